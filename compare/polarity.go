package compare

// Polarity, predicates and words of saying.
//
// Paired claims of like predicates and unlike polarity deny each other; so do
// opposite verbs with the same actors in the same parts. A verb that negates
// another ("refused to meet") makes it a matter of the predicate, and "deny"
// against "admit" one of polarity. Cues of saying are held against each other by
// how far they commit their source (claim.Cue).

import (
	"slices"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
)

// leastShared is the weight that two claims must share before one is said to
// deny the other.
const (
	leastShared   = 5
	leastSameVerb = 3.5 // the same where both have one verb and something takes the same part
	leastOpposite = 1.5 // the same where the verbs are opposites and take the same part
)

// predicates compares what paired claims say happened, and whether it did.
func (f *finder) predicates() {
	for _, p := range f.pairs {
		ca, cb := f.A.claim(p.a), f.B.claim(p.b)
		if p.overlap < 0.5 || p.predicate < 0.7 || f.inSameQuote(ca, cb) || !f.inBody(p) {
			continue
		}
		opposite := f.opposite(p)
		if p.shared < leastOpposite || !opposite && p.shared < leastShared &&
			!(p.shared >= leastSameVerb && p.predicate >= 0.95 && f.partsAgree(p)) {
			continue
		}
		negated := worded(ca) != worded(cb)
		if (len(ca.Attribution) == 0) != (len(cb.Attribution) == 0) { // denied by somebody, and told as so
			negated = ca.Polarity != cb.Polarity
		}
		if negated && (f.toldAbove(ca, cb) || isOpen(ca) != isOpen(cb)) {
			continue
		}
		ea, eb := f.A.whole(p.a, append(f.A.negations(ca), ca.Predicate.Span)...), f.B.whole(p.b, append(f.B.negations(cb), cb.Predicate.Span)...)
		alignment := Score{"alignment", p.score}
		switch {
		case opposite == negated:
			continue
		case opposite && isCue(ca) && isCue(cb): // "denied", "admitted"
			f.add(Contradiction, Polarity, 0.75+0.2*p.score, "One affirms what the other denies: "+against(f.A.words(ca.Span), f.B.words(cb.Span)), ea, eb, alignment)
		case opposite:
			f.add(Contradiction, Predicate, 0.75+0.2*p.score, "The opposite happened: "+against(f.A.words(ca.Span), f.B.words(cb.Span)), ea, eb, alignment)
		default:
			kind := Polarity
			if f.A.aboveVerb(ca) && f.B.aboveVerb(cb) { // refused to meet, agreed to meet
				kind = Predicate
			}
			if f.A.aboveVerb(ca) {
				ea = f.A.withVerbAbove(p.a)
			}
			if f.B.aboveVerb(cb) {
				eb = f.B.withVerbAbove(p.b)
			}
			f.add(Contradiction, kind, 0.75+0.2*p.score, "One affirms what the other denies: "+against(f.A.words(ea.span), f.B.words(eb.span)), ea, eb, alignment)
		}
	}
}

// negations are the words of claim c that deny something.
func (s *side) negations(c *claim.Claim) []text.Span {
	var out []text.Span
	for _, t := range c.Tokens {
		if negates(s.wordOf(t)) {
			out = append(out, s.span(t))
		}
	}
	return out
}

// worded is the polarity of a claim's own words, whatever a source that denies
// them makes of it: words of saying are held against each other by themselves.
func worded(c *claim.Claim) claim.Polarity {
	if len(c.Attribution) == 0 {
		return c.Polarity
	}
	cue, ok := claim.CueOf(c.Attribution[0].Word)
	if !ok || cue.Commitment > turnsRound {
		return c.Polarity
	}
	if c.Polarity == claim.Negative {
		return claim.Positive
	}
	return claim.Negative
}

// isOpen reports whether nothing is said of whether a claim is so: a purpose, a wish.
// It denies nothing and is denied by nothing.
func isOpen(c *claim.Claim) bool {
	return len(c.Attribution) == 0 && c.Certainty == claim.Underspecified
}

// turnsRound is the commitment of a cue that turns what it introduces round.
const turnsRound = -0.3

func isCue(c *claim.Claim) bool {
	_, ok := claim.CueOf(c.Predicate.Lemma)
	return ok
}

// toldAbove reports whether what denies one of two claims is a verb above it that
// is paired with the one above the other: "ruled out an inquiry" against "refused to
// rule out an inquiry", "cleared of theft" against "convicted of theft". They differ.
func (f *finder) toldAbove(ca, cb *claim.Claim) bool {
	if f.A.aboveVerb(ca) || f.B.aboveVerb(cb) {
		return false
	}
	a, b := f.A.token(ca.Predicate.Token).Head, f.B.token(cb.Predicate.Token).Head
	if a == ca.Predicate.Token || b == cb.Predicate.Token {
		return false
	}
	return slices.ContainsFunc(f.pairs, func(p pair) bool {
		return f.A.claim(p.a).Predicate.Token == a && f.B.claim(p.b).Predicate.Token == b
	})
}

// aboveVerb reports whether a claim is what another verb is about: "to meet" in
// "refused to meet".
func (s *side) aboveVerb(c *claim.Claim) bool { return s.token(c.Predicate.Token).Rel == "xcomp" }

// withVerbAbove is claim c and the verb that it is about, marked.
func (s *side) withVerbAbove(c int) evidence {
	return s.whole(c, s.span(s.token(s.claim(c).Predicate.Token).Head))
}

func (f *finder) opposite(p pair) bool {
	pa, pb := &f.A.claim(p.a).Predicate, &f.B.claim(p.b).Predicate
	posA, posB := f.A.posOf(pa.Token, pa.Noun), f.B.posOf(pb.Token, pb.Noun)
	if posA != posB || pa.Lemma == pb.Lemma {
		return false
	}
	contrary := lexicon.Antonyms(pa.Lemma, pb.Lemma, posA)
	if posA == lexicon.Verb && !contrary {
		relation, _ := lexicon.Relate(pa.Lemma, pb.Lemma)
		contrary = relation == lexicon.Contrary
	}
	return contrary && f.partsAgree(p)
}

// partsAgree reports whether something takes the same part in both claims and
// nothing another: "A beat B" and "B lost to A" are no opposites.
func (f *finder) partsAgree(p pair) bool {
	ca, cb := f.A.claim(p.a), f.B.claim(p.b)
	same := false
	bare := (!hasCore(ca) || !hasCore(cb)) && !ca.Predicate.Noun && !cb.Predicate.Noun // the parse may have lost the subject
	for i := range ca.Roles {
		for j := range cb.Roles {
			x, y := &ca.Roles[i], &cb.Roles[j]
			if f.A.isAmount(x.Head) || f.B.isAmount(y.Head) || !f.alikeFillers(x, y) {
				continue
			}
			if x.Name != y.Name && (isCore(x.Name) || isCore(y.Name)) && !bare {
				return false
			}
			same = same || bare || x.Name == y.Name && isCore(x.Name) && ca.Span.Contains(x.Span) && cb.Span.Contains(y.Span)
		}
	}
	return same
}

func hasCore(c *claim.Claim) bool {
	return slices.ContainsFunc(c.Roles, func(r claim.Role) bool { return isCore(r.Name) })
}

func isCore(n claim.RoleName) bool { return n == claim.Agent || n == claim.Patient }

// isAmount reports whether token t is part of an amount: "by 12%" is no
// participant.
func (s *side) isAmount(t int) bool {
	_, ok := slices.BinarySearchFunc(s.doc.Quantities, s.span(t).Start, func(q quantity.Quantity, at int) int {
		switch {
		case q.Span.End <= at:
			return -1
		case q.Span.Start > at:
			return 1
		}
		return 0
	})
	return ok
}

// alikeFillers reports whether two participants may be one: a name they share, or
// a word that means the same.
func (f *finder) alikeFillers(x, y *claim.Role) bool {
	if x.Entity >= 0 && y.Entity >= 0 {
		return f.sameFiller(x, y)
	}
	a, b := f.A.termAt(x.Head), f.B.termAt(y.Head)
	return a >= 0 && b >= 0 && f.v.similar(a, b) >= leastSimilar
}

// sayings compares how far the sources of paired claims commit themselves:
// "announced" against "hoped" where they introduce the claim, "disputed" against
// "refuted" where they are the claim.
func (f *finder) sayings() {
	for _, p := range f.pairs {
		ca, cb := f.A.claim(p.a), f.B.claim(p.b)
		if a, b, ok := f.cuesAsClaims(ca, cb); ok && p.overlap >= 0.45 {
			f.holdCues(p, a, b)
			continue
		}
		if p.score < 0.5 || p.overlap < 0.5 && p.predicate < 0.7 || len(ca.Attribution) == 0 || len(cb.Attribution) == 0 || f.inSameQuote(ca, cb) {
			continue
		}
		if a, b, ok := f.cuesAbove(&ca.Attribution[0], &cb.Attribution[0]); ok && !f.madeUp(ca, cb, a, b) {
			f.holdCues(p, a, b)
		}
	}
}

// madeUp reports whether the account with the surer cue hedges the claim itself:
// "expect sales to rise", "sales should rise, according to".
func (f *finder) madeUp(ca, cb *claim.Claim, a, b cueAt) bool {
	if b.cue.Commitment > a.cue.Commitment {
		return cb.Certainty != claim.Certain && cb.Hedge != b.span && !f.B.willBe(cb.Hedge)
	}
	return ca.Certainty != claim.Certain && ca.Hedge != a.span && !f.A.willBe(ca.Hedge)
}

// cueAt is a cue in its place.
type cueAt struct {
	cue  claim.Cue
	span text.Span
}

// cuesAsClaims are the predicates of two claims that are cues themselves, laid to
// one source.
func (f *finder) cuesAsClaims(ca, cb *claim.Claim) (a, b cueAt, ok bool) {
	x, okA := claim.CueOf(ca.Predicate.Lemma)
	y, okB := claim.CueOf(cb.Predicate.Lemma)
	if !okA || !okB {
		return a, b, false
	}
	sa, sb := f.A.filler(ca, claim.Agent), f.B.filler(cb, claim.Agent)
	if sa != nil && sb != nil && !f.sameFiller(sa, sb) {
		return a, b, false
	}
	return cueAt{x, ca.Predicate.Span}, cueAt{y, cb.Predicate.Span}, true
}

// directs reports a cue that tells somebody to do a thing.
func directs(c claim.Cue) bool {
	return c.Kind == claim.Speech && c.Commitment > 0 && c.Commitment <= leastHeld
}

// cuesAbove are the cues by which two claims are laid to what may be one source.
func (f *finder) cuesAbove(x, y *claim.Attribution) (a, b cueAt, ok bool) {
	cx, okA := claim.CueOf(x.Word)
	cy, okB := claim.CueOf(y.Word)
	if !okA || !okB {
		return a, b, false
	}
	if directs(cx) || directs(cy) {
		return a, b, false // "said they should", "urged them to"
	}
	if i, j := x.Source.Entity, y.Source.Entity; i >= 0 && j >= 0 && !f.v.ids.related(f.A.ids[i], f.B.ids[j]) {
		return a, b, false
	}
	return cueAt{cx, x.Cue}, cueAt{cy, y.Cue}, true
}

// leastShift is how far two commitments must lie apart to mislead.
const leastShift = 0.3

func (f *finder) holdCues(p pair, a, b cueAt) {
	shift := b.cue.Commitment - a.cue.Commitment
	if a.cue.Lemma == b.cue.Lemma || abs(shift) < leastShift {
		return
	}
	wa, wb := f.A.words(a.span), f.B.words(b.span)
	ea, eb := f.A.whole(p.a, a.span), f.B.whole(p.b, b.span)
	score := Score{"alignment", p.score}
	if a.cue.Commitment >= 0.5 && b.cue.Commitment <= -0.5 || b.cue.Commitment >= 0.5 && a.cue.Commitment <= -0.5 {
		if worded(f.A.claim(p.a)) != worded(f.B.claim(p.b)) {
			return
		}
		f.add(Contradiction, Polarity, 0.9, "One affirms what the other denies: "+against(wa, wb), ea, eb, score)
		return
	}
	if f.strangers {
		return
	}
	f.add(Change, Certainty, 0.45+0.3*abs(shift), sayShift(wa, wb, a.cue.Commitment, b.cue.Commitment), ea, eb, score)
}

func sayShift(wa, wb string, from, to float64) string {
	what := quote(wb) + " is surer than " + quote(wa) + "."
	switch {
	case to <= -0.9:
		what = quote(wb) + " says it was proved false; " + quote(wa) + " does not."
	case to >= 0.95:
		what = quote(wb) + " says it is so; " + quote(wa) + " does not go that far."
	case abs(to) < abs(from):
		what = quote(wb) + " is less sure than " + quote(wa) + "."
	}
	return what
}

func abs(x float64) float64 { return max(x, -x) }
