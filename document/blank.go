package document

import "unicode"

// IsBlank reports whether r shows nothing: white space, or one of the marks of
// zero width that pages are littered with. Only blanks lie between tokens.
func IsBlank(r rune) bool {
	switch r {
	case '\u200b', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r)
}
