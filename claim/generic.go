package claim

// Genericity: is it one event that is told, a habit, or the way of a kind? After
// Friedrich and Palmer 2014, "Situation entity annotation". News tells episodes, so
// a claim is one unless its words say otherwise: an adverb of frequency, a set of
// times ("every week"), "used to" make a habit; the plain present of a kind named
// by a bare plural, with nobody and nothing definite in it, is generic.

import (
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// genericity is the sort of claim c, which has its participants and times.
func (r *reader) genericity(c *Claim) Genericity {
	p := c.Predicate.Token
	switch {
	case r.isHabit(c):
		return Habitual
	case c.Certainty == Certain && r.isTimeless(p) && r.isOfKinds(c):
		return Generic
	}
	return Episodic
}

// isHabit reports words that say that it happens again and again.
func (r *reader) isHabit(c *Claim) bool {
	p := c.Predicate.Token
	for _, t := range c.Times {
		if r.d.Times[t].Type == timex.Set && !r.isTitle(r.d.Times[t].Span) {
			return true
		}
	}
	for _, k := range r.tree.Children(p) {
		switch r.d.Tokens[k].Rel {
		case "advmod", "amod":
			if frequent[r.word(int(k))] && r.d.Tokens[k].UPOS != document.PROPN {
				return true
			}
		}
	}
	if r.d.Tokens[p].Rel != "xcomp" {
		return false
	}
	h := r.d.Tokens[p].Head
	return r.d.Tokens[h].Lemma == "tend" || r.word(h) == "used" && r.d.Tokens[h].XPOS == "VBD"
}

// isTitle reports one word of time that names a paper: "the China Daily", "the
// weekly".
func (r *reader) isTitle(s text.Span) bool {
	first, last := r.d.TokensIn(s)
	return last-first == 1 && isNominal(r.d.Tokens[first].UPOS)
}

var frequent = map[string]bool{"often": true, "usually": true, "regularly": true, "frequently": true, "routinely": true,
	"typically": true, "generally": true, "normally": true, "habitually": true, "sometimes": true, "occasionally": true,
	"rarely": true, "seldom": true, "always": true, "daily": true, "weekly": true, "nightly": true, "monthly": true,
	"yearly": true, "annually": true, "hourly": true, "regular": true, "frequent": true, "habitual": true,
	"customarily": true, "commonly": true, "traditionally": true}

// isTimeless reports a predicate in the plain present, outside headlines, which
// tell news in it.
func (r *reader) isTimeless(p int) bool {
	tense := p
	if k := r.tree.Child(p, "cop", "aux:pass"); k >= 0 {
		tense = k
	}
	if x := r.d.Tokens[tense].XPOS; x != "VBP" && x != "VBZ" {
		return false
	}
	for _, k := range r.tree.Children(p) {
		if l := r.d.Tokens[k].Lemma; r.d.Tokens[k].Rel == "aux" && l != "do" && l != "can" {
			return false
		}
	}
	s := r.d.SentenceAt(r.d.Tokens[p].Span.Start)
	return s >= 0 && r.d.Article.Blocks[r.d.Sentences[s].Block].Kind == article.Paragraph
}

// isOfKinds reports a claim of a bare plural, with nothing in it that is one or is
// named: no name, no number, no day, no "the" and no "a".
func (r *reader) isOfKinds(c *Claim) bool {
	if _, says := CueOf(c.Predicate.Lemma); says { // "Officials warn"
		return false
	}
	if len(c.Times) > 0 || len(c.Places) > 0 || len(c.Quantities) > 0 || len(c.Attribution) > 0 {
		return false
	}
	subject := r.tree.Child(c.Predicate.Token, "nsubj", "nsubj:pass")
	if subject < 0 || r.d.Tokens[subject].XPOS != "NNS" || r.tree.Child(subject, "nmod", "nmod:poss", "acl", "acl:relcl", "conj", "nummod") >= 0 {
		return false
	}
	for _, t := range c.Tokens {
		tok := &r.d.Tokens[t]
		switch {
		case tok.UPOS == document.PROPN || tok.UPOS == document.PRON,
			tok.UPOS == document.DET && !ofKinds[r.word(t)]:
			return false
		}
	}
	return true
}

var ofKinds = map[string]bool{"all": true, "no": true, "any": true, "every": true, "each": true}
