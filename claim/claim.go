// Package claim answers: who says what?
//
// [Extract] reads a document's quotations and its claims: who did what to whom,
// how many, where and when, whether it is affirmed or denied, how sure the text
// is of it, and whom it lays it to.
//
// Certainty follows FactBank (Saurí and Pustejovsky 2009).
package claim

import (
	"cmp"
	"slices"

	"github.com/recount-news/recount/text"
)

// Quotation is what a text lays to somebody: words given as somebody's own, or
// what somebody said, wrote, thought or showed in the writer's words. Words inside
// marks that nobody is said to have spoken ("so-called" words) make one, too, with
// neither speaker nor cue.
type Quotation struct {
	Span    text.Span   // from the first piece to the last, with their marks
	Content text.Span   // the same without the marks at its ends
	Pieces  []text.Span // where its words stand, with their marks: more than one where the cue breaks it, or paragraphs do
	Marked  []Words     // the words inside marks among them, in order
	Type    QuotationType
	Speaker Source    // zero where nobody is named
	Cue     text.Span // "told", "according to", "is once again questioning"; zero where there is none
	CueWord string    // lemma of the cue; of its verb, where it is a noun that has one
	Within  int       // index of the quotation that gives this one ("she said that he claimed …"), or -1
}

// Words is a stretch inside quotation marks.
type Words struct {
	Span    text.Span     // with its marks
	Content text.Span     // without
	Type    QuotationType // Direct where it has a clause of its own, else Mixed
}

// MarkedWords parts quotations into their stretches inside marks, in the order of
// the text: each a quotation of one piece, of whoever speaks the whole. What is
// inside no marks is left out.
func MarkedWords(quotations []Quotation) []Quotation {
	var out []Quotation
	for i := range quotations {
		for _, w := range quotations[i].Marked {
			q := quotations[i]
			q.Span, q.Content, q.Type, q.Pieces, q.Marked = w.Span, w.Content, w.Type, []text.Span{w.Span}, []Words{w}
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(a, b Quotation) int { return cmp.Or(a.Span.Start-b.Span.Start, a.Span.End-b.Span.End) })
	return slices.CompactFunc(out, func(a, b Quotation) bool { return a.Span == b.Span })
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

	Role         string // "Kremlin spokesman", "spokeswoman"; "" where the text gives none
	Organisation string // whom it speaks for, where the text says so
}

// SourceKind is the sort of source.
type SourceKind string

// The sorts of source.
const (
	Named       SourceKind = "named"        // a person with a name
	Body        SourceKind = "organisation" // a body with a name, or the place it is called after
	Paper       SourceKind = "document"     // "the report", "a poll", "the law"
	Unnamed     SourceKind = "unnamed"      // "officials", "police", "witnesses"
	Writer      SourceKind = "writer"       // "I", "we" of the text itself
	Impersonal  SourceKind = "impersonal"   // "it was reported", "reportedly"
	Pronominal  SourceKind = "pronominal"   // a pronoun nobody was found for
	Publication SourceKind = "publication"  // "the Wall Street Journal reported"
)

// HasName reports whether k is a source with a name of its own that answers for
// what it says: a person or a body, not the press.
func (k SourceKind) HasName() bool { return k == Named || k == Body }

// Attribution is one link of the chain of sources a claim is laid to.
type Attribution struct {
	Source Source
	Cue    text.Span
	Word   string // lemma of the cue: "say", "according to"
	Stance        // how far this source holds the claim to be so, as the text tells it
}

// Stance is how far somebody holds a claim to be so: a value of FactBank. Who
// only passes on what another says leaves it open.
type Stance struct {
	Polarity  Polarity
	Certainty Certainty
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
	Polarity    Polarity      // as it is told, whoever it is laid to: "denied stealing" is negative
	Certainty   Certainty     // likewise
	Hedge       text.Span     // the words that lower the certainty: "allegedly", "would"; zero where none
	Writer      Stance        // of the text itself: left open where only a source says so
	Genericity  Genericity    // told of one time, of many, or of a kind
	Attribution []Attribution // nearest first
	Times       []int         // indexes in Document.Times
	Quantities  []int         // indexes in Document.Quantities
	Places      []int         // indexes in Document.Places
}

// IsMention reports whether c only mentions an event and says nothing of it: "the
// fire" of "firemen left the fire", or what an adjective tells of its noun, "stolen
// boats".
func (c *Claim) IsMention() bool {
	if len(c.Times)+len(c.Places) > 0 {
		return false
	}
	return c.Predicate.Noun && len(c.Roles) == 0 ||
		len(c.Roles) == 1 && c.Roles[0].Name == Patient && c.Roles[0].Span.Contains(c.Predicate.Span)
}

// Predicate is what a claim says happened or is so.
type Predicate struct {
	Token int // index in Document.Tokens
	Core  int // the token that tells what is done: the noun of a light verb ("made an attack"), else Token
	Span  text.Span
	Lemma string // with its particle: "shoot down"; verb lemma for nominal forms
	Noun  bool   // given as a noun: "the death of", "delays for"
}

// Role is one participant of a claim.
type Role struct {
	Name   RoleName
	Span   text.Span
	Head   int    // index in Document.Tokens; of "dozens of protesters" the protesters
	Entity int    // index in Document.Entities, or -1
	Text   string // canonical name, or the words
}

// RoleName is the part a participant takes. Participants brought in by a
// preposition that has no name here carry the preposition: "from", "with".
type RoleName string

// The parts that have names.
const (
	Agent      RoleName = "agent"
	Patient    RoleName = "patient"
	Recipient  RoleName = "recipient"
	Target     RoleName = "target"
	Instrument RoleName = "instrument" // what it was done with
	Attribute  RoleName = "attribute"  // what something is said to be
)

// Polarity tells whether a claim is affirmed or denied.
type Polarity string

// The polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Genericity tells what a claim is about, as annotations of situations do
// (Friedrich and Palmer 2014).
type Genericity string

// The sorts of claim.
const (
	Episodic Genericity = "episodic" // something that was, is or will be so once
	Habitual Genericity = "habitual" // what happens again and again: "almost daily", "every week"
	Generic  Genericity = "generic"  // what is true of a kind: "Wolves hunt in packs"
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
