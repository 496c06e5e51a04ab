package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// The schema grows by migrations: files of SQL, numbered from 1, each run once
// and in a transaction of its own. The number of the last one is the version of
// the schema; it stands in the head of the file (PRAGMA user_version), and all are
// listed in the table migration. A migration that was released is never edited. To
// change the schema add a file, and to testdata a small store of the schema before
// it (see schema_test.go).

//go:embed schema/*.sql
var schemaFiles embed.FS

// migration is one step of the schema.
type migration struct {
	version   int
	name      string // of the file
	statement string
}

// migrations are all steps, in order.
func migrations() ([]migration, error) {
	names, err := fs.Glob(schemaFiles, "schema/*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	list := make([]migration, len(names))
	for i, name := range names {
		data, err := schemaFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		list[i] = migration{i + 1, name[len("schema/"):], string(data)}
	}
	return list, nil
}

// settleSchema holds that the file is ours, and brings it up to date.
func (s *Store) settleSchema(ctx context.Context) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	db := s.write
	if s.opts.ReadOnly {
		db = s.read
	}
	version, err := schemaVersion(ctx, db)
	switch {
	case err != nil:
		return err
	case version > len(steps):
		return fmt.Errorf("%w: its schema is %d, the newest known here is %d; update recount, or name another file", ErrNewer, version, len(steps))
	case version < len(steps) && s.opts.ReadOnly:
		return fmt.Errorf("%w: its schema is %d and must be %d; open it for writing once", ErrOlder, version, len(steps))
	case s.opts.ReadOnly:
		return nil
	}
	if s.path != Memory {
		if _, err := db.ExecContext(ctx, journal); err != nil {
			return err
		}
	}
	for _, step := range steps[version:] {
		if err := s.migrate(ctx, step); err != nil {
			return fmt.Errorf("migration %s: %w", step.name, err)
		}
	}
	return nil
}

// querier is what reads, in a transaction or not.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// schemaVersion is the version of the schema, 0 for an empty file. A file with
// tables of another program is refused.
func schemaVersion(ctx context.Context, db querier) (int, error) {
	var application, version, tables int
	err := errors.Join(
		db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application),
		db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version),
		db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables))
	switch {
	case err != nil:
		return 0, err
	case application != applicationID && (application != 0 || tables > 0 || version != 0):
		return 0, fmt.Errorf("it is the SQLite file of another program: %w; name another file", ErrFormat)
	}
	return version, nil
}

// migrate takes one step, unless another process has taken it meanwhile.
func (s *Store) migrate(ctx context.Context, step migration) error {
	return s.update(ctx, power, func(tx *sql.Tx) error {
		version, err := schemaVersion(ctx, tx)
		if err != nil || version >= step.version {
			return err
		}
		for _, statement := range []string{
			"CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL)",
			step.statement,
			fmt.Sprintf("PRAGMA application_id(%d)", applicationID),
			fmt.Sprintf("PRAGMA user_version(%d)", step.version),
		} {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO migration (version, name) VALUES (?, ?)", step.version, step.name)
		return err
	})
}
