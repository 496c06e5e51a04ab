package eval

import (
	"slices"
	"strings"
)

// No two newsrooms rewrite alike. Of three real accounts of one event of which any two
// share half of their words in fives (24 triples, mostly ECB+; the groups of three
// and more in reuse-pairs), take each sentence that two have word for word and the third
// has otherwise, and ask which two: were one of them the source of the others, only two
// pairings could arise but by two hands that change one place in one way. The rarest
// pairing has .025 of these sentences (.010 where any two share .3). Copies that all say
// anew .7 of the places, each with the same few choices, come to .115.
//
// So each copy is given a house of its own: its own share of the places, half of the
// forms, and words of like meaning to choose from. This gives .044.

// house is how one newsroom says things anew.
type house struct {
	share float64 // of the places
	lost  float64 // share of the sentences left out that nothing else needs
	forms []faithfulForm
}

const (
	// fewestAnew and mostAnew are between what shares of the places a house says
	// anew.
	fewestAnew, mostAnew = 0.1, 0.5
)

// newHouse draws a house.
func (f *simulated) newHouse() house {
	h := house{share: fewestAnew + (mostAnew-fewestAnew)*f.rng.Float64()}
	h.lost = h.share / 4
	for _, form := range houseForms {
		if f.rng.IntN(2) == 0 {
			h.forms = append(h.forms, form)
		}
	}
	h.forms = append(h.forms, inHouseWords)
	return h
}

// houseForms are the ways of saying the same of which a house has half.
var houseForms = slices.DeleteFunc(slices.Clone(faithfulForms), func(f faithfulForm) bool { return f.name == "reporting verb" })

// inHouseWords puts words of like meaning.
var inHouseWords = samePattern("house word", `\b(`+strings.Join(slices.Concat(houseWords...), "|")+`)\b`, houseWord)

// houseWords are words that one house or the other prefers, near enough in meaning for
// a copy that is told from another by its words.
var houseWords = [][]string{
	{"said", "stated", "noted", "explained", "added", "remarked", "told reporters"},
	{"according to", "as reported by", "in the words of"},
	{"began", "started", "set out"},
	{"help", "assist", "aid", "support"},
	{"several", "a number of", "various", "some"},
	{"near", "close to", "not far from"},
	{"more than", "over", "upwards of"},
	{"less than", "under", "fewer than"},
	{"because of", "owing to", "due to", "on account of"},
	{"following", "after", "in the wake of"},
	{"before", "ahead of", "prior to"},
	{"trying to", "attempting to", "seeking to"},
	{"tried to", "attempted to", "sought to"},
	{"many", "numerous", "a lot of"},
	{"also", "in addition", "moreover"},
	{"but", "yet", "though"},
	{"while", "as", "whereas"},
	{"show", "indicate", "suggest"},
	{"big", "large", "sizeable"},
	{"important", "significant", "notable"},
	{"children", "youngsters", "kids"},
	{"people", "persons", "individuals"},
	{"house", "home", "residence"},
	{"get", "obtain", "receive"},
	{"wounded", "injured", "hurt"},
	{"found", "discovered", "came upon"},
	{"such as", "like", "for example"},
	{"currently", "at present", "now"},
	{"around", "about", "roughly"},
	{"held", "staged", "hosted"},
	{"called for", "demanded", "urged"},
	{"talks", "discussions", "negotiations"},
	{"fight", "battle", "struggle"},
	{"deal", "agreement", "accord"},
	{"huge", "vast", "enormous"},
	{"quickly", "swiftly", "rapidly"},
	{"last", "past"},
}

// houseWord is another word of the same row.
func houseWord(s *editSource, m []string) (string, bool) {
	word := strings.ToLower(m[1])
	for _, row := range houseWords {
		if i := slices.Index(row, word); i >= 0 {
			return likeCase(row[(i+1+s.rng.IntN(len(row)-1))%len(row)], m[1]), true
		}
	}
	return "", false
}
