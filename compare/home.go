package compare

// Homes.
//
// Where in the other account words have their home: the sentence, or the two
// sentences in a row, that hold most of their weight. Every entry of the
// vocabulary knows the entries like it and the sentences that have them, so the
// cost is that of the matches and not of all sentences.

// homes finds homes among lists of terms: the sentences of one side.
type homes struct {
	v     *vocabulary
	holds [][]int // by entry, the lists that have it, in order

	like []float64 // scratch: of the term at hand, by list
	sums []float64 // scratch: weight found, by first list
	seen []int     // scratch: the last term that was added there, plus one
	hit  []int     // scratch: lists that have the term at hand
	all  []int     // scratch: lists that have any term
}

func newHomes(lists [][]term, v *vocabulary) *homes {
	n := len(lists)
	return &homes{v: v, holds: v.having(lists), like: make([]float64, n), sums: make([]float64, n), seen: make([]int, n)}
}

// having tells, by entry, which lists have it.
func (v *vocabulary) having(lists [][]term) [][]int {
	total := 0
	most := make([]int, len(v.entries))
	for j := range lists {
		total += len(lists[j])
		for _, t := range lists[j] {
			most[t.entry]++
		}
	}
	room := make([]int, total)
	index := make([][]int, len(v.entries))
	for j := range lists {
		for _, t := range lists[j] {
			js := index[t.entry]
			if js == nil {
				js, room = room[:0:most[t.entry]], room[most[t.entry]:]
			}
			if len(js) == 0 || js[len(js)-1] != j {
				js = append(js, j)
			}
			index[t.entry] = js
		}
	}
	return index
}

// best is the first of width sentences in a row that hold most of the weight of
// ts, and that weight; -1 where none holds any.
func (h *homes) best(ts []term, width int) (at int, weight float64) {
	at = -1
	for _, j := range h.weigh(ts, width) {
		if w := h.sums[j]; w > weight || w == weight && w > 0 && j < at {
			at, weight = j, w
		}
	}
	h.clear()
	return at, weight
}

// holding are the lists that hold share of the weight of ts.
func (h *homes) holding(ts []term, share float64) []int {
	var out []int
	total := weightOf(ts)
	for _, j := range h.weigh(ts, 1) {
		if h.sums[j] >= share*total {
			out = append(out, j)
		}
	}
	h.clear()
	return out
}

// weigh sums up in sums, for all rows of width lists that hold any of ts, the
// weight that they hold, until clear is called. It gives their first lists.
func (h *homes) weigh(ts []term, width int) []int {
	h.all = h.all[:0]
	for n, t := range ts {
		h.hit = h.hit[:0]
		for _, o := range h.v.near[t.entry] {
			for _, j := range h.holds[o.entry] {
				if h.like[j] == 0 {
					h.hit = append(h.hit, j)
				}
				h.like[j] = max(h.like[j], o.like)
			}
		}
		for _, j := range h.hit {
			h.add(j, width, n+1, t.weight)
		}
		for _, j := range h.hit {
			h.like[j] = 0
		}
	}
	return h.all
}

func (h *homes) clear() {
	for _, j := range h.all {
		h.sums[j], h.seen[j] = 0, 0
	}
}

// add counts term n, found in list j, for all rows of lists that have j, once
// each.
func (h *homes) add(j, width, n int, weight float64) {
	for k := max(0, j-width+1); k <= j; k++ {
		if h.seen[k] == n {
			continue
		}
		if h.seen[k] == 0 {
			h.all = append(h.all, k)
		}
		h.seen[k] = n
		like := 0.0
		for i := k; i < min(k+width, len(h.like)); i++ {
			like = max(like, h.like[i])
		}
		h.sums[k] += weight * like
	}
}
