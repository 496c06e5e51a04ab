package server

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/recount-news/recount/report"
)

// assistant is a session of an assistant with s, in memory.
func assistant(t *testing.T, s *Server) *mcp.ClientSession {
	t.Helper()
	ours, theirs := mcp.NewInMemoryTransports()
	if _, err := s.MCP().Connect(t.Context(), ours, nil); err != nil {
		t.Fatal(err)
	}
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), theirs, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

// callTool gives the structured answer of a tool, and its text.
func callTool[T any](t *testing.T, session *mcp.ClientSession, name, arguments string) (out T, text string) {
	t.Helper()
	result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: name, Arguments: json.RawMessage(arguments)})
	if err != nil {
		t.Fatal(err)
	}
	text = result.Content[0].(*mcp.TextContent).Text
	if result.IsError {
		t.Fatalf("%s: %s", name, text)
	}
	data, err := json.Marshal(result.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out, text
}

// holdWords holds that evidence has the words of the text it is of.
func holdWords(t *testing.T, e report.WordsJSON, text string) {
	t.Helper()
	if e.Start < 0 || e.End > len(text) || e.Text == "" || text[e.Start:e.End] != e.Text {
		t.Errorf("%d-%d is not %q", e.Start, e.End, e.Text)
	}
}

func TestMCP_compare(t *testing.T) {
	s, _ := apiServer(t, nil)
	got, text := callTool[mcpComparison](t, assistant(t, s), "compare", pairJSON(t))
	if len(got.Findings) == 0 || got.Findings[0].Level != "contradiction" || got.Agreements == 0 {
		t.Fatalf("%+v", got)
	}
	texts := map[string]string{"a1": readText(t, s, ferryWire), "a2": readText(t, s, ferryCopy)}
	for _, f := range got.Findings {
		for _, e := range f.Evidence {
			holdWords(t, e, texts[e.Account])
			if f.ID == "f1" && !strings.Contains(text, fmt.Sprintf("%s %d-%d", e.Account, e.Start, e.End)) {
				t.Errorf("the text does not name %s %d-%d: %s", e.Account, e.Start, e.End, text)
			}
		}
	}
	if len(got.Derivations) != 1 {
		t.Errorf("derivations: %+v", got.Derivations)
	}
}

// readText is the text of an article that is handed in as words.
func readText(t *testing.T, s *Server, words string) string {
	t.Helper()
	data, err := json.Marshal(map[string]string{"text": words})
	if err != nil {
		t.Fatal(err)
	}
	var a report.ArticleJSON
	if err := json.Unmarshal(call(t, s, "POST", "/api/v1/read", string(data)).Body.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	return a.Text
}

func TestMCP_check(t *testing.T) {
	s, ids := apiServer(t, nil)
	got, text := callTool[report.CheckJSON](t, assistant(t, s), "check",
		`{"draft": {"text": "Lifeboats took off 241 passengers, said Ada Quill."}, "sources": [{"id": "`+ids[0]+`"}]}`)
	if len(got.Sentences) != 1 || got.Sentences[0].Verdict != "contradicted" || !strings.Contains(text, "1 contradicted") {
		t.Errorf("%+v\n%s", got, text)
	}
}

func TestMCP_stories(t *testing.T) {
	s, ids := apiServer(t, nil)
	session := assistant(t, s)
	listed, text := callTool[storiesOutput](t, session, "stories", `{"accounts": 2}`)
	if len(listed.Stories) != 1 || listed.Stories[0].Accounts != 2 || !strings.Contains(text, "1 contradiction") {
		t.Fatalf("%+v\n%s", listed, text)
	}
	one, _ := callTool[storiesOutput](t, session, "stories", `{"id": "`+listed.Stories[0].ID+`"}`)
	if one.Story == nil || len(one.Story.Contradictions) != 1 || one.Story.Articles["a1"] != ids[0] || len(one.Story.Facts) == 0 {
		t.Errorf("%+v", one.Story)
	}
}

func TestMCP_findClaims(t *testing.T) {
	s, ids := apiServer(t, nil)
	session := assistant(t, s)
	for _, c := range []struct {
		arguments string
		article   string
		words     string // of a claim that is found
	}{
		{`{"words": "hives"}`, ids[2], "hives"},
		{`{"about": "Ruth Amadi"}`, ids[2], "hives"},
		{`{"words": "lifeboats", "limit": 1}`, "", "Lifeboats"},
	} {
		got, text := callTool[foundClaims](t, session, "find_claims", c.arguments)
		if len(got.Claims) == 0 || c.article != "" && got.Claims[0].Article != c.article {
			t.Errorf("%s: %+v", c.arguments, got)
			continue
		}
		found := false
		for _, one := range got.Claims {
			found = found || strings.Contains(one.Claim.Text, c.words)
			holdWords(t, one.Claim.WordsJSON, storedText(t, s, one.Article))
		}
		if !found || !strings.Contains(text, c.words) {
			t.Errorf("%s: no claim has %q: %s", c.arguments, c.words, text)
		}
	}
	if got, _ := callTool[foundClaims](t, session, "find_claims", `{"words": "zeppelin"}`); len(got.Claims) != 0 {
		t.Errorf("claims of zeppelins: %+v", got)
	}
}

func storedText(t *testing.T, s *Server, id string) string {
	t.Helper()
	a, err := s.options.Store.Article(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return a.Text
}

// TestMCP_refused holds that what is not as it must be is told to the assistant, with a
// remedy where the server knows one.
func TestMCP_refused(t *testing.T) {
	s, _ := apiServer(t, nil)
	session := assistant(t, s)
	for _, c := range []struct{ tool, arguments, want string }{
		{"compare", `{"accounts": [{"text": "A fire."}]}`, "minItems"},
		{"compare", `{"accounts": [{"text": "A fire."}, {"text": "A flood.", "path": "/etc/passwd"}]}`, "additional properties"},
		{"compare", `{"accounts": [{"text": "A fire."}, {"id": "0000"}]}`, "There is no such thing here"},
		{"compare", `{"accounts": [{"text": "A fire."}, {"url": "http://127.0.0.1/"}]}`, "not fetched"},
		{"compare", `{"accounts": [{"text": "A fire."}, {"text": "` + strings.Repeat("x", mostText+1) + `"}]}`, "maxLength"},
		{"find_claims", `{}`, "Give words, about or story."},
		{"stories", `{"limit": 100000}`, "maximum"},
	} {
		result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: c.tool, Arguments: json.RawMessage(c.arguments)})
		if err != nil {
			t.Errorf("%s %.60s: %v", c.tool, c.arguments, err)
			continue
		}
		if told := result.Content[0].(*mcp.TextContent).Text; !result.IsError || !strings.Contains(told, c.want) {
			t.Errorf("%s %.60s: %v %.300s, want %q", c.tool, c.arguments, result.IsError, told, c.want)
		}
	}
}

// TestMCP_http asks over HTTP, through all that guards the server.
func TestMCP_http(t *testing.T) {
	s, _ := apiServer(t, nil)
	site := httptest.NewServer(s)
	defer site.Close()
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).
		Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: site.URL + "/mcp"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	tools, err := session.ListTools(t.Context(), nil)
	if err != nil || len(tools.Tools) != 4 {
		t.Fatalf("%v, %v", tools, err)
	}
	if got, _ := callTool[storiesOutput](t, session, "stories", `{}`); len(got.Stories) != 2 {
		t.Errorf("%+v", got)
	}
}
