package lexicon

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

const (
	pairsFile  = "testdata/pairs.txtar"
	scoresFile = "testdata/pairs_scores.txt"
)

// pairTest is a decision about two words, and the sections of pairs.txtar with
// the pairs that it should hold for and should not.
type pairTest struct {
	name    string
	yes, no string
	holds   func(a, b string, pos POS) bool
}

var pairTests = []pairTest{
	{"similarity 0.5", "same", "other", func(a, b string, pos POS) bool { return Similarity(a, b, pos) >= 0.5 }},
	{"similarity 0.7", "same", "other", func(a, b string, pos POS) bool { return Similarity(a, b, pos) >= 0.7 }},
	{"antonyms", "opposite", "apart", Antonyms},
}

// TestPairs holds how well Similarity and Antonyms tell pairs of words apart: the
// scores are a golden, so that a change of quality is a change to be read.
func TestPairs(t *testing.T) {
	archive, err := txtar.ParseFile(pairsFile)
	if err != nil {
		t.Fatal(err)
	}
	pairs := map[string][]string{}
	for _, f := range archive.Files {
		pairs[f.Name] = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
	}
	var got strings.Builder
	for _, test := range pairTests {
		for _, half := range []string{", chosen by", ", held out"} {
			yes, no := pairs[test.yes+half], pairs[test.no+half]
			right, wrong := holding(test, yes), holding(test, no)
			fmt.Fprintf(&got, "%-15s%-11s right %3d of %d, wrong %d of %d, recall %.3f precision %.3f\n",
				test.name, half, right, len(yes), wrong, len(no),
				float64(right)/float64(len(yes)), float64(right)/float64(max(1, right+wrong)))
		}
	}
	if *update {
		if err := os.WriteFile(scoresFile, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(scoresFile); err != nil || string(want) != got.String() {
		t.Errorf("scores of pairs.txtar are\n%s, want\n%s (%v)", got.String(), want, err)
	}
}

// holding counts the pairs that the test holds for.
func holding(test pairTest, pairs []string) (n int) {
	for _, line := range pairs {
		w := strings.SplitN(line, " ", 3)
		if test.holds(w[1], w[2], partOf(w[0])) {
			n++
		}
	}
	return n
}

// TestCompany: vectors alone make no two words alike.
func TestCompany(t *testing.T) {
	for _, p := range []struct {
		a, b        string
		pos         POS
		least, most float64
	}{
		{"kill", "wound", Verb, 0, 0.3},
		{"monday", "tuesday", Noun, 0, 0.45},
		{"rise", "fall", Verb, 0, 0.1},
		{"two", "three", Noun, 0, 0.45},
		{"week", "mosque", Noun, 0, 0.2},
	} {
		if s := Similarity(p.a, p.b, p.pos); s < p.least || s > p.most {
			t.Errorf("Similarity(%q, %q) = %.2f, want %.2f..%.2f", p.a, p.b, s, p.least, p.most)
		}
	}
}

// TestReach: Similarity has room on its stack for every word.
func TestReach(t *testing.T) {
	tab := table(embedded)
	for w := range word(tab.u32(headWords)) {
		for pos := Noun; pos <= Adverb; pos++ {
			if n := len(tab.reach(nil, w, pos)); n > usualReach {
				t.Errorf("%q reaches %d synsets, more than %d", tab.spelling(w), n, usualReach)
			}
		}
	}
}
