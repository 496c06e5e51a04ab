package compare

// Edits that put a source in or take it out, give what is said to another, or exchange
// the word of saying.

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// source types a source put in or taken out with its cue, where it does not speak near
// by all the same.
func (r *revision) source(e *edit) bool {
	qa, qb := r.givenBy(r.A, e.spanA), r.givenBy(r.B, e.spanB)
	if r.strangers || e.w.close < nearlySame && !r.isAlone(e) {
		return qa != nil || qb != nil // each writer lays to sources what he sees fit
	}
	switch {
	case r.anotherSource(e):
	case qa == nil && qb == nil && sourceGiven(e.w.ua, e.a):
		r.report(e, Change, Attribution, 0.5, "The source is gone: "+quote(r.A.words(e.spanA))+".", e.spanA, e.spanB)
	case qa == nil && qb == nil && sourceGiven(e.w.ub, e.b):
		r.report(e, Change, Attribution, 0.4, "A source that the reference does not give: "+quote(r.B.words(e.spanB))+".", e.spanA, e.spanB)
	case (qa == nil) == (qb == nil), qa != nil && onlyThinks(qa), qb != nil && onlyThinks(qb):
		return false
	case qa != nil && !r.saidNear(r.A, qa, r.B, e.w.b, qa.Type == claim.Direct) && !r.quotedBySomebody(r.B, e.nearB):
		r.report(e, Change, Attribution, 0.6, "The source, "+r.A.words(qa.Speaker.Span.Union(qa.Cue))+", is gone.", e.spanA, e.spanB)
	case qb != nil && !r.saidNear(r.B, qb, r.A, e.w.a, true) && !r.quotedBySomebody(r.A, e.nearA):
		r.report(e, Change, Attribution, 0.5, "A source that the reference does not give: "+r.B.words(qb.Speaker.Span.Union(qb.Cue))+".", e.spanA, e.spanB)
	}
	return true
}

// givenBy is the quotation whose cue lies in sp, with its speaker, but whose words
// mostly do not; or nil.
func (r *revision) givenBy(s *side, sp text.Span) *claim.Quotation {
	for i := range s.account.Quotations {
		q := &s.account.Quotations[i]
		if q.Speaker.Kind != claim.Impersonal && !q.Speaker.Span.Empty() && sp.Contains(q.Cue) && sp.Contains(q.Speaker.Span) && !sp.Contains(q.Content) {
			return q
		}
	}
	return nil
}

// spokenBy is the quotation that whoever is named at sp says or is quoted for, or nil.
func (r *revision) spokenBy(s *side, sp text.Span) *claim.Quotation {
	for i := range s.account.Quotations {
		q := &s.account.Quotations[i]
		if q.Speaker.Span.Empty() || q.Cue.Overlaps(sp) || !sp.Contains(s.span(s.topOf(q.Speaker.Span))) {
			continue
		}
		cue, ok := claim.CueOf(q.CueWord)
		if t := s.firstToken(q.Cue); ok && cue.Commitment >= leastSaid && (s.token(t).UPOS != document.NOUN || q.CueWord == "according to") {
			return q
		}
	}
	return nil
}

// leastSaid is the commitment of a cue that says more than that somebody has a view.
const leastSaid = 0.5

// sourceGiven reports units that begin with "according to" and name a source.
func sourceGiven(us []unit, ks []int) bool {
	return len(ks) > 2 && us[ks[0]].word == "according" && us[ks[1]].word == "to" &&
		slices.ContainsFunc(ks[2:], func(k int) bool { return us[k].kind != functionWord })
}

// onlyThinks reports a quotation of what somebody without a name thinks, which is a
// hedge more than a source.
func onlyThinks(q *claim.Quotation) bool {
	cue, ok := claim.CueOf(q.CueWord)
	return ok && cue.Kind == claim.Thought && !q.Speaker.Kind.HasName()
}

// quotedBySomebody reports whether token t stands inside marks, in words that are given
// to somebody.
func (r *revision) quotedBySomebody(s *side, t int) bool {
	q := s.inQuote[t]
	return q >= 0 && !s.quotes[q].Speaker.Span.Empty()
}

// saidNear reports whether the speaker of q, on side s, speaks in sentence i of the other
// side, or where beside is set in one beside it; or may be who does.
func (r *revision) saidNear(s *side, q *claim.Quotation, other *side, i int, beside bool) bool {
	return slices.ContainsFunc(other.account.Quotations, func(o claim.Quotation) bool {
		k := other.doc.SentenceAt(o.Cue.Start)
		if o.Cue.Empty() || k != i && !(beside && (k == i-1 || k == i+1)) {
			return false
		}
		x, y := q.Speaker.Entity, o.Speaker.Entity
		switch {
		case o.Speaker.Kind == claim.Pronominal && q.Speaker.Kind == claim.Named, q.Speaker.Kind == claim.Pronominal:
			return true
		case x >= 0 && y >= 0:
			return r.v.ids.related(s.ids[x], other.ids[y])
		}
		h, g := s.topOf(q.Speaker.Span), other.topOf(o.Speaker.Span)
		return h >= 0 && g >= 0 && s.token(h).Lemma == other.token(g).Lemma
	})
}

// anotherSource types a source that gives way to another, where neither has a name:
// "police said", "a lawyer for the family said".
func (r *revision) anotherSource(e *edit) bool {
	qa, qb := r.spokenBy(r.A, e.spanA), r.spokenBy(r.B, e.spanB)
	if len(e.typed) > 0 || qa == nil || qb == nil || e.spanA.Overlaps(qa.Cue) || e.spanB.Overlaps(qb.Cue) {
		return false
	}
	x, y := r.A.token(r.A.topOf(qa.Speaker.Span)), r.B.token(r.B.topOf(qb.Speaker.Span))
	if x.UPOS != document.NOUN || y.UPOS != document.NOUN || lexicon.Similarity(strings.ToLower(x.Lemma), strings.ToLower(y.Lemma), lexicon.Noun) >= likeWord {
		return false
	}
	r.report(e, Change, Attribution, 0.45, "Another source: "+against(r.A.words(qa.Speaker.Span), r.B.words(qb.Speaker.Span)), e.spanA, e.spanB)
	return true
}

// anotherSpeaks types a named source that gave way to several without a name, or the
// other way about: "the Kremlin said", "witnesses said".
func (r *revision) anotherSpeaks(e *edit, x, y *unit) bool {
	named, s, us, ks, other := x, r.B, e.w.ub, e.b, r.A
	if named == nil {
		named, s, us, ks, other = y, r.A, e.w.ua, e.a, r.B
	}
	if named == nil || (x != nil) == (y != nil) || named.kind != nameUnit || r.spokenBy(other, other.unitSpan(named)) == nil {
		return false
	}
	for _, k := range ks {
		if u := &us[k]; u.kind == nounWord && isPlural(s.token(u.head)) && r.spokenBy(s, s.unitSpan(u)) != nil {
			r.report(e, Change, Attribution, 0.5, "Another source: "+r.bothWords(e), e.spanA, e.spanB)
			return true
		}
	}
	return false
}

// cue types words of saying that commit their source otherwise.
func (r *revision) cue(e *edit) bool {
	x, y := r.cueAmong(r.A, e.w.ua, e.a), r.cueAmong(r.B, e.w.ub, e.b)
	if x == nil || y == nil {
		return false
	}
	ca, _ := claim.CueOf(x.lemma)
	cb, _ := claim.CueOf(y.lemma)
	shift := cb.Commitment - ca.Commitment
	a, b := r.A.unitSpan(x), r.B.unitSpan(y)
	switch {
	case abs(shift) < 0.2 || ca.Lemma == "" || cb.Lemma == "" || !r.oneForOne(e):
		return true
	case ca.Commitment >= 0.5 && cb.Commitment <= -0.5 || cb.Commitment >= 0.5 && ca.Commitment <= -0.5:
		r.report(e, Contradiction, Polarity, 0.9, "One affirms what the other denies: "+against(r.A.words(a), r.B.words(b)), a, b)
	default:
		r.report(e, Change, Certainty, 0.45+0.3*abs(shift), sayShift(r.A.words(a), r.B.words(b), ca.Commitment, cb.Commitment), a, b)
	}
	return true
}

// cueAmong is the verb among units by which something is said, or nil.
func (r *revision) cueAmong(s *side, us []unit, ks []int) *unit {
	for _, k := range ks {
		if us[k].kind != verbWord {
			continue
		}
		if _, ok := claim.CueOf(us[k].lemma); ok || s.isCueOf(s.unitSpan(&us[k])) {
			return &us[k]
		}
	}
	return nil
}

// isCueOf reports whether the words at sp are, or are among, those by which a quotation
// is given.
func (s *side) isCueOf(sp text.Span) bool {
	return slices.ContainsFunc(s.account.Quotations, func(q claim.Quotation) bool { return q.Cue.Contains(sp) })
}
