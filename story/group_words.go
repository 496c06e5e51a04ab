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

	templates templates

	logOf   []float64 // of the articles with a word, both sorts together
	logSeen float64   // of all articles, likewise
}

const (
	// priorArticles is how many articles of the stream weigh as much as what is
	// known of news at large.
	priorArticles = 3000

	rarestTerm = 8 // beyond it, rarity is a matter of chance
)

func newVocabulary() *vocabulary {
	return &vocabulary{numbers: make(map[string]int32), templates: make(templates)}
}

// number is the number of a word, or -1 where it has no content.
func (v *vocabulary) number(word string) int32 {
	n, ok := v.numbers[word]
	if ok {
		return n
	}
	if lexicon.Rarity(word) > common && tellsMuch(word) {
		return v.add(word)
	}
	v.numbers[word] = -1
	return -1
}

// add numbers a word that is new.
func (v *vocabulary) add(word string) int32 {
	n := int32(len(v.shown))
	v.numbers[word] = n
	v.shown = append(v.shown, word)
	v.usual = append(v.usual, math.Exp(-min(lexicon.Rarity(word), rarestTerm)))
	v.holding = append(v.holding, 0)
	v.logOf = append(v.logOf, 0)
	v.reckon(n)
	return n
}

// count takes an article into the statistics.
func (v *vocabulary) count(s *sketch) {
	v.came(v.seen + 1)
	for _, t := range s.terms {
		v.holding[t.word]++
		v.reckon(t.word)
	}
}

// came says that so many articles have come.
func (v *vocabulary) came(n int) {
	v.seen = n
	v.logSeen = math.Log(priorArticles + float64(n) + 1)
}

// forget drops the words that no article held has and few had, and the sentences that
// were last seen long before a day. It numbers the others anew, in their order.
func (v *vocabulary) forget(articles []held, day int32) {
	to := make([]int32, len(v.shown)) // 1 for words in use, then their new numbers
	for i := range articles {
		for _, t := range articles[i].terms {
			to[t.word] = 1
		}
	}
	n := int32(0)
	clear(v.numbers)
	for i, word := range v.shown {
		if to[i] == 0 && int(v.holding[i]) < v.seen/fewHave+1 {
			continue
		}
		v.shown[n], v.usual[n], v.holding[n], v.logOf[n] = word, v.usual[i], v.holding[i], v.logOf[i]
		v.numbers[word], to[i] = n, n
		n++
	}
	clear(v.shown[n:])
	v.shown, v.usual, v.holding, v.logOf = v.shown[:n], v.usual[:n], v.holding[:n], v.logOf[:n]
	for i := range articles {
		for k := range articles[i].terms {
			t := &articles[i].terms[k]
			t.word = to[t.word]
		}
	}
	for h, r := range v.templates {
		if r.last < day-sentenceKept {
			delete(v.templates, h)
		}
	}
}

func (v *vocabulary) reckon(word int32) {
	v.logOf[word] = math.Log(priorArticles*v.usual[word] + float64(v.holding[word]) + 0.5)
}

// weight is the inverse document frequency of a word, in nats.
func (v *vocabulary) weight(word int32) float64 { return v.logSeen - v.logOf[word] }

// damped is the weight of a word that stands somewhere so many times: 1 + ln.
func damped(times uint16) float64 { return dampedTimes[min(int(times), len(dampedTimes)-1)] }

// dampedTimes are the weights of 0 times and more; a word that stands there more
// often than the last counts like it.
var dampedTimes = [...]float64{0, 1, 1.693, 2.099, 2.386, 2.609, 2.792, 2.946, 3.079, 3.197, 3.303, 3.398, 3.485, 3.565, 3.639, 3.708, 3.773}
