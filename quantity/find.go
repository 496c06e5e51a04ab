package quantity

import "github.com/recount-news/recount/text"

// Find lists the amounts of s in order; none overlap, save that one may stand in
// the words another counts.
func Find(s string) []Quantity {
	r := reader{s: s, toks: scan(s, make([]token, 0, len(s)/4+8))}
	var found []Quantity
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
		found = append(found, q)
		i = next
	}
	return found
}

// reader reads the amounts of one text.
type reader struct {
	s    string
	toks []token
}

const starters = isDigit | isScale | isDozen | isOrdinal | isFraction | isVague | isHedge | isMoney | isArticle | isOpener

// starts reports whether an amount may begin at token i.
func (r *reader) starts(i int) bool {
	t := &r.toks[i]
	if t.lex == &dash || t.lex.text == "." { // of "-5" and ".5"
		return !t.glued && r.gluedNumber(i+1, 0)
	}
	return t.kind == number || t.lex.is&starters != 0
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
	factor     float64 // of the unit as stated to the base unit
	offset     float64
	vague      bool
	adjectival bool // a hyphen joins it to what follows: "30-day"
	numStart   int  // first token of the number
	numEnd     int  // token after the number
	next       int  // token after the amount; 0 where there is none
}

func (a amount) ok() bool { return a.next > 0 }

// quantity reads the amount that begins at token i with the hedge before it.
func (r *reader) quantity(i int) (q Quantity, next int) {
	h, j := r.hedgeBefore(i)
	a := r.amount(j)
	if !a.ok() || j > i && r.noAmount(j) > j { // "around 1970"
		return q, 0
	}
	bound := h.bound
	words := text.Span{}
	if j > i {
		words = text.Span{Start: r.at(i).start, End: r.at(j - 1).end}
	}
	next = a.next
	if b, end := r.hedgeAfter(next); end > 0 {
		bound, words = b, text.Span{Start: r.at(next).start, End: r.at(end - 1).end}
		next = end
	}
	if a.kind == Cardinal || a.kind == Ratio || a.kind == Percent {
		q.Counted = r.counted(a, next)
	}
	q.Span = text.Span{Start: r.at(i).start, End: r.at(next - 1).end}
	q.Number = text.Span{Start: r.at(a.numStart).start, End: r.at(a.numEnd - 1).end}
	q.Kind, q.Value, q.Low, q.High = a.kind, a.value, a.low, a.high
	q.Step, q.Unit, q.Vague = a.step, a.unit, a.vague
	q.Hedge = words.Of(r.s)
	if a.kind != Ordinal && a.kind != Score {
		q.Low, q.High = bound.apply(q.Low, q.High, a.offset)
	}
	return q, next
}

// amount reads a number and what makes it an amount of something.
func (r *reader) amount(i int) amount {
	for _, read := range amounts {
		if a := read(r, i); a.ok() {
			return r.twice(a)
		}
	}
	return amount{}
}

// amounts are the readers of amounts, the most particular first.
var amounts = []func(*reader, int) amount{
	(*reader).rank,
	(*reader).score,
	(*reader).age,
	(*reader).ratio,
	(*reader).fraction,
	(*reader).between,
	(*reader).span,
	(*reader).ordinal,
	(*reader).vagueNumber,
}

// at is token i, or an empty mark outside the text.
func (r *reader) at(i int) *token {
	if uint(i) < uint(len(r.toks)) {
		return &r.toks[i]
	}
	return &outside
}

var outside = token{lex: &unknown, num: -1}

// is reports whether token i is the word or mark s, in lower case. Only what
// the lexicon lists can be asked for.
func (r *reader) is(i int, s string) bool { return r.at(i).lex.text == s }

// word is the text of token i.
func (r *reader) word(i int) string { return r.s[r.at(i).start:r.at(i).end] }

// hyphen skips a dash at i that joins two words: "two-thirds".
func (r *reader) hyphen(i int) int {
	if r.is(i, "-") && r.at(i).glued && r.at(i+1).glued {
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
