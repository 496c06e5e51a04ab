package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteText implements [Scorecard]: the counts that are not those of the incident.
func (card *CasualtiesCard) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, m := range card.Misses {
		stated := ""
		if m.Stated {
			stated = ", stated"
		}
		fmt.Fprintf(b, "%s  %s %d%s, read as %s  %s\n", m.ID, m.What, m.Want, stated, m.Got, m.Title)
		for _, words := range m.Words {
			fmt.Fprintf(b, "  %s\n", strings.Join(strings.Fields(words), " "))
		}
	}
	for _, d := range card.Disagreements {
		fmt.Fprintf(b, "%s  %s  %s\n", d.A, d.B, d.Summary)
		for _, words := range d.Words {
			fmt.Fprintf(b, "  %s\n", strings.Join(strings.Fields(words), " "))
		}
	}
	return b.Flush()
}
