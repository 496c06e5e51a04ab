// Package reuse answers: which passages do texts share?
//
// [Pair] finds the passages that two texts have in common, exact or edited,
// wherever they moved to, with byte offsets in both. [Diff] aligns two short
// stretches word by word.
package reuse

import "github.com/recount-news/recount/text"

// Passage is text that two articles share.
type Passage struct {
	A, B  text.Span
	Words int    // words of A in the passage
	Same  int    // of these, words that are equal in B
	Moved bool   // it stands in another order than its neighbours
	Edits []Edit // in order; none when the passage is exact but for case, marks and blanks
}

// Exact reports whether the passage was taken over word for word.
func (p Passage) Exact() bool { return len(p.Edits) == 0 }

// Op is what an edit does to A to make B.
type Op string

// The edits.
const (
	Insert  Op = "insert"  // A is empty, at the place of insertion
	Delete  Op = "delete"  // B is empty
	Replace Op = "replace" // both hold words
)

// Edit is one difference within a passage or between two stretches of text.
type Edit struct {
	Op   Op
	A, B text.Span
}
