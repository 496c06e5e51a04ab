package eval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// Polarity and certainty of claims, against the events of TimeML and the actions
// of ECB+. TimeML has no degrees of certainty: an event is negative or not, and
// sure or not, as [goldEvent.isNegative] and [goldEvent.isUnsure] read its labels;
// ECB+ tells negated actions apart and no more. An event is held against the
// claim whose predicate it is.

// FactualityCard is what the evaluation "factuality" gives.
type FactualityCard struct {
	Documents int             `json:"documents"`
	Events    Ratio           `json:"events"` // that are the predicate of a claim
	Negative  Hits            `json:"negative"`
	Unsure    Hits            `json:"unsure"`
	Sure      Hits            `json:"sure"`
	NegativeT Ratio           `json:"negative_all"` // negative events found, of all, also those that no claim has
	UnsureT   Ratio           `json:"unsure_all"`
	Baseline  map[string]Hits `json:"baseline"` // "negative", "unsure": told by the three words before the event
	Took      time.Duration   `json:"took"`     // by claim.Extract
	Slips     []FactSlip      `json:"slips"`
}

// FactSlip is one event whose polarity or certainty was read wrong.
type FactSlip struct {
	Fault    string `json:"fault"` // "negative missed", "unsure invented" …
	Document string `json:"document"`
	Event    string `json:"event"`
	Why      string `json:"why"` // what the labels say
	Got      string `json:"got"` // the claim's polarity, certainty and hedge
	Around   string `json:"around"`
}

// factEvent is an event of either set.
type factEvent struct {
	span                 text.Span
	negative, unsure     bool
	hasPolarity, hasSure bool // that the set says so at all
	why                  string
}

// isNegative reports an event that is said not to have been: negated, denied, or
// taken by another not to have come about ("prevented", "cancelled").
func (e *goldEvent) isNegative() bool {
	return e.negated != (slices.Contains(e.links, "COUNTER_FACTIVE") || slices.Contains(e.links, "NEG_EVIDENTIAL"))
}

// isUnsure reports an event that is modal, hoped, ordered, possible or conditional.
func (e *goldEvent) isUnsure() bool {
	return e.modality != "" || slices.Contains(e.links, "MODAL") || slices.Contains(e.links, "CONDITIONAL")
}

// Factuality scores polarity and certainty on every TimeML and ECB+ file at or
// below the folder of in.
func Factuality(ctx context.Context, in Input) (*FactualityCard, error) {
	names, err := filesBelow(in.Data, ".tml", "ecb.xml", "ecbplus.xml")
	if err != nil {
		return nil, err
	}
	sentences, err := validated(in.Data)
	if err != nil {
		return nil, err
	}
	card := &FactualityCard{Baseline: map[string]Hits{}}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d, events, err := readFacts(name, sentences)
		if err != nil {
			return nil, err
		}
		card.document(d, events, in.Now)
	}
	return card, nil
}

// readFacts reads the text of a file, annotated, and its events.
func readFacts(name string, sentences map[string]bool) (*document.Document, []factEvent, error) {
	if strings.HasSuffix(name, ".tml") {
		doc, err := readTimeML(name)
		if err != nil {
			return nil, nil, err
		}
		return annotate.Annotate(doc.article), doc.facts(), nil
	}
	f, err := readECB(name)
	if err != nil {
		return nil, nil, err
	}
	g, a, wordOf := f.text()
	var events []factEvent
	for _, m := range f.Marked.Mentions {
		kind, negative := strings.CutPrefix(m.XMLName.Local, "NEG_")
		if !strings.HasPrefix(kind, "ACTION") || len(m.Words) == 0 || !isValidated(sentences, filepath.Base(name), f.sentenceOf(m.Words[0].ID)) {
			continue
		}
		from, ok := wordOf[m.Words[0].ID]
		to, ok1 := wordOf[m.Words[len(m.Words)-1].ID]
		if ok && ok1 {
			events = append(events, factEvent{span: g.spans[from].Union(g.spans[to]), negative: negative, hasPolarity: true, why: m.XMLName.Local})
		}
	}
	return annotate.Annotate(a), events, nil
}

// facts are the events of a TimeML document. Where most are negated the labels
// stand the wrong way round, as in a third of AQUAINT, and say nothing. Nor do they
// tell what a modal link makes of an event's polarity ("refused to leave").
func (g *goldTimes) facts() []factEvent {
	negated := 0
	for i := range g.events {
		negated += one(g.events[i].negated)
	}
	var out []factEvent
	for i := range g.events {
		e := &g.events[i]
		if e.instance == "" {
			continue
		}
		out = append(out, factEvent{span: e.span, negative: e.isNegative(), unsure: e.isUnsure(), hasSure: true,
			hasPolarity: 2*negated <= len(g.events) && !slices.Contains(e.links, "MODAL"), why: strings.TrimSpace(strings.Join(e.links, " ") + " " + e.modality)})
	}
	return out
}

func (card *FactualityCard) document(d *document.Document, events []factEvent, now func() time.Time) {
	begun := now()
	_, claims := claim.Extract(d)
	card.Took += now().Sub(begun)
	card.Documents++
	for i := range events {
		card.event(d, &events[i], claimOf(d, claims, events[i].span))
	}
}

// claimOf is the claim whose predicate stands in event, or whose predicate's
// words hold it ("made an attack"); nil where there is none.
func claimOf(d *document.Document, claims []claim.Claim, event text.Span) *claim.Claim {
	var second *claim.Claim
	for i := range claims {
		p := &claims[i].Predicate
		if event.Overlaps(d.Tokens[p.Token].Span) {
			return &claims[i]
		}
		if second == nil && p.Span.Contains(event) {
			second = &claims[i]
		}
	}
	return second
}

func (card *FactualityCard) event(d *document.Document, e *factEvent, c *claim.Claim) {
	card.Events.count(c != nil)
	negative := c != nil && c.Polarity == claim.Negative
	unsure := c != nil && c.Certainty != claim.Certain
	if e.hasPolarity && e.negative {
		card.NegativeT.count(negative)
	}
	if e.hasSure && e.unsure {
		card.UnsureT.count(unsure)
	}
	if c == nil {
		return
	}
	if e.hasPolarity {
		card.tell(d, e, c, &card.Negative, "negative", negative, e.negative)
		card.guess("negative", anyBefore(d, e.span, negators), e.negative)
	}
	if e.hasSure {
		card.tell(d, e, c, &card.Unsure, "unsure", unsure, e.unsure)
		card.Sure.add(Hits{Right: one(!unsure && !e.unsure), Got: one(!unsure), Want: one(!e.unsure)})
		card.guess("unsure", anyBefore(d, e.span, modals), e.unsure)
	}
}

// tell counts one answer, and notes it where it is wrong.
func (card *FactualityCard) tell(d *document.Document, e *factEvent, c *claim.Claim, h *Hits, what string, got, want bool) {
	h.add(Hits{Right: one(got && want), Got: one(got), Want: one(want)})
	if got == want {
		return
	}
	fault := what + " missed"
	if got {
		fault = what + " invented"
	}
	card.Slips = append(card.Slips, FactSlip{Fault: fault, Document: d.Article.Name, Event: d.Text(e.span), Why: e.why,
		Got: strings.TrimSpace(fmt.Sprintf("%s %s %s", c.Polarity, c.Certainty, d.Text(c.Hedge))), Around: around(d.Article.Text, e.span)})
}

func (card *FactualityCard) guess(what string, got, want bool) {
	h := card.Baseline[what]
	h.add(Hits{Right: one(got && want), Got: one(got), Want: one(want)})
	card.Baseline[what] = h
}

// negators and modals are what the baseline looks for before an event.
var (
	negators = []string{"not", "n't", "n’t", "no", "never", "without"}
	modals   = []string{"to", "would", "could", "may", "might", "must", "should", "can", "if"}
)

// anyBefore reports whether one of words is among the three before span.
func anyBefore(d *document.Document, span text.Span, words []string) bool {
	first, _ := d.TokensIn(span)
	for t := max(0, first-3); t < first; t++ {
		if slices.Contains(words, strings.ToLower(d.Text(d.Tokens[t].Span))) {
			return true
		}
	}
	return false
}

// Values are the figures of the last line: fractions, and documents a second
// that claim.Extract reads on one core.
func (card *FactualityCard) Values() []Value {
	rate := Value{Name: "docs_per_second", IsCount: true}
	if card.Took > 0 {
		rate.Value = float64(card.Documents) / card.Took.Seconds()
	}
	return []Value{
		{Name: "negative_f1", Value: card.Negative.F1()},
		{Name: "negative_precision", Value: card.Negative.Precision()},
		{Name: "negative_recall", Value: card.Negative.Recall()},
		{Name: "certain_f1", Value: card.Sure.F1()},
		{Name: "uncertain_f1", Value: card.Unsure.F1()},
		{Name: "uncertain_precision", Value: card.Unsure.Precision()},
		{Name: "uncertain_recall", Value: card.Unsure.Recall()},
		rate,
		{Name: "matched", Value: card.Events.Share()},
		{Name: "negative_recall_all", Value: card.NegativeT.Share()},
		{Name: "uncertain_recall_all", Value: card.UnsureT.Share()},
		{Name: "baseline_negative_f1", Value: card.Baseline["negative"].F1()},
		{Name: "baseline_uncertain_f1", Value: card.Baseline["unsure"].F1()},
		{Name: "documents", Value: float64(card.Documents), IsCount: true},
		{Name: "events", Value: float64(card.Events.Of), IsCount: true},
	}
}

// WriteText writes the events that were read wrong.
func (card *FactualityCard) WriteText(w io.Writer) error {
	for _, s := range card.Slips {
		if _, err := fmt.Fprintf(w, "%-17s  [%s] want [%s], got [%s]  in %q  %s\n", s.Fault, s.Event, s.Why, s.Got, s.Around, filepath.Base(s.Document)); err != nil {
			return err
		}
	}
	return nil
}
