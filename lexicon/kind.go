package lexicon

// Under is the share of a noun's uses, 0..1, in which it means a kind of what
// another noun mostly means: 1 for "spokeswoman" under "person", two thirds for "report"
// under "document". It is 0 where either is unknown. Each meaning is followed up
// WordNet's hypernyms, which costs about a microsecond.
func Under(noun, broader string) float64 {
	t := table(embedded)
	top, ok := t.find(broader, "")
	w, found := t.find(noun, "")
	if !ok || !found {
		return 0
	}
	first, last := t.sensesOf(top, Noun)
	if first == last {
		return 0
	}
	above := t.sense(first).synset
	share := 0
	for first, last = t.sensesOf(w, Noun); first < last; first++ {
		if s := t.sense(first); t.isUnder(s.synset, above, deepest) {
			share += s.share
		}
	}
	return float64(share) / 255
}

// deepest is how many steps up are taken; WordNet has no more.
const deepest = 20

func (t table) isUnder(s, above synset, steps int) bool {
	if s == above {
		return true
	}
	first, last := t.pointersOf(s)
	for i := first; i < last && steps > 0; i++ {
		if p := t.pointer(i); (p.kind == Hypernym || p.kind == HypernymTop) && t.isUnder(p.to, above, steps-1) {
			return true
		}
	}
	return false
}
