package quantity

import (
	"math"
	"slices"
	"strings"
)

// Hedges, before a number or after it, and the interval they leave.

// bound says how a hedge widens or limits a number.
type bound uint8

const (
	exact    bound = iota
	about          // roughly, or so
	nearly         // almost, just under
	justOver       // a little more than
	above          // more than
	atLeast        // no fewer than
	below          // under
	atMost         // up to
)

// hedge is a phrase, its words parted by blanks.
type hedge struct {
	words string
	bound bound
}

var hedgesBefore = map[bound]string{
	about: `about, around, roughly, approximately, some, circa, an estimated, estimated, in the region of,
		something like, somewhere around, more or less, in the order of, on the order of, or about`,
	nearly: `nearly, almost, close to, just under, just below, just short of, approaching, not quite, nearing,
		well nigh, a little less than, slightly less than, slightly under, slightly fewer than`,
	justOver: `just over, a little over, a little more than, slightly more than, slightly over, just above, just more than`,
	above: `more than, over, above, exceeding, in excess of, greater than, well over, well above, upwards of,
		upward of, much more than, far more than, beyond, north of, larger than, higher than, bigger than, no longer under`,
	atLeast: `at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum of, as few as, as little as`,
	below:   `less than, fewer than, under, below, well under, well below, lower than, smaller than, south of, short of`,
	atMost: `up to, as many as, as much as, at most, no more than, not more than, a maximum of, maximum of, as high as,
		at the most, no greater than`,
}

// hedgesAfter stand behind the number: "35 or so".
var hedgesAfter = []hedge{
	{"or so", about}, {"or thereabouts", about}, {"give or take", about}, {"- odd", about},
	{"or more", atLeast}, {"or higher", atLeast}, {"or over", atLeast}, {"or above", atLeast}, {"plus", atLeast}, {"- plus", atLeast}, {"+", atLeast},
	{"and counting", atLeast}, {"or less", atMost}, {"or fewer", atMost}, {"or under", atMost}, {"at least", atLeast}, {"at most", atMost},
}

func (w words) addHedges() {
	for b := about; b <= atMost; b++ {
		for phrase := range strings.SplitSeq(hedgesBefore[b], ",") {
			phrase = strings.Join(strings.Fields(phrase), " ")
			first, rest, _ := strings.Cut(phrase, " ")
			w.add(isHedge, first, func(l *lexeme, _ int) { l.hedges = append(l.hedges, hedge{phrase, b}) })
			w.add(isCommon, rest, nil)
		}
	}
	for _, h := range hedgesAfter {
		w.add(isCommon, strings.Trim(h.words, "-+"), nil)
	}
	for _, l := range w {
		slices.SortStableFunc(l.hedges, func(a, b hedge) int { return len(b.words) - len(a.words) })
	}
}

// hedgeBefore reads the longest hedge at i. Without one it gives i back.
func (r *reader) hedgeBefore(i int) (hedge, int) {
	for _, h := range r.at(i).lex.hedges {
		if next := r.phrase(i, h.words); next > 0 {
			return h, next
		}
	}
	return hedge{}, i
}

// hedgeAfter reads the hedge behind an amount: the token after it, 0 where
// there is none.
func (r *reader) hedgeAfter(i int) (bound, int) {
	for _, h := range hedgesAfter {
		next := r.phrase(i, h.words)
		if next == 0 {
			continue
		}
		switch r.at(i).lex.text {
		case "-", "+":
			if !r.at(i).glued || r.at(next).kind == number {
				continue
			}
		case "plus":
			if r.at(next).kind != word {
				continue
			}
		case "at":
			if r.at(next).kind == number {
				continue
			}
		}
		return h.bound, next
	}
	return exact, 0
}

// phrase matches tokens from i against blank-separated lexemes: the token after
// them, or 0.
func (r *reader) phrase(i int, words string) int {
	for words != "" {
		w, rest := words, ""
		if k := strings.IndexByte(words, ' '); k >= 0 {
			w, rest = words[:k], words[k+1:]
		}
		if !r.is(i, w) {
			return 0
		}
		words = rest
		i++
	}
	return i
}

// fuzz is how far "about", "nearly" and their like may be off. Ten percent is
// what rounding to one and a half digits gives.
const fuzz = 0.1

// apply lays a hedge on bounds of a unit whose zero lies at offset.
func (b bound) apply(low, high, offset float64) (float64, float64) {
	down, up := fuzz*math.Abs(low-offset), fuzz*math.Abs(high-offset)
	switch b {
	case about:
		return low - down, high + up
	case nearly:
		return low - down, high
	case justOver:
		return low, high + up
	case above, atLeast:
		return low, math.Inf(1)
	case below, atMost:
		return min(low, offset), high
	}
	return low, high
}
