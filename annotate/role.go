package annotate

import (
	"strings"
	"unicode"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// What somebody is: the nouns in front of a name ("Kremlin spokesman Dmitry
// Peskov"), between commas behind it ("Anna Holt, 42, a former nurse, said"), or what it
// is set beside ("its head, Ruth Calder"). The last of them must mean a person.

// roleBefore is the role that stands right in front of the name [first, last).
func roleBefore(d *document.Document, s *document.Sentence, first, last int) string {
	if first > s.First && wordOf(d, first-1) == "," {
		return roleBeside(d, s, headOf(d, first, last))
	}
	start := first
	for start > s.First && partOfRole(d, start-1) && (start == first || isTied(d, start-1, last)) {
		start--
	}
	start = afterQualities(d, start, first)
	if start == first || !isRole(wordOf(d, first-1)) || start == first-1 && lookup(honorifics, strings.TrimSuffix(wordOf(d, start), ".")) {
		return ""
	}
	return words(d, start, first)
}

// roleBeside is what the name headed by token t is set beside.
func roleBeside(d *document.Document, s *document.Sentence, t int) string {
	h := d.Tokens[t].Head
	if d.Tokens[t].Rel != "appos" || h >= t || d.Tokens[h].UPOS != document.NOUN || d.Tokens[h].XPOS != "NN" || !isRole(wordOf(d, h)) {
		return ""
	}
	start := h
	for start > s.First && partOfRole(d, start-1) && isTied(d, start-1, h+1) {
		start--
	}
	return words(d, afterQualities(d, start, h+1), h+1)
}

// roleBehind is the role that stands between commas from token t on.
func roleBehind(d *document.Document, s *document.Sentence, t int) string {
	comma := func(i int) bool { return i < s.Last && wordOf(d, i) == "," }
	if comma(t) && t+1 < s.Last && d.Tokens[t+1].UPOS == document.NUM && comma(t+2) {
		t += 2 // the age
	}
	if !comma(t) {
		return ""
	}
	start := t + 1
	if start < s.Last && (d.Tokens[start].UPOS == document.DET || d.Tokens[start].Rel == "nmod:poss" && d.Tokens[start].UPOS == document.PRON) {
		start++
	}
	end := start
	for end < s.Last && partOfRole(d, end) {
		end++
	}
	if end == start || end == s.Last || d.Tokens[end-1].UPOS != document.NOUN || !isRole(wordOf(d, end-1)) {
		return ""
	}
	switch wordOf(d, end) {
	case ",", ".", ";", "of", "at", "for", "in", "with", "who":
		return words(d, afterQualities(d, start, end), end)
	}
	return ""
}

func partOfRole(d *document.Document, t int) bool {
	switch d.Tokens[t].UPOS {
	case document.NOUN, document.PROPN, document.ADJ:
		return true
	}
	return wordOf(d, t) == "-" && touching(d, t, t+1)
}

// isTied reports whether token t hangs on what stands between it and last, or one of
// these on it: "the way Mayor Holt walked" has no way mayor.
func isTied(d *document.Document, t, last int) bool {
	if h := d.Tokens[t].Head; t < h && h < last {
		return true
	}
	for u := t + 1; u < last; u++ {
		if d.Tokens[u].Head == t {
			return true
		}
	}
	return false
}

// afterQualities is the first token of the role [start, end) that says what somebody
// is, not what like: "embattled" and what is left of "two-year-old" are passed over.
func afterQualities(d *document.Document, start, end int) int {
	for start < end {
		w := wordOf(d, start)
		if isLetterWord(w) && !lookup(ageWords, w) && (d.Tokens[start].UPOS != document.ADJ || isUpperWord(w) || isOffice(w)) {
			break
		}
		start++
	}
	return start
}

// isOffice reports whether an adjective tells one office from another: "deputy",
// "former", "presidential", "military".
func isOffice(adjective string) bool {
	for _, end := range [...]string{"al", "ic", "ary", "ar"} {
		if strings.HasSuffix(adjective, end) {
			return true
		}
	}
	return lookup(offices, adjective)
}

var offices = set(`former ex acting deputy senior junior chief vice assistant associate late retired interim outgoing incoming
	top leading first second third prime foreign elect co executive administrative creative chartered veteran`)

// isRole reports whether a word says what somebody is.
func isRole(w string) bool {
	w = strings.TrimSuffix(w, ".")
	return lookup(titles, w) || isPersonNoun(strings.ToLower(w))
}

// isPersonNoun reports whether a noun, in lower case, means a person.
func isPersonNoun(lemma string) bool {
	return personNouns[lemma] || genders[lemma] != unknown || lexicon.KindShare(lemma, lexicon.Person) >= 0.5
}

// personNouns are those that mean more in WordNet than in the news.
var personNouns = set(`queen justice chair head founder seed driver councilor harbourmaster harbormaster operator shooter
	motorist star host`)

// ageWords are the words of "two-year-old".
var ageWords = set("year month day old")

// honorifics are titles that say nothing of what somebody does.
var honorifics = set("mr mrs ms miss sir dame lord lady")

func isLetterWord(w string) bool { return strings.IndexFunc(w, unicode.IsLetter) == 0 }
