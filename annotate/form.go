package annotate

import (
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/model"
)

// form is what the tagger and the parser see of a token: hashes that are made
// once and mixed into features many times.
type form struct {
	word   uint64    // small letters, every digit a 0, straight apostrophes
	cased  uint64    // the same with its capitals
	suffix [4]uint64 // the last one to four letters of word
	prefix [3]uint64 // the first one to three
	senses uint64    // what the lexicon makes of it: lexicon.Reading
	shape  uint64    // capitals, digits and marks, runs shortened: "Xx", "0,0"
	upper  bool      // begins with a capital
	mark   bool      // begins with neither a letter nor a digit
	pos    uint64    // UPOS, once the token is tagged
	tag    uint64    // UPOS and XPOS, once the token is tagged
}

// absent stands for the tokens beyond the ends of a sentence and the nodes that
// a parser's state lacks; root for the root above the sentence.
var (
	absent = form{word: 1, cased: 1, suffix: [4]uint64{1, 1, 1, 1}, prefix: [3]uint64{1, 1, 1}, senses: 1000, shape: 1, pos: 1, tag: 1}
	root   = form{word: 2, cased: 2, suffix: [4]uint64{2, 2, 2, 2}, prefix: [3]uint64{2, 2, 2}, senses: 2000, shape: 2, pos: 2, tag: 2}
)

// reader makes forms. It remembers the words it met lately, as asking the
// lexicon costs more than all else about a form. The zero value is ready.
type reader struct {
	met [1 << 12]struct{ word, senses uint64 }
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
	met := &r.met[f.word>>32%uint64(len(r.met))]
	if met.word != f.word {
		met.word, met.senses = f.word, uint64(lexicon.ReadingOf(plain(word)))
	}
	f.senses = met.senses
	return f
}

// formOf is the form of a token but for its senses.
func formOf(word string) form {
	f := form{word: model.HashStart, cased: model.HashStart, shape: model.HashStart}
	var tail [4]rune // the last runes, the last one first
	var before rune  // the last rune of the shape
	n := 0
	for _, r := range word {
		small, class := simplify(r)
		if n == 0 {
			f.upper = class == 'X'
			f.mark = class != 'X' && class != 'x' && class != '0'
		}
		f.word = model.HashRune(f.word, small)
		f.cased = model.HashRune(f.cased, cased(r, small))
		if n < len(f.prefix) {
			f.prefix[n] = f.word
		}
		if class != before {
			f.shape = model.HashRune(f.shape, class)
			before = class
		}
		copy(tail[1:], tail[:])
		tail[0] = small
		n++
	}
	h := model.HashStart
	for i, r := range tail {
		h = model.HashRune(h, r)
		f.suffix[i] = h
	}
	return f
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

func cased(r, small rune) rune {
	if unicode.IsUpper(r) {
		return r
	}
	return small
}

// setTag notes the tag of the form.
func (f *form) setTag(upos document.UPOS, xpos string) {
	f.pos = model.Hash(string(upos))
	f.tag = model.Mix(f.pos, model.Hash(xpos))
}

// features is the features of one decision. Every template adds exactly one, so
// that its place in the list tells it from the others.
type features []uint64

func (f *features) one(a uint64) { *f = append(*f, model.Mix(a, uint64(len(*f)))) }

func (f *features) two(a, b uint64) { f.one(model.Mix(a, b)) }

func (f *features) three(a, b, c uint64) { f.one(model.Mix(model.Mix(a, b), c)) }

func (f *features) four(a, b, c, d uint64) {
	f.one(model.Mix(model.Mix(a, b), model.Mix(c, d)))
}
