package report

import (
	_ "embed" // the style of the drawing
	"fmt"
	"html/template"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/recount-news/recount/compare"
)

// The tree of a story as SVG. It grows downwards, a row a line of words, so that no
// two of them can meet and a telephone has room for it: what was made from an account
// stands under it and further in, what first appears with it above its name, on the
// branch that leads there. Unseen sources are dashed rings with dashed branches;
// accounts that stand alone come last, behind a rule.
//
// The drawing needs no script and no link. Its colours are those of the page, by the
// classes of tree.css, which [Style] has; without it all is drawn in the colour of the text around. To
// those who cannot see it its label says all that it shows, and the page has it as
// a list, too.

// treeStyle takes --soft, --rule, --label and the colours of the levels from the page.
//
//go:embed tree.css
var treeStyle string

// TreeSVG draws the tree of c: who was made from whom, with what first appears on
// each branch. It is "" where no account was made from another, and fails where c
// breaks its promises, as [Write] does.
func TreeSVG(c *compare.Comparison) (template.HTML, error) {
	p, err := newPage(c, Options{})
	if err != nil {
		return "", err
	}
	return p.treeSVG(), nil
}

// TreeWords tells in sentences what the drawing of c shows, one an account.
func TreeWords(c *compare.Comparison) ([]string, error) {
	p, err := newPage(c, Options{})
	if err != nil {
		return nil, err
	}
	return p.treeWords(), nil
}

// Measures of the drawing, in pixels.
const (
	svgWidth   = 360 // what a telephone has room for
	svgMargin  = 6   // left of the roots' marks
	svgIndent  = 24  // from an account to those made from it
	svgWords   = 12  // from a mark to its words
	leastWords = 190 // room for words, however deep the tree
	nameRow    = 18
	noteRow    = 15
	changeRow  = 16
	gapRow     = 12
	nameSize   = 13.5 // of type
	noteSize   = 11.5
)

// drawing is an SVG in the making.
type drawing struct {
	lines, words strings.Builder // branches, and what is written; these lie on top
	y            int
	indent       int
}

func (p *page) treeSVG() template.HTML {
	if len(p.Story.Derivations) == 0 {
		return ""
	}
	forest := p.forest()
	deepest := 0
	for _, t := range forest {
		deepest = max(deepest, t.depth())
	}
	d := &drawing{indent: svgIndent}
	if deepest > 0 {
		d.indent = max(2, min(svgIndent, (svgWidth-svgMargin-svgWords-leastWords)/deepest))
	}
	for i, t := range forest {
		if t.alone() && i > 0 && !forest[i-1].alone() {
			fmt.Fprintf(&d.lines, `<path class="rule" d="M0 %d.5H%d" stroke="currentColor" stroke-opacity=".3"/>`, d.y, svgWidth)
			d.y += gapRow
		}
		d.grow(t, 0)
	}
	d.y -= gapRow - 4
	return template.HTML(fmt.Sprintf(`<svg class="tree" role="img" aria-label="%s" width="%d" height="%d" viewBox="0 0 %d %d" fill="none">`,
		template.HTMLEscapeString(p.treeLabel()), svgWidth, d.y, svgWidth, d.y) +
		d.lines.String() + d.words.String() + "</svg>") // all words in it went through escaping
}

// treeLabel is the tree in words, in one string.
func (p *page) treeLabel() string { return "Tree of the accounts. " + strings.Join(p.treeWords(), " ") }

// depth is how many steps the longest branch has.
func (t *twig) depth() int {
	n := 0
	for _, b := range t.below {
		n = max(n, 1+b.depth())
	}
	return n
}

// grow draws t and all below it, and gives the height of its mark.
func (d *drawing) grow(t *twig, depth int) (mark int) {
	x := svgMargin + depth*d.indent
	for _, c := range t.Changes {
		d.y += changeRow
		d.write(x+svgWords, d.y-4, classOf(c), noteSize, strings.TrimSpace(c.Sign+" "+c.Words))
	}
	d.y += nameRow
	mark = d.y - 9
	if t.Unseen != nil {
		fmt.Fprintf(&d.lines, `<circle class="unseen" cx="%d" cy="%d" r="4.5" stroke="currentColor" stroke-dasharray="2 2"/>`, x, mark)
		d.write(x+svgWords, d.y-4, "unseen", nameSize, t.name())
	} else {
		fmt.Fprintf(&d.lines, `<circle class="seen" cx="%d" cy="%d" r="3.5" fill="currentColor"/>`, x, mark)
		d.write(x+svgWords, d.y-4, "name", nameSize, t.name())
	}
	d.y += noteRow
	note := t.note()
	if t.alone() {
		note += " · on its own"
	}
	d.write(x+svgWords, d.y-4, "note", noteSize, note)
	d.y += gapRow
	dashes := ""
	if t.Unseen != nil {
		dashes = ` stroke-dasharray="3 3"`
	}
	from := mark + 5
	for _, b := range t.below {
		at := d.grow(b, depth+1)
		fmt.Fprintf(&d.lines, `<path class="branch" d="M%d %dV%dH%d" stroke="currentColor" stroke-opacity=".6"%s/>`,
			x, from, at, x+d.indent-min(6, d.indent-1), dashes)
		from = at // the next goes on from this corner, so that dashes do not lie on dashes
	}
	return mark
}

// classOf is the class of what first appears on a branch.
func classOf(c branchChange) string {
	switch {
	case c.Sign == "":
		return "note"
	case c.Level == compare.Contradiction:
		return "first wrong"
	case c.Level == compare.Change:
		return "first shift"
	}
	return "first corrected"
}

// write sets words at x with their foot at y, cut to what fits; the whole of them
// shows when the pointer rests there.
func (d *drawing) write(x, y int, class string, size float64, s string) {
	short := fitted(s, float64(svgWidth-x), size)
	fmt.Fprintf(&d.words, `<text class="%s" x="%d" y="%d" font-size="%g" fill="currentColor">%s`, class, x, y, size, template.HTMLEscapeString(short))
	if short != s {
		fmt.Fprintf(&d.words, "<title>%s</title>", template.HTMLEscapeString(s))
	}
	d.words.WriteString("</text>")
}

// widthOfType is the width of a letter as a share of the size of type: that of a wide
// sans in the mean.
const widthOfType = 0.56

// fitted is s cut to a width in pixels.
func fitted(s string, width, size float64) string {
	room := int(width / (size * widthOfType))
	if displaywidth.String(s) <= room {
		return s
	}
	r := []rune(s)
	for len(r) > 0 && displaywidth.String(string(r)) > room-1 {
		r = r[:len(r)-1]
	}
	return strings.TrimRight(string(r), " ·,") + "…"
}
