package annotate

import (
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

// Segment is the sentences of a and their words, with nothing known of them: the
// first two passes of [Annotate]. It is how text to learn from is cut.
func Segment(a article.Article) *document.Document {
	d := &document.Document{Article: a}
	sentences(d)
	tokens(d)
	return d
}
