package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document/documenttest"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// claimed is an article of one claim, whose agent is called name, and one mention.
func claimed(t testing.TB, name string) story.Account {
	d := documenttest.New(t, `
		Rebels NOUN/NNS 2 nsubj rebel
		seized VERB/VBD 0 root seize
		a DET 4 det
		port NOUN/NN 2 obj
		after ADP 7 case
		the DET 7 det
		strike NOUN/NN 2 obl
		+. PUNCT 2 punct
	`)
	return story.Account{ID: "a1", Document: d, Claims: []claim.Claim{
		{
			Span:      text.Span{Start: 0, End: 36},
			Predicate: claim.Predicate{Token: 1, Core: 1, Span: d.Tokens[1].Span, Lemma: "seize"},
			Roles: []claim.Role{
				{Name: claim.Agent, Span: d.Tokens[0].Span, Head: 0, Entity: -1, Text: name},
				{Name: claim.Patient, Span: d.Tokens[3].Span, Head: 3, Entity: -1, Text: "a port"},
			},
			Polarity: claim.Negative, Certainty: claim.Possible,
		},
		{
			Span:      d.Tokens[6].Span,
			Predicate: claim.Predicate{Token: 6, Core: 6, Span: d.Tokens[6].Span, Lemma: "strike", Noun: true},
			Polarity:  claim.Positive, Certainty: claim.Certain,
		},
	}}
}

func claimsAs(t testing.TB, a story.Account, about string, f Format, o Options) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := Claims(&out, []story.Account{a}, about, f, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestClaims_text(t *testing.T) {
	a := claimed(t, "Rebels | of\nthe \x1b[31mnorth")
	for _, test := range []struct {
		name    string
		options Options
		about   string
		want    string
	}{
		{"lines", Options{}, "", "Rebels / of the �[31mnorth | not seize | a port | - | - | - | - | - | possible\n"},
		{"wrapped", Options{Width: 40}, "", "Rebels / of the �[31mnorth | not\n    seize | a port | - | - | - | - | -\n    | possible\n"},
		{"about", Options{}, "THE PORT", ""},
		{"about, whatever the letters", Options{}, "A PORT", "Rebels / of the �[31mnorth | not seize | a port | - | - | - | - | - | possible\n"},
	} {
		got := claimsAs(t, a, test.about, Text, test.options)
		if _, rows, _ := strings.Cut(got, "how sure\n"); rows != test.want && test.options.Width == 0 {
			t.Errorf("%s: got\n%swant\n%s", test.name, rows, test.want)
		} else if test.options.Width > 0 && !strings.HasSuffix(got, test.want) {
			t.Errorf("%s: got\n%swant at its end\n%s", test.name, got, test.want)
		}
	}
}

// TestClaims_csv holds that every row has the cells of the head, and that none is
// a formula to a spreadsheet.
func TestClaims_csv(t *testing.T) {
	for _, name := range []string{`=HYPERLINK("https://a.example")`, "+1", "-1", "@sum", "\t=1", " =1", `"quoted", name`} {
		lines, err := csv.NewReader(strings.NewReader(claimsAs(t, claimed(t, name), "", CSV, Options{}))).ReadAll()
		if err != nil || len(lines) != 2 {
			t.Fatalf("%q: %d lines, %v; want a head and one row", name, len(lines), err)
		}
		for _, cell := range lines[1] {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("%q: the cell %q is a formula", name, cell)
			}
		}
		if got, want := strings.Join(lines[1][5:7], "|"), "not seize|a port"; got != want {
			t.Errorf("%q: did and what are %q, want %q", name, got, want)
		}
	}
}

func TestClaims_json(t *testing.T) {
	var got struct {
		Schema   string
		Articles []struct{ ID string }
		Claims   []struct {
			ID, Account, Predicate string
			Roles                  map[string]string
		}
	}
	if err := json.Unmarshal([]byte(claimsAs(t, claimed(t, "Rebels"), "", JSON, Options{})), &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != SchemaClaims || len(got.Articles) != 1 || len(got.Claims) != 2 {
		t.Fatalf("got schema %q, %d articles and %d claims", got.Schema, len(got.Articles), len(got.Claims))
	}
	if c := got.Claims[0]; c.ID != "c1" || c.Account != "a1" || c.Predicate != "seize" || c.Roles["agent"] != "Rebels" {
		t.Errorf("first claim is %+v", c)
	}
	if _, err := Claims(&bytes.Buffer{}, nil, "", HTML, Options{}); !errors.Is(err, ErrFormat) {
		t.Errorf("Claims as HTML: %v, want ErrFormat", err)
	}
}
