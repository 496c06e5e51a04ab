// Package claim answers: who says what?
//
// [Extract] reads a document's quotations and its claims: who did what to whom,
// how many, where and when, whether it is affirmed or denied, how sure the text
// is of it, and whom it lays it to.
//
// Certainty follows FactBank (Saurí and Pustejovsky 2009).
package claim

import "github.com/recount-news/recount/text"

// Quotation is words given as somebody's own.
type Quotation struct {
	Span    text.Span // with its marks
	Content text.Span // without
	Type    QuotationType
	Speaker Source    // zero where nobody is named
	Cue     text.Span // "told", "according to"; zero where there is none
	CueWord string    // lemma of the cue
}

// QuotationType is the way somebody's words are given.
type QuotationType string

// The ways somebody's words are given.
const (
	Direct   QuotationType = "direct"   // whole clauses inside marks
	Indirect QuotationType = "indirect" // reported speech without marks
	Mixed    QuotationType = "mixed"    // some quoted words inside a reported clause
)

// Source is somebody or something that a claim or quotation is laid to.
type Source struct {
	Span   text.Span // the words that name it here: "he", "Peskov", "the RAIB"
	Name   string    // canonical name: "Dmitry Peskov"; "" where nobody is named
	Entity int       // index in Document.Entities, or -1
	Kind   SourceKind
}

// SourceKind is the sort of source.
type SourceKind string

// The sorts of source.
const (
	Named       SourceKind = "named"       // a person or body with a name
	Unnamed     SourceKind = "unnamed"     // "officials", "police", "witnesses"
	Impersonal  SourceKind = "impersonal"  // "it was reported", "reportedly"
	Pronominal  SourceKind = "pronominal"  // a pronoun nobody was found for
	Publication SourceKind = "publication" // "the Wall Street Journal reported"
)

// Attribution is one link of the chain of sources a claim is laid to.
type Attribution struct {
	Source Source
	Cue    text.Span
	Word   string // lemma of the cue: "say", "according to"
}

// Claim is who did what to whom. Span covers its words; every other span lies
// in the same sentence, save those of the attribution.
type Claim struct {
	Span        text.Span
	Sentence    int
	Tokens      []int // tokens that belong to it, in order, without marks
	Predicate   Predicate
	Roles       []Role
	Event       Event
	Polarity    Polarity
	Certainty   Certainty
	Hedge       text.Span     // the words that lower the certainty: "allegedly", "would"; zero where none
	Attribution []Attribution // nearest first
	Times       []int         // indexes in Document.Times
	Quantities  []int         // indexes in Document.Quantities
	Places      []int         // indexes in Document.Places
}

// Predicate is what a claim says happened or is so.
type Predicate struct {
	Token int // index in Document.Tokens
	Span  text.Span
	Lemma string // with its particle: "shoot down"; verb lemma for nominal forms
	Noun  bool   // given as a noun: "the death of", "delays for"
}

// Role is one participant of a claim.
type Role struct {
	Name   RoleName
	Span   text.Span
	Head   int    // index in Document.Tokens
	Entity int    // index in Document.Entities, or -1
	Text   string // canonical name, or the words
}

// RoleName is the part a participant takes. Participants brought in by a
// preposition that has no name here carry the preposition: "from", "with".
type RoleName string

// The parts that have names.
const (
	Agent     RoleName = "agent"
	Patient   RoleName = "patient"
	Recipient RoleName = "recipient"
	Target    RoleName = "target"
	Attribute RoleName = "attribute" // what something is said to be
)

// Polarity tells whether a claim is affirmed or denied.
type Polarity string

// The polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Certainty is how sure the text is of a claim.
type Certainty string

// The degrees of certainty. Underspecified is for what is asked, hoped, ordered
// or supposed, and neither held true nor false.
const (
	Certain        Certainty = "certain"
	Probable       Certainty = "probable"
	Possible       Certainty = "possible"
	Underspecified Certainty = "underspecified"
)
