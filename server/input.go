package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/client"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/story"
)

// What programs hand in. A text is a text, whatever it looks like: nothing of it
// names a file, and an address goes to Options.Fetch alone.

const (
	mostName  = 200     // bytes of a name or a publisher
	mostHTML  = 2 << 20 // bytes of a page, of which mostText may be text
	mostURL   = 2000    // bytes of an address
	mostTotal = 1 << 20 // bytes of text of all the accounts of a request
)

// decode reads the JSON that a request brings. A member that is not known is
// refused: it is a slip, and would be passed over in silence.
func decode[T any](r *http.Request) (v T, err error) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" || r.Header.Get("Content-Encoding") != "" {
		return v, problem(http.StatusUnsupportedMediaType, "not-json", "This is not JSON", "Content-Type: "+r.Header.Get("Content-Type"),
			"Send application/json, not compressed.")
	}
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err = d.Decode(&v); err == nil {
		if _, err = d.Token(); errors.Is(err, io.EOF) {
			return v, nil
		} else if err == nil {
			err = errors.New("something stands behind the end of it")
		}
	}
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return v, err
	}
	return v, problem(http.StatusBadRequest, "bad-request", "The request is not as it must be", strings.TrimPrefix(err.Error(), "json: "),
		"GET "+apiRoot+"/openapi.json tells what it may have.")
}

// checkInput holds that an article which is handed in is one, and not too long. At
// names it in what is told.
func checkInput(at string, in client.Input) error {
	given := 0
	for _, f := range []struct {
		name, value string
		most        int
	}{{"id", in.ID, mostName}, {"text", in.Text, mostText}, {"html", in.HTML, mostHTML}, {"url", in.URL, mostURL},
		{"name", in.Name, mostName}, {"publisher", in.Publisher, mostName}, {"published", in.Published, mostName}} {
		if len(f.value) > f.most {
			return tooLarge(fmt.Sprintf("%s: %s has %d bytes", at, f.name, len(f.value)), fmt.Sprintf("It may have %d.", f.most), f.most)
		}
		if f.value != "" && slices.Contains([]string{"id", "text", "html", "url"}, f.name) {
			given++
		}
		if !utf8.ValidString(f.value) {
			return badInput(at+": "+f.name+" is not UTF-8", "Send UTF-8.")
		}
	}
	if given != 1 {
		return badInput(fmt.Sprintf("%s has %d of id, text, html and url", at, given), "Give one of them.")
	}
	return nil
}

func badInput(detail, remedy string) error {
	return problem(http.StatusBadRequest, "bad-request", "The request is not as it must be", detail, remedy)
}

// article is an article that is handed in by its words or its address.
func (s *Server) article(ctx context.Context, at string, in client.Input) (a article.Article, err error) {
	name, want := in.Name, ""
	switch {
	case in.URL != "":
		if a, err = s.fetch(ctx, in.URL); err != nil {
			return a, err
		}
	default:
		if name == "" {
			name = at
		}
		data := in.Text
		if want = "text"; in.HTML != "" {
			data, want = in.HTML, "html"
		}
		if a, err = article.Read(ctx, name, []byte(data)); err != nil {
			return a, err
		}
	}
	switch {
	case want != "" && a.Format != want:
		return a, problem(http.StatusUnprocessableEntity, "unreadable", "This is no article", at+": "+want+" was said to be given, and "+a.Format+" it is", "Give it as "+a.Format+".")
	case len(a.Text) > mostText:
		return a, tooLarge(fmt.Sprintf("%s has %d bytes of text", at, len(a.Text)), fmt.Sprintf("It may have %d.", mostText), mostText)
	}
	if in.Name != "" {
		a.Name = in.Name
	}
	if in.Publisher != "" {
		a.Publisher = article.Field{Value: in.Publisher, From: article.FromFlag}
	}
	if in.Published != "" {
		date, hasClock, err := parseDate(in.Published)
		if err != nil {
			return a, badInput(at+": published is "+in.Published, "Write it as 2026-03-03 or 2026-03-03T14:30:00Z.")
		}
		a = a.WithDate(date, hasClock, article.FromFlag)
	}
	return a, nil
}

// parseDate reads a day, or a moment.
func parseDate(value string) (date time.Time, hasClock bool, err error) {
	if date, err = time.Parse(time.DateOnly, value); err == nil {
		return date, false, nil
	}
	date, err = time.Parse(time.RFC3339, value)
	return date, true, err
}

// understood is an article that is handed in, or one of the store, as an account.
func (s *Server) understood(ctx context.Context, name, at string, in client.Input) (story.Account, error) {
	if in.ID != "" {
		id, err := s.desk.store.Resolve(ctx, in.ID)
		if err != nil {
			return story.Account{}, err
		}
		return s.desk.account(ctx, name, id)
	}
	a, err := s.article(ctx, at, in)
	if err != nil {
		return story.Account{}, err
	}
	end, err := s.desk.begin(ctx)
	if err != nil {
		return story.Account{}, err
	}
	defer end()
	s.meters.understood.Add(1)
	return recount.Account(name, a), nil
}

// accountsOf are articles that are handed in as accounts a1, a2, …, understood side by
// side.
func (s *Server) accountsOf(ctx context.Context, ats []string, inputs []client.Input) ([]story.Account, error) {
	accounts := make([]story.Account, len(inputs))
	errs := make([]error, len(inputs))
	var group sync.WaitGroup
	for i, in := range inputs {
		group.Go(func() { accounts[i], errs[i] = s.understood(ctx, accountName(i), ats[i], in) })
	}
	group.Wait()
	total := 0
	for i, a := range accounts {
		if errs[i] != nil {
			return nil, errs[i]
		}
		total += len(a.Document.Article.Text)
	}
	if total > mostTotal {
		return nil, tooLarge(fmt.Sprintf("the accounts have %d bytes of text", total), fmt.Sprintf("Together they may have %d.", mostTotal), mostTotal)
	}
	return accounts, nil
}

func accountName(i int) string { return fmt.Sprintf("a%d", i+1) }

// checkInputs holds that there are enough articles, not too many, and that each is one.
func checkInputs(inputs []client.Input, least int) (ats []string, err error) {
	switch {
	case len(inputs) < least:
		return nil, problem(http.StatusUnprocessableEntity, "too-few", "There are too few accounts", fmt.Sprintf("there are %d", len(inputs)), fmt.Sprintf("Hand in %d or more.", least))
	case len(inputs) > mostArticles:
		return nil, tooLarge(fmt.Sprintf("there are %d accounts", len(inputs)), fmt.Sprintf("There may be %d.", mostArticles), mostArticles)
	}
	for i, in := range inputs {
		at := fmt.Sprintf("account %d", i+1)
		if err := checkInput(at, in); err != nil {
			return nil, err
		}
		ats = append(ats, at)
	}
	return ats, nil
}

// onlyOf sorts words into levels and kinds.
func onlyOf(words []string) (o report.Options, err error) {
	for _, word := range words {
		switch {
		case slices.Contains(compare.Levels, compare.Level(word)):
			o.Levels = append(o.Levels, compare.Level(word))
		case slices.Contains(compare.Kinds, compare.Kind(word)):
			o.Kinds = append(o.Kinds, compare.Kind(word))
		default:
			return o, badInput(fmt.Sprintf("there is no level or kind %q", word),
				"Levels are "+joined(compare.Levels)+"; kinds are "+joined(compare.Kinds)+".")
		}
	}
	return o, nil
}

func joined[T ~string](words []T) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return strings.Join(out, ", ")
}

// parts reads "a,b".
func parts(s string) (out []string) {
	for _, part := range strings.Split(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
