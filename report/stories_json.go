package report

import (
	"fmt"
	"io"
)

// SchemaStories names the JSON that [Stories] gives. Its history:
//
//	recount.stories/1  2026: the first; "unseen" and "corrections" came in
const SchemaStories = "recount.stories/1"

// StoriesJSON is what [Stories] gives as JSON, newest story first.
type StoriesJSON struct {
	Schema  string      `json:"schema"`
	Stories []StoryJSON `json:"stories"`
}

// StoryJSON is what the accounts of one event tell.
type StoryJSON struct {
	ID             string             `json:"id"`
	Title          string             `json:"title"`
	Independent    int                `json:"independent"` // accounts made from no other
	Accounts       []MemberJSON       `json:"accounts"`    // oldest first
	Derivations    []DerivationJSON   `json:"derivations"`
	Facts          []HeadlineFactJSON `json:"facts"`
	Contradictions []FindingJSON      `json:"contradictions"`
	Unseen         []UnseenJSON       `json:"unseen"`
	Corrections    []CorrectionJSON   `json:"corrections"`
}

// MemberJSON is an account with the one of the story that it is most like, and why
// the two tell one story.
type MemberJSON struct {
	AccountJSON
	Like  string   `json:"like,omitempty"`
	Score Decimal  `json:"score"`
	Why   []string `json:"why"`
}

// HeadlineFactJSON is a fact and who tells it.
type HeadlineFactJSON struct {
	Account     string     `json:"account"` // whose words these are
	Text        string     `json:"text"`
	Headline    bool       `json:"headline"` // the title of that account tells it
	Accounts    int        `json:"accounts"`
	Independent int        `json:"independent"`
	Cells       []CellJSON `json:"cells"`
}

func writeStoriesJSON(w io.Writer, pages []*storyPage) error {
	out := StoriesJSON{Schema: SchemaStories, Stories: []StoryJSON{}}
	for _, p := range pages {
		out.Stories = append(out.Stories, p.json())
	}
	return encode(w, out)
}

func (p *storyPage) json() StoryJSON {
	out := StoryJSON{ID: p.story.ID, Title: p.title(), Independent: len(p.accounts) - len(p.copies()), Accounts: []MemberJSON{},
		Derivations: p.derivationsJSON(), Facts: []HeadlineFactJSON{}, Contradictions: []FindingJSON{},
		Unseen: p.unseenJSON(), Corrections: p.correctionsJSON()}
	for i, a := range p.accounts {
		m := &p.story.Members[i]
		one := MemberJSON{AccountJSON: a.json(), Score: Decimal(m.Score), Why: append([]string{}, m.Why...)}
		if m.Like >= 0 {
			one.Like = fmt.Sprintf("a%d", m.Like+1)
		}
		out.Accounts = append(out.Accounts, one)
	}
	for _, f := range p.headlines() {
		fact := p.factJSON(f, nil)
		out.Facts = append(out.Facts, HeadlineFactJSON{fact.Account, fact.Text, fact.Headline, fact.Accounts, fact.Independent, fact.Cells})
	}
	for _, f := range p.contradictions() {
		out.Contradictions = append(out.Contradictions, p.findingJSON(f))
	}
	return out
}
