package annotate

import (
	"fmt"
	"slices"
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

// TestNames_allocateRarely holds that the passes that follow names through a text
// allocate for what is new in it, not for every word or mention.
func TestNames_allocateRarely(t *testing.T) {
	measure := func(size int) (mentions, allocs float64) {
		d := Annotate(articleOf(article.Paragraph, saga(size)...))
		names := syntax(d)
		allocs = testing.AllocsPerRun(1, func() { entities(d, names); coreference(d) })
		return float64(len(d.Mentions)), allocs
	}
	mentions, allocs := measure(10_000)
	moreMentions, moreAllocs := measure(30_000)
	if moreAllocs-allocs > 2*(moreMentions-mentions) {
		t.Errorf("from %v to %v mentions allocations grew from %v to %v", mentions, moreMentions, allocs, moreAllocs)
	}
}

// FuzzSpansInText holds that whatever the text, the document is sound: spans on
// rune boundaries, no word lost, every sentence a tree.
func FuzzSpansInText(f *testing.F) {
	for _, p := range ferry {
		f.Add(p, true)
	}
	for _, s := range []string{"", " ", ".", "\u200b", "''", "«»", "a.\n\n.b", "'s", "n't", "....", "$5.bn", "http://", "@.", "-a-", "No. No. No.", "\x00", "é̂’s 5́",
		"They met the mayor, Oren Davik, said to be ill."} {
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
	names := slices.Clone(syntax.run(d))
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
		{"entities", func() { entities(d, slices.Clone(names)) }},
		{"coreference", func() { entities(d, slices.Clone(names)); coreference(d) }},
	} {
		b.Run(pass.name, func(b *testing.B) { benchmarkPass(b, a, pass.run) })
	}
}

// BenchmarkAnnotate_sizes holds the cost of a byte in a long text against that in
// a short one: it should not grow.
func BenchmarkAnnotate_sizes(b *testing.B) {
	for _, size := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("%dkB", size/1000), func(b *testing.B) {
			a := articleOf(article.Paragraph, saga(size)...)
			benchmarkPass(b, a, func() { Annotate(a) })
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(a.Text)), "ns/byte")
		})
	}
}

// saga is paragraphs of that many bytes in all. People, places and numbers come
// back and change as they do in a long text; some hundred names share a surname.
func saga(size int) []string {
	firsts := strings.Fields("Anna Ole Mira Jonas Petra Karl Edda Simon Britt Lars Nora")
	lasts := strings.Fields("Holt Brandt Lindqvist Oakes Marrow Teale Vance Sorley Quist Hale Dunmore Fenwick Aske")
	towns := strings.Fields("Lem Tarby Northmouth Veldhaven Osk Harrowby Grimstad")
	jobs := strings.Fields("mayor nurse minister spokesman diver lawyer teacher")
	var paragraphs []string
	for i := 0; size > 0; i++ {
		of := func(list []string, salt int) string { return list[(i*salt+i/len(list))%len(list)] }
		first, last, town, job := of(firsts, 3), of(lasts, 5), of(towns, 2), of(jobs, 1)
		p := fmt.Sprintf("%s %s, a %s from %s, said on Saturday that %d people had been hurt when the ferry left %s in %d. "+
			"“We heard a bang,” %s said. The %s called for an inquiry, and she told police that %d%% of the boats were old. "+
			"%s Lines Ltd. denied it; the company said it had paid $%d.%dm since May %d.",
			first, last, job, town, i%97+2, of(towns, 3), 1950+i%80, last, job, i%89+1, of(lasts, 7), i%31+1, i%10, i%28+1)
		paragraphs = append(paragraphs, p)
		size -= len(p)
	}
	return paragraphs
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
