package claim

// Who does what a clause says, and to whom, where the clause does not say so itself:
// the subject is shared with the clause it hangs on ("attacked Ostby and seized the
// airport"), or is that clause's object ("persuaded the crew to leave"); the object
// is shared with the verb beside it ("attacked and burned the mill").

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// doer is the token that heads the subject of predicate p, its own or the one it
// shares; -1 where there is none.
func (r *reader) doer(p int) int {
	for range 5 {
		if s := r.ownSubject(p); s >= 0 {
			if a := r.antecedent(p, s); a != s {
				return r.saidOf(a)
			}
			return s
		}
		tok := &r.d.Tokens[p]
		switch tok.Rel {
		case "conj", "parataxis":
			p = tok.Head
		case "advcl":
			if o := r.object(tok.Head); o >= 0 && r.isBlame(p) && !r.isPassive(tok.Head) {
				return o
			}
			if r.isInfinitive(p) && r.isPassive(tok.Head) {
				return r.whoActs(tok.Head)
			}
			p = tok.Head
		case "xcomp":
			if o := r.controller(tok.Head); o >= 0 && o != p {
				return o
			}
			p = tok.Head
		case "acl":
			s, up := r.possessor(p)
			if up < 0 {
				return r.saidOf(s)
			}
			p = up
		case "acl:relcl":
			return r.saidOf(tok.Head)
		case "amod":
			return tok.Head
		default:
			return -1
		}
		if p < 0 || r.d.Tokens[p].Head == p && r.ownSubject(p) < 0 {
			return -1
		}
	}
	return -1
}

// isGerund reports "closing" of "criticism for closing".
func (r *reader) isGerund(p int) bool {
	return r.d.Tokens[p].XPOS == "VBG" && r.tree.Child(p, "mark") >= 0
}

// saidOf is noun n, or where it is said of somebody, "became the first woman to lead
// the bank", who that is.
func (r *reader) saidOf(n int) int {
	if n < 0 || r.d.Tokens[n].UPOS != document.NOUN || !r.isSomebody(n) {
		return n
	}
	h := n
	switch {
	case r.tree.Child(n, "cop") >= 0:
	case r.d.Tokens[n].Rel == "xcomp" && r.d.Tokens[r.d.Tokens[n].Head].Lemma == "become":
		h = r.d.Tokens[n].Head
	default:
		return n
	}
	if s := r.ownSubject(h); s >= 0 && r.d.Tokens[s].UPOS != document.PRON {
		return s
	}
	return n
}

// isAbout reports whether noun n is something done, told or felt, which a gerund
// tells more of: "criticism for closing the mill".
func (r *reader) isAbout(n int) bool {
	lemma := r.d.Tokens[n].Lemma
	return lexicon.KindShare(lemma, lexicon.Act)+lexicon.KindShare(lemma, lexicon.State)+lexicon.KindShare(lemma, lexicon.Message) >= leastActs
}

// isBlame reports whether the gerund p tells what the object of its verb does or
// did: "accused the firm of hiding it", "kept the crew from leaving".
func (r *reader) isBlame(p int) bool {
	m := r.tree.Child(p, "mark")
	return m >= 0 && r.d.Tokens[p].XPOS == "VBG" && blames[r.word(m)]
}

var blames = map[string]bool{"of": true, "from": true, "for": true, "into": true, "with": true}

// controller is the object of h that does what stands in the infinitive below h,
// or -1.
func (r *reader) controller(h int) int {
	if frameOf(r.d.Tokens[h].Lemma).bySubject || r.isPassive(h) {
		return -1
	}
	if o := r.object(h); o >= 0 {
		return o
	}
	return r.tree.Child(h, "iobj")
}

// possessor is who does what the clause p says of the noun it hangs on: the noun,
// or, of an infinitive that tells what a thing is for or about ("a decision to
// close", "an offensive to take the town"), who has it. Where up is not -1 it is
// the doer of the verb up.
func (r *reader) possessor(p int) (s, up int) {
	n := r.d.Tokens[p].Head
	if r.d.Tokens[n].Rel == "obj" && frameOf(r.d.Tokens[r.d.Tokens[n].Head].Lemma).blaming && !r.isInfinitive(p) {
		return n, -1
	}
	if !r.isInfinitive(p) && !(r.isGerund(p) && r.isAbout(n)) || r.d.Tokens[n].UPOS != document.NOUN || r.isSomebody(n) || r.isTool(n) {
		return n, -1
	}
	if s := r.tree.Child(n, "nmod:poss"); s >= 0 {
		return s, -1
	}
	if h := r.d.Tokens[n].Head; r.d.Tokens[n].Rel == "obj" {
		if frameOf(r.d.Tokens[h].Lemma).raised { // "wants the port to reopen"
			return n, -1
		}
		return -1, h
	}
	return -1, -1
}

// addShared adds the object, or who a passive is by, that c shares with a verb it is
// coordinated with.
func (r *reader) addShared(out []Role, c *clause) []Role {
	if c.form != verbal || c.light >= 0 || c.result >= 0 {
		return out
	}
	rel, name := "obj", Patient
	if c.passive {
		rel, name = "obl:agent", Agent
	} else if r.tree.Child(c.token, "ccomp", "xcomp") >= 0 {
		return out
	}
	for i := range out {
		if out[i].Name == name && (name == Patient || out[i].Head > c.token) {
			return out
		}
	}
	o := r.sharedBehind(c.token, rel)
	if o < 0 || r.isLightObject(o) {
		return out
	}
	least := mostlyTransitive
	if o == r.object(r.d.Tokens[c.token].Head) {
		least = sometimesTransitive // it stands behind a verb that it was not given to
	}
	if !c.passive && lexicon.KindShare(c.lemma, lexicon.Transitive) < least {
		return out
	}
	return r.addRole(out, name, o)
}

// sometimesTransitive is mostlyTransitive for a verb that has its object behind it.
const sometimesTransitive = 0.2

// sharedBehind is what hangs by rel on a verb that p is coordinated with, and stands
// behind both; or -1. Of the two only the second has it where nothing parts them.
func (r *reader) sharedBehind(p int, rel string) int {
	if tok := &r.d.Tokens[p]; tok.Rel == "conj" && r.d.Tokens[tok.Head].UPOS == document.VERB {
		if o := r.tree.Child(tok.Head, rel); o > p && r.ownSubject(p) < 0 {
			return o
		}
	}
	for _, c := range r.tree.Children(p) {
		if r.d.Tokens[c].Rel == "conj" && r.d.Tokens[c].UPOS == document.VERB && r.isBeside(p, int(c)) {
			if o := r.tree.Child(int(c), rel); o > int(c) {
				return o
			}
		}
	}
	return -1
}

// isBeside reports whether only a conjunction stands between verbs a and b.
func (r *reader) isBeside(a, b int) bool {
	for t := a + 1; t < b; t++ {
		if u := r.d.Tokens[t].UPOS; u != document.CCONJ && u != document.ADV {
			return false
		}
	}
	return true
}

// whoActs is who has a purpose in passive p: who it is by, or its subject where that
// can have one ("was flown home to recover", not "was used to repair roads"); or -1.
func (r *reader) whoActs(p int) int {
	if a := r.byAgent(p); a >= 0 {
		return a
	}
	if s := r.doer(p); s >= 0 && (r.isSomebody(s) || r.d.Tokens[s].UPOS == document.PRON) {
		return s
	}
	return -1
}
