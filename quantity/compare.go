package quantity

import "math"

// Compare tells how b stands to a. The intervals that the words leave are held
// against each other. Figures that a writer may have rounded are the same within
// the worth of their last digit, and converted ones within a few percent:
// 620 miles and 1,000 kilometres agree; 35 and 53 do not.
//
// An open bound is left out where two intervals meet in it: "fewer than 40" and
// "at least 40" cannot be one amount. A plain figure at an open bound is only
// sharper, for writers round: 104 is "more than 100" to one and 100 to another.
func Compare(a, b Quantity) Relation {
	a, b, ok := commensurate(a, b)
	switch {
	case !ok || a.Kind == "":
		return Unknown
	case a.Kind == Score:
		return exactly(a.Value == b.Value && a.Low == b.Low && a.High == b.High)
	case a.Kind == Ordinal:
		return exactly(a.Value == b.Value)
	}
	if a.sharp() && b.sharp() {
		return compareSharp(a, b)
	}
	return compareBounds(a, b)
}

func exactly(same bool) Relation {
	if same {
		return Same
	}
	return Incompatible
}

// commensurate brings a share and a percentage to one unit, and reports whether
// a and b can be compared at all.
func commensurate(a, b Quantity) (Quantity, Quantity, bool) {
	if a.Kind == Ratio && b.Kind == Percent {
		a = a.percent()
	}
	if b.Kind == Ratio && a.Kind == Percent {
		b = b.percent()
	}
	if a.Kind == Age && b.Kind == Measure && b.Unit == "s" || b.Kind == Age && a.Kind == Measure && a.Unit == "s" {
		return a, b, false
	}
	return a, b, a.Kind == b.Kind && a.Unit == b.Unit
}

func (q Quantity) percent() Quantity {
	q.Kind, q.Unit = Percent, "%"
	q.Value, q.Low, q.High, q.Step = 100*q.Value, 100*q.Low, 100*q.High, 0
	return q
}

// sharp reports a number given without hedge, range or vagueness.
func (q Quantity) sharp() bool { return q.Low == q.High && !q.Vague }

// How far rounded figures may differ and still be one amount.
const (
	conversion = 0.03 // in another unit, or as share and percentage
	coarsest   = 0.1  // a figure is never taken to be rounded by more
	exactCount = 1000 // smaller counts are taken to be exact
)

// compareSharp holds two plain numbers against each other. Those stated to the
// same digit of the same unit differ if they differ at all.
func compareSharp(a, b Quantity) Relation {
	d := math.Abs(a.Value - b.Value)
	if d <= 1e-9*math.Abs(a.Value) {
		return Same
	}
	if a.Step != b.Step && (d <= a.rounding() || d <= b.rounding()) {
		return Compatible
	}
	return Incompatible
}

// rounding is by how much q may differ from what it rounds: half the worth of
// its last digit. Small counts are not rounded.
func (q Quantity) rounding() float64 {
	size := math.Abs(q.Value)
	switch {
	case q.Kind == Cardinal && (size < exactCount || q.Step < 10), q.Kind == Age:
		return 0
	case q.Kind == Ratio || q.Step == 0:
		return conversion * size
	}
	half := q.Step / 2
	if q.Kind == Measure {
		half = max(half, conversion*size)
	}
	return min(half*(1+1e-9), coarsest*size)
}

// compareBounds holds two intervals against each other, one of them wide.
func compareBounds(a, b Quantity) Relation {
	switch {
	case level(a.Low, b.Low) && level(a.High, b.High) && a.OpenLow == b.OpenLow && a.OpenHigh == b.OpenHigh:
		return Same
	case a.High < b.Low || b.High < a.Low:
		return a.apart(b)
	case !a.sharp() && !b.sharp() && (a.endsBefore(b) || b.endsBefore(a)):
		return Incompatible
	case a.wide() != b.wide():
		if within(a, b) {
			return vaguer(a, b)
		}
		if within(b, a) {
			return vaguer(b, a).mirror()
		}
	}
	return Compatible
}

// apart judges intervals that do not meet: rounding may still join them.
func (a Quantity) apart(b Quantity) Relation {
	gap := max(a.Low-b.High, b.Low-a.High)
	if gap <= max(a.rounding(), b.rounding()) {
		return Compatible
	}
	return Incompatible
}

// endsBefore reports whether b begins where a ends and one of them leaves that
// number out.
func (a Quantity) endsBefore(b Quantity) bool {
	return level(a.High, b.Low) && (a.OpenHigh || b.OpenLow)
}

// wide reports whether q says little: vague, open at one end, or a wide range.
func (q Quantity) wide() bool { return q.Vague || math.IsInf(q.High, 1) || q.High > 1.3*q.Low }

func within(a, b Quantity) bool { return b.Low <= a.Low && a.High <= b.High }

// vaguer is the relation of a to b where b holds a: a number that lies far above
// an open bound is allowed by it but hardly meant.
func vaguer(a, b Quantity) Relation {
	if math.IsInf(b.High, 1) && a.Low > 2*b.Low {
		return Unknown
	}
	return Vaguer
}

func (r Relation) mirror() Relation {
	if r == Vaguer {
		return Sharper
	}
	return r
}

func level(x, y float64) bool {
	d := math.Abs(x - y)
	return x == y || d <= 1e-9*max(math.Abs(x), math.Abs(y)) && !math.IsInf(d, 1)
}
