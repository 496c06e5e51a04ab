package compare

// Edits that deny what was affirmed, or make it surer or less sure.

import (
	"slices"

	"github.com/recount-news/recount/document"
)

// polarity types a denial put in or taken out.
func (r *revision) polarity(e *edit) bool {
	na, nb := r.negators(r.A, e.w.ua, e.a), r.negators(r.B, e.w.ub, e.b)
	if len(na)%2 == len(nb)%2 || r.deniedElsewhere(e) {
		return false
	}
	if len(e.a) == 0 && r.content(e.w.ub, e.b) > 2 || len(e.b) == 0 && r.content(e.w.ua, e.a) > 2 {
		return false // a clause of its own
	}
	if r.content(e.w.ua, e.a)+r.content(e.w.ub, e.b) > 2 &&
		!slices.ContainsFunc(na, func(k int) bool { return e.w.keepsBeside(r.A, e.w.ua, k, true) }) &&
		!slices.ContainsFunc(nb, func(k int) bool { return e.w.keepsBeside(r.B, e.w.ub, k, false) }) {
		return false // what is denied is not in the other
	}
	r.report(e, Contradiction, Polarity, 0.9, "One affirms what the other denies: "+r.bothWords(e), e.spanA, e.spanB)
	return true
}

// deniedElsewhere reports whether the edits of the sentence taken together deny as much
// on either side: "not" went to another place.
func (r *revision) deniedElsewhere(e *edit) bool {
	n := 0
	for i := range e.w.edits {
		n += len(r.negators(r.A, e.w.ua, e.w.edits[i].a)) - len(r.negators(r.B, e.w.ub, e.w.edits[i].b))
	}
	return n%2 == 0
}

func (r *revision) negators(s *side, us []unit, ks []int) []int {
	var out []int
	for _, k := range ks {
		if negates(us[k].word) && !(k+1 < len(us) && us[k+1].word == "only") {
			out = append(out, k)
		}
	}
	return out
}

// hedge types a hedge put in or taken out.
func (r *revision) hedge(e *edit) bool {
	if r.strangers {
		return false
	}
	x, y := r.hedgeAmong(r.A, e.w.ua, e.a), r.hedgeAmong(r.B, e.w.ub, e.b)
	if len(e.a) != 1 || len(e.b) != 1 {
		if x >= 0 && !e.w.keepsBeside(r.A, e.w.ua, x, true) {
			x = -1
		}
		if y >= 0 && !e.w.keepsBeside(r.B, e.w.ub, y, false) {
			y = -1
		}
	}
	switch {
	case (x < 0) == (y < 0) || r.hedgedElsewhere(e, x < 0):
		return false
	case r.isTyped(e.w, Certainty), r.content(e.w.ua, e.a)+r.content(e.w.ub, e.b) > 1 && r.hedgedBesides(e):
		return true // one finding for all of a sentence's hedges, on the one that is only that
	case x >= 0 && y < 0:
		a := r.A.unitSpan(&e.w.ua[x])
		r.report(e, Change, Certainty, 0.6, "Surer than the reference: "+quote(r.A.words(a))+" is gone.", a, e.spanB)
	default:
		b := r.B.unitSpan(&e.w.ub[y])
		r.report(e, Change, Certainty, 0.5, "Less sure: "+quote(r.B.words(b))+" is not in the reference.", e.spanA, b)
	}
	return true
}

func (r *revision) hedgeAmong(s *side, us []unit, ks []int) int {
	for _, k := range ks {
		if us[k].kind < nameUnit && s.softens(us[k].head) && !s.isPlain(us[k].head) {
			return k
		}
	}
	return -1
}

// isPlain reports a word that could hedge and does not here: "the plan", "appeared on
// Monday".
func (s *side) isPlain(t int) bool {
	switch tok := s.token(t); {
	case tok.UPOS == document.NOUN:
		return s.tree.Child(t, "det", "nmod:poss") >= 0
	case tok.Lemma == "appear" || tok.Lemma == "seem":
		return s.tree.Child(t, "xcomp", "ccomp") < 0
	}
	return false
}

// hedgedElsewhere reports whether another edit of the sentence has a hedge on the side
// that e has none on: it went to another place.
func (r *revision) hedgedElsewhere(e *edit, inA bool) bool {
	for i := range e.w.edits {
		o := &e.w.edits[i]
		if inA && r.hedgeAmong(r.A, e.w.ua, o.a) >= 0 || !inA && r.hedgeAmong(r.B, e.w.ub, o.b) >= 0 {
			return true
		}
	}
	return false
}

// hedgedBesides reports whether another edit of the sentence is of hedges.
func (r *revision) hedgedBesides(e *edit) bool {
	return slices.ContainsFunc(e.w.edits, func(o edit) bool {
		return o.spanA != e.spanA && (r.hedgeAmong(r.A, o.w.ua, o.a) < 0) != (r.hedgeAmong(r.B, o.w.ub, o.b) < 0)
	})
}

// keepsBeside reports whether what unit k hedges is in both sentences: the word that it
// hangs on, or one that hangs on it.
func (w *wording) keepsBeside(s *side, us []unit, k int, inA bool) bool {
	t := us[k].head
	for i := range us {
		kept := inA && (w.same(i) || w.moved[i] >= 0) || !inA && (w.ofB[i] >= 0 && w.same(w.ofB[i]) || w.from[i] >= 0)
		if h := us[i].head; kept && (s.token(t).Head == h || s.token(h).Head == t) {
			return true
		}
	}
	return false
}
