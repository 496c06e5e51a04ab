package annotate

import (
	_ "embed"

	"github.com/recount-news/recount/model"
)

// What the network knows of words beside their spelling comes in two tables, made by
// "recount-train entities"; entity.md is their card. A table is 2^n slots of four
// bytes, a check of a word's hash and its class, both little-endian, read where
// they lie. A slot of class 0 is free; words that are not there have class 0.
var (
	// Classes of words that keep like company: "Houston" beside "Dallas",
	// "Siemens" beside "Bosch".
	//go:embed cluster.bin
	clusterTable string
	// Names of towns and surnames of the world.
	//go:embed known.bin
	knownTable string
)

// Clusters is the number of classes on both levels, and CoarseClusters that of
// the classes of classes among them: class c lies in c % CoarseClusters of these.
const (
	Clusters       = 512
	CoarseClusters = 32
)

// Bits of the classes in the table of names.
const (
	knownCity = 1 << iota
	knownSurname
	knownBits = iota
)

// tableOf is the class of the word with a hash, 0 for one that is not known.
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
