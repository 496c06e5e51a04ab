package recount_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/story"
)

// One benchmark a stage, each on all labelled stories of the repository, so that
// the stages can be held against each other and their sum against the whole.
// Bytes are those of the articles.

// corpus is the accounts of each story.
func corpus(b *testing.B) [][]article.Article {
	b.Helper()
	var stories [][]article.Article
	for _, pattern := range []string{"examples/*", "eval/testdata/cases/*"} {
		folders, err := filepath.Glob(pattern)
		if err != nil {
			b.Fatal(err)
		}
		for _, folder := range folders {
			paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
			if err != nil {
				b.Fatal(err)
			}
			if len(paths) > 1 {
				stories = append(stories, readArticles(b, paths...))
			}
		}
	}
	if len(stories) == 0 {
		b.Fatal("no stories")
	}
	return stories
}

// each runs stage on every article of the corpus.
func each(b *testing.B, stage func(a article.Article)) {
	stories := corpus(b)
	b.SetBytes(size(stories))
	for b.Loop() {
		for _, accounts := range stories {
			for _, a := range accounts {
				stage(a)
			}
		}
	}
}

func size(stories [][]article.Article) int64 {
	n := 0
	for _, accounts := range stories {
		for _, a := range accounts {
			n += len(a.Text)
		}
	}
	return int64(n)
}

func BenchmarkRead(b *testing.B) {
	files := map[string][]byte{}
	for _, accounts := range corpus(b) {
		for _, a := range accounts {
			data, err := os.ReadFile(a.Name)
			if err != nil {
				b.Fatal(err)
			}
			files[a.Name] = data
		}
	}
	each(b, func(a article.Article) {
		if _, err := recount.Read(b.Context(), a.Name, files[a.Name]); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	each(b, func(a article.Article) { recount.Annotate(a) })
}

func BenchmarkClaims(b *testing.B) {
	documents := map[string]*document.Document{}
	for _, accounts := range corpus(b) {
		for _, a := range accounts {
			documents[a.Name] = annotate.Annotate(a)
		}
	}
	each(b, func(a article.Article) { claim.Extract(documents[a.Name]) })
}

// BenchmarkUnderstand is all that is read off one article, from bytes to claims,
// on every processor at once. An article is counted as 600 words.
func BenchmarkUnderstand(b *testing.B) {
	const articleWords = 600
	var names []string
	var files [][]byte
	words := 0
	for _, accounts := range corpus(b) {
		for _, a := range accounts {
			data, err := os.ReadFile(a.Name)
			if err != nil {
				b.Fatal(err)
			}
			names, files, words = append(names, a.Name), append(files, data), words+len(strings.Fields(a.Text))
		}
	}
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			for i, name := range names {
				a, err := recount.Read(b.Context(), name, files[i])
				if err != nil {
					b.Error(err)
					return
				}
				claim.Extract(recount.Annotate(a))
			}
		}
	})
	b.ReportMetric(float64(b.N)*float64(words)/articleWords/b.Elapsed().Seconds(), "articles/s")
}

// compared is the corpus with all that the later stages need.
func compared(b *testing.B) (comparisons []*compare.Comparison, bytes int64) {
	stories := corpus(b)
	for _, accounts := range stories {
		c, err := recount.Compare(b.Context(), accounts, recount.Options{})
		if err != nil {
			b.Fatal(err)
		}
		comparisons = append(comparisons, c)
	}
	return comparisons, size(stories)
}

func BenchmarkDerive(b *testing.B) {
	comparisons, bytes := compared(b)
	b.SetBytes(bytes)
	for b.Loop() {
		for _, c := range comparisons {
			story.Derive(c.Story.Accounts)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	comparisons, bytes := compared(b)
	b.SetBytes(bytes)
	for b.Loop() {
		for _, c := range comparisons {
			compare.Compare(c.Story, c.Reference)
		}
	}
}

// storyOf is a story of these texts, told on days in a row.
func storyOf(b *testing.B, texts ...string) story.Story {
	b.Helper()
	var articles []article.Article
	for i, t := range texts {
		name := fmt.Sprintf("%d.txt", i+1)
		a, err := recount.Read(b.Context(), name, []byte(fmt.Sprintf("date 2026-03-%02d\n\n%s", i+1, t)))
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, a)
	}
	accounts, err := recount.Accounts(b.Context(), articles)
	if err != nil {
		b.Fatal(err)
	}
	return story.Of(accounts)
}

// compareAll times the comparison alone, after all is read off each account.
func compareAll(b *testing.B, s story.Story) {
	b.ReportAllocs()
	for b.Loop() {
		compare.Compare(s, s.Accounts[0].ID)
	}
}

// newsWords is about the length of an article of 600 words, in bytes.
const newsWords = 3600

func BenchmarkCompare_pair(b *testing.B) {
	source, rewrite := inventedPair(b, newsWords)
	compareAll(b, storyOf(b, source, rewrite))
}

func BenchmarkCompare_20accounts(b *testing.B) {
	compareAll(b, storyOf(b, manyAccounts(b, 20)...))
}

// manyAccounts is a source and rewritings of it, each of which lacks a paragraph
// and has other numbers in another.
func manyAccounts(b *testing.B, n int) []string {
	source, rewrite := inventedPair(b, newsWords)
	out := []string{source}
	for i := range n - 1 {
		paragraphs := strings.Split(strings.TrimSpace(rewrite), "\n\n")
		k := (i + 1) % len(paragraphs)
		paragraphs[k] = elsewhere(paragraphs[k], i+1)
		out = append(out, strings.Join(slices.Delete(paragraphs, i%len(paragraphs), i%len(paragraphs)+1), "\n\n"))
	}
	return out
}

// BenchmarkCompare_large is two texts of 250 kB, as long as a book of 40,000 words.
func BenchmarkCompare_large(b *testing.B) {
	source, rewrite := inventedPair(b, 250_000)
	compareAll(b, storyOf(b, source, rewrite))
}

// BenchmarkWhole_pair is what a user waits for with two articles of 600 words once
// the program is loaded: bytes in, findings out.
func BenchmarkWhole_pair(b *testing.B) {
	source, rewrite := inventedPair(b, newsWords)
	b.ReportAllocs()
	for b.Loop() {
		s := storyOf(b, source, rewrite)
		compare.Compare(s, "a1")
	}
}

func BenchmarkReport(b *testing.B) {
	comparisons, bytes := compared(b)
	for _, form := range []report.Format{report.Text, report.JSON, report.HTML, report.Markdown} {
		b.Run(string(form), func(b *testing.B) {
			b.SetBytes(bytes)
			for b.Loop() {
				for _, c := range comparisons {
					if err := report.Write(io.Discard, c, form, report.Options{}); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkWhole is what a user waits for: bytes in, report out.
func BenchmarkWhole(b *testing.B) {
	stories := corpus(b)
	b.SetBytes(size(stories))
	for b.Loop() {
		for _, accounts := range stories {
			c, err := recount.Compare(b.Context(), accounts, recount.Options{})
			if err != nil {
				b.Fatal(err)
			}
			if err := report.Write(io.Discard, c, report.Text, report.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}
