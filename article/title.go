package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

// isGivenTitle reports whether p repeats the title that markup or front matter
// gave.
func (l *layout) isGivenTitle(p piece, str string) bool {
	if l.titled || l.story > 0 {
		return false
	}
	if p.hint == Title {
		return true
	}
	title := l.a.Title.Value
	return title != "" && len(str) < 2*len(title)+20 &&
		text.Normalise(str).Text == text.Normalise(title).Text
}

// isTitle reports whether piece i is the title: it looks like one, nothing of
// the story has come before it, and a story follows.
func (l *layout) isTitle(i int) bool {
	if l.titled || l.story > 0 || l.a.Title.From != "" || i+1 == len(l.pieces) {
		return false
	}
	str := l.pieces[i].span.Of(l.a.Text)
	if !isLine(str, 25) || photoCredit.MatchString(str) || isDateline(str) {
		return false
	}
	return isOpen(str) || cut.MatchString(str) || isTitleCase(str) && l.pieces[i+1].first
}

// isHeading reports whether piece i stands above the paragraphs that follow it:
// a short line that ends no sentence, and no list of such lines.
func (l *layout) isHeading(i int) bool {
	line := func(k int) bool {
		if k < 0 || k >= len(l.pieces) {
			return false
		}
		str := l.pieces[k].span.Of(l.a.Text)
		return isOpen(str) && (l.story == 0 || !asks(str)) && isLine(str, 20)
	}
	first, last := i, i
	for i-first < 3 && line(first) {
		first--
	}
	for last-i < 3 && line(last) {
		last++
	}
	switch {
	case last == i || last == len(l.pieces):
		return false
	case l.story == 0:
		return last-i < 3
	}
	isList := last-first > 3 || first >= 0 && strings.HasSuffix(l.pieces[first].span.Of(l.a.Text), ":")
	return !isList
}

// isLine reports whether s is no more than most words long, begins like a
// sentence and has no sentence end inside.
func isLine(s string, most int) bool {
	if len(s) > 300 || len(strings.Fields(s)) > most || sentenceBreak.MatchString(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || isOpeningQuote(r) || r == '$' || r == '£' || r == '€'
}

// sentenceBreak is a full stop behind a word of some length, with a sentence
// behind it. Shorter words are mostly abbreviations.
var sentenceBreak = regexp.MustCompile(`\p{Ll}{5,}\.["'”’)]*\s+["'“‘(]*\p{Lu}`)

// isOpen reports whether s does not end a sentence. "?" and "!" leave it open:
// they are common in titles.
func isOpen(s string) bool {
	s = strings.TrimRight(s, `"'”’»)] `)
	if s == "" {
		return false
	}
	return !strings.ContainsAny(s[len(s)-1:], ".,;:") && !strings.HasSuffix(s, "…")
}

// cut is the full stop of an abbreviation at the end of a title, or the dots
// where a search engine or a feed has cut it short.
var cut = regexp.MustCompile(`(?:(?:^|\s)(?:(?:\p{Lu}\.){2,}|(?:Ave|Blvd|Co|Corp|Dept|Dr|Hwy|Inc|Jr|Ltd|Rd|Sr|St)\.)["'”’]*|\.\.\.|…)$`)

// asks reports whether s is a question or a cry, which between paragraphs is
// more often story than heading.
func asks(s string) bool {
	s = strings.TrimRight(s, `"'”’»)] `)
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!")
}

// isTitleCase reports whether nearly all longer words of s are capitalised.
func isTitleCase(s string) bool {
	capital, long := 0, 0
	for _, w := range strings.Fields(s) {
		w = strings.TrimLeft(w, `"'“‘(`)
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLower(r) {
			capital++
		}
	}
	return long >= 3 && capital*5 >= long*4
}

func isOpeningQuote(r rune) bool { return strings.ContainsRune(`"'“‘«`, r) }
