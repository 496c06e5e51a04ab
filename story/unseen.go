package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Where a copy has passages of the common text that its best source lacks, and
// the source has passages that the copy lacks, neither gave the other all they
// share: both were made from something longer that nobody handed in. What a copy
// puts in from elsewhere is no sign of that: it stands in one place, and speaks of
// other things than the rest.
//
// Accounts that such edges join are the copies of one unseen source, in the way
// that textual critics posit a lost hyparchetype (Maas 1957).
//
// Cost: linear in the words of the accounts for each edge of the tree.

// Unseen is a source that none of the accounts is, posited because accounts share
// what neither can have from the other.
type Unseen struct {
	ID     string   // "u1", "u2", …
	Copies []string // Account.IDs, in the order of the accounts
	Score  float64  // 0..1, how sure
	Why    []string // plain phrases, strongest first
}

const (
	// fewestOwn is in how many places each must have what the other lacks.
	// In a rewrite, in which sentences have no clear counterparts, it must be more.
	fewestOwn       = 1
	fewestOwnAnyway = 4

	// sureUnseen is the log-odds that one more place on the poorer side adds.
	sureUnseen = 0.8
)

// unseen posits the sources behind the edges kept.
func (f *family) unseen(kept []int) []Unseen {
	group := make([]int, len(f.readings)) // 1 + index in out
	var out []Unseen
	var members [][]int
	for again := range 2 * len(kept) {
		e := f.edges[kept[again%len(kept)]]
		own, lost := f.belonging(e.copy, e.source), f.belonging(e.source, e.copy)
		joined := again >= len(kept) && group[e.source] != group[e.copy] && min(group[e.source], group[e.copy]) == 0
		l := f.likeness(e.source, e.copy)
		fewest := fewestOwn
		if nearness(max(l.halves[0].passages, l.halves[1].passages)) == 0 {
			fewest = fewestOwnAnyway
		}
		if own < fewest || lost < fewest && !joined || again >= len(kept) && !joined {
			continue
		}
		why := fmt.Sprintf("%s and %s each have passages that the other lacks, in %s and %s",
			f.readings[e.source].id, f.readings[e.copy].id, count(lost, "place"), count(own, "place"))
		score := 1 - math.Exp(-sureUnseen*float64(max(1, min(own, lost)-fewestOwn+1)))
		g := max(group[e.source], group[e.copy])
		if g == 0 {
			out, members = append(out, Unseen{}), append(members, nil)
			g = len(out)
		}
		u := &out[g-1]
		u.Score = max(u.Score, score)
		u.Why = append(u.Why, why)
		for _, k := range []int{e.source, e.copy} {
			if old := group[k]; old != 0 && old != g {
				f.join(group, old, g)
				out[g-1].Why = append(out[g-1].Why, out[old-1].Why...)
				out[old-1].Why = nil
			}
			group[k] = g
		}
	}
	for k, g := range group {
		if g > 0 {
			members[g-1] = append(members[g-1], k)
		}
	}
	return f.named(out, members)
}

// join makes group g of all that were in group old.
func (f *family) join(group []int, old, g int) {
	for k := range group {
		if group[k] == old {
			group[k] = g
		}
	}
}

// named gives the unseen sources their ids and copies, in the order of the
// accounts.
func (f *family) named(all []Unseen, members [][]int) []Unseen {
	first := func(i int) int { return f.place[members[i][0]] }
	var order []int
	for i := range all {
		if len(members[i]) > 0 {
			slices.SortFunc(members[i], func(x, y int) int { return cmp.Compare(f.place[x], f.place[y]) })
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(first(x), first(y)) })
	var out []Unseen
	for n, i := range order {
		u := all[i]
		u.ID = fmt.Sprintf("u%d", n+1)
		for _, k := range members[i] {
			u.Copies = append(u.Copies, f.readings[k].id)
		}
		out = append(out, u)
	}
	return out
}

// belonging counts the places in which account i has what account j lacks and
// what belongs to i's text.
func (f *family) belonging(i, j int) int {
	l := f.likeness(i, j)
	inI := 0
	if l.a != f.readings[i] {
		inI = 1
	}
	own, _ := l.halves[inI].ownGaps()
	return own
}
