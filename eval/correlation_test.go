package eval

import (
	"math"
	"slices"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// TestPartialPearson has two systems, the second of which scores ten higher and
// is judged ten better. By hand: the residuals of xs are -1 0 1 and -1 0 1, those
// of ys -1 0 1 and 0 -1 1 times one; their products sum to 2+1, their squares to
// 4 and 4.
func TestPartialPearson(t *testing.T) {
	system := []string{"a", "a", "a", "b", "b", "b"}
	xs := []float64{1, 2, 3, 11, 12, 13}
	ys := []float64{4, 5, 6, 15, 14, 16}
	if got := partialPearson(xs, ys, system); !near(got, 0.75) {
		t.Errorf("partial Pearson %v, want 0.75", got)
	}
	if got := pearson(xs, ys); got < 0.97 {
		t.Errorf("Pearson %v: the systems alone should make it high", got)
	}
	if got := partialSpearman([]float64{1, 4, 9, 100, 400, 900}, ys, system); !near(got, 0.75) {
		t.Errorf("partial Spearman %v, want 0.75", got)
	}
	if got := partialPearson([]float64{1, 1, 1, 2, 2, 2}, ys, system); got != 0 {
		t.Errorf("a score that knows the system alone has %v, want 0", got)
	}
}

func TestRanks(t *testing.T) {
	if got, want := ranks([]float64{5, 1, 5, 9}), []float64{2.5, 1, 2.5, 4}; !slices.Equal(got, want) {
		t.Errorf("ranks %v, want %v", got, want)
	}
}

// TestThreshold: from .4 up both true ones and one of three others are called true.
func TestThreshold(t *testing.T) {
	xs, truth := []float64{.1, .4, .2, .9, .6}, []bool{false, true, false, true, false}
	least := bestThreshold(xs, truth)
	if least != .4 {
		t.Errorf("threshold %v, want .4", least)
	}
	if got := balanced(xs, truth, least); !near(got, (1+2./3)/2) {
		t.Errorf("balanced accuracy %v, want .833", got)
	}
	if got := auc(xs, truth); !near(got, 5./6) { // .4 beats two of three, .9 all
		t.Errorf("area %v, want .833", got)
	}
}

func TestRecase(t *testing.T) {
	const article = "Reporters met May Orrin of Port Hale. She may stay in Port Hale, the Hale Echo said."
	for summary, want := range map[string]string{
		"may orrin is in port hale . she may stay .": "May Orrin is in Port Hale . She may stay .",
		"May stays in port hale.":                    "May stays in port hale.",
	} {
		if got := recase(summary, article); got != want {
			t.Errorf("recase(%q) = %q, want %q", summary, got, want)
		}
	}
}

func TestJoinMarks(t *testing.T) {
	const tokens, want = `" it 's shut , " she said . they do n't " expect "delays .`, `"it's shut," she said. they don't "expect" delays.`
	if got := joinMarks(tokens); got != want {
		t.Errorf("joinMarks gives %q, want %q", got, want)
	}
}
