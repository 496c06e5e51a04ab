package compare

import "slices"

// Placed is a finding on the tree of its story: the accounts in which it first
// appears, each on the edge that leads to it, and those that inherited it.
type Placed struct {
	Finding   int      // index in Comparison.Findings
	First     []string // Account.IDs, in the order of the accounts
	Inherited []string
}

// PlaceFindings places the differences of c on the tree of its story. An account
// carries a difference when the finding's evidence shows it and does not say that
// it agrees with the reference; an omission is carried by the accounts that it has
// no words of. Where the parent of a carrier carries it, too, it is inherited;
// else it first appears there. Agreements are left out.
func PlaceFindings(c *Comparison) []Placed {
	var out []Placed
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Level == Agreement {
			continue
		}
		p := Placed{Finding: i}
		carriers := c.carriers(f)
		for _, id := range carriers {
			if slices.Contains(carriers, c.Story.Parent(id)) {
				p.Inherited = append(p.Inherited, id)
			} else {
				p.First = append(p.First, id)
			}
		}
		out = append(out, p)
	}
	return out
}

// carriers are the accounts that differ from the reference as f says, in their
// order.
func (c *Comparison) carriers(f *Finding) []string {
	var out []string
	for _, a := range c.Story.Accounts {
		shown := slices.ContainsFunc(f.Evidence, func(e Evidence) bool {
			return e.Account == a.ID && (!e.Agrees || f.Level == Omission)
		})
		if a.ID != f.Reference && shown != (f.Level == Omission) {
			out = append(out, a.ID)
		}
	}
	return out
}
