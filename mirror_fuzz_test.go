package recount_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// editedPair is a few paragraphs of an invented story and a version of them that
// seed has edited: paragraphs left out and moved, and in some of them other numbers
// and names.
func editedPair(t *testing.T, seed uint64) (source, copied string) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 6))
	whole, _ := inventedPair(t, 16_000)
	paragraphs := strings.Split(strings.TrimSpace(whole), "\n\n")
	at := r.IntN(len(paragraphs) - 6)
	first := paragraphs[at : at+3+r.IntN(4)]
	second := slices.Clone(first)
	for i := range second {
		if r.IntN(3) == 0 {
			second[i] = elsewhere(second[i], 1+r.IntN(50))
		}
	}
	if r.IntN(2) == 0 {
		k := r.IntN(len(second))
		second = slices.Delete(second, k, k+1)
	}
	if r.IntN(3) == 0 {
		i, j := r.IntN(len(second)), r.IntN(len(second))
		second[i], second[j] = second[j], second[i]
	}
	const head = "Story of the day\ndate 2026-04-07\n\n"
	return head + strings.Join(first, "\n\n") + "\n", head + strings.Join(second, "\n\n") + "\n"
}

// FuzzCompare_mirrorsContradictions holds that two accounts contradict each other in
// the same words, in the same way, whichever of them is the reference.
func FuzzCompare_mirrorsContradictions(f *testing.F) {
	for seed := range uint64(12) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		source, copied := editedPair(t, seed)
		there, back := bothWays(t, tell(t, "a.txt", source), tell(t, "b.txt", copied))
		if x, y := contradictionsOf(there), contradictionsOf(back); !slices.Equal(x, y) {
			t.Errorf("contradictions\n%s\nand, turned round,\n%s", strings.Join(x, "\n"), strings.Join(y, "\n"))
		}
	})
}

func contradictionsOf(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return !strings.HasPrefix(l, string(compare.Contradiction)) })
}

// FuzzCompare_itselfDiffersNowhere holds that a story differs nowhere from itself,
// whether it is known for the same or not.
func FuzzCompare_itselfDiffersNowhere(f *testing.F) {
	for seed := range uint64(12) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		source, _ := editedPair(t, seed)
		for name, again := range map[string]string{"itself": source, "with a line more": source + "\n"} {
			c, err := recount.Compare(t.Context(), []article.Article{tell(t, "a.txt", source), tell(t, "b.txt", again)}, recount.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range c.Findings {
				if d.Level != compare.Agreement {
					t.Errorf("%s: %s %s %q", name, d.Level, d.Kind, words(c, d))
				}
			}
		}
	})
}

// FuzzCompare_findingsHaveGrounds holds that whatever two texts are, every finding
// has evidence, and all evidence is words of its account, on rune boundaries.
func FuzzCompare_findingsHaveGrounds(f *testing.F) {
	f.Add(ferryWire, ferryCopy)
	f.Add("“No,” he said.", "“Yes,” she said. 5% – 6%!")
	f.Fuzz(func(t *testing.T, first, second string) {
		a, errA := recount.Read(t.Context(), "a.txt", []byte(first))
		b, errB := recount.Read(t.Context(), "b.txt", []byte(second))
		if errA != nil || errB != nil {
			t.Skip("no articles")
		}
		c, err := recount.Compare(t.Context(), []article.Article{a, b}, recount.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, fd := range c.Findings {
			holdGrounds(t, c, &fd)
		}
	})
}

func holdGrounds(t *testing.T, c *compare.Comparison, fd *compare.Finding) {
	t.Helper()
	if len(fd.Evidence) == 0 || fd.Summary == "" || !slices.Contains(compare.Levels, fd.Level) || !slices.Contains(compare.Kinds, fd.Kind) {
		t.Errorf("a finding without grounds: %+v", fd)
	}
	for _, e := range fd.Evidence {
		i := slices.IndexFunc(c.Story.Accounts, func(a story.Account) bool { return a.ID == e.Account })
		if i < 0 {
			t.Fatalf("%s: no account %q", fd.ID, e.Account)
		}
		words := c.Story.Accounts[i].Document.Article.Text
		for _, sp := range append([]text.Span{e.Span}, e.Marks...) {
			if sp.Start < 0 || sp.End > len(words) || sp.Empty() || !boundary(words, sp.Start) || !boundary(words, sp.End) || !e.Span.Contains(sp) {
				t.Errorf("%s: no words at %v", fd.ID, sp)
			}
		}
	}
}

func boundary(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }
