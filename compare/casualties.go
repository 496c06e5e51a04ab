package compare

// Casualties: how many were killed and injured, where two accounts of one event cannot
// both be right. The counts are those of whole accounts, so that they are held against
// each other where no sentence is aligned with another, or where one account counts
// what the other tells person by person.

import (
	"fmt"
	"slices"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
)

// casualties compares the counts of the two accounts, where both begin with them and
// tell one story.
func (f *finder) casualties() {
	if !f.tellsOneEvent() {
		return
	}
	a, b := claim.CasualtiesOf(f.A.doc, f.A.account.Claims), claim.CasualtiesOf(f.B.doc, f.B.account.Claims)
	f.counts("killed", a.Killed, b.Killed)
	f.counts("injured", a.Injured, b.Injured)
	f.counts("shot or struck", a.Struck, b.Struck)
}

func (f *finder) counts(what string, a, b claim.Count) {
	if !a.Whole || !b.Whole || quantity.Compare(a.Quantity, b.Quantity) != quantity.Incompatible || f.isTold(a, b) {
		return
	}
	f.add(Contradiction, Quantity, 0.8, fmt.Sprintf("The count of %s differs: %s%s", what, against(f.A.words(a.Evidence[0]), f.B.words(b.Evidence[0])), f.later(a, b)),
		f.A.around(a.Evidence[0], f.ownerA), f.B.around(b.Evidence[0], f.ownerB), Score{ofCasualties, 1})
}

// later says which of two counts is the newer one, where the days of the accounts tell.
func (f *finder) later(a, b claim.Count) string {
	x, y := f.A.doc.Article.Published, f.B.doc.Article.Published
	if !x.Known() || !y.Known() || x.String() == y.String() {
		return ""
	}
	if y.Time.Before(x.Time) {
		a, b = b, a
	}
	if b.Low > a.High {
		return " The later account counts more."
	}
	return " The later account counts fewer."
}

// isTold reports whether these two numbers have been held against each other where
// their sentences are aligned.
func (f *finder) isTold(a, b claim.Count) bool {
	for i := range f.findings {
		fd := &f.findings[i]
		if (fd.Kind == Quantity || fd.Kind == Precision) && fd.Level != Agreement && len(fd.Evidence) == 2 &&
			f.A.isNumber(marksOf(fd.Evidence[0]), a.Value) && f.B.isNumber(marksOf(fd.Evidence[1]), b.Value) {
			fd.Scores = append(fd.Scores, Score{ofCasualties, 1})
			return true
		}
	}
	return false
}

// OfCasualties reports a finding about how many were killed or injured.
func OfCasualties(fd *Finding) bool {
	return slices.ContainsFunc(fd.Scores, func(s Score) bool { return s.Name == ofCasualties })
}

// ofCasualties is the part of a score that says that a finding is about the counts of
// killed or injured.
const ofCasualties = "casualties"

// tellsOneEvent reports whether the accounts are linked, and share a name that is not
// that of a country.
func (f *finder) tellsOneEvent() bool {
	if len(f.links) == 0 {
		return false
	}
	for i := range f.A.doc.Entities {
		for j := range f.B.doc.Entities {
			if f.A.ids[i] == f.B.ids[j] && f.A.doc.Entities[i].Kind != "country" {
				return true
			}
		}
	}
	return false
}

// isNumber reports whether the words of sp have this number.
func (s *side) isNumber(sp text.Span, n float64) bool {
	for _, q := range quantity.Numbers(s.words(sp)) {
		if q.Value == n {
			return true
		}
	}
	return n == 1 && len(quantity.Numbers(s.words(sp))) == 0
}
