package quantity

import "github.com/recount-news/recount/text"

// Form is how a number is written.
type Form string

// The forms of numbers.
const (
	Plain    Form = "plain"    // 35, 1.2 million, two point five, 12e3
	Fraction Form = "fraction" // two thirds, 3/4, a million and a half
	Share    Form = "share"    // two out of five
	Place    Form = "place"    // second, 21st; Number.From tells where counting begins
)

// Origin is where a place in an order is counted from.
type Origin string

// The origins of counting.
const (
	FromStart Origin = "start"
	FromEnd   Origin = "end"  // "last" is 0, "the last but one" -1
	FromHere  Origin = "here" // "next" is 1, "current" 0, "previous" -1
)

// Number is one number as it is written.
type Number struct {
	Span  text.Span
	Form  Form
	Value float64
	From  Origin // of a place
}

// Numbers lists the numbers that are written in s, in digits or in words,
// whatever they are a part of: those of dates, names and amounts of money, too.
// What they are amounts of is told by [Find].
//
// A number that letters continue, as in "180ml" and "MH17", is none; "10k" and
// "2M" are.
func Numbers(s string) []Number {
	var found []Number
	r := newReader(s, true)
	for pos := 0; pos < len(s); {
		pos = r.paragraph(pos)
		for i := 0; i < len(r.toks); {
			n, next := r.number(i)
			if next <= i {
				i = max(i+1, -next)
				continue
			}
			n.Span = text.Span{Start: r.at(i).start, End: r.at(next - 1).end}
			found = append(found, n)
			i = next
		}
	}
	return found
}

const numberStarters = isDigit | isScale | isDozen | isOrdinal | isFraction | isArticle | isOpener | isPlace

// number reads the number that begins at i. Where there is none, next is 0 or
// the negative of the token to go on with.
func (r *reader) number(i int) (n Number, next int) {
	t := r.at(i)
	if t.kind != number && t.lex().is&numberStarters == 0 {
		return n, 0
	}
	if p, next := r.placeAt(i); next > 0 {
		return Number{Form: Place, Value: p.n, From: p.from}, next
	}
	if v, next := r.ordinalValue(i); next > 0 {
		return Number{Form: Place, Value: v, From: FromStart}, next
	}
	if t.kind == number && (r.at(i-1).kind == word && t.glued) {
		return n, -r.digitsEnd(i)
	}
	if r.is(i, "one") && r.noWordAmount(i) > i && !r.is(i-1, "another") {
		return n, 0
	}
	for _, read := range numberReaders {
		if n, next := read(r, i); next > 0 {
			return n, next
		}
	}
	if t.kind == number {
		return n, -r.digitsEnd(i)
	}
	return n, 0
}

var numberReaders = []func(*reader, int) (Number, int){(*reader).shareNumber, (*reader).fractionNumber, (*reader).plainNumber}

// shareNumber reads "two out of five".
func (r *reader) shareNumber(i int) (Number, int) {
	a := r.ratio(i)
	if !a.ok() || r.is(a.middle, "of") && !r.is(a.middle-1, "out") {
		return Number{}, 0
	}
	return Number{Form: Share, Value: a.value}, a.next
}

// fractionNumber reads fractions less than one, and of a scale: "two thirds of a
// million".
func (r *reader) fractionNumber(i int) (Number, int) {
	j := r.minus(i)
	sign := 1.0
	if j > i {
		sign = -1
	}
	if a, b, ok := r.over(i); ok {
		return Number{Form: Fraction, Value: sign * a.value / b.value}, b.next
	}
	v, next := r.fractionWords(j)
	if next == 0 {
		a, b, end := r.slash(j)
		if end == 0 || r.at(end).glued && r.at(end).kind != mark || r.is(j-1, "/") {
			return Number{}, 0
		}
		v, next = a/b, end
	}
	k := next
	if r.is(k, "of") && r.at(k+1).lex().is&isArticle != 0 {
		k += 2
	}
	if s, end := r.scales(k, numeral{value: 1}); s > 1 {
		v, next = v*s, end
	}
	return Number{Form: Fraction, Value: sign * v}, next
}

// plainNumber reads all other numbers.
func (r *reader) plainNumber(i int) (Number, int) {
	if r.is(i, "point") && r.at(i-1).kind == mark { // "point five"
		if n := r.point(numeral{scale: 1, next: i}); n.value > 0 {
			return Number{Form: Plain, Value: n.value}, n.next
		}
	}
	n := r.numeral(i)
	if !n.ok() || n.digits && r.at(n.next).glued && r.at(n.next).kind == word {
		return Number{}, 0
	}
	form := Plain
	if n.fraction {
		form = Fraction
	}
	return Number{Form: form, Value: n.value}, n.next
}
