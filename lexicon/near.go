package lexicon

import (
	"math/bits"
	"slices"
)

// Neighbours: which of many words are near each other in meaning, without holding
// each against each.
//
// Two words are nearer than two kinds of one thing only where a meaning of one
// leads to a meaning of the other, by itself or by one pointer (similarity.go), or
// where that is so of a word derived from one. So all meanings are entered in a
// table by their synset, and what each word leads to is looked up there. Only
// words that meet so are held against each other.
//
// Cost: linear in the synsets that the words lead to, some fifty a word, and one
// [Related] for every two that meet.

// Word is a lemma as one part of speech.
type Word struct {
	Lemma string
	POS   POS
}

// LeastNear is the least likeness that [EachNear] tells of. It lies above what two
// kinds of one thing can have, which do not meet.
const LeastNear = 0.5

// EachNear calls near with every two of words, i < j, that are wanted and of which
// [Related] says LeastNear or more: each two once, in the order of j and of i. No
// word may be given twice.
func EachNear(words []Word, wanted func(i, j int) bool, near func(i, j int, likeness float64)) {
	m := meetings{table: table(embedded), entries: make([]Entry, len(words)), last: make([]int32, len(words))}
	size := 1 << bits.Len(uint(16*len(words)))
	m.first = make([]int32, size)
	m.meanings = append(make([]meaning, 0, size), meaning{}) // 0 ends a chain
	m.pairs = append(make([]partner, 0, size), partner{})
	for i, w := range words {
		m.enter(i, w)
	}
	for i, w := range words {
		m.lookUp(i, w)
	}
	var others []int32
	for j := range words {
		others = m.partners(others[:0], j)
		for _, i := range others {
			if !wanted(int(i), j) {
				continue
			}
			if s := m.entries[i].Related(words[i].POS, m.entries[j], words[j].POS); s >= LeastNear {
				near(int(i), j, s)
			}
		}
	}
}

// meetings finds the words that meet.
type meetings struct {
	table    table
	entries  []Entry
	first    []int32   // by hash of a synset, the first of its chain of meanings
	meanings []meaning // from the second on
	last     []int32   // by word, the last of its chain of pairs
	pairs    []partner // from the second on
}

// meaning says that a word, or one derived from it, has a synset as a meaning.
type meaning struct {
	synset uint32
	next   int32
	word   int32
	kin    bool // of a word derived from it
}

// partner is a word that another, after it, meets.
type partner struct{ word, next int32 }

func (m *meetings) slot(synset uint32) *int32 {
	return &m.first[synset*2654435769>>(33-bits.Len(uint(len(m.first))))] // multiplicative hashing, Knuth 6.4
}

// enter enters the meanings of word i.
func (m *meetings) enter(i int, w Word) {
	m.entries[i] = Look(w.Lemma)
	m.eachForm(i, w.POS, func(form word, pos POS, kin bool) {
		from, to := m.table.sensesOf(form, pos)
		for k := from; k < to; k++ {
			s := uint32(m.table.sense(k).synset)
			at := m.slot(s)
			m.meanings = append(m.meanings, meaning{s, *at, int32(i), kin})
			*at = int32(len(m.meanings) - 1)
		}
	})
}

// lookUp finds the words that have as a meaning what word i leads to, and pairs
// them with it. Two words of which each only is derived from one do not meet.
func (m *meetings) lookUp(i int, w Word) {
	var buffer [usualReach]reached
	m.eachForm(i, w.POS, func(form word, pos POS, kin bool) {
		for _, r := range m.table.reach(buffer[:0], form, pos) {
			for k := *m.slot(r.synset); k != 0; k = m.meanings[k].next {
				o := &m.meanings[k]
				if o.synset != r.synset || int(o.word) == i || kin && o.kin {
					continue
				}
				before, after := min(o.word, int32(i)), max(o.word, int32(i))
				m.pairs = append(m.pairs, partner{before, m.last[after]})
				m.last[after] = int32(len(m.pairs) - 1)
			}
		}
	})
}

// eachForm calls f with word i itself and all words derived from it.
func (m *meetings) eachForm(i int, pos POS, f func(form word, pos POS, kin bool)) {
	e := &m.entries[i]
	if !e.known {
		return
	}
	f(e.word, pos, false)
	m.table.eachKin(*e, func(l link) {
		if l.fromPOS() == pos {
			f(l.to(), l.toPOS(), true)
		}
	})
}

// partners appends the words before j that it meets, each once, in order.
func (m *meetings) partners(list []int32, j int) []int32 {
	for k := m.last[j]; k != 0; k = m.pairs[k].next {
		list = append(list, m.pairs[k].word)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
