package compare

import (
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

// participants compares who takes which part in paired claims, and the names
// that stand in the same place in linked sentences.
func (f *finder) participants() {
	for _, p := range f.pairs {
		if p.predicate >= 0.5 && p.score >= 0.5 {
			f.roles(p)
		}
	}
	f.authors()
	f.replacedNames()
	f.lostNames(f.A, f.fromA, Omission)
	f.lostNames(f.B, f.fromB, Addition)
}

// roles reports parts that are exchanged: who does it in one account has it done
// to them, or another does it, in the other.
func (f *finder) roles(p pair) {
	ca, cb := f.A.claim(p.a), f.B.claim(p.b)
	if x, y := f.crossed(ca, cb); x != nil {
		f.exchanged(p, x.Span, y.Span)
		return
	}
	for _, part := range []claim.RoleName{claim.Agent, claim.Patient, claim.Recipient, claim.Target} {
		x, y := f.actor(f.A, ca, part), f.actor(f.B, cb, part)
		if x.id < 0 || y.id < 0 || x.head != y.head || f.v.ids.related(x.id, y.id) || f.shares(ca, cb, part) {
			continue
		}
		if !f.hasOther(f.A, ca, x, y.id) && !f.hasOther(f.B, cb, y, x.id) {
			continue
		}
		f.exchanged(p, x.span, y.span)
		return
	}
}

func (f *finder) exchanged(p pair, x, y text.Span) {
	f.add(Contradiction, Participant, 0.9+0.05*p.score,
		"The parts are exchanged: "+against(f.A.words(f.A.claim(p.a).Span), f.B.words(f.B.claim(p.b).Span)),
		f.A.whole(p.a, x), f.B.whole(p.b, y), Score{"alignment", p.score})
}

// crossed are the agents of two claims where each is what the other account has
// it done to, and neither is like the other.
func (f *finder) crossed(ca, cb *claim.Claim) (x, y *claim.Role) {
	agentA, patientA := f.only(f.A, ca, claim.Agent), f.only(f.A, ca, claim.Patient)
	agentB, patientB := f.only(f.B, cb, claim.Agent), f.only(f.B, cb, claim.Patient)
	if agentA == nil || agentB == nil || patientA == nil || patientB == nil {
		return nil, nil
	}
	if f.alikeFillers(agentA, patientB) && f.alikeFillers(patientA, agentB) &&
		!f.alikeFillers(agentA, agentB) && !f.alikeFillers(patientA, patientB) {
		return agentA, agentB
	}
	return nil, nil
}

// only is the one filler of a part, or nil where there are several or a pronoun.
func (f *finder) only(s *side, c *claim.Claim, part claim.RoleName) *claim.Role {
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

// actor is who takes a part: the name that fills it, or the name that tells
// whose the thing is that does, "Russian artillery".
type actor struct {
	id    int    // identity, -1 for nobody
	head  string // "artillery"; "" where the name itself fills the part
	span  text.Span
	token int
}

func (f *finder) actor(s *side, c *claim.Claim, part claim.RoleName) actor {
	if r := f.filler(s, c, part); r != nil {
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
func (f *finder) filler(s *side, c *claim.Claim, part claim.RoleName) *claim.Role {
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
		ra, rb = f.answered(f.A, ca, f.B.token(cb.Predicate.Token).Lemma), f.filler(f.B, cb, claim.Agent)
	case answers[cb.Predicate.Lemma] && isProposal(ca):
		ra, rb = f.filler(f.A, ca, claim.Agent), f.answered(f.B, cb, f.A.token(ca.Predicate.Token).Lemma)
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
			return f.filler(s, c, claim.Agent)
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

// lostNames reports names of s that the other account does not give at all, in
// sentences that it otherwise tells.
func (f *finder) lostNames(s *side, links [][]link, level Level) {
	other := f.A
	if s == f.A {
		other = f.B
	}
	told := make(map[int]bool)
	for _, n := range namesOf(s) {
		if told[n.id] || len(links[n.sentence]) == 0 || links[n.sentence][0].score < 0.4 || !s.isBody(n.sentence) || s.inQuote[n.token] >= 0 {
			continue
		}
		told[n.id] = true
		if n.entity.Type != document.MISC && n.entity.Place == "" && !f.namedAnywhere(other, n.id) {
			f.addMissing(s, level, Participant, 0.25, n.mention.Span)
		}
	}
}

func (f *finder) namedAnywhere(s *side, id int) bool {
	for e := range s.doc.Entities {
		if f.v.ids.related(s.ids[e], id) {
			return true
		}
	}
	return false
}

// named is a name in its place in a sentence.
type named struct {
	token, sentence int
	id              int
	mention         *document.Mention
	entity          *document.Entity
}

func namesOf(s *side) []named {
	var out []named
	for m := range s.doc.Mentions {
		men := &s.doc.Mentions[m]
		if men.Form != document.Named && men.Form != document.NamePart {
			continue
		}
		if i := s.doc.SentenceAt(men.Span.Start); i >= 0 {
			out = append(out, named{men.Head, i, s.ids[men.Entity], men, &s.doc.Entities[men.Entity]})
		}
	}
	return out
}

// replacedNames reports a name of the reference that is nowhere in the linked
// sentences, and another of the same sort, nowhere in the reference's, in its
// place: "the port of Latakia" against "the port of Tartus".
func (f *finder) replacedNames() {
	as, bs := f.lonelyNames(f.A, f.fromA, true), f.lonelyNames(f.B, f.fromB, false)
	var all []rivals
	for i := range as {
		for j := range bs {
			a, b := &as[i], &bs[j]
			if f.v.ids.related(a.id, b.id) || !sameSort(a.entity, b.entity) && !f.bothLocal(a, b) ||
				f.linked(a.sentence, b.sentence) == 0 || mayBeOne(a.entity, b.entity) || f.ofOthers(a, b) {
				continue
			}
			alone := onlyName(as, a) && onlyName(bs, b)
			score := f.rivalry(a.token, b.token, a.sentence, b.sentence, alone)
			if f.samePlaceInSentence(a, b) > 0 {
				score += 0.15
			}
			if score >= leastNameRival && (!f.strangers || score >= leastStrangeRival) {
				all = append(all, rivals{i, j, score})
			}
		}
	}
	for _, r := range bestRivals(all) {
		f.replaced(&as[r.a], &bs[r.b], min(1, r.score))
	}
}

// mayBeOne reports whether two names that the gazetteer does not tell apart share
// a word that few others have: "South Campbell" and "Campbell Avenue".
func mayBeOne(a, b *document.Entity) bool {
	if a.Place != "" && b.Place != "" {
		return false
	}
	for x := range strings.FieldsSeq(strings.ToLower(a.Name)) {
		for y := range strings.FieldsSeq(strings.ToLower(b.Name)) {
			if strings.TrimSuffix(x, "s") == strings.TrimSuffix(y, "s") && (lexicon.Rarity(x) >= rareName || a.Name == b.Name) {
				return true
			}
		}
	}
	return strings.Contains(a.Name, b.Name) || strings.Contains(b.Name, a.Name)
}

// rareName is the rarity from which a word shared by two names makes them one.
const rareName = 4.5

// leastNameRival is the score from which one name stands for another. Rewriting
// moves names about more than numbers.
const (
	leastNameRival    = 0.6
	leastStrangeRival = 0.85 // the same in an account that was not made from the other
)

// lonelyNames are the names of s that no linked sentence of the other side has.
func (f *finder) lonelyNames(s *side, links [][]link, inB bool) []named {
	other := f.A
	if inB {
		other = f.B
	}
	var out []named
	for _, n := range namesOf(s) {
		if len(links[n.sentence]) > 0 && !f.namedNear(other, links[n.sentence], n.id, inB) {
			out = append(out, n)
		}
	}
	return out
}

// onlyName reports whether x is the only one of its sort in its sentence.
func onlyName(all []named, x *named) bool {
	for i := range all {
		if o := &all[i]; o != x && o.sentence == x.sentence && o.id != x.id && sameSort(o.entity, x.entity) {
			return false
		}
	}
	return true
}

// sameSort reports whether two names can stand for one thing.
func sameSort(a, b *document.Entity) bool { return a.Type == b.Type }

// bothLocal reports whether two names, one perhaps of unknown sort, say where: the
// same preposition of place stands in front of both.
func (f *finder) bothLocal(a, b *named) bool {
	known := a.entity.Type == document.LOC && b.entity.Type == document.MISC || a.entity.Type == document.MISC && b.entity.Type == document.LOC
	return known && f.samePreposition(a.token, b.token) && roleIsLocal(f.A, a.token) && roleIsLocal(f.B, b.token)
}

// ofOthers reports whether two names only tell which of two other names is meant:
// "a hospital in Harvey" and "Stroger Hospital in Chicago".
func (f *finder) ofOthers(a, b *named) bool {
	x, y := f.A.mention[f.A.token(a.token).Head], f.B.mention[f.B.token(b.token).Head]
	return x >= 0 && y >= 0 && f.A.doc.Mentions[x].Entity != a.mention.Entity && f.B.doc.Mentions[y].Entity != b.mention.Entity &&
		!f.v.ids.related(f.A.ids[f.A.doc.Mentions[x].Entity], f.B.ids[f.B.doc.Mentions[y].Entity])
}

// namedNear reports whether identity id is named in one of the linked sentences.
func (f *finder) namedNear(s *side, links []link, id int, inB bool) bool {
	for _, l := range links {
		i := l.a
		if inB {
			i = l.b
		}
		for m := range s.doc.Mentions {
			men := &s.doc.Mentions[m]
			if s.doc.SentenceAt(men.Span.Start) == i && f.v.ids.related(s.ids[men.Entity], id) {
				return true
			}
		}
	}
	return false
}

// samePlaceInSentence tells how sure it is that two names stand in the same
// place: they take the same part in paired claims, or hang in the same way on
// words that match. 0 where they do not.
func (f *finder) samePlaceInSentence(a, b *named) float64 {
	if ca, cb := f.ownerA[a.token], f.ownerB[b.token]; ca >= 0 && cb >= 0 {
		if p, ok := f.pairOfA[ca]; ok && p.b == cb && p.score >= 0.55 && p.predicate >= 0.5 {
			x, y := roleAt(f.A.claim(ca), a.token), roleAt(f.B.claim(cb), b.token)
			if x != "" && x == y {
				return p.score
			}
		}
	}
	if s := f.sameGovernor(a, b); s > 0 {
		return s
	}
	return 0
}

func roleAt(c *claim.Claim, token int) claim.RoleName {
	for i := range c.Roles {
		if c.Roles[i].Head == token {
			return c.Roles[i].Name
		}
	}
	return ""
}

// sameGovernor reports that both names hang on one word by one preposition, and
// that the words around them match: "the port of X", "a lawyer for X".
func (f *finder) sameGovernor(a, b *named) float64 {
	ta, tb := f.A.token(a.token), f.B.token(b.token)
	ka, kb := f.A.tree.Child(a.token, "case"), f.B.tree.Child(b.token, "case")
	if (ka < 0) != (kb < 0) || ka >= 0 && !strings.EqualFold(f.A.words(f.A.span(ka)), f.B.words(f.B.span(kb))) {
		return 0
	}
	if strings.SplitN(ta.Rel, ":", 2)[0] != strings.SplitN(tb.Rel, ":", 2)[0] {
		return 0
	}
	ha, hb := f.A.termAt(ta.Head), f.B.termAt(tb.Head)
	if ha < 0 || hb < 0 || f.v.similar(ha, hb) < 0.7 {
		return 0
	}
	if c := f.context(a.token, b.token); c >= 0.45 {
		return c
	}
	return 0
}

// termAt is the vocabulary entry of token t, or -1.
func (s *side) termAt(t int) int {
	i := s.doc.SentenceAt(s.span(t).Start)
	if i < 0 || s.termOf[t] < 0 {
		return -1
	}
	return s.terms[i][s.termOf[t]].entry
}

func (f *finder) replaced(a, b *named, score float64) {
	kind := Participant
	local := a.entity.Type == document.LOC || b.entity.Type == document.LOC
	if local && (roleIsLocal(f.A, a.token) || isTown(a.entity) && isTown(b.entity)) {
		kind = Place
	}
	f.add(Contradiction, kind, 0.7+0.2*score, against(f.A.words(a.mention.Span), f.B.words(b.mention.Span)),
		f.A.around(a.mention.Span, f.ownerA), f.B.around(b.mention.Span, f.ownerB), Score{"alignment", score})
}

// isTown reports a place that does not act as states do.
func isTown(e *document.Entity) bool {
	p, ok := place.ByID(e.Place)
	return ok && p.Kind != place.Country && p.Kind != place.Seat
}

// roleIsLocal reports whether the name at t says where, not who.
func roleIsLocal(s *side, t int) bool {
	k := s.tree.Child(t, "case")
	if k < 0 {
		return false
	}
	switch strings.ToLower(s.words(s.span(k))) {
	case "by", "with", "for", "against":
		return false
	}
	return true
}

// wordOf is the exact words of token t.
func (s *side) wordOf(t int) string { return s.words(s.span(t)) }
