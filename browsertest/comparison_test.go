package browsertest

import (
	"fmt"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// The story is invented, and long enough that no screen holds it: forty days at
// a harbour. The copy tells them backwards, so that the words of a finding lie
// far apart.

const days = 40

func wireDay(day int) string {
	return fmt.Sprintf("On day %d the harbour office of Merrow logged %d crates of herring, and harbourmaster Edda Vance said that the ice house was open.", day, 100+day)
}

func copyDay(day int) string {
	crates := 100 + day
	if day == 2 || day == 30 {
		crates++
	}
	s := fmt.Sprintf("The office at Merrow counted %d crates on day %d.", crates, day)
	if day == 20 {
		s += " The ice house was open."
	}
	return s
}

// account is a title and a paragraph a day, with its amounts and its one place.
func account(id, name, publisher, title string, paragraphs []string) story.Account {
	a := article.Article{
		ID: article.ID(strings.Repeat("0", 63) + id[1:]), Name: name, Text: title,
		Publisher: article.Field{Value: publisher, From: article.FromMetadata},
	}
	a.Blocks = []article.Block{{Span: text.Span{End: len(title)}, Kind: article.Title}}
	a.Title = article.Field{Value: title, Span: a.Blocks[0].Span, From: article.FromText}
	for _, p := range paragraphs {
		a.Text += "\n\n"
		a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: len(a.Text), End: len(a.Text) + len(p)}, Kind: article.Paragraph})
		a.Text += p
	}
	d := &document.Document{Article: a, Quantities: quantity.Find(a.Text)}
	for at := 0; ; {
		i := strings.Index(a.Text[at:], "Merrow")
		if i < 0 {
			return story.Account{ID: id, Document: d}
		}
		at += i + len("Merrow")
		d.Places = append(d.Places, place.Mention{
			Span: text.Span{Start: at - len("Merrow"), End: at}, Place: place.Place{ID: "XA/Merrow", Name: "Merrow", Kind: place.City},
		})
	}
}

// evidence is the words of one account, with the part of them that differs.
func evidence(a story.Account, words, marked string) compare.Evidence {
	start := strings.Index(a.Document.Article.Text, words)
	mark := start + strings.Index(words, marked)
	if start < 0 || mark < start {
		panic(fmt.Sprintf("account %s does not say %q in %q", a.ID, marked, words))
	}
	return compare.Evidence{
		Account: a.ID,
		Span:    text.Span{Start: start, End: start + len(words)},
		Marks:   []text.Span{{Start: mark, End: mark + len(marked)}},
	}
}

// comparison has a finding of each level, and more than two accounts if asked.
func comparison(accounts int) *compare.Comparison {
	var forth, back []string
	for day := 1; day <= days; day++ {
		forth = append(forth, wireDay(day))
		back = append([]string{copyDay(day)}, back...)
	}
	a := account("a1", "wire.txt", "Merrow Wire", "Herring comes ashore at Merrow for forty days", forth)
	b := account("a2", "gazette.txt", "Coast Gazette", "Forty days of herring", append(back, "The fair is on Sunday."))
	c := &compare.Comparison{Reference: "a1", Notes: []string{"No date is known for a2."}}
	c.Story.Accounts = []story.Account{a, b}
	c.Story.Derivations = []story.Derivation{{Source: "a1", Copy: "a2", Score: 0.91, Shared: 0.3, Why: []string{"the same numbers in reverse order"}}}
	for i := 3; i <= accounts; i++ {
		id := fmt.Sprintf("a%d", i)
		c.Story.Accounts = append(c.Story.Accounts, account(id, id+".txt", "", "Another account", forth[:i*5]))
	}
	add := func(level compare.Level, kind compare.Kind, summary string, es ...compare.Evidence) {
		c.Findings = append(c.Findings, compare.Finding{
			ID: fmt.Sprintf("f%d", len(c.Findings)+1), Level: level, Kind: kind, Severity: 0.5,
			Summary: summary, Evidence: es, Reference: "a1", Scores: []compare.Score{{Name: "certainty", Value: 0.9}},
		})
	}
	add(compare.Contradiction, compare.Quantity, "The wire logs 102 crates on day 2, the copy 103.",
		evidence(a, wireDay(2), "102"), evidence(b, copyDay(2), "103"))
	add(compare.Contradiction, compare.Quantity, "The wire logs 130 crates on day 30, the copy 131.",
		evidence(a, wireDay(30), "130"), evidence(b, copyDay(30), "131"))
	add(compare.Change, compare.Attribution, "The copy drops the source, harbourmaster Edda Vance.",
		evidence(a, wireDay(20), "harbourmaster Edda Vance said"), evidence(b, copyDay(20), "The ice house was open."))
	add(compare.Omission, compare.Claim, "The copy does not say that the ice house was open on day 39.",
		evidence(a, wireDay(39), "the ice house was open"))
	add(compare.Addition, compare.Claim, "Only the copy says that the fair is on Sunday.",
		evidence(b, "The fair is on Sunday.", "The fair is on Sunday."))
	add(compare.Agreement, compare.Quantity, "Both have 105 crates on day 5.",
		evidence(a, wireDay(5), "105"), evidence(b, copyDay(5), "105"))
	if accounts > 2 {
		addFacts(c)
	}
	return c
}

// addFacts adds what each account says of twenty days: the copy contradicts two of
// them.
func addFacts(c *compare.Comparison) {
	for day := 1; day <= 20; day++ {
		f := compare.Fact{ID: fmt.Sprintf("t%d", day), Lead: "a1", Accounts: 1, Independent: 1}
		for i, a := range c.Story.Accounts {
			cell := compare.Cell{Account: a.ID, Stance: compare.Silent, Claim: -1}
			words := wireDay(day)
			if i == 1 {
				words = copyDay(day)
			}
			if start := strings.Index(a.Document.Article.Text, words); start >= 0 {
				cell.Stance, cell.Span = compare.Says, text.Span{Start: start, End: start + len(words)}
			}
			if i == 1 && day < 3 {
				cell.Stance, cell.Findings = compare.Contradicts, []string{fmt.Sprintf("f%d", day)}
			}
			f.Cells = append(f.Cells, cell)
		}
		c.Facts = append(c.Facts, f)
	}
}
