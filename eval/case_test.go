package eval

import (
	"strings"
	"testing"

	"github.com/recount-news/recount/compare"
)

func TestParseCase(t *testing.T) {
	c, err := parseCase([]byte(`{
		"about": "a ferry",
		"accounts": {"zebra": {"file": "z.txt"}, "alpha": {"file": "a.txt", "published": "2026-03-03"}},
		"derivation": {"source": "zebra", "copy": "alpha", "why": "later"},
		"findings": [{"id": "toll", "must": true, "level": "contradiction", "kind": "quantity", "alpha": "53", "zebra": "35", "first_appears": "alpha"}],
		"agreements": [{"id": "place", "zebra": "in Harrow", "alpha": "at Harrow", "why": "one town"}]
	}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Accounts[0].Name + " " + c.Accounts[1].Name; got != "zebra alpha" {
		t.Errorf("accounts %s, want them in the order of the file: zebra alpha", got)
	}
	f := c.Findings[0]
	if !f.Must || f.Level != compare.Contradiction || f.Kind != compare.Quantity || f.FirstAppears != "alpha" {
		t.Errorf("finding read as %+v", f)
	}
	if len(f.Snippets) != 2 || f.Snippets[0] != (Snippet{0, "35"}) || f.Snippets[1] != (Snippet{1, "53"}) {
		t.Errorf("snippets %+v, want 35 for account 0 and 53 for account 1", f.Snippets)
	}
	if len(c.Derivation) != 1 || c.Derivation[0].Copy != "alpha" {
		t.Errorf("derivation %+v", c.Derivation)
	}
}

func TestParseCase_slips(t *testing.T) {
	const form = `{"accounts": {"a": {"file": "a"}, "b": {"file": "b"}}, "derivation": DERIVATION, "findings": [FINDING], "agreements": [AGREEMENT]}`
	tests := []struct{ name, derivation, finding, agreement, want string }{
		{"level", "", `{"id": "x", "level": "contradicton", "kind": "time", "a": "s"}`, "", `no level "contradicton"`},
		{"kind", "", `{"id": "x", "level": "change", "kind": "date", "a": "s"}`, "", `no kind "date"`},
		{"account", "", `{"id": "x", "level": "change", "kind": "time", "c": "s"}`, "", `unknown field "c"`},
		{"no snippet", "", `{"id": "x", "level": "change", "kind": "time"}`, "", "no snippet"},
		{"first_appears", "", `{"id": "x", "level": "change", "kind": "time", "a": "s", "first_appears": "z"}`, "", "names no account"},
		{"agreement of one", "", "", `{"id": "x", "a": "s"}`, "fewer than two"},
		{"derivation", `{"source": "a", "copy": "z"}`, "", "", `no account "a" or "z"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.derivation == "" {
				test.derivation = "null"
			}
			data := strings.NewReplacer("DERIVATION", test.derivation, "FINDING", test.finding, "AGREEMENT", test.agreement).Replace(form)
			_, err := parseCase([]byte(data))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}
