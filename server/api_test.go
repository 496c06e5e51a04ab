package server

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/client"
	"github.com/recount-news/recount/examples"
	"github.com/recount-news/recount/store"
)

var update = flag.Bool("update", false, "rewrite the files of testdata")

const (
	ferryWire = "Ferry runs aground off Harrow Bay\ndate 2026-03-03\n\nThe ferry Marlin ran aground off Harrow Bay on Tuesday, the coastguard said. " +
		"Lifeboats took off 214 passengers, said Ada Quill, who leads the coastguard.\n\nNobody was hurt."
	ferryCopy = "Ferry runs aground off Harrow Bay\ndate 2026-03-04\n\nThe ferry Marlin ran aground off Harrow Bay on Tuesday, the coastguard said. " +
		"Lifeboats took off 241 passengers, said Ada Quill, who leads the coastguard.\n\nNobody was hurt."
	hive = "Hives vanish in Sallow\ndate 2026-05-11\n\nForty hives vanished from a hall in Sallow on Sunday, said Ruth Amadi, who keeps the bees."
)

// apiServer is a server with two accounts of one story, and another of its own.
func apiServer(t testing.TB, change func(*Options)) (s *Server, ids []string) {
	t.Helper()
	db, err := store.Open(t.Context(), store.Memory, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	now := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	o := Options{Store: db, Now: func() time.Time { return now }}
	if change != nil {
		change(&o)
	}
	for i, words := range []string{ferryWire, ferryCopy, hive} {
		a, err := article.Read(t.Context(), fmt.Sprintf("account %d", i+1), []byte(words))
		if err != nil {
			t.Fatal(err)
		}
		id, _, err := db.Add(t.Context(), a, now)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	if s, err = New(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	return s, ids
}

// call asks s as a program on this machine does.
func call(t testing.TB, s *Server, method, path, body string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "localhost:8080"
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func pairJSON(t testing.TB) string {
	t.Helper()
	data, err := json.Marshal(client.CompareRequest{Accounts: []client.Input{{Name: "wire", Text: ferryWire}, {Name: "copy", Text: ferryCopy}}})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAPI_problems(t *testing.T) {
	s, ids := apiServer(t, func(o *Options) {
		o.ReadOnly = true
		o.Fetch = func(context.Context, string) (article.Article, error) { return article.Article{}, io.ErrUnexpectedEOF }
	})
	long := strings.Repeat("Bees. ", mostText/5)
	page, err := os.ReadFile("../doc/api.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, method, path, body string
		headers                  []string
		status                   int
		limit                    int
	}{
		{"not-found", "GET", "/api/v1/nothing", "", nil, 404, 0},
		{"not-found", "GET", "/api/v1/stories/s9", "", nil, 404, 0},
		{"wrong-method", "DELETE", "/api/v1/stories", "", nil, 405, 0},
		{"not-json", "POST", "/api/v1/read", `text`, []string{"Content-Type", "text/plain"}, 415, 0},
		{"not-json", "POST", "/api/v1/read", `{}`, []string{"Content-Encoding", "gzip"}, 415, 0},
		{"bad-request", "POST", "/api/v1/read", `{"texts": "x"}`, nil, 400, 0},
		{"bad-request", "POST", "/api/v1/read", `{"text": "x"} {}`, nil, 400, 0},
		{"bad-request", "POST", "/api/v1/read", `{"text": "A fire broke out.", "id": "x"}`, nil, 400, 0},
		{"bad-request", "POST", "/api/v1/read", `{"text": "A fire broke out.", "published": "Monday"}`, nil, 400, 0},
		{"unreadable", "POST", "/api/v1/read", `{"text": "<html><body><p>A fire broke out in Sallow on Sunday.</p></body></html>"}`, nil, 422, 0},
		{"unreadable", "POST", "/api/v1/read", `{"html": "A fire broke out in Sallow on Sunday."}`, nil, 422, 0},
		{"not-fetched", "POST", "/api/v1/read", `{"url": "http://10.0.0.1/"}`, nil, 502, 0},
		{"too-large", "POST", "/api/v1/read", `{"text": "` + long + `"}`, nil, 413, mostText},
		{"too-large", "POST", "/api/v1/read", `{"text": "` + strings.Repeat("x", maxBody) + `"}`, nil, 413, maxBody},
		{"too-large", "POST", "/api/v1/compare", `{"accounts": [` + strings.Repeat(`{"text": "x"},`, mostArticles) + `{"text": "x"}]}`, nil, 413, mostArticles},
		{"bad-request", "POST", "/api/v1/compare", `{"accounts": [{"text": "A fire."}, {"text": "A flood."}], "reference": "a3"}`, nil, 400, 0},
		{"bad-request", "POST", "/api/v1/compare", `{"accounts": [{"text": "A fire."}, {"text": "A flood."}], "only": ["lies"]}`, nil, 400, 0},
		{"no-such-form", "POST", "/api/v1/compare?format=pdf", pairJSON(t), nil, 400, 0},
		{"no-such-form", "POST", "/api/v1/compare", pairJSON(t), []string{"Accept", "application/pdf"}, 406, 0},
		{"read-only", "POST", "/api/v1/articles", `{"text": "A fire."}`, nil, 403, 0},
		{"read-only", "DELETE", "/api/v1/accounts/" + ids[0], "", nil, 403, 0},
		{"not-found", "GET", "/api/v1/accounts/", "", nil, 404, 0},
		{"bad-cursor", "GET", "/api/v1/findings?cursor=x", "", nil, 400, 0},
		{"not-allowed", "POST", "/api/v1/read", `{}`, []string{"Sec-Fetch-Site", "cross-site"}, 403, 0},
	} {
		if !bytes.Contains(page, fmt.Appendf(nil, "| `%s` | ", c.name)) {
			t.Errorf("doc/api.md does not tell of %s", c.name)
		}
		w := call(t, s, c.method, c.path, c.body, c.headers...)
		var p client.Problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: no problem: %d %s", c.method, c.path, w.Code, w.Body)
			continue
		}
		if w.Code != c.status || p.Status != c.status || p.Name() != c.name || p.Remedy == "" || p.Limit != c.limit {
			t.Errorf("%s %s %.60s: %d %+v, want %d %s with limit %d", c.method, c.path, c.body, w.Code, p, c.status, c.name, c.limit)
		}
	}
	r := httptest.NewRequest("GET", "/api/v1/health", nil)
	r.Host = "evil.example"
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != http.StatusMisdirectedRequest || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("another host: %d %s", w.Code, w.Body)
	}
}

// TestAPI_fetch holds that an address goes to Options.Fetch and nowhere else, and that
// what it has is fetched anew each time.
func TestAPI_fetch(t *testing.T) {
	fetched := 0
	s, _ := apiServer(t, func(o *Options) {
		o.Fetch = func(ctx context.Context, address string) (article.Article, error) {
			fetched++
			return article.Read(ctx, address, []byte(ferryWire))
		}
	})
	for range 2 {
		w := call(t, s, "POST", "/api/v1/compare", `{"accounts": [{"url": "https://news.example/a"}, {"text": "A ferry ran aground off Harrow Bay."}]}`)
		if w.Code != http.StatusOK {
			t.Fatal(w.Body)
		}
	}
	if fetched != 2 {
		t.Errorf("fetched %d times", fetched)
	}
	none, _ := apiServer(t, nil)
	if w := call(t, none, "POST", "/api/v1/read", `{"url": "file:///etc/passwd"}`); w.Code != http.StatusForbidden {
		t.Errorf("without a way to fetch: %d %s", w.Code, w.Body)
	}
	for _, name := range []string{"/etc/passwd", "../go.mod", "file:///etc/passwd"} {
		w := call(t, none, "POST", "/api/v1/read", `{"name": "`+name+`", "text": "A ferry ran aground off Harrow Bay."}`)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "A ferry ran aground") {
			t.Errorf("named %s: %d %s", name, w.Code, w.Body)
		}
	}
}

// TestAPI_seen holds that a pair that was compared is not annotated or compared again,
// however the request is laid out, until an article is removed.
func TestAPI_seen(t *testing.T) {
	s, ids := apiServer(t, nil)
	first := call(t, s, "POST", "/api/v1/compare", pairJSON(t)).Body.String()
	begun := s.desk.compared.Load() - 1
	laidOut := &bytes.Buffer{}
	if err := json.Indent(laidOut, []byte(pairJSON(t)), "", "  "); err != nil {
		t.Fatal(err)
	}
	if again := call(t, s, "POST", "/api/v1/compare", laidOut.String()).Body.String(); again != first {
		t.Error("the second answer is another")
	}
	if made, understood := s.desk.compared.Load()-begun, s.meters.understood.Load(); made != 1 || understood != 2 {
		t.Errorf("%d comparisons of %d articles, want 1 of 2", made, understood)
	}
	call(t, s, "DELETE", "/api/v1/accounts/"+ids[2], "")
	call(t, s, "POST", "/api/v1/compare", pairJSON(t))
	if made := s.desk.compared.Load() - begun; made != 2 {
		t.Errorf("%d comparisons after an article was removed, want 2", made)
	}
}

func TestAPI_conditional(t *testing.T) {
	s, ids := apiServer(t, nil)
	path := "/api/v1/compare?of=" + ids[0] + "," + ids[1]
	plain := call(t, s, "GET", path, "")
	tag := plain.Header().Get("ETag")
	if w := call(t, s, "GET", path, "", "If-None-Match", `"other", `+tag); tag == "" || w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("with its tag %s: %d, %d bytes", tag, w.Code, w.Body.Len())
	}
	zipped := call(t, s, "GET", path, "", "Accept-Encoding", "br, gzip;q=0.8")
	if zipped.Header().Get("ETag") == tag {
		t.Error("compressed, it has the same strong tag")
	}
	reader, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(reader)
	if err != nil || string(data) != plain.Body.String() {
		t.Errorf("compressed it is another answer (%v)", err)
	}
	if w := call(t, s, "GET", path, "", "Accept-Encoding", "gzip;q=0"); w.Header().Get("Content-Encoding") != "" {
		t.Error("compressed for a program that refuses it")
	}
	if w := call(t, s, "HEAD", path, ""); w.Code != http.StatusOK || w.Header().Get("ETag") != tag {
		t.Errorf("HEAD: %d with tag %s", w.Code, w.Header().Get("ETag"))
	}
}

// TestAPI_pages holds that the pages of a list have all of it, once.
func TestAPI_pages(t *testing.T) {
	s, ids := apiServer(t, nil)
	seen := map[string]int{}
	for cursor := ""; ; {
		var page client.ArticlePage
		if err := json.Unmarshal(call(t, s, "GET", "/api/v1/articles?limit=1&cursor="+cursor, "").Body.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		for _, a := range page.Articles {
			seen[a.ID]++
		}
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	for _, id := range ids {
		if len(seen) != len(ids) || seen[id] != 1 {
			t.Fatalf("pages have %v, want each of %v once", seen, ids)
		}
	}
	var all, some client.FindingPage
	if err := json.Unmarshal(call(t, s, "GET", "/api/v1/findings", "").Body.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	for cursor, pages := "", 0; pages < 1000; pages++ {
		var page client.FindingPage
		if err := json.Unmarshal(call(t, s, "GET", "/api/v1/findings?limit=1&cursor="+cursor, "").Body.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		some.Findings = append(some.Findings, page.Findings...)
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	one, _ := json.Marshal(all.Findings)
	other, _ := json.Marshal(some.Findings)
	if len(all.Findings) < 2 || !bytes.Equal(one, other) {
		t.Errorf("one by one there are %d findings, at once %d", len(some.Findings), len(all.Findings))
	}
}

func TestAPI_token(t *testing.T) {
	s, _ := apiServer(t, func(o *Options) { o.Token = "a token of some length" })
	if w := call(t, s, "GET", "/api/v1/health", ""); w.Code != http.StatusUnauthorized || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("without the token: %d %s", w.Code, w.Body)
	}
	if w := call(t, s, "GET", "/api/v1/health", "", "Authorization", "Bearer a token of some length"); w.Code != http.StatusOK {
		t.Errorf("with the token: %d %s", w.Code, w.Body)
	}
}

func TestAPI_metrics(t *testing.T) {
	s, _ := apiServer(t, nil)
	call(t, s, "POST", "/api/v1/compare", pairJSON(t))
	call(t, s, "GET", "/api/v1/nothing", "")
	got := call(t, s, "GET", "/api/v1/metrics", "").Body.String()
	for _, want := range []string{"recount_articles 3\n", "recount_stories 2\n", "recount_comparisons_total 2\n", "recount_annotations_total 2\n",
		`recount_api_request_seconds_count{route="POST /compare",status="200"} 1` + "\n", `{route="unknown",status="404",le="+Inf"} 1` + "\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestAPI_docs(t *testing.T) {
	s, _ := apiServer(t, nil)
	w := call(t, s, "GET", "/docs", "")
	for _, op := range s.operations() {
		if !strings.Contains(w.Body.String(), `id="`+op.id+`"`) {
			t.Errorf("the page does not tell of %s", op.id)
		}
	}
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `href="#shape-Finding"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// examplePair is a request to compare two accounts of some 240 words each, which no
// other number has.
func examplePair(b *testing.B, number int64) string {
	b.Helper()
	q := client.CompareRequest{}
	for _, name := range []string{"ferry/wire.txt", "ferry/rewrite.txt"} {
		for file, data := range examples.Articles() {
			if file == name {
				q.Accounts = append(q.Accounts, client.Input{Name: name, Text: fmt.Sprintf("%s\n\nThe office counted %d visitors.\n", data, number)})
			}
		}
	}
	data, err := json.Marshal(q)
	if err != nil || len(q.Accounts) != 2 {
		b.Fatal(err)
	}
	return string(data)
}

// benchmarkCompare asks for pairs from as many programs as there are processors.
func benchmarkCompare(b *testing.B, pair func(i int64) string) {
	s, _ := apiServer(b, nil)
	call(b, s, "POST", "/api/v1/compare", pair(0))
	var n atomic.Int64
	b.ReportAllocs()
	b.ResetTimer()
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			if w := call(b, s, "POST", "/api/v1/compare", pair(n.Add(1))); w.Code != http.StatusOK {
				b.Error(w.Body)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
}

// FuzzFindingPlace_comesBack holds that a cursor names the place it was made of, and
// that what is none is refused.
func FuzzFindingPlace_comesBack(f *testing.F) {
	f.Add(findingPlace{"a b", 3, 4}.cursor())
	f.Add("nonsense")
	f.Add("")
	f.Fuzz(func(t *testing.T, cursor string) {
		p, err := readFindingPlace(cursor)
		if err != nil {
			return
		}
		if again, err := readFindingPlace(p.cursor()); err != nil || again != p {
			t.Errorf("%q is %+v, and that is %+v (%v)", cursor, p, again, err)
		}
	})
}

func BenchmarkAPI_compareNew(b *testing.B) {
	benchmarkCompare(b, func(i int64) string { return examplePair(b, i) })
}

func BenchmarkAPI_compareSeen(b *testing.B) {
	pair := examplePair(b, 0)
	benchmarkCompare(b, func(int64) string { return pair })
}

// TestAPI_events holds that a story that changes is told of as it is documented, and
// that the connection ends with the server.
func TestAPI_events(t *testing.T) {
	s, _ := apiServer(t, nil)
	site := httptest.NewServer(s)
	defer site.Close()
	answer, err := http.Get(site.URL + eventsPath)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Errorf("as %s", kind)
	}
	lines := bufio.NewScanner(answer.Body)
	lines.Scan() // the first words are sent when it listens
	call(t, s, "POST", "/api/v1/articles", `{"text": "Bank robbed in Tern\ndate 2026-08-02\n\nTwo men robbed the savings bank of Tern on Saturday, said Inspector Olga Brandt."}`)
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		d := readDocument(t, s)
		holdSchema(t, d, d.Paths["/events"]["get"].Responses["200"].Content["text/event-stream"].Schema, []byte(data))
		if !strings.Contains(data, "Tern") {
			t.Errorf("told of another story: %s", data)
		}
		break
	}
	s.desk.feed.end()
	for lines.Scan() {
	}
	if err := lines.Err(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	if w := call(t, s, "GET", eventsPath, ""); w.Code != http.StatusServiceUnavailable {
		t.Errorf("after the end: %d", w.Code)
	}
}
