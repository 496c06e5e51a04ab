package annotate

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

var update = flag.Bool("update", false, "write what the passes now give into testdata")

// articleOf is an article of blocks of one kind.
func articleOf(kind article.BlockKind, paragraphs ...string) article.Article {
	a := article.Article{Name: "test"}
	for _, p := range paragraphs {
		if p == "" {
			continue // no article has an empty block
		}
		a.Blocks = append(a.Blocks, article.Block{
			Span: text.Span{Start: len(a.Text), End: len(a.Text) + len(p)},
			Kind: kind,
		})
		a.Text += p + "\n\n"
	}
	return a
}

// TestSegment checks testdata/segment.txt: what follows ">" is a paragraph (or
// what follows "#>" a heading), each line below it one sentence, its tokens
// parted by blanks. Add a case by writing its ">" line and running
// "go test -run Segment -update".
func TestSegment(t *testing.T) {
	const name = "testdata/segment.txt"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var now strings.Builder
	for part := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		head, want, _ := strings.Cut(part+"\n", "\n")
		kind := article.Paragraph
		in, ok := strings.CutPrefix(head, "> ")
		if !ok {
			in, ok = strings.CutPrefix(head, "#> ")
			kind = article.Heading
		}
		if !ok {
			now.WriteString(part + "\n\n") // a comment
			continue
		}
		got := segmented(articleOf(kind, strings.ReplaceAll(in, `\n`, "\n")))
		if want = strings.TrimRight(want, "\n"); got != want && !*update {
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

// segmented is one line a sentence, tokens parted by blanks.
func segmented(a article.Article) string {
	d := &document.Document{Article: a}
	sentences(d)
	tokens(d)
	var lines []string
	for i := range d.Sentences {
		var words []string
		for _, tok := range d.Words(i) {
			words = append(words, d.Text(tok.Span))
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return strings.Join(lines, "\n")
}
