package quantity

// Shares of a whole: "three of four", "nine in 10", "two thirds", "a quarter",
// "half".

// ratio reads "N of M", "N in M", "N out of M".
func (r *reader) ratio(i int) amount {
	a := r.numeral(i)
	if !a.ok() || a.value < 1 || a.scale > 1 {
		return amount{}
	}
	j := a.next
	switch {
	case r.is(j, "out") && r.is(j+1, "of"):
		j += 2
	case r.is(j, "of"), r.is(j, "in"):
		j++
	default:
		return amount{}
	}
	middle := j - 1
	if r.is(j, "the") && !r.is(middle, "in") || r.is(j, "every") {
		j++
	}
	b := r.numeral(j)
	if !b.ok() || b.value <= a.value || r.is(middle, "in") && (b.value > 1000 || b.scale > 1e6 || r.at(j).digits() == 4 && r.at(j).kind == number) {
		return amount{}
	}
	if r.withUnit(b, j).kind != Cardinal {
		return amount{}
	}
	c := share(a.value/b.value, i, b.next)
	c.middle = middle
	return c
}

// fraction reads "two thirds", "a quarter of", "half the".
func (r *reader) fraction(i int) amount {
	if j := r.minus(i); j > i {
		a := r.fraction(j)
		a.value, a.low, a.high, a.numStart = -a.value, -a.high, -a.low, i
		return a
	}
	if a, b, next := r.slash(i); next > 0 && a < b && !(r.at(next).glued && r.at(next).kind == word) && !r.glueBefore(i) {
		return r.partOf(share(a/b, i, next))
	}
	if r.is(i, "half") {
		return r.halfOf(i)
	}
	v, next := r.fractionWords(i)
	if next == 0 || v >= 1 || v < 1e-6 && !r.is(next, "of") {
		return amount{}
	}
	if l := r.at(next - 1).lex(); l.is&isOrdinal != 0 && !r.is(next, "of") && r.at(next).kind == word && r.at(next).lex().is&isStop == 0 {
		return amount{} // "a third man"
	}
	return r.partOf(share(v, i, next))
}

// share is the ratio v.
func share(v float64, start, next int) amount {
	return amount{kind: Ratio, value: v, low: v, high: v, factor: 1, scale: 1, numStart: start, numEnd: next, next: next}
}

// halfOf reads "half" where it is a share: "half of", "half the", "half a mile",
// "more than half", but not "half-time" or "second half".
func (r *reader) halfOf(i int) amount {
	if r.at(i-1).lex().is&isOrdinal != 0 || r.hyphen(i+1) > i+1 || r.unsigned(i).ok() {
		return amount{}
	}
	a := share(.5, i, i+1)
	switch r.at(i + 1).lex().text {
	case "of", "the", "a", "an", "its", "his", "her", "their", "our", "my", "all":
		return r.partOf(a)
	}
	if before := r.at(i - 1).lex(); before.is&isHedge != 0 && r.at(i+1).lex().is&isUnit == 0 {
		return a
	}
	switch r.at(i - 1).lex().text {
	case "by", "to", "of", "and", "or", "in", "than":
		return a
	}
	return amount{}
}

// partOf turns a share of a unit or of a large number into an amount: "half a
// mile", "a quarter of an hour", "1/4 mile", "two thirds of a million".
func (r *reader) partOf(a amount) amount {
	j := a.next
	if r.is(j, "of") {
		j++
	}
	article := r.at(j).lex().is&isArticle != 0
	if article {
		j = r.hyphen(j + 1)
	}
	if s, next := r.scales(j, numeral{value: 1}); s > 1 && (article || j == a.next) {
		a.kind, a.step = Cardinal, 1
		a = a.times(s, next)
		return r.ofUnit(a)
	}
	if !article && (j > a.next || r.at(j-1).kind != number && !r.turning(j)) {
		return a
	}
	u, next := r.unitAt(j)
	if next == 0 {
		return a
	}
	a.step = a.value
	return r.speed(a.in(u, next))
}

// glueBefore reports whether token i continues something written before it.
func (r *reader) glueBefore(i int) bool {
	return r.at(i).glued && (r.at(i-1).kind != mark || r.is(i-1, "/") || r.is(i-1, ".") || r.is(i-1, "-"))
}

// percentOf reads "percents of twenty" and "per cent of 210", which say how many.
func (r *reader) percentOf(i int) amount {
	j := i + 1
	if r.is(i, "per") && r.is(j, "cent") {
		j++
	} else if !r.is(i, "percents") {
		return amount{}
	}
	n := r.numeral(j + 1)
	if !r.is(j, "of") || !n.ok() || r.at(i-1).kind != mark || r.at(n.next).kind != mark {
		return amount{}
	}
	a := n.amount(j + 1)
	a.kind, a.unit, a.named = Percent, "%", "percent"
	return a
}
