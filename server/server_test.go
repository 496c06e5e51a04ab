package server_test

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/examples"
	"github.com/recount-news/recount/server"
	"github.com/recount-news/recount/store"
)

// now is when the tests take place.
var now = time.Date(2026, time.March, 5, 9, 0, 0, 0, time.UTC)

// site is a server under test.
type site struct {
	testing.TB
	*server.Server
	store *store.Store
}

// start makes a server that has the example stories.
func start(t testing.TB, change func(*server.Options)) *site {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, store.Memory, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	o := server.Options{Store: db, Now: func() time.Time { return now }}
	if change != nil {
		change(&o)
	}
	s, err := server.New(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	var articles []article.Article
	for name, data := range examples.Articles() {
		a, err := article.Read(ctx, name, data)
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	if err := s.Take(ctx, articles); err != nil {
		t.Fatal(err)
	}
	return &site{t, s, db}
}

// do asks and gives the answer.
func (s *site) do(r *http.Request) *http.Response {
	s.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func get(target string) *http.Request {
	r := httptest.NewRequest("GET", target, nil)
	r.Host = "localhost:8080"
	return r
}

// page asks for a page, which must be there, and reads it.
func (s *site) page(target string) *html.Node {
	s.Helper()
	response := s.do(get(target))
	if response.StatusCode != http.StatusOK {
		s.Fatalf("GET %s: %s: %s", target, response.Status, body(response))
	}
	return parse(s, response)
}

func parse(t testing.TB, response *http.Response) *html.Node {
	t.Helper()
	root, err := html.Parse(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func body(response *http.Response) string {
	data, _ := io.ReadAll(response.Body)
	return string(data)
}

// all are the elements that a selector names.
func all(root *html.Node, selector string) []*html.Node {
	return cascadia.QueryAll(root, cascadia.MustCompile(selector))
}

// words are the text of the first element that a selector names, blanks made one.
func words(root *html.Node, selector string) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	if n := cascadia.Query(root, cascadia.MustCompile(selector)); n != nil {
		walk(n)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func href(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "href" {
			return a.Val
		}
	}
	return ""
}

// form is a request with the fields of a form; a name with "@" before it is a file.
func form(target string, fields ...string) *http.Request {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i < len(fields); i += 2 {
		if name, ok := strings.CutPrefix(fields[i], "@"); ok {
			part, _ := w.CreateFormFile("file", name)
			part.Write([]byte(fields[i+1]))
		} else {
			w.WriteField(fields[i], fields[i+1])
		}
	}
	w.Close()
	r := httptest.NewRequest("POST", target, &b)
	r.Host = "localhost:8080"
	r.Header.Set("Content-Type", w.FormDataContentType())
	return r
}

func TestFront(t *testing.T) {
	s := start(t, nil)
	page := s.page("/")
	var titles []string
	for _, a := range all(page, ".lead h2 a, .stories h2 a") {
		titles = append(titles, words(a, "bdi"))
	}
	want := []string{"Ferry runs aground in Harrow Bay", "Freighter loses 63 containers off Ameland in storm", "Coaster and car ferry collide in fog off Skarra"}
	if strings.Join(titles, "|") != strings.Join(want, "|") {
		t.Errorf("stories %q, want %q", titles, want)
	}
	if got := words(page, ".lead .counts"); !strings.HasPrefix(got, "4 accounts 2 independent ≠ 1 contradiction") {
		t.Errorf("the first story has %q", got)
	}
	if got := words(page, ".lead .disputes li"); got != "≠ Contradiction · how many “214 passengers” against “241 passengers”. wire and gazette against courier and radio" {
		t.Errorf("the first story is disputed in %q", got)
	}
	// Every link of the front page leads somewhere.
	for _, a := range all(page, "a[href^='/']") {
		if address, _, _ := strings.Cut(href(a), "#"); address != "/docs" {
			s.page(address)
		}
	}
}

// What has no title goes by its first words, wherever it is listed.
func TestFront_untitled(t *testing.T) {
	s := start(t, nil)
	s.do(form("/articles", "text", "The bridge at Holm was closed on Monday after a barge hit it, the harbour office said. Two people were hurt.\n\nRepairs will take six weeks."))
	const want = "The bridge at Holm was closed on Monday …"
	if got := words(s.page("/"), ".briefs li a"); got != want {
		t.Errorf("the front page has %q, want %q", got, want)
	}
	if got := words(s.page("/search?q=barge"), ".hits h2"); got != want {
		t.Errorf("the search has %q, want %q", got, want)
	}
}

func TestAssets(t *testing.T) {
	s := start(t, nil)
	page := s.page("/")
	links := append(all(page, "link[href^='/']"), all(page, "script")...)
	if len(links) < 3 {
		t.Fatalf("%d assets, want icon, style and script", len(links))
	}
	for _, n := range links {
		address := href(n)
		for _, a := range n.Attr {
			if a.Key == "src" {
				address = a.Val
			}
		}
		response := s.do(get(address))
		if response.StatusCode != http.StatusOK || !strings.Contains(response.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %s, %q", address, response.Status, response.Header.Get("Cache-Control"))
		}
	}
	if response := s.do(get("/assets/style.css")); response.StatusCode != http.StatusNotFound {
		t.Errorf("an asset without its digest: %s", response.Status)
	}
}

const (
	first  = "Bridge closed at Holm\n\nA lorry hit the bridge at Holm on Monday, police said. It carried 12 tonnes of gravel. The bridge is closed until Thursday."
	second = "Holm bridge shut\n\nA lorry hit the bridge at Holm on Monday, police said. It carried 21 tonnes of gravel. The bridge is closed until Thursday."
)

// Two texts that are pasted get a page with an address, and are in a story.
func TestCompare_pasted(t *testing.T) {
	s := start(t, nil)
	response := s.do(form("/compare", "text", first, "text", second))
	if response.StatusCode != http.StatusSeeOther {
		t.Fatalf("%s: %s", response.Status, body(response))
	}
	page := s.page(response.Header.Get("Location"))
	if got := words(page, ".finding.contradiction"); !strings.Contains(got, "“12 tonnes”") {
		t.Errorf("the contradiction says %q", got)
	}
	if got := words(s.page("/"), ".stories"); !strings.Contains(got, "Bridge closed at Holm") {
		t.Error("the front page does not have the story")
	}
	// The same texts again are the same comparison.
	again := s.do(form("/compare", "text", first, "text", second))
	if x, y := response.Header.Get("Location"), again.Header.Get("Location"); x != y {
		t.Errorf("handed in again: %s, was %s", y, x)
	}
}

// A server that keeps nothing compares all the same.
func TestCompare_readOnly(t *testing.T) {
	s := start(t, func(o *server.Options) { o.ReadOnly = true })
	response := s.do(form("/compare", "@first.txt", first, "@second.txt", second))
	if response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", response.Status, body(response))
	}
	if got := words(parse(t, response), ".finding.contradiction"); !strings.Contains(got, "“12 tonnes”") {
		t.Errorf("the contradiction says %q", got)
	}
	if response := s.do(form("/articles", "text", first)); response.StatusCode != http.StatusForbidden {
		t.Errorf("an article is handed in: %s", response.Status)
	}
	if page, err := s.store.Search(context.Background(), store.Query{Words: "Holm"}); err != nil || len(page.Hits) > 0 {
		t.Errorf("%d articles are kept, %v", len(page.Hits), err)
	}
}

func TestAccount(t *testing.T) {
	s := start(t, nil)
	response := s.do(form("/articles", "@holm.txt", first))
	page := s.page(response.Header.Get("Location"))
	if got := words(page, "h1"); got != "Bridge closed at Holm" {
		t.Errorf("title %q", got)
	}
	for layer, want := range map[string]string{"names": "Holm", "times": "Monday", "amounts": "12 tonnes"} {
		if got := words(page, "article ."+layer+":not(.sample)"); got != want {
			t.Errorf("the first of the %s is %q, want %q", layer, got, want)
		}
	}
	titled := s.page(s.do(form("/articles", "@parts.txt", first+"\n\n## What now\n\nThe bridge opens on Friday, said the mayor, Ann Marsh.")).Header.Get("Location"))
	if got := words(titled, "article h2"); got != "What now" {
		t.Errorf("the heading is %q", got)
	}
	for _, a := range all(page, ".taken a[href^='#']") {
		if len(all(page, href(a))) != 1 {
			t.Errorf("%s leads nowhere", href(a))
		}
	}
}

func TestCheck(t *testing.T) {
	s := start(t, nil)
	response := s.do(form("/check", "draft", second, "text", first))
	page := parse(t, response)
	if got := words(page, ".sentence.contradicted .words"); got != "It carried 21 tonnes of gravel." {
		t.Errorf("contradicted: %q", got)
	}
	if got := words(page, "textarea[name=draft]"); !strings.HasPrefix(got, "Holm bridge shut") {
		t.Errorf("the draft in the form is %q", got)
	}
	part := body(s.do(form("/check", "draft", second, "text", first, "part", "1")))
	if strings.Contains(part, "<html") || !strings.Contains(part, "contradicted") {
		t.Errorf("the part is %.80q…", part)
	}
}

func TestSearch(t *testing.T) {
	s := start(t, nil)
	for query, want := range map[string]int{
		"q=trawler": 2, "q=trawler+-courier": 2, "q=trawler+-according": 0, "q=%22the+ferry+marlin%22": 4, "number=68": 2, "number=60-70": 4,
		"publisher=Island+Courier": 1, "from=2026-01-10&to=2026-01-10": 2, "place=Netherlands": 6, "speaker=Iversholt": 1,
		"q=%22+AND+(NEAR+*": 0,
	} {
		if hits := all(s.page("/search?"+query), ".hits li"); len(hits) != want {
			t.Errorf("%s: %d articles, want %d", query, len(hits), want)
		}
	}
	for _, query := range []string{"from=2026-13-01", "to=tomorrow", "number=many"} {
		if page := s.page("/search?" + query); words(page, "[role=alert]") == "" || len(all(page, ".hits li")) > 0 {
			t.Errorf("%s: nothing is said of it, or something found", query)
		}
	}
	if got := words(s.page("/search?q=petrel"), ".hits li p"); !strings.HasPrefix(got, "… ") || !strings.Contains(got, "the Petrel, had crossed") {
		t.Errorf("the words around what was found are %q", got)
	}
	if got := words(s.page("/search?q=lifeboats"), ".hits b"); got != "Lifeboats" {
		t.Errorf("marked: %q", got)
	}
	if got := words(s.page("/search?place=Nowhere+at+all"), "[role=alert]"); !strings.Contains(got, "Nowhere at all") {
		t.Errorf("an unknown place: %q", got)
	}
}

func TestMissing(t *testing.T) {
	s := start(t, nil)
	for _, target := range []string{"/nothing", "/stories/s-0", "/accounts/0000", "/compare?of=00,01", "/../../etc/passwd", "/assets/../server.go"} {
		if response := s.do(get(target)); response.StatusCode != http.StatusNotFound && response.StatusCode != http.StatusMovedPermanently && response.StatusCode != http.StatusTemporaryRedirect {
			t.Errorf("%s: %s", target, response.Status)
		}
	}
}

// A text may hold anything; a page shows it as words.
func TestHostile(t *testing.T) {
	s := start(t, nil)
	const evil = `<script>alert(1)</script> "><img src=x onerror=alert(1)> {{.}} ]]> <a href="javascript:alert(1)">`
	text := "Harbour " + evil + " closed\n\nThe harbour of " + evil + " was closed on Monday, said " + evil + ".\n\n" +
		strings.Repeat("Nine \u202eelphaned\u202c ships wait in the bay. ", 20)
	response := s.do(form("/articles", "@"+evil+".txt", text))
	targets := []string{response.Header.Get("Location"), "/", "/search?q=" + url.QueryEscape(evil), "/search?speaker=" + url.QueryEscape(evil)}
	response = s.do(form("/compare", "text", text, "text", strings.Replace(text, "Nine", "Ten", 1)))
	targets = append(targets, response.Header.Get("Location"))
	for _, target := range targets {
		page := s.page(target)
		for _, n := range all(page, "script:not([src]), img, [onerror], iframe, a[href^='javascript:'], [style], object, embed") {
			t.Errorf("%s has an element <%s> that an article put there", target, n.Data)
		}
	}
}
