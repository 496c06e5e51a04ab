package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// Sentence segmentation by rule.
//
// A sentence ends at a terminator (. ! ? …) with the closing marks that hang on
// it, unless what follows shows that it goes on: a lower-case word, the number
// after "No.", the name after "Lt. Col.", the "she shouted" after a quoted
// question. The doubtful case is the full stop of an abbreviation; abbreviation
// classes (abbreviation.go) and the word that follows decide it. One pass over
// the bytes, a bounded look ahead and behind: linear in the length of the text.

// sentences fills d.Sentences from the blocks that carry prose. Token indexes
// are left for the token pass.
func sentences(d *document.Document) {
	for i, b := range d.Article.Blocks {
		switch b.Kind {
		case article.Meta, article.Credit, article.Notice:
			continue
		}
		s := splitter{text: b.Span.Of(d.Article.Text), lines: b.Kind != article.Paragraph, wrapped: d.Article.Format == "text"}
		start := datelineEnd(d.Article, b.Span)
		if start > 0 {
			d.Sentences = appendSentence(d.Sentences, s.text, b.Span.Start, 0, start, i)
		}
		for start < len(s.text) {
			end := s.next(start)
			d.Sentences = appendSentence(d.Sentences, s.text, b.Span.Start, start, end, i)
			start = end
		}
	}
}

// appendSentence adds block[start:end] without the blanks around it, if
// anything is left.
func appendSentence(to []document.Sentence, block string, offset, start, end, index int) []document.Sentence {
	for start < end {
		r, n := utf8.DecodeRuneInString(block[start:end])
		if !document.IsBlank(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(block[start:end])
		if !document.IsBlank(r) {
			break
		}
		end -= n
	}
	if start == end {
		return to
	}
	return append(to, document.Sentence{Span: text.Span{Start: offset + start, End: offset + end}, Block: index})
}

// datelineEnd is the end of "KYIV, Ukraine (AP) —" in the block it opens, or 0.
// A dateline is no part of the first sentence's syntax, so it stands alone.
func datelineEnd(a article.Article, block text.Span) int {
	if a.Dateline.From != article.FromText || a.Dateline.Span.Empty() || !block.Contains(a.Dateline.Span) {
		return 0
	}
	const reach = 60 // bytes a dateline may run on after the place: date, agency
	from := a.Dateline.Span.End - block.Start
	if a.Dateline.Span.Start-block.Start > reach {
		return 0
	}
	b := block.Of(a.Text)
	for i := from; i < min(len(b), from+reach); {
		r, n := utf8.DecodeRuneInString(b[i:])
		i += n
		if (r == '-' || r == '–' || r == '—') && (i == len(b) || b[i] == ' ' || b[i] == '-') {
			return i + len(b[i:]) - len(strings.TrimLeft(b[i:], "-"))
		}
		if r == '.' || r == '\n' {
			return 0
		}
	}
	return 0
}

// splitter finds the sentence ends of one block.
type splitter struct {
	text    string
	lines   bool // every line end is a sentence end: titles, headings, captions
	wrapped bool // none is: article joins only lines that were broken at the edge
}

// next is the end of the sentence that begins at start.
func (s splitter) next(start int) int {
	for i := start; i < len(s.text); {
		c := s.text[i]
		switch {
		case c == '\n' && s.endsLine(i):
			return i + 1
		case isTerminator(s.text, i):
			end := afterTerminators(s.text, i)
			closed := afterClosers(s.text, end)
			if s.ends(start, i, end, closed) {
				return afterNote(s.text, closed)
			}
			i = closed
		default:
			i++
		}
	}
	return len(s.text)
}

// endsLine reports whether the line end at i ends a sentence too: on a page always in a
// heading, before an empty line, and before an item of a list.
func (s splitter) endsLine(i int) bool {
	if s.wrapped {
		return false
	}
	if s.lines {
		return true
	}
	rest := strings.TrimLeft(s.text[i+1:min(len(s.text), i+9)], " \t\r")
	return strings.HasPrefix(rest, "\n") || strings.HasPrefix(rest, "• ") ||
		strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "* ")
}

// ends decides whether the terminators [at, end) with their closing marks up to
// closed end the sentence that began at start.
func (s splitter) ends(start, at, end, closed int) bool {
	if closed == len(s.text) {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(s.text[closed:]); !document.IsBlank(r) {
		return closed == end && s.isGlued(start, at, end)
	}
	next := nextWord(s.text, closed)
	if next.first == 0 {
		return true
	}
	if unicode.IsLower(next.first) {
		return closed == end && s.endsBeforeSmall(start, at, end)
	}
	if s.text[at] == '.' && end == at+1 {
		return closed > end || s.stopEnds(start, at, next)
	}
	return closed == end || !isReported(s.text, next)
}

// endsBeforeSmall decides on terminators before a word in small letters, as
// people write who care little for capitals: a full stop after a plain word ends
// the sentence.
func (s splitter) endsBeforeSmall(start, at, end int) bool {
	if s.text[at] != '.' || end != at+1 || s.text[end] != ' ' {
		return false
	}
	before := lastWord(s.text[start:at])
	return len(before) >= 3 && letters(before) == len(before) && classify(before) == noAbbreviation
}

// stopEnds decides on a single full stop before a blank and a word that is not
// lower case.
func (s splitter) stopEnds(start, at int, next word) bool {
	before := lastWord(s.text[start:at])
	switch classify(before) {
	case titleAbbreviation:
		return false
	case numberAbbreviation:
		return !next.isDigit()
	case clockAbbreviation:
		return !next.isCalendar()
	case endAbbreviation:
		return next.isStarter()
	case initial:
		return next.isStarter() && len(before) > 1
	}
	return true
}

// isGlued reports whether a full stop without a blank after it still ends a
// sentence: "the offices.Transport officials". Pages lose their line breaks
// that way. Addresses and file names do not look so.
func (s splitter) isGlued(start, at, end int) bool {
	if s.text[at] != '.' || end != at+1 || at < start+3 || end+2 > len(s.text) {
		return false
	}
	lower := func(c byte) bool { return 'a' <= c && c <= 'z' }
	if !lower(s.text[at-1]) || !lower(s.text[at-2]) || !lower(s.text[end+1]) {
		return false
	}
	if c := s.text[end]; c < 'A' || 'Z' < c {
		return false
	}
	return !strings.ContainsAny(chunkAround(s.text[start:], at-start), "/@_=")
}

// chunkAround is the run without blanks around offset at, 80 bytes each side at
// most.
func chunkAround(s string, at int) string {
	lo, hi := max(0, at-80), min(len(s), at+80)
	if i := strings.LastIndexAny(s[lo:at], " \n\t"); i >= 0 {
		lo += i + 1
	}
	if i := strings.IndexAny(s[at:hi], " \n\t"); i >= 0 {
		hi = at + i
	}
	return s[lo:hi]
}

// isTerminator reports whether a mark that may end a sentence begins at i.
func isTerminator(s string, i int) bool {
	switch s[i] {
	case '.', '!', '?':
		return true
	case 0xE2:
		return strings.HasPrefix(s[i:], "…")
	}
	return false
}

// afterTerminators is the end of the run of terminators at i.
func afterTerminators(s string, i int) int {
	for i < len(s) && isTerminator(s, i) {
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return i
}

// afterClosers is the end of the closing marks at i. French sets a blank before
// its closing mark: « Bonjour. ».
func afterClosers(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case isCloser(r):
			i += n
		case r == '\u00a0' || r == '\u202f' || r == ' ':
			if after := s[i+n:]; !strings.HasPrefix(after, "»") || !endsOrBlank(after[len("»"):]) {
				return i
			}
			i += n + len("»")
		default:
			return i
		}
	}
	return i
}

// afterNote is the end of the numbers of notes at i, as encyclopaedias set them:
// "in 1805. [19]"
func afterNote(s string, i int) int {
	for strings.HasPrefix(s[i:], " [") {
		digits := i + len(" [")
		for digits < len(s) && isDigit(s[digits]) {
			digits++
		}
		if digits == i+len(" [") || digits == len(s) || s[digits] != ']' {
			return i
		}
		i = digits + 1
	}
	return i
}

func endsOrBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || document.IsBlank(r)
}

// isCloser reports whether r, right after a terminator, closes something. Any
// quotation mark does there: German closes with “, Swedish with ”, Danish with «.
func isCloser(r rune) bool {
	switch r {
	case ')', ']', '}':
		return true
	}
	return isQuote(r)
}

// isQuote reports whether r is a quotation mark of any nation, or an
// apostrophe, which shares its shape with some.
func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›':
		return true
	}
	return false
}

// word is the word that follows a possible sentence end.
type word struct {
	text  string // letters only
	end   int
	first rune // its first letter or digit; 0 at the end of the text
}

// nextWord is the first word at or after i, past opening marks.
func nextWord(s string, i int) word {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) {
			end := i + letters(s[i:])
			return word{s[i:end], end, r}
		}
		if unicode.IsDigit(r) {
			return word{"", i + n, r}
		}
		i += n
	}
	return word{end: i}
}

// letters is the length of the run of letters that s begins with, up to 40
// bytes: no word that matters here is longer.
func letters(s string) int {
	i := 0
	for i < len(s) && i < 40 {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) {
			break
		}
		i += n
	}
	return i
}

// lastWord is the run of letters, digits and inner full stops that s ends with.
func lastWord(s string) string {
	i := len(s)
	for i > 0 && len(s)-i < 40 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' {
			break
		}
		i -= n
	}
	return s[i:]
}

func (w word) isDigit() bool    { return unicode.IsDigit(w.first) }
func (w word) isStarter() bool  { return lookup(starters, w.text) }
func (w word) isCalendar() bool { return lookup(calendar, w.text) }

// isReported reports whether a quoted question or cry is followed by the words
// that report it: `"Why now?" Mayor Anna Holt asked.` The verb must come within
// four words, before any mark.
func isReported(s string, next word) bool {
	w := next
	for range 5 {
		if w.text == "" {
			return false
		}
		if lookup(reporting, w.text) {
			return true
		}
		if w.end >= len(s) || s[w.end] != ' ' {
			return false
		}
		n := letters(s[w.end+1:])
		w = word{text: s[w.end+1 : w.end+1+n], end: w.end + 1 + n}
	}
	return false
}
