package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/store"
)

var now = time.Date(2026, 3, 6, 12, 0, 0, 0, time.UTC)

// open is a store in a file of its own.
func open(t testing.TB) *store.Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "recount.db"), store.Options{})
}

func openAt(t testing.TB, path string, opts store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func read(t testing.TB, name, text string) article.Article {
	t.Helper()
	a, err := article.Read(context.Background(), name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func add(t testing.TB, s *store.Store, a article.Article) string {
	t.Helper()
	id, _, err := s.Add(t.Context(), a, now)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

const marlin = `Ferry Marlin runs aground off Harrow Bay
By Ada Quill
date 2026-03-03

The ferry Marlin ran aground off Harrow Bay on Tuesday, the coastguard said. Lifeboats took off 214 passengers.

Northway Lines, which owns the ship, said the captain, Ewan Strake, had steered by radar in thick fog.
`

func TestAdd_comesBackEqual(t *testing.T) {
	for _, path := range []string{store.Memory, filepath.Join(t.TempDir(), "a b?c#d%.db")} {
		s := openAt(t, path, store.Options{})
		a := read(t, "marlin.txt", marlin)
		id, added, err := s.Add(t.Context(), a, now)
		if err != nil || !added || id != store.ID(a) {
			t.Fatalf("Add: %q %v %v", id, added, err)
		}
		if _, added, err = s.Add(t.Context(), a, now); err != nil || added {
			t.Errorf("Add again: %v %v", added, err)
		}
		got, err := s.Article(t.Context(), id)
		if err != nil || !reflect.DeepEqual(got, a) {
			t.Errorf("got %+v\nwant %+v\n%v", got, a, err)
		}
		page, err := s.Search(t.Context(), store.Query{Words: `"harrow bay" -iceberg lifeb*`})
		if err != nil || len(page.Hits) != 1 {
			t.Fatalf("Search: %+v %v", page, err)
		}
		hit := page.Hits[0]
		var words []string
		for _, m := range hit.Snippet.Matches {
			words = append(words, m.Of(a.Text))
		}
		if got := strings.Join(words, "|"); got != "Harrow Bay|Harrow Bay|Lifeboats" {
			t.Errorf("matches %q in %q", got, hit.Snippet.Text)
		}
		if _, err := s.Article(t.Context(), "nobody"); !errors.Is(err, store.ErrNotFound) {
			t.Error(err)
		}
		if err := s.Remove(t.Context(), id); err != nil {
			t.Error(err)
		}
		if page, err = s.Search(t.Context(), store.Query{Words: "ferry"}); err != nil || len(page.Hits) > 0 {
			t.Errorf("after Remove: %v %v", page, err)
		}
		if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
			t.Error(wrong, err)
		}
	}
}
