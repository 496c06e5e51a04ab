package article

import (
	"strings"

	"github.com/recount-news/recount/text"
)

// frontMatter reads the "key: value" lines between two lines of three hyphens
// at the head of a text, as blogs and note keepers write them, and gives the
// place of the whole. There is none unless every line is a pair, so that a
// text which merely begins with a rule keeps all its words. Of YAML it knows
// this much and no more.
func (a *Article) frontMatter() text.Span {
	const rule = "---\n"
	if !strings.HasPrefix(a.Text, rule) {
		return text.Span{}
	}
	var pairs []pair
	for at := len(rule); at < len(a.Text); {
		line, _, _ := strings.Cut(a.Text[at:], "\n")
		if strings.TrimRight(line, " \t") == "---" {
			for _, p := range pairs {
				a.set(p)
			}
			return text.Span{Start: 0, End: at + 3}
		}
		p, ok := newPair(line, at)
		if !ok {
			break
		}
		pairs = append(pairs, p)
		at += len(line) + 1
	}
	return text.Span{}
}

// pair is one line of front matter.
type pair struct {
	key   string
	value Field
}

// newPair splits a line that stands at offset at.
func newPair(line string, at int) (pair, bool) {
	key, _, ok := strings.Cut(line, ":")
	if !ok || key == "" || strings.ContainsAny(key, " \t\"'") {
		return pair{}, strings.TrimSpace(line) == ""
	}
	span := trim(line, text.Span{Start: len(key) + 1, End: len(line)})
	if v := span.Of(line); len(v) > 1 && (v[0] == '"' || v[0] == '\'') && v[len(v)-1] == v[0] {
		span = text.Span{Start: span.Start + 1, End: span.End - 1}
	}
	return pair{strings.ToLower(key), Field{span.Of(line), span.Shift(at), FromMetadata}}, true
}

// set gives the article what p says of it; keys that mean nothing here are
// passed over.
func (a *Article) set(p pair) {
	if p.value.Value == "" {
		return
	}
	switch p.key {
	case "title", "headline":
		a.Title = p.value
	case "byline", "author":
		a.Byline = p.value
	case "publisher", "source":
		a.Publisher = p.value
	case "agency":
		a.Agency = p.value
	case "dateline", "location":
		a.Dateline = p.value
	case "url", "link":
		a.URL = p.value.Value
	case "date", "published":
		d, n, ok := parseDate(p.value.Value)
		if !ok || !d.Known() || n < len(p.value.Value) {
			a.note("The date %q of the front matter was not understood.", p.value.Value)
			return
		}
		d.Span, d.From = p.value.Span, FromMetadata
		a.Published = d
	}
}
