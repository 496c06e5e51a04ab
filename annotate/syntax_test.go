package annotate

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

// TestSyntax checks testdata/syntax.txt: what the weights make of a few invented
// sentences that news is full of, right or wrong ("# known:" tells which), so
// that new weights show what they change. "go test -run Syntax -update" writes it
// anew.
func TestSyntax(t *testing.T) {
	const name = "testdata/syntax.txt"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var now strings.Builder
	for part := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		head, want, _ := strings.Cut(part, "\n")
		in, ok := strings.CutPrefix(head, "> ")
		if !ok {
			now.WriteString(part + "\n\n") // a comment
			continue
		}
		got := drawn(Annotate(articleOf(article.Paragraph, in)))
		if got != want && !*update {
			t.Errorf("%s\ngot\n%s\nwant\n%s", in, got, want)
		}
		now.WriteString(head + "\n" + got + "\n\n")
	}
	if *update {
		if err := os.WriteFile(name, []byte(now.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// drawn is a line a token: the word, its tag, its relation and the head's word.
func drawn(d *document.Document) string {
	var lines []string
	for i := range d.Sentences {
		for _, tok := range d.Words(i) {
			lines = append(lines, fmt.Sprintf("%-14s %-5s %-4s %-10s %s",
				d.Text(tok.Span), tok.UPOS, tok.XPOS, tok.Rel, d.Text(d.Tokens[tok.Head].Span)))
		}
	}
	return strings.Join(lines, "\n")
}

// toy makes sentences of a language of four words: a subject before the verb,
// an object behind it, each perhaps with an article.
func toy(n int) []Example {
	random := rand.New(rand.NewPCG(7, 7))
	noun := func(e Example, head int, rel string) Example {
		if random.IntN(2) == 0 {
			e.Words = append(e.Words, "the")
			e.Tokens = append(e.Tokens, document.Token{UPOS: "DET", XPOS: "DT", Head: len(e.Words), Rel: "det"})
		}
		e.Words = append(e.Words, []string{"boats", "ports", "crews"}[random.IntN(3)])
		e.Tokens = append(e.Tokens, document.Token{UPOS: "NOUN", XPOS: "NNS", Head: head, Rel: rel})
		return e
	}
	var out []Example
	for range n {
		const later = 99 // the verb's place is not known yet
		e := noun(Example{}, later, "nsubj")
		verb := len(e.Words)
		e.Words = append(e.Words, []string{"leave", "need", "like"}[random.IntN(3)])
		e.Tokens = append(e.Tokens, document.Token{UPOS: "VERB", XPOS: "VBP", Head: verb, Rel: "root"})
		e = noun(e, verb, "obj")
		for i := range e.Tokens {
			if e.Tokens[i].Head == later {
				e.Tokens[i].Head = verb
			}
		}
		out = append(out, e)
	}
	return out
}

func TestTrainSyntax_learns(t *testing.T) {
	examples := toy(200)
	w := TrainSyntax(examples, 1, io.Discard)
	s, err := NewSyntax(w)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples[:20] {
		if got := s.Parse(e.Words); !slices.Equal(got, e.Tokens) {
			t.Errorf("%v: got %v, want %v", e.Words, got, e.Tokens)
		}
	}
	if again := TrainSyntax(examples, 1, io.Discard); again != w {
		t.Error("the same examples and seed gave other weights")
	}
}

// TestOracle_rebuildsTrees holds that the transitions that cost nothing rebuild
// every tree without crossing arcs.
func TestOracle_rebuildsTrees(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	for range 300 {
		heads := make([]int, 1+random.IntN(12))
		root := grow(heads, 0, len(heads), random)
		heads[root] = len(heads)
		p := &parseLearner{heads: heads}
		s := &p.state
		for s.reset(make([]form, len(heads))); !s.ended(); {
			a := p.cheapest(make([]int32, len(actionNames)))
			if c := p.cost(a); c != 0 {
				t.Fatalf("%v: the cheapest transition costs %d", heads, c)
			}
			s.take(a, 0)
		}
		for i, h := range heads {
			if s.nodes[i].head != h {
				t.Errorf("%v: word %d got head %d", heads, i, s.nodes[i].head)
			}
		}
	}
}

// grow makes a tree of the words [first, last) and returns its root.
func grow(heads []int, first, last int, random *rand.Rand) int {
	root := first + random.IntN(last-first)
	for _, side := range [][2]int{{first, root}, {root + 1, last}} {
		for at := side[0]; at < side[1]; {
			end := at + 1 + random.IntN(side[1]-at)
			heads[grow(heads, at, end, random)] = root
			at = end
		}
	}
	return root
}

// TestParser_anyModel holds that whatever the model says, a tree comes out.
func TestParser_anyModel(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	for range 200 {
		var s state
		n := 1 + random.IntN(15)
		for s.reset(make([]form, n)); !s.ended(); {
			scores := []int32{random.Int32N(9), random.Int32N(9), random.Int32N(9)}
			s.take(s.choose(scores), 0)
		}
		roots := 0
		for i := range n {
			steps := 0
			for at := i; at != n; at = s.nodes[at].head {
				if steps++; steps > n {
					t.Fatalf("word %d of %d hangs on itself", i, n)
				}
			}
			if s.nodes[i].head == n {
				roots++
			}
		}
		if roots != 1 {
			t.Errorf("got %d roots of %d words, want 1", roots, n)
		}
	}
}

func TestHeadline(t *testing.T) {
	e := Example{Words: strings.Fields("The old ferry was raised by a crane .")}
	for _, f := range []struct {
		upos document.UPOS
		head int
		rel  string
	}{
		{"DET", 2, "det"}, {"ADJ", 2, "amod"}, {"NOUN", 4, "nsubj:pass"}, {"AUX", 4, "aux:pass"}, {"VERB", 4, "root"},
		{"ADP", 7, "case"}, {"DET", 7, "det"}, {"NOUN", 4, "obl"}, {"PUNCT", 4, "punct"},
	} {
		e.Tokens = append(e.Tokens, document.Token{UPOS: f.upos, Head: f.head, Rel: f.rel})
	}
	for _, test := range []struct {
		style letterStyle
		terse bool
		words string
		heads []int
	}{
		{asProse, false, "Old ferry was raised by crane", []int{1, 3, 3, 3, 5, 3}},
		{asTitle, true, "Old Ferry Raised by Crane", []int{1, 2, 2, 4, 2}},
		{asCapitals, true, "OLD FERRY RAISED BY CRANE", []int{1, 2, 2, 4, 2}},
	} {
		h := headline(e, test.style, test.terse)
		var heads []int
		for _, tok := range h.Tokens {
			heads = append(heads, tok.Head)
		}
		if got := strings.Join(h.Words, " "); got != test.words || !slices.Equal(heads, test.heads) {
			t.Errorf("got %q %v, want %q %v", got, heads, test.words, test.heads)
		}
	}
}
