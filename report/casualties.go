package report

import (
	"math"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
)

// CasualtiesJSON are the counts of the killed and the injured, null where an article
// does not give them.
type CasualtiesJSON struct {
	Killed  *CountJSON `json:"killed"`
	Injured *CountJSON `json:"injured"`
}

// CountJSON is an interval with both ends, and the words that tell it. High is null
// where there is no upper end.
type CountJSON struct {
	Low      float64     `json:"low"`
	High     *float64    `json:"high"`
	Evidence []WordsJSON `json:"evidence"`
}

// casualtiesOf is nil where neither count is given.
func casualtiesOf(d *document.Document, c claim.Casualties) *CasualtiesJSON {
	if !c.Killed.Told() && !c.Injured.Told() {
		return nil
	}
	return &CasualtiesJSON{countOf(d, c.Killed), countOf(d, c.Injured)}
}

func countOf(d *document.Document, c claim.Count) *CountJSON {
	if !c.Told() {
		return nil
	}
	out := &CountJSON{Low: c.Low}
	if !math.IsInf(c.High, 1) {
		out.High = &c.High
	}
	for _, s := range c.Evidence {
		out.Evidence = append(out.Evidence, wordsAt(d, s))
	}
	return out
}

// tollWords are the counts in words: "killed 2-3, injured 14"; "" where none is given.
func tollWords(c claim.Casualties) (words string) {
	if c.Killed.Told() {
		words = "killed " + c.Killed.String()
	}
	if c.Injured.Told() {
		if words != "" {
			words += ", "
		}
		words += "injured " + c.Injured.String()
	}
	return words
}
