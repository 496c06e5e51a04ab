package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
)

// documentGutter is the cells of the labels at the left, documentNotes those of
// the positions at the right.
const (
	documentGutter = 12
	documentNotes  = 8
)

// writeDocument sets what was understood for a reader: who and what is named, and
// then sentence by sentence what is claimed, quoted, dated, counted and placed.
func writeDocument(w io.Writer, a *account, s *story.Account, o Options) error {
	d := s.Document
	t := documentText{sheet: newSheet(o), account: a, story: s, d: d, readings: Readings(d)}
	t.set(entry{indent: margin, body: []piece{{clean(d.Article.Name), bold}}})
	t.set(entry{indent: margin, body: []piece{{strings.Join([]string{
		plural(len(d.Sentences), "sentence"), plural(len(d.Tokens), "word"), plural(len(d.Entities), "name"),
		plural(len(s.Claims), "claim"), plural(len(s.Quotations), "quotation"),
	}, " · "), soft}}})
	t.blank()
	t.mainEvent(d, claim.Main(d, s.Quotations, s.Claims))
	if words := tollWords(claim.CasualtiesOf(d, s.Claims)); words != "" {
		t.set(entry{indent: margin, label: []piece{{"toll", bold}}, gutter: documentGutter, body: []piece{{text: words}}, hang: 2})
	}
	t.blank()
	for _, e := range d.Entities {
		t.entity(e)
	}
	for i := range d.Sentences {
		t.sentence(i)
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

type documentText struct {
	*sheet
	account *account
	story   *story.Account
	d       *document.Document

	readings []Reading
}

// sorts are the words for the sorts of entity.
var sorts = map[document.EntityType]string{
	document.PER: "person", document.ORG: "body", document.LOC: "place", document.MISC: "name",
}

// entity sets a name with its role and the other words that stand for it.
func (t *documentText) entity(e document.Entity) {
	body := []piece{{clean(e.Name), bold}}
	if e.Role != "" {
		body = append(body, piece{", " + clean(e.Role), plain})
	}
	var others []string
	for _, m := range e.Mentions {
		if words := clean(t.d.Text(t.d.Mentions[m].Span)); words != e.Name && !slices.Contains(others, words) {
			others = append(others, words)
		}
	}
	if len(others) > 0 {
		body = append(body, piece{" = " + strings.Join(others, ", "), soft})
	}
	sort := sorts[e.Type]
	if e.Kind != "" {
		sort = string(e.Kind)
	}
	t.set(entry{
		indent: margin, label: []piece{{sort, soft}}, gutter: documentGutter,
		body: body, note: []piece{{fmt.Sprintf("×%d", len(e.Mentions)), soft}}, margin: documentNotes,
	})
}

// sentence sets one sentence and what was understood of it.
func (t *documentText) sentence(i int) {
	s := t.d.Sentences[i]
	t.blank()
	t.set(entry{
		indent: margin, label: []piece{{fmt.Sprint(i + 1), soft}}, gutter: 4,
		body: []piece{{text: clean(t.d.Text(s.Span))}}, note: []piece{{t.account.position(s.Span), soft}}, margin: documentNotes,
	})
	for _, c := range t.story.Claims {
		if c.Sentence == i {
			t.line("claim", claimWords(t.d, c))
		}
	}
	for _, q := range t.story.Quotations {
		if s.Span.Contains(q.Span) || s.Span.Start <= q.Span.Start && q.Span.Start < s.Span.End {
			t.line("quotation", quotationWords(t.d, q))
		}
	}
	for _, r := range t.readings {
		if s.Span.Contains(r.Span) {
			t.line(r.Kind, clean(t.d.Text(r.Span))+" = "+r.Words)
		}
	}
}

func (t *documentText) line(label, body string) {
	t.set(entry{indent: 5, label: []piece{{label, soft}}, gutter: documentGutter, body: []piece{{text: clean(body)}}, hang: 2})
}

// claimWords tells a claim by its slots: "launch (agent: Russia, patient: 128
// drones), denied, according to the air force".
func claimWords(d *document.Document, c claim.Claim) string {
	var roles []string
	for _, r := range c.Roles {
		roles = append(roles, fmt.Sprintf("%s: %s", r.Name, r.Text))
	}
	words := c.Predicate.Lemma
	if len(roles) > 0 {
		words += " (" + strings.Join(roles, ", ") + ")"
	}
	words += fmt.Sprintf(", %v, %v", c.Polarity, c.Certainty)
	if !c.Hedge.Empty() {
		words += fmt.Sprintf(" (%s)", d.Text(c.Hedge))
	}
	if c.Genericity != claim.Episodic && c.Genericity != "" {
		words += ", " + string(c.Genericity)
	}
	for _, a := range c.Attribution {
		name := a.Source.Name
		if name == "" {
			name = d.Text(a.Source.Span)
		}
		words += ", according to " + name
	}
	return words
}

func quotationWords(d *document.Document, q claim.Quotation) string {
	words := fmt.Sprintf("%s, %s", q.Type, d.Text(q.Span))
	switch {
	case q.Speaker.Name != "":
		words += " – " + q.Speaker.Name
	case !q.Speaker.Span.Empty():
		words += " – " + d.Text(q.Speaker.Span)
	}
	return words
}
