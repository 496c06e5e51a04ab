package eval

import (
	"slices"
	"strings"
)

// No two newsrooms rewrite alike. Of real accounts of one event of which any two share
// half of their words in fives (24 triples, mostly ECB+), a sentence that two of
// three have word for word is in .025 of the cases one of the rarest of the three
// pairings, which only two hands that change the same place in the same way explain;
// of the words that one of three lacks or has alone it is .05. Copies that all say anew
// .7 of the places, each with the same few choices, come to .11 and .12.
// So each copy is given a house of its own: its own share of the places, and more
// choices. This gives .04 and .05.

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
