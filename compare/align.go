package compare

// Alignment of sentences and claims.
//
// Sentences are linked where the rare words, names, amounts and times of one
// are found in the other, by themselves or by near synonyms, each weighed by
// its rarity in news and within the story (after Sultan, Bethard and Sumner
// 2014, and the sentence scoring of Barzilay and Elhadad 2003). Order is a weak
// prior. One sentence may have several links: rewriting splits and merges.
// Claims are then paired inside linked sentences, by predicate and fillers.
//
// Cost: sentences of one side times sentences of the other times the square of
// their terms; beyond manyPairs only sentences that share a term are weighed.

import (
	"cmp"
	"math"
	"slices"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/lexicon"
)

// link says that sentence a of the reference and sentence b of the other account
// tell, at least in part, the same.
type link struct {
	a, b   int
	score  float64
	covA   float64 // weight share of a's terms found in b
	covB   float64
	shared float64 // weight that they share
	left   bool    // made for a sentence that had no other (leftover.go)
}

// pair is two claims that tell the same, well enough to be compared.
type pair struct {
	a, b      int // indexes in the accounts' Claims
	score     float64
	predicate float64 // likeness of the predicates
	overlap   float64 // likeness of everything else
	shared    float64 // weight of the words they share, the predicate's too
	mention   bool    // one of them only mentions an event
}

// sure reports whether a pair is good enough to hold sources and hedges against
// each other.
func (p pair) sure() bool { return !p.mention && (p.score >= 0.55 || p.overlap >= 0.7) }

// aligned is a pair of accounts with their sentences and claims aligned.
type aligned struct {
	A, B  *side
	v     *vocabulary
	links []link
	fromA [][]link // links of each sentence of A, best first
	fromB [][]link
	pairs []pair

	homesA, homesB *homes

	turned bool // as seen from either account, A is the second of the two

	grid []float64 // room for aligning words, used again for each two sentences
}

// order decides between two pairs of places where nothing else does: the same two
// come first whichever account is the reference.
func (al *aligned) order(xa, xb, ya, yb int) int {
	if al.turned {
		return cmp.Or(xb-yb, xa-ya)
	}
	return cmp.Or(xa-ya, xb-yb)
}

// homesOf finds homes on side s, which is A or B.
func (al *aligned) homesOf(s *side) *homes {
	if s == al.A {
		return al.homesA
	}
	return al.homesB
}

const (
	manyPairs = 60000 // pairs of sentences weighed one by one
	leastLink = 0.34  // score of a link
	leastPair = 0.45  // score of a pair of claims

	headlineCost = 0.12 // of pairing a headline's claim with one of the body, which may have its own

	leastMutual  = 0.30 // score of a link between two sentences that have no other
	nearby       = 0.12 // what a linked neighbour adds
	surelyShared = 6.0  // weight that linked sentences share
	leastShare   = 3.5  // the same where they have no other link
	sureScore    = 0.6  // score from which still less will do
	leastSure    = 2
)

func align(a, b *side, v *vocabulary) *aligned {
	al := &aligned{A: a, B: b, v: v, turned: a.doc.Article.ID > b.doc.Article.ID, homesA: newHomes(a.terms, v), homesB: newHomes(b.terms, v)}
	al.linkSentences()
	a.readClaims()
	b.readClaims()
	al.pairClaims()
	return al
}

func (al *aligned) linkSentences() {
	al.fromA = make([][]link, len(al.A.terms))
	al.fromB = make([][]link, len(al.B.terms))
	var weak []link
	likeA := make([]float64, len(al.v.entries))
	for i := range al.A.terms {
		al.v.mark(likeA, al.A.terms[i])
		for _, j := range al.candidates(i) {
			l := al.weighLink(i, j, likeA)
			switch {
			case l.shared < leastShare && !(l.score >= sureScore && l.shared >= leastSure):
			case l.score >= leastLink && l.shared >= surelyShared:
				al.fromA[i] = append(al.fromA[i], l)
				al.fromB[j] = append(al.fromB[j], l)
			case l.score >= leastMutual-nearby && al.A.isBody(i) && al.B.isBody(j):
				weak = append(weak, l)
			}
		}
		al.v.unmark(likeA, al.A.terms[i])
	}
	for i := range al.fromA {
		al.fromA[i] = bestLinks(al.fromA[i])
	}
	for j := range al.fromB {
		al.fromB[j] = bestLinks(al.fromB[j])
	}
	al.keepWanted(nil)
	al.keepWanted(al.mutual(weak))
	al.leftovers()
}

// mutual picks from links too weak to stand alone those of which each sentence
// is the other's best, where neither has a better one already. Sentences beside
// a pair that is linked are more likely to be a pair.
func (al *aligned) mutual(weak []link) []link {
	slices.SortFunc(weak, func(x, y link) int { return al.order(x.a, x.b, y.a, y.b) })
	bestA, bestB := filled(len(al.A.terms)), filled(len(al.B.terms))
	for k := range weak {
		l := &weak[k]
		if al.besideLink(l.a, l.b) {
			l.score += nearby
		}
		if i := bestA[l.a]; i < 0 || l.score > weak[i].score {
			bestA[l.a] = k
		}
		if j := bestB[l.b]; j < 0 || l.score > weak[j].score {
			bestB[l.b] = k
		}
	}
	var out []link
	for k, l := range weak {
		if l.score >= leastMutual && bestA[l.a] == k && bestB[l.b] == k && weakest(al.fromA[l.a], l) && weakest(al.fromB[l.b], l) {
			out = append(out, l)
		}
	}
	return out
}

// besideLink reports whether a neighbour of sentence i is linked to sentence j or
// near it, and a neighbour of j to i or near it.
func (al *aligned) besideLink(i, j int) bool {
	ofI, ofJ := false, false
	for _, d := range [2]int{-1, 1} {
		if k := i + d; k >= 0 && k < len(al.fromA) {
			ofI = ofI || slices.ContainsFunc(al.fromA[k], func(l link) bool { return l.b >= j-2 && l.b <= j+2 })
		}
		if k := j + d; k >= 0 && k < len(al.fromB) {
			ofJ = ofJ || slices.ContainsFunc(al.fromB[k], func(l link) bool { return l.a >= i-2 && l.a <= i+2 })
		}
	}
	return ofI && ofJ
}

// weakest reports whether no link of ls is better than l.
func weakest(ls []link, l link) bool {
	for _, o := range ls {
		if o.score > l.score+nearby {
			return false
		}
	}
	return true
}

// keepWanted keeps a link where either sentence counts it among its best, and
// more.
func (al *aligned) keepWanted(more []link) {
	wanted := make(map[[2]int]link)
	for _, x := range more {
		wanted[[2]int{x.a, x.b}] = x
	}
	for _, ls := range [][][]link{al.fromA, al.fromB} {
		for _, l := range ls {
			for _, x := range l {
				wanted[[2]int{x.a, x.b}] = x
			}
		}
	}
	al.links = al.links[:0]
	for _, l := range wanted {
		al.links = append(al.links, l)
	}
	slices.SortFunc(al.links, func(x, y link) int { return cmp.Or(x.a-y.a, x.b-y.b) })
	clear(al.fromA)
	clear(al.fromB)
	for _, l := range al.links {
		al.fromA[l.a] = append(al.fromA[l.a], l)
		al.fromB[l.b] = append(al.fromB[l.b], l)
	}
	byScore := func(x, y link) int { return cmp.Or(cmp.Compare(y.score, x.score), x.a-y.a, x.b-y.b) }
	for _, ls := range [][][]link{al.fromA, al.fromB} {
		for _, l := range ls {
			slices.SortFunc(l, byScore)
		}
	}
}

// bestLinks keeps the best link and those not far behind, three at most.
func bestLinks(ls []link) []link {
	slices.SortFunc(ls, func(x, y link) int { return cmp.Or(cmp.Compare(y.score, x.score), x.a-y.a, x.b-y.b) })
	n := 0
	for n < len(ls) && n < 3 && ls[n].score >= 0.65*ls[0].score {
		n++
	}
	return ls[:n]
}

// candidates are the sentences of B that may tell the same as sentence i of A.
func (al *aligned) candidates(i int) []int {
	if len(al.A.terms)*len(al.B.terms) <= manyPairs {
		all := make([]int, len(al.B.terms))
		for j := range all {
			all[j] = j
		}
		return all
	}
	var out []int
	for _, t := range al.A.terms[i] {
		if js := al.homesB.holds[t.entry]; len(js) <= 50 {
			out = append(out, js...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// weighLink scores sentences i and j; likeA is the likeness of every entry to the
// terms of i. Below leastSure it tells nothing.
func (al *aligned) weighLink(i, j int, likeA []float64) link {
	ta, tb := al.A.terms[i], al.B.terms[j]
	sharedB, totalB := weighed(tb, likeA)
	if sharedB < leastSure {
		return link{}
	}
	sharedA, totalA := al.covered(ta, tb)
	l := link{a: i, b: j, covA: sharedA / totalA, covB: sharedB / totalB, shared: min(sharedA, sharedB)}
	far := math.Abs(float64(i)/float64(len(al.A.terms)) - float64(j)/float64(len(al.B.terms)))
	l.score = 0.6*max(l.covA, l.covB) + 0.4*min(l.covA, l.covB) - 0.08*far
	return l
}

// covered is the weight of the terms of ts that others has too, and their whole
// weight.
func (al *aligned) covered(ts, others []term) (shared, total float64) {
	al.v.mark(al.v.like, others)
	shared, total = weighed(ts, al.v.like)
	al.v.unmark(al.v.like, others)
	return shared, total
}

// weighed is the weight of ts as far as they are like something, and their whole
// weight.
func weighed(ts []term, like []float64) (shared, total float64) {
	for _, t := range ts {
		total += t.weight
		shared += t.weight * like[t.entry]
	}
	return shared, total
}

// best is the likeness of an entry to the nearest of others.
func (al *aligned) best(entry int, others []term) float64 {
	best := 0.0
	for _, o := range others {
		best = max(best, al.v.similar(entry, o.entry))
	}
	return best
}

// pairClaims pairs the claims of linked sentences, best first, each claim once.
func (al *aligned) pairClaims() {
	var all []pair
	for _, l := range al.links {
		for _, c := range al.A.claims[l.a] {
			for _, d := range al.B.claims[l.b] {
				if p, ok := al.weighPair(c, d); ok {
					all = append(all, p)
				}
			}
		}
	}
	slices.SortFunc(all, func(x, y pair) int { return cmp.Or(cmp.Compare(y.score, x.score), al.order(x.a, x.b, y.a, y.b)) })
	usedA, usedB := make(map[int]bool), make(map[int]bool)
	for _, p := range all {
		if !usedA[p.a] && !usedB[p.b] {
			usedA[p.a], usedB[p.b] = true, true
			al.pairs = append(al.pairs, p)
		}
	}
	slices.SortFunc(al.pairs, func(x, y pair) int { return x.a - y.a })
}

func (al *aligned) weighPair(c, d int) (pair, bool) {
	ca, cb := &al.A.account.Claims[c], &al.B.account.Claims[d]
	p := pair{a: c, b: d, mention: ca.IsMention() || cb.IsMention()}
	ta, tb := al.A.claimTerms[c], al.B.claimTerms[d]
	var whole float64
	p.overlap, _ = al.mutualCover(ta, tb)
	whole, p.shared = al.mutualCover(al.A.wholeClaim[c], al.B.wholeClaim[d])
	if 0.35+0.65*max(p.overlap, whole) < leastPair {
		return p, false // whatever the predicates are
	}
	p.predicate = al.predicateLikeness(c, d)
	if p.predicate >= leastSimilar && min(weightOf(ta), weightOf(tb)) < leastClaim {
		p.overlap = max(p.overlap, whole) // so few words besides that the predicate is most of the claim
	}
	p.score = 0.35*p.predicate + 0.65*p.overlap
	if ca.Predicate.Noun != cb.Predicate.Noun {
		p.score -= 0.03
	}
	if al.A.isBody(ca.Sentence) != al.B.isBody(cb.Sentence) {
		p.score -= headlineCost
	}
	return p, p.score >= leastPair
}

// mutualCover is the mean share of each side's weight that the other has, and the
// smaller of the two shared weights.
func (al *aligned) mutualCover(ta, tb []term) (share, shared float64) {
	sharedA, totalA := al.covered(ta, tb)
	sharedB, totalB := al.covered(tb, ta)
	if totalA == 0 || totalB == 0 {
		return 0, 0
	}
	return (sharedA/totalA + sharedB/totalB) / 2, min(sharedA, sharedB)
}

func weightOf(ts []term) float64 {
	sum := 0.0
	for _, t := range ts {
		sum += t.weight
	}
	return sum
}

// readClaims lists the terms of every claim, with its predicate's and without.
func (s *side) readClaims() {
	n := len(s.account.Claims)
	s.claimTerms, s.wholeClaim = make([][]term, n), make([][]term, n)
	for c := range s.account.Claims {
		cl := &s.account.Claims[c]
		ts := s.termsAround(cl)
		s.claimTerms[c] = ts
		if k := s.termOf[cl.Predicate.Token]; k >= 0 && cl.Sentence >= 0 {
			ts = append(ts, s.terms[cl.Sentence][k])
		}
		s.wholeClaim[c] = ts
	}
}

// termsAround are the terms of a claim but its predicate: those of its words, and
// the heads of participants and sources that it shares with another clause.
func (s *side) termsAround(cl *claim.Claim) []term {
	out := make([]term, 0, len(cl.Tokens)+2)
	add := func(t int) {
		if k := s.termOf[t]; k >= 0 && t != cl.Predicate.Token {
			if i := s.doc.SentenceAt(s.span(t).Start); i >= 0 {
				out = append(out, s.terms[i][k])
			}
		}
	}
	for _, t := range cl.Tokens {
		add(t)
	}
	for i := range cl.Roles {
		if h := cl.Roles[i].Head; !cl.Span.Contains(s.span(h)) {
			add(h)
		}
	}
	return out
}

// predicateLikeness tells how near two predicates are, 0..1. Opposites are near:
// they say different things of the same event.
func (al *aligned) predicateLikeness(c, d int) float64 {
	pa, pb := &al.A.account.Claims[c].Predicate, &al.B.account.Claims[d].Predicate
	if pa.Lemma == pb.Lemma {
		return 1
	}
	posA, posB := al.A.posOf(pa.Token, pa.Noun), al.B.posOf(pb.Token, pb.Noun)
	s := 0.0
	switch {
	case posA == posB && lexicon.Antonyms(pa.Lemma, pb.Lemma, posA):
		return opposed
	case posA == lexicon.Verb && posB == lexicon.Verb: // with their particles
		relation, grade := lexicon.Relate(pa.Lemma, pb.Lemma)
		if relation == lexicon.Contrary {
			return opposed
		}
		s = grade
	default:
		s = lexicon.Related(pa.Lemma, posA, pb.Lemma, posB)
	}
	return max(s, cueLikeness(pa.Lemma, pb.Lemma))
}

// opposed is the likeness of opposites: they say different things of one event.
const opposed = 0.8

// cueLikeness tells how near two words of saying are: those that hold a thing
// true are of one kind, and those that hold it false.
func cueLikeness(a, b string) float64 {
	x, okA := claim.CueOf(a)
	y, okB := claim.CueOf(b)
	if okA && okB && x.Commitment*y.Commitment > 0 {
		return 0.6
	}
	return 0
}

// posOf is the part of speech that a predicate's lemma belongs to.
func (s *side) posOf(token int, noun bool) lexicon.POS {
	switch s.doc.Tokens[token].UPOS {
	case "VERB", "AUX":
		return lexicon.Verb
	case "ADJ":
		return lexicon.Adjective
	case "ADV":
		return lexicon.Adverb
	}
	if noun {
		return lexicon.Verb // its lemma is the verb's
	}
	return lexicon.Noun
}
