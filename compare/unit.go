package compare

// Units: the words of a sentence as a copy editor counts them.
//
// An amount, a time and a name are one unit each, whatever number of words they
// have, so that "35" and "thirty-five" stand against each other as a whole; every
// other word is one by itself. Marks are none.

import (
	"strings"

	"github.com/recount-news/recount/document"
)

// unit is a word, or the words of an amount, a time or a name together.
type unit struct {
	first, last int // tokens [first, last)
	head        int // the token that the others hang on
	kind        unitKind
	entry       int    // in the vocabulary, -1 for words without content
	word        string // in small letters
	lemma       string
	weight      float64 // what it is worth to find it on the other side
}

type unitKind uint8

const (
	functionWord unitKind = iota
	verbWord
	nounWord
	otherWord // adjectives and adverbs
	nameUnit
	amountUnit
	timeUnit
)

// worth of a unit in an alignment.
const (
	contentWorth  = 1.0
	functionWorth = 0.4
)

// unitsOf lists the units of sentence i.
func (s *side) unitsOf(i int) []unit {
	if s.units[i] != nil {
		return s.units[i]
	}
	sent := &s.doc.Sentences[i]
	out := make([]unit, 0, sent.Last-sent.First)
	for t := sent.First; t < sent.Last; {
		u := s.unitAt(t, sent.Last)
		if u.weight > 0 {
			out = append(out, u)
		}
		t = u.last
	}
	s.units[i] = out
	return out
}

// unitAt is the unit that begins at token t; one of no worth is a mark.
func (s *side) unitAt(t, end int) unit {
	if last := s.spanEnd[t]; last > t && last <= end {
		return s.spanUnit(t, last)
	}
	tok := s.token(t)
	u := unit{first: t, last: t + 1, head: t, entry: -1, word: asciiLower(s.wordOf(t)), lemma: strings.ToLower(tok.Lemma), weight: functionWorth}
	if s.termOf[t] >= 0 {
		u.entry = s.termAt(t)
	}
	switch tok.UPOS {
	case document.PUNCT:
		u.weight = 0
	case document.VERB:
		u.kind, u.weight = verbWord, contentWorth
	case document.NOUN, document.PROPN, document.X, document.SYM, document.NUM:
		u.kind, u.weight = nounWord, contentWorth
	case document.ADJ, document.ADV:
		u.kind, u.weight = otherWord, contentWorth
	}
	if u.kind != functionWord && (u.entry < 0 || emptyWords[u.lemma]) {
		u.kind, u.weight = functionWord, functionWorth
	}
	return u
}

// spanUnit is the unit of the amount, time or name that fills tokens [first, last).
func (s *side) spanUnit(first, last int) unit {
	u := unit{first: first, last: last, head: last - 1, entry: -1, weight: contentWorth}
	u.word = asciiLower(s.words(s.span(first).Union(s.span(last - 1))))
	u.lemma = u.word
	for t := first; t < last; t++ {
		if s.termOf[t] >= 0 {
			u.head = t
			u.entry = s.termAt(t)
		}
	}
	u.kind = s.spanKind[first]
	return u
}

// readUnits notes where amounts, times and names begin and end.
func (s *side) readUnits() {
	s.spanEnd = make([]int, len(s.doc.Tokens))
	s.spanKind = make([]unitKind, len(s.doc.Tokens))
	s.units = make([][]unit, len(s.doc.Sentences))
	s.spanItem = make([]int, len(s.doc.Tokens))
	note := func(first, last int, kind unitKind, item int) {
		if first < last {
			s.spanEnd[first], s.spanKind[first], s.spanItem[first] = last, kind, item
			clear(s.spanEnd[first+1 : last])
		}
	}
	for m := range s.doc.Mentions {
		switch men := &s.doc.Mentions[m]; men.Form {
		case document.Named, document.NamePart, document.Demonym:
			note(men.First, men.Last, nameUnit, m)
		}
	}
	for i := range s.doc.Quantities {
		first, last := s.doc.TokensIn(s.doc.Quantities[i].Span)
		if !emptyAmount(s, &s.doc.Quantities[i]) {
			note(first, last, amountUnit, i)
		}
	}
	for i := range s.doc.Times {
		first, last := s.doc.TokensIn(s.doc.Times[i].Span)
		note(first, last, timeUnit, i)
	}
}
