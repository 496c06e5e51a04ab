package store

import (
	"strings"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

// Marks that the index puts around what it found. They are no characters
// (Unicode 16, section 23.7), so no text should have them; where one does, its
// snippet is its beginning.
const (
	markOpen  = "\uFDD0"
	markClose = "\uFDD1"
)

// marks are the places in words that are marked in marked, a copy of it.
func marks(words, marked string) []text.Span {
	var spans []text.Span
	at, start := 0, -1 // in words
	for i := 0; i < len(marked); {
		switch {
		case strings.HasPrefix(marked[i:], markOpen):
			start = at
			i += len(markOpen)
		case strings.HasPrefix(marked[i:], markClose):
			if start < 0 {
				return nil
			}
			spans = append(spans, text.Span{Start: start, End: at})
			start = -1
			i += len(markClose)
		case at < len(words) && words[at] == marked[i]:
			at++
			i++
		default:
			return nil // the text has marks of its own
		}
	}
	if at != len(words) || start >= 0 {
		return nil
	}
	return spans
}

const (
	// snippetBytes is about how long a snippet is.
	snippetBytes = 240

	// snippetBefore is how much of it at most goes before the first match.
	snippetBefore = 60
)

// newSnippet is the stretch of words with the most different matches, the first of
// equals, widened to whole words. It does not reach over a paragraph's end before
// its first match.
func newSnippet(words string, matches []text.Span) Snippet {
	first, last := bestWindow(words, matches)
	var start int
	if len(matches) > 0 {
		start = matches[first].Start
		start = max(0, start-snippetBefore)
		start = wordBefore(words, start, matches[first].Start)
	}
	end := wordAfter(words, min(len(words), start+snippetBytes))
	if len(matches) > 0 {
		end = max(end, matches[last].End)
		matches = matches[first : last+1]
	}
	s := text.Span{Start: start, End: end}
	return Snippet{Span: s, Text: s.Of(words), Matches: matches}
}

// bestWindow is the range of matches, both among it, that a snippet shows.
func bestWindow(words string, matches []text.Span) (first, last int) {
	best := 0
	for i := range matches {
		different := map[string]bool{}
		k := i
		for k < len(matches) && matches[k].End-matches[i].Start <= snippetBytes-snippetBefore {
			different[fold(matches[k].Of(words))] = true
			k++
		}
		if len(different) > best {
			best, first, last = len(different), i, k-1
		}
	}
	return first, max(first, last)
}

// wordBefore moves start on to the beginning of a word, and of a line where one
// begins, before limit.
func wordBefore(words string, start, limit int) int {
	if i := strings.LastIndexByte(words[start:limit], '\n'); i >= 0 {
		return start + i + 1
	}
	if start == 0 {
		return 0
	}
	if i := strings.IndexByte(words[start:limit], ' '); i >= 0 {
		return start + i + 1
	}
	return limit
}

// wordAfter moves end back to the end of a word.
func wordAfter(words string, end int) int {
	if end == len(words) {
		return end
	}
	if i := strings.LastIndexAny(words[:end], " \n"); i > 0 && end-i < 40 {
		return i
	}
	for end > 0 && !utf8.RuneStart(words[end]) {
		end--
	}
	return end
}
