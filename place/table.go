package place

import (
	_ "embed"
	"encoding/binary"
	"math"
	"strings"
)

// gazetteer.bin, which "recount-train places" makes, is read where it lies in the
// binary. All numbers are little-endian.
//
//	"RPLC", version
//	the offsets of the sections, and the end
//	records    recordSize bytes a place, the largest place first:
//	             latitude, longitude (3 bytes each, in 1/10,000 of a degree)
//	             what it lies in (3: a record, or noRecord)
//	             label (3: an offset), number in GeoNames (4)
//	             kind (1), size (1: 8 times the binary logarithm of its people)
//	             state (1: of the states, by number)
//	labels     what places are called, a length before each
//	blocks     offset of each block of keys (4 bytes each)
//	keys       in order, blockSize to a block; a key tells how many letters it
//	             shares with the one before it, the rest of it, and its places:
//	             how many, and the distance of each from the one before, doubled,
//	             plus one where the key is not the usual name
//	states     codes of two letters
//	twins      the places of the tables that have a record: id, record
//
// A key is found by halving the blocks and reading one: about 20 comparisons.

//go:embed gazetteer.bin
var gazetteerBin string

// tableVersion counts the forms of gazetteer.bin. 1: the first.
const tableVersion = 1

const (
	tableMagic = "RPLC"
	recordSize = 19
	blockSize  = 16
	noRecord   = 1<<24 - 1
)

// The sections of a table.
const (
	recordsAt = iota
	labelsAt
	blocksAt
	keysAt
	statesAt
	twinsAt
	tableSections
)

// level is the kind of a record.
type level uint8

// The kinds of record.
const (
	levelState   level = iota
	levelRegion        // first level of a state
	levelCounty        // second level
	levelTown          // any town
	levelQuarter       // part of a town
	levelSeat          // seat of a region or county
	levelCapital

	levelMask = 0x0f
	// nested marks a place whose id needs the county, since its region has another
	// of its name.
	nested level = 0x40
	// doubled marks a region whose id needs a word to tell it from a town in it.
	doubled level = 0x80
)

// table is a gazetteer.bin.
type table struct {
	section [tableSections]string
}

// openTable checks the head of data. The rest is trusted: it was made with the
// binary.
func openTable(data string) table {
	var t table
	head := 8 + 4*(tableSections+1)
	if len(data) < head || data[:4] != tableMagic || u32(data[4:]) != tableVersion {
		panic("place: gazetteer.bin is of another version; make it with recount-train places")
	}
	for i := range t.section {
		from, to := u32(data[8+4*i:]), u32(data[12+4*i:])
		t.section[i] = data[from:to]
	}
	return t
}

func u24(s string) uint32 { return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 }
func u32(s string) uint32 { return u24(s) | uint32(s[3])<<24 }

// i24 is a number with its sign.
func i24(s string) int32 { return int32(u24(s)<<8) >> 8 }

// uvarint reads a number as binary.PutUvarint writes it.
func uvarint(s string) (value uint32, rest string) {
	var n uint32
	for i := 0; i < len(s) && i < binary.MaxVarintLen32; i++ {
		n |= uint32(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			return n, s[i+1:]
		}
	}
	return 0, ""
}

func (t *table) records() int { return len(t.section[recordsAt]) / recordSize }

// record is one place of the table.
type record struct {
	lat, lon float64
	parent   int // a record, or -1
	label    uint32
	geonames int
	kind     level
	flags    level
	size     float64 // binary logarithm of its people, plus one
	state    int
}

func (t *table) record(i int) record {
	s := t.section[recordsAt][i*recordSize:][:recordSize]
	r := record{
		lat: float64(i24(s)) / 1e4, lon: float64(i24(s[3:])) / 1e4,
		parent: int(u24(s[6:])), label: u24(s[9:]), geonames: int(u32(s[12:])),
		kind: level(s[16]) & levelMask, flags: level(s[16]) &^ levelMask, size: float64(s[17]) / 8, state: int(s[18]),
	}
	if r.parent == noRecord {
		r.parent = -1
	}
	return r
}

func (t *table) parent(i int) int {
	p := int(u24(t.section[recordsAt][i*recordSize+6:]))
	if p == noRecord {
		return -1
	}
	return p
}

func (t *table) kind(i int) level {
	return level(t.section[recordsAt][i*recordSize+16]) & levelMask
}

func (t *table) label(offset uint32) string {
	n, rest := uvarint(t.section[labelsAt][offset:])
	return rest[:n]
}

func (t *table) state(i int) string { return t.section[statesAt][2*i : 2*i+2] }

func (r record) people() int { return int(math.Round(math.Exp2(r.size) - 1)) }

// postings are the places of a key, unread.
type postings struct {
	n    int
	data string
}

// each calls f with the records, the largest place first, and whether the key is
// another name of it than the usual one.
func (p postings) each(f func(record int, other bool)) {
	at := -1
	data := p.data
	for range p.n {
		var d uint32
		d, data = uvarint(data)
		at += int(d >> 1)
		f(at, d&1 != 0)
	}
}

// first is the largest place.
func (p postings) first() int {
	first := -1
	p.each(func(record int, _ bool) {
		if first < 0 {
			first = record
		}
	})
	return first
}

// lookup finds the places of a key, and tells whether longer keys go on from it
// with another word.
func (t *table) lookup(key []byte) (p postings, found, longer bool) {
	lo, hi := 0, len(t.section[blocksAt])/4
	for lo+1 < hi { // the last block whose first key is not behind key
		mid := (lo + hi) / 2
		if n, rest := uvarint(t.block(mid)[1:]); rest[:n] > string(key) {
			hi = mid
		} else {
			lo = mid
		}
	}
	for b := lo; b < len(t.section[blocksAt])/4 && b <= lo+1; b++ {
		var buffer [128]byte
		word := buffer[:0]
		for data, i := t.block(b), 0; i < blockSize && data != ""; i++ {
			shared := int(data[0])
			n, rest := uvarint(data[1:])
			word = append(word[:shared], rest[:n]...)
			var count, bytes uint32
			count, rest = uvarint(rest[n:])
			bytes, rest = uvarint(rest)
			here := postings{int(count), rest[:bytes]}
			data = rest[bytes:]
			switch {
			case string(word) < string(key):
			case string(word) == string(key):
				p, found = here, true
			default:
				return p, found, len(word) > len(key) && string(word[:len(key)]) == string(key) && word[len(key)] == ' '
			}
		}
	}
	return p, found, false
}

func (t *table) block(i int) string {
	from := u32(t.section[blocksAt][4*i:])
	to := uint32(len(t.section[keysAt]))
	if 4*i+4 < len(t.section[blocksAt]) {
		to = u32(t.section[blocksAt][4*i+4:])
	}
	return t.section[keysAt][from:to]
}

// eachTwin calls f with the ids of the tables that have a record.
func (t *table) eachTwin(f func(id string, record int)) {
	for data := t.section[twinsAt]; data != ""; {
		n, rest := uvarint(data)
		f(rest[:n], int(u24(rest[n:])))
		data = rest[n+3:]
	}
}

// id is the id of a record that has no place in the tables.
func (g *gazetteer) recordID(i int) string {
	if h, ok := g.twinOf[i]; ok {
		return g.places[h].ID
	}
	r := g.table.record(i)
	name := g.table.label(r.label)
	in := r.parent
	if r.flags&nested == 0 {
		for in >= 0 && g.table.kind(in) == levelCounty && r.kind != levelCounty {
			in = g.table.parent(in)
		}
	}
	if r.flags&doubled != 0 {
		name += regionMark
	}
	if r.kind == levelState {
		return g.table.state(r.state)
	}
	if in < 0 {
		return g.table.state(r.state) + "/" + name
	}
	return g.recordID(in) + "/" + name
}

// regionMark ends the id of a region that has a town of its name.
const regionMark = " (region)"

// recordPlace is the place of a record.
func (g *gazetteer) recordPlace(i int) Place {
	if h, ok := g.twinOf[i]; ok {
		return g.places[h]
	}
	r := g.table.record(i)
	return Place{
		ID: g.recordID(i), Name: strings.Clone(g.table.label(r.label)), Kind: r.kind.Kind(), Country: g.table.state(r.state),
		Lat: r.lat, Lon: r.lon, People: r.people(), GeoNames: r.geonames,
	}
}

// Kind is the sort of place that a record of this level is.
func (l level) Kind() Kind {
	switch l {
	case levelState:
		return Country
	case levelRegion, levelCounty:
		return Region
	}
	return City
}
