// Package client answers: how does a Go program ask a running recount serve?
//
//	c, err := client.New("http://localhost:8080", token)
//	…
//	answer, err := c.Compare(ctx, client.CompareRequest{Accounts: []client.Input{
//		{Name: "wire", Text: wire}, {Name: "rewrite", Text: rewrite}}})
//	for _, f := range answer.Findings {
//		fmt.Println(f.Level, f.Kind, f.Summary)
//	}
//
// There is a method for each operation of the API. What the server refuses is an
// error that unwraps to a [*Problem], with the remedy. A program that has no server
// calls package recount instead, which does the same on the spot.
package client

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/recount-news/recount/report"
)

// maxAnswer is how much of an answer is read: far more than a server gives.
const maxAnswer = 256 << 20

// Client asks one server. It may be used from several goroutines. HTTP may be set
// before it is used: to bound the time of an answer, or to go through a proxy.
type Client struct {
	HTTP  *http.Client
	base  *url.URL
	token string
}

// New is a client of the server at base, as "http://localhost:8080". The token is
// the one it was started with, empty where it has none.
func New(base, token string) (*Client, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, fmt.Errorf("client: %w", err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("client: %q is no address of a server; write it as http://localhost:8080", base)
	}
	return &Client{HTTP: http.DefaultClient, base: u.JoinPath("api/v1"), token: token}, nil
}

// Read tells what the server reads of an article: its text, and where its title,
// date and the like were found.
func (c *Client) Read(ctx context.Context, a Input) (report.ArticleJSON, error) {
	return ask[report.ArticleJSON](ctx, c, "POST", "read", nil, a)
}

// Annotate gives all that is understood of an article.
func (c *Client) Annotate(ctx context.Context, a Input) (report.DocumentJSON, error) {
	return ask[report.DocumentJSON](ctx, c, "POST", "annotate", nil, a)
}

// Compare tells what accounts of one event agree and differ in.
func (c *Client) Compare(ctx context.Context, r CompareRequest) (report.ComparisonJSON, error) {
	return ask[report.ComparisonJSON](ctx, c, "POST", "compare", nil, r)
}

// CompareAs is Compare in another form: json, html, md, sarif, csv, prov, dot, text or
// annotations.
func (c *Client) CompareAs(ctx context.Context, r CompareRequest, form report.Format) ([]byte, error) {
	return c.send(ctx, "POST", "compare", url.Values{"format": {string(form)}}, r)
}

// CompareStored compares articles that the server has, by their IDs. The reference is
// one of them, or empty.
func (c *Client) CompareStored(ctx context.Context, ids []string, reference string) (report.ComparisonJSON, error) {
	return ask[report.ComparisonJSON](ctx, c, "GET", "compare", url.Values{"of": {strings.Join(ids, ",")}, "reference": {reference}}, nil)
}

// Check tells which sentences of a draft its sources support.
func (c *Client) Check(ctx context.Context, r CheckRequest) (report.CheckJSON, error) {
	return ask[report.CheckJSON](ctx, c, "POST", "check", nil, r)
}

// Add hands an article in to be kept. To hand in again what the server has changes
// nothing.
func (c *Client) Add(ctx context.Context, a Input) (Added, error) {
	return ask[Added](ctx, c, "POST", "articles", nil, a)
}

// Articles gives the articles that the server has, newest first. The cursor is Next
// of the page before, empty for the first.
func (c *Client) Articles(ctx context.Context, cursor string) (ArticlePage, error) {
	return ask[ArticlePage](ctx, c, "GET", "articles", url.Values{"cursor": {cursor}}, nil)
}

// Account gives an article that the server has.
func (c *Client) Account(ctx context.Context, id string) (StoredArticle, error) {
	return ask[StoredArticle](ctx, c, "GET", "accounts/"+url.PathEscape(id), nil, nil)
}

// Remove takes an article out, with all that hangs on it.
func (c *Client) Remove(ctx context.Context, id string) error {
	_, err := c.send(ctx, "DELETE", "accounts/"+url.PathEscape(id), nil, nil)
	return err
}

// Stories gives the stories that the server has, newest first. The cursor is Next of
// the page before, empty for the first.
func (c *Client) Stories(ctx context.Context, cursor string) (StoryPage, error) {
	return ask[StoryPage](ctx, c, "GET", "stories", url.Values{"cursor": {cursor}}, nil)
}

// Story gives a story with its accounts, headline facts and contradictions.
func (c *Client) Story(ctx context.Context, id string) (Story, error) {
	return ask[Story](ctx, c, "GET", "stories/"+url.PathEscape(id), nil, nil)
}

// Query says which articles to look for: those of which all that is set is true.
type Query struct {
	Words     string    // words, "phrases", -without, begin*
	Speaker   string    // who is quoted
	Place     string    // a place that is named, or lies in: its name, or its id in the JSON of a document
	Number    string    // an amount that is named: "214", "200-250"
	Unit      string    // of the amount; empty for counts
	Published [2]string // the first day and the last, each as "2026-03-03" or empty
	Publisher string
	Story     string // the ID of a story
	Cursor    string // Next of the page before
}

// Search looks for articles.
func (c *Client) Search(ctx context.Context, q Query) (HitPage, error) {
	return ask[HitPage](ctx, c, "GET", "search", url.Values{
		"q": {q.Words}, "speaker": {q.Speaker}, "place": {q.Place}, "number": {q.Number}, "unit": {q.Unit}, "publisher": {q.Publisher}, "story": {q.Story},
		"from": {q.Published[0]}, "to": {q.Published[1]}, "cursor": {q.Cursor},
	}, nil)
}

// FindingQuery says which findings to look for. Levels and Kinds that are empty
// restrict nothing.
type FindingQuery struct {
	Levels, Kinds []string
	Story         string // the ID of a story; empty for all of them
	Cursor        string // Next of the page before
}

// Findings gives findings across stories.
func (c *Client) Findings(ctx context.Context, q FindingQuery) (FindingPage, error) {
	return ask[FindingPage](ctx, c, "GET", "findings", url.Values{
		"level": {strings.Join(q.Levels, ",")}, "kind": {strings.Join(q.Kinds, ",")}, "story": {q.Story}, "cursor": {q.Cursor}}, nil)
}

// Health tells whether the server works, and with what.
func (c *Client) Health(ctx context.Context) (Health, error) {
	return ask[Health](ctx, c, "GET", "health", nil, nil)
}

// Events calls visit with each story that changes from now on, until visit gives an
// error, which it returns, ctx ends, or the server does.
func (c *Client) Events(ctx context.Context, visit func(StoryEvent) error) error {
	answer, err := c.open(ctx, "GET", "events", nil, nil)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	lines := bufio.NewScanner(answer.Body)
	for lines.Scan() {
		data, ok := bytes.CutPrefix(lines.Bytes(), []byte("data: "))
		if !ok {
			continue
		}
		var e StoryEvent
		if err := json.Unmarshal(data, &e); err != nil {
			return fmt.Errorf("client: events: %w", err)
		}
		if err := visit(e); err != nil {
			return err
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return lines.Err()
}

// ask sends a request and reads the answer.
func ask[T any](ctx context.Context, c *Client, method, path string, query url.Values, body any) (out T, err error) {
	data, err := c.send(ctx, method, path, query, body)
	if err != nil {
		return out, err
	}
	if err := json.Unmarshal(data, &out); err != nil {
		return out, fmt.Errorf("client: %s %s: %w", method, path, err)
	}
	return out, nil
}

func (c *Client) send(ctx context.Context, method, path string, query url.Values, body any) ([]byte, error) {
	answer, err := c.open(ctx, method, path, query, body)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer+1))
	if err == nil && len(data) > maxAnswer {
		err = errors.New("the answer is too long")
	}
	if err != nil {
		return nil, fmt.Errorf("client: %s %s: %w", method, path, err)
	}
	return data, nil
}

// open sends a request. What the server refuses is an error; else the caller closes
// the body.
func (c *Client) open(ctx context.Context, method, path string, query url.Values, body any) (*http.Response, error) {
	address := c.base.JoinPath(path)
	for name, values := range query {
		if values[0] == "" {
			delete(query, name)
		}
	}
	address.RawQuery = query.Encode()
	var content io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			return nil, fmt.Errorf("client: %s %s: %w", method, path, err)
		}
		content = bytes.NewReader(data)
	}
	r, err := http.NewRequestWithContext(ctx, method, address.String(), content)
	if err != nil {
		return nil, fmt.Errorf("client: %w", err)
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	answer, err := c.HTTP.Do(r)
	if err != nil {
		return nil, fmt.Errorf("client: %w", err)
	}
	if answer.StatusCode >= 300 {
		defer answer.Body.Close()
		return nil, fmt.Errorf("client: %s %s: %w", method, path, problemOf(answer))
	}
	return answer, nil
}

// problemOf reads why a server refused, or makes it up where somebody else did.
func problemOf(answer *http.Response) *Problem {
	p := &Problem{}
	data, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	if err != nil || json.Unmarshal(data, p) != nil || p.Type == "" {
		p = &Problem{Type: "about:blank", Title: http.StatusText(answer.StatusCode), Remedy: "see whether the address is that of recount serve"}
	}
	p.Status = answer.StatusCode
	return p
}

// Error gives the status, what is wrong, and what to do about it.
func (p *Problem) Error() string {
	words := strconv.Itoa(p.Status) + " " + p.Title
	if p.Detail != "" {
		words += ": " + p.Detail
	}
	return words + "; " + p.Remedy
}

// Name is the last part of the type: "not-found".
func (p *Problem) Name() string { return p.Type[strings.LastIndexByte(p.Type, '/')+1:] }
