package compare

import "slices"

// remainder finds, among the accounts beside the reference, who else tells what it
// does not. All share one vocabulary, in which a word weighs what it would in two
// accounts of average.
type remainder struct {
	table *table
	v     *vocabulary
	sides []*side  // of each account but the reference
	homes []*homes // likewise
}

func newRemainder(t *table, ids *identities) *remainder {
	l := &remainder{table: t, v: newVocabulary(ids), sides: make([]*side, len(t.statements)), homes: make([]*homes, len(t.statements))}
	if len(t.statements) < 3 {
		return l
	}
	for i, f := range t.finders {
		if f != nil {
			l.sides[i] = newSide(f.B.account, f.B.ids, l.v)
		}
	}
	for e := range l.v.entries {
		n := &l.v.entries[e].count
		*n = (2**n + len(t.statements) - 2) / (len(t.statements) - 1)
	}
	told := slices.DeleteFunc(slices.Clone(l.sides), func(s *side) bool { return s == nil })
	l.v.weigh(told...)
	l.v.relate(told...)
	for i, s := range l.sides {
		if s != nil {
			l.homes[i] = newHomes(s.terms, l.v)
		}
	}
	return l
}

// teller is the statement of account o that tells statement k of account i; -1
// where there is none.
func (l *remainder) teller(i, k, o int) int {
	st := &l.table.statements[i][k]
	return l.table.home(l.v, l.sides[i], st, l.sides[o], l.homes[o], o, strangeTo, l.table.strangers[i][o])
}

// parts adds to row r, of statement k of account i, the accounts that tell only a
// part of it.
func (l *remainder) parts(r, i, k int) {
	for o := range l.sides {
		if o == i || l.sides[o] == nil {
			continue
		}
		for m := range l.table.statements[o] {
			if !l.table.told[o][m] && l.teller(o, m, i) == k {
				l.table.set(r, o, m)
			}
		}
	}
}
