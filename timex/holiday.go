package timex

import "time"

// Holidays: "Christmas", "Easter Sunday", "last Thanksgiving", "New Year's Eve
// 2024", "the week before Christmas" by way of distances.

// holiday is a feast and how to find its day in a year.
type holiday struct {
	name    string // words, lower case, as the lexicon has them
	on      func(year int) time.Time
	generic bool // without a capital it is no holiday: "thanksgiving"
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
	{name: "international workers ' day", on: fixed(time.May, 1)},
	{name: "international women ' s day", on: fixed(time.March, 8)},
	{name: "martin luther king jr . day", on: nth(3, 1, time.January)},
	{name: "martin luther king day", on: nth(3, 1, time.January)},
	{name: "st . patrick ' s day", on: fixed(time.March, 17)},
	{name: "saint patrick ' s day", on: fixed(time.March, 17)},
	{name: "st patrick ' s day", on: fixed(time.March, 17)},
	{name: "st . valentine ' s day", on: fixed(time.February, 14)},
	{name: "new year ' s eve", on: fixed(time.December, 31)},
	{name: "new years eve", on: fixed(time.December, 31)},
	{name: "new year ' s day", on: fixed(time.January, 1)},
	{name: "new years day", on: fixed(time.January, 1)},
	{name: "valentine ' s day", on: fixed(time.February, 14)},
	{name: "april fools ' day", on: fixed(time.April, 1)},
	{name: "all saints ' day", on: fixed(time.November, 1)},
	{name: "all souls ' day", on: fixed(time.November, 2)},
	{name: "presidents ' day", on: nth(3, 1, time.February)},
	{name: "mother ' s day", on: nth(2, 7, time.May)},
	{name: "father ' s day", on: nth(3, 7, time.June)},
	{name: "guy fawkes night", on: fixed(time.November, 5)},
	{name: "cinco de mayo", on: fixed(time.May, 5)},
	{name: "new year ' s", on: fixed(time.January, 1), generic: true},
	{name: "christmas eve", on: fixed(time.December, 24)},
	{name: "christmas day", on: fixed(time.December, 25)},
	{name: "xmas day", on: fixed(time.December, 25)},
	{name: "boxing day", on: fixed(time.December, 26)},
	{name: "workers ' day", on: fixed(time.May, 1), generic: true},
	{name: "workers day", on: fixed(time.May, 1), generic: true},
	{name: "thanksgiving day", on: nth(4, 4, time.November)},
	{name: "black friday", on: func(y int) time.Time { return nth(4, 4, time.November)(y).AddDate(0, 0, 1) }},
	{name: "cyber monday", on: func(y int) time.Time { return nth(4, 4, time.November)(y).AddDate(0, 0, 4) }},
	{name: "independence day", on: fixed(time.July, 4)},
	{name: "inauguration day", on: fixed(time.January, 20)},
	{name: "groundhog day", on: fixed(time.February, 2)},
	{name: "labor day", on: nth(1, 1, time.September)},
	{name: "labour day", on: fixed(time.May, 1)},
	{name: "memorial day", on: nth(-1, 1, time.May)},
	{name: "veterans day", on: fixed(time.November, 11)},
	{name: "armistice day", on: fixed(time.November, 11)},
	{name: "remembrance day", on: fixed(time.November, 11)},
	{name: "columbus day", on: nth(2, 1, time.October)},
	{name: "earth day", on: fixed(time.April, 22)},
	{name: "bastille day", on: fixed(time.July, 14)},
	{name: "canada day", on: fixed(time.July, 1)},
	{name: "australia day", on: fixed(time.January, 26)},
	{name: "anzac day", on: fixed(time.April, 25)},
	{name: "victory day", on: fixed(time.May, 9)},
	{name: "election day", on: electionDay},
	{name: "mlk day", on: nth(3, 1, time.January)},
	{name: "may day", on: fixed(time.May, 1), generic: true},
	{name: "palm sunday", on: fromEaster(-7)},
	{name: "ash wednesday", on: fromEaster(-46)},
	{name: "maundy thursday", on: fromEaster(-3)},
	{name: "good friday", on: fromEaster(-2)},
	{name: "easter sunday", on: fromEaster(0)},
	{name: "easter monday", on: fromEaster(1)},
	{name: "ascension day", on: fromEaster(39)},
	{name: "whit monday", on: fromEaster(50)},
	{name: "mardi gras", on: fromEaster(-47)},
	{name: "pentecost", on: fromEaster(49)},
	{name: "easter", on: fromEaster(0)},
	{name: "christmas", on: fixed(time.December, 25)},
	{name: "xmas", on: fixed(time.December, 25)},
	{name: "juneteenth", on: fixed(time.June, 19)},
	{name: "thanksgiving", on: nth(4, 4, time.November), generic: true},
	{name: "halloween", on: fixed(time.October, 31)},
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
	h, next := r.holiday(i)
	if next == 0 || !r.at(i).capital && h.generic {
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
	if u := r.at(next).lex.unit; (u == week || u == weekend) && !r.at(next).lex.plural {
		x.next = next + 1
		if x.period.placed() {
			x.period = periodOf(u, x.period.begin)
		} else {
			x.period = period{unit: u, pattern: blankValue(u)}
		}
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
