package story

import (
	"math"

	"github.com/recount-news/recount/lexicon"
)

// vocabulary numbers the words of a stream and weighs them: by how many articles
// have them in news at large, as the lexicon knows, and in the stream so far.
type vocabulary struct {
	numbers map[string]int32 // -1 for words without content
	shown   []string
	usual   []float64 // share of articles at large with the word
	holding []int32   // articles of the stream with it
	seen    int       // articles of the stream
}

const (
	// priorArticles is how many articles of the stream weigh as much as what is
	// known of news at large.
	priorArticles = 100

	rarestTerm = 8 // beyond it, rarity is a matter of chance
)

func newVocabulary() *vocabulary { return &vocabulary{numbers: make(map[string]int32)} }

// number is the number of a word, or -1 where it has no content.
func (v *vocabulary) number(word string) int32 {
	n, ok := v.numbers[word]
	if ok {
		return n
	}
	n = -1
	if rarity := lexicon.Rarity(word); rarity > common && tellsMuch(word) {
		n = int32(len(v.shown))
		v.shown = append(v.shown, word)
		v.usual = append(v.usual, math.Exp(-min(rarity, rarestTerm)))
		v.holding = append(v.holding, 0)
	}
	v.numbers[word] = n
	return n
}

// count takes an article into the statistics.
func (v *vocabulary) count(s *sketch) {
	v.seen++
	for _, t := range s.terms {
		v.holding[t.word]++
	}
}

// weight is the inverse document frequency of a word, in nats.
func (v *vocabulary) weight(word int32) float64 {
	return math.Log((priorArticles + float64(v.seen) + 1) / (priorArticles*v.usual[word] + float64(v.holding[word]) + 0.5))
}

// damped is the weight of a word that stands somewhere so many times.
func damped(times uint16) float64 {
	if times == 0 {
		return 0
	}
	return 1 + math.Log(float64(times))
}
