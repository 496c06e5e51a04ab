package server

import (
	"cmp"
	"context"
	"errors"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/store"
)

// frontView is what the front page shows: a lead story, those that several accounts
// tell, and in brief those that one account tells alone.
type frontView struct {
	Lead    *leadStory
	Stories []frontStory
	Briefs  []store.Summary
	Next    string // cursor of the stories before these
	Locked  bool
}

type frontStory struct {
	store.Story
	Period string
	Sprig  *sprig
}

func newFrontStory(st *store.Story) frontStory { return frontStory{*st, period(*st), newSprig(st)} }

// leadStory is the story that the page begins with, which tells what its accounts
// contradict each other in.
type leadStory struct {
	frontStory
	Lede     string
	Tree     template.HTML // with names; where it would be large, the sprig is shown
	Disputes []dispute
	More     int    // contradictions beside these
	Compare  string // address of the comparison
}

// dispute is a contradiction.
type dispute struct {
	Kind, Words, Between string
	Link                 string
}

const (
	mostDisputes = 3  // told of the lead story
	largestTree  = 8  // accounts of one that is drawn with their names
	longestTitle = 24 // words of a headline
)

func (s *Server) front(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	after := r.FormValue("after")
	page, err := s.desk.store.Stories(ctx, store.StoriesQuery{After: after})
	if err != nil {
		return err
	}
	v := frontView{Next: page.Next, Locked: s.options.ReadOnly}
	lead := -1
	if after == "" {
		lead = leading(page.Stories)
	}
	for i := range page.Stories {
		st, err := s.desk.store.Story(ctx, page.Stories[i].ID) // with its members
		if errors.Is(err, store.ErrNotFound) {
			continue // it ended since
		}
		if err != nil {
			return err
		}
		switch {
		case i == lead:
			v.Lead, err = s.lead(ctx, &st)
			if errors.Is(err, tooMuch) { // too long to be compared
				v.Stories, err = append(v.Stories, newFrontStory(&st)), nil
			}
		case len(st.Members) == 1:
			var brief store.Summary
			brief, err = s.desk.store.Summary(ctx, st.Members[0].Article)
			brief.Title = st.Title
			v.Briefs = append(v.Briefs, brief)
		default:
			v.Stories = append(v.Stories, newFrontStory(&st))
		}
		if err != nil {
			return err
		}
	}
	return s.frame.show(w, r, http.StatusOK, view{Page: "front", Title: "Stories", Data: v})
}

// leading is the story to begin with: the newest whose accounts contradict each
// other, or else the newest of several accounts; -1 where there is none.
func leading(stories []store.Story) int {
	if i := slices.IndexFunc(stories, func(st store.Story) bool { return st.Contradictions > 0 }); i >= 0 {
		return i
	}
	return slices.IndexFunc(stories, func(st store.Story) bool { return st.Accounts > 1 })
}

func (s *Server) lead(ctx context.Context, st *store.Story) (*leadStory, error) {
	ids := membersOf(st)
	ids = ids[:min(len(ids), mostAccounts)]
	c, err := s.desk.compareStory(ctx, ids)
	if err != nil {
		return nil, err
	}
	r := newReading(c, addressOf(c, ids))
	l := &leadStory{frontStory: newFrontStory(st), Lede: r.lede(), Compare: r.base}
	for i := range c.Findings {
		switch f := &c.Findings[i]; {
		case f.Level != compare.Contradiction:
		case len(l.Disputes) == mostDisputes:
			l.More++
		default:
			l.Disputes = append(l.Disputes, r.disputeOf(f))
		}
	}
	if len(ids) <= largestTree {
		l.Sprig = nil
		l.Tree, err = report.TreeSVG(c)
	}
	return l, err
}

// disputeOf is a contradiction as the front page tells it, with those of either side.
func (r *reading) disputeOf(f *compare.Finding) dispute {
	var sides [2][]string
	for _, e := range f.Evidence {
		side := &sides[1]
		if e.Account == f.Reference || e.Agrees {
			side = &sides[0]
		}
		if !slices.Contains(*side, r.names[e.Account]) {
			*side = append(*side, r.names[e.Account])
		}
	}
	const most = 3
	between := listedUpTo(sides[0], most) + " against " + listedUpTo(sides[1], most)
	return dispute{report.KindWord(f.Kind), f.Summary, between, r.base + "#" + f.ID}
}

// headline is a title for a list: whole, unless it is longer than any.
func headline(title string) string {
	const most = 10 * longestTitle // bytes; a word may have no end
	if title = shortened(title, longestTitle); len(title) > most {
		title = strings.ToValidUTF8(title[:most], "") + " …"
	}
	return cmp.Or(title, "Without a title")
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
