package annotate

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
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

// TestDecoder_bestTree holds the decoder against all trees of a few words that
// have no crossing arcs.
func TestDecoder_bestTree(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	var d decoder
	for range 300 {
		n := 1 + random.IntN(5)
		scores := randomHeads(n, random)
		got := slices.Clone(d.decode(scores, n))
		checkTree(t, got)
		d.chart.fill(scores, n)
		best := slices.Clone(got)
		d.chart.read(best)
		if a, b := total(scores, best), bestTotal(scores, n); a != b {
			t.Fatalf("%d words: the chart found a tree of %d, the best has %d", n, a, b)
		}
	}
}

func randomHeads(n int, random *rand.Rand) model.HeadScores {
	s := model.HeadScores{Stride: n}
	for range (n + 1) * n {
		s.Scores = append(s.Scores, random.Int32N(100))
	}
	return s
}

// checkTree holds that one word hangs on the root, and all on it.
func checkTree(t *testing.T, heads []int) {
	t.Helper()
	roots := 0
	for i := range heads {
		steps := 0
		for at := i + 1; at != 0; at = heads[at-1] {
			if steps++; steps > len(heads) {
				t.Fatalf("%v: word %d hangs on itself", heads, i)
			}
		}
		if heads[i] == 0 {
			roots++
		}
	}
	if roots != 1 {
		t.Fatalf("%v: %d roots, want 1", heads, roots)
	}
}

func total(s model.HeadScores, heads []int) (sum int32) {
	for i, h := range heads {
		sum += s.Of(h, i)
	}
	return sum
}

// bestTotal goes through all trees of n words without crossing arcs.
func bestTotal(s model.HeadScores, n int) int32 {
	best := int32(math.MinInt32)
	heads := make([]int, n)
	var try func(i int)
	try = func(i int) {
		if i == n {
			d := decoder{heads: heads}
			if d.isTree() && !crosses(heads) {
				best = max(best, total(s, heads))
			}
			return
		}
		for h := range n + 1 {
			if heads[i] = h; h != i+1 {
				try(i + 1)
			}
		}
	}
	try(0)
	return best
}

// crosses reports whether two arcs cross, those from the root aside.
func crosses(heads []int) bool {
	for i, h := range heads {
		for j, k := range heads {
			a, b := min(i+1, h), max(i+1, h)
			c, d := min(j+1, k), max(j+1, k)
			if h != 0 && k != 0 && a < c && c < b && b < d {
				return true
			}
			if h == 0 && k != 0 && c < i+1 && i+1 < d {
				return true // over the top
			}
		}
	}
	return false
}

// TestSyntax_longSentence holds that a sentence of many windows is one tree.
func TestSyntax_longSentence(t *testing.T) {
	d := Annotate(articleOf(article.Paragraph, strings.Repeat("the boats, ", 3*window)+"sailed."))
	if len(d.Sentences) != 1 || len(d.Tokens) < 3*window {
		t.Fatalf("got %d sentences of %d tokens, want one long one", len(d.Sentences), len(d.Tokens))
	}
	if err := document.Check(d); err != nil {
		t.Error(err)
	}
}

// TestSyntax_allocatesNothing holds that what has been read once costs no memory
// the second time. The short tests also run under the race detector, where the
// compiler keeps less on the stack.
func TestSyntax_allocatesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	d := Annotate(articleOf(article.Paragraph, ferry...))
	s := embedded().syntax()
	s.run(d)
	if n := testing.AllocsPerRun(10, func() { s.run(d) }); n > 0 {
		t.Errorf("got %v allocations, want none", n)
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

// TestWriteExamples holds what the trainers read.
func TestWriteExamples(t *testing.T) {
	e := Example{Words: []string{"Boats", "sank"}, Tokens: []document.Token{
		{UPOS: "NOUN", XPOS: "NNS", Head: 1, Rel: "nsubj"}, {UPOS: "VERB", XPOS: "VBD", Head: 1, Rel: "root"},
	}}
	named := e
	named.Names = []NameLabel{person.begin(), outside}
	var words, features strings.Builder
	if err := errors.Join(WriteExamples(&words, []Example{e, named}), WriteFeatures(&features, []Example{e})); err != nil {
		t.Fatal(err)
	}
	if got, want := words.String(), "Boats\tNOUN|NNS\t2\tnsubj\t_\nsank\tVERB|VBD\t0\troot\t_\n\n"+
		"Boats\tNOUN|NNS\t2\tnsubj\tB-PER\nsank\tVERB|VBD\t0\troot\tO\n\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := features.Len(), len(e.Words)*(8+4*parts); got != want {
		t.Errorf("got %d bytes of features, want %d", got, want)
	}
}

func TestMend(t *testing.T) {
	tokens := []document.Token{
		{UPOS: document.NOUN, Head: 12, Rel: "nsubj"}, {UPOS: document.PROPN, Head: 12, Rel: "nsubj"},
		{UPOS: document.VERB, Head: 12, Rel: "root"},
	}
	mend(tokens, 10)
	if got := tokens[1]; got.Head != 10 || got.Rel != "appos" {
		t.Errorf("got the name as %s of %d, want it set beside the noun", got.Rel, got.Head)
	}
	if got := tokens[0]; got.Head != 12 || got.Rel != "nsubj" {
		t.Errorf("got the noun as %s of %d, want it to stay the subject", got.Rel, got.Head)
	}
	names := []document.Token{{UPOS: document.PROPN, Head: 2, Rel: "obj"}, {UPOS: document.PROPN, Head: 2, Rel: "obj"}, {UPOS: document.VERB, Head: 2, Rel: "root"}}
	if mend(names, 0); names[1].Rel != "obj" {
		t.Errorf("got the second of two names as %s, want it left alone", names[1].Rel)
	}
}

// TestMend_name makes one subject of the two words of a name.
func TestMend_name(t *testing.T) {
	tokens := []document.Token{{UPOS: document.PROPN, Head: 2, Rel: "nsubj"}, {UPOS: document.PROPN, Head: 2, Rel: "nsubj"}, {UPOS: document.VERB, Head: 2, Rel: "root"}}
	if mend(tokens, 0); tokens[0].Head != 1 || tokens[0].Rel != "compound" || tokens[1].Rel != "nsubj" {
		t.Errorf("got the first word as %s of %d and the second as %s, want compound of the second, the subject", tokens[0].Rel, tokens[0].Head, tokens[1].Rel)
	}
}

// TestMend_tornOff puts right who speaks in "… sank, captain Holt said", and leaves
// "… sank off the town Holt loves" alone, where no mark stands before the noun.
func TestMend_tornOff(t *testing.T) {
	sentence := func(before document.UPOS) []document.Token {
		return []document.Token{
			{UPOS: document.VERB, Head: 4, Rel: "ccomp"}, {UPOS: before, Head: 2, Rel: "punct"},
			{UPOS: document.NOUN, Head: 0, Rel: "conj"}, {UPOS: document.PROPN, Head: 4, Rel: "nsubj"},
			{UPOS: document.VERB, Head: 4, Rel: "root"},
		}
	}
	tokens := sentence(document.PUNCT)
	if mend(tokens, 0); tokens[2].Head != 3 || tokens[2].Rel != "nmod:desc" {
		t.Errorf("got the captain as %s of %d, want nmod:desc of the name", tokens[2].Rel, tokens[2].Head)
	}
	tokens = sentence(document.ADP)
	if mend(tokens, 0); tokens[2].Head != 0 || tokens[2].Rel != "conj" {
		t.Errorf("got the town as %s of %d, want it left alone", tokens[2].Rel, tokens[2].Head)
	}
}
