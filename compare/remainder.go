package compare

import (
	"slices"

	"github.com/recount-news/recount/text"
)

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

// differences are the contradictions between statement k of account i and statement m
// of account o, and the changes, where one was made from the other.
func (l *remainder) differences(i, k, o, m int) []Finding {
	a, b := &l.table.statements[i][k], &l.table.statements[o][m]
	f := newFinder(align(l.sides[i].alone(a.sentence), l.sides[o].alone(b.sentence), l.v))
	f.strangers = l.table.strangers[i][o]
	f.participants()
	f.replacedNames()
	f.predicates()
	f.sayings()
	f.quantities()
	f.times()
	f.revisions()
	return slices.DeleteFunc(settle(f.findings), func(fd Finding) bool {
		differs := fd.Level == Contradiction || fd.Level == Change && !f.strangers
		return !differs || len(fd.Evidence) < 2 || !a.holds(f.A, fd.Evidence[0].Span) || !b.holds(f.B, fd.Evidence[1].Span)
	})
}

// alone is the side as if its sentence i were all it has.
func (s *side) alone(i int) *side {
	out := *s
	out.terms, out.claims = make([][]term, len(s.terms)), make([][]int, len(s.claims))
	out.terms[i], out.claims[i] = s.terms[i], s.claims[i]
	out.termOf = filled(len(s.termOf))
	sent := &s.doc.Sentences[i]
	copy(out.termOf[sent.First:sent.Last], s.termOf[sent.First:sent.Last])
	return &out
}

// holds reports whether words of st are among those at sp.
func (st *statement) holds(s *side, sp text.Span) bool {
	return slices.ContainsFunc(st.tokens, func(t int) bool { return sp.Overlaps(s.span(t)) })
}
