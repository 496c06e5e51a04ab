package lexicon

import "strings"

// Reading tells which parts of speech a spelling can be: bit p stands for the
// lemma of part of speech p, bit 4+p for an inflected form of such a lemma.
// "left" is an adjective, noun and adverb, and a form of a verb.
type Reading uint8

// Lemma is the bit of a lemma of part of speech p.
func (p POS) Lemma() Reading { return 1 << p }

// Form is the bit of an inflected form of part of speech p.
func (p POS) Form() Reading { return 1 << (4 + p) }

// ReadingOf is what WordNet and the endings of English make of word, which is
// in lower case: 0 for a word that they do not know. It says less than [Lemma]
// and [Known] would, word class by word class, and takes a fifth of the time.
func ReadingOf(word string) Reading { return table(embedded).reading(word) }

func (t table) reading(s string) Reading {
	var r Reading
	w, found := t.find(s, "")
	for p := range POS(len(endings)) {
		if found && t.hasSense(w, p) {
			r |= p.Lemma()
		}
		if found && t.isIrregular(w, p) {
			r |= p.Form()
		}
	}
	if n := len(s); n > 2 && strings.IndexByte("sdgrtn", s[n-1]) >= 0 {
		r |= t.regular(s)
	}
	return r
}

// isIrregular reports whether w is in the list of irregular forms as p.
func (t table) isIrregular(w word, p POS) bool {
	first, last := t.linksOf(forms, w, p)
	return first < last
}

// regular is the bits of the forms that the rules of detachment make s.
func (t table) regular(s string) Reading {
	var r Reading
	for p := range POS(len(endings)) {
		if _, ok := t.detach(s, p, func(w word) bool { return t.hasSense(w, p) }); ok {
			r |= p.Form()
		}
	}
	return r
}
