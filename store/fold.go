package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold is what names are searched by: words in small letters without accents and
// marks, one blank between them. "Łódź-Północ" is "łodz połnoc".
func fold(name string) string {
	var b strings.Builder
	blank := false
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
		case !isWord(r):
			blank = b.Len() > 0
		default:
			if blank {
				b.WriteByte(' ')
				blank = false
			}
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// isWord reports whether r is of a word: what the tokenizer unicode61 keeps.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
}
