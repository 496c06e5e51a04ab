package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

// Finding goes once over the text, stops at words that begin with a capital,
// and takes the longest name that begins there. What is found is then judged by
// its neighbours (context.go) and, where it can mean several places, by the
// company it keeps (resolve.go). Names in capitals throughout are found as well:
// headlines have them.

// Find lists the places that s names, in order, without overlap. It runs at
// over 100 MB/s on text that names none.
func Find(s string) []Mention {
	f := finder{gazetteer: known(), text: s}
	f.scan()
	return f.mentions()
}

// finder is one text with what was found in it.
type finder struct {
	*gazetteer
	text string
	hits []hit

	// people are the names that somebody of the text bears; nil until one is met.
	people map[*name]bool
}

// hit is a name and where it stands.
type hit struct {
	span text.Span
	name *name
	// unsure marks a common word without a preposition of place before it: it is
	// a place only if the place that it lies in follows.
	unsure  bool
	reading int // of name; see resolve.go
}

// scan finds the names.
func (f *finder) scan() {
	inWord := false
	for i := 0; i < len(f.text); {
		c := f.text[i]
		if c < utf8.RuneSelf && (inWord || c < 'A' || c > 'Z') {
			inWord = asciiLetter(c) || '0' <= c && c <= '9'
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(f.text[i:])
		if !inWord && unicode.IsUpper(r) {
			end := i + firstWord(f.text[i:])
			i, inWord = f.match(i, end), false
			continue
		}
		inWord = wordRune(r) || unicode.IsDigit(r)
		i += size
	}
}

// match looks for a name that begins with the word text[start:end] and says
// where to go on.
func (f *finder) match(start, end int) int {
	first := f.text[start:end]
	if next, ok := f.matchNames(f.names[first], start, end, false); ok {
		return next
	}
	var buffer [32]byte
	if titled := titleCase(buffer[:0], first); titled != nil {
		if next, ok := f.matchNames(f.names[string(titled)], start, end, true); ok {
			return next
		}
	}
	return end
}

// matchNames tries the names that share the first word text[start:end], n and the
// shorter ones; shout asks for the rest of the name in capitals.
func (f *finder) matchNames(n *name, start, end int, shout bool) (next int, ok bool) {
	for ; n != nil; n = n.shorter {
		next, ok := matchRest(f.text, end, n.rest, shout)
		if !ok || !boundary(f.text, next) {
			continue
		}
		if n.care&no != 0 {
			return next, true
		}
		h := hit{span: text.Span{Start: start, End: next}, name: n}
		if f.judge(&h, shout) {
			f.hits = append(f.hits, h)
			return next, true
		}
	}
	return end, false
}

// leastShout is the fewest letters of a word in capitals that is looked up as
// if it were not: shorter ones are acronyms more often than places.
const leastShout = 3

// titleCase appends a word written in capitals with only the first letter big,
// or returns nil where the word is too short or long, or has small letters.
func titleCase(b []byte, word string) []byte {
	if len(word) < leastShout || len(word) > cap(b) {
		return nil
	}
	for i, r := range word {
		if unicode.IsLower(r) {
			return nil
		}
		if i > 0 {
			r = unicode.ToLower(r)
		}
		b = utf8.AppendRune(b, r)
	}
	return b
}

// matchRest tells whether s goes on with rest at the byte at, and where it ends.
// A blank stands for any blanks of one line break at most, an apostrophe for any
// of its forms.
func matchRest(s string, at int, rest string, shout bool) (end int, ok bool) {
	for _, want := range rest {
		if want == ' ' {
			n := blanks(s[at:])
			if n == 0 {
				return 0, false
			}
			at += n
			continue
		}
		got, size := utf8.DecodeRuneInString(s[at:])
		if got == '’' {
			got = '\''
		}
		if shout {
			want = unicode.ToUpper(want)
		}
		if size == 0 || got != want {
			return 0, false
		}
		at += size
	}
	return at, true
}

// blanks is the length of the blanks that s begins with, 0 where they hold an
// empty line.
func blanks(s string) int {
	n, lines := 0, 0
	for n < len(s) {
		switch {
		case s[n] == ' ' || s[n] == '\t' || s[n] == '\r':
			n++
		case s[n] == '\n':
			n++
			lines++
		case strings.HasPrefix(s[n:], "\u00a0"):
			n += len("\u00a0")
		default:
			if lines > 1 {
				return 0
			}
			return n
		}
	}
	return 0
}

// boundary reports whether a name may end at the byte at: no word goes on, nor
// what may once have been a letter.
func boundary(s string, at int) bool {
	if at == len(s) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return r != utf8.RuneError && !wordRune(r) && !unicode.IsDigit(r)
}
