package annotate

import (
	"strings"

	"github.com/recount-news/recount/document"
)

// A label of the network is a universal tag with its Penn Treebank tag,
// "VERB|VBD".

// tag is a label taken apart.
type tag struct {
	upos document.UPOS
	xpos string
}

func tagsOf(labels []string) []tag {
	var tags []tag
	for _, l := range labels {
		upos, xpos, _ := strings.Cut(l, "|")
		tags = append(tags, tag{document.UPOS(upos), xpos})
	}
	return tags
}
