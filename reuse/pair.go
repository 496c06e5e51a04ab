package reuse

import (
	"cmp"
	"slices"

	"github.com/recount-news/recount/text"
)

// Pair works by seed, chain, align and cut:
//
//  1. runs:   equal stretches of three words and more (seed.go)
//  2. chains: runs that follow each other across small gaps (chain.go)
//  3. align:  the gaps in a chain, and a margin around it, word by word (align.go)
//  4. cut:    the stretches of that alignment where equal words outweigh edits
//  5. keep:   those that are long enough and tell of words not told of before
//
// Smith and Waterman (1981) would find the best of 4 directly, at O(n·m); the
// seeds keep it linear in practice. Measured on one core: 0.35 ms for two texts
// of 600 words that share a third, 0.15 s for two such texts of 1 MB.

const (
	// minSame and minContent are how many equal words, and how many of them with
	// content, a passage must have.
	minSame    = 6
	minContent = 3

	// margin is how far beyond the runs of a chain equal words are looked for.
	margin = 16

	// maxDrop ends a passage where edits have outweighed equal words by so much
	// since its best end.
	maxDrop = maxGap

	// maxSplinter is the most words of either text between two passages that are
	// made one whatever their weight.
	maxSplinter = 10

	// strayWords is how many stop words at an edge of a passage, on the far side
	// of the end of a sentence, are taken for chance.
	strayWords = 2
)

// Pair lists the passages that a and b share, in order of their place in a, then
// in b.
//
// A passage has at least six equal words, three of them with content. Words may
// be put in, left out or exchanged inside it, some three in ten or a sentence at
// once, as long as the equal words outweigh that. What has moved is a passage of
// its own, marked Moved when it stands outside the order that most of the shared
// words keep. Text that occurs several times makes several passages as long as
// each holds words of a or of b that no other has.
//
// Time is linear in the length of the texts in practice; text that repeats
// itself cannot make it quadratic.
func Pair(a, b string) []Passage {
	v := newVocabulary(len(a) + len(b))
	p := &pairing{textA: a, textB: b, a: v.split(a), b: v.split(b)}
	return p.pair(runs(p.a, p.b))
}

// pairing is what the steps of Pair share. Its memory serves one pair after the other.
type pairing struct {
	textA, textB   string
	a, b           []word
	sum            []int  // weights of a
	takenA, takenB []bool // words inside a passage found before
	aligner        aligner
}

// pair makes passages of the runs, which are in the order of sortRuns.
func (p *pairing) pair(rs []run) []Passage {
	p.sum = weights(p.sum, p.a)
	p.takenA, p.takenB = cleared(p.takenA, len(p.a)), cleared(p.takenB, len(p.b))
	var found []stretch
	for _, chain := range chains(p.sum, rs) {
		if p.told(chain) {
			continue
		}
		for _, s := range p.cut(p.fill(chain)) {
			if s = p.trim(s); p.long(s) && p.tells(s) {
				p.take(s)
				found = append(found, s)
			}
		}
	}
	return p.passages(found)
}

// cleared is a slice of n zero values, in the memory of s where that suffices.
func cleared[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// stretch is a passage in the making: its equal runs, in order.
type stretch []run

func (s stretch) startA() int { return s[0].a }
func (s stretch) startB() int { return s[0].b }
func (s stretch) endA() int   { return s[len(s)-1].a + s[len(s)-1].n }
func (s stretch) endB() int   { return s[len(s)-1].b + s[len(s)-1].n }

// told reports whether all words of the chain are inside passages already, in
// both texts.
func (p *pairing) told(chain []run) bool {
	for _, r := range chain {
		for k := range r.n {
			if !p.takenA[r.a+k] || !p.takenB[r.b+k] {
				return false
			}
		}
	}
	return true
}

// fill aligns the gaps of a chain and a margin on both sides.
func (p *pairing) fill(chain []run) stretch {
	s := stretch(chain)
	fromA, fromB := max(0, s.startA()-margin), max(0, s.startB()-margin)
	toA, toB := min(len(p.a), s.endA()+margin), min(len(p.b), s.endB()+margin)
	shifted := make([]run, len(chain))
	for i, r := range chain {
		shifted[i] = run{r.a - fromA, r.b - fromB, r.n}
	}
	filled := p.aligner.between(p.a[fromA:toA], p.b[fromB:toB], shifted)
	for i := range filled {
		filled[i].a += fromA
		filled[i].b += fromB
	}
	return filled
}

// cut splits s where edits outweigh the equal words, drops the pieces that are
// too short and mends the cuts between pieces that are near each other.
func (p *pairing) cut(s stretch) []stretch {
	var out []stretch
	first := 0 // index in s of the first run of the last piece
	for from, to := 0, 0; from < len(s); from = to {
		to = from + p.bestEnd(s[from:])
		piece := s[from:to]
		if !p.long(piece) {
			continue
		}
		if k := len(out) - 1; k >= 0 && near(out[k], piece) {
			out[k] = s[first:to]
			continue
		}
		first = from
		out = append(out, piece)
	}
	return out
}

// near reports whether y follows x so closely that a reader would call them one
// passage.
func near(x, y stretch) bool {
	return y.startA()-x.endA() <= maxSplinter && y.startB()-x.endB() <= maxSplinter
}

// bestEnd is the number of runs of s, from the first on, at which equal words
// outweigh edits most; it looks no further than the point where the edits have
// eaten up the whole, or maxDrop.
func (p *pairing) bestEnd(s stretch) int {
	score, best, end := 0, 0, 1
	for i, r := range s {
		if i > 0 {
			q := s[i-1]
			score -= gapCost(r.a-q.a-q.n, r.b-q.b-q.n)
			if score <= 0 || best-score > maxDrop {
				break
			}
		}
		score += p.sum[r.a+r.n] - p.sum[r.a]
		if score > best {
			best, end = score, i+1
		}
	}
	return end
}

// gapCost weighs n words of A that stand in the place of m words of B: one for a
// word put in or left out, four for a word exchanged for another, so that new
// text in the place of old ends a passage sooner than an inserted clause.
func gapCost(n, m int) int { return n + m + 2*min(n, m) }

// trim drops from the edges of s what equals by chance: runs that are worth
// little against the gap before or behind them, and stray words of the next or
// last sentence, which begins with "The" in both texts.
func (p *pairing) trim(s stretch) stretch {
	for len(s) > 1 && p.loose(s[len(s)-1], s[len(s)-2], s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	for len(s) > 1 && p.loose(s[0], s[0], s[1]) {
		s = s[1:]
	}
	s = slices.Clone(s)
	last := &s[len(s)-1]
	last.n -= p.strayAfter(*last)
	first := &s[0]
	k := p.strayBefore(*first)
	*first = run{first.a + k, first.b + k, first.n - k}
	return s
}

// loose reports whether edge, one of the runs x and y that follow each other, is
// a lone word or worth no more than the gap between them.
func (p *pairing) loose(edge, x, y run) bool {
	return edge.n == 1 || p.sum[edge.a+edge.n]-p.sum[edge.a] <= gapCost(y.a-x.a-x.n, y.b-x.b-x.n)
}

// strayAfter counts the stop words at the end of r that begin a sentence.
func (p *pairing) strayAfter(r run) int {
	for k := min(strayWords, r.n-1); k > 0; k-- {
		i, j := r.a+r.n-k, r.b+r.n-k
		if (p.a[i].fresh || p.b[j].fresh) && onlyStop(p.a[i:i+k]) {
			return k
		}
	}
	return 0
}

// strayBefore counts the stop words at the start of r that end a sentence.
func (p *pairing) strayBefore(r run) int {
	for k := min(strayWords, r.n-1); k > 0; k-- {
		if (p.a[r.a+k].fresh || p.b[r.b+k].fresh) && onlyStop(p.a[r.a:r.a+k]) {
			return k
		}
	}
	return 0
}

func onlyStop(words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool { return !w.stop })
}

// long reports whether s has enough equal words to be a passage.
func (p *pairing) long(s stretch) bool {
	same, content := 0, 0
	for _, r := range s {
		for _, w := range p.a[r.a : r.a+r.n] {
			same++
			if !w.stop {
				content++
			}
		}
	}
	return same >= minSame && content >= minContent
}

// tells reports whether at least half of s is new in one of the texts.
func (p *pairing) tells(s stretch) bool {
	return mostlyFree(p.takenA[s.startA():s.endA()]) || mostlyFree(p.takenB[s.startB():s.endB()])
}

func mostlyFree(taken []bool) bool {
	n := 0
	for _, t := range taken {
		if t {
			n++
		}
	}
	return 2*n < len(taken)
}

// take marks the words of s as told.
func (p *pairing) take(s stretch) {
	for i := s.startA(); i < s.endA(); i++ {
		p.takenA[i] = true
	}
	for j := s.startB(); j < s.endB(); j++ {
		p.takenB[j] = true
	}
}

// passages puts the stretches in order and tells which have moved.
func (p *pairing) passages(found []stretch) []Passage {
	slices.SortFunc(found, func(x, y stretch) int {
		return cmp.Or(cmp.Compare(x.startA(), y.startA()), cmp.Compare(x.startB(), y.startB()),
			cmp.Compare(x.endA(), y.endA()), cmp.Compare(x.endB(), y.endB()))
	})
	out := make([]Passage, len(found))
	items := make([]ordered, len(found))
	for i, s := range found {
		out[i] = p.passage(s)
		out[i].Moved = true
		items[i] = ordered{a: s.startA(), b: s.startB(), weight: out[i].Same}
	}
	for _, i := range heaviestOrder(items) {
		out[i].Moved = false
	}
	return out
}

func (p *pairing) passage(s stretch) Passage {
	same := 0
	for _, r := range s {
		same += r.n
	}
	inside := make([]run, len(s))
	for i, r := range s {
		inside[i] = run{r.a - s.startA(), r.b - s.startB(), r.n}
	}
	a, b := p.a[s.startA():s.endA()], p.b[s.startB():s.endB()]
	return Passage{
		A:     text.Span{Start: a[0].span.Start, End: a[len(a)-1].span.End},
		B:     text.Span{Start: b[0].span.Start, End: b[len(b)-1].span.End},
		Words: len(a),
		Same:  same,
		Edits: edits(p.textA, p.textB, a, b, inside),
	}
}
