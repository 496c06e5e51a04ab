package claim

// Claims, clause by clause.
//
//  1. Predicates: every full verb, every noun or adjective with a copula, and
//     every noun that names an event and has participants ("the death of …").
//  2. Each token belongs to the nearest clause above it in the tree, and to the
//     nouns of event on the way there; a claim's span, quantities, times and
//     places are those of its tokens.
//  3. Roles are read from the relations of the predicate's dependents; actives,
//     passives and nouns come to one shape; a missing subject is taken from the
//     clause it is shared with.
//  4. Polarity, certainty and the chain of sources are read from what stands
//     around the predicate and above it.
//
// A reporting verb that only introduces what somebody says is no claim of its
// own: it is the attribution of what it introduces.
//
// Cost: linear in the tokens, times the depth of the tree.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// Extract reads the quotations and claims of d, both in the order of the text.
func Extract(d *document.Document) ([]Quotation, []Claim) {
	r := newReader(d)
	r.readQuotations()
	return r.quotes, r.readClaims()
}

func (r *reader) readClaims() []Claim {
	predicates := r.predicates()
	claims := make([]Claim, 0, len(predicates))
	index := filled(len(r.d.Tokens)) // claim of each predicate
	for _, p := range predicates {
		c := Claim{Sentence: r.d.SentenceAt(r.d.Tokens[p].Span.Start), Predicate: r.predicate(p)}
		c.Roles = r.roles(p)
		c.Event = r.event(p, c.Predicate)
		c.Polarity = r.polarity(p)
		c.Attribution = r.attribution(p)
		c.Certainty, c.Hedge = r.certainty(p, c.Attribution)
		index[p] = len(claims)
		claims = append(claims, c)
	}
	r.spread(claims, index)
	return claims
}

// predicates are the tokens that make a claim, in order.
func (r *reader) predicates() []int {
	var out []int
	for t := range r.d.Tokens {
		if r.isPredicate(t) {
			out = append(out, t)
		}
	}
	return out
}

func (r *reader) isPredicate(t int) bool {
	tok := &r.d.Tokens[t]
	switch tok.Rel {
	case "amod", "compound", "aux", "aux:pass", "cop", "case", "mark", "fixed", "flat", "discourse":
		return false
	}
	switch tok.UPOS {
	case document.VERB:
		return !r.introduces(t)
	case document.NOUN, document.ADJ, document.PROPN, document.PRON, document.NUM, document.ADV:
		return r.tree.Child(t, "cop") >= 0 || tok.UPOS == document.NOUN && r.isEvent(t)
	}
	return false
}

// leastEventful is the share of a noun's uses that must mean events for it to
// make a claim.
const leastEventful = 0.45

// isEvent reports whether noun t names something done and says by or to whom.
func (r *reader) isEvent(t int) bool {
	if lexicon.Eventful(r.d.Tokens[t].Lemma) < leastEventful {
		return false
	}
	for _, c := range r.tree.Children(t) {
		switch r.d.Tokens[c].Rel {
		case "nmod", "nmod:poss":
			if r.d.Tokens[c].UPOS != document.PRON || r.d.Tokens[c].Rel == "nmod:poss" {
				return true
			}
		}
	}
	return false
}

// introduces reports whether verb t only lays something to a source: it is a cue
// that leaves its content standing, and has such a content.
func (r *reader) introduces(t int) bool {
	cue, ok := CueOf(r.d.Tokens[t].Lemma)
	if !ok || cue.Commitment < 0.3 {
		return false
	}
	if r.tree.Child(t, "ccomp") >= 0 {
		return true
	}
	if r.isTag(t) {
		return true
	}
	for i := range r.quotes {
		if r.quotes[i].Cue == r.d.Tokens[t].Span && r.quotes[i].Type == Direct {
			return true
		}
	}
	return false
}

// isTag reports whether verb t is a clause of saying set beside what is said,
// ", police said". Where the parse has not called it so, its place tells: it has
// a subject, nothing else, stands behind what it hangs on, and a mark follows.
func (r *reader) isTag(t int) bool {
	tok := &r.d.Tokens[t]
	if r.tree.Child(t, "obj") >= 0 {
		return false
	}
	switch tok.Rel {
	case "parataxis":
		return true
	case "advcl", "conj", "dep", "appos", "acl:relcl":
	default:
		return false
	}
	if tok.Head > t || r.tree.Child(t, "nsubj") < 0 || r.tree.Child(t, "mark", "cc", "ccomp", "xcomp", "obl") >= 0 {
		return false
	}
	return t+1 >= len(r.d.Tokens) || r.d.Tokens[t+1].UPOS == document.PUNCT
}

func (r *reader) predicate(p int) Predicate {
	tok := &r.d.Tokens[p]
	out := Predicate{Token: p, Span: tok.Span, Lemma: tok.Lemma}
	if prt := r.tree.Child(p, "compound:prt"); prt >= 0 {
		out.Lemma += " " + r.word(prt)
		out.Span = out.Span.Union(r.d.Tokens[prt].Span)
	}
	if n := r.lightObject(p); n >= 0 {
		v, _ := lexicon.VerbOf(r.d.Tokens[n].Lemma)
		out.Lemma = v
		out.Span = out.Span.Union(r.d.Tokens[n].Span)
	}
	if tok.UPOS == document.NOUN && r.tree.Child(p, "cop") < 0 {
		out.Noun = true
		if v, ok := lexicon.VerbOf(tok.Lemma); ok {
			out.Lemma = v
		}
	}
	return out
}

// lightVerbs say little themselves: what is done is told by their object.
var lightVerbs = map[string]bool{"have": true, "take": true, "make": true, "give": true, "hold": true, "do": true,
	"conduct": true, "carry": true, "gain": true, "reach": true, "stage": true}

// lightObject is the noun that tells what is done in "have control of", "made an
// attack on", or -1.
func (r *reader) lightObject(p int) int {
	if !lightVerbs[r.d.Tokens[p].Lemma] || r.d.Tokens[p].UPOS != document.VERB {
		return -1
	}
	o := r.tree.Child(p, "obj")
	if o < 0 || r.d.Tokens[o].UPOS != document.NOUN || lexicon.Eventful(r.d.Tokens[o].Lemma) == 0 {
		return -1
	}
	for _, c := range r.tree.Children(o) {
		if r.d.Tokens[c].Rel == "nmod" {
			return o
		}
	}
	return -1
}

// spread gives every claim the tokens, span, quantities, times and places that
// are its own: those below its predicate and not below another clause.
func (r *reader) spread(claims []Claim, index []int) {
	for t := range r.d.Tokens {
		if r.d.Tokens[t].UPOS == document.PUNCT {
			continue
		}
		r.eachOwner(t, claims, index, func(c *Claim) {
			c.Span = c.Span.Union(r.d.Tokens[t].Span)
			c.Tokens = append(c.Tokens, t)
		})
	}
	for i := range r.d.Quantities {
		t := r.tokenAt(r.d.Quantities[i].Number)
		r.eachOwner(t, claims, index, func(c *Claim) { c.Quantities = append(c.Quantities, i) })
	}
	for i := range r.d.Times {
		t := r.lastTokenOf(r.d.Times[i].Span)
		r.eachOwner(t, claims, index, func(c *Claim) { c.Times = append(c.Times, i) })
	}
	for i := range r.d.Places {
		t := r.tokenAt(r.d.Places[i].Span)
		r.eachOwner(t, claims, index, func(c *Claim) { c.Places = append(c.Places, i) })
	}
}

// eachOwner calls f with every claim that token t belongs to: the nouns of event
// at and above it, up to the first clause.
func (r *reader) eachOwner(t int, claims []Claim, index []int, f func(*Claim)) {
	for t < len(r.d.Tokens) {
		if index[t] >= 0 {
			c := &claims[index[t]]
			f(c)
			if !c.Predicate.Noun {
				return
			}
		}
		if r.d.Tokens[t].Head == t {
			return
		}
		t = r.d.Tokens[t].Head
	}
}

// tokenAt is the first token inside s.
func (r *reader) tokenAt(s text.Span) int {
	first, _ := r.d.TokensIn(s)
	return first
}

func (r *reader) lastTokenOf(s text.Span) int {
	first, last := r.d.TokensIn(s)
	return max(first, last-1)
}

// roles reads the participants of predicate p.
func (r *reader) roles(p int) []Role {
	var out []Role
	passive := r.isPassive(p)
	noun := r.d.Tokens[p].UPOS == document.NOUN && r.tree.Child(p, "cop") < 0
	light := r.lightObject(p)
	for _, c := range r.tree.Children(p) {
		if name := r.roleOf(int(c), passive, noun); name != "" && int(c) != light {
			out = r.addRole(out, name, r.antecedent(p, int(c)))
		}
	}
	if light >= 0 {
		for _, c := range r.tree.Children(light) {
			if r.d.Tokens[c].Rel == "nmod" {
				out = r.addRole(out, Patient, int(c))
			}
		}
	}
	if !noun && !hasSubject(out, passive) {
		if s := r.subject(p); s >= 0 && s != p {
			name := Agent
			if passive {
				name = Patient
			}
			out = r.addRole(out, name, s)
		}
	}
	if r.tree.Child(p, "cop") >= 0 {
		out = append(out, r.role(Attribute, p))
	}
	if !passive && r.d.Tokens[p].Rel == "acl:relcl" && r.tree.Child(p, "obj") < 0 && r.subjectIsOwn(p) {
		out = r.addRole(out, Patient, r.d.Tokens[p].Head) // "a proposal that Ukraine accepted"
	}
	return out
}

func (r *reader) subjectIsOwn(p int) bool {
	s := r.tree.Child(p, "nsubj")
	return s >= 0 && r.antecedent(p, s) == s
}

func hasSubject(roles []Role, passive bool) bool {
	for i := range roles {
		if roles[i].Name == Agent && !passive || roles[i].Name == Patient && passive {
			return true
		}
	}
	return false
}

// roleOf is the part that dependent c takes, or "".
func (r *reader) roleOf(c int, passive, noun bool) RoleName {
	tok := &r.d.Tokens[c]
	switch tok.Rel {
	case "nsubj":
		return Agent
	case "nsubj:pass":
		if passive {
			return Patient
		}
		return Agent
	case "obj":
		return Patient
	case "iobj":
		return Recipient
	case "nmod:poss":
		if noun {
			return Agent
		}
	case "obl", "obl:agent", "nmod":
		if tok.Rel == "nmod" && !noun || r.isTime(c) {
			return ""
		}
		return r.obliqueRole(c, passive, noun)
	}
	return ""
}

func (r *reader) obliqueRole(c int, passive, noun bool) RoleName {
	prep := r.tree.Child(c, "case")
	if prep < 0 {
		return ""
	}
	switch w := r.word(prep); {
	case w == "by" && (passive || noun):
		return Agent
	case w == "of" && noun:
		return Patient
	case w == "to":
		return Recipient
	case w == "at" || w == "against":
		return Target
	default:
		return RoleName(w)
	}
}

// addRole adds token t, and what is coordinated with it, as name.
func (r *reader) addRole(out []Role, name RoleName, t int) []Role {
	out = append(out, r.role(name, t))
	for _, c := range r.tree.Children(t) {
		if r.d.Tokens[c].Rel == "conj" && isNominal(r.d.Tokens[c].UPOS) {
			out = append(out, r.role(name, int(c)))
		}
	}
	return out
}

func (r *reader) role(name RoleName, t int) Role {
	span := r.tree.Phrase(t)
	role := Role{Name: name, Span: span, Head: t, Entity: -1, Text: r.d.Text(span)}
	if m := r.mentionOf[t]; m >= 0 && r.d.Mentions[m].Form != document.Demonym {
		role.Entity = r.d.Mentions[m].Entity
	}
	if p := r.personNamed(t); p >= 0 && (role.Entity < 0 || r.d.Entities[role.Entity].Type != document.PER) {
		role.Entity = p
	}
	if role.Entity >= 0 {
		role.Text = r.d.Entities[role.Entity].Name
	}
	return role
}

// personNamed is the person whose name follows the words that t heads, "South
// Carolina Senator Tim Scott", "a third man, Mark Ellery", or -1.
func (r *reader) personNamed(t int) int {
	for _, c := range r.tree.Children(t) {
		if rel := r.d.Tokens[c].Rel; (rel == "flat" || rel == "appos") && r.mentionOf[c] >= 0 {
			if e := r.d.Mentions[r.mentionOf[c]].Entity; r.d.Entities[e].Type == document.PER {
				return e
			}
		}
	}
	return -1
}

// isPassive reports whether p is a passive verb, or a participle that says what
// was done to its noun.
func (r *reader) isPassive(p int) bool {
	tok := &r.d.Tokens[p]
	if tok.UPOS != document.VERB {
		return false
	}
	if r.tree.Child(p, "aux:pass") >= 0 {
		return true // a subject called passive is none in a clause without "be"
	}
	if tok.Rel != "acl" && tok.Rel != "advcl" || r.tree.Child(p, "aux", "mark") >= 0 {
		return false
	}
	return !strings.HasSuffix(r.word(p), "ing")
}

// isTime reports whether t heads a time expression.
func (r *reader) isTime(t int) bool {
	s := r.d.Tokens[t].Span
	for i := range r.d.Times {
		if r.d.Times[i].Span.Contains(s) {
			return true
		}
		if r.d.Times[i].Span.Start > s.Start {
			break
		}
	}
	return false
}
