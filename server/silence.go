package server

import (
	"cmp"
	"slices"

	"github.com/recount-news/recount/compare"
)

// Who is silent on what: of each account the facts that others tell and it does not,
// those first that most others tell on their own.

const (
	manySilences = 4  // facts of an account before the rest is put away
	restSilences = 12 // and that are put away, before the others are only counted
	silentWords  = 16 // of a fact
)

// silence is what one account leaves out.
type silence struct {
	Account string
	Facts   []untold
	More    []untold
	Rest    int // facts besides these
	Of      int // facts in all
	Alone   int // facts that it alone tells
}

// untold is a fact with who tells it.
type untold struct {
	Words string
	By    string

	independent, accounts int
}

// Silent is how many facts the account leaves out.
func (s silence) Silent() int { return len(s.Facts) + len(s.More) + s.Rest }

// silences are those of accounts that leave anything out, in the order of accounts.
func (r *reading) silences() (out []silence) {
	for i, a := range r.Story.Accounts {
		s := silence{Account: r.names[a.ID], Of: len(r.Facts)}
		for k := range r.Facts {
			f := &r.Facts[k]
			switch by := tellers(f); {
			case f.Cells[i].Stance == compare.Silent:
				s.Facts = append(s.Facts, untold{r.lead(f, silentWords), r.who(by), f.Independent, len(by)})
			case len(by) == 1:
				s.Alone++
			}
		}
		slices.SortStableFunc(s.Facts, func(x, y untold) int {
			return cmp.Or(y.independent-x.independent, y.accounts-x.accounts)
		})
		if len(s.Facts) > manySilences+1 {
			s.Facts, s.More = s.Facts[:manySilences], s.Facts[manySilences:]
		}
		if len(s.More) > restSilences+1 {
			s.Rest = len(s.More) - restSilences
			s.More = s.More[:restSilences]
		}
		if len(s.Facts) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// who tells something: "all others" where that is so.
func (r *reading) who(by []string) string {
	if n := len(r.Story.Accounts); len(by) == n-1 && n > 2 {
		return "all others"
	}
	return listedUpTo(r.namesOf(by), 2)
}
