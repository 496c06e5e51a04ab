// Package model answers: which label do these features get?
//
// A [Linear] model scores classes by adding up the weights of the features that
// are present. A feature is a 64-bit hash made by the caller with [Hash] and
// [Mix]; the model knows nothing of what it stands for. A [Perceptron] learns
// weights and writes them in the compact form that [Load] reads:
//
//	p := model.NewPerceptron([]string{"NOUN", "VERB"})
//	p.Learn(features, gold)                       // many times
//	data := p.Freeze(model.Budget{Bytes: 4 << 20})
//
//	m, err := model.Load(data)
//	class := m.Best(features, scores[:])
//
// A [Network] takes a whole sequence instead, as a tagger and parser needs it, and
// tells which label each item gets and which item it hangs on:
//
//	n, err := model.LoadNetwork(data)
//	r := n.Reader()
//	r.Read(rows)                         // n.Inputs() rows an item
//	label := r.Label(i)
//	scores := r.Heads()                  // scores.Of(head, dependent)
//	relations := r.Relations(heads)
//
// Weights are integers and so are scores exact sums: the same input
// gives the same answer on every machine. Loading checks the sum of the bytes
// and keeps them where they are; scoring allocates nothing and costs two random
// accesses to memory a feature.
package model

import (
	"errors"
	"fmt"
	"strings"
)

// Linear is a read-only linear classifier over hashed features. It is safe for
// use by many goroutines.
type Linear struct {
	classes []string
	offsets []uint32 // where the entries of each bucket lie, and the end
	entries string   // with a byte behind the last bucket, for fetch
}

// MaxClasses is the most classes a model can tell apart.
const MaxClasses = 255

// Scores holds one score a class, and room for any class a damaged file names.
type Scores [256]int32

// ErrFormat is wrapped by every error of [Load].
var ErrFormat = errors.New("model: not a model file of this version")

// Load reads a model in the form that [Perceptron.Freeze] writes (format.go). It
// keeps data and must be given bytes that do not change: an embedded file.
func Load(data string) (*Linear, error) {
	h, rest, err := readHeader(data)
	if err != nil {
		return nil, err
	}
	if sum := checksum(rest); sum != h.checksum {
		return nil, fmt.Errorf("%w: checksum %08x, want %08x: the file is damaged, build it again", ErrFormat, sum, h.checksum)
	}
	names, rest := rest[:h.names], rest[h.names:]
	m := &Linear{classes: strings.Split(names, "\n"), offsets: make([]uint32, h.buckets+1)}
	for i := range m.offsets {
		m.offsets[i] = u32(rest, i)
	}
	m.entries = rest[4*len(m.offsets):]
	return m, m.check()
}

// check holds what scoring relies on, so that no file can make it panic.
func (m *Linear) check() error {
	if len(m.classes) > MaxClasses {
		return fmt.Errorf("%w: %d classes, more than %d", ErrFormat, len(m.classes), MaxClasses)
	}
	at := uint32(0)
	for b, next := range m.offsets {
		if next < at || int(next) >= len(m.entries) {
			return fmt.Errorf("%w: bucket %d lies outside the file", ErrFormat, b)
		}
		at = next
	}
	return nil
}

// Classes are the names of the classes, in the order of their scores.
func (m *Linear) Classes() []string { return m.classes }

// ahead is how many features are looked up at a time.
const ahead = 64

// Score adds up the weights of features. Only the first len(Classes()) scores
// mean anything.
//
// Nearly all its time goes into waiting for memory, so features are taken in
// groups, and each group three times: where are the buckets, fetch them, read
// them. The first two rounds hold no branch, so the processor waits for many
// at once; that doubles the speed.
func (m *Linear) Score(features []uint64, scores *Scores) {
	clear(scores[:len(m.classes)])
	var buckets [ahead]uint32
	for len(features) > 0 {
		group := features[:min(ahead, len(features))]
		features = features[len(group):]
		for i, f := range group {
			buckets[i] = bucketOf(f, m.buckets())
		}
		m.fetch(buckets[:len(group)])
		for i, f := range group {
			b := buckets[i]
			bucket := m.entries[m.offsets[b]:m.offsets[b+1]]
			if len(m.classes) <= fewClasses {
				m.addFew(bucket, uint16(f), scores)
			} else {
				m.addMany(bucket, uint16(f), scores)
			}
		}
	}
}

// fetch touches the entries of buckets and so brings them near. Its result
// means nothing; it keeps the reads from being left out.
//
//go:noinline
func (m *Linear) fetch(buckets []uint32) (sum byte) {
	for _, b := range buckets {
		sum += m.entries[m.offsets[b]]
	}
	return sum
}

// addFew adds the weights of the entry with that check, if bucket has it, in a
// model of few classes.
func (m *Linear) addFew(bucket string, check uint16, scores *Scores) {
	size := checkSize + len(m.classes) - 1
	for len(bucket) >= size {
		if uint16(bucket[0])|uint16(bucket[1])<<8 == check {
			for i, w := range []byte(bucket[checkSize:size]) {
				scores[i+1] += decoded[w]
			}
			return
		}
		bucket = bucket[size:]
	}
}

// addMany does so in a model of many classes.
func (m *Linear) addMany(bucket string, check uint16, scores *Scores) {
	const head = checkSize + 1
	for len(bucket) > head {
		n := min(head+2*int(bucket[2]), len(bucket))
		if uint16(bucket[0])|uint16(bucket[1])<<8 != check {
			bucket = bucket[n:]
			continue
		}
		for i := head; i+1 < n; i += 2 {
			scores[bucket[i]] += decoded[bucket[i+1]]
		}
		return
	}
}

func (m *Linear) buckets() uint32 { return uint32(len(m.offsets) - 1) }

// Best is the class with the highest score; the first of equals.
func (m *Linear) Best(features []uint64, scores *Scores) int {
	m.Score(features, scores)
	return Best(scores[:len(m.classes)])
}

// Best is the class with the highest score; the first of equals.
func Best(scores []int32) int {
	top := 0
	for c, s := range scores {
		if s > scores[top] {
			top = c
		}
	}
	return top
}

// u32 is number i of a table of little-endian uint32.
func u32(s string, i int) uint32 {
	s = s[4*i : 4*i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
