package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/recount-news/recount/compare"
)

// The terminal form of stories: of each its title, how many accounts it has, these
// in the order of time with why they are here, what was made from what, the facts of
// its headlines, and where the accounts contradict each other.

// longAlone is how many articles that stand alone are listed before the rest is
// counted, and longContradictions how many contradictions of a story.
const (
	longAlone          = 20
	longContradictions = 5
)

func writeStories(w io.Writer, pages []*storyPage, o Options) error {
	s := newSheet(o)
	several, alone := together(pages)
	articles := len(alone)
	for _, p := range several {
		articles += len(p.accounts)
	}
	s.set(entry{indent: margin, body: []piece{{plural(articles, "article") + ": " + storyCount(len(several)) + ", " +
		fmt.Sprintf("%d alone", len(alone)), bold}}})
	s.blank()
	for _, p := range several {
		t := &storyText{sheet: s, storyPage: p, all: o.All}
		t.write()
	}
	writeAlone(s, alone, o.All)
	_, err := io.WriteString(w, strings.TrimRight(s.out.String(), "\n")+"\n")
	return err
}

func storyCount(n int) string {
	if n == 1 {
		return "1 story of several accounts"
	}
	return fmt.Sprintf("%d stories of several accounts", n)
}

// storyText is a story being set on a sheet.
type storyText struct {
	*sheet
	*storyPage
	all    bool
	gutter int
}

func (t *storyText) write() {
	for _, a := range t.accounts {
		t.gutter = max(t.gutter, min(cells([]piece{{text: a.Label}}), maxLabel)+2)
	}
	t.set(entry{indent: margin, body: []piece{{t.title(), bold}}})
	t.set(entry{indent: margin, body: []piece{{t.story.ID + " · " + t.size() + " · " + t.period(), soft}}})
	for i, a := range t.accounts {
		t.set(entry{indent: margin + 2, label: []piece{{a.Label, bold}}, gutter: t.gutter,
			body: []piece{{text: storyDay(a.Document.Article.Published) + "  " + a.title()}}})
		if why := t.why(i); why != "" {
			t.set(entry{indent: margin + 2 + t.gutter, body: []piece{{why, soft}}})
		}
	}
	t.derived()
	t.facts()
	t.contradicted()
	t.corrected()
	t.blank()
}

// derived draws what was made from what.
func (t *storyText) derived() {
	if len(t.Story.Derivations) > 0 {
		t.heading("Made from one another")
		t.setTree(t.page, margin+4)
	}
}

func (t *storyText) facts() {
	facts := t.headlines()
	if len(facts) == 0 {
		return
	}
	t.heading("Headline facts")
	for _, f := range facts {
		t.set(entry{indent: margin + 4, hang: 2, body: []piece{{text: t.leadWords(f)}, {" " + backing(f), soft}}})
	}
}

func (t *storyText) contradicted() {
	fs := t.contradictions()
	if len(fs) == 0 {
		return
	}
	word := wordOf(compare.Contradiction)
	t.heading("Contradictions")
	shown := fs
	if !t.all && len(fs) > longContradictions+1 {
		shown = fs[:longContradictions]
	}
	for _, f := range shown {
		t.set(entry{indent: margin + 4, hang: 2, body: []piece{{word.sign + " ", bold + ";" + word.color}, {text: clean(f.Summary)}}})
	}
	if rest := len(fs) - len(shown); rest > 0 {
		t.set(entry{indent: margin + 4, body: []piece{{fmt.Sprintf("… and %d more (--all)", rest), soft}}})
	}
}

// corrected tells what some accounts take back, and who still carries it.
func (t *storyText) corrected() {
	if len(t.Corrections) == 0 {
		return
	}
	t.heading("Corrected")
	for i := range t.Corrections {
		x := &t.Corrections[i]
		t.set(entry{indent: margin + 4, hang: 2, body: []piece{{correctedSign + " ", bold}, {t.account(x.Account).Label + ": ", bold},
			{text: strings.Join(t.correctionLines(x, byLabel), " ")}}})
	}
}

func (t *storyText) heading(s string) {
	t.set(entry{indent: margin + 2, body: []piece{{s, bold}}})
}

// writeAlone lists the articles that tell a story of their own.
func writeAlone(s *sheet, alone []*storyPage, all bool) {
	if len(alone) == 0 {
		return
	}
	s.set(entry{indent: margin, body: []piece{{"Alone", bold}}})
	shown := alone
	if !all && len(alone) > longAlone+1 {
		shown = alone[:longAlone]
	}
	for _, p := range shown {
		a := p.accounts[0]
		s.set(entry{indent: margin + 2, body: []piece{{a.Label, bold}, {text: "  " + storyDay(a.Document.Article.Published) + "  " + a.title()}}, cut: !all})
	}
	if rest := len(alone) - len(shown); rest > 0 {
		s.set(entry{indent: margin + 2, body: []piece{{fmt.Sprintf("… and %d more (--all)", rest), soft}}})
	}
}
