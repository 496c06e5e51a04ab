package annotate

import _ "embed"

// What company a word keeps in a great deal of text is told by its vector in GloVe
// (Pennington et al. 2014), so that the network knows something of "Houston" by
// "Dallas" although it has never learnt from it. The vector is kept as the numbers
// of its pieces (vector_train.go), each of which is a row that the network is fed.
// The table is made by "recount-train entities"; entity.md is its card: 2^n slots,
// each a check of the word's hash, two bytes, little-endian, and the numbers of the
// pieces. A slot whose first number is 0 is free.

//go:embed vector.bin
var vectorTable string

const (
	vectorPieces = 10
	vectorRows   = 256 // of a piece: its centres, and 0 for words without a vector
	vectorSlot   = 2 + vectorPieces
)

// vectorCode is the numbers of a vector's pieces; all 0 for a word that has none.
type vectorCode [vectorPieces]byte

// vectorOf is the vector of the word with a hash.
func vectorOf(table string, hash uint64) (code vectorCode) {
	if at, found := vectorSlotOf(table, hash); found {
		copy(code[:], table[at+2:])
	}
	return code
}

// vectorSlotOf is where the slot of the word with a hash lies, or the free one where
// it would lie.
func vectorSlotOf(table string, hash uint64) (at int, found bool) {
	slots := len(table) / vectorSlot
	if slots == 0 {
		return 0, false
	}
	check := uint16(hash)
	for i := int(hash >> 20 & uint64(slots-1)); ; i = (i + 1) & (slots - 1) {
		at = vectorSlot * i
		s := table[at:][:vectorSlot]
		if s[2] == 0 {
			return at, false
		}
		if uint16(s[0])|uint16(s[1])<<8 == check {
			return at, true
		}
	}
}
