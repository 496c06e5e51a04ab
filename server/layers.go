package server

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// Layers are what was understood of a text, one sort of thing each, to be switched
// on above it. The text is cut where anything begins or ends; each piece knows the
// layers it is part of, and the style sheet shows those that are on. A layer has a
// list, too, which tells in words what each stretch was taken for.

// layer is one sort of thing in a text.
type layer struct {
	Name  string // "names"
	Noun  string // of one
	Marks []mark
}

// mark is a stretch of a layer, and what it was taken for.
type mark struct {
	ID    string // in the page
	Words string // of the text
	Taken string
	span  text.Span
}

// layeredBlock is a block of the text.
type layeredBlock struct {
	Kind    article.BlockKind
	Heading bool
	Pieces  []layeredPiece
}

// layeredPiece is a stretch in which no layer begins or ends.
type layeredPiece struct {
	Text    string
	Classes string   // the layers it is part of: "names places"
	Anchors []string // of the marks that begin here
}

// layersOf are all layers, those with nothing in them, too.
func layersOf(a *story.Account) []layer {
	d := a.Document
	layers := []layer{{Name: "names", Noun: "name"}, {Name: "places", Noun: "place"}, {Name: "times", Noun: "time"},
		{Name: "amounts", Noun: "amount"}, {Name: "quotations", Noun: "quotation"}, {Name: "claims", Noun: "claim"}}
	put := func(i int, s text.Span, taken string) {
		l := &layers[i]
		words := strings.Join(strings.Fields(d.Text(s)), " ")
		l.Marks = append(l.Marks, mark{fmt.Sprintf("%s-%d", l.Noun, len(l.Marks)+1), words, taken, s})
	}
	for _, m := range d.Mentions {
		if m.Form == document.Named || m.Form == document.NamePart {
			put(0, m.Span, entityWords(&d.Entities[m.Entity]))
		}
	}
	for _, r := range report.Readings(d) {
		put(map[string]int{"place": 1, "time": 2, "quantity": 3}[r.Kind], r.Span, r.Words)
	}
	for i := range a.Quotations {
		q := &a.Quotations[i]
		put(4, q.Span, quotationWords(q))
	}
	for i := range a.Claims {
		if c := &a.Claims[i]; !c.IsMention() {
			put(5, c.Span, claimWords(claim.RowOf(d, c)))
		}
	}
	return layers
}

func entityWords(e *document.Entity) string {
	sort := map[document.EntityType]string{document.PER: "a person", document.ORG: "an organisation", document.LOC: "a place", document.MISC: "a name"}[e.Type]
	if e.Kind != "" {
		sort += ", " + string(e.Kind)
	}
	if e.Role != "" {
		sort += ", " + e.Role
	}
	return e.Name + ": " + sort
}

func quotationWords(q *claim.Quotation) string {
	words := string(q.Type)
	if who := cmp.Or(q.Speaker.Name, q.Speaker.Role); who != "" {
		words += ", of " + who
	} else {
		words += ", of nobody named"
	}
	if q.CueWord != "" {
		words += " (" + q.CueWord + ")"
	}
	return words
}

// claimWords is a claim as a line: its cells that say something.
func claimWords(r claim.Row) string {
	var words []string
	for i, cell := range r.Cells() {
		if cell != "" {
			words = append(words, claim.Columns[i]+": "+cell)
		}
	}
	return strings.Join(words, " · ")
}

// layered cuts an article into blocks, and these into pieces. The title is apart where
// it stands in the text.
func layered(a *article.Article, layers []layer) (title []layeredPiece, blocks []layeredBlock) {
	for _, b := range a.Blocks {
		if title == nil && b.Kind == article.Title {
			title = pieces(a.Text, b.Span, layers)
			continue
		}
		heading := b.Kind == article.Heading || b.Kind == article.Title
		blocks = append(blocks, layeredBlock{b.Kind, heading, pieces(a.Text, b.Span, layers)})
	}
	return title, blocks
}

func pieces(s string, block text.Span, layers []layer) []layeredPiece {
	cuts := []int{block.Start, block.End}
	for _, l := range layers {
		for _, m := range l.Marks {
			for _, at := range []int{m.span.Start, m.span.End} {
				if block.Start < at && at < block.End {
					cuts = append(cuts, at)
				}
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []layeredPiece
	for i := 1; i < len(cuts); i++ {
		at := text.Span{Start: cuts[i-1], End: cuts[i]}
		p := layeredPiece{Text: at.Of(s)}
		var classes []string
		for _, l := range layers {
			in := false
			for _, m := range l.Marks {
				in = in || m.span.Overlaps(at)
				if m.span.Start == at.Start && !m.span.Empty() {
					p.Anchors = append(p.Anchors, m.ID)
				}
			}
			if in {
				classes = append(classes, l.Name)
			}
		}
		p.Classes = strings.Join(classes, " ")
		out = append(out, p)
	}
	return out
}
