package eval

import (
	"strings"
	"unicode/utf8"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// goldText builds an article out of labelled sentences and remembers where each
// of their words came to stand, so that labels and what Annotate makes of the
// article are held together by place.
type goldText struct {
	article article.Article
	spans   []text.Span // of the words, in order
	text    strings.Builder
	open    int // begin of the open paragraph
}

// paragraph ends the open paragraph.
func (g *goldText) paragraph() {
	if g.text.Len() > g.open {
		g.article.Blocks = append(g.article.Blocks, article.Block{
			Span: text.Span{Start: g.open, End: g.text.Len()}, Kind: article.Paragraph,
		})
		g.text.WriteString("\n\n")
	}
	g.open = g.text.Len()
}

// sentence adds a sentence to the open paragraph, after blank. Words of its that
// do not stand in it in order get an empty span.
func (g *goldText) sentence(blank, sentence string, words []string) {
	if g.text.Len() > g.open {
		g.text.WriteString(blank)
	}
	at := g.text.Len()
	g.text.WriteString(sentence)
	i := 0
	for _, w := range words {
		for i < len(sentence) {
			r, n := utf8.DecodeRuneInString(sentence[i:])
			if !document.IsBlank(r) {
				break
			}
			i += n
		}
		span := text.Span{Start: at + i, End: at + i}
		if strings.HasPrefix(sentence[i:], w) {
			i += len(w)
			span.End = at + i
		}
		g.spans = append(g.spans, span)
	}
}

// finish is the article, named name.
func (g *goldText) finish(name string) article.Article {
	g.paragraph()
	g.article.Name = name
	g.article.Text = g.text.String()
	return g.article
}
