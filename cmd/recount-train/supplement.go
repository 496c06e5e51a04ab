package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/recount-news/recount/lexicon"
)

// supplement.txt is what news needs and WordNet lacks; its head explains it.
//
//go:embed supplement.txt
var supplementText string

// nearShare is the share of its uses that each word of a "near" line is said to
// have in the sense that they share: half, for no list tells more.
const nearShare = 0.5

// supplement adds the relations of text to what was taken from WordNet. A word
// that WordNet does not have as that part of speech is a slip of the pen.
func (s *sourcer) supplement(text string) error {
	named := len(s.src.Opposites)
	err := eachLineOf(strings.NewReader(text), "supplement.txt", func(line string) error {
		head, list, ok := strings.Cut(line, "  ")
		if line == "" || line[0] == '#' {
			return nil
		}
		kind, letter, _ := strings.Cut(head, " ")
		words := strings.Split(strings.TrimSpace(list), ", ")
		if !ok || len(words) < 2 {
			return fmt.Errorf("%q is no relation of two words or more", line)
		}
		return s.add(kind, letter, words)
	})
	s.inherit(s.src.Opposites[named:])
	return err
}

// leastInherited is the share that a meaning must have of the uses of two words for
// the one to have the opposites of the other.
const leastInherited = leastMain

// inherit gives the opposites that the supplement names to phrases that mostly mean
// the same: who was locked up was jailed, and so not set free. Plain words have
// more meanings, and inherit nothing.
func (s *sourcer) inherit(opposites []lexicon.Link) {
	byWord, bySynset := map[lemma][]int{}, map[int][]lexicon.Sense{}
	for _, sense := range s.src.Senses {
		if sense.Share >= leastInherited {
			l := lemma{sense.Word, sense.POS}
			byWord[l] = append(byWord[l], sense.Synset)
			bySynset[sense.Synset] = append(bySynset[sense.Synset], sense)
		}
	}
	mates := func(word string, pos lexicon.POS) []string {
		list := []string{word}
		for _, synset := range byWord[lemma{word, pos}] {
			for _, m := range bySynset[synset] {
				if m.POS == pos && strings.Contains(m.Word, " ") {
					list = append(list, m.Word)
				}
			}
		}
		return list
	}
	for _, o := range slices.Clone(opposites) {
		for _, a := range mates(o.Word, o.POS) {
			for _, b := range mates(o.To, o.ToPOS) {
				s.src.Opposites = append(s.src.Opposites, lexicon.Link{Word: a, POS: o.POS, To: b, ToPOS: o.ToPOS, Share: o.Share})
			}
		}
	}
}

func (s *sourcer) add(kind, letter string, words []string) error {
	pos := lexicon.POS(max(0, strings.Index("nvar", letter)))
	switch kind {
	case "near":
		return s.addNear(pos, words)
	case "phrase":
		return s.addPhrases(pos, words)
	case "kind":
		return s.addKinds(pos, words)
	case "opposite":
		s.src.Opposites = append(s.src.Opposites, lexicon.Link{Word: words[0], POS: pos, To: words[1], ToPOS: pos, Share: 1})
		return s.know(pos, words...)
	case "verb":
		s.addVerb(words[0], words[1])
		return s.know(lexicon.Verb, words[1])
	case "form":
		s.src.Exceptions = append(s.src.Exceptions, lexicon.Link{Word: words[0], POS: pos, To: words[1], ToPOS: pos, Share: 1})
		return s.know(pos, words[1])
	}
	return fmt.Errorf("%q is no relation", kind)
}

// know fails for words that the lexicon has no sense of.
func (s *sourcer) know(pos lexicon.POS, words ...string) error {
	for _, w := range words {
		if s.shares[lemma{w, pos}] == nil {
			return fmt.Errorf("%q is not in WordNet as %s", w, posFiles[pos])
		}
	}
	return nil
}

// addPhrases gives the phrases among words one more synset, and the meanings that
// the plain words mostly have. Plain words are left as they are: how near they are
// to each other is for other lines.
func (s *sourcer) addPhrases(pos lexicon.POS, words []string) error {
	var plain []string
	meanings := []int{s.src.Synsets}
	for _, w := range words {
		if !strings.Contains(w, " ") {
			plain = append(plain, w)
			if id, ok := s.mainMeaning(lemma{w, pos}); ok {
				meanings = append(meanings, s.numberOf(id))
			}
		}
	}
	s.src.Synsets++
	for _, w := range words {
		if slices.Contains(plain, w) {
			continue
		}
		if l := (lemma{w, pos}); s.shares[l] == nil {
			s.shares[l] = map[synsetID]float64{}
		}
		for _, m := range meanings {
			s.src.Senses = append(s.src.Senses, lexicon.Sense{Word: w, POS: pos, Synset: m, Share: nearShare})
		}
	}
	return s.know(pos, plain...)
}

// addKinds makes the main meaning of the last word a broader one of the main meanings
// of the others.
func (s *sourcer) addKinds(pos lexicon.POS, words []string) error {
	last := len(words) - 1
	to, ok := s.meaning(lemma{words[last], pos})
	if !ok {
		return fmt.Errorf("%q has no main meaning as %s", words[last], posFiles[pos])
	}
	for _, w := range words[:last] {
		from, ok := s.meaning(lemma{w, pos})
		if !ok {
			return fmt.Errorf("%q has no main meaning as %s", w, posFiles[pos])
		}
		s.src.Pointers = append(s.src.Pointers, lexicon.Pointer{From: from, To: to, Kind: lexicon.HypernymTop})
	}
	return nil
}

// meaning is the number of the meaning that a word has most; a phrase that is not
// known gets one.
func (s *sourcer) meaning(l lemma) (int, bool) {
	best, share, ok := 0, 0.0, false
	for _, sense := range s.src.Senses {
		if sense.Word == l.word && sense.POS == l.pos && sense.Share > share {
			best, share, ok = sense.Synset, sense.Share, true
		}
	}
	if !ok && strings.Contains(l.word, " ") {
		best, ok = s.src.Synsets, true
		s.src.Synsets++
		s.shares[l] = map[synsetID]float64{}
		s.src.Senses = append(s.src.Senses, lexicon.Sense{Word: l.word, POS: l.pos, Synset: best, Share: nearShare})
	}
	return best, ok
}

// addNear makes one more synset, of all the words.
func (s *sourcer) addNear(pos lexicon.POS, words []string) error {
	for _, w := range words {
		s.src.Senses = append(s.src.Senses, lexicon.Sense{Word: w, POS: pos, Synset: s.src.Synsets, Share: nearShare})
	}
	s.src.Synsets++
	return s.know(pos, words...)
}

// addVerb makes verb the one verb of noun, and kin to it.
func (s *sourcer) addVerb(noun, verb string) {
	l := lexicon.Link{Word: noun, POS: lexicon.Noun, To: verb, ToPOS: lexicon.Verb, Share: 1}
	s.src.Verbs = slices.DeleteFunc(s.src.Verbs, func(o lexicon.Link) bool { return o.Word == noun })
	s.src.Verbs = append(s.src.Verbs, l)
	s.src.Derived = append(s.src.Derived, l)
}
