package story

import (
	"slices"
	"time"
)

// A story is closed when none of its articles is younger than Grouper.Open, by the
// day that the stream has come to. That is the middle of the last dates, so that a
// few articles with wrong ones close nothing. Articles without a date tell nothing of
// days: they hold a story open until mostUndated others have come.
//
// Now and then the closed stories are counted out and all that is kept of their
// articles dropped; then words that few articles had are forgotten, too, and
// sentences long out of use. That costs what is held, and comes again only when half
// as much has come anew.

const (
	// lastDates is how many dates tell the day.
	lastDates = 99

	mostUndated = 100_000

	// leastSwept is how many articles must come before stories are counted out anew.
	leastSwept = 1000

	// fewHave is the share of the articles of the stream, one in so many, below
	// which a word is forgotten with the last article held that has it.
	fewHave = 10_000

	// sentenceKept is for how many days a sentence is known that does not come again.
	sentenceKept = 3 * longestReprint
)

// open is how many days a story waits.
func (g *Grouper) open() int32 {
	if g.Open > 0 {
		return int32(min(g.Open/(24*time.Hour), 1<<20))
	}
	return int32(DefaultOpen / (24 * time.Hour))
}

// date takes the date of an article into account.
func (g *Grouper) date(s *sketch) {
	if s.published.IsZero() {
		return
	}
	if len(g.dates) == lastDates {
		g.dates = slices.Delete(g.dates, 0, 1)
	}
	g.dates = append(g.dates, dayOf(s.published))
}

// today is the day that the stream has come to, and whether any is known.
func (g *Grouper) today() (day int32, known bool) {
	if len(g.dates) == 0 {
		return 0, false
	}
	days := slices.Sorted(slices.Values(g.dates))
	return days[len(days)/2], true
}

// isClosedTo reports whether the story with first article n has waited too long for
// an article.
func (g *Grouper) isClosedTo(n int, s *sketch) bool {
	if s.published.IsZero() {
		return false
	}
	day := dayOf(s.published) - g.open()
	for _, a := range slices.Backward(g.members[n]) {
		if p := g.held[a].published; p.IsZero() || dayOf(p) >= day {
			return false
		}
	}
	return true
}

// sweep closes stories, if it is time, and forgets their articles.
func (g *Grouper) sweep() {
	if g.came-g.swept < max(leastSwept, len(g.held)/2) {
		return
	}
	g.swept = g.came
	day, known := g.today()
	place := make([]int, len(g.held)) // of those that stay, or -1
	kept := 0
	for n := range g.held {
		first := g.held[n].story
		if first == n && g.isOver(n, day, known) {
			group := g.group(n)
			group.Closed = true
			g.closed = append(g.closed, group)
			place[n] = -1
			continue
		}
		if place[n] = place[first]; place[n] >= 0 {
			place[n] = kept
			kept++
		}
	}
	g.keep(place, kept)
	g.words.forget(g.held, day)
	g.holders = nil
	for n := range g.held {
		g.hold(g.held[n].sketch, n)
	}
}

// isOver reports whether nothing will join the story with first article n.
func (g *Grouper) isOver(n int, day int32, known bool) bool {
	for _, a := range slices.Backward(g.members[n]) {
		h := &g.held[a]
		switch {
		case h.published.IsZero() && g.came-h.number < mostUndated:
			return false
		case !h.published.IsZero() && (!known || dayOf(h.published) >= day-g.open()):
			return false
		}
	}
	return true
}

// keep drops the articles whose new place is -1.
func (g *Grouper) keep(place []int, kept int) {
	old, touched := g.held, g.touched
	g.held, g.touched = make([]held, 0, kept), nil
	g.members, g.latest, g.shared = make(map[int][]int, len(g.members)), make(map[string]int), nil
	for n, to := range place {
		if to < 0 {
			continue
		}
		h := old[n]
		links := h.links
		h.story, h.links, h.touched = place[h.story], nil, false
		g.held = append(g.held, h)
		for _, l := range links {
			if l.a == n && place[l.b] >= 0 {
				g.link(link{to, place[l.b], l.score})
			}
		}
		g.members[h.story] = append(g.members[h.story], to)
		g.latest[h.id] = max(g.latest[h.id], h.nth)
	}
	for _, n := range touched {
		if place[n] >= 0 {
			g.touch(place[n])
		} else if h := &old[n]; h.story != n && h.told {
			g.gone = append(g.gone, h.name())
		}
	}
}
