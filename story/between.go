package story

import (
	"cmp"
	"slices"
	"strconv"
)

// Which of three like accounts stands between the other two? Textual critics
// ask it by agreement in error (Maas 1957): what two copies share against a third
// account did not come from that account. If "second" was made from "first" and
// "first" from "source", then second shares words with first that are not in
// source, and first shares much with source that second has lost; but what
// second shares with source has come through first. So the one between is the
// one against which the other two share least.
//
// Cost: linear in the words of the three.

const (
	// tellingWord is the weight from which on a shared word is evidence. Lighter
	// ones come into two rewrites by chance.
	tellingWord = 1.5

	// tellingFact is how many times a name or number counts: nobody arrives at
	// a wrong date by chance.
	tellingFact = 3

	// doubt is the weight of shared words that proves nothing yet.
	doubt = 6
)

// against lists what x and y share that z has not, the telling words alone.
func (rd *reader) against(x, y, z *reading) []int32 {
	var out []int32
	for a, b := x.all.words, y.all.words; len(a) > 0 && len(b) > 0; {
		switch c := cmp.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			if rd.weight[a[0]] >= tellingWord && !has(z.all.words, a[0]) {
				out = append(out, a[0])
			}
			a, b = a[1:], b[1:]
		}
	}
	return out
}

// telling is how much a word that two readings share speaks for a bond between
// them.
func (rd *reader) telling(w int32, x, y *reading) float64 {
	if has(x.facts, w) || has(y.facts, w) {
		return tellingFact * rd.weight[w]
	}
	return rd.weight[w]
}

// bond is the weight of what x and y share against z.
func (rd *reader) bond(x, y, z *reading) float64 {
	sum := 0.0
	for _, w := range rd.against(x, y, z) {
		sum += rd.telling(w, x, y)
	}
	return sum
}

// between tells how surely z stands between x and y, from 0 (not at all) to 1.
func (rd *reader) between(x, z, y *reading) float64 {
	direct := rd.bond(x, y, z)
	least := min(rd.bond(x, z, y), rd.bond(z, y, x))
	return max(0, (least-direct)/(least+doubt))
}

// mostWitnesses is how many words are told as witnesses of a bond.
const mostWitnesses = 3

// witnesses are the words that speak most for a bond of x and y against z,
// quoted.
func (rd *reader) witnesses(x, y, z *reading) []string {
	words := rd.against(x, y, z)
	slices.SortStableFunc(words, func(v, w int32) int {
		return cmp.Compare(rd.telling(w, x, y), rd.telling(v, x, y))
	})
	var out []string
	for _, w := range words[:min(mostWitnesses, len(words))] {
		out = append(out, strconv.Quote(rd.shown[w]))
	}
	return out
}
