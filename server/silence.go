package server

import (
	"cmp"
	"slices"

	"github.com/recount-news/recount/compare"
)

// Who is silent on what: of each account the facts that others tell and it does not,
// those first that most others tell on their own. Of three accounts and more, what one
// alone tells stands once, with that one, and is counted with the others.

const (
	manySilences = 4  // facts of an account before the rest is put away
	restSilences = 12 // and that are put away, before the others are only counted
	silentWords  = 16 // of a fact
)

// silence is what one account leaves out, and what it alone tells.
type silence struct {
	Account  string
	Silent   int // facts it leaves out
	Of       int // facts in all
	Facts    []untold
	More     []untold
	Rest     int    // facts besides these
	Single   int    // facts left out that one other alone tells
	Singular string // who these others are
	Alone    int    // facts that it alone tells
	Only     []untold
	OnlyRest int
}

// untold is a fact with who tells it.
type untold struct {
	Words string
	By    string

	independent, accounts int
}

// silences are those of accounts that leave anything out or tell anything alone, in
// the order of accounts.
func (r *reading) silences() (out []silence) {
	for i := range r.Story.Accounts {
		if s := r.silenceOf(i); s.Silent+s.Alone > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (r *reading) silenceOf(i int) silence {
	s := silence{Account: r.names[r.Story.Accounts[i].ID], Of: len(r.Facts)}
	var singular []string
	for k := range r.Facts {
		f := &r.Facts[k]
		by := tellers(f)
		told := untold{r.lead(f, silentWords), r.who(by), f.Independent, len(by)}
		switch isSilent := f.Cells[i].Stance == compare.Silent; {
		case !isSilent && len(by) == 1:
			s.Only = append(s.Only, told)
		case !isSilent:
		case len(by) == 1 && len(r.Story.Accounts) > 2:
			s.Single++
			if name := r.names[by[0]]; !slices.Contains(singular, name) {
				singular = append(singular, name)
			}
		default:
			s.Facts = append(s.Facts, told)
		}
	}
	s.Alone, s.Silent, s.Singular = len(s.Only), len(s.Facts)+s.Single, listedUpTo(singular, 3)
	slices.SortStableFunc(s.Facts, func(x, y untold) int {
		return cmp.Or(y.independent-x.independent, y.accounts-x.accounts)
	})
	s.Facts, s.More = parted(s.Facts, manySilences)
	s.More, s.Rest = capped(s.More)
	s.Only, s.OnlyRest = capped(s.Only)
	if len(r.Story.Accounts) == 2 {
		s.Only = nil // the other's silence says it
	}
	return s
}

// parted is the first of all and the rest, unless that is one alone.
func parted(all []untold, most int) (first, rest []untold) {
	if len(all) <= most+1 {
		return all, nil
	}
	return all[:most], all[most:]
}

// capped is the first of all, and how many there are besides.
func capped(all []untold) ([]untold, int) {
	first, rest := parted(all, restSilences)
	return first, len(rest)
}

// who tells something: "all others" where that is so.
func (r *reading) who(by []string) string {
	if n := len(r.Story.Accounts); len(by) == n-1 && n > 2 {
		return "all others"
	}
	return listedUpTo(r.namesOf(by), 2)
}
