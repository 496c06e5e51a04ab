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

	reach      = 40 // sentences to either side that a leftover one of a long text is held against
	usualTerms = 32 // of a sentence
)

// leftovers links the sentences that have no link yet.
func (al *aligned) leftovers() {
	leftA, leftB := al.untold(al.A), al.untold(al.B)
	var all []link
	for i := range leftA {
		from, to := al.reachOf(i)
		for j := from; j < to && len(leftA[i]) > 0; j++ {
			if len(leftB[j]) > 0 && (len(al.fromA[i]) == 0 || len(al.fromB[j]) == 0) {
				if l, ok := al.weighLeftover(i, j, leftA[i], leftB[j]); ok {
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

// reachOf is the range of the sentences of B that a leftover sentence i of A is held
// against: all, or of long texts those about where it should stand.
func (al *aligned) reachOf(i int) (from, to int) {
	n, m := len(al.A.terms), len(al.B.terms)
	if n*m <= manyPairs {
		return 0, m
	}
	at := i * m / n
	return max(0, at-reach), min(m, at+reach+1)
}

// untold lists, by sentence of s, the terms that no linked sentence has; none for
// headlines and for what is little more than a quotation.
func (al *aligned) untold(s *side) [][]term {
	other, links := al.B, al.fromA
	if s == al.B {
		other, links = al.A, al.fromB
	}
	out := make([][]term, len(s.terms))
	for i, ls := range links {
		if !s.isBody(i) || s.quotesIn(i) {
			continue
		}
		for _, t := range s.terms[i] {
			told := slices.ContainsFunc(ls, func(l link) bool {
				j := l.b
				if s == al.B {
					j = l.a
				}
				return al.best(t.entry, other.terms[j]) >= leastTold
			})
			if !told {
				out[i] = append(out[i], t)
			}
		}
	}
	return out
}

// weighLeftover scores sentences i and j, of which one has no link, by the words
// that no link accounts for. Words in one company count in part.
func (al *aligned) weighLeftover(i, j int, ta, tb []term) (link, bool) {
	var buffer [usualTerms]float64
	likeB := buffer[:]
	if len(tb) > len(likeB) {
		likeB = make([]float64, len(tb))
	}
	var sharedA, sharedB, totalA, totalB float64
	for _, t := range ta {
		best := 0.0
		for k, o := range tb {
			like := al.v.loosely(t.entry, o.entry)
			best, likeB[k] = max(best, like), max(likeB[k], like)
		}
		totalA += t.weight
		sharedA += t.weight * best
	}
	for k, o := range tb {
		totalB += o.weight
		sharedB += o.weight * likeB[k]
	}
	if min(totalA, totalB) < leastSure {
		return link{}, false
	}
	l := link{a: i, b: j, covA: sharedA / totalA, covB: sharedB / totalB, shared: min(sharedA, sharedB)}
	far := math.Abs(float64(i)/float64(len(al.A.terms)) - float64(j)/float64(len(al.B.terms)))
	l.score = 0.5*(l.covA+l.covB) - 0.15*far
	return l, l.shared >= leastShare && l.score >= leastLeftAlone-nearby
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
