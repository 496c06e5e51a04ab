package compare

// Likeness of words.
//
// Every entry of the vocabulary knows the few of the other account that are like it: words near in
// meaning (lexicon.EachNear), names of a state and its seat, amounts and times that
// can be one. They are found once, when both accounts are read, so that holding two
// sentences against each other costs what they have in common and not the product
// of their words.
//
// Cost: near linear in the words; the product of the amounts of each unit, of the
// names of each country, and of the times.

import (
	"math/bits"
	"slices"

	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/timex"
)

// likeEntry is an entry that is like another, and how much, 0..1.
type likeEntry struct {
	entry int
	like  float64
}

// leastSimilar is the least similarity that counts as a match.
const leastSimilar = lexicon.LeastNear

const (
	otherPart   = 0.95 // likeness of one lemma as two parts of speech
	relatedName = 0.8
	compatible  = 0.9 // of two amounts of which one can be the other
	withinTime  = 0.7
)

// relate finds the entries of one side that are like one of another, when all are
// known.
func (v *vocabulary) relate(sides ...*side) {
	v.sides = make([]uint64, len(v.entries))
	for n, s := range sides {
		for i := range s.terms {
			for _, t := range s.terms[i] {
				v.sides[t.entry] |= 1 << (n % 64)
			}
		}
	}
	v.many = len(sides) > 64
	var found []likePair
	add := func(i, j int, like float64) { found = append(found, likePair{i, j, like}) }
	v.relateWords(add)
	v.relateNames(add)
	v.relateAmounts(add)
	v.relateTimes(add)
	v.like = make([]float64, len(v.entries))
	v.near = spread(found, len(v.entries))
}

// across reports whether two entries may be words of two sides. Beyond 64 sides it
// is taken to be so.
func (v *vocabulary) across(i, j int) bool {
	return v.many || bits.OnesCount64(v.sides[i]|v.sides[j]) > 1
}

type likePair struct {
	i, j int
	like float64
}

// spread lists for each of n entries itself and those paired with it, in order.
func spread(pairs []likePair, n int) [][]likeEntry {
	sizes := make([]int, n)
	for _, p := range pairs {
		sizes[p.i]++
		sizes[p.j]++
	}
	room := make([]likeEntry, 2*len(pairs)+n)
	lists := make([][]likeEntry, n)
	for i, size := range sizes {
		lists[i] = append(room[:0:size+1], likeEntry{i, 1})
		room = room[size+1:]
	}
	for _, p := range pairs {
		lists[p.i] = append(lists[p.i], likeEntry{p.j, p.like})
		lists[p.j] = append(lists[p.j], likeEntry{p.i, p.like})
	}
	for _, l := range lists {
		slices.SortFunc(l, func(x, y likeEntry) int { return x.entry - y.entry })
	}
	return lists
}

func (v *vocabulary) relateWords(add func(i, j int, like float64)) {
	var words []lexicon.Word
	var at []int
	parts := make(map[string]int) // the last entry of each lemma
	before := make([]int, len(v.entries))
	for i := range v.entries {
		e := &v.entries[i]
		if e.kind != aWord {
			continue
		}
		words, at = append(words, lexicon.Word{Lemma: e.lemma, POS: e.pos}), append(at, i)
		last, ok := parts[e.lemma]
		if !ok {
			last = -1
		}
		parts[e.lemma], before[i] = i, last
		for ; last >= 0; last = before[last] {
			add(last, i, otherPart)
		}
	}
	lexicon.EachNear(words, func(i, j int) bool { return v.across(at[i], at[j]) }, func(i, j int, like float64) {
		if words[i].Lemma != words[j].Lemma {
			add(at[i], at[j], like)
		}
	})
}

// relateNames relates the names of each country.
func (v *vocabulary) relateNames(add func(i, j int, like float64)) {
	byCountry := make(map[string][]int)
	for j := range v.entries {
		if v.entries[j].kind != aName {
			continue
		}
		where := v.ids.where[v.entries[j].name]
		if !where.known {
			continue
		}
		for _, i := range byCountry[where.country] {
			if v.ids.related(v.entries[i].name, v.entries[j].name) {
				add(i, j, relatedName)
			}
		}
		byCountry[where.country] = append(byCountry[where.country], j)
	}
}

func (v *vocabulary) relateAmounts(add func(i, j int, like float64)) {
	type sort struct {
		kind quantity.Kind
		unit string
	}
	bySort := make(map[sort][]int)
	for j := range v.entries {
		b := &v.entries[j]
		if b.kind != anAmount {
			continue
		}
		s := sort{b.much.Kind, b.much.Unit}
		if s.kind == quantity.Ratio || s.kind == quantity.Percent {
			s = sort{kind: quantity.Percent} // a share and a percentage can be one
		}
		for _, i := range bySort[s] {
			if !v.across(i, j) {
				continue
			}
			switch quantity.Compare(*v.entries[i].much, *b.much) {
			case quantity.Same:
				add(i, j, 1)
			case quantity.Compatible:
				add(i, j, compatible)
			}
		}
		bySort[s] = append(bySort[s], j)
	}
}

func (v *vocabulary) relateTimes(add func(i, j int, like float64)) {
	var times []int
	for j := range v.entries {
		b := &v.entries[j]
		if b.kind != aTime {
			continue
		}
		for _, i := range times {
			if !v.across(i, j) {
				continue
			}
			switch timex.Compare(*v.entries[i].when, *b.when) {
			case timex.Same:
				add(i, j, 1)
			case timex.Within:
				add(i, j, withinTime)
			}
		}
		times = append(times, j)
	}
}

// similar tells how near two entries are in meaning, 0..1.
func (v *vocabulary) similar(i, j int) float64 {
	list := v.near[i]
	if k, ok := slices.BinarySearchFunc(list, j, func(e likeEntry, j int) int { return e.entry - j }); ok {
		return list[k].like
	}
	return 0
}

// mark enters in like, by entry, how near each is to the nearest of ts; unmark takes
// it out again.
func (v *vocabulary) mark(like []float64, ts []term) {
	for _, t := range ts {
		for _, o := range v.near[t.entry] {
			like[o.entry] = max(like[o.entry], o.like)
		}
	}
}

func (v *vocabulary) unmark(like []float64, ts []term) {
	for _, t := range ts {
		for _, o := range v.near[t.entry] {
			like[o.entry] = 0
		}
	}
}
