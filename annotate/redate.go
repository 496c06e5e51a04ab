package annotate

import (
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

// Redate is d as if its article had been published at t: the same document with
// its times reckoned anew. Which words are times, and so all else, does not
// depend on the date; the syntax, which costs most, is shared with d.
func Redate(d *document.Document, t time.Time, hasClock bool, from article.From) *document.Document {
	redated := *d
	redated.Article = d.Article.WithDate(t, hasClock, from)
	redated.Times = nil
	times(&redated)
	return &redated
}
