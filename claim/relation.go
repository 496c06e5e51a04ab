package claim

// What a cue takes: the content that hangs on a word that lays something to a
// source.

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// readCue reads what token t lays to somebody, if anything.
func (r *reader) readCue(t int) {
	tok := &r.d.Tokens[t]
	switch tok.UPOS {
	case document.VERB:
		r.readVerb(t)
	case document.NOUN:
		r.readNoun(t)
	case document.ADJ:
		r.readAdjective(t)
	case document.ADV:
		if tok.Lemma == "reportedly" || tok.Lemma == "allegedly" {
			r.readAdverb(t)
		}
	}
	switch r.word(t) {
	case "according":
		r.readAccording(t)
	case "in", "to", "per":
		r.readView(t)
	}
}

// verbCue is the entry of verb t, with its particle if there is one for both.
func (r *reader) verbCue(t int) *Cue {
	lemma := r.d.Tokens[t].Lemma
	if p := r.tree.Child(t, "compound:prt", "xcomp"); p >= 0 {
		if c := cues().verbs[lemma+" "+r.word(p)]; c != nil {
			return c // "point out", "make clear"
		}
	}
	return cues().verbs[lemma]
}

// readVerb reads "said that …", "“…,” said", "vowed to …", "criticized …", "was
// told that …".
func (r *reader) readVerb(t int) {
	switch r.d.Tokens[t].Rel {
	case "amod", "compound", "aux", "aux:pass", "cop", "case", "mark", "fixed", "flat":
		return
	}
	c := r.verbCue(t)
	if c == nil {
		return
	}
	q := newRelation(t)
	q.CueWord = r.d.Tokens[t].Lemma
	passive := r.isPassive(t)
	how := r.verbContent(t, c, passive, &q)
	if how == 0 {
		return
	}
	if c.takes(subjects) {
		q.Speaker, q.origin = unnamed, unnamed // "it seems": to nobody by name
	} else {
		r.setSource(t, passive, &q)
	}
	if !r.holds(t, c, how, passive, &q) {
		return
	}
	q.Cue = r.cueSpan(t)
	if x := r.tree.Child(t, "xcomp"); x == t+1 && c.Lemma == r.d.Tokens[t].Lemma+" "+r.word(x) {
		q.Cue = q.Cue.Union(r.d.Tokens[x].Span) // "made clear"
	}
	r.addWithPrep(t, q)
}

// verbContent reads the content of verb t, whose entry is c, and tells the
// construction that gives it: 0 where there is none. A preposition counts as an
// object.
func (r *reader) verbContent(t int, c *Cue, passive bool, q *relation) construction {
	if c.takes(clauses|marked) && r.clauseOf(t, q) {
		if c.takes(clauses) || slices.ContainsFunc(q.Pieces, r.hasMarked) {
			return clauses
		}
		q.Pieces, q.clausal = nil, false
	}
	switch {
	case c.takes(clauses) && r.isTag(t):
		q.clausal = true
		q.Pieces = r.besides(t)
		return clauses
	case c.takes(clauses) && c.commits && r.closingTag(t, q):
		return clauses
	case (c.takes(infinitives|subjects) || passive && c.takes(clauses)) && r.infinitiveOf(t, passive, q):
		return infinitives
	case c.takes(nominals|ofPapers) && r.objectOf(t, passive, c, q):
		return c.constructions & (nominals | ofPapers)
	case r.obliqueOf(t, c, q):
		return nominals
	}
	return 0
}

// holds reports whether q, whose cue is verb t, lays something to somebody, and
// does not only look like it.
func (r *reader) holds(t int, c *Cue, how construction, passive bool, q *relation) bool {
	unsaid := q.Speaker.Span.Empty()
	switch {
	case unsaid && !passive && !c.takes(subjects):
		return false // "to say that …" is no word that anybody says it
	case unsaid && passive && names[r.d.Tokens[t].Lemma]:
		return slices.ContainsFunc(q.Pieces, r.hasMarked) // but "a startup called Corvane"
	case how == ofPapers && q.origin.Kind != Paper:
		return false // "she found a key"
	case passive || q.sourceToken < 0 || q.clausal && c.Kind != Thought:
		return true
	}
	return r.hasMind(q.sourceToken)
}

// addWithPrep keeps q, whose cue takes in the preposition right behind it:
// "complained about".
func (r *reader) addWithPrep(t int, q relation) {
	if p := q.prep; p >= 0 && p <= t+2 {
		q.Cue = q.Cue.Union(r.d.Tokens[p].Span)
	}
	r.add(q)
}

// hasMind reports whether token t may stand for somebody or some body, or a paper,
// and not for a thing spoken of before, the reader, or nobody known: "who knows?"
func (r *reader) hasMind(t int) bool {
	switch r.word(t) {
	case "that", "this", "these", "there", "what", "who", "which":
		return r.d.Tokens[t].UPOS == document.NOUN
	case "you":
		return r.inQuote[t] >= 0
	}
	tok := &r.d.Tokens[t]
	return tok.UPOS != document.NOUN || lexicon.KindShare(tok.Lemma, lexicon.Instrument)+lexicon.KindShare(tok.Lemma, lexicon.State) < 0.7 ||
		r.entityAt(t) >= 0 || canSay(strings.ToLower(tok.Lemma))
}

// names are the verbs of giving a name.
var names = map[string]bool{"call": true, "name": true, "title": true, "entitle": true, "dub": true, "nickname": true}

// unnamed is the source of what is laid to nobody by name.
var unnamed = Source{Entity: -1, Kind: Impersonal}

// clauseOf reads the clauses that t takes: "that …", "whether …", bare ones, and
// those in front of it.
func (r *reader) clauseOf(t int, q *relation) bool {
	for _, c := range r.tree.Children(t) {
		if r.isClauseOf(t, int(c)) {
			q.Pieces = append(q.Pieces, r.spoken(t, int(c))...)
		}
	}
	q.clausal = len(q.Pieces) > 0
	return q.clausal
}

// spoken is what hangs on clause c of cue t. Of a clause inside marks, what the
// parse has hung on it beyond the cue belongs to it only inside marks again: not
// "“…,” she said, citing …".
func (r *reader) spoken(t, c int) []text.Span {
	pieces := r.cover(c, -1)
	m := r.inQuote[c]
	if m < 0 || m == r.inQuote[t] {
		return pieces
	}
	if r.marks[m].typ == Direct && r.endsSentence(m) {
		return r.markedIn(pieces)
	}
	cue, own := r.d.Tokens[t].Span, r.d.Tokens[c].Span
	return slices.DeleteFunc(pieces, func(p text.Span) bool {
		return (p.Start > cue.Start) != (own.Start > cue.Start) && !r.hasMarked(p)
	})
}

// markedIn are the stretches inside marks that pieces touch.
func (r *reader) markedIn(pieces []text.Span) (out []text.Span) {
	last := -1
	for _, p := range pieces {
		first, end := r.d.TokensIn(p)
		for k := first; k < end; k++ {
			if m := r.inQuote[k]; m > last {
				out = append(out, r.marks[m].span)
				last = m
			}
		}
	}
	return out
}

// hasMarked reports whether a word of p stands inside marks.
func (r *reader) hasMarked(p text.Span) bool {
	first, last := r.d.TokensIn(p)
	return slices.ContainsFunc(r.inQuote[first:last], func(m int) bool { return m >= 0 })
}

// isClauseOf reports whether dependent c of cue t is what is said.
func (r *reader) isClauseOf(t, c int) bool {
	switch r.d.Tokens[c].Rel {
	case "ccomp":
		return true
	case "parataxis":
		return c > t && r.afterColon(t, c)
	case "xcomp", "discourse":
		if says := r.verbCue(t); says == nil || !says.takes(clauses) {
			return false // "began moving"
		}
		if c == t+1 && (r.d.Tokens[c].UPOS == document.INTJ || strings.HasSuffix(r.word(c), "ing")) {
			return true // "said yes"; "says going there has helped", lost to the parse
		}
	case "advmod":
		return c == t+1 && r.word(c) == "so"
	case "advcl":
		if m := r.tree.Child(c, "mark"); m == t+1 {
			w := r.word(m)
			return w == "if" || w == "whether" || w == "that" // "asked if …", "said if elected he would …"
		}
	}
	return false
}

// afterColon reports whether a colon or a mark stands between t and clause c.
func (r *reader) afterColon(t, c int) bool {
	for i := t + 1; i < c; i++ {
		if w := r.word(i); w == ":" || isMark(w) {
			return true
		}
	}
	return false
}

func isMark(w string) bool {
	return w == `"` || w == "“" || w == "''" || w == "``" || w == "«" || w == "„"
}

// closingTag reads a tag that ends its sentence by its place, where the parse has
// lost what it closes: "Bridge to stay shut, mayor says".
func (r *reader) closingTag(t int, q *relation) bool {
	sent := &r.d.Sentences[r.d.SentenceAt(r.d.Tokens[t].Span.Start)]
	for k := t + 1; k < sent.Last; k++ {
		if r.d.Tokens[k].UPOS != document.PUNCT {
			return false
		}
	}
	comma := t - 1
	for ; comma > sent.First && r.word(comma) != ","; comma-- {
		switch r.d.Tokens[comma].UPOS {
		case document.VERB, document.CCONJ, document.SCONJ, document.ADP:
			return false
		}
	}
	if comma == t-1 || comma <= sent.First || r.inQuote[comma] != r.inQuote[t] {
		return false
	}
	q.clausal = true
	q.Pieces = []text.Span{r.d.Tokens[sent.First].Span.Union(r.d.Tokens[comma-1].Span)}
	return true
}

// besides is the clause that tag t is set into, without t: "…, police said, …".
func (r *reader) besides(t int) []text.Span {
	top := r.d.Tokens[t].Head
	inside := r.inQuote[top]
	for range 20 {
		tok := &r.d.Tokens[top]
		if tok.Head == top || tok.Rel == "ccomp" || tok.Head == t || r.inQuote[tok.Head] != inside && r.inQuote[tok.Head] >= 0 {
			break
		}
		top = tok.Head
	}
	return r.cover(top, t)
}

// infinitiveOf reads "vowed to …", "is expected to …", "seems to …".
func (r *reader) infinitiveOf(t int, passive bool, q *relation) bool {
	x := r.tree.Child(t, "xcomp", "ccomp")
	if x < 0 || x < t || r.d.Tokens[t].Lemma == "suppose" { // "is supposed to" is a duty
		return false
	}
	c := r.verbCue(t)
	if m := r.tree.Child(x, "mark"); m >= 0 && r.word(m) != "to" && !c.takes(subjects) {
		return false
	}
	q.clausal = c.commits // "offered to pay" is no word on whether anybody pays
	q.Pieces = r.cover(x, -1)
	if o := r.tree.Child(t, "obj", "iobj"); o > t && o < x && !passive {
		q.clause = q.Pieces
		q.Pieces = append(r.cover(o, -1), q.Pieces...) // "urged drivers to stay at home"
	}
	if passive || c.takes(subjects) {
		if s := r.tree.Child(t, "nsubj:pass", "nsubj"); s >= 0 {
			q.clause = q.Pieces
			q.Pieces = append(r.cover(s, -1), q.Pieces...)
		}
	}
	return true
}

// objectOf reads "criticized the plan", "called it a disgrace", and the passives
// of both.
func (r *reader) objectOf(t int, passive bool, cue *Cue, q *relation) bool {
	for _, c := range r.tree.Children(t) {
		switch rel := r.d.Tokens[c].Rel; {
		case rel == "obj":
			if lightSpeech[r.d.Tokens[t].Lemma] && r.takesContent(int(c)) {
				return false // "expressed hope that …": the noun is the cue
			}
		case rel == "xcomp" && int(c) > t, passive && rel == "nsubj:pass":
		case len(q.Pieces) > 0 && (rel == "obl" || rel == "advcl"):
			if k := r.tree.Child(int(c), "case", "mark"); k < 0 || !cue.by(r.word(k)) {
				continue // but "accused the county of neglect"
			}
		default:
			continue
		}
		q.Pieces = append(q.Pieces, r.cover(int(c), r.aside(int(c)))...)
	}
	return len(q.Pieces) > 0
}

// takesContent reports whether noun t is a cue with a content of its own.
func (r *reader) takesContent(t int) bool {
	c, _ := r.nounCue(t)
	if c == nil {
		return false
	}
	q := relation{}
	r.nounContent(t, c, &q)
	return len(q.Pieces) > 0
}

// aside is the relative clause set behind noun n with a comma, which says more
// about it, or -1: "his rivals, who say …".
func (r *reader) aside(n int) int {
	for _, c := range r.tree.Children(n) {
		if r.d.Tokens[c].Rel != "acl:relcl" {
			continue
		}
		for t := n + 1; t < int(c); t++ {
			if r.word(t) == "," {
				return int(c)
			}
		}
	}
	return -1
}

// obliqueOf reads "complained about the noise", "said of her".
func (r *reader) obliqueOf(t int, cue *Cue, q *relation) bool {
	for _, c := range r.tree.Children(t) {
		if int(c) < t {
			continue
		}
		k := -1
		switch r.d.Tokens[c].Rel {
		case "obl":
			k = r.tree.Child(int(c), "case")
		case "advcl":
			k = r.tree.Child(int(c), "mark")
			if k >= 0 && r.word(k) == "as" && r.ownSubject(int(c)) >= 0 {
				continue // "saw little, as it was dark"
			}
		}
		if k < 0 || !cue.by(r.word(k)) {
			continue
		}
		q.Pieces = append(q.Pieces, r.cover(int(c), k)...)
		q.prep = k
	}
	return len(q.Pieces) > 0
}

// by reports whether prep brings in what c says.
func (c *Cue) by(prep string) bool {
	for _, p := range c.preps {
		if p == prep {
			return true
		}
	}
	return false
}
