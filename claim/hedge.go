package claim

// Hedges: the words in a clause that make it less sure (hedges.tsv), and the forms
// that leave it open: questions, orders, conditions.

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/recount-news/recount/document"
)

//go:embed hedges.tsv
var hedgeTable string

// use is a word and what stands beside it or below it.
type use struct{ word, beside string }

var hedges = sync.OnceValue(func() map[use]value {
	table := make(map[use]value, 80)
	eachRow(hedgeTable, 3, func(row []string) { table[use{row[0], row[1]}] = valueOf(row[2]) })
	return table
})

// eachRow calls f with every line of a table of n columns.
func eachRow(table string, n int, f func(row []string)) {
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(strings.TrimSpace(line), "\t")
		if len(row) != n {
			panic("claim: a line has not its columns: " + line) // a broken table cannot pass the tests
		}
		f(row)
	}
}

func valueOf(name string) value {
	v, ok := values[name]
	if !ok {
		panic("claim: no value of FactBank: " + name)
	}
	return v
}

// around is what the dependents of p make of it: whether they deny it, and how
// sure they leave it.
func (r *reader) around(p int) held {
	out := held{value{r.isDenied(p), certain}, -1}
	denied, future := out.negative, false
	isNoun := r.d.Tokens[p].UPOS == document.NOUN
	for _, k := range r.tree.Children(p) {
		c := int(k)
		switch r.d.Tokens[c].Rel {
		case "aux", "aux:pass":
			if r.isFirstPart(c) {
				continue // "would-be"
			}
			w := r.word(c)
			future = future || isFuture[w]
			out.lower(r.auxiliary(p, c, w, denied), c)
		case "advmod", "dep", "parataxis":
			if w := r.word(c); w != "almost" && w != "nearly" || r.isMissedBy(p, c) {
				out.hedgedBy(use{w, "verb"}, c)
			}
		case "amod", "compound":
			if isNoun && !r.isGlued(c) {
				out.hedgedBy(use{r.word(c), "noun"}, c)
			}
		case "punct":
			if r.word(c) == "?" {
				out.lower(underspecified, c)
			}
		}
	}
	if future || out.level < certain || r.isPresent(p) {
		if m := r.condition(p); m >= 0 {
			out.lower(underspecified, m)
		}
	}
	if r.isImperative(p) {
		out.lower(underspecified, p)
	}
	if r.isAim(p) {
		out.lower(underspecified, r.opening(p))
	}
	if r.isHeadlineFuture(p) {
		out.lower(probable, r.opening(p))
	}
	return out
}

// isMissedBy reports whether the "nearly" at c says that p did not come about: "nearly
// sank", but not "nearly ready", which is ready enough, nor "nearly doubled".
func (r *reader) isMissedBy(p, c int) bool {
	tok := &r.d.Tokens[p]
	return c == p-1 && tok.UPOS == document.VERB && !measures[tok.Lemma]
}

// measures are the verbs of how much or how far.
var measures = map[string]bool{"double": true, "triple": true, "quadruple": true, "halve": true, "finish": true, "complete": true,
	"end": true, "fill": true, "empty": true, "exhaust": true}

// hedgedBy makes h what the table says of the word at t.
func (h *held) hedgedBy(w use, t int) {
	if v, ok := hedges()[w]; ok {
		h.negative = h.negative != v.negative
		h.lower(v.level, t)
	}
}

// isFirstPart reports the first part of a compound: the "would" of "would-be".
func (r *reader) isFirstPart(t int) bool {
	at := r.d.Tokens[t].Span.End
	return at < len(r.d.Article.Text) && r.d.Article.Text[at] == '-'
}

// isGlued reports the second part of a compound: "well-planned".
func (r *reader) isGlued(t int) bool {
	at := r.d.Tokens[t].Span.Start
	return at > 0 && r.d.Article.Text[at-1] == '-'
}

var isFuture = map[string]bool{"will": true, "'ll": true, "’ll": true, "wo": true, "shall": true}

// auxiliary is how sure auxiliary c, the word w, leaves predicate p.
func (r *reader) auxiliary(p, c int, w string, denied bool) level {
	v, ok := hedges()[use{w, "verb"}]
	if !ok || r.d.Tokens[c].Lemma == "have" { // "he'd left"
		return certain
	}
	perfect := r.isPerfect(p, c)
	switch w {
	case "can", "ca", "could":
		if denied && !perfect {
			return certain // what could not be done was not
		}
	case "must":
		if perfect {
			return probable // "must have left"
		}
	case "would", "'d", "’d":
		switch {
		case r.isReported(p):
			return probable // "will" told of afterwards
		case perfect:
			return underspecified // contrary to fact
		}
	}
	return v.level
}

// isPerfect reports a "have" between auxiliary c and p.
func (r *reader) isPerfect(p, c int) bool {
	for _, k := range r.tree.Children(p) {
		if int(k) > c && r.d.Tokens[k].Rel == "aux" && r.d.Tokens[k].Lemma == "have" {
			return true
		}
	}
	return false
}

// isReported reports whether p is what somebody said in the past.
func (r *reader) isReported(p int) bool {
	h := r.d.Tokens[p].Head
	if rel := r.d.Tokens[p].Rel; rel == "ccomp" || rel == "acl" {
		cue, ok := CueOf(r.d.Tokens[h].Lemma)
		if ok && cue.Commitment >= 0.6 && r.d.Tokens[h].XPOS != "VBZ" && r.d.Tokens[h].XPOS != "VBP" {
			return true
		}
	}
	for _, k := range r.tree.Children(p) {
		if r.d.Tokens[k].XPOS == "VBD" && r.isTag(int(k)) {
			return true
		}
	}
	return false
}

// isPresent reports a predicate told in the present.
func (r *reader) isPresent(p int) bool {
	t := p
	if k := r.tree.Child(p, "aux", "aux:pass", "cop"); k >= 0 {
		t = k
	}
	x := r.d.Tokens[t].XPOS
	return (x == "VBP" || x == "VBZ") && r.d.Tokens[t].Lemma != "have"
}

// condition is the "if" of a clause that p depends on, or -1.
func (r *reader) condition(p int) int {
	for _, k := range r.tree.Children(p) {
		if r.d.Tokens[k].Rel != "advcl" {
			continue
		}
		m := r.tree.Child(int(k), "mark")
		if m < 0 {
			continue
		}
		switch r.word(m) {
		case "if", "unless", "provided":
			if m == 0 || r.word(m-1) != "even" {
				return m
			}
		}
	}
	return -1
}

// isImperative reports "Close the gates", "Do not enter".
func (r *reader) isImperative(p int) bool {
	tok := &r.d.Tokens[p]
	if tok.XPOS != "VB" || tok.Head != p && (r.inQuote[p] < 0 || tok.Rel != "ccomp" && tok.Rel != "parataxis") {
		return false
	}
	if a := r.tree.Child(p, "aux"); a >= 0 && r.d.Tokens[a].Lemma != "do" {
		return false
	}
	return r.tree.Child(p, "nsubj", "nsubj:pass", "csubj", "mark", "aux:pass", "cop") < 0
}

// isHeadlineFuture reports "Man to face trial".
func (r *reader) isHeadlineFuture(p int) bool {
	if r.d.Tokens[p].Head != p || r.tree.Child(p, "nsubj", "nsubj:pass") < 0 {
		return false
	}
	m := r.tree.Child(p, "mark")
	return m >= 0 && r.word(m) == "to" && r.tree.Child(p, "aux") < 0
}
