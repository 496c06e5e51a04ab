package claim

// Light verbs say little themselves: what is done is told by a noun of event that
// is their object ("made an attack on"), or that they lead to ("came under fire").

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// lightVerbs have a noun of event for their object.
var lightVerbs = map[string]bool{"have": true, "take": true, "make": true, "give": true, "hold": true, "do": true,
	"conduct": true, "carry": true, "carry out": true, "gain": true, "reach": true, "stage": true, "launch": true, "mount": true,
	"pay": true, "impose": true, "wage": true, "perform": true, "undertake": true, "commit": true}

// takesBare are the other verbs that make a verb with a bare noun: "lose weight",
// "drop anchor".
var takesBare = map[string]bool{"lose": true, "drop": true, "cast": true, "set": true, "bear": true, "declare": true, "keep": true}

// undergoing are the verbs of which the subject undergoes what their object tells.
var undergoing = map[string]bool{"undergo": true, "suffer": true, "sustain": true, "face": true}

// readLight finds the noun that tells what c does, where its verb is light.
func (r *reader) readLight(c *clause) {
	if c.passive || c.form != verbal {
		return
	}
	if n := r.lightObject(c.token, c.lemma); n >= 0 {
		c.light, c.lemma = n, verbOf(r.d.Tokens[n].Lemma)
		return
	}
	if n := r.undergone(c.token, c.lemma); n >= 0 {
		c.light, c.reversed, c.lemma = n, true, verbOf(r.d.Tokens[n].Lemma)
		return
	}
	if o := r.object(c.token); o == c.token+1 && r.isBare(o) && (lightVerbs[c.lemma] || takesBare[c.lemma]) { // "took part"
		if whole := c.lemma + " " + r.d.Tokens[o].Lemma; lexicon.Known(whole, lexicon.Verb) {
			c.particle, c.lemma = o, whole
		}
	}
}

// lightObject is the noun that tells what is done in "have control of", "made an
// attack on", "gave approval to", or -1.
func (r *reader) lightObject(p int, lemma string) int {
	if !lightVerbs[lemma] {
		return -1
	}
	o := r.object(p)
	if o < 0 || r.d.Tokens[o].UPOS != document.NOUN || lexicon.Eventful(r.d.Tokens[o].Lemma) == 0 ||
		lemma == "have" && !isHad(r.d.Tokens[o].Lemma) {
		return -1
	}
	for _, c := range r.tree.Children(o) {
		switch rel := r.d.Tokens[c].Rel; {
		case lemma == "pay" && r.caseOf(int(c)) != "to": // "paid a visit to", not "paid a fine of"
		case rel == "nmod", rel == "acl" && r.isInfinitive(int(c)):
			return o
		}
	}
	if (lemma == "give" || lemma == "impose") && r.tree.Child(p, "obl", "iobj") >= 0 && lexicon.Eventful(r.d.Tokens[o].Lemma) >= leastEventful {
		return o
	}
	return -1
}

// isHad reports whether a noun tells what is done by having it: control and talks,
// but not evidence.
func isHad(noun string) bool {
	return lexicon.KindShare(noun, lexicon.Act) > 0 || lexicon.KindShare(noun, lexicon.Message) >= 0.5
}

// undergone is the noun that tells what is done to the subject of p, "came under
// fire", "underwent surgery", or -1.
func (r *reader) undergone(p int, lemma string) int {
	n := -1
	switch {
	case lemma == "come":
		if n = r.tree.Child(p, "obl"); n < 0 || r.caseOf(n) != "under" {
			return -1
		}
	case undergoing[lemma]:
		n = r.object(p)
	}
	if n < 0 || r.d.Tokens[n].UPOS != document.NOUN || r.tree.Child(n, "compound") >= 0 ||
		lexicon.Eventful(r.d.Tokens[n].Lemma) < leastEventful ||
		lexicon.KindShare(verbOf(r.d.Tokens[n].Lemma), lexicon.Transitive) < mostlyTransitive {
		return -1
	}
	return n
}

// isBare reports whether t is a noun in the singular and nothing hangs on it.
func (r *reader) isBare(t int) bool {
	return r.d.Tokens[t].XPOS == "NN" && len(r.tree.Children(t)) == 0
}

func (r *reader) isInfinitive(t int) bool {
	m := r.tree.Child(t, "mark")
	return m >= 0 && r.word(m) == "to"
}

// isLightObject reports whether noun t is read with its verb.
func (r *reader) isLightObject(t int) bool {
	tok := &r.d.Tokens[t]
	h := tok.Head
	if tok.Rel != "obj" && tok.Rel != "obl" || r.d.Tokens[h].UPOS != document.VERB || r.isPassive(h) {
		return false
	}
	lemma := r.d.Tokens[h].Lemma
	return r.lightObject(h, lemma) == t || r.undergone(h, lemma) == t
}

// caseOf is the preposition of t, of several words perhaps ("because of"), or "".
func (r *reader) caseOf(t int) string {
	w := ""
	for _, c := range r.tree.Children(t) {
		if r.d.Tokens[c].Rel != "case" || int(c) > t {
			continue
		}
		if w != "" {
			w += " "
		}
		w += r.word(int(c))
		for _, f := range r.tree.Children(int(c)) {
			if r.d.Tokens[f].Rel == "fixed" {
				w += " " + r.word(int(f))
			}
		}
	}
	return w
}
