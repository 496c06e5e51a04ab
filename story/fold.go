package story

import (
	"strings"
	"unicode"
)

// fold is s as its words alone, in lower case, one blank around each: what is
// left alike when only marks differ. An apostrophe parts two words ("don t"), so
// that a name is found in its genitive.
func fold(s string) string {
	var sb strings.Builder
	sb.Grow(len(s) + 2)
	sb.WriteByte(' ')
	inWord := false
	for _, r := range s {
		switch {
		case isLetterOrDigit(r):
			sb.WriteRune(unicode.ToLower(r))
			inWord = true
		case inWord:
			sb.WriteByte(' ')
			inWord = false
		}
	}
	if inWord {
		sb.WriteByte(' ')
	}
	return sb.String()
}

// houseNames are the names, folded, that the publisher and the agency of an
// account go by in other texts, with the full name of each: "The Associated
// Press" is also "Associated Press" and "AP", "BBC Sport" also "BBC".
func houseNames(names ...string) (folded, full []string) {
	for _, name := range names {
		words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
		if len(words) > 1 && strings.EqualFold(words[0], "the") {
			words = words[1:]
		}
		if len(words) == 0 {
			continue
		}
		known := []string{strings.Join(words, " ")}
		if len(words) > 1 && isCapitals(words[0]) && desk[words[1]] {
			known = append(known, words[0])
		}
		if short := initials(words); len(short) > 1 {
			known = append(known, short)
		}
		for _, k := range known {
			folded, full = append(folded, fold(k)), append(full, name)
		}
	}
	return folded, full
}

// desk are words that a house adds to its name for a part of itself.
var desk = map[string]bool{"News": true, "Sport": true, "Sports": true, "World": true, "Online": true, "TV": true, "Radio": true}

func isCapitals(s string) bool {
	return len(s) > 1 && strings.ToUpper(s) == s && strings.ToLower(s) != s
}

// initials are the first letters of a name's words, "" where one of them does
// not begin with a capital.
func initials(words []string) string {
	var sb strings.Builder
	for _, w := range words {
		r := []rune(w)[0]
		if !unicode.IsUpper(r) {
			return ""
		}
		sb.WriteRune(r)
	}
	return sb.String()
}
