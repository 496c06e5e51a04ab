package claim

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// reader is one document being read for its claims, with the lookups that the
// files of this package share.
type reader struct {
	d         *document.Document
	tree      *document.Tree
	mentionOf []int // mention that holds each token, or -1

	marks      []quoted   // stretches inside marks, in order
	inQuote    []int      // index in marks of the stretch that holds each token, or -1
	takenBy    []int      // relation that each stretch is a part of, or -1
	relations  []relation // as quotes in the end, with what only this package needs
	quotes     []Quotation
	introducer []int // quotation, before they are in order relation, that each token is the cue of, or -1
	heldBy     []int // innermost quotation of clauses that holds each token, or -1

	stamp      []int32 // tokens that the last cover came by have the generation
	generation int32
	stack      []int32

	nearby   []eventWord // words around the predicate that an event is read of
	reckoned []reckoned  // of each token, once it is asked for
}

func newReader(d *document.Document) *reader {
	r := &reader{d: d, tree: document.NewTree(d), reckoned: make([]reckoned, len(d.Tokens))}
	r.mentionOf = filled(len(d.Tokens))
	r.inQuote = filled(len(d.Tokens))
	r.introducer = filled(len(d.Tokens))
	r.heldBy = filled(len(d.Tokens))
	r.stamp = make([]int32, len(d.Tokens))
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
	if n := r.named(t); n >= 0 { // "its owner, Brack Shipping"
		return r.d.Mentions[r.mentionOf[n]].Entity
	}
	return -1
}

// source reads the source that token t heads: "Peskov", "he", "the city's
// transport prosecutor".
func (r *reader) source(t int) Source {
	span := r.tree.Phrase(t)
	s := Source{Span: span, Entity: r.entityAt(t)}
	if s.Entity < 0 {
		s.Entity = r.aged(span)
	}
	if s.Entity >= 0 {
		for _, c := range r.tree.Children(t) {
			if r.d.Tokens[c].Rel == "appos" && r.mentionOf[c] >= 0 && r.d.Mentions[r.mentionOf[c]].Entity == s.Entity {
				s.Span = span.Union(r.d.Mentions[r.mentionOf[c]].Span)
			}
		}
	}
	s.Span = r.closed(s.Span)
	r.fill(&s, t)
	return s
}

// aged is the person whom s means by an age, "the 43-year-old": the one who is said
// to be so old, else the last one named; -1 where s is no such words.
func (r *reader) aged(s text.Span) int {
	age, ok := strings.CutSuffix(r.d.Text(s), "-year-old")
	if !ok {
		return -1
	}
	age = age[strings.LastIndexByte(age, ' ')+1:]
	last := -1
	for m := range r.d.Mentions {
		men := &r.d.Mentions[m]
		if r.d.Entities[men.Entity].Type != document.PER || men.Form == document.Pronoun {
			continue
		}
		if rest := r.d.Article.Text[men.Span.End:]; strings.HasPrefix(rest, ", "+age+",") || strings.HasPrefix(rest, ", aged "+age) {
			return men.Entity
		}
		if men.Span.End <= s.Start {
			last = men.Entity
		}
	}
	return last
}

// closed is s with the bracket that closes one it opens.
func (r *reader) closed(s text.Span) text.Span {
	words := r.d.Text(s)
	if strings.Count(words, "(") > strings.Count(words, ")") && strings.HasPrefix(r.d.Article.Text[s.End:], ")") {
		s.End++
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

// isPaper reports whether a noun means something that says what somebody wrote,
// counted or filmed.
func isPaper(lemma string) bool {
	return papers[lemma] || lexicon.KindShare(lemma, lexicon.Message) >= 0.5
}

// papers are those that WordNet does not call messages.
var papers = map[string]bool{"poll": true, "survey": true, "study": true, "law": true, "data": true, "figure": true, "statistic": true,
	"record": true, "tweet": true, "lawsuit": true, "research": true, "census": true, "analysis": true, "evidence": true,
	"constitution": true, "treaty": true, "number": true, "result": true, "footage": true, "image": true}

// subject is the token that heads the subject of predicate p, its own or the
// one it shares with the clause it hangs on; -1 where there is none.
func (r *reader) subject(p int) int {
	s, of := r.subjectHere(p)
	if s < 0 {
		return -1
	}
	return r.antecedent(of, s)
}

// subjectHere is the subject of p as it stands, be it a "who", and the predicate
// that has it.
func (r *reader) subjectHere(p int) (s, of int) {
	for range 4 {
		if s := r.ownSubject(p); s >= 0 {
			return s, p
		}
		tok := &r.d.Tokens[p]
		switch tok.Rel {
		case "conj", "xcomp", "advcl", "parataxis":
			p = tok.Head
		case "acl", "acl:relcl":
			return tok.Head, p
		default:
			return -1, p
		}
	}
	return -1, p
}

// ownSubject is the subject that hangs on predicate p itself, or -1. Where a
// quotation has come between, parses hang its words there, too: the nearest
// outside it is meant.
func (r *reader) ownSubject(p int) int {
	best := -1
	for _, c := range r.tree.Children(p) {
		switch r.d.Tokens[c].Rel {
		case "nsubj", "nsubj:pass", "csubj", "csubj:pass":
		default:
			continue
		}
		if in := r.inQuote[c]; in >= 0 && in != r.inQuote[p] {
			continue
		}
		if best < 0 || int(c) < p {
			best = int(c)
		}
	}
	return best
}

// antecedent is s, or the noun that s stands for where s is the "which" or
// "who" of a relative clause headed by p.
func (r *reader) antecedent(p, s int) int {
	if r.d.Tokens[p].Rel != "acl:relcl" {
		return s
	}
	switch r.word(s) {
	case "who", "whom":
		return r.whoBefore(s, r.d.Tokens[p].Head)
	case "which", "that":
		return r.d.Tokens[p].Head
	}
	return s
}

// whoBefore is noun h, or where that is nobody ("“A pity,” said Holt, who …") the
// name that stands right before the "who" at token s.
func (r *reader) whoBefore(s, h int) int {
	t := s - 1
	for t > h && r.d.Tokens[t].UPOS == document.PUNCT {
		t--
	}
	for t > h && r.d.Tokens[t].Rel == "flat" {
		t = r.d.Tokens[t].Head
	}
	if t > h && !r.isSomebody(h) && r.d.Tokens[t].UPOS == document.PROPN && r.isSomebody(t) {
		return t
	}
	return h
}

func (r *reader) word(t int) string { return strings.ToLower(r.d.Text(r.d.Tokens[t].Span)) }

// sourceAfterAccording is the source of an "according to" whose "according" is
// token t, the token that heads it, and the span of the cue; ok is false elsewhere.
func (r *reader) sourceAfterAccording(t int) (src Source, head int, cue text.Span, ok bool) {
	if t+2 >= len(r.d.Tokens) || r.word(t) != "according" || r.word(t+1) != "to" {
		return Source{}, -1, text.Span{}, false
	}
	cue = r.d.Tokens[t].Span.Union(r.d.Tokens[t+1].Span)
	sent := r.d.SentenceAt(cue.Start)
	if sent < 0 {
		return Source{}, -1, text.Span{}, false
	}
	head = r.d.Tokens[t].Head
	if head <= t+1 { // not parsed as a preposition: the first noun that follows
		for head = t + 2; head < r.d.Sentences[sent].Last && !isNominal(r.d.Tokens[head].UPOS); head++ {
		}
		if head >= r.d.Sentences[sent].Last {
			return Source{}, -1, text.Span{}, false
		}
	}
	src = r.source(head)
	src.Span.Start = max(src.Span.Start, r.d.Tokens[t+2].Span.Start)
	if src.Span.Empty() {
		return Source{}, -1, text.Span{}, false
	}
	return src, head, cue, true
}

func isNominal(u document.UPOS) bool {
	return u == document.NOUN || u == document.PROPN || u == document.PRON
}
