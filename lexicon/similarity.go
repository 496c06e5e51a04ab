package lexicon

import "math"

// Similarity holds the meanings of two words against each other. With p(s) the
// share of the uses of a word that have meaning s, the overlap of two words is
// the Bhattacharyya coefficient of their shares, the sum of √(p_a(s)·p_b(s))
// over the meanings they have in common: 1 where they are used alike, near 0
// where only a rare meaning of a usual word is shared. For other relations the
// sum runs over the pairs of meanings that stand in that relation. Each sum is
// softened by a root, because the reader already knows the two words to stand in
// comparable places, and weighed by how near the relation is.
//
// The cost is the product of the numbers of meanings; WordNet's busiest verbs
// have a dozen each that count.

// PointerKind is a relation between two synsets.
type PointerKind uint8

// The relations that the table keeps, as WordNet defines them (wninput(5WN)).
const (
	Hypernym    PointerKind = iota + 1 // a broader one, which has few others below it
	HypernymTop                        // a broader one with so many below it that they have little in common
	Entails                            // to snore entails to sleep; to kill causes to die
	Like                               // similar adjectives, verbs grouped as one sense
	Opposite                           // an antonym of one of its words
)

// relation is how near two meanings are.
type relation int

const (
	unrelated relation = iota
	sibling            // one narrow hypernym
	causal             // one entails or causes the other
	broader            // one is the other's hypernym
	alike              // similar, or grouped as one
	same
	relations
)

// strength is the similarity of two words all of whose uses are so related.
var strength = [relations]float64{sibling: 0.3, causal: 0.5, broader: 0.6, alike: 0.7, same: 0.9}

// Similarity tells how near in meaning two lemmas of one part of speech are:
//
//	1         the same lemma
//	0.6..0.9  they mostly mean the same: start/begin, die/perish
//	0.4..0.6  one is the broader or the cause of the other (murder/kill, kill/die),
//	          or they share a meaning that is not the usual one
//	0..0.4    two kinds of one thing, or a rare meaning in common
//	0         unrelated, or unknown
//
// It is symmetric.
func Similarity(a, b string, pos POS) float64 { return Related(a, pos, b, pos) }

func (t table) similarity(a, b word, pos POS) float64 {
	firstA, lastA := t.sensesOf(a, pos)
	firstB, lastB := t.sensesOf(b, pos)
	if firstA == lastA || firstB == lastB {
		return 0
	}
	var room [24]mark // more senses than nearly any word has
	marksB := room[:0]
	for j := firstB; j < lastB; j++ {
		marksB = append(marksB, t.markOf(t.sense(j).synset))
	}
	var overlap [relations]float64
	for i := firstA; i < lastA; i++ {
		sa := t.sense(i)
		markA := t.markOf(sa.synset)
		for j := firstB; j < lastB; j++ {
			if markA&marksB[j-firstB] == 0 {
				continue
			}
			sb := t.sense(j)
			overlap[t.relation(sa.synset, sb.synset)] += math.Sqrt(float64(sa.share*sb.share)) / 255
		}
	}
	best := 0.0
	for r := sibling; r < relations; r++ {
		best = max(best, strength[r]*math.Sqrt(min(1, overlap[r])))
	}
	return best
}

// mark is a set of synsets as bits, a synset and all it points at. Where two
// have no bit in common the synsets are unrelated, since every relation is one
// that is the same, is pointed at by the other, or is pointed at by both.
type mark uint64

func (t table) markOf(s synset) mark {
	m := bitOf(s)
	first, last := t.pointersOf(s)
	for i := first; i < last; i++ {
		m |= bitOf(t.pointer(i).to)
	}
	return m
}

// bitOf spreads the synsets over the bits (multiplicative hashing, Knuth 6.4).
func bitOf(s synset) mark { return 1 << (uint32(s) * 2654435769 >> 26) }

// relation is the nearest relation of two synsets.
func (t table) relation(a, b synset) relation {
	if a == b {
		return same
	}
	return max(t.pointing(a, b), t.pointing(b, a), t.siblings(a, b))
}

// pointing is the relation that a pointer of a to b stands for.
func (t table) pointing(a, b synset) relation {
	first, last := t.pointersOf(a)
	for i := first; i < last; i++ {
		if p := t.pointer(i); p.to == b {
			switch p.kind {
			case Like:
				return alike
			case Hypernym, HypernymTop:
				return broader
			case Entails:
				return causal
			}
		}
	}
	return unrelated
}

// siblings tells whether a and b have a narrow hypernym, or a head of their
// cluster of adjectives, in common.
func (t table) siblings(a, b synset) relation {
	firstA, lastA := t.pointersOf(a)
	for i := firstA; i < lastA; i++ {
		p := t.pointer(i)
		if p.kind != Hypernym && p.kind != Like {
			continue
		}
		if t.points(b, p) {
			return sibling
		}
	}
	return unrelated
}

// points reports whether s has the pointer p.
func (t table) points(s synset, p pointer) bool {
	first, last := t.pointersOf(s)
	for i := first; i < last; i++ {
		if t.pointer(i) == p {
			return true
		}
	}
	return false
}

// Related is Similarity across parts of speech: words derived from each other
// count nearly as one ("attack" noun and verb, "die" and "death"), and words
// derived from similar ones nearly as those ("death" and "perish").
func Related(a string, aPOS POS, b string, bPOS POS) float64 {
	return Look(a).Related(aPOS, Look(b), bPOS)
}

// Entry is a word that has been looked up, to be held against many others.
type Entry struct {
	lemma string
	word  word
	kin   int // its first link to words derived from it
	known bool
}

// Look looks up a lemma.
func Look(lemma string) Entry {
	t := table(embedded)
	w, known := t.find(lemma, "")
	if !known {
		return Entry{lemma: lemma}
	}
	return Entry{lemma, w, t.lowerBound(kin, makeLink(w, 0, 0, 0, 0)), true}
}

// Related is [Related] of two words that have been looked up.
func (e Entry) Related(pos POS, other Entry, otherPOS POS) float64 {
	t := table(embedded)
	switch {
	case pos == otherPOS && e.lemma == other.lemma:
		return 1
	case !e.known || !other.known:
		return 0
	case pos == otherPOS:
		return t.similarity(e.word, other.word, pos)
	}
	return max(t.across(e, pos, other.word, otherPOS), t.across(other, otherPOS, e.word, pos))
}

// derived is how much of the similarity survives the step from a word to one
// derived from it.
const derived = 0.95

// across is the similarity of b to the words as its part of speech that a is
// derived from, or that are derived from a.
func (t table) across(a Entry, aPOS POS, b word, bPOS POS) float64 {
	best := 0.0
	for i := a.kin; i < t.size(kin)/8; i++ {
		l := t.link(kin, i)
		if l.from() != a.word {
			break
		}
		if l.fromPOS() != aPOS || l.toPOS() != bPOS {
			continue
		}
		near := 1.0
		if l.to() != b {
			near = t.similarity(l.to(), b, bPOS)
		}
		best = max(best, derived*near*math.Sqrt(l.share()))
	}
	return best
}
