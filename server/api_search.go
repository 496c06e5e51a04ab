package server

import (
	"net/http"
	"strings"

	"github.com/recount-news/recount/client"
)

// searchParams are what one may look for; all that is set must be so.
func searchParams() []param {
	return []param{
		{"q", "words, \"phrases\", -without, begin*", textSchema, false},
		{"speaker", "who is quoted: a whole name, or one word of it", textSchema, false},
		{"place", "a place that is named, or lies in: its name, or its id in the JSON of a document", textSchema, false},
		{"number", "an amount that is named: 214, or 200-250", textSchema, false},
		{"unit", "of the amount, as the JSON of a document has it; left out for counts", textSchema, false},
		{"publisher", "who published it, the whole name", textSchema, false},
		{"from", "published on this day or later", daySchema, false},
		{"to", "published on this day or before", daySchema, false},
		{"story", "of one story alone, by its id", textSchema, false},
	}
}

// apiSearch answers GET /search.
func (s *Server) apiSearch(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	v := r.URL.Query()
	q, wrong := asked{Words: v.Get("q"), Speaker: v.Get("speaker"), Place: v.Get("place"), Number: v.Get("number"),
		Unit: v.Get("unit"), Publisher: v.Get("publisher"), From: v.Get("from"), To: v.Get("to")}.query()
	if len(wrong) > 0 {
		return nil, badInput(strings.Join(wrong, " "), "Leave it out, or write it so.")
	}
	var err error
	if q.Limit, err = limitOf(r); err != nil {
		return nil, err
	}
	q.Story, q.After = v.Get("story"), v.Get("cursor")
	page, err := s.desk.store.Search(r.Context(), q)
	if err != nil {
		return nil, err
	}
	out := client.HitPage{Hits: []client.Hit{}, Next: page.Next}
	for _, h := range page.Hits {
		one := client.Hit{Summary: client.Summary(h.Summary)}
		if sn := h.Snippet; !sn.Span.Empty() {
			one.Snippet = &client.Snippet{Start: sn.Span.Start, End: sn.Span.End, Text: sn.Text, Matches: []client.Span{}}
			for _, m := range sn.Matches {
				one.Snippet.Matches = append(one.Snippet.Matches, client.Span{Start: m.Start, End: m.End})
			}
		}
		out.Hits = append(out.Hits, one)
	}
	return jsonAnswer(out)
}
