package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
)

// incident is a line of incidents.jsonl.
type incident struct {
	ID   string `json:"incident"`
	Gold *struct {
		Killed  int `json:"killed"`
		Injured int `json:"injured"`
	} `json:"gold"`
}

// incidentReport is a line of reports.jsonl.
type incidentReport struct {
	ID       string `json:"id"`
	Incident string `json:"incident"`
	Title    string `json:"title"`
	Date     string `json:"dct"`
	Text     string `json:"text"`
}

// readLines reads the JSON objects of a file, one a line.
func readLines[T any](name string) (rows []T, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("eval: %s:%d: %w", name, n, err)
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("eval: %s: %w", name, err)
	}
	return rows, nil
}

// article is what a desk would hand in.
func (r *incidentReport) article(ctx context.Context) (article.Article, error) {
	title := strings.Join(strings.Fields(r.Title), " ")
	a, err := article.Read(ctx, r.ID, fmt.Appendf(nil, "---\ntitle: %s\ndate: %s\n---\n\n%s\n\n%s\n", title, r.Date, title, r.Text))
	if err != nil {
		return a, fmt.Errorf("eval: %w", err)
	}
	return a, nil
}

// CasualtiesCard is what the evaluation "casualties" gives.
type CasualtiesCard struct {
	Reports int            `json:"reports"`
	Killed  CountScore     `json:"killed"`
	Injured CountScore     `json:"injured"`
	Pairs   int            `json:"pairs"` // of reports of one incident
	Misses  []CasualtyMiss `json:"misses"`

	Disagreements []Disagreement `json:"disagreements"` // between the reports of a pair
}

// CountScore is how well one of the two counts is read.
type CountScore struct {
	Right    Ratio `json:"right"`    // of the reports of which a count is read, those with that of the incident
	Stated   Ratio `json:"stated"`   // of the reports whose words have the incident's number beside such a word, those of which it is read
	Coverage Ratio `json:"coverage"` // of the reports of incidents with somebody, those of which a count is read
	Zero     Ratio `json:"zero"`     // of the reports of which nobody is read, those of incidents with nobody
}

// CasualtyMiss is a report of which another count is read than the incident's.
type CasualtyMiss struct {
	ID     string   `json:"id"`
	What   string   `json:"what"`
	Want   int      `json:"want"`
	Got    string   `json:"got"`
	Stated bool     `json:"stated"` // the incident's number stands beside a word for such a harm
	Words  []string `json:"words"`
	Title  string   `json:"title"`
}

// Casualties scores the counts of people killed and injured, on reports of incidents
// in the layout of the SemEval-2018 Task 5 data (Postma and others 2018).
func Casualties(ctx context.Context, root string) (*CasualtiesCard, error) {
	incidents, err := readLines[incident](filepath.Join(root, "incidents.jsonl"))
	if err != nil {
		return nil, err
	}
	gold := make(map[string]incident)
	for _, i := range incidents {
		if i.Gold != nil {
			gold[i.ID] = i
		}
	}
	reports, err := readLines[incidentReport](filepath.Join(root, "reports.jsonl"))
	if err != nil {
		return nil, err
	}
	var told [][]incidentReport // the reports of each incident that has counts
	index := make(map[string]int)
	for _, r := range reports {
		if _, ok := gold[r.Incident]; !ok {
			continue
		}
		k, ok := index[r.Incident]
		if !ok {
			k = len(told)
			index[r.Incident], told = k, append(told, nil)
		}
		told[k] = append(told[k], r)
	}
	parts := make([]CasualtiesCard, len(told))
	if err := inParallel(ctx, len(told), func(k int) error { return parts[k].incident(ctx, gold[told[k][0].Incident], told[k]) }); err != nil {
		return nil, err
	}
	card := &CasualtiesCard{}
	for i := range parts {
		card.join(&parts[i])
	}
	return card, nil
}

// incident scores the reports of one incident, and compares every two of them.
func (card *CasualtiesCard) incident(ctx context.Context, g incident, reports []incidentReport) error {
	accounts := make([]story.Account, len(reports))
	for i := range reports {
		a, err := reports[i].article(ctx)
		if err != nil {
			return err
		}
		accounts[i] = recount.Account("", a)
		d := accounts[i].Document
		got := claim.CasualtiesOf(d, accounts[i].Claims)
		card.Reports++
		card.score(&reports[i], "killed", &card.Killed, g.Gold.Killed, killedWords, d, got.Killed)
		card.score(&reports[i], "injured", &card.Injured, g.Gold.Injured, injuredWords, d, got.Injured)
	}
	for i := range accounts {
		for j := i + 1; j < len(accounts) && ctx.Err() == nil; j++ {
			card.Pairs++
			card.disagree(reports[i].ID, reports[j].ID, accounts[i], accounts[j])
		}
	}
	return nil
}

// join adds what other has.
func (card *CasualtiesCard) join(other *CasualtiesCard) {
	card.Reports += other.Reports
	card.Pairs += other.Pairs
	card.Killed.join(&other.Killed)
	card.Injured.join(&other.Injured)
	card.Misses = append(card.Misses, other.Misses...)
	card.Disagreements = append(card.Disagreements, other.Disagreements...)
}

func (s *CountScore) join(o *CountScore) {
	for _, p := range [...][2]*Ratio{{&s.Right, &o.Right}, {&s.Stated, &o.Stated}, {&s.Coverage, &o.Coverage}, {&s.Zero, &o.Zero}} {
		p[0].Right += p[1].Right
		p[0].Of += p[1].Of
	}
}

// add counts one report and tells whether its count is wrong.
func (s *CountScore) add(want int, got claim.Count, stated bool) bool {
	right := got.Told() && got.Value == float64(want) && !got.Vague
	if got.Told() && got.High == 0 {
		s.Zero.count(want == 0)
	} else if got.Told() {
		s.Right.count(right)
	}
	if want > 0 {
		s.Coverage.count(got.Told())
		if stated {
			s.Stated.count(right)
		}
	}
	return got.Told() && !right || want > 0 && !got.Told()
}

// score counts one of the two counts of a report.
func (card *CasualtiesCard) score(r *incidentReport, what string, s *CountScore, want int, harm []string, d *document.Document, got claim.Count) {
	stated := isStated(d.Article.Text, want, harm)
	if !s.add(want, got, stated) {
		return
	}
	m := CasualtyMiss{ID: r.ID, What: what, Want: want, Got: got.String(), Stated: stated, Title: r.Title}
	for _, s := range got.Evidence {
		m.Words = append(m.Words, d.Text(s))
	}
	card.Misses = append(card.Misses, m)
}

// Values implements [Scorecard].
func (card *CasualtiesCard) Values() []Value {
	return []Value{
		{Name: "killed", Value: card.Killed.Right.Share()},
		{Name: "injured", Value: card.Injured.Right.Share()},
		{Name: "killed_stated", Value: card.Killed.Stated.Share()},
		{Name: "injured_stated", Value: card.Injured.Stated.Share()},
		{Name: "killed_coverage", Value: card.Killed.Coverage.Share()},
		{Name: "injured_coverage", Value: card.Injured.Coverage.Share()},
		{Name: "killed_zero", Value: card.Killed.Zero.Share()},
		{Name: "injured_zero", Value: card.Injured.Zero.Share()},
		{Name: "disagreements", Value: float64(len(card.Disagreements)), IsCount: true},
		{Name: "pairs", Value: float64(card.Pairs), IsCount: true},
		{Name: "reports", Value: float64(card.Reports), IsCount: true},
		{Name: "killed_read", Value: float64(card.Killed.Right.Of), IsCount: true},
		{Name: "injured_read", Value: float64(card.Injured.Right.Of), IsCount: true},
		{Name: "killed_stating", Value: float64(card.Killed.Stated.Of), IsCount: true},
		{Name: "injured_stating", Value: float64(card.Injured.Stated.Of), IsCount: true},
	}
}
