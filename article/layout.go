package article

import (
	"strings"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

// The layout of a news text is a habit, not a format: a title, a line or two
// of who, where and when, the story, and credits below. Each piece is looked
// at once, in order, and gives up what can be named from its front: a date, a
// place, a photographer. What is left is story. When in doubt a piece is a
// paragraph, since a notice that is read as story does less harm than a
// paragraph that is not read.
//
// Cost: linear in the text; patterns see at most a few hundred bytes of a piece.

// readText fills in a from plain text of unknown encoding.
func readText(a *Article, data []byte) error {
	var err error
	a.Format = "text"
	if a.Text, err = a.decode(data); err != nil {
		return err
	}
	front := a.frontMatter()
	if !front.Empty() {
		a.Blocks = append(a.Blocks, Block{front, Meta})
	}
	layOut(a, paragraphs(a.Text, front.End))
	return nil
}

// layOut sorts the pieces of a.Text into blocks and takes the fields of a from
// them, where markup or front matter has not given them already.
func layOut(a *Article, pieces []piece) {
	l := layout{a: a, pieces: pieces}
	for i := range pieces {
		l.place(i)
	}
	l.sign()
}

type layout struct {
	a       *Article
	pieces  []piece
	story   int  // paragraphs placed so far
	titled  bool // the title has been placed
	updated bool // Published is only the date of an update
}

// add appends a block, unless there is nothing in it.
func (l *layout) add(s text.Span, kind BlockKind) {
	if s = trim(l.a.Text, s); s.Empty() {
		return
	}
	if kind == Paragraph {
		l.story++
	}
	l.a.Blocks = append(l.a.Blocks, Block{s, kind})
}

// unwrapped is the words at s, byte for byte, on one line: in plain text the line ends
// inside a piece are those of its printer.
func (l *layout) unwrapped(s text.Span) string {
	str := s.Of(l.a.Text)
	if l.a.Format != "text" {
		return str
	}
	return strings.ReplaceAll(str, "\n", " ")
}

// place finds out what piece i is for.
func (l *layout) place(i int) {
	p := l.pieces[i]
	str := p.span.Of(l.a.Text)
	switch {
	case headingMark.MatchString(str):
		l.markedHeading(p)
	case l.isGivenTitle(p, str):
		l.titled = true
		l.add(p.span, Title)
	case l.dateLine(p.span, i), l.byline(p.span), l.sourceLine(p.span):
		l.add(p.span, Meta)
	case p.hint == Notice && (l.story > 0 || i > 0):
		l.add(p.span, Notice)
	case l.credit(p.span):
		l.add(p.span, Credit)
	case l.notice(p.span):
		l.add(p.span, Notice)
	case p.hint == Heading, p.hint == Caption:
		l.captioned(p.span, p.hint)
	case l.isTitle(i):
		l.titled = true
		l.a.Title = l.field(p.span)
		l.add(p.span, Title)
	default:
		l.body(i)
	}
}

// markedHeading places a heading with its mark, the first of which is the title.
func (l *layout) markedHeading(p piece) {
	mark := text.Span{Start: p.span.Start, End: p.span.Start + len(headingMark.FindString(p.span.Of(l.a.Text)))}
	rest := text.Span{Start: mark.End, End: p.span.End}
	l.add(mark, Meta)
	switch {
	case l.titled || l.story > 0, l.a.Title.From != "" && !l.isGivenTitle(piece{span: rest}, rest.Of(l.a.Text)):
		l.add(rest, Heading)
		return
	case l.a.Title.From == "":
		l.a.Title = l.field(rest)
	}
	l.titled = true
	l.add(rest, Title)
}

// body places a piece of story: dates and places at its front, captions, then a
// paragraph or a heading.
func (l *layout) body(i int) {
	rest := l.datePrefix(l.pieces[i].span)
	rest = l.captioned(rest, "")
	rest = l.dateline(rest)
	if rest.Empty() {
		return
	}
	if rest == l.pieces[i].span && l.isHeading(i) {
		l.add(rest, Heading)
		return
	}
	l.add(rest, Paragraph)
}

// field is the piece of metadata that stands at s.
func (l *layout) field(s text.Span) Field {
	return Field{Value: words(s.Of(l.a.Text)), Span: s, From: FromText}
}

// learn sets f from s unless it is known already.
func (l *layout) learn(f *Field, s text.Span) {
	if f.From == "" && !s.Empty() {
		*f = l.field(s)
	}
}

// words is s with every run of blanks made one space, since a field may stand
// across a line end.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

// head is the first n bytes of s, or a little less, so that no rune is cut.
func head(str string, s text.Span, n int) string {
	end := min(s.End, s.Start+n)
	for end < len(str) && end > s.Start && !utf8.RuneStart(str[end]) {
		end--
	}
	return str[s.Start:end]
}

// trim is s without the blanks at its ends.
func trim(str string, s text.Span) text.Span {
	part := s.Of(str)
	left := strings.TrimLeftFunc(part, isBlank)
	s.Start += len(part) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, isBlank))
	return s
}
