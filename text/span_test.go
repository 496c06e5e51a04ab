package text_test

import (
	"testing"

	"github.com/recount-news/recount/text"
)

func TestSpan(t *testing.T) {
	s := func(a, b int) text.Span { return text.Span{Start: a, End: b} }
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"of", s(1, 3).Of("abcd"), "bc"},
		{"contains itself", s(1, 3).Contains(s(1, 3)), true},
		{"contains less", s(1, 3).Contains(s(2, 4)), false},
		{"neighbours do not overlap", s(1, 3).Overlaps(s(3, 5)), false},
		{"one byte overlaps", s(1, 4).Overlaps(s(3, 5)), true},
		{"union with nothing", s(4, 6).Union(text.Span{}), s(4, 6)},
		{"nothing with union", text.Span{}.Union(s(4, 6)), s(4, 6)},
		{"shift", s(1, 3).Shift(-1), s(0, 2)},
		{"valid at the end", s(2, 2).Valid("é"), true},
		{"valid inside a rune", s(0, 1).Valid("é"), false},
		{"valid outside", s(0, 9).Valid("é"), false},
		{"valid backwards", s(1, 0).Valid("ab"), false},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}
