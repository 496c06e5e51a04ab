package annotate

import (
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

// ferry is an invented story with the marks and turns that news is full of.
var ferry = []string{
	"LEM, Vestmark (VNA) — At least 12 people were killed and dozens injured when a ferry capsized off Lem on Saturday, police said.",
	"“We heard a bang — then the lights went out,” said Anna Holt, 42, a nurse from the port city. The ship’s owner, Nordline Ltd., didn’t answer calls.",
	"Mayor Ole Brandt told reporters that the 7:20 p.m. sailing had been delayed twice this week. He called for an inquiry into the $5.92bn fleet.",
	"Police fired no shots. Divers who searched the hull on Sunday found three more bodies, raising the toll to 15, according to the coast guard.",
}

func TestAnnotate_checks(t *testing.T) {
	d := Annotate(articleOf(article.Paragraph, ferry...))
	if err := document.Check(d); err != nil {
		t.Fatal(err)
	}
	if len(d.Sentences) != 7 || len(d.Times) == 0 || len(d.Quantities) == 0 || len(d.Mentions) == 0 {
		t.Errorf("got %d sentences, %d times, %d quantities, %d mentions; want 7 and some of each",
			len(d.Sentences), len(d.Times), len(d.Quantities), len(d.Mentions))
	}
}

func TestAnnotate_leavesOutNotices(t *testing.T) {
	for _, kind := range []article.BlockKind{article.Meta, article.Credit, article.Notice} {
		if d := Annotate(articleOf(kind, ferry...)); len(d.Sentences) != 0 {
			t.Errorf("%s: got %d sentences, want none", kind, len(d.Sentences))
		}
	}
}

func TestAnnotate_dateline(t *testing.T) {
	a := articleOf(article.Paragraph, ferry[0])
	a.Dateline = article.Field{Value: "LEM, Vestmark", From: article.FromText}
	a.Dateline.Span.End = len("LEM, Vestmark")
	d := Annotate(a)
	if got, want := d.Text(d.Sentences[0].Span), "LEM, Vestmark (VNA) —"; got != want {
		t.Errorf("got first sentence %q, want %q", got, want)
	}
}

// FuzzSpansInText holds that whatever the text, the document is sound: spans on
// rune boundaries, no word lost, every sentence a tree.
func FuzzSpansInText(f *testing.F) {
	for _, p := range ferry {
		f.Add(p, true)
	}
	for _, s := range []string{"", " ", ".", "\u200b", "''", "«»", "a.\n\n.b", "'s", "n't", "....", "$5.bn", "http://", "@.", "-a-", "No. No. No.", "\x00", "é̂’s 5́"} {
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, lines bool) {
		kind := article.Paragraph
		if lines {
			kind = article.Heading
		}
		a := articleOf(kind, strings.ToValidUTF8(s, "?"))
		a.Published.Time = time.Date(2031, 3, 9, 0, 0, 0, 0, time.UTC)
		if err := document.Check(Annotate(a)); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	a := articleOf(article.Paragraph, ferry...)
	benchmarkPass(b, a, func() { Annotate(a) })
}

// BenchmarkPasses measures each pass on what the ones before it made.
func BenchmarkPasses(b *testing.B) {
	a := articleOf(article.Paragraph, ferry...)
	d := Annotate(a)
	syntax := embedded().syntax()
	for _, pass := range []struct {
		name string
		run  func()
	}{
		{"sentences", func() { d.Sentences = d.Sentences[:0]; sentences(d) }},
		{"tokens", func() { tokens(d) }},
		{"syntax", func() { syntax.run(d) }},
		{"lemmas", func() { lemmas(d) }},
		{"times", func() { d.Times = d.Times[:0]; times(d) }},
		{"quantities", func() { d.Quantities = d.Quantities[:0]; quantities(d) }},
		{"places", func() { d.Places = d.Places[:0]; knownPlaces(d) }},
		{"entities", func() { entities(d) }},
		{"coreference", func() { entities(d); coreference(d) }},
	} {
		b.Run(pass.name, func(b *testing.B) { benchmarkPass(b, a, pass.run) })
	}
}

func benchmarkPass(b *testing.B, a article.Article, run func()) {
	words := len(Annotate(a).Tokens)
	b.ReportAllocs()
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		run()
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := load(Weights(syntaxWeights)); err != nil {
			b.Fatal(err)
		}
	}
}
