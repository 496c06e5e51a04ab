package text

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normal is a simplified copy of a string, for comparing, that maps every place
// in it back to the original. Build it with Normalise.
type Normal struct {
	Text string
	runs []run // ordered by at; they tile Text
}

// run maps Text[at:] up to the next run back to the original. In an even run
// byte i of the copy is byte i of the original; any other run maps as a whole.
type run struct {
	at         int
	start, end int
	even       bool
}

// Normalise simplifies s: letters are lower case and composed (Unicode NFC),
// quotation marks and apostrophes straight, every dash a single hyphen, an
// ellipsis three full stops, every run of blanks (line ends and no-break spaces
// too) one space, with none at either end; soft hyphens, zero-width marks and
// byte order marks are dropped. It takes time linear in len(s). A byte that is
// no UTF-8 becomes U+FFFD.
func Normalise(s string) Normal {
	w := writer{}
	w.text.Grow(len(s))
	for i := 0; i < len(s); {
		if c := s[i]; isPlain(c) && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
			w.plain(c, i)
			i++
			continue
		}
		i = w.cluster(s, i)
	}
	return Normal{Text: w.text.String(), runs: w.runs}
}

// Span maps a place in n.Text back to the original: the smallest span there
// that holds everything t was made from. An empty span maps to an empty one.
func (n Normal) Span(t Span) Span {
	if len(n.runs) == 0 {
		return Span{}
	}
	first := n.runAt(t.Start)
	start := n.runs[first].start
	if n.runs[first].even {
		start += t.Start - n.runs[first].at
	}
	if t.Empty() {
		if t.Start >= len(n.Text) {
			start = n.runs[len(n.runs)-1].end
		}
		return Span{start, start}
	}
	last := n.runs[n.runAt(t.End-1)]
	end := last.end
	if last.even {
		end = last.start + t.End - last.at
	}
	return Span{start, end}
}

// runAt is the index of the run that holds byte i of n.Text.
func (n Normal) runAt(i int) int {
	return max(0, sort.Search(len(n.runs), func(k int) bool { return n.runs[k].at > i })-1)
}

// writer builds the copy and its map.
type writer struct {
	text  strings.Builder
	runs  []run
	blank Span // blanks read and not yet written
	dash  bool // the last rune written is a hyphen made from a dash
}

// isPlain reports whether c alone decides what it becomes: one ASCII byte.
func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		c == ' ' || c == '.' || c == ','
}

// plain writes the ASCII byte c, which stands at offset i.
func (w *writer) plain(c byte, i int) {
	if c == ' ' {
		w.skip(Span{i, i + 1})
		return
	}
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	w.flush()
	w.dash = false
	w.extend(Span{i, i + 1}, true)
	w.text.WriteByte(c)
}

// cluster writes the letter or mark at offset i together with the combining
// marks that follow it, since only together can they be composed. It returns
// the offset behind them.
func (w *writer) cluster(s string, i int) int {
	r, size := utf8.DecodeRuneInString(s[i:])
	place := Span{i, i + size}
	i += size
	switch {
	case isDropped(r):
		return i
	case unicode.IsSpace(r):
		w.skip(place)
		return i
	}
	raw := []rune{r}
	for i < len(s) && s[i] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isDropped(r) {
			if norm.NFC.PropertiesString(s[i:]).BoundaryBefore() {
				break
			}
			raw = append(raw, r)
			place.End = i + size
		}
		i += size
	}
	w.letter(raw, place)
	return i
}

// letter writes one cluster, which was read from place.
func (w *writer) letter(raw []rune, place Span) {
	str := fold(raw)
	switch {
	case str == "-" && w.dash && w.blank.Empty():
		w.runs[len(w.runs)-1].end = place.End // "--" is one dash
		return
	case str == "…":
		str = "..."
	}
	w.flush()
	w.dash = str == "-"
	w.extend(place, len(str) == 1 && place.Len() == 1 && !w.dash)
	w.text.WriteString(str)
}

// fold composes the runes of one cluster and makes each of them plain.
func fold(raw []rune) string {
	if len(raw) == 1 && raw[0] < 0x300 { // Latin-1 and its neighbours are composed
		return string(simple(raw[0]))
	}
	composed := []rune(norm.NFC.String(string(raw)))
	for i, r := range composed {
		composed[i] = simple(r)
	}
	return norm.NFC.String(string(composed))
}

// skip notes blanks that become at most one space.
func (w *writer) skip(s Span) { w.blank = w.blank.Union(s) }

// flush writes the space that the blanks read so far stand for.
func (w *writer) flush() {
	if blank := w.blank; !blank.Empty() && w.text.Len() > 0 {
		w.extend(blank, blank.Len() == 1)
		w.text.WriteByte(' ')
	}
	w.blank = Span{}
}

// extend lets what is written next be made from place.
func (w *writer) extend(place Span, even bool) {
	if k := len(w.runs) - 1; k >= 0 && even && w.runs[k].even && w.runs[k].end == place.Start {
		w.runs[k].end = place.End
		return
	}
	w.runs = append(w.runs, run{at: w.text.Len(), start: place.Start, end: place.End, even: even})
}

// simple is the plain form of r.
func simple(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '′', '‹', '›', '`', '´', 'ʼ', 'ʻ', '＇':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»', '〝', '〞', '＂':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－':
		return '-'
	}
	return unicode.ToLower(r)
}

// isDropped reports whether r shows nothing: soft hyphen, zero-width space and
// joiners, direction marks, word joiner, byte order mark.
func isDropped(r rune) bool {
	switch {
	case r == 0xAD, r == 0xFEFF, r == 0x2060,
		0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}
