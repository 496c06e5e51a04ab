package lexicon

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

const (
	predicatesFile       = "testdata/predicates.txtar"
	predicatesScoresFile = "testdata/predicates_scores.txt"
)

// TestPredicates holds how many pairs of each section of predicates.txtar have each
// relation: a golden, so that a change of quality is a change to be read.
func TestPredicates(t *testing.T) {
	archive, err := txtar.ParseFile(predicatesFile)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, f := range archive.Files {
		counts := [Contrary + 1]int{}
		for line := range strings.Lines(string(f.Data)) {
			a, b, ok := strings.Cut(strings.TrimSpace(line), " / ")
			if !ok {
				t.Fatalf("%s: %q is no pair", f.Name, line)
			}
			r, _ := Relate(a, b)
			counts[r]++
		}
		fmt.Fprintf(&got, "%-14s", f.Name)
		for r, n := range counts {
			fmt.Fprintf(&got, "  %s %d", Relation(r), n)
		}
		got.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile(predicatesScoresFile, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(predicatesScoresFile); err != nil || string(want) != got.String() {
		t.Errorf("scores of predicates.txtar are\n%swant\n%s(%v)", got.String(), want, err)
	}
}

func TestRelate(t *testing.T) {
	tests := []struct {
		a, b string
		want Relation
	}{
		{"shoot down", "shoot down", Same},
		{"shoot down", "intercept", Near},
		{"launch at", "launch", Near}, // the preposition is not known
		{"murder", "kill", Narrower},
		{"kill", "murder", Broader},
		{"lock up", "set free", Contrary},
		{"call off", "call for", Unrelated},
		{"zzz", "kill", Unrelated},
		{"", "", Same},
		{"", "kill", Unrelated},
	}
	for _, tt := range tests {
		got, s := Relate(tt.a, tt.b)
		back, sBack := Relate(tt.b, tt.a)
		if got != tt.want || s != sBack {
			t.Errorf("Relate(%q, %q) = %v %.2f, and the other way %v %.2f; want %v", tt.a, tt.b, got, s, back, sBack, tt.want)
		}
	}
}

func BenchmarkRelate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Relate("shoot down", "intercept")
	}
}
