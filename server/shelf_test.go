package server

import (
	"io"
	"strings"
	"testing"
)

func TestShelf_bounded(t *testing.T) {
	s := newShelf(10, func(v string) int { return len(v) })
	made := 0
	get := func(key string, n int) {
		if _, err := s.get(key, func() (string, error) { made++; return strings.Repeat("x", n), nil }); err != nil {
			t.Fatal(err)
		}
	}
	get("a", 4)
	get("b", 4)
	get("a", 4)
	get("c", 4) // b goes, as a was asked for since
	get("a", 4)
	if made != 3 || s.all != 8 {
		t.Errorf("made %d, %d kept; want 3 and 8", made, s.all)
	}
	get("b", 4)
	get("d", 20) // too large to be kept
	if made != 5 || s.all > 10 || s.order.Len() != len(s.kept) {
		t.Errorf("made %d, %d kept in %d and %d", made, s.all, s.order.Len(), len(s.kept))
	}
	if _, err := s.get("e", func() (string, error) { return "", io.EOF }); err == nil || s.kept["e"] != nil {
		t.Error("a failure is kept")
	}
}
