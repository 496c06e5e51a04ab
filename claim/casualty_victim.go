package claim

// Who came to harm: the participants of a claim, or the number before its predicate.

import (
	"slices"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

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
