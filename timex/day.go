package timex

import "time"

// Days reckoned from the anchor: "yesterday", "last Friday", "Monday night",
// "this morning", "overnight", "the night before".

// dayDate reads an expression for a day or part of one.
func (r *reader) dayDate(i int) reading {
	switch t := r.at(i); {
	case t.lex.is&isDayWord != 0:
		return r.dayWord(i)
	case t.lex.is&isWeekday != 0:
		return r.weekday(i, i, unshifted)
	case t.lex.is&isShift != 0:
		return r.shiftedDay(i)
	case r.is(i, "the"):
		return r.theDay(i)
	}
	return reading{}
}

// reference is the day that "the next day" is reckoned from: the last one named,
// if that was in this paragraph or the one before. Otherwise it is not known.
func (r *reader) reference() period { return r.named(day) }

// named is the stretch of unit u that holds what was named last, if that was no
// longer than u and in this paragraph or the one before: "a year later" is
// reckoned from "in May 2008", too.
func (r *reader) named(u unit) period {
	if r.last.placed() && r.last.unit <= u && r.lastBlock >= r.block-1 {
		return periodOf(u, r.last.begin)
	}
	return period{unit: u}
}

// dayWord reads yesterday, today, tonight, tomorrow and overnight.
func (r *reader) dayWord(i int) reading {
	l := r.at(i).lex
	x := reading{next: i + 1, typ: Date, relative: true, period: r.unitNow(day).move(l.shift.units()).or(blankValue(day))}
	if l.code != "" {
		return r.partOf(x, x.period, 0, l.code)
	}
	return r.withPart(x)
}

// part reports whether token i is a part of the day.
func (r *reader) part(i int) bool {
	l := r.at(i).lex
	return l.is&isPart != 0 && !l.plural
}

// withPart adds the part of the day that follows a day: "Monday night".
func (r *reader) withPart(x reading) reading {
	if !x.ok() || x.period.unit != day {
		return x
	}
	j := x.next
	if r.is(j, ",") && r.is(j+1, "in") && r.is(j+2, "the") && r.part(j+3) {
		j++
	}
	if r.is(j, "in") && r.is(j+1, "the") {
		j += 2
	}
	if mod := edgeMods[r.at(j).lex.text]; mod != "" && x.mod == "" && r.part(r.hyphen(j+1)) { // "Tuesday late-morning"
		j, x.mod = r.hyphen(j+1), mod
	}
	if (r.is(j, "pm") || r.is(j, "am")) && j == x.next && r.at(j-1).kind == word { // "Tuesday PM"
		x.typ, x.next = Clock, j+1
		x.period = x.period.part(map[bool]string{true: "AF", false: "MO"}[r.is(j, "pm")])
		return x
	}
	if !r.part(j) {
		return x
	}
	x.typ, x.period = Clock, x.period.part(r.at(j).lex.code)
	x.next = j + 1
	return x
}

// partOf places a part of the day n days after day.
func (r *reader) partOf(x reading, day period, n int, code string) reading {
	x.typ, x.period = Clock, day.move(n).part(code).or("XXXX-XX-XXT"+code)
	return x
}

// weekdayName reports whether token i is the name of a weekday and no verb,
// newspaper or abbreviation of something else.
func (r *reader) weekdayName(i int) bool {
	t := r.at(i)
	if t.lex.is&isWeekday == 0 {
		return false
	}
	if !shortWeekday(t.lex.text) {
		return true
	}
	after := i + 1
	if n := r.at(i - 1); n.lex.is&isShift != 0 && !r.is(i-1, "that") || r.is(i-1, "on") || r.is(i-1, "every") || r.is(i-1, "until") {
		return r.closes(after) && !r.is(after, "'")
	}
	if r.is(i-1, "the") { // "the Sun"
		return false
	}
	if r.is(after, ".") && r.at(after).glued && t.capital {
		return true
	}
	if r.is(after, ",") {
		after++
	}
	return r.at(after).lex.is&isMonth != 0 || r.at(after).kind == number && r.dayMonth(after).ok()
}

func shortWeekday(s string) bool { return len(s) <= len("thurs") }

// weekday reads a weekday at i that an expression begun at start may have
// shifted by n: "Friday", "last Friday", "this Friday night", "Friday last week".
func (r *reader) weekday(start, i int, n shift) reading {
	w := r.at(i).lex
	if !r.weekdayName(i) || w.plural {
		return reading{}
	}
	x := reading{next: i + 1, typ: Date, relative: true}
	if week, next := r.weekAfter(x.next); next > 0 && n == unshifted {
		x.next = next
		x.period = week.weekday(w.weekday)
		return r.withPart(x)
	}
	x.period = r.nearWeekday(start, x.next, w.weekday, n)
	return r.withPart(x)
}

// weekday is weekday w of the week p.
func (p period) weekday(w int) period {
	if !p.placed() {
		return period{unit: day, pattern: weekdayValue(w)}
	}
	return period{unit: day, begin: p.begin.AddDate(0, 0, w-1)}
}

// weekAfter reads "last week" and "of next week" after a weekday.
func (r *reader) weekAfter(i int) (p period, next int) {
	if r.is(i, "of") {
		i++
	}
	n, next := r.shift(i)
	if next == 0 || !r.is(next, "week") {
		return period{}, 0
	}
	return r.unitNow(week).move(n.units()), next + 1
}

// nearWeekday is the day that weekday w means. Without a shift it is the last
// one, the day of publication included, unless the clause looks ahead. "Next
// Tuesday" is that of next week, "this Tuesday" that of this one.
func (r *reader) nearWeekday(start, next, w int, n shift) period {
	if !r.anchor.placed() {
		return period{unit: day, pattern: weekdayValue(w)}
	}
	if n == unshifted && r.last.unit == week && r.lastNext > 0 && r.lastNext == start-1 {
		switch r.at(start - 1).lex.text {
		case "from", "between", "on", ",":
			return r.last.weekday(w) // "next week from Wednesday"
		}
	}
	if n == unshifted && r.last.unit == day && r.lastNext > 0 && r.lastNext == start-1 && r.at(start-2).lex.is&isWeekday != 0 &&
		(r.rangeWord(start-1) || r.betweenAnd(start-1)) {
		return r.last.move((w-isoWeekday(r.last.begin)+6)%7 + 1) // "from Monday to Friday"
	}
	today := isoWeekday(r.anchor.begin)
	back := (today - w + 7) % 7 // days since the last one
	switch n {
	case toLast:
		if back == 0 {
			back = 7
		}
	case toThis:
		back = today - w
	case toNext:
		back = today - w - 7
	case toComing:
		back -= 7
	case unshifted:
		if back > 0 && r.tenseAt(start, next) == Future {
			back -= 7
		}
	}
	return r.anchor.move(-back)
}

// rangeWord reports whether token i joins the two ends of a range.
func (r *reader) rangeWord(i int) bool {
	switch r.at(i).lex.text {
	case "to", "through", "until", "till", "til", "-":
		return true
	}
	return false
}

// betweenAnd reports whether token i is the "and" of "between … and".
func (r *reader) betweenAnd(i int) bool {
	if !r.is(i, "and") {
		return false
	}
	for j := i - 1; j > i-11; j-- {
		if r.is(j, "between") {
			return true
		}
	}
	return false
}

// shiftedDay reads "last Friday", "this coming Sunday, March eighth", "last
// night", "this morning", "last Oct. 23".
func (r *reader) shiftedDay(i int) reading {
	n, j := r.shift(i)
	if j == 0 {
		return reading{}
	}
	l := r.at(j).lex
	x := reading{next: j + 1, typ: Date, relative: true}
	switch {
	case l.is&isWeekday != 0:
		return r.weekdayDate(j).longer(r.weekday(i, j, n))
	case l.is&isMonth != 0 && n != toThis:
		if x := r.monthDate(j); x.period.unit == day {
			return x
		}
	case r.part(j):
		return r.partOf(x, r.shiftReference(i), n.units(), l.code)
	case l.unit == day && !l.plural && n != toComing:
		x.period = r.shiftReference(i).move(n.units()).or(blankValue(day))
		return r.withPart(x)
	}
	return reading{}
}

// shiftReference is the day a shift word reckons from: "last night" from the day
// of publication, "the previous night" and "that day" from the day named before.
func (r *reader) shiftReference(i int) period {
	switch r.at(i).lex.text {
	case "previous", "preceding", "prior", "following", "next", "that":
		if r.is(i, "next") && !r.is(i-1, "the") && !r.reference().placed() && r.tenseAt(i, i+1) == Future {
			return r.unitNow(day) // "I will go next day"
		}
		return r.reference()
	}
	return r.unitNow(day)
}

// theDay reads "the next day", "the previous night", "the same day", "the night
// before" and "the day after".
func (r *reader) theDay(i int) reading {
	j := i + 1
	x := reading{next: j + 2, typ: Date, relative: true}
	switch {
	case r.is(j, "same") && r.oneDay(j+1):
		x.period = r.reference().or(blankValue(day))
		return x
	case r.at(j).lex.is&isShift != 0 && !r.is(j, "this"):
		return r.shiftedDay(j)
	case r.part(j) && r.is(j+1, "of"):
		return r.partOfDay(j)
	case r.is(j+1, "before"), r.is(j+1, "earlier"):
		return r.dayBeside(j, -1)
	case r.is(j+1, "after"):
		return r.dayBeside(j, 1)
	}
	return reading{}
}

// partOfDay reads "morning of May 2" at j.
func (r *reader) partOfDay(j int) reading {
	d := r.landmark(j + 2)
	if d.period.unit != day {
		return reading{}
	}
	return r.partOf(reading{next: d.next, relative: d.relative}, d.period, 0, r.at(j).lex.code)
}

func (r *reader) oneDay(i int) bool { return r.at(i).lex.unit == day && !r.at(i).lex.plural }

// dayBeside reads "day before" or "night after" at j: the day n days from the one
// that follows, or where none does from the one named before.
func (r *reader) dayBeside(j, n int) reading {
	x := reading{next: j + 2, typ: Date, relative: true}
	from := r.reference()
	if d := r.landmark(x.next); d.period.unit == day {
		x.next, x.relative, from = d.next, d.relative, d.period
	} else if r.at(x.next).kind == word { // "the night before the announcement"
		from = period{unit: day}
	}
	switch {
	case r.oneDay(j):
		x.period = from.move(n).or(blankValue(day))
		return x
	case r.part(j):
		return r.partOf(x, from, n, r.at(j).lex.code)
	}
	return reading{}
}

// landmark reads the day that another is reckoned from, "the day before [May
// 16]". It takes none that is itself reckoned so, lest a chain of them be read
// again from every link.
func (r *reader) landmark(i int) reading {
	x := r.calendarDate(i).longer(r.holidayDate(i))
	if !r.is(i, "the") {
		x = x.longer(r.dayDate(i))
	}
	return x
}

// midnight is the beginning of the day that holds t.
func midnight(t time.Time) time.Time { return date(t.Date()) }
