// Package report answers: what does a reader see of a comparison?
//
// [Write] gives a comparison one of its forms:
//
//	text   a terminal report: most serious first, what agrees in one line
//	json   everything, for programs (schema recount.compare/1)
//	html   one page in one file: the accounts side by side, findings between
//	md     a compact report for a pull request or an issue
//	csv    the matrix: one row a fact, one column an account
//	dot    the tree of the accounts, for Graphviz
//	prov   the same as PROV-JSON (W3C)
//	sarif  what differs, for editors and code hosts
//
// and, as annotations, what is marked in each account, as W3C Web Annotations.
//
// [Explain] tells one finding in full, [Article] shows how an article was read,
// [Document] dumps what was understood of it, and [Claims] lists what it says.
// [Check] tells which sentences of a draft its sources support, [Stories] which
// articles tell one story, [Passages] what two articles share, [Matches] what one shares
// with the many of an index.
//
//	err := report.Write(os.Stdout, c, report.Text, report.Options{Color: true})
//
// A report adds no fact of its own: every sentence about the news comes from
// the comparison, every quoted word from an account. The same comparison and
// options give the same bytes. Texts are hostile until set: terminal forms lose
// control characters, HTML and Markdown are escaped.
package report

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// Format is a form that a comparison can take.
type Format string

// The forms.
const (
	Text     Format = "text"
	JSON     Format = "json"
	HTML     Format = "html"
	Markdown Format = "md"
	CoNLLU   Format = "conllu" // of a document only
	CSV      Format = "csv"    // of a comparison, its facts
	Dot      Format = "dot"    // of a comparison, its tree for Graphviz
	PROV     Format = "prov"   // of a comparison, its tree as PROV-JSON
	SARIF    Format = "sarif"  // of a comparison or a checked draft

	Annotations Format = "annotations" // of a comparison, as W3C Web Annotations
)

// ErrFormat is wrapped by the errors for a form that does not exist, or not for
// what is to be written.
var ErrFormat = errors.New("no such form")

// Options choose what is shown and how. The zero value is a plain report, 80
// cells wide, that is quiet about what agrees.
type Options struct {
	Width int  // of the terminal, in cells; 0 is 80; less than 40 is taken for 40
	Color bool // mark words with ANSI colours instead of [brackets]
	All   bool // text and md: agreements in full, and no list cut short

	// Levels and Kinds restrict every form to the findings that have one of
	// each; an empty list restricts nothing.
	Levels []compare.Level
	Kinds  []compare.Kind
}

// admits reports whether o lets f be shown.
func (o Options) admits(f compare.Finding) bool {
	return (len(o.Levels) == 0 || slices.Contains(o.Levels, f.Level)) &&
		(len(o.Kinds) == 0 || slices.Contains(o.Kinds, f.Kind))
}

// Write writes c to w in form f. It fails when f is unknown, when c breaks its
// own promises (evidence outside its account, findings or facts not named in order), and
// when w does.
func Write(w io.Writer, c *compare.Comparison, f Format, o Options) error {
	p, err := newPage(c, o)
	if err != nil {
		return err
	}
	switch f {
	case Text:
		return writeText(w, p, o)
	case JSON:
		return writeJSON(w, p)
	case HTML:
		return writeHTML(w, p)
	case Markdown:
		return writeMarkdown(w, p, o)
	case CSV:
		return writeMatrix(w, p)
	case Dot:
		return writeDot(w, p)
	case PROV:
		return writeProv(w, p)
	case SARIF:
		return writeSARIF(w, p)
	case Annotations:
		return writeAnnotations(w, p)
	}
	return fmt.Errorf("report: %w for a comparison: %q; use text, json, html, md, csv, dot, prov, sarif or annotations", ErrFormat, f)
}

// page is a comparison made ready for reading: what every form needs and the
// comparison itself does not hold.
type page struct {
	*compare.Comparison
	accounts []*account
	findings []finding      // those that the options admit, in order
	whole    bool           // they admit all
	place    map[string]int // of each finding by its id, most serious first
}

// finding is a finding with the number that readers know it by.
type finding struct {
	compare.Finding
	Number int // from 1; ID is "f" and this number
}

func newPage(c *compare.Comparison, o Options) (*page, error) {
	p := &page{Comparison: c, accounts: newAccounts(c.Story), whole: len(o.Levels)+len(o.Kinds) == 0,
		place: make(map[string]int, len(c.Findings))}
	for _, d := range c.Story.Derivations {
		if p.account(d.Source) == nil || p.account(d.Copy) == nil {
			return nil, fmt.Errorf("report: a derivation of %q from %q, which are not both accounts", d.Copy, d.Source)
		}
	}
	for i, f := range c.Findings {
		if err := p.check(f, i+1); err != nil {
			return nil, err
		}
		p.place[f.ID] = i
		if o.admits(f) {
			p.findings = append(p.findings, finding{f, i + 1})
		}
	}
	for i, f := range c.Facts {
		if err := p.checkFact(f, i+1); err != nil {
			return nil, err
		}
	}
	for i := range c.Corrections {
		if err := p.checkCorrection(&c.Corrections[i]); err != nil {
			return nil, err
		}
	}
	for _, u := range c.Story.Unseen {
		for _, id := range u.Copies {
			if p.account(id) == nil {
				return nil, fmt.Errorf("report: unseen source %s has a copy %q, which is no account", u.ID, id)
			}
		}
	}
	return p, nil
}

// check holds what the forms rely on, so that none of them can panic or quote
// words that are not there.
func (p *page) check(f compare.Finding, number int) error {
	if want := fmt.Sprintf("f%d", number); f.ID != want {
		return fmt.Errorf("report: finding %d is named %q, want %q", number, f.ID, want)
	}
	if len(f.Evidence) == 0 {
		return fmt.Errorf("report: finding %s has no evidence", f.ID)
	}
	for _, e := range f.Evidence {
		a := p.account(e.Account)
		if a == nil {
			return fmt.Errorf("report: finding %s: no account %q", f.ID, e.Account)
		}
		for _, s := range append([]text.Span{e.Span}, e.Marks...) {
			if !s.Valid(a.text()) || !e.Span.Contains(s) {
				return fmt.Errorf("report: finding %s: bytes %d-%d are not evidence of account %s, which has %d",
					f.ID, s.Start, s.End, e.Account, len(a.text()))
			}
		}
	}
	return nil
}

// account is the account with an id, or nil.
func (p *page) account(id string) *account {
	for _, a := range p.accounts {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// count is the number of findings of a level, shown or not.
func (p *page) count(level compare.Level) int {
	n := 0
	for _, f := range p.Findings {
		if f.Level == level {
			n++
		}
	}
	return n
}

// of lists the findings of a level that are to be shown.
func (p *page) of(level compare.Level) []finding {
	var fs []finding
	for _, f := range p.findings {
		if f.Level == level {
			fs = append(fs, f)
		}
	}
	return fs
}
