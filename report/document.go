package report

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// SchemaDocument names the JSON that [Document] gives. Its history:
//
//	recount.document/1  2026: the first; "main" and "casualties" came later
const SchemaDocument = "recount.document/1"

type documentJSON struct {
	Schema     string          `json:"schema"`
	Article    accountJSON     `json:"article"`
	Main       *mainJSON       `json:"main"`
	Casualties *casualtiesJSON `json:"casualties,omitempty"`
	Sentences  []sentenceJSON  `json:"sentences"`
	Tokens     []tokenJSON     `json:"tokens"`
	Entities   []entityJSON    `json:"entities"`
	Times      []timeJSON      `json:"times"`
	Quantities []quantityJSON  `json:"quantities"`
	Places     []placeJSON     `json:"places"`
	Quotations []quotationJSON `json:"quotations"`
	Claims     []claimJSON     `json:"claims"`
}

// sentenceJSON holds tokens [First, Last).
type sentenceJSON struct {
	Start int `json:"start"`
	End   int `json:"end"`
	Block int `json:"block"`
	First int `json:"first"`
	Last  int `json:"last"`
}

// tokenJSON names its head by index in tokens; a root is its own head.
type tokenJSON struct {
	placeInJSON
	Lemma  string        `json:"lemma"`
	UPOS   document.UPOS `json:"upos"`
	Head   int           `json:"head"`
	DepRel string        `json:"deprel"`
}

type entityJSON struct {
	Name     string              `json:"name"`
	Type     document.EntityType `json:"type"`
	Kind     document.EntityKind `json:"kind"`
	Role     string              `json:"role"`
	Place    string              `json:"place"`
	Mentions []mentionJSON       `json:"mentions"`
}

type mentionJSON struct {
	placeInJSON
	Form document.Form `json:"form"`
}

// timeJSON has from and until, the interval [from, until) in RFC 3339, only
// where the time is on the calendar.
type timeJSON struct {
	placeInJSON
	Type     timex.Type `json:"type"`
	Value    string     `json:"value"`
	Mod      string     `json:"mod,omitempty"`
	From     string     `json:"from,omitempty"`
	Until    string     `json:"until,omitempty"`
	Relative bool       `json:"relative"`
}

type quantityJSON struct {
	placeInJSON
	Kind    quantity.Kind `json:"kind"`
	Value   decimal       `json:"value"`
	Low     decimal       `json:"low"`
	High    decimal       `json:"high"`
	Unit    string        `json:"unit"`
	Hedge   string        `json:"hedge"`
	Counted string        `json:"counted"`
	Vague   bool          `json:"vague"`
}

type placeJSON struct {
	placeInJSON
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Kind    place.Kind `json:"kind"`
	Country string     `json:"country"`
	Demonym bool       `json:"demonym"`
	Metonym bool       `json:"metonym"`            // who acts for the place is meant
	Lat     *float64   `json:"lat,omitempty"`      // degrees north, as WGS 84 has them
	Lon     *float64   `json:"lon,omitempty"`      // degrees east
	Number  int        `json:"geonames,omitempty"` // in geonames.org
}

// Document writes what was understood of one article, for a reader, as JSON, or
// as CoNLL-U.
func Document(w io.Writer, s *story.Account, f Format, o Options) error {
	a := newAccounts(story.Story{Accounts: []story.Account{*s}})[0]
	switch f {
	case Text:
		return writeDocument(w, a, s, o)
	case JSON:
		return writeDocumentJSON(w, a, s)
	case CoNLLU:
		return writeCoNLLU(w, s.Document)
	}
	return fmt.Errorf("report: %w for a document: %q; use text, json or conllu", ErrFormat, f)
}

func writeDocumentJSON(w io.Writer, a *account, s *story.Account) error {
	d := s.Document
	out := documentJSON{
		Schema:     SchemaDocument,
		Article:    a.json(),
		Main:       mainOf(d, claim.Main(d, s.Quotations, s.Claims)),
		Casualties: casualtiesOf(d, claim.CasualtiesOf(d, s.Claims)),
		Sentences:  []sentenceJSON{},
		Tokens:     []tokenJSON{},
		Entities:   []entityJSON{},
		Times:      []timeJSON{},
		Quantities: []quantityJSON{},
		Places:     []placeJSON{},
		Quotations: []quotationJSON{},
		Claims:     []claimJSON{},
	}
	for _, s := range d.Sentences {
		out.Sentences = append(out.Sentences, sentenceJSON{s.Span.Start, s.Span.End, s.Block, s.First, s.Last})
	}
	for _, t := range d.Tokens {
		out.Tokens = append(out.Tokens, tokenJSON{wordsAt(d, t.Span), t.Lemma, t.UPOS, t.Head, t.Rel})
	}
	for _, e := range d.Entities {
		out.Entities = append(out.Entities, entityOf(d, e))
	}
	for _, t := range d.Times {
		out.Times = append(out.Times, timeOf(d, t))
	}
	for _, q := range d.Quantities {
		out.Quantities = append(out.Quantities, quantityOf(d, q))
	}
	for _, m := range d.Places {
		out.Places = append(out.Places, placeOf(d, m))
	}
	for _, q := range s.Quotations {
		out.Quotations = append(out.Quotations, a.quotationJSON(q))
	}
	for i, c := range s.Claims {
		out.Claims = append(out.Claims, a.claimJSON("c"+itoa(i+1), c))
	}
	return encode(w, out)
}

func entityOf(d *document.Document, e document.Entity) entityJSON {
	out := entityJSON{e.Name, e.Type, e.Kind, e.Role, e.Place, []mentionJSON{}}
	for _, i := range e.Mentions {
		m := d.Mentions[i]
		out.Mentions = append(out.Mentions, mentionJSON{wordsAt(d, m.Span), m.Form})
	}
	return out
}

func timeOf(d *document.Document, t timex.Time) timeJSON {
	out := timeJSON{placeInJSON: wordsAt(d, t.Span), Type: t.Type, Value: t.Value, Mod: t.Mod, Relative: t.Relative}
	if t.Placed() {
		out.From, out.Until = t.Begin.Format(time.RFC3339), t.End.Format(time.RFC3339)
	}
	return out
}

func quantityOf(d *document.Document, q quantity.Quantity) quantityJSON {
	return quantityJSON{
		wordsAt(d, q.Span), q.Kind, decimal(q.Value), decimal(q.Low), decimal(q.High),
		q.Unit, q.Hedge, d.Text(q.Counted), q.Vague,
	}
}

func placeOf(d *document.Document, m place.Mention) placeJSON {
	p := m.Place
	out := placeJSON{
		placeInJSON: wordsAt(d, m.Span), ID: p.ID, Name: p.Name, Kind: p.Kind, Country: p.Country,
		Demonym: m.Demonym, Metonym: m.Metonym, Number: p.GeoNames,
	}
	if p.Located() {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	return out
}

func wordsAt(d *document.Document, s text.Span) placeInJSON {
	return placeInJSON{Start: s.Start, End: s.End, Text: d.Text(s)}
}

func itoa(n int) string { return strconv.Itoa(n) }
