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

// TestPairs holds two short accounts against each other, for each file of
// testdata/pairs. The section "want" has a line for each contradiction and change
// to be found, its level, its kind, and words of both accounts that its evidence
// holds; nothing else of these levels may be found. The lines of "also" are
// omissions and additions that must be among those found, with their words.
func TestPairs(t *testing.T) {
	for name, archive := range pairs(t, "*") {
		t.Run(name, func(t *testing.T) { checkPair(t, archive) })
	}
}

// pairs are the files of testdata/pairs that match, by name.
func pairs(t *testing.T, match string) map[string]*txtar.Archive {
	t.Helper()
	all := make(map[string]*txtar.Archive)
	for file, archive := range archives(t, "testdata/pairs/"+match+".txtar") {
		all[nameOf(file)] = archive
	}
	return all
}

// archives are the files that match, by path; there must be one.
func archives(t *testing.T, pattern string) map[string]*txtar.Archive {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no file %s: %v", pattern, err)
	}
	all := make(map[string]*txtar.Archive)
	for _, file := range files {
		if all[file], err = txtar.ParseFile(file); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// holdSection holds that the section of an archive is got; with -update it makes it so.
func holdSection(t *testing.T, file string, archive *txtar.Archive, section, got string) {
	t.Helper()
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == section })
	switch {
	case !*updateChecks && (i < 0 || string(archive.Files[i].Data) != got):
		t.Errorf("the %s are\n%s", section, got)
	case !*updateChecks:
		return
	case i < 0:
		archive.Files = append(archive.Files, txtar.File{Name: section, Data: []byte(got)})
	default:
		archive.Files[i].Data = []byte(got)
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// accountsBut are the accounts of an archive, which are all its files but a section.
func accountsBut(t *testing.T, archive *txtar.Archive, section string) (accounts []article.Article) {
	t.Helper()
	for _, f := range archive.Files {
		if f.Name != section {
			accounts = append(accounts, tell(t, f.Name, string(f.Data)))
		}
	}
	return accounts
}

// nameOf is the name of the case in a file.
func nameOf(file string) string { return strings.TrimSuffix(filepath.Base(file), ".txtar") }

// TestPairs_restyled holds that a text against itself in another printer's style,
// with curly marks and one line more, differs in nothing.
func TestPairs_restyled(t *testing.T) {
	for file, archive := range pairs(t, "faithful*") {
		for _, f := range archive.Files[:2] {
			restyled := curly(string(f.Data)) + "\n"
			c, err := recount.Compare(t.Context(), []article.Article{tell(t, "a.txt", string(f.Data)), tell(t, "b.txt", restyled)}, recount.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range c.Findings {
				if d.Level != compare.Agreement {
					t.Errorf("%s, %s: %s %s %q", file, f.Name, d.Level, d.Kind, words(c, d))
				}
			}
		}
	}
}

// TestPairs_mirrored holds that two accounts contradict each other in the same
// things whichever is named first.
func TestPairs_mirrored(t *testing.T) {
	for file, archive := range pairs(t, "*") {
		a, b := tell(t, "a.txt", string(archive.Files[0].Data)), tell(t, "b.txt", string(archive.Files[1].Data))
		if there, back := contradicted(t, a, b), contradicted(t, b, a); !slices.Equal(there, back) {
			t.Errorf("%s: contradictions of %v, mirrored of %v", file, there, back)
		}
	}
}

// contradicted are the kinds of the contradictions between two articles, in order.
func contradicted(t *testing.T, a, b article.Article) []compare.Kind {
	t.Helper()
	c, err := recount.Compare(t.Context(), []article.Article{a, b}, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []compare.Kind
	for _, f := range c.Findings {
		if f.Level == compare.Contradiction {
			kinds = append(kinds, f.Kind)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// curly is s with typographic quotation marks and apostrophes.
func curly(s string) string {
	var b strings.Builder
	open := false
	for _, r := range s {
		switch {
		case r == '"' && !open:
			b.WriteString("“")
			open = true
		case r == '"':
			b.WriteString("”")
			open = false
		case r == '\'':
			b.WriteString("’")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func checkPair(t *testing.T, archive *txtar.Archive) {
	var accounts []article.Article
	lines := make(map[string][]string)
	for _, f := range archive.Files {
		switch f.Name {
		case "want", "also":
			lines[f.Name] = slices.DeleteFunc(strings.Split(string(f.Data), "\n"), func(l string) bool { return l == "" })
		default:
			accounts = append(accounts, tell(t, f.Name, string(f.Data)))
		}
	}
	c, err := recount.Compare(t.Context(), accounts, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, f := range c.Findings {
		if i := slices.IndexFunc(lines["want"], func(l string) bool { return matches(c, f, l) }); i >= 0 {
			lines["want"] = slices.Delete(lines["want"], i, i+1)
		} else if i := slices.IndexFunc(lines["also"], func(l string) bool { return matches(c, f, l) }); i >= 0 {
			lines["also"] = slices.Delete(lines["also"], i, i+1)
		} else if f.Level == compare.Contradiction || f.Level == compare.Change {
			left = append(left, fmt.Sprintf("%s %s %q", f.Level, f.Kind, words(c, f)))
		}
	}
	for _, l := range append(lines["want"], lines["also"]...) {
		t.Errorf("not found: %s", l)
	}
	for _, l := range left {
		t.Errorf("found, and not wanted: %s", l)
	}
}

// matches reports whether finding f is what a line asks for: "level kind", and
// after a bar each, words that the evidence has, account by account.
func matches(c *compare.Comparison, f compare.Finding, line string) bool {
	parts := strings.Split(line, "|")
	if strings.TrimSpace(parts[0]) != fmt.Sprintf("%s %s", f.Level, f.Kind) || len(parts)-1 > len(f.Evidence) {
		return false
	}
	got := words(c, f)
	for i, want := range parts[1:] {
		if !strings.Contains(got[i], strings.TrimSpace(want)) {
			return false
		}
	}
	return true
}

func words(c *compare.Comparison, f compare.Finding) []string {
	var out []string
	for _, e := range f.Evidence {
		for i := range c.Story.Accounts {
			if c.Story.Accounts[i].ID == e.Account {
				out = append(out, c.Story.Accounts[i].Document.Text(e.Span))
			}
		}
	}
	return out
}

// TestThree holds that of three accounts each one that carries a difference shows
// it, and that one that does not is shown as agreeing.
func TestThree(t *testing.T) {
	const story = "Ferry runs aground off Lem\ndate 2026-04-%s\n\nThe ferry Marlin ran aground off Lem on Tuesday with %s passengers on board, the coastguard said.\n\nLifeboats took everybody off before noon, and nobody was hurt.\n"
	c, err := recount.Compare(t.Context(), []article.Article{
		tell(t, "wire.txt", fmt.Sprintf(story, "07", "214")),
		tell(t, "first.txt", fmt.Sprintf(story, "08", "214")+"\nIt was the second such case.\n"),
		tell(t, "second.txt", fmt.Sprintf(story, "09", "241")+"\nIt was the second such case this year.\n"),
	}, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range c.Findings {
		if f.Level == compare.Contradiction && f.Kind == compare.Quantity {
			for _, e := range f.Evidence {
				got = append(got, fmt.Sprint(e.Account, " ", e.Agrees))
			}
		}
	}
	if want := []string{"a1 false", "a2 true", "a3 false"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
