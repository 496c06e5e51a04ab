package place

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The gazetteer is four tables of tab-separated text, each explained at its
// head. They are parsed once, on first use, in about a millisecond.
var (
	//go:embed countries.tsv
	countriesTSV string
	//go:embed cities.tsv
	citiesTSV string
	//go:embed regions.tsv
	regionsTSV string
	//go:embed care.tsv
	careTSV string
)

// gazetteer is every place and every name.
type gazetteer struct {
	places   []Place
	capitals map[int]bool // places
	byID     map[string]int
	names    map[string]*name // by the first word, the longest of its names
}

// name is one way to write one or several places, or their people.
type name struct {
	first    string // its first word: a run of letters
	rest     string // what follows the first word: " Petersburg", ".S."
	readings []reading
	care     care
	shorter  *name // the next of the same first word, no longer than this one
}

// reading is one thing that a name can mean.
type reading struct {
	place        int
	demonym      bool
	abbreviation bool // counts only after a comma
}

// care tells what else a name is; see care.tsv.
type care uint8

const (
	given care = 1 << iota
	surname
	word
	withThe
	no
)

var cares = map[string]care{"given": given, "surname": surname, "word": word, "the": withThe, "not": no}

// known is the gazetteer.
var known = sync.OnceValue(load)

// How much the tables hold, so that loading need not grow what it fills.
const (
	manyPlaces = 2500
	manyNames  = 3500 // first words
)

// load parses the tables. Cities come before regions, because "New York" is the
// city where nothing tells, and countries before both.
func load() *gazetteer {
	g := &gazetteer{
		places:   make([]Place, 0, manyPlaces),
		capitals: make(map[int]bool, 256),
		byID:     make(map[string]int, manyPlaces),
		names:    make(map[string]*name, manyNames),
	}
	eachRow(countriesTSV, g.addCountry)
	eachRow(citiesTSV, g.addCity)
	eachRow(regionsTSV, g.addRegion)
	eachRow(careTSV, g.addCare)
	return g
}

// eachRow calls f with the columns of every row of a table.
func eachRow(table string, f func(columns []string)) {
	for line := range strings.Lines(table) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			f(strings.Split(line, "\t"))
		}
	}
}

// alternatives are the parts of a column.
func alternatives(column string) []string {
	if column == "-" {
		return nil
	}
	return strings.Split(column, "|")
}

func (g *gazetteer) addCountry(c []string) {
	code := c[0]
	country := g.add(Place{ID: code, Name: c[1], Kind: Country, Country: code})
	g.addNames(country, c[1], c[2], c[3])
	for _, capital := range alternatives(c[4]) {
		usual, others, _ := strings.Cut(capital, "=")
		city := g.add(Place{ID: code + "/" + usual, Name: usual, Kind: City, Country: code})
		g.capitals[city] = true
		g.addNames(city, usual, "-", "-")
		if others != "" {
			g.addNames(city, "", others, "-")
		}
	}
	for _, seat := range alternatives(c[5]) {
		g.addNames(g.add(Place{ID: code + "/" + seat, Name: seat, Kind: Seat, Country: code}), seat, "-", "-")
	}
}

func (g *gazetteer) addCity(c []string) {
	g.addNames(g.addInside(c[0], c[1], City), c[1], c[2], c[3])
}

func (g *gazetteer) addRegion(c []string) {
	region := g.addInside(c[0], c[1], Region)
	g.addNames(region, c[1], c[2], c[3])
	for _, a := range alternatives(c[4]) {
		g.addName(a, reading{place: region, abbreviation: true})
	}
}

func (g *gazetteer) addCare(c []string) {
	n := g.name(c[0])
	for _, why := range alternatives(c[1]) {
		n.care |= cares[why]
	}
}

// addInside adds a place that lies in the place with the given id, or in none.
func (g *gazetteer) addInside(parent, name string, kind Kind) int {
	if parent == "-" {
		return g.add(Place{ID: name, Name: name, Kind: kind})
	}
	country, _, _ := strings.Cut(parent, "/")
	return g.add(Place{ID: parent + "/" + name, Name: name, Kind: kind, Country: country})
}

// add adds a place, unless it is there already.
func (g *gazetteer) add(p Place) int {
	if i, ok := g.byID[p.ID]; ok {
		return i
	}
	g.places = append(g.places, p)
	g.byID[p.ID] = len(g.places) - 1
	return len(g.places) - 1
}

func (g *gazetteer) addNames(place int, usual, others, demonyms string) {
	if usual != "" {
		g.addName(usual, reading{place: place})
	}
	for _, other := range alternatives(others) {
		for _, spelling := range strings.Split(other, "=") {
			g.addName(spelling, reading{place: place})
		}
	}
	for _, people := range alternatives(demonyms) {
		g.addName(people, reading{place: place, demonym: true})
	}
}

// addName says that r is a meaning of the name s.
func (g *gazetteer) addName(s string, r reading) {
	if n := g.name(s); !slices.Contains(n.readings, r) {
		n.readings = append(n.readings, r)
	}
}

// name is the name s, made where it is new.
func (g *gazetteer) name(s string) *name {
	first := s[:firstWord(s)]
	n := g.exactly(first, s[len(first):])
	if n == nil {
		n = &name{first: first, rest: s[len(first):]}
		g.insert(n)
	}
	return n
}

// insert puts n among the names of its first word, behind the longer ones.
func (g *gazetteer) insert(n *name) {
	longer := g.names[n.first]
	if longer == nil || len(longer.rest) < len(n.rest) {
		n.shorter, g.names[n.first] = longer, n
		return
	}
	for longer.shorter != nil && len(longer.shorter.rest) >= len(n.rest) {
		longer = longer.shorter
	}
	n.shorter, longer.shorter = longer.shorter, n
}

func (g *gazetteer) exactly(first, rest string) *name {
	for n := g.names[first]; n != nil; n = n.shorter {
		if n.rest == rest {
			return n
		}
	}
	return nil
}

// firstWord is the length of the letters that s begins with.
func firstWord(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if !asciiLetter(c) {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !wordRune(r) {
			return i
		}
		i += size
	}
	return len(s)
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// wordRune reports whether r is part of a word: a letter or an accent on one.
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }
