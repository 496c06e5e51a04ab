package annotate

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
)

// News has sentences that the treebanks hardly have: headlines, captions, and
// opening words like "Police fired". Headlines makes such sentences of others, by
// leaving out what headlines leave out (articles, forms of "be", the full stop)
// and by their use of capitals. What is left out has no dependents, so the rest
// keeps its tree.

// headlineShare is how many sentences of a hundred are learnt from a second
// time as headlines.
const headlineShare = 15

// letterStyle is a use of capitals.
type letterStyle int

const (
	asProse letterStyle = iota
	asTitle             // Every Word but the Short Ones
	asCapitals
	asSmall
	letterStyles
)

// Headlines gives some of the examples, changed to look like headlines. The same
// seed gives the same.
func Headlines(examples []Example, seed uint64) []Example {
	random := rand.New(rand.NewPCG(seed, 3))
	var out []Example
	for _, e := range examples {
		if h, ok := perhapsHeadline(e, random); ok {
			out = append(out, h)
		}
	}
	return out
}

func perhapsHeadline(e Example, random *rand.Rand) (Example, bool) {
	if random.IntN(100) >= headlineShare || len(e.Words) < 4 || len(e.Words) > 30 {
		return Example{}, false
	}
	style := letterStyle(random.IntN(int(letterStyles)))
	return headline(e, style, random.IntN(2) == 0), true
}

// headline leaves out articles and the full stop, and forms of "be" where
// terse.
func headline(e Example, style letterStyle, terse bool) Example {
	inner := make([]bool, len(e.Words)) // has dependents
	for i, t := range e.Tokens {
		if t.Head != i {
			inner[t.Head] = true
		}
	}
	place := make([]int, len(e.Words)) // of each word that stays
	var h Example
	for i, t := range e.Tokens {
		if place[i] = len(h.Words); inner[i] || !leftOut(e.Words[i], t, terse) {
			h.Words = append(h.Words, e.Words[i])
			h.Tokens = append(h.Tokens, t)
			if e.Names != nil {
				h.Names = append(h.Names, e.Names[i])
			}
		}
	}
	mendNames(h.Names)
	for i := range h.Tokens {
		h.Tokens[i].Head = place[h.Tokens[i].Head]
		h.Words[i] = spell(h.Words[i], h.Tokens[i].UPOS, style, i == 0)
	}
	return h
}

// mendNames begins anew the names whose first word was left out.
func mendNames(labels []NameLabel) {
	before := outside
	for i, l := range labels {
		if !l.follows(before) {
			labels[i] = l.typ().begin()
		}
		before = labels[i]
	}
}

func leftOut(word string, t document.Token, terse bool) bool {
	word = strings.ToLower(word)
	switch {
	case t.Rel == "root":
		return false
	case t.UPOS == document.DET:
		return word == "the" || word == "a" || word == "an"
	case t.UPOS == document.PUNCT:
		return word == "."
	case t.UPOS == document.AUX && terse:
		return slices.Contains([]string{"is", "are", "was", "were"}, word)
	}
	return false
}

// spell writes word with the capitals of the style.
func spell(word string, upos document.UPOS, style letterStyle, first bool) string {
	switch style {
	case asCapitals:
		return strings.ToUpper(word)
	case asSmall:
		return strings.ToLower(word)
	case asTitle:
		switch upos {
		case document.ADP, document.DET, document.CCONJ, document.PART:
			return word
		}
		return capital(word)
	}
	if first {
		return capital(word)
	}
	return word
}

func capital(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}
