package compare

// Times.
//
// As amounts: times of linked sentences that can be one are matched, and rivals
// among the rest contradict each other where their intervals lie apart. Each
// account's times were reckoned from its own date (annotate). Times named by
// events, "during the talks", join in (eventtime.go).

import (
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/timex"
)

// moment is a time expression in its place.
type moment struct {
	token    int
	sentence int
	t        *timex.Time
	matched  bool
	metIn    int  // sentence of the other account that has the last of these, or -1
	event    bool // named by an event: "during the talks"
}

func momentsOf(s *side) []moment {
	var out []moment
	for i := range s.doc.Times {
		t := &s.doc.Times[i]
		if strings.Contains(s.words(t.Span), "-old") || strings.HasSuffix(s.words(t.Span), " old") {
			continue // an age belongs to a person
		}
		first, last := s.doc.TokensIn(t.Span)
		sent := s.doc.SentenceAt(t.Span.Start)
		if last > first && sent >= 0 {
			out = append(out, moment{token: last - 1, sentence: sent, t: t, metIn: -1})
		}
	}
	return append(out, s.atEvents()...)
}

// times compares the times of linked sentences.
func (f *finder) times() {
	as, bs := momentsOf(f.A), momentsOf(f.B)
	for i := range as {
		for j := range bs {
			f.matchMoments(&as[i], &bs[j])
		}
	}
	for _, r := range f.rivalMoments(as, bs) {
		a, b := &as[r.a], &bs[r.b]
		a.matched, b.matched = true, true
		f.add(Contradiction, Time, min(0.95, 0.65+0.25*r.score), against(f.A.words(a.t.Span), f.B.words(b.t.Span)),
			f.A.around(a.t.Span, f.ownerA), f.B.around(b.t.Span, f.ownerB), Score{"alignment", min(1, r.score)})
	}
	if !f.strangers {
		f.eventDays(as, bs)
	}
	f.either(func(g *finder) {
		lost, others := as, bs
		if g.faced != f.faced {
			lost, others = bs, as
		}
		for i := range lost {
			if !lost[i].matched {
				g.lostMoment(&lost[i], others)
			}
		}
	})
}

func (f *finder) matchMoments(a, b *moment) {
	if f.linked(a.sentence, b.sentence) == 0 || a.t.Type != b.t.Type && !(a.t.Placed() && b.t.Placed()) {
		return
	}
	relation := timex.Compare(*a.t, *b.t)
	if relation == timex.Apart && strings.EqualFold(f.A.words(a.t.Span), f.B.words(b.t.Span)) {
		relation = timex.Within // one wording, reckoned from two days
	}
	switch relation {
	case timex.Same:
		if !a.matched || !b.matched {
			f.add(Agreement, Time, 0, "The same time: "+against(f.A.words(a.t.Span), f.B.words(b.t.Span)),
				f.A.around(a.t.Span, f.ownerA), f.B.around(b.t.Span, f.ownerB))
		}
	case timex.Within, timex.Overlaps:
	default:
		return
	}
	a.matched, b.matched = true, true
	a.metIn, b.metIn = b.sentence, a.sentence
}

// rivalMoments pairs the times without a match that stand in each other's place
// and have nothing in common.
func (f *finder) rivalMoments(as, bs []moment) []rivals {
	var all []rivals
	inA, inB := f.sitesIn(f.A, sitesOfMoments(as)), f.sitesIn(f.B, sitesOfMoments(bs))
	for i := range as {
		if as[i].t.Type == timex.Set {
			continue
		}
		for _, j := range f.mayRival(inA.all[i], inB) {
			a, b := &as[i], &bs[j]
			if (a.matched || b.matched) && !f.otherDays(a, b) || b.t.Type == timex.Set || !f.apart(a.t, b.t) {
				continue
			}
			if f.strangers && !f.ofOnePair(a.token, b.token) {
				continue // two who tell of two hours of one night
			}
			alone := onlyMoment(as, inA, i) && onlyMoment(bs, inB, j)
			if score := f.rivalry(a.token, b.token, a.sentence, b.sentence, alone); score > 0 {
				all = append(all, rivals{i, j, score + slip(f.A.words(a.t.Span), f.B.words(b.t.Span))})
			}
		}
	}
	return f.bestRivals(all)
}

// otherDays reports whether two times are two days given for one thing, though one of
// them is met in a third sentence: "reopened on Monday; by Wednesday, lorries had
// passed", "was opened on Wednesday".
func (f *finder) otherDays(a, b *moment) bool {
	return a.metIn != b.sentence && b.metIn != a.sentence && f.ofOnePair(a.token, b.token) &&
		isDay(a.t) && isDay(b.t)
}

// isDay reports a time that is a day of the calendar.
func isDay(t *timex.Time) bool {
	return t.Placed() && t.Type == timex.Date && t.End.Sub(t.Begin) <= 24*time.Hour
}

// ofOnePair reports whether token x of A and y of B stand in two claims that are
// surely paired, with predicates that mean the same.
func (f *finder) ofOnePair(x, y int) bool {
	c := f.ownerA[x]
	if c < 0 {
		return false
	}
	p, ok := f.pairOfA[c]
	return ok && p.b == f.ownerB[y] && p.predicate >= 0.6 && p.sure()
}

// onlyMoment reports whether time i is the only unmatched one of its type in its
// sentence.
func onlyMoment(all []moment, at *sitesIn, i int) bool {
	for _, k := range at.inSentence[all[i].sentence] {
		if o := &all[k]; k != i && !o.matched && o.t.Type == all[i].t.Type {
			return false
		}
	}
	return true
}

func sitesOfMoments(all []moment) []site {
	out := make([]site, len(all))
	for i := range all {
		out[i] = site{all[i].token, all[i].sentence}
	}
	return out
}

// apart reports whether two times have nothing in common: two intervals that do
// not meet, or, where the year or the day of writing is not known, two days of
// the year or two numbers of years ago. One weekday in two accounts of one event
// is one day, and "June" holds "June 15", whatever each was reckoned from.
func (f *finder) apart(a, b *timex.Time) bool {
	wa, wb := plainTime.Replace(asciiLower(f.A.words(a.Span))), plainTime.Replace(asciiLower(f.B.words(b.Span)))
	if strings.Contains(wa, wb) || strings.Contains(wb, wa) || f.nearlyOneHour(a, b) || oneWeekday(a, b, wa, wb) ||
		fromAnother(wa) || fromAnother(wb) {
		return false
	}
	if a.Type == timex.Clock && b.Type == timex.Clock && a.Assumed && b.Assumed {
		return a.Begin.Hour() != b.Begin.Hour() || a.Begin.Minute() != b.Begin.Minute() // of which day is not said
	}
	switch timex.Compare(*a, *b) {
	case timex.Apart:
		return true
	case timex.Unknown:
		return dayOfYear(a.Value) && dayOfYear(b.Value) && a.Value != b.Value ||
			f.otherNumber(f.A.words(a.Span), f.B.words(b.Span))
	}
	return false
}

// oneWeekday reports whether one of two times is told by its weekday, which is the
// other's: "Wednesday afternoon" and "9 July", a Wednesday.
func oneWeekday(a, b *timex.Time, wa, wb string) bool {
	day := strings.ToLower(a.Begin.Weekday().String())
	return a.Placed() && b.Placed() && a.Begin.Weekday() == b.Begin.Weekday() && (strings.HasPrefix(wa, day) || strings.HasPrefix(wb, day))
}

// fromAnother reports a time reckoned from another one that is told of, "the evening
// before", which may not be the one it was reckoned from.
func fromAnother(words string) bool {
	for _, w := range [...]string{" before", " earlier", " after", " later", "previous ", "next ", "following ", "same "} {
		if strings.HasSuffix(words, w) || strings.HasPrefix(words, w) {
			return true
		}
	}
	return false
}

// plainTime makes one of wordings that mean one time.
var plainTime = strings.NewReplacer("past", "last", "the ", "")

// nearlyOneHour reports two times of day a quarter of an hour or so apart, of
// which one is not meant to the minute: "just after 11 a.m.", "around 11:15".
func (f *finder) nearlyOneHour(a, b *timex.Time) bool {
	if a.Type != timex.Clock || b.Type != timex.Clock || !a.Placed() || !b.Placed() {
		return false
	}
	gap := a.Begin.Sub(b.Begin).Abs() % (24 * time.Hour)
	return min(gap, 24*time.Hour-gap) <= 20*time.Minute && (f.A.isRough(a) || f.B.isRough(b))
}

// isRough reports a hedge in or in front of a time of day.
func (s *side) isRough(t *timex.Time) bool {
	if t.Mod != "" {
		return true
	}
	first, _ := s.doc.TokensIn(t.Span)
	if first == 0 {
		return false
	}
	switch strings.ToLower(s.wordOf(first - 1)) {
	case "around", "about", "after", "before", "near", "approximately", "nearly":
		return true
	}
	return false
}

// otherNumber reports whether two wordings differ in their number alone: "three
// years ago", "two years ago".
func (f *finder) otherNumber(a, b string) bool {
	wa, wb := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(wa) != len(wb) || len(wa) < 2 || !slices.Equal(wa[1:], wb[1:]) {
		return false
	}
	qa, qb := quantity.Find(a), quantity.Find(b)
	return len(qa) == 1 && len(qb) == 1 && quantity.Compare(qa[0], qb[0]) == quantity.Incompatible
}

// dayOfYear reports a value like XXXX-03-01.
func dayOfYear(v string) bool {
	return len(v) == len("XXXX-03-01") && strings.HasPrefix(v, "XXXX-") && v[5] != 'W' && !strings.Contains(v[5:], "X")
}

// lostMoment reports a day that the other account leaves out of a claim that it
// tells otherwise.
func (f *finder) lostMoment(a *moment, bs []moment) {
	c := f.ownerA[a.token]
	if c < 0 || a.event || a.t.Type != timex.Date && a.t.Type != timex.Clock || !a.t.Placed() || !f.A.isBody(a.sentence) {
		return
	}
	p, ok := f.pairOfA[c]
	if !ok || p.score < 0.55 {
		return
	}
	for j := range bs {
		if f.linked(a.sentence, bs[j].sentence) > 0 && (!bs[j].matched || !f.apart(a.t, bs[j].t)) {
			return
		}
	}
	f.add(Omission, Time, 0.25, "When it was, "+quote(f.A.words(a.t.Span))+f.way(", is left out.", ", is added."),
		f.A.around(a.t.Span, f.ownerA), f.B.whole(p.b), Score{"alignment", p.score})
}
