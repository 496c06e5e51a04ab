package compare

// Authors.
//
// Whose a proposal, a demand or an offer is: somebody who only answers it in one
// account did not make it in the other.

import (
	"github.com/recount-news/recount/claim"
)

// authors reports a proposal, demand or offer that one account gives to somebody
// who, in the other, only answers it: "a proposal that A has accepted" against
// "A's proposal".
func (f *finder) authors() {
	for _, l := range f.links {
		for _, c := range f.A.claims[l.a] {
			for _, d := range f.B.claims[l.b] {
				f.holdAuthors(c, d, l.score)
			}
		}
	}
}

func (f *finder) holdAuthors(c, d int, score float64) {
	ca, cb := f.A.claim(c), f.B.claim(d)
	var ra, rb *claim.Role
	switch {
	case answers[ca.Predicate.Lemma] && isProposal(cb):
		ra, rb = f.answered(f.A, ca, f.B.token(cb.Predicate.Token).Lemma), f.B.filler(cb, claim.Agent)
	case answers[cb.Predicate.Lemma] && isProposal(ca):
		ra, rb = f.A.filler(ca, claim.Agent), f.answered(f.B, cb, f.A.token(ca.Predicate.Token).Lemma)
	}
	if ra == nil || rb == nil || !f.sameFiller(ra, rb) {
		return
	}
	f.add(Contradiction, Participant, 0.85, "Whose it is differs: "+against(f.A.words(ca.Span), f.B.words(cb.Span)),
		f.A.whole(c, ra.Span), f.B.whole(d, rb.Span), Score{"alignment", score})
}

// answered is who answers what noun names in claim c, or nil.
func (f *finder) answered(s *side, c *claim.Claim, noun string) *claim.Role {
	for i := range c.Roles {
		r := &c.Roles[i]
		if r.Name == claim.Patient && s.token(r.Head).Lemma == noun && s.tree.Child(r.Head, "nmod:poss") < 0 {
			return s.filler(c, claim.Agent)
		}
	}
	return nil
}

// isProposal reports whether c is a noun of saying with somebody's name to it:
// "Ukraine's proposal".
func isProposal(c *claim.Claim) bool {
	_, ok := claim.CueOf(c.Predicate.Lemma)
	return ok && c.Predicate.Noun
}

// answers are the verbs by which somebody answers what another has put forward.
var answers = map[string]bool{"accept": true, "reject": true, "dismiss": true, "refuse": true, "welcome": true, "approve": true,
	"oppose": true, "back": true, "support": true, "endorse": true, "sign": true, "decline": true, "embrace": true}
