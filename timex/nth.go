package timex

// Days and weeks told by their number within a longer stretch: "the first Friday
// of July", "the second Monday of next month", "the last week of May", "the first
// week of 2015".

// nth reads such an expression at the number, after any article.
func (r *reader) nth(i int) reading {
	n, j := r.ordinal(i)
	switch {
	case r.is(i, "last") || r.is(i, "final"):
		n, j = -1, i+1
	case j == 0 || n < 1 || n > 5:
		return reading{}
	}
	t := r.at(j)
	switch {
	case r.weekdayName(j) && !t.lex.plural:
	case t.lex.unit == week && !t.lex.plural:
	default:
		return reading{}
	}
	k := j + 1
	if !r.is(k, "of") && !r.is(k, "in") {
		return reading{}
	}
	in := r.within(k + 1)
	if !in.ok() || in.period.unit < month {
		return reading{}
	}
	x := reading{next: in.next, typ: Date, relative: in.relative}
	switch {
	case t.lex.unit == week && !in.period.placed():
		x.period = period{unit: week, pattern: blankValue(week)}
	case t.lex.unit == week:
		x.period = nthWeek(in.period, n)
	default:
		x.period = nthDay(in.period, n, t.lex.weekday)
	}
	return r.withPart(x)
}

// within reads the month or year that something is the first of.
func (r *reader) within(i int) reading {
	if r.is(i, "the") {
		i++
	}
	if r.at(i).lex.is&isMonth != 0 {
		return r.wholeMonth(i, r.afterMonth(i)).longer(r.namedMonth(i))
	}
	if n, j := r.shift(i); j > 0 && (r.is(j, "month") || r.is(j, "year")) {
		u := r.at(j).lex.unit
		return reading{next: j + 1, typ: Date, relative: true, period: r.unitNow(u).move(n.units())}
	}
	if y, next := r.year(i); next > 0 {
		return reading{next: next, typ: Date, period: period{unit: year, begin: date(y, 1, 1)}}
	}
	return reading{}
}

// namedMonth reads a month where nothing else can stand, whatever its case.
func (r *reader) namedMonth(i int) reading {
	return r.monthNear(reading{next: r.afterMonth(i), typ: Date}, i, r.at(i).lex.month)
}

// nthDay is the n-th weekday w of p, the last for -1.
func nthDay(p period, n, w int) period {
	t := p.begin
	if !p.placed() {
		return period{unit: day, pattern: weekdayValue(w)}
	}
	if n < 0 {
		t = p.end().AddDate(0, 0, -1)
		return period{unit: day, begin: t.AddDate(0, 0, -(isoWeekday(t)-w+7)%7)}
	}
	t = t.AddDate(0, 0, (w-isoWeekday(t)+7)%7+7*(n-1))
	if !t.Before(p.end()) {
		return period{unit: day, pattern: weekdayValue(w)}
	}
	return period{unit: day, begin: t}
}

// nthWeek is the n-th week of p, the last for -1: the first is the one that has
// most of its days in p, as in ISO 8601.
func nthWeek(p period, n int) period {
	if n < 0 {
		last := periodOf(week, p.end().AddDate(0, 0, -1))
		if !last.begin.AddDate(0, 0, 3).Before(p.end()) {
			last = last.move(-1)
		}
		return last
	}
	first := periodOf(week, p.begin)
	if first.begin.AddDate(0, 0, 3).Before(p.begin) {
		first = first.move(1)
	}
	return first.move(n - 1)
}
