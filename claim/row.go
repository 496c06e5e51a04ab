package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
)

// Row is a claim in words, as a table has it. What is not said is "".
type Row struct {
	Who     string // agents: "Russia; Belarus"
	Did     string // the predicate, "not" before it where it is denied
	What    string // patients, or what something is said to be
	ToWhom  string // the other participants, with a preposition: "to the council; using a knife"
	HowMany string // amounts, with what is counted
	Where   string // with a preposition: "in Ostby"
	When    string
	Says    string // the chain of sources, nearest first: "Lund, says the Ostby Courier"
	HowSure string // "certain", and "habitual" or "generic" behind a comma where it is
}

// Columns are the names of the cells of a [Row].
var Columns = [...]string{"who", "did", "what", "to whom", "how many", "where", "when", "says who", "how sure"}

// Cells are the cells of the row in the order of [Columns].
func (r Row) Cells() [len(Columns)]string {
	return [...]string{r.Who, r.Did, r.What, r.ToWhom, r.HowMany, r.Where, r.When, r.Says, r.HowSure}
}

// String is the row as one line of text, "-" for an empty cell.
func (r Row) String() string {
	cells := r.Cells()
	for i := range cells {
		if cells[i] == "" {
			cells[i] = "-"
		}
	}
	return strings.Join(cells[:], " | ")
}

// RowOf is claim c of document d in words.
func RowOf(d *document.Document, c *Claim) Row {
	row := Row{Did: c.Predicate.Lemma, HowSure: string(c.Certainty)}
	if c.Genericity != Episodic && c.Genericity != "" {
		row.HowSure += ", " + string(c.Genericity)
	}
	if isBeing(d, c) {
		row.Did = "be"
	}
	for i := range c.Roles {
		role := &c.Roles[i]
		switch words := plainWords(role.Text); {
		case role.Name == Agent:
			add(&row.Who, words)
		case role.Name == Patient:
			add(&row.What, words)
		case role.Name == Attribute && has(c, Patient):
			add(&row.ToWhom, "as "+words) // "named her mayor"
		case role.Name == Attribute:
			add(&row.What, words)
		case isWhere(d, role):
			add(&row.Where, preposition(role.Name)+" "+words)
		default:
			add(&row.ToWhom, preposition(role.Name)+" "+words)
		}
	}
	if c.Polarity == Negative && !deniesItself(c) {
		row.Did = "not " + row.Did
	}
	for _, q := range c.Quantities {
		if q := &d.Quantities[q]; q.Kind != quantity.Ordinal && q.Kind != quantity.Age {
			add(&row.HowMany, plainWords(d.Text(q.Span.Union(q.Counted))))
		}
	}
	for _, t := range c.Times {
		if s := d.Times[t].Span; !isAge(d, s) && !inRole(c, s) {
			add(&row.When, plainWords(d.Text(s)))
		}
	}
	row.Says = says(d, c.Attribution)
	return row
}

// deniesItself reports whether a participant says "nobody", which needs no "not".
func deniesItself(c *Claim) bool {
	for i := range c.Roles {
		switch strings.ToLower(c.Roles[i].Text) {
		case "nobody", "none", "nothing", "no one", "no-one", "neither":
			return true
		}
	}
	return false
}

func has(c *Claim, name RoleName) bool {
	for i := range c.Roles {
		if c.Roles[i].Name == name {
			return true
		}
	}
	return false
}

// isBeing reports whether c says what something is, not what is done.
func isBeing(d *document.Document, c *Claim) bool {
	if d.Tokens[c.Predicate.Token].UPOS == document.VERB {
		return false
	}
	for i := range c.Roles {
		if c.Roles[i].Name == Attribute || c.Roles[i].Head == c.Predicate.Token {
			return true
		}
	}
	return false
}

// isAge reports whether a time is a word for how old something is, or how long:
// "50-year-old", "three-day".
func isAge(d *document.Document, s text.Span) bool {
	first, last := d.TokensIn(s)
	return first < last && d.Tokens[last-1].UPOS == document.ADJ
}

// inRole reports whether s is shown with a participant.
func inRole(c *Claim, s text.Span) bool {
	for i := range c.Roles {
		if c.Roles[i].Span.Contains(s) {
			return true
		}
	}
	return false
}

// says is the chain of sources in words.
func says(d *document.Document, chain []Attribution) string {
	var names []string
	for i := range chain {
		name := chain[i].Source.Name
		if name == "" {
			name = d.Text(chain[i].Source.Span)
		}
		if name == "" {
			name = d.Text(chain[i].Cue) // "it was said"
		}
		if name = plainWords(name); len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", says ")
}

// preposition is the word that a part is shown with.
func preposition(name RoleName) string {
	switch name {
	case Recipient:
		return "to"
	case Target:
		return "at"
	case Instrument:
		return "using"
	}
	return string(name)
}

// isWhere reports whether a part tells where it happened rather than who took
// part: its preposition may lead to a place, and its words are one.
func isWhere(d *document.Document, role *Role) bool {
	kind, ok := whereabouts[role.Name]
	if !ok {
		return false
	}
	if role.Entity >= 0 && d.Entities[role.Entity].Type == document.LOC {
		return true
	}
	head := &d.Tokens[role.Head]
	switch {
	case kind == always:
		return true
	case isCapital(d, head) && (kind == byName || role.Entity < 0):
		return true
	case head.UPOS != document.NOUN:
		return false
	}
	return lexicon.KindShare(head.Lemma, lexicon.Place) >= 0.5 ||
		(role.Name == "in" || role.Name == "on") && lexicon.KindShare(head.Lemma, lexicon.Instrument) >= 0.5 // "in the car"
}

// isCapital reports whether a word is written as a name is.
func isCapital(d *document.Document, t *document.Token) bool {
	first, _ := utf8.DecodeRuneInString(d.Text(t.Span))
	return unicode.IsUpper(first) && (t.UPOS == document.PROPN || t.UPOS == document.NOUN)
}

// How a preposition tells that a place follows.
const (
	byWord = iota // where the word behind it is one, or a name of nobody known
	byName        // where it is one, or a name
	always
)

// whereabouts are the prepositions that may lead to places.
var whereabouts = map[RoleName]int{"near": always, "outside": always, "inside": always, "beside": always, "above": always,
	"below": always, "beneath": always, "across": always, "along": always, "beyond": always, "off": always,
	"in": byName, "at": byName, "to": byWord, "from": byWord, "on": byWord, "over": byWord, "into": byWord, "through": byWord,
	"around": byWord, "toward": byWord, "towards": byWord, "onto": byWord, "under": byWord, "behind": byWord,
	"within": byWord, "throughout": byWord}

// plainWords are words without line breaks, without what parts cells, and without
// quotation marks of which the other is outside.
func plainWords(s string) string {
	if strings.Count(s, "“") != strings.Count(s, "”") || strings.Count(s, `"`)%2 != 0 {
		s = loneMarks.Replace(s)
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "|", "/")), " ")
}

var loneMarks = strings.NewReplacer("“", "", "”", "", `"`, "")

func add(cell *string, words string) {
	if *cell != "" {
		*cell += "; "
	}
	*cell += words
}
