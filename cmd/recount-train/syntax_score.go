package main

import (
	"fmt"
	"strings"

	"github.com/recount-news/recount/annotate"
)

// scored are the relations that are scored each by itself.
var scored = []string{"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nummod", "appos", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis"}

// scoreHead is the head of the table of scores.
var scoreHead = "| dev part | words | UPOS | XPOS | UAS | LAS | full | " + strings.Join(scored, " | ") + " |\n" +
	strings.Repeat("| --- ", 7+len(scored)) + "|\n"

// syntaxScore counts what is right.
type syntaxScore struct {
	words, upos, xpos, uas, las, full int
	got, want, hit                    map[string]int // by relation
}

// scoreSyntax parses the words of each example and compares.
func scoreSyntax(s *annotate.Syntax, examples []annotate.Example) syntaxScore {
	r := syntaxScore{got: map[string]int{}, want: map[string]int{}, hit: map[string]int{}}
	for _, e := range examples {
		for i, t := range s.Parse(e.Words) {
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

// line is a line of the table.
func (r syntaxScore) line(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s | %d", name, r.words)
	for _, n := range []int{r.upos, r.xpos, r.uas, r.las, r.full} {
		fmt.Fprintf(&b, " | %.2f", 100*float64(n)/float64(max(1, r.words)))
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
