// Package story answers: which accounts tell one event, and which was made from
// which?
//
// [Derive] weighs two accounts' shared passages, quotations and dates and says
// which is the source, and why.
package story

import (
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
}
