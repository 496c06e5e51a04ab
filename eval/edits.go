package eval

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// Edits of known kinds, put into articles that are otherwise said as before or
// anew: what of them is found, and what is found where nothing was changed.
//
//  1. Each article gives one variant that is faithful and, for each kind of
//     finding and each of two generators, one with a single edit, where one can be
//     made; the other sentences of these are faithful, too (edits_faithful.go).
//  2. Edits are made by code over tokens and parse (edits_*.go by kind) and by
//     patterns over the plain text (edits_plain*.go), which share nothing but the
//     list of what to leave alone.
//  3. A variant is cut from the article's own bytes and what was put in (edits_splice.go),
//     and held against the article by the comparison itself.
//
// Cost: each variant is read and compared once, some tens for each article.

// sampled is how many articles are taken where nobody says.
const sampled = 200

// EditsCard is what the evaluation "edits" gives.
type EditsCard struct {
	Articles int           `json:"articles"`
	Edits    []EditScore   `json:"edits"`  // in order of articles
	Alarms   []EditAlarm   `json:"alarms"` // contradictions and changes on faithful sentences
	Faithful []FormOfWords `json:"faithful"`
}

// EditScore is one edit and what became of it.
type EditScore struct {
	Article   string       `json:"article"`
	Kind      compare.Kind `json:"kind"`
	Form      string       `json:"form"`
	Generator string       `json:"generator"` // parse or plain
	Was       string       `json:"was"`       // the sentence, and
	Is        string       `json:"is"`        // the same after the edit
	Reworded  bool         `json:"reworded"`  // besides
	Found     bool         `json:"found"`
	Typed     bool         `json:"typed"`
	Findings  []string     `json:"findings"` // all on the sentence
}

// EditAlarm is a contradiction or change on a sentence that nothing was changed in.
type EditAlarm struct {
	Article string       `json:"article"`
	Edit    string       `json:"edit"` // that the variant holds elsewhere, or ""
	Forms   []string     `json:"forms"`
	Was     string       `json:"was"`
	Is      string       `json:"is"`
	Finding string       `json:"finding"`
	Kind    compare.Kind `json:"kind"`
}

// FormOfWords is one way of saying the same, and how often it raised an alarm.
type FormOfWords struct {
	Name      string `json:"name"` // "verbatim" for sentences left as they were
	Sentences int    `json:"sentences"`
	Alarms    int    `json:"alarms"`
}

// edit is one change of fact.
type edit struct {
	form    *editForm
	splices []splice
	drop    int          // sentence that is taken out, or -1
	also    compare.Kind // a second kind that is right, or ""
}

// editForm is one way of changing facts.
type editForm struct {
	kind compare.Kind
	name string
	// find lists the edits that can be made of an article.
	find func(s *editSource) []edit
}

// generators make edits, each by its own means.
var generators = []struct {
	name  string
	forms []editForm
}{
	{"parse", slices.Concat(quantityForms, timeForms, placeForms, participantForms, predicateForms, polarityForms,
		certaintyForms, precisionForms, attributionForms, quotationForms, relationForms, claimForms)},
	{"plain", plainForms},
}

// Edits makes variants of in.Sample of the articles at or below in.Data, or of
// sampled where that is 0, chosen and changed as in.Seed has it, and scores what the
// comparison finds in them.
func Edits(ctx context.Context, in Input) (*EditsCard, error) {
	texts, err := readNews(in.Data)
	if err != nil {
		return nil, err
	}
	texts = sampleNews(texts, cmp.Or(in.Sample, sampled), in.Seed)
	cards := make([]EditsCard, len(texts))
	err = inParallel(ctx, len(texts), func(i int) error { return cards[i].score(ctx, texts[i], texts[(i+1)%len(texts)].Text, in.Seed) })
	if err != nil {
		return nil, err
	}
	card := &EditsCard{}
	for i := range cards {
		card.add(&cards[i])
	}
	return card, nil
}

func (card *EditsCard) add(other *EditsCard) {
	card.Articles += other.Articles
	card.Edits = append(card.Edits, other.Edits...)
	card.Alarms = append(card.Alarms, other.Alarms...)
	for _, f := range other.Faithful {
		own := card.form(f.Name)
		own.Sentences += f.Sentences
		own.Alarms += f.Alarms
	}
}

// form is the tally of a form of words, which is made where there is none.
func (card *EditsCard) form(name string) *FormOfWords {
	i, ok := slices.BinarySearchFunc(card.Faithful, name, func(f FormOfWords, name string) int { return cmp.Compare(f.Name, name) })
	if !ok {
		card.Faithful = slices.Insert(card.Faithful, i, FormOfWords{Name: name})
	}
	return &card.Faithful[i]
}

// score makes the variants of one article and compares them with it.
func (card *EditsCard) score(ctx context.Context, n newsText, other string, seed uint64) error {
	hash := fnv.New64a()
	hash.Write([]byte(n.Text))
	rng := rand.New(rand.NewPCG(seed, hash.Sum64()))
	s, err := newEditSource(ctx, n, other, rng)
	if err != nil || len(s.usable) == 0 {
		return err
	}
	card.Articles++
	if err := card.try(ctx, s, "", nil); err != nil {
		return err
	}
	for _, g := range generators {
		for _, kind := range compare.Kinds {
			e := s.choose(g.forms, kind)
			if e == nil {
				continue
			}
			if err := card.try(ctx, s, g.name, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// choose is an edit of a kind by one of the forms that find any, all forms being
// equally likely; nil where none does.
func (s *editSource) choose(forms []editForm, kind compare.Kind) *edit {
	for _, i := range s.rng.Perm(len(forms)) {
		f := &forms[i]
		if f.kind != kind {
			continue
		}
		all := slices.DeleteFunc(f.find(s), func(e edit) bool { return !s.sound(e) })
		if len(all) > 0 {
			e := all[s.rng.IntN(len(all))]
			e.form = f
			if kind == compare.Attribution && e.drop < 0 && s.hasMarks(s.sentenceOf(e.splices[0].at.Start)) {
				e.also = compare.Quotation // who said what is quoted
			}
			return &e
		}
	}
	return nil
}

// try makes a variant with the edit e, or with none, and scores it.
func (card *EditsCard) try(ctx context.Context, s *editSource, generator string, e *edit) error {
	v := s.variant(e)
	a, err := recount.Read(ctx, s.account.Document.Article.Name, []byte(v.text))
	if err != nil {
		return fmt.Errorf("eval: %s: %w", s.name, err)
	}
	if a.Text != v.text {
		return nil // it reads as something else than plain text
	}
	a.Published = s.account.Document.Article.Published
	accounts := []story.Account{s.account, recount.Account("a2", a)}
	c := compare.Compare(story.Of(accounts), "a1")
	if e != nil {
		card.Edits = append(card.Edits, s.scoreEdit(c, v, generator, e))
	}
	card.countAlarms(s, c, v, e)
	return nil
}

// scoreEdit tells whether c has a finding on the words of e, and one of its kind.
func (s *editSource) scoreEdit(c *compare.Comparison, v *variant, generator string, e *edit) EditScore {
	score := EditScore{Article: s.name, Kind: e.form.kind, Form: e.form.name, Generator: generator, Reworded: v.reworded}
	score.Was, score.Is = v.editedWords(s)
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Level == compare.Agreement {
			continue
		}
		if v.onEdit(f) {
			score.Found = true
			right := f.Kind == e.form.kind || e.also != "" && f.Kind == e.also
			score.Typed = score.Typed || right && (v.putsInOrOut || f.Level == compare.Contradiction || f.Level == compare.Change)
			score.Findings = append(score.Findings, fmt.Sprintf("%s %s: %s", f.Level, f.Kind, f.Summary))
		} else if touches(f, "a2", v.editedSpan) {
			score.Findings = append(score.Findings, fmt.Sprintf("(beside) %s %s: %s", f.Level, f.Kind, f.Summary))
		}
	}
	return score
}

// countAlarms counts the faithful sentences of v and those with a contradiction or
// change. What is found on the edited words is right wherever else it rests.
func (card *EditsCard) countAlarms(s *editSource, c *compare.Comparison, v *variant, e *edit) {
	for _, sentence := range v.sentences {
		if sentence.edited {
			continue
		}
		var alarm *compare.Finding
		for i := range c.Findings {
			f := &c.Findings[i]
			if (f.Level == compare.Contradiction || f.Level == compare.Change) && !v.onEdit(f) && touches(f, "a2", sentence.span) {
				alarm = f
				break
			}
		}
		names := sentence.forms
		if len(names) == 0 {
			names = []string{"verbatim"}
		}
		for _, name := range names {
			form := card.form(name)
			form.Sentences++
			form.Alarms += count(alarm != nil)
		}
		all := card.form("")
		all.Sentences++
		all.Alarms += count(alarm != nil)
		if alarm == nil {
			continue
		}
		a := EditAlarm{Article: s.name, Forms: names, Was: s.d.Text(s.d.Sentences[sentence.index].Span), Is: sentence.span.Of(v.text),
			Finding: fmt.Sprintf("%s %s: %s", alarm.Level, alarm.Kind, alarm.Summary), Kind: alarm.Kind}
		if e != nil {
			was, is := v.editedWords(s)
			a.Edit = fmt.Sprintf("%s %s: %s -> %s", e.form.kind, e.form.name, was, is)
		}
		card.Alarms = append(card.Alarms, a)
	}
}

// touches reports whether f rests on words of the account that overlap span, or on
// words around it where it is a mere place.
func touches(f *compare.Finding, account string, span text.Span) bool {
	for _, e := range f.Evidence {
		if e.Account != account {
			continue
		}
		if e.Span.Overlaps(span) || span.Empty() && e.Span.Start <= span.Start && span.Start <= e.Span.End {
			return true
		}
	}
	return false
}
