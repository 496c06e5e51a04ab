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
	if r.is(j, "the") && !r.is(j-1, "in") {
		j++
	}
	b := r.numeral(j)
	if !b.ok() || b.value <= a.value || r.is(j-1, "in") && (b.value > 1000 || b.scale > 1e6 || r.at(j).digits() == 4 && r.at(j).kind == number) {
		return amount{}
	}
	if r.withUnit(b, j).kind != Cardinal {
		return amount{}
	}
	v := a.value / b.value
	return amount{kind: Ratio, value: v, low: v, high: v, factor: 1, scale: 1, numStart: i, numEnd: b.next, next: b.next}
}

// fraction reads "two thirds", "a quarter of", "half the".
func (r *reader) fraction(i int) amount {
	if a, b, next := r.slash(i); next > 0 && a < b && !r.at(next).glued && !r.glueBefore(i) {
		return share(a/b, i, next)
	}
	if r.is(i, "half") {
		return r.halfOf(i)
	}
	n, j := 1.0, i+1
	one := r.at(i).lex.is&isArticle != 0 || r.is(i, "one")
	if !one {
		l := r.at(i).lex
		if l.is&isDigit == 0 || l.n > 9 {
			return amount{}
		}
		n = l.n
	}
	j = r.hyphen(j)
	l := r.at(j).lex
	if l.is&isFraction == 0 || n >= l.n || one == (r.s[r.at(j).end-1] == 's') {
		return amount{}
	}
	if l.is&isOrdinal != 0 && !r.is(j+1, "of") && r.at(j+1).kind == word && r.at(j+1).lex.is&isStop == 0 || r.is(j, "second") {
		return amount{}
	}
	a := share(n/l.n, i, j+1)
	return r.partOf(a)
}

// share is the ratio v.
func share(v float64, start, next int) amount {
	return amount{kind: Ratio, value: v, low: v, high: v, factor: 1, scale: 1, numStart: start, numEnd: next, next: next}
}

// halfOf reads "half" where it is a share: "half of", "half the", "half a mile",
// "more than half", but not "half-time" or "second half".
func (r *reader) halfOf(i int) amount {
	if r.at(i-1).lex.is&isOrdinal != 0 || r.hyphen(i+1) > i+1 {
		return amount{}
	}
	a := share(.5, i, i+1)
	switch r.at(i + 1).lex.text {
	case "of", "the", "a", "an", "its", "his", "her", "their", "our", "my", "all":
		return r.partOf(a)
	}
	if r.at(i-1).lex.is&(isHedge|isCommon) != 0 && r.at(i+1).lex.is&isUnit == 0 {
		return a
	}
	return amount{}
}

// partOf turns a share of a unit into an amount of it: "half a mile", "a quarter
// of an hour".
func (r *reader) partOf(a amount) amount {
	j := a.next
	if r.is(j, "of") {
		j++
	}
	if r.at(j).lex.is&isArticle == 0 {
		return a
	}
	u, next := r.unitAt(r.hyphen(j + 1))
	if next == 0 {
		return a
	}
	a.step = a.value
	return a.in(u, next)
}

// glueBefore reports whether token i continues something written before it.
func (r *reader) glueBefore(i int) bool {
	return r.at(i).glued && (r.at(i-1).kind != mark || r.is(i-1, "/") || r.is(i-1, ".") || r.is(i-1, "-"))
}
