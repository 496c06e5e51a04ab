package lexicon

import _ "embed"

// What a noun means kinds of, and whether a verb takes an object, as WordNet has
// it: eight shares a word, in fifteenths, four bits each, in the order of the
// words of words.bin. The table is searched where it lies in kinds.bin.
//
//	offset  size  what
//	0       8     "rckinds" and the version, one byte
//	8       32    SHA-256 of everything after it
//	40      32    the digest of the words.bin whose words it is for
//	72      4     words
//	76      4     of each word, the kinds from the lowest bits up: uint32
//
// Integers are little-endian.
//
// History: 1, first.
const kindVersion = 1

const kindMagic = "rckinds"

const (
	kindDigest = 8
	kindBody   = 40
	kindWords  = 40
	kindCount  = 72
	kindShares = 76
	kindUnit   = 15 // a share is in 1/15
)

//go:embed kinds.bin
var embeddedKinds string

// Kind is a sort of thing that nouns mean, or Transitive.
type Kind uint8

// The kinds.
const (
	Act        Kind = iota // what is done or happens: "attack", "earthquake"
	State                  // what is so for a while: "custody", "emergency"
	Person                 // one of them, or what people are: "minister"
	Group                  // several of them, or what they make up: "crowd", "council"
	Place                  // where something may be, natural or built: "hill", "hospital"
	Instrument             // what something is done with: "knife", "lorry"
	Transitive             // of a verb: it takes an object
	Message                // what is told, and what tells it: "report", "rumour"
	kinds
)

// KindShare is the share of a word's uses, 0..1, that are of a kind: of a noun's
// meanings those that are kinds of it, of a verb's those with an object. It is 0
// for words that are not known, and exact to a thirtieth.
func KindShare(lemma string, k Kind) float64 {
	w, ok := table(embedded).find(lemma, "")
	if !ok {
		return 0
	}
	shares := table(embeddedKinds).u32(kindShares + 4*int(w))
	return float64(shares>>(4*k)&kindUnit) / kindUnit
}
