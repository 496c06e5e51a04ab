package claim

// Appositions: "Lund, the mayor of Ostby," says that Lund is the mayor.

import "github.com/recount-news/recount/document"

// named is the name of what the common noun t says something of by standing
// beside it, or -1: "Lund, the mayor of Ostby" and "the mayor, Anna Lund".
func (r *reader) named(t int) int {
	tok := &r.d.Tokens[t]
	if h := tok.Head; tok.Rel == "appos" && h < t && r.isName(h) && r.describes(t) {
		return h
	}
	for _, c := range r.tree.Children(t) {
		if r.d.Tokens[c].Rel == "appos" && int(c) > t && r.isName(int(c)) && r.describes(t) {
			return int(c)
		}
	}
	return -1
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
