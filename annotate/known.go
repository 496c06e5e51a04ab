package annotate

import (
	_ "embed"

	"github.com/recount-news/recount/model"
)

// The names of towns and surnames of the world, made by "recount-train entities";
// entity.md is the card of the table. It is 2^n slots of four bytes, a check of the
// hash of a name and its class, both little-endian, read where they lie. A slot of
// class 0 is free; names that are not there have class 0.
//
//go:embed known.bin
var knownTable string

// Bits of the classes in the table of names.
const (
	knownCity = 1 << iota
	knownSurname
	knownBits = iota
)

// tableOf is the class of the name with a hash, 0 for one that is not known.
func tableOf(table string, hash uint64) uint16 {
	slots := len(table) / tableSlot
	if slots == 0 {
		return 0
	}
	check := uint16(hash)
	for i := int(hash >> 20 & uint64(slots-1)); ; i = (i + 1) & (slots - 1) {
		s := table[tableSlot*i : tableSlot*i+tableSlot]
		class := uint16(s[2]) | uint16(s[3])<<8
		if class == 0 || uint16(s[0])|uint16(s[1])<<8 == check {
			return class
		}
	}
}

const tableSlot = 4

// wordHash is the hash that features and tables know a word by: small letters,
// every digit a 0.
func wordHash(word string) uint64 {
	h := model.HashStart
	for _, r := range word {
		small, _ := simplify(r)
		h = model.HashRune(h, small)
	}
	return h
}

// cityWords is how many words the name of a town has at most.
const cityWords = 4

// joinHash carries the hash of the words before on by the nth.
func joinHash(before, word uint64, n int) uint64 {
	if n == 0 {
		return word
	}
	return model.Mix(before, word)
}
