package quantity

// Fractions in words: "two thirds", "a quarter", "fifty-four hundredths", "one
// twenty-fifth", "one over three".

// fractionWords reads a fraction: its value, and the token after it, which is 0
// where there is none. The numerator is the longest number that leaves a
// denominator: "twenty-one fifths", but "twenty twenty-fifths".
func (r *reader) fractionWords(i int) (float64, int) {
	n := numeral{value: 1, next: i + 1}
	if l := r.at(i).lex(); l.is&isArticle == 0 {
		if l.is&(isDigit|isScale|isDozen) == 0 {
			return 0, 0
		}
		if n = r.whole(i); !n.ok() || n.digits || n.fraction {
			return 0, 0
		}
	} else if r.at(i+1).lex().is&beginners == 0 {
		return 0, 0
	} else if m := r.whole(i + 1); m.ok() && !m.digits && m.value >= 100 { // "a hundred trillionths"
		n = m
	}
	d, parts, next := r.denominator(r.loneHyphen(n.next))
	if next == 0 || parts == (n.value == 1) && !r.is(next-1, "hundredths") {
		return 0, 0
	}
	return n.value / d, next
}

// denominator reads "fifths", "twenty-fifths", "hundred fifth", and whether it
// is a plural.
func (r *reader) denominator(i int) (d float64, parts bool, next int) {
	if l := r.at(i).lex(); l.is&isFraction != 0 {
		return l.n, l.is&isParts != 0, i + 1
	}
	n := r.whole(i)
	if !n.ok() || n.digits || n.value < 20 {
		return 0, false, 0
	}
	j := r.loneHyphen(n.next)
	l := r.at(j).lex()
	if l.is&(isFraction|isOrdinal) == 0 || l.is&isFraction != 0 && l.is&isOrdinal == 0 && l.is&isParts == 0 {
		return 0, false, 0
	}
	d, ok := n.ordinal(l.n)
	if !ok {
		return 0, false, 0
	}
	return d, l.is&isParts != 0, j + 1
}

// ordinal is what n and an ordinal worth o behind it are worth: "twenty-first",
// "hundred and fifth", "three millionth".
func (n numeral) ordinal(o float64) (float64, bool) {
	switch {
	case o >= 100:
		return n.value * o, true
	case n.least > o, n.least == 0 && n.scale == 1 && n.value >= 20 && int64(n.value)%10 == 0 && o < 10:
		return n.value + o, true
	}
	return 0, false
}

// over reads "one over three", where nothing that three could count follows.
func (r *reader) over(i int) (a, b numeral, ok bool) {
	a = r.whole(r.minus(i))
	if !a.ok() || !r.is(a.next, "over") {
		return a, b, false
	}
	b = r.whole(a.next + 1)
	return a, b, b.ok() && b.value > a.value && r.at(b.next).kind == mark
}
