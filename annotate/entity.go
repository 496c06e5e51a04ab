package annotate

// Names.
//
// A name is a run of capitalised words, with the small words that join the
// names of bodies ("Bank for International Settlements") and of people
// ("Faisal al-Mekdad"). Titles and roles in front are cut off and kept as the
// entity's role. Its sort is told, in this order, by the gazetteer, by the
// words of the name ("Ministry", "Inc."), by the title or role in front, by an
// age behind, and by the words around. One pass over the tokens, no weights.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

// name is a name before it joins a chain.
type name struct {
	first, last int // tokens [first, last)
	typ         document.EntityType
	role        string // title or role in front: "Kremlin spokesman"
	place       string // place.Place.ID
	demonym     bool
}

// entities finds the names of d and writes one mention and one entity for each;
// coreference joins them.
func entities(d *document.Document) {
	d.Mentions, d.Entities = d.Mentions[:0], d.Entities[:0]
	placeAt := placesByStart(d)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for t := s.First; t < s.Last; {
			n, next := nameAt(d, s, t, placeAt)
			if n.last > n.first {
				addName(d, n)
			}
			t = next
		}
	}
}

func placesByStart(d *document.Document) map[int]place.Mention {
	at := make(map[int]place.Mention, len(d.Places))
	for _, p := range d.Places {
		at[p.Span.Start] = p
	}
	return at
}

// nameAt reads the name that starts at token t, if one does, and tells where to
// look next.
func nameAt(d *document.Document, s *document.Sentence, t int, places map[int]place.Mention) (name, int) {
	if p, ok := places[d.Tokens[t].Span.Start]; ok {
		if _, end := d.TokensIn(p.Span); end > t && !goesOn(d, s, end) {
			return name{first: t, last: end, typ: document.LOC, place: p.Place.ID, demonym: p.Demonym}, end
		}
	}
	if !isNameWord(d, s, t) {
		return name{}, t + 1
	}
	end := nameEnd(d, s, t)
	first := afterTitles(d, t, end, places)
	if first == end {
		return name{}, end // a title alone: coreference looks at it
	}
	n := name{first: first, last: end, role: roleBefore(d, s, first)}
	n.typ = sortOf(d, s, n)
	if n.typ == document.LOC {
		if p, ok := place.Lookup(words(d, first, end)); ok {
			n.place = p.ID
		}
	}
	return n, end
}

// goesOn reports whether a name that reaches to token t is continued by it:
// "Syrian" in "Syrian Observatory" is no name of its own, "Russian" in "Russian
// drone" is.
func goesOn(d *document.Document, s *document.Sentence, t int) bool {
	return t < s.Last && isNameWord(d, s, t) && !isTitle(wordOf(d, t)) &&
		d.Tokens[t-1].Span.End+1 == d.Tokens[t].Span.Start
}

// isNameWord reports whether token t can start or carry on a name.
func isNameWord(d *document.Document, s *document.Sentence, t int) bool {
	tok := &d.Tokens[t]
	w := wordOf(d, t)
	r, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) || inTime(d, tok.Span) {
		return false
	}
	if tok.UPOS == document.PROPN {
		return true
	}
	if t == firstWord(d, s) || allCapitals(d, s) {
		return false // any word is capitalised here: only the tagger knows
	}
	switch tok.UPOS {
	case document.NOUN, document.ADJ, document.X, document.VERB, document.ADV:
		return w != "I"
	}
	return false
}

// firstWord is the first token of s that is not a mark, or the one after an
// opening quotation mark.
func firstWord(d *document.Document, s *document.Sentence) int {
	for t := s.First; t < s.Last; t++ {
		if d.Tokens[t].UPOS != document.PUNCT {
			return t
		}
	}
	return s.First
}

// allCapitals reports whether nearly every word of s is capitalised, as in a
// headline: capitals then tell nothing.
func allCapitals(d *document.Document, s *document.Sentence) bool {
	long, upper := 0, 0
	for t := s.First; t < s.Last; t++ {
		w := wordOf(d, t)
		if len(w) < 4 {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			upper++
		}
	}
	return long >= 3 && upper*5 >= long*4
}

// nameEnd is one past the last token of the name that starts at t.
func nameEnd(d *document.Document, s *document.Sentence, t int) int {
	end := t + 1
	for end < s.Last {
		w := wordOf(d, end)
		switch {
		case isNameWord(d, s, end), isInitial(w) && isUpperWord(w):
			end++
		case w == "-" && end+1 < s.Last && touching(d, end-1, end) && touching(d, end, end+1):
			end += 2
		case particles[w] && end+1 < s.Last && isNameWord(d, s, end+1):
			end += 2
		case joins[w] && bodies[strings.ToLower(wordOf(d, end-1))]:
			next := end + 1
			if next < s.Last && wordOf(d, next) == "the" {
				next++
			}
			if next >= s.Last || !isNameWord(d, s, next) {
				return end
			}
			end = next + 1
		default:
			return end
		}
	}
	return end
}

func touching(d *document.Document, a, b int) bool {
	return d.Tokens[a].Span.End == d.Tokens[b].Span.Start
}

// afterTitles is the first token of [t, end) that belongs to the name itself:
// "U.S. President Donald Trump" is Donald Trump.
func afterTitles(d *document.Document, t, end int, places map[int]place.Mention) int {
	first := t
	for i := t; i < end; i++ {
		if isTitle(wordOf(d, i)) {
			if i+1 < end && joins[wordOf(d, i+1)] {
				return t // "Secretary of State" as a whole
			}
			first = i + 1
		}
	}
	if first == end && end-t > 1 && bodies[strings.ToLower(wordOf(d, end-1))] {
		return t
	}
	return first
}

// roleBefore is the run of nouns right in front of a name that says what its
// bearer is: "Kremlin spokesman", "U.S. President", "regional governor".
func roleBefore(d *document.Document, s *document.Sentence, first int) string {
	last := first
	if last > s.First && wordOf(d, last-1) == "," {
		return ""
	}
	start := last
	for start > s.First && partOfRole(d, s, start-1) {
		start--
	}
	if start == last || !isRole(wordOf(d, last-1)) {
		return ""
	}
	return words(d, start, last)
}

func partOfRole(d *document.Document, s *document.Sentence, t int) bool {
	switch d.Tokens[t].UPOS {
	case document.NOUN, document.PROPN, document.ADJ:
		return true
	}
	return wordOf(d, t) == "-" && t > s.First
}

// sortOf tells what sort of thing a name stands for.
func sortOf(d *document.Document, s *document.Sentence, n name) document.EntityType {
	full := words(d, n.first, n.last)
	if p, ok := place.Lookup(full); ok && n.role == "" {
		_ = p
		return document.LOC
	}
	lastWord := strings.ToLower(wordOf(d, n.last-1))
	switch {
	case n.role != "" && n.last-n.first <= 4:
		return document.PER
	case hasBody(d, n), bodySuffixes[strings.TrimSuffix(lastWord, ".")], isAcronym(full):
		return document.ORG
	case landWords[lastWord], landWords[strings.ToLower(wordOf(d, n.first))]:
		return document.LOC
	case followedByAge(d, s, n.last), heldByPerson(d, s, n):
		return document.PER
	case n.first > s.First && strings.EqualFold(wordOf(d, n.first-1), "the"):
		return document.ORG
	case n.first > s.First && locative[strings.ToLower(wordOf(d, n.first-1))] && n.last-n.first <= 2:
		return document.LOC
	case n.last-n.first >= 2 && n.last-n.first <= 4:
		return document.PER
	}
	return document.MISC
}

func hasBody(d *document.Document, n name) bool {
	for t := n.first; t < n.last; t++ {
		if bodies[strings.ToLower(wordOf(d, t))] {
			return true
		}
	}
	return false
}

func isAcronym(w string) bool {
	if len(w) < 2 || len(w) > 6 || strings.Contains(w, ".") {
		return false
	}
	return strings.ToUpper(w) == w && strings.ToLower(w) != w
}

// followedByAge reports "Martin Bamford, 30," and "Martin Bamford (30)".
func followedByAge(d *document.Document, s *document.Sentence, t int) bool {
	if t+1 >= s.Last || wordOf(d, t) != "," && wordOf(d, t) != "(" {
		return false
	}
	w := wordOf(d, t+1)
	return len(w) <= 2 && w[0] >= '1' && w[0] <= '9' && (len(w) == 1 || w[1] >= '0' && w[1] <= '9')
}

// heldByPerson reports that the name does what people do: it is the subject of
// a verb of speech without an article in front.
func heldByPerson(d *document.Document, s *document.Sentence, n name) bool {
	if n.first > s.First && strings.EqualFold(wordOf(d, n.first-1), "the") {
		return false
	}
	for t := n.first; t < n.last; t++ {
		tok := &d.Tokens[t]
		if tok.Rel == "nsubj" && (tok.Head < n.first || tok.Head >= n.last) {
			return speech[d.Tokens[tok.Head].Lemma]
		}
	}
	return false
}

func addName(d *document.Document, n name) {
	form := document.Named
	if n.demonym {
		form = document.Demonym
	}
	span := text.Span{Start: d.Tokens[n.first].Span.Start, End: d.Tokens[n.last-1].Span.End}
	full := d.Text(span)
	if n.place != "" {
		if p, ok := place.ByID(n.place); ok && n.demonym {
			full = p.Name
		}
	}
	d.Mentions = append(d.Mentions, document.Mention{
		Span: span, First: n.first, Last: n.last, Head: headOf(d, n.first, n.last),
		Entity: len(d.Entities), Form: form,
	})
	d.Entities = append(d.Entities, document.Entity{
		Name: full, Type: n.typ, Role: n.role, Place: n.place, Mentions: []int{len(d.Mentions) - 1},
	})
}

// headOf is the token of [first, last) whose head lies outside it.
func headOf(d *document.Document, first, last int) int {
	for t := first; t < last; t++ {
		if h := d.Tokens[t].Head; h < first || h >= last || h == t {
			return t
		}
	}
	return last - 1
}

func wordOf(d *document.Document, t int) string { return d.Text(d.Tokens[t].Span) }

func words(d *document.Document, first, last int) string {
	return d.Article.Text[d.Tokens[first].Span.Start:d.Tokens[last-1].Span.End]
}

// inTime reports whether s lies in a time expression: "May", "Friday".
func inTime(d *document.Document, s text.Span) bool {
	lo, hi := 0, len(d.Times)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Times[mid].Span.End <= s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(d.Times) && d.Times[lo].Span.Contains(s)
}

func isUpperWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func isInitial(w string) bool { return len(w) == 2 && w[1] == '.' || len(w) == 1 && isUpperWord(w) }
