package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/timex"
)

// understood is a document without its article.
type understood struct {
	Sentences  []document.Sentence
	Tokens     []document.Token
	Mentions   []document.Mention
	Entities   []document.Entity
	Times      []timex.Time
	Quantities []quantity.Quantity
	Places     []place.Mention
}

// Document is the document of the article with an ID, as version made it. The error
// wraps ErrNotFound where there is none: nobody put one, another version did, or it
// is damaged. It was put through document.Check.
func (s *Store) Document(ctx context.Context, id, version string) (*document.Document, error) {
	var code []byte
	row := s.read.QueryRowContext(ctx, "SELECT "+articleColumns+`, d.content
		FROM article a JOIN document d ON d.article = a.n WHERE a.id = ? AND d.version = ?`, id, version)
	a, err := scanArticle(row.Scan, &code)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, notFound("document of article", id)
	}
	if err != nil {
		return nil, s.failed(err)
	}
	var u understood
	if decode(code, &u) != nil {
		return nil, notFound("document of article", id)
	}
	d := &document.Document{
		Article: a, Sentences: u.Sentences, Tokens: u.Tokens, Mentions: u.Mentions, Entities: u.Entities,
		Times: u.Times, Quantities: u.Quantities, Places: u.Places,
	}
	if document.Check(d) != nil {
		return nil, notFound("document of article", id)
	}
	return d, nil
}

// PutDocument keeps d, which version made: a string that changes whenever another
// document would be made of the article. It takes the place of what another version
// made. The article of d must be in the store, else the error wraps ErrNotFound.
func (s *Store) PutDocument(ctx context.Context, d *document.Document, version string) error {
	if err := document.Check(d); err != nil {
		return invalid("document of %s: %v", d.Article.Name, err)
	}
	code, err := encode(understood{
		Sentences: d.Sentences, Tokens: d.Tokens, Mentions: d.Mentions, Entities: d.Entities,
		Times: d.Times, Quantities: d.Quantities, Places: d.Places,
	})
	if err != nil {
		return err
	}
	id := ID(d.Article)
	return s.update(ctx, crash, func(tx *sql.Tx) error {
		n, err := numberOf(ctx, tx, id)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO document (article, version, content) VALUES (?, ?, ?)
			ON CONFLICT (article) DO UPDATE SET version = excluded.version, content = excluded.content`, n, version, code)
		return err
	})
}

// numberOf is the number, in its tables, of the article with an ID.
func numberOf(ctx context.Context, q querier, id string) (n int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT n FROM article WHERE id = ?", id).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, notFound("article", id)
	}
	return n, err
}
