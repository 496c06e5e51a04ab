package lexicon

import "math"

// Similarity holds the meanings of two words against each other. With p(s) the
// share of the uses of a word that have meaning s, the overlap of two words is
// the Bhattacharyya coefficient of their shares, the sum of √(p_a(s)·p_b(s))
// over the meanings they have in common: 1 where they are used alike, near 0
// where only a rare meaning of a usual word is shared. For other relations the
// sum runs over the pairs of meanings that stand in that relation. Each sum is
// softened by a root, because the reader already knows the two words to stand in
// comparable places, weighed by how near the relation is, and raised by how alike
// the contexts are that the words are met in.
//
// The cost is the product of the numbers of synsets that the meanings lead to:
// some thirty for each of WordNet's busiest verbs.

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

// Words that mean the same keep the same company, but so do opposites and kinds of
// one thing ("killed" and "wounded"). Vectors therefore make nothing the same by
// themselves; what they are good for is to tell which of the relations that WordNet
// lists between two words are the usual ones. Their weight, at a cosine of 1, and
// the most that they make of a relation were chosen with the first halves of
// testdata/pairs.txtar.
const companyWeight = 0.5

var ceiling = [relations]float64{causal: 0.6, broader: 0.65, alike: 0.9, same: 0.9}

// Similarity tells how near in meaning two lemmas of one part of speech are:
//
//	1         the same lemma
//	0.6..0.9  they mostly mean the same: start/begin, die/perish
//	0.4..0.65 one is the broader or the cause of the other (murder/kill, kill/die),
//	          or they share a meaning that is not the usual one
//	0..0.4    two kinds of one thing, or a rare meaning in common
//	0         unrelated, or unknown
//
// It is symmetric.
func Similarity(a, b string, pos POS) float64 { return Related(a, pos, b, pos) }

func (t table) similarity(a, b word, pos POS) float64 {
	overlap := t.overlaps(a, b, pos)
	best := strength[sibling] * math.Sqrt(min(1, overlap[sibling]))
	if overlap[causal]+overlap[broader]+overlap[alike]+overlap[same] == 0 {
		return best
	}
	company := t.company(a, b, pos)
	for r := causal; r < relations; r++ {
		if overlap[r] > 0 {
			near := float64(strength[r]*math.Sqrt(min(1, overlap[r]))) + float64(companyWeight*company)
			best = max(best, min(ceiling[r], near))
		}
	}
	return best
}

// company is how alike the contexts are that two words are met in; of opposites it
// tells nothing.
func (t table) company(a, b word, pos POS) float64 {
	c := vectors(embeddedVectors).cosine(t.spelling(a), t.spelling(b), pos)
	if c > 0 && t.antonyms(a, b, pos) {
		return 0
	}
	return c
}

// overlaps sums up the shares of the meanings of a and b that stand in each
// relation.
func (t table) overlaps(a, b word, pos POS) (overlap [relations]float64) {
	var bufferA, bufferB [usualReach]reached
	reachA, reachB := t.reach(bufferA[:0], a, pos), t.reach(bufferB[:0], b, pos)
	for _, x := range reachA {
		for _, y := range reachB {
			if x.synset == y.synset {
				overlap[meeting[x.by][y.by]] += math.Sqrt(float64(x.share)*float64(y.share)) / 255
			}
		}
	}
	overlap[unrelated] = 0
	return overlap
}

// way is how a meaning of a word leads to a synset.
type way uint8

const (
	itself way = iota
	likeness
	wayUp
	wayUpTop
	entailment
	ways
)

// wayOf is the way that a pointer of a kind leads.
var wayOf = [...]way{Hypernym: wayUp, HypernymTop: wayUpTop, Entails: entailment, Like: likeness}

// meeting is the relation of two meanings that lead to one synset. Two that have
// only a synset of many kinds in common are unrelated.
var meeting = [ways][ways]relation{
	itself:     {itself: same, likeness: alike, wayUp: broader, wayUpTop: broader, entailment: causal},
	likeness:   {itself: alike, likeness: sibling},
	wayUp:      {itself: broader, wayUp: sibling},
	wayUpTop:   {itself: broader},
	entailment: {itself: causal},
}

// reached is a synset that a meaning leads to, and the share of that meaning.
type reached struct {
	synset uint32
	by     way
	share  uint8
}

// usualReach is room for all that a word of the embedded table reaches.
const usualReach = 160

// reach appends the synsets that the meanings of w as pos lead to.
func (t table) reach(list []reached, w word, pos POS) []reached {
	first, last := t.sensesOf(w, pos)
	for i := first; i < last; i++ {
		s := t.sense(i)
		list = append(list, reached{uint32(s.synset), itself, uint8(s.share)})
		from, to := t.pointersOf(s.synset)
		for k := from; k < to; k++ {
			p := t.pointer(k)
			if p.kind == Opposite {
				continue
			}
			list = append(list, reached{uint32(p.to), wayOf[p.kind], uint8(s.share)})
		}
	}
	return list
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

// Entry is a word that has been looked up, to be held against others.
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
	return Entry{lemma: lemma, word: w, kin: t.lowerBound(kin, makeLink(w, 0, 0, 0, 0)), known: true}
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
	return max(t.across(e, pos, other, otherPOS), t.across(other, otherPOS, e, pos))
}

// derived is how much of the similarity survives the step from a word to one
// derived from it.
const derived = 0.95

// across is the similarity of b to the words as its part of speech that a is
// derived from, or that are derived from a.
func (t table) across(a Entry, aPOS POS, b Entry, bPOS POS) float64 {
	best := 0.0
	t.eachKin(a, func(l link) {
		if l.fromPOS() != aPOS || l.toPOS() != bPOS {
			return
		}
		near := 1.0
		if l.to() != b.word {
			near = t.similarity(l.to(), b.word, bPOS)
		}
		best = max(best, derived*near*math.Sqrt(l.share()))
	})
	return best
}

// eachKin calls f with the links of e to words derived from it.
func (t table) eachKin(e Entry, f func(link)) {
	for i := e.kin; i < t.size(kin)/8; i++ {
		l := t.link(kin, i)
		if l.from() != e.word {
			return
		}
		f(l)
	}
}
