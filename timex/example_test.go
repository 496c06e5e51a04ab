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
