package compare

import (
	"strings"

	"github.com/recount-news/recount/timex"
)

// moment is a time expression in its place.
type moment struct {
	token    int
	sentence int
	t        *timex.Time
	matched  bool
	event    bool // named by an event: "during the talks"
}

func momentsOf(s *side) []moment {
	var out []moment
	for i := range s.doc.Times {
		t := &s.doc.Times[i]
		first, last := s.doc.TokensIn(t.Span)
		sent := s.doc.SentenceAt(t.Span.Start)
		if last > first && sent >= 0 {
			out = append(out, moment{token: last - 1, sentence: sent, t: t})
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
	for i := range as {
		if as[i].matched {
			continue
		}
		if j, score := f.rivalMoment(&as[i], bs); j >= 0 {
			bs[j].matched = true
			f.add(Contradiction, Time, 0.65+0.25*score, against(f.A.words(as[i].t.Span), f.B.words(bs[j].t.Span)),
				f.A.around(as[i].t.Span, f.ownerA), f.B.around(bs[j].t.Span, f.ownerB), Score{"alignment", score})
			continue
		}
		f.lostMoment(&as[i], bs)
	}
}

func (f *finder) matchMoments(a, b *moment) {
	if f.linked(a.sentence, b.sentence) == 0 || a.t.Type != b.t.Type && !(a.t.Placed() && b.t.Placed()) {
		return
	}
	switch timex.Compare(*a.t, *b.t) {
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
}

// rivalMoment is the time of B that stands where a should, and how sure that is.
func (f *finder) rivalMoment(a *moment, bs []moment) (int, float64) {
	best, bestScore := -1, 0.52
	for j := range bs {
		b := &bs[j]
		if b.matched || f.linked(a.sentence, b.sentence) < 0.4 || !apart(a.t, b.t) {
			continue
		}
		if a.t.Type == timex.Set || b.t.Type == timex.Set {
			continue
		}
		if score := f.context(a.token, b.token); score > bestScore {
			best, bestScore = j, score
		}
	}
	if best < 0 {
		return -1, 0
	}
	return best, bestScore
}

// apart reports whether two times have nothing in common: two intervals that do
// not meet, or, where the year is not known, two days of it.
func apart(a, b *timex.Time) bool {
	switch timex.Compare(*a, *b) {
	case timex.Apart:
		return true
	case timex.Unknown:
		return dayOfYear(a.Value) && dayOfYear(b.Value) && a.Value != b.Value
	}
	return false
}

// dayOfYear reports a value like XXXX-03-01.
func dayOfYear(v string) bool {
	return len(v) == len("XXXX-03-01") && strings.HasPrefix(v, "XXXX-") && v[5] != 'W' && !strings.Contains(v[5:], "X")
}

// lostMoment reports a day that the other account leaves out of a claim that it
// tells otherwise.
func (f *finder) lostMoment(a *moment, bs []moment) {
	c := f.ownerA[a.token]
	if c < 0 || a.event || a.t.Type != timex.Date || !a.t.Placed() || !f.A.isBody(a.sentence) {
		return
	}
	p, ok := f.pairOfA[c]
	if !ok || p.score < 0.55 {
		return
	}
	for j := range bs {
		if f.linked(a.sentence, bs[j].sentence) > 0 {
			return
		}
	}
	f.add(Omission, Time, 0.25, "When it was, "+quote(f.A.words(a.t.Span))+", is left out.",
		f.A.around(a.t.Span, f.ownerA), f.B.whole(p.b), Score{"alignment", p.score})
}
