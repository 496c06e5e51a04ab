package document

import "github.com/recount-news/recount/text"

// Tree walks the syntax of a document downwards. Tokens know their heads; a
// Tree knows their dependents.
type Tree struct {
	doc   *Document
	start []int32 // dependents of token t are list[start[t]:start[t+1]]
	list  []int32
}

// NewTree indexes the dependents of every token of d. It costs one pass over
// the tokens.
func NewTree(d *Document) *Tree {
	tr := &Tree{doc: d, start: make([]int32, len(d.Tokens)+2), list: make([]int32, len(d.Tokens))}
	for t := range d.Tokens {
		if h := d.Tokens[t].Head; h != t {
			tr.start[h+2]++
		}
	}
	for i := 2; i < len(tr.start); i++ {
		tr.start[i] += tr.start[i-1]
	}
	for t := range d.Tokens {
		if h := d.Tokens[t].Head; h != t {
			tr.list[tr.start[h+1]] = int32(t)
			tr.start[h+1]++
		}
	}
	return tr
}

// Children are the dependents of token t, in order.
func (tr *Tree) Children(t int) []int32 { return tr.list[tr.start[t]:tr.start[t+1]] }

// Child is the first dependent of t with one of the relations, or -1. A
// relation without a subtype stands for itself alone.
func (tr *Tree) Child(t int, rels ...string) int {
	for _, c := range tr.Children(t) {
		for _, r := range rels {
			if tr.doc.Tokens[c].Rel == r {
				return int(c)
			}
		}
	}
	return -1
}

// Phrase is the span of token t with its dependents, without clauses, appositions
// and the other members of a coordination: "the city's transport prosecutor".
func (tr *Tree) Phrase(t int) text.Span { return tr.phrase(t, 0) }

func (tr *Tree) phrase(t, depth int) text.Span {
	span := tr.doc.Tokens[t].Span
	if depth > 20 {
		return span
	}
	for _, c := range tr.Children(t) {
		switch tr.doc.Tokens[c].Rel {
		case "acl", "acl:relcl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "ccomp",
			"cop", "nsubj", "nsubj:pass", "aux", "mark", "csubj", "case", "discourse", "dep":
			continue
		}
		span = span.Union(tr.phrase(int(c), depth+1))
	}
	return span
}
