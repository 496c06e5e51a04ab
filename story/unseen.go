package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Where a copy has passages of the common text that its best source lacks, and
// the source has passages that the copy lacks, neither gave the other all they
// share: both were made from something longer that nobody handed in. Between texts that
// are near each other the costs decide (lost.go). In a rewrite a sentence that
// seems to be lost is often only said in other words; so there each must have what
// the other lacks in several places.
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
	// fewestOwn is in how many places each of a rewrite and its source must have what
	// the other lacks. The number was chosen on the labelled rewrites.
	fewestOwn = 4

	// sureUnseen is the log-odds that one more place on the poorer side adds.
	sureUnseen = 0.8
)

// unseen tells of the sources behind the edges kept: of those found with the trees, by
// their copies, and of those between accounts that are not near.
func (f *family) unseen(kept []int, found [][]int) []Unseen {
	var apart []int
	for _, i := range kept {
		e := f.edges[i]
		if !f.isNear(i) && min(f.belonging(e.copy, e.source), f.belonging(e.source, e.copy)) >= fewestOwn {
			apart = append(apart, i)
		}
	}
	for _, tree := range f.trees(apart) {
		if len(tree) > 1 {
			found = append(found, tree)
		}
	}
	var out []Unseen
	for _, copies := range found {
		out = append(out, f.unseenOf(copies, kept))
	}
	return f.named(out, found)
}

// unseenOf tells why the copies have an unseen source.
func (f *family) unseenOf(copies, kept []int) Unseen {
	var u Unseen
	for _, i := range kept {
		e := f.edges[i]
		if !slices.Contains(copies, e.source) || !slices.Contains(copies, e.copy) {
			continue
		}
		own, lost := f.belonging(e.copy, e.source), f.belonging(e.source, e.copy)
		u.Score = max(u.Score, 1-math.Exp(-sureUnseen*float64(max(1, min(own, lost)))))
		if own > 0 && lost > 0 {
			u.Why = append(u.Why, fmt.Sprintf("%s and %s each have passages that the other lacks, in %s and %s",
				f.readings[e.source].id, f.readings[e.copy].id, count(lost, "place"), count(own, "place")))
		}
	}
	if u.Score == 0 { // its copies hang together by way of others
		u.Score = 1 - math.Exp(-sureUnseen)
	}
	return u
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
