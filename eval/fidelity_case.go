package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// recase gives the words of a summary in small letters the capitals that its
// article writes them with, and every sentence one at its start: what an editor
// would see had the summarizer not dropped them.
func recase(summary, article string) string {
	if strings.ContainsFunc(summary, unicode.IsUpper) && strings.ToLower(summary) != strings.ReplaceAll(summary, "UNK", "unk") {
		return summary
	}
	forms := capitalsOf(article)
	var b strings.Builder
	starts := true
	words(summary, func(word string, isWord bool) {
		switch form := forms[word]; {
		case !isWord:
			starts = starts || strings.ContainsAny(word, ".!?\n")
		case form != "":
			word = form
			fallthrough
		default:
			if starts {
				r, n := utf8.DecodeRuneInString(word)
				word = string(unicode.ToUpper(r)) + word[n:]
			}
			starts = false
		}
		b.WriteString(word)
	})
	return b.String()
}

// capitalsOf are the words of s, in small letters, that it writes with capitals
// within sentences and never in small letters, and how it writes them first.
func capitalsOf(s string) map[string]string {
	forms := map[string]string{}
	small := map[string]bool{}
	starts := true
	words(s, func(word string, isWord bool) {
		if !isWord {
			starts = strings.Trim(word, " ,-–—'’") != ""
			return
		}
		lower := strings.ToLower(word)
		switch {
		case lower == word:
			small[lower] = true
		case !starts && forms[lower] == "":
			forms[lower] = word
		}
		starts = false
	})
	for lower := range small {
		delete(forms, lower)
	}
	return forms
}

// words calls visit with the words of s and with what lies between them, in order.
func words(s string, visit func(part string, isWord bool)) {
	isLetter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for s != "" {
		r, _ := utf8.DecodeRuneInString(s)
		word := isLetter(r)
		end := strings.IndexFunc(s, func(r rune) bool { return isLetter(r) != word })
		if end < 0 {
			end = len(s)
		}
		visit(s[:end], word)
		s = s[end:]
	}
}
