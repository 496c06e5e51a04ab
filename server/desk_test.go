package server_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/examples"
	"github.com/recount-news/recount/server"
	"github.com/recount-news/recount/store"
)

// serve begins a server on a store.
func serve(t *testing.T, db *store.Store) *site {
	t.Helper()
	s, err := server.New(context.Background(), server.Options{Store: db, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	return &site{t, s, db}
}

func memory(t *testing.T) *store.Store {
	t.Helper()
	db, err := store.Open(context.Background(), store.Memory, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// stories are all stories with all that is stored of them, as text.
func (s *site) stories() string {
	s.Helper()
	ctx := context.Background()
	page, err := s.store.Stories(ctx, store.StoriesQuery{})
	if err != nil {
		s.Fatal(err)
	}
	var b strings.Builder
	for _, st := range page.Stories {
		whole, err := s.store.Story(ctx, st.ID)
		if err != nil {
			s.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", whole)
	}
	return b.String()
}

// In two servers one after the other, ended well or not, articles come into the
// stories that they come into in one.
func TestDesk_resumes(t *testing.T) {
	type file struct {
		name, text string
	}
	var files []file
	for name, data := range examples.Articles() {
		files = append(files, file{name, string(data)})
	}
	slices.SortFunc(files, func(x, y file) int { return strings.Compare(y.text, x.text) })
	for _, well := range []bool{true, false} {
		one := serve(t, memory(t))
		db := memory(t)
		other := serve(t, db)
		for i, f := range files {
			one.do(form("/articles", "@"+f.name, f.text))
			if i == len(files)/2 {
				if well {
					if err := other.Close(context.Background()); err != nil {
						t.Fatal(err)
					}
				}
				other = serve(t, db)
			}
			other.do(form("/articles", "@"+f.name, f.text))
		}
		if got, want := other.stories(), one.stories(); got != want {
			t.Errorf("closed well %v:\n%s\nwant\n%s", well, got, want)
		}
	}
}

// A story tells what is left of it when one of its articles is removed.
func TestDesk_removed(t *testing.T) {
	s := start(t, nil)
	ctx := context.Background()
	page, err := s.store.Search(ctx, store.Query{Publisher: "Island Courier"})
	if err != nil || len(page.Hits) != 1 {
		t.Fatal(page, err)
	}
	if err := s.store.Remove(ctx, page.Hits[0].ID); err != nil {
		t.Fatal(err)
	}
	again := serve(t, s.store)
	if got := words(again.page("/stories/"+page.Hits[0].Story), "main"); !strings.Contains(got, "5 accounts") {
		t.Errorf("the story has %q", got)
	}
}

// What is in the store stays what it is, however often it comes.
func TestDesk_sameAgain(t *testing.T) {
	s := start(t, nil)
	before := s.stories()
	for name, data := range examples.Articles() {
		s.do(form("/articles", "@"+name, string(data)))
	}
	if after := s.stories(); after != before {
		t.Errorf("stories are\n%s\nwere\n%s", after, before)
	}
	a, err := article.Read(context.Background(), "x", []byte(first))
	if err != nil {
		t.Fatal(err)
	}
	if _, added, err := s.store.Add(context.Background(), a, now); err != nil || !added {
		t.Error("the store took nothing new")
	}
}

// A comparison that was made is in the store, and a server that begins anew has it.
func TestDesk_keepsComparisons(t *testing.T) {
	s := start(t, nil)
	ctx := context.Background()
	page, err := s.store.Search(ctx, store.Query{Words: "marlin"})
	if err != nil || len(page.Hits) < 2 {
		t.Fatal(page, err)
	}
	target := "/api/v1/compare?of=" + page.Hits[0].ID + "," + page.Hits[1].ID
	first := body(s.do(get(target)))
	if err := s.Close(ctx); err != nil {
		t.Fatal(err)
	}
	again := serve(t, s.store)
	if second := body(again.do(get(target))); second != first {
		t.Error("it is another comparison")
	}
	if metrics := body(again.do(get("/api/v1/metrics"))); !strings.Contains(metrics, "recount_comparisons_total 0\n") {
		t.Errorf("it was made anew: %s", metrics)
	}
}
