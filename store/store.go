// Package store answers: what have we read, and what became of it?
//
// A [Store] is one SQLite file, or memory: articles with where each field was
// found, the documents understood of them, the stories they tell, comparisons,
// and what is searched in them: words, speakers, places, numbers and dates.
//
//	s, err := store.Open(ctx, path, store.Options{})
//	id, added, err := s.Add(ctx, a, now)
//	page, err := s.Search(ctx, store.Query{Words: `"harrow bay" -ferry`})
//
// # What to rely on
//
// An article is on the disk when Add returns: neither kill -9 nor a power cut
// loses it. It comes back as it was given. Articles never change: an article with
// other words, or another date, is another article, and the next version of its
// address. What can be made again from articles, documents and comparisons, is a
// cache: it may be lost in a power cut, and what is damaged is not there.
//
// A Store may be used from several goroutines, and a file from several processes.
// Writers wait for each other, nobody waits for readers.
//
// This is the only room that knows SQL. What is peculiar to SQLite stands in
// sqlite.go and in the folder schema.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// What can be wrong with a store or with what is asked of it. Test for them with
// errors.Is; the error itself says where and what to do.
var (
	ErrNotFound  = errors.New("not there")
	ErrAmbiguous = errors.New("several begin so")
	ErrInvalid   = errors.New("not as it must be") // an article that article.Read cannot have made, a cursor of somebody else
	ErrFormat    = errors.New("no store")          // a file that is no SQLite file, or that of another program
	ErrNewer     = errors.New("written by a newer recount")
	ErrOlder     = errors.New("written by an older recount") // and cannot be brought up to date, as it is open for reading only
	ErrReadOnly  = errors.New("open for reading only")
)

// Memory is the path of a store that is kept in memory and ends with Close.
const Memory = ":memory:"

// Options change how a store is kept. The zero value is a good choice.
type Options struct {
	// ReadOnly opens a file that is there and changes nothing of it, nor makes a
	// file beside it where the folder does not allow that.
	ReadOnly bool

	// ComparisonBytes is how much room comparisons may take; the ones not asked
	// for longest go first. 0 stands for 256 MiB.
	ComparisonBytes int64
}

// defaultComparisonBytes holds some ten thousand comparisons of two accounts.
const defaultComparisonBytes = 256 << 20

// Store is an open store. Close it.
type Store struct {
	path  string
	opts  Options
	write *sql.DB // one connection
	read  *sql.DB // several; the same as write in memory

	mu    sync.Mutex
	asked map[string]bool // comparisons that were read since one was written
}

// Open opens the store at path, which is made where there is none, and brings an
// older one up to date. The folder must be there. Its errors wrap ErrFormat,
// ErrNewer, ErrOlder, ErrReadOnly and, for reading only, ErrNotFound.
func Open(ctx context.Context, path string, opts Options) (*Store, error) {
	if opts.ComparisonBytes <= 0 {
		opts.ComparisonBytes = defaultComparisonBytes
	}
	s := &Store{path: path, opts: opts, asked: map[string]bool{}}
	err := s.connect(ctx)
	if err == nil {
		err = s.settleSchema(ctx)
	}
	if err != nil {
		s.closePools()
		return nil, s.failed(err)
	}
	return s, nil
}

// Close ends the store. What was acknowledged is on the disk before it.
func (s *Store) Close() error {
	err := errors.Join(s.noteAsked(context.Background()), s.closePools())
	if err != nil {
		return fmt.Errorf("store: %s: %w", s.path, err)
	}
	return nil
}

func (s *Store) closePools() error {
	var errs []error
	if s.read != nil && s.read != s.write {
		errs = append(errs, s.read.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	return errors.Join(errs...)
}

// Path is where the store is, as it was given to Open.
func (s *Store) Path() string { return s.path }

// care is what must not lose a change that was acknowledged.
type care int

const (
	crash care = iota // it outlives the process; a power cut may lose it
	power             // it outlives a power cut, too
)

// update runs f in a transaction of its own.
func (s *Store) update(ctx context.Context, keep care, f func(tx *sql.Tx) error) error {
	if s.opts.ReadOnly {
		return fmt.Errorf("store: %s: %w; open it for writing", s.path, ErrReadOnly)
	}
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return s.failed(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, synchronous(keep)); err != nil {
		return s.failed(err)
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return s.failed(err)
	}
	defer tx.Rollback() // does nothing once it is committed
	if err := f(tx); err != nil {
		return s.failed(err)
	}
	return s.failed(tx.Commit())
}

// failed names the store in an error that does not do so yet.
func (s *Store) failed(err error) error {
	var named *namedError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &named):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &namedError{fmt.Errorf("store: %w", err)}
	}
	return &namedError{fmt.Errorf("store: %s: %w", s.path, explained(err))}
}

// namedError is an error that says that it comes from here.
type namedError struct{ error }

// Unwrap gives the error itself.
func (e *namedError) Unwrap() error { return e.error }

// notFound is the error for what is not there.
func notFound(what, id string) error {
	return &namedError{fmt.Errorf("store: %s %s: %w", what, id, ErrNotFound)}
}

// invalid is the error for what cannot be taken in.
func invalid(format string, args ...any) error {
	return &namedError{fmt.Errorf("store: %s: %w", fmt.Sprintf(format, args...), ErrInvalid)}
}
