package eval

import (
	"context"
	"fmt"
	"slices"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
)

// Disagreement is a difference of counts that a comparison finds between two reports
// of one incident.
type Disagreement struct {
	A       string    `json:"a"`
	B       string    `json:"b"`
	Summary string    `json:"summary"`
	Words   [2]string `json:"words"`
}

// disagree compares every two reports of one incident.
func (card *CasualtiesCard) disagree(ctx context.Context, reports []incidentReport, gold map[string]incident) error {
	var pairs [][2]int
	for i := range reports {
		for j := i + 1; j < len(reports); j++ {
			if _, ok := gold[reports[i].Incident]; ok && reports[i].Incident == reports[j].Incident {
				pairs = append(pairs, [2]int{i, j})
			}
		}
	}
	found := make([][]Disagreement, len(pairs))
	if err := inParallel(ctx, len(pairs), func(k int) (err error) {
		found[k], err = disagreements(ctx, &reports[pairs[k][0]], &reports[pairs[k][1]])
		return err
	}); err != nil {
		return err
	}
	card.Pairs = len(pairs)
	card.Disagreements = slices.Concat(found...)
	return nil
}

// disagreements are the counts of casualties in which two reports contradict each
// other.
func disagreements(ctx context.Context, x, y *incidentReport) (out []Disagreement, err error) {
	a, err := x.article(ctx)
	if err != nil {
		return nil, err
	}
	b, err := y.article(ctx)
	if err != nil {
		return nil, err
	}
	c, err := recount.Compare(ctx, []article.Article{a, b}, recount.Options{})
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	for i := range c.Findings {
		if fd := &c.Findings[i]; fd.Level == compare.Contradiction && compare.OfCasualties(fd) {
			d := Disagreement{A: x.ID, B: y.ID, Summary: fd.Summary}
			for k, e := range fd.Evidence {
				d.Words[k] = e.Span.Of([...]string{a.Text, b.Text}[k])
			}
			out = append(out, d)
		}
	}
	return out, nil
}
