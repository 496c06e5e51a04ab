package report

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/reuse"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// SchemaReuse names the JSON that [Passages] and [Matches] give. Its history:
//
//	recount.reuse/1  2026: the first
const SchemaReuse = "recount.reuse/1"

// Overlap is what two articles share. A passage's A is in A, its B in B.
type Overlap struct {
	A, B        Side
	Passages    []reuse.Passage
	Boilerplate []reuse.Passage // shared with so many that they tell nothing
	OfA, OfB    float64         // which share of the words of each stands in the passages
	// Agreeing is how many fingerprints both have where the text of B is gone: then
	// all above is empty but the names.
	Agreeing int
	// Derivation tells which was made from the other, the articles being called "a" and
	// "b"; nil where nothing tells.
	Derivation *story.Derivation
}

// Side is one of two articles. Without a text the words of its passages are not told.
type Side struct{ Name, Text string }

// Query is what an article shares with each of so many others.
type Query struct {
	Name     string
	Of       int
	Overlaps []Overlap
}

// Passages writes what two articles share and which of them is the likelier source, as
// text or JSON. In the text, words of A that B lacks are marked [-so-] and words of B
// {+so+}, in colours where there are any, and long stretches that are equal are cut.
func Passages(w io.Writer, v Overlap, f Format, o Options) error {
	switch f {
	case Text:
		t := &passageText{newSheet(o)}
		t.pair(&v)
		_, err := io.WriteString(w, t.out.String())
		return err
	case JSON:
		return encode(w, reuseJSON{SchemaReuse, []overlapJSON{v.json()}})
	}
	return fmt.Errorf("report: %w for passages: %q; use text or json", ErrFormat, f)
}

// Matches writes what articles share with others, as text or JSON.
func Matches(w io.Writer, queries []Query, f Format, o Options) error {
	switch f {
	case Text:
		t := &passageText{newSheet(o)}
		for i := range queries {
			if i > 0 {
				t.blank()
			}
			t.query(&queries[i])
		}
		_, err := io.WriteString(w, t.out.String())
		return err
	case JSON:
		out := reuseJSON{SchemaReuse, []overlapJSON{}}
		for _, q := range queries {
			for _, v := range q.Overlaps {
				out.Overlaps = append(out.Overlaps, v.json())
			}
		}
		return encode(w, out)
	}
	return fmt.Errorf("report: %w for passages: %q; use text or json", ErrFormat, f)
}

// OverlapLine writes an overlap as one line of JSON, as it stands in the list of
// [Matches], without a schema.
func OverlapLine(w io.Writer, v Overlap) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v.json())
}

type reuseJSON struct {
	Schema   string        `json:"schema"`
	Overlaps []overlapJSON `json:"overlaps"`
}

type overlapJSON struct {
	A           sideJSON        `json:"a"`
	B           sideJSON        `json:"b"`
	Derivation  *DerivationJSON `json:"derivation,omitempty"`
	Agreeing    int             `json:"agreeing,omitempty"`
	Passages    []passageJSON   `json:"passages"`
	Boilerplate []passageJSON   `json:"boilerplate"`
}

type sideJSON struct {
	Name   string  `json:"name"`
	Shared Decimal `json:"shared"`
}

type passageJSON struct {
	A     wordsJSON      `json:"a"`
	B     wordsJSON      `json:"b"`
	Words int            `json:"words"`
	Same  int            `json:"same"`
	Moved bool           `json:"moved"`
	Edits []passageEdits `json:"edits"`
}

type passageEdits struct {
	Op reuse.Op  `json:"op"`
	A  wordsJSON `json:"a"`
	B  wordsJSON `json:"b"`
}

// wordsJSON is a place, and the words there where they are told.
type wordsJSON struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Text  *string `json:"text,omitempty"`
}

func (s Side) words(at text.Span) wordsJSON {
	out := wordsJSON{Start: at.Start, End: at.End}
	if s.Text != "" {
		words := at.Of(s.Text)
		out.Text = &words
	}
	return out
}

func (v *Overlap) json() overlapJSON {
	out := overlapJSON{
		A: sideJSON{v.A.Name, Decimal(v.OfA)}, B: sideJSON{v.B.Name, Decimal(v.OfB)}, Agreeing: v.Agreeing,
		Passages: v.passagesJSON(v.Passages), Boilerplate: v.passagesJSON(v.Boilerplate),
	}
	if d := v.Derivation; d != nil {
		out.Derivation = &DerivationJSON{Source: d.Source, Copy: d.Copy, Score: Decimal(d.Score), Shared: Decimal(d.Shared), Why: append([]string{}, d.Why...)}
	}
	return out
}

func (v *Overlap) passagesJSON(ps []reuse.Passage) []passageJSON {
	out := []passageJSON{}
	for _, p := range ps {
		edits := []passageEdits{}
		for _, e := range p.Edits {
			edits = append(edits, passageEdits{e.Op, v.A.words(e.A), v.B.words(e.B)})
		}
		out = append(out, passageJSON{v.A.words(p.A), v.B.words(p.B), p.Words, p.Same, p.Moved, edits})
	}
	return out
}

// passageText is passages being set on a sheet.
type passageText struct{ *sheet }

// The styles of what was put in and left out.
const (
	inserted = "32"
	deleted  = "31"
)

// keepEqual is how many equal words are kept at either end of a long stretch of them.
const keepEqual = 8

func (t *passageText) pair(v *Overlap) {
	a, b := clean(v.A.Name), clean(v.B.Name)
	if len(v.Passages) == 0 {
		t.set(entry{indent: margin, body: []piece{{a + " and " + b + " share no passage.", plain}}})
		return
	}
	t.set(entry{indent: margin, body: []piece{
		{fmt.Sprintf("%s and %s share %s:", a, b, plural(len(v.Passages), "passage")), bold},
		{fmt.Sprintf(" %s of the words of the first, %s of the second.", percent(v.OfA), percent(v.OfB)), plain},
	}})
	t.set(entry{indent: margin, body: t.source(v, a, b)})
	for i, p := range v.Passages {
		t.blank()
		t.passage(v, i, p)
	}
}

// source tells which of the two is the likelier source.
func (t *passageText) source(v *Overlap, a, b string) []piece {
	d := v.Derivation
	if d == nil {
		return []piece{{"Nothing tells which was made from the other.", soft}}
	}
	source, made := a, b
	if d.Source == "b" {
		source, made = b, a
	}
	why := clean(strings.Join(d.Why[:min(len(d.Why), manyReasons)], " · "))
	return []piece{{made, bold}, {" is likely made from ", plain}, {source, bold}, {fmt.Sprintf(", %s sure: %s", percent(d.Score), why), soft}}
}

func (t *passageText) query(q *Query) {
	share := "share"
	if len(q.Overlaps) == 1 {
		share = "shares"
	}
	t.set(entry{indent: margin, body: []piece{{clean(q.Name), bold}, {fmt.Sprintf(": %d of %s %s passages with it.", len(q.Overlaps), plural(q.Of, "article"), share), plain}}})
	for i := range q.Overlaps {
		v := &q.Overlaps[i]
		t.blank()
		b := clean(v.B.Name)
		if v.Agreeing > 0 {
			t.set(entry{indent: margin, body: []piece{{b, bold}, {fmt.Sprintf(": gone or changed since; %s agree.", plural(v.Agreeing, "fingerprint")), plain}}})
			continue
		}
		t.set(entry{indent: margin, body: []piece{{b, bold}, {fmt.Sprintf(": %s of its words, %s of those of %s.", percent(v.OfB), percent(v.OfA), clean(q.Name)), plain}}})
		for i, p := range v.Passages {
			t.passage(v, i, p)
		}
		if n := len(v.Boilerplate); n > 0 {
			t.set(entry{indent: margin + passageIndent, body: []piece{{plural(n, "passage") + " of boilerplate besides, which many articles have.", soft}}})
		}
	}
}

const passageIndent = 4

// passage sets where a passage stands, and its words.
func (t *passageText) passage(v *Overlap, i int, p reuse.Passage) {
	notes := plural(p.Words, "word")
	switch {
	case p.Exact():
		notes += ", exact"
	default:
		notes += fmt.Sprintf(", %d equal, %s", p.Same, plural(len(p.Edits), "edit"))
	}
	if p.Moved {
		notes += ", moved"
	}
	t.set(entry{indent: margin, label: []piece{{itoa(i + 1), bold}}, gutter: passageIndent, body: []piece{
		{fmt.Sprintf("bytes %d–%d, %d–%d", p.A.Start, p.A.End, p.B.Start, p.B.End), plain}, {" · " + notes, soft},
	}})
	t.set(entry{indent: margin + passageIndent, body: t.marked(v, p)})
}

// marked is the words of a passage with its edits.
func (t *passageText) marked(v *Overlap, p reuse.Passage) (body []piece) {
	add := func(pieces ...piece) { body = append(body, pieces...) }
	at, head := p.A.Start, keepEqual/2
	for _, e := range p.Edits {
		before := v.A.Text[at:e.A.Start]
		switch e.Op {
		case reuse.Insert:
			word := len(before)
			if blankBefore(v.B.Text, e.B.Start) { // it follows the word, not the marks behind that
				word = len(strings.TrimRightFunc(before, func(r rune) bool { return !wordy(string(r)) }))
			}
			add(piece{equal(before[:word], head, keepEqual), plain}, piece{" ", plain}, t.mark("{+", e.B.Of(v.B.Text), "+}", inserted))
			if word == len(before) {
				add(piece{" ", plain})
			}
			add(piece{softened(before[word:]), plain})
		default:
			add(piece{equal(before, head, keepEqual), plain}, t.mark("[-", e.A.Of(v.A.Text), "-]", deleted))
			if e.Op == reuse.Replace {
				add(piece{" ", plain}, t.mark("{+", e.B.Of(v.B.Text), "+}", inserted))
			}
		}
		at, head = e.A.End, keepEqual
	}
	if len(p.Edits) == 0 {
		head = 2 * keepEqual
	}
	add(piece{equal(v.A.Text[at:p.A.End], head, keepEqual), plain})
	return slices.DeleteFunc(body, func(p piece) bool { return p.text == "" })
}

// blankBefore reports whether nothing but blanks stands between the byte at of s and
// the word before it.
func blankBefore(s string, at int) bool {
	before := strings.TrimRightFunc(s[:at], unicode.IsSpace)
	_, size := utf8.DecodeLastRuneInString(before)
	return wordy(before[len(before)-size:])
}

// equal is a stretch of equal words, made short and harmless.
func equal(s string, head, tail int) string { return elided(softened(s), head, tail) }

func (t *passageText) mark(open, words, close, style string) piece {
	words = softened(words)
	if t.color {
		return piece{words, style}
	}
	return piece{open + words + close, plain}
}
