package place

import (
	"iter"
	"strings"
)

// A name with several meanings takes the one that the place right behind it
// contains ("Cambridge, Massachusetts"), else the one whose region or country
// the other, unmistakable places of the text speak for, else the first of its
// readings, which the tables give in order of fame.

// mentions turns the hits into mentions.
func (f *finder) mentions() []Mention {
	if len(f.hits) == 0 {
		return nil
	}
	votes := f.count()
	mentions := make([]Mention, 0, len(f.hits))
	for i, h := range f.hits {
		r, ok := f.lyingIn(i)
		if !ok {
			if h.unsure {
				continue
			}
			r = f.elect(h, votes)
		}
		mentions = append(mentions, Mention{Span: h.span, Place: f.places[r.place], Demonym: r.demonym})
	}
	return mentions
}

// lyingIn is the reading of a hit that lies in a place named right after it,
// behind a comma.
func (f *finder) lyingIn(i int) (reading, bool) {
	if i+1 == len(f.hits) {
		return reading{}, false
	}
	h, next := f.hits[i], f.hits[i+1]
	if f.text[h.span.End:next.span.Start] != ", " {
		return reading{}, false
	}
	for _, r := range h.name.readings {
		for _, in := range next.name.readings {
			if !r.demonym && !in.demonym && Contains(f.places[in.place], f.places[r.place]) {
				return r, true
			}
		}
	}
	return reading{}, false
}

// ballot counts what the hits with one meaning speak for.
type ballot struct {
	region  map[string]int // by ID: mentions of a region, and of regions and cities in it; of these, by country too
	country map[string]int // by code: all other mentions of a country, its people, its capital and cities
}

// count counts the votes; where nobody needs them, there are none.
func (f *finder) count() ballot {
	if !f.ambiguous() {
		return ballot{}
	}
	b := ballot{map[string]int{}, map[string]int{}}
	for i, h := range f.hits {
		if r, ok := f.lyingIn(i); ok {
			b.add(f.places[r.place])
		} else if len(h.name.readings) == 1 && !h.unsure {
			b.add(f.places[h.name.readings[0].place])
		}
	}
	return b
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

func (f *finder) ambiguous() bool {
	for _, h := range f.hits {
		if len(h.name.readings) > 1 {
			return true
		}
	}
	return false
}

// elect is the reading of h that most votes speak for, the first of equals.
func (f *finder) elect(h hit, votes ballot) reading {
	best := h.name.readings[0]
	most := votes.votes(f.places[best.place])
	for _, r := range h.name.readings[1:] {
		if n := votes.votes(f.places[r.place]); n > most && !f.nested(best, r) {
			best, most = r, n
		}
	}
	return best
}

// votes weighs the votes for one place. Mentions of a country speak for its
// cities, but not for its regions: a story of the state of Georgia names other
// towns and states, and one of the country Georgia may well name Washington.
func (b ballot) votes(p Place) int {
	switch n := 2 * b.region[p.ID]; p.Kind {
	case Country:
		return n + 2*b.country[p.ID]
	case City:
		n += b.country[p.Country]
		fallthrough
	default:
		for id := range parents(p.ID) {
			n += b.region[id]
		}
		return n
	}
}

// nested reports whether one reading lies in the other, as the city of New York
// in the state: no vote for one is a vote against the other.
func (f *finder) nested(a, b reading) bool {
	pa, pb := f.places[a.place], f.places[b.place]
	return Contains(pa, pb) || Contains(pb, pa)
}
