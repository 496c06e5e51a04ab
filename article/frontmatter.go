package article

import (
	"strings"

	"github.com/recount-news/recount/text"
)

// frontMatter reads what stands above a text as "key: value" lines, and gives the
// place of the whole: between two lines of three hyphens, as blogs and note
// keepers write them, or bare above a blank line, as mail and wire desks do.
func (a *Article) frontMatter() text.Span {
	pairs, end := fenced(a.Text)
	if end == 0 {
		pairs, end = headers(a.Text)
	}
	for _, p := range pairs {
		a.set(p)
	}
	return text.Span{End: end}
}

// fenced reads the pairs between two rules at the head of str, and tells where
// they end; 0 where there are none. Every line must be a pair or go on the value
// before it, so that a text which merely begins with a rule keeps all its words.
// Of YAML it knows this much, lists of names, and no more.
func fenced(str string) (pairs []pair, end int) {
	const rule = "---\n"
	if !strings.HasPrefix(str, rule) {
		return nil, 0
	}
	for at := len(rule); at < len(str); {
		line, _, _ := strings.Cut(str[at:], "\n")
		if strings.TrimRight(line, " \t") == "---" {
			return pairs, at + 3
		}
		p, ok := newPair(line, at)
		switch {
		case ok:
			pairs = append(pairs, p)
		case len(pairs) > 0 && goesOnValue(line):
			pairs[len(pairs)-1].extend(line, at)
		default:
			return nil, 0
		}
		at += len(line) + 1
	}
	return nil, 0
}

// goesOnValue reports whether a line goes on the value above it: an item of a
// list, or an indented line.
func goesOnValue(line string) bool {
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t")
}

// headers reads the pairs that stand bare at the head of str. Two at least are
// needed, every key must be known, and a blank line must follow: "Wanted: a
// mayor" may begin a story.
func headers(str string) (pairs []pair, end int) {
	for at := 0; at < len(str); {
		line, _, _ := strings.Cut(str[at:], "\n")
		if strings.TrimSpace(line) == "" {
			break
		}
		p, ok := newPair(line, at)
		if !ok || !headerKeys[p.key] || p.value.Value == "" {
			return nil, 0
		}
		pairs = append(pairs, p)
		end = at + len(line)
		at = end + 1
	}
	if len(pairs) < 2 || strings.TrimSpace(str[end:]) == "" {
		return nil, 0
	}
	return pairs, end
}

// headerKeys are the keys that may stand bare above a text: those that set knows
// and those of mail and of wire desks that tell us nothing.
var headerKeys = map[string]bool{
	"title": true, "headline": true, "subject": true, "byline": true, "author": true, "publisher": true, "source": true,
	"agency": true, "dateline": true, "location": true, "url": true, "link": true, "date": true, "published": true,
	"from": true, "to": true, "cc": true, "sent": true, "reply-to": true, "message-id": true, "updated": true,
	"slug": true, "section": true, "category": true, "keywords": true, "tags": true, "embargo": true, "words": true,
}

// pair is one line of front matter.
type pair struct {
	key   string
	value Field
}

// newPair splits a line that stands at offset at.
func newPair(line string, at int) (pair, bool) {
	key, _, ok := strings.Cut(line, ":")
	if !ok || key == "" || strings.HasPrefix(key, "-") || strings.ContainsAny(key, " \t\"'") {
		return pair{}, strings.TrimSpace(line) == ""
	}
	span := trim(line, text.Span{Start: len(key) + 1, End: len(line)})
	if v := span.Of(line); len(v) > 1 && (v[0] == '"' || v[0] == '\'') && v[len(v)-1] == v[0] {
		span = text.Span{Start: span.Start + 1, End: span.End - 1}
	}
	return pair{strings.ToLower(key), Field{span.Of(line), span.Shift(at), FromMetadata}}, true
}

// extend adds an item of a list to a value; where the value stands is then the
// place of its first item.
func (p *pair) extend(line string, at int) {
	item := strings.TrimLeft(line, "- \t")
	span := trim(line, text.Span{Start: len(line) - len(item), End: len(line)})
	if p.value.Value == "" {
		p.value.Span = span.Shift(at)
		p.value.Value = span.Of(line)
		return
	}
	p.value.Value += ", " + span.Of(line)
}

// set gives the article what p says of it; keys that mean nothing here are
// passed over.
func (a *Article) set(p pair) {
	if p.value.Value == "" {
		return
	}
	switch p.key {
	case "title", "headline", "subject":
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
