package quantity

// Places in an order: "the second night", "165th", "number 165", "No. 1".

// ordinal reads 165th, second and twenty-first.
func (r *reader) ordinal(i int) amount {
	n, next := r.ordinalValue(i)
	if next == 0 {
		return amount{}
	}
	return rankOf(n, i, next)
}

func rankOf(n float64, start, next int) amount {
	return amount{kind: Ordinal, value: n, low: n, high: n, step: 1, factor: 1, scale: 1, numStart: start, numEnd: next, next: next}
}

func (r *reader) ordinalValue(i int) (float64, int) {
	t := r.at(i)
	switch {
	case t.kind == number && !r.glueBefore(i):
		n := r.digitNumeral(i)
		if n.ok() && n.scale == 1 && r.at(n.next).glued && r.ordinalEnding(n.next) {
			return n.value, n.next + 1
		}
	case t.lex.is&isOrdinal != 0:
		return t.lex.n, i + 1
	case t.lex.is&isDigit != 0 && t.lex.n >= 20:
		if j := r.hyphen(i + 1); r.at(j).lex.is&isOrdinal != 0 && r.at(j).lex.n < 10 {
			return t.lex.n + r.at(j).lex.n, j + 1
		}
	}
	return 0, 0
}

func (r *reader) ordinalEnding(i int) bool {
	switch r.at(i).lex.text {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// rank reads "number 165", "No. 1", "#1", "ranked 165".
func (r *reader) rank(i int) amount {
	j := i + 1
	switch {
	case r.is(i, "number"), r.is(i, "#"), r.is(i, "ranked"):
	case r.is(i, "no") && r.is(j, ".") && r.at(j).glued && r.at(i).capital:
		j++
	default:
		return r.ordinalNumber(i)
	}
	if r.is(i, "ranked") && r.at(j).kind != number {
		return amount{}
	}
	if _, next := r.ordinalValue(j); next > 0 { // "ranked 85th"
		return amount{}
	}
	n := r.numeral(j)
	if !n.ok() || n.scale > 1 || n.value != float64(int(n.value)) {
		return amount{}
	}
	a := rankOf(n.value, j, n.next)
	a.numStart = j
	return a
}

// ordinalNumber reads an ordinal in digits or of two words, which other rules
// would take for a plain number.
func (r *reader) ordinalNumber(i int) amount {
	if t := r.at(i); t.kind != number && t.lex.is&isDigit == 0 {
		return amount{}
	}
	return r.ordinal(i)
}
