package server

import (
	"strings"
	"testing"

	"github.com/recount-news/recount/store"
)

func TestSprig(t *testing.T) {
	for _, c := range []struct {
		name        string
		derivations string // "a>b" for each
		members     string
		dots        int
		lines       string
		words       string
	}{
		{"one account", "", "a", 1, "", "1 account"},
		{"nobody copied", "", "a b c", 3, "", "3 accounts, each on its own"},
		{"a copy", "a>b", "a b", 2, "M4 4V4h14", "2 accounts: 1 on its own, one made from it"},
		{"two copies and the copy of one", "a>b b>c a>d", "a b c d", 4, "M18 4V4h14M4 4V4h14M4 4V13h14", "4 accounts: 1 on its own, three made from it, in 2 steps"},
		{"another beside", "a>b", "a b c", 3, "M4 4V4h14", "3 accounts: two on their own, one made from these"},
	} {
		st := &store.Story{}
		for _, m := range strings.Fields(c.members) {
			st.Members = append(st.Members, store.Member{Article: m})
		}
		for _, d := range strings.Fields(c.derivations) {
			source, copied, _ := strings.Cut(d, ">")
			st.Derivations = append(st.Derivations, store.Derivation{Source: source, Copy: copied})
		}
		s := newSprig(st)
		if len(s.Dots) != c.dots || s.Lines != c.lines || s.Words != c.words {
			t.Errorf("%s: %d dots, lines %q, %q; want %d, %q, %q", c.name, len(s.Dots), s.Lines, s.Words, c.dots, c.lines, c.words)
		}
		for _, d := range s.Dots {
			if d.X < 0 || d.Y < 0 || d.X > s.Width || d.Y > s.Height {
				t.Errorf("%s: a dot at %d, %d of %d by %d", c.name, d.X, d.Y, s.Width, s.Height)
			}
		}
	}
}
