package story

import (
	"hash/fnv"
	"time"
)

// templates finds sentences that belong to a page, not to what it tells: "Sign in
// with your account", the address of the paper, the number to call with tips. A
// sentence that stands word for word in articles of more than a month is one of them,
// for no story is told in the same words so long. Before that it counts.
//
// It keeps the hash of each sentence of the stream and the days it was seen on, some
// 30 bytes.
type templates map[uint64]dayRange

const longestReprint = 31 // days

// seen notes that a sentence stands in an article of this day, and reports whether
// it is of a template.
func (ts templates) seen(sentence string, published time.Time) bool {
	if published.IsZero() {
		return false
	}
	h := fnv.New64a()
	h.Write([]byte(sentence))
	day := dayOf(published)
	r, ok := ts[h.Sum64()]
	if !ok {
		r = dayRange{day, day}
	}
	r.first, r.last = min(r.first, day), max(r.last, day)
	ts[h.Sum64()] = r
	return r.last-r.first > longestReprint
}
