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

// BenchmarkFind_news reads a text as long as a short news story, with a time every
// few sentences. Only the answer is allocated, and the tokens.
func BenchmarkFind_news(b *testing.B) {
	const paragraph = "The harbour council of Tarnholm said on Thursday that it had found no reason why the old ferry " +
		"should not sail again, two years after a fire in its engine room killed three of the crew. The owner, who " +
		"bought the ship in March 2019 for about $4 million, wants to open the line to the outer islands before the " +
		"end of the year, and has asked for a loan. \"We have waited long enough,\" she told reporters at the quay, " +
		"while gulls circled over the nets and a handful of fishermen listened. None of the islanders who were asked " +
		"had heard of the plan, which a spokesman for the ministry called sound but not cheap.\n\n"
	s := strings.Repeat(paragraph, 4)
	anchor := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(s, anchor)
	}
}
