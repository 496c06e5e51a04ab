// Package article answers: what did these bytes publish?
//
// [Read] turns one file, page or message into an [Article]: its exact text, the
// blocks that text is made of, and what can be known of its title, date,
// byline, dateline, publisher and agency, each with the place it was found.
//
//	a, err := article.Open(ctx, "wire.txt") // or Read, or ReadFrom
//	fmt.Println(a.Title.Value, a.Published.Time, a.Published.From)
//
// It is the only room that reads foreign bytes. It fetches nothing, and it
// does not understand the text: sentences and meaning are annotate's work.
package article

import (
	"time"

	"github.com/recount-news/recount/text"
)

// ID identifies an article by its content: the SHA-256 of its Text in lower
// case hexadecimal.
type ID string

// Article is one published text with its metadata. Text never changes after
// Read; every Span of every other room points into it.
type Article struct {
	ID       ID
	Name     string // as the user gave it: a path, a URL, "-"
	URL      string // canonical address, where known
	Format   string // what the bytes were: "text", "html"
	Encoding string // what the bytes were written in: "utf-8", "windows-1252", …
	Text     string // UTF-8, LF line ends, no byte order mark
	Blocks   []Block

	Title     Field
	Byline    Field
	Dateline  Field // the place a story is written from
	Publisher Field
	Agency    Field // the agency credited with the text
	Published Date

	Notes []string // what was guessed or repaired, one plain sentence each
}

// Block is a run of text with one purpose. Blocks are in order, do not overlap
// and hold every byte of Text that is not blank.
type Block struct {
	Span text.Span
	Kind BlockKind
}

// BlockKind says what a block is for.
type BlockKind string

// The kinds of block. Only paragraphs, headings, titles and captions carry
// claims.
const (
	Paragraph BlockKind = "paragraph"
	Title     BlockKind = "title"
	Heading   BlockKind = "heading"
	Caption   BlockKind = "caption"
	Meta      BlockKind = "meta" // date line, byline, dateline, front matter
	Credit    BlockKind = "credit"
	Notice    BlockKind = "notice" // "follow us", copyright, subscription lines
)

// From says where a piece of metadata was found.
type From string

// Where metadata can come from, weakest last. The empty From means not found.
const (
	FromFlag     From = "flag"     // the user said so
	FromMetadata From = "metadata" // front matter, HTML head, feed
	FromText     From = "text"     // the words of the article
	FromAssumed  From = "assumed"  // taken from the account it derives from
)

// Field is a piece of metadata. Span is its place in Text, zero where it is not
// there: a title stands in Text wherever it came from, the author that the head
// of a page names does not.
type Field struct {
	Value string
	Span  text.Span
	From  From
}

// Date is when an article was published. Time is in UTC when no zone is known;
// HasClock tells whether more than the day is known. The zero Date is unknown.
type Date struct {
	Time     time.Time
	HasClock bool
	Span     text.Span
	From     From
}

// Known reports whether the date is known at all.
func (d Date) Known() bool { return !d.Time.IsZero() }

// String is the date as 2006-01-02, with the time of day where it is known, and
// "" where the date is not.
func (d Date) String() string {
	switch {
	case !d.Known():
		return ""
	case d.HasClock:
		return d.Time.Format("2006-01-02T15:04Z07:00")
	}
	return d.Time.Format("2006-01-02")
}
