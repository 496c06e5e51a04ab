package eval

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite testdata/scores.txt")

// TestScores is the quality golden: whoever changes how well the cases are
// solved, for better or worse, changes testdata/scores.txt in the same commit.
func TestScores(t *testing.T) {
	card, err := Cases(t.Context(), filepath.Join("testdata", "cases"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "scores.txt")
	got := card.Scores()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	t.Error("the scores changed; if that is meant, run go test ./eval -run TestScores -update")
	for line := range strings.Lines(string(want)) {
		if !strings.Contains(got, line) {
			t.Logf("- %s", line)
		}
	}
	for line := range strings.Lines(got) {
		if !strings.Contains(string(want), line) {
			t.Logf("+ %s", line)
		}
	}
}
