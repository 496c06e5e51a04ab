package quantity

import (
	"strings"

	"github.com/recount-news/recount/text"
)

// What an amount counts: the words behind it up to its head, "35 [Ukrainian
// drones] over the city". Without a tagger the end must be guessed: the first
// plural noun closes the phrase; a preposition, verb, number, name of a day or
// mark ends it.

// mostCounted is how many words a phrase may have.
const mostCounted = 5

// counted finds the phrase that a counts, from token i.
func (r *reader) counted(a amount, i int) text.Span {
	if r.is(i, "of") {
		i++
		for r.determines(i) {
			i++
		}
	}
	if a.adjectival {
		i = r.hyphen(i)
		if r.at(i).kind == word && r.at(i).lex().is&(isStop|isVerb) == 0 {
			return text.Span{Start: r.at(i).start, End: r.at(i).end}
		}
		return text.Span{}
	}
	return r.phraseFrom(i, a.value == 1)
}

// determines reports whether token i is a determiner within "three of the
// city's four airports".
func (r *reader) determines(i int) bool {
	switch r.at(i).lex().text {
	case "the", "his", "her", "its", "their", "our", "my", "your", "these", "those", "this", "that", "all":
		return true
	}
	return false
}

// phraseFrom is the noun phrase that begins at token i.
func (r *reader) phraseFrom(i int, one bool) text.Span {
	begin, end, owners := i, i, 0
	for end < begin+mostCounted && r.inPhrase(end, end > begin) {
		end++
		if r.possessive(end) && owners < mostCounted { // "the city's four main airports"
			owners++
			begin = r.skipNumber(end + 2)
			end = begin
			continue
		}
		if !one && r.plural(end-1) {
			return text.Span{Start: r.at(begin).start, End: r.at(end - 1).end}
		}
		end = r.hyphen(end)
	}
	if end == begin || end == begin+mostCounted {
		return text.Span{}
	}
	return text.Span{Start: r.at(begin).start, End: r.at(end - 1).end}
}

// skipNumber skips a number at i.
func (r *reader) skipNumber(i int) int {
	if n := r.numeral(i); n.ok() {
		return n.next
	}
	return i
}

// inPhrase reports whether token i can stand in the phrase.
func (r *reader) inPhrase(i int, inside bool) bool {
	t := r.at(i)
	if t.kind != word || t.lex().is&isStop != 0 || r.at(i-1).kind == mark && !t.glued && inside {
		return false
	}
	if t.lex().is&isPlural != 0 {
		return true
	}
	if t.lex().is&isVerb != 0 || t.lex().is&(isDigit|isOrdinal|isVague) != 0 && inside {
		return false
	}
	return !r.pastForm(i)
}

// pastForm reports a word in -ed after which the phrase has most likely ended:
// "one man drowned".
func (r *reader) pastForm(i int) bool {
	t := r.at(i)
	return t.end-t.start > 4 && strings.HasSuffix(r.word(i), "ed") && !r.plural(i+1)
}

func (r *reader) possessive(i int) bool {
	return r.is(i, "'") && r.at(i).glued && r.is(i+1, "s") && r.at(i+1).glued
}

// others are classes that say nothing of whether a word can stand behind a
// plural noun.
const others = isUnit | isMoney | isCode | isBefore | isWarm | isTurning

// plural reports whether token i looks like a plural noun.
func (r *reader) plural(i int) bool {
	t := r.at(i)
	if t.kind != word {
		return false
	}
	if t.lex().is&isPlural != 0 {
		return true
	}
	w := r.word(i)
	if len(w) < 4 || w[len(w)-1] != 's' || t.lex().is&isVerb != 0 || t.capital && r.at(i+1).kind == word && r.at(i+1).lex().is&^others == 0 {
		return false
	}
	for _, end := range [...]string{"ss", "us", "is", "ous"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	return true
}
