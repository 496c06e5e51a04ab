package story

import (
	"math/rand/v2"
	"testing"
)

// TestBestForest_equalsBruteForce tries every way to give each account a source
// or none.
func TestBestForest_equalsBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		n := 1 + rng.IntN(5)
		var edges []edge
		for range rng.IntN(13) {
			edges = append(edges, edge{rng.IntN(n), rng.IntN(n), float64(rng.IntN(12) - 2)})
		}
		got := 0.0
		source := make([]int, n)
		for v := range source {
			source[v] = -1
		}
		kept := bestForest(n, edges)
		for _, i := range kept {
			got += edges[i].weight
			if source[edges[i].copy] >= 0 {
				t.Fatalf("bestForest(%d, %v) = %v: two sources", n, edges, kept)
			}
			source[edges[i].copy] = edges[i].source
		}
		if !isForest(source) {
			t.Fatalf("bestForest(%d, %v) = %v: a cycle", n, edges, kept)
		}
		if want := forestByForce(n, edges); !almost(got, want) {
			t.Fatalf("bestForest(%d, %v) = %v of weight %v, want %v", n, edges, kept, got, want)
		}
	}
}

func isForest(source []int) bool {
	for v := range source {
		u := v
		for range source {
			if u >= 0 {
				u = source[u]
			}
		}
		if u >= 0 {
			return false
		}
	}
	return true
}

func forestByForce(n int, edges []edge) float64 {
	best := 0.0
	source := make([]int, n)
	for v := range source {
		source[v] = -1
	}
	var try func(v int, weight float64)
	try = func(v int, weight float64) {
		if v == n {
			if isForest(source) {
				best = max(best, weight)
			}
			return
		}
		try(v+1, weight)
		for _, e := range edges {
			if e.copy == v && e.source != v {
				source[v] = e.source
				try(v+1, weight+e.weight)
				source[v] = -1
			}
		}
	}
	try(0, 0)
	return best
}
