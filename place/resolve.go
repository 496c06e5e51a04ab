package place

import (
	"iter"
	"slices"
	"strings"
)

// A name with several meanings takes the one that lies in the place right behind
// it ("Cambridge, Massachusetts"), else the one that the same name took so
// elsewhere in the text, else the one whose region or country the other,
// unmistakable places of the text speak for, else the first of its readings,
// which the tables give in order of fame. Capitals are so famous that only the
// first two can unseat them: much that names Moscow also names American states,
// and does not mean Moscow, Idaho.

// mentions turns the hits into mentions.
func (f *finder) mentions() []Mention {
	if len(f.hits) == 0 {
		return nil
	}
	f.decide()
	f.vote()
	mentions := make([]Mention, 0, len(f.hits))
	for _, h := range f.hits {
		if h.reading != undecided {
			r := h.name.readings[h.reading]
			mentions = append(mentions, Mention{Span: h.span, Place: f.places[r.place], Demonym: r.demonym})
		}
	}
	return mentions
}

// undecided is the reading of a hit that has several, or that no place behind it
// has made sure yet.
const undecided = -1

// decide settles what needs no vote.
func (f *finder) decide() {
	explicit := map[*name]int{}
	for i := range f.hits {
		h := &f.hits[i]
		h.reading = f.lyingIn(i)
		if _, ok := explicit[h.name]; !ok && h.reading != undecided {
			explicit[h.name] = h.reading
		}
	}
	for i := range f.hits {
		h := &f.hits[i]
		if h.reading != undecided || h.unsure {
			continue
		}
		if r, ok := explicit[h.name]; ok {
			h.reading = r
		} else if len(h.name.readings) == 1 || f.capitals[h.name.readings[0].place] {
			h.reading = 0
		}
	}
}

// lyingIn is the reading of a hit that lies in a place named right after it,
// behind a comma.
func (f *finder) lyingIn(i int) int {
	if i+1 == len(f.hits) || f.text[f.hits[i].span.End:f.hits[i+1].span.Start] != ", " {
		return undecided
	}
	for at, r := range f.hits[i].name.readings {
		for _, in := range f.hits[i+1].name.readings {
			if !r.demonym && !in.demonym && Contains(f.places[in.place], f.places[r.place]) {
				return at
			}
		}
	}
	return undecided
}

// vote settles the hits that are left by what the settled ones speak for.
func (f *finder) vote() {
	isOpen := func(h hit) bool { return h.reading == undecided && !h.unsure }
	if !slices.ContainsFunc(f.hits, isOpen) {
		return
	}
	votes := ballot{map[string]int{}, map[string]int{}}
	for _, h := range f.hits {
		if h.reading != undecided {
			votes.add(f.places[h.name.readings[h.reading].place])
		}
	}
	for i, h := range f.hits {
		if isOpen(h) {
			f.hits[i].reading = f.elect(h.name.readings, votes)
		}
	}
}

// elect is the reading that most votes speak for, the first of equals.
func (f *finder) elect(readings []reading, votes ballot) int {
	best, most := 0, votes.of(f.places[readings[0].place])
	for i, r := range readings {
		if n := votes.of(f.places[r.place]); n > most && !f.nested(readings[best], r) {
			best, most = i, n
		}
	}
	return best
}

// ballot counts what the settled hits speak for.
type ballot struct {
	region  map[string]int // by ID: mentions of a region, and of regions and cities in it; of these, by country too
	country map[string]int // by code: all other mentions of a country, its people, its capital and cities
}

func (b ballot) add(p Place) {
	if p.Kind != Region && strings.Count(p.ID, "/") < 2 {
		b.country[p.Country]++
		return
	}
	if p.Kind == Region {
		b.region[p.ID]++
	}
	for id := range parents(p.ID) {
		b.region[id]++
	}
}

// of weighs the votes for one place. Mentions of its region count twice. Those of
// its country count once, and only for cities: a story of the state of Georgia
// names other towns and states, and one of the country Georgia may well name the
// United States.
func (b ballot) of(p Place) int {
	n := 2 * b.region[p.ID]
	if p.Kind == Country {
		return n + 2*b.country[p.ID]
	}
	for id := range parents(p.ID) {
		n += b.region[id]
		if id != p.Country {
			n += b.region[id]
		} else if p.Kind == City {
			n += b.country[id]
		}
	}
	return n
}

// parents yields the IDs of what a place lies in, the largest first.
func parents(id string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for at, c := range id {
			if c == '/' && !yield(id[:at]) {
				return
			}
		}
	}
}

// nested reports whether one reading lies in the other, as the city of New York
// in the state: no vote for one is a vote against the other.
func (f *finder) nested(a, b reading) bool {
	pa, pb := f.places[a.place], f.places[b.place]
	return Contains(pa, pb) || Contains(pb, pa)
}
