package recount_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Texts of any length for benchmarks, made of the labelled stories of the
// repository: the paragraphs of all sources one after the other, those of all
// copies in the same order, and from the second round on with other names and
// numbers, so that a text grows in what it tells and not by repetition.

// inventedPair is a source and a copy of about so many bytes.
func inventedPair(t testing.TB, size int) (source, rewrite string) {
	t.Helper()
	var sources, copies []string
	for _, folder := range []string{"ansel-valley", "corben-tunnel", "corvane-profit", "cray-flood", "tamsel-bridge"} {
		paths, err := filepath.Glob("eval/testdata/cases/" + folder + "/*.txt")
		if err != nil || len(paths) < 2 {
			t.Fatalf("%s has no pair: %v", folder, err)
		}
		// In the order of the alphabet, but for a source of that name, which comes last.
		first, second := paths[len(paths)-1], paths[0]
		sources, copies = append(sources, bodyOf(t, first)), append(copies, bodyOf(t, second))
	}
	var a, b strings.Builder
	for round := 0; a.Len() < size; round++ {
		k := round % len(sources)
		a.WriteString(elsewhere(sources[k], round/len(sources)))
		b.WriteString(elsewhere(copies[k], round/len(sources)))
	}
	return cutAt(a.String(), size), cutAt(b.String(), size)
}

// bodyOf is the paragraphs of a file without its first, the headline and date.
func bodyOf(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(data), "\n\n")
	return strings.TrimSpace(body) + "\n\n"
}

// cutAt is s up to the last paragraph that ends within size bytes.
func cutAt(s string, size int) string {
	if len(s) <= size {
		return s
	}
	return s[:strings.LastIndex(s[:size], "\n\n")+1]
}

// elsewhere is s with every capital word that does not begin a sentence ended by
// another syllable, and every number of two digits and more raised; round 0 is s.
func elsewhere(s string, round int) string {
	if round == 0 {
		return s
	}
	var out strings.Builder
	start := true
	for len(s) > 0 {
		n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if n < 0 {
			n = len(s)
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s)
			start = start && s[:n] != "," || strings.ContainsAny(s[:n], ".?!“\"\n")
			out.WriteString(s[:n])
			s = s[n:]
			continue
		}
		out.WriteString(otherWord(s[:n], start, round))
		start, s = false, s[n:]
		if strings.HasPrefix(s, " ") {
			out.WriteByte(' ')
			s = s[1:]
		}
	}
	return out.String()
}

func otherWord(w string, start bool, round int) string {
	var number int
	switch r, _ := utf8.DecodeRuneInString(w); {
	case unicode.IsUpper(r) && !start && len(w) > 3 && !days[w]:
		return w + syllable(round)
	case unicode.IsDigit(r) && len(w) > 1 && len(w) < 4:
		if _, err := fmt.Sscanf(w, "%d", &number); err == nil && fmt.Sprint(number) == w {
			return fmt.Sprint(number + 7*round)
		}
	}
	return w
}

// days keep their names wherever it is.
var days = map[string]bool{"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true,
	"Sunday": true, "January": true, "February": true, "March": true, "April": true, "June": true, "July": true, "August": true,
	"September": true, "October": true, "November": true, "December": true}

func syllable(n int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var out strings.Builder
	for ; n > 0; n /= len(consonants) * len(vowels) {
		k := n % (len(consonants) * len(vowels))
		out.WriteByte(consonants[k%len(consonants)])
		out.WriteByte(vowels[k/len(consonants)])
	}
	return out.String()
}
