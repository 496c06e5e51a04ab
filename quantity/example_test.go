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

func ExampleFind_money() {
	s := "They lost tens of millions of dollars, or 50 cents a share."
	for _, q := range quantity.Find(s) {
		fmt.Printf("%q: %g to %g %s, stated as %g %s\n", q.Span.Of(s), q.Low, q.High, q.Unit, q.Stated, q.Named)
	}
	// Output:
	// "tens of millions of dollars": 2e+07 to 1e+08 USD, stated as 2e+07 dollar
	// "50 cents": 0.5 to 0.5 USD, stated as 50 cent
}

func ExampleNumbers() {
	s := "Two out of five came second, a million and a half on May 16."
	for _, n := range quantity.Numbers(s) {
		fmt.Printf("%q: %s, %g\n", n.Span.Of(s), n.Form, n.Value)
	}
	// Output:
	// "Two out of five": share, 0.4
	// "second": place, 2
	// "a million and a half": fraction, 1.5e+06
	// "16": plain, 16
}

func ExampleUnits() {
	for _, u := range quantity.Units("Price (HKD), length (km) and area in square miles") {
		fmt.Println(u.Kind, u.Unit, u.Name)
	}
	// Output:
	// money HKD Hong Kong dollar
	// measure m kilometre
	// measure m2 square mile
}
