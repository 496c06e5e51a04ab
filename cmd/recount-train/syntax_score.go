package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/eval"
)

// scored are the relations that are scored each by itself.
var scored = []string{"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nummod", "appos", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis"}

// scoreHead is the head of the table of scores.
var scoreHead = "| dev part | words | UPOS | XPOS | UAS | LAS | full | names | " + strings.Join(scored, " | ") + " |\n" +
	strings.Repeat("| --- ", 8+len(scored)) + "|\n"

// syntaxScore counts what is right.
type syntaxScore struct {
	words, upos, xpos, uas, las, full int
	got, want, hit                    map[string]int // by relation
	names                             eval.Hits      // of persons, places and organisations
}

// scoreSyntax parses the words of each example and compares.
func scoreSyntax(s *annotate.Syntax, examples []annotate.Example) syntaxScore {
	r := syntaxScore{got: map[string]int{}, want: map[string]int{}, hit: map[string]int{}}
	for _, e := range examples {
		tokens, names := s.Parse(e.Words)
		if e.Names != nil {
			r.countNames(e.Names, names)
		}
		for i, t := range tokens {
			w := e.Tokens[i]
			r.words++
			r.upos += ones(t.UPOS == w.UPOS)
			r.xpos += ones(t.XPOS == w.XPOS)
			r.got[t.Rel]++
			r.want[w.Rel]++
			if t.Head != w.Head {
				continue
			}
			r.uas++
			r.las += ones(base(t.Rel) == base(w.Rel))
			r.full += ones(t.Rel == w.Rel)
			r.hit[t.Rel] += ones(t.Rel == w.Rel)
		}
	}
	return r
}

// countNames counts names that are right, their words and their type.
func (r *syntaxScore) countNames(want, got []annotate.NameLabel) {
	is := annotate.NameRuns(want)
	for _, n := range is {
		r.names.Want += ones(scoredType(n.Type))
	}
	for _, n := range annotate.NameRuns(got) {
		r.names.Got += ones(scoredType(n.Type))
		r.names.Right += ones(scoredType(n.Type) && slices.Contains(is, n))
	}
}

// scoredType reports whether a type of names is scored: all but the rest.
func scoredType(t document.EntityType) bool { return t != document.MISC }

// line is a line of the table.
func (r syntaxScore) line(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s | %d", name, r.words)
	for _, n := range []int{r.upos, r.xpos, r.uas, r.las, r.full} {
		fmt.Fprintf(&b, " | %.2f", 100*float64(n)/float64(max(1, r.words)))
	}
	if r.names.Want > 0 {
		fmt.Fprintf(&b, " | %.1f", 100*r.names.F1())
	} else {
		b.WriteString(" | ")
	}
	for _, rel := range scored {
		fmt.Fprintf(&b, " | %.1f", 200*float64(r.hit[rel])/float64(max(1, r.got[rel]+r.want[rel])))
	}
	return b.String() + " |\n"
}

func ones(b bool) int {
	if b {
		return 1
	}
	return 0
}

// base is a relation without its subtype.
func base(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}
