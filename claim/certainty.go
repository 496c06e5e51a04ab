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
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// value is what is said of the truth of something, as FactBank has it.
type value struct {
	negative bool
	level    level
}

// level is a Certainty as a number that grows with it.
type level int8

const (
	underspecified level = iota
	possible
	probable
	certain
)

var certainties = [...]Certainty{Underspecified, Possible, Probable, Certain}

// values are FactBank's names of them.
var values = map[string]value{
	"CT+": {false, certain}, "PR+": {false, probable}, "PS+": {false, possible},
	"CT-": {true, certain}, "PR-": {true, probable}, "PS-": {true, possible}, "Uu": {},
}

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

// reckoned is what has been found out of a token already, so that a long sentence
// is climbed once.
type reckoned struct {
	own, over           held // by its dependents, by what stands above it
	knowsOwn, knowsOver bool
}

// judge fills in how far claim c, which has its attribution, is held to be so: as
// it is told, by each of its sources, and by the writer.
func (r *reader) judge(c *Claim) {
	p := c.Predicate.Token
	h := r.held(p, -1)
	if r.isDeniedWord(p) {
		h = r.own(p)
	}
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

// held is how far predicate p is held to be so. What stands above token stop is
// left out: -1 for nothing.
func (r *reader) held(p, stop int) held {
	h := plainly
	if p != stop {
		h = r.above(p, stop)
	}
	own := r.own(p)
	if negation, hedges := r.isShared(p); negation || hedges {
		first := r.own(r.d.Tokens[p].Head)
		own.negative = own.negative != (first.negative && negation)
		if k := first.hedge; hedges && k >= 0 && (r.d.Tokens[k].UPOS == document.AUX || k < r.d.Tokens[p].Head) {
			own.lower(first.level, k)
		}
	}
	h.negative = h.negative != own.negative
	if own.hedge >= 0 && own.level <= h.level { // of two as strong, the nearer one is shown
		h.level, h.hedge = own.level, own.hedge
	}
	return h
}

// isMarkedOff reports a whole clause in quotation marks below a word of speech, which
// says by itself how sure it is: "I never took it," he denied.
func (r *reader) isMarkedOff(p, h int) bool {
	if r.inQuote[p] < 0 || r.inQuote[h] >= 0 || r.d.Tokens[p].Rel != "ccomp" || r.tree.Child(p, "mark") >= 0 {
		return false
	}
	cue, ok := CueOf(r.d.Tokens[h].Lemma)
	return ok && cue.Kind == Speech
}

// isDeniedWord reports what somebody has said, and somebody else denies: "denied
// rumours of a strike" holds that there were rumours, and no strike.
func (r *reader) isDeniedWord(p int) bool {
	tok := &r.d.Tokens[p]
	if tok.UPOS != document.NOUN || tok.Rel != "obj" && tok.Rel != "nsubj:pass" {
		return false
	}
	if cue, ok := CueOf(r.d.Tokens[tok.Head].Lemma); !ok || cue.Commitment >= 0 {
		return false
	}
	if f, ok := signatures()[use{tok.Lemma, "that"}]; ok && !f.isFactive() {
		return true
	}
	v, _ := lexicon.VerbOf(tok.Lemma)
	_, ok := CueOf(v)
	return ok
}

// own is what p's dependents make of it.
func (r *reader) own(p int) held {
	k := &r.reckoned[p]
	if !k.knowsOwn {
		k.own, k.knowsOwn = r.around(p), true
	}
	return k.own
}

// above is what the word that p hangs on makes of it.
func (r *reader) above(p, stop int) held {
	if stop >= 0 {
		return r.over(p, stop)
	}
	if k := &r.reckoned[p]; k.knowsOver {
		return k.over
	}
	h := r.over(p, stop)
	r.reckoned[p].over, r.reckoned[p].knowsOver = h, true
	return h
}

func (r *reader) over(p, stop int) held {
	h, complement := r.governor(p)
	if h < 0 || h == stop && complement == "conj" {
		return plainly
	}
	switch complement {
	case "conj":
		return r.above(h, stop)
	case "open":
		return held{value{false, underspecified}, r.opening(p)}
	case "without": // "did not leave without paying": they paid
		return held{value{r.held(h, stop).negative, certain}, -1}
	}
	if r.isMarkedOff(p, h) {
		return plainly
	}
	f, ok := r.signatureAt(h, complement)
	if !ok && r.isDeniedWord(p) {
		f, ok = signatureOf(r.d.Tokens[h].Lemma, "that")
	}
	isNoun := r.d.Tokens[p].UPOS == document.NOUN && complement != "that" && complement != "to"
	switch {
	case f.isFactive():
		return held{f.affirmed, -1}
	case !ok && isNoun && !r.isAny(p):
		return plainly
	}
	out := r.held(h, stop)
	switch {
	case r.isDeniedWord(h): // and with it what was said
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

// isAny reports "any changes", which are none where what they hang on is negated.
func (r *reader) isAny(t int) bool {
	d := r.tree.Child(t, "det")
	return d >= 0 && r.word(d) == "any"
}
