package recount_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
)

// TestMissing holds what is missed most, for each file of testdata/missing: of two
// accounts the second lacks what the section "order" lists, words of one omission a
// line, the one missed most first. The mirror holds for additions.
func TestMissing(t *testing.T) {
	for file, archive := range archives(t, "testdata/missing/*.txtar") {
		a, b := tell(t, "a.txt", string(archive.Files[0].Data)), tell(t, "b.txt", string(archive.Files[1].Data))
		want := strings.Split(strings.TrimSpace(string(archive.Files[2].Data)), "\n")
		for level, accounts := range map[compare.Level][]article.Article{compare.Omission: {a, b}, compare.Addition: {b, a}} {
			c, err := recount.Compare(t.Context(), accounts, recount.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range c.Findings {
				if f.Level == level {
					got = append(got, words(c, f)[0])
				}
			}
			last := -1
			for _, w := range want {
				at := slices.IndexFunc(got, func(s string) bool { return strings.Contains(s, w) })
				if at <= last {
					t.Errorf("%s, %s: %q is number %d of %d after number %d: %q", file, level, w, at+1, len(got), last+1, got)
				}
				last = at
			}
		}
	}
}
