package text

import "unicode/utf8"

// step is the distance in bytes between two marks of an Index. A lookup scans
// at most this far, and the marks cost 3/8 of the text's own size.
const step = 64

// Position is a place as people and browsers count it.
type Position struct {
	Line   int // from 1; lines end with LF
	Column int // in runes, from 1
	UTF16  int // offset in UTF-16 code units from the start of the string, from 0
}

// Index answers where a byte offset lies. Build it once for a string with
// NewIndex; it is safe for concurrent use.
type Index struct {
	str   string
	marks []Position // marks[i] is the position of byte i*step
}

// NewIndex reads s once, in time linear in its length.
func NewIndex(s string) *Index {
	x := &Index{str: s, marks: make([]Position, 0, len(s)/step+1)}
	pos := Position{Line: 1, Column: 1}
	for i := 0; ; {
		next := i + step
		x.marks = append(x.marks, pos)
		if next > len(s) {
			return x
		}
		pos = advance(pos, s[i:next])
		i = next
	}
}

// Position is the place of byte offset, in constant time. An offset inside a
// rune gives the place of the rune; one outside the string gives the nearest
// end.
func (x *Index) Position(offset int) Position {
	offset = max(0, min(offset, len(x.str)))
	for !boundary(x.str, offset) {
		offset--
	}
	i := offset / step
	return advance(x.marks[i], x.str[i*step:offset])
}

// advance moves p over s, which may begin and end inside a rune. A rune counts
// at its first byte, so that a mark may stand anywhere: the bytes that follow
// inside the rune add nothing.
func advance(p Position, s string) Position {
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b == '\n':
			p = Position{Line: p.Line + 1, Column: 1, UTF16: p.UTF16 + 1}
		case b >= 0xF0: // four bytes: a surrogate pair
			p.Column++
			p.UTF16 += 2
		case utf8.RuneStart(b):
			p.Column++
			p.UTF16++
		}
	}
	return p
}
