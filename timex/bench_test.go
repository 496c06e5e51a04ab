package timex

import (
	"os"
	"strings"
	"testing"
	"time"
)

// BenchmarkFind reads the texts of the cases, which hold a time every few words:
// far more than news does.
func BenchmarkFind(b *testing.B) {
	cases, err := os.ReadFile("testdata/news.txtar")
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for line := range strings.Lines(string(cases)) {
		if s, ok := strings.CutPrefix(line, "> "); ok {
			text.WriteString(s)
		}
	}
	s := text.String()
	anchor := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(s, anchor)
	}
}
