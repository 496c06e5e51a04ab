package story

import (
	"slices"
	"sort"
)

// Sentences are matched by their rare words. The likeness of sentence x to y is
// that of Tversky (1977): what they share over what they share, plus what x has
// alone, plus a quarter of what y has alone, so that a sentence split in two
// still finds its counterpart. Word order and inflection play no part.

const (
	// counterpart is the likeness from which on a sentence has one.
	counterpart = 0.35

	// minShared is the fewest content words that two like sentences share.
	minShared = 2

	aloneInOther = 0.25
)

// counterparts gives, for each sentence of x that has a counterpart in y, the
// place of the likest, in the order of x; and how much of x is covered: the mean
// likeness of its sentences by weight.
func (rd *reader) counterparts(x, y *reading) (places []int, coverage float64) {
	total, covered := 0.0, 0.0
	for _, s := range x.sentences {
		at, best := -1, 0.0
		for j, t := range y.sentences {
			if like := rd.tversky(s, t); like > best {
				at, best = j, like
			}
		}
		total += s.weight
		covered += s.weight * best
		if best >= counterpart {
			places = append(places, at)
		}
	}
	if total == 0 {
		return nil, 0
	}
	return places, covered / total
}

func (rd *reader) tversky(x, y bag) float64 {
	both, n := rd.shared(x.words, y.words)
	if n < minShared {
		return 0
	}
	return both / (x.weight + aloneInOther*(y.weight-both))
}

// longestRise is the length of the longest subsequence that never falls, by
// patience sorting.
func longestRise(places []int) int {
	var tops []int // tops[k]: the least end of a rise of k+1 places
	for _, p := range places {
		k := sort.SearchInts(tops, p+1)
		tops = slices.Concat(tops[:k], []int{p}, tops[min(k+1, len(tops)):])
	}
	return len(tops)
}
