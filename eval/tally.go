package eval

import (
	"fmt"

	"github.com/recount-news/recount/compare"
)

// Ratio is how many were right, of how many.
type Ratio struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// Share is Right/Of, and 1 where there was nothing to get right or wrong.
func (r Ratio) Share() float64 {
	if r.Of == 0 {
		return 1
	}
	return float64(r.Right) / float64(r.Of)
}

// String is r as "5/7".
func (r Ratio) String() string { return fmt.Sprintf("%d/%d", r.Right, r.Of) }

func (r *Ratio) add(other Ratio) {
	r.Right += other.Right
	r.Of += other.Of
}

func (r *Ratio) count(right bool) {
	r.Of++
	if right {
		r.Right++
	}
}

// wrong is how many were not right.
func (r Ratio) wrong() int { return r.Of - r.Right }

// Tally is the counts of one case, or of several together.
type Tally struct {
	Must           Ratio `json:"must"`     // of the listed findings a reader needs, those reported
	Findings       Ratio `json:"findings"` // of the listed findings, those reported
	Contradictions Ratio `json:"contradictions"`
	Changes        Ratio `json:"changes"`
	Omissions      Ratio `json:"omissions"`
	Additions      Ratio `json:"additions"`
	Agreements     Ratio `json:"agreements"`

	ContradictionPrecision Ratio `json:"contradiction_precision"` // of the reported, those listed
	ChangePrecision        Ratio `json:"change_precision"`
	OnAgreements           int   `json:"on_agreements"` // false alarms on words that agree

	Spans         Ratio `json:"spans"` // findings whose words were found, whatever was said of them
	SpansAndLevel Ratio `json:"spans_level"`
	SpansAndKind  Ratio `json:"spans_kind"`

	Derivation   Ratio `json:"derivation"`    // cases with the right tree
	FirstAppears Ratio `json:"first_appears"` // of the matched findings that say where they enter
}

// Invented is the number of false alarms: reported contradictions and changes
// that are not listed.
func (t Tally) Invented() int { return t.ContradictionPrecision.wrong() + t.ChangePrecision.wrong() }

// ratios are all ratios of t, so that what is done to each is written once.
func (t *Tally) ratios() []*Ratio {
	return []*Ratio{
		&t.Must, &t.Findings, &t.Contradictions, &t.Changes, &t.Omissions, &t.Additions, &t.Agreements,
		&t.ContradictionPrecision, &t.ChangePrecision,
		&t.Spans, &t.SpansAndLevel, &t.SpansAndKind, &t.Derivation, &t.FirstAppears,
	}
}

func (t *Tally) add(other Tally) {
	ours, theirs := t.ratios(), other.ratios()
	for i, r := range ours {
		r.Right += theirs[i].Right
		r.Of += theirs[i].Of
	}
	t.OnAgreements += other.OnAgreements
}

// level is the recall of the findings of one level.
func (t *Tally) level(l compare.Level) *Ratio {
	switch l {
	case compare.Contradiction:
		return &t.Contradictions
	case compare.Change:
		return &t.Changes
	case compare.Omission:
		return &t.Omissions
	default:
		return &t.Additions
	}
}

// Values are the figures of the last line. The first five names are fixed for
// good; more may follow.
func (c *CasesCard) Values() []Value {
	t := c.Total
	fraction := func(name string, r Ratio) Value { return Value{Name: name, Value: r.Share()} }
	number := func(name string, n int) Value { return Value{Name: name, Value: float64(n), IsCount: true} }
	return []Value{
		fraction("must", t.Must),
		fraction("findings", t.Findings),
		fraction("agreements", t.Agreements),
		fraction("contradiction_precision", t.ContradictionPrecision),
		number("invented", t.Invented()),
		number("invented_contradictions", t.ContradictionPrecision.wrong()),
		number("invented_on_agreements", t.OnAgreements),
		fraction("change_precision", t.ChangePrecision),
		fraction("contradictions", t.Contradictions),
		fraction("changes", t.Changes),
		fraction("omissions", t.Omissions),
		fraction("additions", t.Additions),
		fraction("spans", t.Spans),
		fraction("spans_level", t.SpansAndLevel),
		fraction("spans_kind", t.SpansAndKind),
		fraction("derivation", t.Derivation),
		fraction("first_appears", t.FirstAppears),
		number("cases", len(c.Cases)),
		fraction("baseline_must", c.Baseline.Must),
		fraction("baseline_findings", c.Baseline.Findings),
		fraction("baseline_agreements", c.Baseline.Agreements),
		fraction("baseline_contradiction_precision", c.Baseline.ContradictionPrecision),
		number("baseline_invented", c.Baseline.Invented()),
	}
}
