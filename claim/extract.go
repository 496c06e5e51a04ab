package claim

// Claims, clause by clause.
//
//  1. Predicates (predicate.go, light.go, nominal.go, apposition.go): every full
//     verb, every noun or adjective with a copula, every noun that names an event,
//     and what a name has set beside it.
//  2. Each token belongs to the nearest clause above it in the tree, and to the
//     nouns of event on the way there; a claim's span, quantities, times and
//     places are those of its tokens (own.go).
//  3. Roles (role.go, object.go, preposition.go, participant.go) are read from the
//     relations of the predicate's dependents and what frames.tsv has of the verb;
//     actives, passives and nouns come to one shape; a missing subject is taken
//     from the clause it is shared with (shared.go).
//  4. Polarity, certainty and the chain of sources are read from what stands
//     around the predicate and above it.
//
// A reporting verb that only introduces what somebody says is no claim of its
// own: it is the attribution of what it introduces.
//
// Cost: linear in the tokens, times the depth of the tree.

import (
	"slices"

	"github.com/recount-news/recount/document"
)

// Extract reads the quotations and claims of d, both in the order of the text.
func Extract(d *document.Document) ([]Quotation, []Claim) {
	r := newReader(d)
	r.readQuotations()
	return r.quotes, r.readClaims()
}

func (r *reader) readClaims() []Claim {
	forms := make([]form, len(r.d.Tokens))
	n := 0
	for t := range r.d.Tokens {
		if forms[t] = r.formOf(t); forms[t] != none {
			n++
		}
	}
	claims := make([]Claim, 0, n)
	index := filled(len(r.d.Tokens)) // claim of each predicate
	var roles []Role                 // of one claim after the other
	for p, f := range forms {
		if f == none {
			continue
		}
		read := r.read(p, f)
		roles = r.roles(roles[:0], &read)
		c := Claim{Sentence: r.d.SentenceAt(r.d.Tokens[p].Span.Start), Predicate: r.predicate(&read), Roles: slices.Clone(roles)}
		if f != apposed || r.inQuote[p] >= 0 { // what is set beside a name is the writer's (Potts 2005)
			c.Attribution = r.attribution(p)
		}
		c.Event = r.event(p, c.Predicate)
		r.judge(&c)
		index[p] = len(claims)
		claims = append(claims, c)
	}
	r.spread(claims, index)
	for i := range claims {
		claims[i].Genericity = r.genericity(&claims[i])
	}
	return claims
}
