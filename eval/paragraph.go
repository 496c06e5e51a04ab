package eval

import (
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/text"
)

// paragraphs are the stretches of s between empty lines, without the blanks at
// their ends.
func paragraphs(s string) (blocks []article.Block) {
	for start := 0; start < len(s); {
		end := len(s)
		if i := strings.Index(s[start:], "\n\n"); i >= 0 {
			end = start + i
		}
		part := s[start:end]
		if trimmed := strings.TrimSpace(part); trimmed != "" {
			at := start + strings.Index(part, trimmed)
			blocks = append(blocks, article.Block{Span: text.Span{Start: at, End: at + len(trimmed)}, Kind: article.Paragraph})
		}
		start = end + 2
	}
	return blocks
}
