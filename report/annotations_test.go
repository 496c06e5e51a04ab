package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/recount-news/recount/compare"
)

// readAnnotations is the collection of a comparison, as a program reads it.
func readAnnotations(t *testing.T, c *compare.Comparison, o Options) (items []annotationItem) {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, c, Annotations, o); err != nil {
		t.Fatal(err)
	}
	var all struct {
		Context string `json:"@context"`
		Type    string
		Total   int
		First   struct{ Items []annotationItem }
	}
	if err := json.Unmarshal(out.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	if all.Context != annotationContext || all.Type != "AnnotationCollection" || all.Total != len(all.First.Items) {
		t.Errorf("collection %q of type %q says it has %d annotations and has %d", all.Context, all.Type, all.Total, len(all.First.Items))
	}
	return all.First.Items
}

type annotationItem struct {
	ID     string
	Target []struct {
		Source   string
		Selector []struct {
			Type                  string
			Start, End            int
			Exact, Prefix, Suffix string
		}
	}
}

// TestAnnotations holds that both selectors of a target name the words of its
// evidence.
func TestAnnotations(t *testing.T) {
	c := readCase(t, "three-accounts")
	c.Story.Accounts[0].Document.Article.URL = "https://news.example/a"
	texts := map[string]string{}
	for _, a := range c.Story.Accounts {
		texts[a.Document.Article.Name] = a.Document.Article.Text
	}
	texts["https://news.example/a"] = c.Story.Accounts[0].Document.Article.Text
	items := readAnnotations(t, c, Options{})
	if len(items) != len(c.Findings) {
		t.Fatalf("%d annotations of %d findings", len(items), len(c.Findings))
	}
	for i, item := range items {
		f := c.Findings[i]
		if item.ID != "#"+f.ID || len(item.Target) != len(f.Evidence) {
			t.Errorf("annotation %s has %d targets; finding %s rests on %d", item.ID, len(item.Target), f.ID, len(f.Evidence))
			continue
		}
		for _, target := range item.Target {
			place, quote := target.Selector[0], target.Selector[1]
			words := []rune(texts[target.Source])
			if got := string(words[place.Start:place.End]); got != quote.Exact || got == "" {
				t.Errorf("%s: the place has %q, the quotation is %q", item.ID, got, quote.Exact)
			}
			if !strings.Contains(string(words), quote.Prefix+quote.Exact+quote.Suffix) {
				t.Errorf("%s: not in the text: %q", item.ID, quote.Prefix+quote.Exact+quote.Suffix)
			}
		}
	}
	if changes := readAnnotations(t, c, Options{Levels: []compare.Level{compare.Omission}}); len(changes) >= len(items) {
		t.Errorf("%d of %d annotations are of omissions", len(changes), len(items))
	}
}

func TestAroundQuote(t *testing.T) {
	words := strings.Repeat("é", 40) // of two bytes each, so that 31 bytes end inside one
	for at := 0; at <= len(words); at += 2 {
		for _, s := range []string{before(words, at), after(words, at), before("a"+words, at+1), after(words+"a", at)} {
			if !utf8.ValidString(s) || len(s) > aroundQuote {
				t.Fatalf("at %d: %q", at, s)
			}
		}
	}
}

// TestWrite_sarif holds that a result lies where an account differs, and that what
// agrees is no result.
func TestWrite_sarif(t *testing.T) {
	c := readCase(t, "three-accounts")
	var out bytes.Buffer
	if err := Write(&out, c, SARIF, Options{}); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	var differing []compare.Finding
	for _, f := range c.Findings {
		if f.Level != compare.Agreement {
			differing = append(differing, f)
		}
	}
	results := log.Runs[0].Results
	if len(results) != len(differing) || len(results) == len(c.Findings) {
		t.Fatalf("%d results; %d of %d findings differ", len(results), len(differing), len(c.Findings))
	}
	levels := map[compare.Level]string{compare.Contradiction: "error", compare.Change: "warning", compare.Omission: "note", compare.Addition: "note"}
	for i, r := range results {
		f := differing[i]
		if r.Level != levels[f.Level] || r.Message.Text == "" || len(r.Locations)+len(r.Related) != len(f.Evidence) || len(r.Locations) == 0 {
			t.Errorf("%s, %s: level %s, %d and %d places of %d", f.ID, f.Level, r.Level, len(r.Locations), len(r.Related), len(f.Evidence))
		}
		for _, e := range f.Evidence {
			if e.Account != c.Reference && !e.Agrees && r.Locations[0].Physical.Artifact.URI == "agency.txt" {
				t.Errorf("%s lies in the reference, though %s differs", f.ID, e.Account)
			}
		}
	}
}
