package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/recount-news/recount/compare"
)

// The terminal report, from the top: the accounts and what was made from what,
// the tally, what is corrected, of three accounts and more the tree and who says what, contradictions and changes with their wordings under each other,
// omissions and additions a line each, and one quiet line for what agrees.

const (
	margin      = 1  // cells left of everything
	maxLabel    = 16 // cells that a label may take
	longList    = 10 // omissions or additions shown before the rest is counted
	manyNotes   = 3  // notes shown before the rest is counted
	manyReasons = 3  // reasons shown for a derivation
)

// textReport is a page being set on a sheet.
type textReport struct {
	*sheet
	*page
	all    bool
	gutter int // from the label of an account to its words
	notes  int // cells for the positions at the right
}

func writeText(w io.Writer, p *page, o Options) error {
	t := &textReport{sheet: newSheet(o), page: p, all: o.All}
	t.gutter, t.notes = t.columns()
	t.heading()
	t.tree()
	t.tally()
	t.corrected()
	t.matrix()
	for _, level := range compare.Levels {
		t.level(level)
	}
	t.closing()
	_, err := io.WriteString(w, strings.TrimRight(t.out.String(), "\n")+"\n")
	return err
}

// columns measures the widest label and the widest position.
func (t *textReport) columns() (gutter, notes int) {
	for _, a := range t.accounts {
		gutter = max(gutter, cells([]piece{{text: a.Label}}))
	}
	for _, f := range t.findings {
		for _, e := range f.Evidence {
			notes = max(notes, len(t.account(e.Account).position(e.Span)))
		}
	}
	return min(gutter, maxLabel) + 2, max(notes, len("99")) + 2
}

// heading names the accounts and tells what was made from what.
func (t *textReport) heading() {
	for _, a := range t.accounts {
		t.set(entry{
			indent: margin,
			label:  []piece{{a.Label, bold}},
			gutter: t.gutter,
			body:   []piece{{a.title(), bold}},
		})
		t.under(t.aside(a))
		t.under(t.why(a))
	}
	if len(t.accounts) > 1 && len(t.Story.Derivations) == 0 {
		t.set(entry{indent: margin, body: []piece{{"No sign that one was made from another.", soft}}})
	}
	for _, u := range t.Story.Unseen {
		t.set(entry{indent: margin, body: []piece{{t.unseenNote(u), soft}}})
	}
	t.blank()
}

// tree draws, of three accounts and more, who was made from whom.
func (t *textReport) tree() {
	if t.hasTree() {
		t.setTree(t.page, margin)
		t.blank()
	}
}

// corrected tells what accounts take back: the words that say so, and who still
// carries what was withdrawn.
func (t *textReport) corrected() {
	if !t.whole || len(t.Corrections) == 0 {
		return
	}
	t.set(entry{indent: margin, body: []piece{{correctedSign + " corrected", bold}}})
	for i := range t.Corrections {
		x := &t.Corrections[i]
		a := t.account(x.Account)
		t.set(entry{
			indent: margin + 2,
			label:  []piece{{text: a.Label}},
			gutter: t.gutter,
			body:   []piece{{text: elided(clean(x.Note.Of(a.text())), longNote, 0)}},
			note:   []piece{{a.position(x.Note), soft}},
			margin: t.notes,
		})
		for _, line := range t.correctionLines(x, byLabel) {
			t.set(entry{indent: margin + 2, body: []piece{{text: line}}, margin: t.notes})
		}
	}
	t.blank()
}

// longNote is how many words of a note of correction are shown.
const longNote = 30

// under sets a quiet line in the column of the bodies.
func (t *textReport) under(s string) {
	if s == "" {
		return
	}
	indent := margin + t.gutter
	if t.narrow() {
		indent = margin + 2
	}
	t.set(entry{indent: indent, body: []piece{{s, soft}}})
}

// aside is what is known of an account besides its title.
func (t *textReport) aside(a *account) string {
	parts := []string{day(a.Document.Article.Published)}
	if a.Name != a.Label {
		parts = append([]string{a.Name}, parts...)
	}
	if a.Role != "" {
		parts = append(parts, a.Role)
	}
	return strings.Join(parts, " · ")
}

// why is the reasons for which a is held to be a copy: the strongest, unless
// all are asked for.
func (t *textReport) why(a *account) string {
	for _, d := range told(t.Story) {
		if d.Copy != a.ID {
			continue
		}
		if t.all || len(d.Why) <= manyReasons {
			return clean(strings.Join(d.Why, " · "))
		}
		return clean(strings.Join(d.Why[:manyReasons], " · "))
	}
	return ""
}

// tally counts every finding, also those that the options hide: a filtered
// report must not look like a faithful copy.
func (t *textReport) tally() {
	var body []piece
	for _, level := range compare.Levels {
		n := t.count(level)
		if n == 0 {
			continue
		}
		word := wordOf(level)
		words := strings.ReplaceAll(word.sign+" "+tally(level, n), " ", bound)
		body = append(body, piece{words, bold + ";" + word.color}, piece{text: bound + bound + " "})
	}
	if len(body) > 0 {
		t.set(entry{indent: margin, body: body})
		t.blank()
	}
}

// level sets the findings of one level.
func (t *textReport) level(level compare.Level) {
	fs := t.of(level)
	switch level {
	case compare.Omission, compare.Addition:
		t.list(level, fs)
	case compare.Agreement:
		if !t.all {
			return
		}
		fallthrough
	default:
		for _, f := range fs {
			t.finding(f)
			t.blank()
		}
	}
}

// finding sets one finding with its wordings under each other.
func (t *textReport) finding(f finding) {
	word := wordOf(f.Level)
	note := []piece{{fmt.Sprintf("%4d", f.Number), bold}}
	if sure := sureness(f.Finding); sure != "" {
		note = append([]piece{{sure, soft}}, note...)
	}
	t.set(entry{
		indent: margin,
		body:   []piece{{word.sign + " " + kindWord(f.Kind), bold + ";" + word.color}},
		note:   note,
		margin: cells(note) + 1,
	})
	for _, e := range f.Evidence {
		a := t.account(e.Account)
		t.set(entry{
			indent: margin + 2,
			label:  []piece{{text: a.Label}},
			gutter: t.gutter,
			body:   t.marked(a.inSentence(e, t.all), f.Level),
			note:   []piece{{a.position(e.Span), soft}},
			margin: t.notes,
		})
	}
	t.summary(f)
}

func (t *textReport) summary(f finding) {
	if s := clean(f.Summary); s != "" {
		t.set(entry{indent: margin + 2, body: []piece{{text: s}}, margin: t.notes})
	}
}

// marked sets the words that differ apart: by style where there is colour, in
// brackets where there is none.
func (t *textReport) marked(quote []stretch, level compare.Level) []piece {
	var out []piece
	for _, s := range quote {
		switch text := softened(s.Text); {
		case !s.Marked:
			out = append(out, piece{text: text})
		case t.color:
			out = append(out, piece{text, bold + ";" + wordOf(level).color})
		default:
			out = append(out, piece{text: "[" + text + "]"})
		}
	}
	return out
}

// list sets what only one account tells, a line each.
func (t *textReport) list(level compare.Level, fs []finding) {
	if len(fs) == 0 {
		return
	}
	word := wordOf(level)
	t.set(entry{indent: margin, body: []piece{{word.sign + " " + word.name, bold + ";" + word.color}}})
	shown := fs
	if !t.all && len(fs) > longList+2 { // "and 1 more" would save nothing
		shown = fs[:longList]
	}
	for _, f := range shown {
		t.item(f)
	}
	if rest := len(fs) - len(shown); rest > 0 {
		t.set(entry{indent: margin + 2, body: []piece{{fmt.Sprintf("… and %d more (--all)", rest), soft}}})
	}
	t.blank()
}

// item sets one line of a list: the words of the account that has them.
func (t *textReport) item(f finding) {
	e := f.Evidence[0]
	a := t.account(e.Account)
	var body []piece
	if len(t.accounts) > 2 {
		body = append(body, piece{t.who(f) + ": ", soft})
	}
	if f.Kind != compare.Claim {
		body = append(body, piece{kindWord(f.Kind) + ": ", soft})
	}
	note := fmt.Sprintf("%*s", t.notes-2, a.position(e.Span))
	t.set(entry{
		indent: margin + 2,
		body:   append(body, t.marked(a.excerpt(e, true), f.Level)...),
		note:   []piece{{note, soft}, {fmt.Sprintf("%4d", f.Number), bold}},
		margin: t.notes + 4,
		hang:   2,
		cut:    !t.all && !t.narrow(),
	})
}

// who names, of three accounts and more, those that leave out what is missing or
// that add it.
func (p *page) who(f finding) string {
	var names []string
	for _, a := range p.accounts {
		has := slices.ContainsFunc(f.Evidence, func(e compare.Evidence) bool { return e.Account == a.ID })
		if has == (f.Level == compare.Addition) {
			names = append(names, a.Label)
		}
	}
	if len(names) > 2 {
		return plural(len(names), "account")
	}
	return strings.Join(names, ", ")
}

// closing says what agrees, what could not be judged, and that nothing was
// found where nothing was.
func (t *textReport) closing() {
	if s := nothing(t.page); s != "" {
		t.quiet(s)
	}
	if fs := t.of(compare.Agreement); len(fs) > 0 && !t.all {
		t.quiet("= " + agreed(fs) + " (--all shows them)")
	}
	for i, note := range t.Notes {
		if i == manyNotes && !t.all {
			t.quiet(fmt.Sprintf("? … and %d more (--all)", len(t.Notes)-i))
			break
		}
		t.quiet("? " + clean(note))
	}
}

func (t *textReport) quiet(s string) {
	t.set(entry{indent: margin, hang: 2, body: []piece{{s, soft}}})
}

// agreed tells what kinds of thing agree: "9 facts and 1 quotation agree".
func agreed(fs []finding) string {
	quotations := 0
	for _, f := range fs {
		if f.Kind == compare.Quotation {
			quotations++
		}
	}
	facts := len(fs) - quotations
	verb := "agree"
	if len(fs) == 1 {
		verb = "agrees"
	}
	switch {
	case quotations == 0:
		return plural(facts, "fact") + " " + verb
	case facts == 0:
		return plural(quotations, "quotation") + " " + verb
	}
	return plural(facts, "fact") + " and " + plural(quotations, "quotation") + " " + verb
}

// nothing says that no difference is shown, and why; "" where one is.
func nothing(p *page) string {
	differ := len(p.findings) - len(p.of(compare.Agreement))
	switch {
	case differ > 0:
		return ""
	case len(p.Findings) == 0:
		return "Nothing found that agrees or differs."
	case len(p.Findings) == p.count(compare.Agreement):
		return "No difference found."
	}
	return "No difference of the levels and kinds asked for."
}
