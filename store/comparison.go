package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"
	"strconv"
)

// ComparisonKey names a comparison: what was compared, in its order, and what it was
// made by. Everything that can change the answer belongs into Version, the form of
// what is kept and the account the others are held against among it.
type ComparisonKey struct {
	Accounts []string // IDs of articles, which need not be in the store
	Version  string
}

// id is the key as one short string.
func (k *ComparisonKey) id() string {
	h := sha256.New()
	for _, part := range append([]string{k.Version}, k.Accounts...) {
		io.WriteString(h, strconv.Itoa(len(part))+":"+part)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Comparison is what was put under key. The error wraps ErrNotFound where nothing
// is: nobody put it, or it had to make room.
func (s *Store) Comparison(ctx context.Context, key ComparisonKey) ([]byte, error) {
	id := key.id()
	var content []byte
	err := s.read.QueryRowContext(ctx, "SELECT content FROM comparison WHERE id = ?", id).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, notFound("comparison", id)
	}
	if err != nil {
		return nil, s.failed(err)
	}
	s.mu.Lock()
	s.asked[id] = true
	s.mu.Unlock()
	return content, nil
}

// PutComparison keeps content under key. Where all would then take more than
// Options.ComparisonBytes, those that nobody asked for longest go; one that is larger
// than that by itself is not kept.
func (s *Store) PutComparison(ctx context.Context, key ComparisonKey, content []byte) error {
	if int64(len(content)) > s.opts.ComparisonBytes {
		return nil
	}
	id := key.id()
	return s.update(ctx, crash, func(tx *sql.Tx) error {
		if err := s.writeAsked(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO comparison (id, size, used, content)
			VALUES (?, ?, (SELECT coalesce(max(used), 0) + 1 FROM comparison), ?)
			ON CONFLICT (id) DO UPDATE SET size = excluded.size, used = excluded.used, content = excluded.content`, id, len(content), content)
		if err != nil {
			return err
		}
		for _, account := range key.Accounts {
			_, err := tx.ExecContext(ctx, "INSERT INTO comparison_account (comparison, article) VALUES (?, ?) ON CONFLICT DO NOTHING", id, account)
			if err != nil {
				return err
			}
		}
		return makeRoom(ctx, tx, s.opts.ComparisonBytes)
	})
}

// makeRoom forgets comparisons until the rest takes no more than most.
func makeRoom(ctx context.Context, tx *sql.Tx, most int64) error {
	var total int64
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(sum(size), 0) FROM comparison").Scan(&total); err != nil || total <= most {
		return err
	}
	// A tenth more than need be, so that not every one that comes has to look.
	_, err := tx.ExecContext(ctx, `DELETE FROM comparison WHERE used < (
		SELECT min(used) FROM (SELECT used, sum(size) OVER (ORDER BY used DESC) AS kept FROM comparison) newer
		WHERE kept <= ? OR used = (SELECT max(used) FROM comparison))`, most-most/10)
	return err
}

// Which comparisons were asked for is noted in memory and written with the next that
// is put, or on Close: reading would cost as much as writing otherwise, and no more is
// lost than the order in which they go.

// writeAsked notes that the comparisons read since the last time were of use.
func (s *Store) writeAsked(ctx context.Context, tx *sql.Tx) error {
	s.mu.Lock()
	asked := s.asked
	s.asked = map[string]bool{}
	s.mu.Unlock()
	for id := range asked {
		_, err := tx.ExecContext(ctx, "UPDATE comparison SET used = (SELECT max(used) + 1 FROM comparison) WHERE id = ?", id)
		if err != nil {
			return err
		}
	}
	return nil
}

// noteAsked writes them in a transaction of their own.
func (s *Store) noteAsked(ctx context.Context) error {
	s.mu.Lock()
	none := len(s.asked) == 0
	s.mu.Unlock()
	if s.opts.ReadOnly || none || s.write == nil {
		return nil
	}
	return s.update(ctx, crash, func(tx *sql.Tx) error { return s.writeAsked(ctx, tx) })
}
