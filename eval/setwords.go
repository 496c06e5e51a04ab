package eval

import "strings"

// setWords sets words that a treebank parted as running text: marks close up to
// the words they belong to.
func setWords(words []string) string {
	var b strings.Builder
	quoted := false // inside straight quotation marks
	glue := true    // nothing parts the next word from what stands before it
	for _, w := range words {
		opens := w == "(" || w == "[" || w == "“" || w == "‘" || w == "$" || w == "£" || w == "#" || w == `"` && !quoted
		closes := strings.Contains(",.;:!?%)]”’", w) || w == `"` && quoted || isCliticWord(w)
		if !glue && !closes {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		if w == `"` {
			quoted = !quoted
		}
		glue = opens
	}
	return b.String()
}

// isCliticWord reports whether w is the second part of a word cut in two: n't,
// 's, 'll.
func isCliticWord(w string) bool {
	switch strings.ToLower(strings.ReplaceAll(w, "’", "'")) {
	case "n't", "'s", "'ll", "'re", "'ve", "'d", "'m", "'":
		return true
	}
	return false
}

// plainWord is a word with the brackets and quotation marks of the Penn Treebank
// turned back.
func plainWord(w string) string {
	switch w {
	case "``", "''":
		return `"`
	case "-LRB-":
		return "("
	case "-RRB-":
		return ")"
	}
	return w
}
