package claim

// Predicates: which words make a claim, and what they say is done or is so.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// form is the way a predicate is given.
type form uint8

const (
	none    form = iota
	verbal       // a full verb
	copular      // something is said to be this
	nominal      // a noun of event
	apposed      // what something is, set beside its name
)

// clause is a predicate being read.
type clause struct {
	token    int
	form     form
	particle int // "down" of "shot down", or -1
	light    int // the noun that tells what is done, where the verb says little; or -1
	reversed bool
	result   int // "dead" of "left three people dead", or -1
	passive  bool
	lemma    string
	frame    *frame
}

// formOf tells whether token t makes a claim, and how.
func (r *reader) formOf(t int) form {
	tok := &r.d.Tokens[t]
	switch tok.Rel {
	case "compound", "aux", "aux:pass", "cop", "case", "mark", "fixed", "flat", "discourse":
		return none
	case "amod": // "a suspended worker"
		if tok.UPOS == document.VERB && r.isParticiple(t) {
			return verbal
		}
		return none
	}
	switch tok.UPOS {
	case document.VERB:
		if r.isStandard(t) || r.introduces(t) || r.raises(t) || r.isResult(t) || tok.Rel == "advcl" && r.isUsing(t) && r.object(t) >= 0 {
			return none
		}
		if r.tree.Child(t, "cop") >= 0 && !r.isParticiple(t) {
			return copular
		}
		return verbal
	case document.NOUN, document.ADJ, document.PROPN, document.PRON, document.NUM, document.ADV:
		if r.tree.Child(t, "cop") >= 0 || tok.UPOS == document.ADJ && r.isSaidOf(t) {
			return copular
		}
	}
	switch tok.UPOS {
	case document.NOUN:
		if r.isEvent(t) && !r.isLightObject(t) {
			return nominal
		}
		if r.named(t) >= 0 {
			return apposed
		}
	}
	return none
}

// isStandard reports whether verb t only tells what is compared with: "longer than
// expected".
func (r *reader) isStandard(t int) bool {
	if r.d.Tokens[t].Rel != "advcl" || r.ownSubject(t) >= 0 {
		return false
	}
	m := r.tree.Child(t, "mark", "case")
	return m >= 0 && r.word(m) == "than"
}

// isSaidOf reports whether adjective t is said of something without "be": "was
// found dead", "Three dead after fire".
func (r *reader) isSaidOf(t int) bool {
	tok := &r.d.Tokens[t]
	h := tok.Head
	switch tok.Rel {
	case "root":
		return r.tree.Child(t, "nsubj") >= 0
	case "xcomp":
		return r.d.Tokens[h].UPOS == document.VERB && !frameOf(r.d.Tokens[h].Lemma).resultative && (r.isPassive(h) || r.object(h) >= 0)
	}
	return false
}

// introduces reports whether verb t only lays something to a source: it is a cue
// that leaves its content standing, and has such a content.
func (r *reader) introduces(t int) bool {
	cue, ok := CueOf(r.d.Tokens[t].Lemma)
	if !ok || cue.Commitment < 0.3 {
		return false
	}
	if r.tree.Child(t, "ccomp") >= 0 {
		return true
	}
	if x := r.tree.Child(t, "xcomp"); x >= 0 && r.isInfinitive(x) && r.isPassive(t) { // "is believed to have left"
		return true
	}
	if r.isTag(t) {
		return true
	}
	q := r.introducer[t]
	return q >= 0 && r.quotes[q].Type == Direct
}

// raises reports whether verb t only tells how sure or how needful what stands
// below it is: "seemed to leave", "has to leave".
func (r *reader) raises(t int) bool {
	switch r.d.Tokens[t].Lemma {
	case "seem", "appear":
		return r.tree.Child(t, "xcomp", "ccomp") >= 0
	case "go": // "is going to leave"
		x := r.tree.Child(t, "xcomp")
		return x >= 0 && r.isInfinitive(x) && r.d.Tokens[t].XPOS == "VBG"
	case "have", "happen", "tend":
		x := r.tree.Child(t, "xcomp")
		return x >= 0 && r.isInfinitive(x) && r.object(t) < 0
	}
	return false
}

// isTag reports whether verb t is a clause of saying set beside what is said,
// ", police said". Where the parse has not called it so, its place tells: it has
// a subject, nothing else, stands behind what it hangs on between marks.
func (r *reader) isTag(t int) bool {
	tok := &r.d.Tokens[t]
	if r.tree.Child(t, "obj") >= 0 || !r.isSetOff(t) {
		return false
	}
	switch tok.Rel {
	case "parataxis":
		return true
	case "advcl":
		if m := r.tree.Child(t, "mark"); m >= 0 && r.word(m) == "as" && r.tree.Child(t, "ccomp", "xcomp") < 0 && r.ownSubject(t) >= 0 {
			return true // "as the mayor reported"
		}
	}
	switch tok.Rel {
	case "advcl", "conj", "dep", "appos", "acl:relcl":
	default:
		return false
	}
	if tok.Head > t || r.tree.Child(t, "nsubj") < 0 || r.tree.Child(t, "mark", "cc", "ccomp", "xcomp", "obl") >= 0 {
		return false
	}
	return t+1 >= len(r.d.Tokens) || r.d.Tokens[t+1].UPOS == document.PUNCT
}

// isSetOff reports whether a mark stands before the clause of tag t: not so in "the
// kind Lund would choose".
func (r *reader) isSetOff(t int) bool {
	first := t
	if s := r.ownSubject(t); s >= 0 && s < t {
		first = s
	}
	start := min(r.d.Tokens[t].Span.Start, r.tree.Phrase(first).Start)
	for first > 0 && r.d.Tokens[first-1].Span.Start >= start {
		first--
	}
	for first > 0 && (r.d.Tokens[first-1].UPOS == document.SCONJ || r.d.Tokens[first-1].UPOS == document.AUX || r.d.Tokens[first-1].UPOS == document.ADV) {
		first--
	}
	return first == 0 || r.d.Tokens[first-1].UPOS == document.PUNCT
}

// read reads the predicate at p, given as f.
func (r *reader) read(p int, f form) clause {
	tok := &r.d.Tokens[p]
	c := clause{token: p, form: f, particle: -1, light: -1, result: -1, lemma: tok.Lemma}
	switch f {
	case verbal:
		c.passive = r.isPassive(p)
		if c.particle = r.particle(p); c.particle >= 0 {
			c.lemma += " " + r.word(c.particle)
		}
		r.readLight(&c)
	case nominal:
		c.lemma = verbOf(tok.Lemma)
	}
	c.frame = frameOf(c.lemma)
	if c.frame.resultative {
		r.readResult(&c)
	}
	return c
}

// predicate is what c says in the shape of a claim.
func (r *reader) predicate(c *clause) Predicate {
	span := r.d.Tokens[c.token].Span
	out := Predicate{Token: c.token, Core: c.token, Span: span, Lemma: c.lemma, Noun: c.form == nominal || c.form == apposed}
	if c.particle >= 0 {
		out.Span = out.Span.Union(r.d.Tokens[c.particle].Span)
	}
	if c.light >= 0 {
		out.Core = c.light
		out.Span = out.Span.Union(r.d.Tokens[c.light].Span)
	}
	if c.result >= 0 {
		out.Core = c.result
	}
	return out
}

// verbOf is the verb of a noun of event, or the noun where it has none.
func verbOf(noun string) string {
	if v, ok := lexicon.VerbOf(noun); ok {
		return v
	}
	return noun
}

// particle is the word that makes a phrasal verb of verb p, or -1. Where the
// parse has called it an adverb or a preposition, the lexicon tells: it stands
// right behind the verb, and the two make a verb.
func (r *reader) particle(p int) int {
	if prt := r.tree.Child(p, "compound:prt"); prt >= 0 {
		return prt
	}
	t := p + 1
	if t >= len(r.d.Tokens) || r.d.Tokens[t].Head < p || !particles[r.word(t)] {
		return -1
	}
	switch tok := &r.d.Tokens[t]; {
	case tok.Head == p && (tok.Rel == "advmod" || tok.Rel == "obl"):
	case tok.Rel == "case" && r.d.Tokens[tok.Head].Head == p && r.d.Tokens[tok.Head].Rel == "obl" && r.tree.Child(p, "obj") < 0:
	default:
		return -1
	}
	if len(r.tree.Children(t)) == 0 && lexicon.Known(r.d.Tokens[p].Lemma+" "+r.word(t), lexicon.Verb) {
		return t
	}
	return -1
}

// particles are those words that make phrasal verbs more often than they lead to
// a place.
var particles = map[string]bool{"off": true, "up": true, "out": true, "down": true, "away": true, "back": true}

// isPassive reports whether p is a passive verb, or a participle that says what
// was done to its noun.
func (r *reader) isPassive(p int) bool {
	tok := &r.d.Tokens[p]
	if tok.UPOS != document.VERB {
		return false
	}
	if r.tree.Child(p, "aux:pass") >= 0 {
		return true // a subject called passive is none in a clause without "be"
	}
	if r.tree.Child(p, "cop") >= 0 {
		return r.isParticiple(p)
	}
	switch tok.Rel {
	case "amod": // "a suspended worker", but "an escaped prisoner"
		return r.hasObjects(tok.Lemma)
	case "acl":
		return r.tree.Child(p, "aux", "mark", "nsubj") < 0 && !strings.HasSuffix(r.word(p), "ing") &&
			(r.hasObjects(tok.Lemma) || r.particle(p) >= 0 || r.tree.Child(p, "obl:agent") >= 0)
	case "advcl":
		return r.tree.Child(p, "aux", "mark", "nsubj") < 0 && !strings.HasSuffix(r.word(p), "ing")
	case "conj": // "was arrested, charged and released", "two killed, four hurt", "are missing and feared dead"
		if tok.XPOS != "VBN" || tok.Head > p || r.tree.Child(p, "aux", "obj") >= 0 {
			return false
		}
		if h := &r.d.Tokens[tok.Head]; h.Rel == "xcomp" && r.isPassive(h.Head) {
			return true // "was found guilty and jailed"
		}
		return r.isPassive(tok.Head) || r.tree.Child(tok.Head, "cop") >= 0 && r.ownSubject(p) < 0
	}
	return r.isHeadlinePassive(p)
}

// hasObjects reports whether a verb has an object in some of its uses, so that it
// may be passive.
func (r *reader) hasObjects(verb string) bool {
	return lexicon.KindShare(verb, lexicon.Transitive) > 0 || !lexicon.Known(verb, lexicon.Verb)
}

// isHeadlinePassive reads "Three held after fire": a participle with what may
// be its subject and neither auxiliary nor object.
func (r *reader) isHeadlinePassive(p int) bool {
	return r.isParticiple(p) && r.tree.Child(p, "nsubj:pass") >= 0 && r.tree.Child(p, "aux") < 0 && r.object(p) < 0
}

func (r *reader) isParticiple(p int) bool { return r.d.Tokens[p].XPOS == "VBN" }

// object is the direct object of p, or -1. What has a preposition is none.
func (r *reader) object(p int) int {
	if o := r.tree.Child(p, "obj"); o >= 0 && r.tree.Child(o, "case") < 0 {
		return o
	}
	return -1
}

// isResult reports whether t is what the object of a verb became, which tells
// what was done: "left three people injured".
func (r *reader) isResult(t int) bool {
	tok := &r.d.Tokens[t]
	return tok.Rel == "xcomp" && r.isParticiple(t) && frameOf(r.d.Tokens[tok.Head].Lemma).resultative && r.object(tok.Head) >= 0
}

// readResult takes what the object of c became for what was done: to leave dead
// is to kill, to leave injured to injure.
func (r *reader) readResult(c *clause) {
	x := r.tree.Child(c.token, "xcomp")
	if x < 0 || r.object(c.token) < 0 {
		return
	}
	switch tok := &r.d.Tokens[x]; {
	case tok.Lemma == "dead":
		c.lemma = "kill"
	case tok.UPOS == document.VERB && r.isParticiple(x):
		c.lemma = tok.Lemma
	default:
		return
	}
	c.result, c.frame = x, frameOf(c.lemma)
}
