package compare

// Times named by events.
//
// "During the talks" names a day where the account tells elsewhere when the
// talks were. Such a phrase takes the interval of the event it names: the time
// that hangs, somewhere in the same account, on a noun of the same meaning. Only
// definite phrases do ("the talks", "Friday's meeting"), and only where all the
// account's dates for that noun agree.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/timex"
)

// eventTime is when an event noun of an account took place.
type eventTime struct {
	lemma string
	when  timex.Time
	noun  int // its token
	at    int // the last token of the time
}

// atEvents are the moments that an account names by an event.
func (s *side) atEvents() []moment {
	events := s.datedEvents()
	if len(events) == 0 {
		return nil
	}
	var out []moment
	for t := range s.doc.Tokens {
		if !s.namesEventTime(t) {
			continue
		}
		when, ok := eventNamed(events, strings.ToLower(s.token(t).Lemma))
		if !ok {
			continue
		}
		when.Span = s.tree.Phrase(t).Union(s.span(s.tree.Child(t, "case")))
		when.Type = timex.Date
		if i := s.doc.SentenceAt(s.span(t).Start); i >= 0 {
			out = append(out, moment{token: t, sentence: i, t: &when, event: true, metIn: -1})
		}
	}
	return out
}

// datedEvents lists the event nouns that a time of the calendar hangs on.
func (s *side) datedEvents() []eventTime {
	var out []eventTime
	for i := range s.doc.Times {
		w := s.doc.Times[i]
		if !w.Placed() || w.Type == timex.Set || w.End.Sub(w.Begin).Hours() > 31*24 {
			continue
		}
		first, last := s.doc.TokensIn(w.Span)
		if last <= first {
			continue
		}
		t := last - 1
		for range 4 {
			t = s.token(t).Head
			n := t
			if takesPlace[s.token(t).Lemma] {
				n = s.tree.Child(t, "nsubj", "nsubj:pass")
			}
			if n < 0 {
				continue
			}
			if tok := s.token(n); tok.UPOS == document.NOUN && isHappening(tok.Lemma) {
				out = append(out, eventTime{strings.ToLower(tok.Lemma), w, n, last - 1})
			}
		}
	}
	return out
}

// takesPlace are the verbs by which an event is told to be.
var takesPlace = map[string]bool{"hold": true, "take": true, "happen": true, "occur": true, "begin": true, "start": true, "open": true}

// isHappening reports whether a noun names something that takes place.
func isHappening(lemma string) bool {
	if _, ok := lexicon.VerbOf(lemma); ok {
		return true
	}
	for _, h := range [...]string{"event", "meeting", "talk", "accident", "ceremony", "fight"} {
		if lexicon.Similarity(lemma, h, lexicon.Noun) >= leastSimilar {
			return true
		}
	}
	return false
}

// namesEventTime reports whether t heads a definite phrase of time: "during the
// recent discussions".
func (s *side) namesEventTime(t int) bool {
	tok := s.token(t)
	if tok.UPOS != document.NOUN || tok.Rel != "obl" && tok.Rel != "nmod" {
		return false
	}
	k, det := s.tree.Child(t, "case"), s.tree.Child(t, "det", "nmod:poss")
	return k >= 0 && det >= 0 && strings.EqualFold(s.wordOf(k), "during") && !strings.EqualFold(s.wordOf(det), "a")
}

// eventNamed is the time of the event that lemma names, where the account's
// dates for it agree.
func eventNamed(events []eventTime, lemma string) (timex.Time, bool) {
	var found timex.Time
	for _, e := range events {
		if e.lemma != lemma && lexicon.Similarity(e.lemma, lemma, lexicon.Noun) < leastSimilar {
			continue
		}
		if found.Placed() && timex.Compare(found, e.when) == timex.Apart {
			return timex.Time{}, false
		}
		found = e.when
	}
	return found, found.Placed()
}

// eventDays reports one event that the accounts give two days, though they tell of it
// in sentences that are not linked: "win the June 25 special election", "a special
// election on June 15". One word must qualify it in both, and each account must have
// one day for it.
func (f *finder) eventDays(as, bs []moment) {
	of, other := f.A.datedEvents(), f.B.datedEvents()
	for _, x := range of {
		for _, y := range other {
			a, b := momentAt(as, x.at), momentAt(bs, y.at)
			if a == nil || b == nil || a.matched && b.matched || x.lemma != y.lemma || !isDay(a.t) || !isDay(b.t) || !f.apart(a.t, b.t) || !f.sharesQualifier(x.noun, y.noun) {
				continue
			}
			_, okA := eventNamed(of, x.lemma)
			_, okB := eventNamed(other, y.lemma)
			if !okA || !okB {
				continue
			}
			a.matched, b.matched = true, true
			f.add(Contradiction, Time, 0.8, against(f.A.words(a.t.Span), f.B.words(b.t.Span)),
				f.A.around(a.t.Span, f.ownerA), f.B.around(b.t.Span, f.ownerB))
		}
	}
}

// momentAt is the moment whose last token is t, or nil.
func momentAt(all []moment, t int) *moment {
	for i := range all {
		if all[i].token == t && !all[i].event {
			return &all[i]
		}
	}
	return nil
}
