package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/recount-news/recount/document"
)

// Tree draws the syntax of sentence i of d, the words in their order from top to
// bottom, each with its relation to the word it hangs on and its part of speech.
func Tree(w io.Writer, d *document.Document, i int, o Options) error {
	if i < 0 || i >= len(d.Sentences) {
		return fmt.Errorf("report: no sentence %d; the article has %d", i+1, len(d.Sentences))
	}
	t := treeDrawing{d: d, tree: document.NewTree(d)}
	s := d.Sentences[i]
	for root := s.First; root < s.Last; root++ {
		if d.Tokens[root].Head == root {
			t.draw(root, "", "", "", 0)
		}
	}
	sheet := newSheet(o)
	sheet.set(entry{body: []piece{{clean(d.Text(s.Span)), bold}}})
	sheet.blank()
	width := 0
	for _, l := range t.lines {
		width = max(width, cells([]piece{{text: l.branch + l.word}}))
	}
	for _, l := range t.lines {
		pad := strings.Repeat(bound, width+2-cells([]piece{{text: l.branch + l.word}}))
		sheet.set(entry{cut: true, body: []piece{
			{strings.ReplaceAll(l.branch, " ", bound), soft}, {l.word + pad, plain}, {l.label, soft},
		}})
	}
	_, err := io.WriteString(w, sheet.out.String())
	return err
}

// treeDrawing is a tree turned into lines.
type treeDrawing struct {
	d     *document.Document
	tree  *document.Tree
	lines []treeLine
}

type treeLine struct{ branch, word, label string }

// deepTree is the depth from which words are no longer drawn further in.
const deepTree = 30

// draw adds the lines of token t with all that hangs on it. Above, at and below
// are what is drawn left of the lines above t, of its own, and of those below.
func (td *treeDrawing) draw(t int, above, at, below string, depth int) {
	var left, right []int
	for _, c := range td.tree.Children(t) {
		if int(c) < t {
			left = append(left, int(c))
		} else {
			right = append(right, int(c))
		}
	}
	if depth >= deepTree {
		above, below = "", ""
	}
	for i, c := range left {
		if i == 0 {
			td.draw(c, above+"  ", above+"┌─", above+"│ ", depth+1)
		} else {
			td.draw(c, above+"│ ", above+"├─", above+"│ ", depth+1)
		}
	}
	tok := &td.d.Tokens[t]
	td.lines = append(td.lines, treeLine{at, clean(td.d.Text(tok.Span)), tok.Rel + " " + strings.ToLower(string(tok.UPOS))})
	for i, c := range right {
		if i == len(right)-1 {
			td.draw(c, below+"│ ", below+"└─", below+"  ", depth+1)
		} else {
			td.draw(c, below+"│ ", below+"├─", below+"│ ", depth+1)
		}
	}
}

// writeCoNLLU writes the syntax of d in CoNLL-U (universaldependencies.org/format),
// names as Entity in the last column, as in CorefUD: "(e1-PER" opens and "e1)"
// closes a mention of entity 1.
func writeCoNLLU(w io.Writer, d *document.Document) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# newdoc id = %s\n", clean(d.Article.Name))
	marks := mentionMarks(d)
	block := -1
	for i, s := range d.Sentences {
		if s.Block != block {
			block = s.Block
			b.WriteString("# newpar\n")
		}
		fmt.Fprintf(&b, "# sent_id = %d\n# text = %s\n", i+1, clean(d.Text(s.Span)))
		for t := s.First; t < s.Last; t++ {
			tok := &d.Tokens[t]
			head := 0
			if tok.Head != t {
				head = tok.Head - s.First + 1
			}
			fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", t-s.First+1, column(d.Text(tok.Span)),
				column(tok.Lemma), tok.UPOS, column(tok.XPOS), head, tok.Rel, misc(d, t, marks[t]))
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mentionMarks are what opens and closes at each token.
func mentionMarks(d *document.Document) []string {
	opens, closes := make([]string, len(d.Tokens)), make([]string, len(d.Tokens))
	for _, m := range d.Mentions { // the longer of two that begin together comes first
		opens[m.First] += fmt.Sprintf("(e%d-%s", m.Entity+1, d.Entities[m.Entity].Type)
		if m.First == m.Last-1 {
			opens[m.First] += ")"
		} else {
			closes[m.Last-1] = fmt.Sprintf("e%d)", m.Entity+1) + closes[m.Last-1]
		}
	}
	for t := range opens {
		opens[t] = closes[t] + opens[t]
	}
	return opens
}

// misc is the last column: whether a blank follows, and the mentions.
func misc(d *document.Document, t int, mentions string) string {
	var parts []string
	if mentions != "" {
		parts = append(parts, "Entity="+mentions)
	}
	if t+1 < len(d.Tokens) && d.Tokens[t+1].Span.Start == d.Tokens[t].Span.End {
		parts = append(parts, "SpaceAfter=No")
	}
	return column(strings.Join(parts, "|"))
}

// column is a value of CoNLL-U: without blanks at its ends, "_" where empty.
func column(s string) string {
	if s = clean(s); s == "" {
		return "_"
	}
	return s
}
