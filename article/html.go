package article

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/recount-news/recount/text"
)

// The story of a page is found by readeck's go-readability, a kept port of
// Mozilla's Readability.js, chosen by measurement in November 2026:
//
//   - On the 181 pages of Scrapinghub's article extraction benchmark (4-word
//     shingles) it scores F1 .952, go-trafilatura 1.12 .961; with the clutter
//     that prune and layOut take away, .974. The pages were used to find that
//     clutter, so other pages may do a little worse.
//   - A program that merely imports go-trafilatura, or go-htmldate alone, starts
//     in 0.37 s and 60 MB, since go-dateparser reads 95 MB of tables into memory
//     at its start; one that imports go-readability starts in 5 ms and 6 MB.
//     Comparing two text files must not pay for pages it does not read.
//
// Dates are therefore read by our own code, head.go.

// readHTML fills in a from a page. Its text is the title and the paragraphs of
// the story with a blank line between each two.
func readHTML(a *Article, data []byte) error {
	a.Format = "html"
	doc, err := a.parse(data)
	if err != nil {
		return err
	}
	head := a.readHead(doc)
	story := a.better(a.storyOf(doc), &head.ld)
	if story == nil {
		return &Error{a.Name, -1, "the page holds no text of its own; a browser may draw it by script", "save what the browser shows as text", ErrEmpty}
	}
	layOut(a, a.assemble(story))
	head.shown.fill(a)
	return nil
}

// parse decodes and parses a page.
func (a *Article) parse(data []byte) (*html.Node, error) {
	page, err := a.decodePage(data)
	if err != nil {
		return nil, err
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, &Error{a.Name, -1, "the page cannot be parsed: " + err.Error(), "save its text as a plain text file", ErrFormat}
	}
	return doc, nil
}

// decodePage turns a page into UTF-8. A page that is no UTF-8 is what its <meta>
// says (WHATWG encoding standard), and without it what decode takes it for.
func (a *Article) decodePage(data []byte) (string, error) {
	enc, name, _ := charset.DetermineEncoding(data, "")
	if utf8.Valid(data) || name == "utf-8" || name == "windows-1252" || strings.HasPrefix(name, "utf-16") {
		return a.decode(data)
	}
	if err := refuseBinary(a.Name, data); err != nil {
		return "", err
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", &Error{a.Name, -1, fmt.Sprintf("it calls itself %s and is not: %v", name, err), "save it as UTF-8", ErrBinary}
	}
	a.Encoding = name
	return a.clean(string(out)), nil
}

// storyOf finds the part of the page that holds the story: all of its body where
// none can be made out, nil where there is no text at all. It changes doc.
func (a *Article) storyOf(doc *html.Node) *html.Node {
	prune(doc)
	body := find(doc, "body")
	if body == nil || strings.TrimSpace(textOf(body)) == "" {
		return nil
	}
	node, err := readable(doc, a.URL)
	if err != nil || node == nil || strings.TrimSpace(textOf(node)) == "" {
		a.note("No story was made out on the page, so all of its text was taken.")
		return body
	}
	return node
}

// mostElements bounds the pages that Readability is given, since its work grows
// with their number times their depth. Large pages of news have ten thousand.
const mostElements = 50_000

// readable runs Readability on a copy of doc. It is a large program for the
// pages of browsers, so a panic on a page that no browser would meet is an
// error here, and costs no more than that page.
func readable(doc *html.Node, address string) (node *html.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("readability: %v", r)
		}
	}()
	base, err := url.Parse(address)
	if err != nil {
		base = nil
	}
	p := readability.NewParser()
	p.DisableJSONLD = true
	p.MaxElemsToParse = mostElements
	p.KeepClasses = true // walker knows captions by them
	found, err := p.ParseDocument(doc, base)
	return found.Node, err
}

// assemble writes a.Text from the title and the paragraphs under n, and says
// where each stands.
func (a *Article) assemble(n *html.Node) []piece {
	w := walker{}
	if a.Title.Value != "" {
		w.blocks = append(w.blocks, blockText{a.Title.Value, Title})
	}
	w.walk(n, "")
	w.flush("")
	var b strings.Builder
	var pieces []piece
	title := text.Normalise(a.Title.Value).Text
	for i, k := range w.blocks {
		if i > 0 && i < 8 && title != "" && text.Normalise(k.str).Text == title {
			continue // the headline, repeated above the story
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(strings.ToValidUTF8(k.str, "\ufffd"))
		pieces = append(pieces, piece{span: text.Span{Start: start, End: b.Len()}, hint: k.hint, first: true})
	}
	a.Text = b.String()
	if a.Title.Value != "" {
		a.Title.Span = pieces[0].span
	}
	return pieces
}
