package story_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/story"
)

// TestGrouper reads testdata/groups/*.txtar; the README there explains them.
func TestGrouper(t *testing.T) {
	for _, file := range groupFiles(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			names, accounts := groupCase(t, file)
			if got, want := grouped(t, names, accounts), wanted(names); got != want {
				t.Errorf("got %s\nwant %s", got, want)
			}
		})
	}
}

// TestGrouper_early reads the lines "after 2: 1" of the cases: how many stories there
// are when so many articles have come.
func TestGrouper_early(t *testing.T) {
	checked := 0
	for _, file := range groupFiles(t) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(archive.Comment)) {
			var articles, want int
			if n, _ := fmt.Sscanf(line, "after %d: %d", &articles, &want); n < 2 {
				continue
			}
			checked++
			_, accounts := groupCase(t, file)
			if got := len(group(accounts[:articles]).Groups()); got != want {
				t.Errorf("%s: after %d articles there are %d stories, want %d", file, articles, got, want)
			}
		}
	}
	if checked == 0 {
		t.Error("no case says how many stories there are on the way")
	}
}

// TestGrouper_reasons: every article in company has a reason that names words of
// both, and a score above one half.
func TestGrouper_reasons(t *testing.T) {
	for _, file := range groupFiles(t) {
		_, accounts := groupCase(t, file)
		for _, g := range group(accounts).Groups() {
			for _, m := range g.Members {
				switch {
				case len(g.Members) == 1 && (m.Like >= 0 || len(m.Why) > 0):
					t.Errorf("%s: article %d is alone, and like %d: %q", file, m.Article, m.Like, m.Why)
				case len(g.Members) > 1 && (m.Score <= 0.5 || len(m.Why) == 0 || m.Like == m.Article):
					t.Errorf("%s: article %d is with %d, %.2f sure: %q", file, m.Article, m.Like, m.Score, m.Why)
				}
			}
		}
	}
}

// TestGrouper_stable: a story keeps its ID, which is that of its first article, as
// others come.
func TestGrouper_stable(t *testing.T) {
	_, accounts := groupCase(t, "testdata/groups/two-towns.txtar")
	var g story.Grouper
	first := []string{g.Add(accounts[0]), g.Add(accounts[1])}
	if first[0] == first[1] {
		t.Fatalf("both articles are of story %s", first[0])
	}
	for i, a := range accounts[2:] {
		if id := g.Add(a); id != first[i] {
			t.Errorf("article %d is of story %s, want %s", i+2, id, first[i])
		}
	}
	for i, group := range g.Groups() {
		if group.ID != first[i] {
			t.Errorf("story %d is called %s, want %s", i, group.ID, first[i])
		}
	}
}

// TestGrouper_empty: articles without words stand alone, each with an ID.
func TestGrouper_empty(t *testing.T) {
	var g story.Grouper
	if got := g.Groups(); len(got) != 0 {
		t.Errorf("got %v of nothing", got)
	}
	g.Add(story.Account{ID: "a1"})
	g.Add(story.Account{ID: "a2"})
	if got := g.Groups(); len(got) != 2 || got[0].ID == got[1].ID {
		t.Errorf("got %v, want two stories", got)
	}
}

func BenchmarkGrouper(b *testing.B) {
	var accounts []story.Account
	for _, file := range groupFiles(b) {
		_, more := groupCase(b, file)
		accounts = append(accounts, more...)
	}
	b.ReportAllocs()
	for b.Loop() {
		group(accounts)
	}
	b.ReportMetric(float64(len(accounts)*b.N)/b.Elapsed().Seconds(), "articles/s")
}

func group(accounts []story.Account) *story.Grouper {
	var g story.Grouper
	for _, a := range accounts {
		g.Add(a)
	}
	return &g
}

func groupFiles(t testing.TB) []string {
	files, err := filepath.Glob("testdata/groups/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	return files
}

func groupCase(t testing.TB, file string) (names []string, accounts []story.Account) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		text := string(f.Data)
		head, rest, _ := strings.Cut(text, "\n")
		date, dated := strings.CutPrefix(head, "date: ")
		if dated {
			text = rest
		}
		a, err := article.Read(t.Context(), f.Name, []byte(strings.TrimLeft(text, "\n")))
		if err != nil {
			t.Fatal(err)
		}
		if dated {
			day, err := time.Parse(time.DateOnly, date)
			if err != nil {
				t.Fatalf("%s: %s: %v", file, f.Name, err)
			}
			a = a.WithDate(day, false, article.FromFlag)
		}
		d := annotate.Annotate(a)
		quotations, claims := claim.Extract(d)
		names = append(names, f.Name)
		accounts = append(accounts, story.Account{ID: f.Name, Document: d, Quotations: quotations, Claims: claims})
	}
	return names, accounts
}

// grouped is the stories by the names of their articles, sorted.
func grouped(t *testing.T, names []string, accounts []story.Account) string {
	var stories [][]string
	for _, g := range group(accounts).Groups() {
		var of []string
		for _, m := range g.Members {
			of = append(of, names[m.Article])
		}
		stories = append(stories, of)
	}
	return listed(stories)
}

func wanted(names []string) string {
	by := make(map[string][]string)
	for _, name := range names {
		story, _, _ := strings.Cut(name, "-")
		by[story] = append(by[story], name)
	}
	var stories [][]string
	for _, of := range by {
		stories = append(stories, of)
	}
	return listed(stories)
}

func listed(stories [][]string) string {
	var lines []string
	for _, of := range stories {
		slices.Sort(of)
		lines = append(lines, fmt.Sprint(of))
	}
	slices.Sort(lines)
	return strings.Join(lines, " ")
}
