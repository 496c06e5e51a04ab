package lexicon

import (
	_ "embed"
	"math"
)

// Word vectors tell which words are used in the same company (Pennington et al.
// 2014). They are searched where they lie in vectors.bin, as the word table is,
// and hold integers only, so that a cosine is the same on every machine.
//
//	offset  size  what
//	0       8     "rcvectr" and the version, one byte
//	8       32    SHA-256 of everything after it
//	40      4     vectors
//	44      4     dimensions
//	48      4     key of each vector, ascending: uint32 each
//	        d     then the vectors in that order: int8 for each dimension
//
// Integers are little-endian. A key is the hash of a lemma and its part of
// speech: nothing is spelled out, for no two words of the table that have a
// vector share one.
//
// History: 1, first.
const vectorVersion = 1

const vectorMagic = "rcvectr"

const (
	vecDigest     = 8
	vecBody       = 40
	vecCount      = 40
	vecDimensions = 44
	vecKeys       = 48
)

//go:embed vectors.bin
var embeddedVectors string

// vectors is a table of word vectors as bytes. The embedded one is checked by a
// test, so lookups trust it.
type vectors string

func (v vectors) u32(at int) int { return table(v).u32(at) }

// of is the vector of a lemma, a slice of v; empty where it has none.
func (v vectors) of(lemma string, pos POS) string {
	key := vectorKey(lemma, pos)
	low, high := 0, v.u32(vecCount)
	for low < high {
		if mid := int(uint(low+high) >> 1); v.key(mid) < key {
			low = mid + 1
		} else {
			high = mid
		}
	}
	n, d := v.u32(vecCount), v.u32(vecDimensions)
	if low == n || v.key(low) != key {
		return ""
	}
	at := vecKeys + 4*n + d*low
	return string(v[at : at+d])
}

// key is the i-th key. Keys fill all 32 bits, more than an int may hold.
func (v vectors) key(i int) uint32 { return uint32(v.u32(vecKeys + 4*i)) }

// vectorKey is FNV-1a (Fowler, Noll, Vo) of the part of speech and the lemma.
func vectorKey(lemma string, pos POS) uint32 {
	const offset, prime = 2166136261, 16777619
	h := (uint32(offset) ^ uint32(pos)) * prime
	for i := range len(lemma) {
		h = (h ^ uint32(lemma[i])) * prime
	}
	return h
}

// Company tells how alike the contexts are that two lemmas of one part of speech
// are met in, 0..1. Kinds of one thing and opposites keep the same company: it says
// what two words have to do with each other, not that they mean the same.
func Company(a, b string, pos POS) float64 { return vectors(embeddedVectors).cosine(a, b, pos) }

// cosine of two lemmas, at least 0; 0, too, where one of them has no vector.
func (v vectors) cosine(a, b string, pos POS) float64 {
	va, vb := v.of(a, pos), v.of(b, pos)
	if va == "" || vb == "" {
		return 0
	}
	dot, aa, bb := 0, 0, 0
	for i := range len(va) {
		x, y := int(int8(va[i])), int(int8(vb[i]))
		dot += x * y
		aa += x * x
		bb += y * y
	}
	return float64(max(0, dot)) / math.Sqrt(float64(aa)*float64(bb))
}
