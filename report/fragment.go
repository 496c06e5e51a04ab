package report

import (
	"html/template"
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
)

// Fragments are what stands in <main> of the pages, for a program that sets
// them into pages of its own. They want the rules of [Style], and a comparison
// the keys of [Script]; they hold no style, script or event handler, so that a
// policy may forbid all of these in the page.

// Style is the style sheet of all pages, as CSS.
func Style() string { return pageStyle + treeStyle + storiesStyle + checkStyle }

// Script is the script of a page that shows a comparison. Without it the page is
// whole, but has no keys.
func Script() string { return pageScript }

// ComparisonHTML is what the page of c shows. It fails as Write does.
func ComparisonHTML(c *compare.Comparison, o Options) (template.HTML, error) {
	p, err := newPage(c, o)
	if err != nil {
		return "", err
	}
	h := newHTMLPage(p)
	body, err := fragment(htmlTemplate, "comparison", h)
	if err != nil {
		return "", err
	}
	keys, err := fragment(htmlTemplate, "keys", h)
	return body + keys, err
}

// MatrixHTML is the facts of c by its accounts. Cells that a finding explains lead
// to it in the page at base, which has the comparison.
func MatrixHTML(c *compare.Comparison, base string) (template.HTML, error) {
	p, err := newPage(c, Options{})
	if err != nil {
		return "", err
	}
	m := p.htmlMatrix()
	m.Base = base
	return fragment(htmlTemplate, "matrix", m)
}

// LineageHTML is who made which account of c from which, drawn and in words, and what
// was corrected. Names lead to the accounts in the page at base, which has the
// comparison. [TreeSVG] is the drawing alone.
func LineageHTML(c *compare.Comparison, base string) (template.HTML, error) {
	p, err := newPage(c, Options{})
	if err != nil {
		return "", err
	}
	l := p.htmlLineage()
	l.Base = base
	return fragment(htmlTemplate, "lineage", l)
}

// CheckHTML is what the page of a checked draft shows.
func CheckHTML(c *compare.Checking) (template.HTML, error) {
	return fragment(checkHTML, "checked", newHTMLCheck(newCheckPage(c)))
}

// KindWord is a kind in plain words: "how many".
func KindWord(k compare.Kind) string { return kindWord(k) }

// Headline is the title of the page of c.
func Headline(c *compare.Comparison) (string, error) {
	p, err := newPage(c, Options{})
	if err != nil {
		return "", err
	}
	return headline(p), nil
}

func fragment(t *template.Template, name string, data any) (template.HTML, error) {
	var out strings.Builder
	if err := t.ExecuteTemplate(&out, name, data); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil // what a template has escaped
}

// Names are what the pages call the accounts of s, in their order: by publisher or by
// file, no two alike.
func Names(s story.Story) []string {
	var names []string
	for _, a := range newAccounts(s) {
		names = append(names, a.Name)
	}
	return names
}
