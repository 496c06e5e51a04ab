package server

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/recount-news/recount/client"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/store"
	"github.com/recount-news/recount/story"
)

// apiStories answers GET /stories.
func (s *Server) apiStories(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	limit, err := limitOf(r)
	if err != nil {
		return nil, err
	}
	q := store.StoriesQuery{Limit: limit, After: r.URL.Query().Get("cursor")}
	if word := r.URL.Query().Get("accounts"); word != "" {
		if q.Accounts, err = strconv.Atoi(word); err != nil || q.Accounts < 1 {
			return nil, badInput("accounts="+word, "It is a number from 1.")
		}
	}
	page, err := s.storyPage(r.Context(), q)
	if err != nil {
		return nil, err
	}
	return jsonAnswer(page)
}

func (s *Server) storyPage(ctx context.Context, q store.StoriesQuery) (client.StoryPage, error) {
	page, err := s.desk.store.Stories(ctx, q)
	out := client.StoryPage{Stories: []client.StorySummary{}, Next: page.Next}
	for _, st := range page.Stories {
		out.Stories = append(out.Stories, client.StorySummary{ID: st.ID, Title: st.Title, First: st.First, Last: st.Last, Accounts: st.Accounts,
			Independent: st.Independent, Contradictions: st.Contradictions, Changed: st.Changed})
	}
	return out, err
}

// apiStory answers GET /stories/{id}.
func (s *Server) apiStory(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	out, err := s.storyOf(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return jsonAnswer(out)
}

// storyOf is a story with what its accounts tell.
func (s *Server) storyOf(ctx context.Context, id string) (out client.Story, err error) {
	st, err := s.desk.store.Story(ctx, id)
	if err != nil {
		return out, err
	}
	ids := membersOf(&st)
	told := report.Story{ID: st.ID}
	places := map[string]int{}
	for i, id := range ids {
		places[id] = i
	}
	for i, m := range st.Members {
		like, ok := places[m.Like]
		if !ok {
			like = -1
		}
		told.Members = append(told.Members, story.Member{Article: i, Like: like, Score: m.Score, Why: m.Why})
	}
	if len(ids) > 1 {
		if told.Comparison, err = s.desk.compareStory(ctx, ids); err != nil {
			return out, err
		}
		told.Accounts = told.Comparison.Story.Accounts
	} else if told.Accounts, err = s.desk.accounts(ctx, ids); err != nil {
		return out, err
	}
	out.Articles = articlesOf(ids)
	out.StoryJSON, err = report.StoryOf(&told)
	return out, err
}

func membersOf(st *store.Story) []string {
	ids := make([]string, len(st.Members))
	for i, m := range st.Members {
		ids[i] = m.Article
	}
	return ids
}

// articlesOf names the articles behind the accounts a1, a2, …
func articlesOf(ids []string) map[string]string {
	out := make(map[string]string, len(ids))
	for i, id := range ids {
		out[accountName(i)] = id
	}
	return out
}

// mostLookedInto is how many stories are looked into for one page of findings.
const mostLookedInto = 20

// findingQuery says which findings are asked for, and from where on.
type findingQuery struct {
	report.Options
	story string
	limit int
	at    findingPlace
}

// findingPlace is where a page of findings begins: in the list of stories, how many
// stories and how many findings of the next one are passed over.
type findingPlace struct {
	after   string
	stories int
	skip    int
}

func (p findingPlace) cursor() string {
	return base64.RawURLEncoding.EncodeToString([]byte(fmt.Sprintf("%d %d %s", p.stories, p.skip, p.after)))
}

func readFindingPlace(cursor string) (p findingPlace, err error) {
	if cursor == "" {
		return p, nil
	}
	wrong := fmt.Errorf("server: %w: cursor of findings", store.ErrInvalid)
	data, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return p, wrong
	}
	parts := strings.SplitN(string(data), " ", 3)
	if len(parts) != 3 {
		return p, wrong
	}
	var errs [2]error
	p.stories, errs[0] = strconv.Atoi(parts[0])
	p.skip, errs[1] = strconv.Atoi(parts[1])
	if p.after = parts[2]; errors.Join(errs[:]...) != nil || p.stories < 0 || p.skip < 0 {
		return p, wrong
	}
	return p, nil
}

// apiFindings answers GET /findings.
func (s *Server) apiFindings(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	v := r.URL.Query()
	o, err := onlyOf(append(parts(v.Get("level")), parts(v.Get("kind"))...))
	if err != nil {
		return nil, err
	}
	q := findingQuery{Options: o, story: v.Get("story")}
	if q.limit, err = limitOf(r); err != nil {
		return nil, err
	}
	if q.limit == 0 {
		q.limit = 50
	}
	if q.at, err = readFindingPlace(v.Get("cursor")); err != nil {
		return nil, err
	}
	out, err := s.findings(r.Context(), q)
	if err != nil {
		return nil, err
	}
	return jsonAnswer(out)
}

// findings looks into one story after the other until there are enough, or enough was
// looked into.
func (s *Server) findings(ctx context.Context, q findingQuery) (out client.FindingPage, err error) {
	out.Findings = []client.StoryFinding{}
	if q.story != "" {
		rest, err := s.findingsIn(ctx, q.story, &q, &out)
		if rest > 0 {
			out.Next = findingPlace{skip: rest}.cursor()
		}
		return out, err
	}
	at := q.at
	page, err := s.desk.store.Stories(ctx, store.StoriesQuery{Accounts: 2, Limit: mostLookedInto, After: at.after})
	if err != nil {
		return out, err
	}
	for at.stories < len(page.Stories) {
		rest, err := s.findingsIn(ctx, page.Stories[at.stories].ID, &q, &out)
		if err != nil {
			return out, err
		}
		if rest > 0 {
			at.skip = rest
			out.Next = at.cursor()
			return out, nil
		}
		at.stories, at.skip, q.at.skip = at.stories+1, 0, 0
	}
	if page.Next != "" {
		out.Next = findingPlace{after: page.Next}.cursor()
	}
	return out, nil
}

// findingsIn adds the findings of a story to out. Where there is no room for all, it
// gives how many of them have been told.
func (s *Server) findingsIn(ctx context.Context, id string, q *findingQuery, out *client.FindingPage) (told int, err error) {
	st, err := s.desk.store.Story(ctx, id)
	if err != nil || len(st.Members) < 2 || q.none(&st) {
		return 0, err
	}
	ids := membersOf(&st)
	c, err := s.desk.compareStory(ctx, ids)
	if err != nil {
		return 0, err
	}
	found, err := report.FindingsOf(c, q.Options)
	if err != nil {
		return 0, err
	}
	for i, f := range found {
		switch {
		case i < q.at.skip:
			continue
		case len(out.Findings) == q.limit:
			return i, nil
		}
		one := client.StoryFinding{Story: st.ID, Articles: map[string]string{}, Finding: f}
		for _, e := range f.Evidence {
			one.Articles[e.Account] = articlesOf(ids)[e.Account]
		}
		out.Findings = append(out.Findings, one)
	}
	return 0, nil
}

// none reports whether what is known of a story tells that nothing of it is asked for.
func (q *findingQuery) none(st *store.Story) bool {
	return len(q.Levels) == 1 && q.Levels[0] == compare.Contradiction && st.Contradictions == 0
}

const eventsPath = apiRoot + "/events"

// betweenBeats is how long a connection is silent before it is told that all is well,
// so that nothing on the way takes it for dead.
const betweenBeats = 20 * time.Second

// apiEvents answers GET /events with server-sent events (HTML Living Standard, 9.2),
// until the program or the server goes.
func (s *Server) apiEvents(w http.ResponseWriter, r *http.Request) (*answer, error) {
	events, stop := s.desk.feed.listen()
	defer stop()
	if events == nil {
		return nil, problem(http.StatusServiceUnavailable, "too-many-listeners", "Too many listen", "", "Come back later, or ask for the stories.")
	}
	control := http.NewResponseController(w)
	if err := control.SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return nil, err
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	beat := time.NewTicker(betweenBeats)
	defer beat.Stop()
	line := ": recount\n\n"
	for {
		if _, err := w.Write([]byte(line)); err != nil {
			return nil, nil // the program has gone
		}
		if err := control.Flush(); err != nil {
			return nil, nil
		}
		select {
		case <-r.Context().Done():
			return nil, nil
		case <-beat.C:
			line = ": still here\n\n"
		case e, open := <-events:
			if !open {
				return nil, nil
			}
			told, err := jsonAnswer(client.StoryEvent(e))
			if err != nil {
				return nil, err
			}
			line = "event: story\ndata: " + string(told.body) + "\n"
		}
	}
}
