package eval

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// Time expressions as TempEval-3 scores them (UzZaman et al. 2013, "SemEval-2013
// Task 1", section 4): a reported expression matches a gold one where they share
// a byte, each at most once; strictly, where their spans are equal. Type and
// value are counted over the relaxed matches: right attributes of all reported
// are the precision, of all gold ones the recall.

// TimesCard is what the evaluation "times" gives.
type TimesCard struct {
	Documents int        `json:"documents"`
	Annotated TimesScore `json:"annotated"` // what annotate gives, which knows the tokens
	Alone     TimesScore `json:"alone"`     // what timex gives that knows the text alone
	Slips     []TimeSlip `json:"slips"`     // of the first
}

// TimesScore counts the expressions that one way of finding them got right.
type TimesScore struct {
	Relaxed Hits          `json:"relaxed"`
	Strict  Hits          `json:"strict"`
	Type    Hits          `json:"type"`
	Value   Hits          `json:"value"`
	Took    time.Duration `json:"took"`
}

// TimeSlip is one expression that was missed, invented or misread.
type TimeSlip struct {
	Fault    string `json:"fault"` // missed, invented, extent, type or value
	Document string `json:"document"`
	Want     string `json:"want"` // words, type and value; empty where invented
	Got      string `json:"got"`
	Around   string `json:"around"`
}

// Times scores time expressions on every .tml file at or below the folder of in.
// The document creation time is the anchor and is not scored, nor is what stands
// outside TEXT.
func Times(ctx context.Context, in Input) (*TimesCard, error) {
	names, err := filesBelow(in.Data, ".tml")
	if err != nil {
		return nil, err
	}
	card := &TimesCard{}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		doc, err := readTimeML(name)
		if err != nil {
			return nil, err
		}
		card.document(doc, in.Now)
	}
	return card, nil
}

func (card *TimesCard) document(doc goldTimes, now func() time.Time) {
	card.Documents++
	begun := now()
	alone := timex.Find(doc.article.Text, doc.article.Published.Time)
	card.Alone.Took += now().Sub(begun)
	card.Alone.score(doc, alone)

	begun = now()
	d := annotate.Annotate(doc.article)
	card.Annotated.Took += now().Sub(begun)
	card.Slips = append(card.Slips, card.Annotated.score(doc, d.Times)...)
}

// score counts one document and lists what is wrong in it.
func (s *TimesScore) score(doc goldTimes, got []timex.Time) (slips []TimeSlip) {
	for _, h := range []*Hits{&s.Relaxed, &s.Strict, &s.Type, &s.Value} {
		h.add(Hits{Got: len(got), Want: len(doc.times)})
	}
	slip := func(fault string, want *goldTime, got *timex.Time) {
		slips = append(slips, doc.slip(fault, want, got))
	}
	matched := make([]bool, len(got))
	for i := range doc.times {
		want := &doc.times[i]
		j := bestMatch(want.span, got, matched)
		if j < 0 {
			slip("missed", want, nil)
			continue
		}
		matched[j] = true
		t := &got[j]
		s.Relaxed.Right++
		s.Strict.Right += one(t.Span == want.span)
		s.Type.Right += one(string(t.Type) == want.typ)
		s.Value.Right += one(t.Value == want.value)
		if t.Span != want.span {
			slip("extent", want, t)
		}
		if string(t.Type) != want.typ {
			slip("type", want, t)
		}
		if t.Value != want.value {
			slip("value", want, t)
		}
	}
	for j := range got {
		if !matched[j] {
			slip("invented", nil, &got[j])
		}
	}
	return slips
}

// bestMatch is the index of the free expression in got that matches span: the
// equal one, else the first that overlaps it, else -1.
func bestMatch(span text.Span, got []timex.Time, matched []bool) int {
	best := -1
	for j, t := range got {
		switch {
		case matched[j] || !t.Span.Overlaps(span):
		case t.Span == span:
			return j
		case best < 0:
			best = j
		}
	}
	return best
}

func (g goldTimes) slip(fault string, want *goldTime, got *timex.Time) TimeSlip {
	s := TimeSlip{Fault: fault, Document: g.article.Name}
	at := text.Span{}
	if got != nil {
		at = got.Span
		s.Got = strings.TrimSpace(fmt.Sprintf("%s %s %s", got.Span.Of(g.article.Text), got.Type, got.Value))
	}
	if want != nil {
		at = want.span
		s.Want = fmt.Sprintf("%s %s %s", want.span.Of(g.article.Text), want.typ, want.value)
	}
	s.Around = around(g.article.Text, at)
	return s
}

// around is span with some words on either side.
func around(s string, span text.Span) string {
	const words = 60
	begin := max(0, span.Start-words)
	begin += strings.IndexAny(s[begin:span.Start]+" ", " \n")
	end := min(len(s), span.End+words)
	if i := strings.LastIndexAny(s[span.End:end], " \n"); i >= 0 {
		end = span.End + i
	}
	return strings.Join(strings.Fields(s[begin:end]), " ")
}

// Values are the figures of the last line: fractions, and documents a second
// that timex alone reads on one core.
func (card *TimesCard) Values() []Value {
	figures := func(prefix string, s TimesScore) []Value {
		return []Value{
			{Name: prefix + "relaxed_f1", Value: s.Relaxed.F1()},
			{Name: prefix + "strict_f1", Value: s.Strict.F1()},
			{Name: prefix + "type_f1", Value: s.Type.F1()},
			{Name: prefix + "value_f1", Value: s.Value.F1()},
		}
	}
	rate := func(name string, took time.Duration) Value {
		v := Value{Name: name, IsCount: true}
		if took > 0 {
			v.Value = float64(card.Documents) / took.Seconds()
		}
		return v
	}
	values := append(figures("", card.Annotated), rate("docs_per_second", card.Alone.Took))
	values = append(values, figures("alone_", card.Alone)...)
	return append(values,
		rate("annotated_docs_per_second", card.Annotated.Took),
		Value{Name: "documents", Value: float64(card.Documents), IsCount: true},
		Value{Name: "times", Value: float64(card.Annotated.Relaxed.Want), IsCount: true},
	)
}

// WriteText writes what was missed, invented and misread.
func (card *TimesCard) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, s := range card.Slips {
		fmt.Fprintf(&b, "%-8s  want %-40s  got %-40s  in %q\n", s.Fault, quoted(s.Want), quoted(s.Got), s.Around)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// quoted is s, or a dash where there is none.
func quoted(s string) string {
	if s == "" {
		return "-"
	}
	return "[" + s + "]"
}
