package reuse

import "github.com/recount-news/recount/text"

// Words by hash: a text that stands among millions has no vocabulary in common
// with them, so a word's id is 32 bits of a hash of its key, eight bytes at a time
// (multiply and fold, then the finish of SplitMix64). Two different words of a pair of
// news stories share an id once in ten thousand pairs. Words are those of eachWord and
// keys those of appendKey; words of ASCII letters and digits alone, nearly all, take a
// short way.
//
// Cost: one pass, no allocation but for words beyond ASCII: 300 to 400 MB a second.

const (
	hashSeed  = 14695981039346656037
	hashPrime = 0x9e3779b97f4a7c15
	small     = 0x2020202020202020 // in eight letters, makes them small; in digits, nothing
)

// hashOn adds eight bytes to a hash. A key that ends before them is filled up with
// zeros, which no key has.
func hashOn(h, eight uint64) uint64 {
	h = (h ^ eight) * hashPrime
	return h ^ h>>32
}

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
		end := i
		for end < len(s) && byteClasses[s[end]] == inWord {
			end++
		}
		h := hashPlain(s, i, end)
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
	return c == blank || end+1 == len(s) || s[end+1] < 0x80 && byteClasses[s[end+1]] != inWord
}

// hashPlain is the hash of the key of s[i:end], which is ASCII letters and digits.
func hashPlain(s string, i, end int) uint64 {
	h := uint64(hashSeed)
	for ; i+8 < end; i += 8 {
		h = hashOn(h, eightBytes(s, i)|small)
	}
	n := end - i // 1 to 8 are left
	if i+8 <= len(s) {
		return hashOn(h, (eightBytes(s, i)|small)<<(64-8*n)>>(64-8*n))
	}
	var last uint64
	for k := range n {
		last |= uint64(s[i+k]|0x20) << (8 * k)
	}
	return hashOn(h, last)
}

// eightBytes are those from i on, which the compiler makes one load.
func eightBytes(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func hashKey(key []byte) uint64 {
	h := uint64(hashSeed)
	for len(key) > 0 {
		var eight uint64
		part := key[:min(8, len(key))]
		for k, c := range part {
			eight |= uint64(c) << (8 * k)
		}
		h, key = hashOn(h, eight), key[len(part):]
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
