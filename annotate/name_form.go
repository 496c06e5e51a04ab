package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
	"github.com/recount-news/recount/place"
)

// nameForm is what the tagger of names sees of a token.
type nameForm struct {
	word, cased    uint64 // hashes, as written and in small letters
	suffix, prefix uint64 // of three letters
	ending         uint64 // of two
	shape          uint64 // capitals, digits and marks, runs cut to two
	cluster        uint64
	coarse         uint64
	list           uint64 // what the closed lists say: a set of bits
	place          uint64 // what the gazetteer says
	city           uint64 // whether it is (1) or goes on with (2) the name of a town anywhere
	pos            uint64
	known          uint64 // what the article called it before, plus one; 0 for nothing
	plain          bool   // the article writes it small elsewhere
	upper          bool
	proper         bool // tagged as a name
	digit          bool
	glued          bool  // a hyphen that touches both its neighbours
	first, last    int32 // the run of capitalised words around it
}

// noForm stands for the tokens beyond the ends of a sentence.
var noForm = nameForm{word: 1, cased: 1, suffix: 1, prefix: 1, ending: 1, shape: 1, cluster: 1000, coarse: 1000, list: 1 << 20, place: 100, pos: 1}

// smallRune is r in small letters, digits as 0, apostrophes straight.
func smallRune(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z':
		return r
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case '0' <= r && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return r
	case r == '’':
		return '\''
	}
	return unicode.ToLower(r)
}

// shapeRune is the class of r in a shape.
func shapeRune(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z':
		return 'x'
	case 'A' <= r && r <= 'Z':
		return 'X'
	case '0' <= r && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return r
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	}
	return r
}

// readNameForm is the form of a word without what depends on the article.
func readNameForm(word string, clusters, known string) nameForm {
	f := nameForm{word: model.HashStart, cased: model.HashStart, shape: model.HashStart}
	var tail [3]rune
	var before rune // of the shape
	run, n := 0, 0
	for _, r := range word {
		small, class := smallRune(r), shapeRune(r)
		if n == 0 {
			f.upper, f.digit = class == 'X', class == '0'
		}
		f.word = model.HashRune(f.word, small)
		f.cased = model.HashRune(f.cased, r)
		if n < 3 {
			f.prefix = f.word
		}
		if run++; class != before {
			run = 1
		}
		if run <= 2 {
			f.shape = model.HashRune(f.shape, class)
		}
		before = class
		tail[0], tail[1], tail[2] = small, tail[0], tail[1]
		n++
	}
	f.ending = model.HashRune(model.HashRune(model.HashStart, tail[0]), tail[1])
	f.suffix = model.HashRune(f.ending, tail[2])
	class := tableOf(clusters, f.word)
	f.cluster, f.coarse = uint64(class), uint64(class%CoarseClusters)
	if class == 0 {
		f.coarse = CoarseClusters
	}
	f.list = listsOf(word)
	if tableOf(known, f.word)&knownSurname != 0 {
		f.list |= isSurname
	}
	return f
}

// Bits of nameForm.list.
const (
	isTitleWord = 1 << iota
	isRoleWord
	isBodyWord
	isSuffixWord
	isLandWord
	isParticleWord
	isJoinWord
	isSpeechWord
	isManName
	isWomanName
	isLocativeWord
	isSurname
)

// listsOf tells which of the closed lists hold word.
func listsOf(word string) (bits uint64) {
	var buffer [24]byte
	key, ok := fold(buffer[:0], strings.TrimSuffix(word, "."))
	if !ok {
		return 0
	}
	for i, list := range nameLists {
		if list[string(key)] {
			bits |= 1 << i
		}
	}
	if g, ok := firstNames()[string(key)]; ok {
		bits |= uint64(g) * isManName
	}
	return bits
}

// nameLists are the lists, in the order of the bits.
var nameLists = []map[string]bool{titles, roles, bodies, bodySuffixes, landWords, particles, joins, speech, nil, nil, locative}

// placeForms fills in what the gazetteer says of the tokens of d.
func placeForms(d *document.Document, forms []nameForm) {
	for _, p := range d.Places {
		first, last := d.TokensIn(p.Span)
		kind := placeCode(p)
		for t := first; t < last; t++ {
			forms[t].place = kind
			if t > first {
				forms[t].place += 10
			}
		}
	}
}

// cityForms fills in where the tokens of a sentence spell the name of a town.
func cityForms(forms []nameForm, known string, first, last int) {
	for t := first; t < last; {
		longest, hash := t, uint64(0)
		for end := t; end < min(last, t+cityWords); end++ {
			hash = joinHash(hash, forms[end].word, end-t)
			if tableOf(known, hash)&knownCity != 0 {
				longest = end + 1
			}
		}
		for i := t; i < longest; i++ {
			forms[i].city = 2
		}
		if longest > t {
			forms[t].city = 1
		}
		t = max(longest, t+1)
	}
}

// cityWords is how many words the name of a town has at most.
const cityWords = 4

// joinHash carries the hash of the words before on by the nth.
func joinHash(before, word uint64, n int) uint64 {
	if n == 0 {
		return word
	}
	return model.Mix(before, word)
}

func placeCode(p place.Mention) uint64 {
	switch {
	case p.Demonym:
		return 1
	case p.Place.Kind == place.Country:
		return 2
	case p.Place.Kind == place.City:
		return 3
	case p.Place.Kind == place.Seat:
		return 4
	}
	return 5
}

// capitalRuns notes for each token of s the run of capitalised words that it
// lies in, with the small words and the hyphens that join names.
func capitalRuns(forms []nameForm, first, last int) {
	for t := first; t < last; {
		if !forms[t].upper {
			forms[t].first, forms[t].last = int32(t), int32(t)
			t++
			continue
		}
		end := t + 1
		for end < last {
			next := end
			for next < min(last, end+3) && (forms[next].list&(isParticleWord|isJoinWord) != 0 || forms[next].glued) && !forms[next].upper {
				next++
			}
			if next == last || !forms[next].upper {
				break
			}
			end = next + 1
		}
		for i := t; i < end; i++ {
			forms[i].first, forms[i].last = int32(t), int32(end-1)
		}
		t = end
	}
}
