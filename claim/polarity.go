package claim

// Polarity: the words in a clause that deny its predicate. What stands above the
// clause and denies it ("refused to", "prevented from") is read in certainty.go.

import (
	"strings"

	"github.com/recount-news/recount/document"
)

// isDenied reports whether predicate p is negated by its own dependents, counted
// twice where they are two: "did not", "no talks are scheduled", "nobody did",
// "no longer", "has yet to", "without", "far from over", "instead of leaving".
func (r *reader) isDenied(p int) bool {
	rel, head := r.d.Tokens[p].Rel, r.d.Tokens[p].Head
	denied := rel == "acl" && r.isNone(head) && r.tree.Child(p, "mark") < 0 // "no trip planned"
	for _, k := range r.tree.Children(p) {
		if r.denies(int(k), p) {
			denied = !denied
		}
	}
	if m := r.tree.Child(p, "mark"); m > 0 && r.word(m) == "to" && r.d.Tokens[m-1].Head != p && negators[r.word(m-1)] {
		denied = !denied // "asked not to be named", with the "not" at the verb before it
	}
	return denied
}

// denies reports whether dependent c negates p.
func (r *reader) denies(c, p int) bool {
	switch tok := &r.d.Tokens[c]; tok.Rel {
	case "advmod", "det", "dep", "cc:preconj":
		w := r.word(c)
		switch {
		case negators[w]:
			return !r.isBound(c, p) && !r.isOfInfinitive(p, c) && !r.isContrast(p)
		case w == "longer":
			return c > 0 && r.word(c-1) == "no"
		case c+1 >= len(r.d.Tokens):
			return false
		}
		return w == "yet" && r.word(c+1) == "to" && r.d.Tokens[c+1].Head == p
	case "cc":
		return r.word(c) == "nor"
	case "mark", "case":
		w := r.word(c)
		return w == "without" || w == "instead" || w == "rather" || w == "from" && c > 0 && r.word(c-1) == "far"
	case "xcomp": // "pleaded not guilty"
		return tok.UPOS == document.ADJ && r.tree.Child(c, "mark") < 0 && r.isDenied(c)
	case "nsubj", "nsubj:pass", "obj":
		return r.isNone(c)
	case "obl":
		return r.isNone(c) && (isOccasion[tok.Lemma] || r.isAlmostObject(c))
	}
	return false
}

// isContrast reports whether what is negated at p is one participant, with another
// set against it: "was not caused by arson but by a fault".
func (r *reader) isContrast(p int) bool {
	for _, k := range r.tree.Children(p) {
		if int(k) < p || r.d.Tokens[k].Rel != "obl" && r.d.Tokens[k].Rel != "obj" && r.d.Tokens[k].Rel != "obl:agent" {
			continue
		}
		if c := r.tree.Child(int(k), "conj"); c >= 0 {
			if cc := r.tree.Child(c, "cc"); cc >= 0 && r.word(cc) == "but" {
				return true
			}
		}
	}
	return false
}

// isOfInfinitive reports a "not" that belongs to the "to" behind it and not to p.
func (r *reader) isOfInfinitive(p, t int) bool {
	return t+1 < len(r.d.Tokens) && r.word(t+1) == "to" && r.d.Tokens[t+1].Rel == "mark" && r.d.Tokens[t+1].Head != p
}

// isAlmostObject reports "of no reason", "to no arrests": what a preposition
// makes of an object.
func (r *reader) isAlmostObject(t int) bool {
	k := r.tree.Child(t, "case")
	return k >= 0 && (r.word(k) == "of" || r.word(k) == "to" || r.word(k) == "for")
}

var negators = map[string]bool{"not": true, "n't": true, "n’t": true, "never": true, "no": true, "neither": true, "nor": true}

// isBound reports a negator that belongs to the word behind it and not to p: "not
// only", "not least", "no longer", which is counted at its last word.
func (r *reader) isBound(t, p int) bool {
	if t+1 >= len(r.d.Tokens) {
		return false
	}
	next := t + 1
	if r.word(next) == "the" && next+1 < len(r.d.Tokens) {
		next++ // "not the only threat"
	}
	switch r.word(next) {
	case "only", "just", "merely", "simply", "least", "longer":
		return true
	case "doubt", "wonder":
		return next != p
	case "fewer", "less", "more", "later", "sooner": // "no fewer than six"
		return r.word(t) == "no"
	}
	return false
}

// isOccasion are the nouns of "at no time", "under no circumstances", "in no way".
var isOccasion = map[string]bool{"time": true, "point": true, "stage": true, "circumstance": true, "condition": true,
	"way": true, "account": true, "case": true, "moment": true, "means": true}

// isNone reports "no talks", "nobody", "none of the men", "neither side".
func (r *reader) isNone(t int) bool {
	switch r.word(t) {
	case "nobody", "none", "nothing", "no-one", "nowhere":
		return true
	case "one":
		return t > 0 && r.word(t-1) == "no"
	}
	for _, k := range r.tree.Children(t) {
		switch r.d.Tokens[k].Rel {
		case "det", "cc:preconj", "advmod":
			if w := r.word(int(k)); (w == "no" || w == "neither") && !r.isBound(int(k), t) {
				return true
			}
		}
	}
	return false
}

// isShared reports whether predicate p, a member of a coordination, has the
// negation and the auxiliaries of the member it hangs on: "did not eat or
// drink", "was not arrested and charged", but not "did not stop and hit a car"
// nor "was not killed but hurt".
func (r *reader) isShared(p int) (negation, hedges bool) {
	tok := &r.d.Tokens[p]
	if tok.Rel != "conj" || r.tree.Child(p, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark", "expl") >= 0 {
		return false, false
	}
	h := tok.Head
	alike := tok.XPOS == r.d.Tokens[h].XPOS
	if !alike && strings.HasPrefix(tok.XPOS, "VB") {
		return false, false
	}
	coordinator := ""
	if cc := r.tree.Child(p, "cc"); cc >= 0 {
		coordinator = r.word(cc)
	}
	switch coordinator {
	case "but", "yet":
		return false, true
	case "nor":
		return false, true // it negates itself
	}
	return true, true
}
