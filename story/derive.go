package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

const (
	// leastLike is the likeness from which on one account is held to be made
	// from the other; leastSure the score below which no derivation is told.
	leastLike = 0.5
	leastSure = 0.25

	// detour is how much less an edge between texts that are not near is worth when a
	// third account surely stands between its ends.
	detour = 15

	// evenMost is how sure a direction must be to be told without a warning.
	evenMost = 0.6

	// mostReasons is how many reasons are told.
	mostReasons = 6
)

// Derive says which accounts were made from which: for each account at most one
// source, so that the derivations form a forest. They come in the order of the
// copies among the accounts.
//
//  1. Likeness of each pair (likeness.go): names and numbers, rare words,
//     sentences and their order, quotations, passages. Independent accounts of
//     one event share the first, but too little of the rest.
//  2. Direction (direction.go): dates, credits, and what a copy loses.
//  3. The accounts side by side (table.go), and what each step from one to another
//     costs (cost.go).
//  4. The best source of each account (tree.go), where among texts that are not near an
//     account that stands between two others (between.go) comes first.
//  5. The same once more with an unseen source at the root, if that costs less (lost.go).
//
// Score is how sure both are: that there is a derivation, and its direction.
// Where nothing tells which of two like accounts came first, the one whose name
// comes first in the alphabet is given as the source.
//
// The order of the accounts plays no part in what is found. The cost is that of
// [reuse.Pair] for every two accounts that share enough words.
func Derive(accounts []Account) []Derivation { return Of(accounts).Derivations }

// Of derives the accounts from each other, as [Derive] does, and posits the
// sources that are not among them (unseen.go).
func Of(accounts []Account) Story {
	f := newFamily(accounts)
	f.relate()
	f.preferBetween()
	kept := bestForest(len(accounts), f.edges)
	kept, lost := f.beginnings(kept)
	slices.SortFunc(kept, func(x, y int) int {
		return cmp.Compare(f.place[f.edges[x].copy], f.place[f.edges[y].copy])
	})
	s := Story{Accounts: accounts}
	for _, i := range kept {
		s.Derivations = append(s.Derivations, f.derivation(f.edges[i]))
	}
	s.Unseen = f.unseen(kept, lost)
	return s
}

// family is the accounts of a story on the way to their tree.
type family struct {
	*reader
	readings []*reading
	place    []int             // of each reading among the accounts
	like     map[pair]likeness // by index, the lower first; like ones alone
	edges    []edge
	table    *table
}

type pair struct{ a, b int }

// newFamily reads the accounts. They are put in an order of their own, so that
// the order in which they were given decides nothing.
func newFamily(accounts []Account) *family {
	f := &family{reader: newReader(), like: make(map[pair]likeness)}
	for i := range accounts {
		f.place = append(f.place, i)
	}
	slices.SortStableFunc(f.place, func(i, j int) int { return compareAccounts(accounts[i], accounts[j]) })
	for _, i := range f.place {
		f.readings = append(f.readings, f.read(accounts[i]))
	}
	return f
}

func compareAccounts(a, b Account) int {
	if a.Document == nil || b.Document == nil {
		return cmp.Compare(a.ID, b.ID)
	}
	x, y := &a.Document.Article, &b.Document.Article
	return cmp.Or(cmp.Compare(x.Name, y.Name), strings.Compare(x.Text, y.Text), cmp.Compare(a.ID, b.ID))
}

// relate compares every two accounts, and makes two edges of those that are
// alike, but for one that dates forbid.
func (f *family) relate() {
	for i, x := range f.readings {
		for j := i + 1; j < len(f.readings); j++ {
			if l := f.alike(x, f.readings[j]); l.score >= leastLike {
				f.like[pair{i, j}] = l
			}
		}
	}
	t := newTable(f)
	f.table = t
	for i, x := range f.readings {
		for j := i + 1; j < len(f.readings); j++ {
			y := f.readings[j]
			l, ok := f.like[pair{i, j}]
			if ok && later(y.published, x.published).weight < laterDay {
				f.edges = append(f.edges, edge{i, j, l.weight(t, i, j)})
			}
			if ok && later(x.published, y.published).weight < laterDay {
				f.edges = append(f.edges, edge{j, i, l.weight(t, j, i)})
			}
		}
	}
}

// weight is that of the edge from account u to account v, which l compares. Between
// texts that are near each other it is what both tell, less what had to happen for the
// rest, and what else tells which came first; between a rewrite and its source, whose
// sentences have no clear counterparts, how sure the edge is.
func (l *likeness) weight(t *table, u, v int) float64 {
	sign := 1.0
	if u > v {
		sign = -1
	}
	x, y := t.all[u], t.all[v]
	near := l.near()
	return nearest + near*(costTold*float64(t.inBoth(x, y))-t.cost(x, y)+besideTable*sign*l.inclined()) +
		(1-near)*(10*l.score*sigmoid(sign*l.odds())-farther)
}

// besideTable is how far the signs of direction are to be trusted beside the table of
// variants, which has seen most of what they have seen.
const besideTable = 0.05

// farther is how much less an edge is worth where the texts are not near.
const farther = 10

// nearest is the weight of an edge between accounts that nothing tells apart. It
// is more than any cost, so that all that are like hang together.
const nearest = 1e6

// likeness is that of readings i and j, which is zero where they are not alike.
func (f *family) likeness(i, j int) likeness { return f.like[pair{min(i, j), max(i, j)}] }

// preferBetween makes edges cheaper that leave out an account between their
// ends.
func (f *family) preferBetween() {
	sure := make(map[pair]float64, len(f.like))
	for p := range f.like {
		sure[p] = f.middle(p.a, p.b)
	}
	for k := range f.edges {
		e := &f.edges[k]
		l := f.likeness(e.source, e.copy)
		e.weight -= (1 - l.near()) * detour * sure[pair{min(e.source, e.copy), max(e.source, e.copy)}]
	}
}

// middle is how surely some account stands between i and j.
func (f *family) middle(i, j int) float64 {
	sure := 0.0
	for k := range f.readings {
		if f.alikeToBoth(k, i, j) {
			sure = max(sure, f.between(f.readings[i], f.readings[k], f.readings[j]))
		}
	}
	return sure
}

// alikeToBoth reports whether k is a third account that is like i and like j.
func (f *family) alikeToBoth(k, i, j int) bool {
	return k != i && k != j && f.likeness(i, k).score > 0 && f.likeness(k, j).score > 0
}

// derivation tells of an edge, with its reasons.
func (f *family) derivation(e edge) Derivation {
	l := f.likeness(e.source, e.copy)
	inCopy, forward := 1, l.forward()
	if e.source > e.copy {
		inCopy, forward = 0, 1-forward
	}
	why := phrases(slices.Concat(l.alikeness(inCopy), l.signs(inCopy), f.bonds(e)))
	if forward < evenMost {
		why = append(why, "little tells which came first")
	}
	return Derivation{
		Source: f.readings[e.source].id,
		Copy:   f.readings[e.copy].id,
		Score:  l.score * forward,
		Shared: l.halves[inCopy].passages,
		Why:    why,
	}
}

// bonds tells against which accounts the copy agrees with its source.
func (f *family) bonds(e edge) []reason {
	var out []reason
	for k, other := range f.readings {
		if !f.alikeToBoth(k, e.source, e.copy) {
			continue
		}
		source, made := f.readings[e.source], f.readings[e.copy]
		if sure := f.between(other, source, made); sure > 0 {
			words := and(f.witnesses(source, made, other))
			out = append(out, reason{bondWeight * sure, fmt.Sprintf("shares %s with the source against %s", words, other.id)})
		}
	}
	return out
}

// bondWeight is the log-odds of a sure bond against a third account.
const bondWeight = 3

// phrases are the words of the reasons that speak for a derivation, strongest
// first.
func phrases(reasons []reason) []string {
	slices.SortStableFunc(reasons, func(x, y reason) int { return cmp.Compare(y.weight, x.weight) })
	var out []string
	for _, r := range reasons {
		if r.weight > 0 && r.phrase != "" && len(out) < mostReasons {
			out = append(out, r.phrase)
		}
	}
	return out
}
