package claim

// Nouns of event: which of them make claims, and who takes part in them.

import (
	"slices"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
)

// The shares of a noun's uses that must mean events for it to make a claim.
const (
	leastActs     = 0.5  // acts and happenings, of a noun by itself: "the earthquake"
	leastEventful = 0.45 // anything done, of a noun with who takes part: "the mayor's statement"
)

// mostlyTransitive is the share of a verb's uses that must have an object for it
// to be one that has.
const mostlyTransitive = 0.5

// isEvent reports whether noun t names something that happens, or something done
// and by or to whom.
func (r *reader) isEvent(t int) bool {
	lemma := r.d.Tokens[t].Lemma
	if lexicon.KindShare(lemma, lexicon.Act) < leastActs && (!r.hasParticipant(t) || lexicon.Eventful(lemma) < leastEventful) {
		return false
	}
	return !r.isTime(t) // "the end of April"
}

// hasParticipant reports whether what hangs on noun t may be who takes part in it.
func (r *reader) hasParticipant(t int) bool {
	for _, c := range r.tree.Children(t) {
		switch r.d.Tokens[c].Rel {
		case "nmod:poss":
			return true
		case "nmod":
			if r.d.Tokens[c].UPOS != document.PRON && partakes[r.caseOf(int(c))] {
				return true
			}
		}
	}
	return false
}

// partakes are the prepositions that lead to who takes part in an event rather
// than to what it is for or where it is.
var partakes = map[string]bool{"of": true, "by": true, "on": true, "against": true, "between": true, "to": true, "with": true, "from": true}

// nounRoles adds the participants that hang on noun n, which tells what c does.
func (r *reader) nounRoles(out []Role, c *clause, n int) []Role {
	transitive := lexicon.KindShare(c.lemma, lexicon.Transitive) >= mostlyTransitive
	of := r.nmodBy(n, "of")
	by := -1
	if of >= 0 {
		by = r.nmodBy(of, "by") // "the killing of two officers by rebels", where "by" hangs too low
	}
	if by < 0 {
		by = r.nmodBy(n, "by")
	}
	for _, k := range r.tree.Children(n) {
		k := int(k)
		tok := &r.d.Tokens[k]
		switch tok.Rel {
		case "nmod:poss":
			if tok.UPOS != document.PRON || r.mentionOf[k] >= 0 { // "its attack" says nothing where nobody knows whose
				out = r.addRole(out, r.possessorRole(c, transitive, of, by), k)
			}
		case "nmod":
			if k != by && !r.isTime(k) {
				out = r.addRole(out, r.nounRole(c, k, transitive, of), k)
			}
		case "amod":
			if by < 0 && !c.frame.possessed {
				out = r.addPeople(out, k)
			}
		}
	}
	if by >= 0 {
		out = r.addRole(out, Agent, by)
		r.cutBefore(out, by)
	}
	return out
}

// nmodBy is the dependent of n with that preposition, or -1.
func (r *reader) nmodBy(n int, preposition string) int {
	for _, k := range r.tree.Children(n) {
		if r.d.Tokens[k].Rel == "nmod" && r.caseOf(int(k)) == preposition {
			return int(k)
		}
	}
	return -1
}

// possessorRole is the part of who has the event: "Russia's attack", "the man's
// arrest", "his death".
func (r *reader) possessorRole(c *clause, transitive bool, of, by int) RoleName {
	switch {
	case c.light >= 0:
		return "" // "gave its approval": the subject once more
	case c.frame.subject != "":
		return c.frame.subject
	case by >= 0 && of < 0 && transitive, c.frame.possessed && of < 0:
		return Patient
	}
	return Agent
}

// nounRole is the part of k, which hangs on the noun by a preposition.
func (r *reader) nounRole(c *clause, k int, transitive bool, of int) RoleName {
	w := r.caseOf(k)
	if part := c.frame.of(w); part != "" && (part != Patient || of < 0) {
		return part
	}
	switch w {
	case "":
		return ""
	case "of":
		switch {
		case r.isMeasure(k):
			return "of" // "a rise of 4 percent"
		case transitive:
			return Patient
		case c.frame.subject != "":
			return c.frame.subject
		}
		return Agent
	case "on", "against", "upon":
		if transitive && of < 0 {
			return Patient
		}
	}
	return r.prepositionRole(w, k, c)
}

// isMeasure reports whether k is an amount of money, a share or a measure.
func (r *reader) isMeasure(k int) bool {
	s := r.d.Tokens[k].Span
	i, _ := slices.BinarySearchFunc(r.d.Quantities, s.Start, func(q quantity.Quantity, at int) int { return q.Span.End - at - 1 })
	if i >= len(r.d.Quantities) || !r.d.Quantities[i].Span.Contains(s) {
		return false
	}
	switch r.d.Quantities[i].Kind {
	case quantity.Percent, quantity.Money, quantity.Measure:
		return true
	}
	return false
}

// addPeople adds who an adjective names: "Ukrainian shelling".
func (r *reader) addPeople(out []Role, k int) []Role {
	m := r.mentionOf[k]
	if m < 0 || r.d.Mentions[m].Form != document.Demonym {
		return out
	}
	e := r.d.Mentions[m].Entity
	return append(out, Role{Name: Agent, Span: r.d.Tokens[k].Span, Head: k, Entity: e, Text: r.d.Entities[e].Name})
}

// cutBefore ends the words of the parts in out that reach over token t before it,
// which is a part of its own.
func (r *reader) cutBefore(out []Role, t int) {
	begin := r.tree.Phrase(t).Start
	if k := r.tree.Child(t, "case"); k >= 0 {
		begin = min(begin, r.d.Tokens[k].Span.Start)
	}
	for i := range out {
		s := &out[i].Span
		if out[i].Head == t || s.Start >= begin || s.End <= begin {
			continue
		}
		first, _ := r.d.TokensIn(*s)
		last := first
		for last+1 < len(r.d.Tokens) && r.d.Tokens[last+1].Span.End <= begin {
			last++
		}
		s.End = r.d.Tokens[last].Span.End
		if out[i].Entity < 0 {
			out[i].Text = r.d.Text(*s)
		}
	}
}
