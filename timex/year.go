package timex

import (
	"fmt"
	"time"
)

// Years and longer: "1988", "since 2022", "2012-13", "fiscal 2013", "the late
// 1960s", "the '80s", "the nineties", "the 20th century".

// yearDate reads a year, a decade or a century.
func (r *reader) yearDate(i int) reading {
	j := i
	if r.is(i, "the") || r.is(i, "this") {
		j++
	}
	if r.is(j, "year") {
		y, next := r.year(j + 1)
		if t := r.at(j + 1); next == 0 && t.kind == number && t.digits() == 3 && !t.glued && r.closes(j+2) {
			y, next = t.num, j+2
		}
		if next > 0 {
			return reading{next: next, typ: Date, period: period{unit: year, begin: date(y, 1, 1)}}
		}
	}
	if x := r.decade(j); x.ok() {
		return x
	}
	if x := r.century(j); x.ok() {
		return x
	}
	if r.is(j, "fiscal") || r.is(j, "fy") {
		return r.fiscalYear(j)
	}
	if j != i {
		return r.yearOf(j)
	}
	if r.at(i).kind == word || r.is(i, "'") {
		return r.spelledYear(i)
	}
	return r.plainYear(i)
}

// yearOf reads "the 1988 third quarter", "the 1988 period".
func (r *reader) yearOf(i int) reading {
	y, next := r.year(i)
	if next == 0 || r.at(i).kind != number {
		return reading{}
	}
	x := reading{next: next + 1, typ: Date, period: period{unit: year, begin: date(y, 1, 1)}}
	if u, n, end := r.quarterName(next); end > 0 {
		x.next, x.period = end, period{unit: u, begin: date(y, 1, 1)}.move(n-1)
		return x
	}
	if r.is(next, "quarter") {
		x.period = period{unit: quarter, pattern: fmt.Sprintf("%04d-QX", y)}
		if r.quarter.placed() {
			x.period = period{unit: quarter, begin: date(y, r.quarter.begin.Month(), 1)}
		}
		return x
	}
	if r.is(next, "period") {
		return x
	}
	return reading{}
}

// decade reads 1950s, 1950's, '80s and the nineties.
func (r *reader) decade(i int) reading {
	t := r.at(i)
	switch {
	case t.kind == number && t.digits() == 4 && t.num%10 == 0 && t.num >= 1000 && t.num < 2200:
		if next := r.pluralS(i + 1); next > 0 {
			return decadeOf(t.num, next)
		}
	case r.is(i, "'") && r.gluedNumber(i+1, 2) && r.at(i+1).num%10 == 0:
		if next := r.pluralS(i + 2); next > 0 {
			return decadeOf(fullYear(r.at(i+1).num), next)
		}
	case t.kind == number && t.digits() == 2 && t.num%10 == 0 && t.num >= 20 && r.decadeContext(i):
		if next := r.pluralS(i + 1); next > 0 {
			return decadeOf(1900+t.num, next)
		}
	case t.lex.is&isCardinal != 0 && (t.lex.n == 19 || t.lex.n == 18) && r.at(r.hyphen(i+1)).lex.is&isDecade != 0:
		j := r.hyphen(i + 1)
		return decadeOf(100*t.lex.n+r.at(j).lex.n, j+1)
	case (r.is(i, "noughties") || r.is(i, "aughts")) && r.is(i-1, "the"):
		return decadeOf(2000, i+1)
	case r.is(i, "two") && r.is(i+1, "thousands") && r.is(i-1, "the"):
		return decadeOf(2000, i+2)
	case r.is(i, "twenty") && r.is(r.hyphen(i+1), "tens"):
		return decadeOf(2010, r.hyphen(i+1)+1)
	case t.lex.is&isDecade != 0 && r.is(i-1, "the"), t.lex.is&isDecade != 0 && r.at(i-1).lex.is&isEdge != 0:
		return decadeOf(1900+t.lex.n, i+1)
	}
	return reading{}
}

// decadeContext tells "the late 70s" from "in her late 70s".
func (r *reader) decadeContext(i int) bool {
	edge := r.at(i-1).lex.is&isEdge != 0
	if edge {
		i--
	}
	if r.at(i-1).lex.is&isArticle != 0 {
		return r.is(i-1, "the")
	}
	return edge && r.last.unit == decade && r.inSentence(i)
}

func decadeOf(y, next int) reading {
	return reading{next: next, typ: Date, period: period{unit: decade, begin: date(y, 1, 1)}}
}

// pluralS reads the "s" or "'s" glued to a number: the token after it, or 0.
func (r *reader) pluralS(i int) int {
	if r.is(i, "'") && r.at(i).glued {
		i++
	}
	if r.is(i, "s") && r.at(i).glued {
		return i + 1
	}
	return 0
}

// century reads "20th century", "twenty-first century".
func (r *reader) century(i int) reading {
	n, j := r.ordinal(i)
	if j == 0 || n < 1 || n > 30 {
		return reading{}
	}
	j = r.hyphen(j)
	if r.at(j).lex.unit != century || r.at(j).lex.plural {
		return reading{}
	}
	begin := date(100*(n-1), 1, 1)
	if n == 1 {
		begin = date(1, 1, 1)
	}
	return reading{next: j + 1, typ: Date, period: period{unit: century, begin: begin}}
}

// fiscalYear reads "fiscal 2013", "fiscal year 2013", "FY2013" as the calendar
// year it is named after: when it begins differs from body to body.
func (r *reader) fiscalYear(i int) reading {
	j := i + 1
	if r.is(j, "year") {
		j++
	}
	if y, next := r.year(j); next > 0 {
		return reading{next: next, typ: Date, period: period{unit: year, begin: date(y, 1, 1)}}
	}
	return reading{}
}

// spelledYear reads '98 and "nineteen ninety-seven".
func (r *reader) spelledYear(i int) reading {
	y, next := r.year(i)
	if next == 0 || r.at(next).lex.is&isUnit != 0 || r.is(i, "two") && !r.yearContext(i) {
		return reading{}
	}
	return reading{next: next, typ: Date, period: period{unit: year, begin: date(y, 1, 1)}}
}

// plainYear reads a year in digits, or two joined by a dash: "2012-13".
func (r *reader) plainYear(i int) reading {
	y, next := r.year(i)
	if next == 0 || r.glueBefore(i) || r.partOfKey(next) || !r.looksLikeYear(i, y) {
		return reading{}
	}
	x := reading{next: next, typ: Date, period: period{unit: year, begin: date(y, 1, 1)}}
	if r.is(next, "or") && r.is(next+1, "later") || r.is(next, "and") && r.is(next+1, "beyond") {
		x.next, x.mod = next+2, "ON_OR_AFTER"
	}
	if m, next := r.monthAfterYear(x.next); next > 0 {
		x.next, x.period = next, period{unit: month, begin: date(y, m, 1)}
		return x
	}
	return r.yearTo(x, y)
}

// boundsRange reports whether the word at i, after a year, ends a bound of a range:
// "between 2015 May and 2018 June".
func (r *reader) boundsRange(i int) bool {
	switch r.at(i - 2).lex.text {
	case "between", "from", "and", "to":
	default:
		return false
	}
	return r.at(i).capital && (r.is(i+1, "and") || r.is(i+1, "to") || r.is(i+1, ".") || r.at(i+1) == &outside)
}

// monthAfterYear reads the month of "2015-03", "2015/3" and "2015 June".
func (r *reader) monthAfterYear(i int) (m time.Month, next int) {
	y, t := r.at(i-1).num, r.at(i+1)
	if (r.is(i, "-") || r.is(i, "/") || r.is(i, ".")) && r.at(i).glued && t.glued && t.kind == number && t.digits() <= 2 && t.num >= 1 && t.num <= 12 {
		if isYear := t.digits() == 2 && t.num > y%100 && !r.is(i, "."); !isYear && r.closes(i+2) {
			return time.Month(t.num), i + 2
		}
		return 0, 0
	}
	if r.is(i, ",") {
		i++
	}
	switch t := r.at(i); {
	case (r.is(i, "may") || r.is(i, "march")) && !r.boundsRange(i), t.lex.month == 0, !r.closes(i + 1):
		return 0, 0
	}
	return r.at(i).lex.month, i + 1
}

// partOfKey reports whether two more numbers are joined to the year before token
// i, or one too long for a date: what the calendar does not have, or a key.
func (r *reader) partOfKey(i int) bool {
	if r.is(i, "-") && r.at(i).glued && r.gluedNumber(i+1, 0) && r.at(i+1).digits() > 2 && r.yearTo(reading{next: i, period: period{unit: year}}, r.at(i-1).num).next == i {
		return true
	}
	return (r.is(i, "-") || r.is(i, "/")) && r.gluedNumber(i+1, 0) && (r.is(i+2, "-") || r.is(i+2, "/")) && r.gluedNumber(i+3, 0)
}

// looksLikeYear tells a year from a plain number of four digits.
func (r *reader) looksLikeYear(i, y int) bool {
	switch r.at(i - 1).lex.text {
	case "$", "#", "no", ".":
		if r.at(i).glued || r.is(i-1, "no") {
			return false
		}
	}
	if r.money(i-1) || r.at(i+1).lex.is&isUnit != 0 && r.at(i+1).lex.plural {
		return false
	}
	if r.yearContext(i) {
		return true
	}
	return y >= 1900 && y <= 2099 && !r.countsThings(i+1)
}

// money reports whether token i is the sign of a currency.
func (r *reader) money(i int) bool {
	t := r.at(i)
	if t.kind != mark {
		return false
	}
	switch r.s[t.start:t.end] {
	case "$", "€", "£", "¥", "₹", "₽":
		return true
	}
	return false
}

// yearContext reports whether a word before token i calls for a date.
func (r *reader) yearContext(i int) bool {
	switch r.at(i - 1).lex.text {
	case "in", "since", "from", "to", "between", "until", "till", "during", "year", "early", "late", "mid", "circa", "before", "after":
		return true
	}
	return r.at(i-1).lex.is&(isMonth|isSeason) != 0
}

// countsThings reports whether token i is a plural noun that a number before it
// would count: "2000 people".
func (r *reader) countsThings(i int) bool {
	t := r.at(i)
	if t.kind != word || t.capital || t.glued || t.lex != &unknown {
		return false
	}
	w := r.s[t.start:t.end]
	switch w {
	case "people", "men", "women", "children", "km", "mm", "feet", "acres", "hectares", "per":
		return true
	}
	return false
}

// decades that news spells out.
func (w words) addDecades() {
	w.add(isDecade, `twenties thirties forties fifties sixties seventies eighties nineties`,
		func(l *lexeme, i int) { l.n = 20 + 10*i })
}
