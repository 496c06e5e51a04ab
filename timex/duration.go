package timex

import "strings"

// Lengths of time: "two hours", "30-day", "a 50-year-old", "more than three
// years", "a quarter of an hour", "the last five days", "decades"; and points
// that a length and an anchor give: "two weeks ago", "three days later".

// spanOfTime reads a length and what it is measured from.
func (r *reader) spanOfTime(i int) reading {
	l := r.long(i)
	if l.next == 0 {
		l = r.length(i)
	}
	if l.next == 0 {
		l = r.whole(i)
	}
	if l.next == 0 {
		l = r.plainUnits(i)
	}
	if l.next == 0 {
		return reading{}
	}
	if x := r.distance(l); x.ok() {
		return x
	}
	return r.placeLength(i, l, reading{next: r.old(l.next), typ: Duration, value: l.value(), mod: l.mod})
}

// placeLength puts "the past three years" and "the next 10 days", which begin at
// token i, on the calendar: up to the day of publication, or from the day after it.
func (r *reader) placeLength(i int, l length, x reading) reading {
	_, i = r.hedge(i)
	if r.is(i, "the") || r.is(i, "these") {
		i++
	}
	n, next := r.shift(i)
	if next == 0 || n == toThis || l.some || l.unit < day || l.n != float64(int(l.n)) || !r.anchor.placed() || r.is(i, "that") {
		return x
	}
	from, sign := r.anchor.begin, -1
	if n > 0 {
		from, sign = r.anchor.move(1).begin, 1
	}
	to := later(from.AddDate(0, sign*l.months, sign*l.days), l.unit, sign*min(int(l.n), maxMove))
	if to.Year() < 1 || to.Year() > 9999 {
		return x
	}
	x.begin, x.end, x.relative = from, to, true
	if sign < 0 {
		x.begin, x.end = to, from
	}
	return x
}

// whole reads "all week" and "full-day" after "for", and "another month".
func (r *reader) whole(i int) length {
	j := r.hyphen(i + 1)
	switch r.at(i).lex.text {
	case "all", "full", "whole", "entire":
		if !r.is(i-1, "for") {
			return length{}
		}
	case "another":
		if r.is(j, "business") || r.is(j, "full") {
			j++
		}
	default:
		return length{}
	}
	l := r.at(j).lex
	if l.is&isUnit == 0 || l.plural || l.unit == second || l.unit == quarter || l.unit == weekend {
		return length{}
	}
	return length{n: 1, unit: l.unit, next: j + 1}
}

// long reads "weeklong", "week-long": the article before them is the noun's.
func (r *reader) long(i int) length {
	l := r.at(i).lex
	switch {
	case l.unit == none || l.plural:
	case len(l.text) > 4 && strings.HasSuffix(l.text, "long"):
		return length{n: 1, unit: l.unit, next: i + 1}
	case r.longAfter(i + 1):
		return length{n: 1, unit: l.unit, next: i + 3}
	}
	return length{}
}

// longAfter reports whether "-long" stands at token i.
func (r *reader) longAfter(i int) bool { return r.hyphen(i) > i && r.is(i+1, "long") }

// length reads a hedge, a number and a unit.
func (r *reader) length(i int) length {
	mod, j := r.hedge(i)
	if s := r.shiftedLength(j); s > j {
		j = s
	}
	l := r.bareLength(j)
	if l.next == 0 && j > i && (mod == "" || r.is(i, "some")) {
		l, mod = r.bareLength(i), ""
	}
	if l.next == 0 || l.joined && j > i && mod == "" && r.at(j-1).lex.is&isArticle != 0 {
		return length{} // "the two-week [truce]": the article is the truce's
	}
	if mod != "" {
		l.mod = mod
	}
	if r.is(l.next, "or") && r.is(l.next+1, "so") {
		l.next, l.mod = l.next+2, "APPROX"
	}
	return l
}

// plainUnits reads units that no number counts, where a preposition makes them a
// length: "for weeks", "within days".
func (r *reader) plainUnits(i int) length {
	l := r.at(i).lex
	if l.is&isUnit == 0 || !l.plural || l.unit < day || l.unit == weekend {
		return length{}
	}
	x := length{some: true, unit: l.unit, next: i + 1}
	switch r.at(i - 1).lex.text {
	case "for", "in", "within", "after", "follows":
		return x
	}
	if r.is(x.next, "ago") || r.is(x.next, "later") || r.is(x.next, "earlier") || r.old(x.next) > x.next { // "decades-long"
		return x
	}
	return length{}
}

// shiftedLength skips "the last", "the past", "the next", "each of the past"
// before a number: the number is not theirs, but they belong to the expression.
func (r *reader) shiftedLength(i int) int {
	j := i
	if r.is(j, "the") || r.is(j, "these") {
		j++
	}
	if n, next := r.shift(j); next > 0 && (n != toThis || r.is(j, "latest")) || r.is(j, "first") && j > i {
		j = max(next, j+1)
	}
	if j > i && r.count(j).ok() {
		return j
	}
	return i
}

// bareLength reads a number and a unit: "two weeks", "30-day", "an hour and a
// half", "half a year".
func (r *reader) bareLength(i int) length {
	if r.is(i, "a") || r.is(i, "an") {
		if l := r.oneUnit(i); l.next > 0 {
			return l
		}
	}
	if l := r.partOfHour(i); l.next > 0 {
		return l
	}
	c := r.count(i)
	if !c.ok() || r.glueBefore(i) || r.money(i-1) {
		return length{}
	}
	c = r.upTo(c)
	j := r.counted(c.next)
	t := r.at(j)
	if t.lex.is&isUnit == 0 || t.lex.unit == weekend && !t.lex.plural {
		return length{}
	}
	if t.capital && !r.at(i).capital || !r.unitAgrees(c, j) { // "60 Minutes" is a programme
		return length{}
	}
	l := length{n: c.n, some: c.some, unit: t.lex.unit, joined: r.is(j-1, "-"), next: j + 1}
	if c.about {
		l.mod = "APPROX"
	}
	return r.andMore(l)
}

// upTo reads the second number of "two to three weeks"; the length is about the
// first.
func (r *reader) upTo(c count) count {
	if !r.is(c.next, "to") && !r.is(c.next, "or") && !r.is(c.next, "-") {
		return c
	}
	second := r.count(c.next + 1)
	if !second.ok() || second.some || second.n <= c.n || r.at(r.counted(second.next)).lex.is&isUnit == 0 {
		return c
	}
	c.next, c.about = second.next, true
	return c
}

// counted skips what may stand between a number and its unit: "more", "full",
// "straight", "trading", a hyphen, the dot of "min.".
func (r *reader) counted(i int) int {
	i = r.hyphen(i)
	switch r.at(i).lex.text {
	case "more", "another", "additional", "straight", "consecutive", "trading", "business", "working", "full", "whole":
		return i + 1
	}
	return i
}

// unitAgrees tells "two weeks" and "two-week" from "2 second-half goals" and
// "three quarters".
func (r *reader) unitAgrees(c count, j int) bool {
	l := r.at(j).lex
	switch {
	case l.unit == quarter && l.plural:
		return c.n != 3 || r.at(c.next-1).kind != word || r.is(c.next-2, "next") || r.is(c.next-2, "last")
	case l.unit == second && !l.plural:
		return j > c.next && r.at(j).glued || c.n == 1 || c.n != float64(int(c.n))
	case l.unit == quarter || l.is&isOrdinal != 0:
		return false
	case c.some && !l.plural:
		return j > c.next || l.unit != second
	case r.is(c.next-1, "some"):
		return l.plural || r.is(j, "time")
	}
	return true
}

// oneUnit reads "a week", "an hour and a half", "a year or two".
func (r *reader) oneUnit(i int) length {
	j := i + 1
	switch r.at(j).lex.text {
	case "full", "whole", "single", "entire", "additional":
		j++
	}
	t := r.at(j)
	if r.longAfter(j+1) || t.lex.is&isUnit == 0 || t.lex.plural || t.lex.unit == second || t.lex.unit == quarter || t.lex.unit == weekend {
		return length{}
	}
	l := length{n: 1, unit: t.lex.unit, next: j + 1}
	if r.is(l.next, "and") && r.is(l.next+1, "a") && r.is(l.next+2, "half") {
		l.n, l.next = 1.5, l.next+3
	}
	return l
}

// partOfHour reads "half an hour", "a quarter of an hour", "half a century".
func (r *reader) partOfHour(i int) length {
	j := i
	if r.is(j, "a") {
		j++
	}
	n := 0.0
	switch {
	case r.is(j, "half"):
		n, j = .5, j+1
	case r.is(j, "quarter") && r.is(j+1, "of"):
		n, j = .25, j+2
	case r.is(j, "quarter") && r.at(j+1).glued:
		n, j = .25, r.hyphen(j+1)
	default:
		return length{}
	}
	j = r.hyphen(j)
	if r.is(j, "a") || r.is(j, "an") {
		j++
	}
	l := r.at(j).lex
	if l.is&isUnit == 0 || l.plural || l.unit == quarter || l.unit == second || l.unit == day && n == .25 || l.unit == weekend {
		return length{}
	}
	return length{n: n, unit: l.unit, next: j + 1}
}

// andMore adds a second, shorter unit: "two years and three months".
func (r *reader) andMore(l length) length {
	j := l.next
	if r.is(j, ",") {
		j++
	}
	if r.is(j, "and") {
		j++
	}
	if j == l.next && r.at(j-1).lex.is&isUnit == 0 {
		return l
	}
	c := r.count(j)
	if !c.ok() || c.some || l.some || c.n != float64(int(c.n)) || l.unit > year {
		return l
	}
	k := r.hyphen(c.next)
	u := r.at(k).lex
	if u.is&isUnit == 0 || u.unit >= max(l.least, 1) && l.least != none || u.unit >= l.unit || u.unit == second && !u.plural || u.unit == quarter {
		return l
	}
	part := length{n: c.n, unit: u.unit}
	more := strings.TrimPrefix(part.value(), "P")
	if strings.Contains(l.extra, "T") {
		more = strings.TrimPrefix(more, "T")
	}
	l.extra += more
	if months := months(u.unit); months > 0 {
		l.months += int(c.n) * months
	} else if u.unit >= day && u.unit <= fortnight {
		l.days += int(c.n * secondsIn[unitCodes[u.unit].code] / daySeconds)
	}
	l.next, l.least = k+1, u.unit
	return r.andMore(l)
}

// old skips "old", "long" and "-long" after a length: "50-year-old", "day-long".
func (r *reader) old(i int) int {
	j := r.hyphen(i)
	if r.is(j, "old") || r.is(j, "olds") || j > i && r.is(j, "long") {
		return j + 1
	}
	return i
}

// distance reads what makes a length a point: "ago", "earlier", "later", "from
// now".
func (r *reader) distance(l length) reading {
	if l.unit < day { // the clock is not known
		if r.is(l.next, "ago") {
			return reading{next: l.next + 1, typ: Clock, value: pastRef, mod: distanceMods[l.mod]}
		}
		return reading{}
	}
	x := reading{next: l.next + 1, typ: Date, relative: true, mod: distanceMods[l.mod]}
	from, sign, ref := r.anchor, -1, pastRef
	switch r.at(l.next).lex.text {
	case "ago":
	case "back":
		if r.at(x.next).kind == word {
			return reading{}
		}
	case "on":
		if !r.is(x.next, ",") {
			return reading{}
		}
		from, sign, ref = r.named(countedAs(l.unit)), 1, blankValue(countedAs(l.unit))
	case "earlier":
		from, ref = r.named(countedAs(l.unit)), blankValue(countedAs(l.unit))
	case "later", "hence":
		from, sign, ref = r.named(countedAs(l.unit)), 1, blankValue(countedAs(l.unit))
	case "from", "after", "before":
		d := r.fromDay(l.next)
		if !d.ok() {
			return reading{}
		}
		from, sign, ref, x.next = d.period, 1, futureRef, d.next
		if r.is(l.next, "before") {
			sign, ref = -1, pastRef
		}
	default:
		return reading{}
	}
	if l.some || l.n != float64(int(l.n)) && l.unit > week {
		x.value = ref
		return x
	}
	if from.placed() && !r.is(l.next+1, "now") && r.at(l.next).lex.text != "ago" && (r.is(l.next, "from") || r.is(l.next, "after") || r.is(l.next, "before")) {
		l.least = day // "three weeks from tomorrow" is a day
		x.period = walkParts(from, l, int(l.n)*sign, sign)
	} else {
		x.period = walk(from, l, sign)
	}
	if from.placed() && !x.period.placed() { // before the calendar begins
		x.value = ref
	}
	return x
}

// fromDay reads what stands at token i in "two weeks from [now]", "three days after
// [tomorrow]", "a week from [Friday]".
func (r *reader) fromDay(i int) reading {
	j := i + 1
	if r.is(i, "from") && r.is(j, "now") {
		return reading{next: j + 1, period: r.anchor}
	}
	d := r.dayDate(j)
	if d.period.unit != day || r.at(j).lex.is&isDayWord == 0 && !r.is(i, "from") || r.is(d.next, "to") || r.is(d.next, "until") {
		return reading{}
	}
	return d
}

// walkParts is the day that several units lie away from a day: "1 month 21 days
// ago"; or the month, where there are no shorter ones.
func walkParts(from period, l length, n, sign int) period {
	to := period{unit: day, begin: from.begin}.move(sign * l.days)
	to.begin = to.begin.AddDate(0, sign*l.months, 0)
	to.begin = later(to.begin, countedAs(l.unit), n)
	if l.least >= week {
		return periodOf(countedAs(l.least), to.begin)
	}
	return to
}

// countedAs is the unit of the stretch that a distance in unit u leads to: a
// decade ago is a year.
func countedAs(u unit) unit {
	switch u {
	case fortnight:
		return week
	case decade, century, millennium:
		return year
	}
	return u
}

// walk is the stretch as long as the unit of l that lies l away from a day: two
// weeks ago is a week.
func walk(from period, l length, sign int) period {
	if !from.placed() {
		return period{unit: l.unit, pattern: blankValue(l.unit)}
	}
	n := int(l.n) * sign
	if l.months > 0 || l.days > 0 {
		return walkParts(from, l, n, sign)
	}
	switch l.unit {
	case fortnight:
		n *= 2
	case decade:
		n *= 10
	case century:
		n *= 100
	case millennium:
		n *= 1000
	}
	return periodOf(countedAs(l.unit), from.begin).move(n)
}
