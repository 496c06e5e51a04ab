package timex

import (
	"time"

	"github.com/recount-news/recount/text"
)

// Finder finds time expressions with what the caller knows of the text. The
// zero value knows nothing.
type Finder struct {
	// Anchor is the moment the text was published; only its calendar date, in
	// its own time zone, is used. Zero means unknown: nothing is guessed then.
	Anchor time.Time

	// Tense, where given, tells the tense of the clause around a byte of the
	// text, and so whether "Thursday" is the last one or the next. Where it is
	// nil or answers [NoTense] the words nearby decide.
	Tense func(offset int) Tense
}

// Find lists the time expressions of s in order; none overlap. Anchor is the
// moment s was published, or zero where that is unknown. It takes time linear
// in the length of s.
func Find(s string, anchor time.Time) []Time { return Finder{Anchor: anchor}.Find(s) }

// Find lists the time expressions of s in order; none overlap.
func (f Finder) Find(s string) []Time {
	r := reader{s: s, tense: f.Tense}
	if !f.Anchor.IsZero() {
		r.anchor = period{unit: day, begin: date(f.Anchor.Date())}
	}
	toks := scan(s, make([]token, 0, len(s)/4+8))
	var found []Time
	for len(toks) > 0 {
		n := 1
		for n < len(toks) && !toks[n].broken {
			n++
		}
		r.toks, r.lastNext, r.lastDayNext, r.lastHand = toks[:n], 0, 0, hand{}
		r.block++
		found = r.paragraph(found)
		toks = toks[n:]
	}
	return r.agree(found)
}

// reader reads one text, a block (a paragraph: the tokens between two empty lines)
// at a time.
type reader struct {
	s           string
	toks        []token
	anchor      period    // day of publication
	last        period    // last stretch named, for "the next day"; zero at the start
	lastNext    int       // token after the words that named it
	lastBlock   int       // block of these words
	block       int       // number of the block being read
	lastHand    hand      // last clock time read; its next is the token after it
	lastHandDay time.Time // day it was put on
	lastDay     period    // last expression for one day, on the calendar or not
	lastDayNext int       // token after it, in this block
	quarter     period    // last quarter named outright, for "the quarter" and "a year earlier"
	guesses     []guess
	tense       func(int) Tense
	steps       int // rules and numbers tried: the work, which a test bounds
}

// reading is what a rule made of the tokens before next. Value and bounds come
// from the period, unless the rule gives its own.
type reading struct {
	next       int // 0: the rule does not apply
	typ        Type
	period     period
	value      string
	mod        string
	begin, end time.Time
	relative   bool
	assumed    bool // clock times: the day was not said
	hand       hand // clock times alone
	year       yearChoice
	echo       bool // reckoned from what the text named before: names nothing new
}

func (x reading) ok() bool { return x.next > 0 }

// longer is the reading that reaches further, x where they reach equally far.
func (x reading) longer(y reading) reading {
	if y.next > x.next {
		return y
	}
	return x
}

// rule reads the expression that begins at a token. It is tried only where the
// token has one of the classes in starts; numbers count as cardinals.
type rule struct {
	starts class
	read   func(*reader, int) reading
}

// rules are all rules; the longest reading wins, then the first.
var rules = []rule{
	{isCardinal | isOpener | isHedge | isHand | isArticle | isEdge, (*reader).clock},
	{isCardinal | isOrdinal | isMonth | isWeekday | isArticle | isShift | isEdge, (*reader).calendarDate},
	{isCardinal | isArticle | isOpener, (*reader).yearDate},
	{isDayWord | isWeekday | isShift | isArticle, (*reader).dayDate},
	{isPart | isEdge | isArticle, (*reader).partDate},
	{isShift | isArticle | isUnit | isOpener, (*reader).relativeDate},
	{isArticle | isUnit, (*reader).yearAgo},
	{isSeason | isOrdinal | isArticle | isOpener | isShift | isUnit, (*reader).seasonDate},
	{isHoliday | isShift | isWeekday, (*reader).holidayDate},
	{isEdge | isArticle | isOpener, (*reader).edgeDate},
	{isHedge, (*reader).hedgedDate},
	{isSet | isWeekday | isHedge | isCardinal | isArticle | isPart | isHand, (*reader).set},
	{isCardinal | isSome | isArticle | isHedge | isUnit | isOpener | isShift, (*reader).spanOfTime},
	{isVague | isArticle | isShift | isOpener | isUnit | isHedge, (*reader).vague},
}

// paragraph appends the expressions of r.toks.
func (r *reader) paragraph(found []Time) []Time {
	for i := 0; i < len(r.toks); {
		x := r.withHand(r.read(i))
		if !x.ok() {
			i++
			continue
		}
		r.remember(x)
		if x.year != noYear {
			r.guesses = append(r.guesses, guess{len(found), x.year})
		}
		found = append(found, r.time(i, x))
		i = x.next
	}
	return found
}

// remember keeps what later expressions are reckoned from.
func (r *reader) remember(x reading) {
	if x.typ == Date && x.period.unit == day && x.value == "" {
		r.lastDay, r.lastDayNext = x.period, x.next
	}
	r.lastHand = x.hand
	if x.hand.ok() {
		r.lastHand.next, r.lastHandDay = x.next, midnight(x.begin)
	}
	if x.typ == Clock && x.period.placed() && !x.assumed && (x.period.unit == dayPart || x.hand.ok()) {
		on := periodOf(day, x.period.begin)
		if x.period.unit == dayPart {
			on.begin = x.period.day()
		}
		r.last, r.lastNext, r.lastBlock = on, x.next, r.block
		return
	}
	if !x.period.placed() || x.typ != Date || x.echo {
		return
	}
	r.last, r.lastNext, r.lastBlock = x.period, x.next, r.block
	if x.period.unit == quarter {
		r.quarter = x.period
	}
}

// read gives the best reading that begins at token i.
func (r *reader) read(i int) reading {
	is := r.toks[i].lex.is
	if r.toks[i].kind == number {
		is = isCardinal
	}
	var best reading
	if is == 0 || is&isArticle != 0 && r.idle(i+1) {
		return best
	}
	for _, rule := range rules {
		if rule.starts&is != 0 {
			r.steps++
			best = best.longer(rule.read(r, i))
		}
	}
	return best
}

// idle reports whether token i plays no part in any time expression; an article
// before it then begins none.
func (r *reader) idle(i int) bool {
	t := r.at(i)
	return t.lex.is == 0 && t.kind != number
}

// time makes the Time of a reading of the tokens from i.
func (r *reader) time(i int, x reading) Time {
	t := Time{
		Span:  text.Span{Start: r.toks[i].start, End: r.toks[x.next-1].end},
		Type:  x.typ,
		Value: x.value,
		Mod:   x.mod,

		Assumed: x.assumed,
	}
	p := x.period
	if t.Value == "" {
		t.Value = p.value()
	}
	switch {
	case !x.begin.IsZero():
		t.Begin, t.End, t.Relative = x.begin, x.end, x.relative
	case p.placed() && x.value == "":
		t.Begin, t.End, t.Relative = p.begin, p.end(), x.relative
	}
	return t
}

// at is token i, or an empty mark outside the block.
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

// hyphen skips a dash at i that joins two words: "two-week".
func (r *reader) hyphen(i int) int {
	if r.is(i, "-") && r.at(i).glued && r.at(i+1).glued {
		return i + 1
	}
	return i
}
