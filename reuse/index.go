package reuse

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Index tells which of many documents share passages with a text. Documents are
// numbered from 0 in the order in which they are added; the index keeps their
// fingerprints, not their texts, and asks for those where it must align.
//
// Search and Pairs look through each segment in turn: after many commits call Merge.
// What they report is what Pair would, but for words whose hashes are equal (see
// hashword.go) and passages that are too short to tell from chance, or boilerplate.
//
// One goroutine may change an index while others search it. An index in a folder is
// changed by one process at a time, and searched by any number, which see what had
// been committed when they opened it.
type Index struct {
	texts  func(doc uint32) (string, error)
	memory int    // bytes, of postings not yet written
	dir    string // "" in memory

	mu       sync.RWMutex
	segments []*segment // in order of documents; those in files first
	gone     map[uint32]bool
	docs     uint32
	files    int // how many segments are in files

	pending []posting // not in a segment yet, and
	scratch []posting
	first   uint32 // the first document of these

	next   int // number of the next file
	notes  []string
	unlock func() error // nil for readers

	searching sync.RWMutex // held while segments are looked at; taken before mu
	retired   []*segment   // replaced by others, and perhaps still searched

	searchers sync.Pool
}

// Options are what an index is opened with.
type Options struct {
	// Texts gives the text of a document, the same each time, or [ErrNoText]. It may be
	// called by several goroutines.
	Texts func(doc uint32) (string, error)
	// Memory bounds, roughly, the bytes taken by what has been added and not been
	// committed; 0 is for 512 MiB. An index in a folder commits when they are full.
	Memory int
}

const defaultMemory = 512 << 20

// postingBytes is what a posting takes of memory until it is in a segment: itself
// twice, for sorting, and its record.
const postingBytes = 2*16 + recordBytes

// NewIndex makes an index in memory.
func NewIndex(o Options) *Index {
	x := &Index{texts: o.Texts, memory: o.Memory, gone: map[uint32]bool{}}
	if x.memory <= 0 {
		x.memory = defaultMemory
	}
	x.searchers.New = func() any { return new(searcher) }
	return x
}

// Docs is how many documents have been added.
func (x *Index) Docs() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return int(x.docs)
}

var errReader = errors.New("reuse: the index was opened for reading")

// Add adds a document and gives its number.
func (x *Index) Add(s string) (uint32, error) {
	q := x.searchers.Get().(*searcher)
	defer x.searchers.Put(q)
	q.pairing.a = splitHashed(q.pairing.a[:0], s)
	q.prints = fingerprints(q.prints[:0], q.pairing.a)
	return x.add(q.prints)
}

func (x *Index) add(prints []fingerprint) (uint32, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.dir != "" && x.unlock == nil {
		return 0, errReader
	}
	if x.docs == math.MaxUint32-1 {
		return 0, errors.New("reuse: the index is full")
	}
	if (len(x.pending)+len(prints))*postingBytes > x.memory {
		if err := x.spill(); err != nil {
			return 0, err
		}
	}
	doc := x.docs
	x.docs++
	for _, f := range prints {
		x.pending = append(x.pending, posting{f, doc})
	}
	return doc, nil
}

// spill makes room for more postings.
func (x *Index) spill() error {
	if x.dir != "" {
		return x.commit()
	}
	x.seal()
	return nil
}

// seal puts the pending postings into a segment in memory, and joins it with the last
// ones while these are no more than four times as large: there are never more than a
// few, and each posting is moved a few times.
func (x *Index) seal() {
	if x.docs == x.first {
		return
	}
	x.scratch = slices.Grow(x.scratch[:0], len(x.pending))
	s := newSegment(x.pending, x.scratch[:len(x.pending)], x.first, x.docs-x.first)
	x.pending, x.first = x.pending[:0], x.docs
	segs := slices.Clone(x.segments)
	for len(segs) > x.files && segs[len(segs)-1].count <= 4*s.count && (segs[len(segs)-1].count+s.count)*recordBytes < x.memory {
		s = merged(segs[len(segs)-1], s)
		segs = segs[:len(segs)-1]
	}
	x.segments = append(segs, s)
}

// AddAll adds n documents, of which texts gives the text by its place, as fast as the
// processors allow, and in their order.
func (x *Index) AddAll(ctx context.Context, n int, texts func(i int) (string, error)) error {
	return inRounds(ctx, n, func(i int) ([]fingerprint, error) {
		s, err := texts(i)
		if err != nil {
			return nil, err
		}
		q := x.searchers.Get().(*searcher)
		defer x.searchers.Put(q)
		q.pairing.a = splitHashed(q.pairing.a[:0], s)
		q.prints = fingerprints(q.prints[:0], q.pairing.a)
		return slices.Clone(q.prints), nil
	}, func(_ int, prints []fingerprint) error {
		_, err := x.add(prints)
		return err
	})
}

// Search lists the documents that share passages with s, in order.
func (x *Index) Search(s string) ([]Match, error) { return x.search(s, math.MaxUint32) }

func (x *Index) search(s string, limit uint32) ([]Match, error) {
	x.searching.RLock()
	defer x.searching.RUnlock()
	segs, gone := x.snapshot()
	q := x.searchers.Get().(*searcher)
	defer x.searchers.Put(q)
	return q.search(segs, gone, limit, s, x.texts)
}

// snapshot is what a search looks through. It does not change.
func (x *Index) snapshot() ([]*segment, map[uint32]bool) {
	x.mu.RLock()
	if len(x.pending) == 0 {
		defer x.mu.RUnlock()
		return x.segments, x.gone
	}
	x.mu.RUnlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	x.seal()
	return x.segments, x.gone
}

// Pairs calls visit for each document in order, from the first on, with those before
// it that it shares passages with: so each pair of documents comes once. Those whose
// text is not to be had ([ErrNoText]) come only with a later one that they agree with.
func (x *Index) Pairs(ctx context.Context, first uint32, visit func(doc uint32, ms []Match) error) error {
	_, gone := x.snapshot()
	n := x.Docs() - int(first)
	return inRounds(ctx, n, func(i int) ([]Match, error) {
		doc := first + uint32(i)
		if gone[doc] {
			return nil, nil
		}
		s, err := x.texts(doc)
		if errors.Is(err, ErrNoText) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		return x.search(s, doc)
	}, func(i int, ms []Match) error { return visit(first+uint32(i), ms) })
}

// inRounds calls work for 0 to n-1, on all processors, and take with the results, in
// order.
func inRounds[T any](ctx context.Context, n int, work func(i int) (T, error), take func(i int, result T) error) error {
	const round = 1024
	results, errs := make([]T, min(n, round)), make([]error, min(n, round))
	workers := runtime.GOMAXPROCS(0)
	for start := 0; start < n; start += round {
		if err := ctx.Err(); err != nil {
			return err
		}
		size := min(round, n-start)
		var group sync.WaitGroup
		var taken atomic.Int64
		for range workers {
			group.Go(func() {
				for i := int(taken.Add(1)) - 1; i < size; i = int(taken.Add(1)) - 1 {
					results[i], errs[i] = work(start + i)
				}
			})
		}
		group.Wait()
		for i := range size {
			if errs[i] != nil {
				return fmt.Errorf("document %d: %w", start+i, errs[i])
			}
			if err := take(start+i, results[i]); err != nil {
				return err
			}
		}
	}
	return nil
}
