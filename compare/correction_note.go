package compare

// Reading a note of correction.
//
// A note names what was printed and what is right in a few set ways ("said 241
// instead of 214", "It was 214, not 241", "misspelled the captain's name as Stroke").
// Cues (corrections.tsv) give each value of a clause its side; two of one kind and on
// different sides make a pair. The account itself must bear it out: it has the right
// value outside the note, and not the withdrawn one. So "An earlier version of this
// article, published on Tuesday, misstated …" withdraws no Tuesday.

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

//go:embed corrections.tsv
var correctionTable string

// effect is what a cue says of the values behind it.
type effect string

const (
	saysOld   effect = "old"
	saysNew   effect = "new"
	saysNot   effect = "not"
	saysOther effect = "other"
	saysFrom  effect = "from"
	saysAs    effect = "as"
	saysSkip  effect = "skip"
)

// longestCue is how many words a cue has at most.
const longestCue = 3

var correctionCues = sync.OnceValue(func() map[string]effect {
	cues := map[string]effect{}
	for line := range strings.Lines(correctionTable) {
		if words, e, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			cues[words] = effect(e)
		}
	}
	return cues
})

// side of a correction that a value is on.
type noteSide int

const (
	unsaidSide noteSide = iota // no cue tells; it is right, or no part of the matter
	oldSide
	rightSide
	outside // where words stood, not what they said
)

// noted is a value of a note with its side.
type noted struct {
	*value
	side noteSide
	sure bool // the words set it against the other: "214, not 241"
	used bool
}

// readNote lists the values that a note withdraws, each with the one that is right.
func (k *corrector) readNote(note text.Span) []replaced {
	d := k.annotated(note)
	values := valuesOf(d)
	all := sidesOf(d, values)
	for i := range all {
		k.bearOut(&all[i])
	}
	var out []replaced
	for i := range all {
		if all[i].side != oldSide || repeated(out, all[i].value) {
			continue
		}
		o := all[i].value
		n := nearestRight(all, i)
		if n == nil && o.kind == Quantity {
			n = k.countedInstead(o)
		}
		if n == nil && o.kind != Quantity || n == nil && o.counted == "" {
			continue
		}
		if n != nil { // its place in the story rather than in the note
			if b := n.among(k.body); b != nil {
				n = b
			}
		}
		out = append(out, replaced{o, n})
	}
	return out
}

// annotated is the note as a document of its own, with its places in the account.
func (k *corrector) annotated(note text.Span) *document.Document {
	a := k.c.Story.Accounts[k.own].Document.Article
	a.Blocks = []article.Block{{Span: note, Kind: article.Paragraph}}
	return annotate.Annotate(a)
}

// bearOut holds the side of a value against the body of the account.
func (k *corrector) bearOut(v *noted) {
	inBody := v.among(k.body) != nil
	switch {
	case v.sure:
	case v.side == oldSide && inBody:
		v.side = outside
	case v.side == unsaidSide && inBody:
		v.side = rightSide
	case v.side == unsaidSide && v.kind == Quantity && v.counted != "" && k.countedInstead(v.value) != nil:
		v.side = oldSide
	}
}

// nearestRight is the right value that is nearest to the withdrawn one at i, of its
// kind and with no other of that kind between them, or nil. It is spoken for then.
func nearestRight(all []noted, i int) *value {
	best := -1
	for j := range all {
		if all[j].side != rightSide || all[j].used || !all[j].opposes(&all[i]) || anyBetween(all, i, j) {
			continue
		}
		if best < 0 || max(i-j, j-i) < max(i-best, best-i) {
			best = j
		}
	}
	if best < 0 {
		return nil
	}
	all[best].used = true
	return all[best].value
}

// opposes reports whether v can be what is right where o is withdrawn. Where the note
// sets the two against each other, times that only overlap will do.
func (v *noted) opposes(o *noted) bool {
	if v.rival(o.value) {
		return true
	}
	return (v.sure || o.sure) && v.when != nil && o.when != nil && !v.same(o.value)
}

// anyBetween reports whether between two values of a note another of their kind has
// its side; names of all sorts are of one kind here.
func anyBetween(all []noted, i, j int) bool {
	return slices.ContainsFunc(all[min(i, j)+1:max(i, j)], func(v noted) bool {
		return v.side != outside && v.side != unsaidSide && (v.name != "") == (all[i].name != "") && (v.amount != nil) == (all[i].amount != nil)
	})
}

// countedInstead is what the body has of what o counts, in another number, if that
// is but one.
func (k *corrector) countedInstead(o *value) *value {
	var only *value
	for i := range k.body {
		b := &k.body[i]
		if o.counted == "" || b.counted != o.counted || !b.rival(o) {
			continue
		}
		if only != nil && !only.same(b) {
			return nil
		}
		if only == nil {
			only = b
		}
	}
	return only
}

// sidesOf gives the values of a note their sides by the cues before them.
func sidesOf(d *document.Document, values []value) []noted {
	out := make([]noted, 0, len(values))
	for i := range d.Sentences {
		r := clauseReader{}
		for t := d.Sentences[i].First; t < d.Sentences[i].Last; {
			if v := startingAt(d, values, t); v != nil {
				sure := r.once != "" && r.once != saysSkip
				out = append(out, noted{value: v, side: r.next(out), sure: sure})
				_, t = d.TokensIn(text.Span{Start: d.Tokens[t].Span.Start, End: max(v.span.End, d.Tokens[t].Span.End)})
				continue
			}
			t += r.read(d, t, d.Sentences[i].Last, out)
		}
	}
	return out
}

// startingAt is the longest value that begins at token t, or nil.
func startingAt(d *document.Document, values []value, t int) *value {
	var longest *value
	for i := range values {
		if v := &values[i]; v.span.Start == d.Tokens[t].Span.Start && (longest == nil || v.span.Len() > longest.span.Len()) {
			longest = v
		}
	}
	return longest
}

// clauseReader is what the cues of a clause have said so far.
type clauseReader struct {
	holds noteSide // of all that follow
	once  effect   // of the next alone
	after effect   // once is past: "from" waits for "to"
}

// next is the side of the value that comes now.
func (r *clauseReader) next(before []noted) noteSide {
	once := r.once
	r.once = ""
	switch once {
	case saysNot, saysAs:
		return oldSide
	case saysFrom:
		r.after = saysFrom
		return oldSide
	case saysSkip:
		return outside
	case saysOther:
		if n := len(before); n > 0 && before[n-1].side == oldSide {
			return rightSide
		}
		return oldSide
	}
	return r.holds
}

// read takes the cue, or the word, at token t and gives the number of its tokens.
func (r *clauseReader) read(d *document.Document, t, last int, before []noted) int {
	e, n := noteCueAt(d, t, last)
	switch {
	case e == saysOld:
		r.holds = oldSide
	case e == saysNew:
		r.holds = rightSide
	case e == saysAs && r.holds == oldSide:
		if k := len(before); k > 0 && before[k-1].side == oldSide {
			before[k-1].side = rightSide
		}
		r.once = e
	case e != "" && e != saysAs:
		r.once = e
	case r.after == saysFrom && strings.EqualFold(d.Text(d.Tokens[t].Span), "to"):
		r.holds, r.after = rightSide, ""
	case slices.Contains([]string{";", ":", "–", "—"}, d.Text(d.Tokens[t].Span)):
		*r = clauseReader{}
	}
	return n
}

// noteCueAt is the effect of the longest cue that begins at token t, with its length; ""
// and 1 where there is none.
func noteCueAt(d *document.Document, t, last int) (effect, int) {
	for n := min(longestCue, last-t); n > 0; n-- {
		words := strings.ToLower(strings.Join(strings.Fields(d.Text(d.Tokens[t].Span.Union(d.Tokens[t+n-1].Span))), " "))
		if e, ok := correctionCues()[words]; ok {
			return e, n
		}
	}
	return "", 1
}

// fillNote finds what a note corrects that does not say so itself: what is changed
// from the older version, or, without one, what the copies of it all have, where the
// note speaks of what is counted or named there. Of the older version one change will do
// without that.
func (k *corrector) fillNote(note text.Span, changed []replaced) []replaced {
	topic := k.topicOf(note)
	var out []replaced
	for _, p := range changed {
		if len(changed) == 1 || k.speaksOf(topic, p.new) {
			out = append(out, p)
		}
	}
	if k.older >= 0 {
		return out
	}
	accounts := k.c.Story.Accounts
	var apart []replaced // what differs in some copy
	for i := range accounts {
		if i == k.own || !k.c.Story.Related(k.id(i), k.id(k.own)) {
			continue
		}
		for _, p := range k.changesFrom(i) {
			if k.speaksOf(topic, p.new) {
				apart = append(apart, p)
			}
		}
	}
	for _, p := range apart {
		one := !slices.ContainsFunc(apart, func(q replaced) bool { return q.new.same(p.new) && !q.old.same(p.old) })
		if one && !repeated(out, p.old) {
			out = append(out, p)
		}
	}
	return out
}

// topicOf are the nouns of a note, by their lemmas.
func (k *corrector) topicOf(note text.Span) []string {
	var out []string
	d := k.annotated(note)
	for t := range d.Tokens {
		if tok := &d.Tokens[t]; tok.UPOS == document.NOUN || tok.UPOS == document.PROPN {
			out = append(out, strings.ToLower(tok.Lemma))
		}
	}
	return out
}

// kindNouns are what a note calls a value of each kind.
var kindNouns = map[Kind][]string{
	Time:        {"day", "date", "time", "hour", "weekday", "month", "year"},
	Place:       {"name", "spelling", "place", "location", "town", "city", "village", "country"},
	Participant: {"name", "surname", "spelling", "identity"},
}

// speaksOf reports whether a note with these nouns is about value v of the body:
// it names what v counts, or the sort of value that it is.
func (k *corrector) speaksOf(topic []string, v *value) bool {
	if v.kind == Quantity {
		return v.counted != "" && slices.Contains(topic, v.counted)
	}
	return slices.ContainsFunc(kindNouns[v.kind], func(n string) bool { return slices.Contains(topic, n) })
}
