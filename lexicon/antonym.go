package lexicon

// leastOpposed is the share of its uses, in 1/255, that a word must have in a
// meaning for the opposite of that meaning to count: a tenth. A wrong antonym
// makes a wrong contradiction, which costs more than one that is missed.
const leastOpposed = 26

// Antonyms reports whether two lemmas of one part of speech are opposites in
// meanings that are usual for both: words that WordNet opposes (rise, fall),
// words that mean the same as these (begin, end), and adjectives similar to
// these (moist, dry). It is symmetric.
func Antonyms(a, b string, pos POS) bool {
	t := table(embedded)
	wa, ok := t.find(a, "")
	if !ok {
		return false
	}
	wb, ok := t.find(b, "")
	return ok && t.antonyms(wa, wb, pos)
}

func (t table) antonyms(a, b word, pos POS) bool {
	firstA, lastA := t.sensesOf(a, pos)
	firstB, lastB := t.sensesOf(b, pos)
	for i := firstA; i < lastA; i++ {
		sa := t.sense(i)
		for j := firstB; j < lastB; j++ {
			sb := t.sense(j)
			if sa.share >= leastOpposed && sb.share >= leastOpposed && t.opposed(sa.synset, sb.synset) {
				return true
			}
		}
	}
	return false
}

// opposed tells whether a and b are opposites, or one of them is similar to the
// other's opposite.
func (t table) opposed(a, b synset) bool {
	return t.points(a, pointer{Opposite, b}) || t.points(b, pointer{Opposite, a}) ||
		t.opposedByHead(a, b) || t.opposedByHead(b, a)
}

// opposedByHead looks for the opposite of b among the adjectives that a is
// similar to.
func (t table) opposedByHead(a, b synset) bool {
	first, last := t.pointersOf(a)
	for i := first; i < last; i++ {
		if p := t.pointer(i); p.kind == Like && t.points(p.to, pointer{Opposite, b}) {
			return true
		}
	}
	return false
}
