package eval

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// EntitiesCard is what the evaluation "entities" gives.
type EntitiesCard struct {
	Types    map[document.EntityType]Hits `json:"types"` // PER, LOC, ORG
	Missed   []GoldName                   `json:"missed"`
	Invented []GoldName                   `json:"invented"`
}

// GoldName is a name in its sentence.
type GoldName struct {
	Name     string              `json:"name"`
	Type     document.EntityType `json:"type"`
	Sentence string              `json:"sentence"`
}

// Entities scores names on every .iob2 file at or below the folder root. A name
// is right if its words and its type are; what a file calls by other types than
// PER, LOC and ORG is left out.
func Entities(ctx context.Context, root string) (*EntitiesCard, error) {
	names, err := filesBelow(root, ".iob2")
	if err != nil {
		return nil, err
	}
	card := &EntitiesCard{Types: map[document.EntityType]Hits{}}
	for _, name := range names {
		articles, err := readNames(name)
		if err != nil {
			return nil, err
		}
		for _, a := range articles {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			card.article(a)
		}
	}
	return card, nil
}

// namedArticle is an article whose names are known.
type namedArticle struct {
	article.Article
	names []namedSpan // in order
}

// namedSpan is a name and its type.
type namedSpan struct {
	span text.Span
	typ  string
}

// readNames reads the articles of an .iob2 file and their names. Each sentence is
// a paragraph: where paragraphs end is not told.
func readNames(name string) ([]namedArticle, error) {
	all, err := ReadLabels(name)
	if err != nil {
		return nil, err
	}
	var articles []namedArticle
	for _, doc := range byArticle(all) {
		g := &goldText{}
		var labels []string
		for _, s := range doc {
			g.paragraph()
			g.sentence("", s.Text, s.Words)
			labels = append(labels, s.Labels...)
		}
		articles = append(articles, namedArticle{g.finish(doc[0].Article), goldNames(g.spans, labels)})
	}
	return articles, nil
}

func (card *EntitiesCard) article(a namedArticle) {
	d := annotate.Annotate(a.Article)
	want := slices.DeleteFunc(a.names, func(n namedSpan) bool { return !slices.Contains(scoredTypes, document.EntityType(n.typ)) })
	got := foundNames(d)
	for _, n := range want {
		right := slices.Contains(got, n)
		card.count(document.EntityType(n.typ), Hits{Want: 1, Right: one(right)})
		if !right {
			card.Missed = append(card.Missed, goldName(d, n))
		}
	}
	for _, n := range got {
		card.count(document.EntityType(n.typ), Hits{Got: 1})
		if !slices.Contains(want, n) {
			card.Invented = append(card.Invented, goldName(d, n))
		}
	}
}

func (card *EntitiesCard) count(typ document.EntityType, h Hits) {
	h.add(card.Types[typ])
	card.Types[typ] = h
}

// goldNames reads the names off labels in IOB2 (Tjong Kim Sang and Veenstra
// 1999): B- begins a name and I- goes on with it.
func goldNames(spans []text.Span, labels []string) (names []namedSpan) {
	open := false
	for i, label := range labels {
		prefix, typ, _ := strings.Cut(label, "-")
		switch {
		case prefix == "I" && open:
			names[len(names)-1].span.End = spans[i].End
		case prefix == "B":
			names = append(names, namedSpan{spans[i], typ})
			open = true
		default:
			open = false
		}
	}
	return names
}

// scoredTypes are the types of entities that are scored.
var scoredTypes = []document.EntityType{document.PER, document.LOC, document.ORG}

// foundNames are the names among the mentions of d. Pronouns, descriptions and
// demonyms are none.
func foundNames(d *document.Document) (names []namedSpan) {
	for _, m := range d.Mentions {
		typ := d.Entities[m.Entity].Type
		if (m.Form == document.Named || m.Form == document.NamePart) && slices.Contains(scoredTypes, typ) {
			names = append(names, namedSpan{m.Span, string(typ)})
		}
	}
	return names
}

func goldName(d *document.Document, n namedSpan) GoldName {
	name := GoldName{Name: d.Text(n.span), Type: document.EntityType(n.typ)}
	if i := d.SentenceAt(n.span.Start); i >= 0 {
		name.Sentence = d.Text(d.Sentences[i].Span)
	}
	return name
}

// Values are the figures of the last line, fractions.
func (card *EntitiesCard) Values() []Value {
	var all Hits
	for _, typ := range scoredTypes {
		all.add(card.Types[typ])
	}
	values := []Value{
		{Name: "f1", Value: all.F1()},
		{Name: "precision", Value: all.Precision()},
		{Name: "recall", Value: all.Recall()},
	}
	for _, typ := range scoredTypes {
		values = append(values, Value{Name: strings.ToLower(string(typ)) + "_f1", Value: card.Types[typ].F1()})
	}
	return append(values, Value{Name: "names", Value: float64(all.Want), IsCount: true})
}

// WriteText writes what was missed and what was invented.
func (card *EntitiesCard) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, list := range []struct {
		title string
		names []GoldName
	}{{"missed", card.Missed}, {"invented", card.Invented}} {
		for _, n := range list.names {
			fmt.Fprintf(&b, "%-8s  %s  %s  in %q\n", list.title, n.Type, n.Name, shorten(n.Sentence))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
