package reuse

// Anchors are runs of equal words around two words with content that follow each other
// in both texts, whatever stop words lie between: seeds as in seed.go, but found with
// half as many look-ups, and the table is filled once for a text that is held against
// many. What lies between the runs the alignment tells.
//
// Cost: O(n + m) for texts of n and m words.

// anchorTable finds the word pairs of a text. Slots are 1 + the number of the last
// pair with such a hash, 0 for empty.
type anchorTable struct {
	slots   []int32
	places  []int32 // by pair: its first word
	hashes  []uint32
	next    []int32 // by pair: 1 + the pair before it with the same hash, or 0
	reached []int32 // by diagonal: end in A of the last run
	found   []run
}

// fill takes in the pairs of a text.
func (t *anchorTable) fill(words []word) {
	size := 64
	for size < 2*len(words) {
		size *= 2
	}
	t.slots = cleared(t.slots, size)
	t.places, t.hashes, t.next = t.places[:0], t.hashes[:0], t.next[:0]
	last := -1
	for i := range words {
		if words[i].stop {
			continue
		}
		if last >= 0 {
			h := pairHash(words[last].id, words[i].id)
			slot := t.slot(h)
			t.places, t.hashes, t.next = append(t.places, int32(last)), append(t.hashes, h), append(t.next, *slot)
			*slot = int32(len(t.places))
		}
		last = i
	}
}

func pairHash(x, y int32) uint32 {
	return uint32((uint64(uint32(x))<<32 | uint64(uint32(y))) * 0x9e3779b97f4a7c15 >> 32)
}

// slot is where pairs of the hash h are kept, or would be.
func (t *anchorTable) slot(h uint32) *int32 {
	mask := uint32(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if s := t.slots[i]; s == 0 || t.hashes[s-1] == h {
			return &t.slots[i]
		}
	}
}

// runs lists the equal runs around pairs that a, whose table this is, and b share, in
// the order of sortRuns. Of a pair that is frequent in a the last few count.
func (t *anchorTable) runs(a, b []word) []run {
	t.reached = cleared(t.reached, len(a)+len(b)+1)
	t.found = t.found[:0]
	last := -1
	for j := range b {
		if b[j].stop {
			continue
		}
		if last >= 0 {
			t.meet(a, b, last, pairHash(b[last].id, b[j].id))
		}
		last = j
	}
	sortRuns(t.found)
	return t.found
}

// meet adds the runs around word j of b and its like in a.
func (t *anchorTable) meet(a, b []word, j int, hash uint32) {
	pair := *t.slot(hash)
	for n := 0; pair > 0 && n < maxOccurrences; n++ {
		i := int(t.places[pair-1])
		pair = t.next[pair-1]
		reached := &t.reached[i-j+len(b)]
		if int(*reached) > i || a[i].id != b[j].id {
			continue
		}
		r := equalAround(a, b, i, j, int(*reached))
		*reached = int32(r.a + r.n)
		t.found = append(t.found, r)
	}
}

// equalAround is the run around words i and j, which are equal; it begins no earlier
// than floor in A.
func equalAround(a, b []word, i, j, floor int) run {
	n := 1
	for i > floor && j > 0 && a[i-1].id == b[j-1].id {
		i, j, n = i-1, j-1, n+1
	}
	for i+n < len(a) && j+n < len(b) && a[i+n].id == b[j+n].id {
		n++
	}
	return run{i, j, n}
}
