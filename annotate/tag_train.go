package annotate

import (
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
)

// tagEpochs is how often the tagger sees each sentence; more gains nothing.
const tagEpochs = 6

// rareTag is the fewest times a pair of tags must occur to be a class.
const rareTag = 5

// trainTagger learns the tags of examples.
func trainTagger(examples []Example, seed uint64) *model.Perceptron {
	names := tagClasses(examples)
	class := numbered(names)
	t := tagLearner{perceptron: model.NewPerceptron(names)}
	for _, n := range names {
		t.tags = append(t.tags, classTagOf(n))
	}
	random := rand.New(rand.NewPCG(seed, 1))
	for range tagEpochs {
		for _, i := range random.Perm(len(examples)) {
			t.learn(examples[i], class)
		}
	}
	return t.perceptron
}

// tagLearner is the tagger while it learns. It goes by its own tags, not the
// right ones, as it will have to.
type tagLearner struct {
	perceptron *model.Perceptron
	tags       []classTag
	reader     reader
	forms      []form
	features   features
}

func (t *tagLearner) learn(e Example, class map[string]int) {
	t.forms = t.reader.forms(t.forms[:0], e.Words)
	mode := letterCase(t.forms)
	for i, tok := range e.Tokens {
		t.features = tagFeatures(t.features[:0], t.forms, i, mode)
		scores := t.perceptron.Score(t.features)
		guess := model.Best(scores)
		if gold, ok := class[tagName(tok)]; ok {
			t.perceptron.Update(t.features, gold, guess)
		}
		t.forms[i].pos, t.forms[i].tag = t.tags[guess].pos, t.tags[guess].tag
	}
}

func tagName(t document.Token) string { return string(t.UPOS) + "|" + t.XPOS }

// tagClasses are the pairs of tags that are not rare, sorted.
func tagClasses(examples []Example) []string {
	count := map[string]int{}
	for _, e := range examples {
		for _, t := range e.Tokens {
			count[tagName(t)]++
		}
	}
	maps.DeleteFunc(count, func(_ string, n int) bool { return n < rareTag })
	return slices.Sorted(maps.Keys(count))
}

func numbered(names []string) map[string]int {
	m := make(map[string]int, len(names))
	for i, n := range names {
		m[n] = i
	}
	return m
}
