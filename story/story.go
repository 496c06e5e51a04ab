// Package story answers: which accounts tell one event, and which was made from
// which?
//
// [Grouper] puts articles into the stories they tell, as they come. [Derive] weighs
// two accounts' shared passages, quotations and dates and says which is the source,
// and why.
package story

import (
	"slices"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
)

// Account is an article in its role within a story.
type Account struct {
	ID         string // "a1", "a2", in the order the accounts were given
	Document   *document.Document
	Quotations []claim.Quotation
	Claims     []claim.Claim
}

// Derivation says that one account was made from another.
type Derivation struct {
	Source string // Account.ID
	Copy   string
	Score  float64  // 0..1, how sure
	Shared float64  // 0..1, share of the copy's words in passages they share
	Why    []string // plain phrases, strongest first
}

// Story is the accounts of one event and how they derive from each other.
type Story struct {
	Accounts    []Account
	Derivations []Derivation
	Unseen      []Unseen // sources posited beside the accounts
}

// Parent is the ID of what account id was made from: of an unseen source, or of
// another account; "" for a root.
func (s *Story) Parent(id string) string {
	for _, u := range s.Unseen {
		if slices.Contains(u.Copies, id) {
			return u.ID
		}
	}
	for _, d := range s.Derivations {
		if d.Copy == id {
			return d.Source
		}
	}
	return ""
}

// Related reports whether accounts x and y belong to one tree: one was made from
// the other, by way of others perhaps, or both from a third.
func (s *Story) Related(x, y string) bool { return s.root(x) == s.root(y) }

// root is the account at the root of x's tree.
func (s *Story) root(x string) string {
	for range s.Derivations {
		for _, d := range s.Derivations {
			if d.Copy == x {
				x = d.Source
				break
			}
		}
	}
	return x
}
