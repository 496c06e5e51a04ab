// Package model answers: which labels, and which head, does each item of a
// sequence get?
//
// A [Network] reads a sequence at once. It is given each item as rows of a table,
// which the caller picks by hashes made with [HashRune] and [Mix]; it knows nothing
// of what they stand for:
//
//	n, err := model.LoadNetwork(data)
//	r := n.Reader()
//	r.Read(rows)                         // n.Inputs() rows an item
//	label := r.Label(set, i)
//	scores := r.Heads()                  // scores.Of(head, dependent)
//	relations := r.Relations(heads)
//
// Weights are integers and so are scores exact sums: the same input gives the
// same answer on every machine. Loading checks the sum of the bytes and keeps
// them where they are; reading allocates nothing once it has met its longest
// sequence.
package model

import (
	"errors"
	"hash/crc32"
)

// ErrFormat is wrapped by every error of [LoadNetwork].
var ErrFormat = errors.New("model: not a model file of this version")

// Best is the class with the highest score; the first of equals.
func Best(scores []int32) int {
	top := 0
	for c, s := range scores {
		if s > scores[top] {
			top = c
		}
	}
	return top
}

// u32 is number i of a table of little-endian uint32.
func u32(s string, i int) uint32 {
	s = s[4*i : 4*i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// checksum is the CRC-32C of s, taken in pieces so as not to copy it whole.
func checksum(s string) uint32 {
	var piece [1 << 12]byte
	sum := uint32(0)
	for len(s) > 0 {
		n := copy(piece[:], s)
		sum = crc32.Update(sum, castagnoli, piece[:n])
		s = s[n:]
	}
	return sum
}
