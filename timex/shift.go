package timex

// The words that tell which of many: "last", "this", "next", "this coming".

// shift says which of the stretches of a kind is meant.
type shift int

const (
	toLast    shift = -1
	toThis    shift = 0
	toNext    shift = 1
	toComing  shift = 2  // the first one ahead: "this coming Sunday"
	unshifted shift = 99 // nothing says
)

// units is how many units n moves.
func (n shift) units() int {
	if n == toComing {
		return 1
	}
	return int(n)
}

// shift reads the shift at i: the token after it, 0 where there is none.
func (r *reader) shift(i int) (n shift, next int) {
	l := r.at(i).lex
	if l.is&isShift == 0 {
		return unshifted, 0
	}
	if r.is(i, "this") && (r.is(i+1, "past") || r.is(i+1, "coming")) {
		return r.at(i + 1).lex.shift, i + 2
	}
	return l.shift, i + 1
}

func (w words) addShifts() {
	set := func(n shift) func(*lexeme, int) { return func(l *lexeme, _ int) { l.shift = n } }
	w.add(isShift, `last past previous preceding prior`, set(toLast))
	w.add(isShift, `this current that latest`, set(toThis))
	w.add(isShift, `next`, set(toNext))
	w.add(isShift, `coming following upcoming`, set(toComing))
	w.add(isDayWord, `yesterday overnight`, set(toLast))
	w.add(isDayWord, `today tonight`, set(toThis))
	w.add(isDayWord, `tomorrow tmrw`, set(toNext))
	w.add(isDayWord, `tonight overnight`, func(l *lexeme, _ int) { l.code = "NI" })
}
