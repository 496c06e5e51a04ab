package store

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/recount-news/recount/article"
)

// SchemaExport names the form of a line of an export. Its history:
//
//	recount.stored/1  2026: the first
const SchemaExport = "recount.stored/1"

// line is an article as an export has it.
type line struct {
	Schema string `json:"schema"`
	ID     string `json:"id"`
	SHA256 string `json:"sha256"`
	Name   string `json:"name"`
	URL    string `json:"url,omitempty"`
	Added  string `json:"added"`
	detail
	Text string `json:"text"`
}

// Export writes all articles, in the order they came, as JSON, one a line: with all
// that ReadExport needs to make them anew.
func (s *Store) Export(ctx context.Context, w io.Writer) error {
	buffer := bufio.NewWriter(w)
	encoder := json.NewEncoder(buffer)
	encoder.SetEscapeHTML(false)
	err := s.each(ctx, func(id string, st stored) error {
		if st.err != nil {
			return s.failed(fmt.Errorf("article %s: %w", id, st.err))
		}
		a := &st.article
		return encoder.Encode(line{
			Schema: SchemaExport, ID: id, SHA256: string(a.ID), Name: a.Name, URL: a.URL,
			Added: st.added.Format(time.RFC3339Nano), detail: detailOf(a), Text: a.Text,
		})
	})
	return errors.Join(err, buffer.Flush())
}

// Exported is an article of an export.
type Exported struct {
	Article article.Article
	Added   time.Time
}

// ReadExport reads what Export wrote, article by article, until visit gives an error.
// An article is as it was; one that cannot have been is an error that names its line
// and wraps ErrInvalid.
func ReadExport(ctx context.Context, r io.Reader, visit func(Exported) error) error {
	reader := bufio.NewReader(r)
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := readLine(reader)
		if err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return fmt.Errorf("store: line %d: %w", n, err)
		}
		if len(bytes.TrimSpace(data)) == 0 {
			continue
		}
		e, err := readExported(data)
		if err != nil {
			return fmt.Errorf("store: line %d: %w", n, err)
		}
		if err := visit(e); err != nil {
			return err
		}
	}
}

// mostLine bounds a line of an export: an article of the largest size, in JSON.
const mostLine = 4 * article.MaxBytes

// readLine reads a line and its end; the error is io.EOF when there is none left.
func readLine(r *bufio.Reader) ([]byte, error) {
	var data []byte
	for {
		part, err := r.ReadSlice('\n')
		data = append(data, part...)
		switch {
		case len(data) > mostLine:
			return nil, fmt.Errorf("it is longer than any article: %w", ErrInvalid)
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(data) > 0:
			return data, nil
		}
		return data, err
	}
}

func readExported(data []byte) (e Exported, err error) {
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		return e, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	if l.Schema != SchemaExport {
		return e, fmt.Errorf("%w: its schema is %q, want %q", ErrInvalid, l.Schema, SchemaExport)
	}
	a := article.Article{ID: article.ID(l.SHA256), Name: l.Name, URL: l.URL, Text: l.Text}
	if err := l.detail.apply(&a); err != nil {
		return e, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	if err := check(&a); err != nil {
		return e, err
	}
	if ID(a) != l.ID {
		return e, fmt.Errorf("article %s: %w: it is another than it was", l.Name, ErrInvalid)
	}
	added, err := time.Parse(time.RFC3339Nano, l.Added)
	if err != nil {
		return e, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return Exported{Article: a, Added: added}, nil
}

// IsExport reports whether data, the beginning of a file, begins as an export does.
func IsExport(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte(`{"schema":"`+SchemaExport+`"`))
}
