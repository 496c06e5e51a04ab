package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// Who, what, when and where of the main event, against the phrases that people
// marked. doc/evaluation.md tells what counts as right.

// MainCard is what the evaluation "claims" gives of the Giveme5W1H gold standard.
type MainCard struct {
	Articles int                   `json:"articles"`
	Right    [len(questions)]Ratio `json:"right"`    // in the order who, what, when, where
	Strict   [len(questions)]Ratio `json:"strict"`   // by the narrower measure
	Baseline [len(questions)]Ratio `json:"baseline"` // first sentence, first time, first place
	Took     time.Duration         `json:"-"`
	Misses   []MainMiss            `json:"misses"`

	events map[string]*Ratio // all questions of the articles of one event
}

// MainMiss is an answer that no marked phrase agrees with.
type MainMiss struct {
	Question string   `json:"question"`
	File     string   `json:"file"`
	Title    string   `json:"title"`
	Got      string   `json:"got"`
	Want     []string `json:"want"`
}

// mainEvents scores the main event on the files of names that are articles of
// the Giveme5W1H gold standard.
func mainEvents(ctx context.Context, in Input, names []string) (*MainCard, error) {
	card := &MainCard{events: map[string]*Ratio{}}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		gold, err := readGoldMain(ctx, name)
		if errors.Is(err, errNoEvent) {
			continue
		}
		if err != nil {
			return nil, err
		}
		card.add(gold, in.Now)
	}
	if card.Articles == 0 {
		return nil, fmt.Errorf("eval: no article with fiveWoneH at or below %s", in.Data)
	}
	return card, nil
}

func (card *MainCard) add(gold goldMain, now func() time.Time) {
	card.Articles++
	begun := now()
	d := annotate.Annotate(gold.article)
	quotes, claims := claim.Extract(d)
	e := claim.Main(d, quotes, claims)
	card.Took += now().Sub(begun)

	tree := document.NewTree(d)
	ours, first := answerOf(e), firstOf(d, tree)
	if card.events[gold.category] == nil {
		card.events[gold.category] = &Ratio{}
	}
	for q := range questions {
		if len(gold.phrases[q]) == 0 {
			continue
		}
		right, strict := ours.agrees(d, tree, gold, q)
		card.Right[q].count(right)
		card.Strict[q].count(strict)
		card.events[gold.category].count(right)
		base, _ := first.agrees(d, tree, gold, q)
		card.Baseline[q].count(base)
		if !right {
			card.miss(q, gold, ours.words(d, q))
		}
	}
}

func (card *MainCard) miss(q int, gold goldMain, got string) {
	m := MainMiss{Question: questions[q], File: gold.name, Title: gold.article.Title.Value, Got: got}
	for _, p := range gold.phrases[q] {
		want := p.text
		if !p.day.IsZero() {
			want = strings.TrimSpace(want + " " + p.day.Format(time.DateOnly))
		}
		m.Want = append(m.Want, want)
	}
	card.Misses = append(card.Misses, m)
}

// answer is what is held against the marked phrases.
type answer struct {
	who       []claim.Role
	subject   []claim.Role // the same, in the words of the clause
	told      text.Span    // the clause that tells it
	what      text.Span
	predicate int // token, or -1
	topic     text.Span
	when      claim.EventTime
	where     claim.EventPlace
}

func answerOf(e claim.MainEvent) answer {
	return answer{e.Who, e.Subject, e.Span, e.What, e.Predicate, e.Topic, e.When, e.Where}
}

// firstOf is the baseline: the subject of the first sentence of the story, all
// that follows it there, the first time and the first place.
func firstOf(d *document.Document, tree *document.Tree) answer {
	a := answer{predicate: -1}
	s := slices.IndexFunc(d.Sentences, func(s document.Sentence) bool { return d.Article.Blocks[s.Block].Kind == "paragraph" })
	if s < 0 {
		return a
	}
	sent := d.Sentences[s]
	for t := sent.First; t < sent.Last; t++ {
		if strings.HasPrefix(d.Tokens[t].Rel, "nsubj") {
			span := tree.Phrase(t)
			a.who = []claim.Role{{Span: span, Head: t, Entity: -1, Text: d.Text(span)}}
			a.what = text.Span{Start: span.End, End: sent.Span.End}
			a.told = sent.Span
			a.predicate = d.Tokens[t].Head
			break
		}
	}
	for _, t := range d.Times {
		if t.Span.Start >= sent.Span.Start && t.Placed() {
			a.when = claim.EventTime{Span: t.Span, Time: t}
			break
		}
	}
	for _, p := range d.Places {
		if p.Span.Start >= sent.Span.Start {
			a.where = claim.EventPlace{Span: p.Span, Place: p.Place}
			break
		}
	}
	return a
}

// words are the answer to question q, for a reader.
func (a answer) words(d *document.Document, q int) string {
	switch questions[q] {
	case "who":
		var names []string
		for _, r := range a.who {
			names = append(names, r.Text)
		}
		return strings.Join(names, "; ")
	case "what":
		if !a.topic.Empty() {
			return d.Text(a.topic) + ": " + d.Text(a.what)
		}
		return d.Text(a.what)
	case "when":
		return strings.TrimSpace(d.Text(a.when.Span) + " " + a.when.Time.Value)
	}
	return d.Text(a.where.Span) + " " + a.where.Place.ID
}

// Values are the figures of the last line: fractions of the questions that have
// an answer in the gold standard.
func (card *MainCard) Values() []Value {
	var values []Value
	mean := func(suffix string, of [len(questions)]Ratio) {
		sum := 0.0
		for q, question := range questions {
			values = append(values, Value{Name: question + suffix, Value: of[q].Share()})
			sum += of[q].Share()
		}
		values = append(values, Value{Name: "all4" + suffix, Value: sum / float64(len(questions))})
	}
	mean("", card.Right)
	perSecond := 0.0
	if card.Took > 0 {
		perSecond = float64(card.Articles) / card.Took.Seconds()
	}
	values = append(values,
		Value{Name: "articles", Value: float64(card.Articles), IsCount: true},
		Value{Name: "docs_per_second", Value: perSecond, IsCount: true})
	mean("_strict", card.Strict)
	mean("_baseline", card.Baseline)
	return values
}

// WriteText writes what was missed, and how well each event was told.
func (card *MainCard) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, m := range card.Misses {
		fmt.Fprintf(&b, "%-5s  got %q  want %q  title %q  %s\n", m.Question, m.Got, m.Want, m.Title, m.File)
	}
	var names []string
	for name := range card.events {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "event  %v  %s\n", *card.events[name], name)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
