package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
)

func TestGraph(t *testing.T) {
	shared := "The ferry Marta sank off Orle at dawn with ninety people aboard, the harbour master said."
	account := func(id, text string) story.Account {
		return story.Account{ID: id, Document: &document.Document{Article: article.Article{Name: id + ".txt", Text: text}}}
	}
	c := &compare.Comparison{Reference: "a1", Story: story.Story{
		Accounts:    []story.Account{account("a1", shared), account("a2", shared+" \"Quoted\".")},
		Derivations: []story.Derivation{{Source: "a1", Copy: "a2", Score: 0.9, Why: []string{"x"}}},
		Unseen:      []story.Unseen{{ID: "u1", Copies: []string{"a1", "a2"}, Score: 0.8}},
	}}
	var b bytes.Buffer
	if err := Write(&b, c, Dot, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"u1 -> a1", "u1 -> a2", "a1 -> a2", "style=dashed", "style=dotted"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("dot lacks %q:\n%s", want, b.String())
		}
	}
	b.Reset()
	if err := Write(&b, readCase(t, "corrected"), Dot, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`a1 -> a2 [label="98 %\n! corrects 241→214"]`, `u1 -> a3 [label="60 %\n≈ disputes→refutes\n! still 241"]`, `a1 -> a3 [label="90 %", style=dotted]`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("dot lacks %q:\n%s", want, b.String())
		}
	}
	b.Reset()
	if err := Write(&b, c, PROV, Options{}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Entity         map[string]any
		WasDerivedFrom map[string]struct {
			Used     string `json:"prov:usedEntity"`
			Passages []any  `json:"recount:passages"`
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if d := got.WasDerivedFrom["_:d3"]; len(got.Entity) != 3 || d.Used != "recount:a1" || len(d.Passages) != 1 {
		t.Errorf("PROV-JSON: %s", b.String())
	}
}
