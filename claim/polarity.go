package claim

// Polarity: what stands around a predicate and denies it.

import "strings"

// polarity is negative where the predicate, or one of its participants, is
// negated: "did not", "no talks are scheduled", "failed to reach".
func (r *reader) polarity(p int) Polarity {
	negative := false
	for _, c := range r.tree.Children(p) {
		tok := &r.d.Tokens[c]
		switch {
		case negators[r.word(int(c))] && (tok.Rel == "advmod" || tok.Rel == "det" || tok.Rel == "dep" || tok.Rel == "cc:preconj"):
			negative = !negative
		case r.word(int(c)) == "longer" && c > 0 && r.word(int(c)-1) == "no":
			negative = !negative
		case isNominal(tok.UPOS) && (strings.HasPrefix(tok.Rel, "nsubj") || tok.Rel == "obj") && r.isNone(int(c)):
			negative = !negative
		}
	}
	tok := &r.d.Tokens[p]
	if tok.Rel == "xcomp" && failing[r.d.Tokens[tok.Head].Lemma] {
		negative = !negative
	}
	if mark := r.tree.Child(p, "mark", "case"); mark >= 0 && r.word(mark) == "without" {
		negative = !negative
	}
	if negative {
		return Negative
	}
	return Positive
}

var negators = map[string]bool{"not": true, "n't": true, "n’t": true, "never": true, "no": true, "neither": true, "nor": true}

// failing verbs deny what depends on them.
var failing = map[string]bool{"fail": true, "refuse": true, "decline": true, "stop": true, "cease": true}

// isNone reports "no talks", "nobody", "none".
func (r *reader) isNone(t int) bool {
	switch r.word(t) {
	case "nobody", "none", "nothing", "no-one":
		return true
	}
	d := r.tree.Child(t, "det")
	return d >= 0 && (r.word(d) == "no" || r.word(d) == "neither")
}
