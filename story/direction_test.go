package story

import (
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/timex"
)

func TestLater(t *testing.T) {
	tests := []struct{ x, y, want string }{
		{"2031-03-04", "2031-03-05", "published 1 day later"},
		{"2031-02-27", "2031-03-02", "published 3 days later"},
		{"2031-03-04", "2031-03-04", ""},
		{"2031-03-05", "2031-03-04", ""},
		{"2031-03-04T09:00", "2031-03-04T11:30", "published 2 h later"},
		{"2031-03-04T09:00", "2031-03-04T09:20", "published 20 min later"},
		{"2031-03-04T23:00", "2031-03-05T01:00", "published 2 h later"},
		{"2031-03-04T23:00", "2031-03-06T01:00", "published 1 day later"},
		{"2031-03-04T23:00", "2031-03-05", "published 1 day later"},
		{"2031-03-04T09:00", "2031-03-04", ""},
		{"", "2031-03-04", ""},
		{"2031-03-04", "", ""},
	}
	for _, tt := range tests {
		r := later(date(tt.x), date(tt.y))
		if r.phrase != tt.want || (r.weight > 0) != (tt.want != "") {
			t.Errorf("later(%s, %s) = %v, want %q", tt.x, tt.y, r, tt.want)
		}
	}
	assumed := date("2031-03-05")
	assumed.From = article.FromAssumed
	if r := later(date("2031-03-04"), assumed); r.weight != 0 {
		t.Errorf("an assumed date is evidence: %v", r)
	}
}

// TestSignsOfCopy holds each sign apart: the source, the copy, and the phrase
// that must come out for it and must not the other way.
func TestSignsOfCopy(t *testing.T) {
	tests := []struct{ name, source, copy, want string }{
		{"house", "publisher: The Orle Gazette\n\nText.", "The mayor told the Orle Gazette so.", "names the source's publisher, The Orle Gazette"},
		{"house by its initials", "publisher: North Sea Press\n\nText.", "The mayor told NSP’s reporter so.", "names the source's publisher, North Sea Press"},
		{"agency", "agency: Northwire\n\nText.", "Text.", "the source is credited to Northwire"},
		{"facts", "The 14 boats of Orle and 3 of Tessmouth.", "The 14 boats of Orle.", "has no name or number of its own, the source 2"},
		{"named source", "sources: Ida Fenn; Olin Graf\n\nSo Ida Fenn and Olin Graf said.", "So Mr Fenn said.", "drops the source Olin Graf"},
		{"many named sources", "sources: A Fenn; B Graf; C Holt; D Lind\n\nText.", "Text.", "drops 4 named sources"},
		{"cut quotation", "“It was green as a frog and as cold,” she said.", "It was “green as a frog”, she said.", "cuts 1 quotation short"},
		{"fewer quotations", "“It was a frog.” “It was very cold.”", "“It was a frog.”", "lacks 1 quotation of the source and has none of its own"},
		{"length", "The boats of the town lay idle for weeks on end.", "The boats lay idle.", "64 % shorter"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := likenessOf(account("a1", tt.source), account("a2", tt.copy))
			if got := told(l.signs(1)); !strings.Contains(got, "|"+tt.want+"|") {
				t.Errorf("signs of a copy: got %s, want %q", got, tt.want)
			}
			if got := told(l.signs(0)); strings.Contains(got, "|"+tt.want+"|") {
				t.Errorf("signs the other way: got %s, want no %q", got, tt.want)
			}
			if l.forward() <= 0.5 {
				t.Errorf("forward = %.2f, want more than 0.5", l.forward())
			}
		})
	}
}

func TestSignsOfCopy_vaguer(t *testing.T) {
	source, made := account("a1", "Text."), account("a2", "Text.")
	source.Document.Times = []timex.Time{{Relative: true}, {Relative: true}}
	made.Document.Times = []timex.Time{{Begin: date("2031-03-04").Time}, {Begin: date("2031-03-05").Time}}
	made.Document.Quantities = []quantity.Quantity{{Vague: true}}
	l := likenessOf(source, made)
	for _, want := range []string{"gives dates where the source has weekdays", "vaguer about 1 amount"} {
		if got := told(l.signs(1)); !strings.Contains(got, want) {
			t.Errorf("got %s, want %q", got, want)
		}
		if got := told(l.signs(0)); strings.Contains(got, want) {
			t.Errorf("the other way: got %s, want no %q", got, want)
		}
	}
}

// likenessOf compares two accounts however few words they share.
func likenessOf(a, b Account) likeness {
	rd := newReader()
	x, y := rd.read(a), rd.read(b)
	l := likeness{a: x, b: y}
	l.halves[0], l.halves[1] = rd.half(x, y), rd.half(y, x)
	return l
}

// told are the phrases of the reasons that count, each between bars.
func told(reasons []reason) string {
	out := "|"
	for _, r := range reasons {
		if r.weight > 0 {
			out += r.phrase + "|"
		}
	}
	return out
}

func TestBetween(t *testing.T) {
	// y was made from z and z from x: y has the 15 that z brought in, and lost the
	// 2010 that z kept.
	x := account("a1", "In 2010 the harbour of Orle had 25 trawlers and a lighthouse.")
	z := account("a2", "In 2010 the harbour of Orle owned 15 trawlers, a lighthouse.")
	y := account("a3", "The harbour of Orle owned 15 trawlers.")
	rd := newReader()
	rx, rz, ry := rd.read(x), rd.read(z), rd.read(y)
	if got := rd.between(rx, rz, ry); got <= 0.3 || got > 1 {
		t.Errorf("z between x and y: %.2f, want more than 0.3", got)
	}
	for _, other := range []float64{rd.between(rz, rx, ry), rd.between(rx, ry, rz)} {
		if other != 0 {
			t.Errorf("another stands between as well: %.2f", other)
		}
	}
	if got := rd.witnesses(rz, ry, rx); len(got) == 0 || got[0] != `"15"` {
		t.Errorf("witnesses = %v, want \"15\" first", got)
	}
}

func TestRead_storyAlone(t *testing.T) {
	a := account("a1", "Fish are scarce.\nAll rights reserved.")
	a.Document.Article.Blocks = blocks(a.Document, article.Paragraph, article.Notice)
	r := newReader().read(a)
	if len(r.sentences) != 1 || strings.Contains(r.text, "rights") {
		t.Errorf("read %d sentences of %q, want the paragraph alone", len(r.sentences), r.text)
	}
}

// blocks makes each sentence of d a block of the kind given for it.
func blocks(d *document.Document, kinds ...article.BlockKind) []article.Block {
	var out []article.Block
	for i, kind := range kinds {
		d.Sentences[i].Block = i
		out = append(out, article.Block{Span: d.Sentences[i].Span, Kind: kind})
	}
	return out
}
