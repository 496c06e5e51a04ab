// Package quantity answers: how much is that?
//
// [Find] lists the amounts of an English text as intervals in a base unit:
// "more than 160 flights" is (160, inf) of flights, "nearly 1,000 kilometres"
// and "roughly 620 miles" overlap. [Compare] tells whether two amounts can be
// one.
//
// Dates are not amounts: callers that also look for times drop the quantities
// that lie inside them.
package quantity

import "github.com/recount-news/recount/text"

// Kind is the sort of amount.
type Kind string

// The sorts of amount.
const (
	Cardinal Kind = "cardinal" // 35 drones, dozens of people
	Ordinal  Kind = "ordinal"  // the second night
	Percent  Kind = "percent"
	Money    Kind = "money"
	Measure  Kind = "measure" // with a unit of length, mass, time …
	Ratio    Kind = "ratio"   // three of four, two thirds
	Age      Kind = "age"     // 42-year-old
)

// Quantity is one amount. Low and High bound what the words allow, in Unit;
// High may be +Inf. A plain "35" has Low = High = Value = 35.
type Quantity struct {
	Span    text.Span // hedge, number, scale and unit: "more than 160", "$2.5bn"
	Number  text.Span // the number with its scale alone: "160", "2.5bn"
	Counted text.Span // what is counted: "flights"; zero where nothing is
	Kind    Kind
	Value   float64 // the number as stated, in Unit
	Low     float64
	High    float64
	Unit    string // base unit: "", "m", "m2", "kg", "s", "m/s", "K", "J", "%", ISO 4217 codes
	Hedge   string // "", or the words that hedge: "more than", "nearly", "about"
	Vague   bool   // a number of which only the size is known: "dozens", "several"
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
