package claim

// The names of those whom the lede or the title leaves nameless.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// namedAgain is the one person with a name of whom the first sentences tell what
// is told of the nameless r: "Minister resigns", "Ilse Vandorn resigned".
func (m *mainReader) namedAgain(r Role) []Role {
	tok := &m.d.Tokens[r.Head]
	if r.Entity >= 0 || tok.XPOS != "NN" || lexicon.KindShare(tok.Lemma, lexicon.Person) < 0.5 {
		return nil
	}
	for _, s := range m.body[:min(len(m.body), ledeSentences/2)] {
		for p := m.d.Sentences[s].First; p < m.d.Sentences[s].Last; p++ {
			if m.claimAt[p] < 0 || p == m.event.predicate || !m.tellsAgain(p) {
				continue
			}
			who := m.subjects(p, m.d.Sentences[s].First)
			if len(who) == 1 && who[0].Name == r.Name && who[0].Entity >= 0 && m.d.Entities[who[0].Entity].Type == document.PER {
				return who
			}
		}
	}
	return nil
}

// namedByRole is the one person of the first sentences who has the role that r
// names: "the trade minister", where the story has "Trade minister Ilse Vandorn".
func (m *mainReader) namedByRole(r Role) []Role {
	if r.Entity >= 0 || m.d.Tokens[r.Head].UPOS != document.NOUN || len(m.body) == 0 {
		return nil
	}
	last := m.d.Sentences[m.body[min(len(m.body), ledeSentences)-1]].Last
	found := -1
	for i := range m.d.Entities {
		e := &m.d.Entities[i]
		if e.Type != document.PER || e.Role == "" || m.d.Mentions[e.Mentions[0]].First >= last || !m.holdsWords(e.Role, r.Span) {
			continue
		}
		if found >= 0 {
			return nil
		}
		found = i
	}
	if found < 0 {
		return nil
	}
	name := &m.d.Mentions[m.d.Entities[found].Mentions[0]]
	return []Role{{Name: r.Name, Span: name.Span, Head: name.Head, Entity: found, Text: m.d.Entities[found].Name}}
}

// holdsWords reports whether role has every word of s that tells something.
func (m *mainReader) holdsWords(role string, s text.Span) bool {
	first, last := m.d.TokensIn(s)
	words := 0
	for t := first; t < last; t++ {
		switch m.d.Tokens[t].UPOS {
		case document.DET, document.PUNCT:
			continue
		}
		words++
		found := false
		for w := range strings.FieldsSeq(role) {
			found = found || strings.EqualFold(w, m.d.Text(m.d.Tokens[t].Span)) || strings.Contains(w, "-") && strings.Contains(strings.ToLower(w), m.word(t))
		}
		if !found {
			return false
		}
	}
	return words > 0
}

// namedLater are the persons whom the next sentences bring in with their ages as
// those who were nameless in the lede: "A man was …. Ben Arden, 40, …".
func (m *mainReader) namedLater(r Role) []Role {
	tok := &m.d.Tokens[r.Head]
	if r.Entity >= 0 || tok.UPOS != document.NOUN {
		return nil
	}
	told := m.d.SentenceAt(tok.Span.Start)
	for _, s := range m.body[:min(len(m.body), ledeSentences/2)] {
		if s <= told {
			continue
		}
		for p := m.d.Sentences[s].First; p < m.d.Sentences[s].Last; p++ {
			if m.claimAt[p] < 0 {
				continue
			}
			var names []Role
			for _, r := range m.subjects(p, m.d.Sentences[s].First) {
				if m.hasAge(r) && m.speaks(r.Entity) == m.tellsSpeech() {
					names = append(names, r)
				}
			}
			if len(names) > 1 && tok.XPOS == "NNS" || len(names) == 1 && tok.XPOS == "NN" {
				return names
			}
		}
	}
	return nil
}

// speaks reports whether words of entity e stand between marks: such is mostly a
// witness.
func (m *mainReader) speaks(e int) bool {
	for i := range m.quotes {
		if q := &m.quotes[i]; q.Type != Indirect && !q.Speaker.Span.Empty() && q.Speaker.Entity == e {
			return true
		}
	}
	return false
}

// tellsSpeech reports whether the event is that somebody says something.
func (m *mainReader) tellsSpeech() bool {
	_, ok := CueOf(m.d.Tokens[m.event.predicate].Lemma)
	return ok
}

// hasAge reports whether r is a person with an age behind the name.
func (m *mainReader) hasAge(r Role) bool {
	if r.Entity < 0 || m.d.Entities[r.Entity].Type != document.PER || m.mentionOf[r.Head] < 0 {
		return false
	}
	next := m.d.Mentions[m.mentionOf[r.Head]].Last
	return next+1 < len(m.d.Tokens) && m.word(next) == "," && m.d.Tokens[next+1].UPOS == document.NUM
}

// naming are the verbs that tell who somebody is.
var naming = map[string]bool{"name": true, "identify": true}

// namesOf are the persons that the first sentences name as the nameless who:
// "the victims were identified as …", "They are …".
func (m *mainReader) namesOf(who []Role) []Role {
	if who[0].Entity >= 0 || m.d.Tokens[who[0].Head].UPOS != document.NOUN {
		return nil
	}
	for _, s := range m.body[:min(len(m.body), ledeSentences)] {
		for p := m.d.Sentences[s].First; p < m.d.Sentences[s].Last; p++ {
			c := m.claimAt[p]
			if c < 0 || !m.isAbout(&m.claims[c], who[0]) {
				continue
			}
			var names []Role
			for _, r := range m.claims[c].Roles {
				if r.Entity >= 0 && m.d.Entities[r.Entity].Type == document.PER &&
					(r.Name == Attribute || r.Name == "as" && naming[m.claims[c].Predicate.Lemma]) {
					names = append(names, r)
				}
			}
			if len(names) > 0 {
				return names
			}
		}
	}
	return nil
}

// isAbout reports whether the subject of c is called as who is, or both are about
// naming somebody.
func (m *mainReader) isAbout(c *Claim, who Role) bool {
	if c.Predicate.Token != m.event.predicate && naming[c.Predicate.Lemma] && naming[m.d.Tokens[m.event.predicate].Lemma] {
		return true
	}
	for _, r := range c.Roles {
		if (r.Name == Agent || r.Name == Patient) && m.d.Tokens[r.Head].Lemma == m.d.Tokens[who.Head].Lemma {
			return true
		}
	}
	return false
}
