package server

import (
	"net/http"
	"strings"

	"github.com/recount-news/recount/store"
)

// frontView is what the front page shows.
type frontView struct {
	Stories []frontStory
	Next    string // cursor of the stories before these
	Locked  bool
}

type frontStory struct {
	store.Story
	Period string
	Sprig  *sprig
}

func (s *Server) front(w http.ResponseWriter, r *http.Request) error {
	page, err := s.desk.store.Stories(r.Context(), store.StoriesQuery{After: r.FormValue("after")})
	if err != nil {
		return err
	}
	v := frontView{Next: page.Next, Locked: s.options.ReadOnly}
	for _, st := range page.Stories {
		whole, err := s.desk.store.Story(r.Context(), st.ID)
		if err != nil {
			return err
		}
		v.Stories = append(v.Stories, frontStory{st, period(st), newSprig(&whole)})
	}
	return s.frame.show(w, http.StatusOK, view{Page: "front", Title: "Stories", Data: v})
}

// period is when the articles of a story were published.
func period(s store.Story) string {
	first, last := moment(s.First), moment(s.Last)
	if first == last {
		return first
	}
	return first + " to " + last
}

// takeIn keeps what was handed in, and shows it: one article by itself, several in
// comparison.
func (s *Server) takeIn(w http.ResponseWriter, r *http.Request) error {
	if s.options.ReadOnly {
		return &fault{http.StatusForbidden, "Nothing can be handed in here", "This server shows what it has, and keeps nothing."}
	}
	articles, err := s.handed(r)
	if err != nil {
		return err
	}
	if len(articles) == 0 {
		return &fault{http.StatusBadRequest, "Nothing was handed in", "Paste a text or an address, or choose files."}
	}
	ids, err := s.desk.take(r.Context(), articles, nil)
	if err != nil {
		return err
	}
	where := "/accounts/" + ids[0]
	if len(ids) > 1 {
		where = compareAddress(ids)
	}
	http.Redirect(w, r, where, http.StatusSeeOther)
	return nil
}

// compareAddress is the page that compares articles of the store.
func compareAddress(ids []string) string {
	short := make([]string, len(ids))
	for i, id := range ids {
		short[i] = shortID(id)
	}
	return "/compare?of=" + strings.Join(short, ",")
}

// shortID is enough of an ID to tell it from others in an address.
func shortID(id string) string { return id[:min(len(id), 16)] }
