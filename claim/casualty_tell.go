package claim

// Which words tell that people came to harm, and who they are.

import (
	"math"
	"slices"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/timex"
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

// victims are the roles of c who came to harm, in the order of the text: those on
// the side of the predicate where it has its own, and behind any verb before it.
func (h *harmReader) victims(c *Claim, where harmVictim) []int {
	var all []int
	p := c.Predicate.Token
	for k := range c.Roles {
		if h.isVictim(c, &c.Roles[k], where) {
			all = append(all, k)
		}
	}
	if len(all) < 2 {
		return all
	}
	slices.SortFunc(all, func(a, b int) int { return c.Roles[a].Head - c.Roles[b].Head })
	subject := c.Roles[all[0]].Head < p
	var kept []int
	for _, k := range all {
		t := c.Roles[k].Head
		if subject != (t < p) {
			continue
		}
		if n := len(kept); n > 0 {
			switch last := c.Roles[kept[n-1]].Head; {
			case h.isListed(last, t):
				return kept
			case h.isNamedAs(last, t):
				kept[n-1] = k
				continue
			}
		}
		if n := len(kept); n > 0 && h.verbBetween(c.Roles[kept[n-1]].Head, t) {
			if !subject {
				break
			}
			kept = kept[:0]
		}
		kept = append(kept, k)
	}
	return kept
}

// isListed reports that t begins the list of the group that a counts: "his two sons,
// Ivo, 12, and Jan, 10". Headlines set a comma for "and".
func (h *harmReader) isListed(a, t int) bool {
	if _, ok := h.numberOf(a); !ok || h.d.Tokens[a].XPOS == "NN" || h.isHeadline(a) {
		return false
	}
	for k := a + 1; k < t; k++ {
		if h.word(k) == "and" || h.word(k) == "&" {
			return false
		}
	}
	return h.word(a+1) == ","
}

// isNamedAs reports that t is the name of the person that a describes, though the
// parse has set them side by side: "her son, 17-year-old Ivo Marsk".
func (h *harmReader) isNamedAs(a, t int) bool {
	if h.mentionOf[a] >= 0 || h.d.Tokens[t].UPOS != document.PROPN || h.d.Tokens[a].XPOS != "NN" {
		return false
	}
	for k := a + 1; k < t; k++ {
		if u := h.d.Tokens[k].UPOS; u == document.CCONJ || u == document.VERB || u == document.ADP {
			return false
		}
	}
	return h.word(a+1) == ","
}

func (h *harmReader) isHeadline(t int) bool {
	s := h.d.SentenceAt(h.d.Tokens[t].Span.Start)
	return s >= 0 && (h.d.Article.Blocks[h.d.Sentences[s].Block].Kind == article.Title || h.d.Article.Blocks[h.d.Sentences[s].Block].Kind == article.Heading)
}

// verbBetween reports whether a verb that is no participle of a noun stands between
// tokens a and b.
func (h *harmReader) verbBetween(a, b int) bool {
	for t := a + 1; t < b; t++ {
		if tok := &h.d.Tokens[t]; (tok.UPOS == document.VERB || tok.Lemma == "dead") && tok.Rel != "acl" && tok.Rel != "acl:relcl" && tok.Rel != "amod" && tok.Rel != "case" {
			return true
		}
	}
	return false
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

// isVictim reports whether r is who came to harm.
func (h *harmReader) isVictim(c *Claim, r *Role, where harmVictim) bool {
	switch where {
	case toPatient:
		return r.Name == Patient || r.Name == Agent && (isBeing(h.d, c) || h.isFoundSo(c) || h.isCutShort(c))
	case toSubject:
		return r.Name == Agent || r.Name == Patient && !has(c, Agent)
	case toOf:
		return r.Name == Patient
	case toSelf:
		return h.isReflexive(r.Head)
	}
	return false
}

// isFoundSo reports "was found shot", whose subject is to whom it was done.
func (h *harmReader) isFoundSo(c *Claim) bool {
	tok := &h.d.Tokens[c.Predicate.Token]
	return tok.Rel == "xcomp" && tok.XPOS == "VBN" && !has(c, Patient)
}

// isCutShort reports a headline that leaves out "was", or a verb that says of its
// subject what happened to it: "Boy shot and killed", "a man shot to death".
func (h *harmReader) isCutShort(c *Claim) bool {
	p := c.Predicate.Token
	x := h.d.Tokens[p].XPOS
	return !has(c, Patient) && (x == "VBN" || x == "VBD") && (h.isHeadline(p) || h.isFatal(p))
}

func (h *harmReader) isReflexive(t int) bool {
	switch h.word(t) {
	case "himself", "herself", "themselves", "themself", "self", "myself":
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

// numberBefore is the number, or in a headline the one person, right before predicate p
// that tells of whom it is said, "3 dead, [2] injured"; or -1.
func (h *harmReader) numberBefore(p int) int {
	if p > 2 && h.d.Tokens[p-1].XPOS == "NN" && h.word(p-2) == "," && h.isHeadline(p) && h.isToll(p-3) && h.isPerson(p-1) {
		return p - 1 // "3 dead, child hurt"
	}
	if p == 0 || h.d.Tokens[p-1].UPOS != document.NUM || h.d.SentenceAt(h.d.Tokens[p-1].Span.Start) != h.d.SentenceAt(h.d.Tokens[p].Span.Start) {
		return -1
	}
	if _, ok := h.numberOf(p - 1); ok && h.d.Tokens[p-1].Rel != "nmod" && (p < 2 || h.word(p-2) != "of") && h.tree.Child(p-1, "case") < 0 {
		return p - 1
	}
	return -1
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

// isElsewhere reports a claim that is not of the main event.
func (h *harmReader) isElsewhere(c *Claim) bool {
	if c.Genericity == Habitual || c.Genericity == Generic || h.isLongAfter(c.Predicate.Token) {
		return true
	}
	for _, i := range c.Times {
		t := &h.d.Times[i]
		if h.isLong(t) {
			return true
		}
	}
	return false
}

// isLong reports a time that is longer than an event, or every day.
func (h *harmReader) isLong(t *timex.Time) bool {
	switch {
	case t.Type == timex.Set:
		return true
	case t.Placed():
		return t.End.Sub(t.Begin) > longestEvent
	}
	_, last := h.d.TokensIn(t.Span) // "this year" of a text without a date
	return last > 0 && (h.word(last-1) == "year" || h.word(last-1) == "years" || h.word(last-1) == "decade") && t.Type == timex.Date
}

// isLongAfter reports what is only told to say when something else was: "days after
// five were killed in Ostby".
func (h *harmReader) isLongAfter(p int) bool {
	m := h.tree.Child(p, "mark")
	if m < 1 || h.d.Tokens[p].Rel != "advcl" {
		return false
	}
	switch h.word(m - 1) {
	case "day", "days", "week", "weeks", "month", "months", "year", "years":
		return h.word(m) == "after" || h.word(m) == "before"
	}
	return false
}

// inStatistics reports a sentence that counts over a year or more.
func (h *harmReader) inStatistics(t int) bool {
	s := h.d.SentenceAt(h.d.Tokens[t].Span.Start)
	if s < 0 {
		return false
	}
	span := h.d.Sentences[s].Span
	for i := firstEndingAfter(h.d.Times, span.Start); i < len(h.d.Times) && h.d.Times[i].Span.Start < span.End; i++ {
		if h.isLong(&h.d.Times[i]) {
			return true
		}
	}
	return false
}
