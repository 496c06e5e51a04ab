package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
)

// checkedDraft is a draft held against a source. Both have letters of several bytes
// before the words that differ.
func checkedDraft(t testing.TB) *compare.Checking {
	t.Helper()
	var s story.Story
	for i, words := range []string{
		"Zoë Brækhus, the mayor of Malmø, opened the bridge – her last – on Monday. A crane fell into the river in May, killing 14 workers.",
		"Zoë Brækhus, the mayor of Malmø, opened the bridge – her last – on Monday.\n\nA crane fell into the river in May, killing 41 workers. The café’s owner, Åsa Öst, sells it to a brewer next year.",
	} {
		a, err := article.Read(t.Context(), fmt.Sprintf("my account %d.txt", i+1), []byte(words))
		if err != nil {
			t.Fatal(err)
		}
		d := annotate.Annotate(a)
		quotations, claims := claim.Extract(d)
		s.Accounts = append(s.Accounts, story.Account{ID: fmt.Sprintf("a%d", i+1), Document: d, Quotations: quotations, Claims: claims})
	}
	return compare.Check(s, "a2")
}

func TestCheck_unknownForm(t *testing.T) {
	if err := Check(&bytes.Buffer{}, checkedDraft(t), Markdown, Options{}); !errors.Is(err, ErrFormat) {
		t.Errorf("got %v", err)
	}
}

// TestCheck_sarif holds that offsets count code points of the text, and that what
// they name are the words shown beside them.
func TestCheck_sarif(t *testing.T) {
	c := checkedDraft(t)
	var out bytes.Buffer
	if err := Check(&out, c, SARIF, Options{}); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Results) != 2 || run.Results[0].Level != "error" || run.Results[1].Level != "warning" {
		t.Fatalf("want an error and a warning, got %s", out.String())
	}
	texts := map[string][]rune{}
	for _, a := range c.Story.Accounts {
		texts[sarifURI(a.Document.Article.Name)] = []rune(a.Document.Article.Text)
	}
	for _, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.Rule {
			t.Errorf("rule %d is not %s", r.RuleIndex, r.Rule)
		}
		if len(r.Locations) != 1 || r.Message.Text == "" {
			t.Errorf("%s: %d places, message %q", r.Rule, len(r.Locations), r.Message.Text)
		}
		for _, l := range append(r.Locations, r.Related...) {
			at, words := l.Physical.Region, texts[l.Physical.Artifact.URI]
			if got := string(words[at.CharOffset : at.CharOffset+at.CharLength]); got != at.Snippet.Text {
				t.Errorf("%s: offsets name %q, the snippet is %q", r.Rule, got, at.Snippet.Text)
			}
			line := strings.Split(string(words), "\n")[at.StartLine-1]
			if got := string([]rune(line)[at.StartColumn-1:]); !strings.HasPrefix(got, strings.Split(at.Snippet.Text, "\n")[0]) {
				t.Errorf("%s: line and column name %q, the snippet is %q", r.Rule, got, at.Snippet.Text)
			}
		}
	}
}

func TestSarifURI(t *testing.T) {
	for name, want := range map[string]string{
		"draft.txt":                "draft.txt",
		"my notes/draft 1.txt":     "my%20notes/draft%201.txt",
		`news\draft.txt`:           "news/draft.txt",
		"12:30.txt":                "./12:30.txt",
		"https://news.example/a?b": "https://news.example/a?b",
	} {
		if got := sarifURI(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
