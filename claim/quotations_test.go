package claim_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// quotations are the quotations of the case, one a line.
func (c claimCase) quotations() string {
	d := c.document()
	quotations, _ := claim.Extract(d)
	var b strings.Builder
	for i := range quotations {
		b.WriteString(quotationRow(d, quotations, i) + "\n")
	}
	return b.String()
}

// quotationRow is "type | kind: speaker | cue | words", each with a dash where it is
// empty, and with "< speaker" behind for those within whose words it stands.
func quotationRow(d *document.Document, quotations []claim.Quotation, i int) string {
	q := &quotations[i]
	speaker := q.Speaker.Name
	if speaker == "" {
		speaker = d.Text(q.Speaker.Span)
	}
	if q.Speaker.Kind != "" {
		speaker = strings.TrimSpace(string(q.Speaker.Kind) + ": " + speaker)
	}
	var words []string
	for _, p := range q.Pieces {
		words = append(words, d.Text(p))
	}
	cells := []string{string(q.Type), speaker, d.Text(q.Cue), strings.Join(words, " … ")}
	for k := range cells {
		if cells[k] = strings.Join(strings.Fields(cells[k]), " "); cells[k] == "" {
			cells[k] = "-"
		}
	}
	for w := q.Within; w >= 0; w = quotations[w].Within {
		name := quotations[w].Speaker.Name
		if name == "" {
			name = d.Text(quotations[w].Speaker.Span)
		}
		cells = append(cells, "< "+name)
	}
	return strings.Join(cells, " | ")
}

// TestQuotations_noSentence holds that what is too long for a sentence is not read for
// cues, and what follows it is.
func TestQuotations_noSentence(t *testing.T) {
	c := claimCase{text: "> " + strings.Repeat("boats and ", 600) + "rain came, Anna Lund said.\n>> The mayor said nobody was hurt.\n"}
	if got, want := c.quotations(), "indirect | unnamed: The mayor | said | nobody was hurt\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzQuotationsInside holds what is true of the quotations of any text: their
// words lie in it, on rune boundaries and in order, and neither the cue nor the
// source is among what is said.
func FuzzQuotationsInside(f *testing.F) {
	files, err := filepath.Glob("testdata/quotations/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, section := range archive.Files {
			for _, c := range claimCasesOf(string(section.Data)) {
				f.Add(c.article().Text)
			}
		}
	}
	f.Add("“‘«\"''„ said. ”\n\n“: said “” —A")
	f.Fuzz(func(t *testing.T, words string) {
		a, err := article.Read(context.Background(), "fuzz.txt", []byte(words))
		if err != nil {
			t.Skip()
		}
		d := annotate.Annotate(a)
		quotations, _ := claim.Extract(d)
		for i := range quotations {
			checkQuotationInside(t, d, quotations, i)
		}
	})
}

func checkQuotationInside(t *testing.T, d *document.Document, quotations []claim.Quotation, i int) {
	t.Helper()
	q := &quotations[i]
	spans := []text.Span{q.Span, q.Content, q.Cue, q.Speaker.Span}
	for _, w := range q.Marked {
		spans = append(spans, w.Span, w.Content)
		if !w.Span.Contains(w.Content) {
			t.Errorf("content %v outside of its marks %v", w.Content, w.Span)
		}
	}
	spans = append(spans, q.Pieces...)
	for _, s := range spans {
		if s.Start < 0 || s.End < s.Start || s.End > len(d.Article.Text) || !onRunes(d.Article.Text, s) {
			t.Fatalf("no span of the text: %v", s)
		}
	}
	for k, p := range q.Pieces {
		switch {
		case p.Empty() || !q.Span.Contains(p):
			t.Errorf("piece %v is empty or outside of %v", p, q.Span)
		case k > 0 && q.Pieces[k-1].End > p.Start:
			t.Errorf("pieces out of order: %v", q.Pieces)
		case p.Overlaps(q.Cue) || p.Overlaps(q.Speaker.Span):
			t.Errorf("%q holds its cue %q or its source %q", d.Text(p), d.Text(q.Cue), d.Text(q.Speaker.Span))
		}
	}
	if len(q.Pieces) == 0 || q.Within >= len(quotations) || q.Within == i {
		t.Errorf("no words, or within itself: %+v", q)
	}
	for w, n := q.Within, 0; w >= 0; w, n = quotations[w].Within, n+1 {
		if n > len(quotations) {
			t.Fatal("quotations within each other")
		}
	}
}

func onRunes(s string, at text.Span) bool {
	return (at.Start == len(s) || utf8.RuneStart(s[at.Start])) && (at.End == len(s) || utf8.RuneStart(s[at.End]))
}

// BenchmarkQuotations reads the quotations and claims of a page of speech, already
// annotated.
func BenchmarkQuotations(b *testing.B) {
	var page strings.Builder
	for range 20 {
		page.WriteString("“We waited for hours,” said Ilse Holt, the mayor of Ostby. “Nobody came.” According to a report by engineers, " +
			"two piers have moved since March, and the county, which has accused the builders of neglect, expects the bridge to stay shut.\n\n")
	}
	d := annotate.Annotate(claimCase{text: "> " + page.String()}.article())
	b.SetBytes(int64(len(d.Article.Text)))
	b.ReportAllocs()
	for b.Loop() {
		claim.Extract(d)
	}
}
