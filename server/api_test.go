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

	"github.com/google/jsonschema-go/jsonschema"

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

// readDocument is the OpenAPI document as a program reads it.
func readDocument(t *testing.T, s *Server) openAPIDocument {
	t.Helper()
	var d openAPIDocument
	if err := json.Unmarshal(call(t, s, "GET", "/api/v1/openapi.json", "").Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestOpenAPI holds the document as a golden; a change of it without a new version is
// refused even with -update.
func TestOpenAPI(t *testing.T) {
	const golden = "testdata/openapi.json"
	s, _ := apiServer(t, nil)
	got, err := s.openAPI()
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(golden)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	var before openAPIDocument
	if len(want) > 0 {
		if err := json.Unmarshal(want, &before); err != nil {
			t.Fatal(err)
		}
	}
	if before.Info.Version == apiVersion {
		t.Fatalf("the document is not that of %s, and has its version still: give apiVersion a new one, with a line of history, and run go test ./server -run OpenAPI -update\n%s",
			golden, firstDifference(got, want))
	}
	if !*update {
		t.Fatalf("the document is not that of %s; run go test ./server -run OpenAPI -update\n%s", golden, firstDifference(got, want))
	}
	if err := os.WriteFile(golden, got, 0o644); err != nil {
		t.Fatal(err)
	}
}

func firstDifference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d: got %s, want %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// TestAPI_asDocumented calls every operation there is and holds the answer against what
// the document says of it.
func TestAPI_asDocumented(t *testing.T) {
	s, ids := apiServer(t, nil)
	d := readDocument(t, s)
	var stories client.StoryPage
	if err := json.Unmarshal(call(t, s, "GET", "/api/v1/stories?accounts=2", "").Body.Bytes(), &stories); err != nil || len(stories.Stories) != 1 {
		t.Fatalf("want the story of the ferry: %v, %v", stories, err)
	}
	ferry := stories.Stories[0].ID
	article := `{"name": "new", "text": "A bridge opens in Lower Sallow\n\nA bridge opened in Lower Sallow on Monday, said the mayor, Piet Lund.", "published": "2026-06-01", "publisher": "Sallow Mercury"}`
	cases := []struct {
		op, query, body, accept string
		status                  int
	}{
		{"read", "", article, "", 200},
		{"read", "", `{"id": "` + ids[0][:10] + `"}`, "", 200},
		{"annotate", "", article, "", 200},
		{"annotate", "", article, "text/vnd.conllu", 200},
		{"compare", "", pairJSON(t), "", 200},
		{"compare", "?format=annotations", pairJSON(t), "", 200},
		{"compare", "", pairJSON(t), "text/html;q=0.5, application/sarif+json", 200},
		{"compare", "", `{"accounts": [{"id": "` + ids[0] + `"}, {"html": "<html><body><article><h1>Ferry aground</h1><p>The ferry Marlin ran aground off Harrow Bay on Tuesday. Nobody was hurt, the coastguard said.</p></article></body></html>"}], "reference": "a2", "only": ["contradiction"]}`, "", 200},
		{"compare", "", `{"accounts": []}`, "", 422},
		{"compareStored", "?of=" + ids[0] + "," + ids[1], "", "", 200},
		{"compareStored", "?of=" + ids[0] + "," + ids[1] + "&reference=" + ids[1] + "&format=prov", "", "", 200},
		{"compareStored", "?of=" + ids[0], "", "", 400},
		{"check", "", `{"draft": {"text": "Lifeboats took off 241 passengers."}, "sources": [{"id": "` + ids[0] + `"}]}`, "", 200},
		{"check", "?format=sarif", `{"draft": {"text": "Lifeboats took off 241 passengers."}, "sources": [{"id": "` + ids[0] + `"}]}`, "", 200},
		{"addArticle", "", article, "", 201},
		{"addArticle", "", article, "", 200},
		{"articles", "?limit=2", "", "", 200},
		{"articles", "?cursor=nonsense", "", "", 400},
		{"account", ids[0], "", "", 200},
		{"account", ids[0][:9], "", "", 200},
		{"account", "0000", "", "", 404},
		{"stories", "?limit=1", "", "", 200},
		{"story", ferry, "", "", 200},
		{"search", "?q=ferry&from=2026-03-01&to=2026-03-03", "", "", 200},
		{"search", "?number=nine", "", "", 400},
		{"findings", "?level=contradiction&limit=1", "", "", 200},
		{"findings", "?story=" + ferry, "", "", 200},
		{"findings", "?level=lie", "", "", 400},
		{"health", "", "", "", 200},
		{"metrics", "", "", "", 200},
		{"openapi", "", "", "", 200},
		{"removeAccount", ids[2], "", "", 204},
	}
	called := map[string]bool{"events": true} // see TestAPI_events
	for _, c := range cases {
		t.Run(c.op+" "+strings.ReplaceAll(c.query, "/", ""), func(t *testing.T) {
			called[c.op] = true
			method, path, op := operationOf(t, d, c.op)
			if before, _, ok := strings.Cut(path, "{id}"); ok {
				path = before
			}
			w := call(t, s, strings.ToUpper(method), "/api/v1"+path+c.query, c.body, "Accept", c.accept)
			if w.Code != c.status {
				t.Fatalf("%d %s, want %d", w.Code, w.Body, c.status)
			}
			holdDocumented(t, d, op, w)
		})
	}
	for path, methods := range d.Paths {
		for method, op := range methods {
			if !called[op.ID] {
				t.Errorf("no case calls %s (%s %s)", op.ID, method, path)
			}
		}
	}
}

func operationOf(t *testing.T, d openAPIDocument, id string) (method, path string, op openAPIOperation) {
	t.Helper()
	for path, methods := range d.Paths {
		for method, op := range methods {
			if op.ID == id {
				return method, path, op
			}
		}
	}
	t.Fatalf("the document has no operation %s", id)
	return "", "", op
}

// holdDocumented holds that an answer is one that the document tells of.
func holdDocumented(t *testing.T, d openAPIDocument, op openAPIOperation, w *httptest.ResponseRecorder) {
	t.Helper()
	response, ok := op.Responses[fmt.Sprint(w.Code)]
	if !ok {
		response = op.Responses["default"]
	}
	kind, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
	content, ok := response.Content[kind]
	switch {
	case len(response.Content) == 0 && w.Body.Len() == 0:
		return
	case !ok:
		t.Fatalf("%s is not among what is documented for %d: %v", kind, w.Code, response.Content)
	case content.Schema == nil && w.Body.Len() == 0:
		t.Fatalf("the answer as %s is empty", kind)
	case content.Schema == nil:
		return
	}
	holdSchema(t, d, content.Schema, w.Body.Bytes())
}

// holdSchema holds that JSON has a shape of the document.
func holdSchema(t *testing.T, d openAPIDocument, schema *jsonschema.Schema, data []byte) {
	t.Helper()
	whole := schema.CloneSchemas()
	whole.Defs = d.Components.Schemas
	words, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	var alone jsonschema.Schema
	if err := json.Unmarshal(bytes.ReplaceAll(words, []byte("#/components/schemas/"), []byte("#/$defs/")), &alone); err != nil {
		t.Fatal(err)
	}
	resolved, err := alone.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	if err := resolved.Validate(v); err != nil {
		t.Errorf("%v\n%.2000s", err, data)
	}
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

func TestShelf_bounded(t *testing.T) {
	s := newShelf(10, func(v string) int { return len(v) })
	made := 0
	get := func(key string, n int) {
		if _, err := s.get(key, func() (string, error) { made++; return strings.Repeat("x", n), nil }); err != nil {
			t.Fatal(err)
		}
	}
	get("a", 4)
	get("b", 4)
	get("a", 4)
	get("c", 4) // b goes, as a was asked for since
	get("a", 4)
	if made != 3 || s.all != 8 {
		t.Errorf("made %d, %d kept; want 3 and 8", made, s.all)
	}
	get("b", 4)
	get("d", 20) // too large to be kept
	if made != 5 || s.all > 10 || s.order.Len() != len(s.kept) {
		t.Errorf("made %d, %d kept in %d and %d", made, s.all, s.order.Len(), len(s.kept))
	}
	if _, err := s.get("e", func() (string, error) { return "", io.EOF }); err == nil || s.kept["e"] != nil {
		t.Error("a failure is kept")
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
