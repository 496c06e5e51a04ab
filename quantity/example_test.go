package quantity_test

import (
	"fmt"

	"github.com/recount-news/recount/quantity"
)

func ExampleFind() {
	s := "More than 160 flights were delayed along the 1,000-kilometre (620-mile) coast."
	for _, q := range quantity.Find(s) {
		fmt.Printf("%q: %s, %g to %g %s\n", q.Span.Of(s), q.Kind, q.Low, q.High, q.Unit+q.Counted.Of(s))
	}
	// Output:
	// "More than 160": cardinal, 160 to +Inf flights
	// "1,000-kilometre (620-mile)": measure, 1e+06 to 1e+06 m
}

func ExampleCompare() {
	a := quantity.Find("The front is 620 miles long.")[0]
	b := quantity.Find("The front is about 1,000 kilometres long.")[0]
	c := quantity.Find("The front is 700 miles long.")[0]
	fmt.Println(quantity.Compare(a, b) == quantity.Compatible)
	fmt.Println(quantity.Compare(a, c) == quantity.Incompatible)
	// Output:
	// true
	// true
}
