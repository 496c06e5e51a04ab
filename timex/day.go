package timex

import "fmt"

// Days reckoned from the anchor: "yesterday", "last Friday", "Monday night",
// "this morning", "overnight", "the night before".

func (r *reader) today() period {
	return r.anchor
}

// reference is the day that "the next day" is reckoned from: the last one named,
// if that was in this paragraph or the one before. Otherwise it is not known.
func (r *reader) reference() period {
	if r.last.placed() && r.last.unit <= day && r.lastBlock >= r.block-1 {
		return periodOf(day, r.last.begin)
	}
	return period{unit: day}
}

// dayDate reads an expression for a day or part of one.
func (r *reader) dayDate(i int) reading {
	switch t := r.at(i); {
	case t.lex.is&isDayWord != 0:
		return r.dayWord(i)
	case t.lex.is&isWeekday != 0:
		return r.weekday(i, i, noShift)
	case t.lex.is&isShift != 0:
		return r.shiftedDay(i)
	case r.is(i, "the"):
		return r.theDay(i)
	}
	return reading{}
}

// dayWord reads yesterday, today, tonight, tomorrow and overnight.
func (r *reader) dayWord(i int) reading {
	l := r.at(i).lex
	x := reading{next: i + 1, typ: Date, relative: true, period: r.today().move(l.shift)}
	switch l.text {
	case "tonight", "overnight":
		x.typ, x.period = Clock, x.period.part("NI")
		if !x.period.placed() {
			x.period.pattern = "XXXX-XX-XXTNI"
		}
		return x
	}
	return r.withPart(x)
}

// withPart adds the part of the day that follows a day: "Monday night".
func (r *reader) withPart(x reading) reading {
	l := r.at(x.next).lex
	if !x.ok() || x.period.unit != day || l.is&isPart == 0 || len(l.code) != 2 || l.plural {
		return x
	}
	x.next++
	x.typ = Clock
	x.period = x.period.part(l.code)
	return x
}

// noShift marks a weekday that nothing like "last" or "next" stands before.
const noShift = 99

// weekdayName reports whether token i is the name of a weekday and no verb,
// newspaper or abbreviation of something else.
func (r *reader) weekdayName(i int) bool {
	t := r.at(i)
	if t.lex.is&isWeekday == 0 || !t.capital {
		return false
	}
	if t.end-t.start > 5 {
		return true
	}
	after := r.at(i + 1)
	return !r.is(i-1, "the") && (r.is(i+1, ".") && after.glued || r.is(i+1, ",") && r.at(i+2).lex.is&isMonth != 0 || after.lex.is&isMonth != 0)
}

// weekday reads a weekday at i that an expression begun at start may have
// shifted: "Friday", "last Friday", "this Friday night", "Friday last week".
func (r *reader) weekday(start, i, shift int) reading {
	if !r.weekdayName(i) || r.at(i).lex.plural {
		return reading{}
	}
	x := reading{next: i + 1, typ: Date, relative: true}
	if r.is(i+1, ".") && r.at(i).end-r.at(i).start <= 5 {
		x.next++
	}
	w := r.at(i).lex.weekday
	if week, next := r.weekAfter(x.next); next > 0 && shift == noShift {
		x.next = next
		x.period = period{unit: day, begin: week.begin.AddDate(0, 0, w-1)}
		return r.withPart(x)
	}
	x.period = r.nearWeekday(start, x.next, w, shift)
	return r.withPart(x)
}

// weekAfter reads "last week" and "of next week" after a weekday.
func (r *reader) weekAfter(i int) (p period, next int) {
	if r.is(i, "of") {
		i++
	}
	if r.at(i).lex.is&isShift == 0 || !r.is(i+1, "week") || !r.anchor.placed() {
		return period{}, 0
	}
	return periodOf(week, r.anchor.begin).move(r.at(i).lex.shift), i + 2
}

// nearWeekday is the day that weekday w means. Without a shift it is the last
// one, the day of publication included, unless the clause looks ahead.
func (r *reader) nearWeekday(start, next, w, shift int) period {
	if !r.anchor.placed() {
		return period{unit: day, pattern: fmt.Sprintf("XXXX-WXX-%d", w)}
	}
	back := (isoWeekday(r.anchor.begin) - w + 7) % 7
	switch {
	case shift == -1 && back == 0:
		back = 7
	case shift == 0:
		back = isoWeekday(r.anchor.begin) - w
	case shift == 1:
		back = isoWeekday(r.anchor.begin) - w - 7
	case shift == 2: // "coming": the first one ahead
		back -= 7
	case shift == noShift && back > 0 && r.tenseAt(start, next) == Future:
		back -= 7
	}
	return r.anchor.move(-back)
}

// shiftedDay reads "last Friday", "this coming Sunday, March eighth", "last
// night", "this morning".
func (r *reader) shiftedDay(i int) reading {
	n, j := r.at(i).lex.shift, i+1
	if r.at(i).lex.is&isSet != 0 {
		return reading{}
	}
	switch {
	case r.is(i, "this") && (r.is(j, "past") || r.is(j, "coming")):
		n, j = -1+3*r.at(j).lex.shift*r.at(j).lex.shift, j+1
		if r.is(j-1, "past") {
			n = -1
		} else {
			n = 2
		}
	case r.is(i, "coming"), r.is(i, "upcoming"), r.is(i, "following"):
		n = 2
	}
	if x := r.weekdayDate(j); x.ok() {
		return x
	}
	l := r.at(j).lex
	switch {
	case l.is&isMonth != 0: // "last Oct. 23"
		if x := r.monthDate(j); x.period.unit == day && n != 0 {
			return x
		}
	case l.is&isWeekday != 0:
		return r.weekday(i, j, n)
	case l.is&isPart != 0 && len(l.code) == 2 && !l.plural:
		return r.partOf(reading{next: j + 1, typ: Clock, relative: true}, r.shiftReference(i), n, l.code)
	case l.unit == day && !l.plural && n != 2:
		p := r.shiftReference(i).move(n)
		return r.withPart(reading{next: j + 1, typ: Date, relative: true, period: p})
	}
	return reading{}
}

// shiftReference is the day a shift word reckons from: "last night" from the day
// of publication, "the previous night" and "that day" from the day named before.
func (r *reader) shiftReference(i int) period {
	switch r.at(i).lex.text {
	case "previous", "preceding", "prior", "following", "next", "that":
		return r.reference()
	}
	return r.anchor
}

// partOf places a part of the day n days after day.
func (r *reader) partOf(x reading, day period, n int, code string) reading {
	x.period = day.move(n).part(code)
	if !x.period.placed() {
		x.period.pattern = "XXXX-XX-XXT" + code
	}
	return x
}

// theDay reads "the next day", "the previous night", "the same day", "the night
// before" and "the day after".
func (r *reader) theDay(i int) reading {
	j := i + 1
	l := r.at(j).lex
	switch {
	case r.is(j, "same") && r.at(j+1).lex.unit == day && !r.at(j+1).lex.plural:
		return reading{next: j + 2, typ: Date, relative: true, period: r.reference()}
	case l.is&isShift != 0 && (l.shift != 0 || r.is(j, "that")):
		return r.shiftedDay(j)
	}
	n := 0
	switch {
	case r.is(j+1, "before") || r.is(j+1, "earlier"):
		n = -1
	case r.is(j+1, "after"):
		n = 1
	default:
		return reading{}
	}
	x := reading{next: j + 2, relative: true}
	from := r.reference()
	if r.at(j+2).kind == word { // "the night before the announcement"
		from = period{unit: day}
	}
	switch {
	case l.unit == day && !l.plural:
		if r.is(j+2, "yesterday") || r.is(j+2, "tomorrow") {
			return reading{next: j + 3, typ: Date, relative: true, period: r.anchor.move(2 * n)}
		}
		if d := r.landmark(j + 2); d.period.unit == day {
			d.period = d.period.move(n)
			return d
		}
		x.typ, x.period = Date, from.move(n)
	case l.is&isPart != 0 && len(l.code) == 2 && !l.plural:
		x.typ = Clock
		x = r.partOf(x, from, n, l.code)
	default:
		return reading{}
	}
	return x
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
