package claim

// Participants: the words and the name of each, and what sort of thing it is.

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// isTool reports whether k is something that things are done with.
func (r *reader) isTool(k int) bool {
	return r.d.Tokens[k].UPOS == document.NOUN && isTool(r.d.Tokens[k].Lemma)
}

// isTool reports whether a noun means a tool: WordNet says so, or is too old to.
func isTool(noun string) bool {
	return newTools[noun] || lexicon.KindShare(noun, lexicon.Instrument) >= 0.5
}

var newTools = map[string]bool{"drone": true, "taser": true, "smartphone": true, "airstrike": true}

// isPlace reports whether k names a place or is a word for one.
func (r *reader) isPlace(k int) bool {
	if m := r.mentionOf[k]; m >= 0 {
		return r.d.Entities[r.d.Mentions[m].Entity].Type == document.LOC
	}
	return r.d.Tokens[k].UPOS == document.NOUN && lexicon.KindShare(r.d.Tokens[k].Lemma, lexicon.Place) >= 0.5
}

// isSomebody reports whether k names somebody or is a word for people.
func (r *reader) isSomebody(k int) bool {
	if m := r.mentionOf[k]; m >= 0 {
		return r.d.Entities[r.d.Mentions[m].Entity].Type != document.LOC
	}
	lemma := r.d.Tokens[k].Lemma
	return lexicon.KindShare(lemma, lexicon.Person)+lexicon.KindShare(lemma, lexicon.Group) >= 0.5
}

func (r *reader) role(name RoleName, t int) Role {
	span := r.phrase(t)
	if r.tree.Child(t, "cop") >= 0 {
		span = r.said(t)
	}
	role := Role{Name: name, Span: span, Head: r.counted(t), Entity: -1, Text: r.withoutNo(t, span)}
	if m := r.mentionOf[t]; m >= 0 && r.d.Mentions[m].Form != document.Demonym {
		role.Entity = r.d.Mentions[m].Entity
	}
	if p := r.personNamed(t); p >= 0 && (role.Entity < 0 || r.d.Entities[role.Entity].Type != document.PER) {
		role.Entity = p
	}
	if n := r.named(t); n >= 0 && role.Entity < 0 {
		role.Entity = r.d.Mentions[r.mentionOf[n]].Entity
	}
	if role.Entity >= 0 {
		role.Text = r.d.Entities[role.Entity].Name
	}
	return role
}

// counted is what number or share t is of, "dozens of protesters", "a number of
// banks", or t.
func (r *reader) counted(t int) int {
	if u := r.d.Tokens[t].UPOS; u != document.NUM && u != document.NOUN {
		return t
	}
	s := r.d.Tokens[t].Span
	i, _ := slices.BinarySearchFunc(r.d.Quantities, s.Start, func(q quantity.Quantity, at int) int { return q.Span.End - at - 1 })
	if !partitives[r.d.Tokens[t].Lemma] && (i >= len(r.d.Quantities) || !r.d.Quantities[i].Number.Contains(s)) {
		return t
	}
	if n := r.nmodBy(t, "of"); n >= 0 {
		return n
	}
	return t
}

// partitives are nouns that tell how much of what follows.
var partitives = map[string]bool{"number": true, "lot": true, "majority": true, "handful": true, "couple": true, "series": true,
	"rest": true, "bulk": true, "half": true, "part": true, "group": true, "pair": true, "set": true}

// withoutNo is the words of span, which t heads, without the "no" that denies
// the claim: "no ship".
func (r *reader) withoutNo(t int, span text.Span) string {
	if d := r.tree.Child(t, "det"); d >= 0 && d < t && r.d.Tokens[t].UPOS == document.NOUN && r.d.Tokens[d].Span.Start == span.Start && strings.EqualFold(r.d.Text(r.d.Tokens[d].Span), "no") {
		span.Start = r.d.Tokens[d+1].Span.Start
	}
	return r.d.Text(span)
}

// attribute is what something is said to be.
func (r *reader) attribute(t int) Role {
	role := Role{Name: Attribute, Head: t, Entity: -1, Span: r.said(t)}
	if m := r.mentionOf[t]; m >= 0 && r.d.Mentions[m].Form != document.Demonym {
		role.Entity = r.d.Mentions[m].Entity
	}
	role.Text = r.withoutNo(t, role.Span)
	return role
}

// said is the words of t, which something is said to be, without what else the
// clause says.
func (r *reader) said(t int) text.Span {
	span := r.d.Tokens[t].Span
	for _, c := range r.tree.Children(t) {
		switch r.d.Tokens[c].Rel {
		case "det", "amod", "nmod", "nmod:poss", "compound", "nummod", "flat", "fixed", "nmod:desc":
			span = span.Union(r.tree.Phrase(int(c)))
		case "advmod":
			if int(c) < t && int(c) > r.tree.Child(t, "cop") && !negators[r.word(int(c))] {
				span = span.Union(r.tree.Phrase(int(c)))
			}
		}
	}
	return span
}

// personNamed is the person whose name follows the words that t heads, "South
// Carolina Senator Tim Scott", "a third man, Mark Ellery", or -1.
func (r *reader) personNamed(t int) int {
	for _, c := range r.tree.Children(t) {
		if rel := r.d.Tokens[c].Rel; (rel == "flat" || rel == "appos") && r.mentionOf[c] >= 0 {
			if e := r.d.Mentions[r.mentionOf[c]].Entity; r.d.Entities[e].Type == document.PER {
				return e
			}
		}
	}
	return -1
}

// isTime reports whether t heads a time expression.
func (r *reader) isTime(t int) bool {
	s := r.d.Tokens[t].Span
	i := firstEndingAfter(r.d.Times, s.Start)
	return i < len(r.d.Times) && r.d.Times[i].Span.Contains(s)
}

// firstEndingAfter is the index of the first time that ends behind offset.
func firstEndingAfter(times []timex.Time, offset int) int {
	low, high := 0, len(times)
	for low < high {
		if mid := (low + high) / 2; times[mid].Span.End <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
