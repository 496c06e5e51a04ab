package annotate

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/quantity"
)

// quantities fills d.Quantities, sentence by sentence, but for those that lie
// inside a time: the "16" of "May 16" counts nothing.
func quantities(d *document.Document) {
	t := 0
	for _, s := range d.Sentences {
		for _, q := range quantity.Find(d.Text(s.Span)) {
			q.Span = q.Span.Shift(s.Span.Start)
			q.Number = q.Number.Shift(s.Span.Start)
			if !q.Counted.Empty() {
				q.Counted = q.Counted.Shift(s.Span.Start)
			}
			for t < len(d.Times) && d.Times[t].Span.End <= q.Span.Start {
				t++
			}
			if t == len(d.Times) || !d.Times[t].Span.Contains(q.Span) {
				d.Quantities = append(d.Quantities, q)
			}
		}
	}
}
