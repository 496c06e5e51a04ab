// Package lexicon answers: what is known of this English word?
//
// Its lemmas and parts of speech, how rare it is in news, and its relations to
// other words: synonyms, opposites, the verb a noun is made from. The tables
// are embedded, and built by "recount-train lexicon" and "recount-train vectors".
//
//	lexicon.Lemma("wounded", lexicon.Verb)               // "wound"
//	lexicon.Similarity("start", "begin", lexicon.Verb)   // high
//	lexicon.Antonyms("admit", "deny", lexicon.Verb)      // true
//	lexicon.VerbOf("destruction")                        // "destroy", true
//	lexicon.Relate("shoot down", "intercept")            // Near
//
// Words are given in lower case; phrasal verbs with a blank ("shoot down").
// Nothing is loaded at start and no lookup allocates: one takes a fraction of a
// microsecond, [Similarity] one or two. The words, senses and relations are WordNet's
// (Fellbaum 1998); the counts are of news; the vectors, GloVe's (Pennington et al.
// 2014). words.md and vectors.md are the cards of the tables.
//
// It does not look at context: which meaning a word has here is not known, so
// relations are weighed by how usual the meanings are that they hold between.
package lexicon

import (
	"math"
	"strings"
)

// POS is a part of speech that the lexicon tells apart.
type POS uint8

// The parts of speech of WordNet.
const (
	Noun POS = iota
	Verb
	Adjective
	Adverb
)

// Lemma is the dictionary form of word as pos: "wounded" is "wound" and "mice"
// "mouse". A word that neither WordNet nor the news has is its own lemma, save that
// as a noun it loses a plural s.
func Lemma(word string, pos POS) string { return table(embedded).lemma(word, pos) }

// Known reports whether lemma is in WordNet as pos.
func Known(lemma string, pos POS) bool { return table(embedded).known(lemma, pos) }

// Rarity is the inverse document frequency of a lemma or a form in news, in
// nats: ln(1 + documents/documents with it). It runs from about 0.7 for words
// that every article has to about 8 for words that were never seen.
func Rarity(lemma string) float64 {
	t := table(embedded)
	with := 1
	if w, ok := t.find(lemma, ""); ok {
		with = t.documents(w)
	}
	return math.Log1p(float64(t.u32(headDocuments)) / float64(with))
}

// VerbOf is the verb that a noun of event is made from: "die" for "death",
// "launch" for "launch". Nouns that mean people or things have none here, so
// that "driver" is not taken for an event; see [Related] for these. A noun in
// -ing that WordNet does not have ("shelling") is its verb's.
func VerbOf(noun string) (verb string, ok bool) {
	return table(embedded).verbOf(noun)
}

func (t table) verbOf(noun string) (verb string, ok bool) {
	if verb, ok := t.linked(verbs, noun, Noun); ok || !strings.HasSuffix(noun, "ing") || t.known(noun, Noun) {
		return verb, ok
	}
	verb = t.lemma(noun, Verb)
	return verb, verb != noun
}

// Eventful is the share of a noun's uses, 0..1, in which it means something done
// or something that happens: near 1 for "attack", a quarter for "drone". It is 0
// for nouns that are made from no verb.
func Eventful(noun string) float64 {
	t := table(embedded)
	w, ok := t.find(noun, "")
	if !ok {
		return 0
	}
	first, last := t.linksOf(verbs, w, Noun)
	if first == last {
		return 0
	}
	return t.link(verbs, first).share()
}

// NounOf is the noun of event that is made from a verb: "death" for "die".
func NounOf(verb string) (noun string, ok bool) {
	return table(embedded).linked(nouns, verb, Verb)
}

// linked is the first word that the list s links to.
func (t table) linked(s section, from string, pos POS) (string, bool) {
	w, ok := t.find(from, "")
	if !ok {
		return "", false
	}
	first, last := t.linksOf(s, w, pos)
	if first == last {
		return "", false
	}
	return t.spelling(t.link(s, first).to()), true
}
