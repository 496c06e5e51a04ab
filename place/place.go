// Package place answers: where is that?
//
// It knows the countries of the world with their other names, demonyms,
// capitals and seats of government, their regions and districts, and the towns of
// GeoNames, two hundred thousand places in all, with where they are and what they
// lie in: so that Turkey and Turkiye, the U.S. and the United States, Kyiv and Kiev
// are each one place, "Ukrainian" points at Ukraine, and the Darnytskyi district
// is in Kyiv.
//
//	for _, m := range place.Find("The Kremlin said Ukrainian drones fell near Kursk.") {
//		fmt.Println(m.Place.ID, m.Place.Kind, m.Demonym)
//	}
//	// RU/Kremlin seat false
//	// UA country true
//	// RU/Kursk city false
//
// Where a name has several meanings ("Georgia", "Springfield") it takes the one
// that the place named after it ("Cambridge, Massachusetts") or the other places
// of the text speak for, and else the best known. A name that is also a first or
// last name, or a common word, is a place only where its neighbours allow it; and
// of small towns, which are called like words and people, [Find] takes few for
// places. [FindWith] is for who knows which words of the text are names.
//
// It does not know villages, streets and rivers.
package place

import (
	"math"
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
// none. ID is names from the country down; what a place lies in is told by
// [Contains].
type Place struct {
	ID       string // "RU", "RU/Moscow", "US/Texas/Houston"
	Name     string
	Kind     Kind
	Country  string
	Lat, Lon float64 // degrees north and east; both 0 where not known
	People   int     // who live there, roughly; 0 where not known
	GeoNames int     // its number in geonames.org; 0 where not known
}

// Located reports whether it is known where p is.
func (p Place) Located() bool { return p.Lat != 0 || p.Lon != 0 }

// Mention is a stretch of text that names a place, or its people.
type Mention struct {
	Span    text.Span
	Place   Place
	Demonym bool // "Ukrainian", "Russians"
	// Metonym says that not the place is meant but who acts for it, as far as the
	// words around it show: "Moscow said", "talks with Kyiv".
	Metonym bool
}

// Lookup is the best known place of a name, which may be any of its names, one
// of its people, or an abbreviation, with or without "the".
func Lookup(name string) (Place, bool) {
	g := known()
	for _, article := range []string{"the ", "The "} {
		name = strings.TrimPrefix(name, article)
	}
	first := firstWord(name)
	if n := g.exactly(name[:first], name[first:]); n != nil && len(n.readings) > 0 {
		return g.place(n.readings[0].place), true
	}
	if name == "" || !capital(name) {
		return Place{}, false
	}
	best := -1
	if p, ok, _ := g.table.lookup([]byte(key(name))); ok {
		p.each(func(record int, other bool) {
			if best < 0 && !other {
				best = record
			}
		})
		if best < 0 {
			best = p.first()
		}
		return g.place(g.node(best)), true
	}
	return Place{}, false
}

// ByID is the place with an ID.
func ByID(id string) (Place, bool) {
	g := known()
	n := g.nodeOf(id)
	if n < 0 {
		return Place{}, false
	}
	return g.place(n), true
}

// ByGeoNames is the place with a number in geonames.org. It looks at all places.
func ByGeoNames(number int) (Place, bool) {
	g := known()
	for i := range g.table.records() {
		if g.table.record(i).geonames == number {
			return g.place(g.node(i)), true
		}
	}
	return Place{}, false
}

// Same reports whether a and b are one place.
func Same(a, b Place) bool { return a.ID == b.ID }

// Contains reports whether b lies inside a: a quarter in its city, a city in its
// region and country, a seat of government in its state. What belongs to no
// country, such as a sea or a continent, contains nothing here.
func Contains(a, b Place) bool {
	if a.ID == "" || a.ID == b.ID {
		return false
	}
	if strings.HasPrefix(b.ID, a.ID+"/") {
		return true
	}
	g := known()
	in, n := g.nodeOf(a.ID), g.nodeOf(b.ID)
	return in >= 0 && n >= 0 && g.liesIn(n, in)
}

// Agree reports whether what is said to be in a can be what is said to be in b:
// they are one place, or one lies in the other, as "in Kyiv" and "in the capital's
// Darnytskyi district" do.
func Agree(a, b Place) bool { return Same(a, b) || Contains(a, b) || Contains(b, a) }

// Within are the places that p lies in, the smallest first.
func Within(p Place) (all []Place) {
	g := known()
	for n := g.up(g.nodeOf(p.ID)); n >= 0; n = g.up(n) {
		all = append(all, g.place(n))
	}
	return all
}

// Kilometres is the distance between two places that are located, along the
// great circle.
func Kilometres(a, b Place) float64 {
	return earthRadius * math.Acos(max(-1, min(1, unit(a.Lat, a.Lon).dot(unit(b.Lat, b.Lon)))))
}
