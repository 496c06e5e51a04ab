package claim

// Prepositions, and the parts that they bring in.

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

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

// isGoal reports whether "to" leads to where c goes rather than to who receives it.
func (r *reader) isGoal(k int, c *clause) bool {
	if r.isPlace(k) || r.isTime(k) {
		return true
	}
	return r.d.Tokens[k].UPOS != document.PRON && !r.isSomebody(k) && c.form == verbal &&
		lexicon.KindShare(c.lemma, lexicon.Transitive) < mostlyTransitive
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
