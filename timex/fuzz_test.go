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
			if x.Placed() && Compare(x, x) != Same {
				t.Errorf("%q: %+v is not the same as itself", s, x)
			}
		}
	})
}
