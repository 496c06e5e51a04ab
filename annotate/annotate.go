// Package annotate answers: what does this article say, word by word?
//
// [Annotate] takes an article through the passes that fill a Document, one file
// each: sentences, tokens, tags, parse, lemmas, times, quantities, places,
// entities, coreference.
//
//	d := annotate.Annotate(a)
//	for i := range d.Sentences {
//		for _, t := range d.Words(i) { … }
//	}
//
// It is the only room that writes a Document; document.Check holds of all it
// makes. Passes speak to each other through the Document, and by the labels of names
// that the syntax pass hands to the entity pass. Tags, heads, relations and the labels
// of names come from a network embedded in the binary, learnt by "recount-train syntax"
// from the English treebanks and the news named in syntax.md; everything else is rule
// and list. Text that is not English gets a well-formed document of little worth.
//
// The cost is linear in the length of the text.
package annotate

import (
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

// Version numbers what Annotate makes of a text, by weights, tables and rules
// together: a document that was kept is as good as a new one while its version is
// the same. A change that can alter a document takes a new number and a line here:
//
//	1  2026: the first
const Version = 1

// Annotate is all that Recount understands of a. It never fails: where it
// understands little, the document holds little.
func Annotate(a article.Article) *document.Document {
	d := &document.Document{Article: a}
	sentences(d)
	tokens(d)
	names := syntax(d)
	lemmas(d)
	mendAgents(d)
	mendTags(d)
	times(d)
	quantities(d)
	knownPlaces(d)
	entities(d, names)
	places(d)
	coreference(d)
	return d
}
