package browsertest

import (
	"context"
	"encoding/json"
	"maps"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/examples"
	"github.com/recount-news/recount/server"
	"github.com/recount-news/recount/store"
)

// now is when the tests take place.
var now = time.Date(2026, time.March, 5, 9, 0, 0, 0, time.UTC)

// site is a server that a browser can reach, and where to find what it has.
type site struct {
	*httptest.Server
	accounts map[string]string // addresses by name: "ferry/wire.txt"
	stories  map[string]string // addresses by the name of an account
	ids      map[string]string
}

// startSite makes a server that has articles, by their names. It runs until the
// tests end.
func startSite(t *testing.T, articles map[string][]byte, change func(*server.Options)) *site {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, store.Memory, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o := server.Options{Store: db, Now: func() time.Time { return now }}
	if change != nil {
		change(&o)
	}
	handler, err := server.New(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	var read []article.Article
	for _, name := range slices.Sorted(maps.Keys(articles)) {
		a, err := article.Read(ctx, name, articles[name])
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, a)
	}
	if err := handler.Take(ctx, read); err != nil {
		t.Fatal(err)
	}
	s := &site{httptest.NewServer(handler), map[string]string{}, map[string]string{}, map[string]string{}}
	page, err := db.Search(ctx, store.Query{Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range page.Hits {
		s.ids[h.Name] = h.ID
		s.accounts[h.Name] = s.URL + "/accounts/" + h.ID
		s.stories[h.Name] = s.URL + "/stories/" + h.Story
	}
	return s
}

// compared is the address of a comparison of accounts.
func (s *site) compared(names ...string) string {
	ids := make([]string, len(names))
	for i, name := range names {
		ids[i] = s.ids[name]
	}
	return s.URL + "/compare?of=" + strings.Join(ids, ",")
}

// once makes a site for all tests that only read it.
func once(articles func() map[string][]byte, change func(*server.Options)) func(*testing.T) *site {
	var make sync.Once
	var made *site
	return func(t *testing.T) *site {
		make.Do(func() { made = startSite(t, articles(), change) })
		if made == nil {
			t.Fatal("the site could not be made")
		}
		return made
	}
}

func exampleArticles() map[string][]byte {
	articles := map[string][]byte{}
	for name, data := range examples.Articles() {
		articles[name] = data
	}
	return articles
}

// oneStory is the example of which a server is made quickly.
func oneStory() map[string][]byte {
	articles := exampleArticles()
	maps.DeleteFunc(articles, func(name string, _ []byte) bool { return !strings.HasPrefix(name, "marlin/") })
	return articles
}

var (
	demo   = once(exampleArticles, nil)
	empty  = once(func() map[string][]byte { return nil }, nil)
	locked = once(func() map[string][]byte { return nil }, func(o *server.Options) { o.Token = token })
)

const token = "merrow-herring-crates"

// aPage is a page of the site, and how to get there.
type aPage struct {
	name    string
	address func(*testing.T) string
	then    func(*tab) // what to do there first; may be nil
	missing bool       // its address has nothing, which the browser writes to its console
}

func at(path string) func(*testing.T) string {
	return func(t *testing.T) string { return demo(t).URL + path }
}

// pages is every page there is.
var pages = []aPage{
	{name: "front", address: at("/")},
	{name: "front-empty", address: func(t *testing.T) string { return empty(t).URL }},
	{name: "story", address: func(t *testing.T) string { return demo(t).stories["containers/wire.txt"] }},
	{name: "account", address: func(t *testing.T) string { return demo(t).accounts["containers/wire.txt"] }},
	{name: "account-layers", address: func(t *testing.T) string { return demo(t).accounts["containers/wire-2.txt"] }, then: func(p *tab) {
		eval[bool](p, `document.querySelectorAll(".layers input").forEach(e => e.click()), document.querySelectorAll("details").forEach(e => e.open = true), true`)
	}},
	{name: "compare", address: func(t *testing.T) string { return demo(t).compared("ferry/wire.txt", "ferry/rewrite.txt") }},
	{name: "compare-six", address: func(t *testing.T) string {
		return demo(t).compared("containers/wire.txt", "containers/wire-2.txt", "containers/courier.txt", "containers/gazette.txt", "containers/harbour.txt", "containers/radio.txt")
	}},
	{name: "compare-form", address: at("/compare")},
	{name: "check", address: at("/check")},
	{name: "checked", address: at("/check"), then: func(p *tab) {
		p.fill(`[name=draft]`, draft)
		p.fill(`#source-0`, source)
		p.submit(`form.checking`)
	}},
	{name: "search", address: at("/search")},
	{name: "search-found", address: at("/search?q=containers&from=2026-01-01")},
	{name: "search-none", address: at("/search?q=zeppelin")},
	{name: "search-wrong", address: at("/search?number=many&place=Nowhere-upon-Nothing")},
	{name: "docs", address: at("/docs")},
	{name: "missing", address: at("/nothing/here"), missing: true},
	{name: "checked-file", address: checkedFile},
	{name: "compared-file", address: comparedFile},
	{name: "enter", address: func(t *testing.T) string { return locked(t).URL }, missing: true},
}

// A draft and its source, for the page that checks.
var (
	draft  = string(exampleArticles()["ferry/rewrite.txt"])
	source = string(exampleArticles()["ferry/wire.txt"])
)

// openPage opens a page of the site in a new tab.
func openPage(t *testing.T, s screen, a aPage) *tab {
	t.Helper()
	p := open(t, browser(t), s, a.address(t))
	if status := eval[int](p, `performance.getEntriesByType("navigation")[0].responseStatus`); !a.missing && status != 200 {
		t.Fatalf("%s answers %d", a.name, status)
	}
	if a.then != nil {
		a.then(p)
	}
	return p
}

// fill puts words into a field, as a user who pastes them does, with the script and
// without.
func (p *tab) fill(selector, words string) {
	p.Helper()
	eval[bool](p, `((e, words) => { e.value = words; const sheet = document.querySelector(".sheet-of-paper");
	  if (e.name === "draft" && sheet) sheet.textContent = words; return true })(document.querySelector(`+quoted(selector)+`), `+quoted(words)+`)`)
}

// submit sends a form and waits for the page that comes of it.
func (p *tab) submit(selector string) {
	p.Helper()
	p.goes(func() { p.click(selector + " button") })
}

// goes waits until something led to another page.
func (p *tab) goes(act func()) {
	p.Helper()
	eval[bool](p, `document.documentElement.dataset.old = "page", true`)
	act()
	const arrived = `document.documentElement.dataset.old === undefined && document.readyState === "complete"`
	if !soon(func() bool { ok, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](arrived)); return err == nil && ok }) {
		p.Fatal("no other page came")
	}
}

func quoted(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string has a JSON form
	}
	return string(data)
}
