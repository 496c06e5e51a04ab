package store

import (
	"encoding/base64"
	"encoding/binary"
	"math"
)

// cursor is where a page ends: the key that the order goes by, of its last article,
// and its number.
type cursor struct {
	kind byte
	key  uint64 // the bits of the rank, or the time shown
	n    int64
}

// The kinds of cursor: of a search by words, and of one by time.
const (
	byRank = 'r'
	byTime = 't'
)

func rankCursor(rank float64, n int64) cursor { return cursor{byRank, math.Float64bits(rank), n} }
func timeCursor(at, n int64) cursor           { return cursor{byTime, uint64(at), n} }

func (c *cursor) rank() float64 { return math.Float64frombits(c.key) }
func (c *cursor) at() int64     { return int64(c.key) }

// String is the cursor as callers see it: they need not know what it holds.
func (c cursor) String() string {
	out := binary.BigEndian.AppendUint64([]byte{c.kind}, c.key)
	return base64.RawURLEncoding.EncodeToString(binary.BigEndian.AppendUint64(out, uint64(c.n)))
}

// readCursor reads one of a kind; of "" it is nil.
func readCursor(s string, kind byte) (*cursor, error) {
	if s == "" {
		return nil, nil
	}
	data, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(data) != 17 || data[0] != kind {
		return nil, invalid("cursor %.40q is not of this search; begin at its first page", s)
	}
	return &cursor{kind, binary.BigEndian.Uint64(data[1:]), int64(binary.BigEndian.Uint64(data[9:]))}, nil
}

// storyCursor is where a page of stories ends.
type storyCursor struct {
	last int64
	id   string
}

// String is the cursor as callers see it.
func (c storyCursor) String() string {
	return base64.RawURLEncoding.EncodeToString(append(binary.BigEndian.AppendUint64([]byte{'s'}, uint64(c.last)), c.id...))
}

func readStoryCursor(s string) (*storyCursor, error) {
	if s == "" {
		return nil, nil
	}
	data, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(data) < 9 || data[0] != 's' {
		return nil, invalid("cursor %.40q is not of a list of stories; begin at its first page", s)
	}
	return &storyCursor{int64(binary.BigEndian.Uint64(data[1:])), string(data[9:])}, nil
}
