package place

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// Entry is a place that gazetteer.bin is made from.
type Entry struct {
	GeoNames int
	Name     string
	Others   []string // other names
	Lat, Lon float64
	People   int
	Country  string // ISO 3166-1 alpha-2
	Rank     Rank
	In       int // GeoNames number of what it lies in, 0 for none
}

// Rank is what an entry is.
type Rank uint8

// The ranks of places.
const (
	State Rank = iota
	FirstLevel
	SecondLevel
	Town
	Quarter
	SeatOfRegion
	Capital
)

// Encoded tells what became of the entries.
type Encoded struct {
	Data      []byte
	Places    int
	Keys      int
	Names     int      // places of keys
	Unmatched []string // ids of the tables that no entry has
}

// Encode writes the table that table.go describes. The order of the entries does
// not matter. It fails where they are too many for the format.
func Encode(entries []Entry) (*Encoded, error) {
	e := &encoder{entries: slices.Clone(entries), index: map[int]int{}, g: loadTables()}
	slices.SortFunc(e.entries, func(a, b Entry) int {
		return cmp.Or(-cmp.Compare(sizeOf(a.People), sizeOf(b.People)), cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.GeoNames, b.GeoNames))
	})
	e.entries = slices.CompactFunc(e.entries, func(a, b Entry) bool { return a.GeoNames == b.GeoNames })
	for i, x := range e.entries {
		e.index[x.GeoNames] = i
	}
	e.flags = make([]level, len(e.entries))
	e.namesOf = e.g.namesOfPlaces()
	e.findTwins()
	e.distinguish()
	if len(e.entries) >= noRecord {
		return nil, fmt.Errorf("place: %d places are too many for the table", len(e.entries))
	}
	return e.assemble()
}

// namesOfPlaces are the names of each place of the tables, in order.
func (g *gazetteer) namesOfPlaces() [][]string {
	all := make([][]string, len(g.places))
	for _, n := range g.names {
		for ; n != nil; n = n.shorter {
			for _, r := range n.readings {
				if !r.demonym && !r.abbreviation {
					all[r.place] = append(all[r.place], n.first+n.rest)
				}
			}
		}
	}
	for i := range all {
		slices.Sort(all[i])
	}
	return all
}

type encoder struct {
	entries   []Entry
	index     map[int]int // by GeoNames number
	g         *gazetteer  // the tables alone
	namesOf   [][]string  // by place of the tables
	twins     map[int]int // entry -> place of the tables
	same      map[int]int // further entries -> place of the tables
	flags     []level
	unmatched []string
	states    []string
	keys      map[string]map[int]bool // key -> entry -> is another name
}

// findTwins finds the entry of each place of the tables: the largest of its name
// and state that lies where the tables say.
func (e *encoder) findTwins() {
	byKey := map[string][]int{}
	for i, x := range e.entries {
		for _, name := range append([]string{x.Name}, x.Others...) {
			for _, k := range []string{key(name), plainKey(name)} {
				k = x.Country + "/" + k
				if s := byKey[k]; len(s) == 0 || s[len(s)-1] != i {
					byKey[k] = append(byKey[k], i)
				}
			}
		}
	}
	e.twins = map[int]int{}
	taken := map[int]bool{}
	order := make([]int, len(e.g.places))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { // what towns lie in comes before them
		return boolCompare(e.g.places[a].Kind == City, e.g.places[b].Kind == City)
	})
	for _, h := range order {
		p := e.g.places[h]
		if p.Kind == Seat || p.Country == "" {
			continue
		}
		if i := e.twin(byKey, h, taken); i >= 0 {
			e.twins[i], taken[i] = h, true
		} else {
			e.unmatched = append(e.unmatched, p.ID)
		}
	}
	e.findCityStates(byKey)
}

// cityShare is the least share of the people of a region that its city has where
// region and city are one place, as Kyiv and Berlin are.
const cityShare = 0.6

// findCityStates makes one place of a city of the tables and the region that is
// little else.
func (e *encoder) findCityStates(byKey map[string][]int) {
	e.same = map[int]int{}
	for i, h := range e.twins {
		town := e.entries[i]
		if town.Rank < SeatOfRegion {
			continue
		}
		for _, r := range byKey[town.Country+"/"+plainKey(town.Name)] {
			region := e.entries[r]
			_, taken := e.twins[r]
			if region.Rank == FirstLevel && !taken && float64(town.People) > cityShare*float64(region.People) {
				e.same[r] = h
			}
		}
	}
	for i, x := range e.entries { // and the part of it that has its name
		if _, taken := e.twins[i]; !taken && x.Rank == SecondLevel {
			if h, ok := e.same[e.index[x.In]]; ok && plainKey(e.g.places[h].Name) == plainKey(x.Name) {
				e.same[i] = h
			}
		}
	}
}

func (e *encoder) twin(byKey map[string][]int, h int, taken map[int]bool) int {
	p := e.g.places[h]
	if p.Kind == Country {
		for i, x := range e.entries {
			if x.Rank == State && x.Country == p.Country {
				return i
			}
		}
		return -1
	}
	for _, form := range []func(string) string{key, plainKey} {
		best := -1
		for _, name := range e.namesOf[h] {
			for _, i := range byKey[p.Country+"/"+form(name)] {
				x := e.entries[i]
				isRegion := x.Rank == FirstLevel || x.Rank == SecondLevel
				if taken[i] || x.Rank == State || isRegion != (p.Kind == Region) || !e.liesIn(i, p.ID) {
					continue
				}
				if best < 0 || e.better(i, best) {
					best = i
				}
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// better reports whether entry i is rather what a table means than entry j.
func (e *encoder) better(i, j int) bool {
	a, b := e.entries[i], e.entries[j]
	if (a.Rank == FirstLevel) != (b.Rank == FirstLevel) {
		return a.Rank == FirstLevel
	}
	return a.People > b.People
}

// liesIn reports whether nothing of the tables speaks against entry i being the
// place with the id.
func (e *encoder) liesIn(i int, id string) bool {
	segments := strings.Split(id, "/")
	if len(segments) < 3 {
		return true
	}
	region := plainKey(segments[1])
	for at, ok := e.index[e.entries[i].In]; ok; at, ok = e.index[e.entries[at].In] {
		if e.entries[at].Rank == FirstLevel {
			for _, name := range append([]string{e.entries[at].Name}, e.entries[at].Others...) {
				if k := plainKey(name); k == region || k == plainKey(e.entries[i].Name) {
					return true
				}
			}
			h, known := e.twins[at]
			return known && e.g.places[h].ID == segments[0]+"/"+segments[1] || !e.isFirstLevel(segments[0]+"/"+segments[1])
		}
	}
	return false
}

// isFirstLevel reports whether the region with the id has been found among the
// first level of its state; other regions lie athwart.
func (e *encoder) isFirstLevel(id string) bool {
	for i, h := range e.twins {
		if e.g.places[h].ID == id {
			return e.entries[i].Rank == FirstLevel
		}
	}
	return false
}

// genericWords are what a region is, besides its name.
var genericWords = set(`region oblast province state county prefecture governorate krai kray republic department
	district raion city autonomous of the municipality division area`)

// plainKey is the key of a name without the words that tell what it is, unless
// there are no others.
func plainKey(name string) string {
	var words []string
	for _, w := range strings.Fields(key(name)) {
		if !genericWords[w] {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return key(name)
	}
	return strings.Join(words, " ")
}

// distinguish gives every place an id of its own: regions of the first level, then
// towns, then the second level, the larger before the smaller. What cannot be told apart is left out.
func (e *encoder) distinguish() {
	used := map[string]bool{}
	for _, p := range e.g.places {
		used[p.ID] = true
	}
	order := make([]int, len(e.entries))
	for i := range order {
		order[i] = i
	}
	isRegion := func(i int) bool { r := e.entries[i].Rank; return r == FirstLevel || r == SecondLevel }
	turn := func(i int) int { // ids begin with those of the first level
		return map[Rank]int{State: 0, FirstLevel: 1, SecondLevel: 3}[e.entries[i].Rank] + map[bool]int{true: 2}[e.entries[i].Rank >= Town]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(turn(a), turn(b)) })
	drop := map[int]bool{}
	for _, i := range order {
		if e.isKnown(i) || e.entries[i].Rank == State {
			continue
		}
		ok := false
		for _, flags := range []level{0, nested, doubled, nested | doubled} {
			if flags&nested != 0 && e.entries[i].Rank < Town || flags&doubled != 0 && !isRegion(i) {
				continue
			}
			e.flags[i] = flags
			if id := e.id(i); !used[id] {
				used[id], ok = true, true
				break
			}
		}
		if !ok {
			drop[i] = true
		}
	}
	e.drop(drop)
}

// isKnown reports whether an entry has a place of the tables.
func (e *encoder) isKnown(i int) bool {
	_, twin := e.twins[i]
	_, same := e.same[i]
	return twin || same
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// drop leaves entries out; what lies in them comes to lie in what they lie in.
func (e *encoder) drop(drop map[int]bool) {
	up := map[int]int{}
	for i := range drop {
		up[e.entries[i].GeoNames] = e.entries[i].In
	}
	var entries []Entry
	var flags []level
	twins, same := map[int]int{}, map[int]int{}
	for i, x := range e.entries {
		if drop[i] {
			continue
		}
		for in, ok := up[x.In]; ok; in, ok = up[x.In] {
			x.In = in
		}
		if h, ok := e.twins[i]; ok {
			twins[len(entries)] = h
		}
		if h, ok := e.same[i]; ok {
			same[len(entries)] = h
		}
		entries, flags = append(entries, x), append(flags, e.flags[i])
	}
	e.entries, e.flags, e.twins, e.same = entries, flags, twins, same
	e.index = map[int]int{}
	for i, x := range e.entries {
		e.index[x.GeoNames] = i
	}
}

// id is the id that entry i will have, as recordID makes it.
func (e *encoder) id(i int) string {
	if h, ok := e.twins[i]; ok {
		return e.g.places[h].ID
	}
	if h, ok := e.same[i]; ok {
		return e.g.places[h].ID
	}
	x := e.entries[i]
	if x.Rank == State {
		return x.Country
	}
	in, ok := e.index[x.In]
	for ok && e.flags[i]&nested == 0 && e.entries[in].Rank == SecondLevel && x.Rank != SecondLevel {
		in, ok = e.index[e.entries[in].In]
	}
	name := x.Name
	if e.flags[i]&doubled != 0 {
		name += regionMark
	}
	if !ok {
		return x.Country + "/" + name
	}
	return e.id(in) + "/" + name
}

func sizeOf(people int) uint8 {
	return uint8(min(255, math.Round(8*math.Log2(float64(max(0, people))+1))))
}

// assemble writes the sections.
func (e *encoder) assemble() (*Encoded, error) {
	var parts [tableSections][]byte
	stateOf := map[string]int{}
	for _, x := range e.entries {
		stateOf[x.Country] = 0
	}
	for code := range stateOf {
		e.states = append(e.states, code)
	}
	slices.Sort(e.states)
	for i, code := range e.states {
		stateOf[code] = i
		parts[statesAt] = append(parts[statesAt], code...)
	}
	if len(e.states) > 255 {
		return nil, fmt.Errorf("place: %d states are too many for the table", len(e.states))
	}
	labels := map[string]uint32{}
	for i, x := range e.entries {
		label, ok := labels[x.Name]
		if !ok {
			label = uint32(len(parts[labelsAt]))
			labels[x.Name] = label
			parts[labelsAt] = binary.AppendUvarint(parts[labelsAt], uint64(len(x.Name)))
			parts[labelsAt] = append(parts[labelsAt], x.Name...)
		}
		parts[recordsAt] = e.appendRecord(parts[recordsAt], i, label, stateOf[x.Country])
	}
	out := &Encoded{Places: len(e.entries), Unmatched: e.unmatched}
	parts[blocksAt], parts[keysAt], out.Keys, out.Names = e.encodeKeys()
	parts[twinsAt] = e.encodeTwins()
	out.Data = append(out.Data, tableMagic...)
	out.Data = binary.LittleEndian.AppendUint32(out.Data, tableVersion)
	at := uint32(8 + 4*(tableSections+1))
	for _, p := range parts {
		out.Data = binary.LittleEndian.AppendUint32(out.Data, at)
		at += uint32(len(p))
	}
	out.Data = binary.LittleEndian.AppendUint32(out.Data, at)
	for _, p := range parts {
		out.Data = append(out.Data, p...)
	}
	return out, nil
}

func append24(b []byte, n uint32) []byte { return append(b, byte(n), byte(n>>8), byte(n>>16)) }

func (e *encoder) appendRecord(b []byte, i int, label uint32, state int) []byte {
	x := e.entries[i]
	parent := uint32(noRecord)
	if in, ok := e.index[x.In]; ok {
		parent = uint32(in)
	}
	b = append24(b, uint32(int32(math.Round(x.Lat*1e4))))
	b = append24(b, uint32(int32(math.Round(x.Lon*1e4))))
	b = append24(b, parent)
	b = append24(b, label)
	b = binary.LittleEndian.AppendUint32(b, uint32(x.GeoNames))
	return append(b, byte(level(x.Rank)|e.flags[i]), sizeOf(x.People), byte(state))
}

// encodeKeys writes the keys of all names.
func (e *encoder) encodeKeys() (blocks, keys []byte, count, names int) {
	e.keys = map[string]map[int]bool{}
	for i, x := range e.entries {
		e.addKey(key(x.Name), i, false)
		for _, name := range x.Others {
			e.addKey(key(name), i, true)
		}
	}
	all := make([]string, 0, len(e.keys))
	for k := range e.keys {
		all = append(all, k)
	}
	slices.Sort(all)
	before := ""
	for n, k := range all {
		if n%blockSize == 0 {
			blocks = binary.LittleEndian.AppendUint32(blocks, uint32(len(keys)))
			before = ""
		}
		shared := 0
		for shared < min(len(before), len(k), 255) && before[shared] == k[shared] {
			shared++
		}
		keys = append(keys, byte(shared))
		keys = binary.AppendUvarint(keys, uint64(len(k)-shared))
		keys = append(keys, k[shared:]...)
		keys = e.appendPostings(keys, k)
		before = k
		names += len(e.keys[k])
	}
	return blocks, keys, len(all), names
}

// longestKey is the most bytes of a key.
const longestKey = 60

func (e *encoder) addKey(k string, i int, other bool) {
	if len(k) < 2 || len(k) > longestKey {
		return
	}
	if e.keys[k] == nil {
		e.keys[k] = map[int]bool{}
	}
	if was, ok := e.keys[k][i]; !ok || was {
		e.keys[k][i] = other
	}
}

func (e *encoder) appendPostings(b []byte, k string) []byte {
	places := make([]int, 0, len(e.keys[k]))
	for i := range e.keys[k] {
		places = append(places, i)
	}
	slices.Sort(places)
	var list []byte
	last := -1
	for _, i := range places {
		d := uint64(i-last) << 1
		if e.keys[k][i] {
			d |= 1
		}
		list = binary.AppendUvarint(list, d)
		last = i
	}
	b = binary.AppendUvarint(b, uint64(len(places)))
	b = binary.AppendUvarint(b, uint64(len(list)))
	return append(b, list...)
}

// encodeTwins writes the twins, and behind them the further records of a place.
func (e *encoder) encodeTwins() (b []byte) {
	for _, list := range []map[int]int{e.twins, e.same} {
		records := slices.Sorted(maps.Keys(list))
		slices.SortStableFunc(records, func(i, j int) int { return cmp.Compare(e.g.places[list[i]].ID, e.g.places[list[j]].ID) })
		for _, i := range records {
			id := e.g.places[list[i]].ID
			b = binary.AppendUvarint(b, uint64(len(id)))
			b = append(b, id...)
			b = append24(b, uint32(i))
		}
	}
	return b
}
