package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The scanner cuts a text into words, runs of digits and marks, and looks every
// word up in the lexicon once. It is the only pass over the bytes; all rules
// work on its tokens.

type kind uint8

const (
	mark   kind = iota // one rune that is neither letter nor digit
	word               // a run of letters
	number             // a run of ASCII digits
)

type token struct {
	start, end int // bytes of the text
	kind       kind
	glued      bool // follows the token before it without a blank
	capital    bool // begins with an upper-case letter
	num        int  // value of a number; -1 where it has more than nine digits
	lex        *lexeme
}

// digits is the length of a number.
func (t *token) digits() int { return t.end - t.start }

// scan appends the tokens of s to toks.
func scan(s string, toks []token) []token {
	for i := 0; i < len(s); {
		start := i
		for i < len(s) {
			n := blank(s[i:])
			if n == 0 {
				break
			}
			i += n
		}
		if i == len(s) {
			break
		}
		t := token{start: i, glued: i == start && i > 0, lex: &unknown}
		i = t.fill(s)
		toks = append(toks, t)
	}
	return toks
}

// fill reads the token that begins at t.start and returns the byte after it.
func (t *token) fill(s string) int {
	c := s[t.start]
	switch {
	case '0' <= c && c <= '9':
		t.kind, t.end = number, digitsEnd(s, t.start)
		t.num = digitsValue(s[t.start:t.end])
	case letter(c):
		t.kind, t.end = word, lettersEnd(s, t.start)
		t.capital = c < 'a'
		t.lex = look(s[t.start:t.end])
	default:
		r, n := utf8.DecodeRuneInString(s[t.start:])
		t.end = t.start + n
		if unicode.IsLetter(r) {
			t.kind, t.end, t.capital = word, lettersEnd(s, t.end), unicode.IsUpper(r)
		} else {
			t.lex = marks(r)
		}
	}
	return t.end
}

// blank is the length of the blank that s begins with, or 0.
func blank(s string) int {
	switch c := s[0]; {
	case c == ' ' || '\t' <= c && c <= '\r':
		return 1
	case c < utf8.RuneSelf:
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		return n
	}
	return 0
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func digitsEnd(s string, i int) int {
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return i
}

func lettersEnd(s string, i int) int {
	for i < len(s) {
		if letter(s[i]) {
			i++
			continue
		}
		if s[i] < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		i += n
	}
	return i
}

// digitsValue is the value of a run of digits, or -1 where it is too long to be
// a small number: rules ask no more of it.
func digitsValue(s string) int {
	if len(s) > 9 {
		return -1
	}
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// look finds a word in the lexicon whatever its case, without allocating.
func look(s string) *lexeme {
	if len(s) > longestWord {
		return &unknown
	}
	var buf [longestWord]byte
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	if l, ok := lexicon[string(buf[:len(s)])]; ok {
		return l
	}
	return &unknown
}

// marks gives the few marks that rules ask for a lexeme of their own, so that
// one test by name serves words and marks; all dashes and all apostrophes are
// one.
func marks(r rune) *lexeme {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212':
		return &dash
	case '\'', '\u2019', '\u2018':
		return &apostrophe
	}
	if vulgars[r] != 0 {
		return &vulgar
	}
	if signs[string(r)] != "" && r != '$' {
		return &sign
	}
	if i := strings.IndexRune(markRunes, r); i >= 0 && r < utf8.RuneSelf {
		return &markLexemes[i]
	}
	return &unknown
}
