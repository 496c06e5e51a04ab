package claim

// The chain of sources that a claim is laid to: the quotations that hold its
// predicate, innermost first.

// attribution is the chain of sources that predicate p is laid to, nearest
// first.
func (r *reader) attribution(p int) []Attribution {
	var chain []Attribution
	for q, n := r.heldBy[p], 0; q >= 0 && n < deepest; q, n = r.quotes[q].Within, n+1 {
		rel := &r.relations[q]
		if rel.Cue.Empty() && rel.origin.Span.Empty() {
			continue
		}
		cue := rel.Cue
		if rel.cue >= 0 && rel.CueWord != accordingTo {
			cue = r.d.Tokens[rel.cue].Span
		}
		chain = append(chain, Attribution{Source: rel.origin, Cue: cue, Word: rel.CueWord})
	}
	return chain
}

// deepest is the number of sources in a chain that are followed: "A says B said
// that C told D …".
const deepest = 8
