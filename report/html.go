package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page's template, style and script
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
)

// The page is one file that asks nobody for anything: style and script stand in
// it, and its policy lets nothing else in. Without the script it is still
// whole: numbers and findings are links, filters and the switch for readings are
// boxes that the style reads. html/template escapes every text.

var (
	//go:embed head.html
	headTemplate string // of all pages: policy, title, style
	//go:embed page.html
	pageTemplate string
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string

	htmlTemplate = template.Must(template.New("page").Funcs(template.FuncMap{"numbers": numbers}).Parse(headTemplate + pageTemplate))
)

// htmlPage is what the template shows.
type htmlPage struct {
	Headline   string
	Title      string // of the reference, or "" where it has none
	Lede       []string
	Tally      []htmlTally
	Kinds      []htmlKind // of the differences, where there are several
	Lineage    htmlLineage
	Matrix     *htmlMatrix // of three accounts and more
	Findings   []htmlFinding
	Agreements []htmlFinding
	Agreed     string // "9 facts and 1 quotation agree"
	Nothing    string // where no difference is shown
	Notes      []string
	Accounts   []htmlAccount
	Readings   bool // some words of the accounts have one

	Schema string
	Policy string // Content-Security-Policy
	Style  template.CSS
	Script template.JS
}

type htmlTally struct {
	Level compare.Level
	Sign  string
	Words string // "2 contradictions"
	Key   int    // the key that shows and hides them
}

// htmlKind is a box that shows and hides the findings of a kind.
type htmlKind struct {
	Kind  compare.Kind
	Words string // "how many, 3"
}

type htmlFinding struct {
	finding
	Sign    string
	Heading string
	Sure    string
	Target  string // id of its first words
	Echoes  bool   // the summary says no more than the quote
	Quotes  []htmlQuote
}

type htmlQuote struct {
	Name     string // of the account
	Target   string // id of the words
	Position string
	Quote    []stretch
}

type htmlAccount struct {
	ID     string
	Name   string
	Label  string
	Role   string
	Title  []segment
	Date   string // for people
	Stamp  string // for machines
	Byline string // where it is not part of the text
	Words  string
	SHA256 string
	Blocks []htmlBlock
}

type htmlBlock struct {
	Kind     article.BlockKind
	Segments []segment
}

func writeHTML(w io.Writer, p *page) error {
	h := newHTMLPage(p)
	h.Policy = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; " +
		"style-src " + hash(pageStyle+treeStyle) + "; script-src " + hash(pageScript)
	h.Style = template.CSS(pageStyle + treeStyle) // ours, and the hash in Policy is of these bytes
	h.Script = template.JS(pageScript)
	// Into a buffer, so that a failure leaves no half page.
	var out bytes.Buffer
	if err := htmlTemplate.Execute(&out, h); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}

// newHTMLPage is all of the page but what belongs to it as a file of its own.
func newHTMLPage(p *page) htmlPage {
	h := htmlPage{
		Headline: headline(p),
		Title:    p.referenceTitle(),
		Lede:     lede(p),
		Nothing:  nothing(p),
		Schema:   SchemaCompare,
	}
	for _, note := range p.Notes {
		h.Notes = append(h.Notes, clean(note))
	}
	for i, level := range compare.Levels {
		if n := p.count(level); n > 0 {
			h.Tally = append(h.Tally, htmlTally{level, wordOf(level).sign, tally(level, n), i + 1})
		}
	}
	h.Kinds = p.htmlKinds()
	h.Lineage = p.htmlLineage()
	if p.hasMatrix() {
		h.Matrix = p.htmlMatrix()
	}
	lost := map[string]string{}
	for _, a := range p.accounts {
		h.Accounts = append(h.Accounts, p.htmlAccount(a, lost))
		h.Readings = h.Readings || len(glosses(a, blocks(&a.Document.Article))) > 0
	}
	for _, f := range p.findings {
		if f.Level == compare.Agreement {
			h.Agreements = append(h.Agreements, p.htmlFinding(f, lost))
		} else {
			h.Findings = append(h.Findings, p.htmlFinding(f, lost))
		}
	}
	if agreements := p.of(compare.Agreement); len(agreements) > 0 {
		h.Agreed = agreed(agreements)
	}
	return h
}

// referenceTitle is what the account is called that others are held against.
func (p *page) referenceTitle() string {
	if a := p.account(p.Reference); a != nil {
		return clean(a.Document.Article.Title.Value)
	}
	return ""
}

// htmlKinds are the kinds of the differences shown, most frequent first; none where
// all are of one.
func (p *page) htmlKinds() (kinds []htmlKind) {
	counts := map[compare.Kind]int{}
	for _, f := range p.findings {
		if f.Level != compare.Agreement {
			counts[f.Kind]++
		}
	}
	order := slices.Clone(compare.Kinds)
	slices.SortStableFunc(order, func(x, y compare.Kind) int { return counts[y] - counts[x] })
	for _, k := range order {
		if n := counts[k]; n > 0 && len(counts) > 1 {
			kinds = append(kinds, htmlKind{k, kindWord(k) + ", " + itoa(n)})
		}
	}
	return kinds
}

// hash names an inline style or script in a policy (CSP 3, section 2.3.1).
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// lede tells what was made from what, a sentence a derivation; where there is a tree
// it shows that, and the lede counts.
func lede(p *page) []string {
	var out []string
	if p.hasTree() {
		return append(out, p.independence())
	}
	for _, d := range told(p.Story) {
		s := p.account(d.Copy).Name + " was made from " + p.account(d.Source).Name + ", " + percent(d.Score) + " sure"
		if why := clean(strings.Join(d.Why, "; ")); why != "" {
			s += ": " + why
		}
		out = append(out, s+".")
	}
	if len(p.Story.Derivations) == 0 && len(p.accounts) > 1 {
		out = append(out, "No sign that one was made from another.")
	}
	for _, u := range p.Story.Unseen {
		out = append(out, p.unseenNote(u))
	}
	return out
}

// independence tells how many of the accounts were made from none of the others.
func (p *page) independence() string {
	copies := map[string]bool{}
	for _, d := range p.Story.Derivations {
		copies[d.Copy] = true
	}
	s := fmt.Sprintf("%s, %d independent.", plural(len(p.accounts), "account"), len(p.accounts)-len(copies))
	for _, u := range p.Story.Unseen {
		s += " " + p.unseenNote(u)
	}
	return s
}

// htmlLineage is the tree of the accounts, of three and more, and what was corrected.
type htmlLineage struct {
	Base        string // the page that names lead to; "" for this one
	Tree        template.HTML
	Words       []string // what the tree shows
	Corrections []htmlCorrection
}

func (p *page) htmlLineage() htmlLineage {
	var l htmlLineage
	if p.whole {
		l.Corrections = p.htmlCorrections()
	}
	if p.hasTree() {
		l.Tree, l.Words = p.treeSVG(), p.treeWords()
	}
	return l
}

// htmlCorrection is a correction in words.
type htmlCorrection struct{ ID, Account, Name, Note, Position, Words string }

func (p *page) htmlCorrections() []htmlCorrection {
	var out []htmlCorrection
	for i := range p.Corrections {
		x := &p.Corrections[i]
		a := p.account(x.Account)
		out = append(out, htmlCorrection{x.ID, x.Account, a.Name, elided(clean(x.Note.Of(a.text())), longNote, 0), a.position(x.Note),
			strings.Join(p.correctionLines(x, byName), " ")})
	}
	return out
}

// heading names a finding's level and kind: "Contradiction · who". That
// something left out is a claim goes without saying.
func heading(f compare.Finding) string {
	name := wordOf(f.Level).name
	if name != "" {
		name = strings.ToUpper(name[:1]) + name[1:]
	}
	if f.Kind == compare.Claim && f.Level != compare.Contradiction && f.Level != compare.Change {
		return name
	}
	return name + " · " + kindWord(f.Kind)
}

func (p *page) htmlFinding(f finding, lost map[string]string) htmlFinding {
	h := htmlFinding{finding: f, Sign: wordOf(f.Level).sign, Heading: heading(f.Finding), Sure: sureness(f.Finding), Echoes: p.echoes(f.Finding)}
	h.Summary = clean(f.Summary)
	for i, e := range f.Evidence {
		a := p.account(e.Account)
		target := anchor(f, i)
		if id, ok := lost[target]; ok {
			target = id
		}
		h.Quotes = append(h.Quotes, htmlQuote{a.Name, target, a.position(e.Span), a.inSentence(e, false)})
	}
	h.Target = h.Quotes[0].Target
	return h
}

// htmlAccount is an account with its words cut for marking. Anchors without a
// place are entered in lost, with the account's own id.
func (p *page) htmlAccount(a *account, lost map[string]string) htmlAccount {
	art := &a.Document.Article
	h := htmlAccount{
		ID: a.ID, Name: a.Name, Label: a.Label, Role: a.Role, SHA256: string(art.ID),
		Date: longDay(art.Published), Stamp: art.Published.String(), Words: plural(words(art), "word"),
	}
	if art.Byline.From != article.FromText {
		h.Byline = clean(art.Byline.Value)
	}
	all := blocks(art)
	cut, gone := segments(a, all, p.covers(a))
	for _, id := range gone {
		lost[id] = a.ID
	}
	for i, b := range all {
		if h.Title == nil && b.Kind == article.Title {
			h.Title = cut[i]
			continue
		}
		h.Blocks = append(h.Blocks, htmlBlock{b.Kind, cut[i]})
	}
	if h.Title == nil {
		h.Title = []segment{{Text: a.title()}}
	}
	return h
}

// longDay is a date for a page: "Wednesday 4 February 2026, 05:50".
func longDay(d article.Date) string {
	if !d.Known() {
		return ""
	}
	layout := "Monday 2 January 2006"
	if d.HasClock {
		layout += ", 15:04"
	}
	s := d.Time.Format(layout)
	if d.From == article.FromAssumed {
		s += " (assumed from its source)"
	}
	return s
}

// echoes reports whether the sentence of a finding only repeats the words that
// one account has more, so that it can go where they are shown.
func (p *page) echoes(f compare.Finding) bool {
	if f.Level != compare.Omission && f.Level != compare.Addition || f.Kind != compare.Claim {
		return false
	}
	e := f.Evidence[0]
	few := strings.Fields(clean(e.Span.Of(p.account(e.Account).text())))
	return strings.Contains(clean(f.Summary), strings.Join(few[:min(3, len(few))], " "))
}

// Many reports whether the accounts are more than can stand on either side of
// the findings.
func (h htmlPage) Many() bool { return len(h.Accounts) > 2 }

// Heading reports whether a block is set as a heading.
func (b htmlBlock) Heading() bool {
	return slices.Contains([]article.BlockKind{article.Title, article.Heading}, b.Kind)
}
