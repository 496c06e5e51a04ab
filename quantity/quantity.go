// Package quantity answers: how much is that?
//
// [Find] lists the amounts of an English text as intervals in a base unit:
// "more than 160 flights" is (160, inf) of flights, "nearly 1,000 kilometres"
// and "roughly 620 miles" overlap. [Compare] tells whether two amounts can be
// one, with the rounding that journalists use.
//
//	for _, q := range quantity.Find("More than 160 flights were delayed.") {
//		fmt.Println(q.Hedge, q.Value, q.Low, q.High) // More than 160 160 +Inf
//	}
//
// An amount said twice, "a 1,000-kilometre (620-mile) front", is one quantity
// and its span covers both.
//
// Dates and clock times are not amounts, and what is plainly one is left out;
// callers that also look for times drop the quantities that lie inside them,
// but may wish to keep the ages.
//
// Two plainer questions have answers of their own. [Numbers] lists the numbers
// that are written, in digits or in words, whatever they count: "two out of five",
// "a million and a half", the 16 of "May 16". [Units] lists the units and
// currencies that are named, with or without a number: those of a table's head.
//
// All of them take time linear in the text, at tens of megabytes a second.
package quantity

import "github.com/recount-news/recount/text"

// Kind is the sort of amount.
type Kind string

// The sorts of amount.
const (
	Cardinal Kind = "cardinal" // 35 drones, dozens of people
	Ordinal  Kind = "ordinal"  // the second night, number 165
	Percent  Kind = "percent"
	Money    Kind = "money"
	Measure  Kind = "measure" // with a unit of length, mass, time …
	Ratio    Kind = "ratio"   // three of four, two thirds
	Age      Kind = "age"     // 42-year-old
	Score    Kind = "score"   // 6-3: Low and High are the smaller and the greater number
)

// Quantity is one amount. Low and High bound what the words allow, in Unit; Low
// may be -Inf and High +Inf. A plain "35" has Low = High = Value = 35.
type Quantity struct {
	Span     text.Span // hedge, number, scale and unit: "more than 160", "$2.5bn"
	Number   text.Span // the number with its scale alone: "160", "2.5bn"
	Counted  text.Span // what is counted, with its adjectives: "Ukrainian drones"; zero where nothing is
	Kind     Kind
	Value    float64 // the number as stated, in Unit; the middle of a range
	Low      float64
	High     float64
	OpenLow  bool    // Low itself is not allowed: "more than 160"
	OpenHigh bool    // High itself is not allowed: "fewer than 40"
	Step     float64 // worth of the last digit stated, in Unit: 10 for 620, 0.1 for 2.5; 0 where unknown
	Unit     string  // base unit: "", "%", "pp" for percentage points, "year" for ages, an ISO 4217 code, "°" for degrees of heat on no named scale, or a base of units.tsv such as "m", "kg", "K"
	Stated   float64 // Value in the unit that is named: 620 for "620 miles", 50 for "50 cents"
	Named    string  // that unit, by its name in the singular: "mile", "Hong Kong dollar", "cent"; "" for counts
	Hedge    string  // "", or the words that hedge: "more than", "nearly", "about"
	Vague    bool    // a number of which only the size is known: "dozens", "several"
}

// Relation tells how two quantities stand to each other.
type Relation int

// How two quantities can stand to each other.
const (
	Unknown      Relation = iota // other units, or too vague to tell
	Same                         // the same amount, perhaps in another style
	Compatible                   // different words that can mean one amount
	Vaguer                       // the second allows all of the first and much more
	Sharper                      // the second allows only part of the first
	Incompatible                 // they cannot be one amount
)
