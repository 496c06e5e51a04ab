package claim

// The words of a participant: its noun with what belongs to it, as far as they
// stand together.

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// phrase is the span of token t with its dependents, up to the first clause or
// apposition behind t, and with the hedge of its number ("at least").
func (r *reader) phrase(t int) text.Span {
	span := r.extent(t, 0)
	for k := t + 1; k < len(r.d.Tokens) && r.d.Tokens[k].Span.End <= span.End; k++ {
		if !r.isOutside(k, t) {
			continue
		}
		for k > t && r.d.Tokens[k-1].UPOS == document.PUNCT {
			k--
		}
		span.End = r.d.Tokens[k-1].Span.End
		break
	}
	for k := t - 1; k >= 0 && r.d.Tokens[k].Span.Start >= span.Start; k-- {
		if r.d.Tokens[k].UPOS == document.VERB && !r.isBelow(k, t) { // what stands before it was torn off
			span.Start = r.d.Tokens[k+1].Span.Start
			break
		}
	}
	if k := r.tree.Child(t, "case", "cc:preconj"); k >= 0 && k < t && r.d.Tokens[k].Span.Start >= span.Start {
		span.Start = r.d.Tokens[k+1].Span.Start // "three days after the vote", "both the town and the port"
	}
	return r.withHedge(span)
}

// isOutside reports whether token k, which stands behind t and below it, begins
// what is not of t's phrase.
func (r *reader) isOutside(k, t int) bool {
	tok := &r.d.Tokens[k]
	if tok.Rel == "case" && r.word(k) == "including" {
		return true
	}
	for at := k; at != t; at = r.d.Tokens[at].Head {
		if h := r.d.Tokens[at].Head; h == t && r.isOwnTime(at, t) {
			return true
		}
		switch r.d.Tokens[at].Rel {
		case "conj", "cc":
			if r.d.Tokens[at].Head == t {
				return true
			}
		case "acl", "acl:relcl", "appos", "parataxis", "advcl", "ccomp":
			return true
		}
		if r.d.Tokens[at].Head == at {
			return tok.UPOS != document.PUNCT // it is not below t at all
		}
	}
	return false
}

// isOwnTime reports whether k, which hangs on t, tells when the clause is rather
// than what t is: "20 drones overnight", "a rival in 2020", but "an attack in 2020".
func (r *reader) isOwnTime(k, t int) bool {
	if !r.isTime(k) {
		return false
	}
	return r.tree.Child(k, "case") < 0 || lexicon.KindShare(r.d.Tokens[t].Lemma, lexicon.Act) < leastActs &&
		lexicon.Eventful(r.d.Tokens[t].Lemma) < leastEventful
}

// extent is the span of token t with its dependents, as document.Tree.Phrase has
// it, but for the members of coordinations that are not t's own: "the talks between
// Norland and Estmark".
func (r *reader) extent(t, depth int) text.Span {
	if depth > lowest {
		return r.d.Tokens[t].Span
	}
	span := r.d.Tokens[t].Span
	for _, c := range r.tree.Children(t) {
		switch r.d.Tokens[c].Rel {
		case "conj", "cc":
			if depth == 0 {
				continue
			}
		case "acl", "acl:relcl", "appos", "punct", "parataxis", "advcl", "ccomp",
			"cop", "nsubj", "nsubj:pass", "aux", "mark", "csubj", "case", "discourse", "dep":
			continue
		}
		span = span.Union(r.extent(int(c), depth+1))
	}
	return span
}

// lowest bounds the walk down a tree.
const lowest = 20

// isBelow reports whether token k hangs on t, or on what does.
func (r *reader) isBelow(k, t int) bool {
	for k != t {
		if r.d.Tokens[k].Head == k {
			return false
		}
		k = r.d.Tokens[k].Head
	}
	return true
}

// withHedge is span with all of the number that it begins with: the parse hangs
// the "at" of "at least 40" outside.
func (r *reader) withHedge(span text.Span) text.Span {
	low, high := 0, len(r.d.Quantities)
	for low < high {
		if mid := (low + high) / 2; r.d.Quantities[mid].Span.End <= span.Start {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(r.d.Quantities) {
		if q := r.d.Quantities[low].Span; q.Start < span.Start && q.End <= span.End {
			span.Start = q.Start
		}
	}
	return span
}
