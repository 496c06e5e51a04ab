package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// The matrix has a row for each fact and a column for each account. A cell says
// in words or by a sign how its account stands to the fact, never by colour alone.
// With two accounts the findings say it all, so that only CSV and JSON have it.

const (
	fewestColumns = 3  // accounts that make a matrix
	longMatrix    = 12 // facts shown before the rest is counted
	widestColumn  = 9  // cells of a column on a terminal
)

// hasMatrix reports whether the facts are shown to a reader: some are left out of
// a report on certain levels or kinds.
func (p *page) hasMatrix() bool {
	return len(p.accounts) >= fewestColumns && len(p.Facts) > 0 && p.whole
}

// shownFacts are the facts that a list has before it counts the rest.
func (p *page) shownFacts(all bool) []compare.Fact {
	if all || len(p.Facts) <= longMatrix+2 { // "and 1 more" would save nothing
		return p.Facts
	}
	return p.Facts[:longMatrix]
}

// checkFact holds what the forms rely on, as check does for findings.
func (p *page) checkFact(f compare.Fact, number int) error {
	if want := fmt.Sprintf("t%d", number); f.ID != want {
		return fmt.Errorf("report: fact %d is named %q, want %q", number, f.ID, want)
	}
	if len(f.Cells) != len(p.accounts) || f.Cell(f.Lead) == nil || f.Cell(f.Lead).Stance == compare.Silent {
		return fmt.Errorf("report: fact %s has %d cells for %d accounts, or nobody's words", f.ID, len(f.Cells), len(p.accounts))
	}
	for i, c := range f.Cells {
		if c.Account != p.accounts[i].ID || !c.Span.Valid(p.accounts[i].text()) {
			return fmt.Errorf("report: fact %s: cell %d is of account %q, bytes %d-%d", f.ID, i+1, c.Account, c.Span.Start, c.Span.End)
		}
		for _, id := range c.Findings {
			if p.findingNamed(id) == nil {
				return fmt.Errorf("report: fact %s: no finding %q", f.ID, id)
			}
		}
	}
	return nil
}

// findingNamed is the finding with an id, shown or not, or nil.
func (p *page) findingNamed(id string) *compare.Finding {
	if i, ok := p.place[id]; ok {
		return &p.Findings[i]
	}
	return nil
}

// leadWords are the words that stand for a fact.
func (p *page) leadWords(f *compare.Fact) string {
	return clean(f.Cell(f.Lead).Span.Of(p.account(f.Lead).text()))
}

// leadQuote is the words that stand for a fact, from shortly before those in which
// the accounts differ, so that a line has them.
func (p *page) leadQuote(f *compare.Fact) []stretch {
	a := p.account(f.Lead)
	e := compare.Evidence{Account: f.Lead, Span: f.Cell(f.Lead).Span}
	if fd := p.dispute(f); fd != nil {
		for _, o := range fd.Evidence {
			if o.Account != f.Lead {
				continue
			}
			for _, m := range o.Marks {
				if e.Span.Contains(m) {
					e.Marks = append(e.Marks, m)
				}
			}
		}
	}
	if len(e.Marks) > 0 {
		before := text.Span{Start: e.Span.Start, End: e.Marks[0].Start}.Of(a.text())
		if len(strings.Fields(before)) > 2*fewWords {
			e.Span.Start = e.Marks[0].Start - len(lastWords(before, fewWords))
		}
	}
	return a.excerpt(e, true)
}

// fewWords are what stands in a line of the matrix before the words that differ.
const fewWords = 4

// lastWords is the end of s from its n-th word from behind on.
func lastWords(s string, n int) string {
	at := len(strings.TrimRight(s, " \t\n"))
	for range n {
		if at = strings.LastIndexAny(s[:at], " \t\n"); at < 0 {
			return s
		}
		at = len(strings.TrimRight(s[:at], " \t\n"))
	}
	return strings.TrimLeft(s[at:], " \t\n")
}

// dispute is the finding that says best how the accounts differ in a fact, or nil
// where they do not.
func (p *page) dispute(f *compare.Fact) *compare.Finding {
	var best *compare.Finding
	for _, c := range f.Cells {
		for _, id := range c.Findings {
			fd := p.findingNamed(id)
			if best == nil || p.place[id] < p.place[best.ID] {
				best = fd
			}
		}
	}
	return best
}

// cellWords are the words in which the account of a cell differs from others, or
// others from it: "214"; "" where there are none.
func (p *page) cellWords(f *compare.Fact, c *compare.Cell) string {
	fd := p.dispute(f)
	if len(c.Findings) > 0 && !slices.Contains(c.Findings, fd.ID) {
		fd = p.findingNamed(c.Findings[0])
	}
	if fd == nil {
		return ""
	}
	for _, e := range fd.Evidence {
		if e.Account == c.Account && len(e.Marks) > 0 && !e.Agrees {
			return p.joined(c.Account, e.Marks)
		}
	}
	return ""
}

func (p *page) joined(account string, spans []text.Span) string {
	var words []string
	for _, s := range spans {
		words = append(words, clean(s.Of(p.account(account).text())))
	}
	return strings.Join(words, " … ")
}

// stanceWord is how a stance is called, with a sign that needs no colour.
type stanceWord struct {
	sign  string
	word  string
	color string // SGR parameters
}

func wordOfStance(s compare.Stance) stanceWord {
	switch s {
	case compare.Says:
		return stanceWord{"●", "says", "32"}
	case compare.Changes:
		return stanceWord{wordOf(compare.Change).sign, "changes", wordOf(compare.Change).color}
	case compare.Contradicts:
		return stanceWord{wordOf(compare.Contradiction).sign, "contradicts", wordOf(compare.Contradiction).color}
	}
	return stanceWord{"·", "silent", soft}
}

// support is who tells a fact in one line: "3 accounts, 1 on its own".
func support(f *compare.Fact) string {
	switch {
	case f.Accounts == 1:
		return "1 account"
	case f.Independent == 1:
		return fmt.Sprintf("%d accounts, 1 on its own", f.Accounts)
	case f.Independent == f.Accounts:
		return fmt.Sprintf("%d accounts, each on its own", f.Accounts)
	}
	return fmt.Sprintf("%d accounts, %d on their own", f.Accounts, f.Independent)
}

// The matrix on a terminal.

// matrix sets the facts, one a line, with a column for each account where there is
// room, and else one sign for each.
func (t *textReport) matrix() {
	if !t.hasMatrix() {
		return
	}
	m := t.newMatrix()
	m.heading()
	facts := t.shownFacts(t.all)
	for i := range facts {
		m.row(&facts[i])
	}
	if rest := len(t.Facts) - len(facts); rest > 0 {
		t.set(entry{indent: margin + 2, body: []piece{{fmt.Sprintf("… and %d more (--all)", rest), soft}}})
	}
	m.legend()
	t.blank()
}

// textMatrix is a matrix being set. Column is the cells of one account; 1 where
// there is room for signs only.
type textMatrix struct {
	*textReport
	column int
}

// told12of20 is the cells of who tells a fact.
const told12of20 = len("12 of 20")

func (t *textReport) newMatrix() textMatrix {
	column := 0
	for _, a := range t.accounts {
		column = max(column, min(cells([]piece{{text: a.Label}}), widestColumn-1)+1)
	}
	if t.narrow() || column*len(t.accounts)+told12of20 > t.width/2 {
		column = 1
	}
	return textMatrix{t, column}
}

func (m textMatrix) heading() {
	var heads []piece
	if m.column > 1 {
		for _, a := range m.accounts {
			label := fit([]piece{{a.Label, soft}}, m.column-1)
			heads = append(append(heads, label...), piece{text: spaces(m.column - cells(label))})
		}
	}
	title := []piece{{"● who says what", bold}}
	if m.narrow() {
		m.set(entry{indent: margin, body: title})
		return
	}
	e := m.entry(title, append(heads, piece{fmt.Sprintf("%*s", told12of20, "told by"), soft}))
	e.indent = margin
	m.set(e)
}

// row sets one fact.
func (m textMatrix) row(f *compare.Fact) {
	var signs []piece
	for i := range f.Cells {
		word := wordOfStance(f.Cells[i].Stance)
		sign := []piece{{word.sign, word.color}}
		if m.column > 1 {
			if n := m.numbers(&f.Cells[i]); n != "" {
				sign = fit(append(sign, piece{" " + n, soft}), m.column-1)
			}
			sign = append(sign, piece{text: spaces(m.column - cells(sign))})
		} else if i > 0 && i%5 == 0 {
			signs = append(signs, piece{text: bound})
		}
		signs = append(signs, sign...)
	}
	told := fmt.Sprintf("%*s", told12of20, fmt.Sprintf("%d of %d", f.Independent, f.Accounts))
	level := compare.Agreement
	if fd := m.dispute(f); fd != nil {
		level = fd.Level
	}
	m.set(m.entry(m.marked(m.leadQuote(f), level), append(signs, piece{told, soft})))
}

// entry is a line of the matrix: words at the left, columns at the right, or under
// the words where the sheet is too narrow for both.
func (m textMatrix) entry(words, columns []piece) entry {
	for i := range columns {
		columns[i].text = strings.ReplaceAll(columns[i].text, " ", bound)
	}
	e := entry{indent: margin + 2, body: words, note: columns, margin: cells(columns) + 1, cut: true}
	if m.narrow() {
		m.set(entry{indent: margin + 2, body: words, cut: true})
		return entry{indent: margin + 4, body: columns}
	}
	return e
}

// numbers are the findings by which a cell differs, as readers know them.
func (m textMatrix) numbers(c *compare.Cell) string {
	var out []string
	for _, f := range m.findings {
		if slices.Contains(c.Findings, f.ID) {
			out = append(out, itoa(f.Number))
		}
	}
	return strings.Join(out, ",")
}

func (m textMatrix) legend() {
	words := "● says  ≈ says it changed  ≠ says otherwise  · silent.  1 of 3: three tell it, one of them on its own."
	if m.column == 1 {
		words += " A sign for each account, in the order above."
	}
	m.set(entry{indent: margin + 2, body: []piece{{words, soft}}})
}

// writeMatrix writes the facts for a spreadsheet (RFC 4180), one a row: its name,
// the words that stand for it, a column for each account, how many tell it, how many
// of these on their own, and of what level and kind the worst difference is.
func writeMatrix(w io.Writer, p *page) error {
	out := csv.NewWriter(w)
	head := []string{"fact", "said"}
	for _, a := range p.accounts {
		head = append(head, inert(a.Label))
	}
	if err := out.Write(append(head, "accounts", "independent", "level", "kind", "findings")); err != nil {
		return err
	}
	for i := range p.Facts {
		f := &p.Facts[i]
		line := []string{f.ID, inert(p.leadWords(f))}
		var findings []string
		for k := range f.Cells {
			line = append(line, inert(p.cell(f, &f.Cells[k])))
			findings = append(findings, f.Cells[k].Findings...)
		}
		level, kind := "", ""
		if fd := p.dispute(f); fd != nil {
			level, kind = string(fd.Level), string(fd.Kind)
		}
		slices.SortFunc(findings, func(a, b string) int { return p.place[a] - p.place[b] })
		line = append(line, itoa(f.Accounts), itoa(f.Independent), level, kind, strings.Join(slices.Compact(findings), " "))
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell is a cell in words: "silent", "contradicts: 241".
func (p *page) cell(f *compare.Fact, c *compare.Cell) string {
	word := wordOfStance(c.Stance).word
	if words := p.cellWords(f, c); words != "" && c.Stance != compare.Silent {
		return word + ": " + words
	}
	return word
}

// htmlMatrix is the matrix on a page. More says that rows after the first ones are
// put away until they are asked for.
type htmlMatrix struct {
	Accounts []*account
	Rows     []htmlRow
	Count    int
	More     bool
	Base     string // address of the page that has the findings; "" where it is this one
}

type htmlRow struct {
	ID      string
	Level   compare.Level // of the dispute, or ""
	More    bool
	Lead    []stretch
	Cells   []htmlCell
	Support string
}

type htmlCell struct {
	Account string // its name
	Class   string
	Sign    string
	Word    string // "says", "contradicts"
	Words   string // that differ
	Finding int    // number of the one that shows it; 0 where none does
}

func (p *page) htmlMatrix() *htmlMatrix {
	few := len(p.shownFacts(false))
	m := &htmlMatrix{Accounts: p.accounts, Count: len(p.Facts), More: few < len(p.Facts)}
	for i := range p.Facts {
		f := &p.Facts[i]
		r := htmlRow{ID: f.ID, More: i >= few, Lead: p.leadQuote(f), Support: support(f)}
		if fd := p.dispute(f); fd != nil {
			r.Level = fd.Level
		}
		for k := range f.Cells {
			r.Cells = append(r.Cells, p.htmlCell(f, &f.Cells[k]))
		}
		m.Rows = append(m.Rows, r)
	}
	return m
}

func (p *page) htmlCell(f *compare.Fact, c *compare.Cell) htmlCell {
	word := wordOfStance(c.Stance)
	h := htmlCell{Account: p.account(c.Account).Name, Sign: word.sign, Word: word.word, Words: p.cellWords(f, c)}
	switch c.Stance {
	case compare.Contradicts:
		h.Class = string(compare.Contradiction)
	case compare.Changes:
		h.Class = string(compare.Change)
	default:
		h.Class = word.word
	}
	for _, fd := range p.findings {
		if h.Finding == 0 && slices.Contains(c.Findings, fd.ID) {
			h.Finding = fd.Number
		}
	}
	return h
}
