package quantity

// Ages: "42-year-old", "aged 42", "42 years old", "Wawrzek, 31,". They are given
// in years.

// yearsIn are the units of an age.
var yearsIn = map[string]float64{"year": 1, "month": 1. / 12, "week": 7 / 365.2425, "day": 1 / 365.2425}

// ageUnit reads the unit of an age at i: its worth in years, 0 where there is
// none, and its name.
func (r *reader) ageUnit(i int) (float64, string) {
	if l := r.at(i).lex(); l.is&isUnit != 0 && len(l.units) > 0 && l.units[0].unit.base == "s" {
		return yearsIn[l.units[0].unit.name], l.units[0].unit.name
	}
	return 0, ""
}

func (r *reader) age(i int) amount {
	if r.is(i, "aged") || r.is(i, "age") || r.is(i, "ages") {
		n := r.numeral(i + 1)
		if n.ok() && n.value <= 130 && n.scale == 1 {
			a := r.ageTo(ageOf(n, 1, i+1, n.next), n.next)
			return a
		}
		return amount{}
	}
	if a := r.tens(i); a.ok() {
		return a
	}
	n := r.numeral(i)
	if !n.ok() || n.scale > 1 || n.value > 1000 {
		return amount{}
	}
	if a := r.ageInUnits(i, n); a.ok() {
		return a
	}
	if r.betweenCommas(i, n) || r.listedAge(i) && n.value <= 130 && n.value >= 1 && n.next == i+1 {
		return ageOf(n, 1, i, n.next)
	}
	return amount{}
}

// mostAges is how many tokens a list of ages may have.
const mostAges = 12

// listedAge reports whether token i goes on a list of ages: "aged 5, 7 and 12".
func (r *reader) listedAge(i int) bool {
	if !r.is(i-1, "and") && !r.is(i-1, ",") {
		return false
	}
	for j := i - 1; j > i-mostAges; j-- {
		switch {
		case r.is(j, "aged"), r.is(j, "ages"):
			return true
		case !r.is(j, "and") && !r.is(j, ",") && r.at(j).kind != number && r.at(j).lex().is&isDigit == 0:
			return false
		}
	}
	return false
}

// ageInUnits reads "42-year-old", "42 years of age", "20 to 25 years old".
func (r *reader) ageInUnits(i int, n numeral) amount {
	last := n
	if r.is(n.next, "to") || r.is(n.next, "or") || r.is(n.next, "and") && r.is(i-1, "between") || r.hyphen(n.next) > n.next {
		if m := r.unsigned(n.next + 1); m.ok() && m.scale == 1 && m.value > n.value {
			last = m
		}
	}
	j := r.hyphen(last.next)
	years, name := r.ageUnit(j)
	if years == 0 {
		return amount{}
	}
	a := ageOf(n, years, i, j+1)
	a.named, a.factor, a.numEnd = name, years, last.next
	a.high, a.value = last.value*years, (n.value+last.value)/2*years
	if k := r.hyphen(j + 1); r.is(k, "old") || r.is(k, "olds") {
		a.next = k + 1
		return a
	}
	if r.is(j+1, "of") && r.is(j+2, "age") {
		a.next = j + 3
		return a
	}
	return amount{}
}

// tens reads "in her 30s", "in their early 40s": a range of ten years.
func (r *reader) tens(i int) amount {
	t := r.at(i)
	if t.kind != number || t.digits() != 2 || t.num%10 != 0 || !r.is(i+1, "s") || !r.at(i+1).glued {
		return amount{}
	}
	for j := i - 1; j >= i-5; j-- {
		switch r.at(j).lex().text {
		case "his", "her", "their", "my", "our", "your":
			a := ageOf(numeral{value: float64(t.num), step: 10, next: i + 2}, 1, i, i+2)
			a.high, a.value, a.vague = a.low+9, a.low+4.5, true
			return a
		case "early", "mid", "late", "to", "-", "and", "or":
		default:
			return amount{}
		}
	}
	return amount{}
}

func ageOf(n numeral, years float64, start, next int) amount {
	v := n.value * years
	return amount{kind: Age, value: v, low: v, high: v, step: n.step * years, unit: "year", named: "year", factor: 1, scale: 1,
		numStart: start, numEnd: n.next, next: next}
}

// ageTo reads the upper end of "aged 5 to 12".
func (r *reader) ageTo(a amount, i int) amount {
	if !r.is(i, "to") && !r.is(i, "-") && !(r.is(i, "and") && r.is(a.numStart-2, "between")) {
		return a
	}
	n := r.numeral(i + 1)
	if !n.ok() || n.value <= a.value || n.value > 130 || n.scale > 1 {
		return a
	}
	a.high, a.value = n.value, (a.low+n.value)/2
	a.numEnd, a.next = n.next, n.next
	return a
}

// betweenCommas reports a number that stands between commas behind a name:
// "Wawrzek, 31, won".
func (r *reader) betweenCommas(i int, n numeral) bool {
	name := r.at(i - 2)
	return r.at(i).kind == number && n.next == i+1 && n.value >= 1 && n.value <= 110 &&
		r.is(i-1, ",") && name.kind == word && name.capital && name.lex().is&(isTime|isStop) == 0 &&
		(r.is(n.next, ",") || r.is(n.next, ".") && !r.at(n.next+1).glued)
}
