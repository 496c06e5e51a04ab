// Package compare answers: what agrees, differs, is missing?
//
// [Compare] aligns the claims and quotations of a story's accounts and lists
// findings: agreements, contradictions, changes, omissions and additions, each
// with the words it rests on in every account concerned.
package compare

import (
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// Level says how serious a finding is.
type Level string

// The levels, most serious first.
const (
	Contradiction Level = "contradiction" // the accounts cannot both be true
	Change        Level = "change"        // the same thing, said differently enough to mislead
	Omission      Level = "omission"      // only in the reference
	Addition      Level = "addition"      // only in the other account
	Agreement     Level = "agreement"     // the same claim in each
)

// Levels are all levels, most serious first.
var Levels = []Level{Contradiction, Change, Omission, Addition, Agreement}

// Kind says what a finding is about.
type Kind string

// The kinds of finding.
const (
	Participant Kind = "participant"
	Quantity    Kind = "quantity"
	Time        Kind = "time"
	Place       Kind = "place"
	Predicate   Kind = "predicate"
	Polarity    Kind = "polarity"
	Certainty   Kind = "certainty"
	Precision   Kind = "precision"
	Attribution Kind = "attribution"
	Quotation   Kind = "quotation"
	Relation    Kind = "relation"
	Claim       Kind = "claim"
)

// Kinds are all kinds, in the order reports list them.
var Kinds = []Kind{Participant, Quantity, Time, Place, Predicate, Polarity, Certainty, Precision, Attribution, Quotation, Relation, Claim}

// Evidence is the words of one account that a finding rests on.
type Evidence struct {
	Account string      // story.Account.ID
	Span    text.Span   // what a reader must see to judge
	Marks   []text.Span // the words inside Span that differ, in order
	Agrees  bool        // shown beside the others although it says what the reference says
}

// Score is one part of a finding's score, 0..1.
type Score struct {
	Name  string
	Value float64
}

// Finding is one agreement, difference, omission or addition.
type Finding struct {
	ID        string // "f1", "f2", in the order of the report
	Level     Level
	Kind      Kind
	Severity  float64 // 0..1, how much a reader would be misled
	Summary   string  // one plain sentence
	Evidence  []Evidence
	Reference string // account the others are held against
	Scores    []Score
}

// Corroboration counts the accounts that make one claim.
type Corroboration struct {
	Claims      []ClaimRef
	Accounts    int // how many make it
	Independent int // how many of these derive from none of the others
}

// ClaimRef names one claim of one account.
type ClaimRef struct {
	Account string
	Claim   int // index in story.Account.Claims
}

// Comparison is what Compare gives. Findings are in reading order: most serious
// level first, then by severity, then by place in the reference.
type Comparison struct {
	Story         story.Story
	Reference     string
	Findings      []Finding
	Facts         []Fact // most important first
	Corroboration []Corroboration
	Corrections   []Correction
	Notes         []string // what could not be judged, and why
}
