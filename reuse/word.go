package reuse

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/recount-news/recount/text"
)

// word is one word of a text. Equal words have equal ids in one vocabulary.
type word struct {
	span  text.Span
	id    int32
	stop  bool // carries no content: "the", "said"
	fresh bool // a sentence or a line ends before it
}

// vocabulary numbers words, so that texts split with one vocabulary are
// compared number by number.
type vocabulary struct {
	ids  map[string]int32
	stop []bool // by id
	buf  []byte // scratch for the key at hand
}

// newVocabulary makes room for the words of texts of so many bytes: one in two
// is new.
func newVocabulary(bytes int) *vocabulary {
	return &vocabulary{ids: make(map[string]int32, bytes/12)}
}

// split lists the words of s.
func (v *vocabulary) split(s string) []word {
	words := make([]word, 0, len(s)/6+4)
	for span, fresh := range eachWord(s) {
		id := v.number(span.Of(s))
		words = append(words, word{span, id, v.stop[id], fresh})
	}
	return words
}

// eachWord yields the words of s, and whether a sentence or a line ends before
// each: runs of letters and digits with the apostrophes, hyphens and number
// points inside them. In scripts that put no blanks between words each letter is
// a word.
func eachWord(s string) iter.Seq2[text.Span, bool] {
	return func(yield func(text.Span, bool) bool) {
		fresh := true
		for i := 0; i < len(s); {
			r, size := decode(s, i)
			if !beginsWord(r) {
				fresh = fresh || endsSentence(r)
				i += size
				continue
			}
			end := wordEnd(s, i)
			if !yield(text.Span{Start: i, End: end}, fresh) {
				return
			}
			fresh = false
			i = end
		}
	}
}

// number is the id of the word raw.
func (v *vocabulary) number(raw string) int32 {
	v.buf = appendKey(v.buf[:0], raw)
	id, ok := v.ids[string(v.buf)]
	if !ok {
		id = int32(len(v.ids))
		v.ids[string(v.buf)] = id
		v.stop = append(v.stop, stopWords[string(v.buf)])
	}
	return id
}

func decode(s string, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

func beginsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiLetter(r) || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

func asciiLetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func endsSentence(r rune) bool {
	switch r {
	case '.', '!', '?', '\n', '…', '。', '！', '？':
		return true
	}
	return false
}

// wordEnd is the end of the word that begins at start.
func wordEnd(s string, start int) int {
	r, size := decode(s, start)
	prev, i := r, start+size
	if standsAlone(r) {
		return i
	}
	for i < len(s) {
		r, size := decode(s, i)
		switch {
		case beginsWord(r) && !standsAlone(r), r >= 0x300 && unicode.IsMark(r):
		case joins(r) && i+size < len(s):
			next, _ := decode(s, i+size)
			if !beginsWord(next) || standsAlone(next) || !joinsBetween(r, prev, next, s[start:i]) {
				return i
			}
		default:
			return i
		}
		prev, i = r, i+size
	}
	return i
}

// standsAlone reports whether r belongs to a script written without blanks.
func standsAlone(r rune) bool {
	return r >= 0xe00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// joins reports whether r may stand inside a word.
func joins(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '-', '‐', '‑', softHyphen, '.', ',':
		return true
	}
	return false
}

const softHyphen = '\u00ad'

// joinsBetween reports whether the joining rune r belongs to the word so far
// when it stands between prev and next. Points and commas do inside numbers
// ("1,000", "2.5"), points also between single letters ("U.S").
func joinsBetween(r, prev, next rune, sofar string) bool {
	switch r {
	case ',':
		return unicode.IsDigit(prev) && unicode.IsDigit(next)
	case '.':
		if unicode.IsDigit(prev) {
			return unicode.IsDigit(next)
		}
		return unicode.IsLetter(next) && singleLetter(sofar)
	}
	return true
}

// singleLetter reports whether s is one letter, or ends in a point and one
// letter.
func singleLetter(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	rest := s[:len(s)-size]
	return unicode.IsLetter(r) && (rest == "" || rest[len(rest)-1] == '.')
}

// appendKey appends what two spellings of one word have in common: no case, no
// accents, one kind of apostrophe, and none of the marks that style guides
// disagree on: the points of "U.S.", the comma of "1,000", the hyphen of
// "cease-fire".
func appendKey(key []byte, raw string) []byte {
	for i := 0; i < len(raw); i++ {
		if raw[i] >= utf8.RuneSelf {
			return appendWideKey(key[:0], raw)
		}
	}
	return appendNarrowKey(key, raw)
}

func appendNarrowKey(key []byte, raw string) []byte {
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case 'A' <= c && c <= 'Z':
			key = append(key, c|0x20)
		case c == ',':
		case (c == '.' || c == '-') && 0 < i && asciiLetter(rune(raw[i-1])) &&
			i+1 < len(raw) && asciiLetter(rune(raw[i+1])):
		default:
			key = append(key, c)
		}
	}
	return key
}

// appendWideKey is appendKey for words beyond ASCII: they are decomposed and
// lose their diacritics first.
func appendWideKey(key []byte, raw string) []byte {
	plain := make([]byte, 0, len(raw)+8)
	for _, r := range norm.NFKD.String(raw) {
		switch {
		case 0x300 <= r && r < 0x370, r == softHyphen:
			continue
		case r == '’' || r == 'ʼ':
			r = '\''
		case r == '‐' || r == '‑':
			r = '-'
		}
		plain = utf8.AppendRune(plain, unicode.ToLower(r))
	}
	return appendNarrowKey(key, string(plain))
}
