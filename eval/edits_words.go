package eval

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// replace is an edit that puts words in the place of others.
func replace(at text.Span, with string) edit {
	return edit{drop: -1, splices: []splice{{at: at, with: with}}}
}

// insert is an edit that puts words in before or after others.
func insert(at int, words string) edit { return replace(text.Span{Start: at, End: at}, words) }

// swap is an edit that puts two stretches in each other's place.
func (s *editSource) swap(a, b text.Span) edit {
	all := s.d.Article.Text
	first, second := a.Of(all), b.Of(all)
	if s.startsSentence(a) {
		if t, _ := s.d.TokensIn(a); s.tok(t).UPOS != document.PROPN {
			first = small(first)
		}
		second = capital(second)
	}
	return edit{drop: -1, splices: []splice{{at: a, with: second}, {at: b, with: first}}}
}

func capital(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[n:]
}

func small(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToLower(r)) + words[n:]
}

// likeCase is word with a capital where the other has one.
func likeCase(word, other string) string {
	if r, _ := utf8.DecodeRuneInString(other); unicode.IsUpper(r) {
		return capital(word)
	}
	return word
}

// irregular are the verbs whose past is not made with -ed: base, past, participle.
var irregular = sync.OnceValue(func() map[string][2]string {
	table := map[string][2]string{}
	for line := range strings.FieldsFuncSeq(irregularVerbs, func(r rune) bool { return r == ',' || r == '\n' }) {
		if f := strings.Fields(line); len(f) == 3 {
			table[f[0]] = [2]string{f[1], f[2]}
		}
	}
	return table
})

const irregularVerbs = `be was been, beat beat beaten, become became become, begin began begun, bet bet bet, bite bit bitten, blow blew blown
break broke broken, bring brought brought, build built built, burn burned burned, burst burst burst, buy bought bought, catch caught caught
choose chose chosen, come came come, cost cost cost, cut cut cut, deal dealt dealt, do did done, draw drew drawn, drink drank drunk
drive drove driven, eat ate eaten, fall fell fallen, feed fed fed, feel felt felt, fight fought fought, find found found, flee fled fled
fly flew flown, forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got got, give gave given
go went gone, grow grew grown, hang hung hung, have had had, hear heard heard, hide hid hidden, hit hit hit, hold held held, hurt hurt hurt
keep kept kept, know knew known, lay laid laid, lead led led, leave left left, lend lent lent, let let let, lie lay lain, light lit lit
lose lost lost, make made made, mean meant meant, meet met met, overcome overcame overcome, overtake overtook overtaken, overthrow overthrew overthrown
pay paid paid, put put put, quit quit quit, read read read, ride rode ridden, ring rang rung, rise rose risen, run ran run, say said said
see saw seen, seek sought sought, sell sold sold, send sent sent, set set set, shake shook shaken, shed shed shed, shoot shot shot, show showed shown
shrink shrank shrunk, shut shut shut, sing sang sung, sink sank sunk, sit sat sat, sleep slept slept, slide slid slid, speak spoke spoken
speed sped sped, spend spent spent, split split split, spread spread spread, stand stood stood, steal stole stolen, stick stuck stuck
strike struck struck, swear swore sworn, sweep swept swept, swim swam swum, swing swung swung, take took taken, teach taught taught, tear tore torn
tell told told, think thought thought, throw threw thrown, undergo underwent undergone, understand understood understood, undertake undertook undertaken
uphold upheld upheld, wake woke woken, wear wore worn, win won won, withdraw withdrew withdrawn, withhold withheld withheld, write wrote written
rebuild rebuilt rebuilt, mistake mistook mistaken, foresee foresaw foreseen, outlaw outlawed outlawed, broadcast broadcast broadcast, cast cast cast
forecast forecast forecast, shine shone shone, bear bore borne, breed bred bred, cling clung clung, creep crept crept, dig dug dug, spring sprang sprung`

// doubled are the verbs that double their last letter before -ed and -ing.
const doubled = " stop plan ban drop rob stab commit admit permit refer transfer occur prefer submit omit kidnap slip ship shop rip grab drag beg jog hug nod pop rub scrap skip snap step strip tap trap trim wrap equip regret control patrol compel expel propel rebel run win cut hit get put set let sit shut begin swim dig bet quit split "

// inflect is the form of a verb that a tag of the Penn Treebank asks for; "" for
// a tag of another class.
func inflect(lemma, tag string) string {
	switch tag {
	case "VB", "VBP":
		return lemma
	case "VBD", "VBN":
		if f, ok := irregular()[lemma]; ok {
			if tag == "VBD" {
				return f[0]
			}
			return f[1]
		}
		return stem(lemma, "ed")
	case "VBG":
		return stem(lemma, "ing")
	case "VBZ":
		return thirdPerson(lemma)
	}
	return ""
}

// stem is a verb made ready for a regular ending, with it.
func stem(lemma, ending string) string {
	last := lemma[len(lemma)-1]
	switch {
	case strings.Contains(doubled, " "+lemma+" "):
		return lemma + string(last) + ending
	case ending == "ed" && last == 'e':
		return lemma + "d"
	case ending == "ed" && last == 'y' && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeiou"):
		return lemma[:len(lemma)-1] + "ied"
	case ending == "ing" && strings.HasSuffix(lemma, "ie"):
		return lemma[:len(lemma)-2] + "ying"
	case ending == "ing" && last == 'e' && !strings.HasSuffix(lemma, "ee"):
		return lemma[:len(lemma)-1] + "ing"
	}
	return lemma + ending
}

// thirdPerson puts the ending -s to a verb, which is the plural's for a noun, too.
func thirdPerson(lemma string) string {
	switch {
	case lemma == "have":
		return "has"
	case lemma == "be":
		return "is"
	case lemma == "do" || lemma == "go":
		return lemma + "es"
	case strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "x") || strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "z"):
		return lemma + "es"
	case strings.HasSuffix(lemma, "y") && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeiou"):
		return lemma[:len(lemma)-1] + "ies"
	}
	return lemma + "s"
}

// plural is the plural of a noun.
func plural(noun string) string {
	switch noun {
	case "man", "woman", "policeman", "fisherman", "gunman", "fireman":
		return noun[:len(noun)-2] + "en"
	case "child":
		return "children"
	case "person":
		return "people"
	case "foot":
		return "feet"
	}
	return thirdPerson(noun)
}
