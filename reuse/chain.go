package reuse

import (
	"cmp"
	"slices"
)

// Chaining joins runs that follow each other in both texts across small gaps,
// so that an edited passage is one passage. It is the sparse dynamic
// programming of seed-and-chain aligners (Li 2018, Minimap2, section 2.1): the
// best chain that ends in a run is the run itself or the best chain that ends
// shortly before it, less the cost of the gap; only the nearest maxLookback
// runs are tried. The chains are then taken off best first, each run going to
// one chain.
//
// Cost: O(r·maxLookback + r·log r) for r runs.

const (
	// maxGap is the most words of either text between two runs of a passage:
	// a sentence put in or left out.
	maxGap = 40

	// maxOverlap is how many words two runs of a passage may overlap, which
	// they do where a word is repeated.
	maxOverlap = 8

	maxLookback = 64

	contentWeight = 4 // of an equal word with content
	stopWeight    = 1 // of an equal word without
)

func sortRuns(rs []run) {
	slices.SortFunc(rs, func(x, y run) int {
		return cmp.Or(cmp.Compare(x.a+x.n, y.a+y.n), cmp.Compare(x.b+x.n, y.b+y.n), cmp.Compare(x.n, y.n))
	})
}

// chains joins the runs, which are in the order of sortRuns, by the summed weights of A. The runs of a
// chain are in order in both texts and do not overlap.
func chains(sum []int, rs []run) [][]run {
	score, prev := chainScores(sum, rs)
	order := make([]int32, len(rs))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(x, y int32) int {
		return cmp.Or(cmp.Compare(score[y], score[x]), cmp.Compare(x, y))
	})
	used := make([]bool, len(rs))
	var out [][]run
	for _, end := range order {
		if used[end] {
			continue
		}
		var chain []run
		for i := end; i >= 0 && !used[i]; i = prev[i] {
			used[i] = true
			chain = append(chain, rs[i])
		}
		slices.Reverse(chain)
		apart(chain)
		out = append(out, chain)
	}
	return out
}

// chainScores is, by run, the score of the best chain that ends in it and the
// run before it in that chain, or -1.
func chainScores(sum []int, rs []run) (score []int, prev []int32) {
	score, prev = make([]int, len(rs)), make([]int32, len(rs))
	for i, r := range rs {
		score[i], prev[i] = sum[r.a+r.n]-sum[r.a], -1
		own := score[i]
		// Runs that end too far into this one cannot come before it.
		last, _ := slices.BinarySearchFunc(rs[:i], r.a+maxOverlap+1, func(p run, end int) int { return cmp.Compare(p.a+p.n, end) })
		for k := last - 1; k >= 0 && k >= last-maxLookback && rs[k].a+rs[k].n >= r.a-maxGap; k-- {
			p := rs[k]
			overlap, cost, ok := link(p, r)
			if !ok {
				continue
			}
			s := score[k] + own - (sum[r.a+overlap] - sum[r.a]) - cost
			if s > score[i] {
				score[i], prev[i] = s, int32(k)
			}
		}
	}
	return score, prev
}

// link tells whether r may follow p in a chain, by how many words it overlaps
// it, and what the gap between them costs. Gaps cost little: what they hold is
// aligned and weighed later, and half of it may be equal.
func link(p, r run) (overlap, cost int, ok bool) {
	gapA, gapB := r.a-(p.a+p.n), r.b-(p.b+p.n)
	overlap = max(0, -gapA, -gapB)
	if r.a <= p.a || r.b <= p.b || overlap >= r.n || overlap > maxOverlap || max(gapA, gapB) > maxGap {
		return 0, 0, false
	}
	return overlap, max(gapA, gapB) / 2, true
}

// apart cuts from the front of each run what the run before it holds already;
// link has seen to it that something is left.
func apart(chain []run) {
	for i := 1; i < len(chain); i++ {
		p, r := chain[i-1], &chain[i]
		over := max(0, p.a+p.n-r.a, p.b+p.n-r.b)
		r.a, r.b, r.n = r.a+over, r.b+over, r.n-over
	}
}

// weights sums the weights of words, in the memory of sum: sum[j]-sum[i] is that of
// words[i:j].
func weights(sum []int, words []word) []int {
	sum = cleared(sum, len(words)+1)
	for i, w := range words {
		sum[i+1] = sum[i] + weight(w)
	}
	return sum
}

func weight(w word) int {
	if w.stop {
		return stopWeight
	}
	return contentWeight
}
