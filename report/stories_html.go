package report

import (
	"bytes"
	_ "embed" // the page's template and style
	"html/template"
	"io"
)

// The page of stories lists each with its accounts in the order of time, what was
// made from what, the facts of its headlines, and its contradictions. It needs no
// script and has none.

var (
	//go:embed stories.html
	storiesTemplate string
	//go:embed stories.css
	storiesStyle string

	storiesHTML = template.Must(template.New("stories").Parse(headTemplate + storiesTemplate))
)

// htmlStories is what the template shows.
type htmlStories struct {
	Headline string
	Stories  []htmlStory
	Alone    []htmlMember

	Schema string
	Policy string
	Style  template.CSS
}

type htmlStory struct {
	ID             string
	Title          string
	Size           string
	Period         string
	Members        []htmlMember
	Tree           template.HTML
	TreeWords      []string
	Corrections    []htmlCorrection
	Facts          []htmlHeadline
	Contradictions []htmlClash
}

type htmlMember struct {
	Label, Title, Date, Why string
}

type htmlHeadline struct{ Words, Support string }

// htmlClash is a contradiction with the words of each account.
type htmlClash struct {
	Sign    string
	Summary string
	Quotes  []htmlQuote
}

func writeStoriesHTML(w io.Writer, pages []*storyPage) error {
	style := pageStyle + treeStyle + storiesStyle
	h := htmlStories{
		Headline: "Stories",
		Schema:   SchemaStories,
		Policy:   "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src " + hash(style),
		Style:    template.CSS(style), // ours, and the hash in Policy is of these bytes
	}
	several, alone := together(pages)
	for _, p := range several {
		h.Stories = append(h.Stories, p.html())
	}
	for _, p := range alone {
		h.Alone = append(h.Alone, p.htmlMember(0))
	}
	// Into a buffer, so that a failure leaves no half page.
	var out bytes.Buffer
	if err := storiesHTML.Execute(&out, h); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}

func (p *storyPage) html() htmlStory {
	s := htmlStory{ID: p.story.ID, Title: p.title(), Size: p.size(), Period: p.period(), Tree: p.treeSVG(), Corrections: p.htmlCorrections()}
	if s.Tree != "" {
		s.TreeWords = p.treeWords()
	}
	for i := range p.accounts {
		s.Members = append(s.Members, p.htmlMember(i))
	}
	for _, f := range p.headlines() {
		s.Facts = append(s.Facts, htmlHeadline{p.leadWords(f), backing(f)})
	}
	for _, f := range p.contradictions() {
		c := htmlClash{Sign: wordOf(f.Level).sign, Summary: clean(f.Summary)}
		for _, e := range f.Evidence {
			a := p.account(e.Account)
			c.Quotes = append(c.Quotes, htmlQuote{Name: a.Name, Position: a.position(e.Span), Quote: a.inSentence(e, false)})
		}
		s.Contradictions = append(s.Contradictions, c)
	}
	return s
}

func (p *storyPage) htmlMember(i int) htmlMember {
	a := p.accounts[i]
	return htmlMember{a.Label, a.title(), storyDay(a.Document.Article.Published), p.why(i)}
}
