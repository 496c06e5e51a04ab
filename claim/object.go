package claim

// Objects: who or what is done to, and who receives what is given.

import "github.com/recount-news/recount/document"

// addObject adds object k of c.
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
