package report

import (
	"bytes"
	_ "embed" // the page's template and style
	"html/template"
	"io"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
)

// The page of a checked draft is the draft, sentence by sentence. Each names its
// verdict and opens to what the sources have in its place; those that are not
// simply supported stand open. It needs no script and has none.

var (
	//go:embed check.html
	checkTemplate string
	//go:embed check.css
	checkStyle string

	checkHTML = template.Must(template.New("check").Parse(headTemplate + checkTemplate))
)

// htmlCheck is what the template shows.
type htmlCheck struct {
	Headline string
	Score    string
	Parts    []string
	Tally    []htmlVerdict
	Nothing  string // where no sentence was judged
	Draft    htmlAccount
	Blocks   []htmlCheckedBlock
	Sources  []htmlAccount
	Notes    []string

	Schema string
	Policy string
	Style  template.CSS
}

type htmlVerdict struct {
	Verdict compare.Verdict
	Class   compare.Level // whose colours it has
	Sign    string
	Words   string // "2 contradicted"
}

// htmlCheckedBlock is a block of the draft: a heading, or sentences and what stands
// between them.
type htmlCheckedBlock struct {
	Kind      article.BlockKind
	Sentences []htmlSentence
}

// htmlSentence is a sentence of the draft. One that was not judged has no verdict.
type htmlSentence struct {
	htmlVerdict
	ID      string
	Words   []stretch
	Score   string
	Open    bool
	Told    []htmlTold
	Support []htmlQuote
}

// htmlTold is a finding in a sentence.
type htmlTold struct {
	ID      string
	Class   compare.Level
	Kind    string
	Summary string
	Quotes  []htmlQuote // of the sources
	Beside  string      // another source that says what the draft says
}

func writeCheckHTML(w io.Writer, p *checkPage) error {
	style := pageStyle + checkStyle
	h := newHTMLCheck(p)
	h.Policy = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src " + hash(style)
	h.Style = template.CSS(style) // ours, and the hash in Policy is of these bytes
	// Into a buffer, so that a failure leaves no half page.
	var out bytes.Buffer
	if err := checkHTML.Execute(&out, h); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}

// newHTMLCheck is all of the page but what belongs to it as a file of its own.
func newHTMLCheck(p *checkPage) htmlCheck {
	c := p.checking
	h := htmlCheck{Headline: p.draft.Name + " against " + p.sourceNames(), Schema: SchemaCheck}
	h.Score, h.Parts = faithfulness(c.Fidelity())
	for _, v := range compare.Verdicts {
		if n := c.Count(v); n > 0 {
			one := verdictOf(v)
			one.Words = itoa(n) + " " + string(v)
			h.Tally = append(h.Tally, one)
		}
	}
	if len(c.Sentences) == 0 {
		h.Nothing = "No sentence to judge."
	}
	for _, note := range c.Notes {
		h.Notes = append(h.Notes, clean(note))
	}
	for _, a := range p.accounts {
		one := htmlAccount{ID: a.ID, Name: a.Name, Label: a.Label, Title: []segment{{Text: a.title()}},
			Date: longDay(a.Document.Article.Published), Words: plural(words(&a.Document.Article), "word"), SHA256: string(a.Document.Article.ID)}
		if a == p.draft {
			h.Draft = one
		} else {
			h.Sources = append(h.Sources, one)
		}
	}
	h.Blocks = p.htmlBlocks()
	return h
}

// sourceNames names one source, or counts them.
func (p *checkPage) sourceNames() string {
	if n := len(p.accounts) - 1; n != 1 {
		return plural(n, "source")
	}
	for _, a := range p.accounts {
		if a != p.draft {
			return a.Name
		}
	}
	return ""
}

// verdictOf is a verdict with its sign and the level whose colours it has.
func verdictOf(v compare.Verdict) htmlVerdict {
	class := compare.Agreement
	switch v {
	case compare.Contradicted:
		class = compare.Contradiction
	case compare.Changed:
		class = compare.Change
	case compare.Unsupported:
		class = compare.Addition
	}
	return htmlVerdict{Verdict: v, Class: class, Sign: verdictWord(v).sign, Words: string(v)}
}

// htmlBlocks is the draft from its first word to its last. Words of a block that
// are in no judged sentence stand where they are.
func (p *checkPage) htmlBlocks() []htmlCheckedBlock {
	var out []htmlCheckedBlock
	left := p.checking.Sentences
	for _, b := range blocks(&p.draft.Document.Article) {
		block := htmlCheckedBlock{Kind: b.Kind}
		at := b.Span.Start
		plain := func(to int) {
			if words := clean(p.draft.text()[at:to]); words != "" {
				block.Sentences = append(block.Sentences, htmlSentence{Words: []stretch{{Text: words}}})
			}
		}
		for len(left) > 0 && left[0].Span.Start < b.Span.End {
			s := left[0]
			left = left[1:]
			if s.Span.Start < at || s.Span.End > b.Span.End {
				continue
			}
			plain(s.Span.Start)
			block.Sentences = append(block.Sentences, p.htmlSentence(s))
			at = s.Span.End
		}
		plain(b.Span.End)
		if len(block.Sentences) > 0 {
			out = append(out, block)
		}
	}
	return out
}

func (p *checkPage) htmlSentence(s compare.Checked) htmlSentence {
	whole := compare.Evidence{Account: p.draft.ID, Span: s.Span}
	h := htmlSentence{htmlVerdict: verdictOf(s.Verdict), ID: "s" + itoa(s.Sentence+1), Open: s.Verdict != compare.Supported || len(s.Disputed) > 0}
	h.Score, _ = faithfulness(s.Fidelity)
	for _, f := range s.Findings {
		whole.Marks = append(whole.Marks, p.draft.marksIn(f, s.Span)...)
		h.Told = append(h.Told, p.htmlTold(f))
	}
	for _, f := range s.Disputed {
		told := p.htmlTold(f)
		told.Beside = "Another source says what the draft says."
		h.Told = append(h.Told, told)
	}
	h.Words = p.draft.quote(whole)
	for _, e := range s.Support {
		h.Support = append(h.Support, p.htmlQuote(e))
	}
	return h
}

func (p *checkPage) htmlTold(f compare.Finding) htmlTold {
	h := htmlTold{ID: f.ID, Class: f.Level, Kind: kindWord(f.Kind), Summary: clean(f.Summary)}
	if f.Level == compare.Addition {
		h.Kind, h.Summary = "", "In no source: “"+clean(elided(f.Evidence[0].Span.Of(p.draft.text()), keepAround, keepAround))+"”"
		if p.draft.isWhole(f.Evidence[0].Span) {
			h.Summary = "No source tells this."
		}
		return h
	}
	for _, e := range f.Evidence {
		if e.Account != p.draft.ID {
			h.Quotes = append(h.Quotes, p.htmlQuote(e))
		}
	}
	return h
}

func (p *checkPage) htmlQuote(e compare.Evidence) htmlQuote {
	a := p.account(e.Account)
	return htmlQuote{Name: a.Name, Position: a.position(e.Span), Quote: a.inSentence(e, true)}
}

// Heading reports whether a block is set as a heading.
func (b htmlCheckedBlock) Heading() bool { return b.Kind == article.Title || b.Kind == article.Heading }
