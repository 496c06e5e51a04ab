package compare

// Rivals: two words of one sort, one in each account, that stand where the other
// should.
//
// How sure that is, 0..1, is told by the words around them, by how much the two
// sentences share, by the preposition in front, and by whether anything else of
// that sort is there to choose from. Only pairs of which each is the other's
// best are taken, so an amount is never held against two.

import (
	"cmp"
	"slices"
	"strings"
)

// rivals is a pair of numbers of two lists, and how sure it is that they stand
// for one thing.
type rivals struct {
	a, b  int
	score float64
}

const (
	leastRival    = 0.5  // score of a pair of rivals
	strangeRival  = 0.65 // the same in an account that was not made from the other
	unlinkedRival = 0.7  // likeness of their surroundings where their sentences are not linked
	nearLink      = 0.6  // worth of a link to the sentence beside
)

// bestRivals keeps the pairs of which each is the other's best, best first.
func (f *finder) bestRivals(all []rivals) []rivals {
	if f.strangers {
		return bestRivals(all, strangeRival, f.order)
	}
	return bestRivals(all, leastRival, f.order)
}

func bestRivals(all []rivals, least float64, order func(xa, xb, ya, yb int) int) []rivals {
	slices.SortFunc(all, func(x, y rivals) int {
		return cmp.Or(cmp.Compare(y.score, x.score), order(x.a, x.b, y.a, y.b))
	})
	usedA, usedB := make(map[int]bool), make(map[int]bool)
	out := all[:0]
	for _, r := range all {
		if r.score >= least && !usedA[r.a] && !usedB[r.b] {
			out = append(out, r)
		}
		usedA[r.a], usedB[r.b] = true, true
	}
	return out
}

// rivalry tells how sure it is that what stands at token x of A and at token y of
// B, in sentences i and j, stands in one place. Alone says that their sentences
// have nothing else of their sort unmatched.
func (f *finder) rivalry(x, y, i, j int, alone bool) float64 {
	if f.A.inQuote[x] >= 0 && f.B.inQuote[y] >= 0 {
		return 0 // quotations are held against each other word by word
	}
	link, context := f.linked(i, j), f.context(x, y)
	if link == 0 {
		link = nearLink * f.linkedBeside(i, j)
	}
	if link == 0 && context < unlinkedRival {
		return 0
	}
	score := 0.5*context + 0.4*link
	if f.samePreposition(x, y) {
		score += 0.1
	}
	if alone && link > 0 {
		score += 0.15
	}
	return score
}

// linkedBeside is the score of the best link between sentence i and a neighbour
// of j in its paragraph, or the other way about.
func (f *finder) linkedBeside(i, j int) float64 {
	best := 0.0
	for _, d := range [2]int{-1, 1} {
		if f.B.oneParagraph(j, j+d) {
			best = max(best, f.linked(i, j+d))
		}
		if f.A.oneParagraph(i, i+d) {
			best = max(best, f.linked(i+d, j))
		}
	}
	return best
}

// oneParagraph reports whether sentences i and k are there and in one paragraph.
func (s *side) oneParagraph(i, k int) bool {
	return k >= 0 && k < len(s.doc.Sentences) && s.doc.Sentences[i].Block == s.doc.Sentences[k].Block
}

// site is where something stands that may have a rival.
type site struct{ token, sentence int }

// sitesIn are the sites of one account, by sentence and by the words around them.
type sitesIn struct {
	all        []site
	inSentence [][]int
	windows    *homes
}

func (f *finder) sitesIn(s *side, all []site) *sitesIn {
	out := &sitesIn{all: all, inSentence: make([][]int, len(s.terms))}
	windows := make([][]term, len(all))
	for j, sp := range all {
		out.inSentence[sp.sentence] = append(out.inSentence[sp.sentence], j)
		windows[j] = s.window(sp.token)
	}
	out.windows = newHomes(windows, f.v)
	return out
}

// mayRival lists those of bs, in B, for which rivalry can be more than 0 with site a
// of A: they stand in linked sentences, or beside these, or in like surroundings.
func (f *finder) mayRival(a site, bs *sitesIn) []int {
	var out []int
	for i := max(0, a.sentence-1); i <= min(a.sentence+1, len(f.fromA)-1); i++ {
		for _, l := range f.fromA[i] {
			for j := max(0, l.b-1); j <= min(l.b+1, len(bs.inSentence)-1); j++ {
				out = append(out, bs.inSentence[j]...)
			}
		}
	}
	// Half of the likeness of surroundings comes from either side.
	out = append(out, bs.windows.holding(f.A.window(a.token), 2*unlinkedRival-1.001)...)
	slices.Sort(out)
	return slices.Compact(out)
}

// samePreposition reports whether one preposition stands in front of both
// phrases, or none of either.
func (f *finder) samePreposition(x, y int) bool {
	return strings.EqualFold(f.A.preposition(x), f.B.preposition(y))
}

// preposition is the one in front of the phrase that token t belongs to, or "".
func (s *side) preposition(t int) string {
	for range 3 {
		if k := s.tree.Child(t, "case", "mark"); k >= 0 {
			return s.wordOf(k)
		}
		tok := s.token(t)
		switch tok.Rel {
		case "nummod", "compound", "amod", "flat", "nmod:unmarked", "fixed", "det":
			t = tok.Head
		default:
			return ""
		}
	}
	return ""
}

// slip is what is added to the score of two wordings that differ as by a slip:
// in one word of several ("1 March", "1 May"), or in the digits of one number
// ("236", "263", "6%", "16%").
func slip(a, b string) float64 {
	wa, wb := strings.Fields(asciiLower(a)), strings.Fields(asciiLower(b))
	other := 0
	for i := range min(len(wa), len(wb)) {
		if wa[i] != wb[i] {
			other++
		}
	}
	if len(wa) == len(wb) && len(wa) > 1 && other == 1 || slippedDigits(digitsOf(a), digitsOf(b)) {
		return 0.12
	}
	return 0
}

// slippedDigits reports whether two numbers have the same digits in another
// order, or one digit more or other.
func slippedDigits(a, b string) bool {
	if a == "" || b == "" || a == b {
		return false
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a) == len(b)+1 {
		return strings.HasPrefix(a, b) || strings.HasSuffix(a, b)
	}
	if len(a) != len(b) || len(a) < 2 {
		return false
	}
	other := 0
	for i := range a {
		if a[i] != b[i] {
			other++
		}
	}
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return other == 1 || string(x) == string(y)
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
}
