package client_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/client"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/server"
	"github.com/recount-news/recount/store"
)

const (
	wire = "Ferry runs aground off Harrow Bay\ndate 2026-03-03\n\nThe ferry Marlin ran aground off Harrow Bay on Tuesday, the coastguard said. " +
		"Lifeboats took off 214 passengers, said Ada Quill, who leads the coastguard."
	rewrite = "Ferry runs aground off Harrow Bay\ndate 2026-03-04\n\nThe ferry Marlin ran aground off Harrow Bay on Tuesday, the coastguard said. " +
		"Lifeboats took off 241 passengers, said Ada Quill, who leads the coastguard."
)

// serve starts a server with an empty store, and gives a client of it.
func serve(t testing.TB, token string) *client.Client {
	t.Helper()
	db, err := store.Open(context.Background(), store.Memory, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := server.New(context.Background(), server.Options{Store: db, Now: time.Now, Token: token,
		Fetch: func(ctx context.Context, address string) (article.Article, error) {
			return article.Read(ctx, address, []byte(wire))
		}})
	if err != nil {
		t.Fatal(err)
	}
	site := httptest.NewServer(s)
	t.Cleanup(func() { site.Close(); db.Close() })
	c, err := client.New(site.URL, token)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestClient calls each operation.
func TestClient(t *testing.T) {
	ctx, c := t.Context(), serve(t, "a token of enough length")
	check := func(what string, err error, ok bool) {
		t.Helper()
		if err != nil || !ok {
			t.Errorf("%s: ok %v, error %v", what, ok, err)
		}
	}
	read, err := c.Read(ctx, client.Input{URL: "https://news.example/ferry"})
	check("read", err, read.Published.Value == "2026-03-03")
	d, err := c.Annotate(ctx, client.Input{Text: wire})
	check("annotate", err, len(d.Tokens) > 20 && len(d.Claims) > 0)
	pair := client.CompareRequest{Accounts: []client.Input{{Name: "wire", Text: wire}, {Name: "rewrite", Text: rewrite, Publisher: "Echo"}}}
	comparison, err := c.Compare(ctx, pair)
	check("compare", err, len(comparison.Findings) > 0 && comparison.Findings[0].Level == "contradiction" && comparison.Accounts[1].Publisher == "Echo")
	csv, err := c.CompareAs(ctx, pair, report.CSV)
	check("compare as csv", err, strings.HasPrefix(string(csv), "fact,said,wire"))
	checked, err := c.Check(ctx, client.CheckRequest{Draft: pair.Accounts[1], Sources: pair.Accounts[:1]})
	check("check", err, checked.Counts["contradicted"] == 1)

	first, err := c.Add(ctx, pair.Accounts[0])
	check("add", err, first.New && first.ID != "" && first.Story != "")
	again, err := c.Add(ctx, client.Input{Name: "by another name", Text: wire})
	check("add again", err, !again.New && again.ID == first.ID)
	second, err := c.Add(ctx, pair.Accounts[1])
	check("add another", err, second.New && second.Story != "")
	stored, err := c.CompareStored(ctx, []string{first.ID, second.ID}, "")
	check("compare stored", err, len(stored.Findings) > 0)
	articles, err := c.Articles(ctx, "")
	check("articles", err, len(articles.Articles) == 2 && articles.Next == "")
	one, err := c.Account(ctx, second.ID)
	check("account", err, one.Article.Text != "" && len(one.Derivations) == 1 && one.Derivations[0].Source == first.ID)
	stories, err := c.Stories(ctx, "")
	check("stories", err, len(stories.Stories) == 1 && stories.Stories[0].Contradictions == 1)
	story, err := c.Story(ctx, second.Story)
	check("story", err, len(story.Accounts) == 2 && len(story.Contradictions) == 1 && len(story.Articles) == 2)
	hits, err := c.Search(ctx, client.Query{Words: "lifeboats", Published: [2]string{"2026-03-04", "2026-03-04"}})
	check("search", err, len(hits.Hits) == 1 && hits.Hits[0].ID == second.ID && hits.Hits[0].Snippet != nil)
	findings, err := c.Findings(ctx, client.FindingQuery{Levels: []string{"contradiction"}, Kinds: []string{"quantity"}})
	check("findings", err, len(findings.Findings) == 1 && findings.Findings[0].Story == second.Story)
	health, err := c.Health(ctx)
	check("health", err, health.Status == "ok" && health.Articles == 2)
	check("remove", c.Remove(ctx, first.ID), true)
	articles, err = c.Articles(ctx, "")
	check("articles without it", err, len(articles.Articles) == 1)
}

func TestClient_problems(t *testing.T) {
	c := serve(t, "a token of enough length")
	_, err := c.Story(t.Context(), "../../health")
	var p *client.Problem
	if !errors.As(err, &p) || p.Name() != "not-found" || p.Status != http.StatusNotFound || !strings.Contains(err.Error(), p.Remedy) {
		t.Errorf("an id that is a path: %v", err)
	}
	if _, err := c.Compare(t.Context(), client.CompareRequest{}); !errors.As(err, &p) || p.Name() != "too-few" {
		t.Errorf("nothing to compare: %v", err)
	}
	other := httptest.NewServer(http.NotFoundHandler())
	defer other.Close()
	stranger, err := client.New(other.URL, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := stranger.Health(t.Context()); !errors.As(err, &p) || p.Status != http.StatusNotFound {
		t.Errorf("another server: %v", err)
	}
	for _, base := range []string{"", "localhost:8080", "ftp://localhost", "http://", "%"} {
		if _, err := client.New(base, ""); err == nil {
			t.Errorf("%q is taken for an address", base)
		}
	}
}

func TestClient_events(t *testing.T) {
	c := serve(t, "")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	enough := errors.New("enough")
	var told []client.StoryEvent
	done := make(chan error)
	go func() {
		done <- c.Events(ctx, func(e client.StoryEvent) error {
			told = append(told, e)
			if e.Accounts >= 2 {
				return enough
			}
			return nil
		})
	}()
	// Whether it listens yet cannot be seen, so articles come in until it was told.
	for i := 0; ; i++ {
		at := time.Date(2026, 3, 3, 0, 0, 0, i, time.UTC).Format(time.RFC3339Nano)
		for _, words := range []string{wire, rewrite} {
			if _, err := c.Add(ctx, client.Input{Text: words, Published: at, Publisher: at}); err != nil {
				t.Fatal(err)
			}
		}
		select {
		case err := <-done:
			if !errors.Is(err, enough) || len(told) == 0 || told[len(told)-1].Story == "" {
				t.Errorf("%v: %+v", err, told)
			}
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}
