package claim

// Which claims a word belongs to: the clause it stands in, and the nouns of event
// on the way up to it. Numbers, times and places go with their words.

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// spread gives every claim the tokens, span, quantities, times and places that
// are its own: those below its predicate and not below another clause. index is
// the claim of each token, or -1.
func (r *reader) spread(claims []Claim, index []int) {
	var buffer [8]int
	counts, total := make([]int, len(claims)), 0
	for t := range r.d.Tokens {
		if r.d.Tokens[t].UPOS != document.PUNCT {
			for _, c := range r.owners(t, claims, index, buffer[:0]) {
				counts[c]++
				total++
			}
		}
	}
	all := make([]int, total) // one array for the tokens of every claim
	for i := range claims {
		claims[i].Tokens, all = all[:0:counts[i]], all[counts[i]:]
	}
	for t := range r.d.Tokens {
		if r.d.Tokens[t].UPOS != document.PUNCT {
			for _, c := range r.owners(t, claims, index, buffer[:0]) {
				claims[c].Span = claims[c].Span.Union(r.d.Tokens[t].Span)
				claims[c].Tokens = append(claims[c].Tokens, t)
			}
		}
	}
	for i := range r.d.Quantities {
		for _, c := range r.keepers(r.firstToken(r.d.Quantities[i].Number), claims, index, buffer[:0]) {
			claims[c].Quantities = append(claims[c].Quantities, i)
		}
	}
	for i := range r.d.Times {
		for _, c := range r.keepers(r.lastToken(r.d.Times[i].Span), claims, index, buffer[:0]) {
			claims[c].Times = append(claims[c].Times, i)
		}
	}
	for i := range r.d.Places {
		for _, c := range r.keepers(r.firstToken(r.d.Places[i].Span), claims, index, buffer[:0]) {
			claims[c].Places = append(claims[c].Places, i)
		}
	}
}

// owners appends the claims that token t belongs to: the nouns of event at and
// above it, and the first clause.
func (r *reader) owners(t int, claims []Claim, index, list []int) []int {
	for t < len(r.d.Tokens) {
		if i := index[t]; i >= 0 {
			list = append(list, i)
			if !claims[i].Predicate.Noun && r.d.Tokens[t].Rel != "amod" {
				break
			}
		}
		if r.d.Tokens[t].Head == t {
			break
		}
		t = r.d.Tokens[t].Head
	}
	return list
}

// keepers are the owners of token t, or else the claim below the noun it stands
// with, of which that noun is a participant: "two men arrested after the fire".
func (r *reader) keepers(t int, claims []Claim, index, list []int) []int {
	if list = r.owners(t, claims, index, list); len(list) > 0 || t >= len(r.d.Tokens) {
		return list
	}
	for h := t; ; h = r.d.Tokens[h].Head {
		for _, c := range r.tree.Children(h) {
			if i := index[c]; i >= 0 && (r.d.Tokens[c].Rel == "acl" || r.d.Tokens[c].Rel == "acl:relcl") {
				return append(list, i)
			}
		}
		if r.d.Tokens[h].Head == h {
			return list
		}
	}
}

// firstToken is the first token inside s.
func (r *reader) firstToken(s text.Span) int {
	first, _ := r.d.TokensIn(s)
	return first
}

func (r *reader) lastToken(s text.Span) int {
	first, last := r.d.TokensIn(s)
	return max(first, last-1)
}
