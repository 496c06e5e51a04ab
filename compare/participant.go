package compare

// Participants.
//
// Who takes which part in paired claims. Where the accounts give one part to two
// actors, and one of the two takes another part in the other account, the parts
// are exchanged and both cannot be true. An actor is a name, or the name that
// tells whose the thing is that acts ("Russian artillery"); for things without
// any, only a clean exchange of the two heads counts.

import (
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// participants compares who takes which part in paired claims.
func (f *finder) participants() {
	for _, p := range f.pairs {
		f.tellers(p)
		if p.predicate >= 0.5 && p.score >= 0.5 && f.inBody(p) && f.A.isVerb(p.a) && f.B.isVerb(p.b) {
			f.roles(p)
		}
	}
}

// roles reports parts that are exchanged: who does it in one account has it done
// to them, or another does it, in the other.
func (f *finder) roles(p pair) {
	ca, cb := f.A.claim(p.a), f.B.claim(p.b)
	if mutual[ca.Predicate.Lemma] || mutual[cb.Predicate.Lemma] {
		return
	}
	if x, y := f.crossed(ca, cb); x != nil {
		f.exchanged(p, x.Span, y.Span)
		return
	}
	if x, y := f.otherActors(p); x != nil {
		f.add(Contradiction, Participant, 0.7+0.1*p.score, "Somebody else does it: "+against(f.A.words(x.Span), f.B.words(y.Span)),
			f.A.whole(p.a, x.Span), f.B.whole(p.b, y.Span), Score{"alignment", p.score})
		return
	}
	for _, part := range []claim.RoleName{claim.Agent, claim.Patient, claim.Recipient, claim.Target} {
		x, y := f.actor(f.A, ca, part), f.actor(f.B, cb, part)
		if x.id < 0 || y.id < 0 || x.head != y.head || f.v.ids.related(x.id, y.id) || f.shares(ca, cb, part) {
			continue
		}
		if !f.hasOther(f.A, ca, x, y.id) && !f.hasOther(f.B, cb, y, x.id) || f.ofAnother(ca, cb, part, x, y) {
			continue
		}
		f.exchanged(p, x.span, y.span)
		return
	}
}

// tellers reports a claim that in one account is told to him who tells it in the
// other: "the driver told him", "he told the driver".
func (f *finder) tellers(p pair) {
	ca, cb := f.A.claim(p.a), f.B.claim(p.b)
	for i := range ca.Attribution {
		for j := range cb.Attribution {
			x, y := &ca.Attribution[i], &cb.Attribution[j]
			if x.Word != y.Word || p.predicate < 0.7 {
				continue
			}
			sa, sb := f.A.topOf(x.Source.Span), f.B.topOf(y.Source.Span)
			ta, tb := f.A.addressee(x.Cue), f.B.addressee(y.Cue)
			if sa < 0 || sb < 0 || ta < 0 || tb < 0 || f.oneHead(sa, sb) || f.oneHead(ta, tb) {
				continue
			}
			if f.oneHead(sa, tb) || f.oneHead(ta, sb) {
				f.add(Contradiction, Participant, 0.9, "Who told it and who was told are exchanged: "+against(f.A.words(f.A.doc.Sentences[ca.Sentence].Span), f.B.words(f.B.doc.Sentences[cb.Sentence].Span)),
					evidence{f.A.doc.Sentences[ca.Sentence].Span, []text.Span{x.Source.Span.Union(x.Cue)}},
					evidence{f.B.doc.Sentences[cb.Sentence].Span, []text.Span{y.Source.Span.Union(y.Cue)}}, Score{"alignment", p.score})
				return
			}
		}
	}
}

// addressee is the token of whom the cue of saying at sp is said to, or -1.
func (s *side) addressee(sp text.Span) int {
	t := s.firstToken(sp)
	if t < 0 {
		return -1
	}
	return s.tree.Child(t, "obj", "iobj")
}

// oneHead reports whether tokens x of A and y of B are one noun, or one name that
// neither only stands for by a pronoun.
func (f *finder) oneHead(x, y int) bool {
	if f.A.isPronoun(x) || f.B.isPronoun(y) {
		return false
	}
	if a, b := f.A.mention[x], f.B.mention[y]; a >= 0 && b >= 0 {
		return f.v.ids.related(f.A.ids[f.A.doc.Mentions[a].Entity], f.B.ids[f.B.doc.Mentions[b].Entity])
	}
	a, b := f.A.termAt(x), f.B.termAt(y)
	return a >= 0 && a == b
}

// mutual are the verbs of what two do to each other alike.
var mutual = map[string]bool{"meet": true, "talk": true, "speak": true, "discuss": true, "negotiate": true, "marry": true,
	"clash": true, "collide": true, "agree": true, "draw": true, "play": true, "face": true, "border": true, "cooperate": true, "compete": true}

// otherActors are the agents of two claims that tell one thing done to one thing,
// where the agents have nothing in common and neither account has the other's
// near by: "rebels control the prison", "troops control the prison". Both nil
// where that is not so.
func (f *finder) otherActors(p pair) (x, y *claim.Role) {
	ca, cb := f.A.claim(p.a), f.B.claim(p.b)
	x, y = f.A.only(ca, claim.Agent), f.B.only(cb, claim.Agent)
	dx, dy := f.A.only(ca, claim.Patient), f.B.only(cb, claim.Patient)
	if x == nil || y == nil || dx == nil || dy == nil || p.predicate < 0.9 || f.strangers || !f.alikeFillers(dx, dy) ||
		x.Entity >= 0 || y.Entity >= 0 || !ca.Span.Contains(x.Span) || !cb.Span.Contains(y.Span) {
		return nil, nil
	}
	if !isPlural(f.A.token(x.Head)) || !isPlural(f.B.token(y.Head)) || f.toldNear(f.A, x.Span, f.B, f.fromA[ca.Sentence], true) ||
		f.toldNear(f.B, y.Span, f.A, f.fromB[cb.Sentence], false) {
		return nil, nil
	}
	return x, y
}

func isPlural(t *document.Token) bool { return t.XPOS == "NNS" }

// toldNear reports whether any word of sp, in s, is told in the sentences of the
// other side that links lead to.
func (f *finder) toldNear(s *side, sp text.Span, other *side, links []link, inB bool) bool {
	for _, l := range links {
		j := l.a
		if inB {
			j = l.b
		}
		if shared, _ := f.covered(s.termsIn(sp), other.terms[j]); shared > 0 {
			return true
		}
	}
	return false
}

// ofAnother reports whether a further part is taken by two names that are neither
// one nor among those exchanged: the claims tell of different events.
func (f *finder) ofAnother(ca, cb *claim.Claim, part claim.RoleName, x, y actor) bool {
	for _, o := range []claim.RoleName{claim.Agent, claim.Patient, claim.Recipient, claim.Target} {
		a, b := f.A.filler(ca, o), f.B.filler(cb, o)
		if o == part || a == nil || b == nil || f.sameFiller(a, b) {
			continue
		}
		if !f.v.ids.related(f.A.ids[a.Entity], y.id) && !f.v.ids.related(f.B.ids[b.Entity], x.id) {
			return true
		}
	}
	return false
}

func (f *finder) exchanged(p pair, x, y text.Span) {
	f.add(Contradiction, Participant, 0.9+0.05*p.score,
		"The parts are exchanged: "+against(f.A.words(f.A.claim(p.a).Span), f.B.words(f.B.claim(p.b).Span)),
		f.A.whole(p.a, x), f.B.whole(p.b, y), Score{"alignment", p.score})
}

// crossed are the agents of two claims where each is what the other account has
// it done to, and neither is like the other.
func (f *finder) crossed(ca, cb *claim.Claim) (x, y *claim.Role) {
	agentA, patientA := f.A.only(ca, claim.Agent), f.A.only(ca, claim.Patient)
	agentB, patientB := f.B.only(cb, claim.Agent), f.B.only(cb, claim.Patient)
	if agentA == nil || agentB == nil || patientA == nil || patientB == nil {
		return nil, nil
	}
	if f.oneThing(agentA, patientB) && f.oneThing(patientA, agentB) &&
		!f.alikeFillers(agentA, agentB) && !f.alikeFillers(patientA, patientB) {
		return agentA, agentB
	}
	return nil, nil
}

// oneThing reports whether two participants have one name, or are one word.
func (f *finder) oneThing(x, y *claim.Role) bool {
	if x.Entity >= 0 && y.Entity >= 0 {
		return f.sameFiller(x, y)
	}
	a, b := f.A.termAt(x.Head), f.B.termAt(y.Head)
	return a >= 0 && a == b
}

// only is the one filler of a part, or nil where there are several or a pronoun.
func (s *side) only(c *claim.Claim, part claim.RoleName) *claim.Role {
	var found *claim.Role
	for i := range c.Roles {
		if c.Roles[i].Name != part {
			continue
		}
		if found != nil || s.isPronoun(c.Roles[i].Head) || s.isAmount(c.Roles[i].Head) {
			return nil
		}
		found = &c.Roles[i]
	}
	return found
}

// isVerb reports whether claim c tells of something done, rather than how or what
// somebody is.
func (s *side) isVerb(c int) bool {
	p := &s.claim(c).Predicate
	return p.Noun || s.token(p.Token).UPOS == document.VERB
}

// actor is who takes a part: the name that fills it, or the name that tells
// whose the thing is that does, "Russian artillery".
type actor struct {
	id    int    // identity, -1 for nobody
	head  string // "artillery"; "" where the name itself fills the part
	span  text.Span
	token int
}

func (f *finder) actor(s *side, c *claim.Claim, part claim.RoleName) actor {
	if r := s.filler(c, part); r != nil {
		return actor{s.ids[r.Entity], "", r.Span, r.Head}
	}
	for i := range c.Roles {
		r := &c.Roles[i]
		if r.Name != part || r.Entity >= 0 || s.token(r.Head).UPOS != document.NOUN {
			continue
		}
		for _, k := range s.tree.Children(r.Head) {
			switch s.token(int(k)).Rel {
			case "amod", "compound", "nmod:poss":
				if m := s.mention[k]; m >= 0 && s.doc.Mentions[m].Form != document.Pronoun {
					return actor{s.ids[s.doc.Mentions[m].Entity], strings.ToLower(s.token(r.Head).Lemma), s.span(int(k)).Union(s.span(r.Head)), int(k)}
				}
			}
		}
	}
	return actor{id: -1}
}

// filler is the named participant of c in a part, or nil. Whom a pronoun means is
// too often guessed wrong to rest a difference on.
func (s *side) filler(c *claim.Claim, part claim.RoleName) *claim.Role {
	for i := range c.Roles {
		if c.Roles[i].Name == part && c.Roles[i].Entity >= 0 && !s.isPronoun(c.Roles[i].Head) {
			return &c.Roles[i]
		}
	}
	return nil
}

func (s *side) isPronoun(t int) bool { return s.token(t).UPOS == document.PRON }

func (f *finder) sameFiller(x, y *claim.Role) bool {
	return f.v.ids.related(f.A.ids[x.Entity], f.B.ids[y.Entity])
}

// shares reports whether any participant of one part is the same in both claims.
func (f *finder) shares(ca, cb *claim.Claim, part claim.RoleName) bool {
	for i := range ca.Roles {
		for j := range cb.Roles {
			x, y := &ca.Roles[i], &cb.Roles[j]
			if x.Name == part && y.Name == part && x.Entity >= 0 && y.Entity >= 0 && f.sameFiller(x, y) {
				return true
			}
		}
	}
	return false
}

// hasOther reports whether identity id is named in claim c outside the words of
// its actor, who is somebody else.
func (f *finder) hasOther(s *side, c *claim.Claim, x actor, id int) bool {
	for _, t := range c.Tokens {
		m := s.mention[t]
		if m < 0 || t == x.token {
			continue
		}
		men := &s.doc.Mentions[m]
		if s.ids[men.Entity] != x.id && (x.head != "" || men.Form != document.Demonym) && f.v.ids.related(s.ids[men.Entity], id) {
			return true
		}
	}
	return false
}

// wordOf is the exact words of token t.
func (s *side) wordOf(t int) string { return s.words(s.span(t)) }
