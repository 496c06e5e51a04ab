package quantity

import (
	"maps"
	"slices"
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

// token holds no pointer, so that a text's tokens cost the garbage collector
// nothing.
type token struct {
	start, end int    // bytes of the text
	num        int32  // value of a number; -1 where it has more than nine digits
	id         uint16 // of its lexeme; 0 is unknown
	kind       kind
	glued      bool // follows the token before it without a blank
	capital    bool // begins with an upper-case letter
}

// lex is what the rules know of t.
func (t *token) lex() *lexeme { return lexemes[t.id] }

// digits is the length of a number.
func (t *token) digits() int { return t.end - t.start }

// The sorts of bytes that the scanner knows.
const (
	byteMark = iota
	byteBlank
	byteDigit
	byteLetter
	byteOther // of a rune of several bytes
)

var bytesOf = newBytes()

func newBytes() (sort [256]uint8) {
	for c := range sort {
		switch {
		case c >= utf8.RuneSelf:
			sort[c] = byteOther
		case c == ' ' || '\t' <= c && c <= '\r':
			sort[c] = byteBlank
		case '0' <= c && c <= '9':
			sort[c] = byteDigit
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			sort[c] = byteLetter
		}
	}
	return sort
}

// scan appends the tokens of s[i:] to toks, up to the end of the paragraph, and
// returns the byte after it.
func scan(s string, i int, toks []token) ([]token, int) {
	for i < len(s) {
		start := i
		breaks := 0
		for i < len(s) {
			if bytesOf[s[i]] == byteBlank {
				if s[i] == '\n' {
					breaks++
				}
				i++
				continue
			}
			n := wideBlank(s[i:])
			if n == 0 {
				break
			}
			i += n
		}
		if i == len(s) || breaks > 1 && len(toks) > 0 {
			break
		}
		toks = append(toks, token{start: i, glued: i == start && i > 0 && len(toks) > 0})
		i = toks[len(toks)-1].fill(s)
	}
	return toks, i
}

// fill reads the token that begins at t.start and returns the byte after it.
func (t *token) fill(s string) int {
	c := s[t.start]
	switch bytesOf[c] {
	case byteDigit:
		t.kind = number
		t.end, t.num = digits(s, t.start)
	case byteLetter:
		t.kind, t.capital = word, c < 'a'
		t.end, t.id = t.letters(s)
	case byteMark:
		t.end, t.id = t.start+1, asciiMarks[c]
	default:
		t.rune(s)
	}
	return t.end
}

// rune reads a token that begins with a rune of several bytes.
func (t *token) rune(s string) {
	r, n := utf8.DecodeRuneInString(s[t.start:])
	if unicode.IsLetter(r) {
		t.kind, t.end, t.capital = word, lettersEnd(s, t.start+n), unicode.IsUpper(r)
		t.id = look(s[t.start:t.end]).id
		return
	}
	t.end, t.id = t.start+n, marks(r).id
}

// letters reads a word that begins with an ASCII letter, and skips addresses of
// the web.
func (t *token) letters(s string) (end int, id uint16) {
	i, h := t.start, uint32(0)
	for i < len(s) && bytesOf[s[i]] == byteLetter {
		h = hashed(h, s[i])
		i++
	}
	if i < len(s) && s[i] >= utf8.RuneSelf {
		if end := lettersEnd(s, i); end > i {
			return end, look(s[t.start:end]).id
		}
	}
	if i < len(s) && (s[i] == ':' || s[i] == '.' || s[i] == '/') && isAddress(s, t.start, i) {
		for i < len(s) && bytesOf[s[i]] != byteBlank {
			i++
		}
		return i, 0
	}
	return i, find(h, s[t.start:i])
}

// isAddress reports whether the word [start, end) of s begins an address of the
// web, "https://…" and "www…", or ends the name of its host: "example.org/…".
func isAddress(s string, start, end int) bool {
	if s[end] == '/' {
		return start > 1 && s[start-1] == '.' && end-start >= 2 && end-start <= 4 && end+1 < len(s) && bytesOf[s[end+1]] != byteBlank &&
			bytesOf[s[start-2]] == byteLetter
	}
	w := s[start:]
	return strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://") || strings.HasPrefix(w, "www.")
}

// wideBlank is the length of the blank of several bytes that s begins with, or
// 0.
func wideBlank(s string) int {
	if s[0] < utf8.RuneSelf {
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		return n
	}
	return 0
}

func lettersEnd(s string, i int) int {
	for i < len(s) {
		if bytesOf[s[i]] == byteLetter {
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

// digits reads a run of digits: the byte after it and its value, which is -1
// where it is too long to be a small number: rules ask no more of it.
func digits(s string, i int) (end int, value int32) {
	start, n := i, int32(0)
	for i < len(s) && bytesOf[s[i]] == byteDigit {
		if i < start+9 {
			n = n*10 + int32(s[i]-'0')
		}
		i++
	}
	if i > start+9 {
		return i, -1
	}
	return i, n
}

// The lexicon is an open table that is filled once: a word of a text is hashed
// while its end is sought, and most words meet an empty place or another hash.

const tableSize = 1 << 13

type slot struct {
	hash uint32
	id   uint16 // 0 where the place is empty
}

var table = newTable()

// hashed takes one more byte into a hash, whatever its case (FNV-1a).
func hashed(h uint32, c byte) uint32 { return (h ^ uint32(c|0x20)) * 16777619 }

func hashOf(s string) uint32 {
	h := uint32(0)
	for i := range len(s) {
		h = hashed(h, s[i])
	}
	return h
}

func place(h uint32) uint32 { return (h ^ h>>15) % tableSize }

func newTable() *[tableSize]slot {
	var t [tableSize]slot
	for _, l := range lexemes[1:] {
		h := hashOf(l.text)
		i := place(h)
		for t[i].id != 0 {
			i = (i + 1) % tableSize
		}
		t[i] = slot{h, l.id}
	}
	return &t
}

// lexemes has every lexeme at its id.
var lexemes = newLexemes()

func newLexemes() []*lexeme {
	all := append([]*lexeme{&unknown, &dash, &apostrophe, &vulgar}, lexicon.sorted()...)
	for _, r := range slices.Sorted(maps.Keys(markLexemes)) {
		if l := markLexemes[r]; lexicon[l.text] != l {
			all = append(all, l)
		}
	}
	for id, l := range all {
		l.id = uint16(id)
	}
	return all
}

// find is the id of a word with that hash, whatever the case of its ASCII
// letters.
func find(h uint32, s string) uint16 {
	for i := place(h); table[i].id != 0; i = (i + 1) % tableSize {
		if table[i].hash == h && folds(s, lexemes[table[i].id].text) {
			return table[i].id
		}
	}
	return 0
}

// folds reports whether s is lower with some letters raised.
func folds(s, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

// look finds a word in the lexicon.
func look(s string) *lexeme { return lexemes[find(hashOf(s), s)] }

// asciiMarks has the id of each ASCII mark.
var asciiMarks = newASCIIMarks()

func newASCIIMarks() (ids [utf8.RuneSelf]uint16) {
	for c := range ids {
		ids[c] = lexemes[marks(rune(c)).id].id
	}
	return ids
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
	if l := markLexemes[r]; l != nil {
		return l
	}
	return &unknown
}
