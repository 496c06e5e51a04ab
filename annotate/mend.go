package annotate

import "github.com/recount-news/recount/document"

// The network decides on each word by itself, and now and then two decisions do not
// go together. What can be told from the tree alone is put right here.

// mend puts the tree of words that were read at once right. The first of tokens is
// number first of the document.
func mend(tokens []document.Token, first int) {
	for i := range len(tokens) - 1 {
		noun, name := &tokens[i], &tokens[i+1]
		if twice(noun, name) && noun.UPOS == document.NOUN && name.UPOS == document.PROPN {
			name.Head, name.Rel = first+i, "appos" // "the ferry Halda"
		}
	}
}

// twice reports whether a verb is given one subject or object twice, by words side
// by side.
func twice(a, b *document.Token) bool {
	switch a.Rel {
	case "nsubj", "nsubj:pass", "obj":
		return a.Rel == b.Rel && a.Head == b.Head
	}
	return false
}
