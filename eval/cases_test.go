package eval

import (
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// The story every test here is about, told twice. Its words stand once each, so
// that a word names its place.
const (
	sourceText = "The ferry ran aground on Monday with 214 aboard, the owner said. Nobody was hurt. Two dogs swam."
	copyText   = "A ship stranded on Sunday with 241 people. No one was injured."
)

// theCase is what an editor finds between them.
func theCase() *Case {
	both := func(a, b string) []Snippet { return []Snippet{{0, a}, {1, b}} }
	return &Case{
		Name:       "ferry",
		Accounts:   []CaseAccount{{Name: "wire"}, {Name: "paper"}},
		Derivation: []Edge{{Source: "wire", Copy: "paper"}},
		Findings: []Expected{
			{ID: "toll", Must: true, Level: compare.Contradiction, Kind: compare.Quantity, Snippets: both("214", "241")},
			{ID: "day", Must: true, Level: compare.Contradiction, Kind: compare.Time, Snippets: both("Monday", "Sunday")},
			{ID: "owner", Level: compare.Change, Kind: compare.Attribution, Snippets: both("the owner said", "stranded")},
			{ID: "dogs", Level: compare.Omission, Kind: compare.Claim, Snippets: []Snippet{{0, "Two dogs"}}},
		},
		Agreements: []Expected{{ID: "unhurt", Snippets: both("Nobody", "No one")}},
	}
}

// comparison is one in which findings were reported.
func comparison(findings ...compare.Finding) *compare.Comparison {
	account := func(id, words string) story.Account {
		return story.Account{ID: id, Document: &document.Document{Article: article.Article{Name: id + ".txt", Text: words}}}
	}
	return &compare.Comparison{
		Story: story.Story{
			Accounts:    []story.Account{account("a1", sourceText), account("a2", copyText)},
			Derivations: []story.Derivation{{Source: "a1", Copy: "a2"}},
		},
		Reference: "a1",
		Findings:  findings,
	}
}

// found is a finding on the given words; "" means no evidence in that account.
func found(level compare.Level, kind compare.Kind, inSource, inCopy string) compare.Finding {
	f := compare.Finding{ID: "f", Level: level, Kind: kind, Reference: "a1"}
	for _, e := range []struct{ id, all, words string }{{"a1", sourceText, inSource}, {"a2", copyText, inCopy}} {
		if e.words != "" {
			start := strings.Index(e.all, e.words)
			f.Evidence = append(f.Evidence, compare.Evidence{Account: e.id, Span: text.Span{Start: start, End: start + len(e.words)}})
		}
	}
	return f
}

func TestScore(t *testing.T) {
	const whole = "The ferry ran aground on Monday with 214"
	tests := []struct {
		name     string
		reported []compare.Finding
		want     string // the figures that matter, as must findings agreements right invented onAgreements spans
	}{
		{"nothing reported", nil, "0/2 0/4 0/1 0/0 0 0 0/4"},
		{"exact words", []compare.Finding{found(compare.Contradiction, compare.Quantity, "214", "241")}, "1/2 1/4 0/1 1/1 0 0 1/4"},
		{"overlapping words", []compare.Finding{found(compare.Contradiction, compare.Quantity, whole, copyText)}, "1/2 1/4 0/1 1/1 0 0 1/4"},
		{"evidence in one account only", []compare.Finding{found(compare.Contradiction, compare.Quantity, "214", "")}, "0/2 0/4 0/1 0/1 1 0 0/4"},
		{"other level", []compare.Finding{found(compare.Change, compare.Quantity, "214", "241")}, "0/2 0/4 0/1 0/0 1 0 1/4"},
		{"other kind", []compare.Finding{found(compare.Contradiction, compare.Place, "214", "241")}, "0/2 0/4 0/1 0/1 1 0 1/4"},
		{"one matched once", []compare.Finding{
			found(compare.Contradiction, compare.Quantity, "214", "241"),
			found(compare.Contradiction, compare.Quantity, "214", "241"),
		}, "1/2 1/4 0/1 1/2 1 0 1/4"},
		{"omission", []compare.Finding{found(compare.Omission, compare.Claim, "Two dogs swam", "")}, "0/2 1/4 0/1 0/0 0 0 1/4"},
		{"unlisted omission is no alarm", []compare.Finding{found(compare.Omission, compare.Claim, "ferry", "")}, "0/2 0/4 0/1 0/0 0 0 0/4"},
		{"evidence in a further account", []compare.Finding{found(compare.Omission, compare.Claim, "Two dogs swam", "ship")}, "0/2 1/4 0/1 0/0 0 0 1/4"},
		{"agreement", []compare.Finding{found(compare.Agreement, compare.Claim, "Nobody was", "No one was")}, "0/2 0/4 1/1 0/0 0 0 0/4"},
		{"agreement on one side", []compare.Finding{found(compare.Agreement, compare.Claim, "Nobody was", "ship")}, "0/2 0/4 0/1 0/0 0 0 0/4"},
		{"alarm on an agreement", []compare.Finding{found(compare.Change, compare.Polarity, "Nobody was", "No one was")}, "0/2 0/4 0/1 0/0 1 1 0/4"},
		{"alarm on a finding of its level too", []compare.Finding{found(compare.Contradiction, compare.Polarity, sourceText, copyText)}, "0/2 0/4 0/1 0/1 1 0 1/4"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			score, err := Score(theCase(), comparison(test.reported...))
			if err != nil {
				t.Fatal(err)
			}
			if got := brief(score.Tally); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func brief(t Tally) string {
	invented := Value{Name: "n", Value: float64(t.Invented()), IsCount: true}.figure()
	sits := Value{Name: "n", Value: float64(t.OnAgreements), IsCount: true}.figure()
	return strings.Join([]string{t.Must.String(), t.Findings.String(), t.Agreements.String(),
		t.ContradictionPrecision.String(), invented, sits, t.Spans.String()}, " ")
}

func TestScore_missedSaysWhatItWasCalled(t *testing.T) {
	score, err := Score(theCase(), comparison(found(compare.Change, compare.Quantity, "214", "241")))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := score.Missed[0].Near, "change quantity f"; got != want {
		t.Errorf("near %q, want %q", got, want)
	}
}

func TestScore_derivation(t *testing.T) {
	c := comparison()
	for _, test := range []struct {
		name  string
		edges []story.Derivation
		want  string
	}{
		{"right", []story.Derivation{{Source: "a1", Copy: "a2"}}, "1/1"},
		{"turned round", []story.Derivation{{Source: "a2", Copy: "a1"}}, "0/1"},
		{"none", nil, "0/1"},
	} {
		c.Story.Derivations = test.edges
		score, err := Score(theCase(), c)
		if err != nil {
			t.Fatal(err)
		}
		if got := score.Tally.Derivation.String(); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestScore_firstAppears holds a chain of three: a1, a2 made from it, a3 made
// from a2.
func TestScore_firstAppears(t *testing.T) {
	for _, test := range []struct {
		name     string
		level    compare.Level
		carriers []string // accounts with evidence
		want     string
	}{
		{"inherited", compare.Change, []string{"a1", "a2", "a3"}, "second"},
		{"entered late", compare.Change, []string{"a1", "a3"}, "third"},
		{"left out late", compare.Omission, []string{"a1", "a2"}, "third"},
		{"left out early", compare.Omission, []string{"a1"}, "second"},
		{"added late", compare.Addition, []string{"a3"}, "third"},
	} {
		c := comparison()
		c.Story.Accounts = append(c.Story.Accounts, story.Account{ID: "a3", Document: c.Story.Accounts[1].Document})
		c.Story.Derivations = append(c.Story.Derivations, story.Derivation{Source: "a2", Copy: "a3"})
		s := &scorer{c: &Case{Accounts: []CaseAccount{{Name: "first"}, {Name: "second"}, {Name: "third"}}}, comparison: c}
		f := compare.Finding{Level: test.level, Reference: "a1"}
		for _, id := range test.carriers {
			f.Evidence = append(f.Evidence, compare.Evidence{Account: id})
		}
		if got := s.firstAppears(f); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestScore_snippetThatIsNotThere(t *testing.T) {
	c := theCase()
	c.Findings[0].Snippets[1].Text = "214"
	_, err := Score(c, comparison())
	if err == nil || !strings.Contains(err.Error(), `"toll": not in a2.txt: "214"`) {
		t.Errorf("error %v, want one that names the finding, the account and the snippet", err)
	}
}

func TestValues_fixedNames(t *testing.T) {
	card := &CasesCard{}
	const want = "must=1.000 findings=1.000 agreements=1.000 contradiction_precision=1.000 invented=0 "
	if got := Line(card); !strings.HasPrefix(got, want) {
		t.Errorf("last line %q, want it to begin %q", got, want)
	}
}
