package report

import (
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
)

// The shapes of the JSON as values, for programs that put them into answers of
// their own.

// FindingsOf are the findings of c that o admits, most serious first. It fails as
// Write does.
func FindingsOf(c *compare.Comparison, o Options) ([]FindingJSON, error) {
	p, err := newPage(c, o)
	if err != nil {
		return nil, err
	}
	out := make([]FindingJSON, len(p.findings))
	for i, f := range p.findings {
		out[i] = p.findingJSON(f)
	}
	return out, nil
}

// AccountsOf are accounts as a comparison has them.
func AccountsOf(accounts []story.Account) []AccountJSON {
	out := make([]AccountJSON, len(accounts))
	for i, a := range newAccounts(story.Story{Accounts: accounts}) {
		out[i] = a.json()
	}
	return out
}

// CheckOf is a checked draft.
func CheckOf(c *compare.Checking) CheckJSON { return newCheckPage(c).json() }

// ClaimsOf are the claims of accounts, those about a name where about is not empty,
// as Claims writes them.
func ClaimsOf(accounts []story.Account, about string) ClaimsJSON {
	as := newAccounts(story.Story{Accounts: accounts})
	return claimsJSON(as, claimRows(as, about))
}

// StoryOf is a story with its headline facts and contradictions. It fails as Stories
// does.
func StoryOf(s *Story) (StoryJSON, error) {
	p, err := newStoryPage(s, Options{})
	if err != nil {
		return StoryJSON{}, err
	}
	return p.json(), nil
}
