package claim

// Quotation marks.
//
// Every national habit: “ ” „ “ « » ‹ › ‘ ’ " '. A mark that looks the same on
// both sides opens where a blank or an opening bracket stands before it and
// closes elsewhere; an apostrophe is never a mark. A quotation that is not
// closed in its paragraph runs to the paragraph's end where the next paragraph
// opens with a mark again, and else to the end of its sentence.

import (
	"strings"
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
	r, _ := markAt(s, 0)
	return r == '“' || r == '"' || r == '«' || r == '„' || r == '»'
}

func marksIn(d *document.Document, block text.Span, reopens bool) []quoted {
	var out []quoted
	s := d.Text(block)
	for i := 0; i < len(s); {
		r, size := markAt(s, i)
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
				end = openEnd(d, block.Start+i) - block.Start
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

func single(r rune) bool { return r == '‘' || r == '\'' || r == '‹' || r == '‚' || r == '›' }

// markAt is the rune at s[i:] and its length; two apostrophes or grave accents,
// which stand for a double mark on old keyboards, are one.
func markAt(s string, i int) (rune, int) {
	if i+1 < len(s) && s[i] == s[i+1] && (s[i] == '\'' || s[i] == '`') {
		return '"', 2
	}
	return utf8.DecodeRuneInString(s[i:])
}

// opens reports whether the rune r at s[i:] opens a quotation.
func opens(s string, i int, r rune, size int) bool {
	switch r {
	case '“', '„', '«', '"', '”', '‘', '\'', '‹', '‚', '「', '『', '»', '›':
	default:
		return false
	}
	if i+size >= len(s) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[i+size:])
	prev, _ := utf8.DecodeLastRuneInString(s[:i])
	apart := i == 0 || unicode.IsSpace(prev) || prev == '(' || prev == '[' || prev == '—' || prev == '–' || prev == '-' || prev == ':'
	switch {
	case r == '「' || r == '『':
		return true
	case unicode.IsSpace(next):
		return apart && (r == '“' || r == '«')
	case single(r):
		return apart && (unicode.IsLetter(next) || unicode.IsDigit(next)) && !clipped(s[i+size:])
	case r == '“' || r == '„' || r == '«':
		return true
	}
	return apart || r == '"' && unicode.IsUpper(next) && strings.ContainsRune(".,;!?", prev) // a blank is missing
}

// clipped reports whether s is what is left of a word or year without its head:
// ’08, ’90s, ’em, ’til.
func clipped(s string) bool {
	if len(s) >= 2 && isDigit(s[0]) && isDigit(s[1]) {
		return len(s) == 2 || !isDigit(s[2])
	}
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	switch strings.ToLower(s[:end]) {
	case "em", "til", "tis", "twas", "cause", "bout", "n", "round":
		return true
	}
	return false
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// closing is where the quotation that r opened ends, and how long the closing
// mark is; -1 where it does not. A mark of another sort may stand in for the one
// that belongs to r where that never comes.
func closing(s string, from int, r rune) (int, int) {
	depth, instead, insteadSize := 0, -1, 0
	for i := from; i < len(s); {
		c, size := markAt(s, i)
		switch {
		case single(r) && isDouble(c):
			return -1, 0 // what opens inside must close inside
		case r == '"' && c == '"' && opensAgain(s, i, size):
			return instead, insteadSize // never closed: the next one begins
		case single(r) && closes(r, c):
			if standsAlone(s, i, size) {
				return i, size
			}
		case r == '“' && c == '“' && standsAlone(s, i, size), closes(r, c):
			if depth == 0 {
				return i, size
			}
			depth--
		case c == r && r != '"':
			depth++
		case instead < 0 && closesToo(r, c) && standsAlone(s, i, size):
			instead, insteadSize = i, size
		}
		i += size
	}
	return instead, insteadSize
}

// opensAgain reports whether a mark that looks the same on both sides stands at
// s[i:] as only an opening one does.
func opensAgain(s string, i, size int) bool {
	next, _ := utf8.DecodeRuneInString(s[i+size:])
	prev, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsSpace(prev) && unicode.IsLetter(next)
}

func isDouble(c rune) bool { return c == '“' || c == '"' || c == '”' || c == '«' || c == '»' }

func closes(open, c rune) bool {
	switch open {
	case '“':
		return c == '”'
	case '„':
		return c == '“' || c == '”' || c == '"'
	case '«':
		return c == '»'
	case '»':
		return c == '«'
	case '‹':
		return c == '›'
	case '›':
		return c == '‹'
	case '「':
		return c == '」'
	case '『':
		return c == '』'
	case '‘', '‚':
		return c == '’' || c == '‘' || c == '\''
	}
	return c == open
}

// closesToo reports whether c ends what open began where the two were mixed up.
func closesToo(open, c rune) bool {
	switch open {
	case '“':
		return c == '"'
	case '"':
		return c == '”' || c == '“'
	}
	return false
}

// standsAlone reports whether a single mark at s[i:] ends a quotation rather
// than stands for a letter: no letter follows it, and a letter or mark is before.
func standsAlone(s string, i, size int) bool {
	next, _ := utf8.DecodeRuneInString(s[i+size:])
	prev, _ := utf8.DecodeLastRuneInString(s[:i])
	return (i+size == len(s) || !unicode.IsLetter(next) && !unicode.IsDigit(next)) && !unicode.IsSpace(prev)
}

// openEnd is where the quotation that opens at offset and never closes ends: before
// a tag, ", said the mayor", else with its sentence.
func openEnd(d *document.Document, offset int) int {
	i := d.SentenceAt(offset)
	if i < 0 {
		return offset
	}
	for t := d.Sentences[i].First + 2; t < d.Sentences[i].Last; t++ {
		comma := d.Tokens[t-1].Span
		if c := cues().verbs[d.Tokens[t].Lemma]; c == nil || !c.takes(clauses) || d.Tokens[t].UPOS != document.VERB {
			continue
		}
		if comma.Start > offset && d.Text(comma) == "," {
			return comma.End
		}
	}
	return d.Sentences[i].Span.End
}
