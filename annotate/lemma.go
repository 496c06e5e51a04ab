package annotate

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// lemmas fills in the lemma of every token: names keep their spelling, function
// words and clitics have a short list, all else goes to the lexicon by its part
// of speech.
func lemmas(d *document.Document) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Lemma = lemma(d.Text(t.Span), t.UPOS, t.XPOS)
		if t.UPOS == document.AUX && d.Tokens[t.Head].XPOS == "VBN" && t.Rel == "aux" && leansOn(d, t) {
			t.Lemma = "have" // "he's gone", "he'd gone"
		}
	}
}

// leansOn reports whether t is 's or 'd, which stand for two verbs each.
func leansOn(d *document.Document, t *document.Token) bool {
	w := plain(d.Text(t.Span))
	return w == "'s" || w == "'d"
}

func lemma(word string, upos document.UPOS, xpos string) string {
	switch upos {
	case document.PROPN, document.X:
		return word
	case document.PUNCT, document.SYM, document.NUM:
		return strings.ToLower(word)
	}
	w := plain(word)
	switch upos {
	case document.VERB:
		return verbLemma(w)
	case document.NOUN:
		if xpos == "NN" {
			return w // "news", "series": what looks like a plural is none
		}
		return reduced(w, plurals, lexicon.Noun)
	case document.ADJ:
		return degreeLemma(w, xpos)
	case document.ADV:
		if w == "better" || w == "best" {
			return "well"
		}
		return degreeLemma(w, xpos)
	}
	return functionLemma(w, upos, xpos)
}

// plain is word in small letters with straight apostrophes. It allocates only
// where something changes.
func plain(word string) string {
	if strings.Contains(word, "’") {
		word = strings.ReplaceAll(word, "’", "'")
	}
	return strings.ToLower(word)
}

func verbLemma(w string) string {
	if l, ok := auxiliaries[w]; ok {
		return l
	}
	if l := lexicon.Lemma(w, lexicon.Verb); l != w || lexicon.Known(w, lexicon.Verb) {
		return l
	}
	return hyphenated(w, lexicon.Verb)
}

// hyphenated takes the lemma of what follows the last hyphen: "re-elected".
func hyphenated(w string, pos lexicon.POS) string {
	i := strings.LastIndexByte(w, '-') + 1
	if i == 0 || i == len(w) {
		return w
	}
	return w[:i] + lexicon.Lemma(w[i:], pos)
}

// degreeLemma takes the degree off an adjective or adverb.
func degreeLemma(w, xpos string) string {
	if !strings.HasSuffix(xpos, "R") && !strings.HasSuffix(xpos, "S") {
		return w
	}
	if l, ok := degrees[w]; ok {
		return l
	}
	return reduced(w, comparisons, lexicon.Adjective)
}

// ending is what an inflected word ends in, and what its lemma ends in instead.
type ending struct{ cut, put string }

var (
	plurals     = []ending{{"ies", "y"}, {"s", ""}, {"es", ""}}
	comparisons = []ending{{"ier", "y"}, {"iest", "y"}, {"er", ""}, {"est", ""}, {"er", "e"}, {"est", "e"}}
)

// reduced is the lemma of a word that the tagger knows to be inflected. The
// lexicon alone would keep "years" and "higher", which have senses of their own.
func reduced(w string, endings []ending, pos lexicon.POS) string {
	if l := lexicon.Lemma(w, pos); l != w {
		return l
	}
	for _, e := range endings {
		stem, ok := strings.CutSuffix(w, e.cut)
		if ok && len(stem) > 1 && lexicon.Known(stem+e.put, pos) {
			return stem + e.put
		}
	}
	return w
}

// functionLemma is the lemma of a word of a closed class. "Her" has one as an
// object and another as a possessor.
func functionLemma(w string, upos document.UPOS, xpos string) string {
	var list map[string]string
	switch upos {
	case document.AUX:
		list = auxiliaries
	case document.PRON:
		list = pronouns
		if xpos == "PRP$" {
			return w
		}
	default:
		list = functionWords
	}
	if l, ok := list[w]; ok {
		return l
	}
	return w
}

var auxiliaries = map[string]string{
	"is": "be", "was": "be", "are": "be", "were": "be", "been": "be", "being": "be", "am": "be",
	"'s": "be", "'m": "be", "'re": "be", "ai": "be",
	"has": "have", "had": "have", "having": "have", "'ve": "have",
	"did": "do", "does": "do", "done": "do", "doing": "do",
	"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall",
	"gets": "get", "got": "get", "getting": "get", "gotten": "get",
}

var pronouns = map[string]string{
	"me": "i", "him": "he", "her": "she", "us": "we", "them": "they", "'em": "they", "'s": "we",
	"whom": "who", "those": "that", "these": "this", "mine": "my", "yours": "your", "hers": "her",
	"ours": "our", "theirs": "their",
}

var functionWords = map[string]string{
	"an": "a", "these": "this", "those": "that", "n't": "not", "na": "to", "ta": "to", "'": "'s",
	"vs.": "versus", "vs": "versus", "til": "till",
}

// degrees are the irregular comparatives and superlatives.
var degrees = map[string]string{
	"better": "good", "best": "good", "worse": "bad", "worst": "bad", "more": "more", "most": "most",
	"less": "less", "least": "least", "further": "far", "farther": "far", "furthest": "far",
	"later": "late", "latest": "late", "earlier": "early", "earliest": "early", "elder": "old",
	"eldest": "old",
}
