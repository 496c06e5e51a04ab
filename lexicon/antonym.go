package lexicon

// A wrong antonym makes a wrong contradiction, which costs more than one that is
// missed, so meanings that are rare for a word do not count.
const (
	// leastNamed is the share of the uses of two words that must be in the meanings
	// in which WordNet names them as opposites.
	leastNamed = 0.05

	// leastOpposed is the same where only the synsets are opposites, in 1/255 of
	// the uses of each word: a tenth.
	leastOpposed = 26
)

// Antonyms reports whether two lemmas of one part of speech are opposites, or
// outcomes that exclude each other (kill, wound), in
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
	return t.named(a, b, pos) || t.opposedSenses(a, b, pos)
}

// named tells whether a and b are named as opposites.
func (t table) named(a, b word, pos POS) bool {
	first, last := t.linksOf(opposites, a, pos)
	for i := first; i < last; i++ {
		if l := t.link(opposites, i); l.to() == b && l.toPOS() == pos && l.share() >= leastNamed {
			return true
		}
	}
	return false
}

func (t table) opposedSenses(a, b word, pos POS) bool {
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
