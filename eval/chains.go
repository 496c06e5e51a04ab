package eval

import "slices"

// Scores of coreference. A chain is the mentions that stand for one thing; each
// mention has a number that the two sides share and lies in one chain of a side
// at most. Chains are held against each other in three ways, none of which is
// enough alone, and whose mean is the usual figure (Pradhan et al. 2012):
//
//   - MUC counts links (Vilain et al. 1995): in how many pieces does the other
//     side see each chain?
//   - B³ counts mentions (Bagga and Baldwin 1998): how much of its own chain
//     does each share on both sides?
//   - CEAF pairs chains one to one (Luo 2005, φ4) by an optimal assignment.
type chains [][]int

// corefScore is the three scores and their mean.
type corefScore struct{ MUC, B3, CEAF partScore }

// CoNLL is the mean of the three F1.
func (s corefScore) CoNLL() float64 { return (s.MUC.f1() + s.B3.f1() + s.CEAF.f1()) / 3 }

// partScore is a precision and a recall whose parts need not be whole numbers.
type partScore struct{ right, got, found, want float64 }

// f1 is the harmonic mean of right/got and found/want.
func (p partScore) f1() float64 {
	precision, recall := share(p.right, p.got), share(p.found, p.want)
	if precision+recall == 0 {
		return 0
	}
	return 2 * precision * recall / (precision + recall)
}

func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

func (p *partScore) add(q partScore) {
	p.right += q.right
	p.got += q.got
	p.found += q.found
	p.want += q.want
}

func (s *corefScore) add(t corefScore) {
	s.MUC.add(t.MUC)
	s.B3.add(t.B3)
	s.CEAF.add(t.CEAF)
}

// scoreChains holds what was found against what is right, for one document.
func scoreChains(got, want chains) (s corefScore) {
	s.MUC.right, s.MUC.got = links(got, want)
	s.MUC.found, s.MUC.want = links(want, got)
	s.B3.right, s.B3.got = overlap(got, want)
	s.B3.found, s.B3.want = overlap(want, got)
	likeness := make([][]float64, len(got))
	for i, g := range got {
		likeness[i] = make([]float64, len(want))
		for j, w := range want {
			likeness[i][j] = 2 * float64(common(g, w)) / float64(len(g)+len(w))
		}
	}
	total := assign(likeness)
	s.CEAF = partScore{right: total, got: float64(len(got)), found: total, want: float64(len(want))}
	return s
}

// links counts the links that hold the chains of a together, and how many of
// them b has.
func links(a, b chains) (shared, all float64) {
	chainOf := chainsByMention(b)
	for _, chain := range a {
		pieces := map[int]bool{}
		alone := 0
		for _, m := range chain {
			if c, ok := chainOf[m]; ok {
				pieces[c] = true
			} else {
				alone++
			}
		}
		all += float64(len(chain) - 1)
		shared += float64(len(chain) - len(pieces) - alone)
	}
	return shared, all
}

// overlap sums, over the mentions of a, the part of its chain that its chain in
// b shares, and counts them.
func overlap(a, b chains) (sum, mentions float64) {
	chainOf := chainsByMention(b)
	for _, chain := range a {
		shared := map[int]int{}
		for _, m := range chain {
			if c, ok := chainOf[m]; ok {
				shared[c]++
			}
		}
		for _, n := range shared {
			sum += float64(n*n) / float64(len(chain))
		}
		mentions += float64(len(chain))
	}
	return sum, mentions
}

func chainsByMention(c chains) map[int]int {
	at := map[int]int{}
	for i, chain := range c {
		for _, m := range chain {
			at[m] = i
		}
	}
	return at
}

// common is how many mentions a and b share.
func common(a, b []int) int {
	n := 0
	for _, m := range a {
		if slices.Contains(b, m) {
			n++
		}
	}
	return n
}
