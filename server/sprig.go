package server

import (
	"fmt"

	"github.com/recount-news/recount/store"
)

// A sprig is the tree of a story in little, for lists: a dot for each account, a
// line from it to what was made from it. Full dots were made from nobody; those that
// nothing was made from either stand in rows below.

const (
	sprigAcross, sprigDown = 14, 9 // units between two accounts
	sprigEdge              = 4     // around them
	mostSprig              = 9     // rows of trees that are drawn
	sprigRow               = 6     // accounts that stand alone, in a row
)

// sprig is such a drawing.
type sprig struct {
	Width, Height int
	Dots          []sprigDot
	Lines         string // path
	Words         string // the same for who does not see it

	copies  map[string][]string // by the source
	rows    int
	deepest int
}

type sprigDot struct {
	X, Y int
	Root bool
}

// newSprig draws the tree of st, which has its members and derivations.
func newSprig(st *store.Story) *sprig {
	s := &sprig{copies: map[string][]string{}}
	isCopy := map[string]bool{}
	for _, d := range st.Derivations {
		s.copies[d.Source] = append(s.copies[d.Source], d.Copy)
		isCopy[d.Copy] = true
	}
	roots, alone := 0, 0
	for _, m := range st.Members {
		switch {
		case isCopy[m.Article]:
		case len(s.copies[m.Article]) > 0:
			roots++
			s.grow(m.Article, 0)
		default:
			alone++
		}
	}
	s.standAlone(alone)
	for _, d := range s.Dots {
		s.Width, s.Height = max(s.Width, d.X+sprigEdge), max(s.Height, d.Y+sprigEdge)
	}
	s.Words = sprigWords(len(st.Members), roots+alone, s.deepest)
	return s
}

// grow draws an account and what was made from it, and gives the row of the account.
func (s *sprig) grow(id string, depth int) (row int) {
	x, row := sprigEdge+depth*sprigAcross, s.rows
	s.deepest = max(s.deepest, depth)
	if row < mostSprig {
		s.Dots = append(s.Dots, sprigDot{x, sprigEdge + row*sprigDown, depth == 0})
	}
	for _, c := range s.copies[id] {
		if to := s.grow(c, depth+1); to < mostSprig {
			s.Lines += fmt.Sprintf("M%d %dV%dh%d", x, sprigEdge+row*sprigDown, sprigEdge+to*sprigDown, sprigAcross)
		}
	}
	if len(s.copies[id]) == 0 {
		s.rows++
	}
	return row
}

// standAlone draws n accounts in rows below the trees.
func (s *sprig) standAlone(n int) {
	top := min(s.rows, mostSprig)
	for i := range n {
		s.Dots = append(s.Dots, sprigDot{sprigEdge + i%sprigRow*sprigDown, sprigEdge + (top+i/sprigRow)*sprigDown, true})
	}
}

// sprigWords tells the tree: "5 accounts: 2 on their own, 3 made from others, in 2 steps".
func sprigWords(accounts, roots, deepest int) string {
	words := plural(accounts, "account")
	switch made := accounts - roots; {
	case accounts == 1:
		return words
	case made == 0:
		return words + ", each on its own"
	case roots == 1:
		words += ": 1 on its own, "
		words += plainNumber(made) + " made from it"
	default:
		words += ": " + plainNumber(roots) + " on their own, " + plainNumber(made) + " made from these"
	}
	if deepest > 1 {
		words += ", in " + plural(deepest, "step")
	}
	return words
}
