package report

import (
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// treeOf is a comparison of n accounts, each made from one of those before it or from
// none, with changes here and there and an unseen source.
func treeOf(n int, seed uint64) *compare.Comparison {
	rng := rand.New(rand.NewPCG(seed, 1))
	c := &compare.Comparison{Reference: "a1"}
	for i := range n {
		id := fmt.Sprintf("a%d", i+1)
		words := fmt.Sprintf("All %d were saved.", i+100)
		a := article.Article{Name: id + ".txt", Text: words}
		a.Publisher.Value = strings.Repeat("The Long & <Winding> Gazette of Ö ", rng.IntN(4)) + id
		if rng.IntN(3) > 0 {
			a.Published = article.Date{Time: time.Date(2026, 5, 1, i, 0, 0, 0, time.UTC), HasClock: rng.IntN(2) > 0}
		}
		c.Story.Accounts = append(c.Story.Accounts, story.Account{ID: id, Document: &document.Document{Article: a}})
		if i == 0 {
			continue
		}
		source := i - 1 // a chain, for even seeds
		if seed%2 == 1 {
			source = rng.IntN(i)
		}
		if rng.IntN(8) == 0 && seed%2 == 1 {
			continue
		}
		c.Story.Derivations = append(c.Story.Derivations, story.Derivation{Source: fmt.Sprintf("a%d", source+1), Copy: id, Score: rng.Float64()})
		for range rng.IntN(5) {
			mark := text.Span{Start: 4, End: 7}
			whole := text.Span{End: len(words)}
			c.Findings = append(c.Findings, compare.Finding{ID: fmt.Sprintf("f%d", len(c.Findings)+1), Level: compare.Levels[rng.IntN(2)],
				Kind: compare.Kinds[rng.IntN(len(compare.Kinds))], Reference: "a1", Evidence: []compare.Evidence{
					{Account: "a1", Span: whole, Marks: []text.Span{mark}}, {Account: id, Span: whole, Marks: []text.Span{mark}}}})
		}
	}
	if d := c.Story.Derivations; len(d) > 2 {
		e := d[rng.IntN(len(d))]
		c.Story.Unseen = []story.Unseen{{ID: "u1", Copies: []string{e.Source, e.Copy}, Score: 0.6}}
	}
	return c
}

// drawn is a piece of writing in an SVG and where it stands, by the measures that the
// drawing itself goes by.
type drawn struct {
	words                    string
	left, right, top, bottom float64
}

// readSVG lists the writing of an SVG with its width and height.
func readSVG(t *testing.T, svg string) (out []drawn, width, height float64) {
	t.Helper()
	number := func(s string) float64 {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	decoder := xml.NewDecoder(strings.NewReader(svg))
	var at map[string]string
	inTitle := false
	for {
		token, err := decoder.Token()
		if token == nil {
			if err.Error() != "EOF" {
				t.Fatalf("no XML: %v\n%s", err, svg)
			}
			return out, width, height
		}
		switch e := token.(type) {
		case xml.StartElement:
			at = map[string]string{"": e.Name.Local}
			for _, a := range e.Attr {
				at[a.Name.Local] = a.Value
			}
			inTitle = e.Name.Local == "title"
			if e.Name.Local == "svg" {
				width, height = number(at["width"]), number(at["height"])
			}
		case xml.CharData:
			if at[""] == "text" && !inTitle {
				x, y, size := number(at["x"]), number(at["y"]), number(at["font-size"])
				out = append(out, drawn{string(e), x, x + float64(displaywidth.String(string(e)))*size*widthOfType, y - size*.8, y + size*.2})
			}
		case xml.EndElement:
			inTitle = false
			at = map[string]string{}
		}
	}
}

// TestTreeSVG_room: up to forty accounts, whatever their tree, all that is written has
// a place of its own within the drawing.
func TestTreeSVG_room(t *testing.T) {
	for seed := range uint64(30) {
		c := treeOf(2+int(seed)*38/29, seed)
		svg, err := TreeSVG(c)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Story.Derivations) == 0 {
			if svg != "" {
				t.Errorf("drawn without a derivation: %s", svg)
			}
			continue
		}
		all, width, height := readSVG(t, string(svg))
		if len(all) < 2*len(c.Story.Accounts) {
			t.Errorf("seed %d: %d pieces of writing for %d accounts", seed, len(all), len(c.Story.Accounts))
		}
		for i, a := range all {
			if a.left < 0 || a.right > width+1 || a.top < 0 || a.bottom > height {
				t.Errorf("seed %d: %q lies outside, at %+v of %g by %g", seed, a.words, a, width, height)
			}
			for _, b := range all[:i] {
				if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
					t.Errorf("seed %d: %q lies on %q", seed, a.words, b.words)
				}
			}
		}
	}
}

// TestTreeSVG_says: the label says all that is drawn, and what is drawn tells who was
// made from whom.
func TestTreeSVG_says(t *testing.T) {
	c := readCase(t, "corrected")
	svg, err := TreeSVG(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`role="img"`, "unseen source", "stroke-dasharray", "! corrects 241→214", "! still 241", "! took over 214",
		"disputes→refutes", "on its own", "Orle Post, 13 May 2026, was made from Coast Press of 12:00, 80\u00a0% sure"} {
		if !strings.Contains(string(svg), want) {
			t.Errorf("the tree lacks %q:\n%s", want, svg)
		}
	}
	words, err := TreeWords(c)
	if err != nil {
		t.Fatal(err)
	}
	if len(words) != 6 {
		t.Errorf("%d sentences for five accounts and an unseen source: %q", len(words), words)
	}
	root := htmlOf(t, c)
	if svgs, items := find(root, ".derived svg[role=img][aria-label]"), find(root, ".derived details li"); len(svgs) != 1 || len(items) != 6 {
		t.Errorf("the page has %d drawings and %d sentences", len(svgs), len(items))
	}
	if items := find(root, ".corrected li#x1"); len(items) != 1 {
		t.Errorf("the page tells of %d corrections", len(items))
	}
}

// FuzzTreeSVG_wellFormed: no name of an account breaks out of the drawing.
func FuzzTreeSVG_wellFormed(f *testing.F) {
	f.Add(`"><script>alert(1)</script>`)
	f.Add("\x00\x1b[2J\u202e&amp;]]>")
	f.Fuzz(func(t *testing.T, name string) {
		c := treeOf(4, 2)
		c.Story.Accounts[1].Document.Article.Publisher.Value = name
		svg, err := TreeSVG(c)
		if err != nil {
			t.Fatal(err)
		}
		if readSVG(t, string(svg)); strings.Contains(string(svg), "<script") {
			t.Errorf("%s", svg)
		}
	})
}
