package claim

// Which words tell that people came to harm, and who they are.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// readTolls fills h.told, in the order of the text.
func (h *harmReader) readTolls() {
	claimAt := filled(len(h.d.Tokens))
	for i := range h.claims {
		claimAt[h.claims[i].Predicate.Token] = i
	}
	for t := range h.d.Tokens {
		if i := claimAt[t]; i >= 0 && !h.claims[i].Predicate.Noun {
			h.tellClaim(i)
		} else {
			h.tellNoun(t, claimAt[t])
		}
	}
}

// tellClaim reads claim i, which is no noun.
func (h *harmReader) tellClaim(i int) {
	c := &h.claims[i]
	word, ok := h.harmOf(c)
	if !ok || h.isElsewhere(c) {
		return
	}
	negative := c.Polarity == Negative
	if c.Certainty == Underspecified || c.Certainty == Possible {
		return
	}
	if n := h.numberBefore(c.Predicate.Token); n >= 0 && word.victim != toOf {
		h.add(toll{harm: word.harm, head: n, token: c.Predicate.Token, claim: i, by: -1}, negative)
		return
	}
	by := h.doerOf(c)
	for k := range c.Roles {
		r := &c.Roles[k]
		if !h.isVictim(c, r, word.victim) {
			continue
		}
		t := toll{harm: word.harm, head: r.Head, token: c.Predicate.Token, claim: i, by: by}
		if h.isReflexive(r.Head) {
			t.own, t.by = true, -1
			if by >= 0 {
				t.head = by
			}
		}
		if word.victim == toOf {
			if t.head = h.livesOf(c, r); t.head < 0 {
				continue
			}
			t.own = t.head == by
		}
		h.add(t, negative)
	}
}

// harmOf is the harm that claim c tells of.
func (h *harmReader) harmOf(c *Claim) (harmWord, bool) {
	p := c.Predicate.Token
	tok := &h.d.Tokens[p]
	if tok.UPOS != document.VERB || isBeing(h.d, c) {
		for _, w := range harmsOf(tok.UPOS, strings.ToLower(tok.Lemma)) {
			if w.victim == toSubject && (tok.UPOS == document.ADJ || h.hasCase(p)) && h.standsWith(p, w.with) {
				return w, true
			}
		}
		return harmWord{}, false
	}
	for _, w := range harmsOf(document.VERB, c.Predicate.Lemma) {
		if h.standsWith(p, w.with) {
			if w.harm == struck && h.isFatal(p) {
				w.harm = dead
			}
			return w, true
		}
	}
	return harmWord{}, false
}

func (h *harmReader) hasCase(t int) bool {
	k := h.caseOf(t)
	return k == "in" || k == "at"
}

// isFatal reports "fatally shot", "shot to death", "shot dead".
func (h *harmReader) isFatal(p int) bool {
	for _, c := range h.tree.Children(p) {
		switch h.word(int(c)) {
		case "fatally", "mortally", "dead", "fatal", "deadly":
			return true
		case "death":
			return h.caseOf(int(c)) == "to"
		}
	}
	return false
}

// standsWith reports whether one of the words stands with token p: hangs on it, or
// on what does.
func (h *harmReader) standsWith(p int, words string) bool {
	if words == "" {
		return true
	}
	for _, c := range h.tree.Children(p) {
		if h.isAmong(int(c), words) {
			return true
		}
		switch h.d.Tokens[c].Rel {
		case "obj", "obl", "xcomp", "nmod", "obl:agent":
			for _, g := range h.tree.Children(int(c)) {
				switch h.d.Tokens[g].Rel {
				case "nmod", "compound", "conj", "amod", "flat":
					if h.isAmong(int(g), words) {
						return true
					}
				}
			}
		}
	}
	return false
}

func (h *harmReader) isAmong(t int, words string) bool {
	lemma := strings.ToLower(h.d.Tokens[t].Lemma)
	for rest := words; ; {
		i := strings.Index(rest, lemma)
		if i < 0 || lemma == "" {
			return false
		}
		if i > 0 && rest[i-1] == ' ' && rest[i+len(lemma)] == ' ' {
			return true
		}
		rest = rest[i+1:]
	}
}

// isVictim reports whether r is who came to harm.
func (h *harmReader) isVictim(c *Claim, r *Role, where harmVictim) bool {
	switch where {
	case toPatient:
		return r.Name == Patient || r.Name == Agent && isBeing(h.d, c)
	case toSubject:
		return r.Name == Agent || r.Name == Patient && !has(c, Agent)
	case toOf:
		return r.Name == Patient
	}
	return false
}

func (h *harmReader) isReflexive(t int) bool {
	switch h.word(t) {
	case "himself", "herself", "themselves", "themself", "itself", "myself":
		return true
	}
	return false
}

// livesOf is whose lives role r of c is: "the lives of five people", "his own life".
func (h *harmReader) livesOf(c *Claim, r *Role) int {
	if h.d.Tokens[r.Head].Lemma != "life" {
		return -1
	}
	if n := h.nmodBy(r.Head, "of"); n >= 0 {
		return n
	}
	if _, ok := h.numberOf(r.Head); ok {
		return r.Head
	}
	if h.hasWord(r.Head, "own") {
		return h.doerOf(c)
	}
	return h.tree.Child(r.Head, "nmod:poss")
}

// doerOf is the token of the person who did what c tells, or -1.
func (h *harmReader) doerOf(c *Claim) int {
	for i := range c.Roles {
		if r := &c.Roles[i]; r.Name == Agent && h.isPerson(r.Head) {
			return r.Head
		}
	}
	return -1
}

// numberBefore is the number right before predicate p that tells of whom it is said,
// "3 dead, [2] injured", or -1.
func (h *harmReader) numberBefore(p int) int {
	if p == 0 || h.d.Tokens[p-1].UPOS != document.NUM || h.d.SentenceAt(h.d.Tokens[p-1].Span.Start) != h.d.SentenceAt(h.d.Tokens[p].Span.Start) {
		return -1
	}
	if _, ok := h.numberOf(p - 1); ok {
		return p - 1
	}
	return -1
}

// tellNoun reads token t, a noun of harm or people called by it.
func (h *harmReader) tellNoun(t, c int) {
	tok := &h.d.Tokens[t]
	switch tok.UPOS {
	case document.NOUN:
	default:
		return
	}
	if c >= 0 && (h.isElsewhere(&h.claims[c]) || h.claims[c].Certainty == Underspecified || h.claims[c].Certainty == Possible) {
		return
	}
	for _, w := range harmsOf(tok.UPOS, tok.Lemma) {
		out := toll{harm: w.harm, token: t, claim: c, by: -1}
		switch w.victim {
		case toOf:
			n := h.nmodBy(t, "of")
			if n < 0 {
				n = h.tree.Child(t, "nmod:poss")
			}
			if n < 0 || !h.isPerson(n) {
				continue
			}
			if w.harm == struck && h.isFatal(t) {
				out.harm = dead
			}
			out.head = n
			h.add(out, false)
			return
		case toCounted:
			if h.isNone(t) {
				out.count, out.head = exactly(0, tok.Span), t
				h.push(out)
				return
			}
			if q, ok := h.numberOf(t); ok && q.Low >= 1 {
				out.count, out.head = q, t
				h.push(out)
				return
			}
		}
	}
}

// add adds a toll of the people that t.head heads.
func (h *harmReader) add(t toll, negative bool) {
	if !h.people(&t, t.head) {
		return
	}
	if negative && !t.none() {
		return
	}
	h.push(t)
}

func (h *harmReader) push(t toll) {
	t.sentence = h.d.SentenceAt(h.d.Tokens[t.token].Span.Start)
	t.span = h.d.Tokens[t.token].Span
	if t.head >= 0 {
		t.span = t.span.Union(h.tree.Phrase(t.head))
	}
	h.told = append(h.told, t)
}

// isElsewhere reports a claim that is not of the main event.
func (h *harmReader) isElsewhere(c *Claim) bool {
	if c.Genericity == Habitual || c.Genericity == Generic {
		return true
	}
	for _, i := range c.Times {
		t := &h.d.Times[i]
		if t.Type == "SET" || t.Placed() && t.End.Sub(t.Begin) > longestEvent {
			return true
		}
	}
	return false
}

var _ = text.Span{}
