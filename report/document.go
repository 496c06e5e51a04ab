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

// DocumentJSON is what [Document] gives as JSON. Claims, quotations and mentions are
// in the order of the text.
type DocumentJSON struct {
	Schema     string          `json:"schema"`
	Article    AccountJSON     `json:"article"`
	Main       *MainEventJSON  `json:"main"`
	Casualties *CasualtiesJSON `json:"casualties,omitempty"`
	Sentences  []SentenceJSON  `json:"sentences"`
	Tokens     []TokenJSON     `json:"tokens"`
	Entities   []EntityJSON    `json:"entities"`
	Times      []TimeJSON      `json:"times"`
	Quantities []QuantityJSON  `json:"quantities"`
	Places     []PlaceJSON     `json:"places"`
	Quotations []QuotationJSON `json:"quotations"`
	Claims     []ClaimJSON     `json:"claims"`
}

// SentenceJSON holds tokens [First, Last).
type SentenceJSON struct {
	Start int `json:"start"`
	End   int `json:"end"`
	Block int `json:"block"`
	First int `json:"first"`
	Last  int `json:"last"`
}

// TokenJSON names its head by index in tokens; a root is its own head.
type TokenJSON struct {
	WordsJSON
	Lemma  string        `json:"lemma"`
	UPOS   document.UPOS `json:"upos"`
	Head   int           `json:"head"`
	DepRel string        `json:"deprel"`
}

// EntityJSON is who or what an article speaks of, with all words that stand for it.
type EntityJSON struct {
	Name     string              `json:"name"`
	Type     document.EntityType `json:"type"`
	Kind     document.EntityKind `json:"kind"`
	Role     string              `json:"role"`
	Place    string              `json:"place"`
	Mentions []MentionJSON       `json:"mentions"`
}

// MentionJSON is words that stand for an entity, and whether they are its name.
type MentionJSON struct {
	WordsJSON
	Form document.Form `json:"form"`
}

// TimeJSON has from and until, the interval [from, until) in RFC 3339, only
// where the time is on the calendar.
type TimeJSON struct {
	WordsJSON
	Type     timex.Type `json:"type"`
	Value    string     `json:"value"`
	Mod      string     `json:"mod,omitempty"`
	From     string     `json:"from,omitempty"`
	Until    string     `json:"until,omitempty"`
	Relative bool       `json:"relative"`
}

// QuantityJSON is an amount as an interval in a base unit. Low and High are null
// where it has no such end.
type QuantityJSON struct {
	WordsJSON
	Kind    quantity.Kind `json:"kind"`
	Value   Decimal       `json:"value"`
	Low     Decimal       `json:"low"`
	High    Decimal       `json:"high"`
	Unit    string        `json:"unit"`
	Hedge   string        `json:"hedge"`
	Counted string        `json:"counted"`
	Vague   bool          `json:"vague"`
}

// PlaceJSON is words that name a place, and which.
type PlaceJSON struct {
	WordsJSON
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
	out := DocumentJSON{
		Schema:     SchemaDocument,
		Article:    a.json(),
		Main:       mainOf(d, claim.Main(d, s.Quotations, s.Claims)),
		Casualties: casualtiesOf(d, claim.CasualtiesOf(d, s.Claims)),
		Sentences:  []SentenceJSON{},
		Tokens:     []TokenJSON{},
		Entities:   []EntityJSON{},
		Times:      []TimeJSON{},
		Quantities: []QuantityJSON{},
		Places:     []PlaceJSON{},
		Quotations: []QuotationJSON{},
		Claims:     []ClaimJSON{},
	}
	for _, s := range d.Sentences {
		out.Sentences = append(out.Sentences, SentenceJSON{s.Span.Start, s.Span.End, s.Block, s.First, s.Last})
	}
	for _, t := range d.Tokens {
		out.Tokens = append(out.Tokens, TokenJSON{wordsAt(d, t.Span), t.Lemma, t.UPOS, t.Head, t.Rel})
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

func entityOf(d *document.Document, e document.Entity) EntityJSON {
	out := EntityJSON{e.Name, e.Type, e.Kind, e.Role, e.Place, []MentionJSON{}}
	for _, i := range e.Mentions {
		m := d.Mentions[i]
		out.Mentions = append(out.Mentions, MentionJSON{wordsAt(d, m.Span), m.Form})
	}
	return out
}

func timeOf(d *document.Document, t timex.Time) TimeJSON {
	out := TimeJSON{WordsJSON: wordsAt(d, t.Span), Type: t.Type, Value: t.Value, Mod: t.Mod, Relative: t.Relative}
	if t.Placed() {
		out.From, out.Until = t.Begin.Format(time.RFC3339), t.End.Format(time.RFC3339)
	}
	return out
}

func quantityOf(d *document.Document, q quantity.Quantity) QuantityJSON {
	return QuantityJSON{
		wordsAt(d, q.Span), q.Kind, Decimal(q.Value), Decimal(q.Low), Decimal(q.High),
		q.Unit, q.Hedge, d.Text(q.Counted), q.Vague,
	}
}

func placeOf(d *document.Document, m place.Mention) PlaceJSON {
	p := m.Place
	out := PlaceJSON{
		WordsJSON: wordsAt(d, m.Span), ID: p.ID, Name: p.Name, Kind: p.Kind, Country: p.Country,
		Demonym: m.Demonym, Metonym: m.Metonym, Number: p.GeoNames,
	}
	if p.Located() {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	return out
}

func wordsAt(d *document.Document, s text.Span) WordsJSON {
	return WordsJSON{Start: s.Start, End: s.End, Text: d.Text(s)}
}

func itoa(n int) string { return strconv.Itoa(n) }
