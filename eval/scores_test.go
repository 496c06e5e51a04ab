package eval

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite testdata/scores.txt")

// TestScores is the quality golden: whoever changes how well the slices in
// testdata are solved, for better or worse, changes testdata/scores.txt in the
// same commit.
func TestScores(t *testing.T) {
	card, err := Cases(t.Context(), filepath.Join("testdata", "cases"))
	if err != nil {
		t.Fatal(err)
	}
	got := card.Scores()
	for _, name := range []string{"syntax", "entities", "coref", "claims", "factuality", "events", "quotes", "times", "numbers", "places", "casualties", "fidelity", "edits"} {
		got += sliceScores(t, name, name)
	}
	got += sliceScores(t, "claims", "main")
	path := filepath.Join("testdata", "scores.txt")
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

// sliceScores is the last line of an evaluation on a slice in testdata. The clock
// stands still, so that there is no speed.
func sliceScores(t *testing.T, name, slice string) string {
	t.Helper()
	e, ok := Find(name)
	if !ok {
		t.Fatalf("no evaluation %s", name)
	}
	card, err := e.Run(context.Background(), Input{Data: filepath.Join("testdata", slice), Seed: 1, Now: func() time.Time { return time.Time{} }})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimRight(padded(slice)+Line(card), " ") + "\n"
}

func padded(name string) string { return name + strings.Repeat(" ", max(1, 21-len(name))) }
