package lexicon

import "strings"

// Relation is how one predicate stands to another.
type Relation uint8

// The relations of predicates.
const (
	Unrelated Relation = iota
	Akin               // two kinds of one thing, or the same in a meaning that is not usual
	Broader            // the first is what the second is a kind of, or what it brings about: "kill" to "murder"
	Narrower           // the other way round: "murder" to "kill", "kill" to "die"
	Near               // they mostly mean the same
	Same               // they are one
	Contrary           // opposites, or outcomes that exclude each other
)

// String is the name of r: "near".
func (r Relation) String() string {
	return [...]string{"unrelated", "akin", "broader", "narrower", "near", "same", "contrary"}[r]
}

// leastNear is the similarity from which predicates that are not each other's
// broader are near, and leastAkin that from which they have to do with each other.
const (
	leastNear = 0.5
	leastAkin = 0.15
)

// Relate tells how predicate a stands to predicate b, and how sure that is, 0..1:
// for [Near] it is their [Similarity], for [Contrary] 1. A predicate is the lemma
// of a verb with its particle or preposition where it has one: "shoot down", "fire
// on". One that the lexicon does not have as a phrase is taken as the longest
// part of it that it has: "launch at" as "launch".
func Relate(a, b string) (Relation, float64) {
	t := table(embedded)
	if a == b {
		return Same, 1
	}
	a, b = t.phrase(a), t.phrase(b)
	wa, okA := t.find(a, "")
	wb, okB := t.find(b, "")
	switch {
	case a == b:
		return Near, strength[same]
	case !okA || !okB:
		return Unrelated, 0
	case t.antonyms(wa, wb, Verb):
		return Contrary, 1
	}
	s := t.similarity(wa, wb, Verb)
	up, down, level := t.directions(wa, wb)
	switch {
	case s < leastAkin:
		return Unrelated, 0
	case s > ceiling[broader]:
		return Near, s
	case up > down && up > level:
		return Narrower, s
	case down > up && down > level:
		return Broader, s
	case s >= leastNear:
		return Near, s
	}
	return Akin, s
}

// phrase is the longest beginning of a predicate that is known as a verb.
func (t table) phrase(s string) string {
	for p := s; ; {
		if t.known(p, Verb) {
			return p
		}
		at := strings.LastIndexByte(p, ' ')
		if at < 0 {
			return s
		}
		p = p[:at]
	}
}

// directions weighs the meanings of a that lead to ones of b, those of b that lead
// to ones of a, and those that they share or that are alike.
func (t table) directions(a, b word) (up, down, level float64) {
	var bufferA, bufferB [usualReach]reached
	reachA, reachB := t.reach(bufferA[:0], a, Verb), t.reach(bufferB[:0], b, Verb)
	for _, x := range reachA {
		for _, y := range reachB {
			if x.synset != y.synset {
				continue
			}
			weight := float64(strength[meeting[x.by][y.by]]) * float64(x.share) * float64(y.share)
			switch {
			case y.by == itself && (x.by == wayUp || x.by == wayUpTop || x.by == entailment):
				up += weight
			case x.by == itself && (y.by == wayUp || y.by == wayUpTop || y.by == entailment):
				down += weight
			default:
				level += weight
			}
		}
	}
	return up, down, level
}
