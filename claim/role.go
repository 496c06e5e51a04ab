package claim

// Roles: what hangs on a predicate, by the part it takes. Actives, passives and
// nouns come to one shape.

import "github.com/recount-news/recount/document"

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
	return r.addGap(r.addShared(out, c), c)
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
