package quantity

// What looks like an amount and is none: dates, clock times, years, names with
// a number in them, keys and telephone numbers.

import (
	"strconv"
	"strings"
)

// noAmount is the token after what begins at i and is no amount, or i.
func (r *reader) noAmount(i int) int {
	t := r.at(i)
	if t.kind != number {
		return r.noWordAmount(i)
	}
	end := r.digitsEnd(i)
	switch {
	case r.named(i):
		return r.countEnd(i, end)
	case r.is(i+1, "s") && r.at(i+1).glued && t.digits() == 2 && !r.tens(i).ok(): // "the late 70s"
		return i + 2
	case t.digits() > mostDigits:
		return end
	case r.numericDate(i) > 0:
		return r.numericDate(i)
	case r.clock(i) > 0:
		return r.clock(i)
	case r.dayOfMonth(i) > 0:
		return r.dayOfMonth(i)
	case r.phone(i) > 0:
		return r.phone(i)
	case r.year(i):
		return r.yearEnd(i)
	case t.digits() > 1 && r.s[t.start] == '0' && end == i+1: // a key
		return end
	}
	return i
}

// noWordAmount skips "one another", "no one", "second" as a unit and months.
func (r *reader) noWordAmount(i int) int {
	t := r.at(i)
	switch {
	case r.is(i, "one"):
		switch r.at(i - 1).lex().text {
		case "this", "that":
			if !r.unitFollows(r.hyphen(i + 1)) { // "this one mile" is a mile
				return i + 1
			}
		case "no", "any", "every", "each", "which", "the", "another", "some":
			return i + 1
		}
		if r.is(i+1, "another") || r.is(i+1, "'") || r.is(i+1, "day") && !r.is(i-1, "than") {
			return i + 1
		}
	case t.lex().is&isOrdinal != 0 && r.at(i+1).lex().is&isTime != 0, t.lex().is&isOrdinal != 0 && r.is(i+1, "of") && r.at(i+2).lex().is&isTime != 0:
		return i + 1
	case r.is(i, "hundreds") || r.is(i, "second"):
		if r.at(i-1).lex().is&isArticle != 0 && r.is(i, "second") && r.at(i+1).kind == mark {
			return i + 1
		}
	}
	return i
}

// countEnd is end, where the number at i ends, or the token after the "of 33" that
// follows, "Photo 12 of 33".
func (r *reader) countEnd(i, end int) int {
	if !r.is(end, "of") || r.at(end+1).kind != number {
		return end
	}
	a, errA := strconv.Atoi(r.word(i))
	b, errB := strconv.Atoi(r.word(end + 1))
	if errA != nil || errB != nil || a > b { // "Flight 370 of 239 passengers"
		return end
	}
	return r.digitsEnd(end + 1)
}

// phone is the token after a telephone number, "(713) 555-0199" or "713 555-TIPS", or
// 0. Seven digits alone are one where they can be no range, as "150-2000 people" is.
func (r *reader) phone(i int) int {
	if r.at(i).digits() != 3 {
		return 0
	}
	if end := r.phoneEnd(i); end > 0 && (r.at(end-1).kind == word || r.s[r.at(end-1).start] == '0') {
		return end
	}
	j := i + 1
	if r.is(j, ")") {
		j++
	}
	if r.at(j).lex() == &dash {
		j++
	}
	return r.phoneEnd(j)
}

// phoneEnd is the token after the three digits, the dash and the four digits or
// capitals that begin at i, or 0.
func (r *reader) phoneEnd(i int) int {
	last := r.hyphen(i + 1)
	if r.at(i).kind != number || r.at(i).digits() != 3 || last == i+1 {
		return 0
	}
	w := r.word(last)
	if len(w) != 4 || r.at(last).kind == number && r.at(last).digits() != 4 || r.at(last).kind == word && w != strings.ToUpper(w) {
		return 0
	}
	return last + 1
}

// named reports a number that is part of a name: MH17, F-16, Flight 370.
func (r *reader) named(i int) bool {
	t, before := r.at(i), r.at(i-1)
	if t.glued && before.kind == word {
		_, next := r.sign(i - 1)
		return next != i
	}
	if t.glued && r.is(i-1, "-") && before.glued && r.at(i-2).kind == word && r.at(i-2).capital && r.at(i-2).lex().is&(isDigit|isScale) == 0 {
		return true
	}
	if after := r.at(i + 1); after.glued && after.kind == word && after.capital && r.at(i+2).kind != word {
		_, money := r.currency(i + 1)
		return money == 0 && !r.unitFollows(i+1) && !scaleLetters[r.word(i+1)] && !r.temperature(i) && r.at(i-1).kind != mark
	}
	return before.capital && before.lex().is&isDesigned != 0 && !t.glued && t.digits() < 5
}

var scaleLetters = map[string]bool{"K": true, "M": true, "B": true, "BN": true, "Bn": true}

// numericDate is the token after 2025-05-16, 16/5/2025 or 1.2.3, or 0.
func (r *reader) numericDate(i int) int {
	sep := r.at(i + 1)
	if !r.gluedNumber(i+2, 0) || !sep.glued || !r.gluedNumber(i+4, 0) || r.at(i+3).lex().text != sep.lex().text || !r.at(i+3).glued {
		return 0
	}
	switch sep.lex().text {
	case "-", "/", ".":
		end := i + 5
		for r.at(end).glued && r.at(end).lex().text == sep.lex().text && r.gluedNumber(end+1, 0) {
			end += 2
		}
		if sep.lex().text == "." && r.at(i+2).digits() == 3 && r.at(i+4).digits() == 3 {
			return 0
		}
		return end
	}
	return 0
}

// clock is the token after a clock time, or 0.
func (r *reader) clock(i int) int {
	t := r.at(i)
	j := i + 1
	if r.at(j).id == 0 {
		return 0
	}
	if (r.is(j, ":") || r.is(j, ".")) && r.at(j).glued && r.gluedNumber(j+1, 2) && t.digits() <= 2 {
		if r.is(j, ":") {
			for r.is(j, ":") && r.gluedNumber(j+1, 2) {
				j += 2
			}
			return j
		}
		j += 2
	}
	switch {
	case r.is(j, "am"), r.is(j, "pm"):
		return j + 1
	case (r.is(j, "a") || r.is(j, "p")) && r.is(j+1, ".") && r.at(j+1).glued && r.is(j+2, "m") && r.at(j+2).glued:
		return j + 3
	case r.is(j, "o") && r.is(j+1, "'") && r.is(j+2, "clock"):
		return j + 3
	case t.digits() == 4 && (r.is(j, "gmt") || r.is(j, "est") || r.is(j, "edt") || r.is(j, "bst") || r.is(j, "utc")):
		return j + 1
	}
	return 0
}

// dayOfMonth is the token after the day of "May 16" or "16th of May", or 0.
func (r *reader) dayOfMonth(i int) int {
	t := r.at(i)
	if t.digits() > 2 || t.num < 1 || t.num > 31 {
		return 0
	}
	end := r.digitsEnd(i)
	if end > i+1 {
		return 0
	}
	if r.at(end).glued && r.ordinalEnding(end) {
		end++
	}
	before := r.at(i - 1)
	if r.is(i-1, ".") {
		before = r.at(i - 2)
	}
	j := end
	if r.is(j, "of") {
		j++
	}
	switch {
	case before.lex().is&isTime != 0 && before.capital && !r.at(end).glued,
		before.lex().is&isTime != 0 && before.capital && r.at(end).kind == mark && !r.is(end, "%"):
		return r.dateRange(end)
	case r.at(j).lex().is&isTime != 0 && r.at(j).capital:
		return j
	}
	return 0
}

// dateRange skips the second day of "May 16-18" and the year of a date.
func (r *reader) dateRange(i int) int {
	if r.is(i, "-") && (r.gluedNumber(i+1, 1) || r.gluedNumber(i+1, 2)) {
		i += 2
	}
	if r.is(i, ",") && r.at(i+1).kind == number && r.at(i+1).digits() == 4 {
		return i + 2
	}
	return i
}

// year reports a number of four digits that is a year.
func (r *reader) year(i int) bool {
	t := r.at(i)
	if t.digits() != 4 || t.num < 1500 || t.num > 2100 || r.digitsEnd(i) > i+1 && !r.is(i+1, ".") && !r.is(i+1, ",") {
		return false
	}
	after := r.at(i + 1)
	if r.at(i-1).lex().is&isBefore != 0 && r.at(i-1).kind == mark || r.is(i+1, "%") || after.glued && r.gluedNumber(i+2, 0) && (r.is(i+1, ".") || r.is(i+1, ",")) {
		return false
	}
	if after.glued && after.kind == word {
		return r.is(i+1, "s")
	}
	if _, next := r.unitAt(r.hyphen(i + 1)); next > 0 || after.lex().is&isScale != 0 || r.currencyFollows(i+1) {
		return false
	}
	switch r.at(i - 1).lex().text {
	case "in", "since", "until", "by", "of", "from", "during", "year", "before", "after", "early", "late":
		return true
	}
	return t.num >= 1900 && !r.counts(i+1) || r.at(i-1).lex().is&isTime != 0
}

// temperature reports a number with the letter of a scale behind it.
func (r *reader) temperature(i int) bool {
	n := r.numeral(i)
	_, next := r.bareDegrees(n, n.next)
	return n.ok() && next > 0
}

func (r *reader) currencyFollows(i int) bool {
	_, next := r.currency(i)
	return next > 0 && r.at(i).kind == word
}

// yearEnd is the token after a year, two of them joined by a dash, or a decade.
func (r *reader) yearEnd(i int) int {
	j := i + 1
	if r.is(j, "s") && r.at(j).glued {
		return j + 1
	}
	if (r.is(j, "-") || r.is(j, "/")) && (r.gluedNumber(j+1, 2) || r.gluedNumber(j+1, 4)) {
		return j + 2
	}
	return j
}
