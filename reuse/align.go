package reuse

// Alignment of two short word sequences: dynamic programming with affine gaps
// (Gotoh 1982). It looks for the alignment with
//
//	alignContent per equal word with content
//	+ alignStop per equal word without
//	- alignBlock per stretch of edits between equal words
//
// at its greatest, so that as many words as possible are equal, words with
// content first, and of equally good alignments the one whose edits stand
// together is taken. Words at the front and back that are equal always belong
// to a best alignment and are cut off before. What is left alike goes to the
// equal word that comes first.
//
// Cost: O(n·m) time and one byte a cell for n and m words.

const (
	alignContent = 4
	alignStop    = 2
	alignBlock   = 1
)

// aligner keeps the memory of one alignment for the next.
type aligner struct {
	rows  [4][]int32
	trace []uint8
}

// Where the best alignment of a cell came from. Each cell has two: one that
// ends in an equal word, one that ends in an edit.
const (
	equalAfterEdit = 1 << iota // the equal word follows an edit
	editOpens                  // the edit follows an equal word
	editInserts                // the edit takes a word of B, not of A
)

const unreached = -1 << 30

// align gives the equal runs of the best alignment, in order.
func (al *aligner) align(a, b []word) []run {
	front, back := commonEnds(a, b)
	n, m := len(a)-front-back, len(b)-front-back
	out := appendRun(nil, run{0, 0, front})
	if n > 0 && m > 0 && anyEqual(a[front:front+n], b[front:front+m]) {
		for _, r := range al.dense(a[front:front+n], b[front:front+m]) {
			out = appendRun(out, run{r.a + front, r.b + front, r.n})
		}
	}
	return appendRun(out, run{front + n, front + m, back})
}

// commonEnds counts the equal words at the front and, of what is left, at the
// back.
func commonEnds(a, b []word) (front, back int) {
	short := min(len(a), len(b))
	for front < short && a[front].id == b[front].id {
		front++
	}
	for back < short-front && a[len(a)-1-back].id == b[len(b)-1-back].id {
		back++
	}
	return front, back
}

// anyEqual reports whether a and b have a word in common. Most short gaps have none.
func anyEqual(a, b []word) bool {
	if len(a)*len(b) > 256 {
		return true // as good as certain, and no cheaper to look for than to align
	}
	for i := range a {
		for j := range b {
			if a[i].id == b[j].id {
				return true
			}
		}
	}
	return false
}

// appendRun appends r, joined to the last run where it goes on without a gap.
func appendRun(rs []run, r run) []run {
	if r.n == 0 {
		return rs
	}
	if k := len(rs) - 1; k >= 0 && rs[k].a+rs[k].n == r.a && rs[k].b+rs[k].n == r.b {
		rs[k].n += r.n
		return rs
	}
	return append(rs, r)
}

// dense aligns by filling the whole table.
func (al *aligner) dense(a, b []word) []run {
	width := len(b) + 1
	al.reserve(width, (len(a)+1)*width)
	equal, edit, aboveEqual, aboveEdit := al.rows[0], al.rows[1], al.rows[2], al.rows[3]
	for i := 0; i <= len(a); i++ {
		for j := 0; j <= len(b); j++ {
			e, m, tr := int32(unreached), int32(unreached), uint8(0)
			if i > 0 {
				e = aboveEdit[j]
				if s := aboveEqual[j] - alignBlock; s > e {
					e, tr = s, editOpens
				}
			}
			if j > 0 {
				if edit[j-1] > e {
					e, tr = edit[j-1], editInserts
				}
				if s := equal[j-1] - alignBlock; s > e {
					e, tr = s, editInserts|editOpens
				}
			}
			switch {
			case i == 0 && j == 0:
				m = 0
			case i > 0 && j > 0 && a[i-1].id == b[j-1].id:
				m = aboveEqual[j-1]
				if aboveEdit[j-1] > m {
					m, tr = aboveEdit[j-1], tr|equalAfterEdit
				}
				m += alignWeight(a[i-1])
			}
			equal[j], edit[j], al.trace[i*width+j] = m, e, tr
		}
		equal, edit, aboveEqual, aboveEdit = aboveEqual, aboveEdit, equal, edit
	}
	return al.back(len(a), len(b), aboveEdit[len(b)] >= aboveEqual[len(b)])
}

func (al *aligner) reserve(width, cells int) {
	for i := range al.rows {
		if cap(al.rows[i]) < width {
			al.rows[i] = make([]int32, width)
		}
		al.rows[i] = al.rows[i][:width]
	}
	if cap(al.trace) < cells {
		al.trace = make([]uint8, cells)
	}
	al.trace = al.trace[:cells]
}

// back walks the trace from the end and gives the equal runs in order.
func (al *aligner) back(i, j int, inEdit bool) []run {
	width := j + 1
	var reversed []run
	for i > 0 || j > 0 {
		tr := al.trace[i*width+j]
		if inEdit {
			inEdit = tr&editOpens == 0
			if tr&editInserts != 0 {
				j--
			} else {
				i--
			}
			continue
		}
		inEdit = tr&equalAfterEdit != 0
		i, j = i-1, j-1
		if k := len(reversed) - 1; k >= 0 && reversed[k].a == i+1 && reversed[k].b == j+1 {
			reversed[k] = run{i, j, reversed[k].n + 1}
		} else {
			reversed = append(reversed, run{i, j, 1})
		}
	}
	for x, y := 0, len(reversed)-1; x < y; x, y = x+1, y-1 {
		reversed[x], reversed[y] = reversed[y], reversed[x]
	}
	return reversed
}

func alignWeight(w word) int32 {
	if w.stop {
		return alignStop
	}
	return alignContent
}
