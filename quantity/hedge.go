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
	orEqual        // behind a number with "more than" before it
)

type hedge struct {
	words phrase
	bound bound
}

var hedgesBefore = map[bound]string{
	exact: `equal to, equals, equals to, equaling, equalling, equaling to, equalling to, exactly, precisely, equaled, equalled`,
	about: `about, around, roughly, approximately, some, circa, an estimated, estimated, in the region of,
		something like, somewhere around, more or less, in the order of, on the order of, or about, ~, approx, approx ., in the neighborhood of,
		in the neighbourhood of, about some, in the vicinity of, or so`,
	nearly: `nearly, almost, close to, just under, just below, just short of, approaching, not quite, nearing,
		well nigh, a little less than, slightly less than, slightly under, slightly fewer than, virtually`,
	justOver: `just over, a little over, a little more than, slightly more than, slightly over, just above, just more than`,
	above: `over, above, exceeding, exceed, exceeds, exceeded, surpass, surpasses, surpassed, surpassing, topping, topped, in excess of, well over,
		well above, upwards of, upward of, much more than, far more than, well more than, beyond, north of, longer than, older than, not just, >`,
	atLeast: `at least, a minimum of, minimum of, as few as, as little as, at least or equal to, above or equal to, over or equal to, at the least, >=, = >, ≥`,
	below:   `under, below, well under, well below, south of, short of, younger than, shorter than, cheaper than, far fewer than, far less than, <`,
	atMost:  `up to, as many as, as much as, at most, a maximum of, maximum of, as high as, at the most, at most or equal to, below or equal to, under or equal to, <=, = <, ≤`,
}

// Comparatives make families of hedges: "more than", "no more than", "more than
// or equal to".
var (
	upward   = "more greater larger higher bigger"
	downward = "less fewer lower smaller"
)

// hedgesAfter stand behind the number: "35 or so".
var hedgesAfter = map[bound]string{
	about:   `or so, or thereabouts, give or take, - odd`,
	atLeast: `or over, or above, or older, plus, - plus, +, and counting, at least, and above, and over, and up, or up, and older`,
	atMost:  `or under, or below, or younger, at most, and under, and younger, max, tops`,
	orEqual: `or equal, or equal to`,
}

func (w words) addHedges() {
	for b := exact; b <= atMost; b++ {
		w.hedgesBefore(b, strings.Split(hedgesBefore[b], ",")...)
		for phrase := range strings.SplitSeq(hedgesAfter[b], ",") {
			w.hedgeAfter(b, phrase)
		}
	}
	for phrase := range strings.SplitSeq(hedgesAfter[orEqual], ",") {
		w.hedgeAfter(orEqual, phrase)
	}
	for _, word := range strings.Fields(upward) {
		w.comparative(word, above, atLeast, atMost)
	}
	for _, word := range strings.Fields(downward) {
		w.comparative(word, below, atMost, atLeast)
	}
	longest := func(a, b hedge) int { return b.words.size() - a.words.size() }
	for _, l := range w {
		slices.SortFunc(l.hedges, longest)
		slices.SortFunc(l.after, longest)
	}
}

// comparative enters the hedges that "more" and its like make: beyond a bound,
// at it or beyond, and what denies that.
func (w words) comparative(word string, beyond, at, denied bound) {
	w.hedgesBefore(beyond, word+" than")
	w.hedgesBefore(at, word+" or equal than", word+" than or equal to", word+" than or equal", word+" than or equals to", word+" or equal to", word+" or equal", "equal to or "+word+" than", "equal or "+word+" than")
	w.hedgesBefore(denied, "no "+word+" than", "not "+word+" than")
	w.hedgeAfter(at, "or "+word)
	w.hedgeAfter(at, "or "+word+" than")
}

func (w words) hedgesBefore(b bound, phrases ...string) {
	for _, phrase := range phrases {
		if phrase = strings.TrimSpace(phrase); phrase != "" {
			words, first := w.phrase(isHedge, phrase)
			first.hedges = append(first.hedges, hedge{words, b})
		}
	}
}

func (w words) hedgeAfter(b bound, phrase string) {
	if phrase = strings.TrimSpace(phrase); phrase != "" {
		words, first := w.phrase(0, phrase)
		first.after = append(first.after, hedge{words, b})
	}
}

// hedgeBefore reads the longest hedge at i. Without one it gives i back.
func (r *reader) hedgeBefore(i int) (hedge, int) {
	for _, h := range r.at(i).lex().hedges {
		if next := r.phrase(i, h.words); next > 0 {
			return h, next
		}
	}
	return hedge{}, i
}

// hedgeAfter reads the hedge behind an amount: the token after it, 0 where
// there is none.
func (r *reader) hedgeAfter(i int) (bound, int) {
	for _, h := range r.at(i).lex().after {
		next := r.phrase(i, h.words)
		if next == 0 {
			continue
		}
		t := r.at(next)
		switch r.at(i).lex().text {
		case "-", "+":
			if !r.at(i).glued || t.kind == number {
				continue
			}
		case "plus":
			if t.kind != word {
				continue
			}
		case "max", "tops":
			if t.kind == word {
				continue
			}
		default:
			if t.kind == number || t.lex().is&(isDigit|isScale|isBefore) != 0 || r.minus(next) > next || r.is(next, "than") || r.is(next, "to") {
				continue
			}
		}
		return h.bound, next
	}
	return exact, 0
}

// phrase matches the tokens from i against words: the token after them, or 0.
func (r *reader) phrase(i int, words phrase) int {
	r.steps++
	for k, l := range words {
		if r.at(i+k).lex() != l {
			return 0
		}
	}
	return i + len(words)
}

// fuzz is how far "about", "nearly" and their like may be off. Ten percent is
// what rounding to one and a half digits gives.
const fuzz = 0.1

// apply lays a hedge on the bounds of a. What is counted is not less than
// nothing.
func (b bound) apply(a amount) (low, high float64, openLow, openHigh bool) {
	low, high = a.low, a.high
	down, up := fuzz*math.Abs(low-a.offset), fuzz*math.Abs(high-a.offset)
	floor := 0.0
	if high <= 0 || a.unit == "K" || a.unit == "°" {
		floor = math.Inf(-1)
	}
	switch b {
	case about:
		return low - down, high + up, false, false
	case nearly:
		return low - down, high, false, false
	case justOver:
		return low, high + up, false, false
	case above, atLeast:
		return low, math.Inf(1), b == above, false
	case below, atMost:
		return min(low, floor), high, false, b == below
	}
	return low, high, false, false
}
