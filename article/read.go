package article

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// MaxBytes is the most that is read of one article: a thousand times a long
// one, and little enough to hold in memory.
const MaxBytes = 32 << 20

// What Read, ReadFrom and Open can find wrong with their input. Test for them
// with errors.Is; the error itself is an *Error that says where and what to do.
var (
	ErrEmpty    = errors.New("no text")
	ErrBinary   = errors.New("not text")
	ErrTooLarge = errors.New("too large")
	ErrFormat   = errors.New("a format that is not read")
)

// Error tells why some bytes are no article.
type Error struct {
	Name   string // as the caller gave it
	Offset int    // byte where the trouble shows, or -1
	Wrong  string // "a PDF document begins here"
	Remedy string // "save it as plain text or HTML"
	Err    error  // one of the Err values
}

// Error gives name, byte, what is wrong and what to do about it.
func (e *Error) Error() string {
	if e.Offset < 0 {
		return fmt.Sprintf("article: %s: %s; %s", e.Name, e.Wrong, e.Remedy)
	}
	return fmt.Sprintf("article: %s: byte %d: %s; %s", e.Name, e.Offset, e.Wrong, e.Remedy)
}

// Unwrap gives the sentinel that errors.Is looks for.
func (e *Error) Unwrap() error { return e.Err }

// Read turns the bytes of one plain text file or HTML page into an Article.
// The kind is told from the bytes alone; name only names them in the article
// and in errors. The error is an *Error, or that of ctx.
func Read(ctx context.Context, name string, data []byte) (Article, error) {
	if err := ctx.Err(); err != nil {
		return Article{}, err
	}
	if len(data) > MaxBytes {
		return Article{}, tooLarge(name)
	}
	a := Article{Name: name}
	kind, err := sniff(name, data)
	if err != nil {
		return Article{}, err
	}
	switch kind {
	case "html":
		err = readHTML(&a, data)
	default:
		err = readText(&a, data)
	}
	if err != nil {
		return Article{}, err
	}
	if !a.hasStory() {
		return Article{}, &Error{name, -1, "there is no text of an article in it", "give a file that holds an article", ErrEmpty}
	}
	sum := sha256.Sum256([]byte(a.Text))
	a.ID = ID(hex.EncodeToString(sum[:]))
	return a, nil
}

// hasStory reports whether there is anything in a but what surrounds a story.
func (a *Article) hasStory() bool {
	for _, b := range a.Blocks {
		switch b.Kind {
		case Paragraph, Title, Heading, Caption:
			return true
		}
	}
	return false
}

// ReadFrom reads an article from r, such as standard input, and no more than
// MaxBytes of it. Errors of r come wrapped; all others are those of Read.
func ReadFrom(ctx context.Context, name string, r io.Reader) (Article, error) {
	if err := ctx.Err(); err != nil {
		return Article{}, err
	}
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return Article{}, fmt.Errorf("article: %s: %w", name, err)
	}
	return Read(ctx, name, data)
}

// Open reads the article in the file at path. A file that is too large is
// refused before a byte of it is read.
func Open(ctx context.Context, path string) (Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return Article{}, unopened(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return Article{}, fmt.Errorf("article: %w", err)
	case info.IsDir():
		return Article{}, &Error{path, -1, "it is a directory", "name the files in it", ErrFormat}
	case info.Size() > MaxBytes:
		return Article{}, tooLarge(path)
	}
	return ReadFrom(ctx, path, f)
}

// unopened is the error for a file that the system does not let us open.
func unopened(path string, err error) error {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err // it would name the path once more
	}
	remedy := "see that it is there"
	if errors.Is(err, fs.ErrPermission) {
		remedy = "see that you may read it"
	}
	return fmt.Errorf("article: %s: %w; %s", path, err, remedy)
}

func tooLarge(name string) error {
	return &Error{name, -1, fmt.Sprintf("it holds more than %d MiB", MaxBytes>>20), "give one article a file", ErrTooLarge}
}

// WithDate is a with the date it was published, and where that was learnt from:
// FromFlag where the user says so, FromAssumed where it is the date of the
// account a derives from. hasClock tells whether t is more than a day.
func (a Article) WithDate(t time.Time, hasClock bool, from From) Article {
	a.Published = Date{Time: t, HasClock: hasClock, From: from}
	return a
}
