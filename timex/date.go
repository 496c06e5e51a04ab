package timex

import (
	"fmt"
	"time"
)

// Days of the calendar: "May 16", "16th of May, 2025", "Friday, Oct. 23",
// "2025-05-16", "16/5/2025", and months: "August 1988", "July last year".

// calendarDate reads a date that names a month or is written in numbers.
func (r *reader) calendarDate(i int) reading {
	switch t := r.at(i); {
	case t.kind == number:
		return r.numericDate(i).longer(r.dayMonth(i)).longer(r.shortDate(i)).longer(r.nextDay(i)).longer(r.dayOfMonth(i, i))
	case t.lex.is&isMonth != 0:
		return r.monthDate(i)
	case t.lex.is&isWeekday != 0:
		return r.weekdayDate(i)
	case t.lex.is&isOrdinal != 0:
		return r.dayMonth(i).longer(r.nth(i))
	case t.lex.is&isCardinal != 0:
		return r.dayMonth(i).longer(r.dayOfMonth(i, i))
	case r.is(i, "the") && (r.is(i+1, "last") || r.is(i+1, "final")):
		return r.nth(i + 1)
	case r.is(i, "last") || r.is(i, "final"):
		return r.nth(i)
	case r.is(i, "the") && r.at(i+1).lex.is&isMonth == 0:
		if n, _ := r.ordinal(i + 1); n > 0 {
			return r.dayMonth(i + 1).longer(r.dayOfMonth(i, i+1)).longer(r.nth(i + 1))
		}
	}
	return reading{}
}

// weekdayDate reads "Friday, Oct. 23" and "Thursday, the 6th of April".
func (r *reader) weekdayDate(i int) reading {
	if !r.weekdayName(i) {
		return reading{}
	}
	j := i + 1
	for r.is(j, ".") || r.is(j, ",") || r.is(j, "the") {
		j++
	}
	if r.at(j).lex.is&isWeekday != 0 {
		return reading{}
	}
	x := r.calendarDate(j)
	if x.typ == Clock && x.ok() {
		return x
	}
	if x.period.unit != day {
		return r.weekdayOfMonth(i)
	}
	return r.withPart(x)
}

// monthDate reads what begins with the name of a month.
func (r *reader) monthDate(i int) reading {
	m := r.at(i).lex.month
	j := r.afterMonth(i)
	if d, next := r.dayAfterMonth(j); next > 0 && d <= daysIn(m) {
		if x := r.clockYear(next, m, d); x.ok() {
			return x
		}
		last, next := r.dayTo(next, r.hyphen(next), d)
		x := reading{next: next, typ: Date}
		if y, after := r.yearAfter(next); after > 0 {
			x.next = after
			return r.withPart(r.dayOf(x, y, m, d)).through(last)
		}
		return r.withPart(r.dayNear(x, i, m, d)).through(last)
	}
	return r.wholeMonth(i, j)
}

// clockYear reads what follows the day in "Wed Oct 26 15:50:06 2016", as the C
// library writes dates.
func (r *reader) clockYear(i int, m time.Month, d int) reading {
	if !r.is(i+1, ":") || !r.is(i+3, ":") {
		return reading{}
	}
	h := r.handDigits(i)
	y, next := r.year(h.next)
	if !h.ok() || h.second < 0 || next == 0 {
		return reading{}
	}
	x := r.dayOf(reading{next: next, typ: Clock}, y, m, d)
	if !x.ok() {
		return x
	}
	return h.on(x.period, x)
}

// dayAfterMonth reads the day that follows the name of a month, also in words:
// "June twenty-two".
func (r *reader) dayAfterMonth(i int) (d, next int) {
	if d, next := r.dayNumber(i); next > 0 {
		return d, next
	}
	l := r.at(i).lex
	if n := r.at(i); n.kind == number && n.digits() <= 2 && n.num >= 1 && n.num <= 31 && r.is(i+1, ",") && r.gluedNumber(i+2, 4) { // "January 12,2016"
		return n.num, i + 1
	}
	if l.is&isCardinal == 0 || l.n < 1 || l.n > 30 {
		return 0, 0
	}
	c := r.numberWords(i)
	if c.n != float64(int(c.n)) || c.n < 1 || c.n > 31 {
		return 0, 0
	}
	if _, after := r.yearAfter(c.next); after == 0 && !r.closes(c.next) {
		return 0, 0
	}
	return int(c.n), c.next
}

// afterMonth is the token after the name of the month at i and its full stop.
func (r *reader) afterMonth(i int) int {
	after := r.at(i + 2)
	switch {
	case !r.at(i + 1).glued:
	case r.is(i+1, ".") && (shortMonth(r.at(i).lex.text) || after.kind == number):
		return i + 2
	case r.is(i+1, ",") && after.kind == number && r.ordinalEnding(i+3) && r.at(i+3).glued: // "October, 1st"
		return i + 2
	}
	if r.is(i+1, "the") {
		if n, _ := r.ordinal(i + 2); n > 0 {
			return i + 2
		}
	}
	return r.hyphen(i + 1)
}

// shortMonth reports whether a month's name is an abbreviation.
func shortMonth(s string) bool { return len(s) == 3 && s != "may" || s == "sept" }

// wholeMonth reads "August 1988", "July last year", "May".
func (r *reader) wholeMonth(i, j int) reading {
	m := r.at(i).lex.month
	x := reading{next: j, typ: Date}
	k := j
	if r.is(k, ",") || r.is(k, "of") {
		k++
	}
	if y, next := r.year(k); next > 0 {
		return reading{next: next, typ: Date, period: period{unit: month, begin: date(y, m, 1)}}
	}
	if y, next := r.shiftedYear(k); next > 0 {
		in := period{unit: month, pattern: "XXXX-" + twoDigits(int(m))}
		if y.placed() {
			in = period{unit: month, begin: date(y.begin.Year(), m, 1)}
		}
		return reading{next: next, typ: Date, relative: true, period: in}
	}
	if t := r.at(k); t.kind == number && t.digits() == 2 && t.num > 31 && k == j && r.closes(k+1) { // "August 99"
		return reading{next: k + 1, typ: Date, period: period{unit: month, begin: date(fullYear(t.num), m, 1)}}
	}
	if !r.monthName(i, j) {
		return reading{}
	}
	if j > i+1 && r.is(j-1, "-") {
		x.next = i + 1
	}
	return r.monthNear(x, i, m)
}

// monthName reports whether the word at i, alone, is a month and not a verb, a
// person or an abbreviation of something else.
func (r *reader) monthName(i, next int) bool {
	t := r.at(i)
	if !t.capital {
		return false
	}
	before := r.at(i - 1)
	switch t.lex.text {
	case "may", "march", "april", "june", "august":
		if before.capital && !before.broken && before.lex == &unknown || r.at(next).capital && r.at(next).lex == &unknown {
			return false
		}
	}
	switch t.lex.text {
	case "may", "march":
		return before.kind == word && before.lex.is&(isCommon|isShift|isEdge|isHedge|isArticle) != 0 || r.is(i+1, "'")
	}
	switch before.lex.text {
	case "in", "since", "until", "from":
		return true
	}
	return !shortMonth(t.lex.text) || next > i+1
}

// dayMonth reads "16 May 2025", "16th of May", "the 16th of May".
func (r *reader) dayMonth(i int) reading {
	d, j := r.dayNumber(i)
	if j == 0 {
		return reading{}
	}
	k := r.hyphen(j)
	if r.is(j, "to") || r.is(j, "through") || r.is(j, "until") || r.is(j, "till") || r.is(j, "and") && r.is(i-1, "between") {
		k++
	}
	last, j := r.dayTo(j, k, d)
	if r.is(j, ".") && r.at(j).glued && r.at(j+1).lex.month != 0 { // "16. November"
		j++
	}
	of := r.is(j, "of")
	if of {
		j++
	}
	if n, k := r.shift(j); k > 0 && r.is(k, "month") {
		x := reading{next: k + 1, typ: Date, relative: true}
		in := r.unitNow(month).move(n.units())
		if !in.placed() || d > in.end().AddDate(0, 0, -1).Day() {
			x.period = period{unit: day, pattern: fmt.Sprintf("XXXX-XX-%02d", d)}
			return r.withPart(x).through(last)
		}
		return r.withPart(r.dayOf(x, in.begin.Year(), in.begin.Month(), d)).through(last)
	}
	j = r.hyphen(j)
	m := r.at(j).lex.month
	if m == 0 || d > daysIn(m) || !r.at(j).capital && !of && r.is(j, "may") {
		return reading{}
	}
	x := reading{next: r.afterMonth(j), typ: Date}
	if y, next := r.yearAfter(r.hyphen(x.next)); next > 0 {
		x.next = next
		return r.withPart(r.dayOf(x, y, m, d)).through(last)
	}
	return r.withPart(r.dayNear(x, i, m, d)).through(last)
}

// dayNumber reads the number of a day, 1 to 31, in digits or words.
func (r *reader) dayNumber(i int) (d, next int) {
	if d, next = r.ordinal(i); next > 0 {
		if d > 31 {
			return 0, 0
		}
		return d, next
	}
	t := r.at(i)
	if t.kind != number || t.digits() > 2 || t.num < 1 || t.num > 31 {
		return 0, 0
	}
	if after := r.at(i + 1); after.glued {
		switch {
		case after.kind == word && after.lex.month == 0, r.is(i+1, "%"):
			return 0, 0
		case (r.is(i+1, ".") || r.is(i+1, ",") || r.is(i+1, ":") || r.is(i+1, "/")) && r.at(i+2).glued && r.at(i+2).kind == number:
			return 0, 0
		}
	}
	return t.num, i + 1
}

// yearAfter reads the year of a date: "2025", ", 2025", "'98".
func (r *reader) yearAfter(i int) (y, next int) {
	if r.is(i, ",") {
		i++
	}
	if r.is(i, "of") {
		i++
	}
	return r.year(i)
}

// year reads a year in digits or words: 1988, '98, nineteen ninety-seven, two
// thousand.
func (r *reader) year(i int) (y, next int) {
	t := r.at(i)
	switch {
	case t.kind == number && t.digits() == 4 && t.num >= 1000 && t.num < 2200:
		after := r.at(i + 1)
		if after.glued && (after.kind == word || r.is(i+1, "%") || r.numberGoesOn(i+1)) {
			return 0, 0
		}
		return t.num, i + 1
	case r.is(i, "'") && r.gluedNumber(i+1, 2) && !r.at(i+2).glued:
		return fullYear(r.at(i + 1).num), i + 2
	case t.lex.is&isCardinal != 0 && (t.lex.n == 19 || t.lex.n == 20):
		if c := r.numberWords(r.hyphen(i + 1)); c.ok() && c.n >= 10 && c.n < 100 && c.n == float64(int(c.n)) {
			return t.lex.n*100 + int(c.n), c.next
		}
	case r.is(i, "two") && r.is(i+1, "thousand"):
		if c := r.numberWords(i); c.n >= 2000 && c.n < 2100 {
			return int(c.n), c.next
		}
	}
	return 0, 0
}

// numberGoesOn reports whether the mark at i stands inside a longer number:
// 1,988,000 or 1988.5.
func (r *reader) numberGoesOn(i int) bool {
	return (r.is(i, ",") || r.is(i, ".")) && r.at(i+1).glued && r.at(i+1).kind == number
}

// fullYear is the year that two digits mean: those to come within some years
// are of this century.
func fullYear(y int) int {
	if y < 50 {
		return 2000 + y
	}
	return 1900 + y
}

// numericDate reads 2025-05-16, 16/5/2025, 5/16/25, 16.05.2025 and 10-Apr-15.
func (r *reader) numericDate(i int) reading {
	a, sep, b := r.at(i), r.at(i+1), r.at(i+2)
	sep2, c := r.at(i+3), r.at(i+4)
	if !sep.glued || !b.glued || !sep2.glued || !c.glued || sep.lex.text != sep2.lex.text || c.kind != number {
		return reading{}
	}
	if after := r.at(i + 5); after.glued && (after.kind == number || after.lex.text == sep.lex.text) || r.glueBefore(i) {
		return reading{}
	}
	switch sep.lex.text {
	case "-", "/", ".":
	default:
		return reading{}
	}
	x := reading{next: i + 5, typ: Date}
	switch {
	case b.lex.month != 0 && a.digits() <= 2:
		return r.dayOf(x, yearOf(c), b.lex.month, a.num)
	case b.lex.month != 0 && a.digits() == 4 && c.digits() <= 2:
		return r.dayOf(x, a.num, b.lex.month, c.num)
	case b.kind != number || b.digits() > 2:
		return reading{}
	case a.digits() == 4 && c.digits() <= 2:
		return r.dayOf(x, a.num, time.Month(b.num), c.num)
	case a.digits() <= 2 && (c.digits() == 4 || c.digits() == 2):
		d, m := b.num, a.num
		if m > 12 || sep.lex.text == "." {
			d, m = m, d
		}
		return r.dayOf(x, yearOf(c), time.Month(m), d)
	}
	return reading{}
}

// shortDate reads "22/04" and "7/6" where a date is called for, with a year after
// a comma: "11/12,2016".
func (r *reader) shortDate(i int) reading {
	a, b := r.at(i), r.at(i+2)
	afterWeekday := r.weekdayName(i-1) && (r.is(i+1, "-") || r.is(i+1, ".")) && b.digits() <= 2 // "Friday 7-6"; a score is as likely
	if !r.is(i+1, "/") && !(afterWeekday && r.tenseAt(i-1, i+3) != Past && r.is(i-2, "on")) || !r.at(i+1).glued || !b.glued || b.kind != number || a.digits() > 2 || r.glueBefore(i) || a.num < 1 {
		return reading{}
	}
	if b.digits() == 4 && a.num <= 12 && b.num >= 1900 && b.num < 2100 && r.closes(i+3) { // "3/2015"
		return reading{next: i + 3, typ: Date, period: period{unit: month, begin: date(b.num, time.Month(a.num), 1)}}
	}
	if b.digits() > 2 {
		return reading{}
	}
	m, d := a.num, b.num
	if m > 12 {
		m, d = d, m
	}
	if m < 1 || m > 12 || d < 1 || d > daysIn(time.Month(m)) {
		return reading{}
	}
	x := reading{next: i + 3, typ: Date}
	if r.is(i+3, ",") && r.at(i+3).glued && (r.gluedNumber(i+4, 4) || r.gluedNumber(i+4, 2)) {
		x.next = i + 5
		return r.dayOf(x, yearOf(r.at(i+4)), time.Month(m), d)
	}
	if padded := a.digits() == 2 && r.s[a.start] == '0' || b.digits() == 2 && r.s[b.start] == '0'; !padded && !r.dateContext(i) || !r.closes(x.next) {
		return reading{}
	}
	return r.withPart(r.dayNear(x, i, time.Month(m), d))
}

// dateContext reports whether what stands before token i calls for a day.
func (r *reader) dateContext(i int) bool {
	switch r.at(i - 1).lex.text {
	case "on", "by", "until", "since", "from", "each", "every":
		return true
	}
	return r.at(i-1).lex.is&isWeekday != 0 || r.afterDay(i-1)
}

// glueBefore reports whether token i continues something written before it.
func (r *reader) glueBefore(i int) bool {
	return r.at(i).glued && (r.is(i-1, "-") || r.is(i-1, "/") || r.is(i-1, ".") || r.is(i-1, "$") || r.at(i-1).kind == word)
}

func yearOf(t *token) int {
	if t.digits() == 2 {
		return fullYear(t.num)
	}
	return t.num
}

// dayOf places x on a day, if the calendar has it.
func (r *reader) dayOf(x reading, y int, m time.Month, d int) reading {
	if y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || date(y, m, d).Month() != m {
		return reading{}
	}
	x.period = period{unit: day, begin: date(y, m, d)}
	return x
}

// daysIn is the greatest length of a month.
func daysIn(m time.Month) int { return date(2024, m+1, 0).Day() }

// dayNear places a month and day in the year that the tense asks for.
func (r *reader) dayNear(x reading, i int, m time.Month, d int) reading {
	x.relative = true
	if !r.anchor.placed() {
		x.period = period{unit: day, pattern: fmt.Sprintf("XXXX-%02d-%02d", m, d)}
		return x
	}
	y, choice := r.yearFor(i, x.next, func(y int) time.Time { return date(y, m, d) })
	x.year = choice
	if date(y, m, d).Month() != m { // 29 February, most years
		x.period = period{unit: day, pattern: fmt.Sprintf("XXXX-%02d-%02d", m, d)}
		return x
	}
	return r.dayOf(x, y, m, d)
}

// monthNear places a month in the year that the tense asks for.
func (r *reader) monthNear(x reading, i int, m time.Month) reading {
	x.relative = true
	if !r.anchor.placed() {
		x.period = period{unit: month, pattern: fmt.Sprintf("XXXX-%02d", m)}
		return x
	}
	if m == r.anchor.begin.Month() {
		x.period = period{unit: month, begin: date(r.anchor.begin.Year(), m, 1)}
		return x
	}
	y, choice := r.yearFor(i, x.next, func(y int) time.Time { return date(y, m, 1) })
	x.year = choice
	x.period = period{unit: month, begin: date(y, m, 1)}
	return x
}
