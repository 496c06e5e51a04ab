package story

import "slices"

// edge is a possible derivation between two accounts, by index.
type edge struct {
	source, copy int
	weight       float64
}

// bestForest picks from the edges, by index, the forest of greatest weight: no
// account has two sources, and none descends from itself. Edges of no positive
// weight are never picked.
//
// It is the maximum spanning arborescence of Chu and Liu (1965) and Edmonds
// (1967), from a root that stands for "no source" and reaches every account at
// weight 0: each account takes its best edge; a cycle that arises is made one
// account, whose incoming edges are weighed by what breaking the cycle there
// costs, and the smaller problem is solved in the same way. Of equal edges the
// first is taken. Cost: O(n·e) for n accounts and e edges.
func bestForest(n int, edges []edge) []int {
	best := bestInto(n, edges)
	if cycle := findCycle(n, edges, best); cycle != nil {
		return openCycle(n, edges, best, cycle)
	}
	return slices.DeleteFunc(best, func(i int) bool { return i < 0 })
}

// bestInto is the index of the best positive edge into each account, or -1.
func bestInto(n int, edges []edge) []int {
	best := make([]int, n)
	for v := range best {
		best[v] = -1
	}
	for i, e := range edges {
		if e.source != e.copy && e.weight > 0 && (best[e.copy] < 0 || e.weight > edges[best[e.copy]].weight) {
			best[e.copy] = i
		}
	}
	return best
}

// findCycle marks the accounts of a cycle among the best edges; nil where there
// is none.
func findCycle(n int, edges []edge, best []int) []bool {
	seen := make([]int, n) // 1 + the account from which it was first reached
	for v := range n {
		u := v
		for seen[u] == 0 {
			seen[u] = v + 1
			if best[u] < 0 {
				break
			}
			u = edges[best[u]].source
		}
		if best[u] < 0 || seen[u] != v+1 {
			continue
		}
		cycle := make([]bool, n)
		for w := u; !cycle[w]; w = edges[best[w]].source {
			cycle[w] = true
		}
		return cycle
	}
	return nil
}

// openCycle solves the problem with the cycle made one account, numbered n, and
// opens the cycle where the solution enters it, or else at its weakest edge.
func openCycle(n int, edges []edge, best []int, cycle []bool) []int {
	weakest := -1
	for v := range n {
		if cycle[v] && (weakest < 0 || edges[best[v]].weight < edges[best[weakest]].weight) {
			weakest = v
		}
	}
	var small []edge
	var original []int // index in edges of each small edge
	for i, e := range edges {
		switch {
		case cycle[e.source] && cycle[e.copy]:
			continue
		case cycle[e.copy]:
			// Entering here saves the weakest edge and costs this account's.
			e.weight += edges[best[weakest]].weight - edges[best[e.copy]].weight
			e.copy = n
		case cycle[e.source]:
			e.source = n
		}
		small, original = append(small, e), append(original, i)
	}
	opened := weakest
	var out []int
	for _, i := range bestForest(n+1, small) {
		if small[i].copy == n {
			opened = edges[original[i]].copy
		}
		out = append(out, original[i])
	}
	for v := range n {
		if cycle[v] && v != opened {
			out = append(out, best[v])
		}
	}
	return out
}
