package reuse

// A seed is a run of seedWords equal words in both texts. Every passage grows
// from at least one.
//
// The seeds of one text lie in a hash table with open addressing; each window
// of the other is looked up in it, and a seed found is extended to a run as far
// as the words stay equal. A diagonal (place in A minus place in B) remembers
// how far it was extended, so that the words of a long run are read once.
//
// A window that is frequent in B would pair with every occurrence, which is
// quadratic on repetitive texts. Beyond maxOccurrences the n-th occurrence in A
// pairs with the n-th in B alone: enough for a copy, and linear whatever comes.
//
// Cost: O(n + m + maxOccurrences·n) for texts of n and m words.

const (
	// seedWords is how many words a seed has. In a passage of which three words
	// in ten were exchanged a third of all 3-word windows is untouched, but only
	// a sixth of the 5-word windows.
	seedWords = 3

	// maxOccurrences bounds the partners of a window.
	maxOccurrences = 8
)

// run is a stretch of n words that is equal in both texts, from word a of A and
// word b of B on.
type run struct{ a, b, n int }

// seedTable finds the places of a text's windows. Slots are 1 + the index of a
// window's first place, 0 for empty.
type seedTable struct {
	words []word
	slots []int32
	next  []int32 // by place: the next place with the same window, or -1
	count []int32 // by first place: how many places the window has
	turn  []int32 // by first place: the place whose turn is next, for frequent windows
}

func newSeedTable(words []word) *seedTable {
	n := max(len(words)-seedWords+1, 0)
	size := 16
	for size < 2*n {
		size *= 2
	}
	t := &seedTable{words: words, slots: make([]int32, size),
		next: make([]int32, n), count: make([]int32, n), turn: make([]int32, n)}
	for i := n - 1; i >= 0; i-- { // backwards, so that chains run forwards
		if idle(words, i) {
			continue
		}
		slot := t.slot(words, i)
		t.next[i], t.count[i] = -1, 1
		if first := t.slots[slot] - 1; first >= 0 {
			t.next[i], t.count[i] = first, t.count[first]+1
		}
		t.turn[i] = int32(i)
		t.slots[slot] = int32(i + 1)
	}
	return t
}

// slot is where the window of words at i is kept, or would be.
func (t *seedTable) slot(words []word, i int) int {
	mask := len(t.slots) - 1
	for h := windowHash(words, i) & mask; ; h = (h + 1) & mask {
		if at := int(t.slots[h]) - 1; at < 0 || sameWindow(words, i, t.words, at) {
			return h
		}
	}
}

// partners calls visit with the places of the window of words at i.
func (t *seedTable) partners(words []word, i int, visit func(place int)) {
	first := t.slots[t.slot(words, i)] - 1
	if first < 0 {
		return
	}
	if t.count[first] > maxOccurrences {
		if place := t.turn[first]; place >= 0 {
			t.turn[first] = t.next[place]
			visit(int(place))
		}
		return
	}
	for place := first; place >= 0; place = t.next[place] {
		visit(int(place))
	}
}

// idle reports whether the window at i holds no content.
func idle(words []word, i int) bool {
	for _, w := range words[i : i+seedWords] {
		if !w.stop {
			return false
		}
	}
	return true
}

func windowHash(words []word, i int) int {
	h := uint64(14695981039346656037)
	for _, w := range words[i : i+seedWords] {
		h = (h ^ uint64(w.id)) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return int(h >> 1)
}

func sameWindow(a []word, i int, b []word, j int) bool {
	for k := range seedWords {
		if a[i+k].id != b[j+k].id {
			return false
		}
	}
	return true
}

// runs lists the longest equal runs around each seed, in order of their end in
// A, then of their end in B.
func runs(a, b []word) []run {
	table := newSeedTable(b)
	reached := make([]int32, len(a)+len(b)+1) // by diagonal: end in A of the last run
	var found []run
	for i := 0; i+seedWords <= len(a); i++ {
		if idle(a, i) {
			continue
		}
		table.partners(a, i, func(j int) {
			diagonal := i - j + len(b)
			if int(reached[diagonal]) > i {
				return
			}
			r := extend(a, b, i, j, int(reached[diagonal]))
			reached[diagonal] = int32(r.a + r.n)
			found = append(found, r)
		})
	}
	sortRuns(found)
	return found
}

// extend is the run around the seed at i and j; it begins no earlier than floor
// in A.
func extend(a, b []word, i, j, floor int) run {
	n := seedWords
	for i > floor && j > 0 && a[i-1].id == b[j-1].id {
		i, j, n = i-1, j-1, n+1
	}
	for i+n < len(a) && j+n < len(b) && a[i+n].id == b[j+n].id {
		n++
	}
	return run{i, j, n}
}
