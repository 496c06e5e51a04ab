package timex_test

import (
	"fmt"
	"time"

	"github.com/recount-news/recount/timex"
)

func ExampleFind() {
	published := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC) // a Thursday
	s := "The two-hour talks, held last Friday, were the first since 2022."
	for _, t := range timex.Find(s, published) {
		fmt.Println(t.Span.Of(s), t.Type, t.Value)
	}
	// Output:
	// two-hour DURATION PT2H
	// last Friday DATE 2025-05-16
	// 2022 DATE 2022
}

func ExampleFinder() {
	// A caller that knows the grammar of the text can tell the tense.
	f := timex.Finder{
		Anchor: time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC),
		Tense:  func(int) timex.Tense { return timex.Future },
	}
	fmt.Println(f.Find("Council vote Tuesday")[0].Value)
	// Output: 2025-05-27
}

func ExampleCompare() {
	published := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
	a := timex.Find("They met last Friday.", published)[0]
	b := timex.Find("They met on May 16.", published)[0]
	c := timex.Find("They met earlier this week.", published)[0]
	fmt.Println(timex.Compare(a, b) == timex.Same, timex.Compare(a, c) == timex.Apart)
	// Output: true true
}

func ExampleRanges() {
	published := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
	s := "The road was shut from January to March, and between 2 and 3 a.m. on Monday."
	for _, r := range timex.Ranges(s, timex.Find(s, published)) {
		fmt.Println(r.Span.Of(s), r.Begin.Format("01-02 15:04"), r.End.Format("01-02 15:04"))
	}
	// Output:
	// from January to March 01-01 00:00 04-01 00:00
	// between 2 and 3 a.m. on Monday 05-19 02:00 05-19 03:00
}

func ExampleParse() {
	begin, end, err := timex.Parse("2025-Q2")
	fmt.Println(begin.Format(time.DateOnly), end.Format(time.DateOnly), err)
	// Output: 2025-04-01 2025-07-01 <nil>
}
