package quantity

import (
	"math"
	"strconv"
	"strings"
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

// numeral reads the number at i with its scale.
func (r *reader) numeral(i int) numeral {
	switch t := r.at(i); {
	case t.kind == number, r.is(i, ".") && r.gluedNumber(i+1, 0) && !t.glued:
		return r.digitNumeral(i)
	case r.vulgar(i) > 0:
		return r.scaled(numeral{value: r.vulgar(i), step: .01, scale: 1, next: i + 1})
	case t.lex.is&(isDigit|isScale|isDozen) != 0:
		return r.wordNumeral(i)
	case t.lex.is&isArticle != 0 && r.at(i+1).lex.is&(isScale|isDozen) != 0:
		return r.wordNumeral(i + 1)
	case r.is(i, "half") && r.at(i+1).lex.is&isArticle != 0 && r.at(i+2).lex.is&(isScale|isDozen) != 0:
		l := r.at(i + 2).lex
		return numeral{value: l.n / 2, step: l.n / 2, scale: l.n, words: true, next: i + 3}
	}
	return numeral{}
}

// digitsEnd is the token after the digits, groups and decimals that begin at i.
func (r *reader) digitsEnd(i int) int {
	for i++; ; i++ {
		t := r.at(i)
		if t.kind == number && t.glued {
			continue
		}
		if (r.is(i, ",") || r.is(i, ".")) && t.glued && r.gluedNumber(i+1, 0) {
			continue
		}
		return i
	}
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

// vulgar is the value of a fraction in one sign: ½. It is 0 for anything else.
func (r *reader) vulgar(i int) float64 {
	t := r.at(i)
	if t.kind != mark || t.end-t.start < 2 {
		return 0
	}
	switch r.word(i) {
	case "½":
		return .5
	case "¼":
		return .25
	case "¾":
		return .75
	case "⅓":
		return 1. / 3
	case "⅔":
		return 2. / 3
	}
	return 0
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
	case l.is&isDozen != 0 && j == n.next:
		n = n.times(l.n, j+1)
	case r.at(n.next).glued && r.at(n.next).kind == word:
		switch r.word(n.next) {
		case "bn", "BN", "Bn":
			n = n.times(1e9, n.next+1)
		case "tn", "trn":
			n = n.times(1e12, n.next+1)
		case "mn":
			n = n.times(1e6, n.next+1)
		case "k", "K":
			n = n.times(1e3, n.next+1)
		}
	}
	if end := r.andHalf(n.next); end > 0 {
		n.value, n.step, n.next = n.value+n.scale/2, n.scale/10, end
	}
	return n
}

// andHalf reads "and a half" and "and one-half": the token after it, or 0.
func (r *reader) andHalf(i int) int {
	if !r.is(i, "and") || !r.is(i+1, "a") && !r.is(i+1, "one") {
		return 0
	}
	if j := r.hyphen(i + 2); r.is(j, "half") {
		return j + 1
	}
	return 0
}

func (n numeral) times(scale float64, next int) numeral {
	n.value, n.step, n.scale, n.next = n.value*scale, n.step*scale, n.scale*scale, next
	return n
}

// wordNumeral reads a number in words.
func (r *reader) wordNumeral(i int) numeral {
	total, group, scale := 0.0, 0.0, 1.0
	next := i
	last := lexeme{}
	for total < 1e15 {
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
	if end := r.andHalf(next); end > 0 {
		n.value, n.step, n.next = n.value+scale/2, scale/10, end
		if l := r.at(n.next).lex; l.is&isScale != 0 && scale == 1 {
			n = n.times(l.n, n.next+1)
		}
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
	if r.is(i, "and") && r.andHalf(i) == 0 && last.is&isScale != 0 && r.at(i+1).lex.is&isDigit != 0 {
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
