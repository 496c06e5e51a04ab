package report

import (
	"fmt"
	"io"
)

// SchemaStories names the JSON that [Stories] gives. Its history:
//
//	recount.stories/1  2026: the first; "unseen" and "corrections" came in
const SchemaStories = "recount.stories/1"

type storiesJSON struct {
	Schema  string      `json:"schema"`
	Stories []storyJSON `json:"stories"`
}

type storyJSON struct {
	ID             string           `json:"id"`
	Title          string           `json:"title"`
	Independent    int              `json:"independent"` // accounts made from no other
	Accounts       []memberJSON     `json:"accounts"`    // oldest first
	Derivations    []derivationJSON `json:"derivations"`
	Facts          []headlineJSON   `json:"facts"`
	Contradictions []findingJSON    `json:"contradictions"`
	Unseen         []unseenJSON     `json:"unseen"`
	Corrections    []correctionJSON `json:"corrections"`
}

// memberJSON is an account with the one of the story that it is most like, and why
// the two tell one story.
type memberJSON struct {
	accountJSON
	Like  string   `json:"like,omitempty"`
	Score decimal  `json:"score"`
	Why   []string `json:"why"`
}

// headlineJSON is a fact and who tells it.
type headlineJSON struct {
	Account     string     `json:"account"` // whose words these are
	Text        string     `json:"text"`
	Headline    bool       `json:"headline"` // the title of that account tells it
	Accounts    int        `json:"accounts"`
	Independent int        `json:"independent"`
	Cells       []cellJSON `json:"cells"`
}

func writeStoriesJSON(w io.Writer, pages []*storyPage) error {
	out := storiesJSON{Schema: SchemaStories, Stories: []storyJSON{}}
	for _, p := range pages {
		out.Stories = append(out.Stories, p.json())
	}
	return encode(w, out)
}

func (p *storyPage) json() storyJSON {
	out := storyJSON{ID: p.story.ID, Title: p.title(), Independent: len(p.accounts) - len(p.copies()), Accounts: []memberJSON{},
		Derivations: p.derivationsJSON(), Facts: []headlineJSON{}, Contradictions: []findingJSON{},
		Unseen: p.unseenJSON(), Corrections: p.correctionsJSON()}
	for i, a := range p.accounts {
		m := &p.story.Members[i]
		one := memberJSON{accountJSON: a.json(), Score: decimal(m.Score), Why: append([]string{}, m.Why...)}
		if m.Like >= 0 {
			one.Like = fmt.Sprintf("a%d", m.Like+1)
		}
		out.Accounts = append(out.Accounts, one)
	}
	for _, f := range p.headlines() {
		fact := p.factJSON(f, nil)
		out.Facts = append(out.Facts, headlineJSON{fact.Account, fact.Text, fact.Headline, fact.Accounts, fact.Independent, fact.Cells})
	}
	for _, f := range p.contradictions() {
		out.Contradictions = append(out.Contradictions, p.findingJSON(f))
	}
	return out
}
