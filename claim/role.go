package claim

// Participants: what hangs on a predicate, by the part it takes. Actives, passives
// and nouns come to one shape.

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// roles appends the participants of c.
func (r *reader) roles(out []Role, c *clause) []Role {
	switch c.form {
	case nominal:
		return r.nounRoles(out, c, c.token)
	case apposed:
		return append(r.addRole(out, Agent, r.named(c.token)), r.attribute(c.token))
	}
	out = r.addSubject(out, c)
	for _, k := range r.tree.Children(c.token) {
		if k := int(k); k != c.light {
			out = r.addDependent(out, c, k)
		}
	}
	if c.light >= 0 {
		out = r.nounRoles(out, c, c.light)
	}
	if c.form == copular && r.caseOf(c.token) == "" {
		out = append(out, r.attribute(c.token))
	} else if c.form == copular {
		out = append(out, r.role(r.prepositionRole(r.caseOf(c.token), c.token, c), c.token))
	}
	return r.addGap(out, c)
}

// addSubject adds who c is said of, its own subject or one it shares.
func (r *reader) addSubject(out []Role, c *clause) []Role {
	s := r.doer(c.token)
	if s < 0 || s == c.token {
		return out
	}
	before := len(r.d.Tokens)
	if r.d.Tokens[c.token].Head == s && s < c.token { // of "Lund, who leads the union, and Holt" the first alone
		before = c.token
	}
	return r.addMembers(out, r.subjectRole(c), s, before)
}

// subjectRole is the part of the subject of c.
func (r *reader) subjectRole(c *clause) RoleName {
	switch {
	case c.passive && r.object(c.token) >= 0 && c.frame.of("to") == Recipient:
		return Recipient // "was awarded the medal"
	case c.passive:
		if k := r.stranded(c.token); k >= 0 {
			return r.prepositionRole(r.word(k), c.token, c) // "was shot at"
		}
		return Patient
	case c.reversed:
		if part := c.frame.of("on"); part != "" {
			return part
		}
		return Patient
	case c.frame.subject != "" && r.object(c.token) < 0:
		return c.frame.subject
	}
	return Agent
}

// stranded is the preposition behind passive p that its subject belongs to, or -1.
func (r *reader) stranded(p int) int {
	t := p + 1
	if t >= len(r.d.Tokens) || r.d.Tokens[t].Head != p || r.d.Tokens[t].UPOS != document.ADP || len(r.tree.Children(t)) > 0 {
		return -1
	}
	switch r.d.Tokens[t].Rel {
	case "obl", "advmod":
		return t
	}
	return -1
}

// addDependent adds k, which hangs on c, where it takes part.
func (r *reader) addDependent(out []Role, c *clause, k int) []Role {
	tok := &r.d.Tokens[k]
	switch tok.Rel {
	case "obj":
		return r.addObject(out, c, k)
	case "iobj":
		if r.object(c.token) < 0 {
			return r.addRole(out, Patient, k) // "persuaded the crew to leave"
		}
		return r.addRole(out, Recipient, k)
	case "xcomp":
		if r.isComplement(c, k) {
			return append(out, r.attribute(k)) // "became president"
		}
	case "obl", "obl:agent":
		return r.addOblique(out, c, k)
	case "advcl":
		if o := r.object(k); o >= 0 && r.isUsing(k) {
			return r.addRole(out, Instrument, o)
		}
	}
	return out
}

// isComplement reports whether k, below verb c, is what its subject or object is
// or becomes. An adjective said of an object is a claim of its own.
func (r *reader) isComplement(c *clause, k int) bool {
	if c.form != verbal || k == c.result || r.caseOf(k) != "" || r.tree.Child(k, "mark", "cop") >= 0 {
		return false
	}
	switch r.d.Tokens[k].UPOS {
	case document.NOUN, document.PROPN:
		return true
	case document.ADJ:
		return !r.isSaidOf(k)
	}
	return false
}

// isUsing reports whether k is "using" of "using a stolen key".
func (r *reader) isUsing(k int) bool {
	return r.word(k) == "using" && r.ownSubject(k) < 0 && r.tree.Child(k, "mark") < 0
}

func (r *reader) addObject(out []Role, c *clause, k int) []Role {
	tok := &r.d.Tokens[k]
	if r.caseOf(k) != "" {
		return r.addOblique(out, c, k)
	}
	if tok.UPOS == document.ADJ || tok.UPOS == document.ADV { // "fell more than imports"
		for _, o := range r.tree.Children(k) {
			if r.d.Tokens[o].Rel == "obl" && r.caseOf(int(o)) == "than" {
				return r.addRole(out, "than", int(o))
			}
		}
	}
	if k == c.particle || c.frame.raised && r.hasInfinitive(c.token, k) {
		return out
	}
	if c.frame.of("to") == Recipient && r.isSomebody(k) && r.otherObject(c.token, k) {
		return r.addRole(out, Recipient, k)
	}
	if second := r.secondObject(c, k); second >= 0 {
		return append(r.addRole(out, Recipient, k), r.role(Patient, second))
	}
	return r.addGift(r.addRole(out, Patient, r.antecedent(c.token, k)), c, k)
}

// addGift adds who receives object k of a verb of giving, where the parse has hung
// it on what is given: "provided food and shelter to refugees".
func (r *reader) addGift(out []Role, c *clause, k int) []Role {
	if c.frame.of("to") != Recipient {
		return out
	}
	last := k
	for _, m := range r.tree.Children(k) {
		if r.d.Tokens[m].Rel == "conj" {
			last = int(m)
		}
	}
	n := r.nmodBy(last, "to")
	if n < 0 || !r.isSomebody(n) {
		return out
	}
	out = r.addRole(out, Recipient, n)
	r.cutBefore(out, n)
	return out
}

// hasInfinitive reports whether an infinitive that object o belongs to hangs on it
// or on its verb p.
func (r *reader) hasInfinitive(p, o int) bool {
	for _, x := range [...]int{r.tree.Child(p, "xcomp", "ccomp"), r.tree.Child(o, "acl")} {
		if x >= 0 && r.isInfinitive(x) {
			return true
		}
	}
	return false
}

// otherObject reports whether p has an object besides k, or a clause for one.
func (r *reader) otherObject(p, k int) bool {
	for _, c := range r.tree.Children(p) {
		if rel := r.d.Tokens[c].Rel; int(c) != k && (rel == "obj" || rel == "ccomp") {
			return true
		}
	}
	return false
}

// secondObject is what is given in "sent the rebels 40 tanks", where the parse
// has set it beside who gets it; or -1.
func (r *reader) secondObject(c *clause, o int) int {
	if c.frame.of("to") != Recipient {
		return -1
	}
	a := r.tree.Child(o, "appos")
	if a < 0 || r.tree.Child(a, "punct") >= 0 || r.d.Tokens[a].UPOS != document.NOUN {
		return -1
	}
	return a
}

// addOblique adds k, which a preposition leads to.
func (r *reader) addOblique(out []Role, c *clause, k int) []Role {
	w := r.caseOf(k)
	if w == "" || asides[w] || r.isTime(k) && w != "to" {
		return out
	}
	if p := r.tree.Child(k, "case"); p == c.particle {
		return r.addRole(out, Patient, k) // "called off the strike"
	}
	if c.light >= 0 && (w == "to" || w == "on") && r.nmodBy(c.light, "of") < 0 && lexicon.KindShare(c.lemma, lexicon.Transitive) >= mostlyTransitive {
		return r.addRole(out, Patient, k) // "gave approval to the plan"
	}
	if c.reversed && w == "from" {
		return r.addRole(out, Agent, k)
	}
	return r.addRole(out, r.prepositionRole(w, k, c), r.antecedent(c.token, k))
}

// asides are the prepositions that bring in nobody who takes part: sources, and
// examples of what was named.
var asides = map[string]bool{"according to": true, "according": true, "including": true, "excluding": true, "such as": true}

// prepositionRole is the part that preposition w gives k in c.
func (r *reader) prepositionRole(w string, k int, c *clause) RoleName {
	if part := c.frame.of(w); part != "" {
		return part
	}
	switch w {
	case "by":
		if r.isMeans(k) {
			return Instrument
		}
		if c.passive || c.form == nominal || c.light >= 0 {
			return Agent
		}
	case "with":
		if c.form == verbal && (c.passive || r.object(c.token) >= 0) && r.isTool(k) {
			return Instrument
		}
	case "against":
		return Target
	case "to":
		if !r.isGoal(k, c) {
			return Recipient
		}
	}
	return RoleName(w)
}

// isMeans reports whether k is a way to do something rather than who did it, "by
// drone", "by letter": a bare noun for a tool or a channel.
func (r *reader) isMeans(k int) bool {
	lemma := r.d.Tokens[k].Lemma
	if r.d.Tokens[k].XPOS != "NN" || r.tree.Child(k, "det", "nmod:poss", "nmod", "amod") >= 0 {
		return false
	}
	return channels[lemma] || isTool(lemma)
}

// isTool reports whether k is something that things are done with.
func (r *reader) isTool(k int) bool {
	return r.d.Tokens[k].UPOS == document.NOUN && isTool(r.d.Tokens[k].Lemma)
}

// isTool reports whether a noun means a tool: WordNet says so, or is too old to.
func isTool(noun string) bool {
	return newTools[noun] || lexicon.KindShare(noun, lexicon.Instrument) >= 0.5
}

var newTools = map[string]bool{"drone": true, "taser": true, "smartphone": true, "airstrike": true}

// isGoal reports whether "to" leads to where c goes rather than to who receives it.
func (r *reader) isGoal(k int, c *clause) bool {
	if r.isPlace(k) || r.isTime(k) {
		return true
	}
	return r.d.Tokens[k].UPOS != document.PRON && !r.isSomebody(k) && c.form == verbal &&
		lexicon.KindShare(c.lemma, lexicon.Transitive) < mostlyTransitive
}

// isPlace reports whether k names a place or is a word for one.
func (r *reader) isPlace(k int) bool {
	if m := r.mentionOf[k]; m >= 0 {
		return r.d.Entities[r.d.Mentions[m].Entity].Type == document.LOC
	}
	return r.d.Tokens[k].UPOS == document.NOUN && lexicon.KindShare(r.d.Tokens[k].Lemma, lexicon.Place) >= 0.5
}

// isSomebody reports whether k names somebody or is a word for people.
func (r *reader) isSomebody(k int) bool {
	if m := r.mentionOf[k]; m >= 0 {
		return r.d.Entities[r.d.Mentions[m].Entity].Type != document.LOC
	}
	lemma := r.d.Tokens[k].Lemma
	return lexicon.KindShare(lemma, lexicon.Person)+lexicon.KindShare(lemma, lexicon.Group) >= 0.5
}

// addGap adds the noun that a relative clause leaves a place for: "a proposal that
// Ukraine accepted", "the village where the plane crashed".
func (r *reader) addGap(out []Role, c *clause) []Role {
	tok := &r.d.Tokens[c.token]
	if tok.Rel != "acl:relcl" || c.passive || c.form != verbal || r.tellsContent(c.token) {
		return out
	}
	s := r.ownSubject(c.token)
	if s < 0 || r.antecedent(c.token, s) != s {
		return out
	}
	if a := r.tree.Child(c.token, "advmod"); a >= 0 && r.word(a) == "where" {
		return append(out, r.role("in", tok.Head))
	}
	if r.tree.Child(c.token, "obj") < 0 {
		out = r.addRole(out, Patient, tok.Head)
	}
	return out
}

// addRole adds token t, and what is coordinated with it, as name; nothing where
// name is "".
func (r *reader) addRole(out []Role, name RoleName, t int) []Role {
	return r.addMembers(out, name, t, len(r.d.Tokens))
}

// addMembers is addRole without what is coordinated with t behind token before.
func (r *reader) addMembers(out []Role, name RoleName, t, before int) []Role {
	if name == "" {
		return out
	}
	out = append(out, r.role(name, t))
	for _, c := range r.tree.Children(t) {
		if r.d.Tokens[c].Rel == "conj" && int(c) < before && isNominal(r.d.Tokens[c].UPOS) {
			out = append(out, r.role(r.sharedName(name, int(c)), int(c)))
		}
	}
	return out
}

// sharedName is the part of t, which is coordinated with what takes the part name:
// the same, or that of a preposition of its own, "from Lem and to Ostby".
func (r *reader) sharedName(name RoleName, t int) RoleName {
	switch name {
	case Agent, Patient, Recipient, Target, Instrument, Attribute:
		return name
	}
	if w := r.caseOf(t); w != "" {
		return RoleName(w)
	}
	return name
}

func (r *reader) role(name RoleName, t int) Role {
	span := r.phrase(t)
	if r.tree.Child(t, "cop") >= 0 {
		span = r.said(t)
	}
	role := Role{Name: name, Span: span, Head: r.counted(t), Entity: -1, Text: r.withoutNo(t, span)}
	if m := r.mentionOf[t]; m >= 0 && r.d.Mentions[m].Form != document.Demonym {
		role.Entity = r.d.Mentions[m].Entity
	}
	if p := r.personNamed(t); p >= 0 && (role.Entity < 0 || r.d.Entities[role.Entity].Type != document.PER) {
		role.Entity = p
	}
	if n := r.named(t); n >= 0 && role.Entity < 0 {
		role.Entity = r.d.Mentions[r.mentionOf[n]].Entity
	}
	if role.Entity >= 0 {
		role.Text = r.d.Entities[role.Entity].Name
	}
	return role
}

// counted is what number or share t is of, "dozens of protesters", "a number of
// banks", or t.
func (r *reader) counted(t int) int {
	if u := r.d.Tokens[t].UPOS; u != document.NUM && u != document.NOUN {
		return t
	}
	s := r.d.Tokens[t].Span
	i, _ := slices.BinarySearchFunc(r.d.Quantities, s.Start, func(q quantity.Quantity, at int) int { return q.Span.End - at - 1 })
	if !partitives[r.d.Tokens[t].Lemma] && (i >= len(r.d.Quantities) || !r.d.Quantities[i].Number.Contains(s)) {
		return t
	}
	if n := r.nmodBy(t, "of"); n >= 0 {
		return n
	}
	return t
}

// partitives are nouns that tell how much of what follows.
var partitives = map[string]bool{"number": true, "lot": true, "majority": true, "handful": true, "couple": true, "series": true,
	"rest": true, "bulk": true, "half": true, "part": true, "group": true, "pair": true, "set": true}

// withoutNo is the words of span, which t heads, without the "no" that denies
// the claim: "no ship".
func (r *reader) withoutNo(t int, span text.Span) string {
	if d := r.tree.Child(t, "det"); d >= 0 && d < t && r.d.Tokens[t].UPOS == document.NOUN && r.d.Tokens[d].Span.Start == span.Start && strings.EqualFold(r.d.Text(r.d.Tokens[d].Span), "no") {
		span.Start = r.d.Tokens[d+1].Span.Start
	}
	return r.d.Text(span)
}

// attribute is what something is said to be.
func (r *reader) attribute(t int) Role {
	role := Role{Name: Attribute, Head: t, Entity: -1, Span: r.said(t)}
	if m := r.mentionOf[t]; m >= 0 && r.d.Mentions[m].Form != document.Demonym {
		role.Entity = r.d.Mentions[m].Entity
	}
	role.Text = r.withoutNo(t, role.Span)
	return role
}

// said is the words of t, which something is said to be, without what else the
// clause says.
func (r *reader) said(t int) text.Span {
	span := r.d.Tokens[t].Span
	for _, c := range r.tree.Children(t) {
		switch r.d.Tokens[c].Rel {
		case "det", "amod", "nmod", "nmod:poss", "compound", "nummod", "flat", "fixed", "nmod:desc":
			span = span.Union(r.tree.Phrase(int(c)))
		case "advmod":
			if int(c) < t && int(c) > r.tree.Child(t, "cop") && !negators[r.word(int(c))] {
				span = span.Union(r.tree.Phrase(int(c)))
			}
		}
	}
	return span
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

// isTime reports whether t heads a time expression.
func (r *reader) isTime(t int) bool {
	s := r.d.Tokens[t].Span
	i := firstEndingAfter(r.d.Times, s.Start)
	return i < len(r.d.Times) && r.d.Times[i].Span.Contains(s)
}

// firstEndingAfter is the index of the first time that ends behind offset.
func firstEndingAfter(times []timex.Time, offset int) int {
	low, high := 0, len(times)
	for low < high {
		if mid := (low + high) / 2; times[mid].Span.End <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
