package claim

// Who speaks: the source of a relation.

import (
	"github.com/recount-news/recount/document"
)

// setSource finds who is given as the source of cue t.
func (r *reader) setSource(t int, passive bool, q *relation) {
	q.Speaker, q.origin = nobody, nobody
	s, of := -1, t
	if passive {
		s = r.byAgent(t)
		q.Speaker.Kind, q.origin.Kind = Impersonal, Impersonal
	} else {
		s, of = r.speakerOf(t)
	}
	if s >= 0 {
		r.setSpeaker(q, s, of)
	}
}

// speakerOf is the subject of cue t, as it stands: also whom somebody asks to say
// it, and who issues the statement that says it.
func (r *reader) speakerOf(t int) (s, of int) {
	p := t
	for range 6 {
		if in := r.inQuote[p]; in >= 0 && in != r.inQuote[t] && r.d.Tokens[p].Head != p {
			p = r.d.Tokens[p].Head // "“…,” she said, citing …"
			continue
		}
		if s := r.ownSubject(p); s >= 0 && (!r.isTime(s) || r.isAge(s)) {
			return s, p
		}
		if s := r.subjectBeside(p); s >= 0 {
			return s, p
		}
		tok := &r.d.Tokens[p]
		switch tok.Rel {
		case "xcomp":
			if o := r.tree.Child(tok.Head, "obj", "iobj"); o >= 0 && o < p && r.verbCue(tok.Head) != nil {
				return o, p
			}
			p = tok.Head
		case "conj", "advcl", "parataxis":
			if h := r.goesOn(p); h >= 0 {
				p = h
				continue
			}
			p = tok.Head
		case "acl", "acl:relcl":
			if n := &r.d.Tokens[tok.Head]; n.Rel == "obj" && issues[r.d.Tokens[n.Head].Lemma] {
				p = n.Head
				continue
			}
			return tok.Head, p
		default:
			return -1, p
		}
	}
	return -1, p
}

// subjectBeside is the subject of finite verb p by its place, where the parse has
// hung it elsewhere, as it does beside quotations: the noun phrase that p follows,
// or with which a tag goes on, "…, said the mayor". -1 where there is none.
func (r *reader) subjectBeside(p int) int {
	switch r.d.Tokens[p].XPOS {
	case "VBD", "VBZ", "VBP":
	default:
		return -1
	}
	switch r.d.Tokens[p].Rel {
	case "conj", "acl:relcl", "acl":
		return -1
	}
	sent := &r.d.Sentences[r.d.SentenceAt(r.d.Tokens[p].Span.Start)]
	if s := r.phraseBefore(p, sent.First); s >= 0 {
		return s
	}
	return r.phraseAfter(p, sent.Last)
}

// phraseBefore is the head of the noun phrase that ends before p, "the mayor
// said"; where a comma does, of the one that follows the quotation before, "“…,”
// Holt, the mayor of Elm, said".
func (r *reader) phraseBefore(p, first int) int {
	best := -1
	apposed := p > first && r.word(p-1) == ","
	for t := p - 1; t >= first; t-- {
		tok := &r.d.Tokens[t]
		switch {
		case r.inQuote[t] != r.inQuote[p]:
			return best
		case tok.UPOS == document.PUNCT:
			if !apposed && !joinsWords[r.word(t)] {
				return best
			}
		case tok.UPOS == document.VERB && !apposed:
			return -1
		case (isNominal(tok.UPOS) || r.isAge(t)) && (tok.Head < t || tok.Head >= p) && !r.isTime(t):
			best = t
		}
	}
	if apposed {
		return -1
	}
	return best
}

// joinsWords are the marks that stand inside a noun phrase.
var joinsWords = map[string]bool{"-": true, "(": true, ")": true, ".": true, "’": true, "'": true}

// isAge reports whether t ends "43-year-old".
func (r *reader) isAge(t int) bool {
	return r.word(t) == "old" && t > 3 && r.word(t-2) == "year" && r.d.Tokens[t-4].UPOS == document.NUM
}

// phraseAfter is the head of the noun phrase that begins behind p.
func (r *reader) phraseAfter(p, last int) int {
	for t := p + 1; t < last && t < p+12; t++ {
		tok := &r.d.Tokens[t]
		switch {
		case r.inQuote[t] != r.inQuote[p], tok.UPOS == document.PUNCT, tok.UPOS == document.ADP, tok.UPOS == document.VERB, tok.UPOS == document.SCONJ:
			return -1
		case (isNominal(tok.UPOS) || r.isAge(t)) && (tok.Head <= p || tok.Head > t+12 || r.inQuote[tok.Head] != r.inQuote[t]):
			return t
		}
	}
	return -1
}

// issues are the verbs of giving out a text that then says something.
var issues = map[string]bool{"issue": true, "release": true, "send": true, "publish": true, "post": true, "write": true,
	"make": true, "give": true, "put": true, "air": true, "run": true, "deliver": true, "file": true, "sign": true, "tweet": true}

// setSpeaker makes the phrase of token s, subject of predicate of, the source.
func (r *reader) setSpeaker(q *relation, s, of int) {
	if r.d.Tokens[s].Rel != "nsubj" && r.d.Tokens[s].Rel != "nsubj:pass" {
		q.origin = r.source(s)
		q.Speaker, q.sourceToken = q.origin, s
		return
	}
	a := r.antecedent(of, s)
	q.sourceToken = a
	q.origin = r.source(a)
	q.Speaker = q.origin
	if a != s {
		q.Speaker.Span = r.d.Tokens[s].Span
	}
}

// setNounSource finds whose claim, hope or criticism noun t is, and the span of
// the cue: "his claim", "made the claim", "criticism from abroad".
func (r *reader) setNounSource(t int, q *relation) {
	q.Speaker, q.origin = unnamed, unnamed
	q.Cue = r.d.Tokens[t].Span
	if s := r.tree.Child(t, "nmod:poss"); s >= 0 {
		r.setSpeaker(q, s, t)
		return
	}
	for _, c := range r.tree.Children(t) {
		if r.d.Tokens[c].Rel != "nmod" {
			continue
		}
		if k := r.tree.Child(int(c), "case"); k >= 0 && (r.word(k) == "by" || r.word(k) == "from") {
			r.setSpeaker(q, int(c), t)
			return
		}
	}
	tok := &r.d.Tokens[t]
	if tok.Rel == "obj" && lightSpeech[r.d.Tokens[tok.Head].Lemma] && !r.isPassive(tok.Head) {
		if s, of := r.speakerOf(tok.Head); s >= 0 {
			r.setSpeaker(q, s, of)
			q.Cue = r.cueSpan(tok.Head).Union(q.Cue)
		}
		return
	}
	for _, c := range r.tree.Children(t) {
		if r.d.Tokens[c].Rel == "compound" && r.mentionOf[c] >= 0 {
			r.setSpeaker(q, int(c), t)
			return
		}
	}
}

// lightSpeech are the verbs whose object is what is said or thought: "made the
// claim", "has doubts".
var lightSpeech = map[string]bool{"make": true, "have": true, "express": true, "voice": true, "raise": true, "give": true,
	"issue": true, "offer": true, "hold": true, "share": true, "take": true, "deliver": true, "air": true, "release": true,
	"repeat": true, "reiterate": true, "lay": true, "put": true, "draw": true, "announce": true, "show": true, "send": true}

// byAgent is who a passive cue says it was by, or -1: "told by police", but not
// "warned by radio".
func (r *reader) byAgent(p int) int {
	for _, c := range r.tree.Children(p) {
		if channels[r.d.Tokens[c].Lemma] {
			continue
		}
		if r.d.Tokens[c].Rel == "obl:agent" {
			return int(c)
		}
		if r.d.Tokens[c].Rel == "obl" {
			if k := r.tree.Child(int(c), "case"); k >= 0 && r.word(k) == "by" {
				return int(c)
			}
		}
	}
	return -1
}

// channels are the ways by which somebody is told.
var channels = map[string]bool{"radio": true, "phone": true, "telephone": true, "email": true, "e-mail": true, "letter": true,
	"post": true, "mail": true, "text": true, "message": true, "fax": true, "law": true, "hand": true}

// nearestName is the head of the mention outside the marks that stands next to
// cue: a way out where the parse has no subject. -1 where there is none.
func (r *reader) nearestName(cue int) int {
	best, distance := -1, 60
	at := r.d.Tokens[cue].Span
	sent := r.d.SentenceAt(at.Start)
	for t := r.d.Sentences[sent].First; t < r.d.Sentences[sent].Last; t++ {
		m := r.mentionOf[t]
		if m < 0 || r.inQuote[t] >= 0 || r.d.Mentions[m].Form == document.Demonym {
			continue
		}
		if g := gap(r.d.Mentions[m].Span, at); g < distance {
			best, distance = r.d.Mentions[m].Head, g
		}
	}
	return best
}
