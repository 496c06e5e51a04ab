package server

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/timex"
)

// The timeline has what happened, as the facts of a story tell it with a time, and
// what was published, with the differences that came in by it. A fact is one line,
// however many tell it, and stands at the finest time that any of them gives.

const (
	manyMoments   = 20                   // lines shown before the rest is put away
	longestEvent  = 100 * 24 * time.Hour // what covers more is no happening of a story
	eventWords    = 24                   // of a fact
	newPieces     = 2                    // differences told of a publication
	longCorrected = 8                    // words of a wording that is withdrawn
	longPiece     = 40                   // bytes of a wording that a line can hold
)

// timeline is the moments of a story, in the order of time.
type timeline struct {
	Moments []happening
	More    []happening // the less weighty ones
	Undated []string    // accounts whose day of publication is not known
}

// happening is one line of the timeline.
type happening struct {
	When      string // "2 Mar, night"
	Machine   string // the same for programs: "2026-03-02"
	Again     bool   // the line before has the same
	Published string // name of the account that was published; "" where something happened
	Words     string // what happened, or whence the account that was published
	Support   string // "3 accounts, 2 independent"
	Link      string // address of the finding that shows how accounts differ in it
	Disputed  bool   // they cannot all be right
	New       []wording
	Corrects  []corrected
	NewRest   int // differences that came in, too

	begin  time.Time
	length time.Duration
	weight int // place in the order of importance, the weightiest first
}

// wording is what an account has for what its source has.
type wording struct{ Here, There, Finding string }

// corrected is something that an account takes back.
type corrected struct {
	Old, New string // the words withdrawn and those that are right; "" where they are not known
	Kept     string // accounts that still have the old ones
	Link     string
}

func (r *reading) timeline() timeline {
	var out timeline
	year := r.year()
	for i := range r.Facts {
		if m, ok := r.event(&r.Facts[i], year); ok {
			m.weight = i
			out.Moments = append(out.Moments, m)
		}
	}
	placed := compare.PlaceFindings(r.Comparison)
	for i := range r.Story.Accounts {
		a := &r.Story.Accounts[i]
		if !a.Document.Article.Published.Known() {
			out.Undated = append(out.Undated, r.names[a.ID])
			continue
		}
		m := r.publication(a.ID, placed, year)
		m.weight = i // accounts are as weighty as facts
		out.Moments = append(out.Moments, m)
	}
	slices.SortStableFunc(out.Moments, func(x, y happening) int { return x.weight - y.weight })
	if len(out.Moments) > manyMoments+2 {
		out.Moments, out.More = out.Moments[:manyMoments], slices.Clone(out.Moments[manyMoments:])
	}
	inTime(out.Moments)
	inTime(out.More)
	return out
}

// inTime puts moments in the order of time.
func inTime(all []happening) {
	slices.SortStableFunc(all, func(x, y happening) int {
		return cmp.Or(x.begin.Compare(y.begin), cmp.Compare(y.length, x.length), x.weight-y.weight)
	})
	for i := range all {
		all[i].Again = i > 0 && all[i].When == all[i-1].When
	}
}

// year is that in which most of the story was published.
func (r *reading) year() int {
	count, best := map[int]int{}, 0
	for i := range r.Story.Accounts {
		if p := r.Story.Accounts[i].Document.Article.Published; p.Known() {
			y := p.Time.Year()
			if count[y]++; best == 0 || count[y] > count[best] {
				best = y
			}
		}
	}
	return best
}

// event is the line of a fact; ok is false where nobody tells when it was.
func (r *reading) event(f *compare.Fact, year int) (m happening, ok bool) {
	when, ok := r.whenOf(f)
	if !ok {
		return m, false
	}
	m = happening{Words: r.lead(f, eventWords), Support: r.support(f), begin: when.Begin, length: when.End.Sub(when.Begin)}
	m.When, m.Machine = stretchWords(when, year)
	if id := r.dispute(f); id != "" {
		m.Link = r.base + "#" + id
		m.Disputed = f.Stance() == compare.Contradicts
	}
	return m, true
}

// whenOf is when a fact was, as its lead tells, or else the first that tells: the
// others may only tell it more finely.
func (r *reading) whenOf(f *compare.Fact) (when timex.Time, ok bool) {
	order := []int{r.at[f.Lead]}
	for i := range f.Cells {
		if i != order[0] && f.Cells[i].Stance == compare.Says {
			order = append(order, i)
		}
	}
	for _, i := range order {
		c, a := &f.Cells[i], &r.Story.Accounts[i]
		if c.Claim < 0 {
			continue
		}
		t, placed := placedTime(a.Document, a.Claims[c.Claim].Times)
		t = notAhead(t, a.Document.Article.Published)
		finer := !t.Begin.Before(when.Begin) && !t.End.After(when.End) && t.End.Sub(t.Begin) < when.End.Sub(when.Begin)
		if placed && (!ok || finer) {
			when, ok = t, true
		}
	}
	return when, ok
}

// support is who tells a fact, by name where it is one alone.
func (r *reading) support(f *compare.Fact) string {
	all := tellers(f)
	if len(all) == 1 {
		return r.names[all[0]]
	}
	return plural(len(all), "account") + ", " + strconv.Itoa(f.Independent) + " independent"
}

// notAhead is a clock time without a day of its own, put on the day before where it
// would else come after the account that tells it: "before midnight", in the morning.
func notAhead(t timex.Time, published article.Date) timex.Time {
	if !t.Assumed || !published.Known() {
		return t
	}
	end := wallClock(published.Time)
	if !published.HasClock {
		end = end.AddDate(0, 0, 1)
	}
	if !t.Begin.Before(end) {
		t.Begin, t.End = t.Begin.AddDate(0, 0, -1), t.End.AddDate(0, 0, -1)
	}
	return t
}

// wallClock is t as a clock on the wall showed it, which is how articles tell times.
func wallClock(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}

// publication is the line of an account that was published.
func (r *reading) publication(id string, placed []compare.Placed, year int) happening {
	p := r.doc(id).Article.Published
	m := happening{Published: r.names[id], begin: wallClock(p.Time)}
	m.When, m.Machine = dayWords(p.Time, year), p.Time.Format("2006-01-02")
	if p.HasClock {
		m.When, m.Machine = m.When+", "+p.Time.Format("15:04"), p.Time.Format("2006-01-02T15:04Z07:00")
	} else {
		m.begin = m.begin.AddDate(0, 0, 1).Add(-time.Minute) // behind what happened on that day
	}
	if source := r.Story.Parent(id); r.names[source] != "" {
		m.Words = r.names[source]
	}
	m.New, m.NewRest = r.newIn(id, placed)
	m.Corrects = r.correctedBy(id)
	m.New = slices.DeleteFunc(m.New, func(w wording) bool { // told as a correction
		return slices.ContainsFunc(m.Corrects, func(c corrected) bool { return c.New == w.Here && c.Old == w.There })
	})
	return m
}

// correctedBy is what an account corrects.
func (r *reading) correctedBy(id string) (out []corrected) {
	for i := range r.Corrections {
		x := &r.Corrections[i]
		if x.Account != id {
			continue
		}
		c := corrected{Link: r.base + "#" + x.Account}
		if x.Old.Account != "" {
			c.Old = shortened(r.words(x.Old.Account, x.Old.Span), longCorrected)
		}
		if x.New.Account != "" {
			c.New = shortened(r.words(x.New.Account, x.New.Span), longCorrected)
		}
		var kept []string
		for _, h := range x.Kept {
			kept = append(kept, r.names[h.Account])
		}
		c.Kept = listedUpTo(kept, 3)
		out = append(out, c)
	}
	return out
}

// newIn are the wordings that came in with an account and differ from the
// reference's, contradictions first, and how many differences there are besides.
func (r *reading) newIn(id string, placed []compare.Placed) (out []wording, rest int) {
	for _, p := range placed {
		f := &r.Findings[p.Finding]
		if f.Level != compare.Contradiction && f.Level != compare.Change || !slices.Contains(p.First, id) {
			continue
		}
		here, there := r.marked(f, id), r.marked(f, f.Reference)
		switch {
		case slices.ContainsFunc(out, func(w wording) bool { return w.Here == here && w.There == there }):
		case len(out) < newPieces && f.Level == compare.Contradiction && differ(here, there):
			out = append(out, wording{here, there, r.base + "#" + f.ID})
		default:
			rest++
		}
	}
	return out, rest
}

// differ reports whether two wordings are there and tell a reader something.
func differ(here, there string) bool {
	return here != "" && there != "" && !strings.EqualFold(here, there)
}

// marked are the words of an account in which a finding sees the difference, where
// they are few.
func (r *reading) marked(f *compare.Finding, account string) string {
	for _, e := range f.Evidence {
		if e.Account == account && !(e.Agrees && account != f.Reference) && len(e.Marks) == 1 {
			if w := r.words(account, e.Marks[0]); len(w) <= longPiece {
				return w
			}
		}
	}
	return ""
}

// dayWords is "2 Mar", with the year where it is not the story's.
func dayWords(t time.Time, year int) string {
	if t.Year() == year {
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// seasons are the codes of TIMEX3 for parts of a year.
var seasons = map[string]string{"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}

// partsOfDay are the codes of TIMEX3 for parts of a day.
var partsOfDay = map[string]string{
	"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
}

// modsOfTime go before a time that has a TIMEX3 mod.
var modsOfTime = map[string]string{
	"APPROX": "about ", "BEFORE": "before ", "AFTER": "after ", "START": "early ", "MID": "mid ", "END": "end of ",
}

// stretchWords is a stretch of the calendar for the margin of a line, and for
// programs.
func stretchWords(t timex.Time, year int) (words, machine string) {
	last := t.End.Add(-time.Second)
	value, clock, hasClock := strings.Cut(t.Value, "T")
	day, err := time.Parse("2006-01-02", value)
	switch {
	case hasClock && partsOfDay[clock] != "" && err == nil:
		words, machine = dayWords(day, year)+", "+partsOfDay[clock], day.Format("2006-01-02")
	case t.End.Sub(t.Begin) <= time.Hour:
		words, machine = dayWords(t.Begin, year)+", "+t.Begin.Format("15:04"), t.Begin.Format("2006-01-02T15:04")
	case len(value) == len("2006-SP") && seasons[value[5:]] != "":
		words, machine = seasons[value[5:]]+" "+value[:4], value[:4]
	case sameDay(t.Begin, last):
		words, machine = dayWords(t.Begin, year), t.Begin.Format("2006-01-02")
	case t.Begin.Day() == 1 && t.End.Equal(t.Begin.AddDate(0, 1, 0)):
		words, machine = t.Begin.Format("Jan 2006"), t.Begin.Format("2006-01")
	case t.Begin.YearDay() == 1 && t.End.Equal(t.Begin.AddDate(1, 0, 0)):
		words, machine = t.Begin.Format("2006"), t.Begin.Format("2006")
	case t.Begin.Year() == last.Year() && t.Begin.Month() == last.Month():
		words, machine = t.Begin.Format("2")+"–"+dayWords(last, year), t.Begin.Format("2006-01-02")
	default:
		words, machine = dayWords(t.Begin, year)+" – "+dayWords(last, year), t.Begin.Format("2006-01-02")
	}
	return modsOfTime[t.Mod] + words, machine
}

func sameDay(x, y time.Time) bool { return x.Year() == y.Year() && x.YearDay() == y.YearDay() }
