package timex

import (
	"fmt"
	"time"
)

// The year of a date that names none: "June 15", "in March".

// yearChoice tells how the year of a date was found.
type yearChoice uint8

const (
	noYear  yearChoice = iota // there was nothing to choose
	guessed                   // the other year would do, too
	firm                      // the clause looks ahead
)

// yearFor chooses the year of a date that names none. A date named just before
// draws it near: "on June 15, after primaries in May". Else a clause that looks
// ahead asks for the next such date and one that looks back for the last, but a
// date much nearer on the other side is meant even so: "payable Dec. 7" in
// November, whatever verb stands nearby.
func (r *reader) yearFor(i, next int, at func(year int) time.Time) (int, yearChoice) {
	now := r.anchor.begin
	if r.last.unit >= day && r.last.unit <= month && r.inSentence(i) {
		for r.is(i-1, "-") || r.at(i-1).lex.is&isEdge != 0 { // "to mid-March"
			i--
		}
		if r.is(i-1, "to") || r.is(i-1, "until") || r.is(i-1, "through") { // "from Aug. 10, 1988, to March"
			return nearest(r.last.begin, at, 1, never), noYear
		}
		return nearest(r.last.begin, at, 1, 1), guessed
	}
	switch r.tenseAt(i, next) {
	case Past:
		return nearest(now, at, farther, 1), guessed
	case Future:
		return nearest(now, at, 1, farther), firm
	}
	return nearest(now, at, 1, 1), guessed
}

const (
	// farther is how many times as far a date may lie on the side the tense asks
	// for as the one on the other side.
	farther = 4

	never = 1000 // more than any two such dates differ
)

// nearest is the year in which a date lies nearest to now, where those before now
// count as that many times nearer, and those after it likewise.
func nearest(now time.Time, at func(year int) time.Time, before, after time.Duration) int {
	past, future := now.Year(), now.Year()
	switch first := at(now.Year()); {
	case first.After(now):
		past--
	case first.Before(now):
		future++
	}
	if at(future).Sub(now)/after < now.Sub(at(past))/before {
		return future
	}
	return past
}

// guess is a date whose year was chosen.
type guess struct {
	found  int // index of the time
	choice yearChoice
}

// agree moves guessed dates to the year of the next such month where another
// clause of the text firmly puts that month there: "a successor in June" and "the
// election will be on June 25" speak of one June.
func (r *reader) agree(found []Time) []Time {
	var firmly [time.December + 1]int // year of each month, 0 where nothing is firm
	for _, g := range r.guesses {
		if t := found[g.found]; g.choice == firm && t.Begin.After(r.anchor.begin) {
			firmly[t.Begin.Month()] = t.Begin.Year()
		}
	}
	for _, g := range r.guesses {
		t := &found[g.found]
		if y := firmly[t.Begin.Month()]; g.choice == guessed && t.Begin.Year() == y-1 && t.Placed() {
			t.Begin, t.End = t.Begin.AddDate(1, 0, 0), t.End.AddDate(1, 0, 0)
			t.Value = fmt.Sprintf("%04d", y) + t.Value[4:]
		}
	}
	return found
}
