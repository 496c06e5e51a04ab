package reuse

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
)

// posting is a fingerprint of a document.
type posting struct {
	print fingerprint
	doc   uint32
}

// segment is a sorted part of an index that does not change any more: its bytes are
// those of its file, in memory or mapped from it.
type segment struct {
	name      string // of its file, "" in memory
	records   []byte
	directory []byte
	shift     uint // of a hash, to its place in the directory
	count     int
	first     uint32 // document
	docs      uint32
	sum       uint32
	unmap     func() error // nil in memory
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// remedy is what to do about a file that is not as it was written.
const remedy = "restore it from a copy, or index anew"

var errNoSegment = fmt.Errorf("byte 0: it is no segment of an index; %s", remedy)

// damaged tells of a file that is not as it was written, from the byte at on.
func damaged(at uint64, format string, args ...any) error {
	return fmt.Errorf("byte %d: %s; %s", at, fmt.Sprintf(format, args...), remedy)
}

func (s *segment) posting(i int) posting {
	r := s.records[i*recordBytes : i*recordBytes+recordBytes]
	return posting{fingerprint(binary.LittleEndian.Uint64(r)), binary.LittleEndian.Uint32(r[8:])}
}

func (s *segment) hash(i int) uint64 {
	return binary.LittleEndian.Uint64(s.records[i*recordBytes:]) >> placeBits
}

func (s *segment) entry(i uint64) int {
	return int(binary.LittleEndian.Uint64(s.directory[i*8:]))
}

// bucket gives the records among which those of a hash are; none where the directory
// is damaged.
func (s *segment) bucket(hash uint64) (from, to int) {
	at := hash >> s.shift
	from, to = s.entry(at), s.entry(at+1)
	if uint(from) > uint(to) || uint(to) > uint(s.count) {
		return 0, 0
	}
	return from, to
}

// narrow gives the records of a hash among those from from to end; of more than most,
// the first most+1.
func (s *segment) narrow(from, end int, hash uint64, most int) (int, int) {
	for hi := end; from < hi; {
		if mid := int(uint(from+hi) / 2); s.hash(mid) < hash {
			from = mid + 1
		} else {
			hi = mid
		}
	}
	to := from
	for to < end && to-from <= most && s.hash(to) == hash {
		to++
	}
	return from, to
}

// directoryBits is the size of the directory of n records: four to eight a bucket.
func directoryBits(n int) uint { return uint(max(bits.Len(uint(n))-3, 1)) }

// newSegment sorts postings, which are in order of their documents, into a segment.
// It uses scratch, of the same length.
func newSegment(postings, scratch []posting, first, docs uint32) *segment {
	postings = sortPostings(postings, scratch)
	s := &segment{count: len(postings), first: first, docs: docs, records: make([]byte, len(postings)*recordBytes)}
	d := newDirectory(len(postings))
	for i, p := range postings {
		putPosting(s.records[i*recordBytes:], p)
		d.add(p.print.hash())
	}
	s.directory, s.shift = d.bytes(), d.shift
	return s
}

func putPosting(b []byte, p posting) {
	binary.LittleEndian.PutUint64(b, uint64(p.print))
	binary.LittleEndian.PutUint32(b[8:], p.doc)
}

// directory counts records as they come, in order.
type directory struct {
	shift   uint
	entries []uint64
	filled  int // entries that are known
	count   uint64
}

func newDirectory(n int) *directory {
	b := directoryBits(n)
	return &directory{shift: hashBits - b, entries: make([]uint64, 1<<b+1)}
}

func (d *directory) add(hash uint64) {
	for bucket := int(hash >> d.shift); d.filled <= bucket; d.filled++ {
		d.entries[d.filled] = d.count
	}
	d.count++
}

// writeTo writes the entries to out, some at a time.
func (d *directory) writeTo(out io.Writer) error {
	for ; d.filled < len(d.entries); d.filled++ {
		d.entries[d.filled] = d.count
	}
	buf := make([]byte, 0, 1<<16)
	for part := range slices.Chunk(d.entries, cap(buf)/8) {
		buf = buf[:0]
		for _, e := range part {
			buf = binary.LittleEndian.AppendUint64(buf, e)
		}
		if _, err := out.Write(buf); err != nil {
			return err
		}
	}
	return nil
}

// bytes are the entries as they are written.
func (d *directory) bytes() []byte {
	var b bytes.Buffer
	b.Grow(8 * len(d.entries))
	_ = d.writeTo(&b) // a buffer takes all
	return b.Bytes()
}

// sortPostings sorts by hash and leaves the order of equal ones: radix sort, four
// passes of twelve bits. The result is in postings.
func sortPostings(postings, scratch []posting) []posting {
	const digit = 12
	from, to := postings, scratch[:len(postings)]
	for shift := uint(placeBits); shift < 64; shift += digit {
		var starts [1 << digit]int
		for _, p := range from {
			starts[uint64(p.print)>>shift&(1<<digit-1)]++
		}
		sum := 0
		for i, n := range starts {
			starts[i], sum = sum, sum+n
		}
		for _, p := range from {
			at := &starts[uint64(p.print)>>shift&(1<<digit-1)]
			to[*at] = p
			*at++
		}
		from, to = to, from
	}
	return from
}

// readSegment takes data, the bytes of a file, for a segment. It looks at the first
// bytes only, so that an index opens at once however large it is. What it accepts can
// be searched without harm, whatever stands behind them; whether that is as it was
// written verify tells.
func readSegment(data []byte) (*segment, error) {
	if len(data) < headerBytes || string(data[:8]) != segmentMagic {
		return nil, errNoSegment
	}
	le := binary.LittleEndian
	if v := le.Uint32(data[8:]); v != segmentVersion {
		return nil, fmt.Errorf("byte 8: version %d of a segment, and this program reads %d; use the program that wrote it, or index anew", v, segmentVersion)
	}
	if crc32.Checksum(data[:60], castagnoli) != le.Uint32(data[60:]) {
		return nil, damaged(0, "its first %d bytes are damaged", headerBytes)
	}
	b, n, first, docs := le.Uint32(data[12:]), le.Uint64(data[16:]), le.Uint32(data[24:]), le.Uint32(data[28:])
	body := uint64(len(data) - headerBytes)
	if b < 1 || b > maxDirectory || n > body/recordBytes || body != n*recordBytes+8*(1<<b+1) {
		return nil, damaged(uint64(len(data)), "it ends here, and should not, by what it says of itself")
	}
	if uint64(first)+uint64(docs) > math.MaxUint32 {
		return nil, damaged(24, "it numbers more documents than there can be")
	}
	end := headerBytes + int(n)*recordBytes
	return &segment{records: data[headerBytes:end], directory: data[end:], shift: hashBits - uint(b),
		count: int(n), first: first, docs: docs, sum: le.Uint32(data[56:])}, nil
}

// verify holds the records and the directory against their checksum.
func (s *segment) verify() error {
	if s.name == "" {
		return nil
	}
	if crc32.Update(crc32.Checksum(s.records, castagnoli), castagnoli, s.directory) != s.sum {
		return damaged(s.firstWrong(), "the records or the directory behind them are not what was written")
	}
	return nil
}

// firstWrong is the first byte that is seen to be wrong: of a record that is out of
// order, of a document that the segment does not hold, or of a directory that is none.
func (s *segment) firstWrong() uint64 {
	for i := range s.count {
		if p := s.posting(i); p.doc-s.first >= s.docs || i > 0 && p.print.hash() < s.hash(i-1) {
			return uint64(headerBytes + i*recordBytes)
		}
	}
	last := 0
	for i := range len(s.directory) / 8 {
		e := s.entry(uint64(i))
		if e < last || e > s.count {
			return uint64(headerBytes + s.count*recordBytes + 8*i)
		}
		last = e
	}
	return headerBytes
}

// header is the first bytes of the file.
func (s *segment) header() []byte {
	le := binary.LittleEndian
	h := make([]byte, headerBytes)
	copy(h, segmentMagic)
	le.PutUint32(h[8:], segmentVersion)
	le.PutUint32(h[12:], uint32(hashBits-s.shift))
	le.PutUint64(h[16:], uint64(s.count))
	le.PutUint32(h[24:], s.first)
	le.PutUint32(h[28:], s.docs)
	le.PutUint32(h[56:], s.sum)
	le.PutUint32(h[60:], crc32.Checksum(h[:60], castagnoli))
	return h
}

// writeMerged writes the records of segs, whose documents follow each other, to a
// file of the folder dir: first under another name, which is changed when all has
// come to rest on the disk. Records of the documents gone are left out.
func writeMerged(dir, name string, segs []*segment, gone map[uint32]bool) (err error) {
	part := filepath.Join(dir, name+partSuffix)
	f, err := os.Create(part)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(part)
		}
	}()
	if _, err = f.Seek(headerBytes, io.SeekStart); err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	sum := crc32.New(castagnoli)
	head, err := mergeTo(io.MultiWriter(out, sum), segs, gone)
	if err != nil {
		return err
	}
	if err = out.Flush(); err != nil {
		return err
	}
	head.sum = sum.Sum32()
	if _, err = f.WriteAt(head.header(), 0); err != nil {
		return err
	}
	return settle(f, filepath.Join(dir, name))
}

// settle brings f to rest on the disk and gives it its name.
func settle(f *os.File, name string) error {
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(name))
}
