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
		return r.partOf(share(a/b, i, next))
	}
	if r.is(i, "half") {
		return r.halfOf(i)
	}
	a := r.plainFraction(i)
	if !a.ok() {
		return a
	}
	last := a.next - 1
	if l := r.at(last).lex; l.is&isOrdinal != 0 && (l.text == "second" || !r.is(a.next, "of") && r.at(a.next).kind == word && r.at(a.next).lex.is&isStop == 0) {
		return amount{} // "a third man"
	}
	return r.partOf(a)
}

// plainFraction reads "a quarter", "one-third", "two thirds", "half".
func (r *reader) plainFraction(i int) amount {
	n, one := 1.0, true
	switch l := r.at(i).lex; {
	case l.is&isArticle != 0, r.is(i, "one"):
	case l.is&isDigit != 0 && l.n <= 9:
		n, one = l.n, false
	default:
		return amount{}
	}
	j := r.hyphen(i + 1)
	l := r.at(j).lex
	if l.is&isFraction == 0 || n >= l.n || one == (r.s[r.at(j).end-1] == 's') {
		return amount{}
	}
	return share(n/l.n, i, j+1)
}

// share is the ratio v.
func share(v float64, start, next int) amount {
	return amount{kind: Ratio, value: v, low: v, high: v, factor: 1, scale: 1, numStart: start, numEnd: next, next: next}
}

// halfOf reads "half" where it is a share: "half of", "half the", "half a mile",
// "more than half", but not "half-time" or "second half".
func (r *reader) halfOf(i int) amount {
	if r.at(i-1).lex.is&isOrdinal != 0 || r.hyphen(i+1) > i+1 || r.unsigned(i).ok() {
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

// partOf turns a share of a unit or of a large number into an amount: "half a
// mile", "a quarter of an hour", "1/4 mile", "two thirds of a million".
func (r *reader) partOf(a amount) amount {
	j := a.next
	if r.is(j, "of") {
		j++
	}
	if r.at(j).lex.is&isArticle != 0 {
		j = r.hyphen(j + 1)
	} else if j > a.next || r.at(j-1).kind != number {
		return a
	}
	if l := r.at(j).lex; l.is&isScale != 0 {
		a.kind, a.step = Cardinal, l.n
		a = a.times(l.n, j+1)
		if m := r.moneyAfter(a); m.ok() {
			return m
		}
		return a
	}
	u, next := r.unitAt(j)
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
