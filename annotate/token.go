package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// Tokens by the conventions of the English Universal Dependencies treebanks
// (EWT 2.16, GUM): punctuation stands alone, runs of one mark are one token,
// clitics are split off (do|n't, Russia|'s, can|not), compounds are split at
// their hyphens (long|-|range) unless they begin with a bound prefix
// (anti-ship), numbers are whole (8,000 7:20 9/11) and parted from signs and
// units ($|5.92|bn, 5|km), and addresses are whole.
//
// One scan, a bounded look ahead: linear. Nothing is allocated but the slice.

// tokens fills d.Tokens and the token indexes of d.Sentences.
func tokens(d *document.Document) {
	d.Tokens = make([]document.Token, 0, len(d.Article.Text)/4+8)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.First = len(d.Tokens)
		c := cutter{text: d.Text(s.Span), offset: s.Span.Start, to: d.Tokens}
		c.run()
		d.Tokens = c.to
		s.Last = len(d.Tokens)
	}
}

// cutter cuts one sentence into tokens.
type cutter struct {
	text   string
	offset int // of text in the article
	to     []document.Token
}

func (c *cutter) run() {
	for i := 0; i < len(c.text); {
		r, n := utf8.DecodeRuneInString(c.text[i:])
		switch {
		case document.IsBlank(r):
			i += n
		case isWordRune(r) || c.startsNumber(i):
			i = c.word(i)
		default:
			i = c.mark(i, r, n)
		}
	}
}

// add appends the token [start, end) of the sentence, unless it is empty.
func (c *cutter) add(start, end int) {
	if start < end {
		c.to = append(c.to, document.Token{Span: text.Span{Start: c.offset + start, End: c.offset + end}})
	}
}

// mark adds the punctuation at i: a run of the same one, or one of mixed
// terminators, else a single mark. It returns its end.
func (c *cutter) mark(i int, r rune, n int) int {
	if end := c.clitic(i); end > i {
		c.add(i, end)
		return end
	}
	end := i + n
	if smile := emoticon(c.text[i:]); smile > 0 {
		c.add(i, i+smile)
		return i + smile
	}
	if named := end < len(c.text) && isWordStart(c.text[end:]); named && (r == '#' && !isDigit(c.text[end]) || r == '@') {
		end = c.handle(end)
		c.add(i, end)
		return end
	} else if named && isDigit(c.text[end]) && (r == '\'' || r == '’') && (i == 0 || c.text[i-1] == ' ') {
		end = c.wordEnd(end) // the '90s
		c.add(i, end)
		return end
	}
	if strings.ContainsRune(".!?…-–—=*_~'`’‘<>$", r) {
		end = runEnd(c.text, end, r)
	}
	c.add(i, end)
	return end
}

// emoticon is the length of the face that s begins with and that a blank or the
// end follows, or 0.
func emoticon(s string) int {
	for _, face := range [...]string{":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P"} {
		if strings.HasPrefix(s, face) && (len(s) == len(face) || s[len(face)] == ' ' || s[len(face)] == '\n') {
			return len(face)
		}
	}
	return 0
}

// runEnd is the end of the run of r that goes on at i; ! and ? make one run.
func runEnd(s string, i int, r rune) int {
	for i < len(s) {
		next, n := utf8.DecodeRuneInString(s[i:])
		if next != r && !(strings.ContainsRune("!?", r) && strings.ContainsRune("!?", next)) {
			break
		}
		i += n
	}
	return i
}

// handle is the end of a hash tag or handle whose name begins at i.
func (c *cutter) handle(i int) int {
	for i < len(c.text) {
		r, n := utf8.DecodeRuneInString(c.text[i:])
		if !isWordRune(r) && r != '_' {
			break
		}
		i += n
	}
	return i
}

// word adds the tokens of the word or number at i and returns its end.
func (c *cutter) word(i int) int {
	if end := address(c.text[i:]); end > 0 {
		c.add(i, i+end)
		return i + end
	}
	end := c.wordEnd(i)
	if isDigit(c.text[i]) || !isWordStart(c.text[i:]) {
		return c.number(i, end)
	}
	c.split(i, end)
	return end
}

// wordEnd is the end of the word at i: letters and digits with the marks that
// join them.
func (c *cutter) wordEnd(i int) int {
	start := i
	for i < len(c.text) {
		r, n := utf8.DecodeRuneInString(c.text[i:])
		if !isWordRune(r) && !c.joins(start, i, r, n) {
			break
		}
		i += n
	}
	return c.withStop(start, i)
}

// joins reports whether the mark r at i, n bytes long, joins what stands on
// both sides into one word that began at start.
func (c *cutter) joins(start, i int, r rune, n int) bool {
	if i+n >= len(c.text) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(c.text[i+n:])
	if i == start {
		return unicode.IsDigit(next) // ".5"
	}
	before, _ := utf8.DecodeLastRuneInString(c.text[:i])
	digits := unicode.IsDigit(before) && unicode.IsDigit(next)
	switch r {
	case '.':
		return isWordRune(next)
	case ',', ':', '/':
		return digits
	case '\'', '’':
		return isWordRune(next) && isWordRune(before)
	case '&':
		return unicode.IsUpper(before) && unicode.IsUpper(next)
	case '-', '‑':
		return digits && c.isSerial(start, i) || isWordRune(next) && isBoundPrefix(c.text[start:i])
	case '_':
		return isWordRune(next)
	}
	return false
}

// isSerial reports whether the hyphen at i is one of several in a run of digits
// (a telephone number, 2025-05-22), not the dash of a range or a score.
func (c *cutter) isSerial(start, i int) bool {
	if strings.IndexByte(c.text[start:i], '-') >= 0 {
		return true
	}
	j := i + 1
	for j < len(c.text) && isDigit(c.text[j]) {
		j++
	}
	return j+1 < len(c.text) && c.text[j] == '-' && isDigit(c.text[j+1])
}

// withStop is end, or one more where the full stop there belongs to the word
// [start, end): that of an abbreviation, or of an initial that does not close
// the sentence.
func (c *cutter) withStop(start, end int) int {
	if end >= len(c.text) || c.text[end] != '.' || strings.HasPrefix(c.text[end:], "...") {
		return end
	}
	last := strings.Trim(c.text[end:], ".\"'”’)]»") == ""
	w := c.text[start:end]
	if strings.HasPrefix(c.text[end:], "..") && classify(w) != endAbbreviation {
		return end
	}
	switch classify(w) {
	case noAbbreviation:
		return end
	case numberAbbreviation:
		if !nextWord(c.text, end+1).isDigit() {
			return end
		}
	case initial:
		if last && len(w) == 1 {
			return end
		}
	}
	return end + 1
}

// number adds [i, end), which begins with a digit, a sign or a decimal point,
// apart from the unit or scale that is written onto it: 5|km, 5.92|bn, 8|am. It
// returns the end.
func (c *cutter) number(i, end int) int {
	cut := i
	for cut < end && strings.IndexByte("0123456789.,:/-", c.text[cut]) >= 0 {
		cut++
	}
	if cut > i && cut < end && lookup(units, c.text[cut:end]) {
		c.add(i, cut)
		c.add(cut, end)
		return end
	}
	c.split(i, end)
	return end
}

// split adds [i, end), a word, with its clitics apart.
func (c *cutter) split(i, end int) {
	cut := cliticStart(c.text[i:end])
	if cut == 0 {
		cut = fusionStart(c.text[i:end])
	}
	if cut > 0 {
		c.split(i, i+cut) // "we'd've" has two
		i += cut
	}
	c.add(i, end)
}

// clitic is the end of a clitic that stands at i by itself, because what it
// leans on ends in a mark: the 's of `"Today"'s` or of `AT&T.'s`, and the
// apostrophe of "officers'", which mark handles. It is i if there is none.
func (c *cutter) clitic(i int) int {
	if i == 0 || !strings.HasPrefix(c.text[i:], "'") && !strings.HasPrefix(c.text[i:], "’") {
		return i
	}
	if r, _ := utf8.DecodeLastRuneInString(c.text[:i]); document.IsBlank(r) {
		return i
	}
	_, n := utf8.DecodeRuneInString(c.text[i:])
	if i+n < len(c.text) && (c.text[i+n] == 's' || c.text[i+n] == 'S') && !isWordStart(c.text[i+n+1:]) {
		return i + n + 1
	}
	return i
}

// cliticStart is where the clitic that ends w begins: n't, 's, 'll, … with a
// straight or a curly apostrophe. 0 if there is none.
func cliticStart(w string) int {
	for n := range 4 { // the longest has three bytes before or after its mark
		i := len(w) - n
		if i <= 0 {
			return 0
		}
		mark := 0
		switch {
		case strings.HasSuffix(w[:i], "'"):
			mark = 1
		case strings.HasSuffix(w[:i], "’"):
			mark = len("’")
		default:
			continue
		}
		at := i - mark
		switch strings.ToLower(w[i:]) {
		case "s", "m", "d", "re", "ve", "ll":
			return at
		case "t":
			if at > 1 && (w[at-1] == 'n' || w[at-1] == 'N') {
				return at - 1
			}
		}
		return 0
	}
	return 0
}

// fusionStart is where the second word of a fused pair begins: can|not.
func fusionStart(w string) int {
	var buffer [8]byte
	key, ok := fold(buffer[:0], w)
	if !ok {
		return 0
	}
	return fusions[string(key)]
}

// fusions are the pairs of words written as one, and where the second begins:
// those of speech, and contractions that lost their apostrophe and are no other
// word.
var fusions = map[string]int{
	"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3, "outta": 3, "alot": 1,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4, "havent": 4,
	"hasnt": 3, "hadnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "thats": 4, "im": 1, "ive": 1,
}

// startsNumber reports whether a decimal point at i begins a number: .5
func (c *cutter) startsNumber(i int) bool {
	return c.text[i] == '.' && i+1 < len(c.text) && isDigit(c.text[i+1]) &&
		(i == 0 || !isDigit(c.text[i-1]))
}

// address is the length of the web or mail address that s begins with, or 0.
func address(s string) int {
	web := hasFoldPrefix(s, "http://") || hasFoldPrefix(s, "https://") || hasFoldPrefix(s, "www.")
	const reach = 64 // a longer local part is no mail address
	at := strings.IndexByte(s[:min(len(s), reach)], '@')
	if !web && at <= 0 {
		return 0
	}
	end := strings.IndexFunc(s, func(r rune) bool {
		return document.IsBlank(r) || strings.ContainsRune("<>\"“”«»", r)
	})
	if end < 0 {
		end = len(s)
	}
	if !web && (at >= end || !strings.Contains(s[at:end], ".")) {
		return 0
	}
	return len(strings.TrimRight(s[:end], ".,;:!?)]'’"))
}

func hasFoldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// isBoundPrefix reports whether w is a prefix that keeps its hyphen within the
// word, by the treebanks' list.
func isBoundPrefix(w string) bool { return lookup(prefixes, w) }

func isWordStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && isWordRune(r)
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// prefixes are those of the UD guidelines for English hyphenation.
var prefixes = set(`a ab ante anti arch bi co contra counter cross de di dis e en epi ex extra hyper
	inter intra macro mal mega meta micro mid mini mis mono multi nano neo non omni over pan para
	peri post pre pro proto pseudo psycho quasi re semi sub super supra trans tri ultra un under
	uni vice socio`)

// units are what is written onto a number and is a word of its own.
var units = set(`k m b t mn bn tn mln bln trn am pm km m cm mm kg g mg lb lbs ft in mi mph kph kmh
	km/h kw mw gw kwh mwh hz khz mhz ghz kb mb gb tb l ml ha sq hrs hr min mins sec secs yr yrs
	usd eur gbp p c f a.m p.m a.m. p.m.`)
