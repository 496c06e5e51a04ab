package eval

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestScoreChains holds the example of Pradhan et al. 2014, "Scoring Coreference
// Partitions of Predicted Mentions", and the edges.
func TestScoreChains(t *testing.T) {
	want := chains{{1, 2, 3}, {4, 5, 6, 7}}
	for _, test := range []struct {
		name          string
		got           chains
		muc, b3, ceaf float64
	}{
		{"the published example", chains{{1, 2}, {3, 4}, {6, 7, 8, 9}}, 0.4, 2 * 0.5 * 35 / 84 / (0.5 + 35.0/84), 0.52},
		{"all right", want, 1, 1, 1},
		{"nothing", nil, 0, 0, 0},
		{"all in one", chains{{1, 2, 3, 4, 5, 6, 7}}, 10.0 / 11, 2 * 25.0 / 49 / (1 + 25.0/49), 2 * 8.0 / 11 / 3},
	} {
		s := scoreChains(test.got, want)
		for _, figure := range []struct {
			name      string
			got, want float64
		}{{"MUC", s.MUC.f1(), test.muc}, {"B3", s.B3.f1(), test.b3}, {"CEAF", s.CEAF.f1(), test.ceaf}} {
			if math.Abs(figure.got-figure.want) > 1e-9 {
				t.Errorf("%s: got %s %.4f, want %.4f", test.name, figure.name, figure.got, figure.want)
			}
		}
	}
}

// TestAssign holds the assignment against trying every one.
func TestAssign(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		value := make([][]float64, 1+random.IntN(5))
		columns := 1 + random.IntN(5)
		for i := range value {
			for range columns {
				value[i] = append(value[i], float64(random.IntN(10)))
			}
		}
		if got, want := assign(value), bestOf(value, 0, map[int]bool{}); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v: got %v, want %v", value, got, want)
		}
	}
}

// bestOf is the greatest sum of the rows from row on, each with a free column or
// none.
func bestOf(value [][]float64, row int, taken map[int]bool) float64 {
	if row == len(value) {
		return 0
	}
	best := bestOf(value, row+1, taken)
	for c, v := range value[row] {
		if taken[c] {
			continue
		}
		taken[c] = true
		best = max(best, v+bestOf(value, row+1, taken))
		delete(taken, c)
	}
	return best
}
