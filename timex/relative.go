package timex

// Stretches reckoned from the anchor: "last week", "this month", "the past
// year", "next year", "the previous quarter", "the weekend".

func (r *reader) relativeDate(i int) reading {
	j := i
	if r.is(i, "the") {
		j++
	}
	l := r.at(j).lex
	switch {
	case l.is&isShift != 0 && l.is&isSet == 0:
		return r.shiftedUnit(j, j > i)
	case r.is(i, "the") && r.is(j, "weekend"):
		return r.weekendNear(i, j+1)
	}
	return reading{}
}

// shiftedUnit reads a shift word and a unit, month or season after it.
func (r *reader) shiftedUnit(i int, the bool) reading {
	n, j := r.at(i).lex.shift, i+1
	if r.is(i, "this") && (r.is(j, "past") || r.is(j, "coming")) {
		n, j = r.at(j).lex.shift, j+1
	}
	if r.is(j, "fiscal") {
		j++
	}
	t := r.at(j)
	x := reading{next: j + 1, typ: Date, relative: true}
	switch {
	case t.lex.is&isMonth != 0 && t.capital && r.at(j+1).kind != number:
		x.period = r.shiftedMonth(j, n)
		return x
	case t.lex.is&isUnit == 0 || t.lex.plural || t.lex.unit < day:
		return reading{}
	case t.lex.unit == day || t.lex.unit == fortnight:
		return reading{}
	}
	from := r.unitReference(i)
	if !from.placed() {
		x.period = period{unit: t.lex.unit, pattern: blankValue(t.lex.unit)}
		return x
	}
	x.period = periodOf(t.lex.unit, from.begin).move(n)
	if t.lex.unit == weekend && n == -1 && isoWeekday(r.anchor.begin) < 6 {
		x.period = periodOf(weekend, r.anchor.begin).move(-1)
	}
	return x
}

// unitReference is what a shift word before a unit reckons from.
func (r *reader) unitReference(i int) period {
	switch r.at(i).lex.text {
	case "previous", "preceding", "following", "that":
		if r.last.placed() {
			return r.last
		}
	}
	return r.anchor
}

// shiftedMonth is "last May", "this September", "next March".
func (r *reader) shiftedMonth(i, n int) period {
	m := r.at(i).lex.month
	if !r.anchor.placed() {
		return period{unit: month, pattern: "XXXX-" + twoDigits(int(m))}
	}
	now := r.anchor.begin
	p := period{unit: month, begin: date(now.Year(), m, 1)}
	switch {
	case n < 0 && m >= now.Month():
		p.begin = date(now.Year()-1, m, 1)
	case n > 0 && m <= now.Month():
		p.begin = date(now.Year()+1, m, 1)
	}
	return p
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

// weekendNear is "the weekend": the last one, or the next where the clause looks
// ahead.
func (r *reader) weekendNear(i, next int) reading {
	x := reading{next: next, typ: Date, relative: true}
	if !r.anchor.placed() {
		x.period = period{unit: weekend, pattern: blankValue(weekend)}
		return x
	}
	x.period = periodOf(weekend, r.anchor.begin)
	if isoWeekday(r.anchor.begin) < 6 && r.tenseAt(i, next) != Future {
		x.period = x.period.move(-1)
	}
	return x
}
