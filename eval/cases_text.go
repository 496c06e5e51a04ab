package eval

import (
	"fmt"
	"io"
	"strings"

	"github.com/recount-news/recount/compare"
)

// quoteWidth is the number of runes of a quotation that is shown.
const quoteWidth = 90

// WriteText writes each case with what was missed and what was invented in it.
func (c *CasesCard) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, s := range c.Cases {
		fmt.Fprintln(&b, s.summary())
		for _, m := range s.Missed {
			writeMissed(&b, m)
		}
		for _, i := range s.Invented {
			writeInvented(&b, i)
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Scores is one line for each case, one for all, and one for the baseline on
// all, as kept in testdata/scores.txt.
func (c *CasesCard) Scores() string {
	var b strings.Builder
	for _, s := range c.Cases {
		fmt.Fprintln(&b, s.summary())
	}
	fmt.Fprintln(&b, CaseScore{Name: "all", Tally: c.Total}.summary())
	fmt.Fprintln(&b, CaseScore{Name: "baseline, all", Tally: c.Baseline}.summary())
	return b.String()
}

// summary is the counts of s on one line.
func (s CaseScore) summary() string {
	t := s.Tally
	return fmt.Sprintf("%-20s must %s  findings %s  agreements %s  contradictions %s right  changes %s right  invented %d (%d on agreements)  tree %s",
		s.Name, t.Must, t.Findings, t.Agreements, t.ContradictionPrecision, t.ChangePrecision, t.Invented(), t.OnAgreements, t.Derivation)
}

func writeMissed(b *strings.Builder, m Missed) {
	label := string(m.Level)
	if m.Level != compare.Agreement {
		label += " " + string(m.Kind)
	}
	if m.Must {
		label = "MUST " + label
	}
	fmt.Fprintf(b, "  missed    %-32s %s", label, m.ID)
	if m.Near != "" {
		fmt.Fprintf(b, "   reported as %s", m.Near)
	}
	b.WriteByte('\n')
	writeQuotes(b, m.Quotes)
}

func writeInvented(b *strings.Builder, i Invented) {
	fmt.Fprintf(b, "  invented  %-32s %s", fmt.Sprintf("%s %s", i.Level, i.Kind), i.ID)
	if i.Agreement != "" {
		fmt.Fprintf(b, "   on agreement %s", i.Agreement)
	}
	fmt.Fprintf(b, "   %s\n", i.Summary)
	writeQuotes(b, i.Quotes)
}

func writeQuotes(b *strings.Builder, quotes []Quote) {
	for _, q := range quotes {
		fmt.Fprintf(b, "            %-10s %s\n", q.Account, shorten(q.Text))
	}
}

// shorten puts s on one line and cuts it to quoteWidth runes.
func shorten(s string) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > quoteWidth {
		return string(runes[:quoteWidth-1]) + "…"
	}
	return string(runes)
}
