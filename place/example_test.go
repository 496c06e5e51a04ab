package place_test

import (
	"fmt"
	"strings"

	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

func ExampleFind() {
	for _, m := range place.Find("The Kremlin said Ukrainian drones fell near Kursk.") {
		fmt.Println(m.Place.ID, m.Place.Kind, m.Demonym)
	}
	// Output:
	// RU/Kremlin seat false
	// UA country true
	// RU/Kursk city false
}

func ExampleLookup() {
	a, _ := place.Lookup("Turkiye")
	b, _ := place.Lookup("Turkey")
	fmt.Println(a.Name, place.Same(a, b))
	// Output: Turkey true
}

func ExampleContains() {
	state, _ := place.Lookup("Texas")
	city, _ := place.Lookup("Houston")
	fmt.Println(city.ID, place.Contains(state, city))
	// Output: US/Texas/Houston true
}

func ExampleAgree() {
	kyiv, _ := place.Lookup("Kiev")
	district, _ := place.ByID("UA/Kyiv/Darnytsia Raion")
	fmt.Println(place.Agree(kyiv, district), place.Contains(district, kyiv))
	// Output: true false
}

func ExampleFindWith() {
	s := "In Hope, Arkansas, nobody had hope."
	hints := []place.Hint{{Span: span(s, "Hope"), Of: place.OfPlace}, {Span: span(s, "Arkansas"), Of: place.OfPlace}}
	for _, m := range place.FindWith(s, hints) {
		fmt.Println(m.Place.ID, m.Place.Located())
	}
	// Output:
	// US/Arkansas/Hope true
	// US/Arkansas true
}

func span(s, words string) text.Span {
	at := strings.Index(s, words)
	return text.Span{Start: at, End: at + len(words)}
}
