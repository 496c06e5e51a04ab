package store_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/store"
)

// storm is an article of a few words.
func storm(t testing.TB, i int) article.Article {
	return read(t, "storm.txt", string(stormText(i)))
}

func stormText(i int) []byte {
	return fmt.Appendf(nil, "A storm\n\nThe storm hit town number %d.\n", i)
}

// invented is an article of n words, drawn as rarely as those of a language are.
func invented(b *testing.B, r *rand.Rand, n int) article.Article {
	zipf := rand.NewZipf(r, 1.1, 4, 50_000)
	var words strings.Builder
	for i := range n {
		if i%60 == 59 {
			words.WriteString(".\n\n")
		}
		fmt.Fprintf(&words, "w%x ", zipf.Uint64())
	}
	return read(b, "invented.txt", words.String())
}

func BenchmarkAddAll(b *testing.B) {
	for _, words := range []int{60, 600} {
		b.Run(fmt.Sprintf("words=%d", words), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 1))
			const batch = 500
			s := openAt(b, filepath.Join(b.TempDir(), "recount.db"), store.Options{})
			added := 0
			for b.Loop() {
				b.StopTimer()
				articles := make([]article.Article, batch)
				for i := range articles {
					articles[i] = invented(b, r, words)
				}
				b.StartTimer()
				if _, err := s.AddAll(b.Context(), articles, now); err != nil {
					b.Fatal(err)
				}
				added += batch
			}
			b.ReportMetric(float64(added)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

func BenchmarkAdd(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	s := openAt(b, filepath.Join(b.TempDir(), "recount.db"), store.Options{})
	for b.Loop() {
		b.StopTimer()
		a := invented(b, r, 600)
		b.StartTimer()
		if _, _, err := s.Add(b.Context(), a, now); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	s := openAt(b, filepath.Join(b.TempDir(), "recount.db"), store.Options{})
	articles := make([]article.Article, 10_000)
	for i := range articles {
		articles[i] = invented(b, r, 300)
	}
	if _, err := s.AddAll(b.Context(), articles, now); err != nil {
		b.Fatal(err)
	}
	for _, words := range []string{"", "w1", "w1 w2 w3", "w1a2", `"w1 w2"`, "w1 -w2"} {
		b.Run("words="+words, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Search(b.Context(), store.Query{Words: words}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkDocument holds a document from the store against one made anew.
func BenchmarkDocument(b *testing.B) {
	s := openAt(b, filepath.Join(b.TempDir(), "recount.db"), store.Options{})
	a := read(b, "long.txt", strings.Repeat(marlin+"\n", 10))
	id := add(b, s, a)
	d := annotate.Annotate(a)
	quotations, _ := claim.Extract(d)
	facets := store.Facets(d, quotations)
	if err := s.PutDocument(b.Context(), d, "v1"); err != nil {
		b.Fatal(err)
	}
	b.Run("annotate", func(b *testing.B) {
		for b.Loop() {
			annotate.Annotate(a)
		}
	})
	b.Run("get", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Document(b.Context(), id, "v1"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("put", func(b *testing.B) {
		for b.Loop() {
			if err := s.PutDocument(b.Context(), d, "v1"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("facets", func(b *testing.B) {
		for b.Loop() {
			if err := s.PutFacets(b.Context(), id, facets); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkComparison(b *testing.B) {
	s := openAt(b, filepath.Join(b.TempDir(), "recount.db"), store.Options{ComparisonBytes: 20 << 20})
	content := make([]byte, 30_000)
	i := 0
	b.Run("put", func(b *testing.B) {
		for b.Loop() {
			i++
			key := store.ComparisonKey{Accounts: []string{fmt.Sprint(i), "b"}}
			if err := s.PutComparison(b.Context(), key, content); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("get", func(b *testing.B) {
		key := store.ComparisonKey{Accounts: []string{fmt.Sprint(i), "b"}}
		for b.Loop() {
			if _, err := s.Comparison(b.Context(), key); err != nil {
				b.Fatal(err)
			}
		}
	})
}
