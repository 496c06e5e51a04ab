package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// All that is peculiar to SQLite but the schema. Statements elsewhere keep to what
// PostgreSQL understands, too, save for the placeholder.

const (
	// applicationID marks a file as ours in its header: "rcnt".
	applicationID = 0x72636e74

	// busyMilliseconds is how long a writer waits for one of another process.
	busyMilliseconds = 10_000

	// mostReaders bounds the connections that read at a time.
	mostReaders = 8
)

// connect opens the two pools: one connection that writes, so that writers of this
// process stand in line, and several that read a state of the past while it does.
// A store in memory is its connection, so there it has one.
func (s *Store) connect(ctx context.Context) error {
	if s.path == Memory {
		return s.open(ctx, &s.write, 1, address(s.path, "", true))
	}
	if info, err := os.Stat(s.path); err == nil && info.IsDir() {
		return fmt.Errorf("it is a folder: %w; name a file", ErrFormat)
	} else if s.opts.ReadOnly && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w", ErrNotFound)
	}
	if s.opts.ReadOnly {
		return s.connectReadOnly(ctx)
	}
	if err := s.open(ctx, &s.write, 1, address(s.path, "rwc", true)); err != nil {
		return err
	}
	return s.open(ctx, &s.read, readers(), address(s.path, "ro", false))
}

func readers() int { return min(mostReaders, max(2, runtime.GOMAXPROCS(0))) }

// connectReadOnly opens a file for reading. SQLite wants to make a file beside it,
// for what readers and writers tell each other; where it may not, and nobody has
// left changes there, the file is as good as carved in stone.
func (s *Store) connectReadOnly(ctx context.Context) error {
	err := s.open(ctx, &s.read, readers(), address(s.path, "ro", false))
	if err == nil {
		return nil
	}
	if wal, statErr := os.Stat(s.path + "-wal"); statErr == nil && wal.Size() > 0 || codeOf(err) != sqlite3.SQLITE_CANTOPEN {
		return err
	}
	s.read.Close()
	s.read = nil
	return s.open(ctx, &s.read, readers(), address(s.path, "ro", false)+"&immutable=1")
}

// open opens a pool of n connections, and one of them at once. In memory it serves
// readers, too.
func (s *Store) open(ctx context.Context, pool **sql.DB, n int, dsn string) error {
	connector, err := sqlite.NewConnector(dsn)
	if err != nil {
		return err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	*pool = db
	if s.path == Memory {
		s.read = db
	}
	var tables int
	return db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables)
}

// address is the data source of path. What it says of the journal holds for the
// file, the rest for the connection.
func address(path, mode string, writes bool) string {
	name := Memory
	if path != Memory {
		// A drive letter needs a slash before it, and a relative path none.
		name = (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()
		if filepath.VolumeName(path) != "" && !strings.HasPrefix(name, "/") {
			name = "/" + name
		}
	}
	options := url.Values{"_pragma": {
		fmt.Sprintf("busy_timeout(%d)", busyMilliseconds),
		"foreign_keys(1)",
		"trusted_schema(0)",
	}}
	if mode != "" {
		options.Set("mode", mode)
	}
	if writes {
		options.Set("_txlock", "immediate")
	}
	options.Set("_dqs", "0")
	return "file:" + name + "?" + options.Encode()
}

// journal lets readers read while a writer writes. It is asked for only when the
// file is known to be ours.
const journal = "PRAGMA journal_mode(WAL)"

// synchronous is the statement that has the next transaction written with care.
// With a journal written ahead, NORMAL leaves the last changes in the cache of the
// system, which outlives the process; FULL waits for the disk.
func synchronous(keep care) string {
	if keep == power {
		return "PRAGMA synchronous(FULL)"
	}
	return "PRAGMA synchronous(NORMAL)"
}

// codeOf is SQLite's primary result code, or 0 for errors of others.
func codeOf(err error) int {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		return failed.Code() & 0xff
	}
	return 0
}

// explained adds what the user can do about an error of SQLite.
func explained(err error) error {
	remedy := ""
	switch codeOf(err) {
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("it is not an SQLite file: %w; name another file", ErrFormat)
	case sqlite3.SQLITE_CORRUPT:
		remedy = "the file is damaged; export what can be read and begin a new one"
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		remedy = "another program is writing to it; try again when that is done"
	case sqlite3.SQLITE_FULL:
		remedy = "the disk is full"
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		remedy = "see that its folder is there and that you may write to it"
	case sqlite3.SQLITE_READONLY:
		return fmt.Errorf("%w: you may not write to it; %w", err, ErrReadOnly)
	default:
		return err
	}
	return fmt.Errorf("%w; %s", err, remedy)
}
