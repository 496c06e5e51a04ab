package timex

import "time"

// Parts of a stretch: "early next year", "mid-May", "the end of November",
// "earlier this week", "late 1960s", "turn of the century", "year's end".

// edgeDate reads the word for a part and the stretch it is part of.
func (r *reader) edgeDate(i int) reading {
	j := i
	if r.is(i, "the") {
		j++
	}
	t := r.at(j)
	if t.lex.is&isEdge == 0 {
		return r.yearEnd(j)
	}
	mod := edgeMods[t.lex.text]
	k := r.hyphen(j + 1)
	switch t.lex.text {
	case "rest", "remainder":
		return r.restOf(j, k)
	case "end", "start", "beginning", "middle", "turn", "close", "outset":
		if !r.is(k, "of") {
			return reading{}
		}
		k++
		if r.is(j, "end") && !r.is(i-1, "at") && !r.is(i-1, "the") { // "at the end of the day" seldom means a day
			if x := r.dayEnd(k); x.ok() {
				return x
			}
		}
	case "earlier", "later":
		if r.is(k, "on") || r.is(k, "in") {
			k++
		}
	}
	x := r.stretch(k)
	if !x.ok() || mod == "" {
		return reading{}
	}
	x.mod = mod
	return r.trim(x, t.lex.text)
}

// dayEnd reads the "day" or "the day" of "by the end of the day": the day named
// last, else that of publication.
func (r *reader) dayEnd(k int) reading {
	if r.is(k, "the") {
		k++
	}
	if !r.oneDay(k) || !r.closes(k+1) && r.at(k+1) != &outside {
		return reading{}
	}
	p := r.reference()
	if !p.placed() {
		p = r.unitNow(day).or(blankValue(day))
	}
	return reading{next: k + 1, typ: Date, relative: true, mod: "END", period: p}
}

// restOf reads at k what follows "the rest", which ends at j: the stretch that goes on
// from the day of publication, "of the week", "of this year". The rest of the day is
// that of a story as a rule; it must be to come.
func (r *reader) restOf(j, k int) reading {
	if r.is(k, "of") {
		k++
	}
	if r.at(k).lex.is&(isArticle|isShift) != 0 {
		if n, _ := r.shift(k); n != unshifted && n != toThis {
			return reading{}
		}
		k++
	}
	l := r.at(k).lex
	if l.is&isUnit == 0 || l.plural || l.unit < day {
		return reading{}
	}
	p := r.unitNow(l.unit)
	if l.unit == day {
		if tense := r.tenseAt(j, k+1); tense == Past || tense == NoTense && r.is(j-1, "the") {
			return reading{}
		}
		if on := r.reference(); on.placed() {
			p = on
		}
		return reading{next: k + 1, typ: Date, period: p.or(blankValue(day)), relative: true, mod: "END"}
	}
	if !p.placed() {
		return reading{next: k + 1, typ: Date, period: p.or(blankValue(l.unit)), relative: true, mod: "END"}
	}
	return reading{next: k + 1, typ: Date, period: p, relative: true, mod: "END", begin: r.anchor.begin, end: p.end()}
}

var edgeMods = map[string]string{
	"early": "START", "earlier": "START", "beginning": "START", "start": "START", "outset": "START", "turn": "START",
	"mid": "MID", "middle": "MID",
	"late": "END", "later": "END", "end": "END", "close": "END",
}

// hedgedDate reads "around Nov. 1", "circa 1970".
func (r *reader) hedgedDate(i int) reading {
	switch r.at(i).lex.text {
	case "about", "around", "approximately", "roughly", "circa":
	default:
		return reading{}
	}
	x := r.calendarDate(i + 1).longer(r.yearDate(i + 1))
	x.mod = "APPROX"
	return x
}

// stretch reads any expression for a stretch of the calendar.
func (r *reader) stretch(i int) reading {
	x := r.calendarDate(i).longer(r.yearDate(i)).longer(r.dayDate(i)).
		longer(r.relativeDate(i)).longer(r.seasonDate(i)).longer(r.holidayDate(i))
	if x.ok() {
		return x
	}
	switch t := r.at(i); {
	case t.lex.is&isMonth != 0 && t.capital:
		return r.monthNear(reading{next: i + 1, typ: Date}, i, t.lex.month)
	case t.kind == number && r.at(i-1).lex.is&isEdge != 0, r.is(i-1, "-"):
		if y, next := r.year(i); next > 0 { // "mid-1996"
			return reading{next: next, typ: Date, period: period{unit: year, begin: date(y, 1, 1)}}
		}
	}
	if r.is(i, "the") && !r.at(i+1).lex.plural {
		if u := r.at(i + 1).lex.unit; u >= week && u != fortnight {
			return reading{next: i + 2, typ: Date, relative: true, period: r.unitNow(u).or(blankValue(u))}
		}
	}
	return reading{}
}

// trim narrows the interval of x to the part that word names; "earlier this
// week" ends where the day of publication begins.
func (r *reader) trim(x reading, word string) reading {
	p := x.period
	if !p.placed() || p.unit <= dayPart || x.value != "" {
		return x
	}
	begin, end := p.begin, p.end()
	third := end.Sub(begin) / 3
	switch {
	case word == "earlier" && x.relative && begin.Before(r.anchor.begin) && r.anchor.begin.Before(end):
		end = r.anchor.begin
	case word == "later" && x.relative && !begin.After(r.anchor.begin) && r.anchor.begin.Before(end):
		begin = r.anchor.begin
	case x.mod == "START":
		end = begin.Add(third)
	case x.mod == "MID":
		begin, end = begin.Add(third), end.Add(-third)
	case x.mod == "END":
		begin = end.Add(-third)
	}
	if p.unit > day {
		begin, end = midnight(begin), midnight(end.Add(24*time.Hour-1))
	}
	x.begin, x.end = begin, end
	return x
}

// yearEnd reads "year-end", "year's end", "year end".
func (r *reader) yearEnd(i int) reading {
	if !r.is(i, "year") {
		return reading{}
	}
	j := r.hyphen(i + 1)
	if r.is(j, "'") && r.is(j+1, "s") {
		j += 2
	}
	if !r.is(j, "end") {
		return reading{}
	}
	x := reading{next: j + 1, typ: Date, relative: true, mod: "END", period: r.yearShift(0).or(blankValue(year))}
	return r.trim(x, "end")
}
