package recount_test

import (
	"errors"
	"flag"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/report"
)

var updateChecks = flag.Bool("update", false, "rewrite the verdicts of testdata/checks and the facts of testdata/facts")

// TestCheck holds a draft against its sources, for each file of testdata/checks:
// "draft.txt", then sources, then "verdicts", which has a line for each sentence
// that is judged: the verdict, the kinds of what was found in it, and its first
// words. It also holds what is true of every checked draft.
func TestCheck(t *testing.T) {
	for file, archive := range archives(t, "testdata/checks/*.txtar") {
		t.Run(nameOf(file), func(t *testing.T) {
			last := len(archive.Files) - 1
			var articles []article.Article
			for _, f := range archive.Files[:last] {
				articles = append(articles, tell(t, f.Name, string(f.Data)))
			}
			c, err := recount.Check(t.Context(), articles[0], articles[1:])
			if err != nil {
				t.Fatal(err)
			}
			holdChecked(t, c)
			holdOrder(t, c, articles)
			got, want := verdicts(c), string(archive.Files[last].Data)
			if *updateChecks {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("verdicts\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// verdicts is a line for each sentence.
func verdicts(c *compare.Checking) string {
	var out strings.Builder
	draft := c.Story.Accounts[0].Document
	for _, s := range c.Sentences {
		out.WriteString(string(s.Verdict))
		for _, f := range s.Findings {
			out.WriteString(" " + string(f.Level) + "/" + string(f.Kind))
		}
		for _, f := range s.Disputed {
			out.WriteString(" disputed/" + string(f.Kind))
		}
		first := strings.Fields(draft.Text(s.Span))
		out.WriteString(": " + strings.Join(first[:min(5, len(first))], " ") + "\n")
	}
	return out.String()
}

// holdChecked holds that a verdict has its grounds, and that every word shown is of
// the account it is laid to.
func holdChecked(t *testing.T, c *compare.Checking) {
	t.Helper()
	n := 0
	for _, s := range c.Sentences {
		worst := compare.Supported
		for _, f := range s.Findings {
			n++
			switch f.Level {
			case compare.Contradiction:
				worst = compare.Contradicted
			case compare.Agreement, compare.Omission:
				t.Errorf("%s is no fault of a draft: %s", f.Level, f.Summary)
			}
			if last := f.Evidence[len(f.Evidence)-1]; last.Account != c.Draft || !last.Span.Overlaps(s.Span) {
				t.Errorf("the last evidence of %s is not of the sentence", f.ID)
			}
		}
		if (worst == compare.Contradicted) != (s.Verdict == compare.Contradicted) {
			t.Errorf("%s with %d findings: %q", s.Verdict, len(s.Findings), c.Story.Accounts[0].Document.Text(s.Span))
		}
		if s.Verdict == compare.Supported && len(s.Findings) > 0 {
			t.Errorf("supported in spite of %s", s.Findings[0].Summary)
		}
		if s.Covered < 0 || s.Covered > 1 {
			t.Errorf("covered %v", s.Covered)
		}
		if f := s.Fidelity; f.Span != s.Span || f.Score < 0 || f.Score > 1 {
			t.Errorf("fidelity %+v of the sentence at %v", f, s.Span)
		}
	}
	if score := c.Fidelity().Score; score < 0 || score > 1+1e-9 {
		t.Errorf("faithfulness %v", score)
	}
	sum := 0
	for _, v := range compare.Verdicts {
		sum += c.Count(v)
	}
	if sum != len(c.Sentences) {
		t.Errorf("%d verdicts for %d sentences", sum, len(c.Sentences))
	}
}

// holdOrder holds that the order of the sources changes no verdict.
func holdOrder(t *testing.T, c *compare.Checking, articles []article.Article) {
	t.Helper()
	turned := slices.Clone(articles[1:])
	slices.Reverse(turned)
	r, err := recount.Check(t.Context(), articles[0], turned)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Sentences {
		if c.Sentences[i].Verdict != r.Sentences[i].Verdict {
			t.Errorf("%s, but %s with the sources in another order: %q", c.Sentences[i].Verdict, r.Sentences[i].Verdict,
				c.Story.Accounts[0].Document.Text(c.Sentences[i].Span))
		}
	}
}

// FuzzCheck_verdictsHaveGrounds holds what is true of every checked draft, and that
// every form can be written of it.
func FuzzCheck_verdictsHaveGrounds(f *testing.F) {
	f.Add(ferryWire, "Lifeboats took off 241 passengers. The Marlin had lost its way, said Ida Moss.")
	f.Add("“No,” he said.", ferryWire)
	f.Add("Headline\n\n# One\n\nTwo — three (four). 5%!", "Ünï—cødé “words”, 5 % of it.")
	f.Fuzz(func(t *testing.T, draft, source string) {
		a, errA := recount.Read(t.Context(), "a.txt", []byte(draft))
		b, errB := recount.Read(t.Context(), "b.txt", []byte(source))
		if errA != nil || errB != nil {
			t.Skip("no articles")
		}
		c, err := recount.Check(t.Context(), a, []article.Article{b})
		if err != nil {
			t.Fatal(err)
		}
		holdChecked(t, c)
		for _, form := range []report.Format{report.Text, report.JSON, report.HTML, report.SARIF} {
			if err := report.Check(io.Discard, c, form, report.Options{All: true}); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestCheck_itself(t *testing.T) {
	for _, words := range []string{ferryWire, "One line.", "So it was. Why?\n\nNo.", "\n\n###\n\n## It is\n\nHe did."} {
		a := tell(t, "a.txt", words)
		c, err := recount.Check(t.Context(), a, []article.Article{a})
		if err != nil {
			t.Fatal(err)
		}
		if c.Share() != 1 {
			t.Errorf("a text does not support itself: %s", verdicts(c))
		}
	}
}

func TestCheck_noSource(t *testing.T) {
	if _, err := recount.Check(t.Context(), tell(t, "a.txt", ferryWire), nil); !errors.Is(err, recount.ErrTooFew) {
		t.Errorf("got %v", err)
	}
}
