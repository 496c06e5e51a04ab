package claim

// Quotation marks.
//
// Every national habit: “ ” „ “ « » ‹ › ‘ ’ " '. A mark that looks the same on
// both sides opens where a blank or an opening bracket stands before it and
// closes elsewhere; an apostrophe is never a mark. A quotation that is not
// closed in its paragraph runs to the paragraph's end where the next paragraph
// opens with a mark again, and else to the end of its sentence.

import (
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// quoted is a stretch inside marks: all of it, and what the marks enclose.
type quoted struct {
	span, content text.Span
	continued     bool // the next paragraph goes on with the same words
	first, last   int  // tokens [first, last) of the content
	typ           QuotationType
}

// markedSpans are the quoted stretches of d, outermost only, in order.
func markedSpans(d *document.Document) []quoted {
	var out []quoted
	blocks := d.Article.Blocks
	for i, b := range blocks {
		switch b.Kind {
		case article.Paragraph, article.Title, article.Heading, article.Caption:
			reopens := i+1 < len(blocks) && opensWithMark(d.Text(blocks[i+1].Span))
			out = append(out, marksIn(d, b.Span, reopens)...)
		}
	}
	return out
}

func opensWithMark(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '“' || r == '"' || r == '«' || r == '„'
}

func marksIn(d *document.Document, block text.Span, reopens bool) []quoted {
	var out []quoted
	s := d.Text(block)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !opens(s, i, r, size) {
			i += size
			continue
		}
		end, closeSize := closing(s, i+size, r)
		continued := false
		if end < 0 {
			if single(r) {
				i += size
				continue
			}
			if continued = reopens; continued {
				end = len(s)
			} else {
				end = sentenceEnd(d, block.Start+i) - block.Start
			}
		}
		if end <= i+size {
			i += size
			continue
		}
		out = append(out, quoted{
			span:      text.Span{Start: i, End: end + closeSize}.Shift(block.Start),
			content:   text.Span{Start: i + size, End: end}.Shift(block.Start),
			continued: continued,
		})
		i = end + closeSize
	}
	return out
}

func single(r rune) bool { return r == '‘' || r == '\'' || r == '‹' || r == '‚' }

// opens reports whether the rune r at s[i:] opens a quotation.
func opens(s string, i int, r rune, size int) bool {
	switch r {
	case '“', '„', '«', '"', '”', '‘', '\'', '‹', '‚':
	default:
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[i+size:])
	if i+size >= len(s) || unicode.IsSpace(next) {
		return false
	}
	prev, _ := utf8.DecodeLastRuneInString(s[:i])
	apart := i == 0 || unicode.IsSpace(prev) || prev == '(' || prev == '[' || prev == '—' || prev == '–' || prev == '-' || prev == ':'
	if single(r) {
		return apart && (unicode.IsLetter(next) || unicode.IsDigit(next))
	}
	return r != '”' && (apart || r != '"') || r == '”' && apart
}

// closing is where the quotation that r opened ends, and how long the closing
// mark is; -1 where it does not.
func closing(s string, from int, r rune) (int, int) {
	for i := from; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		if closes(r, c) && (!single(r) || standsAlone(s, i, size)) {
			return i, size
		}
		i += size
	}
	return -1, 0
}

func closes(open, c rune) bool {
	switch open {
	case '“':
		return c == '”' || c == '"'
	case '”':
		return c == '”'
	case '„':
		return c == '“' || c == '”' || c == '"'
	case '«':
		return c == '»'
	case '»':
		return c == '«'
	case '‹':
		return c == '›'
	case '‘', '‚':
		return c == '’' || c == '‘'
	}
	return c == open || open == '"' && c == '”'
}

// standsAlone reports whether a single mark at s[i:] ends a quotation rather
// than stands for a letter: no letter follows it, and a letter or mark is before.
func standsAlone(s string, i, size int) bool {
	next, _ := utf8.DecodeRuneInString(s[i+size:])
	prev, _ := utf8.DecodeLastRuneInString(s[:i])
	return (i+size == len(s) || !unicode.IsLetter(next) && !unicode.IsDigit(next)) && !unicode.IsSpace(prev)
}

func sentenceEnd(d *document.Document, offset int) int {
	if i := d.SentenceAt(offset); i >= 0 {
		return d.Sentences[i].Span.End
	}
	return offset
}
