package eval

import (
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

var participantForms = []editForm{
	{compare.Participant, "agent and patient", (*editSource).swapRoles},
	{compare.Participant, "passive agent and patient", (*editSource).swapPassive},
	{compare.Participant, "person of the article", (*editSource).otherPerson},
	{compare.Participant, "invented person", (*editSource).inventedPerson},
	{compare.Participant, "organisation", (*editSource).otherOrganisation},
	{compare.Participant, "country as actor", (*editSource).otherActor},
}

// symmetric verbs say the same with their sides exchanged.
var symmetric = wordSet(`meet marry fight face join divorce date resemble equal match follow accompany include involve be become remain have contact
 play know battle engage call mean represent comprise constitute total spend cost take get make do contain own love hate`)

// swapRoles exchanges who does something and whom it is done to.
func (s *editSource) swapRoles() (edits []edit) {
	s.tokens(func(i, t int) {
		v := s.tok(t)
		if v.UPOS != document.VERB || symmetric[v.Lemma] || s.tree.Child(t, "iobj", "xcomp", "ccomp", "compound:prt") >= 0 {
			return
		}
		subj, obj := s.tree.Child(t, "nsubj"), s.tree.Child(t, "obj")
		agrees := v.XPOS == "VBD" || v.XPOS == "VB" && s.hasModal(t) || subj >= 0 && obj >= 0 && s.isPlural(subj) == s.isPlural(obj)
		if !agrees {
			return
		}
		if e, ok := s.exchange(i, subj, obj); ok {
			edits = append(edits, e)
		}
	})
	return edits
}

func (s *editSource) hasModal(t int) bool {
	aux := s.tree.Child(t, "aux")
	return aux >= 0 && s.tok(aux).XPOS == "MD"
}

// swapPassive exchanges whom something is done to and by whom.
func (s *editSource) swapPassive() (edits []edit) {
	s.tokens(func(i, t int) {
		v := s.tok(t)
		subj, agent := s.tree.Child(t, "nsubj:pass"), s.tree.Child(t, "obl:agent")
		if v.UPOS != document.VERB || subj < 0 || agent < 0 || symmetric[v.Lemma] {
			return
		}
		if s.isPlural(subj) != s.isPlural(agent) {
			return
		}
		if e, ok := s.exchange(i, subj, agent); ok {
			edits = append(edits, e)
		}
	})
	return edits
}

func (s *editSource) isPlural(t int) bool {
	return strings.HasSuffix(s.tok(t).XPOS, "S") || s.tree.Child(t, "conj") >= 0 || s.tok(t).Lemma == "police"
}

// exchange swaps two phrases of people, bodies or countries.
func (s *editSource) exchange(i, a, b int) (edit, bool) {
	if a < 0 || b < 0 || !s.acts(a) || !s.acts(b) {
		return edit{}, false
	}
	first, second := s.fullPhrase(a), s.fullPhrase(b)
	if first.End > second.Start || s.inMarks(first) || s.inMarks(second) || first.Len() > 70 || second.Len() > 70 {
		return edit{}, false
	}
	if ea, eb := s.entityOf(a), s.entityOf(b); ea >= 0 && ea == eb || strings.EqualFold(s.d.Text(first), s.d.Text(second)) || s.tok(a).Lemma == s.tok(b).Lemma {
		return edit{}, false
	}
	return s.swap(first, second), true
}

// acts reports whether the noun t names somebody who can do things, alone and
// with no clause, apposition or pronoun hanging on it.
func (s *editSource) acts(t int) bool {
	tok := s.tok(t)
	if tok.UPOS != document.NOUN && tok.UPOS != document.PROPN {
		return false
	}
	for _, c := range s.tree.Children(t) {
		switch s.tok(int(c)).Rel {
		case "acl", "acl:relcl", "appos", "conj", "cc", "parataxis", "punct", "nmod:poss", "dep", "advmod":
			return false
		}
		if s.isWord(int(c), "no", "any", "each", "every") {
			return false
		}
	}
	if e := s.entityOf(t); e >= 0 {
		return s.d.Entities[e].Type != document.MISC
	}
	return people[tok.Lemma]
}

// people are nouns of those who act.
var people = wordSet(`man woman boy girl child person soldier officer policeman gunman driver student teacher doctor nurse patient passenger
 resident tourist worker journalist reporter protester civilian suspect victim witness friend colleague neighbour neighbor police troop army
 government company minister president senator prosecutor lawyer judge jury court official spokesman spokeswoman attacker rebel militant
 fighter demonstrator firefighter mother father son daughter brother sister wife husband boyfriend girlfriend manager coach player captain
 union owner employee employer detective guard prisoner thief robber teenager pilot crew sailor farmer customer critic voter council committee`)

// entityOf is the entity that token t heads a mention of, or -1.
func (s *editSource) entityOf(t int) int {
	for _, m := range s.d.Mentions {
		if m.Head == t {
			return m.Entity
		}
	}
	return -1
}

// fullPhrase is the noun t with all that hangs on it, but for its preposition.
func (s *editSource) fullPhrase(t int) text.Span {
	span := s.tok(t).Span
	for _, c := range s.tree.Children(t) {
		if rel := s.tok(int(c)).Rel; rel == "case" && int(c) < t || rel == "punct" {
			continue
		}
		span = span.Union(s.fullPhrase2(int(c)))
	}
	return span
}

func (s *editSource) fullPhrase2(t int) text.Span {
	span := s.tok(t).Span
	for _, c := range s.tree.Children(t) {
		span = span.Union(s.fullPhrase2(int(c)))
	}
	return span
}

// actors calls f for the names of a type that do or suffer something that is no
// saying.
func (s *editSource) actors(kind document.EntityType, f func(m document.Mention)) {
	for _, m := range s.d.Mentions {
		if m.Form != document.Named && m.Form != document.NamePart || s.d.Entities[m.Entity].Type != kind {
			continue
		}
		i := s.sentenceOf(m.Span.Start)
		if !s.isUsable(i) || s.inMarks(m.Span) || !s.actsIn(m.Head) || s.namedTwice(m, i) || s.inTitle(m) {
			continue
		}
		f(m)
	}
}

// actsIn reports whether token t is a participant of a verb that reports nothing.
func (s *editSource) actsIn(t int) bool {
	tok := s.tok(t)
	switch tok.Rel {
	case "nsubj", "nsubj:pass", "obj", "obl:agent", "iobj":
	default:
		return false
	}
	verb := s.tok(tok.Head)
	if verb.UPOS != document.VERB {
		return false
	}
	_, isCue := claim.CueOf(verb.Lemma)
	return !isCue && s.tree.Child(t, "nmod:poss", "appos", "conj") < 0
}

// namedTwice reports whether the entity of m stands in sentence i again.
func (s *editSource) namedTwice(m document.Mention, i int) bool {
	n := 0
	for _, k := range s.d.Entities[m.Entity].Mentions {
		if s.d.Sentences[i].Span.Contains(s.d.Mentions[k].Span) {
			n++
		}
	}
	return n > 1
}

// inTitle reports whether words of the name's phrase stand outside the name: "Lord
// Mayor Holt", "the Holt family".
func (s *editSource) inTitle(m document.Mention) bool {
	for t := m.First; t < m.Last; t++ {
		for _, c := range s.tree.Children(t) {
			if rel := s.tok(int(c)).Rel; (int(c) < m.First || int(c) >= m.Last) && rel != "case" && rel != "punct" && rel != "acl:relcl" && rel != "acl" {
				return true
			}
		}
	}
	return s.afterIs(m.Span, "'s", "’s", "'", "’", "-")
}

func isName(words string) bool {
	for w := range strings.FieldsSeq(words) {
		if w[0] < 'A' || w[0] > 'Z' {
			return false
		}
	}
	return words != ""
}

func (s *editSource) otherPerson() (edits []edit) {
	s.actors(document.PER, func(m document.Mention) {
		for k, e := range s.d.Entities {
			if k == m.Entity || e.Type != document.PER || !isName(e.Name) || e.Name == s.d.Entities[m.Entity].Name {
				continue
			}
			if s.namedIn(k, s.sentenceOf(m.Span.Start)) || !s.hasName(k) || shareWord(e.Name, s.d.Entities[m.Entity].Name) {
				continue
			}
			edits = append(edits, replace(m.Span, s.likeName(e.Name, s.d.Text(m.Span))))
		}
	})
	return edits
}

// likeName is a name as short as another is used.
func (s *editSource) likeName(name, other string) string {
	if !strings.Contains(other, " ") {
		return name[strings.LastIndexByte(name, ' ')+1:]
	}
	return name
}

func shareWord(a, b string) bool {
	for w := range strings.FieldsSeq(a) {
		for x := range strings.FieldsSeq(b) {
			if strings.EqualFold(w, x) {
				return true
			}
		}
	}
	return false
}

func (s *editSource) namedIn(entity, sentence int) bool {
	for _, k := range s.d.Entities[entity].Mentions {
		if s.d.Sentences[sentence].Span.Contains(s.d.Mentions[k].Span) {
			return true
		}
	}
	return false
}

// hasName reports whether an entity is called by a full name somewhere.
func (s *editSource) hasName(entity int) bool {
	return strings.Contains(s.d.Entities[entity].Name, " ")
}

var inventedPeople = []string{"Martin Holloway", "Ellen Prescott", "Daniel Okafor", "Laura Whitcombe", "Peter Lindqvist", "Karen Delaney", "Victor Almeida", "Susan Thackeray"}

func (s *editSource) inventedPerson() (edits []edit) {
	s.actors(document.PER, func(m document.Mention) {
		if with := s.unnamed(inventedPeople); with != "" && isName(s.d.Text(m.Span)) {
			edits = append(edits, replace(m.Span, s.likeName(with, s.d.Text(m.Span))))
		}
	})
	return edits
}

var inventedBodies = []string{"Meridian Holdings", "Northgate Partners", "Calder Systems", "the Alder Foundation", "Harrow Mutual"}

func (s *editSource) otherOrganisation() (edits []edit) {
	s.actors(document.ORG, func(m document.Mention) {
		if !isName(s.d.Text(m.Span)) || s.d.Entities[m.Entity].Place != "" {
			return
		}
		span := m.Span
		if m.First > 0 && s.isWord(m.First-1, "the") {
			span.Start = s.tok(m.First - 1).Span.Start
		}
		with := s.unnamed(inventedBodies)
		if s.startsSentence(span) {
			with = capital(with)
		}
		edits = append(edits, replace(span, with))
	})
	return edits
}

func (s *editSource) startsSentence(span text.Span) bool {
	return s.d.Sentences[s.sentenceOf(span.Start)].Span.Start == span.Start
}

// otherActor puts one country for another that does something.
func (s *editSource) otherActor() (edits []edit) {
	s.actors(document.LOC, func(m document.Mention) {
		if s.d.Entities[m.Entity].Kind != document.Country || m.Last-m.First != 1 {
			return
		}
		if with := s.unnamed(invented.countries); with != "" && (m.First == 0 || !s.isWord(m.First-1, "the")) {
			edits = append(edits, replace(m.Span, with))
		}
	})
	return edits
}
