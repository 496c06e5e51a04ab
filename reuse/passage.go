// Package reuse answers: which passages do texts share?
//
// [Pair] finds the passages that two texts have in common, exact or edited,
// wherever they moved to, with byte offsets in both. [Diff] aligns two short
// stretches word by word. [Shared] tells how much of each text the passages
// make up.
//
//	ps := reuse.Pair(a, b)
//	ofA, ofB := reuse.Shared(a, b, ps)
//	for _, p := range ps {
//		fmt.Printf("%q\n%q\n", p.A.Of(a), p.B.Of(b))
//	}
//
// An [Index] does so for millions of texts: [Index.Search] lists those that share
// passages with one, [Index.Pairs] all pairs. It lies in memory ([NewIndex]) or in a
// folder ([WriteIndex], [OpenIndex]), where [Names] tell what its documents are called.
//
// Words alone are compared: letter case, accents, the style of quotation marks,
// punctuation and blanks make no difference, and never decide an alignment. The
// texts must be UTF-8; their language does not matter, but the short list of
// words that carry no content is English.
//
// It does not know meaning: a sentence said anew in other words is no passage.
package reuse

import (
	"cmp"
	"slices"

	"github.com/recount-news/recount/text"
)

// Passage is text that two articles share. A and B begin and end on words that
// are equal in both.
type Passage struct {
	A, B  text.Span
	Words int    // words of A in the passage
	Same  int    // of these, words that are equal in B
	Moved bool   // it stands in another order than its neighbours
	Edits []Edit // in order; none when the passage is exact but for case, marks and blanks
}

// Exact reports whether the passage was taken over word for word.
func (p Passage) Exact() bool { return len(p.Edits) == 0 }

// Op is what an edit does to A to make B.
type Op string

// The edits.
const (
	Insert  Op = "insert"  // A is empty, at the place of insertion
	Delete  Op = "delete"  // B is empty
	Replace Op = "replace" // both hold words
)

// Edit is one difference within a passage or between two stretches of text.
// Its spans run from the first to the last word that differs, with the marks
// between them and none around.
type Edit struct {
	Op   Op
	A, B text.Span
}

// Shared tells which share of the words of a, and of b, stands inside the
// passages ps that [Pair] found in them: 0 for none, 1 for all. A word that
// several passages hold counts once.
func Shared(a, b string, ps []Passage) (ofA, ofB float64) {
	inA, inB := make([]text.Span, len(ps)), make([]text.Span, len(ps))
	for i, p := range ps {
		inA[i], inB[i] = p.A, p.B
	}
	return covered(a, inA), covered(b, inB)
}

// covered is the share of the words of s that lie inside the spans.
func covered(s string, spans []text.Span) float64 {
	slices.SortFunc(spans, func(x, y text.Span) int { return cmp.Compare(x.Start, y.Start) })
	words, inside, reach := 0, 0, 0 // reach: the end of the spans that began before the word
	for w := range eachWord(s) {
		for len(spans) > 0 && spans[0].Start <= w.Start {
			reach = max(reach, spans[0].End)
			spans = spans[1:]
		}
		words++
		if w.End <= reach {
			inside++
		}
	}
	if words == 0 {
		return 0
	}
	return float64(inside) / float64(words)
}
