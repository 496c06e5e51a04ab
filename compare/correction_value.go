package compare

// Values: the amounts, times and names of an account, which a correction can replace.

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// value is an amount, a time or a name in its place.
type value struct {
	kind     Kind // Quantity, Time, Place or Participant
	span     text.Span
	sentence int
	ofOlder  int // 1 + index of the account that it is of; 0 for the corrector

	amount  *quantity.Quantity
	counted string // lemma of what it counts, or ""
	when    *timex.Time
	name    string
	sort    document.EntityType
}

// account is the index of the account that v is of, given that of the corrector.
func (v *value) account(own int) int {
	if v.ofOlder > 0 {
		return v.ofOlder - 1
	}
	return own
}

// valuesOf lists the values of d in the order of their places.
func valuesOf(d *document.Document) []value {
	var out []value
	for i := range d.Quantities {
		q := &d.Quantities[i]
		if q.Kind == quantity.Ordinal || q.Vague {
			continue
		}
		out = append(out, value{kind: Quantity, span: q.Span, amount: q, counted: countedLemma(d, q)})
	}
	for i := range d.Times {
		out = append(out, value{kind: Time, span: d.Times[i].Span, when: &d.Times[i]})
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Form != document.Named && m.Form != document.NamePart {
			continue
		}
		v := value{kind: Participant, span: m.Span, name: strings.Join(strings.Fields(d.Text(m.Span)), " "), sort: d.Entities[m.Entity].Type}
		if v.sort == document.LOC {
			v.kind = Place
		}
		out = append(out, v)
	}
	for i := range out {
		out[i].sentence = d.SentenceAt(out[i].span.Start)
	}
	out = slices.DeleteFunc(out, func(v value) bool { return v.sentence < 0 })
	slices.SortStableFunc(out, func(x, y value) int { return x.span.Start - y.span.Start })
	return out
}

// countedLemma is the noun that q counts, "" where it counts nothing.
func countedLemma(d *document.Document, q *quantity.Quantity) string {
	first, last := d.TokensIn(q.Counted)
	for t := last - 1; t >= first; t-- {
		if d.Tokens[t].UPOS == document.NOUN || d.Tokens[t].UPOS == document.PROPN {
			return strings.ToLower(d.Tokens[t].Lemma)
		}
	}
	return ""
}

// same reports whether v and o are one value.
func (v *value) same(o *value) bool {
	switch {
	case v.amount != nil && o.amount != nil:
		return quantity.Compare(*v.amount, *o.amount) == quantity.Same
	case v.when != nil && o.when != nil:
		return timex.Compare(*v.when, *o.when) == timex.Same
	case v.name != "" && o.name != "":
		return sameWords(v.name, o.name)
	}
	return false
}

// alike is same of values that, if they count something, count the same, and of
// names given alike.
func (v *value) alike(o *value) bool {
	if v.name != "" {
		return strings.EqualFold(v.name, o.name)
	}
	return v.same(o) && (v.counted == "" || o.counted == "" || v.counted == o.counted)
}

// sameWords reports whether one of two names is the other, or a part of it that
// stands for it.
func sameWords(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	return strings.EqualFold(a, b) || annotate.Alias(a, b)
}

// rival reports whether v can stand in the place of o and cannot be it.
func (v *value) rival(o *value) bool {
	switch {
	case v.kind != o.kind && (v.name == "" || o.name == ""):
		return false
	case v.amount != nil:
		return quantity.Compare(*v.amount, *o.amount) == quantity.Incompatible
	case v.when != nil:
		return timex.Compare(*v.when, *o.when) == timex.Apart
	}
	return (v.sort == o.sort || v.sort == document.MISC || o.sort == document.MISC) && !sameWords(v.name, o.name)
}

// withdrawn reports whether v is the old value of p and not the new, or a time within
// the old one and apart from the new.
func (v *value) withdrawn(p replaced) bool {
	switch {
	case p.new == nil:
		return v.same(p.old)
	case v.when != nil && p.old.when != nil && timex.Compare(*v.when, *p.old.when) == timex.Within:
		return timex.Compare(*v.when, *p.new.when) == timex.Apart
	}
	return v.same(p.old) && !v.same(p.new)
}

// among is the first of vs that is alike, or nil.
func (v *value) among(vs []value) *value {
	for i := range vs {
		if vs[i].alike(v) {
			return &vs[i]
		}
	}
	return nil
}
