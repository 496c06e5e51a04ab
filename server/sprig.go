package server

import (
	"strconv"
	"strings"

	"github.com/recount-news/recount/store"
)

// A sprig is the tree of a story in little, for lists: a dot for each account, a
// line from it to what was made from it. Full dots were made from nobody.

const (
	sprigAcross, sprigDown = 16, 9 // units between two accounts
	sprigEdge              = 4     // around them
	mostSprig              = 12    // rows that are drawn
)

// sprig is such a drawing.
type sprig struct {
	Width, Height int
	Dots          []sprigDot
	Lines         string // path
	Words         string // the same for who does not see it
}

type sprigDot struct {
	X, Y int
	Root bool
}

// newSprig draws the tree of st, which has its members and derivations; nil where
// there is one account alone.
func newSprig(st *store.Story) *sprig {
	if len(st.Members) < 2 {
		return nil
	}
	copies := map[string][]string{}
	isCopy := map[string]bool{}
	for _, d := range st.Derivations {
		copies[d.Source] = append(copies[d.Source], d.Copy)
		isCopy[d.Copy] = true
	}
	s := &sprig{}
	var lines strings.Builder
	row, deepest := 0, 0
	// grow draws an account and what was made from it, from row on.
	var grow func(id string, depth int) (y int)
	grow = func(id string, depth int) int {
		x, y := sprigEdge+depth*sprigAcross, sprigEdge+row*sprigDown
		deepest = max(deepest, depth)
		if row < mostSprig {
			s.Dots = append(s.Dots, sprigDot{x, y, depth == 0})
		}
		for i, c := range copies[id] {
			if i > 0 {
				row++
			}
			if to := grow(c, depth+1); row < mostSprig || to <= sprigEdge+(mostSprig-1)*sprigDown {
				lines.WriteString("M" + strconv.Itoa(x) + " " + strconv.Itoa(y) + "V" + strconv.Itoa(to) + "H" + strconv.Itoa(x+sprigAcross))
			}
		}
		return y
	}
	roots := 0
	for _, m := range st.Members {
		if !isCopy[m.Article] {
			if roots > 0 {
				row++
			}
			grow(m.Article, 0)
			roots++
		}
	}
	s.Lines = lines.String()
	s.Width, s.Height = 2*sprigEdge+deepest*sprigAcross, 2*sprigEdge+min(row, mostSprig-1)*sprigDown
	s.Words = sprigWords(len(st.Members), roots, deepest)
	return s
}

// sprigWords tells the tree: "5 accounts: 2 on their own, 3 made from others, in 2 steps".
func sprigWords(accounts, roots, deepest int) string {
	words := plural(accounts, "account")
	switch made := accounts - roots; {
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
