package compare

// Which quotations of two accounts give the same words.
//
// Two are one where most words of the shorter, and most of those that carry
// content, are in the other in order (reuse.Diff). Only quotations that have enough
// words of content in common, in whatever order, are held against each other so.
//
// Cost: for each quotation of B the places where A has its words of content, and
// one alignment for each of A's that is left.

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/reuse"
	"github.com/recount-news/recount/text"
)

// leastQuoted is the share of the words of the shorter quotation that the longer one
// must have, and of those with content.
const leastQuoted = 0.6

// quoteMatcher holds the quotations of B against those of A.
type quoteMatcher struct {
	a, b   []quoteWords
	texts  *reuse.Texts // the words of A's, then those of B's
	fields [][]int      // by word of texts, the words of content of A that have it
	owner  []int        // by word of content of A, its quotation

	// Scratch: the last quotation of B, plus one, that has a word of content of A,
	// and that shares any with a quotation of A; and how many it shares.
	seen, met, shared []int
}

// quoteWords is what is known of the words of one quotation.
type quoteWords struct {
	words, low     string
	count, content int
}

func (f *finder) newQuoteMatcher() *quoteMatcher {
	m := &quoteMatcher{a: quoteWordsOf(f.A, f.A.quotes), b: quoteWordsOf(f.B, f.B.quotes)}
	var texts []string
	for _, qs := range [2][]quoteWords{m.a, m.b} {
		for i := range qs {
			texts = append(texts, qs[i].words)
		}
	}
	m.texts = reuse.NewTexts(texts...)
	for i := range m.a {
		m.enter(i)
	}
	m.seen, m.met, m.shared = make([]int, len(m.owner)), make([]int, len(m.a)), make([]int, len(m.a))
	return m
}

func quoteWordsOf(s *side, qs []claim.Quotation) []quoteWords {
	out := make([]quoteWords, len(qs))
	for i := range qs {
		w := s.words(qs[i].Content)
		out[i] = quoteWords{w, strings.ToLower(w), wordCount(w), contentWords(w)}
	}
	return out
}

// enter enters the words of content of quotation i of A. One may be several words
// to reuse: "and/or".
func (m *quoteMatcher) enter(i int) {
	fields := contentSpans(m.a[i].words)
	for span, word := range m.texts.Words(i) {
		for len(fields) > 0 && fields[0].End <= span.Start {
			fields = fields[1:]
			m.owner = append(m.owner, i)
		}
		if len(fields) > 0 && fields[0].Overlaps(span) {
			for len(m.fields) <= word {
				m.fields = append(m.fields, nil)
			}
			m.fields[word] = append(m.fields[word], len(m.owner))
		}
	}
	for range fields {
		m.owner = append(m.owner, i)
	}
}

// contentSpans are the places of the words that contentWords counts.
func contentSpans(s string) []text.Span {
	var out []text.Span
	at := 0
	for w := range strings.FieldsSeq(s) {
		at += strings.Index(s[at:], w)
		if contentWords(w) > 0 {
			out = append(out, text.Span{Start: at, End: at + len(w)})
		}
		at += len(w)
	}
	return out
}

// candidates are the quotations of A that may have the words of quotation j of B,
// in order: those that share words of content enough, and those without any.
func (m *quoteMatcher) candidates(j int) []int {
	var out []int
	for i := range m.a {
		if m.a[i].content == 0 || m.b[j].content == 0 {
			out = append(out, i)
		}
	}
	var touched []int
	for _, word := range m.texts.Words(len(m.a) + j) {
		if word >= len(m.fields) {
			continue
		}
		for _, field := range m.fields[word] {
			if m.seen[field] == j+1 {
				continue
			}
			m.seen[field] = j + 1
			i := m.owner[field]
			if m.met[i] != j+1 {
				m.met[i], m.shared[i] = j+1, 0
				touched = append(touched, i)
			}
			m.shared[i]++
		}
	}
	for _, i := range touched {
		if least := min(m.a[i].content, m.b[j].content); least > 0 && float64(m.shared[i]) >= leastQuoted*float64(least) {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// same reports whether quotation i of A and j of B are one, and how their words
// differ.
func (m *quoteMatcher) same(i, j int) (quoted, bool) {
	a, b := &m.a[i], &m.b[j]
	fewest := min(a.count, b.count)
	if fewest == 0 || fewest <= shortQuote && !strings.Contains(a.low+"\n"+b.low, strings.ToLower(shorter(a.words, b.words))) {
		return quoted{}, false
	}
	q := quoted{kept: a.count, edits: m.texts.Diff(i, len(m.a)+j)}
	content := a.content
	for _, e := range q.edits {
		q.kept -= wordCount(e.A.Of(a.words))
		content -= contentWords(e.A.Of(a.words))
	}
	return q, float64(q.kept) >= leastQuoted*float64(fewest) && (q.kept > shortQuote || q.kept == fewest) &&
		float64(content) >= leastQuoted*float64(min(a.content, b.content))
}
