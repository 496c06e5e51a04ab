package place_test

import (
	"fmt"

	"github.com/recount-news/recount/place"
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
