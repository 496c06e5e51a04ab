package claim

// Who: the fuller words that the lede has for the subject of a title.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// fuller is who, in the fullest words that the first sentences have: "seven"
// becomes "seven people", and "three victims", who are named, their names.
func (m *mainReader) fuller(who []Role) []Role {
	if len(who) == 0 {
		return who
	}
	if m.isBare(who[0]) {
		if f := m.sameIn(who[0]); len(f) > 0 {
			who = f
		}
	}
	if who[0].Name != Agent || !naming[m.d.Tokens[m.event.predicate].Lemma] { // who names others is not named
		if names := m.namesOf(who); len(names) > 0 {
			return names
		}
		if names := m.namedAgain(who[0]); len(names) > 0 {
			return names
		}
		if names := m.namedByRole(who[0]); len(names) > 0 {
			return names
		}
		if names := m.namedLater(who[0]); len(names) > 0 {
			return names
		}
	}
	if others := m.behind(who[0]); len(others) > 0 {
		return others
	}
	return who
}

// named is who, as a reader should see them: each once, "he" as the one who says
// what he did, and numbers and names whole.
func (m *mainReader) named(who []Role) []Role {
	var out []Role
	for _, r := range who {
		m.resolveSpeaker(&r)
		m.complete(&r)
		again := len(out) > 0 && m.describesName(out[0], r)
		for i := range out {
			again = again || out[i].Head == r.Head || r.Entity >= 0 && out[i].Entity == r.Entity
		}
		if !again {
			out = append(out, r)
		}
	}
	return out
}

// describesName reports whether r is set beside the name of a: "Dara Quill, singer
// and poet".
func (m *mainReader) describesName(a, r Role) bool {
	tok := &m.d.Tokens[r.Head]
	if a.Entity < 0 || r.Entity >= 0 || a.Head > r.Head || tok.XPOS != "NN" || lexicon.KindShare(tok.Lemma, lexicon.Person) < 0.5 {
		return false
	}
	for t := a.Head + 1; t < r.Head; t++ {
		if m.word(t) == "," {
			return true
		}
	}
	return false
}

// resolveSpeaker takes the "he" of "Arden says he and Tamsel agreed" for Arden.
func (m *mainReader) resolveSpeaker(r *Role) {
	c := m.claimAt[m.event.predicate]
	if m.d.Tokens[r.Head].UPOS != document.PRON || c < 0 || len(m.claims[c].Attribution) == 0 {
		return
	}
	if s := m.claims[c].Attribution[0].Source; s.Entity >= 0 {
		r.Entity, r.Text = s.Entity, m.d.Entities[s.Entity].Name
	}
}

// complete gives r the "at" of "at least seven people", which hangs on the number,
// and a name of one word what stands before it, "Lady".
func (m *mainReader) complete(r *Role) {
	words := m.d.Text(r.Span)
	if r.Entity >= 0 {
		e := &m.d.Entities[r.Entity]
		if e.Type == document.PER && !strings.Contains(e.Name, " ") && strings.HasSuffix(words, " "+e.Name) {
			r.Text = words
		}
		return
	}
	first, _ := m.d.TokensIn(r.Span)
	if first == 0 {
		return
	}
	switch m.word(first) {
	case "least", "most", "than":
		r.Span.Start = m.d.Tokens[first-1].Span.Start
		r.Text = m.d.Text(r.Span)
	}
}

// behind are those who act in an event that is the subject itself: the company
// of "Corvane price change angers customers", or else the customers.
func (m *mainReader) behind(r Role) []Role {
	head := m.lastNoun(r.Head)
	if r.Entity >= 0 || m.d.Tokens[head].UPOS != document.NOUN || !isAct(m.d.Tokens[head].Lemma) {
		return nil
	}
	if c := m.claimAt[head]; c >= 0 {
		if out := rolesNamed(m.claims[c].Roles, Agent); len(out) > 0 {
			return out
		}
	}
	first, _ := m.d.TokensIn(r.Span)
	for t := first; t < head; t++ {
		if rel := m.d.Tokens[t].Rel; (rel == "compound" || rel == "nmod:poss") && m.entityAt(t) >= 0 {
			role := m.role(Agent, t)
			role.Entity = m.entityAt(t)
			role.Text = m.d.Entities[role.Entity].Name
			return []Role{role}
		}
	}
	for _, p := range []int{r.Head, m.event.predicate} {
		if c := m.claimAt[p]; c >= 0 {
			if out := rolesNamed(m.claims[c].Roles, Patient); len(out) > 0 && (p == r.Head || m.isSomebody(out[0])) {
				return out
			}
		}
	}
	return nil
}

// isSomebody reports whether r is a person or a body.
func (m *mainReader) isSomebody(r Role) bool {
	if r.Entity >= 0 {
		return m.d.Entities[r.Entity].Type != document.LOC
	}
	lemma := m.d.Tokens[r.Head].Lemma
	return lexicon.KindShare(lemma, lexicon.Person)+lexicon.KindShare(lemma, lexicon.Group) >= 0.5
}

// lastNoun is the last of the nouns that run on from t: in a headline any of them
// may have been taken for the head.
func (m *mainReader) lastNoun(t int) int {
	for t+1 < m.event.predicate && m.d.Tokens[t+1].UPOS == document.NOUN && m.d.Tokens[t+1].Head == t {
		t++
	}
	return t
}

// isAct reports whether a noun mostly names what is done.
func isAct(noun string) bool {
	return lexicon.KindShare(noun, lexicon.Act) >= 0.5
}

func rolesNamed(roles []Role, name RoleName) (out []Role) {
	for _, r := range roles {
		if r.Name == name {
			out = append(out, r)
		}
	}
	return out
}

// isBare reports whether r is a number or pronoun without a name.
func (m *mainReader) isBare(r Role) bool {
	if r.Entity >= 0 {
		return false
	}
	u := m.d.Tokens[r.Head].UPOS
	return u != document.NOUN && u != document.PROPN || m.counts(r.Head) && m.tree.Child(r.Head, "nmod") < 0
}

// alikePredicates is from where on two predicates tell one thing.
const alikePredicates = 0.5

// canCount reports whether the numbers of a and b can be one, as "seven" and "at
// least seven" can.
func (m *mainReader) canCount(a, b Role) bool {
	x, y := m.quantityIn(a.Span), m.quantityIn(b.Span)
	return x < 0 || y < 0 || m.d.Quantities[x].Low <= m.d.Quantities[y].High && m.d.Quantities[y].Low <= m.d.Quantities[x].High
}

// quantityIn is the first quantity whose number lies in s, or -1.
func (m *mainReader) quantityIn(s text.Span) int {
	for i := range m.d.Quantities {
		if s.Contains(m.d.Quantities[i].Number) {
			return i
		}
	}
	return -1
}

// isCounted reports whether the words of r hold a number.
func (m *mainReader) isCounted(r Role) bool {
	first, last := m.d.TokensIn(r.Span)
	for t := first; t < last; t++ {
		if m.counts(t) {
			return true
		}
	}
	return false
}

// counted are those of roles that take part, with a number.
func (m *mainReader) counted(roles []Role) (out []Role) {
	for _, r := range roles {
		if (r.Name == Agent || r.Name == Patient) && m.isCounted(r) {
			out = append(out, r)
		}
	}
	return out[:min(len(out), 1)]
}

// sameIn is the subject that the first sentences give to a predicate like that
// of the event, or else, where bare is a number, the first that they count so.
func (m *mainReader) sameIn(bare Role) (counted []Role) {
	number := m.counts(bare.Head)
	for _, s := range m.body[:min(len(m.body), ledeSentences)] {
		for p := m.d.Sentences[s].First; p < m.d.Sentences[s].Last; p++ {
			if m.claimAt[p] < 0 || p == m.event.predicate {
				continue
			}
			alike := m.tellsAgain(p)
			who := m.subjects(p, m.d.Sentences[s].First)
			if number && alike { // "50 killed": whom "a gunman killed 50 people" counts
				who = m.counted(m.claims[m.claimAt[p]].Roles)
			}
			if number && len(who) > 0 && !m.canCount(bare, who[0]) {
				continue
			}
			switch {
			case len(who) == 0 || m.isBare(who[0]):
			case alike:
				return who
			case number && counted == nil && m.isCounted(who[0]):
				counted = who
			}
		}
	}
	return counted
}

// tellsAgain reports whether predicate p tells what the event's does.
func (m *mainReader) tellsAgain(p int) bool {
	a, e := &m.d.Tokens[p], &m.d.Tokens[m.event.predicate]
	if a.Lemma == e.Lemma {
		return true
	}
	x, ok := posOf(a.UPOS)
	y, also := posOf(e.UPOS)
	return ok && also && m.lemma.Related(y, lexicon.Look(a.Lemma), x) >= alikePredicates
}

func posOf(u document.UPOS) (lexicon.POS, bool) {
	switch u {
	case document.NOUN:
		return lexicon.Noun, true
	case document.VERB:
		return lexicon.Verb, true
	case document.ADJ:
		return lexicon.Adjective, true
	}
	return 0, false
}
