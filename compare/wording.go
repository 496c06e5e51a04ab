package compare

import "slices"

// Wordings: two sentences that say most things in the same words, laid side by side.
//
// A global alignment of their units (Needleman and Wunsch 1970): equal units are
// worth most, those that mean the same nearly as much, and two of one sort that
// differ, a name and a name, are worth more than to leave both alone, so that what
// stands in the place of what is seen. Equal units that stand at the end of one
// sentence and the beginning of the other are moved, which is no difference.
//
// Cost: the product of their units.

// wording is two sentences side by side.
type wording struct {
	a, b   int // sentences
	ua, ub []unit
	ofA    []int // index in ub of the unit that stands for each of ua, or -1
	ofB    []int
	likeA  []float64 // likeness of the two, 0..1
	moved  []int     // index in ub of the unit that each of ua is, elsewhere; or -1
	from   []int     // the same from ub
	edits  []edit    // what stands between the units that both have
	close  float64   // share of both in the same words, 0..1
}

const (
	sameWord  = 0.85 // likeness from which two units are one
	likeWord  = 0.5  // likeness from which they say the same
	gapCost   = 0.02
	sortWorth = 0.3 // of two units of one sort that differ, by the weight
)

// likeness of two units, 0..1.
func (al *aligned) unitLikeness(x, y *unit) float64 {
	if x.kind == functionWord || y.kind == functionWord {
		if x.word == y.word || x.lemma == y.lemma && x.lemma != "be" {
			return 1
		}
		return 0
	}
	if x.word == y.word {
		return 1 // "that morning", from whatever day it was reckoned
	}
	if x.entry >= 0 && y.entry >= 0 {
		return al.v.similar(x.entry, y.entry)
	}
	return 0
}

// replaces reports whether y could stand in the place of x: units of one sort.
func replaces(x, y *unit) bool {
	return x.kind == y.kind
}

// word aligns sentences i of A and j of B.
func (al *aligned) word(i, j int) *wording {
	w := &wording{a: i, b: j, ua: al.A.unitsOf(i), ub: al.B.unitsOf(j)}
	w.ofA, w.ofB = filled(len(w.ua)), filled(len(w.ub))
	w.moved, w.from = filled(len(w.ua)), filled(len(w.ub))
	w.likeA = make([]float64, len(w.ua))
	al.fill(w)
	al.findMoved(w)
	return w
}

// fill finds the best alignment and walks it back.
func (al *aligned) fill(w *wording) {
	n, m := len(w.ua), len(w.ub)
	cells := (n + 1) * (m + 1)
	al.grid = slices.Grow(al.grid[:0], cells+n*m)[:cells+n*m]
	best, like := al.grid[:cells], al.grid[cells:] // all of either is written before it is read
	best[0] = 0
	at := func(i, j int) int { return i*(m+1) + j }
	for i := 1; i <= n; i++ {
		best[at(i, 0)] = -gapCost * float64(i)
	}
	for j := 1; j <= m; j++ {
		best[at(0, j)] = -gapCost * float64(j)
	}
	for i := 1; i <= n; i++ {
		for j := 1; j <= m; j++ {
			x, y := &w.ua[i-1], &w.ub[j-1]
			l := al.unitLikeness(x, y)
			like[(i-1)*m+j-1] = l
			b := max(best[at(i-1, j)], best[at(i, j-1)]) - gapCost
			if v := unitWorth(x, y, l); v > 0 {
				b = max(b, best[at(i-1, j-1)]+v)
			}
			best[at(i, j)] = b
		}
	}
	for i, j := n, m; i > 0 && j > 0; {
		x, y := &w.ua[i-1], &w.ub[j-1]
		l := like[(i-1)*m+j-1]
		switch v := unitWorth(x, y, l); {
		case v > 0 && best[at(i, j)] == best[at(i-1, j-1)]+v:
			i, j = i-1, j-1
			w.ofA[i], w.ofB[j], w.likeA[i] = j, i, l
		case best[at(i, j)] == best[at(i-1, j)]-gapCost:
			i--
		default:
			j--
		}
	}
}

// unitWorth is what it is worth to lay y beside x, which are l alike; 0 where they
// cannot be.
func unitWorth(x, y *unit, l float64) float64 {
	w := min(x.weight, y.weight)
	switch {
	case l >= likeWord:
		return w * l
	case replaces(x, y):
		return w * sortWorth
	}
	return 0
}

// findMoved pairs the units of content that neither has in the same place and both
// have.
func (al *aligned) findMoved(w *wording) {
	for i := range w.ua {
		x := &w.ua[i]
		if x.kind == functionWord || w.same(i) {
			continue
		}
		for j := range w.ub {
			if y := &w.ub[j]; y.kind != functionWord && w.from[j] < 0 && !(w.ofB[j] >= 0 && w.same(w.ofB[j])) && al.unitLikeness(x, y) >= sameWord {
				w.moved[i], w.from[j] = j, i
				break
			}
		}
	}
}

// same reports whether unit i of A has the same one beside it.
func (w *wording) same(i int) bool { return w.ofA[i] >= 0 && w.likeA[i] >= likeWord }
