package quantity

import (
	"slices"

	"github.com/recount-news/recount/text"
)

// Find lists the amounts of s in order; none overlap, save that one may stand in
// the words another counts.
func Find(s string) []Quantity {
	var found []Quantity
	r := newReader(s, false)
	for pos := 0; pos < len(s); {
		pos = r.paragraph(pos)
		found = r.find(found)
	}
	return found
}

// find appends the amounts of the paragraph that r holds.
func (r *reader) find(found []Quantity) []Quantity {
	for i := 0; i < len(r.toks); {
		if !r.starts(i) {
			i++
			continue
		}
		if next := r.noAmount(i); next > i {
			i = next
			continue
		}
		q, next := r.quantity(i)
		if next == 0 {
			i = r.after(i)
			continue
		}
		if len(found) == cap(found) { // append grows long slices by less
			found = slices.Grow(found, len(found)+1)
		}
		found = append(found, q)
		i = next
	}
	return found
}

// reader reads the amounts of one paragraph.
type reader struct {
	s     string
	toks  []token
	loose bool // the text is asked for numbers alone: "5 G" is one

	// The numbers read last, which several rules ask for, and their tokens.
	last, lastWhole numeral
	lastAt, wholeAt int

	steps int // phrases and terms tried: the work, which a test bounds
}

// newReader reads s from its beginning.
func newReader(s string, loose bool) reader {
	return reader{s: s, loose: loose, toks: make([]token, 0, min(len(s)/5, 1<<8)+8), lastAt: -1, wholeAt: -1}
}

// paragraph scans the paragraph that begins at byte pos and returns the byte after it.
func (r *reader) paragraph(pos int) int {
	r.toks, pos = scan(r.s, pos, r.toks[:0])
	r.lastAt, r.wholeAt = -1, -1
	return pos
}

const starters = beginners | isHedge

// starts reports whether an amount may begin at token i.
func (r *reader) starts(i int) bool {
	t := &r.toks[i]
	switch {
	case t.kind == number:
		return true
	case t.lex().is&starters == 0:
		return false
	case t.lex() == &dash || t.lex().text == ".": // of "-5" and ".5"
		return !t.glued && (r.at(i+1).kind == number || r.at(i+1).lex().is&isBefore != 0)
	case t.lex().is&isArticle != 0: // most are followed by other words
		n := r.at(i + 1).lex()
		if n.is&beginners == 0 && n.is&isUnit != 0 && r.is(i+2, "and") { // "a mile and a half"
			return true
		}
		if n.is&beginners == 0 {
			_, next := r.hedgeBefore(i)
			return n != &unknown && next > i
		}
	}
	return true
}

// after is the token to go on with when no amount begins at i.
func (r *reader) after(i int) int {
	if r.toks[i].kind == number {
		return r.digitsEnd(i)
	}
	return i + 1
}

// amount is a number with its unit, before hedges are laid on it.
type amount struct {
	kind       Kind
	value      float64
	low, high  float64
	step       float64
	scale      float64 // "million" and the like, for "2-3 million"; 1 where none
	unit       string
	named      string    // the unit as stated
	money      *currency // likewise
	factor     float64   // of the unit as stated to the base unit
	offset     float64
	vague      bool
	adjectival bool // a hyphen joins it to what follows: "30-day"
	middle     int  // of a ratio the token before the whole
	numStart   int  // first token of the number
	numEnd     int  // token after the number
	next       int  // token after the amount; 0 where there is none
}

func (a amount) ok() bool { return a.next > 0 }

// quantity reads the amount that begins at token i with the hedge before it.
func (r *reader) quantity(i int) (q Quantity, next int) {
	h, j := r.hedgeBefore(i)
	if j > i && !r.mayBegin(j) && !r.is(j, "the") {
		return q, 0
	}
	a := r.amount(j)
	if !a.ok() && j > i+1 && r.is(j-1, "than") && r.is(j, "the") { // "higher than the tenth"
		a = r.ordinal(j + 1)
	}
	if !a.ok() || j > i && r.noAmount(j) > j { // "around 1970"
		return q, 0
	}
	b, words := h.bound, text.Span{}
	if j > i {
		words = text.Span{Start: r.at(i).start, End: r.at(j - 1).end}
	}
	next = a.next
	if after, end := r.hedgeAfter(next); end > 0 && (after != orEqual || b == above || b == below) {
		if b = after; after == orEqual {
			b = h.bound + 1 // above to atLeast, below to atMost
		} else {
			words = text.Span{Start: r.at(next).start, End: r.at(end - 1).end}
		}
		next = end
	}
	return r.finish(a, b, words, i, next)
}

// finish makes the quantity of tokens [i, next).
func (r *reader) finish(a amount, b bound, hedge text.Span, i, next int) (q Quantity, _ int) {
	q.Kind, q.Value, q.Low, q.High, q.Step, q.Unit, q.Vague = a.kind, a.value, a.low, a.high, a.step, a.unit, a.vague
	q.Hedge = hedge.Of(r.s)
	q.Stated, q.Named = a.stated()
	numEnd := a.numEnd
	if a.kind != Score && (a.kind != Ordinal || b >= above) {
		q.Low, q.High, q.OpenLow, q.OpenHigh = b.apply(a)
		if other, end, ok := r.otherBound(a, b, next, &q); ok {
			numEnd, next = other, end
		}
	}
	if a.kind == Cardinal || a.kind == Ratio || a.kind == Percent {
		q.Counted = r.counted(a, next)
	}
	q.Span = text.Span{Start: r.at(i).start, End: r.at(next - 1).end}
	q.Number = text.Span{Start: r.at(a.numStart).start, End: r.at(numEnd - 1).end}
	return q, next
}

// stated is the number in the unit that the words name, and that unit.
func (a amount) stated() (float64, string) {
	if a.money != nil {
		return a.value / a.factor, a.money.name
	}
	if a.factor == 0 || a.factor == 1 && a.offset == 0 {
		return a.value, a.named
	}
	return (a.value - a.offset) / a.factor, a.named
}

// otherBound reads the second of two hedged numbers that bound one amount, "more
// than 20 and fewer than 35".
func (r *reader) otherBound(a amount, b bound, i int, q *Quantity) (numEnd, next int, ok bool) {
	if b < above || r.at(i).lex().text != "," && r.at(i).lex().text != "and" && r.at(i).lex().text != "but" {
		return 0, 0, false
	}
	j := i + 1
	if r.is(i, ",") && (r.is(j, "and") || r.is(j, "but")) {
		j++
	}
	h, k := r.hedgeBefore(j)
	if a.kind == Ordinal && r.is(k, "the") {
		k++
	}
	if k == j || h.bound < above || (h.bound <= atLeast) == (b <= atLeast) {
		return 0, 0, false
	}
	c := r.plainAmount(k)
	for _, read := range []func(*reader, int) amount{(*reader).fraction, (*reader).ordinal} {
		if d := read(r, k); d.ok() && d.kind == a.kind {
			c = d
		}
	}
	if !c.ok() || c.kind != a.kind || c.unit != a.unit && a.unit != "" {
		return 0, 0, false
	}
	low, high, openLow, openHigh := h.bound.apply(c)
	if b <= atLeast {
		low, openLow = q.Low, q.OpenLow
	} else {
		high, openHigh = q.High, q.OpenHigh
	}
	if low >= high {
		return 0, 0, false
	}
	q.Low, q.High, q.OpenLow, q.OpenHigh, q.Value = low, high, openLow, openHigh, (low+high)/2
	q.Stated = q.Value / max(a.factor, 1e-300)
	return c.numEnd, c.next, true
}

// beginners are the words that may begin an amount behind a hedge.
const beginners = isDigit | isScale | isDozen | isOrdinal | isFraction | isVague | isBefore | isCode | isArticle | isOpener

// mayBegin reports whether an amount may begin at token i behind a hedge.
func (r *reader) mayBegin(i int) bool {
	t := r.at(i)
	return t.kind == number || t.lex().is&beginners != 0
}

// amount reads a number and what makes it an amount of something.
func (r *reader) amount(i int) amount {
	for _, read := range r.readersAt(i) {
		if a := read(r, i); a.ok() {
			return r.twice(a)
		}
	}
	return amount{}
}

// The readers of amounts, the most particular first, by what the first token is.
var (
	aloneReaders   = []func(*reader, int) amount{(*reader).age, (*reader).ratio, (*reader).fraction, (*reader).span}
	digitReaders   = []func(*reader, int) amount{(*reader).ordinal, (*reader).score, (*reader).age, (*reader).ratio, (*reader).fraction, (*reader).span}
	wordReaders    = []func(*reader, int) amount{(*reader).ordinal, (*reader).age, (*reader).ratio, (*reader).fraction, (*reader).span}
	articleReaders = []func(*reader, int) amount{(*reader).ordinal, (*reader).age, (*reader).ratio, (*reader).fraction, (*reader).span, (*reader).vagueNumber, (*reader).unitAndPart}
	partReaders    = []func(*reader, int) amount{(*reader).fraction, (*reader).span, (*reader).ordinal, (*reader).vagueNumber}
	otherReaders   = []func(*reader, int) amount{(*reader).rank, (*reader).age, (*reader).ratio, (*reader).fraction, (*reader).between, (*reader).span, (*reader).percentOf}
)

func (r *reader) readersAt(i int) []func(*reader, int) amount {
	t := r.at(i)
	switch {
	case t.kind == number && !r.at(i+1).glued && r.at(i+1).kind != number: // no 5th, no 6-3
		return aloneReaders
	case t.kind == number:
		return digitReaders
	case t.lex().is&(isDigit|isScale) != 0:
		return wordReaders
	case t.lex().is&isArticle != 0:
		return articleReaders
	case t.lex().is&(isFraction|isOrdinal|isVague|isDozen) != 0:
		return partReaders
	}
	return otherReaders
}

// at is token i, or an empty mark outside the text.
func (r *reader) at(i int) *token {
	if uint(i) < uint(len(r.toks)) {
		return &r.toks[i]
	}
	return &outside
}

var outside = token{num: -1}

// is reports whether token i is the word or mark s, in lower case. Only what
// the lexicon lists can be asked for.
func (r *reader) is(i int, s string) bool { return r.at(i).lex().text == s }

// word is the text of token i.
func (r *reader) word(i int) string { return r.s[r.at(i).start:r.at(i).end] }

// hyphen skips a dash at i that joins two words: "two-thirds".
func (r *reader) hyphen(i int) int {
	if r.at(i).lex() == &dash && r.at(i).glued && r.at(i+1).glued {
		return i + 1
	}
	return i
}

// gluedNumber reports whether token i is a number of that many digits, any
// where digits is 0, without a blank before it.
func (r *reader) gluedNumber(i, digits int) bool {
	t := r.at(i)
	return t.kind == number && t.glued && (digits == 0 || t.digits() == digits)
}
