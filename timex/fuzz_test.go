package timex

import (
	"os"
	"strings"
	"testing"
	"time"
)

// FuzzFindSpansInText holds that Find never panics, that in valid UTF-8 its spans
// lie in the text on rune boundaries and in order, that values parse and that
// intervals are ordered.
func FuzzFindSpansInText(f *testing.F) {
	cases, err := os.ReadFile("testdata/news.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(cases)) {
		f.Add(strings.TrimPrefix(line, "> "), int64(1_747_900_000))
	}
	f.Add("May 99999999999 999999 years ago, 1st century, the next 2 fortnights \xff 24:00 p.m.", int64(0))
	f.Fuzz(func(t *testing.T, s string, published int64) {
		anchor := time.Unix(published%(1<<37), 0)
		Find(s, anchor)
		s = strings.ToValidUTF8(s, "\ufffd")
		end := 0
		for _, x := range append(Find(s, anchor), Find(s, time.Time{})...) {
			if x.Span.Start == 0 {
				end = 0
			}
			if !x.Span.Valid(s) || x.Span.Empty() {
				t.Fatalf("%q: span %v after byte %d", s, x.Span, end)
			}
			end = x.Span.End
			if _, _, err := Parse(x.Value); err != nil {
				t.Errorf("%q: %q: %v", s, x.Span.Of(s), err)
			}
			if x.Placed() && !x.Begin.Before(x.End) {
				t.Errorf("%q: %q: interval [%v, %v)", s, x.Span.Of(s), x.Begin, x.End)
			}
			if x.Type == Set && x.Placed() {
				t.Errorf("%q: %q: a set has no place on the calendar", s, x.Span.Of(s))
			}
			if x.Placed() && Compare(x, x) != Same {
				t.Errorf("%q: %+v is not the same as itself", s, x)
			}
		}
	})
}

// FuzzRangesInOrder holds that ranges lie in the text in order, that each is bound
// by expressions inside its span, that none is part of two, and that they are
// ordered in time.
func FuzzRangesInOrder(f *testing.F) {
	for _, s := range []string{
		"from January to March, between 2 and 3 a.m., Nov. 3-5", "from 11 p.m. to 3 a.m. to 4", "between May 3 and 6 and 9", "from 3 to 5 May",
	} {
		f.Add(s)
	}
	anchor := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		times := Find(s, anchor)
		end, next := 0, 0
		for _, r := range Ranges(s, times) {
			if r.Span.Start < end || !r.Span.Valid(s) || r.First < next || r.Last < r.First || r.Last >= len(times) {
				t.Fatalf("%q: range %+v after byte %d", s, r, end)
			}
			if !r.Span.Contains(times[r.First].Span) || !r.Span.Contains(times[r.Last].Span) {
				t.Errorf("%q: range %+v does not hold its bounds", s, r)
			}
			if !r.Begin.Before(r.End) {
				t.Errorf("%q: interval [%v, %v)", s, r.Begin, r.End)
			}
			end, next = r.Span.End, r.Last+1
		}
	})
}
