package compare

// Certainty.
//
// A hedge on one of two paired claims and none on the other, or one that leaves
// open what the other says will be. Hedges wander in rewriting and parses err, so
// a softener of any kind on the claim or above it counts as one. Cues of saying
// are compared in polarity.go; a named source lost with its cue is told by
// attribution.go alone.

import (
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// hedgesLost compares how sure paired claims are: a hedge that the other account
// drops, or puts in.
func (f *finder) hedgesLost() {
	for _, p := range f.pairs {
		ca, cb := f.A.claim(p.a), f.B.claim(p.b)
		if !p.sure() || !f.inBody(p) || p.overlap < 0.5 && p.predicate < 0.9 || p.predicate < 0.4 && p.overlap < 0.7 || f.inSameQuote(ca, cb) {
			continue
		}
		ha, hb := f.A.hedgeOf(ca), f.B.hedgeOf(cb)
		switch {
		case ha.Empty() && !hb.Empty():
			if f.A.asserts(ca) && f.B.isModal(hb) && !f.A.hedgedNearby(ca) {
				f.add(Change, Certainty, 0.45, f.way("Less sure: "+quote(f.B.words(hb))+" is not in the reference.", "Surer than the reference: "+quote(f.B.words(hb))+" is gone."),
					f.A.whole(p.a), f.B.whole(p.b, hb), Score{"alignment", p.score})
			}
		case !ha.Empty() && hb.Empty():
			if !ca.Predicate.Noun && (p.predicate >= 0.9 || !f.A.isTrial(ha)) && f.B.asserts(cb) && !f.A.isSaying(ca, ha) && !(f.A.isEvidential(ha) && firstSource(cb) != nil) && !f.B.hedgedNearby(cb) &&
				(f.A.mayBe(ha) || !f.B.hasWill(cb.Predicate.Token)) {
				f.add(Change, Certainty, 0.6, f.way("Surer than the reference: "+quote(f.A.words(ha))+" is gone.", "Less sure: "+quote(f.A.words(ha))+" is not in the reference."),
					f.A.whole(p.a, ha), f.B.whole(p.b), Score{"alignment", p.score})
			}
		case !ha.Empty() && f.A.mayBe(ha) && f.B.willBe(hb):
			f.add(Change, Certainty, 0.6, f.way("Surer", "Less sure")+" than the reference: "+against(f.A.words(ha), f.B.words(hb)),
				f.A.whole(p.a, ha), f.B.whole(p.b, hb), Score{"alignment", p.score})
		}
	}
}

// asserts reports whether a claim is told as so, and not named as an aim: "to
// take them to town".
func (s *side) asserts(c *claim.Claim) bool {
	p := c.Predicate.Token
	if k := s.tree.Child(p, "mark"); k >= 0 && strings.EqualFold(s.wordOf(k), "to") {
		return false
	}
	return s.token(p).Rel != "xcomp"
}

// mayBe reports a hedge that leaves open whether a thing will come about.
func (s *side) mayBe(hedge text.Span) bool {
	t := s.firstToken(hedge)
	if t < 0 {
		return false
	}
	switch s.token(t).Lemma {
	case "could", "can", "may", "might", "possibly", "perhaps", "maybe", "potentially", "consider", "hope", "want", "wish", "ask", "propose", "offer",
		"possible", "possibility", "chance", "risk", "danger":
		return true
	}
	return false
}

// hasWill reports whether predicate p is said to be still to come.
func (s *side) hasWill(p int) bool {
	for _, k := range s.tree.Children(p) {
		if tok := s.token(int(k)); tok.Rel == "aux" && (tok.Lemma == "will" || tok.Lemma == "'ll" || tok.Lemma == "would") {
			return true
		}
	}
	return false
}

// willBe reports words that say that it will.
func (s *side) willBe(hedge text.Span) bool {
	t := s.firstToken(hedge)
	if t < 0 {
		return false
	}
	l := s.token(t).Lemma
	return l == "would" || l == "will" || l == "'ll" || l == "'d"
}

// isSaying reports a hedge that is the cue of somebody's: whether that somebody
// is dropped is told by the sources. It is none where they say it of themselves:
// "is considering selling".
func (s *side) isSaying(c *claim.Claim, hedge text.Span) bool {
	src := firstSource(c)
	if src == nil || src.Cue != hedge || src.Source.Kind == claim.Impersonal {
		return false
	}
	switch strings.ToLower(s.words(src.Source.Span)) {
	case "i", "we":
		return false // "we think" hedges what the speaker is quoted for
	}
	agent := s.filler(c, claim.Agent)
	return agent == nil || agent.Entity < 0 || agent.Entity != src.Source.Entity
}

// isTrial reports words that say that it was tried, which are missed only where the
// same is said to be done.
func (s *side) isTrial(hedge text.Span) bool {
	t := s.firstToken(hedge)
	return t >= 0 && (s.token(t).Lemma == "try" || s.token(t).Lemma == "attempt")
}

// isEvidential reports a hedge that says only that somebody says so, which a
// named source says as well.
func (s *side) isEvidential(hedge text.Span) bool {
	switch strings.ToLower(s.words(hedge)) {
	case "reportedly", "allegedly", "supposedly", "purportedly", "apparently":
		return true
	}
	return false
}

// isModal reports a hedge that is the writer's own: neither a cue nor words that
// say somebody says so.
func (s *side) isModal(hedge text.Span) bool {
	t := s.firstToken(hedge)
	if t < 0 || s.isEvidential(hedge) {
		return false
	}
	u := s.token(t).UPOS
	if s.token(t).Lemma == "can" {
		return false // what somebody is able to do
	}
	return u == document.AUX || u == document.ADV || u == document.ADJ
}

func (f *finder) inSameQuote(ca, cb *claim.Claim) bool {
	return f.A.inQuote[ca.Predicate.Token] >= 0 && f.B.inQuote[cb.Predicate.Token] >= 0
}

// hedgeOf is the words that make claim c less than certain, where they are a
// hedge and not the future alone, a duty, an aim or a condition.
func (s *side) hedgeOf(c *claim.Claim) text.Span {
	if c.Certainty == claim.Certain || c.Hedge.Empty() {
		return text.Span{}
	}
	t := s.firstToken(c.Hedge)
	if t < 0 {
		return text.Span{}
	}
	switch s.token(t).Lemma {
	case "if", "unless", "whether", "should", "must", "ought", "have", "need", "require", "to", "in", "?":
		return text.Span{}
	}
	return c.Hedge
}

// hedgedNearby reports whether claim c or what stands above it in its sentence
// is hedged in any way: the parse may have hung the hedge on another word.
func (s *side) hedgedNearby(c *claim.Claim) bool {
	for _, t := range c.Tokens {
		if s.softens(t) {
			return true
		}
	}
	for t := c.Predicate.Token; ; t = s.token(t).Head {
		if s.softens(t) {
			return true
		}
		for _, k := range s.tree.Children(t) {
			if s.softens(int(k)) && s.token(int(k)).Rel != "conj" {
				return true
			}
		}
		if s.token(t).Head == t {
			return false
		}
	}
}

// softens reports whether token t hedges.
func (s *side) softens(t int) bool {
	tok := s.token(t)
	if tok.UPOS == document.PROPN {
		return false // the month of May
	}
	if tok.Rel == "case" || tok.Rel == "fixed" {
		return false // "due to"
	}
	if softeners[strings.ToLower(tok.Lemma)] || softeners[strings.ToLower(s.wordOf(t))] {
		return true
	}
	if tok.UPOS != document.VERB {
		return false
	}
	cue, ok := claim.CueOf(tok.Lemma)
	return ok && cue.Commitment < 0.65 && cue.Commitment > 0
}

var softeners = map[string]bool{"could": true, "may": true, "might": true, "possibly": true,
	"perhaps": true, "maybe": true, "can": true, "should": true, "potentially": true, "potential": true, "possible": true, "apparently": true, "allegedly": true, "alleged": true,
	"reportedly": true, "probably": true, "likely": true, "presumably": true, "supposedly": true, "suspected": true,
	"seem": true, "appear": true, "anticipated": true, "expected": true, "planned": true, "proposed": true, "option": true, "if": true, "chance": true,
	"hope": true, "hopes": true, "aim": true, "plan": true, "plans": true, "threat": true, "risk": true, "set": true, "due": true}
