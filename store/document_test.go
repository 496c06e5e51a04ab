package store_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/store"
)

func TestDocument_comesBackEqual(t *testing.T) {
	s := open(t)
	a := read(t, "marlin.txt", marlin)
	d := annotate.Annotate(a)
	if err := s.PutDocument(t.Context(), d, "v1"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("document before its article: %v", err)
	}
	id := add(t, s, a)
	if err := s.PutDocument(t.Context(), d, "v1"); err != nil {
		t.Fatal(err)
	}
	got, err := s.Document(t.Context(), id, "v1")
	if err != nil || !reflect.DeepEqual(got, d) {
		t.Errorf("got %+v\nwant %+v\n%v", got, d, err)
	}
	if _, err := s.Document(t.Context(), id, "v2"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("document of another version: %v", err)
	}
}

func TestDocument_aDamagedOneIsNotThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "recount.db")
	s := openAt(t, path, store.Options{})
	a := read(t, "marlin.txt", marlin)
	id := add(t, s, a)
	if err := s.PutDocument(t.Context(), annotate.Annotate(a), "v1"); err != nil {
		t.Fatal(err)
	}
	change(t, path, "UPDATE document SET content = substr(content, 1, 200) || x'00' || substr(content, 202)")
	if _, err := s.Document(t.Context(), id, "v1"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("damaged document: %v", err)
	}
}

// change changes the file of a store behind its back.
func change(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestSearch_facets(t *testing.T) {
	s := open(t)
	a := read(t, "marlin.txt", strings.Replace(marlin, "Northway", "Ewan Strake said 2,500 people live near Bergen. Northway", 1))
	id := add(t, s, a)
	d := annotate.Annotate(a)
	quotations, _ := claim.Extract(d)
	if err := s.PutFacets(t.Context(), id, store.Facets(d, quotations)); err != nil {
		t.Fatal(err)
	}
	add(t, s, read(t, "other.txt", "Nothing to see here\n\nThe town was quiet on that morning, as it is on most.\n"))
	for _, test := range []struct {
		name  string
		query store.Query
		want  int
	}{
		{"all", store.Query{}, 2},
		{"speaker", store.Query{Speaker: "Ewan STRAKE"}, 1},
		{"last name", store.Query{Speaker: "strake"}, 1},
		{"somebody else", store.Query{Speaker: "ewan quill"}, 0},
		{"no name at all", store.Query{Speaker: "?"}, 0},
		{"place", store.Query{Place: "NO/Bergen"}, 1},
		{"country of a place", store.Query{Place: "NO"}, 1},
		{"other place", store.Query{Place: "SE"}, 0},
		{"number", store.Query{Number: &store.Number{Lo: 214, Hi: 214}}, 1},
		{"number in another unit", store.Query{Number: &store.Number{Lo: 214, Hi: 214, Unit: "m"}}, 0},
		{"number between", store.Query{Number: &store.Number{Lo: 215, Hi: 2400}}, 0},
		{"day", store.Query{Dates: day(2026, 3, 3)}, 1},
		{"another day", store.Query{Dates: day(2026, 3, 9)}, 0},
		{"published", store.Query{Published: day(2026, 3, 3)}, 1},
		{"published since", store.Query{Published: &store.Dates{From: day(2026, 3, 4).From}}, 0},
		{"with words", store.Query{Words: "lifeboats", Speaker: "strake", Place: "NO"}, 1},
		{"without words", store.Query{Words: "-lifeboats"}, 1},
		{"text", store.Query{Text: string(a.ID)}, 1},
	} {
		page, err := s.Search(t.Context(), test.query)
		if err != nil || len(page.Hits) != test.want {
			t.Errorf("%s: %d hits, want %d: %v", test.name, len(page.Hits), test.want, err)
		}
	}
	facets, err := s.Facets(t.Context(), id)
	if err != nil || len(facets) == 0 {
		t.Fatal(facets, err)
	}
	for _, f := range facets {
		if f.Span.Empty() || !f.Span.Valid(a.Text) {
			t.Errorf("facet %+v", f)
		}
	}
	speakers, err := s.Speakers(t.Context(), 10)
	want := store.Count{Value: "Ewan Strake", Name: "Ewan Strake", Articles: 1}
	if err != nil || !slices.Contains(speakers, want) {
		t.Errorf("speakers %+v %v", speakers, err)
	}
}
