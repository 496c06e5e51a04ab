package lexicon

import "strings"

// Lemmas are found as WordNet's own morphy does (morphy(7WN)): the list of
// irregular forms first, then the word itself where it is a lemma, then each
// ending that can be taken off or changed, until a lemma comes out. The cost is
// one search of the table for each rule that fits, five at most.

// ending is a rule of detachment: a word that ends in cut may have the lemma
// with put in its place.
type ending struct{ cut, put string }

// The rules of WordNet, in its order. Adverbs have none.
var endings = [...][]ending{
	Noun:      {{"s", ""}, {"ses", "s"}, {"ves", "f"}, {"xes", "x"}, {"zes", "z"}, {"ches", "ch"}, {"shes", "sh"}, {"men", "man"}, {"ies", "y"}},
	Verb:      {{"s", ""}, {"ies", "y"}, {"es", "e"}, {"es", ""}, {"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""}},
	Adjective: {{"er", ""}, {"est", ""}, {"er", "e"}, {"est", "e"}},
	Adverb:    {},
}

// leastStem is the fewest letters of a lemma that a rule may leave, so that
// "us", "as" and "is" are not plurals of letters.
const leastStem = 2

// baseOften is how many documents with a form there may be for each with its
// base, where WordNet knows neither.
const baseOften = 4

func (t table) lemma(s string, pos POS) string {
	if int(pos) >= len(endings) {
		return s
	}
	if lemma, ok := t.linked(forms, s, pos); ok {
		return lemma
	}
	if t.known(s, pos) {
		return s
	}
	if head, _, ok := strings.Cut(s, " "); ok {
		return t.phraseLemma(s, head, pos)
	}
	if w, ok := t.detach(s, pos, -1); ok {
		return t.spelling(w)
	}
	if form, ok := t.find(s, ""); ok && !t.hasSenses(form) {
		if w, ok := t.detach(s, pos, t.documents(form)); ok {
			return t.spelling(w)
		}
	}
	return s
}

// detach takes the ending off s and looks for a lemma in what is left. With
// documents given, it looks among the words of the news that WordNet lacks: one
// is taken for the base of s ("airstrike" of "airstrikes") where it is not much
// rarer than s, as "reuter" would be.
func (t table) detach(s string, pos POS, documents int) (word, bool) {
	for _, e := range endings[pos] {
		stem, ok := strings.CutSuffix(s, e.cut)
		if !ok || len(stem)+len(e.put) < leastStem {
			continue
		}
		w, ok := t.find(stem, e.put)
		if ok && (t.hasSense(w, pos) || documents >= 0 && baseOften*t.documents(w) >= documents) {
			return w, true
		}
	}
	return 0, false
}

// phraseLemma is the lemma of a phrase whose first word carries the ending:
// "shot down", "taking over".
func (t table) phraseLemma(s, head string, pos POS) string {
	if w, ok := t.find(t.lemma(head, pos), s[len(head):]); ok && t.hasSense(w, pos) {
		return t.spelling(w)
	}
	return s
}

func (t table) known(s string, pos POS) bool {
	w, ok := t.find(s, "")
	return ok && t.hasSense(w, pos)
}

// hasSenses reports whether WordNet has w as any part of speech.
func (t table) hasSenses(w word) bool {
	at := t.start(firstSense) + 4*int(w)
	return t.u32(at) < t.u32(at+4)
}

func (t table) hasSense(w word, pos POS) bool {
	first, last := t.sensesOf(w, pos)
	return first < last
}
