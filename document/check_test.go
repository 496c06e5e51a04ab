package document_test

import (
	"strings"
	"testing"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/document/documenttest"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

const ferry = `
	Mayor   NOUN       2 compound
	Holt    PROPN      3 nsubj
	shut    VERB/VBD   0 root
	both    DET        5 det
	ports   NOUN/NNS   3 obj    port
	on      ADP        7 case
	May     PROPN      3 obl
	5       NUM        7 nummod
	+.      PUNCT      3 punct

	She     PRON       2 nsubj
	left    VERB/VBD   0 root   leave
	+.      PUNCT      2 punct

	@ PER Anna Holt: Holt | She
	@ LOC Lem: ports
`

func TestCheck_sound(t *testing.T) {
	d := documenttest.New(t, ferry)
	if want := "Mayor Holt shut both ports on May 5. She left."; d.Article.Text != want {
		t.Errorf("got text %q, want %q", d.Article.Text, want)
	}
	if e := d.Entities[0]; len(e.Mentions) != 2 || d.Mentions[e.Mentions[1]].Form != document.Pronoun {
		t.Errorf("got chain %v of %v, want two mentions, a pronoun last", e, d.Mentions)
	}
}

// TestCheck_broken breaks a sound document in one place at a time.
func TestCheck_broken(t *testing.T) {
	for _, test := range []struct {
		name  string
		spoil func(d *document.Document)
		want  string
	}{
		{"block outside", func(d *document.Document) { d.Article.Blocks[0].Span.End++ }, "block 0: [0,47) is no span"},
		{"sentence outside block", func(d *document.Document) { d.Article.Blocks[0].Span.End -= 2 }, "sentence 1: does not lie in block 0"},
		{"sentences overlap", func(d *document.Document) { d.Sentences[1].Span.Start -= 3 }, "sentence 1: begins at byte 34"},
		{"sentences skip a token", func(d *document.Document) { d.Sentences[1].First++ }, "do not go on from 9"},
		{"tokens in no sentence", func(d *document.Document) { d.Sentences = d.Sentences[:1] }, "3 tokens lie in no sentence"},
		{"empty token", func(d *document.Document) { d.Tokens[2].Span.End = d.Tokens[2].Span.Start }, "token 2: empty"},
		{"gap in the words", func(d *document.Document) { d.Tokens[2].Span.Start++ }, `" s" at byte 10 is in no token`},
		{"word left at the end", func(d *document.Document) { d.Sentences[0].Span.End--; d.Tokens[8].Span.End-- }, "token 8"},
		{"head in another sentence", func(d *document.Document) { d.Tokens[0].Head = 10 }, "head 10 lies outside"},
		{"two roots", func(d *document.Document) { d.Tokens[4].Head, d.Tokens[4].Rel = 4, "root" }, "2 roots"},
		{"root by another name", func(d *document.Document) { d.Tokens[2].Rel = "dep" }, "its own head"},
		{"cycle", func(d *document.Document) { d.Tokens[1].Head, d.Tokens[0].Head = 0, 1 }, "hangs on itself"},
		{"no tag", func(d *document.Document) { d.Tokens[1].UPOS = "" }, "no tag"},
		{"mention without words", func(d *document.Document) { d.Mentions[0].Last = d.Mentions[0].First }, "mention 0"},
		{"mention of nobody", func(d *document.Document) { d.Mentions[0].Entity = 9 }, "entity 9 of 2"},
		{"chains share a mention", func(d *document.Document) { d.Entities[1].Mentions[0] = 0 }, "does not share mention 0"},
		{"mention in no chain", func(d *document.Document) { d.Entities[0].Mentions = d.Entities[0].Mentions[:1] }, "in no entity"},
		{"quantity inside a time", func(d *document.Document) {
			d.Times = []timex.Time{{Span: text.Span{Start: 30, End: 35}}}
			d.Quantities = []quantity.Quantity{{Span: text.Span{Start: 34, End: 35}}}
		}, "quantity 0: lies inside time 0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := documenttest.New(t, ferry)
			test.spoil(d)
			err := document.Check(d)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want one with %q", err, test.want)
			}
		})
	}
}
