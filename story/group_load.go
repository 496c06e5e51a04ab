package story

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"strings"
	"time"

	"github.com/recount-news/recount/place"
)

// ErrState says that bytes are no Grouper at rest, or not all of one.
var ErrState = errors.New("story: not a saved grouping")

// UnmarshalBinary makes g what another was that [Grouper.MarshalBinary] wrote: with
// the articles that follow it gives what the other would have. Every number is
// checked, so that bytes from anywhere are at worst an error that wraps [ErrState]; g
// is then as it was.
func (g *Grouper) UnmarshalBinary(data []byte) error {
	end := len(data) - crc32.Size
	switch {
	case end < len(stateMagic) || string(data[:len(stateMagic)]) != stateMagic:
		return fmt.Errorf("%w that this version reads", ErrState)
	case crc32.ChecksumIEEE(data[:end]) != binary.LittleEndian.Uint32(data[end:]):
		return fmt.Errorf("%w: bytes were changed or lost", ErrState)
	}
	return g.load(data[len(stateMagic):end])
}

// load is UnmarshalBinary of what stands between the magic and the sum.
func (g *Grouper) load(data []byte) error {
	l := &loader{rest: data}
	in := &Grouper{words: newVocabulary(), members: make(map[int][]int), latest: make(map[string]int)}
	in.Open = time.Duration(l.within(0, math.MaxInt64))
	in.came = int(l.within(0, mostStreamed))
	in.swept = int(l.within(0, int64(in.came)))
	in.dates = l.days()
	l.require(len(in.dates) <= lastDates)
	l.words(in.words, in.came)
	for n := range l.length() {
		l.article(in, n)
	}
	l.touched(in)
	for range l.length() {
		in.closed = append(in.closed, l.group(in.came))
	}
	for range l.length() {
		in.gone = append(in.gone, l.string())
	}
	if l.require(len(l.rest) == 0); l.bad {
		return fmt.Errorf("%w: it does not hold together", ErrState)
	}
	*g = *in
	return nil
}

const (
	mostStreamed = 1 << 40
	mostDay      = 4_000_000 // some 11,000 years from 1970
	mostHarmed   = 1 << 30
)

// loader reads what appendInts and its like wrote. After the first thing that cannot
// be, it is bad and gives zeros.
type loader struct {
	rest []byte
	bad  bool
}

func (l *loader) require(ok bool) {
	if !ok {
		l.bad, l.rest = true, nil
	}
}

// within reads a number from least to most.
func (l *loader) within(least, most int64) int64 {
	n, size := binary.Varint(l.rest)
	if l.require(size > 0 && least <= n && n <= most); l.bad {
		return 0
	}
	l.rest = l.rest[size:]
	return n
}

// length reads how many follow, each of which takes a byte or more.
func (l *loader) length() int { return int(l.within(0, int64(len(l.rest)))) }

func (l *loader) bytes(n int) []byte {
	if l.require(n <= len(l.rest)); l.bad {
		return make([]byte, min(n, 8))
	}
	b := l.rest[:n]
	l.rest = l.rest[n:]
	return b
}

func (l *loader) string() string {
	n := l.length()
	if l.bad {
		return ""
	}
	return string(l.bytes(n))
}

func (l *loader) float(least, most float64) float64 {
	f := math.Float64frombits(binary.LittleEndian.Uint64(l.bytes(8)))
	l.require(least <= f && f <= most) // which NaN is not
	return f
}

func (l *loader) day() int32 { return int32(l.within(-mostDay, mostDay)) }

func (l *loader) days() (days []int32) {
	for range l.length() {
		days = append(days, l.day())
	}
	return days
}

// hashes are sorted, each once.
func (l *loader) hashes() (hashes []uint32) {
	for i := range l.length() {
		hashes = append(hashes, binary.LittleEndian.Uint32(l.bytes(4)))
		if l.require(i == 0 || hashes[i-1] < hashes[i]); l.bad {
			return nil
		}
	}
	return hashes
}

func (l *loader) words(v *vocabulary, came int) {
	v.came(came)
	for range l.length() {
		word := l.string()
		held := l.within(1, min(int64(came), math.MaxInt32))
		_, known := v.numbers[word]
		if l.require(!known); l.bad {
			return
		}
		n := v.add(word)
		v.holding[n] = int32(held)
		v.reckon(n)
	}
	for range l.length() {
		h := binary.LittleEndian.Uint64(l.bytes(8))
		v.templates[h] = dayRange{l.day(), l.day()}
	}
}

// article reads the article that stands at n of those held.
func (l *loader) article(g *Grouper, n int) {
	if l.bad {
		return
	}
	before, least := 0, int64(0)
	if n > 0 {
		before, least = g.held[n-1].number, 1
	}
	h := held{number: before + int(l.within(least, int64(g.came-1-before)))}
	h.story = n - int(l.within(0, int64(n)))
	flags := l.within(0, flagTouched|flagTold)
	h.touched, h.told = flags&flagTouched != 0, flags&flagTold != 0
	h.sketch = l.sketch(int32(len(g.words.shown)))
	l.require(h.story == n || g.held[h.story].story == h.story)
	l.require(h.nth > g.latest[h.id])
	g.held = append(g.held, h)
	for range l.length() {
		to := n - int(l.within(1, int64(n)))
		if score := l.float(leastKin, mostKin); !l.bad {
			g.link(link{n, to, score})
		}
	}
	if l.bad {
		return
	}
	g.latest[h.id] = h.nth
	g.members[h.story] = append(g.members[h.story], n)
	g.hold(h.sketch, n)
}

func (l *loader) sketch(words int32) *sketch {
	s := &sketch{id: l.string(), nth: int(l.within(1, mostStreamed))}
	s.published = time.Unix(l.within(-mostDay*24*60*60, mostDay*24*60*60), l.within(0, 999_999_999)).UTC()
	s.event = dayRange{l.day(), l.day()}
	s.killed, s.hurt = int32(l.within(-1, mostHarmed)), int32(l.within(-1, mostHarmed))
	s.days = l.days()
	for range l.length() {
		s.places = append(s.places, l.string())
	}
	if id := l.string(); id != "" {
		if s.place, _ = place.ByID(id); s.place.ID == "" {
			s.place = place.Place{ID: id, Name: id[strings.LastIndexByte(id, '/')+1:]} // no longer in the tables
		}
	}
	s.people = l.hashes()
	word := int32(-1)
	for range l.length() {
		word += int32(l.within(1, int64(words-1-word)))
		t := term{word: word}
		t.times = uint16(l.within(1, math.MaxUint16))
		t.lead = uint16(l.within(0, int64(t.times)))
		kind := l.within(0, termName|termFigure)
		t.isName, t.isFigure = kind&termName != 0, kind&termFigure != 0
		s.terms = append(s.terms, t)
	}
	return s
}

// touched reads the articles whose stories have changed, which their flags tell, too.
func (l *loader) touched(g *Grouper) {
	flags := 0
	for n := range g.held {
		if g.held[n].touched {
			flags++
		}
	}
	seen := make(map[int]bool)
	for range l.length() {
		n := int(l.within(0, int64(len(g.held)-1)))
		if l.require(!seen[n] && !l.bad && g.held[n].touched); l.bad {
			return
		}
		seen[n] = true
		g.touched = append(g.touched, n)
	}
	l.require(flags == len(g.touched))
}

func (l *loader) group(came int) Group {
	group := Group{ID: l.string(), Closed: true}
	for range l.length() {
		m := Member{Article: int(l.within(0, int64(came)-1)), Like: int(l.within(-1, int64(came)-1)), Score: l.float(0, 1)}
		for range l.length() {
			m.Why = append(m.Why, l.string())
		}
		group.Members = append(group.Members, m)
	}
	l.require(len(group.Members) > 0)
	return group
}
