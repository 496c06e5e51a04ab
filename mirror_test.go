package recount_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
)

// mirrorLines is a line for each finding of c: its level, its kind and the words that
// differ in either account. With turned, omissions are told as additions and the
// accounts change places, so that a comparison of the same two the other way about
// gives the same lines.
func mirrorLines(c *compare.Comparison, turned bool) []string {
	var out []string
	for _, f := range c.Findings {
		level, places := f.Level, [2]string{}
		for _, e := range f.Evidence {
			side := 0
			if e.Account == c.Story.Accounts[1].ID {
				side = 1
			}
			places[side] = fmt.Sprint(marksOrSpan(e))
		}
		if turned {
			places[0], places[1] = places[1], places[0]
			switch level {
			case compare.Omission:
				level = compare.Addition
			case compare.Addition:
				level = compare.Omission
			}
		}
		out = append(out, strings.Join([]string{string(level), string(f.Kind), places[0], places[1]}, " | "))
	}
	slices.Sort(out)
	return out
}

func marksOrSpan(e compare.Evidence) string {
	if len(e.Marks) == 0 {
		return fmt.Sprint(e.Span)
	}
	return fmt.Sprint(e.Marks)
}

func bothWays(t *testing.T, a, b article.Article) (there, back []string) {
	t.Helper()
	x, err := recount.Compare(t.Context(), []article.Article{a, b}, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	y, err := recount.Compare(t.Context(), []article.Article{b, a}, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return mirrorLines(x, false), mirrorLines(y, true)
}
