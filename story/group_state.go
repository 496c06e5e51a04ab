package story

import (
	"encoding/binary"
	"hash/crc32"
	"maps"
	"math"
	"slices"
)

// A Grouper at rest is, in this order, with numbers as varints, signed ones in zigzag
// form, lists and strings after their lengths, and all else little-endian:
//
//	stateMagic
//	Open; how many articles have come, and how many had when stories were last closed
//	the last dates
//	words: each the word, and how many articles have it
//	templates, by hash: each the hash, in 8 bytes, its first and its last day
//	articles held: each its number in the stream, less that of the one before;
//	    how far back the first article of its story stands among those held;
//	    flags; its sketch (appendSketch);
//	    links to earlier ones: each how far back, and the score in 8 bytes
//	articles whose stories have changed
//	closed stories: each its ID, and its members
//	IDs of stories that are no more
//	CRC-32 (IEEE) of all before, in 4 bytes
//
// What follows from these is reckoned anew: the weights of words, who holds them, the
// members of the open stories.
//
// History: 1, the first.
const stateMagic = "recount.groups/1\n"

const (
	flagTouched = 1 << iota
	flagTold
)

const (
	termName = 1 << iota
	termFigure
)

// MarshalBinary is all that g knows, so that another program may go on where this
// one stops: see [Grouper.UnmarshalBinary]. It is a few kilobytes for each article of
// an open story.
func (g *Grouper) MarshalBinary() ([]byte, error) {
	v := g.words
	if v == nil {
		v = newVocabulary()
	}
	b := append([]byte(nil), stateMagic...)
	b = appendInts(appendInts(b, max(0, g.Open)), g.came, g.swept)
	b = appendList(b, g.dates)
	b = appendInts(b, len(v.shown))
	for i, word := range v.shown {
		b = appendInts(appendString(b, word), v.holding[i])
	}
	b = appendInts(b, len(v.templates))
	for _, h := range slices.Sorted(maps.Keys(v.templates)) {
		r := v.templates[h]
		b = appendInts(binary.LittleEndian.AppendUint64(b, h), r.first, r.last)
	}
	b = appendInts(b, len(g.held))
	before := 0
	for n := range g.held {
		b = g.appendHeld(b, n, before)
		before = g.held[n].number
	}
	b = appendList(b, g.touched)
	b = appendInts(b, len(g.closed))
	for i := range g.closed {
		b = appendGroup(b, &g.closed[i])
	}
	b = appendInts(b, len(g.gone))
	for _, id := range g.gone {
		b = appendString(b, id)
	}
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b)), nil
}

func (g *Grouper) appendHeld(b []byte, n, before int) []byte {
	h := &g.held[n]
	flags := 0
	if h.touched {
		flags |= flagTouched
	}
	if h.told {
		flags |= flagTold
	}
	b = appendSketch(appendInts(b, h.number-before, n-h.story, flags), h.sketch)
	earlier := 0
	for _, l := range h.links {
		if l.a == n {
			earlier++
		}
	}
	b = appendInts(b, earlier)
	for _, l := range h.links {
		if l.a == n {
			b = binary.LittleEndian.AppendUint64(appendInts(b, n-l.b), math.Float64bits(l.score))
		}
	}
	return b
}

// appendSketch appends the fields in their order: the hashes of people in 4 bytes
// each, a place by its ID, and of a term the distance from the one before.
func appendSketch(b []byte, s *sketch) []byte {
	b = appendInts(appendString(b, s.id), s.nth)
	b = appendInts(appendInts(b, s.published.Unix()), s.published.Nanosecond())
	b = appendInts(b, s.event.first, s.event.last, s.killed, s.hurt)
	b = appendList(b, s.days)
	b = appendInts(b, len(s.places))
	for _, id := range s.places {
		b = appendString(b, id)
	}
	b = appendString(b, s.place.ID)
	b = appendHashes(b, s.people)
	b = appendInts(b, len(s.terms))
	word := int32(-1)
	for _, t := range s.terms {
		kind := 0
		if t.isName {
			kind |= termName
		}
		if t.isFigure {
			kind |= termFigure
		}
		b = appendInts(b, t.word-word)
		b = appendInts(b, t.times, t.lead)
		b = appendInts(b, kind)
		word = t.word
	}
	return b
}

func appendGroup(b []byte, group *Group) []byte {
	b = appendInts(appendString(b, group.ID), len(group.Members))
	for _, m := range group.Members {
		b = binary.LittleEndian.AppendUint64(appendInts(b, m.Article, m.Like), math.Float64bits(m.Score))
		b = appendInts(b, len(m.Why))
		for _, why := range m.Why {
			b = appendString(b, why)
		}
	}
	return b
}

func appendInts[T ~int | ~int32 | ~int64 | ~uint16](b []byte, numbers ...T) []byte {
	for _, n := range numbers {
		b = binary.AppendVarint(b, int64(n))
	}
	return b
}

func appendList[T ~int | ~int32](b []byte, list []T) []byte {
	return appendInts(appendInts(b, len(list)), list...)
}

func appendHashes(b []byte, hashes []uint32) []byte {
	b = appendInts(b, len(hashes))
	for _, h := range hashes {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	return b
}

func appendString(b []byte, s string) []byte { return append(appendInts(b, len(s)), s...) }
