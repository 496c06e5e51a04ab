package reuse

import "github.com/recount-news/recount/text"

// Words by hash: a text that stands among millions has no vocabulary in common
// with them, so a word's id is 32 bits of a hash of its key (FNV-1a, then a
// multiplicative finish). Two different words of a pair of news stories share an id
// once in ten thousand pairs. Words are those of eachWord and keys those of
// appendKey; words of ASCII letters and digits alone, nearly all, take a short way.
//
// Cost: one pass, no allocation but for words beyond ASCII: 150 to 250 MB a second.

const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

// byteClass says what an ASCII byte does to a word.
type byteClass uint8

const (
	blank  byteClass = iota
	inWord           // letter or digit
	closes           // ends a sentence
	joint            // may stand inside a word, or is not ASCII
)

var byteClasses = func() (t [256]byteClass) {
	for c := range 256 {
		switch {
		case c >= 0x80, c == '\'', c == '-', c == ',':
			t[c] = joint
		case beginsWord(rune(c)):
			t[c] = inWord
		case endsSentence(rune(c)):
			t[c] = closes // a point may also stand inside a word
		}
	}
	return t
}()

// wordBytes are the letters and digits, in lower case; 0 for what is neither.
var wordBytes = func() (t [256]byte) {
	for c := range 128 {
		if beginsWord(rune(c)) {
			t[c] = appendNarrowKey(nil, string(rune(c)))[0]
		}
	}
	return t
}()

// splitHashed appends the words of s to words.
func splitHashed(words []word, s string) []word {
	fresh := true
	var buf [64]byte
	for i := 0; i < len(s); {
		c := s[i]
		if byteClasses[c] != inWord && c < 0x80 {
			fresh = fresh || byteClasses[c] == closes
			i++
			continue
		}
		end, h := i, uint64(hashSeed)
		for end < len(s) {
			c := wordBytes[s[end]]
			if c == 0 {
				break
			}
			h = (h ^ uint64(c)) * hashPrime
			end++
		}
		if end < len(s) && !endsPlainly(s, end) {
			r, size := decode(s, i)
			if !beginsWord(r) {
				fresh = fresh || endsSentence(r)
				i += size
				continue
			}
			if e := wordEnd(s, i); e != end {
				end, h = e, hashKey(appendKey(buf[:0], s[i:e]))
			}
		}
		h = finish(h)
		words = append(words, word{span: text.Span{Start: i, End: end}, id: int32(h), stop: stopHashes.has(h), fresh: fresh})
		fresh = false
		i = end
	}
	return words
}

// endsPlainly reports whether the letters and digits before end are a whole word: what
// follows is ASCII and does not go on with it.
func endsPlainly(s string, end int) bool {
	c := byteClasses[s[end]]
	if s[end] >= 0x80 {
		return false
	}
	return c == blank || end+1 == len(s) || s[end+1] < 0x80 && wordBytes[s[end+1]] == 0
}

func hashKey(key []byte) uint64 {
	h := uint64(hashSeed)
	for _, c := range key {
		h = (h ^ uint64(c)) * hashPrime
	}
	return h
}

// finish spreads the bits of h (Steele, Lea and Flood 2014, SplitMix64).
func finish(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// hashSet is a set of hashes, open addressing by their low bits; 0 is empty.
type hashSet [1024]uint64

var stopHashes = func() *hashSet {
	set := new(hashSet)
	for w := range stopWords {
		h := finish(hashKey([]byte(w)))
		i := h % uint64(len(set))
		for set[i] != 0 {
			i = (i + 1) % uint64(len(set))
		}
		set[i] = h
	}
	return set
}()

func (set *hashSet) has(h uint64) bool {
	for i := h % uint64(len(set)); set[i] != 0; i = (i + 1) % uint64(len(set)) {
		if set[i] == h {
			return true
		}
	}
	return false
}
