package article

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// told is the story of a page as it tells it to search engines, for pages that
// draw theirs by script or show strangers only the head of it. It is text, in
// some pages with marks of HTML, one paragraph a line.
func (d *linkedData) told() *html.Node {
	page := d.Body
	if !paragraphMark.MatchString(page) {
		var b strings.Builder
		for line := range strings.Lines(html.UnescapeString(page)) {
			b.WriteString("<p>" + html.EscapeString(line) + "</p>")
		}
		page = b.String()
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil
	}
	return find(doc, "body")
}

var paragraphMark = regexp.MustCompile(`(?i)<(?:p|br|div)\b`)

// better is the told story where the page shows hardly half of it, else shown,
// which may be nil.
func (a *Article) better(shown *html.Node, d *linkedData) *html.Node {
	if strings.TrimSpace(d.Body) == "" {
		return shown
	}
	told := d.told()
	if told == nil || shown != nil && 2*wordsUnder(shown) > wordsUnder(told) {
		return shown
	}
	a.note("The page shows less than it tells search engines, so the story was taken from there.")
	return told
}

func wordsUnder(n *html.Node) int { return len(strings.Fields(textOf(n))) }
