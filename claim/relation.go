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
	switch {
	case c.takes(clauses|marked) && r.clauseOf(t, &q) && (c.takes(clauses) || slices.ContainsFunc(q.Pieces, r.hasMarked)):
	case c.takes(clauses) && r.isTag(t):
		q.clausal = true
		q.Pieces = r.besides(t)
	case (c.takes(infinitives|subjects) || passive && c.takes(clauses)) && r.infinitiveOf(t, passive, &q):
	case c.takes(nominals) && r.objectOf(t, passive, c, &q):
	case r.obliqueOf(t, c, &q):
	default:
		return
	}
	if subjects := c.takes(subjects); subjects {
		q.Speaker, q.origin = unnamed, unnamed // "it seems": to nobody by name
	} else if r.setSource(t, passive, &q); q.Speaker.Span.Empty() && !passive {
		return // "to say that …" is no word that anybody says it
	}
	if !q.clausal && !passive && q.sourceToken >= 0 && !r.hasMind(q.sourceToken) {
		return // "the road backs onto the river"
	}
	q.Cue = r.cueSpan(t)
	if p := q.prep; p >= 0 && p <= t+2 {
		q.Cue = q.Cue.Union(r.d.Tokens[p].Span) // "complained about"
	}
	r.add(q)
}

// hasMind reports whether token t may stand for somebody or some body, or a paper,
// and not for a thing spoken of before.
func (r *reader) hasMind(t int) bool {
	switch r.word(t) {
	case "that", "this", "these", "there", "what":
		return r.d.Tokens[t].UPOS == document.NOUN
	}
	return true
}

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
	if m := r.inQuote[c]; m < 0 || m == r.inQuote[t] {
		return pieces
	}
	cue, own := r.d.Tokens[t].Span, r.d.Tokens[c].Span
	return slices.DeleteFunc(pieces, func(p text.Span) bool {
		return (p.Start > cue.Start) != (own.Start > cue.Start) && !r.hasMarked(p)
	})
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
	if x < 0 || x < t {
		return false
	}
	c := r.verbCue(t)
	if m := r.tree.Child(x, "mark"); m >= 0 && r.word(m) != "to" && !c.takes(subjects) {
		return false
	}
	q.clausal = c.commits // "offered to pay" is no word on whether anybody pays
	q.Pieces = r.cover(x, -1)
	if passive || c.takes(subjects) {
		if s := r.tree.Child(t, "nsubj:pass", "nsubj"); s >= 0 {
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

// nounCue is the entry of noun t and the verb it stands for.
func (r *reader) nounCue(t int) (*Cue, string) {
	lemma := r.d.Tokens[t].Lemma
	c := cues().nouns[lemma]
	if c == nil {
		return nil, ""
	}
	if v, ok := lexicon.VerbOf(lemma); ok && cues().verbs[v] != nil {
		return c, v
	}
	return c, lemma
}

// readNoun reads "his claim that …", "expressed hope that …", "criticism of …".
func (r *reader) readNoun(t int) {
	c, word := r.nounCue(t)
	if c == nil || r.d.Tokens[t].Rel == "compound" {
		return
	}
	q := newRelation(t)
	q.CueWord = word
	r.nounContent(t, c, &q)
	if len(q.Pieces) == 0 {
		return
	}
	r.setNounSource(t, &q)
	if q.origin.Span.Empty() && !q.clausal {
		return // "the claims of the victims": nobody is said to have made any
	}
	r.add(q)
}

// nounContent reads what noun t, a cue, gives as said.
func (r *reader) nounContent(t int, c *Cue, q *relation) {
	light := r.d.Tokens[t].Rel == "obj" && lightSpeech[r.d.Tokens[r.d.Tokens[t].Head].Lemma]
	for _, k := range r.tree.Children(t) {
		if int(k) < t {
			continue
		}
		switch tok := &r.d.Tokens[k]; tok.Rel {
		case "acl", "acl:relcl", "ccomp":
			m := r.tree.Child(int(k), "mark")
			if m < 0 {
				continue
			}
			if w := r.word(m); w == "to" && !c.takes(infinitives) || w != "to" && !c.takes(clauses) {
				continue
			}
			q.clausal = true
			q.Pieces = append(q.Pieces, r.cover(int(k), -1)...)
		case "nmod":
			if m := r.tree.Child(int(k), "case"); m >= 0 && (c.by(r.word(m)) || light && topical[r.word(m)]) {
				q.Pieces = append(q.Pieces, r.cover(int(k), m)...)
			}
		}
	}
}

// topical are the prepositions that bring in what somebody has an opinion of or
// makes a remark on.
var topical = map[string]bool{"about": true, "on": true, "of": true, "for": true, "with": true, "at": true, "to": true,
	"against": true, "over": true, "toward": true, "towards": true, "in": true}

// readAdjective reads "is confident that …", "is critical of …".
func (r *reader) readAdjective(t int) {
	c := cues().adjectives[r.d.Tokens[t].Lemma]
	if c == nil || r.tree.Child(t, "cop") < 0 {
		return
	}
	q := newRelation(t)
	q.CueWord = r.d.Tokens[t].Lemma
	switch {
	case c.takes(clauses) && r.clauseOf(t, &q):
	case c.takes(infinitives|subjects) && r.adjectiveInfinitive(t, c, &q):
	case r.obliqueOf(t, c, &q):
	default:
		return
	}
	if r.setSource(t, false, &q); c.takes(subjects) {
		q.Speaker, q.origin = unnamed, unnamed
	}
	q.Cue = r.cueSpan(t)
	r.add(q)
}

func (r *reader) adjectiveInfinitive(t int, c *Cue, q *relation) bool {
	x := r.tree.Child(t, "xcomp", "advcl", "ccomp")
	if x < t {
		return false
	}
	if m := r.tree.Child(x, "mark"); m < 0 || r.word(m) != "to" {
		return false
	}
	q.Pieces = r.cover(x, -1)
	if c.takes(subjects) {
		if s := r.tree.Child(t, "nsubj"); s >= 0 {
			q.Pieces = append(r.cover(s, -1), q.Pieces...)
		}
	}
	return true
}

// readAdverb reads "reportedly": its clause is laid to nobody by name.
func (r *reader) readAdverb(t int) {
	span := r.d.Tokens[t].Span
	q := relation{cue: t, clausal: true, origin: Source{Span: span, Entity: -1, Kind: Impersonal}}
	q.Speaker = Source{Entity: -1, Kind: Impersonal}
	q.Cue, q.CueWord = span, "report"
	q.Pieces = r.cover(r.d.Tokens[t].Head, t)
	r.add(q)
}

const accordingTo = "according to"

// readAccording reads "according to …", whose content is the sentence around it.
func (r *reader) readAccording(t int) {
	src, head, cue, ok := r.sourceAfterAccording(t)
	if !ok {
		return
	}
	q := relation{cue: t, clausal: true, origin: src}
	q.Speaker, q.Cue, q.CueWord = src, cue, accordingTo
	q.Pieces = r.besides(head)
	r.add(q)
}

// readView reads the phrases that open a sentence with whose count or view it
// gives: "In a poll of …, half said", "To many voters, …", "Per the report, …".
func (r *reader) readView(t int) {
	i := r.d.SentenceAt(r.d.Tokens[t].Span.Start)
	head := r.d.Tokens[t].Head
	if t > r.d.Sentences[i].First+1 || r.d.Tokens[t].UPOS != document.ADP || head < t || r.inQuote[t] >= 0 {
		return
	}
	noun := &r.d.Tokens[head]
	switch r.word(t) {
	case "in":
		if !counts[noun.Lemma] {
			return
		}
	case "per":
		if r.entityAt(head) < 0 && !canSay(noun.Lemma) {
			return
		}
	default:
		if !r.isPeople(head) || !r.endsWithComma(head) {
			return
		}
	}
	v := noun.Head
	if noun.Rel != "obl" || v == head || r.ownSubject(v) < 0 {
		return
	}
	q := relation{cue: t, clausal: true, origin: r.source(head)}
	q.Speaker, q.Cue, q.CueWord = q.origin, r.d.Tokens[t].Span, accordingTo
	q.Pieces = r.besides(head)
	r.add(q)
}

// counts are the nouns of what counts answers.
var counts = map[string]bool{"poll": true, "survey": true, "census": true, "questionnaire": true}

// isPeople reports whether token t stands for one who has a view, or many.
func (r *reader) isPeople(t int) bool {
	if e := r.entityAt(t); e >= 0 {
		return r.d.Entities[e].Type == document.PER
	}
	tok := &r.d.Tokens[t]
	return lexicon.KindShare(tok.Lemma, lexicon.Person) >= 0.7 && (tok.XPOS == "NNS" || tok.XPOS == "NNPS")
}

// endsWithComma reports whether a comma follows the phrase that t heads.
func (r *reader) endsWithComma(t int) bool {
	end := r.tree.Phrase(t).End
	for t++; t < len(r.d.Tokens) && r.d.Tokens[t].Span.End <= end; t++ {
	}
	return t < len(r.d.Tokens) && r.word(t) == ","
}

// cover is what hangs on head, itself too, in stretches without what hangs on
// the token except and without the marks at their ends.
func (r *reader) cover(head, except int) []text.Span {
	r.generation++
	lo, hi := head, head
	r.stack = append(r.stack[:0], int32(head))
	for len(r.stack) > 0 {
		t := int(r.stack[len(r.stack)-1])
		r.stack = r.stack[:len(r.stack)-1]
		if t == except || r.stamp[t] == r.generation || t != head && (r.goesOn(t) >= 0 || r.isAside(t)) {
			continue
		}
		r.stamp[t] = r.generation
		lo, hi = min(lo, t), max(hi, t)
		r.stack = append(r.stack, r.tree.Children(t)...)
	}
	return r.runs(lo, hi)
}

// goesOn is the cue that cue t goes on from, or -1: in "said it was late and called
// for patience" parses hang "called" on "was", but who says and calls is one.
func (r *reader) goesOn(t int) int {
	tok := &r.d.Tokens[t]
	if tok.Rel != "conj" || tok.UPOS != document.VERB || r.ownSubject(t) >= 0 {
		return -1
	}
	if c := r.verbCue(t); c == nil || c.Kind == Thought {
		return -1
	}
	k := tok.Head
	for range 3 {
		if r.d.Tokens[k].Rel != "conj" {
			break
		}
		k = r.d.Tokens[k].Head
	}
	h := r.d.Tokens[k].Head
	if r.d.Tokens[k].Rel != "ccomp" || h > k || r.d.Tokens[h].XPOS != tok.XPOS || r.inQuote[h] != r.inQuote[t] || r.verbCue(h) == nil {
		return -1
	}
	return h
}

// isAside reports whether t is a cue in a relative clause set behind its noun with a
// comma, which is the writer's own: "said the road, which he called a disgrace, …".
func (r *reader) isAside(t int) bool {
	tok := &r.d.Tokens[t]
	if tok.Rel != "acl:relcl" || tok.UPOS != document.VERB || r.inQuote[t] >= 0 {
		return false
	}
	if c := r.verbCue(t); c == nil || !c.commits {
		return false
	}
	for k := t - 1; k > tok.Head; k-- {
		if r.word(k) == "," {
			return true
		}
	}
	return false
}

// runs are the stretches of stamped tokens in [lo, hi], marks between them
// included.
func (r *reader) runs(lo, hi int) (out []text.Span) {
	for t := lo; t <= hi; t++ {
		if r.stamp[t] != r.generation || r.d.Tokens[t].UPOS == document.PUNCT {
			continue
		}
		end, words := t, 0
		for e := t; e <= hi && (r.stamp[e] == r.generation || r.d.Tokens[e].UPOS == document.PUNCT); e++ {
			if r.d.Tokens[e].UPOS != document.PUNCT {
				end = e
				words++
			}
		}
		if u := r.d.Tokens[t].UPOS; words > 1 || u != document.CCONJ {
			out = append(out, r.d.Tokens[t].Span.Union(r.d.Tokens[end].Span))
		}
		t = end
	}
	return out
}

// cueSpan is the words of saying that t heads: "is once again questioning",
// "refused to say".
func (r *reader) cueSpan(t int) text.Span {
	first, last := t, t
	head := t
	for i := t - 1; i >= 0; i-- {
		tok := &r.d.Tokens[i]
		if tok.Head == head {
			switch tok.Rel {
			case "aux", "aux:pass", "cop", "advmod":
				first = i
				continue
			case "mark":
				if r.word(i) == "to" {
					first = i
					continue
				}
			}
		}
		if h := &r.d.Tokens[head]; h.Rel == "xcomp" && h.Head == i {
			first, head = i, i
			continue
		}
		break
	}
	if p := r.tree.Child(t, "compound:prt"); p == t+1 {
		last = p
	}
	return r.d.Tokens[first].Span.Union(r.d.Tokens[last].Span)
}
