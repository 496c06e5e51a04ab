package quantity

// Ranges: "between 20 and 30", "20-30", "from 5 to 7", "two or three", "$2-3
// million", "20 to 30 percent".

// between reads "between A and B" and "from A to B".
func (r *reader) between(i int) amount {
	switch {
	case r.is(i, "between"):
	case r.is(i, "from") && !r.changes(i):
	default:
		return amount{}
	}
	if a := r.age(i + 1); a.ok() && a.low < a.high { // "between 20 and 25 years old"
		return a
	}
	a := r.bound(i + 1)
	if !a.ok() || !(r.is(i, "between") && r.is(a.next, "and") || r.is(i, "from") && r.is(a.next, "to")) {
		return amount{}
	}
	return a.to(r.bound(a.next + 1))
}

// bound reads a plain amount or a share, "between a quarter and a half".
func (r *reader) bound(i int) amount {
	if a := r.fraction(i); a.ok() {
		return a
	}
	return r.plainAmount(i)
}

// changes reports whether "from" at i tells a change, "rose from 5 to 7", whose
// numbers are two amounts.
func (r *reader) changes(i int) bool {
	for j := i - 1; j >= max(0, i-5); j-- {
		t := r.at(j)
		if r.is(j, ".") || r.is(j, ",") {
			return false
		}
		if t.kind == word && (t.lex().is&isVerb != 0 && t.lex().is&isBeing == 0 || changeWords[t.lex().text] || t.end-t.start > 4 && r.s[t.end-2:t.end] == "ed") {
			return true
		}
	}
	return false
}

var changeWords = map[string]bool{"up": true, "down": true}

// span reads a plain amount, or two of them joined to a range.
func (r *reader) span(i int) amount {
	a := r.plainAmount(i)
	if !a.ok() {
		return a
	}
	j := a.next
	switch {
	case r.is(j, "-") && r.at(j+1).kind != word, r.is(j, "~"), r.is(j, "through") && r.mayBegin(j+1):
	case r.is(j, "to"), r.is(j, "or"):
	default:
		return a
	}
	b := r.plainAmount(j + 1)
	if !b.ok() {
		return a
	}
	if r.is(j, "or") && (b.value > 2*a.value || a.unit != "" && b.unit == "") {
		return a
	}
	if c := a.to(b); c.ok() && !(r.is(j, "to") && r.changes(i)) {
		return c
	}
	return a
}

// to joins two amounts to a range; the first takes the unit and scale of the
// second where it has none.
func (a amount) to(b amount) amount {
	if !b.ok() {
		return amount{}
	}
	if a.kind == Cardinal && b.kind != Cardinal {
		scale := 1.0
		if a.scale == 1 && b.scale > 1 {
			scale = b.scale
		}
		a.value, a.step = a.value*scale*b.factor+b.offset, a.step*scale*b.factor
		a.kind, a.unit = b.kind, b.unit
	} else if a.scale == 1 && b.scale > 1 && a.value < b.value/b.scale {
		a.value, a.step = a.value*b.scale, a.step*b.scale
	}
	if a.kind == Money && b.kind == Cardinal {
		b = b.of(a.money, b.next)
	}
	if a.kind != b.kind || a.unit != b.unit || a.value >= b.value {
		return amount{}
	}
	low, high := a.value, b.value
	b.low, b.high, b.value = low, high, (low+high)/2
	b.step = min(a.step, b.step)
	b.numStart = a.numStart
	return b
}
