package reuse

import (
	"iter"

	"github.com/recount-news/recount/text"
)

// maxCells bounds the table of one alignment (one byte a cell). Longer
// stretches are aligned between the equal runs that they share, and a gap
// between these that is larger still counts as replaced.
const maxCells = 1 << 18

// Diff tells which words of a must be edited to make b. Words are compared as in
// [Pair]: marks, case and blanks are no difference. Edits are in order, at least
// one equal word lies between two of them, and nothing comes out where the words
// are all equal.
//
// As many words as possible are left equal, words with content before others,
// with the edits together where that is as good. Beyond some 500 words to be
// aligned on each side the result may be a few edits from the best. The cost is
// O(n·m), bounded for texts of any length.
func Diff(a, b string) []Edit {
	return NewTexts(a, b).Diff(0, 1)
}

// Texts are texts whose words are known, to be held against each other many times.
type Texts struct {
	texts []string
	words [][]word
}

// NewTexts splits texts into words.
func NewTexts(texts ...string) *Texts {
	bytes := 0
	for _, s := range texts {
		bytes += len(s)
	}
	v := newVocabulary(bytes)
	t := &Texts{texts, make([][]word, len(texts))}
	for i, s := range texts {
		t.words[i] = v.split(s)
	}
	return t
}

// Diff is [Diff] of texts i and j.
func (t *Texts) Diff(i, j int) []Edit {
	a, b := t.words[i], t.words[j]
	return edits(t.texts[i], t.texts[j], a, b, alignAny(a, b))
}

// Words yields the words of text i and a number for each, which is one wherever
// [Diff] takes words for equal.
func (t *Texts) Words(i int) iter.Seq2[text.Span, int] {
	return func(yield func(text.Span, int) bool) {
		for _, w := range t.words[i] {
			if !yield(w.span, int(w.id)) {
				return
			}
		}
	}
}

// alignAny gives the equal runs of an alignment of texts of any length.
func alignAny(a, b []word) []run {
	var al aligner
	front, back := commonEnds(a, b)
	if (len(a)-front-back)*(len(b)-front-back) <= maxCells {
		return al.align(nil, a, b, 0, 0)
	}
	return al.between(a, b, heaviestRuns(a, runs(a, b)))
}

// heaviestRuns picks the runs that are in order in both texts and weigh most.
func heaviestRuns(a []word, rs []run) []run {
	sum := weights(nil, a)
	items := make([]ordered, len(rs))
	for i, r := range rs {
		items[i] = ordered{a: r.a, b: r.b, weight: sum[r.a+r.n] - sum[r.a]}
	}
	var out []run
	for _, i := range heaviestOrder(items) {
		r := rs[i]
		if k := len(out) - 1; k >= 0 {
			over := max(0, out[k].a+out[k].n-r.a, out[k].b+out[k].n-r.b)
			r = run{r.a + over, r.b + over, r.n - over}
		}
		if r.n > 0 {
			out = append(out, r)
		}
	}
	return out
}

// between aligns what lies between the anchors, which are in order, and before
// and after them, and gives the equal runs of the whole.
func (al *aligner) between(a, b []word, anchors []run) []run {
	out := make([]run, 0, 2*len(anchors)+4)
	i, j := 0, 0
	for _, r := range append(anchors[:len(anchors):len(anchors)], run{len(a), len(b), 0}) {
		if (r.a-i)*(r.b-j) <= maxCells {
			out = al.align(out, a[i:r.a], b[j:r.b], i, j)
		}
		out = appendRun(out, r)
		i, j = r.a+r.n, r.b+r.n
	}
	return out
}

// edits turns what lies outside the equal runs into edits.
func edits(ta, tb string, a, b []word, equal []run) []Edit {
	var out []Edit
	i, j := 0, 0
	for _, r := range append(equal[:len(equal):len(equal)], run{len(a), len(b), 0}) {
		if r.a > i || r.b > j {
			e := Edit{Replace, cover(ta, a, i, r.a), cover(tb, b, j, r.b)}
			switch {
			case r.a == i:
				e.Op = Insert
			case r.b == j:
				e.Op = Delete
			}
			out = append(out, e)
		}
		i, j = r.a+r.n, r.b+r.n
	}
	return out
}

// cover is the span of words[i:j]; where that is none, the empty span before
// word i, or after the last.
func cover(s string, words []word, i, j int) text.Span {
	switch {
	case i < j:
		return text.Span{Start: words[i].span.Start, End: words[j-1].span.End}
	case i < len(words):
		return text.Span{Start: words[i].span.Start, End: words[i].span.Start}
	case i > 0:
		return text.Span{Start: words[i-1].span.End, End: words[i-1].span.End}
	}
	return text.Span{Start: len(s), End: len(s)}
}
