package timex

import "strings"

// Times that come again: "every Tuesday", "each year", "daily", "Mondays",
// "twice a week", "$3 a day".

func (r *reader) set(i int) reading {
	t := r.at(i)
	if x := r.clockSet(i); x.ok() {
		return x
	}
	switch {
	case r.is(i, "every"), r.is(i, "each"):
		return r.withClock(r.every(i))
	case t.lex.is&isWeekday != 0 && t.lex.plural:
		return r.withClock(r.weekdays(i))
	case t.lex.is&isPart != 0 && t.lex.plural:
		x := reading{next: i + 1, typ: Set, value: "XXXX-XX-XXT" + t.lex.code}
		if y := r.withClock(x); y.next > x.next {
			return y
		}
		return reading{} // "mornings" alone is seldom meant as a time
	case t.lex.is&isWeekday != 0 && r.at(i+1).lex.is&isPart != 0 && r.at(i+1).lex.plural && r.weekdayName(i):
		return reading{next: i + 2, typ: Set, value: weekdayValue(t.lex.weekday) + "T" + r.at(i+1).lex.code}
	}
	if x := r.rate(i); x.ok() {
		return x
	}
	if v := setWords[t.lex.text]; v != "" {
		return reading{next: i + 1, typ: Set, value: v}
	}
	return reading{}
}

// clockSet reads a clock time that comes again: "3pm every day", "9 a.m. on
// Mondays".
func (r *reader) clockSet(i int) reading {
	if t := r.at(i); t.kind != number && t.lex.is&(isCardinal|isHand) == 0 {
		return reading{}
	}
	h := r.hand(i)
	if !h.sure {
		return reading{}
	}
	j := h.next
	if r.is(j, "on") {
		j++
	}
	x := reading{}
	switch {
	case r.is(j, "every"), r.is(j, "each"):
		x = r.every(j)
	case r.at(j).lex.is&isWeekday != 0 && r.at(j).lex.plural:
		x = r.weekdays(j)
	}
	return x.atClock(h, x.next)
}

// withClock adds the clock time after a set: "every Monday at 9 a.m."
func (r *reader) withClock(x reading) reading {
	j := x.next
	if !x.ok() {
		return x
	}
	if r.is(j, "at") {
		j++
	}
	if h := r.hand(j); h.sure || h.ok() && j > x.next && r.closes(h.next) {
		return x.atClock(h, h.next)
	}
	return x
}

// atClock puts the clock time h on a set of days or parts of days.
func (x reading) atClock(h hand, next int) reading {
	if !x.ok() {
		return x
	}
	days, _, _ := strings.Cut(x.value, "T")
	switch days {
	case "P1D":
		days = "XXXX-XX-XX"
	default:
		if days[0] == 'P' {
			return reading{}
		}
	}
	x.next, x.value = next, period{unit: day, pattern: days}.at(h.hour, h.minute, h.second).pattern
	return x
}

var setWords = map[string]string{
	"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
	"monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
}

// rate reads "twice a week", "three times a year", "once every two days".
func (r *reader) rate(i int) reading {
	j := i + 1
	if c := r.count(i); c.ok() && r.is(c.next, "times") {
		j = c.next + 1
	} else if r.amount(i - 1) {
		j = i
	} else if !r.is(i, "once") && !r.is(i, "twice") {
		return reading{}
	}
	switch {
	case r.is(j, "a"), r.is(j, "an"), r.is(j, "per"):
		l := r.at(j + 1).lex
		if l.is&isUnit == 0 || l.plural || l.unit < hour {
			return reading{}
		}
		return reading{next: j + 2, typ: Set, value: length{n: 1, unit: l.unit}.value()}
	case r.is(j, "every"), r.is(j, "each"):
		return r.every(j)
	}
	return reading{}
}

// amount reports whether token i ends an amount that "a year" can be the measure
// of: "$30,000 a year", "45 minutes a day".
func (r *reader) amount(i int) bool {
	t := r.at(i)
	switch {
	case t.kind == number || t.lex.is&isCardinal != 0 && t.lex.n > 1:
		return true
	case t.lex.is&isUnit != 0:
		return t.lex.plural && r.count(i-1).ok()
	}
	return r.is(i, "%") || r.is(i, "cents") || r.is(i, "percent") || r.is(i, "dollars") || r.is(i, "euros") || r.is(i, "pounds")
}

func weekdayValue(w int) string { return "XXXX-WXX-" + string(rune('0'+w)) }

// weekdays reads "Mondays".
func (r *reader) weekdays(i int) reading {
	return reading{next: i + 1, typ: Set, value: weekdayValue(r.at(i).lex.weekday)}
}

// every reads what "every" or "each" makes a set of.
func (r *reader) every(i int) reading {
	j := i + 1
	t := r.at(j)
	x := reading{next: j + 1, typ: Set}
	switch {
	case r.weekdayName(j):
		x.value = weekdayValue(t.lex.weekday)
		if l := r.at(j + 1).lex; l.is&isPart != 0 {
			x.next, x.value = j+2, x.value+"T"+l.code
		}
	case t.lex.is&isMonth != 0 && t.capital:
		x.value = "XXXX-" + twoDigits(int(t.lex.month))
	case t.lex.is&isSeason != 0:
		x.value = "XXXX-" + t.lex.code
	case t.lex.is&isPart != 0:
		x.value = "XXXX-XX-XXT" + t.lex.code
	case t.lex.is&isUnit != 0 && !t.lex.plural && t.lex.unit != second:
		x.value = length{n: 1, unit: t.lex.unit}.value()
	case r.is(j, "other") && r.weekdayName(j+1):
		x.next, x.value = j+2, weekdayValue(r.at(j+1).lex.weekday)
	case t.kind == number && r.shortDate(j).ok():
		d := r.shortDate(j)
		x.next, x.value = d.next, d.period.value()
		if d.period.placed() {
			x.value = d.period.begin.Format("XXXX-01-02")
		}
	case r.is(j, "other") && r.at(j+1).lex.is&isUnit != 0:
		x.next, x.value = j+2, length{n: 2, unit: r.at(j + 1).lex.unit}.value()
	default:
		l := r.bareLength(j)
		if l.next == 0 || l.some {
			return reading{}
		}
		x.next, x.value = l.next, l.value()
	}
	return x
}
