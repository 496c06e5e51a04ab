package claim

// Which words tell that people came to harm.

import (
	"math"
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// readTolls fills h.told, in the order of the text.
func (h *harmReader) readTolls() {
	claimAt := filled(len(h.d.Tokens))
	for i := range h.claims {
		claimAt[h.claims[i].Predicate.Token] = i
	}
	for t := range h.d.Tokens {
		switch i := claimAt[t]; {
		case i >= 0 && !h.claims[i].Predicate.Noun:
			h.tellClaim(i)
		case h.d.Tokens[t].UPOS == document.NOUN:
			h.tellNoun(t, i)
		default:
			h.tellNumber(t)
		}
	}
}

// tellClaim reads claim i, which is no noun.
func (h *harmReader) tellClaim(i int) {
	c := &h.claims[i]
	if n := h.deathToll(c); n >= 0 && h.isHeld(c) && c.Polarity != Negative {
		h.add(toll{harm: dead, head: n, token: c.Predicate.Token, claim: i, by: -1}, false)
		return
	}
	word, ok := h.harmOf(c)
	if !ok || h.isElsewhere(c) {
		return
	}
	negative := c.Polarity == Negative
	if !h.isHeld(c) {
		return
	}
	p, by := c.Predicate.Token, -1
	if word.victim != toSubject {
		by = h.doerOf(c)
	}
	if n := h.fatalPart(p); n >= 0 {
		h.add(toll{harm: dead, head: n, token: p, claim: i, by: -1, part: true}, negative)
	}
	if n := h.numberBefore(p); n >= 0 && word.victim != toOf {
		h.add(toll{harm: word.harm, head: n, token: p, claim: i, by: -1}, negative)
		return
	}
	before := len(h.told)
	for _, k := range h.victims(c, word.victim) {
		r := &c.Roles[k]
		t := toll{harm: word.harm, head: r.Head, token: p, claim: i, by: by}
		if by == r.Head {
			t.by = -1
		}
		if h.isReflexive(r.Head) {
			t.own, t.by = true, -1
			if by >= 0 {
				t.head = by
			}
		}
		switch word.victim {
		case toOf:
			if t.head = h.livesOf(c, r); t.head < 0 {
				continue
			}
			t.own = t.head == by
		case toSelf:
			if by < 0 {
				continue
			}
			t.own, t.head, t.by = true, by, -1
		}
		h.add(t, negative)
	}
	h.sum(before)
}

// deathToll is the number that the death toll is said to be, to have reached or risen
// to; or -1.
func (h *harmReader) deathToll(c *Claim) int {
	isToll := false
	for i := range c.Roles {
		k := c.Roles[i].Head
		isToll = isToll || h.d.Tokens[k].Lemma == "toll" && h.hasWord(k, "death")
	}
	if !isToll {
		return -1
	}
	for _, k := range h.tree.Children(c.Predicate.Token) {
		switch h.caseOf(int(k)) {
		case "", "to", "at":
			if _, ok := h.numberOf(int(k)); ok && h.d.Tokens[k].UPOS == document.NUM {
				return int(k)
			}
		}
	}
	return -1
}

// sum makes one toll of those from before on, which are of one claim, where one of
// them is of a group: "three children and two adults".
func (h *harmReader) sum(before int) {
	tolls := h.told[before:]
	groups := 0
	for i := range tolls {
		if !tolls[i].single {
			groups++
		}
	}
	if len(tolls) == 1 && tolls[0].uncounted {
		h.told = h.told[:before]
	}
	if len(tolls) < 2 || groups == 0 || tolls[0].none() {
		return
	}
	t := tolls[0]
	for i := range tolls[1:] {
		o := &tolls[i+1]
		t.count.Value += o.count.Value
		t.count.Low += o.count.Low
		t.count.High += o.count.High
		t.count.Vague = t.count.Vague || o.count.Vague
		t.span = t.span.Union(o.span)
		t.own, t.more = t.own || o.own, t.more || o.more
	}
	t.single, t.summed = false, true
	h.told = append(h.told[:before], t)
}

// fatalPart is the number of those of the victims of p who died, "four were shot,
// [one] fatally", or -1.
func (h *harmReader) fatalPart(p int) int {
	for t := p + 2; t < min(p+12, len(h.d.Tokens)); t++ {
		if w := h.word(t); w != "fatally" && w != "mortally" {
			continue
		}
		for n := t - 1; n > p && n > t-4; n-- {
			if h.d.Tokens[n].UPOS == document.NUM {
				return n
			}
		}
	}
	return -1
}

// isHeld reports a claim that is told for true. Who is blamed for a death leaves no
// doubt that somebody died.
func (h *harmReader) isHeld(c *Claim) bool {
	if c.Certainty != Underspecified && c.Certainty != Possible {
		return true
	}
	t := c.Predicate.Token
	for range 3 {
		if t = h.d.Tokens[t].Head; blaming[h.d.Tokens[t].Lemma] {
			return true
		}
	}
	return false
}

// blaming are the words for whom a deed is laid to.
var blaming = map[string]bool{"accuse": true, "charge": true, "suspect": true, "convict": true, "indict": true, "arrest": true, "accused": true,
	"sentence": true, "wanted": true, "want": true, "allege": true, "believe": true, "guilty": true, "sought": true, "seek": true, "blame": true}

// tellNumber reads "one dead" where it makes no claim: "left three hurt and one dead".
func (h *harmReader) tellNumber(t int) {
	tok := &h.d.Tokens[t]
	if tok.UPOS != document.ADJ && tok.XPOS != "VBN" {
		return
	}
	n := h.numberBefore(t)
	if n < 0 {
		return
	}
	for _, w := range harmsOf(tok.UPOS, strings.ToLower(tok.Lemma)) {
		if w.with == "" && w.victim != toOf {
			h.add(toll{harm: w.harm, head: n, token: t, claim: -1, by: -1}, false)
			return
		}
	}
}

// harmOf is the harm that claim c tells of.
func (h *harmReader) harmOf(c *Claim) (harmWord, bool) {
	p := c.Predicate.Token
	tok := &h.d.Tokens[p]
	if tok.UPOS != document.VERB || isBeing(h.d, c) {
		for _, w := range harmsOf(tok.UPOS, strings.ToLower(tok.Lemma)) {
			if w.victim == toSubject && !h.hasWord(p, "brain") && (tok.UPOS == document.ADJ || h.hasCase(p)) && h.standsWith(p, w.with) {
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
		case "fatally", "mortally", "fatal", "deadly":
			return c < int32(p) || h.fatalPart(p) < 0
		case "dead":
			return (h.d.Tokens[c].Rel == "xcomp" || h.d.Tokens[c].Rel == "advmod") && h.tree.Child(int(c), "nsubj") < 0
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

// tellNoun reads token t, a noun of harm or people called by it.
func (h *harmReader) tellNoun(t, c int) {
	tok := &h.d.Tokens[t]
	if c >= 0 && (h.isElsewhere(&h.claims[c]) || !h.isHeld(&h.claims[c])) {
		return
	}
	if h.isDeadly(t) {
		out := toll{harm: dead, token: t, head: t, claim: c, by: -1, count: exactly(max(1, h.multiple(t)), tok.Span), event: true}
		if h.multiple(t) == 0 {
			out.count.High = math.Inf(1)
		}
		h.push(out)
	}
	for _, w := range harmsOf(tok.UPOS, tok.Lemma) {
		out := toll{harm: w.harm, token: t, claim: c, by: -1}
		switch w.victim {
		case toOf:
			n := h.nmodBy(t, "of")
			if n < 0 {
				n = h.tree.Child(t, "nmod:poss")
			}
			if n < 0 || !h.isPerson(n) || w.with != "" && (h.d.Tokens[n].UPOS == document.PRON || h.hasWord(t, "upper") || h.hasWord(t, "lower")) {
				continue
			}
			if w.harm == struck && h.isFatal(t) {
				out.harm = dead
			}
			before := len(h.told)
			out.head = n
			h.add(out, false)
			for _, k := range h.tree.Children(n) {
				if h.d.Tokens[k].Rel == "conj" && isNominal(h.d.Tokens[k].UPOS) {
					out.head = int(k)
					h.add(out, false)
				}
			}
			h.sum(before)
			return
		case toCounted:
			if n := h.multiple(t); n > 0 {
				out.count, out.head = exactly(n, tok.Span), t
				h.push(out)
				return
			}
			if h.inStatistics(t) {
				return
			}
			if h.isNone(t) {
				out.count, out.head = exactly(0, tok.Span), t
				h.push(out)
				return
			}
			if q, ok := h.numberOf(t); ok && q.Low >= 1 {
				out.count, out.head, out.counted = q, t, true
				out.single = q.High == 1
				h.push(out)
				return
			}
			if w.with == "" || tok.XPOS != "NN" || h.isUnfound(t) {
				continue
			}
			out.count, out.head, out.single = exactly(1, tok.Span), t, true
			h.push(out)
			return
		}
	}
}

// isDeadly reports a noun for something that somebody died of: "a fatal crash", "the
// murder".
func (h *harmReader) isDeadly(t int) bool {
	if deadly[h.d.Tokens[t].Lemma] && !h.isRole(t) {
		return !h.hasWord(t, "attempted") && !h.hasWord(t, "attempt") && (t == 0 || h.word(t-1) != "attempted")
	}
	for _, c := range h.tree.Children(t) {
		if tok := &h.d.Tokens[c]; (tok.Rel == "amod" || tok.Rel == "compound") && fatal[h.word(int(c))] && lexicon.KindShare(h.d.Tokens[t].Lemma, lexicon.Act) >= leastActs && h.d.Tokens[t].Lemma != "conduct" {
			return true
		}
	}
	return false
}

// isRole reports a noun that only tells of which sort another is: "murder suspect".
func (h *harmReader) isRole(t int) bool {
	r := h.d.Tokens[t].Rel
	return r == "compound" || r == "flat"
}

var deadly = map[string]bool{"homicide": true, "murder": true, "slaying": true, "killing": true, "murder-suicide": true, "manslaughter": true}

var fatal = map[string]bool{"fatal": true, "deadly": true, "lethal": true}

// isUnfound reports a body that is not said to have been found.
func (h *harmReader) isUnfound(t int) bool {
	v := h.d.Tokens[t].Head
	switch h.d.Tokens[v].Lemma {
	case "find", "discover", "recover", "locate", "pull":
		return v == t
	}
	return true
}

// multiple is how many came to harm in "a triple shooting", or 0.
func (h *harmReader) multiple(t int) float64 {
	for _, c := range h.tree.Children(t) {
		if n := multiples[h.word(int(c))]; n > 0 {
			return n
		}
	}
	return 0
}

var multiples = map[string]float64{"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}

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
	if !t.single && !t.none() && h.inStatistics(t.token) {
		return
	}
	t.sentence = h.d.SentenceAt(h.d.Tokens[t.token].Span.Start)
	if n := len(h.told); t.more && (n == 0 || h.told[n-1].sentence < t.sentence-1) {
		t.more = false
	}
	t.back = h.isBack(t.head)
	t.span = h.d.Tokens[t.token].Span
	if t.head >= 0 {
		t.span = t.span.Union(h.tree.Phrase(t.head))
	}
	h.told = append(h.told, t)
}
