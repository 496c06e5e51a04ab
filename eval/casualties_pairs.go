package eval

import (
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
)

// Disagreement is a difference of counts that a comparison finds between two reports
// of one incident.
type Disagreement struct {
	A       string    `json:"a"`
	B       string    `json:"b"`
	Summary string    `json:"summary"`
	Words   [2]string `json:"words"`
}

// disagree lists the counts of casualties in which report a contradicts report b.
func (card *CasualtiesCard) disagree(nameA, nameB string, a, b story.Account) {
	a.ID, b.ID = "a1", "a2"
	c := compare.Compare(story.Of([]story.Account{a, b}), a.ID)
	for i := range c.Findings {
		fd := &c.Findings[i]
		if fd.Level != compare.Contradiction || !compare.OfCasualties(fd) {
			continue
		}
		d := Disagreement{A: nameA, B: nameB, Summary: fd.Summary}
		for _, e := range fd.Evidence {
			if e.Account == a.ID {
				d.Words[0] = a.Document.Text(e.Span)
			} else {
				d.Words[1] = b.Document.Text(e.Span)
			}
		}
		card.Disagreements = append(card.Disagreements, d)
	}
}
