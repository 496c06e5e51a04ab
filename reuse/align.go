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
	runs  []run
}

// Where the best alignment of a cell came from. Each cell has two: one that
// ends in an equal word, one that ends in an edit.
const (
	equalAfterEdit = 1 << iota // the equal word follows an edit
	editOpens                  // the edit follows an equal word
	editInserts                // the edit takes a word of B, not of A
)

const unreached = -1 << 30

// align appends the equal runs of the best alignment of a and b, in order; the words
// of these are numbered from i and j on.
func (al *aligner) align(out []run, a, b []word, i, j int) []run {
	front, back := commonEnds(a, b)
	n, m := len(a)-front-back, len(b)-front-back
	out = appendRun(out, run{i, j, front})
	if n > 0 && m > 0 && anyEqual(a[front:front+n], b[front:front+m]) {
		for _, r := range al.dense(a[front:front+n], b[front:front+m]) {
			out = appendRun(out, run{r.a + i + front, r.b + j + front, r.n})
		}
	}
	return appendRun(out, run{i + front + n, j + front + m, back})
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

// dense aligns by filling the whole table. What it gives holds until it is called again.
func (al *aligner) dense(a, b []word) []run {
	width := len(b) + 1
	al.reserve(width, (len(a)+1)*width)
	equal, edit, aboveEqual, aboveEdit := al.rows[0], al.rows[1], al.rows[2], al.rows[3]
	aboveEqual[0], aboveEdit[0] = 0, unreached
	for j := range b { // words of b alone
		aboveEqual[j+1], aboveEdit[j+1], al.trace[j+1] = unreached, -alignBlock, editInserts
	}
	if len(b) > 0 {
		al.trace[1] = editInserts | editOpens
	}
	for i := range a {
		trace := al.trace[(i+1)*width : (i+2)*width]
		equal[0], edit[0], trace[0] = unreached, -alignBlock, 0
		if i == 0 {
			trace[0] = editOpens
		}
		al.row(equal, edit, aboveEqual, aboveEdit, trace, a[i], b)
		equal, edit, aboveEqual, aboveEdit = aboveEqual, aboveEdit, equal, edit
	}
	return al.back(len(a), len(b), aboveEdit[len(b)] >= aboveEqual[len(b)])
}

// row fills the cells of the word w of A but for the first. Each of the slices has one
// more than b.
func (al *aligner) row(equal, edit, aboveEqual, aboveEdit []int32, trace []uint8, w word, b []word) {
	equal, edit = equal[:len(b)+1], edit[:len(b)+1]
	aboveEqual, aboveEdit, trace = aboveEqual[:len(b)+1], aboveEdit[:len(b)+1], trace[:len(b)+1]
	weight := alignWeight(w)
	lastEqual, lastEdit := equal[0], edit[0]
	diagonalEqual, diagonalEdit := aboveEqual[0], aboveEdit[0]
	for j := range b {
		upEqual, upEdit := aboveEqual[j+1], aboveEdit[j+1]
		e, tr := upEdit, uint8(0)
		if s := upEqual - alignBlock; s > e {
			e, tr = s, editOpens
		}
		if lastEdit > e {
			e, tr = lastEdit, editInserts
		}
		if s := lastEqual - alignBlock; s > e {
			e, tr = s, editInserts|editOpens
		}
		m := int32(unreached)
		if w.id == b[j].id {
			if m = diagonalEqual; diagonalEdit > m {
				m, tr = diagonalEdit, tr|equalAfterEdit
			}
			m += weight
		}
		equal[j+1], edit[j+1], trace[j+1] = m, e, tr
		lastEqual, lastEdit, diagonalEqual, diagonalEdit = m, e, upEqual, upEdit
	}
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
	reversed := al.runs[:0]
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
	al.runs = reversed
	return reversed
}

func alignWeight(w word) int32 {
	if w.stop {
		return alignStop
	}
	return alignContent
}
