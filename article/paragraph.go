package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

// piece is one paragraph or one line that stands alone, before it is known what
// it is for. Hint is the kind that markup gives it, or "".
type piece struct {
	span  text.Span
	hint  BlockKind
	first bool // nothing stands directly above it, without a blank line between
}

// line is one line of plain text, without the blanks at its ends.
type line struct {
	span   text.Span
	runes  int
	indent int // blanks before it
}

// paragraphs cuts plain text from offset from on into pieces. A blank line
// always ends a paragraph. What a single line end means depends on the text:
// if it is hard-wrapped, a line that was broken because the next word did not
// fit goes on in the next one; otherwise every line is a paragraph.
func paragraphs(str string, from int) []piece {
	lines := splitLines(str, from)
	width := wrapWidth(str, lines)
	var out []piece
	for i, ln := range lines {
		if ln.span.Empty() {
			continue
		}
		top := i == 0 || lines[i-1].span.Empty()
		if !top && width > 0 && (wrapped(str, lines[i-1], ln, width) || len(out) > 1 && goesOn(str, lines[i-1], ln) ||
			isNoItem(str, out[len(out)-1].span, lines[i-1], ln, width)) {
			out[len(out)-1].span.End = ln.span.End
			continue
		}
		out = append(out, piece{span: ln.span, first: top})
	}
	return out
}

func splitLines(str string, from int) []line {
	var lines []line
	for at := from; at < len(str); {
		end := strings.IndexByte(str[at:], '\n')
		if end < 0 {
			end = len(str) - at
		}
		span := trim(str, text.Span{Start: at, End: at + end})
		lines = append(lines, line{span, utf8.RuneCountInString(span.Of(str)), span.Start - at})
		at += end + 1
	}
	return lines
}

// wrapWidth is the width in runes at which str was wrapped, or 0 if it was not:
// no line is longer, save one in twenty (an address, a table), and most line
// ends inside paragraphs stand where the next word would have gone over it, or
// in the middle of a sentence. Nobody wraps news at less than the width of a column; such
// lines are a list.
func wrapWidth(str string, lines []line) int {
	const narrowest, widest = 30, 100
	full, long, width := 0, 0, 0
	for _, ln := range lines {
		switch {
		case ln.span.Empty():
		case ln.runes > widest:
			full++
			long++
		default:
			full++
			width = max(width, ln.runes)
		}
	}
	if long*20 > full || width < narrowest {
		return 0
	}
	pairs, broken := 0, 0
	for i := 1; i < len(lines); i++ {
		prev, next := lines[i-1], lines[i]
		if prev.span.Empty() || next.span.Empty() || begins(str, prev, next) {
			continue
		}
		pairs++
		if wrapped(str, prev, next, width) || midSentence(str, prev, next) {
			broken++
		}
	}
	if pairs < 2 || broken*5 < pairs*3 {
		return 0
	}
	return width
}

// wrapped reports whether next goes on the paragraph of prev in a text wrapped
// at width: its first word would not have fitted.
func wrapped(str string, prev, next line, width int) bool {
	return isFull(str, prev, next, width) && !begins(str, prev, next)
}

// isFull reports whether the first word of next would not have fitted behind prev.
func isFull(str string, prev, next line, width int) bool {
	const slack = 2 // an editor may count the blank, or break before the edge
	return prev.runes+1+firstWord(next.span.Of(str)) > width-slack
}

// isNoItem reports whether next, which begins with what may be the mark of an item, goes
// on the sentence of prev: a dash or a number that did not fit. No list ends its
// introduction so, and items stand below items.
func isNoItem(str string, paragraph text.Span, prev, next line, width int) bool {
	s, before := next.span.Of(str), strings.TrimRight(prev.span.Of(str), `"'”’»)] `)
	return itemMark.MatchString(s) && !itemMark.MatchString(paragraph.Of(str)) && next.indent <= prev.indent &&
		isFull(str, prev, next, width) && before != "" && !strings.ContainsAny(before[len(before)-1:], ".:;!?") && !strings.HasSuffix(before, "…")
}

// goesOn reports whether next goes on the sentence of prev in a text that is
// wrapped, though not to the edge.
func goesOn(str string, prev, next line) bool {
	return isOpen(prev.span.Of(str)) && !begins(str, prev, next)
}

// midSentence reports whether next begins in lower case where no sentence ended.
func midSentence(str string, prev, next line) bool {
	r, _ := utf8.DecodeRuneInString(next.span.Of(str))
	return unicode.IsLower(r) && isOpen(prev.span.Of(str))
}

// begins reports whether next begins a paragraph however full prev is: it marks
// an item of a list, one of the two can only be metadata, or it is indented
// though it is not in the middle of a sentence.
func begins(str string, prev, next line) bool {
	s := next.span.Of(str)
	return next.indent > prev.indent && !midSentence(str, prev, next) ||
		itemMark.MatchString(s) || headingMark.MatchString(s) || headingMark.MatchString(prev.span.Of(str)) || isMetaLine(s) || isMetaLine(prev.span.Of(str))
}

var itemMark = regexp.MustCompile(`^(?:[-*•–—]|\(?\d{1,2}[.)])\s`)

// headingMark begins a heading in Markdown. No other text has it: what "#" begins
// without a blank is a tag.
var headingMark = regexp.MustCompile(`^#{1,6}\s+`)

// firstWord is the length in runes of the word that s begins with.
func firstWord(s string) int {
	if end := strings.IndexFunc(s, isBlank); end >= 0 {
		s = s[:end]
	}
	return utf8.RuneCountInString(s)
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }
