package lexicon

import (
	_ "embed"
	"strings"
)

// The word table, words.bin, is searched where it lies: it is embedded as a
// string, nothing is parsed or copied at start, and a lookup allocates nothing.
// All integers are little-endian.
//
//	offset  size  what
//	0       8     "rclexic" and the version, one byte
//	8       32    SHA-256 of everything after it
//	40      4     documents counted
//	44      4     words
//	48      4     synsets
//	52      12×8  offset and length in bytes of the twelve sections, in order:
//
//	spell   where each word begins in letters, and where the last one ends: uint32 each
//	letters the words, ascending, without anything between them
//	counts  documents that hold each word: uint16 each, 0 for fewer than the least counted
//	word    first sense of each word, and the number of senses: uint32 each
//	senses  of each word, by part of speech, most usual first: uint32 each,
//	        share (8 bits) · part of speech (4) · synset (20)
//	synset  first pointer of each synset, and the number of pointers: uint32 each
//	points  uint32 each, kind (8 bits) · 0 (4) · synset (20)
//
// and then five lists of links between words, sorted, uint64 each:
// word (20 bits) · part of speech (4) · to (20) · part of speech (4) · share (8) · 0 (8):
//
//	forms      an irregular form, its lemma
//	kin        words derived from each other, both ways
//	opposites  antonyms, both ways
//	verbs      a noun of event, its verb; the share is that of its uses as an event
//	nouns      a verb, its noun of event
//
// A share is in 1/255. Sharing one record among the lists costs a few
// unused bits and saves four searches that would each need their own tests.
//
// History: 1, first; the shares of verbs, all 1 at first, came later and need no
// other reading.
const version = 1

const magic = "rclexic"

const (
	headDigest    = 8
	headBody      = 40
	headDocuments = 40
	headWords     = 44
	headSynsets   = 48
	headSections  = 52
	headEnd       = headSections + 8*sections
)

// section numbers one part of the table.
type section int

const (
	spell section = iota
	letters
	counts
	firstSense
	senses
	firstPoint
	points
	forms
	kin
	opposites
	verbs
	nouns
	sections
)

//go:embed words.bin
var embedded string

const bits20 = 1<<20 - 1

// table is a word table as bytes. The embedded one is checked by a test, so
// lookups trust it.
type table string

func (t table) u16(at int) int { return int(t[at]) | int(t[at+1])<<8 }

func (t table) u32(at int) int {
	return int(t[at]) | int(t[at+1])<<8 | int(t[at+2])<<16 | int(t[at+3])<<24
}

// u64 takes care that an int may have 32 bits: half of what is stored would be
// below zero.
func (t table) u64(at int) uint64 {
	return uint64(uint32(t.u32(at))) | uint64(uint32(t.u32(at+4)))<<32
}

// start is where a section begins, size its length in bytes.
func (t table) start(s section) int { return t.u32(headSections + 8*int(s)) }
func (t table) size(s section) int  { return t.u32(headSections + 8*int(s) + 4) }

// word is the number of a word of the table, in the order of the words.
type word int

// synset is the number of a synset.
type synset int

// spelling is how a word is written.
func (t table) spelling(w word) string {
	at := t.start(spell) + 4*int(w)
	begin := t.start(letters)
	return string(t[begin+t.u32(at) : begin+t.u32(at+4)])
}

// find looks for the word that stem and suffix make together; taking them apart
// spares morphy a string for each of its guesses. It costs about 17 comparisons.
func (t table) find(stem, suffix string) (word, bool) {
	spell, letters := t.start(spell), t.start(letters)
	low, high := 0, t.u32(headWords)
	for low < high {
		mid := int(uint(low+high) >> 1)
		at := spell + 4*mid
		switch c := compare(string(t[letters+t.u32(at):letters+t.u32(at+4)]), stem, suffix); {
		case c == 0:
			return word(mid), true
		case c < 0:
			low = mid + 1
		default:
			high = mid
		}
	}
	return 0, false
}

// compare orders s against stem+suffix.
func compare(s, stem, suffix string) int {
	if n := len(stem); suffix != "" && len(s) >= n && s[:n] == stem {
		return strings.Compare(s[n:], suffix)
	}
	return strings.Compare(s, stem)
}

// documents is the number of documents that hold w, at least 1.
func (t table) documents(w word) int {
	return max(1, t.u16(t.start(counts)+2*int(w)))
}

// sense is one meaning of a word and its share in the uses of the word as that
// part of speech, in 1/255.
type sense struct {
	synset synset
	pos    POS
	share  int
}

func (t table) sense(i int) sense {
	v := uint32(t.u32(t.start(senses) + 4*i))
	return sense{synset(v & bits20), POS(v >> 20 & 15), int(v >> 24)}
}

// sensesOf is the range [first, last) of the senses that w has as pos.
func (t table) sensesOf(w word, pos POS) (first, last int) {
	at := t.start(firstSense) + 4*int(w)
	first, last = t.u32(at), t.u32(at+4)
	for first < last && t.sense(first).pos < pos {
		first++
	}
	for last > first && t.sense(last-1).pos > pos {
		last--
	}
	return first, last
}

// pointer is a relation from one synset to another.
type pointer struct {
	kind PointerKind
	to   synset
}

func (t table) pointer(i int) pointer {
	v := t.u32(t.start(points) + 4*i)
	return pointer{PointerKind(v >> 24), synset(v & bits20)}
}

// pointersOf is the range [first, last) of the pointers of s.
func (t table) pointersOf(s synset) (first, last int) {
	at := t.start(firstPoint) + 4*int(s)
	return t.u32(at), t.u32(at + 4)
}

// link is one record of the lists of links.
type link uint64

func makeLink(from word, pos POS, to word, toPOS POS, share int) link {
	return link(from)<<44 | link(pos)<<40 | link(to)<<20 | link(toPOS)<<16 | link(share)<<8
}

func (l link) from() word     { return word(l >> 44) }
func (l link) fromPOS() POS   { return POS(l >> 40 & 15) }
func (l link) to() word       { return word(l >> 20 & bits20) }
func (l link) toPOS() POS     { return POS(l >> 16 & 15) }
func (l link) share() float64 { return float64(l>>8&255) / 255 }

func (t table) link(s section, i int) link { return link(t.u64(t.start(s) + 8*i)) }

// linksOf is the range [first, last) of the links of w as pos in the list s.
func (t table) linksOf(s section, w word, pos POS) (first, last int) {
	first = t.lowerBound(s, makeLink(w, pos, 0, 0, 0))
	for last = first; last < t.size(s)/8; last++ {
		if l := t.link(s, last); l.from() != w || l.fromPOS() != pos {
			break
		}
	}
	return first, last
}

// lowerBound is the place of the first link that is not below l.
func (t table) lowerBound(s section, l link) int {
	low, high := 0, t.size(s)/8
	for low < high {
		mid := int(uint(low+high) >> 1)
		if t.link(s, mid) < l {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
