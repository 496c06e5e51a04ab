package place

import "math"

// A name with several meanings takes the one that lies in the place right behind
// it ("Cambridge, Massachusetts"), else the one that the same name took so
// elsewhere in the text, else the one that scores best:
//
//   - how well known it is: its people, and whether a table has it, whose rows are
//     in order of fame,
//   - how the other names of the text speak for it: by a place that it lies in, by
//     one in the same region, by one nearby (Lieberman and Samet 2012, "Adaptive
//     context features for toponym resolution"; Leidner 2007, spatial minimality).
//
// The others are not certain either. So every meaning begins with a weight that
// its fame gives it, and for a few rounds each takes a new weight by what speaks for
// it, others by their weights (relaxation labelling, Rosenfeld et al. 1976). One
// name has one meaning in a text (Gale et al. 1992). The cost is the square of the
// number of meanings, of which there are at most maxMeanings a name and maxTerms
// names.

// term is a name of the text, wherever it stands.
type term struct {
	name     *name
	key      string
	uses     int
	fixed    int // the meaning that is sure, or undecided
	meanings []meaning
}

// meaning is one thing that a term can mean.
type meaning struct {
	reading
	at      vector
	located bool
	fame    float64
	weight  float64 // of all meanings of the term together 1
	support float64
	state   string
	region  int // node of the first level that it lies in, or -1
	county  int // node of the second, or -1
	kind    Kind
}

// unlisted are the people of a place of the tables that gazetteer.bin does not have.
const unlisted = 20_000

const (
	maxMeanings = 32
	maxTerms    = 60
	rounds      = 3
)

// undecided is the reading of a hit that has several, or that no place behind it
// has made sure yet.
const undecided = -1

// addHit notes a hit and its term.
func (f *finder) addHit(h hit, key []byte, p postings) {
	h.reading = undecided
	h.term = -1
	for i := range f.terms {
		if t := &f.terms[i]; t.name == h.name && t.key == string(key) {
			h.term = i
			break
		}
	}
	if h.term < 0 {
		h.term = len(f.terms)
		f.terms = append(f.terms, f.newTerm(h.name, string(key), p))
	}
	f.hits = append(f.hits, h)
}

func (f *finder) newTerm(n *name, key string, p postings) term {
	t := term{name: n, key: key, fixed: undecided}
	abbreviated := false
	if n != nil {
		for i, r := range n.readings {
			t.meanings = append(t.meanings, f.meaning(r, i))
			abbreviated = abbreviated || r.abbreviation || r.demonym
		}
	}
	if abbreviated {
		return t
	}
	p.each(func(record int, other bool) {
		if len(t.meanings) >= maxMeanings {
			return
		}
		node := f.node(record)
		for _, m := range t.meanings {
			if m.place == node {
				return
			}
		}
		t.meanings = append(t.meanings, f.meaning(reading{place: node, other: other}, -1))
	})
	return t
}

// meaning is a reading with what is needed to weigh it. Place is its place among
// the readings of a name of the tables, or -1.
func (f *finder) meaning(r reading, at int) meaning {
	m := meaning{reading: r, region: -1, county: -1}
	var lat, lon, size float64
	if r.place < len(f.places) {
		p := &f.places[r.place]
		m.state, m.kind, m.located = p.Country, p.Kind, p.Located()
		lat, lon, size = p.Lat, p.Lon, math.Log2(float64(max(p.People, unlisted))+1)
	}
	rank := levelTown
	if i := f.record(r.place); i >= 0 {
		rec := f.table.record(i)
		rank = rec.kind
		if r.place >= len(f.places) {
			m.state, m.kind, m.located = f.table.state(rec.state), rec.kind.Kind(), true
			lat, lon, size = rec.lat, rec.lon, rec.size
		}
		for i >= 0 {
			switch f.table.kind(i) {
			case levelRegion:
				m.region = f.node(i)
			case levelCounty:
				m.county = f.node(i)
			}
			i = f.table.parent(i)
		}
	}
	if m.located {
		m.at = unit(lat, lon)
	}
	m.fame = fame(m, rank, size, at)
	return m
}

// fame is how well known a meaning is, in bits: twice as many people, one more.
func fame(m meaning, rank level, size float64, at int) float64 {
	f := size * fameOfSize
	switch {
	case m.kind == Country:
		f = fameOfState
	case m.kind == Seat, m.state == "":
		f = fameOfFew
	case m.kind == Region && (rank == levelRegion || at >= 0):
		f = fameOfRegion + size*fameOfRegionSize
	case rank == levelCounty:
		f = fameOfCounty + size*fameOfCountySize
	case rank == levelCapital:
		f += fameOfCapital
	case rank == levelSeat:
		f += fameOfSeat
	case rank == levelQuarter:
		f += fameOfQuarter
	}
	if m.other {
		f += fameOfOther
	}
	if at >= 0 {
		f += fameOfTable - fameOfRow*min(float64(at), 3)
	}
	return f
}

// Fame is in bits. The numbers here and below were set by hand and a coarse search
// on two thirds of LGL and GeoVirus; a tenth more or less of any changes little.
const (
	fameOfSize       = 0.6 // for each doubling of the people
	fameOfState      = 22.0
	fameOfFew        = 18.0 // seats of government, seas, continents
	fameOfRegion     = 6.0
	fameOfRegionSize = 0.42
	fameOfCounty     = 2.0
	fameOfCountySize = 0.3
	fameOfCapital    = 5.0
	fameOfSeat       = 1.0
	fameOfQuarter    = -1.0
	fameOfOther      = -4.0 // a name that is not the usual one
	fameOfTable      = 6.0  // the first row of a table
	fameOfRow        = 4.0  // less for each row before
)

// mentions turns the hits into mentions.
func (f *finder) mentions() []Mention {
	if len(f.hits) == 0 {
		return nil
	}
	f.decide()
	f.relax()
	mentions := make([]Mention, 0, len(f.hits))
	for i := range f.hits {
		h := &f.hits[i]
		t := &f.terms[h.term]
		if h.reading == undecided && (!h.unsure || h.name == nil && (t.fixed != undecided || t.uses > 0)) {
			h.reading = f.choice(h, t)
		}
		if h.reading == undecided {
			continue
		}
		m := t.meanings[h.reading]
		mentions = append(mentions, Mention{Span: h.span, Place: f.place(m.place), Demonym: m.demonym})
	}
	return mentions
}

// choice is the meaning of a hit that no place behind it tells.
func (f *finder) choice(h *hit, t *term) int {
	if t.fixed != undecided {
		return t.fixed
	}
	return t.best()
}

func (t *term) best() int {
	best := 0
	for i, m := range t.meanings {
		if m.weight > t.meanings[best].weight {
			best = i
		}
	}
	return best
}

// decide settles what needs no weighing, and which terms are places at all.
func (f *finder) decide() {
	for i := range f.hits {
		h := &f.hits[i]
		h.reading = f.lyingIn(i)
		t := &f.terms[h.term]
		if h.reading != undecided && t.fixed == undecided {
			t.fixed = h.reading
		}
	}
	for i := range f.hits {
		h := &f.hits[i]
		if t := &f.terms[h.term]; !h.unsure || h.reading != undecided {
			t.uses++
		}
	}
}

// lyingIn is the meaning of a hit that lies in a place named right after it,
// behind a comma.
func (f *finder) lyingIn(i int) int {
	if i+1 == len(f.hits) || f.text[f.hits[i].span.End:f.hits[i+1].span.Start] != ", " {
		return undecided
	}
	best := undecided
	meanings := f.terms[f.hits[i].term].meanings
	for at, m := range meanings {
		for _, in := range f.terms[f.hits[i+1].term].meanings {
			if m.demonym || in.demonym || !f.within(m, in) {
				continue
			}
			if best == undecided || m.fame > meanings[best].fame {
				best = at
			}
		}
	}
	return best
}

// within reports whether one meaning lies in another.
func (f *finder) within(m, in meaning) bool {
	if m.place == in.place {
		return false
	}
	if in.kind == Country {
		return m.state == in.state && m.kind != Country
	}
	return in.place == m.region || in.place == m.county || m.place < len(f.places) && f.liesIn(m.place, in.place)
}

// relax weighs the meanings of the terms.
func (f *finder) relax() {
	terms := f.terms[:min(len(f.terms), maxTerms)]
	open := false
	for i := range terms {
		t := &terms[i]
		if t.fixed != undecided {
			t.meanings[t.fixed].weight = 1
			continue
		}
		t.settle()
		open = open || len(t.meanings) > 1
	}
	for i := maxTerms; i < len(f.terms); i++ {
		f.terms[i].settle()
	}
	if !open {
		return
	}
	for range rounds {
		for i := range terms {
			if t := &terms[i]; t.uses > 0 && t.fixed == undecided && len(t.meanings) > 1 {
				f.gather(t, terms)
			}
		}
		for i := range terms {
			if t := &terms[i]; t.uses > 0 && t.fixed == undecided && len(t.meanings) > 1 {
				t.settle()
			}
		}
	}
}

// gather sums up what speaks for the meanings of a term: what lies around it or
// around what it lies in, and how much of the text is of its state.
func (f *finder) gather(t *term, terms []term) {
	for i := range t.meanings {
		m := &t.meanings[i]
		local, state, all := 0.0, 0.0, 1.0
		for j := range terms {
			other := &terms[j]
			if other == t || other.uses == 0 {
				continue
			}
			uses := math.Sqrt(float64(other.uses))
			most, same := 0.0, 0.0
			for k := range other.meanings {
				o := &other.meanings[k]
				if o.weight < leastWeight || o.state == "" {
					continue
				}
				if o.state == m.state {
					same += o.weight
				}
				most = max(most, o.weight*speaksFor(o, m))
			}
			local += uses * most
			state += uses * same
			all += uses
		}
		m.support = bySupport*math.Sqrt(local) + bySameState*state/all
	}
}

// leastWeight is the weight below which a meaning speaks for none.
const leastWeight = 0.02

// speaksFor is how strongly one meaning speaks for another that lies near.
func speaksFor(o, m *meaning) float64 {
	s := 0.0
	switch {
	case o.state != m.state || o.place == m.place:
	case o.place == m.region || o.place == m.county || m.place == o.region || m.place == o.county:
		s = byRegion
	case o.region == m.region && m.region >= 0:
		s = bySameRegion
	}
	if o.located && m.located && o.kind != Country && m.kind != Country {
		if d := 1 - o.at.dot(m.at); d < farAway { // half the square of the angle
			s += byNearness * math.Exp(-math.Sqrt(2*d)*earthRadius/nearness)
		}
	}
	return s
}

const (
	bySameState  = 14.0 // bits, where all of the text is of its state
	bySameRegion = 0.6
	byRegion     = 1.5
	byNearness   = 1.2
	nearness     = 80.0  // kilometres
	bySupport    = 10.0  // bits for what speaks for a meaning as strongly as 1
	sharpness    = 0.28  // of weights: each bit more doubles a weight that much
	farAway      = 0.006 // 700 km
)

// settle gives the meanings of a term weights by fame and support.
func (t *term) settle() {
	top := math.Inf(-1)
	score := func(m *meaning) float64 { return m.fame + m.support }
	for i := range t.meanings {
		top = max(top, score(&t.meanings[i]))
	}
	sum := 0.0
	for i := range t.meanings {
		m := &t.meanings[i]
		m.weight = math.Exp2((score(m) - top) * sharpness)
		sum += m.weight
	}
	for i := range t.meanings {
		t.meanings[i].weight /= sum
	}
}
