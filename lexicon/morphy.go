package lexicon

import "strings"

// Lemmas are found as WordNet's own morphy does (morphy(7WN)): the list of
// irregular forms first, then the word itself where it is a lemma, then each
// ending that can be taken off or changed, until a lemma comes out. Of words that
// WordNet does not have, the words of the news decide. The cost is one search of
// the table for each rule that fits, five at most.

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
	if l, ok := t.listedLemma(s, pos); ok {
		return l
	}
	if l, ok := t.unlistedLemma(s, pos); ok {
		return l
	}
	return s
}

// listedLemma is the lemma that WordNet has of s.
func (t table) listedLemma(s string, pos POS) (string, bool) {
	if lemma, ok := t.linked(forms, s, pos); ok {
		return lemma, true
	}
	if t.known(s, pos) {
		return s, true
	}
	if head, _, ok := strings.Cut(s, " "); ok {
		return t.phraseLemma(s, head, pos)
	}
	w, ok := t.detach(s, pos, func(w word) bool { return t.hasSense(w, pos) })
	if !ok {
		return "", false
	}
	return t.spelling(w), true
}

// phraseLemma is the lemma of a phrase whose first word carries the ending:
// "shot down", "taking over".
func (t table) phraseLemma(s, head string, pos POS) (string, bool) {
	first, ok := t.listedLemma(head, pos)
	if !ok {
		return "", false
	}
	w, ok := t.find(first, s[len(head):])
	if !ok || !t.hasSense(w, pos) {
		return "", false
	}
	return t.spelling(w), true
}

// baseOften is how many documents with a form there may be for each with its
// base, where WordNet knows neither.
const baseOften = 4

// unlistedLemma is the lemma of a word that WordNet does not have: what it comes
// from by a rule, where the news has that and it is not much rarer than the word,
// as "reuter" is than "reuters"; or, of a noun that the news does not have either,
// what is left without its plural s.
func (t table) unlistedLemma(s string, pos POS) (string, bool) {
	form, ok := t.find(s, "")
	switch {
	case !ok && pos == Noun:
		return withoutPlural(s)
	case !ok || t.hasSenses(form):
		return "", false
	}
	most := t.documents(form)
	w, ok := t.detach(s, pos, func(w word) bool { return baseOften*t.documents(w) >= most })
	if !ok {
		return "", false
	}
	return t.spelling(w), true
}

// withoutPlural takes the s off a plural: new words form it regularly.
func withoutPlural(s string) (string, bool) {
	const leastPlural = 4 // letters
	if len(s) < leastPlural || !strings.HasSuffix(s, "s") {
		return "", false
	}
	for _, end := range []string{"ss", "us", "is"} {
		if strings.HasSuffix(s, end) {
			return "", false
		}
	}
	for _, end := range []string{"ches", "shes", "sses", "xes"} {
		if strings.HasSuffix(s, end) {
			return s[:len(s)-2], true
		}
	}
	return s[:len(s)-1], true
}

// detach takes the endings off s in turn until what is left is good.
func (t table) detach(s string, pos POS, good func(word) bool) (word, bool) {
	for _, e := range endings[pos] {
		stem, ok := strings.CutSuffix(s, e.cut)
		if !ok || len(stem)+len(e.put) < leastStem {
			continue
		}
		if w, ok := t.find(stem, e.put); ok && good(w) {
			return w, true
		}
	}
	return 0, false
}

func (t table) known(s string, pos POS) bool {
	w, ok := t.find(s, "")
	return ok && t.hasSense(w, pos)
}

func (t table) hasSense(w word, pos POS) bool {
	first, last := t.sensesOf(w, pos)
	return first < last
}

// hasSenses reports whether WordNet has w as any part of speech.
func (t table) hasSenses(w word) bool {
	at := t.start(firstSense) + 4*int(w)
	return t.u32(at) < t.u32(at+4)
}
