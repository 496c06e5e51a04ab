package claim

// When the event was: of the days that the sentences name, the one that stands
// nearest to the event's own words, and of the times of that day the finest.

import (
	"slices"
	"time"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// EventTime is when an event was.
type EventTime struct {
	Span text.Span  // zero where it is the day of publication that nobody names
	Time timex.Time // zero where nothing is known
}

// Known reports whether anything is known of t.
func (t EventTime) Known() bool { return t.Time.Placed() }

const (
	day           = 24 * time.Hour
	longestEvent  = 40 * day // what covers more says nothing of when
	oldestNews    = 45 * day // what lies further back is background
	dayOfPrinting = 0.25     // the vote of the day of publication, that nobody names
	ownClause     = 1.5      // how much more the event's own clause counts
	underneath    = 0.5      // how much less when something was said, or another event was
	unlikely      = 0.25     // how much less a time of weeks, or one to come of what has been
)

// when is when the event was.
func (m *mainReader) when() EventTime {
	published := m.published()
	votes := make([]float64, len(m.d.Times))
	for i := range m.d.Times {
		votes[i] = m.timeVote(&m.d.Times[i], published)
	}
	best, most := EventTime{Time: published}, 0.0
	if published.Placed() {
		most = dayOfPrinting + m.sumWithin(votes, published)
		if m.isAhead() {
			most *= underneath
		}
	}
	for i := range m.d.Times {
		if votes[i] == 0 {
			continue
		}
		if sum := m.sumWithin(votes, m.d.Times[i]); sum > most {
			best, most = EventTime{m.d.Times[i].Span, m.d.Times[i]}, sum
		}
	}
	if !best.Known() {
		return best
	}
	return m.finest(best, votes)
}

// published is the day of publication.
func (m *mainReader) published() timex.Time {
	p := m.d.Article.Published
	if !p.Known() {
		return timex.Time{}
	}
	y, mo, d := p.Time.Date()
	begin := time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)
	return timex.Time{Type: timex.Date, Value: begin.Format(time.DateOnly), Begin: begin, End: begin.Add(day), Assumed: true}
}

// sumWithin is the sum of the votes of all times that lie in the days of t.
func (m *mainReader) sumWithin(votes []float64, t timex.Time) float64 {
	sum := 0.0
	for i, v := range votes {
		if v > 0 && within(m.d.Times[i], t) {
			sum += v
		}
	}
	return sum
}

// within reports whether a lies in the days of b.
func within(a, b timex.Time) bool {
	if !a.Placed() {
		return false
	}
	begin := b.Begin.Truncate(day)
	end := b.End.Add(day - 1).Truncate(day)
	return !a.Begin.Before(begin) && !a.End.After(end)
}

// timeVote is how much t speaks for being the time of the event; 0 for times that
// are too long or too far away, and for clock times whose day is a guess.
func (m *mainReader) timeVote(t *timex.Time, published timex.Time) float64 {
	length := t.End.Sub(t.Begin)
	switch {
	case !t.Placed() || t.Type == timex.Duration || t.Type == timex.Set || t.Assumed || length > longestEvent:
		return 0
	case m.inName(t.Span) || m.stamps(t.Span):
		return 0
	case !published.Placed():
		return m.nearness(t.Span)
	}
	ahead, future := m.isAhead(), !t.Begin.Before(published.End)
	if future && !ahead && t.Begin.After(published.End.Add(day)) || t.End.Before(published.Begin.Add(-oldestNews)) {
		return 0
	}
	v := m.nearness(t.Span)
	if future != ahead {
		v *= unlikely
	}
	if length > day {
		v *= unlikely
	}
	return v
}

// isAhead reports whether the event is still to come.
func (m *mainReader) isAhead() bool {
	p := m.event.predicate
	if p < 0 {
		return false
	}
	for _, c := range m.tree.Children(p) {
		switch m.word(int(c)) {
		case "will", "to", "shall":
			if r := m.d.Tokens[c].Rel; r == "aux" || r == "mark" {
				return true
			}
		}
	}
	return m.d.Tokens[p].Lemma == "set" && m.tree.Child(p, "xcomp") >= 0
}

// nearness is how near a stretch of text stands to the event: how much of the
// event its sentence tells again, how early it does, and in which clause.
func (m *mainReader) nearness(s text.Span) float64 {
	sent := m.d.SentenceAt(s.Start)
	first, _ := m.d.TokensIn(s)
	if sent < 0 || first >= len(m.d.Tokens) {
		return 0
	}
	if m.inTitle(first) {
		return 1.1 * m.clauseFactor(first)
	}
	i, ok := slices.BinarySearch(m.body, sent)
	if !ok {
		return 0
	}
	echo := m.echo[i]
	if m.happens(first) {
		echo = max(echo, happening)
	}
	return (0.1 + echo) * early(i) * m.clauseFactor(first)
}

// happening is how much of the event "it happened" tells again.
const happening = 0.5

// happens reports whether the clause of token t says when or where something was
// that has been told of: "the fire broke out at", "it happened on".
func (m *mainReader) happens(t int) bool {
	t = m.clauseOf(t)
	return t >= 0 && m.isHappening(t)
}

func (m *mainReader) isHappening(v int) bool {
	lemma := m.d.Tokens[v].Lemma
	if c := m.claimAt[v]; c >= 0 {
		lemma = m.claims[c].Predicate.Lemma
	}
	return happenings[lemma] || lemma == "take" && m.tree.Child(v, "obj") >= 0 && m.d.Tokens[m.tree.Child(v, "obj")].Lemma == "place"
}

var happenings = map[string]bool{"happen": true, "occur": true, "unfold": true, "break out": true}

// clauseOf is the verb or the like that token t stands below, or t itself; -1
// where there is none.
func (m *mainReader) clauseOf(t int) int {
	for range 20 {
		if c := m.claimAt[t]; c >= 0 && !m.claims[c].Predicate.Noun || m.d.Tokens[t].UPOS == document.VERB {
			return t
		}
		if m.d.Tokens[t].Head == t {
			break
		}
		t = m.d.Tokens[t].Head
	}
	return -1
}

// clauseFactor weighs the clause that token t stands in: more for the event's
// own, one that tells it again or says when it happened, less for what is about
// another event, and for when something was said.
func (m *mainReader) clauseFactor(t int) float64 {
	v := m.clauseOf(t)
	switch {
	case v < 0 || m.event.predicate < 0:
		return 1
	case m.tellsAgain(v) || m.isHappening(v):
		return ownClause
	case m.introduces(v) || m.d.Tokens[t].Rel == "nmod:poss":
		return underneath // "said on Monday", "after Tuesday's vote"
	}
	return 1
}

// stamps reports whether the time in s says when the page was put up: "Updated:
// Friday".
func (m *mainReader) stamps(s text.Span) bool {
	t, _ := m.d.TokensIn(s)
	for t--; t >= 0 && m.d.Tokens[t].UPOS == document.PUNCT; t-- {
	}
	if t < 0 {
		return false
	}
	switch m.word(t) {
	case "published", "posted", "updated", "created", "modified":
		return t == 0 || m.d.Tokens[t-1].UPOS != document.AUX
	}
	return false
}

// inName reports whether s is part of a name that is longer, "USA TODAY".
func (m *mainReader) inName(s text.Span) bool {
	first, last := m.d.TokensIn(s)
	for t := first; t < last; t++ {
		if i := m.mentionOf[t]; i >= 0 && m.d.Mentions[i].Form == document.Named && m.d.Mentions[i].Span.Len() > s.Len() {
			return true
		}
	}
	return false
}

// finest is best, or of the shorter times within it, or on its day, the one
// nearest to the event, unless it stands much further away.
func (m *mainReader) finest(best EventTime, votes []float64) EventTime {
	out, most := best, 0.0
	for i := range m.d.Times {
		if m.d.Times[i].Span == best.Span {
			most = unlikely * votes[i]
		}
	}
	for i := range m.d.Times {
		t := &m.d.Times[i]
		if !within(*t, best.Time) || !best.Span.Empty() && t.End.Sub(t.Begin) >= best.Time.End.Sub(best.Time.Begin) {
			continue
		}
		v := votes[i]
		if t.End.Sub(t.Begin) <= time.Hour {
			v *= 2 // "at 9 p.m." rather than "on Tuesday night"
		}
		if v > most {
			out, most = EventTime{t.Span, *t}, v
		}
	}
	return out
}
