package annotate

import (
	"math"

	"github.com/recount-news/recount/model"
)

// From scores of heads to a tree. Each word takes the head that suits it best; in
// nine sentences of ten that is a tree with one root. Where it is none, the best
// tree without crossing arcs is found (Eisner 1996), whose cost grows with the
// cube of the length, which the window bounds.

// decoder finds trees. It holds scratch space.
type decoder struct {
	heads []int // of each word: 0 for the root, i+1 for word i
	walk  []int
	chart
}

// decode gives the head of each of n words, numbered as model.HeadScores has them.
func (d *decoder) decode(s model.HeadScores, n int) []int {
	d.greedy(s, n)
	if !d.isTree() {
		d.chart.fill(s, n)
		d.chart.read(d.heads)
	}
	return d.heads
}

// greedy takes the best head for each word.
func (d *decoder) greedy(s model.HeadScores, n int) {
	d.heads = append(d.heads[:0], make([]int, n)...)
	for i := range d.heads {
		d.heads[i] = 0
		top := s.Of(0, i)
		for h := 1; h <= n; h++ {
			if h != i+1 && s.Of(h, i) > top {
				d.heads[i], top = h, s.Of(h, i)
			}
		}
	}
}

// isTree reports whether one word hangs on the root and all others, in the end,
// on it.
func (d *decoder) isTree() bool {
	n := len(d.heads)
	d.walk = append(d.walk[:0], make([]int, n+1)...) // the walk that met each node, counted from 1
	roots := 0
	for i := range d.heads {
		if d.heads[i] == 0 {
			roots++
		}
		at := i + 1
		for at != 0 && d.walk[at] == 0 {
			d.walk[at] = i + 1
			at = d.heads[at-1]
		}
		if at != 0 && d.walk[at] == i+1 {
			return false
		}
	}
	return roots == 1
}

// chart holds the best score of each span of words, and where it is cut. A whole
// span has its head at one end and is done; an open one has an arc from end to
// end and may grow.
type chart struct {
	scores model.HeadScores
	n      int
	// [first*n+last]; of those with the head on the right whole is turned round,
	// [last*n+first], so that both are read in order.
	whole, open       [2][]int32
	wholeCut, openCut [2][]int16
	top               int // the word that hangs on the root
}

// sides of a span on which its head is.
const (
	headLeft = iota
	headRight
)

func (c *chart) fill(s model.HeadScores, n int) {
	c.scores, c.n = s, n
	for side := range 2 {
		c.whole[side] = sized(c.whole[side], n*n)
		c.open[side] = sized(c.open[side], n*n)
		c.wholeCut[side] = sized(c.wholeCut[side], n*n)
		c.openCut[side] = sized(c.openCut[side], n*n)
	}
	for i := range n {
		c.whole[headLeft][i*n+i], c.whole[headRight][i*n+i] = 0, 0
	}
	for width := 1; width < n; width++ {
		for first := 0; first+width < n; first++ {
			c.join(first, first+width)
		}
	}
	best := int32(math.MinInt32)
	for i := range n {
		if v := s.Of(0, i) + c.whole[headRight][i*n] + c.whole[headLeft][i*n+n-1]; v > best {
			best, c.top = v, i
		}
	}
}

// sized is s with n elements.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// join makes the spans from first to last of shorter ones.
func (c *chart) join(first, last int) {
	n := c.n
	left, right := c.whole[headLeft][first*n:][:n], c.whole[headRight][last*n:][:n]
	best, cut := int32(math.MinInt32), first
	for m := first; m < last; m++ {
		if v := left[m] + right[m+1]; v > best {
			best, cut = v, m
		}
	}
	at := first*n + last
	c.openCut[headLeft][at], c.openCut[headRight][at] = int16(cut), int16(cut)
	c.open[headLeft][at] = best + c.scores.Of(first+1, last)
	c.open[headRight][at] = best + c.scores.Of(last+1, first)

	best, cut = math.MinInt32, last
	for m := first + 1; m <= last; m++ {
		if v := c.open[headLeft][first*n+m] + c.whole[headLeft][m*n+last]; v > best {
			best, cut = v, m
		}
	}
	c.whole[headLeft][at], c.wholeCut[headLeft][at] = best, int16(cut)

	best, cut = math.MinInt32, first
	for m := first; m < last; m++ {
		if v := c.whole[headRight][m*n+first] + c.open[headRight][m*n+last]; v > best {
			best, cut = v, m
		}
	}
	c.whole[headRight][last*n+first], c.wholeCut[headRight][at] = best, int16(cut)
}

// read writes the heads of the best tree.
func (c *chart) read(heads []int) {
	heads[c.top] = 0
	c.readWhole(heads, 0, c.top, headRight)
	c.readWhole(heads, c.top, c.n-1, headLeft)
}

func (c *chart) readWhole(heads []int, first, last, side int) {
	if first == last {
		return
	}
	m := int(c.wholeCut[side][first*c.n+last])
	if side == headLeft {
		c.readOpen(heads, first, m, side)
		c.readWhole(heads, m, last, side)
		return
	}
	c.readWhole(heads, first, m, side)
	c.readOpen(heads, m, last, side)
}

func (c *chart) readOpen(heads []int, first, last, side int) {
	if side == headLeft {
		heads[last] = first + 1
	} else {
		heads[first] = last + 1
	}
	m := int(c.openCut[side][first*c.n+last])
	c.readWhole(heads, first, m, headLeft)
	c.readWhole(heads, m+1, last, headRight)
}
