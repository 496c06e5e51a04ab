package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Alias reports whether short can be another form of the name long: equal but
// for case and marks, its last words, its initials, or, for a body, words of it
// that include its head.
func Alias(long, short string) bool {
	var bufferA, bufferB [12]string
	return alias(nameWords(bufferA[:0], long), nameWords(bufferB[:0], short))
}

// alias is Alias on the words of names.
func alias(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 || len(b) > len(a) && !initialsOf(b, a) {
		return false
	}
	if slices.Equal(a, b) || initialsOf(a, b) || initialsOf(b, a) {
		return true
	}
	if len(b) == len(a) {
		return false
	}
	if slices.Equal(a[len(a)-len(b):], b) && len(b[len(b)-1]) > 2 { // surname, last words
		return !generic[b[len(b)-1]] || len(b) > 1
	}
	if bodies[b[len(b)-1]] || bodies[b[0]] {
		return subsequence(b, a) && (len(b) > 1 || !generic[b[0]])
	}
	return slices.Equal(a[:len(b)], b) && len(b) > 1
}

// generic words of bodies' names are too common to stand for one body alone.
var generic = set(`ministry department office bank council court government party police
 university company group house committee commission board agency union service services
 hospital school college center centre international united times post news city county
 state north south east west`)

// nameWords appends the words of a name in lower case, without marks, titles,
// articles and the prefix of "al-Mekdad". A hyphen joins: Zaghari-Ratcliffe is
// no Ratcliffe.
func nameWords(to []string, name string) []string {
	for field := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
	}) {
		field = strings.Trim(field, "-")
		field = strings.TrimPrefix(strings.TrimPrefix(field, "al-"), "el-")
		switch field {
		case "", "the", "s", "mr", "mrs", "ms", "dr", "of", "for", "and", "al", "el":
		default:
			to = append(to, field)
		}
	}
	return to
}

// initialsOf reports whether b is one word made of the first letters of a.
func initialsOf(a, b []string) bool {
	if len(b) != 1 || len(a) < 2 || utf8.RuneCountInString(b[0]) != len(a) {
		return false
	}
	i := 0
	for _, r := range b[0] {
		if first, _ := utf8.DecodeRuneInString(a[i]); first != r {
			return false
		}
		i++
	}
	return true
}

func subsequence(b, a []string) bool {
	i := 0
	for _, w := range a {
		if i < len(b) && b[i] == w {
			i++
		}
	}
	return i == len(b)
}
