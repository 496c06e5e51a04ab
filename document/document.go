// Package document answers: what has been understood of this article?
//
// A [Document] is an article with its annotations: sentences, tokens with their
// syntax, names and the chains they form, times, quantities and places. It owns
// the slices; everything else points into them by index or by span. Package
// annotate writes it, once; everybody else only reads. [Check] holds what is
// always true of one.
//
// Syntax is Universal Dependencies 2 (universaldependencies.org).
package document

import (
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// Document is an article with its annotations. Every slice is ordered by place
// in the text.
type Document struct {
	Article    article.Article
	Sentences  []Sentence
	Tokens     []Token
	Mentions   []Mention
	Entities   []Entity // in order of first mention
	Times      []timex.Time
	Quantities []quantity.Quantity // none inside a time
	Places     []place.Mention
}

// Sentence is one sentence, or one heading or caption line.
type Sentence struct {
	Span  text.Span
	First int // index of the first token in Document.Tokens
	Last  int // one past the last
	Block int // index in Article.Blocks
}

// Token is one syntactic word. Tokens of a sentence are in order and do not
// overlap; what lies between them is blank.
type Token struct {
	Span  text.Span
	Lemma string // lower case, but for names
	UPOS  UPOS
	XPOS  string // Penn Treebank tag, which tells tense and number: "VBD"; or ""
	Head  int    // index of the head in Document.Tokens; the root's own index for a root
	Rel   string // UD relation to the head, with subtype: "nsubj:pass"
}

// UPOS is a universal part of speech.
type UPOS string

// The universal parts of speech.
const (
	ADJ   UPOS = "ADJ"
	ADP   UPOS = "ADP"
	ADV   UPOS = "ADV"
	AUX   UPOS = "AUX"
	CCONJ UPOS = "CCONJ"
	DET   UPOS = "DET"
	INTJ  UPOS = "INTJ"
	NOUN  UPOS = "NOUN"
	NUM   UPOS = "NUM"
	PART  UPOS = "PART"
	PRON  UPOS = "PRON"
	PROPN UPOS = "PROPN"
	PUNCT UPOS = "PUNCT"
	SCONJ UPOS = "SCONJ"
	SYM   UPOS = "SYM"
	VERB  UPOS = "VERB"
	X     UPOS = "X"
)

// Mention is a stretch of text that names or stands for an entity: "Dmitry
// Peskov", "the Kremlin", "he".
type Mention struct {
	Span   text.Span
	First  int // tokens [First, Last)
	Last   int
	Head   int // token that heads the mention
	Entity int // index in Document.Entities
	Form   Form
}

// Form is the way a mention refers.
type Form string

// The ways a mention refers.
const (
	Named    Form = "name"
	Nominal  Form = "nominal" // "the minister"
	Pronoun  Form = "pronoun"
	Demonym  Form = "demonym" // "Ukrainian"
	NamePart Form = "part"    // "Peskov" for Dmitry Peskov
)

// Entity is a person, organisation, place or thing with a name, and all its
// mentions.
type Entity struct {
	Name     string // canonical: the fullest name the article uses
	Type     EntityType
	Kind     EntityKind // of a place or a body, where known
	Role     string     // "Kremlin spokesman", where the article gives one
	Place    string     // place.Place.ID for places and the states named by them, else ""
	Mentions []int      // indexes in Document.Mentions
}

// EntityType is the sort of entity.
type EntityType string

// The sorts of entity. MISC is a name of unknown sort.
const (
	PER  EntityType = "PER"
	ORG  EntityType = "ORG"
	LOC  EntityType = "LOC"
	MISC EntityType = "MISC"
)

// EntityKind is the kind of a place or an organisation; "" where it is not known.
type EntityKind string

// The kinds of places and organisations.
const (
	Country    EntityKind = "country"
	City       EntityKind = "city"
	Region     EntityKind = "region"
	Seat       EntityKind = "seat" // of government, named for it: the Kremlin
	Facility   EntityKind = "facility"
	Force      EntityKind = "force" // armed: an army, a police
	Government EntityKind = "government"
	Company    EntityKind = "company"
)

// Text is the words of s.
func (d *Document) Text(s text.Span) string { return s.Of(d.Article.Text) }

// Words are the tokens of sentence i.
func (d *Document) Words(i int) []Token {
	return d.Tokens[d.Sentences[i].First:d.Sentences[i].Last]
}

// SentenceAt is the index of the sentence that holds byte offset, or -1.
func (d *Document) SentenceAt(offset int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].Span.End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Sentences) && d.Sentences[lo].Span.Start <= offset {
		return lo
	}
	return -1
}

// TokensIn is the range [first, last) of the tokens that lie inside s.
func (d *Document) TokensIn(s text.Span) (first, last int) {
	first = d.tokenFrom(s.Start)
	last = first
	for last < len(d.Tokens) && d.Tokens[last].Span.End <= s.End {
		last++
	}
	return first, last
}

// tokenFrom is the first token that starts at or after offset.
func (d *Document) tokenFrom(offset int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Tokens[mid].Span.Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
