// Package timex answers: when is that?
//
// [Find] lists the time expressions of an English text with their TIMEX3 type
// and value (ISO-TimeML; Pustejovsky et al. 2010) and, where they name a stretch
// of the calendar, the half-open interval they cover. "last Friday" in a story
// of Thursday 2025-05-22 is DATE 2025-05-16, [05-16 00:00, 05-17 00:00).
//
//	published := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
//	for _, t := range timex.Find("They met last Friday.", published) {
//		fmt.Println(t.Value, t.Begin, t.End)
//	}
//
// It needs nothing but the text and the date the text was published; without
// one, expressions relative to it keep their type and have no interval. Nothing
// is guessed: "the night before the verdict" is a TIME that lies nowhere. A
// [Finder] also takes the tense of each clause, which tells whether "on Thursday"
// is past or to come; without it the verbs nearby are looked at.
//
// Ages ("a 50-year-old") are durations. [Ranges] joins the two ends of "from
// January to March", [Compare] tells how two times stand to each other, and [Parse]
// reads a value. A text is read once, by rules over its words; that costs time linear
// in its length and no regular expression.
package timex

import (
	"time"

	"github.com/recount-news/recount/text"
)

// Type is the TIMEX3 type.
type Type string

// The four TIMEX3 types.
const (
	Date     Type = "DATE"
	Clock    Type = "TIME"
	Duration Type = "DURATION"
	Set      Type = "SET"
)

// Time is one time expression.
type Time struct {
	Span  text.Span
	Type  Type
	Value string // TIMEX3 value: 2025-05-16, 2025-W21, P3D, 197, PAST_REF; "" where it cannot be known
	Mod   string // TIMEX3 mod: APPROX, BEFORE, AFTER, START, MID, END, LESS_THAN, MORE_THAN; or ""

	// Begin and End bound the calendar interval [Begin, End), in UTC. Both are
	// zero for sets, for durations but such as "the past three years", and for
	// whatever cannot be placed on the calendar.
	Begin, End time.Time

	// Relative reports that the interval was reckoned from the anchor ("last
	// Friday"), so that it is worth no more than the anchor.
	Relative bool

	// Assumed reports that the words of a clock time name no day, and that it was
	// taken to be the last one named in the sentence, or that of publication.
	Assumed bool
}

// Placed reports whether t is on the calendar.
func (t Time) Placed() bool { return !t.Begin.IsZero() }

// Relation tells how two times stand to each other.
type Relation int

// How two times can stand to each other.
const (
	Unknown  Relation = iota // one of them is not on the calendar
	Same                     // the same interval, or the same duration
	Within                   // one lies inside the other: sharper or vaguer
	Overlaps                 // they share some time
	Apart                    // they share none
)
