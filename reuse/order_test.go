package reuse

import (
	"math/rand/v2"
	"testing"
)

// TestHeaviestOrder_equalsBruteForce tries every subset.
func TestHeaviestOrder_equalsBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		items := make([]ordered, rng.IntN(9))
		for i := range items {
			items[i] = ordered{a: rng.IntN(6), b: rng.IntN(6), weight: 1 + rng.IntN(5)}
		}
		picked := heaviestOrder(items)
		got := 0
		for k, i := range picked {
			got += items[i].weight
			if k > 0 && !follows(items[picked[k-1]], items[i]) {
				t.Fatalf("heaviestOrder(%v) = %v: not in order", items, picked)
			}
		}
		if want := heaviestByForce(items); got != want {
			t.Fatalf("heaviestOrder(%v) = %v of weight %d, want weight %d", items, picked, got, want)
		}
	}
}

func follows(x, y ordered) bool { return x.a < y.a && x.b < y.b }

func heaviestByForce(items []ordered) int {
	best := 0
	for set := range 1 << len(items) {
		weight, fits := 0, true
		for i, x := range items {
			if set>>i&1 == 0 {
				continue
			}
			weight += x.weight
			for j, y := range items[:i] {
				if set>>j&1 == 1 && !follows(x, y) && !follows(y, x) {
					fits = false
				}
			}
		}
		if fits {
			best = max(best, weight)
		}
	}
	return best
}
