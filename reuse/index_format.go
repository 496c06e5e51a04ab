package reuse

// The file of a segment, version 2. Numbers are little endian.
//
//	offset  bytes
//	0       8        "RCNTREUS"
//	8       4        version, 2
//	12      4        bits of the directory, d, at most 40
//	16      8        number of records, n
//	24      4        number of the first document that the records name
//	28      4        how many documents the segment holds; some may have no record
//	32      24       zero
//	56      4        CRC-32C of the records and the directory
//	60      4        CRC-32C of the 60 bytes before
//	64      12·n     records, in order of their hash, then of their document:
//	                   8  fingerprint: 48 bits of hash above 16 bits of place, the
//	                      number of its first word modulo 65,536
//	                   4  document
//	64+12n  8·(2^d+1)  directory: for each value of the d highest bits of a hash the
//	                   number of the first record that has them or more, then n
//
// The folder of an index holds segments called N.segment and the file "manifest", one
// line of JSON and one with its CRC-32C as eight hexadecimal digits. What the manifest
// does not name is no part of the index. It is replaced as a whole, after what it
// names has come to rest on the disk. "lock" is held by the one that writes. "names"
// is there when the documents were added with Names (names.go has its lines).
//
// History:
//
//	1  windows of three words with content, every second kept
//	2  words hashed eight bytes at a time (hashword.go)

const (
	segmentMagic   = "RCNTREUS"
	segmentVersion = 2
	headerBytes    = 64
	recordBytes    = 12
	maxDirectory   = 40

	manifestName    = "manifest"
	manifestVersion = 1
	lockName        = "lock"
	segmentSuffix   = ".segment"
	partSuffix      = ".part"
)
