package eval

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
)

// CasesCard is what the evaluation "cases" gives.
type CasesCard struct {
	Total    Tally       `json:"total"`
	Baseline Tally       `json:"baseline"` // of a comparison that understands nothing
	Cases    []CaseScore `json:"cases"`    // in alphabetical order
}

// CaseScore tells how one case went.
type CaseScore struct {
	Name     string     `json:"name"`
	Tally    Tally      `json:"tally"`
	Missed   []Missed   `json:"missed"`   // listed findings and agreements that were not reported
	Invented []Invented `json:"invented"` // reported contradictions and changes that are not listed
}

// Missed is something the editor lists that was not reported.
type Missed struct {
	Expected
	Quotes []Quote `json:"quotes"`
	// Near is a reported difference on the same words that is of another level
	// or kind, as "change attribution f3"; "" where there is none.
	Near string `json:"near,omitempty"`
}

// Invented is a false alarm.
type Invented struct {
	ID      string        `json:"id"`
	Level   compare.Level `json:"level"`
	Kind    compare.Kind  `json:"kind"`
	Summary string        `json:"summary"`
	Quotes  []Quote       `json:"quotes"`
	// Agreement is the id of the agreement it sits on; "" where it sits on none.
	Agreement string `json:"agreement,omitempty"`
}

// Quote is the words of one account, under the name its case gives it.
type Quote struct {
	Account string `json:"account"`
	Text    string `json:"text"`
}

// Cases scores every case at or below the folder root. What counts as a match is
// told in doc/evaluation.md.
func Cases(ctx context.Context, root string) (*CasesCard, error) {
	dirs, err := FindCases(root)
	if err != nil {
		return nil, err
	}
	card := &CasesCard{}
	for _, dir := range dirs {
		c, err := ReadCase(dir)
		if err != nil {
			return nil, err
		}
		if err := card.score(ctx, c); err != nil {
			return nil, fmt.Errorf("eval: %s: %w", filepath.Join(dir, "expected.json"), err)
		}
	}
	return card, nil
}

// score adds the case c to the card.
func (card *CasesCard) score(ctx context.Context, c *Case) error {
	comparison, err := compareCase(ctx, c)
	if err != nil {
		return err
	}
	ours, err := Score(c, comparison)
	if err != nil {
		return err
	}
	plain, err := Score(c, baseline(comparison.Story, comparison.Reference))
	if err != nil {
		return err
	}
	card.Cases = append(card.Cases, *ours)
	card.Total.add(ours.Tally)
	card.Baseline.add(plain.Tally)
	return nil
}

// compareCase compares the accounts of c as a user would, by their files alone.
func compareCase(ctx context.Context, c *Case) (*compare.Comparison, error) {
	var articles []article.Article
	for _, account := range c.Accounts {
		data, err := os.ReadFile(filepath.Join(c.Dir, account.File))
		if err != nil {
			return nil, err
		}
		a, err := recount.Read(ctx, account.File, data)
		if err != nil {
			return nil, err
		}
		articles = append(articles, a)
	}
	return recount.Compare(ctx, articles, recount.Options{})
}

// Score holds a comparison against what c expects of it. The accounts of the
// comparison are those of c, in order.
func Score(c *Case, comparison *compare.Comparison) (*CaseScore, error) {
	if len(comparison.Story.Accounts) != len(c.Accounts) {
		return nil, fmt.Errorf("%d accounts compared, the case has %d", len(comparison.Story.Accounts), len(c.Accounts))
	}
	expected, err := locate(c.Findings, comparison)
	if err != nil {
		return nil, err
	}
	agreed, err := locate(c.Agreements, comparison)
	if err != nil {
		return nil, err
	}
	s := &scorer{c: c, comparison: comparison, expected: expected, agreed: agreed, score: CaseScore{Name: c.Name}}
	for _, f := range comparison.Findings {
		if f.Level == compare.Agreement {
			s.agreements = append(s.agreements, f)
		} else {
			s.differences = append(s.differences, f)
		}
	}
	s.findings()
	s.alarms()
	s.agree()
	s.diagnose()
	s.derivation()
	return &s.score, nil
}

// scorer is one case on its way to a CaseScore.
type scorer struct {
	c           *Case
	comparison  *compare.Comparison
	expected    []target
	agreed      []target
	differences []compare.Finding // reported, all levels but agreement
	agreements  []compare.Finding
	found       []int // index in differences for each of expected, or -1
	score       CaseScore
}

// findings pairs the listed findings with the reported ones and counts recall.
func (s *scorer) findings() {
	s.found = pair(len(s.expected), len(s.differences), func(i, j int) bool {
		return matches(s.differences[j], s.expected[i])
	})
	tally := &s.score.Tally
	for i, t := range s.expected {
		j := s.found[i]
		tally.Findings.count(j >= 0)
		tally.level(t.Level).count(j >= 0)
		if t.Must {
			tally.Must.count(j >= 0)
		}
		if j < 0 {
			s.score.Missed = append(s.score.Missed, s.missed(t))
		} else if t.FirstAppears != "" {
			tally.FirstAppears.count(s.firstAppears(s.differences[j]) == t.FirstAppears)
		}
	}
}

// alarms counts the precision of contradictions and changes, and lists the false
// alarms.
func (s *scorer) alarms() {
	tally := &s.score.Tally
	for j, f := range s.differences {
		right := slices.Contains(s.found, j)
		switch f.Level {
		case compare.Contradiction:
			tally.ContradictionPrecision.count(right)
		case compare.Change:
			tally.ChangePrecision.count(right)
		default:
			continue // the editor does not list every omission and addition
		}
		if right {
			continue
		}
		invented := Invented{ID: f.ID, Level: f.Level, Kind: f.Kind, Summary: f.Summary, Quotes: s.quotes(f), Agreement: s.sitsOn(f)}
		if invented.Agreement != "" {
			tally.OnAgreements++
		}
		s.score.Invented = append(s.score.Invented, invented)
	}
}

// sitsOn is the id of the first agreement that the false alarm f rests on, ""
// where there is none, or where f rests on a listed finding of its level or kind
// too and so is only half wrong.
func (s *scorer) sitsOn(f compare.Finding) string {
	for _, t := range s.expected {
		if (t.Level == f.Level || t.Kind == f.Kind) && covers(f, t) {
			return ""
		}
	}
	for _, t := range s.agreed {
		if touched(f, t) >= 2 {
			return t.ID
		}
	}
	return ""
}

// agree counts the agreements found.
func (s *scorer) agree() {
	for _, t := range s.agreed {
		found := slices.ContainsFunc(s.agreements, func(f compare.Finding) bool { return covers(f, t) })
		s.score.Tally.Agreements.count(found)
		if !found {
			t.Level = compare.Agreement
			s.score.Missed = append(s.score.Missed, s.missed(t))
		}
	}
}

// diagnose counts matches by weaker rules, which tell whether what was missed
// was not seen at all or only called by another name.
func (s *scorer) diagnose() {
	count := func(allowed func(f compare.Finding, t target) bool) Ratio {
		result := pair(len(s.expected), len(s.differences), func(i, j int) bool {
			f, t := s.differences[j], s.expected[i]
			return allowed(f, t) && covers(f, t)
		})
		return Ratio{paired(result), len(result)}
	}
	tally := &s.score.Tally
	tally.Spans = count(func(compare.Finding, target) bool { return true })
	tally.SpansAndLevel = count(func(f compare.Finding, t target) bool { return f.Level == t.Level })
	tally.SpansAndKind = count(func(f compare.Finding, t target) bool { return f.Kind == t.Kind })
}

// derivation counts the case as right when exactly the listed edges were drawn.
func (s *scorer) derivation() {
	var want, got []string
	for _, edge := range s.c.Derivation {
		want = append(want, edge.Source+" > "+edge.Copy)
	}
	for _, d := range s.comparison.Story.Derivations {
		got = append(got, s.name(d.Source)+" > "+s.name(d.Copy))
	}
	slices.Sort(want)
	slices.Sort(got)
	s.score.Tally.Derivation.count(slices.Equal(want, got))
}

// firstAppears is the name of the account in which the difference f enters the
// story: of the accounts that carry it, the one made from none of the others.
// Those that carry an omission are the ones it has no words of; accounts shown
// because they agree with the reference carry nothing.
func (s *scorer) firstAppears(f compare.Finding) string {
	var carriers []string
	for _, account := range s.comparison.Story.Accounts {
		shown := slices.ContainsFunc(f.Evidence, func(e compare.Evidence) bool {
			return e.Account == account.ID && (!e.Agrees || f.Level == compare.Omission)
		})
		if account.ID != f.Reference && shown != (f.Level == compare.Omission) {
			carriers = append(carriers, account.ID)
		}
	}
	for _, id := range carriers {
		inherited := slices.ContainsFunc(s.comparison.Story.Derivations, func(d story.Derivation) bool {
			return d.Copy == id && slices.Contains(carriers, d.Source)
		})
		if !inherited {
			return s.name(id)
		}
	}
	return ""
}

func (s *scorer) missed(t target) Missed {
	m := Missed{Expected: t.Expected}
	for _, snippet := range t.Snippets {
		m.Quotes = append(m.Quotes, Quote{s.c.Accounts[snippet.Account].Name, snippet.Text})
	}
	for _, f := range s.differences {
		if covers(f, t) {
			m.Near = fmt.Sprintf("%s %s %s", f.Level, f.Kind, f.ID)
			break
		}
	}
	return m
}

func (s *scorer) quotes(f compare.Finding) []Quote {
	var quotes []Quote
	for _, e := range f.Evidence {
		for i, account := range s.comparison.Story.Accounts {
			if account.ID == e.Account {
				quotes = append(quotes, Quote{s.c.Accounts[i].Name, account.Document.Text(e.Span)})
			}
		}
	}
	return quotes
}

// name is the name the case gives to the account with that id.
func (s *scorer) name(id string) string {
	for i, account := range s.comparison.Story.Accounts {
		if account.ID == id {
			return s.c.Accounts[i].Name
		}
	}
	return id
}
