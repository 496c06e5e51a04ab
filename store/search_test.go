package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/store"
	"github.com/recount-news/recount/text"
)

func day(y int, m time.Month, d int) *store.Dates {
	from := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return &store.Dates{From: from, To: from.AddDate(0, 0, 1)}
}

func TestSearch_words(t *testing.T) {
	s := open(t)
	names := map[string]string{}
	for name, words := range map[string]string{
		"ferry":  "The ferry Marlin ran aground in Harrow Bay. Its captain, Zoë Müller, said it was the fog.",
		"bay":    "A bay horse won at Harrow on Sunday. Nobody was on the ferry AND all were glad.",
		"quiet":  "The town was quiet. Passengers read (or slept) on the 10,000 benches.",
		"ferry2": "The ferries of Ostrava do not run. Ferry, ferry, ferry, they cry; NEAR is no word.",
	} {
		names[add(t, s, read(t, name, words+"\n"))] = name
	}
	for _, test := range []struct{ typed, want string }{
		{"ferry", "bay ferry ferry2"},
		{"FERRY marlin", "ferry"},
		{`"harrow bay"`, "ferry"},
		{"“Harrow bay”", "ferry"},
		{"harrow bay", "bay ferry"},
		{"harrow -horse", "ferry"},
		{`harrow -"bay horse"`, "ferry"},
		{"-ferry", "quiet"},
		{"−ferry -quiet", ""},
		{"zoe muller", "ferry"},
		{"passen*", "quiet"},
		{"passen", ""},
		{"10,000", "quiet"},
		{"ferry AND glad", "bay"},
		{"NEAR", "ferry2"},
		{`"harrow bay`, "ferry"},
		{`harrow" bay`, "bay ferry"},
		{`ferry)`, "bay ferry ferry2"},
		{"(or", "quiet"},
		{"title:ferry", ""},
		{"^ferry", "bay ferry ferry2"},
		{"ferry -", "bay ferry ferry2"},
		{"--quiet", "bay ferry ferry2"},
		{"!!!", ""},
		{`""`, ""},
		{"*", ""},
		{"", "bay ferry ferry2 quiet"},
		{"  ", "bay ferry ferry2 quiet"},
		{"ferry' OR 1=1 --", ""},
	} {
		page, err := s.Search(t.Context(), store.Query{Words: test.typed})
		if err != nil {
			t.Errorf("%q: %v", test.typed, err)
		}
		var found []string
		for _, h := range page.Hits {
			found = append(found, names[h.ID])
		}
		slices.Sort(found)
		if got := strings.Join(found, " "); got != test.want {
			t.Errorf("%q finds %q, want %q", test.typed, got, test.want)
		}
	}
}

func TestSearch_snippets(t *testing.T) {
	s := open(t)
	filler := strings.Repeat("Nothing of note took place in the days before and after, as far as is known. ", 20)
	a := read(t, "long.txt", "A day in Ostrava\n\n"+filler+"\n\nAt dawn “żuraw” cranes lifted the wreck; the cranes, four of them, came from Gdańsk.\n\n"+filler+"The crane left.\n")
	add(t, s, a)
	page, err := s.Search(t.Context(), store.Query{Words: "cranes GDANSK"})
	if err != nil || len(page.Hits) != 1 {
		t.Fatal(page, err)
	}
	snippet := page.Hits[0].Snippet
	if !strings.HasPrefix(snippet.Text, "At dawn “żuraw” cranes lifted") || snippet.Text != snippet.Span.Of(a.Text) {
		t.Errorf("snippet %q", snippet.Text)
	}
	var words []string
	for _, m := range snippet.Matches {
		if !snippet.Span.Contains(m) {
			t.Errorf("match %v lies outside of the snippet", m)
		}
		words = append(words, m.Of(a.Text))
	}
	if got := fmt.Sprint(words); got != "[cranes cranes Gdańsk]" {
		t.Errorf("matches %v", got)
	}
}

// TestSearch_pages holds that pages together give all, once, in one order, and that
// what comes in meanwhile moves nothing in a list by time.
func TestSearch_pages(t *testing.T) {
	s := open(t)
	const articles = 25
	for i := range articles {
		// Five of each day, some alike in rank.
		a := read(t, fmt.Sprint(i), fmt.Sprintf("A storm\n\nThe storm hit town number %d, and %s.\n", i, strings.Repeat("more storm ", i%4)))
		add(t, s, a.WithDate(time.Date(2026, 3, 1+i/5, 0, 0, 0, 0, time.UTC), false, "flag"))
	}
	for _, words := range []string{"", "storm"} {
		all, err := s.Search(t.Context(), store.Query{Words: words, Limit: 100})
		if err != nil || len(all.Hits) != articles || all.Next != "" {
			t.Fatalf("%q: %d hits, next %q: %v", words, len(all.Hits), all.Next, err)
		}
		q := store.Query{Words: words, Limit: 4}
		var got []store.Hit
		for {
			page, err := s.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, page.Hits...)
			if q.After = page.Next; q.After == "" {
				break
			}
			if words == "" {
				add(t, s, read(t, "later", fmt.Sprintf("Later still %d\n\nIt is late.\n", len(got))))
			}
		}
		for i := range all.Hits {
			if i >= len(got) || got[i].ID != all.Hits[i].ID {
				t.Fatalf("%q: hit %d of the pages is another", words, i)
			}
		}
	}
	for _, cursor := range []string{"x", "AAAA", "!", "cg" + strings.Repeat("A", 21), strings.Repeat("A", 4000)} {
		if _, err := s.Search(t.Context(), store.Query{After: cursor}); !errors.Is(err, store.ErrInvalid) {
			t.Errorf("cursor %.20q: %v", cursor, err)
		}
	}
}

// FuzzSearchNeverFails types anything into the search field.
func FuzzSearchNeverFails(f *testing.F) {
	s := openAt(f, store.Memory, store.Options{})
	a := read(f, "marlin.txt", marlin)
	if _, _, err := s.Add(f.Context(), a, now); err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{`ferry`, `"harrow bay" -horse`, `pass*`, `"`, `-"`, `AND OR NOT NEAR(a b)`, `{title}:x`, `a*b*`, "\x00", "\xff", `""*`, `e\u0301`, `−x`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		page, err := s.Search(t.Context(), store.Query{Words: typed})
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		for _, h := range page.Hits {
			spans := append([]text.Span{h.Snippet.Span}, h.Snippet.Matches...)
			for _, span := range spans {
				if !span.Valid(a.Text) || !h.Snippet.Span.Contains(span) {
					t.Errorf("%q: span %v", typed, span)
				}
			}
		}
	})
}
