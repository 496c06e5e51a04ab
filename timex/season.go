package timex

// Quarters, halves and seasons: "the third quarter of 1990", "Q3 2021",
// "third-quarter", "next year's first quarter", "the first half of 2019",
// "last spring", "the summer of 1994".

func (r *reader) seasonDate(i int) reading {
	j := i
	if r.is(i, "the") {
		j++
	}
	if x := r.seasonName(j); x.ok() {
		return x
	}
	if x := r.quarterDate(j); x.ok() {
		if j > i && r.is(x.next-2, "-") { // "the third-quarter [loss]": the article is the loss's
			return reading{}
		}
		return x
	}
	return r.possessiveQuarter(i)
}

// seasonName reads a season with the year or shift that places it.
func (r *reader) seasonName(i int) reading {
	start := i
	n, next := r.shift(i)
	if next > 0 {
		i = next
	}
	l := r.at(i).lex
	if l.is&isSeason == 0 || l.plural {
		return reading{}
	}
	x := reading{next: i + 1, typ: Date}
	k := i + 1
	if r.is(k, "of") {
		k++
	}
	if y, next := r.year(k); next > 0 {
		x.next, x.period = next, seasonIn(y, l.code)
		if l.code == "WI" && r.is(next, "-") && r.gluedNumber(next+1, 2) && r.at(next+1).num == (y+1)%100 {
			x.next += 2 // "the winter of 1984-85"
		}
		return x
	}
	if n == unshifted && !r.seasonContext(start) {
		return reading{}
	}
	x.relative = true
	if y, next := r.shiftedYear(k); next > 0 {
		x.next, x.period = next, period{unit: season, pattern: "XXXX-" + l.code}
		if y.placed() {
			x.period = seasonIn(y.begin.Year(), l.code)
		}
		return x
	}
	x.period = r.nearSeason(start, x.next, l.code, n)
	return x
}

// seasonContext reports whether a season that nothing places is one at all:
// "in the fall" is, "the fall of the regime" and "spring" alone are not.
func (r *reader) seasonContext(i int) bool {
	if r.is(i, "fall") || r.is(i, "spring") {
		return r.is(i-1, "the") && (r.is(i-2, "in") || r.is(i-2, "during") || r.is(i-2, "until")) && !r.is(i+1, "of")
	}
	return r.is(i-1, "the") || r.is(i-1, "in") || r.is(i-1, "since") || r.at(i-1).lex.is&isEdge != 0
}

// nearSeason is the season that is meant when no year stands with it.
func (r *reader) nearSeason(start, next int, code string, n shift) period {
	if !r.anchor.placed() {
		return period{unit: season, pattern: "XXXX-" + code}
	}
	now := r.anchor.begin
	p := seasonIn(now.Year(), code)
	if now.Month() < 3 && code == "WI" {
		p = seasonIn(now.Year()-1, code)
	}
	ahead := n == toNext || n == toComing || n == unshifted && r.tenseAt(start, next) == Future
	switch {
	case n == toThis:
	case ahead && !p.begin.After(now):
		p.begin = p.begin.AddDate(1, 0, 0)
	case !ahead && p.begin.After(now), n == toLast && p.end().After(now):
		p.begin = p.begin.AddDate(-1, 0, 0)
	}
	return p
}

// quarterDate reads "third quarter", "Q3", "first half" and the year of it.
func (r *reader) quarterDate(i int) reading {
	if r.is(i, "fiscal") {
		i = r.hyphen(i + 1)
	}
	u, n, next := r.quarterName(i)
	if next == 0 {
		return reading{}
	}
	x := reading{next: next, typ: Date}
	if r.is(next, "of") || r.is(next, ",") {
		next++
	}
	if r.is(next, "fiscal") {
		next++
	}
	if y, after := r.year(next); after > 0 {
		x.next = after
		x.period = period{unit: u, begin: date(y, 1, 1)}.move(n - 1)
		return x
	}
	if y, after := r.shiftedYear(next); after > 0 {
		x.next = after
		return r.quarterIn(x, u, n, y)
	}
	if u == half { // of a match, of a meeting
		return reading{}
	}
	return r.nearQuarter(x, u, n)
}

// quarterName reads the name of a quarter or half-year: its unit and number.
func (r *reader) quarterName(i int) (u unit, n, next int) {
	t := r.at(i)
	if (r.is(i, "q") || r.is(i, "h")) && t.capital && r.gluedNumber(i+1, 1) && (!r.at(i+2).glued || r.at(i+2).kind == mark) {
		switch n := r.at(i + 1).num; {
		case r.is(i, "q") && n >= 1 && n <= 4:
			return quarter, n, i + 2
		case r.is(i, "h") && n >= 1 && n <= 2:
			return half, n, i + 2
		}
	}
	n, j := r.ordinal(i)
	if j == 0 {
		return 0, 0, 0
	}
	j = r.hyphen(j)
	switch {
	case r.is(j, "quarter") && n <= 4:
		return quarter, n, j + 1
	case r.is(j, "half") && n <= 2:
		return half, n, j + 1
	}
	return 0, 0, 0
}

// quarterIn places the n-th quarter or half in a year.
func (r *reader) quarterIn(x reading, u unit, n int, y period) reading {
	x.relative = true
	x.period = period{unit: u, begin: y.begin}.move(n - 1)
	code := "-Q"
	if u == half {
		code = "-H"
	}
	x.period = x.period.or("XXXX" + code + string(rune('0'+n)))
	return x
}

// nearQuarter places a quarter that stands without a year: this year's, or last
// year's if that has not begun.
func (r *reader) nearQuarter(x reading, u unit, n int) reading {
	y := r.yearShift(0)
	if y.placed() && (period{unit: u, begin: y.begin}).move(n-1).begin.After(r.anchor.begin) && r.tenseAt(x.next-2, x.next) != Future {
		y = y.move(-1)
	}
	return r.quarterIn(x, u, n, y)
}

// yearShift is the year n years after that of publication.
func (r *reader) yearShift(n int) period {
	if !r.anchor.placed() {
		return period{unit: year}
	}
	return periodOf(year, r.anchor.begin).move(n)
}

// possessiveQuarter reads "last year's third quarter".
func (r *reader) possessiveQuarter(i int) reading {
	y, j := r.shiftedYear(i)
	if j == 0 || !r.is(j, "'") || !r.is(j+1, "s") {
		return reading{}
	}
	u, n, next := r.quarterName(j + 2)
	if next == 0 {
		return reading{}
	}
	return r.quarterIn(reading{next: next, typ: Date}, u, n, y)
}

// shiftedYear reads "last year": the year, and the token after it, which is 0
// where there is none.
func (r *reader) shiftedYear(i int) (y period, next int) {
	n, j := r.shift(i)
	if j == 0 || !r.is(j, "year") || r.is(i, "that") {
		return y, 0
	}
	return r.yearShift(n.units()), j + 1
}
