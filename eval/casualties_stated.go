package eval

import (
	"strings"
	"unicode"

	"github.com/recount-news/recount/quantity"
)

// isStated reports whether the first words of a report have number n near a word for
// such a harm, with no full stop between. It looks at words alone and knows nothing of
// how counts are read. One is stated by an article, a pronoun or a word for one person
// as well.
func isStated(s string, n int, harm []string) bool {
	words := strings.FieldsFunc(head(s, firstWords), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' })
	for i, w := range words {
		if !isNumber(strings.ToLower(strings.Trim(w, ".")), n) {
			continue
		}
		for j := max(0, i-nearWords); j < min(len(words), i+nearWords); j++ {
			if startsWithAny(strings.ToLower(words[j]), harm) && !strings.Contains(strings.Join(words[min(i, j):max(i, j)], " ")+" ", ". ") {
				return true
			}
		}
	}
	return false
}

const (
	nearWords  = 6    // words between a number and the harm
	firstWords = 1500 // bytes that are looked at
)

func isNumber(w string, n int) bool {
	if n == 1 && (w == "a" || w == "an" || w == "his" || w == "her" || w == "he" || w == "she" || w == "man" || w == "woman" || w == "boy" || w == "girl" || w == "teen") {
		return true
	}
	q := quantity.Numbers(w)
	return len(q) == 1 && q[0].Value == float64(n)
}

func startsWithAny(w string, stems []string) bool {
	for _, s := range stems {
		if strings.HasPrefix(w, s) {
			return true
		}
	}
	return false
}

// The beginnings of words that tell that somebody was killed, or hurt.
var (
	killedWords  = []string{"kill", "dead", "deadl", "death", "die", "dying", "fatal", "slain", "slay", "murder", "homicide", "bodies", "lives"}
	injuredWords = []string{"injur", "wound", "hurt", "shot", "hospital", "condition"}
)
