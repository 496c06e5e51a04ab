package quantity

// Numbers nobody gave: "dozens", "several", "a few", "tens of thousands",
// "hundreds of thousands".

func (r *reader) vagueNumber(i int) amount {
	j := i
	if r.at(i).lex().is&isArticle != 0 {
		if !r.is(i+1, "few") && !r.is(i+1, "couple") {
			return amount{}
		}
		j++
	}
	l := r.at(j).lex()
	if l.is&isVague == 0 || r.is(j, "tens") && !r.is(j+1, "of") {
		return amount{}
	}
	low, high, next := l.n, l.high, j+1
	if l.is&isDozen != 0 {
		low *= 2 // "dozens" are two of them or more
	}
	for low < 1e12 && r.is(next, "of") && r.at(next+1).lex().is&isVague != 0 && r.at(next+1).lex().n >= 2000 {
		low, high, next = vagueTimes(low, high, r.at(next+1).lex().n/2, next+2)
	}
	if s := r.at(next).lex(); s.is&isScale != 0 && l.n < 200 { // "several thousand"
		low, high, next = vagueTimes(low, high, s.n, next+1)
	} else if s.is&isDozen != 0 {
		low, high, next = vagueTimes(low, high, s.n, next+1)
	}
	if next == j+1 && r.is(j, "couple") && r.is(next, "of") && r.at(next+1).lex().is&(isScale|isDozen) != 0 { // "a couple of hundred"
		low, high, next = vagueTimes(low, high, r.at(next+1).lex().n, next+2)
	}
	if next == j+1 && r.is(j, "many") || r.is(j, "few") && j == i && next == j+1 {
		return amount{}
	}
	a := amount{kind: Cardinal, value: low, low: low, high: high, factor: 1, scale: 1, vague: true, numStart: i, numEnd: next, next: next}
	return r.vagueUnit(a)
}

// vagueUnit gives a the unit or currency behind it, "of" or not: "tens of
// millions of dollars", "several miles".
func (r *reader) vagueUnit(a amount) amount {
	j := a.next
	if r.is(j, "of") {
		j++
	}
	if c, next := r.currency(j); next > 0 {
		return a.of(c, next)
	}
	if c, next := r.bigMoney(&amount{kind: Cardinal, scale: a.value}, j); next > 0 {
		return a.of(c, next)
	}
	if u, next := r.unitAt(j); next > 0 && (j == a.next || u.base != "s") {
		return r.speed(a.in(u, next))
	}
	return a
}

func vagueTimes(low, high, by float64, next int) (float64, float64, int) {
	return low * by, high * by, next
}
