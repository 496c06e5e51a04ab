package reuse

import (
	"cmp"
	"slices"
	"sort"
)

// ordered is something with a place in both texts.
type ordered struct{ a, b, weight int }

// heaviestOrder gives the indexes of the items that stand in the same order in
// both texts and weigh most together, in that order: a heaviest increasing
// subsequence, by a Fenwick tree of prefix maxima over the places in B. Of equal
// weights the one found first is kept.
//
// Cost: O(n·log n).
func heaviestOrder(items []ordered) []int {
	byA := make([]int, len(items))
	places := make([]int, len(items))
	for i, it := range items {
		byA[i], places[i] = i, it.b
	}
	// Items that begin at one place of A come last first, so that none of them
	// follows another.
	slices.SortFunc(byA, func(x, y int) int {
		return cmp.Or(cmp.Compare(items[x].a, items[y].a), cmp.Compare(items[y].b, items[x].b), cmp.Compare(x, y))
	})
	slices.Sort(places)
	places = slices.Compact(places)

	total := make([]int, len(items))   // best weight of an order that ends in the item
	before := make([]int, len(items))  // the item before it there, or -1
	tree := make([]int, len(places)+1) // 1 + the item that ends the best order, 0 for none
	for _, i := range byA {
		rank := sort.SearchInts(places, items[i].b)
		total[i], before[i] = items[i].weight, -1
		best := -1
		for k := rank; k > 0; k -= k & -k {
			if p := tree[k] - 1; p >= 0 && (best < 0 || total[p] > total[best]) {
				best = p
			}
		}
		if best >= 0 {
			total[i], before[i] = total[i]+total[best], best
		}
		for k := rank + 1; k < len(tree); k += k & -k {
			if p := tree[k] - 1; p < 0 || total[i] > total[p] {
				tree[k] = i + 1
			}
		}
	}
	return path(byA, total, before)
}

// path follows before from the item of greatest total, first in order of byA.
func path(byA, total, before []int) []int {
	end := -1
	for _, i := range byA {
		if end < 0 || total[i] > total[end] {
			end = i
		}
	}
	var out []int
	for ; end >= 0; end = before[end] {
		out = append(out, end)
	}
	slices.Reverse(out)
	return out
}
