// Package place answers: where is that?
//
// It knows the countries of the world with their other names, demonyms,
// capitals and seats of government, the regions that large states are made of,
// and about a thousand cities, so that Turkey and Turkiye, the U.S. and the
// United States, Kyiv and Kiev are each one place, and "Ukrainian" points at
// Ukraine.
//
//	for _, m := range place.Find("The Kremlin said Ukrainian drones fell near Kursk.") {
//		fmt.Println(m.Place.ID, m.Place.Kind, m.Demonym)
//	}
//	// RU/Kremlin seat false
//	// UA country true
//	// RU/Kursk city false
//
// Where a name has several meanings ("Georgia", "Cambridge") it takes the one
// that the place named after it ("Cambridge, Massachusetts") or the other places
// of the text speak for, and else the best known. A name that is also a first or
// last name, or a common word, is a place only where its neighbours allow it.
//
// It does not know every village, and has no coordinates.
package place

import (
	"strings"

	"github.com/recount-news/recount/text"
)

// Kind is the sort of place.
type Kind string

// The sorts of place.
const (
	Country Kind = "country"
	City    Kind = "city"
	Region  Kind = "region" // a province, an island, a sea, a continent
	Seat    Kind = "seat"   // a seat of government used for the state: the Kremlin
)

// Place is one place of the gazetteer. Country is the ISO 3166-1 alpha-2 code
// of the state it belongs to, its own for a country, and "" for what belongs to
// none. ID is the names from the country down, so that it begins with the ID of
// whatever the place lies in.
type Place struct {
	ID      string // "RU", "RU/Moscow", "US/Texas/Houston"
	Name    string
	Kind    Kind
	Country string
}

// Mention is a stretch of text that names a place, or its people.
type Mention struct {
	Span    text.Span
	Place   Place
	Demonym bool // "Ukrainian", "Russians"
}

// Lookup is the best known place of a name, which may be any of its names, one
// of its people, or an abbreviation, with or without "the".
func Lookup(name string) (Place, bool) {
	g := known()
	for _, article := range []string{"the ", "The "} {
		name = strings.TrimPrefix(name, article)
	}
	first := firstWord(name)
	n := g.exactly(name[:first], name[first:])
	if n == nil || len(n.readings) == 0 {
		return Place{}, false
	}
	return g.places[n.readings[0].place], true
}

// ByID is the place with an ID.
func ByID(id string) (Place, bool) {
	g := known()
	i, ok := g.byID[id]
	if !ok {
		return Place{}, false
	}
	return g.places[i], true
}

// Same reports whether a and b are one place.
func Same(a, b Place) bool { return a.ID == b.ID }

// Contains reports whether b lies inside a: a city in its region or country, a
// seat of government in its state. What belongs to no country, such as a sea or
// a continent, contains nothing here.
func Contains(a, b Place) bool { return a.ID != "" && strings.HasPrefix(b.ID, a.ID+"/") }
