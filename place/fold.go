package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The gazetteer is searched by keys: names in small letters without accents,
// apostrophes and full stops, a blank for each hyphen, and the words that have a
// short form in it. So "Saint-Étienne", "St. Etienne" and "SAINT-ETIENNE" are one
// key, "st etienne".

// shortForms are the words that names have long or short.
var shortForms = map[string]string{"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}

// Key is what a name is looked up by.
func key(name string) string {
	var b []byte
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || isHyphen(r) || r == '/' }) {
		from := len(b)
		if from > 0 {
			b = append(b, ' ')
			from++
		}
		b = appendFolded(b, w)
		b = shorten(b, from)
		if len(b) == from {
			b = b[:max(0, from-1)]
		}
	}
	return string(b)
}

// shorten puts the short form for the word b[from:].
func shorten(b []byte, from int) []byte {
	if n := len(b) - from; n >= 4 && n <= 6 {
		if short, ok := shortForms[string(b[from:])]; ok {
			return append(b[:from], short...)
		}
	}
	return b
}

// appendFolded appends the letters and digits of a word without case and accents.
func appendFolded(b []byte, word string) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				b = append(b, c|0x20)
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				b = append(b, c)
			case c == '&':
				b = append(b, "and"...)
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		i += size
		b = appendFoldedRune(b, r)
	}
	return b
}

func appendFoldedRune(b []byte, r rune) []byte {
	if special, ok := undecomposed[r]; ok {
		return append(b, special...)
	}
	var buffer [16]byte
	for _, d := range string(norm.NFD.AppendString(buffer[:0], string(r))) {
		if unicode.IsLetter(d) && !unicode.Is(unicode.Lm, d) || unicode.IsDigit(d) {
			b = utf8.AppendRune(b, unicode.ToLower(d))
		}
	}
	return b
}

// undecomposed are Latin letters that no normal form takes apart.
var undecomposed = map[rune]string{
	'ß': "ss", 'æ': "ae", 'Æ': "ae", 'ø': "o", 'Ø': "o", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d",
	'ł': "l", 'Ł': "l", 'ı': "i", 'þ': "th", 'Þ': "th", 'œ': "oe", 'Œ': "oe", 'ħ': "h", 'Ħ': "h", 'ə': "a", 'Ə': "a",
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }
