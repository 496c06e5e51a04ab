package report

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// A sheet sets paragraphs on a terminal. Widths are in cells: a Chinese
// character takes two, an accent on its own none. Nothing on it is wider than
// the sheet, and no line ends in blanks.

const (
	defaultWidth = 80
	minWidth     = 40
	maxWidth     = 120 // longer lines are hard to read, however wide the terminal is
	narrow       = 64  // below this, labels stand above their text
)

// SGR parameters (ECMA-48) used beside the colours of the levels.
const (
	plain = ""
	bold  = "1"
	soft  = "2"
)

// bound is a space that no line is broken at.
const bound = "\u00a0"

// sheet is a terminal page being set.
type sheet struct {
	out   strings.Builder
	width int
	color bool
}

// piece is text in one style. Style is SGR parameters, or plain.
type piece struct {
	text  string
	style string
}

// entry is one paragraph: a label hanging to the left of its body and a note at
// the right end of its first line.
//
//	indent|label  |body body body body     |note
//	      |       |body body               |
type entry struct {
	indent int // cells left of the label
	label  []piece
	gutter int // cells from the start of the label to the body
	body   []piece
	note   []piece
	margin int  // cells kept free for notes, on every line
	hang   int  // cells that the lines after the first are indented by
	cut    bool // cut the body to one line
}

func newSheet(o Options) *sheet {
	width := o.Width
	if width == 0 {
		width = defaultWidth
	}
	return &sheet{width: min(max(width, minWidth), maxWidth), color: o.Color}
}

// narrow reports whether labels must stand above their text.
func (s *sheet) narrow() bool { return s.width < narrow }

// blank ends a paragraph with an empty line.
func (s *sheet) blank() { s.out.WriteByte('\n') }

// set sets one paragraph.
func (s *sheet) set(e entry) {
	if s.narrow() && e.gutter > 0 && len(e.body) > 0 {
		s.set(entry{indent: e.indent, body: e.label, note: e.note, margin: e.margin, cut: true})
		s.set(entry{indent: e.indent + 2, body: e.body, cut: e.cut})
		return
	}
	room := s.width - 1 - e.indent - e.gutter - e.hang - e.margin
	lines := wrap(s.stripped(e.body), room)
	if e.cut && len(lines) > 1 {
		first := wrap(s.stripped(e.body), room-2)[0]
		lines = [][]piece{append(first, piece{text: " …"})}
	}
	label := fit(s.stripped(e.label), e.gutter-1)
	for _, line := range lines {
		s.line(e, label, line)
		label, e.note = nil, nil
		e.indent, e.hang = e.indent+e.hang, 0
	}
}

// line writes one line of e.
func (s *sheet) line(e entry, label, body []piece) {
	line := append([]piece{{text: spaces(e.indent)}}, label...)
	line = append(line, piece{text: spaces(e.gutter - cells(label))})
	line = append(line, body...)
	if note := s.stripped(e.note); len(note) > 0 {
		line = append(line, piece{text: spaces(s.width - 1 - cells(line) - cells(note))})
		line = append(line, note...)
	}
	s.write(line)
}

// write writes pieces as one line, changing style only where it changes. No
// space is bound any longer once it is written.
func (s *sheet) write(line []piece) {
	for len(line) > 0 && strings.Trim(line[len(line)-1].text, " "+bound) == "" {
		line = line[:len(line)-1]
	}
	style := plain
	for _, p := range line {
		if p.style != style && p.text != "" {
			if style != plain {
				s.out.WriteString("\x1b[0m")
			}
			if p.style != plain {
				s.out.WriteString("\x1b[" + p.style + "m")
			}
			style = p.style
		}
		s.out.WriteString(strings.ReplaceAll(p.text, bound, " "))
	}
	if style != plain {
		s.out.WriteString("\x1b[0m")
	}
	s.out.WriteByte('\n')
}

// stripped is pieces without their style where the sheet has no colour.
func (s *sheet) stripped(pieces []piece) []piece {
	if s.color {
		return pieces
	}
	out := make([]piece, len(pieces))
	for i, p := range pieces {
		out[i] = piece{text: p.text}
	}
	return out
}

// wrap breaks pieces into lines of at most width cells, at spaces where it can
// and inside a word where the word alone is too wide. It gives at least one
// line. A grapheme wider than the line stands alone.
func wrap(pieces []piece, width int) [][]piece {
	lines := [][]piece{nil}
	used := 0
	for _, word := range wordsOf(pieces) {
		last := len(lines) - 1
		need := cells(word)
		if used > 0 && used+1+need <= width {
			lines[last] = append(lines[last], space(lines[last], word))
			lines[last] = append(lines[last], word...)
			used += 1 + need
			continue
		}
		if used > 0 {
			lines = append(lines, nil)
			last++
		}
		for need > width {
			head, tail := split(word, width)
			lines[last] = head
			lines = append(lines, nil)
			last++
			word, need = tail, cells(tail)
		}
		lines[last], used = word, need
	}
	return lines
}

// wordsOf splits pieces at their spaces. A word may be made of several pieces:
// marks begin and end inside words.
func wordsOf(pieces []piece) [][]piece {
	var words [][]piece
	open := false // the next piece may continue the last word
	for _, p := range pieces {
		for i, part := range strings.Split(p.text, " ") {
			if i > 0 {
				open = false
			}
			switch {
			case part == "":
			case open:
				words[len(words)-1] = append(words[len(words)-1], piece{part, p.style})
			default:
				words = append(words, []piece{{part, p.style}})
				open = true
			}
		}
	}
	return words
}

// space is the space between two words, in their style where they share one, so
// that a marked phrase is marked throughout.
func space(before, after []piece) piece {
	if style := before[len(before)-1].style; style == after[0].style {
		return piece{" ", style}
	}
	return piece{text: " "}
}

// split cuts a word after at most width cells, and after one grapheme at least.
func split(word []piece, width int) (head, tail []piece) {
	used := 0
	for i, p := range word {
		g := displaywidth.StringGraphemes(p.text)
		for at := 0; g.Next(); at += len(g.Value()) {
			if used+g.Width() > width && used > 0 {
				if at > 0 {
					head = append(head, piece{p.text[:at], p.style})
				}
				return head, append([]piece{{p.text[at:], p.style}}, word[i+1:]...)
			}
			used += g.Width()
		}
		head = append(head, p)
	}
	return head, nil
}

// fit cuts a label to width cells and shows by an ellipsis that it did.
func fit(label []piece, width int) []piece {
	if cells(label) <= max(width, 0) {
		return label
	}
	head, _ := split(label, width-1)
	return append(head, piece{text: "…"})
}

// cells is the width of pieces on a terminal.
func cells(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		n += displaywidth.String(p.text)
	}
	return n
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }

// softened makes foreign text fit to be set: blanks become spaces and what
// could command the terminal becomes U+FFFD.
func softened(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return harmless(r)
	}, s)
}
