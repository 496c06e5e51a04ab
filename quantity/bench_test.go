package quantity

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// news are the accounts that the evaluation of cases is tested on: our own news,
// with as many amounts as news has.
func news(b *testing.B) string {
	b.Helper()
	files, err := filepath.Glob("../eval/testdata/cases/*/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no news: %v", err)
	}
	return joined(b, files, "")
}

// joined are the lines of files that begin with prefix.
func joined(b *testing.B, files []string, prefix string) string {
	b.Helper()
	var all strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if s, ok := strings.CutPrefix(line, prefix); ok {
				all.WriteString(s)
			}
		}
	}
	return all.String()
}

func BenchmarkFind(b *testing.B) {
	s := news(b)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(s)
	}
}

// BenchmarkFind_dense reads the texts of the cases, which hold an amount every
// few words: far more than news does.
func BenchmarkFind_dense(b *testing.B) {
	files, _ := filepath.Glob("testdata/*.txtar")
	s := joined(b, files, "> ")
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(s)
	}
}

func BenchmarkNumbers(b *testing.B) {
	s := news(b)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Numbers(s)
	}
}
