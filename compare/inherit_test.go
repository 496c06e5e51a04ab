package compare

import (
	"slices"
	"testing"

	"github.com/recount-news/recount/story"
)

func TestPlaceFindings(t *testing.T) {
	c := &Comparison{
		Story: story.Story{
			Accounts:    []story.Account{{ID: "a1"}, {ID: "a2"}, {ID: "a3"}, {ID: "a4"}},
			Derivations: []story.Derivation{{Source: "a1", Copy: "a2"}, {Source: "a2", Copy: "a3"}, {Source: "a1", Copy: "a4"}},
		},
		Findings: []Finding{
			{Level: Contradiction, Reference: "a1", Evidence: []Evidence{{Account: "a1"}, {Account: "a2"}, {Account: "a3"}, {Account: "a4", Agrees: true}}},
			{Level: Omission, Reference: "a1", Evidence: []Evidence{{Account: "a1"}, {Account: "a2"}, {Account: "a3"}}},
			{Level: Agreement, Reference: "a1", Evidence: []Evidence{{Account: "a1"}, {Account: "a2"}}},
		},
	}
	got := PlaceFindings(c)
	want := []Placed{{0, []string{"a2"}, []string{"a3"}}, {1, []string{"a4"}, nil}}
	same := func(x, y Placed) bool {
		return x.Finding == y.Finding && slices.Equal(x.First, y.First) && slices.Equal(x.Inherited, y.Inherited)
	}
	if !slices.EqualFunc(got, want, same) {
		t.Errorf("PlaceFindings = %v, want %v", got, want)
	}
}
