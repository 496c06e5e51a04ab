package eval

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
)

// Fidelity of a summary to its article, against people's judgement (Pagnoni,
// Balachandran and Tsvetkov 2021; Maynez et al. 2020). Correlations are partial:
// those within the summaries of one system. The baseline is the mean over the
// sentences of the summary of the weight of words that the best sentence of the
// article has.

// FidelityCard is what the evaluation "fidelity" gives.
type FidelityCard struct {
	Rows    []FidelityRow  `json:"rows"`
	Kinds   []KindsOfError `json:"kinds"`
	Tuned   bool           `json:"tuned"` // thresholds are those of other data
	Took    time.Duration  `json:"took"`  // each article read once
	figures []Value
}

// FidelityRow is one summary and how it was judged.
type FidelityRow struct {
	ID       string           `json:"id"`
	Dataset  string           `json:"dataset"`
	Model    string           `json:"model"`
	Want     float64          `json:"want"` // 0..1
	Got      float64          `json:"got"`
	Baseline float64          `json:"baseline"`
	Fidelity compare.Fidelity `json:"fidelity"`
	Summary  string           `json:"summary"`
	isTrue   bool
}

// KindsOfError holds one type of FRANK's errors against the kinds of our findings
// that should show it: summaries that have both, of those that have either.
type KindsOfError struct {
	Type  string         `json:"type"`
	Kinds []compare.Kind `json:"kinds"`
	Hits  Hits           `json:"hits"`
}

// Fidelity scores every summary of the .jsonl files at or below in.Data, with the
// thresholds that are best for those of in.Tune, where that is given.
func Fidelity(ctx context.Context, in Input) (*FidelityCard, error) {
	card := &FidelityCard{Kinds: []KindsOfError{
		{Type: "EntE", Kinds: []compare.Kind{compare.Participant, compare.Quantity, compare.Attribution}},
		{Type: "CircE", Kinds: []compare.Kind{compare.Time, compare.Place, compare.Quantity, compare.Precision}},
		{Type: "RelE", Kinds: []compare.Kind{compare.Predicate, compare.Polarity, compare.Certainty}},
		{Type: "LinkE", Kinds: []compare.Kind{compare.Relation}},
		{Type: "OutE", Kinds: []compare.Kind{compare.Claim}},
	}}
	if err := card.read(ctx, in.Data, in.Now); err != nil {
		return nil, err
	}
	tune := card
	if in.Tune != "" {
		tune = &FidelityCard{}
		if err := tune.read(ctx, in.Tune, in.Now); err != nil {
			return nil, err
		}
		card.Tuned = true
	}
	card.measure(tune)
	return card, nil
}

func (card *FidelityCard) read(ctx context.Context, path string, now func() time.Time) error {
	rows, err := readJudged(path)
	if err != nil {
		return err
	}
	begun := now()
	var source story.Account
	for i := range rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if i == 0 || rows[i].ArticleID != rows[i-1].ArticleID {
			if source, err = accountOf(ctx, "a1", rows[i].ArticleID, rows[i].Article); err != nil {
				return err
			}
		}
		draft, err := accountOf(ctx, "a2", rows[i].ID, rows[i].Summary)
		if err != nil {
			return err
		}
		card.judge(&rows[i], source, draft)
	}
	card.Took += now().Sub(begun)
	return nil
}

func accountOf(ctx context.Context, id, name, words string) (story.Account, error) {
	a, err := article.Read(ctx, name+".txt", []byte(words))
	if err != nil {
		return story.Account{}, fmt.Errorf("%s: %w", name, err)
	}
	d := annotate.Annotate(a)
	quotations, claims := claim.Extract(d)
	return story.Account{ID: id, Document: d, Quotations: quotations, Claims: claims}, nil
}

// judge compares a summary with its article. That it was made from it is known.
func (card *FidelityCard) judge(row *judged, source, draft story.Account) {
	c := compare.Compare(story.Story{
		Accounts:    []story.Account{source, draft},
		Derivations: []story.Derivation{{Source: source.ID, Copy: draft.ID, Score: 1, Shared: 1}},
	}, source.ID)
	f := compare.FidelityOf(c, draft.ID)
	told := 0.0
	for i := range f.Sentences {
		told += f.Sentences[i].Told / float64(len(f.Sentences))
	}
	card.Rows = append(card.Rows, FidelityRow{ID: row.ID, Dataset: row.Dataset, Model: row.Model, Want: *row.Factuality,
		Got: f.Score, Baseline: told, Fidelity: f, Summary: row.Summary, isTrue: row.isTrue()})
	if row.Faithful == nil {
		card.countKinds(row, c, f)
	}
}

func (card *FidelityCard) countKinds(row *judged, c *compare.Comparison, f compare.Fidelity) {
	wrong := map[string]float64{"EntE": row.EntE, "CircE": row.CircE, "RelE": row.RelE, "LinkE": row.LinkE, "OutE": row.OutE}
	for i := range card.Kinds {
		k := &card.Kinds[i]
		want := wrong[k.Type] < 1
		got := slices.ContainsFunc(f.Sentences, func(s compare.SentenceFidelity) bool {
			return slices.ContainsFunc(s.Findings, func(n int) bool { return slices.Contains(k.Kinds, c.Findings[n].Kind) })
		})
		k.Hits.Want += count(want)
		k.Hits.Got += count(got)
		k.Hits.Right += count(want && got)
	}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// columns are the measures of some rows.
type columns struct {
	got, baseline, want []float64
	system              []string
	isTrue              []bool
}

func (card *FidelityCard) columns(dataset string) (c columns) {
	for i := range card.Rows {
		r := &card.Rows[i]
		if dataset != "" && r.Dataset != dataset {
			continue
		}
		c.got, c.baseline, c.want = append(c.got, r.Got), append(c.baseline, r.Baseline), append(c.want, r.Want)
		c.system, c.isTrue = append(c.system, r.Dataset+"/"+r.Model), append(c.isTrue, r.isTrue)
	}
	return c
}

// measure makes the figures: of all, and of each half of FRANK and of XSumFaith
// where they are there.
func (card *FidelityCard) measure(tune *FidelityCard) {
	of := func(prefix string, xs func(columns) []float64) {
		add := func(name string, v float64) {
			card.figures = append(card.figures, Value{Name: prefix + name, Value: v})
		}
		all := card.columns("")
		add("pearson", partialPearson(xs(all), all.want, all.system))
		add("spearman", partialSpearman(xs(all), all.want, all.system))
		var sets []string
		for _, set := range []string{"cnndm", "bbc", "xsumfaith"} {
			if len(card.columns(set).got) > 0 {
				sets = append(sets, set)
			}
		}
		for _, set := range sets {
			c := card.columns(set)
			add(set+"_pearson", partialPearson(xs(c), c.want, c.system))
		}
		for _, set := range sets {
			c, t := card.columns(set), tune.columns(set)
			add(set+"_ba", balanced(xs(c), c.isTrue, bestThreshold(xs(t), t.isTrue)))
		}
		for _, set := range sets {
			c := card.columns(set)
			add(set+"_auc", auc(xs(c), c.isTrue))
		}
	}
	of("", func(c columns) []float64 { return c.got })
	of("baseline_", func(c columns) []float64 { return c.baseline })
}

// Values are the figures of the last line: correlations, balanced accuracies and
// areas under the ROC curve, of the score and of the baseline; summaries, and how
// many a second are read and compared.
func (card *FidelityCard) Values() []Value {
	speed := Value{Name: "docs_per_second", IsCount: true}
	if card.Took > 0 {
		speed.Value = float64(len(card.Rows)) / card.Took.Seconds()
	}
	return append(slices.Clone(card.figures), Value{Name: "rows", Value: float64(len(card.Rows)), IsCount: true}, speed)
}

// WriteText writes the summaries that were judged most otherwise, with the parts
// of their worst sentence, and how our kinds meet FRANK's types.
func (card *FidelityCard) WriteText(w io.Writer) error {
	const examples = 12
	rows := slices.Clone(card.Rows)
	off := func(r FidelityRow) float64 { return r.Got - r.Want }
	slices.SortStableFunc(rows, func(a, b FidelityRow) int { return cmp.Compare(off(b), off(a)) })
	var b strings.Builder
	n := min(examples, len(rows)/2)
	for _, r := range slices.Concat(rows[:n], rows[len(rows)-n:]) {
		fmt.Fprintf(&b, "want %.2f  got %.2f  %s  %s\n", r.Want, r.Got, r.ID, quoted(shorten(r.Summary)))
		if worst := r.worst(); worst != nil {
			fmt.Fprintf(&b, "    known %.2f  joined %.2f  copied %.2f  repeated %.2f  contradicted %.2f  changed %.2f  added %.2f\n",
				worst.Known, worst.Joined, worst.Copied, worst.Repeated, worst.Contradicted, worst.Changed, worst.Added)
		}
	}
	for _, k := range card.Kinds {
		if k.Hits.Want > 0 {
			fmt.Fprintf(&b, "%-6s as %v: precision %.2f  recall %.2f  of %d summaries\n", k.Type, k.Kinds, k.Hits.Precision(), k.Hits.Recall(), k.Hits.Want)
		}
	}
	if !card.Tuned {
		b.WriteString("balanced accuracies are with the thresholds that are best for these summaries themselves; --tune takes them from others\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// worst is the sentence of r with the least score, or nil.
func (r *FidelityRow) worst() (worst *compare.SentenceFidelity) {
	for i := range r.Fidelity.Sentences {
		if s := &r.Fidelity.Sentences[i]; worst == nil || s.Score < worst.Score {
			worst = s
		}
	}
	return worst
}
