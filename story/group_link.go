package story

import (
	"cmp"
	"container/heap"
)

// link says how two accounts are kin; links that say the least there is are left
// out.
type link struct {
	a, b  int
	score float64
}

// averageLink parts n accounts into stories by agglomeration: the two stories with
// the highest mean score over all pairs of their accounts become one, until no mean
// is above 0 (UPGMA; Sokal and Michener 1958). Pairs without a link count as
// leastKin. It gives the story of each account as the least account in it.
//
// Cost: O(l·log l) for l links.
func averageLink(n int, links []link) []int {
	c := &clusters{sums: make([]map[int]float64, n), size: make([]int, n), into: make([]int, n)}
	for i := range n {
		c.sums[i], c.size[i], c.into[i] = make(map[int]float64), 1, i
	}
	for _, l := range links {
		c.sums[l.a][l.b] = l.score - leastKin
		c.sums[l.b][l.a] = l.score - leastKin
		c.propose(l.a, l.b)
	}
	heap.Init(&c.queue)
	for len(c.queue) > 0 {
		m := heap.Pop(&c.queue).(merger)
		if c.size[m.a] == m.sizeA && c.size[m.b] == m.sizeB {
			c.merge(m.a, m.b)
		}
	}
	for i := range c.into {
		c.into[i] = c.into[c.into[i]] // those before i are done
	}
	return c.into
}

// clusters are the stories on the way. A story is known by its least account; one
// that has become part of another has size 0.
type clusters struct {
	sums  []map[int]float64 // over the pairs of two stories, counted from leastKin
	size  []int
	into  []int
	queue mergers
}

// merger is two stories that may become one, as large as they were when it was
// proposed.
type merger struct {
	a, b         int // a < b
	sizeA, sizeB int
	mean         float64
}

func (c *clusters) merger(a, b int) (merger, bool) {
	a, b = min(a, b), max(a, b)
	mean := c.sums[a][b]/float64(c.size[a]*c.size[b]) + leastKin
	return merger{a, b, c.size[a], c.size[b], mean}, mean > 0
}

func (c *clusters) propose(a, b int) {
	if m, ok := c.merger(a, b); ok {
		c.queue = append(c.queue, m)
	}
}

// merge makes b part of a.
func (c *clusters) merge(a, b int) {
	c.size[a] += c.size[b]
	c.size[b] = 0
	c.into[b] = a
	delete(c.sums[a], b)
	for k, sum := range c.sums[b] {
		if k != a {
			delete(c.sums[k], b)
			c.sums[a][k] += sum
			c.sums[k][a] += sum
		}
	}
	c.sums[b] = nil
	for k := range c.sums[a] {
		if m, ok := c.merger(a, k); ok {
			heap.Push(&c.queue, m)
		}
	}
}

// mergers is a heap, the highest mean first, then the least accounts.
type mergers []merger

func (q mergers) Len() int      { return len(q) }
func (q mergers) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q mergers) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].mean, q[i].mean), cmp.Compare(q[i].a, q[j].a), cmp.Compare(q[i].b, q[j].b)) < 0
}
func (q *mergers) Push(x any) { *q = append(*q, x.(merger)) }
func (q *mergers) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
