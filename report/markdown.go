package report

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/recount-news/recount/compare"
)

// The Markdown report is for pull requests, issues and chat: GitHub's dialect,
// with the few HTML tags that it lets through, for they need no regard for the
// letters around them.

// markdownReport is a report being written. Errors wait in out until Flush.
type markdownReport struct {
	*page
	out *bufio.Writer
	all bool
}

func writeMarkdown(w io.Writer, p *page, o Options) error {
	m := &markdownReport{page: p, out: bufio.NewWriter(w), all: o.All}
	m.heading()
	m.corrected()
	m.matrix()
	for _, level := range compare.Levels[:4] {
		m.level(level)
	}
	m.closing()
	return m.out.Flush()
}

func (m *markdownReport) printf(format string, args ...any) {
	fmt.Fprintf(m.out, format, args...)
}

// heading is the accounts, what was made from what, and the tally.
func (m *markdownReport) heading() {
	m.printf("### %s\n\n", escaped(headline(m.page)))
	m.printf("| | title | publisher | published | role |\n| --- | --- | --- | --- | --- |\n")
	for _, a := range m.accounts {
		art := &a.Document.Article
		m.printf("| %s | %s | %s | %s | %s |\n", escaped(a.Label), escaped(a.title()),
			escaped(clean(art.Publisher.Value)), day(art.Published), escaped(a.Role))
	}
	for _, d := range told(m.Story) {
		if why := clean(strings.Join(d.Why, " · ")); why != "" {
			m.printf("\n%s was made from %s: %s.\n",
				escaped(m.account(d.Copy).Name), escaped(m.account(d.Source).Name), escaped(why))
		}
	}
	var counts []string
	for _, level := range compare.Levels {
		if n := m.count(level); n > 0 {
			counts = append(counts, wordOf(level).sign+" "+tally(level, n))
		}
	}
	if len(counts) > 0 {
		m.printf("\n**%s**\n", strings.Join(counts, " · "))
	}
}

// corrected is what accounts take back, and who still carries it.
func (m *markdownReport) corrected() {
	if !m.whole || len(m.Corrections) == 0 {
		return
	}
	m.printf("\n**%s corrected**\n", correctedSign)
	for i := range m.Corrections {
		x := &m.Corrections[i]
		a := m.account(x.Account)
		m.printf("- %s %s: %s\n", escaped(a.Label), a.position(x.Note), escaped(elided(clean(x.Note.Of(a.text())), longNote, 0)))
		for _, line := range m.correctionLines(x, byLabel) {
			m.printf("  - %s\n", escaped(line))
		}
	}
}

// matrix is the facts as a table.
func (m *markdownReport) matrix() {
	if !m.hasMatrix() {
		return
	}
	m.printf("\n| who says what |")
	for _, a := range m.accounts {
		m.printf(" %s |", escaped(a.Label))
	}
	m.printf(" told by |\n|%s\n", strings.Repeat(" --- |", len(m.accounts)+2))
	facts := m.shownFacts(m.all)
	for i := range facts {
		f := &facts[i]
		m.printf("| ")
		for _, s := range m.leadQuote(f) {
			if s.Marked {
				m.printf("<b>%s</b>", escaped(clean(s.Text)))
			} else {
				m.printf("%s", escaped(softened(s.Text)))
			}
		}
		for k := range f.Cells {
			m.printf(" | %s %s", wordOfStance(f.Cells[k].Stance).sign, escaped(m.cell(f, &f.Cells[k])))
		}
		m.printf(" | %s |\n", support(f))
	}
	if rest := len(m.Facts) - len(facts); rest > 0 {
		m.printf("\n… and %d more\n", rest)
	}
}

// level is the findings of one level: differences with their wordings, what
// only one account tells as a list.
func (m *markdownReport) level(level compare.Level) {
	fs := m.of(level)
	if len(fs) == 0 {
		return
	}
	if level != compare.Omission && level != compare.Addition {
		for _, f := range fs {
			m.finding(f)
		}
		return
	}
	m.printf("\n**%s %s**\n", wordOf(level).sign, wordOf(level).name)
	for i, f := range fs {
		if i == longList && !m.all && len(fs) > longList+2 {
			m.printf("- … and %d more\n", len(fs)-i)
			break
		}
		e := f.Evidence[0]
		m.quote(e, m.account(e.Account).excerpt(e, true))
	}
}

func (m *markdownReport) finding(f finding) {
	m.printf("\n**%s %s** (%d)", wordOf(f.Level).sign, escaped(kindWord(f.Kind)), f.Number)
	if s := clean(f.Summary); s != "" {
		m.printf(". %s", escaped(s))
	}
	m.printf("\n")
	for _, e := range f.Evidence {
		m.quote(e, m.account(e.Account).inSentence(e, m.all))
	}
}

// quote is one wording, where it stands, and its words that differ in bold.
func (m *markdownReport) quote(e compare.Evidence, quote []stretch) {
	a := m.account(e.Account)
	m.printf("- %s %s: ", escaped(a.Label), a.position(e.Span))
	for _, s := range quote {
		if s.Marked {
			m.printf("<b>%s</b>", escaped(softened(s.Text)))
		} else {
			m.printf("%s", escaped(softened(s.Text)))
		}
	}
	m.printf("\n")
}

// closing is what agrees, folded, and what could not be judged.
func (m *markdownReport) closing() {
	if s := nothing(m.page); s != "" {
		m.printf("\n%s\n", s)
	}
	if fs := m.of(compare.Agreement); len(fs) > 0 {
		m.printf("\n<details><summary>= %s</summary>\n", agreed(fs))
		for _, f := range fs {
			m.finding(f)
		}
		m.printf("\n</details>\n")
	}
	if len(m.Notes) > 0 {
		m.printf("\n")
	}
	for _, note := range m.Notes {
		m.printf("- ? %s\n", escaped(clean(note)))
	}
}

// headline says whose accounts are compared.
func headline(p *page) string {
	switch n := len(p.accounts); n {
	case 0:
		return "Nothing to compare"
	case 1:
		return p.accounts[0].Name
	case 2:
		a, b := p.accounts[0], p.accounts[1]
		if b.ID == p.Reference {
			a, b = b, a
		}
		return b.Name + " against " + a.Name
	default:
		reference := p.accounts[0]
		if a := p.account(p.Reference); a != nil {
			reference = a
		}
		return fmt.Sprintf("%d accounts against %s", n-1, reference.Name)
	}
}

// Inline syntax of GitHub's Markdown. What begins a block needs no escape: no
// foreign text stands at the beginning of a line.
var inline = strings.NewReplacer(
	`&`, `&amp;`, `<`, `&lt;`, `>`, `&gt;`,
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `~`, `\~`, `[`, `\[`, `]`, `\]`, `|`, `\|`, `$`, `\$`,
	`://`, `\://`, `www.`, `www\.`,
)

// reference is what GitHub turns into a link to a person or an issue. It does so
// after the Markdown is read, so that only a tag in between prevents it.
var reference = regexp.MustCompile(`[@#]\w`)

// escaped is s as Markdown that shows s and does nothing else.
func escaped(s string) string {
	return reference.ReplaceAllStringFunc(inline.Replace(s), func(ref string) string {
		return ref[:1] + "<!-- -->" + ref[1:]
	})
}
