package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/recount-news/recount/reuse"
	"github.com/recount-news/recount/story"
)

// The tree of a story for other programs: as a graph for Graphviz
// (graphviz.org/doc/info/lang.html), and as PROV-JSON (W3C Member Submission,
// 2013-04-24), in which accounts are entities and derivations wasDerivedFrom.

// shownChanges is how many changes an edge of a drawing tells.
const shownChanges = 3

// writeDot writes the tree with the changes that first appear on each edge. The edge
// from the nearest account is dotted where an unseen source stands behind both.
func writeDot(w io.Writer, p *page) error {
	var b strings.Builder
	b.WriteString("digraph story {\n\tnode [shape=box];\n")
	for _, a := range p.accounts {
		fmt.Fprintf(&b, "\t%s [label=%s];\n", a.ID, dotQuote(a.Name+"\n"+day(a.Document.Article.Published)))
	}
	for _, u := range p.Story.Unseen {
		fmt.Fprintf(&b, "\t%s [label=%s, style=dashed];\n", u.ID, dotQuote("unseen source, "+percent(u.Score)))
	}
	for i := range p.Story.Unseen {
		if above := p.aboveUnseen(&p.Story.Unseen[i]); above != "" {
			fmt.Fprintf(&b, "\t%s -> %s [style=dashed];\n", above, p.Story.Unseen[i].ID)
		}
	}
	changes := p.changesAt()
	for _, e := range p.edges() {
		label, style := []string{percent(e.score)}, ""
		if p.Story.Parent(e.copy) == e.source {
			for _, c := range changes[e.copy] {
				label = append(label, strings.TrimSpace(c.Sign+" "+c.Words))
			}
		} else {
			style = ", style=dotted"
		}
		fmt.Fprintf(&b, "\t%s -> %s [label=%s%s];\n", e.source, e.copy, dotQuote(strings.Join(label, "\n")), style)
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// graphEdge is an edge of the tree that is drawn.
type graphEdge struct {
	source, copy string
	score        float64
	why          []string
	seen         bool // its source is an account
}

// edges are those from unseen sources, and then the derivations.
func (p *page) edges() []graphEdge {
	var out []graphEdge
	for _, u := range p.Story.Unseen {
		for _, id := range u.Copies {
			out = append(out, graphEdge{u.ID, id, u.Score, u.Why, false})
		}
	}
	for _, d := range told(p.Story) {
		out = append(out, graphEdge{d.Source, d.Copy, d.Score, d.Why, true})
	}
	return out
}

// dotQuote is s as a quoted string of the DOT language.
func dotQuote(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`)
	return `"` + strings.ReplaceAll(s, "\n", `\n`) + `"`
}

// writeProv writes the tree as PROV-JSON. The evidence of a derivation is its
// reasons and the passages that both accounts share.
func writeProv(w io.Writer, p *page) error {
	entities, derived := map[string]any{}, map[string]any{}
	for _, a := range p.accounts {
		e := map[string]any{"prov:label": a.Name, "recount:name": clean(a.Document.Article.Name)}
		if d := a.Document.Article.Published; d.Known() {
			e["recount:published"] = d.Time.Format("2006-01-02T15:04:05Z07:00")
		}
		entities["recount:"+a.ID] = e
	}
	for _, u := range p.Story.Unseen {
		entities["recount:"+u.ID] = map[string]any{"prov:label": "unseen source", "recount:score": u.Score, "recount:why": u.Why}
	}
	for i, e := range p.edges() {
		d := map[string]any{
			"prov:generatedEntity": "recount:" + e.copy, "prov:usedEntity": "recount:" + e.source,
			"recount:score": e.score, "recount:why": e.why,
		}
		if e.seen {
			d["recount:passages"] = p.passages(e.source, e.copy)
		}
		derived["_:d"+strconv.Itoa(i+1)] = d
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(map[string]any{
		"prefix":         map[string]string{"recount": "https://github.com/recount-news/recount#"},
		"entity":         entities,
		"wasDerivedFrom": derived,
	})
}

// provPassage is a shared passage: byte ranges of both texts, and the copy's words.
type provPassage struct {
	Source [2]int `json:"source"`
	Copy   [2]int `json:"copy"`
	Text   string `json:"text"`
}

func (p *page) passages(source, made string) []provPassage {
	a, b := p.account(source).text(), p.account(made).text()
	out := []provPassage{}
	for _, s := range reuse.Pair(a, b) {
		out = append(out, provPassage{[2]int{s.A.Start, s.A.End}, [2]int{s.B.Start, s.B.End}, s.B.Of(b)})
	}
	return out
}

// unseenNote tells of an unseen source in one sentence.
func (p *page) unseenNote(u story.Unseen) string {
	var names []string
	for _, id := range u.Copies {
		if a := p.account(id); a != nil {
			names = append(names, a.Label)
		}
	}
	return "An unseen common source of " + strings.Join(names, " and ") + " is likely, " + percent(u.Score) + ": each has passages that the other lacks."
}
