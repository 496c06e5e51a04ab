package claim

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// reader is one document being read for its claims, with the lookups that the
// files of this package share.
type reader struct {
	d         *document.Document
	tree      *document.Tree
	mentionOf []int // mention that holds each token, or -1
	quotes    []Quotation
	inQuote   []int // quotation that holds each token, or -1
	around    []eventWord
}

func newReader(d *document.Document) *reader {
	r := &reader{d: d, tree: document.NewTree(d)}
	r.mentionOf = filled(len(d.Tokens))
	r.inQuote = filled(len(d.Tokens))
	for m := range d.Mentions {
		for t := d.Mentions[m].First; t < d.Mentions[m].Last; t++ {
			r.mentionOf[t] = m
		}
	}
	return r
}

func filled(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// entityAt is the entity that the phrase headed by token t names: the token's
// own mention, else an apposition's ("the head of the administration, Tymur
// Tkachenko"). -1 where it names none.
func (r *reader) entityAt(t int) int {
	if m := r.mentionOf[t]; m >= 0 {
		men := &r.d.Mentions[m]
		if men.Form != document.Demonym && (men.Head == t || r.d.Tokens[t].Rel == "flat") {
			return men.Entity
		}
	}
	for _, c := range r.tree.Children(t) {
		switch r.d.Tokens[c].Rel {
		case "appos", "flat", "compound":
			if m := r.mentionOf[c]; m >= 0 && r.d.Entities[r.d.Mentions[m].Entity].Type == document.PER {
				return r.d.Mentions[m].Entity
			}
		}
	}
	return -1
}

// source reads the source that token t heads: "Peskov", "he", "the city's
// transport prosecutor".
func (r *reader) source(t int) Source {
	span := r.tree.Phrase(t)
	s := Source{Span: span, Entity: r.entityAt(t), Kind: Unnamed}
	tok := &r.d.Tokens[t]
	switch {
	case s.Entity >= 0:
		e := &r.d.Entities[s.Entity]
		s.Name, s.Kind = e.Name, Named
		if e.Type == document.ORG && isPublication(e.Name) {
			s.Kind = Publication
		}
		for _, c := range r.tree.Children(t) {
			if r.d.Tokens[c].Rel == "appos" && r.mentionOf[c] >= 0 && r.d.Mentions[r.mentionOf[c]].Entity == s.Entity {
				s.Span = span.Union(r.d.Mentions[r.mentionOf[c]].Span)
			}
		}
	case tok.UPOS == document.PRON && impersonal[strings.ToLower(r.d.Text(tok.Span))]:
		s.Kind = Impersonal
	case tok.UPOS == document.PRON:
		s.Kind = Pronominal
	default:
		s.Name = r.d.Text(span)
	}
	return s
}

var impersonal = map[string]bool{"it": true, "that": true, "this": true, "there": true, "what": true}

// presses are words that name newspapers, agencies and broadcasters.
var presses = []string{"Journal", "Times", "Post", "News", "Press", "Tribune", "Herald", "Gazette", "Reuters",
	"Television", "TV", "Radio", "Agency", "Courier", "Daily", "Guardian", "Mirror", "Telegraph", "Wire", "BBC", "CNN", "AFP"}

func isPublication(name string) bool {
	for w := range strings.FieldsSeq(name) {
		for _, p := range presses {
			if w == p {
				return true
			}
		}
	}
	return false
}

// subject is the token that heads the subject of predicate p, its own or the
// one it shares with the clause it hangs on; -1 where there is none.
func (r *reader) subject(p int) int {
	for range 4 {
		if s := r.tree.Child(p, "nsubj", "nsubj:pass", "csubj"); s >= 0 {
			return r.antecedent(p, s)
		}
		tok := &r.d.Tokens[p]
		switch tok.Rel {
		case "conj", "xcomp", "advcl", "parataxis":
			p = tok.Head
		case "acl", "acl:relcl":
			return tok.Head
		default:
			return -1
		}
	}
	return -1
}

// antecedent is s, or the noun that s stands for where s is the "which" or
// "who" of a relative clause headed by p.
func (r *reader) antecedent(p, s int) int {
	if r.d.Tokens[p].Rel != "acl:relcl" {
		return s
	}
	switch strings.ToLower(r.d.Text(r.d.Tokens[s].Span)) {
	case "who", "which", "that", "whom":
		return r.d.Tokens[p].Head
	}
	return s
}

func (r *reader) word(t int) string { return strings.ToLower(r.d.Text(r.d.Tokens[t].Span)) }

// sourceAfterAccording is the source of an "according to" whose "according" is
// token t, and the span of the cue; ok is false elsewhere.
func (r *reader) sourceAfterAccording(t int) (Source, text.Span, bool) {
	if t+2 >= len(r.d.Tokens) || r.word(t) != "according" || r.word(t+1) != "to" {
		return Source{}, text.Span{}, false
	}
	cue := r.d.Tokens[t].Span.Union(r.d.Tokens[t+1].Span)
	sent := r.d.SentenceAt(cue.Start)
	if sent < 0 {
		return Source{}, text.Span{}, false
	}
	head := r.d.Tokens[t].Head
	if head <= t+1 { // not parsed as a preposition: the first noun that follows
		for head = t + 2; head < r.d.Sentences[sent].Last && !isNominal(r.d.Tokens[head].UPOS); head++ {
		}
		if head >= r.d.Sentences[sent].Last {
			return Source{}, text.Span{}, false
		}
	}
	src := r.source(head)
	src.Span.Start = max(src.Span.Start, r.d.Tokens[t+2].Span.Start)
	if src.Span.Empty() {
		return Source{}, text.Span{}, false
	}
	return src, cue, true
}

func isNominal(u document.UPOS) bool {
	return u == document.NOUN || u == document.PROPN || u == document.PRON
}
