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
// Weights are integers and so are scores exact sums: the same input
// gives the same answer on every machine. Loading checks the sum of the bytes
// and copies nothing; scoring allocates nothing and costs one random access to
// memory a feature.
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
	buckets uint32 // of the feature table
	offsets string // buckets+1 little-endian uint32: where a bucket's entries lie
	entries string
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
	names := rest[:h.names]
	offsets := rest[h.names:][:4*(int(h.buckets)+1)]
	m := &Linear{
		classes: strings.Split(names, "\n"),
		buckets: h.buckets,
		offsets: offsets,
		entries: rest[int(h.names)+len(offsets):],
	}
	return m, m.check()
}

// check holds what scoring relies on, so that no file can make it panic.
func (m *Linear) check() error {
	if len(m.classes) > MaxClasses {
		return fmt.Errorf("%w: %d classes, more than %d", ErrFormat, len(m.classes), MaxClasses)
	}
	at := uint32(0)
	for b := range m.buckets + 1 {
		next := u32(m.offsets, int(b))
		if next < at || int(next) > len(m.entries) {
			return fmt.Errorf("%w: bucket %d lies outside the file", ErrFormat, b)
		}
		at = next
	}
	return nil
}

// Classes are the names of the classes, in the order of their scores.
func (m *Linear) Classes() []string { return m.classes }

// Score adds up the weights of features. Only the first len(Classes()) scores
// mean anything.
func (m *Linear) Score(features []uint64, scores *Scores) {
	clear(scores[:len(m.classes)])
	for _, f := range features {
		b := int(bucketOf(f, m.buckets))
		bucket := m.entries[u32(m.offsets, b):u32(m.offsets, b+1)]
		check := uint16(f)
		for len(bucket) > entryHead {
			n := entryHead + 2*int(bucket[2])
			if uint16(bucket[0])|uint16(bucket[1])<<8 == check && n <= len(bucket) {
				pairs := bucket[entryHead:n]
				for i := 0; i+1 < len(pairs); i += 2 {
					scores[pairs[i]] += decoded[pairs[i+1]]
				}
				break
			}
			bucket = bucket[min(n, len(bucket)):]
		}
	}
}

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
