package store

import (
	"context"

	"fmt"
	"time"

	"github.com/recount-news/recount/article"
)

// Check looks at all of the store: whether the file is sound, every reference leads
// somewhere, every article has the words and the ID it came with, and can be found by
// them. It gives what is wrong, in plain sentences, none for a sound store, and reads
// all there is.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	wrong, err := s.checkFile(ctx)
	if err != nil {
		return nil, s.failed(err)
	}
	err = s.each(ctx, func(id string, st stored) error {
		if st.err != nil {
			wrong = append(wrong, fmt.Sprintf("article %s: %v", id, st.err))
			return nil
		}
		if err := check(&st.article); err != nil {
			wrong = append(wrong, fmt.Sprintf("article %s: %v", id, err))
		} else if ID(st.article) != id {
			wrong = append(wrong, fmt.Sprintf("article %s: it is another than it was", id))
		}
		return nil
	})
	return wrong, err
}

// checkFile asks SQLite.
func (s *Store) checkFile(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "PRAGMA integrity_check")
	if err != nil {
		return nil, err
	}
	said, err := collect(rows, func(scan func(...any) error) (line string, err error) { return line, scan(&line) })
	if err != nil {
		return nil, err
	}
	var wrong []string
	for _, line := range said {
		if line != "ok" {
			wrong = append(wrong, "file: "+line)
		}
	}
	rows, err = s.read.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return nil, err
	}
	lost, err := collect(rows, func(scan func(...any) error) (line string, err error) {
		var table, parent string
		var row, key any
		err = scan(&table, &row, &parent, &key)
		return fmt.Sprintf("%s %v: what it names in %s is not there", table, row, parent), err
	})
	return append(wrong, lost...), err
}

// stored is an article as it lies in the file. err tells that it cannot be read.
type stored struct {
	article article.Article
	added   time.Time
	err     error
}

// pageOfAll is how many articles are read at a time.
const pageOfAll = 100

// each calls visit with every article in the order they came, with no statement open.
func (s *Store) each(ctx context.Context, visit func(id string, st stored) error) error {
	type numbered struct {
		stored
		n  int64
		id string
	}
	last := int64(0)
	for {
		rows, err := s.read.QueryContext(ctx, "SELECT "+articleColumns+", a.n, a.id, a.added FROM article a WHERE a.n > ? ORDER BY a.n LIMIT ?", last, pageOfAll)
		if err != nil {
			return s.failed(err)
		}
		list, err := collect(rows, func(scan func(...any) error) (r numbered, err error) {
			var added int64
			r.article, r.err = scanArticle(scan, &r.n, &r.id, &added)
			if r.n == 0 {
				return r, r.err
			}
			r.added = moment(added)
			return r, nil
		})
		if err != nil {
			return s.failed(err)
		}
		for _, r := range list {
			if err := visit(r.id, r.stored); err != nil {
				return err
			}
			last = r.n
		}
		if len(list) < pageOfAll {
			return nil
		}
	}
}
