package store

import (
	"context"
	"database/sql"
	"math"
	"strings"
	"time"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

// FacetKind is the sort of thing that an article can be found by.
type FacetKind string

// The sorts of facet.
const (
	SpeakerFacet FacetKind = "speaker"
	PlaceFacet   FacetKind = "place"
	NumberFacet  FacetKind = "number"
	DateFacet    FacetKind = "date"
)

// Facet is something an article speaks of and can be found by, with the first place
// that speaks of it.
type Facet struct {
	Kind   FacetKind
	Value  string    // a name for a speaker, place.Place.ID, the unit of a number, "" for a date
	Name   string    // for people: a name, "more than 160", "2025-05-16"
	Lo, Hi float64   // of a number; of a date in seconds since 1970, Hi not among them; else 0
	Span   text.Span // in the text of the article
}

// Facets are what an article can be found by: who is quoted, the places it names and
// those they lie in, its numbers, and the times it names that lie on the calendar.
func Facets(d *document.Document, quotations []claim.Quotation) []Facet {
	var list facetList
	for i := range quotations {
		if speaker := &quotations[i].Speaker; speaker.Kind.HasName() && speaker.Name != "" {
			list.add(Facet{Kind: SpeakerFacet, Value: speaker.Name, Name: speaker.Name, Span: speaker.Span})
		}
	}
	for _, m := range d.Places {
		list.add(Facet{Kind: PlaceFacet, Value: m.Place.ID, Name: m.Place.Name, Span: m.Span})
	}
	for _, m := range d.Places { // what is named itself goes before what holds it
		for _, p := range place.Within(m.Place) {
			list.add(Facet{Kind: PlaceFacet, Value: p.ID, Name: p.Name, Span: m.Span})
		}
	}
	for _, q := range d.Quantities {
		// "Dozens" would be found by every number of its size.
		if !q.Vague && !math.IsNaN(q.Low) && !math.IsNaN(q.High) {
			list.add(Facet{Kind: NumberFacet, Value: q.Unit, Name: d.Text(q.Span), Lo: q.Low, Hi: q.High, Span: q.Span})
		}
	}
	for _, t := range d.Times {
		if t.Placed() {
			list.add(Facet{Kind: DateFacet, Name: t.Value, Lo: seconds(t.Begin), Hi: seconds(t.End), Span: t.Span})
		}
	}
	return list.facets
}

// facetList is a list of facets without repeats.
type facetList struct {
	facets []Facet
	known  map[Facet]bool
}

func (l *facetList) add(f Facet) {
	key := f
	key.Span, key.Name = text.Span{}, ""
	if l.known[key] {
		return
	}
	if l.known == nil {
		l.known = map[Facet]bool{}
	}
	l.known[key] = true
	l.facets = append(l.facets, f)
}

func seconds(t time.Time) float64 { return float64(t.UnixMilli()) / 1000 }

// PutFacets keeps what the article with an ID can be found by, in the place of what
// was kept before. The error wraps ErrNotFound where there is no such article.
func (s *Store) PutFacets(ctx context.Context, id string, facets []Facet) error {
	return s.update(ctx, crash, func(tx *sql.Tx) error {
		n, err := numberOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM facet WHERE article = ?", n); err != nil {
			return err
		}
		insert, err := tx.PrepareContext(ctx, `INSERT INTO facet
			(kind, value, lo, hi, article, span_start, span_end, name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (kind, value, lo, hi, article) DO NOTHING`)
		if err != nil {
			return err
		}
		defer insert.Close()
		for _, f := range facets {
			for _, value := range f.values() {
				if _, err := insert.ExecContext(ctx, f.Kind, value, f.Lo, f.Hi, n, f.Span.Start, f.Span.End, f.Name); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// values are what f is looked up by. A speaker is found by the whole name and by
// each of its words.
func (f *Facet) values() []string {
	if f.Kind != SpeakerFacet {
		return []string{f.Value}
	}
	whole := fold(f.Value)
	words := strings.Fields(whole)
	if len(words) < 2 {
		return words
	}
	return append(words, whole)
}

// Facets are what the article with an ID can be found by, of each kind the ones
// named first going first.
func (s *Store) Facets(ctx context.Context, id string) ([]Facet, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT f.kind, CASE f.kind WHEN 'speaker' THEN f.name ELSE f.value END, f.lo, f.hi, f.span_start, f.span_end, f.name
		FROM facet f JOIN article a ON a.n = f.article WHERE a.id = ? ORDER BY 1, f.span_start, 2, f.lo, f.hi`, id)
	if err != nil {
		return nil, s.failed(err)
	}
	facets, err := collect(rows, func(scan func(...any) error) (f Facet, err error) {
		return f, scan(&f.Kind, &f.Value, &f.Lo, &f.Hi, &f.Span.Start, &f.Span.End, &f.Name)
	})
	return facets, s.failed(err)
}

// A Count is a value that articles can be found by, and how many can.
type Count struct {
	Value    string // to search by: a speaker's name, a place.Place.ID, a publisher
	Name     string // for people
	Articles int
}

// Speakers are the speakers that most articles quote, at most limit of them.
func (s *Store) Speakers(ctx context.Context, limit int) ([]Count, error) {
	return s.counts(ctx, `SELECT min(name), min(name), count(*) FROM facet
		WHERE kind = 'speaker' AND value LIKE '% %' GROUP BY value ORDER BY 3 DESC, 1 LIMIT ?`, limit)
}

// Places are the places that most articles name, at most limit of them.
func (s *Store) Places(ctx context.Context, limit int) ([]Count, error) {
	return s.counts(ctx, `SELECT value, min(name), count(*) FROM facet
		WHERE kind = 'place' GROUP BY value ORDER BY 3 DESC, 1 LIMIT ?`, limit)
}

// Publishers are those of most articles, at most limit of them.
func (s *Store) Publishers(ctx context.Context, limit int) ([]Count, error) {
	return s.counts(ctx, `SELECT min(publisher), min(publisher), count(*) FROM article
		WHERE publisher_key <> '' GROUP BY publisher_key ORDER BY 3 DESC, 1 LIMIT ?`, limit)
}

func (s *Store) counts(ctx context.Context, query string, limit int) ([]Count, error) {
	rows, err := s.read.QueryContext(ctx, query, limit)
	if err != nil {
		return nil, s.failed(err)
	}
	counts, err := collect(rows, func(scan func(...any) error) (c Count, err error) {
		return c, scan(&c.Value, &c.Name, &c.Articles)
	})
	return counts, s.failed(err)
}
