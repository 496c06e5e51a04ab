package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/recount-news/recount/client"
)

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
