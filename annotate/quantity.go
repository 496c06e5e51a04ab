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
				d.Quantities = append(d.Quantities, withoutParticle(d, s, q))
			}
		}
	}
}

// withoutParticle is q without the word before its number that is no hedge of it,
// but belongs to the verb: "handed over 12 men".
func withoutParticle(d *document.Document, s document.Sentence, q quantity.Quantity) quantity.Quantity {
	first, _ := d.TokensIn(q.Span)
	if q.Hedge == "" || first >= len(d.Tokens) || d.Tokens[first].Rel != "compound:prt" {
		return q
	}
	begin := d.Tokens[first].Span.End
	for _, alone := range quantity.Find(d.Article.Text[begin:s.Span.End]) {
		alone.Span, alone.Number = alone.Span.Shift(begin), alone.Number.Shift(begin)
		if !alone.Counted.Empty() {
			alone.Counted = alone.Counted.Shift(begin)
		}
		if alone.Number == q.Number {
			return alone
		}
	}
	return q
}
