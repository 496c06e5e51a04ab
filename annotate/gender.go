package annotate

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/recount-news/recount/document"
)

// gender is which of he and she stands for somebody, as far as the words tell.
type gender uint8

const (
	unknown gender = 0
	male    gender = 1
	female  gender = 2
	both    gender = male | female // a first name of either; or the words disagree
)

// agrees reports whether g and h can be one person's.
func (g gender) agrees(h gender) bool { return g == unknown || h == unknown || g&h != 0 }

//go:embed firstnames.tsv
var firstNamesTSV string

// firstNames are the known first names in lower case, and who bears them.
var firstNames = sync.OnceValue(func() map[string]gender {
	m := make(map[string]gender, 1<<13)
	for line := range strings.Lines(firstNamesTSV) {
		name, sex, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if ok && !strings.HasPrefix(name, "#") {
			m[name] = map[string]gender{"m": male, "f": female, "b": both}[sex]
		}
	}
	return m
})

// firstName is who bears a first name; ok is false where it is none we know.
func firstName(word string) (g gender, ok bool) {
	var buffer [32]byte
	key := buffer[:0]
	if len(word) > len(buffer) {
		return unknown, false
	}
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		key = append(key, c)
	}
	g, ok = firstNames()[string(key)]
	return g, ok
}

// genders are the words that tell who is meant: titles, kin, and what people are
// called by.
var genders = gendered(
	`mr sir lord king prince duke baron father brother son husband uncle nephew grandfather stepfather
	widower boyfriend fiance bridegroom man boy gentleman lad actor businessman spokesman chairman congressman
	policeman fireman salesman councilman alderman craftsman sportsman footballer batsman monk abbot priest
	bishop archbishop cardinal pope imam rabbi emperor waiter`,
	`mrs ms miss madam dame lady queen princess duchess baroness mother sister daughter wife aunt niece
	grandmother stepmother widow girlfriend fiancee bride woman girl actress businesswoman spokeswoman
	chairwoman congresswoman policewoman saleswoman councilwoman sportswoman nun abbess empress waitress
	heroine hostess stewardess housewife`)

func gendered(men, women string) map[string]gender {
	m := map[string]gender{}
	for w := range strings.FieldsSeq(men) {
		m[w] = male
	}
	for w := range strings.FieldsSeq(women) {
		m[w] = female
	}
	return m
}

// genderOfWord is the gender that a noun or title tells, in any case and with or
// without a full stop.
func genderOfWord(word string) gender {
	var buffer [16]byte
	key, ok := fold(buffer[:0], strings.TrimSuffix(word, "."))
	if !ok {
		return unknown
	}
	return genders[string(key)]
}

// genderOfName is the gender of the person named by tokens [first, last): that
// of the titles and the role in front, else of the first name.
func genderOfName(d *document.Document, first, last int) gender {
	for t := first - 1; t >= 0 && t >= first-4; t-- {
		w := wordOf(d, t)
		if g := genderOfWord(w); g != unknown {
			return g
		}
		if !isRole(w) {
			break
		}
	}
	if last-first < 2 {
		return unknown // a surname may look like a first name
	}
	g, _ := firstName(wordOf(d, first))
	if g == both {
		return unknown
	}
	return g
}
