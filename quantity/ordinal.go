package quantity

// Places in an order: "the second night", "165th", "number 165", "No. 1"; and
// those that no number names: "last", "next to last".

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
	case t.kind == number:
		if end := r.digitsEnd(i); !r.at(end).glued || !r.ordinalEnding(end) || r.glueBefore(i) {
			return 0, 0
		}
		n := r.digitNumeral(i)
		if n.ok() && n.step >= 1 && r.at(n.next).glued && r.ordinalEnding(n.next) {
			return n.value, n.next + 1
		}
		return 0, 0
	case t.lex().is&isOrdinal != 0:
		return t.lex().n, i + 1
	case t.lex().is&isArticle != 0 && r.at(i+1).lex().is&isScale != 0:
		i++
	case t.lex().is&(isDigit|isScale) == 0:
		return 0, 0
	}
	n := r.whole(i)
	if !n.ok() {
		return 0, 0
	}
	j := r.joint(n.next)
	l := r.at(j).lex()
	if l.is&isOrdinal == 0 || l.n >= 100 && n.value == 1 {
		return 0, 0
	}
	if v, ok := n.ordinal(l.n); ok {
		return v, j + 1
	}
	return 0, 0
}

func (r *reader) ordinalEnding(i int) bool {
	switch r.at(i).lex().text {
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
		return amount{}
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
	return rankOf(n.value, j, n.next)
}

// placeName is a place that is counted from the end, or from here.
type placeName struct {
	words phrase
	from  Origin
	n     float64
}

// addPlaces lists them, the longest of those that begin alike first.
func (w words) addPlaces() {
	for _, p := range []struct {
		words string
		from  Origin
		n     float64
	}{
		{"the one before the last one", FromEnd, -1}, {"the one before the last", FromEnd, -1},
		{"the last but one", FromEnd, -1}, {"last but one", FromEnd, -1}, {"the last but two", FromEnd, -2}, {"last but two", FromEnd, -2},
		{"the second to last", FromEnd, -1}, {"second to last", FromEnd, -1}, {"the second - to - last", FromEnd, -1}, {"second - to - last", FromEnd, -1},
		{"the third to last", FromEnd, -2}, {"third to last", FromEnd, -2}, {"third - to - last", FromEnd, -2},
		{"next to last", FromEnd, -1}, {"next - to - last", FromEnd, -1},
		{"penultimate", FromEnd, -1}, {"antepenultimate", FromEnd, -2}, {"last", FromEnd, 0},
		{"next one", FromHere, 1}, {"next", FromHere, 1}, {"previous one", FromHere, -1}, {"previous", FromHere, -1},
		{"current one", FromHere, 0}, {"current", FromHere, 0},
	} {
		words, first := w.phrase(isPlace, p.words)
		first.places = append(first.places, placeName{words, p.from, p.n})
	}
}

// placeAt reads a place that is counted from the end or from here: the token
// after it, which is 0 where there is none.
func (r *reader) placeAt(i int) (placeName, int) {
	for _, p := range r.at(i).lex().places {
		if next := r.phrase(i, p.words); next > 0 {
			return p, next
		}
	}
	return placeName{}, 0
}
