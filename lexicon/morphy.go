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
	for _, e := range endings[pos] {
		stem, ok := strings.CutSuffix(s, e.cut)
		if !ok || len(stem)+len(e.put) < leastStem {
			continue
		}
		if w, ok := t.find(stem, e.put); ok && t.hasSense(w, pos) {
			return t.spelling(w)
		}
	}
	return s
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

func (t table) hasSense(w word, pos POS) bool {
	first, last := t.sensesOf(w, pos)
	return first < last
}
