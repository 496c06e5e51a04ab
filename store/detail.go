package store

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/text"
)

// What an article has beside the columns of its own: read with it, never searched,
// so it is kept as JSON. Lines of an export have it, too.

// field is a Field of an article; its value is left out where a column has it.
type field struct {
	Value string       `json:"value,omitempty"`
	Span  *text.Span   `json:"span,omitempty"`
	From  article.From `json:"from,omitempty"`
}

// date is a Date. At is the moment in the offset it was written with, whose name
// is Zone, "EDT".
type date struct {
	At    string       `json:"at"`
	Zone  string       `json:"zone,omitempty"`
	Clock bool         `json:"clock,omitempty"`
	Span  *text.Span   `json:"span,omitempty"`
	From  article.From `json:"from,omitempty"`
}

// block is a Block.
type block struct {
	Kind  article.BlockKind `json:"kind"`
	Start int               `json:"start"`
	End   int               `json:"end"`
}

// detail is all of it.
type detail struct {
	Format    string   `json:"format"`
	Encoding  string   `json:"encoding"`
	Title     *field   `json:"title,omitempty"`
	Byline    *field   `json:"byline,omitempty"`
	Dateline  *field   `json:"dateline,omitempty"`
	Publisher *field   `json:"publisher,omitempty"`
	Agency    *field   `json:"agency,omitempty"`
	Published *date    `json:"published,omitempty"`
	Blocks    []block  `json:"blocks"`
	Notes     []string `json:"notes,omitempty"`
}

// detailOf is the detail of a, with the values of all fields.
func detailOf(a *article.Article) detail {
	d := detail{
		Format: a.Format, Encoding: a.Encoding,
		Title: newField(a.Title), Byline: newField(a.Byline), Dateline: newField(a.Dateline),
		Publisher: newField(a.Publisher), Agency: newField(a.Agency), Published: newDate(a.Published),
		Blocks: make([]block, len(a.Blocks)), Notes: a.Notes,
	}
	for i, b := range a.Blocks {
		d.Blocks[i] = block{b.Kind, b.Span.Start, b.Span.End}
	}
	return d
}

func newField(f article.Field) *field {
	if f == (article.Field{}) {
		return nil
	}
	return &field{f.Value, newSpan(f.Span), f.From}
}

func newSpan(s text.Span) *text.Span {
	if s == (text.Span{}) {
		return nil
	}
	return &s
}

func newDate(d article.Date) *date {
	if d == (article.Date{}) {
		return nil
	}
	name, offset := d.Time.Zone()
	if offset == 0 && d.Time.Location() == time.UTC {
		name = ""
	}
	return &date{d.Time.Format(time.RFC3339Nano), name, d.HasClock, newSpan(d.Span), d.From}
}

// apply gives a what d says.
func (d *detail) apply(a *article.Article) error {
	a.Format, a.Encoding, a.Notes = d.Format, d.Encoding, d.Notes
	d.Title.apply(&a.Title)
	d.Byline.apply(&a.Byline)
	d.Dateline.apply(&a.Dateline)
	d.Publisher.apply(&a.Publisher)
	d.Agency.apply(&a.Agency)
	for _, b := range d.Blocks {
		a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: b.Start, End: b.End}, Kind: b.Kind})
	}
	if d.Published == nil {
		return nil
	}
	at, err := d.Published.time()
	a.Published = article.Date{Time: at, HasClock: d.Published.Clock, Span: spanOf(d.Published.Span), From: d.Published.From}
	return err
}

func (f *field) apply(to *article.Field) {
	if f == nil {
		return
	}
	if f.Value != "" {
		to.Value = f.Value
	}
	to.Span, to.From = spanOf(f.Span), f.From
}

func spanOf(s *text.Span) text.Span {
	if s == nil {
		return text.Span{}
	}
	return *s
}

// time is the moment, in the offset and under the name it was written with,
// wherever this program runs.
func (d *date) time() (time.Time, error) {
	at, err := time.ParseInLocation(time.RFC3339Nano, d.At, time.UTC)
	if err != nil || d.Zone == "" {
		return at, err
	}
	_, offset := at.Zone()
	return at.In(time.FixedZone(d.Zone, offset)), nil
}

// encodeDetail is the column detail of a.
func encodeDetail(a *article.Article) (string, error) {
	d := detailOf(a)
	for _, f := range []*field{d.Title, d.Publisher} {
		if f != nil {
			f.Value = "" // they have columns
		}
	}
	data, err := json.Marshal(d)
	return string(data), err
}

func decodeDetail(a *article.Article, column string) error {
	var d detail
	err := json.Unmarshal([]byte(column), &d)
	if err == nil {
		err = d.apply(a)
	}
	if err != nil {
		return fmt.Errorf("detail of article %s: %w; the file is damaged", a.Name, err)
	}
	return nil
}
