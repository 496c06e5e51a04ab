package timex

// Parts of a day with the day told after them or not at all: "in the morning",
// "mid-afternoon yesterday", "the early hours", "early morning on Tuesday".

// partDate reads a part of the day, and the day it belongs to where that follows.
// Without one it must be called for by a word before it, "in the morning", and
// belongs to the day named last.
func (r *reader) partDate(i int) reading {
	j := i
	if r.is(j, "the") {
		j++
	}
	mod := ""
	if t := r.at(j); t.lex.is&isEdge != 0 {
		if mod = edgeMods[t.lex.text]; mod == "" {
			return reading{}
		}
		j = r.hyphen(j + 1)
	}
	if !r.part(j) {
		return reading{}
	}
	if r.is(j, "midmorning") || r.is(j, "midafternoon") {
		mod = edgeMods["mid"]
	}
	code, x := r.at(j).lex.code, reading{next: j + 1, mod: mod}
	if d := r.dayAfter(x.next); d.ok() && d.period.unit == day {
		x.next, x.relative = d.next, d.relative
		return r.partOf(x, d.period, 0, code)
	}
	if !r.partContext(i, j, mod) {
		return reading{}
	}
	x.relative, x.assumed = true, true
	on := r.reference()
	if !on.placed() {
		on = r.dayBefore(i)
	}
	return r.partOf(x, on, 0, code)
}

// partContext reports whether a part of the day at j, in an expression begun at i,
// is a time though no day is named.
func (r *reader) partContext(i, j int, mod string) bool {
	if mod == edgeMods["mid"] || r.hourOfPart(j) {
		return true
	}
	switch r.at(i - 1).lex.text {
	case "in", "during", "by", "since", "until", "throughout":
		return r.is(i, "the") && !r.is(j+1, "of") || mod != ""
	case "at":
		return mod == "MID" || r.at(j).lex.text == "dawn" || r.at(j).lex.text == "dusk" || r.at(j).lex.text == "daybreak" || r.at(j).lex.text == "nightfall"
	}
	return false
}

// hourOfPart reports whether an hour follows the part of the day at j: "afternoon at
// 7", "lunchtime 12 o'clock".
func (r *reader) hourOfPart(j int) bool {
	j++
	if r.is(j, "at") {
		j++
	}
	h := r.hand(j)
	return h.sure || h.ok() && r.is(j+1, ":") && h.next >= j+3
}
