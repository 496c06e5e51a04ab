package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

// Added tells what became of an article that was handed in.
type Added struct {
	ID  string
	New bool // it was not in the store
}

// ID is what the store calls a: the SHA-256, in lower case hexadecimal, of its text
// and of what else makes it another article than its copies: address, title, author,
// dateline, publisher, agency and date. Two papers that print one text are two accounts;
// one file under two names is one.
func ID(a article.Article) string {
	h := sha256.New()
	put := func(field string) {
		var length [binary.MaxVarintLen64]byte
		h.Write(length[:binary.PutUvarint(length[:], uint64(len(field)))])
		h.Write([]byte(field))
	}
	put("recount article 1")
	put(a.Text)
	for _, field := range []string{a.URL, a.Title.Value, a.Byline.Value, a.Dateline.Value, a.Publisher.Value, a.Agency.Value} {
		put(field)
	}
	if a.Published.Known() {
		put(a.Published.Time.UTC().Format(time.RFC3339Nano))
		put(fmt.Sprint(a.Published.HasClock))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Add takes an article in, at the time now, and gives its ID. An article that is
// there already is not added again; its name stays the first. The article must be
// one that article.Read made, else the error wraps ErrInvalid.
func (s *Store) Add(ctx context.Context, a article.Article, now time.Time) (id string, added bool, err error) {
	results, err := s.AddAll(ctx, []article.Article{a}, now)
	if err != nil {
		return "", false, err
	}
	return results[0].ID, results[0].New, nil
}

// AddAll takes articles in, all or none of them, and tells of each in their order.
func (s *Store) AddAll(ctx context.Context, articles []article.Article, now time.Time) ([]Added, error) {
	for i := range articles {
		if err := check(&articles[i]); err != nil {
			return nil, err
		}
	}
	results := make([]Added, len(articles))
	err := s.update(ctx, power, func(tx *sql.Tx) error {
		w, err := newArticleWriter(ctx, tx)
		if err != nil {
			return err
		}
		defer w.close()
		for i := range articles {
			id := ID(articles[i])
			added, err := w.add(ctx, &articles[i], id, now)
			if err != nil {
				return err
			}
			results[i] = Added{ID: id, New: added}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return results, nil
}

// check holds that a is as article.Read makes them: what comes out of the store is
// believed without looking.
func check(a *article.Article) error {
	sum := sha256.Sum256([]byte(a.Text))
	if string(a.ID) != hex.EncodeToString(sum[:]) {
		return invalid("article %s: its ID is not the SHA-256 of its text", a.Name)
	}
	if !utf8.ValidString(a.Text) || strings.Contains(a.Text, "\x00") {
		return invalid("article %s: its text is not UTF-8", a.Name)
	}
	for _, f := range []article.Field{a.Title, a.Byline, a.Dateline, a.Publisher, a.Agency, {Span: a.Published.Span}} {
		switch {
		case !utf8.ValidString(f.Value):
			return invalid("article %s: a field, %q, is not UTF-8", a.Name, f.Value)
		case !f.Span.Valid(a.Text):
			return invalid("article %s: %q stands nowhere in its text", a.Name, f.Value)
		}
	}
	if err := document.Check(&document.Document{Article: *a}); err != nil {
		return invalid("article %s: %v", a.Name, err)
	}
	return nil
}

// articleWriter adds articles in one transaction.
type articleWriter struct {
	known, version, insert *sql.Stmt
}

func newArticleWriter(ctx context.Context, tx *sql.Tx) (w articleWriter, err error) {
	for _, p := range []struct {
		to    **sql.Stmt
		query string
	}{
		{&w.known, "SELECT 1 FROM article WHERE id = ?"},
		{&w.version, "SELECT coalesce(max(version), 0) + 1 FROM article WHERE url = ?"},
		{&w.insert, `INSERT INTO article
			(id, sha256, url, version, name, title, publisher, publisher_key, published, added, shown, words, detail, text)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`},
	} {
		if *p.to, err = tx.PrepareContext(ctx, p.query); err != nil {
			w.close()
			return w, err
		}
	}
	return w, nil
}

func (w articleWriter) close() {
	for _, s := range []*sql.Stmt{w.known, w.version, w.insert} {
		if s != nil {
			s.Close()
		}
	}
}

// add adds a unless it is there.
func (w articleWriter) add(ctx context.Context, a *article.Article, id string, now time.Time) (added bool, err error) {
	var one int
	if err := w.known.QueryRowContext(ctx, id).Scan(&one); !errors.Is(err, sql.ErrNoRows) {
		return false, err
	}
	version := 1
	if a.URL != "" {
		if err := w.version.QueryRowContext(ctx, a.URL).Scan(&version); err != nil {
			return false, err
		}
	}
	detail, err := encodeDetail(a)
	if err != nil {
		return false, err
	}
	var published sql.NullInt64
	shown := now
	if a.Published.Known() {
		published = sql.NullInt64{Int64: a.Published.Time.UnixMilli(), Valid: true}
		shown = a.Published.Time
	}
	_, err = w.insert.ExecContext(ctx, id, string(a.ID), a.URL, version, a.Name, a.Title.Value, a.Publisher.Value,
		fold(a.Publisher.Value), published, now.UnixMilli(), shown.UnixMilli(), len(strings.Fields(a.Text)), detail, a.Text)
	return err == nil, err
}

// Article is the article with an ID, equal to the one that was added. The error
// wraps ErrNotFound where there is none.
func (s *Store) Article(ctx context.Context, id string) (article.Article, error) {
	row := s.read.QueryRowContext(ctx, "SELECT "+articleColumns+" FROM article a WHERE a.id = ?", id)
	a, err := scanArticle(row.Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return a, notFound("article", id)
	}
	return a, s.failed(err)
}

// articleColumns are what scanArticle reads.
const articleColumns = "a.sha256, a.url, a.name, a.title, a.publisher, a.detail, a.text"

func scanArticle(scan func(...any) error, more ...any) (a article.Article, err error) {
	var id, title, publisher, detail string
	if err := scan(append([]any{&id, &a.URL, &a.Name, &title, &publisher, &detail, &a.Text}, more...)...); err != nil {
		return article.Article{}, err
	}
	a.ID = article.ID(id)
	a.Title.Value, a.Publisher.Value = title, publisher
	return a, decodeDetail(&a, detail)
}

// IDs are those of all articles, in the order they came.
func (s *Store) IDs(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id FROM article ORDER BY n")
	if err != nil {
		return nil, s.failed(err)
	}
	ids, err := collect(rows, func(scan func(...any) error) (id string, err error) { return id, scan(&id) })
	return ids, s.failed(err)
}

// Count is how many articles and stories there are.
func (s *Store) Count(ctx context.Context) (articles, stories int, err error) {
	row := s.read.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM story)")
	err = s.failed(row.Scan(&articles, &stories))
	return articles, stories, err
}

// Resolve is the whole ID of the article whose ID begins so. The error wraps
// ErrNotFound or ErrAmbiguous.
func (s *Store) Resolve(ctx context.Context, prefix string) (string, error) {
	if prefix == "" || strings.Trim(prefix, "0123456789abcdef") != "" {
		return "", notFound("article", prefix)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT id FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT 2", prefix, prefix+"g")
	if err != nil {
		return "", s.failed(err)
	}
	ids, err := collect(rows, func(scan func(...any) error) (id string, err error) { return id, scan(&id) })
	switch {
	case err != nil:
		return "", s.failed(err)
	case len(ids) == 0:
		return "", notFound("article", prefix)
	case len(ids) > 1:
		return "", &namedError{fmt.Errorf("store: article %s: %w; give more of its ID", prefix, ErrAmbiguous)}
	}
	return ids[0], nil
}

// collect reads all rows and closes them.
func collect[T any](rows *sql.Rows, read func(scan func(...any) error) (T, error)) (list []T, err error) {
	defer rows.Close()
	for rows.Next() {
		item, err := read(rows.Scan)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, rows.Err()
}

// Remove takes an article out, with all that hangs on it: its document, its place in
// a story, which ends with its last article, and the comparisons it is an account
// of. What the caller keeps as a State may still know of it. The error wraps
// ErrNotFound where it is not there.
func (s *Store) Remove(ctx context.Context, id string) error {
	return s.update(ctx, power, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, "DELETE FROM article WHERE id = ?", id)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil {
			return err
		} else if n == 0 {
			return notFound("article", id)
		}
		if _, err := tx.ExecContext(ctx,
			"DELETE FROM comparison WHERE id IN (SELECT comparison FROM comparison_account WHERE article = ?)", id); err != nil {
			return err
		}
		return recountStories(ctx, tx)
	})
}
