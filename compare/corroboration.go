package compare

// Corroboration: who tells a fact, and who does so on his own.
//
// Of the accounts that tell it, one does not count as independent that was made
// from another of them, by way of others perhaps. Two that tell it in the very same
// sentence count as one, too: sentences of some length do not come twice by
// chance, so both had it from a third, be that among the accounts or not.

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/story"
)

// sameSentence is how many words a sentence has that nobody writes by chance as
// another did.
const sameSentence = 6

// count is how many accounts tell a row's fact, and how many of them on their own.
func (t *table) count(r *row) (accounts, independent int) {
	var tellers []string
	for i := range r.fact.Cells {
		if s := r.fact.Cells[i].Stance; s == Says || s == Changes {
			tellers = append(tellers, r.fact.Cells[i].Account)
		}
	}
	seen := make(map[string]bool) // sentences, and unseen sources
	for i := range r.fact.Cells {
		c := &r.fact.Cells[i]
		if !slices.Contains(tellers, c.Account) || slices.ContainsFunc(ancestors(&t.out.Story, c.Account), func(id string) bool { return slices.Contains(tellers, id) }) {
			continue
		}
		if u := unseenAbove(&t.out.Story, c.Account); u != "" {
			if seen[u] {
				continue
			}
			seen[u] = true
		}
		words := plainly(c.Span.Of(t.out.Story.Accounts[i].Document.Article.Text))
		if strings.Count(words, " ")+1 >= sameSentence {
			if seen[words] {
				continue
			}
			seen[words] = true
		}
		independent++
	}
	return len(tellers), independent
}

// unseenAbove is the unseen source that an account was made from, by way of others
// perhaps, or "".
func unseenAbove(s *story.Story, id string) string {
	for range s.Accounts {
		id = s.Parent(id)
		if slices.ContainsFunc(s.Unseen, func(u story.Unseen) bool { return u.ID == id }) {
			return id
		}
	}
	return ""
}

// ancestors are the accounts that an account was made from, nearest first.
func ancestors(s *story.Story, id string) []string {
	var out []string
	for range s.Derivations {
		i := slices.IndexFunc(s.Derivations, func(d story.Derivation) bool { return d.Copy == id })
		if i < 0 {
			break
		}
		id = s.Derivations[i].Source
		out = append(out, id)
	}
	return out
}

// corroborated counts, for each fact that a claim tells, who makes it.
func corroborated(facts []Fact) []Corroboration {
	var out []Corroboration
	for i := range facts {
		c := Corroboration{Accounts: facts[i].Accounts, Independent: facts[i].Independent}
		for _, cell := range facts[i].Cells {
			if cell.Claim >= 0 && (cell.Stance == Says || cell.Stance == Changes) {
				c.Claims = append(c.Claims, ClaimRef{cell.Account, cell.Claim})
			}
		}
		if len(c.Claims) > 0 {
			out = append(out, c)
		}
	}
	return out
}
