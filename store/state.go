package store

import (
	"context"
	"database/sql"
	"errors"
)

// State is what was put under key: what callers keep between two runs, as a
// story.Grouper, in a form of their own. The error wraps ErrNotFound.
func (s *Store) State(ctx context.Context, key string) ([]byte, error) {
	var content []byte
	err := s.read.QueryRowContext(ctx, "SELECT content FROM state WHERE id = ?", key).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, notFound("state", key)
	}
	return content, s.failed(err)
}

// PutState keeps content under key, in the place of what was there.
func (s *Store) PutState(ctx context.Context, key string, content []byte) error {
	return s.update(ctx, crash, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO state (id, content) VALUES (?, ?)
			ON CONFLICT (id) DO UPDATE SET content = excluded.content`, key, content)
		return err
	})
}
