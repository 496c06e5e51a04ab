package quantity

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// Numbers, in digits or in words: 1,000 · 940 000 · 2.5 · 2½ · 2 1/2 · 1.2
// million · 4 thousand 3 hundred · twenty-three · two hundred and five thousand ·
// half a million · a million and a half · a dozen · 12.5e3 · two point five.
//
// The grammar of words:
//
//	number = term { ["and"] term }     each term less than the scale of the one before
//	term   = group { scale }           scale: thousand, million, lakh, dozen …
//	group  = small ["hundred" [["and"] small]] ["point" digits]
//	small  = digits | twenty-three     less than a hundred, or in digits
//
// A share may follow: "and a half", "and three quarters".

// numeral is one number.
type numeral struct {
	value    float64 // with the scale
	step     float64 // worth of the last digit stated
	scale    float64 // 1 where none
	least    float64 // what may follow must be less; 0 where nothing may
	digits   bool    // begins with digits
	scaled   bool    // with "hundred" or a scale
	fraction bool    // has a fraction in words or with a bar
	next     int     // token after it; 0 where there is none
}

func (n numeral) ok() bool { return n.next > 0 }

// amount is n as a plain amount that begins at token i.
func (n numeral) amount(i int) amount {
	return amount{kind: Cardinal, value: n.value, low: n.value, high: n.value, step: n.step, scale: n.scale,
		factor: 1, numStart: i, numEnd: n.next, next: n.next}
}

func (n numeral) times(scale float64, next int) numeral {
	n.value, n.step, n.scale, n.next = n.value*scale, n.step*scale, n.scale*scale, next
	return n
}

// numeral reads the number at i with its sign and scale.
func (r *reader) numeral(i int) numeral {
	if j := r.minus(i); j > i {
		n := r.unsigned(j)
		n.value = -n.value
		return n
	}
	return r.unsigned(i)
}

// minus is the token after the sign of a negative number at i, else i. A dash is
// a sign only if a blank stands before it and none after.
func (r *reader) minus(i int) int {
	switch t := r.at(i); {
	case r.is(i, "minus"), r.is(i, "negative"):
		return i + 1
	case t.lex() != &dash:
	case r.at(i+1).kind != number && !r.is(i+1, "."):
	case r.word(i) == "−" && r.at(i+1).glued:
		return i + 1
	case (!t.glued || r.at(i-1).lex().is&(isHedge|isBefore) != 0) && t.end-t.start != len("—") && (r.at(i+1).glued || r.loose || r.coldFollows(i+1)):
		return i + 1
	}
	return i
}

// coldFollows reports degrees behind the number at i, before which a dash is a
// sign even with a blank between.
func (r *reader) coldFollows(i int) bool {
	j := r.digitsEnd(i)
	return r.is(j, "degrees") || r.is(j, "°") || r.is(j, "deg")
}

// unsigned reads the number at i with its scale.
func (r *reader) unsigned(i int) numeral {
	if r.lastAt != i {
		r.last, r.lastAt = r.readUnsigned(i), i
	}
	return r.last
}

func (r *reader) readUnsigned(i int) numeral {
	switch l := r.at(i).lex(); {
	case l.is&isArticle != 0:
		if r.at(i+1).lex().is&(isScale|isDozen) == 0 || r.at(i+1).lex().is&isVague != 0 {
			return numeral{}
		}
		i++
	case r.is(i, "half"):
		return r.halfScale(i)
	}
	return r.compound(i)
}

// halfScale reads "half a million", "half a dozen", "half-million".
func (r *reader) halfScale(i int) numeral {
	j := r.hyphen(i + 1)
	if r.at(j).lex().is&isArticle != 0 {
		j = r.hyphen(j + 1)
	}
	if s, next := r.scales(j, numeral{value: 1}); next > j && !r.at(j).glued || next > r.hyphen(i+1) && r.at(i+1).lex() == &dash && next > j {
		return numeral{value: s / 2, step: s / 2, scale: s, fraction: true, next: next}
	}
	return numeral{}
}

// mostTerms is how many terms a number may have.
const mostTerms = 8

// compound reads terms that get smaller and add up, and the share behind them.
func (r *reader) compound(i int) numeral {
	n := r.term(i)
	for range mostTerms {
		if n.least <= 1 {
			break
		}
		if t := r.scaledPart(n); t.ok() {
			return t
		}
		m := r.nextTerm(n)
		if !m.ok() {
			break
		}
		n = m
	}
	return r.withPart(n)
}

// whole reads terms that get smaller and add up, without a share behind them.
func (r *reader) whole(i int) numeral {
	if r.wholeAt != i {
		r.lastWhole, r.wholeAt = r.readWhole(i), i
	}
	return r.lastWhole
}

func (r *reader) readWhole(i int) numeral {
	n := r.term(i)
	for range mostTerms {
		m := r.nextTerm(n)
		if !m.ok() {
			break
		}
		n = m
	}
	return n
}

// nextTerm adds the term behind n.
func (r *reader) nextTerm(n numeral) numeral {
	if n.least <= 1 {
		return numeral{}
	}
	j := r.joint(n.next)
	if r.is(j-1, "and") && r.part(j).ok() {
		return numeral{}
	}
	t := r.term(j)
	if !t.ok() || t.value >= n.least || t.value < 1 || !n.takes(t, r.is(j-1, "and") && j > n.next, r.at(j)) {
		return numeral{}
	}
	n.value, n.step, n.least, n.next = n.value+t.value, t.step, min(t.least, n.least), t.next
	return n
}

// takes reports whether t, at token first, can go on with n: what begins in
// digits must belong to the same way of writing.
func (n numeral) takes(t numeral, and bool, first *token) bool {
	if !t.digits {
		return true
	}
	return n.digits && !first.glued && (t.scaled || and && n.scale <= 1000)
}

// joint skips the hyphen, comma or "and" between two terms.
func (r *reader) joint(i int) int {
	if j := r.hyphen(i); j > i && r.at(j).kind == word {
		return j
	}
	if r.is(i, "and") {
		return i + 1
	}
	return i
}

// term reads a group and its scales.
func (r *reader) term(i int) numeral {
	r.steps++
	n := r.group(i)
	if !n.ok() && r.at(i).lex().is&isScale != 0 {
		n = numeral{value: 1, step: 1, scale: 1, next: i}
	}
	if !n.ok() && r.at(i).lex().is&isDozen != 0 && r.at(i).lex().is&isVague == 0 {
		return numeral{value: 12, step: 12, scale: 12, next: i + 1}
	}
	if n.next == 0 || n.fraction && n.value < 1 && r.at(n.next).lex().is&isScale == 0 {
		return n
	}
	s, next := r.scales(n.next, n)
	if s > 1 {
		n = n.times(s, next)
		n.scaled = true
		n.least = min(s, n.scale)
		if s == 12 {
			n.least = 0
		}
	}
	if n.next == i {
		return numeral{}
	}
	return n
}

// scales reads the scales at i behind n: their product, and the token after
// them.
func (r *reader) scales(i int, n numeral) (float64, int) {
	s, next := 1.0, i
	for range 3 {
		j := r.hyphen(next)
		l := r.at(j).lex()
		switch {
		case l.is&isScale != 0:
			s *= l.n
		case l.is&isScales != 0 && n.value > 1 && next == i && j == i && n.scale == 1:
			s *= l.n / 2
		case l.is&isDozen != 0 && s == 1 && (l.is&isVague == 0 || n.value > 1) && (j == next || next == i):
			return 12, j + 1
		case s == 1 && n.digits && r.at(next).kind == word && (r.at(next).glued || r.loose):
			if v := r.letterScale(next); v > 1 && !n.generation(r.word(next)) {
				return v, next + 1
			}
			return s, next
		default:
			return s, next
		}
		next = j + 1
	}
	return s, next
}

// letterScale is the scale that token i stands for, or 1.
func (r *reader) letterScale(i int) float64 {
	switch r.word(i) {
	case "k", "K":
		return 1e3
	case "M", "MM", "mn", "mil":
		return 1e6
	case "bn", "BN", "Bn":
		return 1e9
	case "tn", "trn":
		return 1e12
	}
	if !r.loose {
		return 1
	}
	switch r.word(i) {
	case "G", "B", "b":
		return 1e9
	case "T":
		return 1e12
	}
	return 1
}

// generation reports 3G, 4G and 5G, which count no thousands of millions.
func (n numeral) generation(letter string) bool { return letter == "G" && n.value < 7 }

// group reads digits, or a number in words below ten thousand.
func (r *reader) group(i int) numeral {
	if t := r.at(i); t.kind != number && t.lex().is&(isDigit|isScale|isOpener) == 0 {
		return numeral{}
	}
	n := r.small(i)
	if !n.ok() {
		if r.at(i).lex().n != 100 || r.at(i).lex().is&isScale == 0 {
			return n
		}
		n = numeral{value: 1, step: 1, scale: 1, next: i}
	}
	j := r.hyphen(n.next)
	l := r.at(j).lex()
	if n.value >= 100 && !n.digits || l.is&(isScale|isScales) == 0 || l.text != "hundred" && (l.text != "hundreds" || n.value < 2) {
		if !n.ok() {
			return n
		}
		return r.point(n)
	}
	n = numeral{value: n.value * 100, step: n.step * 100, scale: 1, least: 100, digits: n.digits, scaled: true, next: j + 1}
	if r.is(n.next, "point") {
		return r.point(n)
	}
	j = r.joint(n.next)
	m := r.small(j)
	if !m.ok() || m.digits != n.digits || m.digits && (m.step < 1 || r.at(j).glued || !r.is(j-1, "and")) || m.value < 1 || m.value >= 100 {
		return n
	}
	if k := r.hyphen(m.next); r.at(k).lex().is&isDozen != 0 || r.is(k, "hundred") || r.is(j-1, "and") && r.part(j).ok() {
		return n
	}
	n.value, n.step, n.least, n.next = n.value+m.value, 1, 0, m.next
	return r.point(n)
}

// small reads digits, or words below a hundred.
func (r *reader) small(i int) numeral {
	t := r.at(i)
	switch {
	case t.kind == number, r.is(i, ".") && !t.glued && r.gluedNumber(i+1, 0):
		return r.digitNumeral(i)
	case t.lex() == &vulgar:
		return numeral{value: r.vulgar(i), step: .01, scale: 1, fraction: true, next: i + 1}
	case t.lex().is&isDigit == 0:
		return numeral{}
	}
	n := numeral{value: t.lex().n, step: lastDigit(t.lex().n, 0), scale: 1, next: i + 1}
	if n.value >= 20 {
		if l := r.at(r.loneHyphen(i + 1)).lex(); l.is&isDigit != 0 && l.n >= 1 && l.n < 10 {
			n.value, n.step, n.next = n.value+l.n, 1, r.loneHyphen(i+1)+1
		} else if l := r.at(i + 2).lex(); r.loose && r.is(i+1, "and") && l.is&isDigit != 0 && l.n >= 1 && l.n < 10 && !r.part(i+2).ok() { // "twenty and three"
			n.value, n.step, n.next = n.value+l.n, 1, i+3
		}
	}
	return n
}

// loneHyphen skips a hyphen at i, even one between blanks: "fifty - two".
func (r *reader) loneHyphen(i int) int {
	if r.at(i).lex() == &dash && (r.at(i).glued == r.at(i+1).glued && r.word(i) == "-" || r.at(i+1).glued) {
		return i + 1
	}
	return i
}

// point reads the decimals of "two point five", "two point seventy-one".
func (r *reader) point(n numeral) numeral {
	if !r.is(n.next, "point") || n.digits {
		return n
	}
	j := n.next + 1
	if m := r.small(j); m.ok() && !m.digits && m.value >= 10 {
		n.value, n.step, n.next, n.least = n.value+m.value/100, .01, m.next, 0
		return n
	}
	step, decimals := 1.0, 0.0
	for ; r.at(j).lex().is&isDigit != 0 && r.at(j).lex().n < 10 && step > 1e-9; j++ {
		step /= 10
		decimals = decimals*10 + r.at(j).lex().n
	}
	if j > n.next+1 {
		n.value, n.step, n.next, n.least = n.value+decimals*step, step, j, 0
	}
	return n
}

// scaledPart adds a share behind n that has a scale of its own: "a billion and a
// half million".
func (r *reader) scaledPart(n numeral) numeral {
	if !r.is(n.next, "and") {
		return numeral{}
	}
	p := r.part(n.next + 1)
	if !p.ok() {
		return p
	}
	s, next := r.scales(p.next, numeral{value: 1})
	if s <= 1 || s >= n.least {
		return numeral{}
	}
	n.value, n.step, n.next, n.fraction = n.value+p.value*s, s/10, next, true
	return n
}

// withPart adds the "and a half" that follows a number without a scale, and the
// scale of the whole: "five and a half million", "two-and-a-half-hour".
func (r *reader) withPart(n numeral) numeral {
	j := r.hyphen(n.next)
	if !n.ok() || n.fraction || !r.is(j, "and") || n.value != math.Trunc(n.value) {
		return n
	}
	p := r.part(r.hyphen(j + 1))
	if !p.ok() {
		return n
	}
	if n.scale >= 1000 {
		p.value *= n.scale
	}
	n.value, n.step, n.next, n.fraction = n.value+p.value, n.scale/10, p.next, true
	if s, next := r.scales(n.next, numeral{value: 1}); n.scale == 1 && s > 1 {
		return n.times(s, next)
	}
	return n
}

// part reads a share less than one: "a half", "one-half", "three quarters",
// "fifty-four hundredths", "1/2".
func (r *reader) part(i int) numeral {
	if a, b, next := r.slash(i); next > 0 && a < b {
		return numeral{value: a / b, step: .1, scale: 1, fraction: true, next: next}
	}
	n := numeral{value: 1, next: i + 1}
	if r.at(i).lex().is&isArticle == 0 {
		if r.at(i).lex().is&isDigit == 0 {
			return numeral{}
		}
		n = r.small(i)
	}
	j := r.loneHyphen(n.next)
	l := r.at(j).lex()
	if l.is&isFraction == 0 || n.value >= l.n || (l.is&isParts != 0) == (n.value == 1) {
		return numeral{}
	}
	return numeral{value: n.value / l.n, step: .1, scale: 1, fraction: true, next: j + 1}
}

// power reads the exponent of 12e5, 1.3x10^6 and 2^10.
func (r *reader) power(n numeral) numeral {
	j := n.next
	if !r.at(j).glued && !(r.is(j, "x") || r.word(j) == "×") {
		return numeral{}
	}
	base := 10.0
	switch {
	case r.is(j, "e"):
		j++
	case (r.is(j, "x") || r.word(j) == "×") && r.at(j+1).num == 10 && r.is(j+2, "^") && r.at(j+2).glued:
		j += 3
	case r.is(j, "^"):
		j++
		base = n.value
		n.value = 1
	default:
		return numeral{}
	}
	sign := 1.0
	for range 2 {
		if r.at(j).glued && (r.is(j, "+") || r.at(j).lex() == &dash) {
			if r.at(j).lex() == &dash {
				sign = -sign
			}
			j++
		}
	}
	if !r.gluedNumber(j, 0) || r.at(j).digits() > 3 || r.at(j+1).glued && r.at(j+1).kind == word {
		return numeral{}
	}
	v := n.value * math.Pow(base, sign*float64(r.at(j).num))
	if base == 10 { // the nearest number to what is written
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	}
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return numeral{}
	}
	n.value, n.step, n.next = v, 0, j+1
	return n
}

// vulgars are the fractions in one sign.
var vulgars = map[rune]float64{
	'½': 1. / 2, '⅓': 1. / 3, '⅔': 2. / 3, '¼': 1. / 4, '¾': 3. / 4, '⅕': 1. / 5, '⅖': 2. / 5, '⅗': 3. / 5, '⅘': 4. / 5,
	'⅙': 1. / 6, '⅚': 5. / 6, '⅛': 1. / 8, '⅜': 3. / 8, '⅝': 5. / 8, '⅞': 7. / 8, '⅐': 1. / 7, '⅑': 1. / 9, '⅒': 1. / 10,
}

// vulgar is the value of a fraction in one sign, 0 for anything else.
func (r *reader) vulgar(i int) float64 {
	if r.at(i).lex() != &vulgar {
		return 0
	}
	c, _ := utf8.DecodeRuneInString(r.word(i))
	return vulgars[c]
}

// withFraction adds the fraction of 2½ and 2 1/2.
func (r *reader) withFraction(n numeral) numeral {
	if v := r.vulgar(n.next); v > 0 {
		n.value, n.step, n.next, n.fraction = n.value+v, .1, n.next+1, true
		return n
	}
	j := r.hyphen(n.next)
	if a, b, next := r.slash(j); next > 0 && a < b && (j > n.next || !r.at(n.next).glued) {
		n.value, n.step, n.next, n.fraction = n.value+a/b, .1, next, true
	}
	return n
}

// slash reads a/b with a small, plain denominator.
func (r *reader) slash(i int) (a, b float64, next int) {
	t, u := r.at(i), r.at(i+2)
	if t.kind != number || !r.is(i+1, "/") || !r.at(i+1).glued || !r.gluedNumber(i+2, 0) || t.digits() > 2 || u.digits() > 2 {
		return 0, 0, 0
	}
	switch u.num {
	case 2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 64:
		if !(r.is(i+3, "/") && r.at(i+3).glued) {
			return float64(t.num), float64(u.num), i + 3
		}
	}
	return 0, 0, 0
}
