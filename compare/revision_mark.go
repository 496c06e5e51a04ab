package compare

// Quotation marks put around copied words, or taken away from them.

import "github.com/recount-news/recount/text"

func (r *revision) marks() {
	for _, w := range r.wordings {
		for _, m := range bared(r.A, w.ua, r.B, w.ub, w.ofA) {
			q := &r.A.quotes[m.quotation]
			r.add(Change, Quotation, 0.5, "Quoted words became the writer's own: "+against(r.A.words(q.Content), r.B.words(m.words)),
				evidence{span: q.Span}, r.B.around(m.words, r.ownerB))
		}
		for _, m := range bared(r.B, w.ub, r.A, w.ua, w.ofB) {
			q := &r.B.quotes[m.quotation]
			r.add(Change, Quotation, 0.5, "Words that are not quoted in the reference are quoted here: "+quote(r.B.words(q.Content))+".",
				r.A.around(m.words, r.ownerA), evidence{span: q.Span})
		}
	}
}

// bareWords is a quotation and the words of the other side that are the same without
// marks.
type bareWords struct {
	quotation int
	words     text.Span
}

// bared lists the quotations among units us of s, which units of others, of the other
// side, stand for, that the other side has without marks. One cut short has marks left.
func bared(s *side, us []unit, other *side, others []unit, of []int) []bareWords {
	var out []bareWords
	for i := 0; i < len(us); {
		q, from := s.inQuote[us[i].head], i
		marked, bare := 0, 0
		var words text.Span
		for ; i < len(us) && s.inQuote[us[i].head] == q; i++ {
			switch j := of[i]; {
			case q < 0 || j < 0:
			case other.inQuote[others[j].head] >= 0:
				marked++
			default:
				bare++
				words = words.Union(other.unitSpan(&others[j]))
			}
		}
		if i == from {
			i++
		}
		if bare >= leastBare && 3*marked <= bare {
			out = append(out, bareWords{q, words})
		}
	}
	return out
}

// leastBare is the number of words that marks can be missed on.
const leastBare = 2
