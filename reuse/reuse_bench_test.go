package reuse

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// benchTexts are two texts of about n words that share a third, lightly edited.
func benchTexts(n int) (a, b string) {
	rng := rand.New(rand.NewPCG(7, 8))
	source, host := jumble(rng, n), jumble(rng, 2*n/3)
	copied := rewrite(rng, source[n/3:2*n/3], 0.1)
	return strings.Join(source, " "), strings.Join(append(host, copied...), " ")
}

func benchPair(b *testing.B, words int) {
	x, y := benchTexts(words)
	b.SetBytes(int64(len(x) + len(y)))
	b.ReportAllocs()
	for b.Loop() {
		Pair(x, y)
	}
}

func BenchmarkPair600Words(b *testing.B) { benchPair(b, 600) }
func BenchmarkPair1MB(b *testing.B)      { benchPair(b, 220_000) }

func BenchmarkPairRepetitive(b *testing.B) {
	x := strings.Repeat("alpha beta gamma delta ", 5000)
	y := strings.Repeat("beta gamma alpha ", 6000)
	b.SetBytes(int64(len(x) + len(y)))
	for b.Loop() {
		Pair(x, y)
	}
}

func BenchmarkDiff40Words(b *testing.B) {
	rng := rand.New(rand.NewPCG(9, 10))
	words := jumble(rng, 40)
	x, y := strings.Join(words, " "), strings.Join(rewrite(rng, words, 0.3), " ")
	b.SetBytes(int64(len(x) + len(y)))
	b.ReportAllocs()
	for b.Loop() {
		Diff(x, y)
	}
}

// benchIndex is an index of so many documents of 500 words, two thirds of them related.
func benchIndex(b *testing.B, groups int) (*Index, []string) {
	texts := sample(groups)
	x := NewIndex(Options{Texts: reader(texts)})
	if err := x.AddAll(b.Context(), len(texts), func(i int) (string, error) { return texts[i], nil }); err != nil {
		b.Fatal(err)
	}
	x.snapshot()
	return x, texts
}

func BenchmarkIndexAdd(b *testing.B) {
	texts := sample(100)
	x := NewIndex(Options{Memory: 64 << 20})
	b.SetBytes(int64(len(texts[0])))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := x.Add(texts[i%len(texts)]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkIndexSearch(b *testing.B) {
	x, texts := benchIndex(b, 1000)
	b.SetBytes(int64(len(texts[0])))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if ms, err := x.Search(texts[i%len(texts)]); err != nil || len(ms) < 2 {
			b.Fatal(err, len(ms))
		}
	}
}

func BenchmarkSplitHashed(b *testing.B) {
	texts := sample(1)
	var words []word
	b.SetBytes(int64(len(texts[0])))
	b.ReportAllocs()
	for b.Loop() {
		words = splitHashed(words[:0], texts[0])
	}
}
