package story

import (
	"math"
)

// What one account has and the other lacks is told apart by where it stands.
// Sentences of x without a counterpart in y stand in gaps: stretches between
// sentences that have one. A gap of x with a gap of y in the same place that is
// somewhat like it was said anew; any other is a loss of y, or an addition of x.
// Cuts come scattered or at the end and additions seldom, so of two accounts the
// one with fewer gaps of its own is the likelier copy; and where both have
// several, neither was the other's only source.
//
// Cost: that of matching the sentences, which counterparts has done, and linear
// in the sentences beside it, but for gaps in one place.

// rewordedLeast is the likeness from which on two sentences without counterparts
// that stand in the same place are taken for one said anew.
const rewordedLeast = 0.12

// gap is a stretch of sentences of one account that the other lacks.
type gap struct {
	first, last int  // sentences, half-open
	foreign     bool // it speaks of other things than the rest of the account
}

// counterpartOf is, for each sentence of x, the likest of y, or -1.
func (rd *reader) counterpartOf(x, y *reading) []int {
	out := make([]int, len(x.sentences))
	for i, s := range x.sentences {
		at, best := -1, 0.0
		for j, t := range y.sentences {
			if like := rd.tversky(s, t); like > best {
				at, best = j, like
			}
		}
		if out[i] = -1; best >= counterpart {
			out[i] = at
		}
	}
	return out
}

// gaps are the stretches of x that y lacks. inY gives the counterparts of x's
// sentences, inX those of y's. told says which of x's sentences y tells in some way.
func (rd *reader) gaps(x, y *reading, inY, inX []int) (told []bool, _ []gap) {
	told = make([]bool, len(inY))
	var out []gap
	for i := 0; i < len(inY); {
		if inY[i] >= 0 {
			told[i] = true
			i++
			continue
		}
		g := gap{first: i}
		telling := false
		for ; i < len(inY) && inY[i] < 0; i++ {
			if s := x.sentences[i]; s.weight >= leastTold && !rd.toldApart(s, y) && !rd.saidAnew(x, y, inY, inX, i) {
				telling = true
			} else {
				told[i] = true
			}
		}
		if g.last = i; telling {
			g.foreign = g.last-g.first >= leastForeign && !rd.belongs(x, g)
			out = append(out, g)
		}
	}
	return told, out
}

// leastTold is the weight of a sentence that tells anything: two or three words
// of content.
const leastTold = 5

// apart is the share of a sentence's words that stand somewhere in an account
// that is held to tell it in pieces.
const apart = 0.75

func (rd *reader) toldApart(s bag, y *reading) bool {
	both, _ := rd.shared(s.words, y.all.words)
	return both >= apart*s.weight
}

// saidAnew reports whether sentence i of x, which has no counterpart, stands
// where y has another without one that is somewhat like it.
func (rd *reader) saidAnew(x, y *reading, inY, inX []int, i int) bool {
	like := func(j int) bool {
		both, _ := rd.shared(x.sentences[i].words, y.sentences[j].words)
		return both >= rewordedLeast*max(x.sentences[i].weight, y.sentences[j].weight)
	}
	before, after := i-1, i+1
	for before >= 0 && inY[before] < 0 {
		before--
	}
	for after < len(inY) && inY[after] < 0 {
		after++
	}
	from := 0
	if before >= 0 {
		from = inY[before] + 1
	}
	for j := from; j < len(inX) && inX[j] < 0; j++ {
		if like(j) {
			return true
		}
	}
	to := len(inX) - 1
	if after < len(inY) {
		to = inY[after] - 1
	}
	for j := to; j >= 0 && inX[j] < 0; j-- {
		if like(j) {
			return true
		}
	}
	return false
}

// fewerGaps weighs that x has stretches in more places that y lacks than y has
// that x lacks.
func fewerGaps(inX, inY half) reason {
	lost, _ := inX.ownGaps()
	added, foreign := inY.ownGaps()
	odds := float64(lost-added) + putIn*float64(foreign)
	phrase := "lacks passages of the source in " + count(lost, "place")
	if added == 0 {
		phrase += " and adds none"
	}
	return reason{math.Min(mostGaps, odds), phrase}
}

const (
	mostGaps = 5
	putIn    = 1.5 // log-odds that an account with a stretch from elsewhere is the copy
)

// ownGaps counts the gaps that belong to the account's own text, and the others.
func (h half) ownGaps() (own, foreign int) {
	for _, g := range h.gaps {
		if g.foreign {
			foreign++
		} else {
			own++
		}
	}
	return own, foreign
}

// belongs reports whether the sentences of a gap share enough words with the rest
// of their account.
func (rd *reader) belongs(r *reading, g gap) bool {
	rest := map[int32]bool{}
	for i, s := range r.sentences {
		if i < g.first || i >= g.last {
			for _, w := range s.words {
				rest[w] = true
			}
		}
	}
	in, all := 0.0, 0.0
	for _, s := range r.sentences[g.first:g.last] {
		for _, w := range s.words {
			all += rd.weight[w]
			if rest[w] {
				in += rd.weight[w]
			}
		}
	}
	return in >= leastOwn*all
}

// leastForeign is the fewest sentences of a stretch from elsewhere: fewer have too
// few words to tell.
const leastForeign = 3

// leastOwn is the share of a stretch's words that the rest of its account has too,
// from which on it belongs to the account's own text.
const leastOwn = 0.22
