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

// source chooses from wn what the lexicon keeps.
func source(wn *wordNet) lexicon.Source {
	s := &sourcer{wn: wn, number: map[synsetID]int{}, shares: map[lemma]map[synsetID]float64{}}
	for _, l := range wn.sortedLemmas() {
		s.weigh(l)
	}
	s.senses()
	s.pointers()
	s.exceptions()
	s.derivations()
	return s.src
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

// pointers takes over the relations of the synsets that words were kept of. A
// hypernym that no word was kept of is numbered too, for siblings to meet in.
func (s *sourcer) pointers() {
	under := s.countUnder()
	kept := make([]synsetID, len(s.number))
	for id, n := range s.number {
		kept[n] = id
	}
	for _, id := range kept {
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

// kinship is a noun, verb or other lemma and one derived from it.
type kinship struct{ from, to lemma }

// derivations takes over which words are derived from which, and picks for
// nouns of event their verb and for verbs their noun.
func (s *sourcer) derivations() {
	all, events := map[kinship]float64{}, map[kinship]float64{}
	for id := range s.number {
		syn := s.wn.synsets[id]
		for _, p := range syn.pointers {
			s.derive(syn, p, all, events)
		}
	}
	for _, k := range sortedKin(all) {
		if all[k] >= leastKin {
			s.src.Derived = append(s.src.Derived, link(k, all[k]))
		}
	}
	s.nominals(events)
}

// derive adds what the pointer p of syn says of kinship, by the share that
// the two senses have of the uses of their words.
func (s *sourcer) derive(syn synset, p wnPointer, all, events map[kinship]float64) {
	derived := p.symbol == "+" || p.symbol == "<" || p.symbol == "\\"
	target := s.wn.synsets[p.target]
	if !derived || p.from == 0 || p.from > len(syn.words) || p.to > len(target.words) {
		return
	}
	k := kinship{
		lemma{strings.ToLower(syn.words[p.from-1]), syn.id.pos},
		lemma{strings.ToLower(target.words[p.to-1]), target.id.pos},
	}
	share := math.Sqrt(s.shares[k.from][syn.id] * s.shares[k.to][target.id])
	if share == 0 || k.from.pos == k.to.pos {
		return
	}
	all[k] += share
	if k.from.pos == lexicon.Noun && k.to.pos == lexicon.Verb && eventFiles[syn.file] {
		events[k] += share
	}
}

// nominals picks the best verb of each noun of event, and the best such noun of
// each verb.
func (s *sourcer) nominals(events map[kinship]float64) {
	verb, noun := map[lemma]kinship{}, map[lemma]kinship{}
	for _, k := range sortedKin(events) {
		if s.eventShare(k.from) < leastEvents {
			continue
		}
		if best, ok := verb[k.from]; !ok || events[k] > events[best] {
			verb[k.from] = k
		}
		if best, ok := noun[k.to]; !ok || events[k] > events[best] {
			noun[k.to] = k
		}
	}
	for _, k := range verb {
		s.src.Verbs = append(s.src.Verbs, link(k, events[k]))
	}
	for _, k := range noun {
		s.src.Nouns = append(s.src.Nouns, link(kinship{k.to, k.from}, events[k]))
	}
}

// eventShare is the share of a noun's uses that mean events.
func (s *sourcer) eventShare(l lemma) float64 {
	sum := 0.0
	for id, share := range s.shares[l] {
		if eventFiles[s.wn.synsets[id].file] {
			sum += share
		}
	}
	return sum
}

func link(k kinship, share float64) lexicon.Link {
	return lexicon.Link{Word: k.from.word, POS: k.from.pos, To: k.to.word, ToPOS: k.to.pos, Share: min(1, share)}
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
