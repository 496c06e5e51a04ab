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
	case l.is&isShift != 0:
		return r.shiftedUnit(j)
	case r.is(i, "the") && r.is(j, "weekend"):
		return r.weekendNear(i, j+1)
	case r.is(i, "the") && r.is(j, "month") && r.is(j+1, "of") && r.at(j+2).lex.is&isMonth != 0:
		return r.within(j + 2)
	case r.is(i, "the") && l.unit >= week && !l.plural && l.unit != fortnight:
		return r.theUnit(i)
	case r.is(i, "the") && (r.is(j, "fiscal") || r.is(j, "full")) && r.is(j+1, "year"):
		return r.bareUnit(i, j+2, year)
	case r.is(i, "month") && r.is(j+1, "of") && r.at(j+2).lex.is&isMonth != 0:
		return r.within(j + 2)
	case r.is(i, "right") && r.is(i+1, "now"):
		return reading{next: i + 2, typ: Date, value: presentRef}
	}
	return reading{}
}

// theUnit reads a unit made definite: "the week of March 6", "the week before
// Christmas", "the quarter", "for the year".
func (r *reader) theUnit(i int) reading {
	u, j := r.at(i+1).lex.unit, i+2
	switch {
	case u == week && (r.is(j, "starting") || r.is(j, "beginning") || r.is(j, "commencing") || r.is(j, "ending")):
		if d := r.dayOnly(j + 1); d.ok() {
			return r.unitBy(d, week, 0)
		}
	case r.is(j, "of"):
		if d := r.dayOnly(j + 1); d.ok() && u == week {
			return r.unitBy(d, week, 0)
		}
		return reading{}
	case r.is(j, "before"), r.is(j, "after"):
		n := 1
		if r.is(j, "before") {
			n = -1
		}
		if d := r.landmark(j + 1); d.ok() {
			return r.unitBy(d, u, n)
		}
		if n < 0 && r.is(j+1, "last") || n > 0 && r.is(j+1, "next") {
			return reading{next: j + 2, typ: Date, relative: true, period: r.unitNow(u).move(2 * n).or(blankValue(u))}
		}
		if r.at(j+1).kind != word {
			return reading{next: j + 1, typ: Date, relative: true, period: r.named(u).move(n).or(blankValue(u))}
		}
	}
	return r.bareUnit(i, j, u)
}

// unitNow is the unit u that holds the day of publication.
func (r *reader) unitNow(u unit) period {
	if !r.anchor.placed() {
		return period{unit: u}
	}
	return periodOf(u, r.anchor.begin)
}

// unitBy is the unit that lies n units from the one that holds d.
func (r *reader) unitBy(d reading, u unit, n int) reading {
	if d.period.placed() {
		d.period = periodOf(u, d.period.begin).move(n)
	} else {
		d.period = period{unit: u, pattern: blankValue(u)}
	}
	return reading{next: d.next, typ: Date, period: d.period, relative: d.relative}
}

// bareUnit reads "the year" and "the week" after a preposition, and "the
// quarter": the one named before, else the current, or for a quarter the last
// that has ended.
func (r *reader) bareUnit(i, next int, u unit) reading {
	x := reading{next: next, typ: Date, relative: true, echo: true}
	switch u {
	case week, month, year:
		switch r.at(i - 1).lex.text {
		case "for", "of", "in", "during":
		default:
			return reading{}
		}
	case quarter:
	default:
		return reading{}
	}
	switch {
	case u == quarter && r.quarter.placed():
		x.period = r.quarter
	case !r.anchor.placed():
		x.period = period{unit: u, pattern: blankValue(u)}
	case u == quarter:
		x.period = periodOf(u, r.anchor.begin).move(-1)
	default:
		x.period = periodOf(u, r.anchor.begin)
	}
	return x
}

// yearAgo reads the comparisons of business news: "a year earlier", "the
// year-ago quarter", "year-earlier". They mean the stretch last named, a year
// before.
func (r *reader) yearAgo(i int) reading {
	j := i
	if r.is(j, "the") || r.is(j, "a") {
		j++
	}
	if !r.is(j, "year") {
		return reading{}
	}
	k := r.hyphen(j + 1)
	if !r.is(k, "ago") && !r.is(k, "earlier") || r.is(i, "a") && k > j+1 {
		return reading{}
	}
	x := reading{next: k + 1, typ: Date, relative: true, echo: true}
	if n := x.next; r.is(n, "period") || r.is(n, "quarter") {
		x.next++
	} else if _, _, next := r.quarterName(n); next > 0 {
		x.next = next
	} else if r.is(i, "the") {
		return reading{}
	}
	switch {
	case r.quarter.placed() && !r.anchor.placed(), r.quarter.placed() && r.quarter.begin.Year() == r.anchor.begin.Year():
		x.period = r.quarter
		x.period.begin = r.quarter.begin.AddDate(-1, 0, 0)
	case r.anchor.placed():
		x.period = r.yearShift(-1)
	default:
		x.period = period{unit: year, pattern: blankValue(year)}
	}
	return x
}

// shiftedUnit reads a shift word and a unit or month after it.
func (r *reader) shiftedUnit(i int) reading {
	n, j := r.shift(i)
	if r.is(j, "fiscal") {
		j++
	}
	t := r.at(j)
	x := reading{next: j + 1, typ: Date, relative: true}
	u := t.lex.unit
	switch {
	case t.lex.is&isMonth != 0 && (t.capital || !r.is(j, "may") && !r.is(j, "march")) && r.at(j+1).kind != number:
		x.period = r.shiftedMonth(j, n)
		return x
	case r.is(i, "latest") && (u == quarter || r.is(j, "period")):
		return r.bareUnit(i, j+1, quarter)
	case t.lex.plural || u < weekend || u == fortnight:
		return reading{}
	case u >= decade && n == toLast && !r.is(i, "previous"): // "the past decade" ends now
		return reading{next: j + 1, typ: Duration, value: length{n: 1, unit: u}.value()}
	}
	if u == week {
		k := j + 1
		if r.is(k, "on") {
			k++
		}
		if w := r.at(k).lex; r.weekdayName(k) && !w.plural { // "next week on Friday"
			x.next, x.period = k+1, r.unitNow(week).move(n.units()).weekday(w.weekday)
			return r.withPart(x)
		}
	}
	if from := r.unitReference(i); from.placed() {
		x.period = periodOf(u, from.begin).move(n.units())
	}
	x.period.unit = u
	x.period = x.period.or(blankValue(u))
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
func (r *reader) shiftedMonth(i int, n shift) period {
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
	x := reading{next: next, typ: Date, relative: true, period: period{unit: weekend, pattern: blankValue(weekend)}}
	if !r.anchor.placed() {
		return x
	}
	x.period = periodOf(weekend, r.anchor.begin)
	if isoWeekday(r.anchor.begin) < 6 && r.tenseAt(i, next) != Future {
		x.period = x.period.move(-1)
	}
	return x
}
