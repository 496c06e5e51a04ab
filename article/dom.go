package article

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blockText is one paragraph of a page, with the kind its markup gives it.
type blockText struct {
	str  string
	hint BlockKind
}

// walker gathers the paragraphs of a page in the order a reader meets them.
type walker struct {
	blocks []blockText
	buf    strings.Builder
	links  int // bytes of buf that are links
	inLink bool
}

// walk reads n and all below it; hint is the kind that an ancestor gives.
func (w *walker) walk(n *html.Node, hint BlockKind) {
	kind := tag(n)
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return
	case html.ElementNode:
		if isSilent(kind) {
			return
		}
		switch kind {
		case atom.Br: // pages that know no <p> end paragraphs and lines alike with it
			w.flush(hint)
			return
		case atom.Td, atom.Th: // a row is a paragraph, its cells are words apart
			w.write(" ")
		}
	}
	own := hint
	if isBlock(kind) {
		w.flush(hint)
		own = hintOf(n, hint)
	}
	outer := w.inLink
	w.inLink = outer || kind == atom.A
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, own)
	}
	w.inLink = outer
	if isBlock(kind) {
		w.flush(own)
	}
}

// write adds running text.
func (w *walker) write(s string) {
	w.buf.WriteString(s)
	if w.inLink {
		w.links += len(strings.TrimSpace(s))
	}
}

// flush ends a paragraph. A short one that is all links leads away from the
// story, so it is a notice.
func (w *walker) flush(hint BlockKind) {
	const longest = 200
	str := strings.Map(func(r rune) rune {
		if isControl(r) {
			return ' '
		}
		return r
	}, w.buf.String())
	links := w.links
	w.buf.Reset()
	w.links = 0
	str = strings.TrimFunc(strings.Join(strings.Fields(str), " "), isBlank)
	if str != "" {
		if len(str) < longest && links*10 > len(str)*8 {
			hint = Notice
		}
		w.blocks = append(w.blocks, blockText{str, hint})
	}
}

// hintOf is the kind that the element n gives to its text.
func hintOf(n *html.Node, inherited BlockKind) BlockKind {
	switch tag(n) {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return Heading
	case atom.Figcaption, atom.Caption:
		return Caption
	}
	if captionClass.MatchString(attr(n, "class")) {
		return Caption
	}
	return inherited
}

var captionClass = regexp.MustCompile(`(?i)(?:^|[\s_-])caption(?:$|[\s_-])`)

func isSilent(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Form, atom.Button,
		atom.Select, atom.Textarea, atom.Object, atom.Audio, atom.Video, atom.Canvas, atom.Head, atom.Nav, atom.Math:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Body,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Figure, atom.Figcaption, atom.Table, atom.Tr, atom.Caption,
		atom.Thead, atom.Tbody, atom.Hr, atom.Address, atom.Details, atom.Summary, atom.Fieldset:
		return true
	}
	return false
}

// clutter names, by class or id, what stands inside stories and is none:
// invitations, shares, related stories, advertisements.
var clutter = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:newsletter|related|recirc|promo|advert|advertisement|ad-(?:slot|unit|container|wrapper)|share|sharing|social|comments?|disqus|outbrain|taboola|most-?(?:read|popular)|trending|subscribe|subscription|paywall|breadcrumbs?|sponsor(?:ed)?|read-?(?:more|next)|also-read|author-?bio|tags?-?list|print-?only|sr-only|visually-?hidden|screen-?reader(?:-text)?)(?:$|[\s_-])`)

// prune takes from doc what no story is made of.
func prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if isClutter(c) {
			n.RemoveChild(c)
		} else {
			prune(c)
		}
		c = next
	}
}

// isClutter judges an element by its name. One that holds much of the text is
// never clutter, whatever it is called: sites put the story in "share-area".
func isClutter(n *html.Node) bool {
	if n.Type != html.ElementNode || tag(n) == atom.Body || tag(n) == atom.Html || tag(n) == atom.Head {
		return false
	}
	if !clutter.MatchString(attr(n, "class")) && !clutter.MatchString(attr(n, "id")) {
		return false
	}
	return isSmall(n)
}

// isSmall reports whether there is little text under n, hardly a paragraph and
// nothing quoted (posts on social networks are). It looks no further than it must, since elements that are called clutter lie inside each other.
func isSmall(n *html.Node) bool {
	const mostBytes, mostNodes = 1500, 2000
	size, nodes, paragraphs := 0, 0, 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !isSilent(tag(d.Parent)) {
			size += len(strings.TrimSpace(d.Data))
		}
		if tag(d) == atom.P && len(textOf(d)) > 100 {
			paragraphs++
		}
		if nodes++; size > mostBytes || nodes > mostNodes || paragraphs > 2 || tag(d) == atom.Blockquote {
			return false
		}
	}
	return true
}

// tag is the name of n. Readability makes elements by name alone.
func tag(n *html.Node) atom.Atom {
	if n.DataAtom == 0 && n.Type == html.ElementNode {
		return atom.Lookup([]byte(n.Data))
	}
	return n.DataAtom
}

// find is the first element with the given tag under n, or nil.
func find(n *html.Node, tag string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == tag {
			return d
		}
	}
	return nil
}

// textOf is the text under n as it stands.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !isSilent(tag(d.Parent)) {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// attr is the value of an attribute of n, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}
