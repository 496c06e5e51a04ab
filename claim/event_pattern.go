package claim

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// eventWord is a word that stands around a predicate.
type eventWord struct {
	token       int
	preposition string // that governs it, "" for none; "to" of a verb
	before      bool   // of the one who acts, or an adverb before the verb
	sets        uint64 // of words it is in, once asked for
	asked       bool
}

const (
	mostEventWords = 48
	deepestPhrase  = 4
)

// patternCode is the code of the pattern of verb that finds most words around
// predicate p, of equals the first; ok is false where none fits. A noun keeps to the
// class that its verb has, and so does a verb of which only a preposition is found.
func (r *reader) patternCode(p int, verb lexicon.EventVerb) (code string, ok bool) {
	best, read := 0, false
	class := ClassOf(verb.Code)
	noun := r.d.Tokens[p].UPOS == document.NOUN
	for pattern := range verb.Patterns {
		keeps := class == "" || ClassOf(pattern.Code) == class
		if noun && !keeps {
			continue
		}
		if !read {
			r.readAround(p)
			read = true
		}
		if score := r.found(pattern); score > best && (keeps || score > 1) {
			best, code = score, pattern.Code
		}
	}
	return code, best > 0
}

// found counts the words of a pattern, its prepositions for half a word; 0 where
// one is not found.
func (r *reader) found(p lexicon.EventPattern) int {
	score := 0
	for i, rest := range [2]lexicon.EventItems{p.Before, p.After} {
		for rest != "" {
			var item lexicon.EventItem
			item, rest = rest.Next()
			n := r.foundItem(item, i == 0)
			if n == 0 {
				return 0
			}
			score += n
		}
	}
	return score
}

func (r *reader) foundItem(item lexicon.EventItem, before bool) int {
	if item.Words == "" {
		for i := range r.nearby {
			if w := &r.nearby[i]; w.preposition == item.Preposition && !w.before {
				return 1
			}
		}
		return 0
	}
	n := 0
	if item.Preposition != "" {
		n = 1
	}
	for rest := item.Words; rest != ""; {
		var word string
		word, rest, _ = strings.Cut(rest, "+")
		if !r.isAround(word, item.Preposition, before) {
			return 0
		}
		n += 2
	}
	return n
}

// isAround reports whether word stands on its side of the predicate, behind its
// preposition.
func (r *reader) isAround(word, preposition string, before bool) bool {
	for i := range r.nearby {
		w := &r.nearby[i]
		if w.before == before && w.preposition == preposition && r.isWord(w, word) {
			return true
		}
		if preposition == "" && w.before == before && w.preposition == word { // a particle in the pattern
			return true
		}
	}
	return false
}

func (r *reader) isWord(w *eventWord, word string) bool {
	tok := &r.d.Tokens[w.token]
	if word[0] != '&' {
		if tok.UPOS == document.PROPN {
			return strings.EqualFold(tok.Lemma, word)
		}
		return tok.Lemma == word
	}
	if !w.asked {
		w.sets, w.asked = lexicon.EventSets(tok.Lemma), true
	}
	set := 0
	for _, digit := range word[1:] {
		set = set*10 + int(digit-'0')
	}
	return w.sets>>set&1 != 0
}

// readAround gathers the words around predicate p into r.nearby. Who acts and what
// is done to are told apart, and the passive turned round.
func (r *reader) readAround(p int) {
	r.nearby = r.nearby[:0]
	passive := r.isPassive(p)
	noun := r.d.Tokens[p].UPOS == document.NOUN
	acts := false
	for _, child := range r.tree.Children(p) {
		c := int(child)
		tok := &r.d.Tokens[c]
		switch tok.Rel {
		case "nsubj", "nmod:poss":
			acts = true
			r.readPhrase(c, "", true, 0)
		case "nsubj:pass":
			acts = true
			r.readPhrase(c, "", !passive, 0)
		case "compound", "amod":
			if noun {
				r.readPhrase(c, "", true, 0)
			}
		case "obj", "iobj":
			r.readPhrase(c, "", false, 0)
		case "obl:agent", "obl", "nmod":
			r.readOblique(c, passive, noun)
		case "xcomp", "ccomp", "advcl":
			r.readClause(c)
		case "advmod", "compound:prt":
			r.addAround(c, "", c < p && tok.Rel == "advmod")
		}
	}
	if s := r.subject(p); !acts && !noun && s >= 0 && s != p {
		r.readPhrase(s, "", !passive, 0)
	}
}

func (r *reader) readOblique(c int, passive, noun bool) {
	preposition := r.prepositionOf(c)
	switch {
	case preposition == "by" && (passive || noun):
		r.readPhrase(c, "", true, 0)
	case preposition == "of" && noun:
		r.readPhrase(c, "", false, 0)
	default:
		r.readPhrase(c, preposition, false, 0)
	}
}

// prepositionOf is the preposition before noun t, or the mark before verb t.
func (r *reader) prepositionOf(t int) string {
	if k := r.tree.Child(t, "case", "mark"); k >= 0 {
		return r.d.Tokens[k].Lemma
	}
	return ""
}

// readClause adds a verb that hangs on the predicate, and its objects.
func (r *reader) readClause(c int) {
	mark := r.prepositionOf(c)
	r.addAround(c, mark, false)
	if mark != "" {
		r.addAround(c, "", false) // "refused to comment" is found by "comment", too
	}
	for _, k := range r.tree.Children(c) {
		if rel := r.d.Tokens[k].Rel; rel == "obj" {
			r.readPhrase(int(k), mark, false, 1)
		}
	}
}

// readPhrase adds the words of the phrase that t heads.
func (r *reader) readPhrase(t int, preposition string, before bool, depth int) {
	r.addAround(t, preposition, before)
	if depth >= deepestPhrase {
		return
	}
	for _, child := range r.tree.Children(t) {
		c := int(child)
		switch r.d.Tokens[c].Rel {
		case "compound", "amod", "flat", "nummod", "nmod:poss", "nmod:desc", "conj", "fixed":
			r.readPhrase(c, preposition, before, depth+1)
		case "nmod":
			r.readPhrase(c, r.prepositionOf(c), before, depth+1)
		case "acl":
			if r.isMarked(c, "to") {
				r.addAround(c, "to", before)
			}
		}
	}
}

func (r *reader) addAround(t int, preposition string, before bool) {
	if len(r.nearby) < mostEventWords {
		r.nearby = append(r.nearby, eventWord{token: t, preposition: preposition, before: before})
	}
}
