package claim

// Polarity and certainty: how far a predicate is held to be so, told by the words
// beside it and by all that stands above it.
//
// A clause is read from the root down (Nairn, Condoravdi and Karttunen 2006,
// "Computing relative polarity for textual inference"; Saurí and Pustejovsky
// 2012, "Are you sure that this happened?"): the word a clause hangs on has a
// value of its own, affirmed or denied and so sure, and a signature
// (implicatives.tsv) that makes of it the value of its complement: "managed to"
// hands it down, "failed to" turns it round, "plans to" leaves it open. To that
// come the negations and hedges in the clause itself (polarity.go, hedges.tsv). A
// hedge never makes anything surer, so the value is the least of those met.
//
// What says nothing of a clause does not touch it: "did not leave because he was
// ill" holds that he was ill. The future with "will" is certain, as in FactBank;
// the tense is left to the reader.
//
// Cost: the depth of the tree times the dependents met, for each claim.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// held is a value and the token that lowered it, -1 where none did.
type held struct {
	value
	hedge int
}

// plainly is the value of what nothing stands above or beside.
var plainly = held{value{false, certain}, -1}

// lower makes h no surer than l, because of token t.
func (h *held) lower(l level, t int) {
	if l < h.level {
		h.level, h.hedge = l, t
	}
}

// judge fills in how far claim c, which has its attribution, is held to be so: as
// it is told, by each of its sources, and by the writer.
func (r *reader) judge(c *Claim) {
	p := c.Predicate.Token
	h := r.held(p, -1)
	for i := range c.Attribution {
		h = r.asCued(h, p, &c.Attribution[i])
	}
	told := h.stance()
	c.Polarity, c.Certainty = told.Polarity, told.Certainty
	if h.hedge >= 0 {
		c.Hedge = r.d.Tokens[h.hedge].Span
	}
	c.Writer = r.sources(p, told, c.Attribution)
}

func (h held) stance() Stance {
	s := Stance{Positive, certainties[h.level]}
	if h.negative {
		s.Polarity = Negative
	}
	return s
}

// asCued is h as a source has it whose cue stands beside p and not above it: ",
// police suspect".
func (r *reader) asCued(h held, p int, a *Attribution) held {
	k := r.tokenAt(a.Cue)
	if a.Cue.Empty() || k >= len(r.d.Tokens) || r.isAbove(k, p) {
		return h
	}
	if f, ok := frameOf(a.Word, "that"); ok {
		h.negative = h.negative != (f.affirmed.negative && r.inQuote[p] < 0) // not of: "Never," he denied
		h.lower(f.affirmed.level, k)
	}
	return h
}

// sources gives each source of chain its stance to what p says, and returns the
// writer's. The nearest source holds what its words say; one farther off, and the
// writer, leave it open, unless the words between say that it is so ("confirmed").
func (r *reader) sources(p int, told Stance, chain []Attribution) Stance {
	stance := told
	for i := range chain {
		a := &chain[i]
		if k := r.tokenAt(a.Cue); i == 0 && !a.Cue.Empty() && r.isAbove(k, p) {
			stance = r.held(p, k).stance()
		}
		a.Stance = stance
		if !isProof(a.Word) {
			stance = Stance{stance.Polarity, Underspecified}
		}
	}
	if len(chain) > 0 && stance.Certainty != Underspecified {
		return told
	}
	return stance
}

// isProof reports a cue that says that its content is so, or that it is not.
func isProof(word string) bool {
	if f, ok := frames()[place{word, "that"}]; ok {
		return f.isFactive()
	}
	cue, _ := CueOf(word)
	return cue.Commitment >= 0.95 || cue.Commitment <= -0.95
}

// isAbove reports whether token k stands above token t in the tree.
func (r *reader) isAbove(k, t int) bool {
	for h := r.d.Tokens[t].Head; h != t; t, h = h, r.d.Tokens[h].Head {
		if h == k {
			return true
		}
	}
	return false
}

// held is how far predicate p is held to be so. What stands above token stop is
// left out: -1 for nothing.
func (r *reader) held(p, stop int) held {
	h := plainly
	if p != stop {
		h = r.above(p, stop)
	}
	denied, l, hedge := r.around(p)
	if negation, hedges := r.isShared(p); negation || hedges {
		d, m, k := r.around(r.d.Tokens[p].Head)
		denied = denied != (d && negation)
		if hedges && m < l && (r.d.Tokens[k].UPOS == document.AUX || k < r.d.Tokens[p].Head) {
			l, hedge = m, k
		}
	}
	h.negative = h.negative != denied
	if hedge >= 0 && l <= h.level { // of two as strong, the nearer one is shown
		h.level, h.hedge = l, hedge
	}
	return h
}

// above is what the word that p hangs on makes of it.
func (r *reader) above(p, stop int) held {
	h, complement := r.governor(p)
	if h < 0 {
		return plainly
	}
	switch complement {
	case "conj":
		return r.above(h, stop)
	case "open":
		return held{value{false, underspecified}, r.opening(p)}
	}
	f, ok := r.frameAt(h, complement)
	isNoun := r.d.Tokens[p].UPOS == document.NOUN && complement != "that" && complement != "to"
	switch {
	case f.isFactive():
		return held{f.affirmed, -1}
	case !ok && isNoun && !r.isAny(p):
		return plainly
	}
	out := r.held(h, stop)
	switch {
	case isNoun && r.isNone(p): // it is what makes its verb negative
		out.negative = false
	case isNoun && !ok: // "did not lead to any changes"
	case !ok && complement == "along": // ", killing three"
		out.negative = false
	case !ok && complement == "to" && r.hasMark(p, "to"):
		return held{value{false, underspecified}, r.opening(p)}
	case !ok && out.negative && !r.isPart(p):
		return held{value{false, underspecified}, out.hedgeOr(h)}
	case !ok:
	case out.negative:
		out.negative = f.negated.negative
		out.lower(f.negated.level, h)
	default:
		out.negative = f.affirmed.negative
		out.lower(f.affirmed.level, h)
	}
	return out
}

func (h held) hedgeOr(t int) int {
	if h.hedge >= 0 {
		return h.hedge
	}
	return t
}

// isPart reports whether p is no clause of its own, but what its verb says of
// somebody: "did not become president", "was not found guilty".
func (r *reader) isPart(p int) bool {
	return r.d.Tokens[p].Rel == "xcomp" && r.d.Tokens[p].UPOS != document.VERB
}

// frameAt is what the word at h says of its complement.
func (r *reader) frameAt(h int, complement string) (frame, bool) {
	tok := &r.d.Tokens[h]
	if complement == "to" && r.isShort(h) {
		return frame{value{true, certain}, value{false, certain}}, true
	}
	if f, ok := frames()[place{r.word(h), complement}]; ok {
		return f, true
	}
	if prt := r.tree.Child(h, "compound:prt"); prt >= 0 {
		if f, ok := frames()[place{tok.Lemma + " " + r.word(prt), complement}]; ok {
			return f, true
		}
	}
	if f, ok := frameOf(tok.Lemma, complement); ok {
		return f, true
	}
	if complement == "subj" && tok.Lemma == "take" {
		if o := r.tree.Child(h, "obj"); o >= 0 && r.word(o) == "place" {
			return frameOf("take place", complement)
		}
	}
	if complement == "noun" && tok.UPOS == document.VERB && lightVerbs[tok.Lemma] {
		return frame{value{false, certain}, value{true, certain}}, true
	}
	if tok.UPOS == document.ADJ && strings.HasSuffix(tok.Lemma, "ed") { // "is expected to"
		return frameOf(lexicon.Lemma(tok.Lemma, lexicon.Verb), complement)
	}
	return frame{}, false
}

// isShort reports a word whose infinitive did not come about: "too tired to
// stop", "have yet to find".
func (r *reader) isShort(h int) bool {
	for _, c := range r.tree.Children(h) {
		if w := r.word(int(c)); int(c) == h-1 && w == "too" || int(c) == h+1 && w == "yet" {
			return true
		}
	}
	return false
}

// isAny reports "any changes", which are none where what they hang on is negated.
func (r *reader) isAny(t int) bool {
	d := r.tree.Child(t, "det")
	return d >= 0 && r.word(d) == "any"
}

// opening is the "to" or other mark by which clause p begins.
func (r *reader) opening(p int) int {
	if m := r.tree.Child(p, "mark"); m < 0 || r.word(m) == "whether" || !r.hasMark(p, "to") {
		return m
	}
	m := -1
	for _, c := range r.tree.Children(p) {
		if r.d.Tokens[c].Rel == "mark" {
			m = int(c)
		}
	}
	return m
}

// hasMark reports whether p has the subordinating word w.
func (r *reader) hasMark(p int, w string) bool {
	for _, c := range r.tree.Children(p) {
		if r.d.Tokens[c].Rel == "mark" && r.word(int(c)) == w {
			return true
		}
	}
	return false
}

// governor is the word that has a say in whether p is so, and what p is to it:
// a complement as in implicatives.tsv; "whether"; "conj", a member of its
// coordination; "open", a condition or a purpose of it; "along", a participle
// beside it. -1 where p stands alone.
func (r *reader) governor(p int) (h int, complement string) {
	tok := &r.d.Tokens[p]
	h = tok.Head
	if h == p {
		return -1, ""
	}
	switch tok.Rel {
	case "conj":
		if r.isFinite(p) && !r.isFinite(h) && r.tree.Child(p, "nsubj", "nsubj:pass") >= 0 {
			return -1, ""
		}
		return h, "conj"
	case "ccomp", "csubj", "csubj:pass", "xcomp":
		return h, r.clauseOf(p)
	case "parataxis":
		if _, ok := CueOf(r.d.Tokens[h].Lemma); ok && !r.isTag(p) && r.inQuote[h] < 0 {
			return h, "that"
		}
	case "acl":
		return r.governorOfNounClause(p, h)
	case "advcl":
		return r.governorOfAdverbial(p, h)
	case "obj", "nsubj:pass", "nsubj", "obl", "nmod":
		return r.governorOfNoun(p, h)
	}
	return -1, ""
}

// clauseOf is the sort of clause that p heads: by its mark, else by its form.
func (r *reader) clauseOf(p int) string {
	switch {
	case r.hasMark(p, "that"):
		return "that"
	case r.hasMark(p, "to"):
		return "to"
	case r.hasMark(p, "from") && r.d.Tokens[p].XPOS == "VBG":
		return "from"
	case r.hasMark(p, "whether") || r.hasMark(p, "if"):
		return "whether"
	case r.d.Tokens[p].XPOS == "VBG" && r.tree.Child(p, "aux") < 0, r.d.Tokens[p].Rel == "acl" && r.tree.Child(p, "case") >= 0:
		return "ing"
	case r.d.Tokens[p].Rel == "xcomp":
		return "to" // "make them leave", "seems tired"
	}
	return "that"
}

func (r *reader) governorOfNounClause(p, h int) (int, string) {
	if r.tree.Child(p, "mark", "case") < 0 {
		return -1, "" // "the men killed"
	}
	complement := r.clauseOf(p)
	if complement == "to" {
		if _, ok := r.frameAt(h, "to"); !ok {
			if r.isRanked(h) {
				return -1, "" // "the first woman to win"
			}
			return h, "open"
		}
	}
	return h, complement
}

// isRanked reports "the first", "the only", "the youngest", whose clause tells what
// they did.
func (r *reader) isRanked(h int) bool {
	if w := r.d.Tokens[h].Lemma; w == "first" || w == "last" || w == "latest" {
		return true
	}
	for _, c := range r.tree.Children(h) {
		switch r.d.Tokens[c].Rel {
		case "amod", "nummod":
			if l := r.d.Tokens[c].Lemma; l == "first" || l == "second" || l == "third" || l == "last" || l == "latest" || l == "only" ||
				r.d.Tokens[c].XPOS == "JJS" {
				return true
			}
		}
	}
	return false
}

func (r *reader) governorOfAdverbial(p, h int) (int, string) {
	m := r.tree.Child(p, "mark", "case")
	if m < 0 {
		if strings.HasPrefix(r.d.Tokens[p].XPOS, "VBG") {
			return h, "along"
		}
		return -1, ""
	}
	switch w := r.word(m); w {
	case "if", "unless", "whether", "lest", "provided", "providing", "supposing":
		return h, "open"
	case "to", "in", "of", "from", "for", "on", "at", "about", "with", "so":
		complement := r.clauseOf(p)
		if complement == "to" && w == "for" { // "a date for all to be destroyed"
			return h, "open"
		}
		if _, ok := r.frameAt(h, complement); ok {
			return h, complement
		}
		if complement == "to" {
			return h, "open" // a purpose
		}
	case "by":
		return h, "along"
	case "that":
		if _, ok := r.frameAt(h, "that"); ok {
			return h, "that"
		}
	}
	return -1, ""
}

// governorOfNoun is the word of which noun p is the object, the passive subject
// or what it is of or for.
func (r *reader) governorOfNoun(p, h int) (int, string) {
	tok := &r.d.Tokens[p]
	if tok.UPOS != document.NOUN || r.tree.Child(p, "cop") >= 0 {
		return -1, ""
	}
	switch tok.Rel {
	case "nsubj":
		if r.d.Tokens[h].UPOS != document.ADJ {
			return h, "subj"
		}
	case "obl", "nmod":
		k := r.tree.Child(p, "case")
		if k < 0 {
			return -1, ""
		}
		w := r.word(k)
		if _, ok := r.frameAt(h, w); ok && w != "to" || w != "of" && w != "for" && w != "from" && w != "about" && w != "to" {
			return h, w
		}
	}
	return h, "noun"
}

// isFinite reports whether p has a tense: its own, or that of its auxiliary.
func (r *reader) isFinite(p int) bool {
	switch r.d.Tokens[p].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return r.tree.Child(p, "aux", "aux:pass", "cop") >= 0
}

// around reads the dependents of p: whether they deny it, how sure they leave it
// and the token that lowers it.
func (r *reader) around(p int) (denied bool, l level, hedge int) {
	denied = r.isDenied(p)
	l, hedge = certain, -1
	lower := func(to level, t int) {
		if to < l {
			l, hedge = to, t
		}
	}
	kind := "verb"
	if r.d.Tokens[p].UPOS == document.NOUN {
		kind = "noun"
	}
	future := false
	for _, k := range r.tree.Children(p) {
		c := int(k)
		w := r.word(c)
		switch r.d.Tokens[c].Rel {
		case "aux", "aux:pass":
			future = future || isFuture[w]
			lower(r.auxiliary(p, c, w, denied), c)
		case "advmod", "dep", "parataxis":
			if v, ok := hedges()[place{w, "verb"}]; ok {
				denied = denied != v.negative
				lower(v.level, c)
			}
		case "amod", "compound":
			if v, ok := hedges()[place{w, "noun"}]; ok && kind == "noun" && !r.isGlued(c) {
				denied = denied != v.negative
				lower(v.level, c)
			}
		case "punct":
			if w == "?" {
				lower(underspecified, c)
			}
		}
	}
	if future || l < certain {
		if m := r.condition(p); m >= 0 {
			lower(underspecified, m)
		}
	}
	if r.isImperative(p) {
		lower(underspecified, p)
	}
	if r.isHeadlineFuture(p) {
		lower(probable, r.tree.Child(p, "mark"))
	}
	return denied, l, hedge
}

// isGlued reports the second part of a compound: "well-planned".
func (r *reader) isGlued(t int) bool {
	at := r.d.Tokens[t].Span.Start
	return at > 0 && r.d.Article.Text[at-1] == '-'
}

var isFuture = map[string]bool{"will": true, "'ll": true, "’ll": true, "wo": true, "shall": true}

// auxiliary is how sure auxiliary c, the word w, leaves predicate p.
func (r *reader) auxiliary(p, c int, w string, denied bool) level {
	v, ok := hedges()[place{w, "verb"}]
	if !ok {
		return certain
	}
	perfect := r.isPerfect(p, c)
	switch w {
	case "can", "ca", "could":
		if denied && !perfect {
			return certain // what could not be done was not
		}
	case "must":
		if perfect {
			return probable // "must have left"
		}
	case "would", "'d", "’d":
		switch {
		case perfect && w != "would": // "he'd left"
			return certain
		case r.isReported(p):
			return probable // "will" told of afterwards
		case perfect:
			return underspecified // contrary to fact
		}
	}
	return v.level
}

// isPerfect reports a "have" between auxiliary c and p.
func (r *reader) isPerfect(p, c int) bool {
	for _, k := range r.tree.Children(p) {
		if int(k) > c && r.d.Tokens[k].Rel == "aux" && r.d.Tokens[k].Lemma == "have" {
			return true
		}
	}
	return false
}

// isReported reports whether p is what somebody said in the past.
func (r *reader) isReported(p int) bool {
	h := r.d.Tokens[p].Head
	if rel := r.d.Tokens[p].Rel; rel == "ccomp" || rel == "acl" {
		cue, ok := CueOf(r.d.Tokens[h].Lemma)
		if ok && cue.Commitment >= 0.6 && r.d.Tokens[h].XPOS != "VBZ" && r.d.Tokens[h].XPOS != "VBP" {
			return true
		}
	}
	for _, k := range r.tree.Children(p) {
		if r.d.Tokens[k].XPOS == "VBD" && r.isTag(int(k)) {
			return true
		}
	}
	return false
}

// condition is the "if" of a clause that p depends on, or -1.
func (r *reader) condition(p int) int {
	for _, k := range r.tree.Children(p) {
		if r.d.Tokens[k].Rel != "advcl" {
			continue
		}
		m := r.tree.Child(int(k), "mark")
		if m < 0 {
			continue
		}
		switch r.word(m) {
		case "if", "unless", "provided":
			if m == 0 || r.word(m-1) != "even" {
				return m
			}
		}
	}
	return -1
}

// isImperative reports "Close the gates", "Do not enter".
func (r *reader) isImperative(p int) bool {
	tok := &r.d.Tokens[p]
	if tok.XPOS != "VB" || tok.Head != p && (r.inQuote[p] < 0 || tok.Rel != "ccomp" && tok.Rel != "parataxis") {
		return false
	}
	if a := r.tree.Child(p, "aux"); a >= 0 && r.d.Tokens[a].Lemma != "do" {
		return false
	}
	return r.tree.Child(p, "nsubj", "nsubj:pass", "csubj", "mark", "aux:pass", "cop") < 0
}

// isHeadlineFuture reports "Man to face trial".
func (r *reader) isHeadlineFuture(p int) bool {
	if r.d.Tokens[p].Head != p || r.tree.Child(p, "nsubj", "nsubj:pass") < 0 {
		return false
	}
	m := r.tree.Child(p, "mark")
	return m >= 0 && r.word(m) == "to" && r.tree.Child(p, "aux") < 0
}
