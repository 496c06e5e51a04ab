package compare

// Edits that put one amount or time in the place of another, vaguer words for a value or
// several for one, or that leave a value out.

import (
	"math"
	"slices"
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

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

// isVagueTime reports a time of which only its side of the present is told:
// "recently".
func isVagueTime(t timex.Time) bool { return strings.HasSuffix(t.Value, "_REF") }

// muchLonger reports that one interval is twice the other and more.
func muchLonger(x, y timex.Time) bool {
	a, b := x.End.Sub(x.Begin), y.End.Sub(y.Begin)
	return a > 2*b || b > 2*a
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
	case x != nil && y == nil && len(e.b) > 0 && r.isVague(x, r.B, e.w.ub, e.b):
		r.report(e, Change, Precision, 0.55, r.bothWords(e), e.spanA, e.spanB)
	case y != nil && x == nil && len(e.a) > 0 && r.isVague(y, r.A, e.w.ua, e.a):
		r.report(e, Change, Precision, 0.45, r.bothWords(e), e.spanA, e.spanB)
	case x != nil && r.content(e.w.ub, e.b) == 0 && r.content(e.w.ua, e.a) <= 2:
		r.report(e, Omission, r.kindOf(r.A, x), 0.35, "Left out: "+quote(r.A.words(r.A.unitSpan(x)))+".", r.A.unitSpan(x), text.Span{})
	case y != nil && r.content(e.w.ua, e.a) == 0 && r.content(e.w.ub, e.b) <= 2:
		r.report(e, Addition, r.kindOf(r.B, y), 0.35, "Added: "+quote(r.B.words(r.B.unitSpan(y)))+".", text.Span{}, r.B.unitSpan(y))
	default:
		return false
	}
	return true
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

// isVague reports words that leave open what a value tells: a vague number or time, or in
// the place of a name a noun that is told of for the first time.
func (r *revision) isVague(value *unit, s *side, us []unit, ks []int) bool {
	for _, k := range ks {
		u := &us[k]
		if vagueWords[u.word] || vagueTimes[u.word] || vaguePronouns[u.word] {
			return true
		}
		if value.kind != nameUnit || u.kind != nounWord || s.mention[u.head] >= 0 {
			continue
		}
		det := s.tree.Child(u.head, "det", "nummod")
		switch {
		case det < 0 && isPlural(s.token(u.head)) && isNameable(u.lemma), det >= 0 && indefinite[asciiLower(s.wordOf(det))]:
			return true
		}
	}
	return false
}

// hasVagueWord reports words with a number that is left open: "several years".
func hasVagueWord(s string) bool {
	for w := range strings.FieldsSeq(asciiLower(s)) {
		if vagueWords[w] {
			return true
		}
	}
	return false
}

// isNameable reports a noun of what has names: persons, bodies and places.
func isNameable(noun string) bool {
	return lexicon.KindShare(noun, lexicon.Person)+lexicon.KindShare(noun, lexicon.Group)+lexicon.KindShare(noun, lexicon.Place) >= 0.3
}

var vaguePronouns = map[string]bool{"somebody": true, "someone": true, "something": true, "somewhere": true, "others": true}

var indefinite = map[string]bool{"a": true, "an": true, "one": true, "another": true, "some": true, "any": true}

var vagueTimes = map[string]bool{"recently": true, "earlier": true, "lately": true, "previously": true, "later": true, "soon": true, "once": true, "sometime": true, "ago": true}

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
