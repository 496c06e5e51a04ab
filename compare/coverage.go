package compare

// Omissions and additions.
//
// A claim is left out where the other account nowhere has most of the weight of
// its words. A sentence whose claims are all left out makes one finding; else
// each uncovered claim makes its own, if it has words enough to be one.

import (
	"slices"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

const (
	coveredShare  = 0.45 // share of its weight that makes a claim covered
	linkedShare   = 0.36 // the same in a sentence that the other account surely tells
	surelyTold    = 0.4  // score of a link from which it does
	sentenceShare = 0.38 // the same for a whole sentence
	leastClaim    = 6.0  // weight of a claim worth missing
	leastDenial   = 2.0  // the same for a denial, which may be as short as "He denies it"
)

// coverage reports what one account has and the other has not.
func (f *finder) coverage() {
	f.uncovered(f.A, f.B, f.fromA, Omission)
	f.uncovered(f.B, f.A, f.fromB, Addition)
}

func (f *finder) uncovered(s, other *side, links [][]link, level Level) {
	for i := range s.doc.Sentences {
		if !s.isBody(i) {
			continue
		}
		share, weight := f.coveredBy(s.bare(s.terms[i]), other)
		told := len(links[i]) > 0 && links[i][0].score >= surelyTold
		switch {
		case weight < leastClaim && !(weight >= leastDenial && s.denies(i)):
		case s.denies(i) && !f.gainsaid(s, other, i, links[i]):
			f.missing(s, level, s.doc.Sentences[i].Span, i, weight)
		case share < sentenceShare:
			if len(links[i]) == 0 || links[i][0].score < 0.45 {
				for _, sp := range s.clauses(i) {
					f.missing(s, level, sp, i, weightOf(s.termsIn(sp)))
				}
				continue
			}
			f.uncoveredClaims(s, other, i, level, told)
		default:
			f.uncoveredClaims(s, other, i, level, told)
		}
	}
}

// denies reports whether sentence i is somebody's denial.
func (s *side) denies(i int) bool {
	for _, c := range s.claims[i] {
		if cue, ok := claim.CueOf(s.claim(c).Predicate.Lemma); ok && cue.Commitment < 0 {
			return true
		}
	}
	return false
}

// gainsaid reports whether a sentence of the other account that tells sentence i, if
// any does, says no to something, too. That the accusation is told, in the same words
// perhaps, is not enough.
func (f *finder) gainsaid(s, other *side, i int, links []link) bool {
	for _, l := range links {
		j := l.b
		if s == f.B {
			j = l.a
		}
		if other.saysNo(j) {
			return true
		}
	}
	at, shared := f.homesOf(other).best(s.terms[i], 2)
	if at < 0 || shared < leastLink*weightOf(s.terms[i]) {
		return false
	}
	return other.saysNo(at) || at+1 < len(other.terms) && other.saysNo(at+1)
}

// saysNo reports whether sentence i denies something or says that it is not so.
func (s *side) saysNo(i int) bool {
	return s.denies(i) || slices.ContainsFunc(s.claims[i], func(c int) bool { return s.claim(c).Polarity == claim.Negative })
}

// bare is ts without what stands inside marks: quotations are compared apart.
func (s *side) bare(ts []term) []term {
	out := make([]term, 0, len(ts))
	for _, t := range ts {
		if q := s.inQuote[t.token]; q < 0 || s.quotes[q].Type != claim.Direct {
			out = append(out, t)
		}
	}
	return out
}

// coveredBy is the share of the weight of ts that the other side has in its best
// sentence and that sentence's neighbour, and the whole weight.
func (f *finder) coveredBy(ts []term, other *side) (share, weight float64) {
	for _, t := range ts {
		weight += t.weight
	}
	if weight == 0 {
		return 1, 0
	}
	_, shared := f.homesOf(other).best(ts, 2)
	return shared / weight, weight
}

// uncoveredClaims reports the claims of sentence i that the other account lacks.
// Told says that the other account surely tells the sentence as a whole.
func (f *finder) uncoveredClaims(s, other *side, i int, level Level, told bool) {
	for _, c := range s.claims[i] {
		if f.isPaired(s, c) || s.inQuote[s.claim(c).Predicate.Token] >= 0 {
			continue
		}
		ts := s.bare(s.termsOfClaim(c))
		share, weight := f.coveredBy(ts, other)
		least := coveredShare
		if told {
			least = linkedShare
		}
		if weight >= leastClaim && share < least && len(ts) >= 3 {
			f.missing(s, level, s.claim(c).Span, i, weight)
		}
	}
	f.uncoveredMembers(s, other, i, level)
}

func (f *finder) isPaired(s *side, c int) bool {
	if s == f.A {
		_, ok := f.pairOfA[c]
		return ok
	}
	_, ok := f.pairOfB[c]
	return ok
}

// termsOfClaim are all terms of claim c, its predicate's too.
func (s *side) termsOfClaim(c int) []term {
	cl := s.claim(c)
	var out []term
	for _, t := range cl.Tokens {
		if k := s.termOf[t]; k >= 0 {
			out = append(out, s.terms[cl.Sentence][k])
		}
	}
	return out
}

// clauses are the main clauses of sentence i that have a subject each, "one was taken
// to Ardo; another was taken to Lorn", or the whole sentence.
func (s *side) clauses(i int) []text.Span {
	sent := &s.doc.Sentences[i]
	var out []text.Span
	from := sent.Span.Start
	for t := sent.First; t < sent.Last; t++ {
		tok := s.token(t)
		subject := s.tree.Child(t, "nsubj", "nsubj:pass")
		if tok.Rel != "conj" && tok.Rel != "parataxis" || s.token(tok.Head).Rel != "root" || tok.UPOS != document.VERB || subject < 0 || s.inQuote[t] >= 0 {
			continue
		}
		sp := s.tree.Phrase(t).Union(s.tree.Phrase(subject))
		if rest := (text.Span{Start: from, End: sp.Start}); sp.Start > from && weightOf(s.termsIn(rest)) >= leastClaim && weightOf(s.termsIn(sp)) >= leastClaim {
			first, last := s.doc.TokensIn(rest)
			for last > first+1 && (s.token(last-1).UPOS == document.PUNCT || s.token(last-1).UPOS == document.CCONJ) {
				last--
			}
			out = append(out, text.Span{Start: from, End: s.span(last - 1).End})
			from = sp.Start
		}
	}
	return append(out, text.Span{Start: from, End: sent.Span.End})
}

// uncoveredMembers reports the members of an enumeration that the other account
// drops while it keeps the rest: "a facility, power lines and homes".
func (f *finder) uncoveredMembers(s, other *side, i int, level Level) {
	sent := &s.doc.Sentences[i]
	for t := sent.First; t < sent.Last; t++ {
		tok := s.token(t)
		if tok.Rel != "conj" || tok.UPOS != document.NOUN && tok.UPOS != document.PROPN || s.inQuote[t] >= 0 {
			continue
		}
		share, weight, kept := f.memberAt(s, other, t)
		switch {
		case weight < leastMember || share >= mostMember || kept < leastHead:
			f.uncoveredFirst(s, other, tok.Head, t, share, level)
		case !f.hasOtherMember(s, other, i):
			f.addMissing(s, level, Participant, 0.2, s.tree.Phrase(t))
		}
	}
}

const (
	leastMember = 4.0 // weight of a member of an enumeration that is missed
	mostMember  = 0.5 // share of it that the other account may have
	leastHead   = 0.6 // share of the member before it that the other account has
)

// memberAt weighs the member of an enumeration at token t: the share of its weight that
// the other account has, its weight, and the share of the member that it hangs on.
func (f *finder) memberAt(s, other *side, t int) (share, weight, kept float64) {
	share, weight = f.coveredBy(s.termsIn(s.tree.Phrase(t)), other)
	kept, _ = f.coveredBy(s.termsIn(s.tree.Phrase(s.token(t).Head)), other)
	return share, weight, kept
}

// hasOtherMember reports whether a sentence linked to sentence i of s has a member that s
// lacks: it may be the same in other words, "broken bones", "fractures".
func (f *finder) hasOtherMember(s, other *side, i int) bool {
	links := f.fromA
	if s == f.B {
		links = f.fromB
	}
	for _, l := range links[i] {
		j := l.b
		if s == f.B {
			j = l.a
		}
		for t := other.doc.Sentences[j].First; t < other.doc.Sentences[j].Last; t++ {
			if tok := other.token(t); tok.Rel != "conj" || tok.UPOS != document.NOUN {
				continue
			}
			if share, _, kept := f.memberAt(other, s, t); share < mostMember && kept >= leastHead {
				return true
			}
		}
	}
	return false
}

// uncoveredFirst reports the first member of an enumeration, at h, where the next, at
// t, is kept: "a bakery and the roof of a school".
func (f *finder) uncoveredFirst(s, other *side, h, t int, shareOfNext float64, level Level) {
	sp := s.tree.Phrase(h)
	if u := s.token(h).UPOS; shareOfNext < 0.6 || u != document.NOUN && u != document.PROPN || s.inQuote[h] >= 0 || sp.Start >= s.span(t).Start {
		return
	}
	sp.End = s.span(h).End
	share, weight := f.coveredBy(s.termsIn(sp), other)
	if weight >= 4 && share < 0.3 {
		f.addMissing(s, level, Participant, 0.2, sp)
	}
}

// missing reports words that one account lacks. The severity tells here which of
// several findings on the same words is kept; what they are worth to a reader is
// weighed when all is settled (worth.go).
func (f *finder) missing(s *side, level Level, sp text.Span, sentence int, weight float64) {
	early := 1 - float64(sentence)/float64(len(s.doc.Sentences)+1)
	f.addMissing(s, level, Claim, 0.2+0.15*early+0.1*min(1, weight/40), sp)
}

func (f *finder) addMissing(s *side, level Level, kind Kind, severity float64, sp text.Span) {
	ev := evidence{span: sp}
	if s == f.A {
		f.add(level, kind, severity, "Left out: "+quote(s.words(sp))+".", ev, evidence{})
		return
	}
	f.add(level, kind, severity, "Added: "+quote(s.words(sp))+".", evidence{}, ev)
}
