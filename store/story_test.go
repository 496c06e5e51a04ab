package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/store"
)

func TestStories(t *testing.T) {
	s := open(t)
	var ids []string
	for i := range 4 {
		ids = append(ids, add(t, s, read(t, fmt.Sprint(i), fmt.Sprintf("A storm\n\nThe storm hit town number %d.\n", i))))
	}
	first, last := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	storm := store.Story{
		ID: "s-1", Title: "A storm", First: first, Last: last, Accounts: 3, Independent: 2, Contradictions: 1, Changed: now,
		Members:     []store.Member{{Article: ids[1], Score: 1}, {Article: ids[0], Like: ids[1], Score: .75, Why: []string{"names", "days"}}, {Article: ids[2], Like: ids[0]}},
		Derivations: []store.Derivation{{Source: ids[1], Copy: ids[0], Score: .9, Shared: .5, Why: []string{"later"}}},
	}
	alone := store.Story{ID: "s-2", Title: "Alone", Accounts: 1, Independent: 1, Changed: now, Members: []store.Member{{Article: ids[3]}}}
	if err := s.PutStories(t.Context(), []store.Story{storm, alone}, nil, now); err != nil {
		t.Fatal(err)
	}
	got, err := s.Story(t.Context(), "s-1")
	if err != nil || !reflect.DeepEqual(got, storm) {
		t.Errorf("got %+v\nwant %+v\n%v", got, storm, err)
	}
	if of, err := s.StoryOf(t.Context(), ids[2]); err != nil || of != "s-1" {
		t.Error(of, err)
	}
	if d, err := s.Derivations(t.Context(), ids[1]); err != nil || !reflect.DeepEqual(d, storm.Derivations) {
		t.Error(d, err)
	}
	listed := func(q store.StoriesQuery) string {
		t.Helper()
		page, err := s.Stories(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, st := range page.Stories {
			list = append(list, fmt.Sprint(st.ID, st.Accounts))
		}
		if page.Next != "" {
			q.After = page.Next
			more, err := s.Stories(t.Context(), q)
			if err != nil || len(more.Stories) == 0 {
				t.Fatal(more, err)
			}
			list = append(list, "then", more.Stories[0].ID)
		}
		return strings.Join(list, " ")
	}
	for _, test := range []struct {
		q    store.StoriesQuery
		want string
	}{
		{store.StoriesQuery{}, "s-13 s-21"},
		{store.StoriesQuery{Limit: 1}, "s-13 then s-2"},
		{store.StoriesQuery{Accounts: 2}, "s-13"},
		{store.StoriesQuery{Published: day(2026, 3, 1)}, "s-13"},
		{store.StoriesQuery{Published: day(2026, 3, 3)}, ""},
	} {
		if got := listed(test.q); got != test.want {
			t.Errorf("%+v: %s, want %s", test.q, got, test.want)
		}
	}

	// An article that goes over leaves the story it was in, which ends with its last.
	alone.Members = append(alone.Members, store.Member{Article: ids[2], Like: ids[3]})
	if err := s.PutStories(t.Context(), []store.Story{alone}, nil, now); err != nil {
		t.Fatal(err)
	}
	if got := listed(store.StoriesQuery{}); got != "s-12 s-22" {
		t.Error(got)
	}
	if err := s.Remove(t.Context(), ids[1]); err != nil {
		t.Fatal(err)
	}
	got, err = s.Story(t.Context(), "s-1")
	if want := []store.Member{{Article: ids[0], Score: .75, Why: []string{"names", "days"}}}; err != nil || !reflect.DeepEqual(got.Members, want) || len(got.Derivations) > 0 {
		t.Errorf("after Remove: %+v %v", got, err)
	}
	if err := s.Remove(t.Context(), ids[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Story(t.Context(), "s-1"); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
	if err := s.PutStories(t.Context(), nil, []string{"s-2"}, now); err != nil {
		t.Fatal(err)
	}
	if got := listed(store.StoriesQuery{}); got != "" {
		t.Error(got)
	}
	storm.Members = []store.Member{{Article: "nobody"}}
	if err := s.PutStories(t.Context(), []store.Story{storm}, nil, now); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
}

// TestComparison_makesRoom holds that those go that nobody asked for longest.
func TestComparison_makesRoom(t *testing.T) {
	s := openAt(t, store.Memory, store.Options{ComparisonBytes: 1000})
	key := func(i int) store.ComparisonKey {
		return store.ComparisonKey{Accounts: []string{fmt.Sprint("a", i), "b"}, Version: "1"}
	}
	put := func(i, size int) {
		t.Helper()
		if err := s.PutComparison(t.Context(), key(i), bytes.Repeat([]byte{byte(i)}, size)); err != nil {
			t.Fatal(err)
		}
	}
	kept := func() (list []int) {
		for i := range 20 {
			content, err := s.Comparison(t.Context(), key(i))
			switch {
			case errors.Is(err, store.ErrNotFound):
			case err != nil || content[0] != byte(i):
				t.Errorf("%d: %v %v", i, content[0], err)
			default:
				list = append(list, i)
			}
		}
		return list
	}
	for i := range 4 {
		put(i, 250)
	}
	if _, err := s.Comparison(t.Context(), key(0)); err != nil {
		t.Fatal(err)
	}
	put(4, 250)
	if got := kept(); !slices.Equal(got, []int{0, 3, 4}) {
		t.Errorf("kept %v", got)
	}
	put(5, 1001)
	if got := kept(); !slices.Equal(got, []int{0, 3, 4}) {
		t.Errorf("kept %v after one that is too large", got)
	}
	put(6, 1000)
	if got := kept(); !slices.Equal(got, []int{6}) {
		t.Errorf("kept %v after one that fills all", got)
	}
	other := key(6)
	slices.Reverse(other.Accounts)
	if _, err := s.Comparison(t.Context(), other); !errors.Is(err, store.ErrNotFound) {
		t.Error("the order of the accounts made no difference")
	}
}

func TestRemove_takesComparisonsAlong(t *testing.T) {
	s := open(t)
	a, b := add(t, s, read(t, "a", "A storm\n\nIt blew.\n")), add(t, s, read(t, "b", "A storm\n\nIt raged.\n"))
	key := store.ComparisonKey{Accounts: []string{a, b}, Version: "1"}
	if err := s.PutComparison(t.Context(), key, []byte("it blew")); err != nil {
		t.Fatal(err)
	}
	if err := s.Remove(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Comparison(t.Context(), key); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
	if err := s.Remove(t.Context(), b); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
}

func TestState(t *testing.T) {
	s := open(t)
	if _, err := s.State(t.Context(), "grouper"); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
	for _, want := range []string{"one", "two", ""} {
		if err := s.PutState(t.Context(), "grouper", []byte(want)); err != nil {
			t.Fatal(err)
		}
		if got, err := s.State(t.Context(), "grouper"); err != nil || string(got) != want {
			t.Errorf("%q %v", got, err)
		}
	}
}
