// Package lexicon answers: what is known of this English word?
//
// Its lemmas and parts of speech, how rare it is in news, and its relations to
// other words: synonyms, opposites, the verb a noun is made from. The tables
// are embedded, built by "recount-train lexicon" and never typed by hand.
package lexicon

// POS is a part of speech that the lexicon tells apart.
type POS uint8

// The parts of speech of WordNet.
const (
	Noun POS = iota
	Verb
	Adjective
	Adverb
)
