package claim

// Claims, clause by clause.
//
//  1. Predicates: every full verb, every noun or adjective with a copula, and
//     every noun that names an event and has participants ("the death of …").
//  2. Each token belongs to the nearest clause above it in the tree, and to the
//     nouns of event on the way there; a claim's span, quantities, times and
//     places are those of its tokens.
//  3. Roles are read from the relations of the predicate's dependents; actives,
//     passives and nouns come to one shape; a missing subject is taken from the
//     clause it is shared with.
//  4. Polarity, certainty and the chain of sources are read from what stands
//     around the predicate and above it.
//
// A reporting verb that only introduces what somebody says is no claim of its
// own: it is the attribution of what it introduces.
//
// Cost: linear in the tokens, times the depth of the tree.

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// Extract reads the quotations and claims of d, both in the order of the text.
func Extract(d *document.Document) ([]Quotation, []Claim) {
	r := newReader(d)
	r.readQuotations()
	return r.quotes, r.readClaims()
}

func (r *reader) readClaims() []Claim {
	claims := make([]Claim, 0, len(r.d.Tokens)/8)
	index := filled(len(r.d.Tokens)) // claim of each predicate
	for p := range r.d.Tokens {
		f := r.formOf(p)
		if f == none {
			continue
		}
		read := r.read(p, f)
		c := Claim{Sentence: r.d.SentenceAt(r.d.Tokens[p].Span.Start), Predicate: r.predicate(&read)}
		c.Roles = r.roles(&read)
		c.Polarity = r.polarity(p)
		c.Attribution = r.attribution(p)
		c.Certainty, c.Hedge = r.certainty(p, c.Attribution)
		index[p] = len(claims)
		claims = append(claims, c)
	}
	r.spread(claims, index)
	return claims
}

// spread gives every claim the tokens, span, quantities, times and places that
// are its own: those below its predicate and not below another clause.
func (r *reader) spread(claims []Claim, index []int) {
	for t := range r.d.Tokens {
		if r.d.Tokens[t].UPOS == document.PUNCT {
			continue
		}
		r.eachOwner(t, claims, index, func(c *Claim) {
			c.Span = c.Span.Union(r.d.Tokens[t].Span)
			c.Tokens = append(c.Tokens, t)
		})
	}
	for i := range r.d.Quantities {
		t := r.tokenAt(r.d.Quantities[i].Number)
		r.eachOwner(t, claims, index, func(c *Claim) { c.Quantities = append(c.Quantities, i) })
	}
	for i := range r.d.Times {
		t := r.lastTokenOf(r.d.Times[i].Span)
		r.eachOwner(t, claims, index, func(c *Claim) { c.Times = append(c.Times, i) })
	}
	for i := range r.d.Places {
		t := r.tokenAt(r.d.Places[i].Span)
		r.eachOwner(t, claims, index, func(c *Claim) { c.Places = append(c.Places, i) })
	}
}

// eachOwner calls f with every claim that token t belongs to: the nouns of event
// at and above it, up to the first clause.
func (r *reader) eachOwner(t int, claims []Claim, index []int, f func(*Claim)) {
	for t < len(r.d.Tokens) {
		if index[t] >= 0 {
			c := &claims[index[t]]
			f(c)
			if !c.Predicate.Noun {
				return
			}
		}
		if r.d.Tokens[t].Head == t {
			return
		}
		t = r.d.Tokens[t].Head
	}
}

// tokenAt is the first token inside s.
func (r *reader) tokenAt(s text.Span) int {
	first, _ := r.d.TokensIn(s)
	return first
}

func (r *reader) lastTokenOf(s text.Span) int {
	first, last := r.d.TokensIn(s)
	return max(first, last-1)
}
