package claim

// The title and its parts: the topic before a colon, what is told, who says so,
// and the name of the site.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// tellTitle is what the title tells. Titles that ask tell nothing: the answer is
// in the story.
func (m *mainReader) tellTitle() (telling, bool) {
	for _, l := range m.title {
		if m.asks(l.first, l.last) {
			return telling{}, false
		}
		if t, ok := m.tellPart(l.first, l.last); ok {
			return t, true
		}
		if t, ok := m.tellNouns(l.first, l.last); ok {
			return t, true
		}
	}
	return telling{}, false
}

// tellNouns reads a title that was parsed as nothing but nouns: the first that
// may be a verb in -s, with a noun before it and more behind, is taken for one.
func (m *mainReader) tellNouns(first, last int) (telling, bool) {
	for p := first + 1; p+1 < last; p++ {
		tok, next := &m.d.Tokens[p], &m.d.Tokens[p+1]
		if tok.UPOS != document.NOUN && tok.UPOS != document.PROPN || m.mentionOf[p] >= 0 || !m.agreesInNumber(p) {
			continue
		}
		verb := false
		switch next.UPOS { // what may follow a verb
		case document.NOUN, document.PROPN, document.ADJ, document.DET, document.NUM:
			verb = true
		case document.ADV, document.ADP: // "ferry runs aground", but not "police officers at scene"
			verb = m.callsEvent(p)
		}
		if verb {
			if who := m.nounsBefore(p, first); len(who) > 0 {
				return telling{predicate: p, who: who, what: m.predicateSpan(p, who, first, m.partEnd(p, last), true)}, true
			}
		}
	}
	return telling{}, false
}

// agreesInNumber reports whether word p, taken for a verb, agrees with the noun
// before it: "ferry runs", "hundreds protest".
func (m *mainReader) agreesInNumber(p int) bool {
	before := &m.d.Tokens[p-1]
	reading := lexicon.ReadingOf(m.word(p))
	switch {
	case !isNominal(before.UPOS):
		return false
	case strings.HasSuffix(m.word(p), "s"):
		return reading&lexicon.Verb.Form() != 0
	}
	return before.XPOS == "NNS" && lexicon.Known(strings.ToLower(before.Lemma), lexicon.Noun) && reading&lexicon.Verb.Lemma() != 0
}

// tellPart is what the first part of a title tells that tells anything; what
// somebody is quoted with gives way to what follows it.
func (m *mainReader) tellPart(first, last int) (quoted telling, ok bool) {
	topic := text.Span{}
	for first < last {
		end := m.partEnd(first, last)
		t, told := m.tell(first, m.withoutTag(first, end), true)
		told = told && !m.isVoid(t.who[0])
		speech := opensWithMark(m.d.Text(m.d.Tokens[first].Span)) || m.word(first) == "‘" || m.word(first) == "'"
		switch {
		case told && !speech:
			t.topic = topic
			return t, true
		case told:
			quoted, ok = t, true
		case topic.Empty() && end < last && end > first && m.callsEvent(end-1):
			topic = m.spanOf(first, end)
		}
		first = end + 1
	}
	return quoted, ok
}

// callsEvent reports whether token t is a noun that names an event.
func (m *mainReader) callsEvent(t int) bool {
	lemma := m.d.Tokens[t].Lemma
	return m.d.Tokens[t].UPOS == document.NOUN && (isAct(lemma) || lexicon.Eventful(lemma) >= leastEventful)
}

// withoutSite is the title in tokens [first, last) without the name of the site
// that often ends it: what stands behind its last dash or bar and tells nothing.
func (m *mainReader) withoutSite(first, last int) titleLine {
	for t := last - 1; t > first; t-- {
		if end := m.partEnd(t, t+1); end != t || m.word(t) == ":" {
			continue
		}
		if _, tells := m.tell(t+1, last, true); tells {
			break
		}
		last = t
	}
	return titleLine{first, last}
}

// partEnd is the token that ends the part of a title that begins at first: a
// colon, a dash or a bar; last where nothing parts it.
func (m *mainReader) partEnd(first, last int) int {
	for t := first; t < last; t++ {
		switch m.d.Text(m.d.Tokens[t].Span) {
		case ":", "–", "—", "|", "--":
			return t
		case "-":
			s := m.d.Tokens[t].Span
			if s.Start > 0 && m.d.Article.Text[s.Start-1] == ' ' {
				return t
			}
		}
	}
	return last
}

// asks reports whether a part of a title is a question, told by its first word
// or its last mark.
func (m *mainReader) asks(first, last int) bool {
	for first < last {
		end := m.partEnd(first, last)
		if end > first && (questionWords[m.word(first)] || m.word(end-1) == "?") {
			return true
		}
		first = end + 1
	}
	return false
}

var questionWords = map[string]bool{"what": true, "why": true, "how": true, "who": true, "when": true, "where": true,
	"which": true, "is": true, "are": true, "do": true, "does": true, "did": true, "can": true, "could": true, "should": true,
	"will": true, "here": true, "here's": true}

// withoutTag is last, or where a tag of saying begins that ends the part of a
// title: ", say police", ", minister warns".
func (m *mainReader) withoutTag(first, last int) int {
	for t := last - 1; t > first+1 && last-t < 7; t-- {
		if m.word(t) == "," {
			if m.isSayer(t+1, last) {
				return t
			}
			return last
		}
	}
	return last
}

// isSayer reports whether tokens [first, last) are a verb of saying with nothing
// but its subject, before or behind it.
func (m *mainReader) isSayer(first, last int) bool {
	if first+1 >= last {
		return false
	}
	verb := first
	if _, ok := CueOf(m.d.Tokens[verb].Lemma); !ok {
		verb = last - 1
	}
	if _, ok := CueOf(m.d.Tokens[verb].Lemma); !ok {
		return false
	}
	for t := first; t < last; t++ {
		switch m.d.Tokens[t].UPOS {
		case document.NOUN, document.PROPN, document.ADJ, document.DET, document.PART, document.NUM, document.PUNCT:
		default:
			if t != verb {
				return false
			}
		}
	}
	return true
}
