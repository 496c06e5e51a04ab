package claim

// Appositions: "Lund, the mayor of Ostby," says that Lund is the mayor.

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// named is the name of what the common noun t says something of by standing
// beside it, or -1: "Lund, the mayor of Ostby" and "the mayor, Anna Lund".
func (r *reader) named(t int) int {
	tok := &r.d.Tokens[t]
	if h := tok.Head; tok.Rel == "appos" && h < t && r.isName(h) && r.describes(t) {
		return h
	}
	n := r.nameBeside(t)
	if n >= 0 && !r.isPersonOf(tok.Head, n) && r.describes(t) {
		return n
	}
	for _, c := range r.tree.Children(t) { // "the head of the bank, Ida Marsh", where the name hangs too low
		if r.d.Tokens[c].Rel == "nmod" {
			if n := r.nameBeside(int(c)); n >= 0 && r.isPersonOf(t, n) {
				return n
			}
		}
	}
	return -1
}

// nameBeside is the name that stands behind t as its apposition, or -1.
func (r *reader) nameBeside(t int) int {
	for _, c := range r.tree.Children(t) {
		if r.d.Tokens[c].Rel == "appos" && int(c) > t && r.isName(int(c)) {
			return int(c)
		}
	}
	return -1
}

// isPersonOf reports whether t is a word for a person, the name n is a person's,
// and the noun between them that n hangs on is no word for one.
func (r *reader) isPersonOf(t, n int) bool {
	between := r.d.Tokens[n].Head
	lemma := r.d.Tokens[t].Lemma
	return t != between && r.d.Tokens[t].UPOS == document.NOUN && r.d.Tokens[between].Rel == "nmod" &&
		r.d.Entities[r.d.Mentions[r.mentionOf[n]].Entity].Type == document.PER &&
		(lemma == "head" || lexicon.KindShare(lemma, lexicon.Person) >= 0.3) && lexicon.KindShare(r.d.Tokens[between].Lemma, lexicon.Person) < 0.5
}

// isName reports whether t heads the name of a person or a body.
func (r *reader) isName(t int) bool {
	if r.d.Tokens[t].UPOS != document.PROPN || r.mentionOf[t] < 0 {
		return false
	}
	switch r.d.Entities[r.d.Mentions[r.mentionOf[t]].Entity].Type {
	case document.PER, document.ORG, document.MISC:
		return true
	}
	return false
}

// describes reports whether noun t says what something is: it has words of its
// own, and counts nothing.
func (r *reader) describes(t int) bool {
	for _, c := range r.tree.Children(t) {
		switch r.d.Tokens[c].Rel {
		case "det", "amod", "nmod", "nmod:poss", "compound":
			return true
		case "nummod":
			return false
		}
	}
	return false
}
