package recount_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
)

// TestFacts holds the facts of several accounts, for each file of testdata/facts.
// The section "facts" has a line for each, in order: what every account says of it
// (● says, ≈ changes, ≠ contradicts, · silent), how many tell it independently and
// at all, and the first of the words that stand for it.
func TestFacts(t *testing.T) {
	for file, archive := range archives(t, "testdata/facts/*.txtar") {
		t.Run(nameOf(file), func(t *testing.T) {
			got := factsOf(t, archive)
			holdSection(t, file, archive, "facts", got)
		})
	}
}

// factsOf is the facts of an archive's accounts as its section "facts" has them.
func factsOf(t *testing.T, archive *txtar.Archive) string {
	accounts := accountsBut(t, archive, "facts")
	c, err := recount.Compare(t.Context(), accounts, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	signs := map[compare.Stance]string{compare.Says: "●", compare.Changes: "≈", compare.Contradicts: "≠", compare.Silent: "·"}
	var out strings.Builder
	for _, f := range c.Facts {
		for _, cell := range f.Cells {
			out.WriteString(signs[cell.Stance])
		}
		fmt.Fprintf(&out, " %d/%d %s\n", f.Independent, f.Accounts, firstWords(leadWords(c, &f)))
	}
	return out.String()
}

// leadWords are the words that stand for a fact.
func leadWords(c *compare.Comparison, f *compare.Fact) string {
	for i := range c.Story.Accounts {
		if c.Story.Accounts[i].ID == f.Lead {
			return c.Story.Accounts[i].Document.Text(f.Cell(f.Lead).Span)
		}
	}
	return ""
}

func firstWords(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(12, len(words))], " ")
}

// TestFacts_always holds of the facts of every story what is always true of them.
func TestFacts_always(t *testing.T) {
	for name, accounts := range stories(t) {
		c, err := recount.Compare(t.Context(), accounts, recount.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Facts) == 0 {
			t.Errorf("%s has no facts", name)
		}
		for i, f := range c.Facts {
			checkFact(t, name, c, i, &f)
		}
		for _, k := range c.Corroboration {
			if k.Independent > k.Accounts || k.Independent < 1 || len(k.Claims) > k.Accounts {
				t.Errorf("%s: %d claims of %d accounts, %d of them independent", name, len(k.Claims), k.Accounts, k.Independent)
			}
		}
	}
}

func checkFact(t *testing.T, story string, c *compare.Comparison, i int, f *compare.Fact) {
	if want := fmt.Sprintf("t%d", i+1); f.ID != want {
		t.Errorf("%s: fact %d is named %q", story, i+1, f.ID)
	}
	if len(f.Cells) != len(c.Story.Accounts) || f.Cell(f.Lead).Stance != compare.Says {
		t.Fatalf("%s: %s has %d cells for %d accounts, its lead %s", story, f.ID, len(f.Cells), len(c.Story.Accounts), f.Cell(f.Lead).Stance)
	}
	told := 0
	for k, cell := range f.Cells {
		a := &c.Story.Accounts[k]
		if cell.Account != a.ID || cell.Span.Empty() != (cell.Stance == compare.Silent) || !cell.Span.Valid(a.Document.Article.Text) {
			t.Errorf("%s: cell %d of %s is %+v", story, k, f.ID, cell)
		}
		if shown := len(cell.Findings) > 0; shown != (cell.Stance == compare.Contradicts || cell.Stance == compare.Changes) {
			t.Errorf("%s: %s %s %s, shown by %v", story, cell.Account, cell.Stance, f.ID, cell.Findings)
		}
		for _, id := range cell.Findings {
			n := slices.IndexFunc(c.Findings, func(fd compare.Finding) bool { return fd.ID == id })
			if n < 0 || !slices.ContainsFunc(c.Findings[n].Evidence, func(e compare.Evidence) bool { return e.Account == cell.Account }) {
				t.Errorf("%s: %s of %s has no evidence in %s", story, id, f.ID, cell.Account)
			}
		}
		if cell.Stance == compare.Says || cell.Stance == compare.Changes {
			told++
		}
	}
	if f.Accounts != told || f.Independent < 1 || f.Independent > f.Accounts {
		t.Errorf("%s: %s is told by %d of %d accounts, %d of them independent", story, f.ID, f.Accounts, told, f.Independent)
	}
}

// TestFacts_anyOrder holds that the order in which the accounts are named decides
// nothing but the order of the cells.
func TestFacts_anyOrder(t *testing.T) {
	for name, accounts := range stories(t) {
		reference := accounts[0].Name
		want := factsByName(t, accounts, reference)
		for shift := 1; shift <= min(len(accounts)/2, 2); shift++ {
			other := slices.Concat(accounts[shift:], accounts[:shift])
			if shift == 1 {
				slices.Reverse(other)
			}
			got := factsByName(t, other, reference)
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					t.Errorf("%s, in another order, fact %d: %q, want %q", name, i+1, at(got, i), at(want, i))
					break
				}
			}
		}
	}
}

func at(ss []string, i int) string {
	if i < len(ss) {
		return ss[i]
	}
	return ""
}

// factsByName is each fact with what every account says of it, by the names of
// the accounts.
func factsByName(t *testing.T, accounts []article.Article, reference string) []string {
	t.Helper()
	ref := slices.IndexFunc(accounts, func(a article.Article) bool { return a.Name == reference })
	c, err := recount.Compare(t.Context(), accounts, recount.Options{Reference: fmt.Sprintf("a%d", ref+1)})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range c.Facts {
		var cells []string
		for i, cell := range f.Cells {
			a := c.Story.Accounts[i].Document.Article
			cells = append(cells, fmt.Sprintf("%s %s %q", a.Name, cell.Stance, cell.Span.Of(a.Text)))
		}
		slices.Sort(cells)
		out = append(out, fmt.Sprintf("%d/%d %v %s", f.Independent, f.Accounts, f.Headline, strings.Join(cells, "; ")))
	}
	return out
}

// stories are the accounts of each labelled story, of each file of testdata/facts,
// and eight accounts of one.
func stories(t *testing.T) map[string][]article.Article {
	t.Helper()
	all := map[string][]article.Article{"eight": eight(t)}
	folders, _ := filepath.Glob("eval/testdata/cases/*")
	for _, folder := range append(folders, "examples/ferry") {
		files, err := filepath.Glob(folder + "/*.txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all[folder] = append(all[folder], tell(t, filepath.Base(file), string(data)))
		}
	}
	for file, archive := range archives(t, "testdata/facts/*.txtar") {
		for _, f := range archive.Files {
			if f.Name != "facts" {
				all[file] = append(all[file], tell(t, f.Name, string(f.Data)))
			}
		}
	}
	return all
}

// eight are accounts of one story: two tellings that are rewrites of one another,
// edited in turn: a paragraph left out, two exchanged, a number altered, a sentence
// of its own added that one other has, too.
func eight(tb testing.TB) []article.Article {
	tb.Helper()
	var paragraphs [2][]string
	for i, name := range []string{"wire", "rewrite"} {
		for _, folder := range []string{"eval/testdata/cases/ansel-valley/", "examples/ferry/"} {
			data, err := os.ReadFile(folder + name + ".txt")
			if err != nil {
				tb.Fatal(err)
			}
			all := strings.Split(strings.TrimSpace(string(data)), "\n\n")
			if len(paragraphs[i]) > 0 {
				all = all[1:] // one headline will do
			}
			paragraphs[i] = append(paragraphs[i], all...)
		}
	}
	strikers := []string{"farmers", "teachers", "sailors", "nurses"}
	var out []article.Article
	for i := range 8 {
		all := slices.Clone(paragraphs[i%2])
		n := len(all) - 2
		all[1+i%n], all[2+i%n] = all[2+i%n], all[1+i%n]
		all[1+(i+5)%n] = strings.NewReplacer("two", "three", "1", "4").Replace(all[1+(i+5)%n])
		all = slices.Delete(all, 1+(i+9)%n, 2+(i+9)%n)
		all = append(all, fmt.Sprintf("The union of the %s called a strike of %d days in %d towns.", strikers[i/2], i/2+2, 3*(i/2)+5))
		a, err := recount.Read(tb.Context(), fmt.Sprintf("%02d.txt", i), []byte(strings.Join(all, "\n\n")))
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}
