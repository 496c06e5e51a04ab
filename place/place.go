// Package place answers: where is that?
//
// It knows the countries of the world with their other names, demonyms,
// capitals and seats of government, so that Turkey and Turkiye, the U.S. and
// the United States, Kyiv and Kiev are each one place, and "Ukrainian" points
// at Ukraine.
package place

import "github.com/recount-news/recount/text"

// Kind is the sort of place.
type Kind string

// The sorts of place.
const (
	Country Kind = "country"
	City    Kind = "city"
	Region  Kind = "region"
	Seat    Kind = "seat" // a seat of government used for the state: the Kremlin
)

// Place is one place of the gazetteer. Country is the ISO 3166-1 alpha-2 code
// of the state it belongs to, its own for a country.
type Place struct {
	ID      string // "RU", "RU/Moscow"
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
