package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Numbers, in digits or in words: 1,000 · 940 000 · 2.5 · 2½ · 2 1/2 · 1.2
// million · twenty-three · two hundred and five thousand · half a million · a
// million and a half · a dozen.

// numeral is one number.
type numeral struct {
	value float64 // with the scale
	step  float64 // worth of the last digit stated
	scale float64 // 1 where none
	words bool
	next  int // token after it; 0 where there is none
}

func (n numeral) ok() bool { return n.next > 0 }

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
	case r.is(i, "-") && !t.glued && r.gluedNumber(i+1, 0) && t.end-t.start != len("—"), r.word(i) == "−" && r.gluedNumber(i+1, 0):
		return i + 1
	}
	return i
}

// unsigned reads the number at i with its scale.
func (r *reader) unsigned(i int) numeral {
	switch t := r.at(i); {
	case t.kind == number, r.is(i, ".") && r.gluedNumber(i+1, 0) && !t.glued:
		return r.digitNumeral(i)
	case t.lex == &vulgar:
		return r.scaled(numeral{value: r.vulgar(i), step: .01, scale: 1, next: i + 1})
	case t.lex.is&(isDigit|isScale|isDozen) != 0:
		return r.wordNumeral(i)
	case t.lex.is&isArticle != 0 && r.at(i+1).lex.is&(isScale|isDozen) != 0:
		return r.wordNumeral(i + 1)
	case r.is(i, "half"):
		j := r.hyphen(i + 1)
		if r.at(j).lex.is&isArticle != 0 {
			j = r.hyphen(j + 1)
		}
		if l := r.at(j).lex; l.is&(isScale|isDozen) != 0 {
			return numeral{value: l.n / 2, step: l.n / 2, scale: l.n, words: true, next: j + 1}
		}
	}
	return numeral{}
}

// digitsEnd is the token after the digits, groups and decimals that begin at i,
// or a later one of a number too long to be one.
func (r *reader) digitsEnd(i int) int {
	last := i + 2*mostDigits
	for i++; i < last; i++ {
		t := r.at(i)
		if t.kind == number && t.glued {
			continue
		}
		if (r.is(i, ",") || r.is(i, ".")) && t.glued && r.gluedNumber(i+1, 0) {
			continue
		}
		break
	}
	return i
}

// mostDigits is the length of the longest number read: float64 counts no
// further, and longer ones are keys and telephone numbers.
const mostDigits = 15

// digitNumeral reads a number in digits.
func (r *reader) digitNumeral(i int) numeral {
	var buf [mostDigits + 1]byte
	digits := buf[:0]
	next := i
	if r.at(i).kind == number {
		digits, next = r.groups(digits, i)
	}
	if next == 0 || len(digits) > mostDigits {
		return numeral{}
	}
	decimals := 0
	if r.is(next, ".") && (r.at(next).glued || next == i) && r.gluedNumber(next+1, 0) {
		fraction := r.word(next + 1)
		if len(digits)+len(fraction) > mostDigits || r.is(next+2, ".") && r.gluedNumber(next+3, 0) {
			return numeral{}
		}
		digits = append(append(digits, '.'), fraction...)
		decimals, next = len(fraction), next+2
	}
	v, err := strconv.ParseFloat(string(digits), 64)
	if err != nil {
		return numeral{}
	}
	n := numeral{value: v, step: lastDigit(v, decimals), scale: 1, next: next}
	return r.scaled(r.withFraction(n))
}

// groups reads digits with their thousands marks: 1,000 and 940 000, and the
// Indian 12,34,000.
func (r *reader) groups(digits []byte, i int) ([]byte, int) {
	first := r.at(i)
	if first.digits() > mostDigits {
		return nil, 0
	}
	digits = append(digits, r.word(i)...)
	next := i + 1
	for r.is(next, ",") && r.at(next).glued && r.gluedNumber(next+1, 0) {
		if n := r.at(next + 1).digits(); n != 3 && !(n == 2 && r.is(next+2, ",")) {
			break
		}
		if len(digits) > mostDigits-3 {
			return nil, 0
		}
		digits = append(digits, r.word(next+1)...)
		next += 2
	}
	if next > i+1 || first.digits() > 3 || r.at(i-1).lex.is&isTime != 0 {
		return digits, next
	}
	for r.spaced(next) && len(digits) <= mostDigits-3 {
		digits = append(digits, r.word(next)...)
		next++
	}
	return digits, next
}

// spaced reports whether token i is a group of three digits that one blank
// parts from the digits before.
func (r *reader) spaced(i int) bool {
	t := r.at(i)
	if t.kind != number || t.digits() != 3 || t.glued {
		return false
	}
	gap := r.s[r.at(i-1).end:t.start]
	after := r.at(i + 1)
	return !strings.ContainsAny(gap, "\n\r\t") && len([]rune(gap)) == 1 && (after.kind != number || after.digits() == 3)
}

// lastDigit is the worth of the last digit of v as stated: trailing zeros
// before the point do not count.
func lastDigit(v float64, decimals int) float64 {
	if decimals > 0 {
		return math.Pow10(-decimals)
	}
	step := 1.0
	for v != 0 && step < 1e15 && math.Mod(v, step*10) == 0 {
		step *= 10
	}
	return step
}

// vulgars are the fractions in one sign.
var vulgars = map[rune]float64{
	'½': 1. / 2, '⅓': 1. / 3, '⅔': 2. / 3, '¼': 1. / 4, '¾': 3. / 4, '⅕': 1. / 5, '⅖': 2. / 5, '⅗': 3. / 5, '⅘': 4. / 5,
	'⅙': 1. / 6, '⅚': 5. / 6, '⅛': 1. / 8, '⅜': 3. / 8, '⅝': 5. / 8, '⅞': 7. / 8,
}

// vulgar is the value of a fraction in one sign, 0 for anything else.
func (r *reader) vulgar(i int) float64 {
	if r.at(i).lex != &vulgar {
		return 0
	}
	c, _ := utf8.DecodeRuneInString(r.word(i))
	return vulgars[c]
}

// withFraction adds the fraction of 2½ and 2 1/2.
func (r *reader) withFraction(n numeral) numeral {
	if v := r.vulgar(n.next); v > 0 {
		n.value, n.step, n.next = n.value+v, .1, n.next+1
		return n
	}
	j := r.hyphen(n.next)
	if a, b, next := r.slash(j); next > 0 && a < b && !r.at(n.next).glued || next > 0 && j > n.next && a < b {
		n.value, n.step, n.next = n.value+a/b, .1, next
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
	case 2, 3, 4, 5, 8, 10, 16:
		if !r.is(i+3, "/") {
			return float64(t.num), float64(u.num), i + 3
		}
	}
	return 0, 0, 0
}

// scaled multiplies n by the scale after it: "million", "bn", "-million".
func (r *reader) scaled(n numeral) numeral {
	j := r.hyphen(n.next)
	l := r.at(j).lex
	switch {
	case l.is&isScale != 0:
		n = n.times(l.n, j+1)
		for l := r.at(n.next).lex; l.is&isScale != 0; l = r.at(n.next).lex {
			n = n.times(l.n, n.next+1)
		}
	case l.is&isDozen != 0 && j == n.next, r.is(j, "dozens"):
		n = n.times(12, j+1)
	case r.at(n.next).glued && r.at(n.next).kind == word:
		switch r.word(n.next) {
		case "bn", "BN", "Bn":
			n = n.times(1e9, n.next+1)
		case "tn", "trn":
			n = n.times(1e12, n.next+1)
		case "mn", "mil", "M":
			n = n.times(1e6, n.next+1)
		case "k", "K":
			n = n.times(1e3, n.next+1)
		}
	}
	return r.withPart(n)
}

// withPart adds the "and a half" or "and three quarters" that follows n, of its
// scale: "a million and a half".
func (r *reader) withPart(n numeral) numeral {
	if v, end := r.andPart(n.next); end > 0 && n.value == math.Trunc(n.value) {
		n.value, n.step, n.next = n.value+v*n.scale, n.scale/10, end
	}
	return n
}

// andPart reads "and a half", "and one-half", "and three quarters": the share and
// the token after it, which is 0 where there is none.
func (r *reader) andPart(i int) (v float64, next int) {
	if !r.is(i, "and") {
		return 0, 0
	}
	if a := r.plainFraction(i + 1); a.ok() {
		return a.value, a.next
	}
	return 0, 0
}

func (n numeral) times(scale float64, next int) numeral {
	n.value, n.step, n.scale, n.next = n.value*scale, n.step*scale, n.scale*scale, next
	return n
}

// longestNumber is how many words a number may have.
const longestNumber = 16

// wordNumeral reads a number in words.
func (r *reader) wordNumeral(i int) numeral {
	total, group, scale := 0.0, 0.0, 1.0
	next := i
	last := lexeme{}
	for total < 1e15 && next < i+longestNumber {
		l := r.at(next).lex
		ok := false
		switch {
		case l.is&isDigit != 0:
			if ok = fits(group, l.n, last); ok {
				group += l.n
			}
		case l.is&isDozen != 0:
			if ok = last.is&isScale == 0; ok {
				group = max(group, 1) * l.n
			}
		case l.is&isScale != 0 && l.n == 100:
			if ok = group < 100; ok {
				group = max(group, 1) * 100
			}
		case l.is&isScale != 0:
			ok = true
			scale = l.n
			if group == 0 && total > 0 { // "hundred thousand million"
				total *= l.n
			} else {
				total, group = total+max(group, 1)*l.n, 0
			}
		}
		if !ok {
			break
		}
		last = *l
		next = r.joint(next+1, last)
	}
	next = r.unjoin(next)
	v := total + group
	n := numeral{value: v, step: lastDigit(v, 0), scale: scale, words: true, next: next}
	n = r.withPart(r.point(n))
	if l := r.at(n.next).lex; l.is&isScale != 0 && scale == 1 { // "one and a half million"
		n = n.times(l.n, n.next+1)
	}
	return n
}

// point reads the decimals of "two point five".
func (r *reader) point(n numeral) numeral {
	if !r.is(n.next, "point") || n.scale > 1 {
		return n
	}
	j := n.next + 1
	for ; r.at(j).lex.is&isDigit != 0 && r.at(j).lex.n < 10 && n.step > 1e-9; j++ {
		n.step /= 10
		if j == n.next+1 {
			n.step = .1
		}
		n.value += r.at(j).lex.n * n.step
	}
	if j > n.next+1 {
		n.next = j
	}
	return n
}

// fits reports whether a word worth n can follow a group: "twenty" takes
// "three" but not "thirteen", "hundred" takes either.
func fits(group, n float64, last lexeme) bool {
	switch {
	case group == 0:
		return true
	case last.is&isDigit != 0:
		return last.n >= 20 && n >= 1 && n < 10
	}
	return last.n == 100
}

// joint skips the hyphen or "and" between two words of a number.
func (r *reader) joint(i int, last lexeme) int {
	if j := r.hyphen(i); j > i {
		return j
	}
	if _, part := r.andPart(i); part == 0 && r.is(i, "and") && last.is&isScale != 0 && r.at(i+1).lex.is&isDigit != 0 {
		return i + 1
	}
	return i
}

// unjoin steps back over a joint that no number followed.
func (r *reader) unjoin(i int) int {
	if r.is(i-1, "-") || r.is(i-1, "and") {
		return i - 1
	}
	return i
}
