package annotate

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
)

// places fills d.Places from the whole text at once: what one sentence says of
// a town tells which town another means. Places outside of sentences, in the
// byline and the notices, are left out.
func places(d *document.Document) {
	s := 0
	for _, p := range place.Find(d.Article.Text) {
		for s < len(d.Sentences) && d.Sentences[s].Span.End <= p.Span.Start {
			s++
		}
		if s < len(d.Sentences) && d.Sentences[s].Span.Contains(p.Span) {
			d.Places = append(d.Places, p)
		}
	}
}
