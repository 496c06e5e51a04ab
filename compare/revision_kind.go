package compare

// What an edit of a copied sentence is: one kind, told by the units that it puts in,
// takes out or exchanges. The surest signs come first; an edit that shows none is
// left to the other comparisons.

import (
	"math"
	"slices"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// mostEdited is the number of units of content beyond which an edit is another
// wording, not a change.
const mostEdited = 7

// leastClose is the closeness of two sentences from which words that differ are
// taken to be changed, rather than chosen anew.
const (
	leastClose      = 0.8
	leastCloseAlone = 0.7 // the same of a sentence with one edit
	nearlySame      = 0.9 // closeness of two sentences of which one is the other with a word or two changed
)

// isAlone reports whether e is the only edit of its sentence.
func (r *revision) isAlone(e *edit) bool {
	for i := range r.edits {
		if o := &r.edits[i]; o != e && o.w == e.w && !o.alike {
			return false
		}
	}
	return true
}

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

func (r *revision) content(us []unit, ks []int) int {
	n := 0
	for _, k := range ks {
		if us[k].kind != functionWord {
			n++
		}
	}
	return n
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

func (r *revision) swapNames(e *edit, x, y *unit) {
	a, b := r.A.unitSpan(x), r.B.unitSpan(y)
	ma, mb := r.A.mention[x.head], r.B.mention[y.head]
	if ma < 0 || mb < 0 {
		return
	}
	na, nb := r.A.doc.Mentions[ma].Entity, r.B.doc.Mentions[mb].Entity
	ea, eb := &r.A.doc.Entities[na], &r.B.doc.Entities[nb]
	if r.v.ids.related(r.A.ids[na], r.B.ids[nb]) || mayBeOne(ea, eb) && !otherWordOf(x.word, y.word) {
		return
	}
	if q := r.spokenBy(r.A, a); q != nil && r.spokenBy(r.B, b) != nil {
		if q.Type == claim.Direct && wordCount(r.A.words(q.Content)) > 2*shortQuote {
			r.report(e, Contradiction, Quotation, 0.9, "The same words are given to "+r.A.words(a)+" and to "+r.B.words(b)+".", a, b)
			return
		}
		r.report(e, Change, Attribution, 0.6, "Another source: "+against(r.A.words(a), r.B.words(b)), a, b)
		return
	}
	kind := Participant
	local := ea.Type != document.PER && eb.Type != document.PER && (ea.Type == document.LOC || eb.Type == document.LOC)
	if local && (roleIsLocal(r.A, x.head) && roleIsLocal(r.B, y.head) || isTown(ea) && isTown(eb)) {
		kind = Place
	}
	r.report(e, Contradiction, kind, 0.9, against(r.A.words(a), r.B.words(b)), a, b)
}

// otherWordOf reports two names of as many words that differ in one, which is no title
// in either: "BBC Sport", "ITV Sport".
func otherWordOf(a, b string) bool {
	wa, wb := strings.Fields(a), strings.Fields(b)
	if len(wa) != len(wb) || len(wa) < 2 {
		return false
	}
	other := 0
	for i := range wa {
		if wa[i] == wb[i] {
			continue
		}
		if isTitle(wa[i]) || isTitle(wb[i]) || misspelt(wa[i], wb[i]) || wa[i][0] == wb[i][0] && strings.HasSuffix(wa[i], ".") {
			return false
		}
		other++
	}
	return other == 1
}

// isTitle reports a word that tells what somebody is: "president", "mr.".
func isTitle(w string) bool {
	switch w = strings.TrimSuffix(w, "."); w {
	case "mr", "mrs", "ms", "dr", "sir", "lady", "lord", "st", "prof", "gen", "col", "lt", "sgt", "sen", "rep", "gov", "capt", "rev":
		return true
	}
	return lexicon.KindShare(w, lexicon.Person) >= 0.5
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

func (r *revision) swapAmounts(e *edit, x, y quantity.Quantity, a, b text.Span) {
	switch relation := quantity.Compare(x, y); {
	case otherFigure(x, y), otherBound(x, y):
		r.report(e, Contradiction, Quantity, 0.9, against(r.A.words(a), r.B.words(b)), a, b)
	case x.Vague != y.Vague && relation != quantity.Same, relation == quantity.Vaguer, relation == quantity.Sharper:
		r.report(e, Change, Precision, 0.5, against(r.A.words(a), r.B.words(b)), a, b)
	case relation == quantity.Incompatible, relation == quantity.Unknown && x.Stated == y.Stated && x.Named != y.Named && x.Named != "" && y.Named != "":
		r.report(e, Contradiction, Quantity, 0.9, against(r.A.words(a), r.B.words(b)), a, b)
	}
}

// otherBound reports one figure that is the least in one and the most in the other: "at
// least 100", "up to 100".
func otherBound(x, y quantity.Quantity) bool {
	return x.Stated == y.Stated && x.Named == y.Named && x.Hedge != "" && y.Hedge != "" && math.IsInf(x.High, 1) != math.IsInf(y.High, 1)
}

// otherFigure reports two figures in one unit behind one hedge that no rounding makes
// one: "more than 30", "more than 37", which could both be true, but are not both what
// the reference says.
func otherFigure(x, y quantity.Quantity) bool {
	return !x.Vague && !y.Vague && x.Hedge == y.Hedge && x.Named == y.Named && x.Kind == y.Kind &&
		abs(x.Stated-y.Stated) > 0.501*max(x.Step, y.Step)
}

func (r *revision) swapTimes(e *edit, x, y timex.Time, a, b text.Span) {
	wa, wb := asciiLower(r.A.words(a)), asciiLower(r.B.words(b))
	relation, oneWord := timex.Compare(x, y), otherByOneWord(wa, wb)
	switch {
	case relation == timex.Same || wa == wb || x.Type == timex.Set && y.Type == timex.Set && x.Value == y.Value, x.Type == timex.Set != (y.Type == timex.Set):
	case hasVagueWord(wa) != hasVagueWord(wb), isVagueTime(x) != isVagueTime(y), relation == timex.Within && muchLonger(x, y) && !oneWord:
		r.report(e, Change, Precision, 0.5, against(r.A.words(a), r.B.words(b)), a, b)
	case r.apart(&x, &y), relation == timex.Unknown && otherDay(x.Value, y.Value), oneWord && relation != timex.Within && relation != timex.Overlaps:
		r.report(e, Contradiction, Time, 0.9, against(r.A.words(a), r.B.words(b)), a, b)
	case oneWord:
		r.report(e, Change, Time, 0.6, against(r.A.words(a), r.B.words(b)), a, b)
	}
}

// otherByOneWord reports wordings of a time that differ in one word, which makes them
// two times: "last week", "last month"; "more than 40 years", "more than 52 years".
func otherByOneWord(a, b string) bool {
	wa, wb := strings.Fields(plainTime.Replace(a)), strings.Fields(plainTime.Replace(b))
	if len(wa) != len(wb) {
		return false
	}
	other := -1
	for i := range wa {
		if wa[i] == wb[i] {
			continue
		}
		if other >= 0 || wa[i] == "night" && wb[i] == "evening" || wa[i] == "evening" && wb[i] == "night" {
			return false
		}
		other = i
	}
	if other < 0 || len(wa) == 1 {
		return false
	}
	qa, qb := quantity.Find(wa[other]), quantity.Find(wb[other])
	return len(qa) != 1 || len(qb) != 1 || quantity.Compare(qa[0], qb[0]) == quantity.Incompatible
}

// otherDay reports two days of the week, or two values of the calendar of one form,
// that differ, where the day of writing is not known.
func otherDay(x, y string) bool {
	if x == y || len(x) != len(y) || strings.HasSuffix(x, "_REF") {
		return false
	}
	for i := range x {
		if digit(x[i]) != digit(y[i]) || !digit(x[i]) && x[i] != y[i] {
			return false
		}
	}
	return true
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// hasVagueWord reports words with a number that is left open: "several years".
func hasVagueWord(s string) bool {
	for w := range strings.FieldsSeq(asciiLower(s)) {
		if vagueWords[w] {
			return true
		}
	}
	return false
}

// isVagueTime reports a time of which only its side of the present is told:
// "recently".
func isVagueTime(t timex.Time) bool { return strings.HasSuffix(t.Value, "_REF") }

// muchLonger reports that one interval is twice the other and more.
func muchLonger(x, y timex.Time) bool {
	a, b := x.End.Sub(x.Begin), y.End.Sub(y.Begin)
	return a > 2*b || b > 2*a
}

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
	for i := range r.edits {
		if o := &r.edits[i]; o.w == e.w {
			n += len(r.negators(r.A, o.w.ua, o.a)) - len(r.negators(r.B, o.w.ub, o.b))
		}
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

// bothWords is the edit in the words of both, with a word beside it where one is
// empty.
func (r *revision) bothWords(e *edit) string {
	a, b := e.spanA, e.spanB
	if a.Empty() || b.Empty() {
		a, b = a.Union(r.A.span(e.nearA)), b.Union(r.B.span(e.nearB))
	}
	return against(r.A.words(a), r.B.words(b))
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

// cause types a cause, an aim or an order of events that only one of the two gives,
// or that they give the other way round.
func (r *revision) cause(e *edit) bool {
	ca, cb := r.causeAt(r.A, e.spanA), r.causeAt(r.B, e.spanB)
	switch {
	case !cb.Empty() && ca.Empty():
		r.report(e, Change, Relation, 0.6, "A cause that the reference does not give: "+quote(r.B.words(e.spanB))+".", e.spanA, e.spanB)
	case !ca.Empty() && cb.Empty():
		r.report(e, Change, Relation, 0.5, "A cause that the other account does not give: "+quote(r.A.words(e.spanA))+".", e.spanA, e.spanB)
	default:
		return r.order(e)
	}
	return true
}

// causeAt is the causal words inside sp, or an empty span.
func (r *revision) causeAt(s *side, sp text.Span) text.Span {
	low := asciiLower(s.words(sp))
	for _, c := range causal {
		if k := strings.Index(low, c); k >= 0 && wordBounds(low, k, k+len(c)) {
			return text.Span{Start: sp.Start + k, End: sp.Start + k + len(c)}
		}
	}
	return text.Span{}
}

// order types "before" for "after".
func (r *revision) order(e *edit) bool {
	for _, k := range e.a {
		for _, l := range e.b {
			if x, y := &e.w.ua[k], &e.w.ub[l]; opposedOrder[x.word] != "" && opposedOrder[x.word] == y.word {
				r.report(e, Contradiction, Relation, 0.8, "The other way round in time: "+r.bothWords(e), r.A.unitSpan(x), r.B.unitSpan(y))
				return true
			}
		}
	}
	return false
}

var opposedOrder = map[string]string{"before": "after", "after": "before", "until": "since", "since": "until"}

// source types a source put in or taken out with its cue, where it does not speak near
// by all the same.
func (r *revision) source(e *edit) bool {
	qa, qb := r.givenBy(r.A, e.spanA), r.givenBy(r.B, e.spanB)
	if r.strangers || e.w.close < nearlySame && !r.isAlone(e) {
		return qa != nil || qb != nil // each writer lays to sources what he sees fit
	}
	switch {
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

// sourceGiven reports units that begin with "according to" and name a source.
func sourceGiven(us []unit, ks []int) bool {
	return len(ks) > 2 && us[ks[0]].word == "according" && us[ks[1]].word == "to" &&
		slices.ContainsFunc(ks[2:], func(k int) bool { return us[k].kind != functionWord })
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

// hedgedBesides reports whether another edit of the sentence is of hedges.
func (r *revision) hedgedBesides(e *edit) bool {
	return slices.ContainsFunc(r.edits, func(o edit) bool {
		return o.w == e.w && o.spanA != e.spanA && (r.hedgeAmong(r.A, o.w.ua, o.a) < 0) != (r.hedgeAmong(r.B, o.w.ub, o.b) < 0)
	})
}

// isTyped reports whether an edit of the sentence is of a kind.
func (r *revision) isTyped(w *wording, k Kind) bool {
	return slices.ContainsFunc(r.edits, func(e edit) bool { return e.w == w && slices.Contains(e.typed, k) })
}

// hedgedElsewhere reports whether another edit of the sentence has a hedge on the side
// that e has none on: it went to another place.
func (r *revision) hedgedElsewhere(e *edit, inA bool) bool {
	for i := range r.edits {
		o := &r.edits[i]
		if o.w == e.w && (inA && r.hedgeAmong(r.A, o.w.ua, o.a) >= 0 || !inA && r.hedgeAmong(r.B, o.w.ub, o.b) >= 0) {
			return true
		}
	}
	return false
}

func (r *revision) hedgeAmong(s *side, us []unit, ks []int) int {
	for _, k := range ks {
		if us[k].kind < nameUnit && s.softens(us[k].head) && !(s.token(us[k].head).UPOS == document.NOUN && s.tree.Child(us[k].head, "det", "nmod:poss") >= 0) {
			return k
		}
	}
	return -1
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

// value types an amount, a time or a name that gave way to vaguer words, or that
// only one of the two has.
func (r *revision) value(e *edit) bool {
	if len(e.typed) > 0 || r.several(e) {
		return true
	}
	x, y := valueAmong(e.w.ua, e.a), valueAmong(e.w.ub, e.b)
	if r.anotherSpeaks(e, x, y) {
		return true
	}
	switch {
	case x != nil && y == nil && len(e.b) > 0 && r.isVague(r.B, e.w.ub, e.b):
		r.report(e, Change, Precision, 0.55, r.bothWords(e), e.spanA, e.spanB)
	case y != nil && x == nil && len(e.a) > 0 && r.isVague(r.A, e.w.ua, e.a):
		r.report(e, Change, Precision, 0.45, r.bothWords(e), e.spanA, e.spanB)
	case x != nil && r.content(e.w.ub, e.b) == 0 && r.content(e.w.ua, e.a) <= 2:
		r.report(e, Omission, r.kindOf(r.A, x), 0.35, "Left out: "+quote(r.A.words(e.spanA))+".", e.spanA, text.Span{})
	case y != nil && r.content(e.w.ua, e.a) == 0 && r.content(e.w.ub, e.b) <= 2:
		r.report(e, Addition, r.kindOf(r.B, y), 0.35, "Added: "+quote(r.B.words(e.spanB))+".", text.Span{}, e.spanB)
	default:
		return false
	}
	return true
}

// several types "a truck" that became "two trucks", or the other way about.
func (r *revision) several(e *edit) bool {
	for i, j := range e.w.ofA {
		if !e.w.same(i) || e.w.ua[i].kind != nounWord || isPlural(r.A.token(e.w.ua[i].head)) == isPlural(r.B.token(e.w.ub[j].head)) {
			continue
		}
		if r.A.isAny(e.w.ua[i].head) || r.B.isAny(e.w.ub[j].head) {
			continue
		}
		a, b := r.A.tree.Phrase(e.w.ua[i].head), r.B.tree.Phrase(e.w.ub[j].head)
		if (e.spanA.Empty() || a.Overlaps(e.spanA)) && (e.spanB.Empty() || b.Overlaps(e.spanB)) && r.isCounted(e) {
			r.report(e, Contradiction, Quantity, 0.6, "One became several: "+against(r.A.words(a), r.B.words(b)), e.spanA, e.spanB.Union(r.B.unitSpan(&e.w.ub[j])))
			return true
		}
	}
	return false
}

// isAny reports a noun that stands for whichever there are: "any bank", "no bank".
func (s *side) isAny(t int) bool {
	k := s.tree.Child(t, "det")
	if k < 0 {
		return false
	}
	switch asciiLower(s.wordOf(k)) {
	case "any", "no", "every", "each":
		return true
	}
	return false
}

// isCounted reports an edit that puts a number for one thing, or takes it away.
func (r *revision) isCounted(e *edit) bool {
	counts := func(us []unit, ks []int) bool {
		return slices.ContainsFunc(ks, func(k int) bool { return us[k].kind == amountUnit || vagueWords[us[k].word] })
	}
	return counts(e.w.ua, e.a) != counts(e.w.ub, e.b)
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

func valueAmong(us []unit, ks []int) *unit {
	for _, k := range ks {
		if us[k].kind >= nameUnit {
			return &us[k]
		}
	}
	return nil
}

// kindOf is the kind of finding that a value makes where it is left out.
func (r *revision) kindOf(s *side, u *unit) Kind {
	switch u.kind {
	case amountUnit:
		return Quantity
	case timeUnit:
		return Time
	}
	if m := s.mention[u.head]; m >= 0 && s.doc.Entities[s.doc.Mentions[m].Entity].Type == document.LOC && roleIsLocal(s, u.head) {
		return Place
	}
	return Participant
}

// isVague reports words that leave open which: a vague number, a noun that is told of for
// the first time, or one that says no more than what sort of thing it is and stands for
// nothing named just before.
func (r *revision) isVague(s *side, us []unit, ks []int) bool {
	for _, k := range ks {
		u := &us[k]
		if vagueWords[u.word] || vagueTimes[u.word] || vaguePronouns[u.word] {
			return true
		}
		if u.kind != nounWord || s.mention[u.head] >= 0 {
			continue
		}
		det := s.tree.Child(u.head, "det", "nummod")
		switch {
		case det < 0 && isPlural(s.token(u.head)), det >= 0 && indefinite[asciiLower(s.wordOf(det))]:
			return true
		}
	}
	return false
}

var vaguePronouns = map[string]bool{"somebody": true, "someone": true, "something": true, "somewhere": true, "others": true}

var indefinite = map[string]bool{"a": true, "an": true, "one": true, "another": true, "some": true, "any": true}

var vagueTimes = map[string]bool{"recently": true, "earlier": true, "lately": true, "previously": true, "later": true, "soon": true, "once": true, "sometime": true, "ago": true}

// happening types a verb, a noun or an adjective put in the place of another that
// does not mean it.
func (r *revision) happening(e *edit) bool {
	if r.opposite(e) {
		return true
	}
	for _, s := range e.swaps {
		x, y := &e.w.ua[s[0]], &e.w.ub[s[1]]
		switch x.kind {
		case verbWord:
			if relation, grade := lexicon.Relate(x.lemma, y.lemma); relation == lexicon.Unrelated && grade == 0 && e.w.close >= surelyClose && r.oneForOne(e) {
				r.report(e, Change, Predicate, 0.6, r.bothWords(e), r.A.unitSpan(x), r.B.unitSpan(y))
			}
		case nounWord:
			r.noun(e, x, y)
		}
	}
	return len(e.typed) > 0
}

// opposite types a word put in the place of its opposite.
func (r *revision) opposite(e *edit) bool {
	for _, s := range e.swaps {
		x, y := &e.w.ua[s[0]], &e.w.ub[s[1]]
		a, b := r.A.unitSpan(x), r.B.unitSpan(y)
		switch {
		case quarters[x.lemma] != "" && quarters[y.lemma] != "":
			if quarters[x.lemma] != quarters[y.lemma] {
				r.report(e, Contradiction, Place, 0.8, r.bothWords(e), a, b)
			}
		case x.kind == verbWord:
			if relation, _ := lexicon.Relate(x.lemma, y.lemma); relation == lexicon.Contrary {
				r.report(e, Contradiction, Predicate, 0.85, "The opposite happened: "+r.bothWords(e), a, b)
			}
		case x.kind == otherWord && (lexicon.Antonyms(x.lemma, y.lemma, lexicon.Adjective) || lexicon.Antonyms(x.lemma, y.lemma, lexicon.Adverb)):
			r.report(e, Contradiction, Predicate, 0.8, r.bothWords(e), a, b)
		case x.kind == nounWord && lexicon.Antonyms(x.lemma, y.lemma, lexicon.Noun):
			kind := Predicate
			if isPerson(x.lemma) || isPerson(y.lemma) {
				kind = Participant
			}
			r.report(e, Contradiction, kind, 0.8, r.bothWords(e), a, b)
		}
	}
	return len(e.typed) > 0
}

// quarters are the words of the compass, by the quarter that they mean.
var quarters = map[string]string{"north": "n", "northern": "n", "northward": "n", "south": "s", "southern": "s", "southward": "s",
	"east": "e", "eastern": "e", "eastward": "e", "west": "w", "western": "w", "westward": "w",
	"northeast": "ne", "northeastern": "ne", "northwest": "nw", "northwestern": "nw",
	"southeast": "se", "southeastern": "se", "southwest": "sw", "southwestern": "sw"}

// noun types one noun for another: somebody else where it takes part, a thing that
// happened where it is one.
func (r *revision) noun(e *edit, x, y *unit) {
	if !lexicon.Known(x.lemma, lexicon.Noun) || !lexicon.Known(y.lemma, lexicon.Noun) {
		return // a misprint, a number of something
	}
	if lexicon.Similarity(x.lemma, y.lemma, lexicon.Noun) >= leastAlike || e.w.close < surelyClose || !r.oneForOne(e) {
		return
	}
	a, b := r.A.unitSpan(x), r.B.unitSpan(y)
	if r.spokenBy(r.A, a) != nil && r.spokenBy(r.B, b) != nil {
		r.report(e, Change, Attribution, 0.45, "Another source: "+against(r.A.words(a), r.B.words(b)), a, b)
		return
	}
	if isPerson(x.lemma) && isPerson(y.lemma) {
		r.report(e, Contradiction, Participant, 0.7, r.bothWords(e), a, b)
		return
	}
	if isHappening(x.lemma) && isHappening(y.lemma) {
		r.report(e, Contradiction, Predicate, 0.7, r.bothWords(e), a, b)
		return
	}
	r.report(e, Change, Participant, 0.6, r.bothWords(e), a, b)
}

// oneForOne reports an edit that puts one word of content in the place of one.
func (r *revision) oneForOne(e *edit) bool {
	return r.content(e.w.ua, e.a) == 1 && r.content(e.w.ub, e.b) == 1
}

// surelyClose is the closeness from which one word in the place of another was
// changed on purpose, if nothing tells that the two mean the same.
const surelyClose = 0.85

func isPerson(noun string) bool { return lexicon.KindShare(noun, lexicon.Person) >= 0.5 }

// leastAlike is the similarity of nouns from which one may stand for the other.
const leastAlike = 0.3

// clause reports words of some weight that one has and the other has not.
func (r *revision) clause(e *edit) bool {
	if len(e.typed) > 0 {
		return true
	}
	if a := weightOf(r.A.termsIn(e.spanA)); len(e.b) == 0 && a >= leastClause && r.content(e.w.ua, e.a) >= 2 {
		if share, _ := r.coveredBy(r.A.termsIn(e.spanA), r.B); share < coveredShare {
			r.report(e, Omission, Claim, 0.3, "Left out: "+quote(r.A.words(e.spanA))+".", e.spanA, text.Span{})
		}
	}
	if b := weightOf(r.B.termsIn(e.spanB)); len(e.a) == 0 && b >= leastClause && r.content(e.w.ub, e.b) >= 2 {
		if share, _ := r.coveredBy(r.B.termsIn(e.spanB), r.A); share < coveredShare {
			r.report(e, Addition, Claim, 0.35, "Added: "+quote(r.B.words(e.spanB))+".", text.Span{}, e.spanB)
		}
	}
	return len(e.typed) > 0
}

// leastClause is the weight of words put in or left out that are worth telling.
const leastClause = 4.0
