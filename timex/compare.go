package timex

import "math"

// Compare tells how a stands to b. Two stretches of the calendar are held
// against each other as intervals, two durations by their length, two sets by
// their values; nothing else can be compared.
//
// Lengths agree when they differ by no more than a tenth where the units differ
// or one is approximate: "four weeks" and "a month" are the same, "two hours" and
// "three hours" are apart.
func Compare(a, b Time) Relation {
	switch {
	case a.Placed() && b.Placed():
		return compareIntervals(a, b)
	case a.Type == Duration && b.Type == Duration:
		return compareLengths(a, b)
	case a.Type == Set && b.Type == Set && a.Value != "" && a.Value == b.Value:
		return Same
	}
	return Unknown
}

func compareIntervals(a, b Time) Relation {
	switch {
	case a.Begin.Equal(b.Begin) && a.End.Equal(b.End):
		return Same
	case !a.Begin.Before(b.End) || !b.Begin.Before(a.End):
		return Apart
	case inside(a, b) || inside(b, a):
		return Within
	}
	return Overlaps
}

// inside reports whether a lies inside b. A night lies inside the day it begins
// on.
func inside(a, b Time) bool {
	end := a.End
	if a.Type == Clock && end.Sub(a.Begin).Hours() == 12 {
		end = midnight(a.Begin).AddDate(0, 0, 1)
	}
	return !a.Begin.Before(b.Begin) && !end.After(b.End)
}

// near is how far two lengths may differ and still be one.
const near = 0.1

func compareLengths(a, b Time) Relation {
	x, errA := seconds(a.Value)
	y, errB := seconds(b.Value)
	if errA != nil || errB != nil {
		return Unknown
	}
	if a.Value == b.Value && a.Mod == b.Mod {
		return Same
	}
	if x.low == x.high && y.low == y.high && plain(a.Mod) && plain(b.Mod) {
		if same(x.low, y.low, a, b) {
			return Same
		}
		if plain := a.Mod == "" && b.Mod == ""; plain {
			return Apart
		}
	}
	x, y = x.bounds(a.Mod), y.bounds(b.Mod)
	switch {
	case x == y:
		return Same
	case x.high < y.low || y.high < x.low:
		return Apart
	case x.low >= y.low && x.high <= y.high || y.low >= x.low && y.high <= x.high:
		return Within
	}
	return Overlaps
}

func plain(mod string) bool { return mod == "" || mod == "APPROX" }

// same reports whether two exact lengths are one: equal, or near where somebody
// rounded.
func same(x, y float64, a, b Time) bool {
	if x == y {
		return true
	}
	rounded := a.Mod != "" || b.Mod != "" || a.Value[len(a.Value)-1] != b.Value[len(b.Value)-1]
	return rounded && math.Abs(x-y) <= near*max(x, y)
}

// bounds is the range of lengths that a modifier leaves.
func (s span) bounds(mod string) span {
	switch mod {
	case "APPROX":
		return span{s.low * (1 - near), s.high * (1 + near)}
	case "LESS_THAN", "EQUAL_OR_LESS":
		return span{0, s.high}
	case "MORE_THAN", "EQUAL_OR_MORE":
		return span{s.low, math.Inf(1)}
	}
	return s
}
