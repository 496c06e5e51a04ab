package timex

import "time"

// Holidays: "Christmas", "Easter Sunday", "last Thanksgiving", "New Year's Eve
// 2024", "the week before Christmas" by way of distances.

// holiday is a feast and how to find its day in a year.
type holiday struct {
	name string // words, lower case, as the lexicon has them
	on   func(year int) time.Time
}

func fixed(m time.Month, d int) func(int) time.Time {
	return func(y int) time.Time { return date(y, m, d) }
}

// nth is the n-th weekday of a month; n = -1 is the last.
func nth(n, weekday int, m time.Month) func(int) time.Time {
	return func(y int) time.Time {
		if n < 0 {
			last := date(y, m+1, 0)
			return last.AddDate(0, 0, -((isoWeekday(last) - weekday + 7) % 7))
		}
		first := date(y, m, 1)
		return first.AddDate(0, 0, (weekday-isoWeekday(first)+7)%7+7*(n-1))
	}
}

func fromEaster(days int) func(int) time.Time {
	return func(y int) time.Time { return easter(y).AddDate(0, 0, days) }
}

// easter is Easter Sunday of the Gregorian calendar, by the anonymous algorithm
// (Nature 13, 1876): the golden number and the age of the moon give the Paschal
// full moon, and Easter is the Sunday after.
func easter(y int) time.Time {
	golden, cent, rest := y%19, y/100, y%100
	leap := (cent - (cent+8)/25 + 1) / 3
	epact := (19*golden + cent - cent/4 - leap + 15) % 30
	sunday := (32 + 2*(cent%4) + 2*(rest/4) - epact - rest%4) % 7
	fix := (golden + 11*epact + 22*sunday) / 451
	n := epact + sunday - 7*fix + 114
	return date(y, time.Month(n/31), n%31+1)
}

// holidays, longest names first.
var holidays = []holiday{
	{"martin luther king jr . day", nth(3, 1, time.January)},
	{"martin luther king day", nth(3, 1, time.January)},
	{"st . patrick ' s day", fixed(time.March, 17)},
	{"st . valentine ' s day", fixed(time.February, 14)},
	{"new year ' s eve", fixed(time.December, 31)},
	{"new year ' s day", fixed(time.January, 1)},
	{"valentine ' s day", fixed(time.February, 14)},
	{"presidents ' day", nth(3, 1, time.February)},
	{"mother ' s day", nth(2, 7, time.May)},
	{"father ' s day", nth(3, 7, time.June)},
	{"april fools ' day", fixed(time.April, 1)},
	{"new year ' s", fixed(time.January, 1)},
	{"christmas eve", fixed(time.December, 24)},
	{"christmas day", fixed(time.December, 25)},
	{"boxing day", fixed(time.December, 26)},
	{"thanksgiving day", nth(4, 4, time.November)},
	{"independence day", fixed(time.July, 4)},
	{"labor day", nth(1, 1, time.September)},
	{"labour day", fixed(time.May, 1)},
	{"memorial day", nth(-1, 1, time.May)},
	{"veterans day", fixed(time.November, 11)},
	{"armistice day", fixed(time.November, 11)},
	{"remembrance day", fixed(time.November, 11)},
	{"columbus day", nth(2, 1, time.October)},
	{"earth day", fixed(time.April, 22)},
	{"bastille day", fixed(time.July, 14)},
	{"canada day", fixed(time.July, 1)},
	{"australia day", fixed(time.January, 26)},
	{"anzac day", fixed(time.April, 25)},
	{"victory day", fixed(time.May, 9)},
	{"election day", electionDay},
	{"palm sunday", fromEaster(-7)},
	{"ash wednesday", fromEaster(-46)},
	{"good friday", fromEaster(-2)},
	{"easter sunday", fromEaster(0)},
	{"easter monday", fromEaster(1)},
	{"easter", fromEaster(0)},
	{"christmas", fixed(time.December, 25)},
	{"thanksgiving", nth(4, 4, time.November)},
	{"halloween", fixed(time.October, 31)},
}

// electionDay is the Tuesday after the first Monday of November.
func electionDay(y int) time.Time { return nth(1, 1, time.November)(y).AddDate(0, 0, 1) }

// holidayDate reads a holiday with the year or shift that places it.
func (r *reader) holidayDate(i int) reading {
	start := i
	n, j := r.shift(i)
	if j > 0 {
		i = j
	}
	if !r.at(i).capital {
		return reading{}
	}
	h, next := r.holiday(i)
	if next == 0 {
		return reading{}
	}
	x := reading{next: next, typ: Date, relative: true}
	k := next
	if r.is(k, ",") || r.is(k, "of") || r.is(k, "in") {
		k++
	}
	if y, after := r.year(k); after > 0 {
		x.next, x.relative = after, false
		x.period = period{unit: day, begin: h.on(y)}
		return x
	}
	x.period = r.nearHoliday(start, next, h, n)
	if u := r.at(next).lex.unit; (u == week || u == weekend) && !r.at(next).lex.plural && x.period.placed() {
		x.next, x.period = next+1, periodOf(u, x.period.begin)
	}
	return x
}

// holiday finds the longest holiday whose name begins at token i.
func (r *reader) holiday(i int) (h holiday, next int) {
	if r.at(i).lex.is&(isHoliday|isWeekday) == 0 {
		return h, 0
	}
	for _, h := range holidays {
		if next := r.name(i, h.name); next > 0 {
			return h, next
		}
	}
	return h, 0
}

// name matches tokens from i against blank-separated lexemes: the token after
// them, or 0.
func (r *reader) name(i int, words string) int {
	for words != "" {
		w, rest := words, ""
		for k := range len(words) {
			if words[k] == ' ' {
				w, rest = words[:k], words[k+1:]
				break
			}
		}
		if !r.is(i, w) {
			return 0
		}
		words = rest
		i++
	}
	return i
}

func (r *reader) nearHoliday(start, next int, h holiday, n shift) period {
	if !r.anchor.placed() {
		if m, d := h.on(2001).Month(), h.on(2001).Day(); h.on(2002) == date(2002, m, d) {
			return period{unit: day, pattern: "XXXX-" + twoDigits(int(m)) + "-" + twoDigits(d)}
		}
		return period{unit: day, pattern: "XXXX-XX-XX"}
	}
	now := r.anchor.begin
	y := now.Year()
	switch {
	case n == toLast && !h.on(y).Before(now):
		y--
	case (n == toNext || n == toComing) && !h.on(y).After(now):
		y++
	case n == unshifted:
		y, _ = r.yearFor(start, next, h.on)
	}
	return period{unit: day, begin: h.on(y)}
}
