package server

import (
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/timex"
)

func TestStretchWords(t *testing.T) {
	published := time.Date(2026, time.March, 5, 0, 0, 0, 0, time.UTC) // a Thursday
	for _, c := range []struct{ text, words, machine string }{
		{"They met on Monday night.", "2 Mar, night", "2026-03-02"},
		{"They met at 10:40 p.m. on Monday.", "2 Mar, 22:40", "2026-03-02T22:40"},
		{"They met on 2 March 2025.", "2 Mar 2025", "2025-03-02"},
		{"They met in January.", "Jan 2026", "2026-01"},
		{"They met last week.", "23 Feb – 1 Mar", "2026-02-23"},
		{"They met in the spring of 2025.", "spring 2025", "2025"},
		{"They met in 2024.", "2024", "2024"},
	} {
		found := timex.Find(c.text, published)
		if len(found) != 1 || !found[0].Placed() {
			t.Fatalf("%q: found %v", c.text, found)
		}
		if words, machine := stretchWords(found[0], 2026); words != c.words || machine != c.machine {
			t.Errorf("%q: %q, %q; want %q, %q", c.text, words, machine, c.words, c.machine)
		}
	}
}

func TestNotAhead(t *testing.T) {
	at := time.Date(2026, time.March, 3, 6, 40, 0, 0, time.UTC)
	published := article.Date{Time: at, HasClock: true}
	midnight := timex.Time{Begin: at.Add(18 * time.Hour), End: at.Add(18*time.Hour + time.Minute), Assumed: true}
	if got := notAhead(midnight, published); !got.Begin.Equal(at.Add(-6 * time.Hour)) {
		t.Errorf("a midnight after publication is %v", got.Begin)
	}
	midnight.Assumed = false
	if got := notAhead(midnight, published); got != midnight {
		t.Errorf("a day that is named was changed: %v", got)
	}
}
