package article

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readAuthor takes the byline from what the page calls its author, which may
// also be an address, an agency or the paper.
func (a *Article) readAuthor(author string) {
	author = plain(author)
	author = strings.TrimPrefix(strings.TrimPrefix(author, "By "), "by ")
	if author == "" || strings.Contains(author, "://") || len(author) > longestByline {
		return
	}
	a.Byline = Field{Value: author, From: FromMetadata}
	if name := agencyNamed(author); name != "" {
		a.Agency = Field{Value: name, From: FromMetadata}
	}
}

// shown is what a page shows its readers of who wrote the story and when. It is
// asked last, since such marks stand beside other stories too.
type shown struct {
	authors []string   // those of the first byline
	rank    int        // how plainly that byline is marked
	place   *html.Node // the element it stands in
	date    Date
}

// authorClass names the elements that hold a byline, shownDate those that hold a
// date of publication; otherClass those that never do, whatever else they are
// called.
var (
	authorClass = regexp.MustCompile(`(?:^|[\s_-])(?:by-?line|authors?)(?:$|[\s_-])`)
	shownDate   = regexp.MustCompile(`(?:^|[\s_-])(?:publish(?:ed)?|pub-?date|date-?published|date-?time|(?:article|post|entry|story)-?date|date)(?:$|[\s_-])`)
	otherClass  = regexp.MustCompile(`comment|bio\b|avatar|related|widget|sidebar|footer|copyright|updated|modified`)
)

// read takes what the element n shows.
func (s *shown) read(n *html.Node) {
	class := strings.ToLower(attr(n, "class"))
	rank, dated := authorRank(n, class), strings.Contains(class, "date") || strings.Contains(class, "publish")
	if rank == 0 && !dated || n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.Meta || otherClass.MatchString(class) {
		return
	}
	if rank > 0 && rank >= s.rank {
		s.sign(n, rank)
	}
	if dated && !s.date.Known() && shownDate.MatchString(class) {
		if str := words(textOf(n)); len(str) < longestStamp {
			s.date, _, _, _ = stamp(str)
		}
	}
}

// authorRank tells how plainly n is marked as a byline: 3 by its relation, 2 by
// its property, 1 by its class, 0 not at all.
func authorRank(n *html.Node, class string) int {
	switch {
	case slices.Contains(strings.Fields(attr(n, "rel")), "author"):
		return 3
	case slices.Contains(strings.Fields(attr(n, "itemprop")), "author"):
		return 2
	case (strings.Contains(class, "author") || strings.Contains(class, "by")) && authorClass.MatchString(class):
		return 1
	}
	return 0
}

// sign takes the names in n, which join those before only where they stand
// beside them: other stories on the page have authors as well.
func (s *shown) sign(n *html.Node, rank int) {
	str := lined(n)
	if str == "" || len(str) > longestByline {
		return
	}
	if byWord.FindString(str) == "" {
		str = "By " + str
	}
	names := bylineNames(str).Of(str)
	if names == "" || slices.Contains(s.authors, names) {
		return
	}
	if rank > s.rank {
		s.authors, s.rank, s.place = nil, rank, n
	}
	if len(s.authors) == 0 || beside(n, s.place) {
		s.authors = append(s.authors, names)
	}
}

// beside reports whether a and b stand in one element, or in two of one list.
func beside(a, b *html.Node) bool {
	if a.Parent == nil || b.Parent == nil {
		return false
	}
	return a.Parent == b.Parent || a.Parent.Parent == b.Parent.Parent && a.Parent.DataAtom == b.Parent.DataAtom && a.Parent.DataAtom != atom.Div
}

// lined is the text under n, with a comma between what stands on two lines.
func lined(n *html.Node) string {
	w := walker{}
	w.walk(n, "")
	w.flush("")
	var lines []string
	for _, b := range w.blocks {
		if !strings.EqualFold(b.str, "by") {
			lines = append(lines, strings.Trim(b.str, ", "))
		}
	}
	return strings.Join(lines, ", ")
}

// fill gives a what the page shows and neither its head nor the story told.
func (s *shown) fill(a *Article) {
	if a.Byline.From == "" {
		a.readAuthor(joinNames(s.authors))
	}
	if d := s.date; !a.Published.Known() && d.Known() {
		d.From = FromMetadata
		a.Published = d
	}
}
