package story

import (
	"slices"
)

// The tree of a family may begin with a source that nobody handed in. Its text is
// made good from that of its copies, as an editor reconstructs an archetype (Maas 1957):
// what any of them has that belongs to the story, and in the words of most; a stretch
// from elsewhere only where most have it. Then the tree is sought anew with that
// source among the accounts, and the text made good from those that came to be its
// copies, until they stay the same.
//
// The source is accepted where the tree with it costs less than that without, the
// telling of its text counted. For, of two copies that each lack what the other has,
// one would have put in what it did not have from the other, which is dear.
//
// Cost: a few times that of the tree.

// mostRounds is how often the copies are sought at most.
const mostRounds = 5

// beginning is a tree whose root was not handed in.
type beginning struct {
	copies []int // the accounts made from it
	kept   []int // the other edges
	gain   float64
}

// beginningOf looks for an unseen source of the accounts of a tree, given its edges
// and what these weigh.
func (f *family) beginningOf(members, kept []int) *beginning {
	in := make([]bool, len(f.readings))
	for _, v := range members {
		in[v] = true
	}
	var edges []edge
	var at []int
	for i, e := range f.edges {
		if in[e.source] && in[e.copy] {
			edges, at = append(edges, e), append(at, i)
		}
	}
	before := 0.0
	for _, i := range kept {
		before += f.edges[i].weight - nearest
	}
	var best *beginning
	copies := members
	for range mostRounds {
		b := f.below(copies, members, edges)
		for i := range b.kept {
			b.kept[i] = at[b.kept[i]]
		}
		b.gain -= before + costUnseen
		if len(b.copies) >= 2 && b.gain > 0 && (best == nil || b.gain > best.gain) {
			best = b
		}
		if slices.Equal(b.copies, copies) || len(b.copies) < 2 {
			break
		}
		copies = b.copies
	}
	return best
}

// below is the best tree of the members under the source made good from copies.
func (f *family) below(copies, members []int, edges []edge) *beginning {
	lost := f.table.madeGood(copies)
	all := slices.Clone(edges)
	for _, v := range members {
		all = append(all, edge{len(f.readings), v, f.fromLost(lost, v)})
	}
	b := &beginning{gain: -costTold * float64(f.table.inBoth(lost, lost))}
	for _, i := range bestForest(len(f.readings)+1, all) {
		b.gain += all[i].weight - nearest
		if i < len(edges) {
			b.kept = append(b.kept, i)
		} else {
			b.copies = append(b.copies, all[i].copy)
		}
	}
	slices.Sort(b.copies)
	return b
}

// fromLost is the weight of an edge from the source made good to account v.
func (f *family) fromLost(lost *witness, v int) float64 {
	w := f.table.all[v]
	return nearest + costTold*float64(f.table.inBoth(lost, w)) - f.table.cost(lost, w)
}

// madeGood is the text that the copies had before them.
func (t *table) madeGood(copies []int) *witness {
	w := &witness{stand: make([]stand, t.sites), forms: make([][]int32, t.sites)}
	for s := range t.sites {
		w.stand[s], w.forms[s] = t.madeGoodAt(s, copies)
	}
	t.leaveOut(w, copies)
	w.order = t.orderOf(w, copies)
	return w
}

// leaveOut takes out of the text made good the stretches that one copy alone has, where
// all others would have lost them for more than it costs to put them in.
func (t *table) leaveOut(w *witness, copies []int) {
	for _, k := range copies {
		var run []int
		without := 0
		flush := func(more float64) {
			if len(run) > 0 && float64(without)*costOfCut(len(run), more) > costOfPut(len(run), 0) {
				for _, s := range run {
					w.stand[s], w.forms[s] = lacks, nil
				}
			}
			run, without = run[:0], 0
		}
		for _, s := range t.all[k].order {
			if n := t.without(s, k, copies); n > 0 && w.stand[s] == holds {
				run = append(run, s)
				without = n
			} else {
				flush(costCutMore)
			}
		}
		flush(costCutEnd)
	}
}

// without is how many of the copies lack site s, or 0 where any but k has it or leaves
// it open.
func (t *table) without(s, k int, copies []int) int {
	n := 0
	for _, other := range copies {
		switch {
		case other == k:
		case t.all[other].stand[s] != lacks:
			return 0
		default:
			n++
		}
	}
	return n
}

// madeGoodAt is how the source stood to site s, and in what words.
func (t *table) madeGoodAt(s int, copies []int) (stand, []int32) {
	has, without := 0, 0
	in := map[int32]int{}
	var first []int32
	for _, k := range copies {
		switch w := t.all[k]; w.stand[s] {
		case holds:
			if has++; has == 1 {
				first = w.forms[s]
			}
			for _, form := range w.forms[s] {
				in[form]++
			}
		case lacks:
			without++
		}
	}
	switch {
	case has == 0 && without == 0:
		return open, nil
	case has == 0, t.foreign[s] && (without >= has || has < 2):
		return lacks, nil
	}
	var words []int32
	for form, n := range in {
		if _, isFirst := slices.BinarySearch(first, form); 2*n > has || 2*n == has && isFirst {
			words = append(words, form)
		}
	}
	slices.Sort(words)
	return holds, words
}

// orderOf puts the sites of the source made good in the order of the longest copy, and
// what that lacks behind what it follows in another.
func (t *table) orderOf(w *witness, copies []int) []int {
	var order []int
	byLength := slices.Clone(copies)
	slices.SortStableFunc(byLength, func(x, y int) int { return len(t.all[y].order) - len(t.all[x].order) })
	placed := make([]bool, t.sites)
	for _, k := range byLength {
		at := 0
		for _, s := range t.all[k].order {
			switch {
			case placed[s]:
				at = slices.Index(order, s) + 1
			case w.stand[s] == holds:
				order = slices.Insert(order, at, s)
				placed[s] = true
				at++
			}
		}
	}
	return order
}

// beginnings looks for an unseen source at the root of each tree that the edges kept
// make between texts near each other, and gives the edges of the better trees. Two
// copies of one unseen source are joined by an edge, too, so that a tree stays one.
func (f *family) beginnings(kept []int) ([]int, [][]int) {
	var near, far []int
	for _, i := range kept {
		if f.isNear(i) {
			near = append(near, i)
		} else {
			far = append(far, i)
		}
	}
	var out []int
	var copies [][]int
	for _, tree := range f.trees(near) {
		edges := slices.DeleteFunc(slices.Clone(near), func(i int) bool { return !slices.Contains(tree, f.edges[i].copy) })
		if b := f.beginningOf(tree, edges); b != nil {
			if joined := f.joined(b, tree); f.apart(joined, b.copies) {
				copies = append(copies, b.copies)
				edges = joined
			}
		}
		out = append(out, edges...)
	}
	for _, i := range far { // but for one into an account that has a near source now
		if !slices.ContainsFunc(out, func(k int) bool { return f.edges[k].copy == f.edges[i].copy }) {
			out = append(out, i)
		}
	}
	return out, copies
}

// isNear reports whether the texts of edge i are near each other, so that what the table
// says of them can be trusted.
func (f *family) isNear(i int) bool {
	l := f.likeness(f.edges[i].source, f.edges[i].copy)
	return l.near() > 0
}

// apart reports whether each end of one of the edges has what the other lacks, and both
// are copies.
func (f *family) apart(edges, copies []int) bool {
	return slices.ContainsFunc(edges, func(i int) bool {
		e := f.edges[i]
		return slices.Contains(copies, e.source) && slices.Contains(copies, e.copy) &&
			min(f.belonging(e.source, e.copy), f.belonging(e.copy, e.source)) > 0
	})
}

// trees are the accounts of each tree of the edges kept.
func (f *family) trees(kept []int) [][]int {
	of := make([]int, len(f.readings))
	for v := range of {
		of[v] = v
	}
	for _, i := range kept {
		e := f.edges[i]
		from, to := of[e.copy], of[e.source]
		for v := range of {
			if of[v] == from {
				of[v] = to
			}
		}
	}
	var out [][]int
	for r := range of {
		var tree []int
		for v := range of {
			if of[v] == r {
				tree = append(tree, v)
			}
		}
		if tree != nil {
			out = append(out, tree)
		}
	}
	return out
}

// joined is the edges of b, and the best between its copies and others.
func (f *family) joined(b *beginning, tree []int) []int {
	var edges []edge
	var at []int
	for i, e := range f.edges {
		fixed := !slices.Contains(b.copies, e.copy)
		if slices.Contains(tree, e.source) && slices.Contains(tree, e.copy) && (!fixed || slices.Contains(b.kept, i)) {
			edges, at = append(edges, e), append(at, i)
		}
	}
	var out []int
	for _, i := range bestForest(len(f.readings), edges) {
		out = append(out, at[i])
	}
	return out
}
