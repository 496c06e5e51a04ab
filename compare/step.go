package compare

// Steps of an affair.
//
// "Arrested" in one account and "charged" in the other tell of one affair, but not of
// one step: a change of the predicate. Both must be done to one thing, in linked
// sentences, and neither account may tell the other's step of it.

import (
	"slices"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// affairs are the steps of affairs in the order in which they are taken; verbs of one
// step stand together.
var affairs = [][][]string{
	{{"question", "interview"}, {"arrest", "detain"}, {"charge", "indict", "accuse"}, {"try"}, {"convict"}, {"sentence", "jail", "imprison"}},
	{{"seek"}, {"apply", "request"}, {"get", "obtain", "receive", "win", "secure"}},
	{{"negotiate", "discuss"}, {"draft"}, {"agree"}, {"sign"}, {"ratify"}},
	{{"nominate", "propose"}, {"appoint", "name"}, {"confirm"}},
	{{"bid", "offer"}, {"buy", "acquire", "purchase"}},
	{{"search"}, {"find", "locate"}, {"identify"}},
}

// steps reports steps of one affair that the accounts do not share.
func (f *finder) steps() {
	for _, l := range f.links {
		for _, c := range f.A.claims[l.a] {
			for _, d := range f.B.claims[l.b] {
				if !f.otherStep(c, d) {
					continue
				}
				ca, cb := f.A.claim(c), f.B.claim(d)
				f.add(Change, Predicate, 0.6, "Another step of the affair: "+against(f.A.words(ca.Span), f.B.words(cb.Span)),
					f.A.whole(c, f.A.trialOf(ca), ca.Predicate.Span), f.B.whole(d, f.B.trialOf(cb), cb.Predicate.Span), Score{"alignment", min(1, l.score)})
				if a, b := firstSource(ca), firstSource(cb); a != nil && b != nil {
					f.otherSource(pair{a: c, b: d, score: min(1, l.score)}, a, b)
				}
			}
		}
	}
}

func (f *finder) otherStep(c, d int) bool {
	ca, cb := f.A.claim(c), f.B.claim(d)
	if ca.Predicate.Noun || cb.Predicate.Noun || ca.Polarity != cb.Polarity || !f.inBody(pair{a: c, b: d}) ||
		f.A.inQuote[ca.Predicate.Token] >= 0 || f.B.inQuote[cb.Predicate.Token] >= 0 {
		return false
	}
	affair, x := stepOf(f.A.step(ca))
	other, y := stepOf(f.B.step(cb))
	if affair < 0 || affair != other || x == y {
		return false
	}
	a, b := f.A.done(ca), f.B.done(cb)
	return a >= 0 && b >= 0 && f.oneHead(a, b) && !f.B.tells(affair, x, f.B.token(b).Lemma) && !f.A.tells(affair, y, f.A.token(a).Lemma)
}

// step is the verb of a claim, "seek" where it is only tried: "trying to get".
func (s *side) step(c *claim.Claim) string {
	if !s.trialOf(c).Empty() {
		return "seek"
	}
	return c.Predicate.Lemma
}

// trialOf is the words that say that a claim's step is only tried.
func (s *side) trialOf(c *claim.Claim) text.Span {
	if !c.Hedge.Empty() && s.isTrial(c.Hedge) {
		return c.Hedge
	}
	return text.Span{}
}

func stepOf(verb string) (affair, step int) {
	for i, steps := range affairs {
		for k, verbs := range steps {
			if slices.Contains(verbs, verb) {
				return i, k
			}
		}
	}
	return -1, -1
}

// done is the head of what a claim's step is done to or for, or -1: a noun or a name.
func (s *side) done(c *claim.Claim) int {
	for i := range c.Roles {
		r := &c.Roles[i]
		if (r.Name == claim.Patient || r.Name == "for") && (s.token(r.Head).UPOS == document.NOUN || s.token(r.Head).UPOS == document.PROPN) {
			return r.Head
		}
	}
	return -1
}

// tells reports whether s tells a step of an affair of what lemma names.
func (s *side) tells(affair, step int, lemma string) bool {
	for c := range s.account.Claims {
		cl := s.claim(c)
		if a, k := stepOf(s.step(cl)); a == affair && k == step {
			if d := s.done(cl); d < 0 || s.token(d).Lemma == lemma {
				return true
			}
		}
	}
	return false
}
