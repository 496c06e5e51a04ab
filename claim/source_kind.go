package claim

// What sort of source somebody is, what they do, and for whom.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// fill completes source s, which token t heads: its sort, role and organisation.
func (r *reader) fill(s *Source, t int) {
	if s.Entity >= 0 {
		e := &r.d.Entities[s.Entity]
		s.Name, s.Kind = e.Name, kindOf(e)
		if s.Kind == Named {
			s.Role, s.Organisation = e.Role, r.employer(e)
			if s.Role == "" && r.d.Tokens[t].UPOS == document.NOUN && lexicon.KindShare(r.d.Tokens[t].Lemma, lexicon.Person) >= 0.5 {
				s.Role = r.d.Text(r.compound(t)) // "the company's lawyer, Max Orne"
			}
		}
		return
	}
	tok := &r.d.Tokens[t]
	switch w := r.word(t); {
	case tok.UPOS == document.PRON && impersonal[w]:
		s.Kind = Impersonal
	case tok.UPOS == document.PRON && (w == "i" || w == "we"):
		s.Kind = Writer // a quotation's speaker where it stands in one, see firstPersons
	case tok.UPOS == document.PRON:
		s.Kind = Pronominal
	case tok.UPOS == document.NOUN && lexicon.KindShare(tok.Lemma, lexicon.Person) < 0.5 && isPaper(tok.Lemma):
		s.Name, s.Kind = r.d.Text(s.Span), Paper
	case tok.UPOS == document.NOUN && lexicon.KindShare(tok.Lemma, lexicon.Person) >= 0.5:
		s.Name, s.Kind = r.d.Text(s.Span), Unnamed
		s.Role, s.Organisation = r.d.Text(r.compound(t)), r.bodyIn(s.Span)
	default:
		s.Name, s.Kind = r.d.Text(s.Span), Unnamed
	}
}

func kindOf(e *document.Entity) SourceKind {
	switch {
	case e.Type == document.ORG && isPublication(e.Name):
		return Publication
	case e.Type == document.ORG, e.Type == document.LOC:
		return Body
	}
	return Named
}

// compound is token t with the nouns in front of it that make one with it: "bus
// driver".
func (r *reader) compound(t int) text.Span {
	span := r.d.Tokens[t].Span
	for _, c := range r.tree.Children(t) {
		if r.d.Tokens[c].Rel == "compound" && int(c) < t && r.d.Tokens[c].UPOS == document.NOUN {
			span = span.Union(r.d.Tokens[c].Span)
		}
	}
	return span
}

// bodyIn is the name of the organisation that stands in s, or "".
func (r *reader) bodyIn(s text.Span) string {
	first, last := r.d.TokensIn(s)
	for t := first; t < last; t++ {
		if e := r.bodyAt(t); e >= 0 {
			return r.d.Entities[e].Name
		}
	}
	return ""
}

// bodyAt is the organisation, or seat of one, that token t heads the name of, or -1.
func (r *reader) bodyAt(t int) int {
	m := r.mentionOf[t]
	if m < 0 || r.d.Mentions[m].Head != t || r.d.Mentions[m].Form == document.Demonym {
		return -1
	}
	if e := &r.d.Entities[r.d.Mentions[m].Entity]; e.Type == document.ORG || e.Kind == document.Seat {
		return r.d.Mentions[m].Entity
	}
	return -1
}

// employer is the organisation that the text ties person e to where it names
// them: "Harrow Council engineer Ida Boll", "Ida Boll of Harrow Council", "Ida Boll,
// an engineer for Harrow Council".
func (r *reader) employer(e *document.Entity) string {
	looked := 0
	for _, i := range e.Mentions {
		m := &r.d.Mentions[i]
		if m.Form != document.Named && m.Form != document.NamePart {
			continue
		}
		if looked++; looked > 4 {
			break // whom somebody speaks for is told early
		}
		if name := r.employerAt(m, e.Role); name != "" {
			return name
		}
	}
	return ""
}

func (r *reader) employerAt(m *document.Mention, role string) string {
	sent := &r.d.Sentences[r.d.SentenceAt(m.Span.Start)]
	for t := max(sent.First, m.First-6); t < m.First; t++ {
		b := r.bodyAt(t)
		if b >= 0 && role != "" && m.Span.Start-r.d.Tokens[t].Span.Start <= len(role)+1 {
			return r.d.Entities[b].Name
		}
	}
	for t := m.Last; t < min(sent.Last, m.Last+14); t++ {
		switch b := r.bodyAt(t); {
		case b >= 0:
			between := r.d.Article.Text[m.Span.End:r.d.Mentions[r.mentionOf[t]].Span.Start]
			if ties(between) {
				return r.d.Entities[b].Name
			}
			return ""
		case r.d.Tokens[t].UPOS == document.VERB:
			return ""
		}
	}
	return ""
}

// ties reports whether the words between a name and an organisation's say that the
// one is of the other: " of the ", ", who heads " does not.
func ties(between string) bool {
	f := strings.Fields(between)
	if n := len(f); n > 0 && (f[n-1] == "the" || f[n-1] == "a") {
		f = f[:n-1]
	}
	if len(f) == 0 {
		return false
	}
	switch f[len(f)-1] {
	case "of", "at", "for", "with", "from":
	default:
		return false
	}
	return len(f) == 1 || strings.HasPrefix(strings.TrimSpace(between), ",") && strings.Count(between, ",") <= 2
}

// firstPersons gives the "I" of a quotation to its speaker.
func (r *reader) firstPersons() {
	for i := range r.quotes {
		q := &r.quotes[i]
		if q.Speaker.Kind != Writer || q.Within < 0 {
			continue
		}
		outer := &r.quotes[q.Within].Speaker
		span := q.Speaker.Span
		q.Speaker = *outer
		q.Speaker.Span = span
		r.relations[i].origin = q.Speaker
	}
}
