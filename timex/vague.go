package timex

// Words that place without a calendar: "now", "recently", "in recent years",
// "the future", "coming weeks".

func (r *reader) vague(i int) reading {
	j := i
	if r.is(i, "the") {
		j++
	}
	t := r.at(j)
	ref := t.lex.ref
	switch {
	case r.is(j, "future") && (j > i || r.is(i-1, "near")):
	case r.is(i, "the") && r.is(j, "near") && r.is(j+1, "future"):
		j, ref = j+1, futureRef
	case r.is(i, "the") && r.is(j, "past") && r.is(i-1, "in") && !r.countable(j+1):
		ref = pastRef
	case r.is(j, "recent") && r.at(j+1).lex.plural && r.at(j+1).lex.is&isUnit != 0:
		return reading{next: j + 2, typ: Date, value: pastRef}
	case (r.is(j, "coming") || r.is(j, "future")) && r.at(j+1).lex.plural && r.at(j+1).lex.is&isUnit != 0:
		return reading{next: j + 2, typ: Date, value: futureRef}
	case i < j && t.lex.plural && t.lex.unit >= day && r.is(j+1, "ahead"):
		return reading{next: j + 2, typ: Date, value: futureRef}
	case i < j && t.lex.plural && t.lex.unit >= day && r.is(j+1, "to") && r.is(j+2, "come"):
		return reading{next: j + 3, typ: Date, value: futureRef}
	case i < j && r.is(j, "time") && r.is(i-1, "at") && r.thatTime(j+1):
		ref = pastRef
	case r.is(i, "as") && r.is(i+1, "soon") && r.is(i+2, "as") && r.is(i+3, "possible"):
		return reading{next: i + 4, typ: Date, value: futureRef}
	case r.is(j, "these") && r.is(j+1, "days"):
		return reading{next: j + 2, typ: Date, value: presentRef}
	case j == i && vagueAlone[t.lex.text]:
	default:
		return reading{}
	}
	return reading{next: j + 1, typ: Date, value: ref}
}

// thatTime reports whether "at the time", which ends before token i, stands alone,
// and not "at the time of the accident".
func (r *reader) thatTime(i int) bool {
	after := r.at(i)
	return after.kind == mark || !after.capital && !r.is(i, "of") && !r.is(i, "when") && !r.is(i, "that") && !r.at(i-3).capital
}

// vagueAlone are the words that are time expressions whatever stands around
// them.
var vagueAlone = map[string]bool{
	"recently": true, "recent": true, "nowadays": true, "now": true, "currently": true, "presently": true, "current": true,
}

// countable reports whether "the past" goes on to what it measures: a number, a
// unit, a season.
func (r *reader) countable(i int) bool {
	t := r.at(i)
	return t.kind == number || t.lex.is&(isUnit|isCardinal|isSome|isSeason|isPart|isHedge) != 0
}
