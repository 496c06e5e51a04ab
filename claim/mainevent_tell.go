package claim

// Which words tell an event: a predicate with a subject in front of it, in a
// sentence of the story or in a part of a title, whose grammar is its own.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// mayTell reports whether token p can be the predicate of what tokens
// [first, last) tell.
func (m *mainReader) mayTell(p, first, last int, isTitle bool) bool {
	c := m.claimAt[p]
	if c < 0 || m.claims[c].Predicate.Noun {
		return isTitle && p > first && (m.says(p, first) || m.tellsInTitle(p, last))
	}
	for t := p; ; t = m.d.Tokens[t].Head {
		h := m.d.Tokens[t].Head
		if h < first || h >= last || h == t {
			return true // what it hangs on is another part of the title
		}
		switch m.d.Tokens[t].Rel {
		case "acl:relcl", "csubj":
			return false
		case "acl", "advcl":
			if isTitle && m.isWhole(t) {
				return true
			}
			return isTitle && isNominal(m.d.Tokens[h].UPOS) && m.tellsAfterNoun(t, last)
		case "conj", "xcomp", "ccomp":
		default:
			return true
		}
		if m.claimAt[h] < 0 {
			return true
		}
	}
}

// isWhole reports whether the clause of verb t has a subject, a tense and no word
// that puts it below another: headlines join clauses by commas.
func (m *mainReader) isWhole(t int) bool {
	s := m.tree.Child(t, "nsubj", "nsubj:pass")
	return s >= 0 && s < t && isFinite(m.d.Tokens[t].XPOS) && m.tree.Child(t, "mark") < 0
}

// tellsAfterNoun reports whether p, which hangs on a noun as its participle or
// infinitive, is what a headline tells of it.
func (m *mainReader) tellsAfterNoun(p, last int) bool {
	h := m.d.Tokens[p].Head
	for m.d.Tokens[h].Rel == "nmod" && m.d.Tokens[h].Head < h { // "five people, including a child, rescued"
		h = m.d.Tokens[h].Head
	}
	if !m.isSubject(h) {
		return false
	}
	if m.tree.Child(p, "mark") >= 0 { // "Corvane to close mine", but not "race to save mine"
		return h < p && !isAct(m.d.Tokens[h].Lemma)
	}
	return m.tellsAsParticiple(p, last)
}

// says reports whether p is the verb by which somebody with a name says what
// follows. In a title that is the event, "Arden says he will run", but where the
// press or the police report it.
func (m *mainReader) says(p, first int) bool {
	s := m.tree.Child(p, "nsubj")
	if s < first || s > p || !m.introduces(p) {
		return false
	}
	e := m.entityAt(s)
	return e >= 0 && m.d.Entities[e].Kind != document.Force && !isPublication(m.d.Entities[e].Name)
}

// tellsInTitle reports whether p, which makes no claim, is the predicate of a
// headline: a verb taken for a part of a name, a noun with a subject and an
// object, or the "dead" of "five dead".
func (m *mainReader) tellsInTitle(p, last int) bool {
	tok := &m.d.Tokens[p]
	followed := p+1 < last && isNominal(m.d.Tokens[p+1].UPOS)
	switch tok.UPOS {
	case document.VERB:
		return !m.introduces(p) && (isFinite(tok.XPOS) || tok.Rel == "compound" || !followed && m.counts(p-1))
	case document.ADJ:
		return !followed && m.counts(p-1) || m.tree.Child(p, "nsubj", "nsubj:pass") >= 0
	case document.NOUN:
		if m.tree.Child(p, "nsubj") >= 0 && m.tree.Child(p, "obj") >= 0 || m.runsOn(p, last) && m.hangsOnParticiple(p-1) {
			return true
		}
		return m.endsPerson(p-1) && m.mentionOf[p] < 0 && tok.XPOS == "NNS" && p+1 < last && m.takesObject(p+1) && lexicon.ReadingOf(m.word(p))&lexicon.Verb.Form() != 0
	}
	return false
}

func isFinite(xpos string) bool { return xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" }

// endsPerson reports whether token t ends what may be the name of a person.
func (m *mainReader) endsPerson(t int) bool {
	if i := m.mentionOf[t]; i >= 0 {
		return m.d.Entities[m.d.Mentions[i].Entity].Type == document.PER
	}
	return t > 0 && m.d.Tokens[t].UPOS == document.PROPN && m.d.Tokens[t-1].UPOS == document.PROPN && m.mentionOf[t-1] < 0
}

// takesObject reports whether token t may begin the object of the verb before
// it: "stages protest", "fans the flames".
func (m *mainReader) takesObject(t int) bool {
	tok := &m.d.Tokens[t]
	switch tok.UPOS {
	case document.DET, document.NUM, document.PROPN, document.PRON:
		return true
	case document.VERB:
		return (tok.XPOS == "VB" || tok.XPOS == "VBP") && lexicon.ReadingOf(m.word(t))&lexicon.Noun.Lemma() != 0
	}
	return false
}

// counts reports whether token t is a number or a word like "several" or
// "dozens".
func (m *mainReader) counts(t int) bool {
	if m.d.Tokens[t].UPOS == document.NUM {
		return true
	}
	s := m.d.Tokens[t].Span
	for i := range m.d.Quantities {
		if q := m.d.Quantities[i].Number; q.Contains(s) {
			return true
		} else if q.Start > s.End {
			break
		}
	}
	return false
}

// runsOn reports whether noun t, an act in the plural with a preposition behind
// it, may be a verb with a subject: "ferry crashes into".
func (m *mainReader) runsOn(t, last int) bool {
	return m.d.Tokens[t].XPOS == "NNS" && t+1 < last && m.d.Tokens[t+1].UPOS == document.ADP &&
		isAct(strings.ToLower(m.d.Tokens[t].Lemma)) && m.agreesInNumber(t)
}

// hangsOnParticiple reports whether token t or what it is part of hangs on a
// participle behind a noun.
func (m *mainReader) hangsOnParticiple(t int) bool {
	for range 4 {
		if m.d.Tokens[t].Rel == "acl" {
			return true
		}
		t = m.d.Tokens[t].Head
	}
	return false
}

// isSubject reports whether token t heads the subject of a headline, or all of it.
func (m *mainReader) isSubject(t int) bool {
	switch m.d.Tokens[t].Rel {
	case "root", "nsubj", "nsubj:pass", "appos", "parataxis", "conj":
		return true
	}
	return false
}

// tellsAsParticiple reports whether participle p, which hangs on a noun, is what
// a headline tells, its "is" left out: "divers rescued as storm nears", and
// not "man named in report resigns".
func (m *mainReader) tellsAsParticiple(p, last int) bool {
	for t := p + 1; t < last; t++ {
		switch m.word(t) {
		case "as", "after", "while", "when", "before", "amid", "over":
			return true
		}
		if m.runsOn(t, last) {
			return false // "plane carrying team crashes in hills"
		}
		if tok := &m.d.Tokens[t]; tok.UPOS == document.VERB && m.claimAt[t] >= 0 && tok.Rel != "acl" && tok.Rel != "acl:relcl" && tok.Rel != "xcomp" && tok.Rel != "advcl" && tok.Rel != "conj" {
			return false
		}
	}
	return true
}

// subjects are the participants that stand before predicate p, from first on:
// the agents or, of a passive, the patients. "There was" has its subject behind.
func (m *mainReader) subjects(p, first int) []Role {
	c := m.claimAt[p]
	if c < 0 {
		return m.headlineSubject(p, first)
	}
	if m.inTitle(p) {
		if out := m.twoSubjects(p, first); len(out) > 0 {
			return out
		}
	}
	from, to := first, p
	if m.tree.Child(p, "expl") >= 0 {
		from, to = p, len(m.d.Tokens)
	}
	for _, name := range []RoleName{Agent, Patient} {
		var out []Role
		for _, r := range m.claims[c].Roles {
			if r.Name == name && r.Head >= from && r.Head < to {
				out = append(out, r)
			}
		}
		if len(out) > 0 {
			if m.inTitle(p) && m.d.Tokens[p].Rel == "acl" && m.word(p-1) == "," {
				return m.nounsBefore(p, first)
			}
			return m.withCommas(out, p)
		}
	}
	if to := m.tree.Child(p, "mark"); to > first && m.word(to) == "to" && m.inTitle(p) {
		if who := m.nounsBefore(to, first); len(who) > 0 && !isAct(m.d.Tokens[who[0].Head].Lemma) {
			return who
		}
	}
	if m.inTitle(p) && (isFinite(m.d.Tokens[p].XPOS) || m.d.Tokens[p].XPOS == "VBN") {
		return m.nounsBefore(p, first)
	}
	if first > 0 && shows[m.d.Tokens[first-1].Lemma] { // "video shows villagers carrying …"
		return m.headlineSubject(p, first)
	}
	return nil
}

// twoSubjects reads a headline that was parsed with two subjects of one predicate:
// two joined by a comma, "Arden, unions agree"; two nouns that are one, "Arden
// speech angers"; or one that belongs to a clause of its own, "warning as rain
// falls".
func (m *mainReader) twoSubjects(p, first int) []Role {
	one, two := -1, -1
	for _, c := range m.tree.Children(p) {
		if rel := m.d.Tokens[c].Rel; (rel == "nsubj" || rel == "nsubj:pass") && int(c) >= first && int(c) < p {
			one, two = two, int(c)
		}
	}
	if one < 0 {
		return nil
	}
	for t := one + 1; t < two; t++ {
		switch {
		case m.word(t) == "as":
			return m.addRole(nil, Agent, two)
		case m.word(t) == ",":
			return m.addRole(m.addRole(nil, Agent, one), Agent, two)
		case m.d.Tokens[t].UPOS == document.SCONJ:
			return m.addRole(nil, Agent, one)
		}
	}
	r := m.role(Agent, two)
	r.Span = r.Span.Union(m.tree.Phrase(one))
	if r.Entity < 0 {
		r.Text = m.d.Text(r.Span)
	}
	return []Role{r}
}

// withCommas adds to the subjects of a headline the name that a comma joins to
// them where others write "and": "Corvane, Tamsel agree".
func (m *mainReader) withCommas(who []Role, p int) []Role {
	if len(who) != 1 || who[0].Head+3 > p || m.word(who[0].Head+1) != "," {
		return who
	}
	for t := who[0].Head + 2; t < p; t++ {
		if tok := &m.d.Tokens[t]; tok.UPOS != document.PROPN && tok.UPOS != document.AUX {
			return who
		}
	}
	if t := who[0].Head + 2; m.mentionOf[t] >= 0 {
		who = append(who, m.role(who[0].Name, m.d.Mentions[m.mentionOf[t]].Head))
	}
	return who
}

// headlineSubject is what stands before a predicate that makes no claim.
func (m *mainReader) headlineSubject(p, first int) []Role {
	if s := m.tree.Child(p, "nsubj", "nsubj:pass"); s >= first && s < p {
		return m.addRole(nil, Agent, s)
	}
	return m.nounsBefore(p, first)
}

// nounsBefore is the noun, with what belongs to it, that stands before p. What is
// set between commas is passed over.
func (m *mainReader) nounsBefore(p, first int) []Role {
	from := p - 1
	for t := p - 2; from > first && m.word(from) == "," && t > first; t-- {
		if m.word(t) == "," {
			from = t - 1
			break
		}
	}
	for t := from; t >= first; t-- {
		switch tok := &m.d.Tokens[t]; {
		case isNominal(tok.UPOS) || m.counts(t):
			end := m.d.Tokens[t].Span
			for h := m.d.Tokens[t].Head; h >= first && h < t && (isNominal(m.d.Tokens[h].UPOS) || m.d.Tokens[h].Rel == "acl"); h = m.d.Tokens[t].Head {
				t = h // "suspects in killing of boy", "plane carrying team"
			}
			role := m.role(Agent, t)
			role.Span = m.phraseBefore(t, first).Union(end)
			if role.Entity < 0 {
				role.Text = m.d.Text(role.Span)
			}
			return []Role{role}
		case tok.UPOS == document.PUNCT || tok.UPOS == document.ADV || tok.UPOS == document.PART || tok.UPOS == document.AUX:
		default:
			return nil
		}
	}
	return nil
}

// phraseBefore is the nouns, numbers and adjectives that end with token t.
func (m *mainReader) phraseBefore(t, first int) text.Span {
	span := m.d.Tokens[t].Span
	for t--; t >= first; t-- {
		switch m.d.Tokens[t].UPOS {
		case document.NOUN, document.PROPN, document.ADJ, document.NUM, document.DET, document.CCONJ:
			span = span.Union(m.d.Tokens[t].Span)
			continue
		}
		break
	}
	return span
}

// shows are things that show what happens, and the verbs they do it with.
var shows = map[string]bool{"footage": true, "video": true, "photo": true, "photograph": true, "picture": true, "image": true,
	"clip": true, "show": true, "reveal": true, "capture": true, "depict": true}

// showsOnly reports whether p says that pictures show something.
func (m *mainReader) showsOnly(p int, who []Role) bool {
	return shows[m.d.Tokens[p].Lemma] && shows[m.d.Tokens[who[0].Head].Lemma]
}

// tellsMore reports whether a claim with a subject follows p.
func (m *mainReader) tellsMore(p, last int) bool {
	for t := p + 1; t < last; t++ {
		if c := m.claimAt[t]; c >= 0 && !m.claims[c].Predicate.Noun && len(m.subjects(t, p)) > 0 {
			return true
		}
	}
	return false
}

// predicateSpan runs from predicate p, its auxiliaries included, to the end of
// the part of a title, or of the clause.
func (m *mainReader) predicateSpan(p int, who []Role, first, last int, isTitle bool) text.Span {
	start := p
	after := first
	for i := range who {
		if who[i].Head < p {
			after = max(after, who[i].Head+1)
		}
	}
	for _, c := range m.tree.Children(p) {
		switch rel := m.d.Tokens[c].Rel; {
		case int(c) < after:
		case rel == "aux", rel == "aux:pass", rel == "cop", rel == "advmod", rel == "mark" && m.word(int(c)) == "to":
			start = min(start, int(c))
		}
	}
	end := last
	if !isTitle {
		end = max(p, m.clauseEnd(p, m.sayerAfter(p, last), 0)) + 1
	}
	for end > p+1 && m.d.Tokens[end-1].UPOS == document.PUNCT {
		end--
	}
	return m.spanOf(start, end)
}

// sayerAfter is where the words about who says it begin behind clause p, "the
// government said", or last where there are none.
func (m *mainReader) sayerAfter(p, last int) int {
	h := m.d.Tokens[p].Head
	if m.d.Tokens[p].Rel != "ccomp" || h < p {
		return last
	}
	s := m.tree.Child(h, "nsubj")
	if s < p {
		return min(h, last)
	}
	first, _ := m.d.TokensIn(m.tree.Phrase(s))
	return min(first, h, last)
}

// clauseEnd is the last token below p, without coordinated clauses that have a
// subject of their own and what is set beside.
func (m *mainReader) clauseEnd(p, last, depth int) int {
	end := p
	if depth > 30 {
		return end
	}
	for _, c := range m.tree.Children(p) {
		switch rel := m.d.Tokens[c].Rel; {
		case rel == "parataxis" || rel == "punct" || int(c) >= last:
			continue
		case rel == "conj" && m.tree.Child(int(c), "nsubj", "nsubj:pass") >= 0:
			continue
		}
		end = max(end, m.clauseEnd(int(c), last, depth+1))
	}
	return end
}

func (m *mainReader) spanOf(first, last int) text.Span {
	return m.d.Tokens[first].Span.Union(m.d.Tokens[last-1].Span)
}
