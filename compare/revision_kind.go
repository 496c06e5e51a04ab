package compare

// What an edit of a copied sentence is: one kind, told by the units that it puts in,
// takes out or exchanges. The surest signs come first, one file a kind; an edit that
// shows none is left to the other comparisons.

import (
	"slices"

	"github.com/recount-news/recount/text"
)

// mostEdited is the number of units of content beyond which an edit is another
// wording, not a change.
const mostEdited = 7

// surelyClose is the closeness from which one word in the place of another was
// changed on purpose, if nothing tells that the two mean the same.
const (
	surelyClose = 0.85
	closeAlone  = 0.75 // the same of a sentence with one edit
)

// leastClose is the closeness of two sentences from which words that differ are
// taken to be changed, rather than chosen anew.
const (
	leastClose      = 0.8
	leastCloseAlone = 0.7 // the same of a sentence with one edit
	nearlySame      = 0.9 // closeness of two sentences of which one is the other with a word or two changed
)

func (r *revision) typeEdit(e *edit) {
	if r.isQuoted(e) {
		return // held word by word in quotation.go
	}
	a, b := r.content(e.w.ua, e.a), r.content(e.w.ub, e.b)
	switch {
	case a > mostEdited || b > mostEdited || a > 3 && b > 3:
		if a == 0 || b == 0 {
			r.clause(e)
		}
		return
	}
	if e.w.close < leastClose && !(e.w.close >= leastCloseAlone && r.isAlone(e)) {
		return
	}
	for _, x := range e.swaps {
		r.swap(e, &e.w.ua[x[0]], &e.w.ub[x[1]])
	}
	if e.alike {
		_ = len(e.typed) > 0 || r.cue(e) || r.opposite(e)
		return
	}
	_ = r.polarity(e) || r.cue(e) || r.cause(e) || r.source(e) || r.hedge(e) || r.value(e) || r.happening(e) || r.clause(e)
}

// isAlone reports whether e is the only edit of its sentence.
func (r *revision) isAlone(e *edit) bool {
	for i := range e.w.edits {
		if o := &e.w.edits[i]; o != e && !o.alike {
			return false
		}
	}
	return true
}

// oneForOne reports an edit that puts one word of content in the place of one.
func (r *revision) oneForOne(e *edit) bool {
	return r.content(e.w.ua, e.a) == 1 && r.content(e.w.ub, e.b) == 1
}

func (r *revision) content(us []unit, ks []int) int {
	n := 0
	for _, k := range ks {
		if us[k].kind != functionWord {
			n++
		}
	}
	return n
}

// isTyped reports whether an edit of the sentence is of a kind.
func (r *revision) isTyped(w *wording, k Kind) bool {
	return slices.ContainsFunc(w.edits, func(e edit) bool { return slices.Contains(e.typed, k) })
}

// isQuoted reports an edit inside the marks of both.
func (r *revision) isQuoted(e *edit) bool {
	in := func(s *side, us []unit, ks []int, near int) bool {
		if len(ks) == 0 {
			return s.inQuote[near] >= 0
		}
		return !slices.ContainsFunc(ks, func(k int) bool { return s.inQuote[us[k].head] < 0 })
	}
	return in(r.A, e.w.ua, e.a, e.nearA) && in(r.B, e.w.ub, e.b, e.nearB)
}

// swap types two units of one sort of which one stands in the place of the other.
func (r *revision) swap(e *edit, x, y *unit) {
	a, b := r.A.unitSpan(x), r.B.unitSpan(y)
	switch x.kind {
	case nameUnit:
		r.swapNames(e, x, y)
	case amountUnit:
		r.swapAmounts(e, r.A.doc.Quantities[r.A.spanItem[x.first]], r.B.doc.Quantities[r.B.spanItem[y.first]], a, b)
	case timeUnit:
		r.swapTimes(e, r.A.doc.Times[r.A.spanItem[x.first]], r.B.doc.Times[r.B.spanItem[y.first]], a, b)
	}
}

// report records what an edit is, with the words of each side that show it.
func (r *revision) report(e *edit, level Level, kind Kind, severity float64, summary string, a, b text.Span) {
	ea, eb := r.evidence(r.A, a, e.nearA, r.ownerA), r.evidence(r.B, b, e.nearB, r.ownerB)
	if kind == Certainty { // of what the claim beside it tells
		ea.span = ea.span.Union(r.A.around(r.A.span(e.nearA), r.ownerA).span)
		eb.span = eb.span.Union(r.B.around(r.B.span(e.nearB), r.ownerB).span)
	}
	switch level {
	case Omission:
		eb = evidence{}
	case Addition:
		ea = evidence{}
	}
	e.typed = append(e.typed, kind)
	if r.strangers && level == Change && (kind == Attribution || kind == Certainty || kind == Relation) {
		return // owed only to the account that the other was made from
	}
	r.add(level, kind, severity, summary, ea, eb, Score{"alignment", 1})
}

// evidence is the words at mark in their claim, or the claim around token near where
// there are none.
func (r *revision) evidence(s *side, mark text.Span, near int, owner []int) evidence {
	if !mark.Empty() {
		return s.around(mark, owner)
	}
	ev := s.around(s.span(near), owner)
	ev.marks = nil
	return ev
}

// bothWords is the edit in the words of both, with a word beside it where one is
// empty.
func (r *revision) bothWords(e *edit) string {
	a, b := e.spanA, e.spanB
	if a.Empty() || b.Empty() {
		a, b = a.Union(r.A.span(e.nearA)), b.Union(r.B.span(e.nearB))
	}
	return against(r.A.words(a), r.B.words(b))
}
