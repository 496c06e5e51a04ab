package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
)

// NumbersCard is what the evaluation "numbers" gives.
type NumbersCard struct {
	Specs []SpecScore   `json:"specs"` // each file, in the order of their names
	Wrong []WrongCase   `json:"wrong"`
	Bytes int           `json:"bytes"` // read in Took
	Took  time.Duration `json:"took"`
}

// SpecScore is how many cases of one file are right.
type SpecScore struct {
	Group string `json:"group"` // Number, NumberWithUnit, DateTime
	Name  string `json:"name"`
	Cases int    `json:"cases"`
	Right int    `json:"right"`
}

// WrongCase is a case that is not solved.
type WrongCase struct {
	Spec  string   `json:"spec"`
	Input string   `json:"input"`
	Want  []string `json:"want"`
	Got   []string `json:"got"`
}

// specCase is one case of a file of Recognizers-Text.
type specCase struct {
	Input                string
	NotSupported         string // the implementations that have not got so far
	NotSupportedByDesign string
	Results              []specResult
}

// specResult is one result; Start and End count UTF-16 units, End is the last.
type specResult struct {
	Text       string
	Start, End *int
	Resolution map[string]any
}

// specAnswer is a result in the terms both sides are brought to.
type specAnswer struct {
	span   text.Span
	values []float64 // of a range its two bounds; none for a unit without a number
	open   [2]bool   // which bound of a range is left out
	unit   string
	code   string // ISO 4217, where the spec has one
}

// Numbers scores quantities and times on the specs of Recognizers-Text at or below
// the folder root: those of Number and NumberWithUnit, and those in a folder DateTime
// (datetime.go). A case is right if all its
// results have the right words, value and unit, and there are no others. Cases
// that no implementation of Recognizers-Text claims to solve are left out.
func Numbers(ctx context.Context, in Input) (*NumbersCard, error) {
	names, err := filesBelow(in.Data, ".json")
	if err != nil {
		return nil, err
	}
	card := &NumbersCard{}
	var inputs []string
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if filepath.Base(filepath.Dir(name)) == dateTimeGroup {
			if err := card.dateTimeSpec(name); err != nil {
				return nil, err
			}
			continue
		}
		spec, ok := findSpec(name)
		if !ok {
			continue
		}
		cases, err := readSpec[specCase](name)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, card.spec(name, spec, cases)...)
	}
	if len(card.Specs) == 0 {
		return nil, fmt.Errorf("eval: no spec of numbers, such as NumberModel.json, at or below %s", in.Data)
	}
	card.speed(inputs, in.Now)
	return card, nil
}

func readSpec[C any](name string) ([]C, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	var cases []C
	if err := json.Unmarshal([]byte(strings.TrimPrefix(string(data), "\ufeff")), &cases); err != nil {
		return nil, fmt.Errorf("eval: %s: %w", name, err)
	}
	return cases, nil
}

// spec scores the cases of one file and returns their inputs.
func (card *NumbersCard) spec(name string, s spec, cases []specCase) (inputs []string) {
	score := SpecScore{Group: s.group, Name: strings.TrimSuffix(filepath.Base(name), ".json")}
	for _, c := range cases {
		inputs = append(inputs, c.Input)
		if unclaimed(c) {
			continue
		}
		want, got := wanted(c), s.read(c.Input, strings.TrimPrefix(score.Name, s.model))
		score.Cases++
		if slices.EqualFunc(want, got, specAnswer.equal) {
			score.Right++
			continue
		}
		card.Wrong = append(card.Wrong, WrongCase{Spec: score.Name, Input: c.Input, Want: written(c.Input, want), Got: written(c.Input, got)})
	}
	card.Specs = append(card.Specs, score)
	return inputs
}

// unclaimed reports a case that every implementation disowns.
func unclaimed(c specCase) bool {
	list := strings.ToLower(c.NotSupported + "," + c.NotSupportedByDesign)
	for _, name := range []string{"dotnet", "javascript", "java", "python"} {
		if !slices.ContainsFunc(strings.Split(list, ","), func(s string) bool { return strings.TrimSpace(s) == name }) {
			return false
		}
	}
	return true
}

// leastRead is how much text the speed is measured on, in bytes.
const leastRead = 4 << 20

// speed reads the inputs, one a paragraph, again and again.
func (card *NumbersCard) speed(inputs []string, now func() time.Time) {
	all := strings.Join(inputs, "\n\n")
	if all == "" {
		return
	}
	begun := now()
	for card.Bytes < leastRead {
		quantity.Find(all)
		card.Bytes += len(all)
	}
	card.Took = now().Sub(begun)
}

// wanted are the results of a case, in the order they stand in.
func wanted(c specCase) (all []specAnswer) {
	for _, r := range c.Results {
		a := specAnswer{span: spanOf(c.Input, r)}
		a.value(r.Resolution["value"])
		a.unit, _ = r.Resolution["unit"].(string)
		a.code, _ = r.Resolution["isoCurrency"].(string)
		if to, ok := r.Resolution["relativeTo"].(string); ok && to != "start" {
			a.unit = to
			a.value(r.Resolution["offset"])
		}
		all = append(all, a)
	}
	return inOrder(all)
}

func inOrder(all []specAnswer) []specAnswer {
	slices.SortStableFunc(all, func(a, b specAnswer) int { return a.span.Start - b.span.Start })
	return all
}

// spanOf is the place of a result in bytes.
func spanOf(s string, r specResult) text.Span {
	if r.Start == nil || r.End == nil {
		i := max(0, strings.Index(strings.ToLower(s), r.Text))
		return text.Span{Start: i, End: i + len(r.Text)}
	}
	return text.Span{Start: bytesOf(s, *r.Start), End: bytesOf(s, *r.End+1)}
}

// bytesOf is the byte of s at which the UTF-16 unit n begins.
func bytesOf(s string, n int) int {
	for i, r := range s {
		if n <= 0 {
			return i
		}
		n -= utf16.RuneLen(r)
	}
	return len(s)
}

// value reads "5", "5%", "1E-10" and ranges such as "(20,35]", of which a bound
// may be missing.
func (a *specAnswer) value(v any) {
	s, ok := v.(string)
	if !ok {
		return
	}
	a.values = nil
	inner := strings.Trim(s, "[]()%")
	low, high, isRange := strings.Cut(inner, ",")
	if !isRange {
		n, err := strconv.ParseFloat(inner, 64)
		if err == nil {
			a.values = []float64{n}
		}
		return
	}
	a.values = []float64{bound(low, -1), bound(high, 1)}
	a.open = [2]bool{s[0] == '(', s[len(s)-1] == ')'}
}

// bound is one bound of a range; one that is missing is infinite.
func bound(s string, sign int) float64 {
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		return n
	}
	return math.Inf(sign)
}

// equal holds two answers against each other, numbers to the digits the specs
// give.
func (a specAnswer) equal(b specAnswer) bool {
	near := func(x, y float64) bool {
		return x == y || math.Abs(x-y) <= 1e-12*min(math.Abs(x), math.Abs(y))
	}
	return a.span == b.span && a.unit == b.unit && a.open == b.open && slices.EqualFunc(a.values, b.values, near) &&
		(a.code == "" || a.code == b.code)
}

// written are answers for a reader.
func written(s string, all []specAnswer) (lines []string) {
	for _, a := range all {
		values := fmt.Sprintf("%.9g", a.values)
		if len(a.values) == 2 {
			values += fmt.Sprint(a.open)
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%q %s %s %s", a.span.Of(s), values, a.unit, a.code)))
	}
	return lines
}

// accuracy is the share of cases that are right in the specs of a group.
func (card *NumbersCard) accuracy(group string) float64 {
	var h Hits
	for _, s := range card.Specs {
		if s.Group == group {
			h.add(Hits{Want: s.Cases, Right: s.Right})
		}
	}
	return h.Recall()
}

// Values are the figures of the last line: fractions of cases, and megabytes of
// text read for quantities in a second on one core.
func (card *NumbersCard) Values() []Value {
	return []Value{
		{Name: "number", Value: card.accuracy("Number")},
		{Name: "unit", Value: card.accuracy("NumberWithUnit")},
		{Name: "datetime", Value: card.accuracy(dateTimeGroup)},
		{Name: "mb_per_second", Value: perSecond(float64(card.Bytes)/1e6, card.Took)},
	}
}

func perSecond(n float64, took time.Duration) float64 {
	if took <= 0 {
		return 0
	}
	return n / took.Seconds()
}

// WriteText writes the cases that are not solved, and a line for each spec.
func (card *NumbersCard) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, c := range card.Wrong {
		fmt.Fprintf(&b, "%s  %q\n", c.Spec, c.Input)
		for _, line := range c.Want {
			fmt.Fprintf(&b, "  want  %s\n", line)
		}
		for _, line := range c.Got {
			fmt.Fprintf(&b, "  got   %s\n", line)
		}
	}
	for _, s := range card.Specs {
		fmt.Fprintf(&b, "%-15s %-36s %4d of %4d  %.3f\n", s.Group, s.Name, s.Right, s.Cases, float64(s.Right)/float64(max(1, s.Cases)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
