package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// SchemaArticle names the JSON that [Article] gives. Its history:
//
//	recount.article/1  2026: the first
const SchemaArticle = "recount.article/1"

// FieldJSON is a fact about an article, and where it was found. Start and End are its
// place in the text, zero where it does not stand there.
type FieldJSON struct {
	Value string       `json:"value"`
	From  article.From `json:"from"`
	Start int          `json:"start"`
	End   int          `json:"end"`
}

// BlockJSON is a block of an article: a heading, a paragraph, a caption.
type BlockJSON struct {
	Kind  article.BlockKind `json:"kind"`
	Start int               `json:"start"`
	End   int               `json:"end"`
}

// ArticleJSON is what [Article] gives as JSON.
type ArticleJSON struct {
	Schema    string      `json:"schema"`
	Name      string      `json:"name"`
	URL       string      `json:"url"`
	Format    string      `json:"format"`
	Encoding  string      `json:"encoding"`
	SHA256    string      `json:"sha256"`
	Words     int         `json:"words"`
	Title     FieldJSON   `json:"title"`
	Byline    FieldJSON   `json:"byline"`
	Dateline  FieldJSON   `json:"dateline"`
	Publisher FieldJSON   `json:"publisher"`
	Agency    FieldJSON   `json:"agency"`
	Published FieldJSON   `json:"published"`
	Notes     []string    `json:"notes"`
	Blocks    []BlockJSON `json:"blocks"`
	Text      string      `json:"text"`
}

// Article writes what was read of an article and where each field was found, as
// text or JSON. The text of the JSON is the one that every offset of every
// other JSON points into.
func Article(w io.Writer, a *article.Article, f Format, o Options) error {
	switch f {
	case Text:
		return writeArticle(w, a, o)
	case JSON:
		return writeArticleJSON(w, a)
	}
	return fmt.Errorf("report: %w for an article: %q; use text or json", ErrFormat, f)
}

func writeArticleJSON(w io.Writer, a *article.Article) error { return encode(w, ArticleOf(a)) }

// ArticleOf is what was read of an article.
func ArticleOf(a *article.Article) ArticleJSON {
	out := ArticleJSON{
		Schema: SchemaArticle, Name: a.Name, URL: a.URL, Format: a.Format, Encoding: a.Encoding,
		SHA256: string(a.ID), Words: words(a),
		Title: fieldOf(a.Title), Byline: fieldOf(a.Byline), Dateline: fieldOf(a.Dateline),
		Publisher: fieldOf(a.Publisher), Agency: fieldOf(a.Agency), Published: fieldOf(published(a)),
		Notes: append([]string{}, a.Notes...), Blocks: []BlockJSON{}, Text: a.Text,
	}
	for _, b := range a.Blocks {
		out.Blocks = append(out.Blocks, BlockJSON{b.Kind, b.Span.Start, b.Span.End})
	}
	return out
}

func fieldOf(f article.Field) FieldJSON {
	return FieldJSON{f.Value, f.From, f.Span.Start, f.Span.End}
}

// published is the date as a field.
func published(a *article.Article) article.Field {
	return article.Field{Value: a.Published.String(), Span: a.Published.Span, From: a.Published.From}
}

// writeArticle sets the fields, then the blocks by their first line.
func writeArticle(w io.Writer, a *article.Article, o Options) error {
	s := newSheet(o)
	acc := newAccounts(story.Story{Accounts: []story.Account{{ID: "a1", Document: documentOf(a)}}})[0]
	s.set(entry{indent: margin, body: []piece{{clean(a.Name), bold}}})
	s.set(entry{indent: margin, body: []piece{{strings.Join([]string{
		a.Format, a.Encoding, plural(words(a), "word"),
	}, " · "), soft}}})
	s.blank()
	for _, f := range []struct {
		name string
		article.Field
	}{
		{"title", a.Title}, {"byline", a.Byline}, {"dateline", a.Dateline}, {"publisher", a.Publisher},
		{"agency", a.Agency}, {"published", published(a)}, {"address", article.Field{Value: a.URL}},
	} {
		s.field(acc, f.name, f.Field)
	}
	s.blank()
	for _, b := range blocks(a) {
		s.articleBlock(acc, b)
	}
	if len(a.Notes) > 0 {
		s.blank()
	}
	for _, note := range a.Notes {
		s.set(entry{indent: margin, hang: 2, body: []piece{{text: "? " + clean(note)}}})
	}
	_, err := io.WriteString(w, s.out.String())
	return err
}

// Columns of what was read: names of fields and of blocks at the left, where
// they were found at the right.
const (
	articleGutter = 11
	articleNotes  = 11
	fieldNotes    = 15 // "metadata 12:34"
)

// field sets one field with the place or the sort of place it was found in.
func (s *sheet) field(a *account, name string, f article.Field) {
	if f.Value == "" {
		return
	}
	from := string(f.From)
	switch {
	case f.From == article.FromText:
		from = a.position(f.Span)
	case !f.Span.Empty():
		from += " " + a.position(f.Span)
	}
	s.set(entry{
		indent: margin, label: []piece{{name, soft}}, gutter: articleGutter,
		body: []piece{{text: clean(f.Value)}},
		note: []piece{{from, soft}}, margin: fieldNotes,
	})
}

// articleBlock sets the first line of a block with its kind and place.
func (s *sheet) articleBlock(a *account, b article.Block) {
	s.set(entry{
		indent: margin, label: []piece{{string(b.Kind), soft}}, gutter: articleGutter,
		body: []piece{{text: clean(b.Span.Of(a.text()))}}, cut: true,
		note: []piece{{a.position(text.Span{Start: b.Span.Start}), soft}}, margin: articleNotes,
	})
}

// documentOf is an article of which nothing has been understood.
func documentOf(a *article.Article) *document.Document { return &document.Document{Article: *a} }
