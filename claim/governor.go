package claim

// Governors: the word above a clause, or a noun of event, that has a say in
// whether it is so.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// governor is the word that has a say in whether p is so, and what p is to it:
// a complement as in implicatives.tsv; "whether"; "conj", a member of its
// coordination; "open", a condition or a purpose of it; "without"; "along", a participle
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
		if tok.Rel != "xcomp" && r.asksWhich(p) {
			return -1, "" // "did not say when they left" holds that they left
		}
		return h, r.complementOf(p)
	case "parataxis":
		if _, ok := CueOf(r.d.Tokens[h].Lemma); ok && !r.isTag(p) && r.inQuote[h] < 0 {
			return h, "that"
		}
	case "acl":
		return r.governorOfNounClause(p, h)
	case "acl:relcl":
		if r.tellsContent(p) {
			return h, "that" // "no danger that it would collapse"
		}
	case "advcl":
		return r.governorOfAdverbial(p, h)
	case "obj", "nsubj:pass", "nsubj", "obl", "nmod":
		return r.governorOfNoun(p, h)
	}
	return -1, ""
}

// complementOf is the sort of clause that p heads: by its mark, else by its form.
func (r *reader) complementOf(p int) string {
	switch {
	case r.hasMark(p, "that"):
		return "that"
	case r.hasMark(p, "to") && !r.isAim(p):
		return "to"
	case r.hasMark(p, "from") && r.d.Tokens[p].XPOS == "VBG":
		return "from"
	case r.hasMark(p, "whether") || r.hasMark(p, "if"):
		return "whether"
	case r.d.Tokens[p].XPOS == "VBG" && r.tree.Child(p, "aux") < 0, r.d.Tokens[p].Rel == "acl" && r.tree.Child(p, "case") >= 0:
		return "ing"
	case r.d.Tokens[p].Rel == "xcomp":
		return "bare" // "make them leave", "seems tired", "had the trees felled"
	}
	return "that"
}

// asksWhich reports whether clause p is a question for a part of it, which takes
// the rest for granted: "when they left", "how many died".
func (r *reader) asksWhich(p int) bool {
	for _, c := range r.tree.Children(p) {
		if int(c) > p {
			break
		}
		if strings.HasPrefix(r.d.Tokens[c].XPOS, "W") {
			w := r.word(int(c))
			return w != "that" && w != "whether"
		}
	}
	return false
}

func (r *reader) governorOfNounClause(p, h int) (int, string) {
	if r.tree.Child(p, "mark", "case") < 0 {
		return -1, "" // "the men killed"
	}
	complement := r.complementOf(p)
	if complement == "to" {
		if _, ok := r.signatureAt(h, "to"); !ok {
			if r.isRanked(h) {
				return -1, "" // "the first woman to win"
			}
			return h, "open"
		}
	}
	return h, complement
}

// tellsContent reports whether a clause that was taken for a relative one tells what
// its noun is about.
func (r *reader) tellsContent(p int) bool {
	_, ok := r.signatureAt(r.d.Tokens[p].Head, "that")
	return ok && r.isComplete(p)
}

// isComplete reports a clause after "that" that lacks nothing, so that it is no
// relative clause, whatever the parse has called it.
func (r *reader) isComplete(p int) bool {
	that, subject, object := -1, -1, -1
	for _, k := range r.tree.Children(p) {
		switch c := int(k); {
		case r.word(c) == "that":
			that = c
		case strings.HasPrefix(r.d.Tokens[c].Rel, "nsubj"):
			subject = c
		case r.d.Tokens[c].Rel == "obj", r.d.Tokens[c].Rel == "cop", r.d.Tokens[c].Rel == "aux:pass":
			object = c
		}
	}
	return that >= 0 && subject > that && (object >= 0 || lexicon.KindShare(r.d.Tokens[p].Lemma, lexicon.Transitive) < mostlyTransitive)
}

// isRanked reports "the first", "the only", "the last of the men", "the youngest",
// whose clause tells what they did.
func (r *reader) isRanked(h int) bool {
	if r.d.Tokens[h].Rel == "nmod" && r.isRanked(r.d.Tokens[h].Head) {
		return true
	}
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
		switch {
		case strings.HasPrefix(r.d.Tokens[p].XPOS, "VBG"):
			return h, "along"
		case r.isInverted(p):
			return h, "open"
		}
		return -1, ""
	}
	switch w := r.word(m); w {
	case "if", "unless", "whether", "lest", "provided", "providing", "supposing":
		return h, "open"
	case "to", "in", "of", "from", "for", "on", "at", "about", "with", "so":
		complement := r.complementOf(p)
		if complement == "that" {
			return -1, ""
		}
		if complement == "to" && (w == "for" || p < h) { // "a date for all to be destroyed"; "to save it, they …"
			return h, "open"
		}
		if _, ok := r.signatureAt(h, complement); ok {
			return h, complement
		}
		if complement == "to" {
			return h, "open" // a purpose
		}
	case "by":
		return h, "along"
	case "without":
		return h, w
	case "against":
		if _, ok := r.signatureAt(h, w); ok {
			return h, w
		}
		return h, "open" // "a march against closing it"
	case "that":
		if _, ok := r.signatureAt(h, "that"); ok {
			return h, "that"
		}
	}
	return -1, ""
}

// isInverted reports "Had he stopped", "Were it to fail", which are conditions.
func (r *reader) isInverted(p int) bool {
	a, s := r.tree.Child(p, "aux", "cop", "aux:pass"), r.tree.Child(p, "nsubj", "nsubj:pass")
	if a < 0 || s < a {
		return false
	}
	w := r.word(a)
	return w == "had" || w == "were" || w == "should"
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
		if w == "to" {
			w = "to noun" // beside the infinitive
		}
		if _, ok := r.signatureAt(h, w); ok || w != "of" && w != "for" && w != "from" && w != "about" && w != "to noun" {
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

// isAim reports "the aim is to close it", whose "is" stands before the "to".
func (r *reader) isAim(p int) bool {
	c := r.tree.Child(p, "cop")
	return c >= 0 && c < r.opening(p) && r.hasMark(p, "to")
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
