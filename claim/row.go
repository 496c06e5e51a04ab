package claim

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/quantity"
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
	HowSure string
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
	for i := range c.Roles {
		role := &c.Roles[i]
		switch words := plainWords(role.Text); {
		case role.Name == Agent:
			add(&row.Who, words)
		case role.Name == Patient:
			add(&row.What, words)
		case role.Name == Attribute:
			row.Did = "be"
			add(&row.What, words)
		case isWhere(d, role):
			add(&row.Where, preposition(role.Name)+" "+words)
		default:
			add(&row.ToWhom, preposition(role.Name)+" "+words)
		}
	}
	if c.Polarity == Negative {
		row.Did = "not " + row.Did
	}
	for _, q := range c.Quantities {
		if q := &d.Quantities[q]; q.Kind != quantity.Ordinal && q.Kind != quantity.Age {
			add(&row.HowMany, plainWords(d.Text(q.Span.Union(q.Counted))))
		}
	}
	for _, t := range c.Times {
		add(&row.When, plainWords(d.Text(d.Times[t].Span)))
	}
	row.Says = says(d, c.Attribution)
	return row
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
		names = append(names, plainWords(name))
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
	}
	return string(name)
}

// isWhere reports whether a part tells where it happened rather than who took
// part: its words name a place, or its preposition always leads to one.
func isWhere(d *document.Document, role *Role) bool {
	switch role.Name {
	case Agent, Patient, Recipient, Target, Attribute:
		return false
	}
	if whereabouts[role.Name] || role.Entity >= 0 && d.Entities[role.Entity].Type == document.LOC {
		return true
	}
	head := d.Tokens[role.Head].Span
	for i := range d.Places {
		if p := &d.Places[i]; !p.Demonym && p.Span.Contains(head) {
			return true
		}
	}
	return false
}

// whereabouts are the prepositions that lead to places, whatever follows.
var whereabouts = map[RoleName]bool{"near": true, "outside": true, "inside": true, "beside": true, "above": true, "below": true,
	"beneath": true, "across": true, "along": true, "beyond": true, "off": true}

// plainWords are words without line breaks and without what parts cells.
func plainWords(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "|", "/")), " ")
}

func add(cell *string, words string) {
	if *cell != "" {
		*cell += "; "
	}
	*cell += words
}
