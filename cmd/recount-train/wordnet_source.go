package main

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/lexicon"
)

// Of WordNet the lexicon keeps single words, and verbs with their particle. It
// drops the names of single people, places and things, which a gazetteer knows
// better, the Latin names of beasts and plants, and the senses so rare that they
// would only make unrelated words look alike.

const (
	leastShare  = 0.01 // of a word's uses that a sense must have to be kept
	mostWords   = 3    // in a phrasal verb
	mostUnder   = 40   // synsets under a hypernym for them to count as siblings
	leastKin    = 0.02 // share of two words' uses by which they must be derived
	leastEvents = 0.1  // share of a noun's uses that must mean events for it to be one of event
)

// Lexicographer files (lexnames(5WN)) that the choice looks at.
const (
	fileAnimal = 5
	filePlant  = 20
)

// eventFiles hold what happens, is done, said, felt, had or goes on.
var eventFiles = map[int]bool{
	4:  true, // act
	9:  true, // cognition
	10: true, // communication
	11: true, // event
	12: true, // feeling
	19: true, // phenomenon
	21: true, // possession
	22: true, // process
	26: true, // state
	28: true, // time
}

// pointerKinds says which of WordNet's relations the table keeps.
var pointerKinds = map[string]lexicon.PointerKind{
	"@": lexicon.Hypernym,
	"*": lexicon.Entails,
	">": lexicon.Entails, // causes
	"&": lexicon.Like,
	"$": lexicon.Like, // verb group
	"!": lexicon.Opposite,
}

// sourcer turns a wordNet into a lexicon.Source.
type sourcer struct {
	wn     *wordNet
	number map[synsetID]int
	shares map[lemma]map[synsetID]float64 // of the senses that are kept
	src    lexicon.Source
}

// source chooses from wn what the lexicon keeps, and adds the supplement.
func source(wn *wordNet, supplement string) (lexicon.Source, error) {
	s := &sourcer{wn: wn, number: map[synsetID]int{}, shares: map[lemma]map[synsetID]float64{}}
	for _, l := range wn.sortedLemmas() {
		s.weigh(l)
	}
	s.senses()
	s.pointers()
	s.exceptions()
	s.derivations()
	err := s.supplement(supplement)
	return s.src, err
}

// weigh gives each sense of l its share: how often the tagged texts have it,
// and, where they have little, a prior that falls with its rank.
func (s *sourcer) weigh(l lemma) {
	weights, sum := map[synsetID]float64{}, 0.0
	for i, id := range s.wn.senses[l] {
		if s.keeps(l, s.wn.synsets[id]) {
			w := float64(s.wn.tagged[tag{l, i + 1}]) + 1/float64(i+1)
			weights[id], sum = w, sum+w
		}
	}
	for id, w := range weights {
		weights[id] = w / sum
		if w/sum < leastShare {
			delete(weights, id)
		}
	}
	if len(weights) > 0 {
		s.shares[l] = weights
	}
}

// keeps reports whether the lexicon has use for l in the sense of syn.
func (s *sourcer) keeps(l lemma, syn synset) bool {
	words := strings.Count(l.word, " ") + 1
	if words > 1 && (l.pos != lexicon.Verb || words > mostWords) || !spelled(l.word) {
		return false
	}
	i := slices.IndexFunc(syn.words, func(w string) bool { return strings.ToLower(w) == l.word })
	if i < 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(syn.words[i])
	if !unicode.IsUpper(first) {
		return true
	}
	return syn.file != fileAnimal && syn.file != filePlant &&
		!slices.ContainsFunc(syn.pointers, func(p wnPointer) bool { return p.symbol == "@i" })
}

// spelled reports whether a word is letters, with marks inside at most.
func spelled(word string) bool {
	for i, r := range word {
		if !unicode.IsLetter(r) && (i == 0 || !strings.ContainsRune("-'. ", r)) {
			return false
		}
	}
	return word != ""
}

// ids are the synsets a lemma keeps, in the order of the files.
func (s *sourcer) ids(l lemma) []synsetID {
	var ids []synsetID
	for _, id := range s.wn.senses[l] {
		if _, ok := s.shares[l][id]; ok {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, compareIDs)
	return ids
}

func compareIDs(a, b synsetID) int {
	return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.offset, b.offset))
}

func (s *sourcer) senses() {
	for _, l := range s.wn.sortedLemmas() {
		for _, id := range s.ids(l) {
			s.src.Senses = append(s.src.Senses, lexicon.Sense{Word: l.word, POS: l.pos, Synset: s.numberOf(id), Share: s.shares[l][id]})
		}
	}
}

// numberOf numbers synsets as they are met.
func (s *sourcer) numberOf(id synsetID) int {
	n, ok := s.number[id]
	if !ok {
		n = len(s.number)
		s.number[id] = n
	}
	return n
}

// numbered are the synsets in the order of their numbers.
func (s *sourcer) numbered() []synsetID {
	ids := make([]synsetID, len(s.number))
	for id, n := range s.number {
		ids[n] = id
	}
	return ids
}

// pointers takes over the relations of the synsets that words were kept of. A
// hypernym that no word was kept of is numbered too, for siblings to meet in.
func (s *sourcer) pointers() {
	under := s.countUnder()
	for _, id := range s.numbered() {
		for _, p := range s.wn.synsets[id].pointers {
			kind, ok := pointerKinds[p.symbol]
			if !ok {
				continue
			}
			if kind == lexicon.Hypernym && under[p.target] > mostUnder {
				kind = lexicon.HypernymTop
			}
			s.src.Pointers = append(s.src.Pointers, lexicon.Pointer{From: s.numberOf(id), To: s.numberOf(p.target), Kind: kind})
		}
		for _, target := range s.glossed(s.wn.synsets[id]) {
			s.src.Pointers = append(s.src.Pointers, lexicon.Pointer{From: s.numberOf(id), To: s.numberOf(target), Kind: lexicon.HypernymTop})
		}
	}
	s.src.Synsets = len(s.number)
}

// countUnder counts the synsets right under each hypernym.
func (s *sourcer) countUnder() map[synsetID]int {
	under := map[synsetID]int{}
	for _, syn := range s.wn.synsets {
		for _, p := range syn.pointers {
			if p.symbol == "@" {
				under[p.target]++
			}
		}
	}
	return under
}

func (s *sourcer) exceptions() {
	seen := map[lemma]bool{}
	for _, e := range s.wn.exceptions {
		form := lemma{e.form, e.lemma.pos}
		if s.shares[e.lemma] == nil || seen[form] || e.form == e.lemma.word || !spelled(e.form) {
			continue // morphy, too, takes the first lemma that it knows
		}
		seen[form] = true
		s.src.Exceptions = append(s.src.Exceptions, lexicon.Link{
			Word: e.form, POS: e.lemma.pos, To: e.lemma.word, ToPOS: e.lemma.pos, Share: 1})
	}
}

// kinship is two words that a pointer of WordNet ties: derived from each other,
// or opposites.
type kinship struct{ from, to lemma }

// derivations takes over which words are derived from which and which are
// opposites, and picks for nouns of event their verb and for verbs their noun.
func (s *sourcer) derivations() {
	kin, events, opposites := map[kinship]float64{}, map[kinship]float64{}, map[kinship]float64{}
	for _, id := range s.numbered() { // in order: sums of fractions depend on it
		syn := s.wn.synsets[id]
		for _, p := range syn.pointers {
			k, share := s.tie(syn, p)
			switch {
			case share == 0:
			case p.symbol == "!":
				opposites[k] += share
			case k.from.pos != k.to.pos:
				kin[k] += share
				if k.from.pos == lexicon.Noun && k.to.pos == lexicon.Verb && eventFiles[syn.file] {
					events[k] += s.shares[k.from][id] * math.Log2(2+float64(s.uses(k.to)))
				}
			}
		}
	}
	s.src.Derived = links(kin, leastKin)
	s.src.Opposites = links(opposites, 0)
	s.nominals(events)
}

// tie is the two words that the pointer p of syn ties, and the share that the
// meanings it ties them in have of their uses; 0 where it ties no words.
func (s *sourcer) tie(syn synset, p wnPointer) (k kinship, share float64) {
	target := s.wn.synsets[p.target]
	if !strings.Contains("+<\\!", p.symbol) || p.from == 0 || p.from > len(syn.words) || p.to > len(target.words) {
		return k, 0
	}
	k = kinship{
		lemma{strings.ToLower(syn.words[p.from-1]), syn.id.pos},
		lemma{strings.ToLower(target.words[p.to-1]), target.id.pos},
	}
	return k, math.Sqrt(s.shares[k.from][syn.id] * s.shares[k.to][target.id])
}

// uses is how often the tagged texts have a lemma.
func (s *sourcer) uses(l lemma) int {
	sum := 0
	for i := range s.wn.senses[l] {
		sum += s.wn.tagged[tag{l, i + 1}]
	}
	return sum
}

// nominals picks the verb of each noun of event and the noun of each verb, of
// several the one most used: "approve", not "approbate", for "approval".
func (s *sourcer) nominals(events map[kinship]float64) {
	verb, noun := map[lemma]kinship{}, map[lemma]kinship{}
	nounScore := func(k kinship) float64 { return events[k] * math.Log2(2+float64(s.uses(k.from))) }
	for _, k := range sortedKin(events) {
		if s.eventShare(k.from) < leastEvents {
			continue
		}
		if best, ok := verb[k.from]; !ok || events[k] > events[best] {
			verb[k.from] = k
		}
		if best, ok := noun[k.to]; !ok || nounScore(k) > nounScore(best) {
			noun[k.to] = k
		}
	}
	for _, k := range verb {
		s.src.Verbs = append(s.src.Verbs, link(k, s.eventShare(k.from)))
	}
	for _, k := range noun {
		s.src.Nouns = append(s.src.Nouns, link(kinship{k.to, k.from}, 1))
	}
}

// eventShare is the share of a noun's uses that mean events.
func (s *sourcer) eventShare(l lemma) float64 {
	sum := 0.0
	for _, id := range s.ids(l) {
		if eventFiles[s.wn.synsets[id].file] {
			sum += s.shares[l][id]
		}
	}
	return sum
}

func link(k kinship, share float64) lexicon.Link {
	return lexicon.Link{Word: k.from.word, POS: k.from.pos, To: k.to.word, ToPOS: k.to.pos, Share: min(1, share)}
}

// links are the ties whose share is at least least.
func links(ties map[kinship]float64, least float64) []lexicon.Link {
	var list []lexicon.Link
	for _, k := range sortedKin(ties) {
		if ties[k] >= least {
			list = append(list, link(k, ties[k]))
		}
	}
	return list
}

func sortedKin(m map[kinship]float64) []kinship {
	list := make([]kinship, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.SortFunc(list, func(a, b kinship) int {
		return cmp.Or(cmp.Compare(a.from.word, b.from.word), cmp.Compare(a.from.pos, b.from.pos),
			cmp.Compare(a.to.word, b.to.word), cmp.Compare(a.to.pos, b.to.pos))
	})
	return list
}
