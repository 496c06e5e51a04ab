package annotate

import (
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/model"
)

// form is what the network sees of a token: hashes of its spelling, and what the
// lexicon makes of it.
type form struct {
	word   uint64    // small letters, every digit a 0, straight apostrophes
	suffix [4]uint64 // the last one to four letters of word
	prefix [3]uint64 // the first one to three
	known  known
	shape  uint64 // capitals, digits and marks, runs shortened: "Xx", "0,0"
	upper  bool   // begins with a capital
	mark   bool   // begins with neither a letter nor a digit
	number bool   // has a digit
}

// known is what tables tell of a word.
type known struct {
	senses uint64 // what the lexicon makes of it: lexicon.Reading
	vector vectorCode
	names  uint16 // whose names it may be: knownCity, knownSurname, and a gender
}

// reader makes forms. It remembers the words it met lately, as asking the
// tables costs more than all else about a form. The zero value is ready.
type reader struct {
	met [1 << 11][4]met // by hash; of the four, the latest first
}

type met struct {
	word uint64
	known
}

// known is what is known of word, whose hash is h.
func (r *reader) known(word string, h uint64) known {
	four := &r.met[model.Mix(h, 0)%uint64(len(r.met))]
	for _, m := range four {
		if m.word == h {
			return m.known
		}
	}
	copy(four[1:], four[:])
	four[0] = met{h, known{
		senses: uint64(lexicon.ReadingOf(plain(word))),
		vector: vectorOf(vectorTable, h),
		names:  tableOf(knownTable, h) | bearers(word)<<knownBits,
	}}
	return four[0].known
}

// bearers is the gender of those called by a first name, a set of bits; 0 for another
// word.
func bearers(word string) uint16 {
	var buffer [24]byte
	if key, ok := fold(buffer[:0], word); ok {
		return uint16(firstNames()[string(key)])
	}
	return 0
}

// forms appends the forms of words.
func (r *reader) forms(to []form, words []string) []form {
	for _, w := range words {
		to = append(to, r.form(w))
	}
	return to
}

// form reads a token.
func (r *reader) form(word string) form {
	f := formOf(word)
	if !f.number { // numbers have one hash and would be taken for each other
		f.known = r.known(word, f.word)
	}
	return f
}

// formOf is the form of a token but for what is known of it.
func formOf(word string) form {
	f := form{word: model.HashStart, shape: model.HashStart}
	var tail [4]rune // the last runes, the last one first
	var before rune  // the last rune of the shape
	n := 0
	for _, r := range word {
		small, class := simplify(r)
		if n == 0 {
			f.upper = class == 'X'
			f.mark = class != 'X' && class != 'x' && class != '0'
		}
		f.number = f.number || class == '0'
		f.word = model.HashRune(f.word, small)
		if n < len(f.prefix) {
			f.prefix[n] = f.word
		}
		if class != before {
			f.shape = model.HashRune(f.shape, class)
			before = class
		}
		tail[3], tail[2], tail[1], tail[0] = tail[2], tail[1], tail[0], small
		n++
	}
	h := model.HashStart
	for i, r := range tail {
		h = model.HashRune(h, r)
		f.suffix[i] = h
	}
	return f
}

// letterCase tells how a sentence uses capitals: 0 as prose does, 1 for most
// words, as headlines do. Capitals mean little in the latter.
func letterCase(forms []form) uint64 {
	upper := 0
	for i := range forms {
		if forms[i].upper {
			upper++
		}
	}
	if len(forms) > 3 && 2*upper > len(forms) {
		return 1
	}
	return 0
}

// A word is fed to the network as rows of its table: one for the word, if the
// vocabulary has it, and one for each of some parts of its spelling and of what is known of it. Each part
// has rows of its own, and a hash tells which. Training and parsing share this: what
// changes here makes the weights worthless.

// spellings is how many parts are told by a hash, and parts how many there are, with
// the pieces of the vector.
const (
	spellings = 10
	parts     = spellings + vectorPieces
)

// spellingRows are the rows that each of the former has; the latter have vectorRows.
var spellingRows = [spellings]uint64{1 << 11, 1 << 12, 1 << 11, 1 << 13, 1 << 12, 1 << 10, 1 << 10, 1 << 13, 1 << 11, 1 << 9}

// partRows is how many rows part k has.
func partRows(k int) uint64 {
	if k < spellings {
		return spellingRows[k]
	}
	return vectorRows
}

// feature is what the network is fed of one word.
type feature struct {
	word  uint64        // hash, to be looked up in the vocabulary
	parts [parts]uint32 // row of each part, counted from its first
}

// features appends what is fed of the words of one sentence.
func features(to []feature, forms []form) []feature {
	mode, towns := letterCase(forms), townEnd{}
	for i := range forms {
		f := &forms[i]
		capital := mode
		if i == 0 || i == 1 && forms[0].mark {
			capital += 2
		}
		if f.upper {
			capital += 4
		}
		spelt := [spellings]uint64{
			f.prefix[1],
			f.prefix[2],
			f.suffix[1],
			f.suffix[2],
			f.suffix[3],
			model.Mix(f.shape, capital),
			model.Mix(f.known.senses, f.suffix[0]),
			model.Mix(f.word, capital),
			model.Mix(f.suffix[1], capital),
			model.Mix(uint64(f.known.names)|towns.at(forms, i)<<townBits, capital),
		}
		out := feature{word: f.word}
		for k, p := range spelt {
			out.parts[k] = uint32(model.Mix(p, uint64(k)) >> 40 % spellingRows[k])
		}
		for k, number := range f.known.vector {
			out.parts[spellings+k] = uint32(number)
		}
		to = append(to, out)
	}
	return to
}

// townEnd walks over a sentence and tells where its words spell the name of a town.
type townEnd struct{ first, end int }

// What at gives, in townBits bits.
const (
	noTown = iota
	townBegins
	townGoesOn
	townBits = 2
)

// at tells of word i, which is the word behind the last asked for.
func (t *townEnd) at(forms []form, i int) uint64 {
	if i >= t.end && forms[i].upper {
		t.first, t.end = i, i+townWords(forms[i:])
	}
	switch {
	case i >= t.end:
		return noTown
	case i == t.first:
		return townBegins
	}
	return townGoesOn
}

// townWords is how many words the longest name of a town has that forms begin
// with.
func townWords(forms []form) (longest int) {
	hash := uint64(0)
	for n := range min(len(forms), cityWords) {
		hash = joinHash(hash, forms[n].word, n)
		if tableOf(knownTable, hash)&knownCity != 0 {
			longest = n + 1
		}
	}
	return longest
}

// simplify is the rune that stands for r in a word, and the one that stands for
// it in a shape.
func simplify(r rune) (small, class rune) {
	switch {
	case 'a' <= r && r <= 'z':
		return r, 'x'
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A', 'X'
	case '0' <= r && r <= '9':
		return '0', '0'
	case r < utf8.RuneSelf:
		return r, r
	case r == '’' || r == '‘':
		return '\'', '\''
	case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
		return '"', '"'
	case r == '–' || r == '—':
		return '-', '-'
	case unicode.IsUpper(r):
		return unicode.ToLower(r), 'X'
	case unicode.IsLetter(r):
		return r, 'x'
	}
	return r, r
}
