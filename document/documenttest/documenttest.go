// Package documenttest builds documents by hand, so that the tests of the rooms
// above need no weights and say what they rest on:
//
//	d := documenttest.New(t, `
//		Mayor   NOUN       2 compound
//		Holt    PROPN      3 nsubj
//		shut    VERB/VBD   0 root
//		both    DET        5 det
//		bridges NOUN/NNS   3 obj    bridge
//		+.      PUNCT      3 punct
//		@ PER Anna Holt: Holt
//	`)
//
// A line is a word, its universal tag (with its Penn tag behind a stroke, where
// that matters), the number of its head in the sentence (0 for the root) and the
// relation; a lemma where it is not the word in small letters (or, of a name, the
// word itself). Words stand a blank apart; "+" glues one to the word before. An empty
// line parts sentences. "@" lines make entities: sort, name, and the mentions,
// parted by "|", each found at its next occurrence in the text.
package documenttest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// New is the document that notation describes: one article, one paragraph. It
// fails t where the notation, or the document it makes, is not sound.
func New(t testing.TB, notation string) *document.Document {
	t.Helper()
	d, err := build(notation)
	if err == nil {
		err = document.Check(d)
	}
	if err != nil {
		t.Fatalf("documenttest: %v, in\n%s", err, notation)
	}
	return d
}

func build(notation string) (*document.Document, error) {
	b := builder{d: &document.Document{Article: article.Article{Name: "test"}}}
	for line := range strings.SplitSeq(notation, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			b.endSentence()
		case strings.HasPrefix(line, "@"):
			b.entities = append(b.entities, line[1:])
		default:
			if err := b.word(strings.Fields(line)); err != nil {
				return nil, fmt.Errorf("line %q: %w", line, err)
			}
		}
	}
	b.endSentence()
	b.d.Article.Blocks = []article.Block{{Span: text.Span{End: len(b.d.Article.Text)}, Kind: article.Paragraph}}
	for _, e := range b.entities {
		if err := b.entity(e); err != nil {
			return nil, fmt.Errorf("line %q: %w", "@"+e, err)
		}
	}
	b.order()
	return b.d, nil
}

// builder is a document under way.
type builder struct {
	d        *document.Document
	first    int // token that begins the sentence under way
	entities []string
}

func (b *builder) word(fields []string) error {
	if len(fields) < 4 || len(fields) > 5 {
		return fmt.Errorf("%d fields, want word, tag, head, relation and perhaps lemma", len(fields))
	}
	head, err := strconv.Atoi(fields[2])
	if err != nil {
		return fmt.Errorf("head %q is no number", fields[2])
	}
	word, glued := strings.CutPrefix(fields[0], "+")
	if glued = glued && word != ""; !glued {
		word = fields[0] // a plus sign
	}
	a := &b.d.Article
	if a.Text != "" && !glued {
		a.Text += " "
	}
	span := text.Span{Start: len(a.Text), End: len(a.Text) + len(word)}
	a.Text += word
	if head += b.first - 1; fields[2] == "0" {
		head = len(b.d.Tokens)
	}
	upos, xpos, _ := strings.Cut(fields[1], "/")
	tok := document.Token{Span: span, UPOS: document.UPOS(upos), XPOS: xpos, Head: head, Rel: fields[3], Lemma: word}
	if tok.UPOS != document.PROPN {
		tok.Lemma = strings.ToLower(word)
	}
	if len(fields) == 5 {
		tok.Lemma = fields[4]
	}
	b.d.Tokens = append(b.d.Tokens, tok)
	return nil
}

func (b *builder) endSentence() {
	last := len(b.d.Tokens)
	if last == b.first {
		return
	}
	b.d.Sentences = append(b.d.Sentences, document.Sentence{
		Span:  b.d.Tokens[b.first].Span.Union(b.d.Tokens[last-1].Span),
		First: b.first,
		Last:  last,
	})
	b.first = last
}

// entity reads " PER Anna Holt: Holt | she".
func (b *builder) entity(line string) error {
	head, mentions, ok := strings.Cut(line, ":")
	typ, name, named := strings.Cut(strings.TrimSpace(head), " ")
	if !ok || !named {
		return fmt.Errorf("want sort, name, a colon and mentions")
	}
	e := document.Entity{Name: name, Type: document.EntityType(typ)}
	from := 0
	for m := range strings.SplitSeq(mentions, "|") {
		m = strings.TrimSpace(m)
		i := strings.Index(b.d.Article.Text[from:], m)
		if i < 0 {
			return fmt.Errorf("no %q behind byte %d", m, from)
		}
		span := text.Span{Start: from + i, End: from + i + len(m)}
		from = span.End
		first, last := b.d.TokensIn(span)
		if first == last {
			return fmt.Errorf("%q at byte %d holds no word", m, span.Start)
		}
		b.d.Mentions = append(b.d.Mentions, document.Mention{
			Span: span, First: first, Last: last, Head: b.headOf(first, last),
			Entity: len(b.d.Entities), Form: b.formOf(first, last),
		})
	}
	b.d.Entities = append(b.d.Entities, e)
	return nil
}

// headOf is the token of [first, last) whose head lies outside.
func (b *builder) headOf(first, last int) int {
	for t := first; t < last; t++ {
		if h := b.d.Tokens[t].Head; h < first || h >= last || h == t {
			return t
		}
	}
	return first
}

func (b *builder) formOf(first, last int) document.Form {
	switch b.d.Tokens[b.headOf(first, last)].UPOS {
	case document.PRON:
		return document.Pronoun
	case document.PROPN:
		return document.Named
	}
	return document.Nominal
}

// order puts mentions and entities in the order of the text.
func (b *builder) order() {
	d := b.d
	slices.SortStableFunc(d.Mentions, func(x, y document.Mention) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	renumber := make([]int, len(d.Entities))
	var entities []document.Entity
	for i := range d.Mentions {
		old := d.Mentions[i].Entity
		if renumber[old] == 0 {
			entities = append(entities, d.Entities[old])
			renumber[old] = len(entities)
		}
		d.Mentions[i].Entity = renumber[old] - 1
		e := &entities[renumber[old]-1]
		e.Mentions = append(e.Mentions, i)
	}
	d.Entities = entities
}
