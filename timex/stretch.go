package timex

import (
	"fmt"
	"time"
)

// Stretches between two points and days that lean on a date before them: "Nov.
// 3-5", "3-5 November", "2008-2012", "2012-13", "May 3 and [4]", "on the 20th",
// "Tuesday the 12th".

// dayTo reads at j the second day of "3-5", after day d, which ends before token
// i; without one it gives d and i back.
func (r *reader) dayTo(i, j, d int) (last, next int) {
	if j == i {
		return d, i
	}
	if e, next := r.dayNumber(j); next > 0 && e > d {
		return e, next
	}
	return d, i
}

// through stretches the day x to day last of its month.
func (x reading) through(last int) reading {
	p := x.period
	if p.unit == day && len(p.pattern) == len("XXXX-11-03") && twoDigits(last) > p.pattern[len("XXXX-11-"):] {
		x.value = p.pattern + "/" + p.pattern[:len("XXXX-11-")] + twoDigits(last)
	}
	if !p.placed() || p.unit != day || last <= p.begin.Day() || last > date(p.begin.Year(), p.begin.Month()+1, 0).Day() {
		return x
	}
	to := period{unit: day, begin: p.begin.AddDate(0, 0, last-p.begin.Day())}
	x.value, x.begin, x.end = p.value()+"/"+to.value(), p.begin, to.end()
	return x
}

// yearTo stretches the year y of x, which ends at x.next, to the second of
// "2008-2012" or "2012-13".
func (r *reader) yearTo(x reading, y int) reading {
	i := x.next
	if !r.is(i, "-") && !r.is(i, "/") || !r.at(i).glued {
		return x
	}
	last := r.at(i + 1).num
	switch {
	case r.gluedNumber(i+1, 4):
	case r.gluedNumber(i+1, 2):
		last += y / 100 * 100
		if r.is(i, "/") && last != y+1 {
			return x
		}
	default:
		return x
	}
	if last <= y || last > y+maxYears || r.at(i+2).glued && r.at(i+2).kind != mark {
		return x
	}
	to := period{unit: year, begin: date(last, 1, 1)}
	x.next += 2
	x.value, x.begin, x.end = x.period.value()+"/"+to.value(), x.period.begin, to.end()
	return x
}

// maxYears is how many years a range of years may span.
const maxYears = 200

// nextDay reads "4" in "May 3 and 4": a number that a date just before lends its
// month.
func (r *reader) nextDay(i int) reading {
	if !r.afterDay(i-1) || r.at(i-2).kind == word && !r.ordinalEnding(i-2) {
		return reading{}
	}
	switch r.at(i - 1).lex.text {
	case "and", "or", "to", "through", "until":
	default:
		return reading{}
	}
	d, next := r.dayNumber(i)
	if next == 0 || !r.closes(next) {
		return reading{}
	}
	return r.dayBesideLast(reading{next: next, typ: Date, relative: true}, d)
}

// afterDay reports whether the expression for one day that was read last ends
// before token i.
func (r *reader) afterDay(i int) bool {
	return r.lastDayNext > 0 && r.lastDayNext == i
}

// dayBesideLast places x on day d of the month of the day that was read last, if
// that was an earlier one.
func (r *reader) dayBesideLast(x reading, d int) reading {
	last := r.lastDay
	if !last.placed() {
		const upToDay = len("XXXX-11-")
		if len(last.pattern) != upToDay+2 || last.pattern[upToDay:] >= twoDigits(d) {
			return reading{}
		}
		x.period = period{unit: day, pattern: last.pattern[:upToDay] + twoDigits(d)}
		return x
	}
	if d <= last.begin.Day() {
		return reading{}
	}
	return r.dayOf(x, last.begin.Year(), last.begin.Month(), d)
}

// dayOfMonth reads "the 20th" or "20th" at i, whose number stands at number, after
// "on" or the like. The tense gives its month. In words it must be a long number:
// "on the second" is more often something else.
func (r *reader) dayOfMonth(i, number int) reading {
	switch r.at(i - 1).lex.text {
	case "of":
		if !r.is(i-2, "week") {
			return reading{}
		}
	case "to", "through", "and":
		if !r.afterDay(i - 1) {
			return reading{}
		}
	case "on", "until", "by", "since", "from", "for":
	default:
		return reading{}
	}
	d, next := r.ordinal(number)
	if next == 0 {
		d, next = r.dayByHour(i, number)
	}
	if next == 0 || d < 1 || d > 31 || r.at(number).kind == word && d < 21 || !r.closes(next) && r.at(next) != &outside && !r.hand(next).sure {
		return reading{}
	}
	x := reading{next: next, typ: Date, relative: true}
	if r.afterDay(i - 1) { // "May 3 through the 6th"
		return r.dayBesideLast(x, d)
	}
	if !r.anchor.placed() {
		x.period = period{unit: day, pattern: fmt.Sprintf("XXXX-XX-%02d", d)}
		return x
	}
	ahead := r.tenseAt(i, next) == Future
	x.period = r.monthWith(ahead, func(t time.Time) bool {
		return t.Day() == d && (ahead && t.After(r.anchor.begin) || !ahead && !t.After(r.anchor.begin))
	}, d)
	return x
}

// dayByHour reads a bare number that only the hour beside it makes a day, or the end of
// a sentence that looks ahead: "on 15 at 8:00", "8 p.m. on 15".
func (r *reader) dayByHour(i, number int) (d, next int) {
	d, next = r.dayNumber(number)
	if next == 0 || !r.is(i-1, "on") {
		return 0, 0
	}
	k := next
	if r.is(k, ",") || r.is(k, "at") {
		k++
	}
	h := r.hand(k)
	after := h.ok() && (h.sure || k > next && r.is(next, "at") && r.is(k+1, ":"))
	before := r.at(i-2).lex.is&isHand != 0 || r.is(i-2, "pm") || r.is(i-2, "am") || r.is(i-2, ".") && r.is(i-3, "m") || r.is(i-3, "at")
	end := r.at(next) == &outside || r.sentenceEnd(next) || r.is(next, ".") && r.at(next+1) == &outside
	before = before && r.closes(next) || end && (before || r.tenseAt(i, next) == Future)
	if !after && !before {
		return 0, 0
	}
	return d, next
}

// weekdayOfMonth reads "Tuesday the 12th" at the weekday: the nearest such day.
func (r *reader) weekdayOfMonth(i int) reading {
	if !r.weekdayName(i) || !r.is(i+1, "the") {
		return reading{}
	}
	d, next := r.ordinal(i + 2)
	if l := r.at(i + 2).lex; next == 0 && l.is&isCardinal != 0 { // "Friday the fifteen"
		if c := r.numberWords(i + 2); c.n == float64(int(c.n)) {
			d, next = int(c.n), c.next
		}
	}
	if next == 0 || d < 1 || d > 31 || !r.closes(next) && r.at(next) != &outside {
		return reading{}
	}
	x := reading{next: next, typ: Date, relative: true}
	if !r.anchor.placed() {
		x.period = period{unit: day, pattern: fmt.Sprintf("XXXX-XX-%02d", d)}
		return x
	}
	w := r.at(i).lex.weekday
	x.period = r.monthWith(r.tenseAt(i, next) == Future, func(t time.Time) bool {
		return t.Day() == d && isoWeekday(t) == w
	}, d)
	return x
}

// monthWith is day d in the nearest month in which it fits, those ahead tried
// first where ahead is set. In a year or so there is one for every weekday.
func (r *reader) monthWith(ahead bool, fits func(time.Time) bool, d int) period {
	y, m, _ := r.anchor.begin.Date()
	sign := time.Month(-1)
	if ahead {
		sign = 1
	}
	for n := range time.Month(14) {
		for _, k := range [2]time.Month{n * sign, -n * sign} {
			if t := date(y, m+k, d); fits(t) {
				return period{unit: day, begin: t}
			}
		}
	}
	return period{unit: day, pattern: fmt.Sprintf("XXXX-XX-%02d", d)}
}

// closes reports whether token i ends a phrase before it, and is not what a number
// there would count: "May 3 and 4 [in]", but not "May 3 and 4 [people]".
func (r *reader) closes(i int) bool {
	t := r.at(i)
	if t.kind == mark {
		return !t.glued || !r.is(i, "-") && !r.is(i, "/") && !r.is(i, "%") && !r.is(i, ":") && !r.numberGoesOn(i)
	}
	switch t.lex.text {
	case "in", "at", "on", "of", "for", "to", "from", "and", "or", "by", "with", "as", "but", "when", "after", "before",
		"until", "till", "til", "through", "will", "is", "was", "were", "would", "had":
		return true
	}
	return false
}
