package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

func TestMerged(t *testing.T) {
	for _, c := range []struct {
		name     string
		in, want []text.Span
	}{
		{"apart", []text.Span{{Start: 1, End: 2}, {Start: 4, End: 6}}, []text.Span{{Start: 1, End: 2}, {Start: 4, End: 6}}},
		{"out of order", []text.Span{{Start: 4, End: 6}, {Start: 1, End: 2}}, []text.Span{{Start: 1, End: 2}, {Start: 4, End: 6}}},
		{"touching", []text.Span{{Start: 1, End: 4}, {Start: 4, End: 6}}, []text.Span{{Start: 1, End: 6}}},
		{"overlapping", []text.Span{{Start: 1, End: 5}, {Start: 3, End: 9}}, []text.Span{{Start: 1, End: 9}}},
		{"nested", []text.Span{{Start: 1, End: 9}, {Start: 3, End: 5}, {Start: 8, End: 10}}, []text.Span{{Start: 1, End: 10}}},
		{"empty", []text.Span{{Start: 3, End: 3}, {Start: 4, End: 6}}, []text.Span{{Start: 4, End: 6}}},
		{"none", nil, nil},
	} {
		if got := merged(c.in); !slices.Equal(got, c.want) {
			t.Errorf("%s: merged(%v) = %v, want %v", c.name, c.in, got, c.want)
		}
	}
}

// FuzzQuoteIsEvidence: however marks lie, a quote is the words of its evidence,
// each once, and the marked ones are those under a mark.
func FuzzQuoteIsEvidence(f *testing.F) {
	f.Add([]byte{10, 90, 20, 40, 30, 60})
	f.Add([]byte{0, 255, 0, 255, 100, 100, 200, 255})
	f.Fuzz(func(t *testing.T, places []byte) {
		if len(places) < 2 {
			return
		}
		a := newAccounts(readCase(t, "night-train").Story)[0]
		e := compare.Evidence{Account: "a1", Span: spanAt(a.text(), text.Span{End: len(a.text())}, places[0], places[1])}
		for rest := places[2:]; len(rest) >= 2; rest = rest[2:] {
			if m := spanAt(a.text(), e.Span, rest[0], rest[1]); !m.Empty() {
				e.Marks = append(e.Marks, m)
			}
		}
		at := e.Span.Start
		for _, s := range a.quote(e) {
			here := text.Span{Start: at, End: at + len(s.Text)}
			if here.Of(a.text()) != s.Text {
				t.Fatalf("at byte %d the quote has %q, the account %q", at, s.Text, here.Of(a.text()))
			}
			if got := overlapsAny(here, e.Marks); got != s.Marked {
				t.Errorf("%q is marked: %v, want %v", s.Text, s.Marked, got)
			}
			at = here.End
		}
		if at != e.Span.End {
			t.Errorf("the quote ends at byte %d, the evidence at %d", at, e.Span.End)
		}
	})
}

func TestShortened(t *testing.T) {
	long := strings.Repeat("word ", 40)
	for _, c := range []struct {
		name string
		in   []stretch
		want string
	}{
		{"begins far off", []stretch{{long, false}, {"mark", true}}, "… " + strings.Repeat("word ", 12) + "[mark]"},
		{"ends far off", []stretch{{"mark", true}, {" " + long, false}}, "[mark] " + strings.Repeat("word ", 12) + "… "},
		{"between", []stretch{{"a", true}, {" " + long, false}, {"b", true}},
			"[a] " + strings.Repeat("word ", 12) + "… " + strings.Repeat("word ", 12) + "[b]"},
		{"no mark", []stretch{{long + long, false}}, strings.Repeat("word ", longExcerpt) + "… "},
		{"marks stay", []stretch{{long + long, true}}, "[" + long + long + "]"},
	} {
		got := ""
		for _, s := range shortened(c.in) {
			if s.Marked {
				s.Text = "[" + s.Text + "]"
			}
			got += s.Text
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
