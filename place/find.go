package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

// Finding goes once over the text, stops at words that begin with a capital, and
// takes the longest name that begins there: of the tables, letter by letter, or of
// gazetteer.bin, by its key (fold.go). What is found is judged by its neighbours
// (context.go) and, where it can mean several places, by the company it keeps
// (resolve.go). Names in capitals throughout are found as well: headlines have
// them.

// Find lists the places that s names, in order, without overlap.
func Find(s string) []Mention { return find(s, nil, false) }

// FindKnown is Find for the best known places alone, those of the tables: states,
// their larger regions, and about a thousand cities.
func FindKnown(s string) []Mention {
	f := finder{gazetteer: known(), text: s, known: true}
	f.scan()
	return f.mentions()
}

// Hint is a name that somebody found in a text who reads more than letters.
type Hint struct {
	Span text.Span
	Of   HintKind
}

// HintKind is what a hint names.
type HintKind uint8

// What a name can name.
const (
	OfPlace HintKind = iota
	OfPerson
	OfOther // an organisation, or anything else
)

// FindWith is Find for a text whose names are known: hints are all of them, in
// order. A name of a place is looked up whatever stands around it; a name of
// something else hides what it holds unless the place that it lies in follows.
func FindWith(s string, hints []Hint) []Mention { return find(s, hints, true) }

func find(s string, hints []Hint, hinted bool) []Mention {
	f := finder{gazetteer: known(), text: s, everyHint: hints, hints: hints, hinted: hinted}
	f.scan()
	return f.mentions()
}

// finder is one text with what was found in it.
type finder struct {
	*gazetteer
	text      string
	everyHint []Hint
	hints     []Hint // of everyHint, those not yet passed
	hinted    bool   // hints are all names of the text
	known     bool   // only names of the tables
	hits      []hit
	terms     []term

	// people are the names that somebody of the text bears; nil until one is met.
	people map[*name]bool

	keys [maxWords*24 + 64]byte // the key of the words at hand
}

// hit is a name and where it stands.
type hit struct {
	span text.Span
	name *name // nil where no table has it
	term int   // index of finder.terms
	// unsure marks what is a place only if the place that it lies in follows, or if
	// the same name is one elsewhere in the text: a common word without a
	// preposition of place before it, a small town that nothing speaks for.
	unsure  bool
	reading int // of the term; see resolve.go
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
			i, inWord = f.match(i, i+firstWord(f.text[i:])), false
			continue
		}
		inWord = wordRune(r) || unicode.IsDigit(r)
		i += size
	}
}

// match looks for a name that begins with the word text[start:end] and says
// where to go on.
func (f *finder) match(start, end int) int {
	for len(f.hints) > 0 && f.hints[0].Span.End <= start {
		f.hints = f.hints[1:]
	}
	if next, ok := f.matchCounties(start, end); ok {
		return next
	}
	h, next, verdict := f.matchTables(start, end)
	if f.hinted && (verdict == refused || h.unsure) {
		if hint, ok := f.hintAt(h.span); ok && hint.Of == OfPlace && f.fills(hint.Span, h.span) {
			verdict, next, h.unsure = aPlace, h.span.End, false
		}
	}
	if verdict == noPlace {
		return next
	}
	if end < len(f.text) && start+1 == end && f.text[end] == '.' && verdict == noName {
		return end // an initial, or "U.S."
	}
	var key []byte
	var p postings
	keyEnd := 0
	if !f.known {
		key, keyEnd, p = f.matchKey(start)
	}
	switch {
	case keyEnd > next || verdict == noName && p.n > 0:
		longer := hit{span: text.Span{Start: start, End: keyEnd}}
		switch ok := f.judgeKey(&longer, p); {
		case ok && (!longer.unsure || verdict != aPlace):
			f.addHit(longer, key, p)
			return keyEnd
		case verdict == aPlace:
			f.addHit(h, f.keys[:0], postings{})
			return next
		}
		return max(end, next)
	case verdict == aPlace:
		if keyEnd < next {
			p = postings{}
			key = f.keys[:0]
		}
		f.addHit(h, key, p)
	}
	return next
}

// matchCounties takes a name in a list that "counties" ends for that of a county:
// "Oakdale, Red Lake and Hill counties".
func (f *finder) matchCounties(start, end int) (next int, ok bool) {
	if f.known {
		return end, false
	}
	for range 2 {
		if f.countiesFollow(end) {
			b := append(f.keys[:0], key(f.text[start:end])+" county"...)
			if p, found, _ := f.table.lookup(b); found {
				f.addHit(hit{span: text.Span{Start: start, End: end}}, b, p)
				return end, true
			}
		}
		at := end + blanks(f.text[end:])
		n := firstWord(f.text[at:])
		if at == end || n == 0 || !capital(f.text[at:]) {
			break
		}
		end = at + n
	}
	return end, false
}

// countiesFollow reports whether behind the byte at stand, after other names and
// what parts them, the word "counties".
func (f *finder) countiesFollow(at int) bool {
	const longest = 8 // names
	for range longest {
		rest := f.text[at:]
		if strings.HasPrefix(rest, " counties") || strings.HasPrefix(rest, " Counties") {
			return true
		}
		rest = strings.TrimPrefix(rest, ",")
		rest = strings.TrimPrefix(rest, " and")
		rest = strings.TrimPrefix(rest, " to")
		if len(rest) < 2 || rest[0] != ' ' || !capital(rest[1:]) {
			return false
		}
		at = len(f.text) - len(rest) + 1 + firstWord(rest[1:])
	}
	return false
}

// verdict is what the tables say of a stretch of text.
type verdict int

const (
	noName  verdict = iota // they do not have it
	noPlace                // it holds the name of a place and is none
	refused                // it is none here
	aPlace
)

// matchTables tries the names of the tables that begin with the word
// text[start:end].
func (f *finder) matchTables(start, end int) (h hit, next int, v verdict) {
	first := f.text[start:end]
	if h, next, v = f.matchNames(f.names[first], start, end, false); v != noName {
		return h, next, v
	}
	var buffer [32]byte
	if titled := titleCase(buffer[:0], first); titled != nil {
		return f.matchNames(f.names[string(titled)], start, end, true)
	}
	return h, end, noName
}

// matchNames tries the names that share the first word text[start:end], n and the
// shorter ones; shout asks for the rest of the name in capitals.
func (f *finder) matchNames(n *name, start, end int, shout bool) (h hit, next int, v verdict) {
	var refusal hit
	for ; n != nil; n = n.shorter {
		next, ok := matchRest(f.text, end, n.rest, shout)
		if !ok || !boundary(f.text, next) {
			continue
		}
		if n.care&no != 0 {
			return hit{}, next, noPlace
		}
		h := hit{span: text.Span{Start: start, End: next}, name: n}
		if f.judge(&h, shout) {
			return h, next, aPlace
		}
		if v == noName {
			v, refusal = refused, h
		}
	}
	return refusal, end, v
}

// maxWords is the most words of a key that is looked for.
const maxWords = 6

// matchKey finds the longest name of gazetteer.bin that begins at start.
func (f *finder) matchKey(start int) (key []byte, end int, p postings) {
	b := f.keys[:0]
	at := start
	for n := range maxWords {
		from := at
		at = wordEnd(f.text, from)
		if at == from || n > 0 && !partOfName(f.text[from:at]) {
			break
		}
		if n > 0 {
			b = append(b, ' ')
		}
		before := len(b)
		if b = shorten(appendFolded(b, f.text[from:at]), before); len(b) == before || len(b) > longestKey {
			break
		}
		found, ok, longer := f.table.lookup(b)
		if string(b) == "the" {
			break // "the Netherlands", as the tables have them
		}
		if ok && at-start > 1 && capital(f.text[from:at]) && (at-start > leastShout || !shouted(f.text[start:at])) {
			key, end, p = b, at, found
		}
		if !longer {
			break
		}
		at = nextWord(f.text, at)
	}
	return key, end, p
}

// wordEnd is the end of the word of a name that begins at the byte at.
func wordEnd(s string, at int) int {
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !wordRune(r) && !unicode.IsDigit(r) {
			if !isApostrophe(r) || !goesOn(s[at+size:]) {
				break
			}
		}
		at += size
	}
	return at
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʻ' }

// goesOn reports whether a word goes on behind an apostrophe, and not with the "s"
// of a genitive.
func goesOn(s string) bool {
	n := firstWord(s)
	return n > 1 || n == 1 && s[0] != 's' && s[0] != 'S'
}

// nextWord is where the next word of a name begins behind a word that ends at the
// byte at.
func nextWord(s string, at int) int {
	if at < len(s) && s[at] == '.' && at+1 < len(s) && s[at+1] == ' ' {
		return at + 2 // "St. Louis"
	}
	if r, size := utf8.DecodeRuneInString(s[at:]); isHyphen(r) {
		return at + size
	}
	return at + blanks(s[at:])
}

// partOfName reports whether a word can stand in a name behind its first word.
func partOfName(w string) bool { return capital(w) || particles[w] || w[0] >= '0' && w[0] <= '9' }

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
