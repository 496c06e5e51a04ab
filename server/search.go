package server

import (
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/store"
	"github.com/recount-news/recount/text"
)

// searchView is the page of what was looked for.
type searchView struct {
	Asked     asked
	Any       bool // something was asked for
	Open      bool // the fields beside the words are shown
	Hits      []hit
	Next      string // address of the page after this one
	Speakers  []store.Count
	Places    []store.Count
	Publisher []store.Count
	Wrong     []string // what could not be understood of what was asked
}

// asked is the form as it was filled in.
type asked struct {
	Words, Speaker, Place, Number, Unit, Publisher, From, To string
}

// hit is an article that was found, with the words that show why.
type hit struct {
	store.Hit
	Stretches []stretch
}

// stretch is words of a snippet, those that were asked for marked.
type stretch struct {
	Text   string
	Marked bool
}

func (s *Server) search(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	v := searchView{Asked: asked{
		Words: r.FormValue("q"), Speaker: r.FormValue("speaker"), Place: r.FormValue("place"), Number: r.FormValue("number"),
		Unit: r.FormValue("unit"), Publisher: r.FormValue("publisher"), From: r.FormValue("from"), To: r.FormValue("to"),
	}}
	v.Any = v.Asked != asked{}
	v.Open = v.Asked != asked{Words: v.Asked.Words} || !v.Any
	q, wrong := v.Asked.query()
	q.After, v.Wrong = r.FormValue("after"), wrong
	var err error
	if v.Any && len(wrong) == 0 {
		page, err := s.desk.store.Search(ctx, q)
		if err != nil {
			return err
		}
		for _, h := range page.Hits {
			if h.Snippet.Text != "" {
				a, err := s.desk.store.Article(ctx, h.ID)
				if err != nil {
					return err
				}
				h.Snippet = inStory(h.Snippet, a.Blocks)
			}
			if h.Title, err = s.titleOf(ctx, &h.Summary); err != nil {
				return err
			}
			v.Hits = append(v.Hits, hit{h, stretches(h.Snippet)})
		}
		if page.Next != "" {
			next := r.URL.Query()
			next.Set("after", page.Next)
			v.Next = "/search?" + next.Encode()
		}
	}
	const few = 12
	if v.Speakers, err = s.desk.store.Speakers(ctx, few); err != nil {
		return err
	}
	if v.Places, err = s.desk.store.Places(ctx, 4*few); err != nil {
		return err
	}
	v.Places = ownPlaces(v.Places)
	v.Places = v.Places[:min(few, len(v.Places))]
	if v.Publisher, err = s.desk.store.Publishers(ctx, few); err != nil {
		return err
	}
	return s.frame.show(w, r, http.StatusOK, view{Page: "search", Title: "Search", Data: v})
}

// query is what a form asks for, and what of it is not understood.
func (a asked) query() (q store.Query, wrong []string) {
	q = store.Query{Words: a.Words, Speaker: a.Speaker, Publisher: a.Publisher}
	if a.Place != "" {
		p, known := place.ByID(a.Place)
		if !known {
			p, known = place.Lookup(a.Place)
		}
		if !known {
			wrong = append(wrong, "No place called “"+a.Place+"” is known.")
		}
		q.Place = p.ID
	}
	if a.Number != "" {
		n, err := number(a.Number)
		if err != nil {
			wrong = append(wrong, "“"+a.Number+"” is no number like 214 or 200-250.")
		}
		n.Unit = a.Unit
		q.Number = &n
	}
	if a.From != "" || a.To != "" {
		from, errFrom := date(a.From)
		to, errTo := date(a.To)
		if errFrom != nil || errTo != nil {
			wrong = append(wrong, "A day is written as 2026-03-03.")
		}
		if !to.IsZero() {
			to = to.AddDate(0, 0, 1)
		}
		q.Published = &store.Dates{From: from, To: to}
	}
	return q, wrong
}

// number reads "214" or "200-250".
func number(s string) (n store.Number, err error) {
	low, high, both := strings.Cut(strings.ReplaceAll(s, ",", ""), "-")
	if n.Lo, err = strconv.ParseFloat(strings.TrimSpace(low), 64); err != nil {
		return n, err
	}
	n.Hi = n.Lo
	if both {
		n.Hi, err = strconv.ParseFloat(strings.TrimSpace(high), 64)
	}
	if err == nil && (math.IsNaN(n.Lo) || math.IsNaN(n.Hi)) {
		err = strconv.ErrSyntax
	}
	return n, err
}

// date reads a day, and the zero time from nothing.
func date(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	return time.Parse(time.DateOnly, s)
}

// ownPlaces leaves out the regions that no more articles have than a place in them: they
// are there for its sake.
func ownPlaces(places []store.Count) (out []store.Count) {
	within := map[string]int{} // articles of a place in a region, at most
	for _, c := range places {
		p, _ := place.ByID(c.Value)
		for _, region := range place.Within(p) {
			within[region.ID] = max(within[region.ID], c.Articles)
		}
	}
	for _, c := range places {
		if p, _ := place.ByID(c.Value); p.Kind == place.Country || within[c.Value] < c.Articles {
			out = append(out, c)
		}
	}
	return out
}

// inStory leaves out of a snippet what stands before the story: its title, which is
// shown, and what is told of it. Where only that has what was asked for, it stays.
func inStory(s store.Snippet, blocks []article.Block) store.Snippet {
	first := slices.IndexFunc(blocks, func(b article.Block) bool { return b.Kind == article.Paragraph })
	if first < 0 || len(s.Matches) == 0 {
		return s
	}
	begin := blocks[first].Span.Start
	if s.Span.Start < begin && s.Matches[len(s.Matches)-1].Start >= begin {
		s.Text = s.Text[begin-s.Span.Start:]
		s.Span.Start = begin
	}
	return s
}

// stretches cuts a snippet where what was asked for begins and ends.
func stretches(s store.Snippet) (out []stretch) {
	at := s.Span.Start
	words := func(from, to int) string { return s.Text[from-s.Span.Start : to-s.Span.Start] }
	for _, m := range s.Matches {
		if m.Start < at || !s.Span.Contains(text.Span(m)) {
			continue
		}
		if m.Start > at {
			out = append(out, stretch{words(at, m.Start), false})
		}
		out = append(out, stretch{words(m.Start, m.End), true})
		at = m.End
	}
	if at < s.Span.End {
		out = append(out, stretch{words(at, s.Span.End), false})
	}
	return out
}
