package place

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The gazetteer is five tables of tab-separated text, each explained at its head,
// and gazetteer.bin (table.go). The tables hold what no gazetteer tells: people,
// seats of government, other names in use, what a name means where nothing tells,
// and what else it means. They are parsed once, on first use, in a millisecond or
// two; gazetteer.bin is read where it lies.
//
// A place is a number here, a node: first those of the tables, then the records
// of gazetteer.bin that have no twin among these.
var (
	//go:embed countries.tsv
	countriesTSV string
	//go:embed cities.tsv
	citiesTSV string
	//go:embed regions.tsv
	regionsTSV string
	//go:embed care.tsv
	careTSV string
	//go:embed where.tsv
	whereTSV string
)

// gazetteer is every place and every name.
type gazetteer struct {
	places   []Place
	capitals map[int]bool // places
	byID     map[string]int
	names    map[string]*name // by the first word, the longest of its names

	table  table
	twins  []int       // the record of each of places, or -1
	twinOf map[int]int // of records
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
	place        int // a node
	demonym      bool
	abbreviation bool // counts only after a comma
	other        bool // not the usual name
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

// load parses the tables and joins them to gazetteer.bin.
func load() *gazetteer {
	g := loadTables()
	g.table = openTable(gazetteerBin)
	g.twins = make([]int, len(g.places))
	for i := range g.twins {
		g.twins[i] = -1
	}
	g.twinOf = make(map[int]int, len(g.places))
	g.table.eachTwin(func(id string, record int) {
		i, ok := g.byID[id]
		if !ok {
			return
		}
		g.twinOf[record] = i
		if g.twins[i] < 0 {
			g.twins[i] = record
			g.complete(&g.places[i], g.table.record(record))
		}
	})
	eachRow(whereTSV, g.addWhere)
	return g
}

// complete gives a place of the tables what its record tells.
func (g *gazetteer) complete(p *Place, r record) {
	p.Lat, p.Lon, p.People, p.GeoNames = r.lat, r.lon, r.people(), r.geonames
}

func (g *gazetteer) addWhere(c []string) {
	if i, ok := g.byID[c[0]]; ok {
		p := &g.places[i]
		p.Lat, _ = strconv.ParseFloat(c[1], 64)
		p.Lon, _ = strconv.ParseFloat(c[2], 64)
	}
}

// node is the place of a record.
func (g *gazetteer) node(record int) int {
	if i, ok := g.twinOf[record]; ok {
		return i
	}
	return len(g.places) + record
}

// record is the record of a node, or -1.
func (g *gazetteer) record(node int) int {
	if node < len(g.places) {
		return g.twins[node]
	}
	return node - len(g.places)
}

func (g *gazetteer) place(node int) Place {
	if node < len(g.places) {
		return g.places[node]
	}
	return g.recordPlace(node - len(g.places))
}

// nodeOf is the node with an id, or -1.
func (g *gazetteer) nodeOf(id string) int {
	if i, ok := g.byID[id]; ok {
		return i
	}
	name := strings.TrimSuffix(id[strings.LastIndexByte(id, '/')+1:], regionMark)
	found := -1
	if p, ok, _ := g.table.lookup([]byte(key(name))); ok {
		p.each(func(record int, other bool) {
			if found < 0 && !other && g.recordID(record) == id {
				found = g.node(record)
			}
		})
	}
	return found
}

// up is the smallest place that a node lies in, or -1.
func (g *gazetteer) up(node int) int {
	if node < 0 {
		return -1
	}
	if node < len(g.places) {
		if id := g.places[node].ID; strings.Count(id, "/") > 1 || g.twins[node] < 0 {
			if slash := strings.LastIndexByte(id, '/'); slash >= 0 {
				if in, ok := g.byID[id[:slash]]; ok && !g.isAbove(node, in) {
					return in
				}
			}
		}
	}
	r := g.record(node)
	for at := r; at >= 0; at = g.table.parent(at) {
		if g.node(at) == node {
			r = at // a city that is a region, too: above the region
		}
	}
	if r >= 0 {
		if r = g.table.parent(r); r >= 0 {
			return g.node(r)
		}
	}
	if node < len(g.places) && g.places[node].Kind != Country {
		if in, ok := g.byID[g.places[node].Country]; ok {
			return in
		}
	}
	return -1
}

// isAbove is there for the sake of up: a record may lie nearer than the id tells,
// in a county of the region that the id names.
func (g *gazetteer) isAbove(node, in int) bool {
	r := g.twins[node]
	if r < 0 || g.twins[in] < 0 {
		return false
	}
	for r = g.table.parent(r); r >= 0; r = g.table.parent(r) {
		if r == g.twins[in] {
			return true
		}
	}
	return false
}

// liesIn reports whether node lies in another.
func (g *gazetteer) liesIn(node, in int) bool {
	for n := g.up(node); n >= 0; n = g.up(n) {
		if n == in {
			return true
		}
	}
	return false
}

// loadTables parses the tables. Cities come before regions, because "New York" is the
// city where nothing tells, and countries before both.
func loadTables() *gazetteer {
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
