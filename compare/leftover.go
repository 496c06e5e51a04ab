package compare

// Leftover sentences.
//
// What a copy changes most is what shares fewest words with its source. So a
// sentence that found no link is held once more against the others, by what in
// these no link accounts for yet, and words that keep the same company count a
// little: "arrested" and "charged", "grandparents" and "aunts", one date and
// another. Neighbours of a linked pair come first. The links are taken best first
// until none is good enough; each brings its neighbours nearer.
//
// The cost is that of the leftover sentences times those of the other side.

import (
	"cmp"
	"math"
	"slices"

	"github.com/recount-news/recount/lexicon"
)

const (
	leastLeft      = 0.30 // score of a link of a leftover sentence, what its neighbours add with it
	leastLeftAlone = 0.26 // the same without what they add
	leastTold      = 0.6  // likeness from which a linked sentence accounts for a word
	leastCompany   = 0.45 // company of two words from which one may stand for the other
	companyWorth   = 0.6  // likeness of words that keep quite the same company
	otherWorth     = 0.35 // likeness of two names, dates or amounts of one sort
)

// leftovers links the sentences that have no link yet.
func (al *aligned) leftovers() {
	toldA, toldB := al.told(al.A), al.told(al.B)
	var all []link
	for i := range al.A.terms {
		if !al.A.isBody(i) || al.A.quotesIn(i) {
			continue
		}
		for j := range al.B.terms {
			if al.B.isBody(j) && !al.B.quotesIn(j) && (len(al.fromA[i]) == 0 || len(al.fromB[j]) == 0) {
				if l, ok := al.weighLeftover(i, j, toldA, toldB); ok {
					all = append(all, l)
				}
			}
		}
	}
	for len(all) > 0 {
		best, at := 0.0, -1
		for k := range all {
			l := &all[k]
			score := l.score
			if al.besideLink(l.a, l.b) {
				score += nearby
			}
			if score > best {
				best, at = score, k
			}
		}
		if best < leastLeft {
			return
		}
		l := all[at]
		l.score, l.left = best, true
		al.addLink(l)
		all = slices.DeleteFunc(all, func(o link) bool {
			return (o.a == l.a || o.b == l.b) && len(al.fromA[o.a]) > 0 && len(al.fromB[o.b]) > 0
		})
	}
}

// told marks the terms of s, by sentence, that linked sentences have too.
func (al *aligned) told(s *side) [][]bool {
	other, links := al.B, al.fromA
	if s == al.B {
		other, links = al.A, al.fromB
	}
	out := make([][]bool, len(s.terms))
	for i, ls := range links {
		out[i] = make([]bool, len(s.terms[i]))
		for _, l := range ls {
			j := l.b
			if s == al.B {
				j = l.a
			}
			for k, t := range s.terms[i] {
				out[i][k] = out[i][k] || al.best(t.entry, other.terms[j]) >= leastTold
			}
		}
	}
	return out
}

// weighLeftover scores sentences i and j, of which one has no link, by the words
// that no link accounts for.
func (al *aligned) weighLeftover(i, j int, toldA, toldB [][]bool) (link, bool) {
	ta, tb := untold(al.A.terms[i], toldA[i]), untold(al.B.terms[j], toldB[j])
	sharedA, totalA := al.looselyCovered(ta, tb)
	sharedB, totalB := al.looselyCovered(tb, ta)
	if min(totalA, totalB) < leastSure {
		return link{}, false
	}
	l := link{a: i, b: j, covA: sharedA / totalA, covB: sharedB / totalB, shared: min(sharedA, sharedB)}
	far := math.Abs(float64(i)/float64(len(al.A.terms)) - float64(j)/float64(len(al.B.terms)))
	l.score = 0.5*(l.covA+l.covB) - 0.15*far
	return l, l.shared >= leastShare && l.score >= leastLeftAlone-nearby
}

func untold(ts []term, told []bool) []term {
	var out []term
	for k, t := range ts {
		if !told[k] {
			out = append(out, t)
		}
	}
	return out
}

// looselyCovered is covered with words in one company counted in part.
func (al *aligned) looselyCovered(ts, others []term) (shared, total float64) {
	for _, t := range ts {
		best := 0.0
		for _, o := range others {
			best = max(best, al.v.loosely(t.entry, o.entry))
		}
		total += t.weight
		shared += t.weight * best
	}
	return shared, total
}

// loosely is similar, and more than nothing for words that may stand for one
// another.
func (v *vocabulary) loosely(i, j int) float64 {
	if s := v.similar(i, j); s > 0 {
		return s
	}
	a, b := &v.entries[i], &v.entries[j]
	switch {
	case a.kind != b.kind:
	case a.kind == aWord && a.pos == b.pos:
		if c := lexicon.Company(a.lemma, b.lemma, a.pos); c >= leastCompany {
			return companyWorth * c
		}
	case a.kind == anAmount && a.much.Kind == b.much.Kind,
		a.kind == aTime && a.when.Type == b.when.Type,
		a.kind == aName && v.ids.names[a.name].Type == v.ids.names[b.name].Type:
		return otherWorth
	}
	return 0
}

// addLink puts l among the links, in order.
func (al *aligned) addLink(l link) {
	al.links = append(al.links, l)
	slices.SortFunc(al.links, func(x, y link) int { return cmp.Or(x.a-y.a, x.b-y.b) })
	al.fromA[l.a] = append(al.fromA[l.a], l)
	al.fromB[l.b] = append(al.fromB[l.b], l)
}
