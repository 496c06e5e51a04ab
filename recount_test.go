package recount_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"strings"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/compare"
)

func Example() {
	ctx := context.Background()
	wire, err := recount.Read(ctx, "wire.txt", []byte(
		"The ferry ran aground off Harrow Bay on Tuesday. Lifeboats took off 214 passengers, the coastguard said."))
	if err != nil {
		log.Fatal(err)
	}
	rewrite, err := recount.Read(ctx, "rewrite.txt", []byte(
		"The ferry ran aground off Harrow Bay on Tuesday. Lifeboats took off 241 passengers, the coastguard said."))
	if err != nil {
		log.Fatal(err)
	}
	c, err := recount.Compare(ctx, []article.Article{wire, rewrite}, recount.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range c.Findings {
		if f.Level == compare.Agreement {
			continue
		}
		fmt.Println(f.Level, f.Kind)
		for i, e := range f.Evidence {
			for _, mark := range e.Marks {
				fmt.Println(" ", c.Story.Accounts[i].Document.Text(mark))
			}
		}
	}
	// Output:
	// contradiction quantity
	//   214
	//   241
}

// readArticles reads files.
func readArticles(tb testing.TB, paths ...string) []article.Article {
	tb.Helper()
	var articles []article.Article
	for _, path := range paths {
		a, err := article.Open(tb.Context(), path)
		if err != nil {
			tb.Fatal(err)
		}
		articles = append(articles, a)
	}
	return articles
}

// tell makes an article of words.
func tell(t *testing.T, name, words string) article.Article {
	t.Helper()
	a, err := recount.Read(t.Context(), name, []byte(words))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const (
	ferryWire = `Ferry runs aground off Harrow Bay
date 2026-03-03

The ferry Marlin ran aground off Harrow Bay last Friday after a trawler crossed its bow, the coastguard said. Lifeboats took off 214 passengers before noon, and nobody was hurt.

“We carry fewer than we may,” said Tom Reyes, the head of Northway Lines, which has run the crossing since 1987.
`
	ferryCopy = `Ferry runs aground off Harrow Bay

The ferry Marlin ran aground off Harrow Bay last Friday after a trawler crossed its bow, the coastguard said. Lifeboats took off 214 passengers before noon.

“We carry fewer than we may,” said Tom Reyes, the head of Northway Lines.
`
	chess = `Teenager wins chess title
date 2026-04-12

Ines Calloway, 16, won the national chess title in Dunmere on Sunday after drawing her last game.
`
)

func TestCompare_undatedCopy(t *testing.T) {
	c, err := recount.Compare(t.Context(), []article.Article{tell(t, "wire.txt", ferryWire), tell(t, "copy.txt", ferryCopy)}, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := c.Story.Accounts[1].Document
	if got := d.Article.Published; got.String() != "2026-03-03" || got.From != article.FromAssumed {
		t.Errorf("the copy is of %q, from %q; want the date of the wire, assumed", got, got.From)
	}
	for _, e := range d.Times {
		if d.Text(e.Span) == "last Friday" {
			if got := e.Begin.Format("2006-01-02"); got != "2026-02-27" {
				t.Errorf("last Friday is %s in the copy, want 2026-02-27", got)
			}
			return
		}
	}
	t.Error("the copy has no last Friday")
}

func TestCompare_undatedStranger(t *testing.T) {
	undated := strings.Replace(chess, "date 2026-04-12\n", "", 1)
	c, err := recount.Compare(t.Context(), []article.Article{tell(t, "wire.txt", ferryWire), tell(t, "chess.txt", undated)}, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Story.Accounts[1].Document.Article.Published; got.Known() {
		t.Errorf("an article made from no other was given the date %s", got)
	}
}

func TestCompare_reference(t *testing.T) {
	wire, rewrite := tell(t, "wire.txt", ferryWire), tell(t, "copy.txt", ferryCopy)
	third := tell(t, "third.txt", strings.Replace(ferryCopy, "214", "some 210", 1))
	tests := []struct {
		name     string
		articles []article.Article
		wanted   string
		want     string
	}{
		{"the first of two", []article.Article{rewrite, wire}, "", "a1"},
		{"as asked", []article.Article{rewrite, wire}, "a2", "a2"},
		{"the root of more", []article.Article{rewrite, third, wire}, "", "a3"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, err := recount.Compare(t.Context(), test.articles, recount.Options{Reference: test.wanted})
			if err != nil {
				t.Fatal(err)
			}
			if c.Reference != test.want {
				t.Errorf("reference %s, want %s; derivations %v", c.Reference, test.want, c.Story.Derivations)
			}
		})
	}
}

func TestCompare_refuses(t *testing.T) {
	wire := tell(t, "wire.txt", ferryWire)
	if _, err := recount.Compare(t.Context(), []article.Article{wire}, recount.Options{}); !errors.Is(err, recount.ErrTooFew) {
		t.Errorf("one article: error %v, want ErrTooFew", err)
	}
	two := []article.Article{wire, tell(t, "copy.txt", ferryCopy)}
	if _, err := recount.Compare(t.Context(), two, recount.Options{Reference: "a3"}); err == nil || !strings.Contains(err.Error(), `no account "a3"`) {
		t.Errorf("no such reference: error %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := recount.Compare(ctx, two, recount.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
}

func TestCompare_twoCopies(t *testing.T) {
	c, err := recount.Compare(t.Context(), []article.Article{tell(t, "wire.txt", ferryWire), tell(t, "again.txt", ferryWire)}, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range c.Findings {
		if f.Level != compare.Agreement {
			t.Errorf("two copies differ: %s %s: %s", f.Level, f.Kind, f.Summary)
		}
	}
	if !noted(c, "again.txt has exactly the text of wire.txt") {
		t.Errorf("notes %q do not tell of the copy", c.Notes)
	}
}

func TestCompare_unrelated(t *testing.T) {
	c, err := recount.Compare(t.Context(), []article.Article{tell(t, "wire.txt", ferryWire), tell(t, "chess.txt", chess)}, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range c.Findings {
		if f.Level == compare.Contradiction || f.Level == compare.Change {
			t.Errorf("two stories were held together: %s %s: %s", f.Level, f.Kind, f.Summary)
		}
	}
	if len(c.Story.Derivations) != 0 {
		t.Errorf("derivations %v between two stories", c.Story.Derivations)
	}
	if len(c.Notes) == 0 {
		t.Error("no note says that these may be two stories")
	}
}

func TestCompare_otherLanguage(t *testing.T) {
	const german = `Fähre läuft vor Harrow Bay auf Grund

Die Fähre Marlin ist am Dienstag vor Harrow Bay auf Grund gelaufen, teilte die Küstenwache mit. Rettungsboote brachten 214 Fahrgäste an Land. Niemand wurde verletzt, sagte ein Sprecher.
`
	c, err := recount.Compare(t.Context(), []article.Article{tell(t, "wire.txt", ferryWire), tell(t, "german.txt", german)}, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !noted(c, "german.txt does not seem to be in English") || noted(c, "wire.txt does not seem to be in English") {
		t.Errorf("notes %q do not tell the one account that is not in English", c.Notes)
	}
}

func noted(c *compare.Comparison, words string) bool {
	return strings.Contains(strings.Join(c.Notes, "\n"), words)
}

// TestAccount_speaker holds that a quotation is that of the cue with a subject,
// not of a clause behind it.
func TestAccount_speaker(t *testing.T) {
	a := recount.Account("a1", tell(t, "a.txt", "Mayor Ilse Holt met the union leader Bo Karsten on Monday.\n\n"+
		"Holt stated, “We know what Karsten told the builders, we don’t know what Karsten told the council. We know the builders’ official report,” indicating a gap between the two accounts of the talks.\n"))
	marked := claim.MarkedWords(a.Quotations)
	if len(marked) != 1 || a.Document.Text(marked[0].Cue) != "stated" || marked[0].Speaker.Name != "Ilse Holt" {
		t.Errorf("got %+v, want the words of Ilse Holt, stated", marked)
	}
}
