package eval

import (
	"bufio"
	"fmt"
	"io"
)

// WriteText implements [Scorecard]: the records whose events are not those wanted.
func (card *EventsCard) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "codes of %s\n", card.Verbs)
	for _, r := range card.Wrong {
		fmt.Fprintf(b, "%s  %s\n", r.ID, r.Text)
		for _, e := range r.Want {
			fmt.Fprintf(b, "  want %s %s %s\n", e.Source, e.Target, e.Code)
		}
		for _, e := range r.Got {
			fmt.Fprintf(b, "  got  %s %s %s\n", e.Source, e.Target, e.Code)
		}
	}
	return b.Flush()
}
