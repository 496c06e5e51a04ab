package claim

// How many people some words count.

import (
	"math"
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
)

// exactly is the count of n people.
func exactly(n float64, s text.Span) quantity.Quantity {
	return quantity.Quantity{Span: s, Number: s, Kind: quantity.Cardinal, Value: n, Low: n, High: n, Step: 1}
}

// people fills in how many people the words that token t heads are; false where they
// are no people, or nobody can tell how many.
func (h *harmReader) people(out *toll, t int) bool {
	tok := &h.d.Tokens[t]
	if h.hasWord(t, "each") || h.hasWord(t, "every") {
		return false
	}
	if h.isNone(t) {
		if !h.isPerson(t) {
			return false
		}
		out.count = exactly(0, tok.Span)
		return true
	}
	if tok.UPOS == document.NUM && t > 1 && h.word(t-1) == "of" && h.d.Tokens[t-2].XPOS == "NN" && isHuman(strings.ToLower(h.d.Tokens[t-2].Lemma)) {
		out.head, t = t-2, t-2 // "a father of five"
		tok = &h.d.Tokens[t]
	}
	h.mark(out, t)
	size := sizes[strings.ToLower(tok.Lemma)]
	if n := h.familyOf(t); n > 0 {
		size = n
	}
	if q, ok := h.numberFor(t, out.token); ok && size == 0 {
		if !h.isPerson(t) {
			return false
		}
		out.count = q
		if q.Low == 1 && q.High == 1 {
			out.single, out.counted = true, true
		}
		return true
	}
	if size == 0 && !h.isPerson(t) {
		return false
	}
	switch {
	case h.hasWord(t, "both"), h.word(t) == "both":
		out.count = exactly(2, tok.Span)
	case size > 0:
		out.count = exactly(size, tok.Span)
	case isPlural(h.word(t)) || tok.XPOS == "NNPS":
		return false
	case tok.XPOS == "NNS":
		out.count = exactly(2, tok.Span)
		out.count.High, out.count.Vague, out.uncounted = math.Inf(1), true, true
	case out.harm == dead && h.rank(t, out.token) > 1:
		out.count, out.ranked = exactly(h.rank(t, out.token), tok.Span), true
	default:
		out.count, out.single = exactly(1, tok.Span), true
	}
	return true
}

// sizes are the nouns that say how many people they mean.
var sizes = map[string]float64{"couple": 2, "pair": 2, "duo": 2, "twin": 2, "trio": 3, "triplet": 3}

// rank is how many have come to harm when t, the subject of p, has: 3 for "a third
// victim died"; or 0.
func (h *harmReader) rank(t, p int) float64 {
	if h.d.Tokens[t].Head != p {
		return 0
	}
	for _, c := range h.tree.Children(t) {
		if n := ranks[h.word(int(c))]; n > 0 {
			return n
		}
	}
	return 0
}

var ranks = map[string]float64{"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}

// familyOf is how many a family or a group is of, "a family of five", or 0.
func (h *harmReader) familyOf(t int) float64 {
	if w := h.d.Tokens[t].Lemma; w != "family" && w != "group" && w != "party" {
		return 0
	}
	if n := h.nmodBy(t, "of"); n >= 0 && h.d.Tokens[n].UPOS == document.NUM {
		if q, ok := h.numberOf(n); ok {
			return q.Value
		}
	}
	return 0
}

func isPlural(word string) bool {
	switch word {
	case "they", "them", "people", "others", "these", "those", "we", "us", "all", "who", "some", "many", "several", "themselves":
		return true
	}
	return false
}

// isBack reports words that mean people told of before: "the four", "all three", "both".
func (h *harmReader) isBack(t int) bool {
	for _, c := range h.tree.Children(t) {
		switch h.word(int(c)) {
		case "the", "all", "both", "these", "those":
			return true
		}
	}
	return h.word(t) == "both"
}

// mark notes words that set the people apart from those told of before.
func (h *harmReader) mark(out *toll, t int) {
	if l := h.word(t); l == "another" || l == "others" || l == "other" {
		out.more = true
	}
	for _, c := range h.tree.Children(t) {
		switch h.word(int(c)) {
		case "other", "another", "more", "additional", "second", "third", "fourth", "fifth", "else":
			out.more = true
		case "of":
		}
		if tok := &h.d.Tokens[c]; tok.Rel == "nmod" && h.caseOf(int(c)) == "of" {
			switch h.word(int(c)) {
			case "them", "those", "whom", "victims":
				out.part = true
			}
		}
	}
}

// hasWord reports whether a dependent of t is that word.
func (h *harmReader) hasWord(t int, word string) bool {
	for _, c := range h.tree.Children(t) {
		if h.word(int(c)) == word {
			return true
		}
	}
	return false
}

// numberFor is the number of the people t whom p is said of: of "one of five men shot"
// five were shot, of "one of five men died" one died.
func (h *harmReader) numberFor(t, p int) (quantity.Quantity, bool) {
	if n := h.tree.Child(t, "nummod"); n >= 0 && h.d.Tokens[p].Head == t {
		if q := quantity.Numbers(h.d.Text(h.d.Tokens[n].Span)); len(q) == 1 && n > 1 && h.word(n-1) == "of" {
			return exactly(q[0].Value, h.d.Tokens[n].Span), true
		}
	}
	return h.numberOf(t)
}

// numberOf is the number of the words that token t heads.
func (h *harmReader) numberOf(t int) (quantity.Quantity, bool) {
	for i := h.firstQuantity(h.d.Tokens[t].Span.Start - mostBefore); i < len(h.d.Quantities); i++ {
		q := h.d.Quantities[i]
		if q.Span.Start > h.d.Tokens[t].Span.End {
			break
		}
		if q.Kind != quantity.Cardinal && q.Kind != quantity.Ratio {
			continue
		}
		first, last := h.d.TokensIn(q.Number)
		for n := first; n < last; n++ {
			if !h.counts(n, t) {
				continue
			}
			if q.Kind == quantity.Ratio {
				return h.numerator(q)
			}
			return q, true
		}
	}
	return quantity.Quantity{}, false
}

// mostBefore is how many bytes before a noun its number may stand.
const mostBefore = 80

// firstQuantity is the index of the first quantity that ends behind offset.
func (h *harmReader) firstQuantity(offset int) int {
	low, high := 0, len(h.d.Quantities)
	for low < high {
		if mid := (low + high) / 2; h.d.Quantities[mid].Span.End <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// counts reports whether number n is the number of noun t: it is t, hangs on it, or
// t hangs on it by "of".
func (h *harmReader) counts(n, t int) bool {
	if n == t {
		return true
	}
	tok := &h.d.Tokens[n]
	if tok.Head == t && (tok.Rel == "nummod" || tok.Rel == "amod" || tok.Rel == "det" || tok.Rel == "compound") {
		return n < t
	}
	return h.d.Tokens[t].Head == n && h.d.Tokens[t].Rel == "nmod" && n < t
}

// numerator is the number that takes a part: the two of "two of the three".
func (h *harmReader) numerator(q quantity.Quantity) (quantity.Quantity, bool) {
	before, _, ok := strings.Cut(h.d.Text(q.Span), " ")
	if !ok {
		return q, false
	}
	if n := quantity.Numbers(before); len(n) == 1 {
		return exactly(n[0].Value, text.Span{Start: q.Span.Start, End: q.Span.Start + len(before)}), true
	}
	return q, false
}

// isPerson reports whether token t heads words for a person or for people.
func (h *harmReader) isPerson(t int) bool {
	tok := &h.d.Tokens[t]
	if m := h.mentionOf[t]; m >= 0 {
		e := &h.d.Entities[h.d.Mentions[m].Entity]
		if e.Type == document.PER {
			return true
		}
		if tok.UPOS == document.PROPN {
			return e.Type == document.MISC && h.personNamed(t) >= 0
		}
	}
	switch tok.UPOS {
	case document.PRON, document.DET:
		return personal[h.word(t)]
	case document.NUM:
		return !h.isTime(t)
	case document.ADJ, document.VERB:
		return true // "the wounded"
	}
	lemma := strings.ToLower(tok.Lemma)
	return isHuman(lemma)
}

var personal = map[string]bool{"he": true, "she": true, "him": true, "her": true, "who": true, "they": true, "them": true, "nobody": true, "one": true, "another": true, "himself": true, "herself": true, "themselves": true,
	"both": true, "none": true, "no-one": true, "themself": true, "his": true}

// isHuman reports a noun for a person or for people, counted one by one.
func isHuman(lemma string) bool {
	return humans[lemma] || lexicon.KindShare(lemma, lexicon.Person) >= leastHuman
}

const leastHuman = 0.35

// humans are nouns for people that the lexicon does not call so.
var humans = map[string]bool{"person": true, "people": true, "other": true, "another": true, "male": true, "female": true, "one": true, "couple": true,
	"pair": true, "trio": true, "clubgoer": true, "firefighter": true, "old": true, "gunshot": false, "life": true, "dead": true, "twin": true}
