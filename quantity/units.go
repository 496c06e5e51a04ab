package quantity

import "github.com/recount-news/recount/text"

// UnitName is a unit or currency that a text names.
type UnitName struct {
	Span text.Span
	Kind Kind   // Measure, Money or Percent
	Unit string // the base unit or ISO 4217 code, as in Quantity
	Name string // in the singular: "mile", "US dollar"
}

// Units lists the units and currencies that s names, whether a number stands
// with them or not: "Price (USD)", "Height (cm)", "from Fahrenheit to Celsius".
// Short abbreviations, which may be words, count in brackets only.
func Units(s string) []UnitName {
	var found []UnitName
	r := newReader(s, false)
	for pos := 0; pos < len(s); {
		pos = r.paragraph(pos)
		for i := 0; i < len(r.toks); {
			u, next := r.unitName(i)
			if next == 0 {
				i++
				continue
			}
			u.Span = text.Span{Start: r.at(i).start, End: r.at(next - 1).end}
			found = append(found, u)
			i = next
		}
	}
	return found
}

// shortest is the length of a word that names a unit even where no brackets hold
// it: "m" and "in" are words, too.
const shortest = 4

// unitName reads the unit or currency that is named at i.
func (r *reader) unitName(i int) (UnitName, int) {
	switch {
	case r.is(i, "percent"), r.is(i, "percentage"), r.is(i, "percents"), r.is(i, "%"):
		return UnitName{Kind: Percent, Unit: "%", Name: "percent"}, i + 1
	case r.is(i, "per") && r.is(i+1, "cent"):
		return UnitName{Kind: Percent, Unit: "%", Name: "percent"}, i + 2
	}
	if c, next := r.currency(i); next > 0 && (len(r.word(i)) > 1 || r.at(i).kind == mark) && (next > i+1 || !plainWords[r.at(i).lex().text]) {
		return UnitName{Kind: Money, Unit: c.code, Name: c.name}, next
	}
	u, next := r.unitAt(i)
	if next == 0 {
		return UnitName{}, 0
	}
	if next == i+1 && len(r.word(i)) < shortest && r.at(i).kind == word && !(r.is(i-1, "(") && r.is(next, ")")) {
		return UnitName{}, 0
	}
	a := r.speed(amount{}.in(u, next))
	return UnitName{Kind: Measure, Unit: a.unit, Name: a.named}, a.next
}
