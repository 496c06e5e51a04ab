package main

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/lexicon"
)

// WordNet ties verbs of two words to few others: "wrap up" has for its broader one
// that of "end", and no link to "finish". Its definitions do: "finish a task
// completely". The verb that a definition begins with is a broader one of what it
// defines (the genus of Amsler 1980), in the meaning that it mostly has.

// leastMain is the share that a meaning must have to be a verb's main one.
const leastMain = 0.3

// glossed are the main meanings of the verbs that the definition of syn begins
// with; none where plain words prevail in syn.
func (s *sourcer) glossed(syn synset) []synsetID {
	phrases := 0
	for _, w := range syn.words {
		if strings.Contains(w, " ") {
			phrases++
		}
	}
	if syn.id.pos != lexicon.Verb || 2*phrases < len(syn.words) {
		return nil
	}
	var list []synsetID
	definition, _, _ := strings.Cut(syn.gloss, `"`)
	for part := range strings.SplitSeq(definition, ";") {
		for _, verb := range genus(part) {
			if id, ok := s.mainMeaning(lemma{verb, lexicon.Verb}); ok && id != syn.id && !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
	}
	return list
}

// genus are the words that a definition begins with, where they may be verbs: "seize
// or grab", "to surrender someone".
func genus(definition string) []string {
	words := strings.Fields(strings.NewReplacer(",", " ,", "(", " ( ", ")", " ) ").Replace(definition))
	if len(words) > 0 && words[0] == "(" {
		words = words[slices.Index(words, ")")+1:]
	}
	if len(words) > 0 && words[0] == "to" {
		words = words[1:]
	}
	if len(words) == 0 {
		return nil
	}
	list := []string{words[0]}
	for i := 1; i+1 < len(words) && (words[i] == "or" || words[i] == ","); i += 2 {
		list = append(list, words[i+1])
	}
	return slices.DeleteFunc(list, func(w string) bool { return vague[w] })
}

// vague verbs say too little to tell what is defined.
var vague = map[string]bool{"be": true, "make": true, "get": true, "have": true, "give": true, "cause": true, "put": true,
	"take": true, "do": true, "go": true, "come": true, "bring": true, "become": true, "use": true, "let": true, "keep": true,
	"set": true, "move": true, "act": true, "begin": true, "start": true, "remove": true, "place": true, "turn": true, "cover": true}

// mainMeaning is the meaning that a verb mostly has; ok is false where it has no
// such meaning.
func (s *sourcer) mainMeaning(l lemma) (best synsetID, ok bool) {
	share := leastMain
	for _, id := range s.ids(l) {
		if w := s.shares[l][id]; w >= share {
			best, share, ok = id, w, true
		}
	}
	return best, ok
}
