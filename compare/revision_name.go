package compare

// Edits that put one name in the place of another.

import (
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

func (r *revision) swapNames(e *edit, x, y *unit) {
	a, b := r.A.unitSpan(x), r.B.unitSpan(y)
	ma, mb := r.A.mention[x.head], r.B.mention[y.head]
	if ma < 0 || mb < 0 {
		return
	}
	na, nb := r.A.doc.Mentions[ma].Entity, r.B.doc.Mentions[mb].Entity
	ea, eb := &r.A.doc.Entities[na], &r.B.doc.Entities[nb]
	if r.v.ids.related(r.A.ids[na], r.B.ids[nb]) || mayBeOne(ea, eb) && !otherWordOf(x.word, y.word) {
		return
	}
	if !sameSort(ea, eb) && e.w.close < nearlySame {
		return // two that only stand at one place
	}
	if q := r.spokenBy(r.A, a); q != nil && r.spokenBy(r.B, b) != nil {
		if q.Type == claim.Direct && wordCount(r.A.words(q.Content)) > 2*shortQuote {
			r.report(e, Contradiction, Quotation, 0.9, "The same words are given to "+r.A.words(a)+" and to "+r.B.words(b)+".", a, b)
			return
		}
		r.report(e, Change, Attribution, 0.6, "Another source: "+against(r.A.words(a), r.B.words(b)), a, b)
		return
	}
	kind := Participant
	local := ea.Type != document.PER && eb.Type != document.PER && (ea.Type == document.LOC || eb.Type == document.LOC)
	if local && (roleIsLocal(r.A, x.head) && roleIsLocal(r.B, y.head) || isTown(ea) && isTown(eb)) {
		kind = Place
	}
	r.report(e, Contradiction, kind, 0.9, against(r.A.words(a), r.B.words(b)), a, b)
}

// otherWordOf reports two names of as many words that differ in one, which is no title
// in either: "BBC Sport", "ITV Sport".
func otherWordOf(a, b string) bool {
	wa, wb := strings.Fields(a), strings.Fields(b)
	if len(wa) != len(wb) || len(wa) < 2 {
		return false
	}
	other := 0
	for i := range wa {
		if wa[i] == wb[i] {
			continue
		}
		if isTitle(wa[i]) || isTitle(wb[i]) || misspelt(wa[i], wb[i]) || wa[i][0] == wb[i][0] && strings.HasSuffix(wa[i], ".") {
			return false
		}
		other++
	}
	return other == 1
}

// isTitle reports a word that tells what somebody is: "president", "mr.".
func isTitle(w string) bool {
	switch w = strings.TrimSuffix(w, "."); w {
	case "mr", "mrs", "ms", "dr", "sir", "lady", "lord", "st", "prof", "gen", "col", "lt", "sgt", "sen", "rep", "gov", "capt", "rev":
		return true
	}
	return lexicon.KindShare(w, lexicon.Person) >= 0.5
}
