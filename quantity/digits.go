package quantity

import (
	"math"
	"unicode/utf8"
)

// Numbers in digits, with the thousands marks and decimal points of all habits: 1,000,
// 1.000,50, 1 000, 1'000, 12,34,567.

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

// digitNumeral reads a number in digits, with its exponent or fraction.
func (r *reader) digitNumeral(i int) numeral {
	var buf [mostDigits + 1]byte
	digits, decimals, next := r.decimal(buf[:0], i)
	if next == 0 || len(digits) > mostDigits+1 {
		return numeral{}
	}
	v := float64(integer(digits)) / math.Pow10(decimals) // both exact, so the nearest number
	n := numeral{value: v, step: lastDigit(v, decimals), scale: 1, digits: true, next: next}
	if p := r.power(n); p.ok() {
		return p
	}
	return r.withFraction(n)
}

// integer is the number that digits make without their point.
func integer(digits []byte) (n int64) {
	for _, c := range digits {
		if c != '.' {
			n = n*10 + int64(c-'0')
		}
	}
	return n
}

// decimal appends the digits of a number, its thousands marks left out and its
// decimal mark a point; it tells how many decimals it has.
func (r *reader) decimal(digits []byte, i int) (_ []byte, decimals, next int) {
	next = i
	thousands := byte(0)
	if r.at(i).kind == number {
		if digits, next, thousands = r.groups(digits, i); next == 0 {
			return nil, 0, 0
		}
	}
	m := r.at(next)
	if !(m.glued || next == i) || !r.gluedNumber(next+1, 0) || m.kind != mark {
		return digits, 0, next
	}
	c := r.s[m.start]
	fraction := r.word(next + 1)
	again := r.at(next+2).glued && r.at(next+2).kind == mark && r.s[r.at(next+2).start] == c && r.gluedNumber(next+3, 0)
	switch {
	case r.chained(i):
	case again || len(digits)+len(fraction) > mostDigits:
		if c == '.' && thousands != '.' && !r.loose {
			return nil, 0, 0
		}
	case c == '.' && thousands != '.', c == ',' && thousands != ',' && len(fraction) != 3 && next > i && !r.listed(next):
		digits = append(append(digits, '.'), fraction...)
		return digits, len(fraction), next + 2
	}
	return digits, 0, next
}

// chained reports whether token i goes on after a number and a point, as in an
// address of the Internet.
func (r *reader) chained(i int) bool {
	return r.at(i).glued && r.is(i-1, ".") && r.at(i-1).glued && r.at(i-2).kind == number
}

// listed reports whether the comma at i parts two items of a list, as in
// "1,2" or "rooms 12,14": it is a decimal mark only before two digits that
// nothing but the end of a phrase follows.
func (r *reader) listed(i int) bool {
	return r.at(i+1).digits() < 2 || r.at(i+2).glued && r.at(i+2).kind == mark && r.at(i+3).glued && r.at(i+3).kind == number ||
		r.at(i+1).digits() > 3
}

// groups reads digits with their thousands marks: 1,000 and 940 000, the
// Indian 12,34,000 and, where a decimal comma follows, 1.000,50. It tells the
// mark.
func (r *reader) groups(digits []byte, i int) ([]byte, int, byte) {
	first := r.at(i)
	if first.digits() > mostDigits {
		return nil, 0, 0
	}
	digits = append(digits, r.word(i)...)
	for _, mark := range [...]string{",", ".", "'"} {
		next := i + 1
		if mark == "." && !r.continental(i) {
			continue
		}
		for r.is(next, mark) && r.at(next).glued && r.gluedNumber(next+1, 0) {
			if n := r.at(next + 1).digits(); n != 3 && !(n == 2 && mark == "," && r.is(next+2, ",") && r.at(next+2).glued && r.at(next+3).kind == number && r.at(next+3).glued) {
				break
			}
			if len(digits) > mostDigits-3 {
				return nil, 0, 0
			}
			digits = append(digits, r.word(next+1)...)
			next += 2
		}
		if next > i+1 {
			return digits, next, mark[0]
		}
	}
	next := i + 1
	if first.digits() > 3 || r.at(i-1).lex().is&isTime != 0 {
		return digits, next, 0
	}
	for r.spaced(next) && len(digits) <= mostDigits-3 {
		digits = append(digits, r.word(next)...)
		next++
	}
	return digits, next, 0
}

// continental reports points as thousands marks: there are two or more, or a
// decimal comma closes them.
func (r *reader) continental(i int) bool {
	j, marks := i+1, 0
	for r.is(j, ".") && r.at(j).glued && r.gluedNumber(j+1, 3) {
		marks++
		j += 2
	}
	if r.at(j).glued && r.is(j, ".") && r.gluedNumber(j+1, 0) {
		return false
	}
	return r.at(i).digits() <= 3 && (marks > 1 || marks == 1 && r.is(j, ",") && r.at(j).glued && r.gluedNumber(j+1, 0) && r.at(j+1).digits() != 3)
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
	return utf8.RuneCountInString(gap) == 1 && gap[0] != '\n' && gap[0] != '\r' && gap[0] != '\t' && (after.kind != number || after.digits() == 3)
}

// lastDigit is the worth of the last digit of v as stated: trailing zeros
// before the point do not count.
func lastDigit(v float64, decimals int) float64 {
	if decimals > 0 {
		return math.Pow10(-decimals)
	}
	if v == 0 || v >= 1<<53 {
		return 1
	}
	step := 1.0
	for n := int64(v); n%10 == 0; n /= 10 {
		step *= 10
	}
	return step
}
