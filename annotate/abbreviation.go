package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviation is how a word behaves before a full stop.
type abbreviation uint8

const (
	noAbbreviation     abbreviation = iota
	titleAbbreviation               // a name follows: never the end of a sentence
	numberAbbreviation              // an abbreviation only before a number: "No. 2"
	clockAbbreviation               // "9 a.m.": the end, but before a day, month or zone
	endAbbreviation                 // may close a sentence: "Inc.", "U.S.", "Calif."
	initial                         // "J." or "J.B."
)

// classify tells how word, given without its full stop, behaves before one.
func classify(word string) abbreviation {
	var buffer [12]byte
	key, ok := fold(buffer[:0], word)
	if !ok {
		return noAbbreviation
	}
	class := abbreviations[string(key)]
	capital := 'A' <= word[0] && word[0] <= 'Z'
	if class == endAbbreviation && !capital && !lowerAbbreviations[string(key)] {
		return noAbbreviation // "sat", "sun", "wash" are words; "Sat", "Sun", "Wash" may not be
	}
	if class == noAbbreviation && isInitials(word) {
		return initial
	}
	return class
}

// isInitials reports whether word is one capital, or letters parted by full
// stops: J, J.B, U.S.S.R.
func isInitials(word string) bool {
	letter := true
	count := 0
	for _, r := range word {
		if letter != unicode.IsLetter(r) || !letter && r != '.' {
			return false
		}
		if letter && count == 0 && !unicode.IsUpper(r) && len(word) < 3 {
			return false
		}
		if letter {
			count++
		}
		letter = !letter
	}
	return count > 0 && !letter
}

// lookup reports whether set has word, whatever its case.
func lookup(set map[string]bool, word string) bool {
	var buffer [16]byte
	key, ok := fold(buffer[:0], word)
	return ok && set[string(key)]
}

// fold appends word in lower case to buffer; not ok if it is empty, too long for
// the buffer or not ASCII, as no word of our lists is.
func fold(buffer []byte, word string) ([]byte, bool) {
	if word == "" || len(word) > cap(buffer) {
		return nil, false
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return nil, false
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buffer = append(buffer, c)
	}
	return buffer, true
}

// abbreviations maps the words of the lists below to their class.
var abbreviations = classes(map[abbreviation]string{
	titleAbbreviation: `mr mrs ms dr drs prof gov govs sen sens rep reps lt col gen sgt capt cpl
		cmdr maj adm brig pvt pres rev hon st mt ft messrs mme mlle insp det supt fr amb atty asst
		assoc dir dep cmdt sec vs v cf e.g i.e approx ca`,
	numberAbbreviation: `no nos c p pp vol vols fig figs art arts op par para ch`,
	clockAbbreviation:  `a.m p.m`,
	endAbbreviation: `inc corp co cos ltd llc plc bros jr sr esq etc al u.s u.k u.n e.u u.s.a u.s.s.r
		d.c ph.d m.d b.a m.a b.s m.s d.d.s ave blvd rd dept univ assn mfg intl natl govt est hwy
		jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
		ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb
		nev okla ore pa tenn tex va vt wash wis wyo ont que alta sask`,
})

// lowerAbbreviations are those of endAbbreviation that are also written small
// and are no words then.
var lowerAbbreviations = set(`inc corp ltd llc plc bros jr sr esq etc al u.s u.k u.n e.u u.s.a
	u.s.s.r d.c ph.d m.d b.a m.a b.s m.s d.d.s ave blvd rd dept univ assn mfg intl natl govt hwy`)

func classes(lists map[abbreviation]string) map[string]abbreviation {
	m := map[string]abbreviation{}
	for class, list := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] = class
		}
	}
	return m
}

// starters are words that, with a capital, hardly occur but at the head of a
// sentence.
var starters = set(`the a an he she it they we i you his her their its our my this that these those
	there here in on at but and or so if when while as after before for from by with since during
	under over about against among between despite because although though however meanwhile
	moreover instead still then thus yet also what who whom whose which how why where not no nor
	some many most several few all both each every one two three another other earlier later
	last next more less only even once until unless according`)

// calendar are the words that may follow "9 a.m." within a sentence.
var calendar = set(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
	thurs fri sat sun january february march april may june july august september october november
	december jan feb mar apr jun jul aug sep sept oct nov dec est edt cst cdt mst mdt pst pdt et ct
	mt pt gmt bst cet cest utc eet msk ist jst eastern central mountain pacific greenwich local`)

// reporting are the verbs that follow a quoted question or cry.
var reporting = set(`said says say asked asks asking told tells added adds replied replies shouted
	shouts cried cries yelled wrote writes exclaimed demanded wondered answered joked quipped
	continued recalled tweeted posted declared warned insisted`)
