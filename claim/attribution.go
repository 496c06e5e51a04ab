package claim

// The chain of sources that a claim is laid to: what stands above its predicate
// and beside it.

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// attribution is the chain of sources that predicate p is laid to, nearest
// first.
func (r *reader) attribution(p int) []Attribution {
	var chain []Attribution
	at := p
	for range 12 {
		chain = r.beside(at, chain)
		tok := &r.d.Tokens[at]
		h := tok.Head
		if h == at {
			break
		}
		switch tok.Rel {
		case "ccomp", "parataxis", "xcomp", "csubj", "csubj:pass":
			chain = r.introducedBy(h, chain)
			chain = r.introducedByNoun(h, chain)
		case "acl", "acl:relcl":
			if r.tree.Child(at, "mark") >= 0 { // "hope that …", not "hopes raised by …"
				chain = r.introducedByNoun(h, chain)
			}
		}
		at = h
	}
	if len(chain) == 0 {
		chain = r.accordingNear(p)
	}
	return r.withSpeaker(p, chain)
}

// accordingNear is the "according to" of p's sentence, which covers all of it
// wherever the parse has hung it; none where p stands in marks.
func (r *reader) accordingNear(p int) []Attribution {
	i := r.d.SentenceAt(r.d.Tokens[p].Span.Start)
	if i < 0 || r.inQuote[p] >= 0 {
		return nil
	}
	for t := r.d.Sentences[i].First; t < r.d.Sentences[i].Last; t++ {
		if r.word(t) != "according" || r.inQuote[t] >= 0 {
			continue
		}
		if src, cue, ok := r.sourceAfterAccording(t); ok {
			return []Attribution{{Source: src, Cue: cue, Word: "according to"}}
		}
	}
	return nil
}

// introducedBy adds the cue h, where it is one.
func (r *reader) introducedBy(h int, chain []Attribution) []Attribution {
	tok := &r.d.Tokens[h]
	if _, ok := CueOf(tok.Lemma); !ok || tok.UPOS != document.VERB {
		return chain
	}
	a := Attribution{Cue: tok.Span, Word: tok.Lemma, Source: Source{Entity: -1, Kind: Impersonal}}
	passive := r.isPassive(h)
	if s := r.subject(h); s >= 0 && !passive {
		a.Source = r.source(s)
	} else if by := r.byAgent(h); by >= 0 {
		a.Source = r.source(by)
	} else if !passive {
		return chain // nobody says it: "reports indicate" lost to the parse
	}
	return append(chain, a)
}

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

// introducedByNoun adds "his claim that …", "expressed hope that …".
func (r *reader) introducedByNoun(h int, chain []Attribution) []Attribution {
	tok := &r.d.Tokens[h]
	if tok.UPOS != document.NOUN && tok.Rel != "obj" { // a bare noun is often taken for a verb: "expressed hope"
		return chain
	}
	word := tok.Lemma
	if _, ok := CueOf(word); !ok {
		v, ok := lexicon.VerbOf(word)
		if _, cue := CueOf(v); !ok || !cue {
			return chain
		}
		word = v
	}
	a := Attribution{Cue: tok.Span, Word: word, Source: Source{Entity: -1, Kind: Impersonal}}
	if s := r.tree.Child(h, "nmod:poss"); s >= 0 {
		a.Source = r.source(s)
	} else if tok.Rel == "obj" {
		if s := r.subject(tok.Head); s >= 0 {
			a.Source = r.source(s)
		}
	}
	return append(chain, a)
}

// beside adds the sources that stand inside the clause of token at: "according
// to the RAIB", ", police said", "reportedly".
func (r *reader) beside(at int, chain []Attribution) []Attribution {
	for _, c := range r.tree.Children(at) {
		tok := &r.d.Tokens[c]
		switch {
		case tok.UPOS == document.VERB && r.inQuote[c] < 0 && r.isTag(int(c)):
			chain = r.introducedBy(int(c), chain)
		case tok.UPOS == document.ADV && (tok.Lemma == "reportedly" || tok.Lemma == "allegedly"):
			chain = append(chain, Attribution{Cue: tok.Span, Word: "report",
				Source: Source{Span: tok.Span, Entity: -1, Kind: Impersonal}})
		default:
			if k := r.accordingBelow(int(c)); k >= 0 {
				if src, cue, ok := r.sourceAfterAccording(k); ok {
					chain = append(chain, Attribution{Source: src, Cue: cue, Word: "according to"})
				}
			}
		}
	}
	return chain
}

// accordingBelow is the "according" that is c or hangs on c, or -1.
func (r *reader) accordingBelow(c int) int {
	if r.word(c) == "according" {
		return c
	}
	for _, k := range r.tree.Children(c) {
		if r.word(int(k)) == "according" {
			return int(k)
		}
	}
	return -1
}

// withSpeaker adds the speaker of the quotation that holds p, unless the chain
// has the same cue.
func (r *reader) withSpeaker(p int, chain []Attribution) []Attribution {
	q := r.inQuote[p]
	if q < 0 || r.quotes[q].Speaker.Span.Empty() {
		return chain
	}
	for _, a := range chain {
		if a.Cue == r.quotes[q].Cue {
			return chain
		}
	}
	return append([]Attribution{{Source: r.quotes[q].Speaker, Cue: r.quotes[q].Cue, Word: r.quotes[q].CueWord}}, chain...)
}
