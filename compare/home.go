package compare

// Homes.
//
// Where in the other account words have their home: the sentence, or the two
// sentences in a row, that hold most of their weight. Every entry of the
// vocabulary knows the entries like it and the sentences that have them, so the
// cost is that of the matches and not of all sentences.

// homes finds homes on one side.
type homes struct {
	v         *vocabulary
	sentences [][]int // by entry, those of the side that have it, in order

	like []float64 // scratch: of the term at hand, by sentence
	sums []float64 // scratch: weight found, by first sentence
	seen []int     // scratch: the last term that was added there, plus one
	hit  []int     // scratch: sentences that have the term at hand
	all  []int     // scratch: sentences that have any term
}

func newHomes(s *side, v *vocabulary) *homes {
	n := len(s.terms)
	return &homes{v: v, sentences: v.sentencesOf(s), like: make([]float64, n), sums: make([]float64, n), seen: make([]int, n)}
}

// best is the first of width sentences in a row that hold most of the weight of
// ts, and that weight; -1 where none holds any.
func (h *homes) best(ts []term, width int) (at int, weight float64) {
	touched, hit := h.all[:0], h.hit
	for n, t := range ts {
		hit = hit[:0]
		for _, o := range h.v.near[t.entry] {
			for _, j := range h.sentences[o.entry] {
				if h.like[j] == 0 {
					hit = append(hit, j)
				}
				h.like[j] = max(h.like[j], o.like)
			}
		}
		for _, j := range hit {
			touched = h.add(touched, j, width, n+1, t.weight)
		}
		for _, j := range hit {
			h.like[j] = 0
		}
	}
	at = -1
	for _, j := range touched {
		if w := h.sums[j]; w > weight || w == weight && w > 0 && j < at {
			at, weight = j, w
		}
	}
	for _, j := range touched {
		h.sums[j], h.seen[j] = 0, 0
	}
	h.all, h.hit = touched, hit
	return at, weight
}

// add counts term n, found in sentence j, for all rows of sentences that have j,
// once each.
func (h *homes) add(touched []int, j, width, n int, weight float64) []int {
	for k := max(0, j-width+1); k <= j; k++ {
		if h.seen[k] == n {
			continue
		}
		if h.seen[k] == 0 {
			touched = append(touched, k)
		}
		h.seen[k] = n
		like := 0.0
		for i := k; i < min(k+width, len(h.like)); i++ {
			like = max(like, h.like[i])
		}
		h.sums[k] += weight * like
	}
	return touched
}
