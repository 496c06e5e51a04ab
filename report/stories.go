package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
)

// Story is some articles that tell one story, oldest first, as recount.Group gives
// them: Members and Accounts go side by side, account "a1" is article 0, and there is
// no comparison where there is one account alone.
type Story struct {
	ID         string
	Members    []story.Member
	Accounts   []story.Account
	Comparison *compare.Comparison
}

// Stories writes stories in the order given: as text for a reader, those of one
// account a line each at the end; as JSON; or as one HTML page.
func Stories(w io.Writer, stories []Story, f Format, o Options) error {
	pages := make([]*storyPage, len(stories))
	for i := range stories {
		var err error
		if pages[i], err = newStoryPage(&stories[i], o); err != nil {
			return err
		}
	}
	switch f {
	case Text:
		return writeStories(w, pages, o)
	case JSON:
		return writeStoriesJSON(w, pages)
	case HTML:
		return writeStoriesHTML(w, pages)
	}
	return fmt.Errorf("report: %w for stories: %q; use text, json or html", ErrFormat, f)
}

// storyPage is a story made ready for reading.
type storyPage struct {
	*page
	story *Story
}

func newStoryPage(s *Story, o Options) (*storyPage, error) {
	if len(s.Accounts) == 0 || len(s.Members) != len(s.Accounts) {
		return nil, fmt.Errorf("report: story %s has %d accounts and %d members", s.ID, len(s.Accounts), len(s.Members))
	}
	c := s.Comparison
	if c == nil {
		c = &compare.Comparison{Story: story.Story{Accounts: s.Accounts}}
	}
	p, err := newPage(c, Options{})
	if err != nil {
		return nil, err
	}
	if len(p.accounts) != len(s.Members) {
		return nil, fmt.Errorf("report: story %s has %d members, its comparison %d accounts", s.ID, len(s.Members), len(p.accounts))
	}
	return &storyPage{p, s}, nil
}

// together parts the stories of several accounts from those of one.
func together(pages []*storyPage) (several, alone []*storyPage) {
	for _, p := range pages {
		if len(p.accounts) > 1 {
			several = append(several, p)
		} else {
			alone = append(alone, p)
		}
	}
	return several, alone
}

// title is that of the account the others are held against.
func (p *storyPage) title() string {
	if a := p.account(p.Reference); a != nil {
		return a.title()
	}
	return p.accounts[0].title()
}

// size tells how many accounts there are and how many of them on their own.
func (p *storyPage) size() string {
	return fmt.Sprintf("%s, %d independent", plural(len(p.accounts), "account"), len(p.accounts)-len(p.copies()))
}

// copies are the accounts made from another.
func (p *storyPage) copies() (ids []string) {
	for _, d := range p.Story.Derivations {
		ids = append(ids, d.Copy)
	}
	return ids
}

// period is the days from the first publication to the last, as "2026-03-03 to 2026-03-05".
func (p *storyPage) period() string {
	var days []string
	for _, a := range p.accounts {
		if d := a.Document.Article.Published; d.Known() {
			days = append(days, d.Time.Format("2006-01-02"))
		}
	}
	slices.Sort(days)
	switch days = slices.Compact(days); len(days) {
	case 0:
		return "no date"
	case 1:
		return days[0]
	}
	return days[0] + " to " + days[len(days)-1]
}

// why tells why account i is in the story, or "".
func (p *storyPage) why(i int) string {
	m := &p.story.Members[i]
	like := p.account(fmt.Sprintf("a%d", m.Like+1))
	if m.Like < 0 || like == nil {
		return ""
	}
	why := m.Why
	if len(why) > manyReasons {
		why = why[:manyReasons]
	}
	return clean(fmt.Sprintf("with %s, %s sure: %s", like.Label, percent(m.Score), strings.Join(why, " · ")))
}

// mostHeadlines is how many facts a story shows.
const mostHeadlines = 3

// headlines are the facts that the titles tell, else the first of all.
func (p *storyPage) headlines() (facts []*compare.Fact) {
	for _, inTitle := range []bool{true, false} {
		for i := range p.Facts {
			if f := &p.Facts[i]; f.Headline == inTitle && len(facts) < mostHeadlines {
				facts = append(facts, f)
			}
		}
	}
	return facts
}

// backing tells who has a fact: "3 accounts, 2 independent".
func backing(f *compare.Fact) string {
	return fmt.Sprintf("%s, %d independent", plural(f.Accounts, "account"), f.Independent)
}

// contradictions are the findings of that level.
func (p *storyPage) contradictions() []finding { return p.of(compare.Contradiction) }

// storyDay is when an account was published, or "no date".
func storyDay(d article.Date) string {
	if !d.Known() {
		return "no date"
	}
	return strings.Replace(strings.TrimSuffix(d.String(), "Z"), "T", " ", 1)
}
