package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// parsed is a document of one sentence with its syntax, made by hand.
func parsed() *document.Document {
	const words = "Police in Lem fired no shots."
	d := &document.Document{Article: article.Article{Name: "lem.txt", Text: words}}
	d.Article.Blocks = []article.Block{{Span: text.Span{End: len(words)}, Kind: article.Paragraph}}
	d.Sentences = []document.Sentence{{Span: text.Span{End: len(words)}, Last: 7}}
	at := 0
	for _, t := range []document.Token{
		{Lemma: "police", UPOS: document.NOUN, XPOS: "NNS", Head: 3, Rel: "nsubj"},
		{Lemma: "in", UPOS: document.ADP, XPOS: "IN", Head: 2, Rel: "case"},
		{Lemma: "Lem", UPOS: document.PROPN, XPOS: "NNP", Head: 0, Rel: "nmod"},
		{Lemma: "fire", UPOS: document.VERB, XPOS: "VBD", Head: 3, Rel: "root"},
		{Lemma: "no", UPOS: document.DET, XPOS: "DT", Head: 5, Rel: "det"},
		{Lemma: "shot", UPOS: document.NOUN, XPOS: "NNS", Head: 3, Rel: "obj"},
		{Lemma: ".", UPOS: document.PUNCT, XPOS: ".", Head: 3, Rel: "punct"},
	} {
		end := strings.IndexAny(words[at:], " .")
		t.Span = text.Span{Start: at, End: at + max(end, 1)}
		at = t.Span.End
		if at < len(words) && words[at] == ' ' {
			at++
		}
		d.Tokens = append(d.Tokens, t)
	}
	d.Mentions = []document.Mention{{Span: d.Tokens[2].Span, First: 2, Last: 3, Head: 2, Form: document.Named}}
	d.Entities = []document.Entity{{Name: "Lem", Type: document.LOC, Mentions: []int{0}}}
	return d
}

func TestTree(t *testing.T) {
	const want = `Police in Lem fired no shots.

┌─Police  nsubj noun
│ │ ┌─in  case adp
│ └─Lem   nmod propn
fired     root verb
│ ┌─no    det det
├─shots   obj noun
└─.       punct punct
`
	d := parsed()
	if err := document.Check(d); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Tree(&out, d, 0, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := strings.ReplaceAll(out.String(), bound, " "); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if err := Tree(&out, d, 1, Options{}); err == nil || !strings.Contains(err.Error(), "no sentence 2") {
		t.Errorf("got error %v, want one that there is no sentence 2", err)
	}
}

func TestWriteCoNLLU(t *testing.T) {
	const want = "# newdoc id = lem.txt\n# newpar\n# sent_id = 1\n# text = Police in Lem fired no shots.\n" +
		"1\tPolice\tpolice\tNOUN\tNNS\t_\t4\tnsubj\t_\t_\n" +
		"2\tin\tin\tADP\tIN\t_\t3\tcase\t_\t_\n" +
		"3\tLem\tLem\tPROPN\tNNP\t_\t1\tnmod\t_\tEntity=(e1-LOC)\n" +
		"4\tfired\tfire\tVERB\tVBD\t_\t0\troot\t_\t_\n" +
		"5\tno\tno\tDET\tDT\t_\t6\tdet\t_\t_\n" +
		"6\tshots\tshot\tNOUN\tNNS\t_\t4\tobj\t_\tSpaceAfter=No\n" +
		"7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
	var out bytes.Buffer
	if err := writeCoNLLU(&out, parsed()); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}
