package annotate

import (
	"fmt"
	"io"
	"math/rand/v2"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
	"github.com/recount-news/recount/text"
)

// NamedArticle is an article whose names are known.
type NamedArticle struct {
	Article article.Article
	Names   []NamedSpan // in order
}

// NamedSpan is a name and its type: "PER", "LOC", "ORG", or "OTH" for names of
// other things.
type NamedSpan struct {
	Span text.Span
	Type string
}

// Training constants, chosen on the dev part.
const (
	nameEpochs  = 12
	wordDropout = 0.3 // of the words are read as unknown, so that clusters and shapes are learnt
	posDropout  = 0.6 // of the tags: those of words that the tagger was trained on are too good
	silverShare = 0.6 // of the silver articles are learnt from in each epoch
	nameMargin  = 40  // by which the right label must be ahead
)

// TrainEntities learns to tag names with the tables of w and gives the weights.
// The same articles, tables and seed give the same weights. Progress goes to log.
func TrainEntities(articles, silver []NamedArticle, w EntityWeights, seed uint64, budget int, log io.Writer) EntityWeights {
	l := nameLearner{
		tagger:     &nameTagger{clusters: w.Clusters, known: w.Known},
		perceptron: model.NewPerceptron(nameLabels),
		random:     rand.New(rand.NewPCG(seed, 2)),
	}
	l.read(articles, false)
	l.read(silver, true)
	for epoch := range nameEpochs {
		wrong, all := l.epoch()
		fmt.Fprintf(log, "names: epoch %d, %d of %d words wrong\n", epoch+1, wrong, all)
	}
	w.Model = l.perceptron.Freeze(model.Budget{Bytes: budget})
	return w
}

// understood is a document as the pass that finds names sees it.
func understood(a article.Article) *document.Document {
	d := &document.Document{Article: a}
	sentences(d)
	tokens(d)
	EmbeddedSyntax().run(d)
	knownPlaces(d)
	return d
}

// TagNames are the names that weights find in an article, before any rule: to
// measure the weights.
func TagNames(w EntityWeights, a article.Article) ([]NamedSpan, error) {
	n, err := newNameTagger(w)
	if err != nil {
		return nil, err
	}
	d := understood(a)
	labels := n.label(d)
	var names []NamedSpan
	for i := range d.Sentences {
		for t := d.Sentences[i].First; t < d.Sentences[i].Last; {
			end := labelledEnd(labels, t, d.Sentences[i].Last)
			if end > t {
				span := text.Span{Start: d.Tokens[t].Span.Start, End: d.Tokens[end-1].Span.End}
				names = append(names, NamedSpan{span, nameLabels[labels[t]][len("B-"):]})
			}
			t = max(end, t+1)
		}
	}
	return names, nil
}

type nameExample struct {
	d     *document.Document
	forms []nameForm
	gold  []uint8

	silver bool
}

// goldLabels are the labels of the tokens of d.
func goldLabels(d *document.Document, names []NamedSpan) []uint8 {
	labels := make([]uint8, len(d.Tokens))
	for _, n := range names {
		first, last := d.TokensIn(n.Span)
		for t := first; t < last; t++ {
			for l, name := range nameLabels {
				if t == first && name == "B-"+n.Type || t > first && name == "I-"+n.Type {
					labels[t] = uint8(l)
				}
			}
		}
	}
	return labels
}

type nameLearner struct {
	tagger     *nameTagger
	perceptron *model.Perceptron
	random     *rand.Rand
	docs       []nameExample
	features   nameFeatureList
}

// read takes in articles. Silver is what another program labelled.
func (l *nameLearner) read(articles []NamedArticle, silver bool) {
	for _, a := range articles {
		d := understood(a.Article)
		l.docs = append(l.docs, nameExample{d, l.tagger.forms(d), goldLabels(d, a.Names), silver})
	}
}

// epoch goes once through the articles in a new order.
func (l *nameLearner) epoch() (wrong, all int) {
	for _, i := range l.random.Perm(len(l.docs)) {
		if l.docs[i].silver && l.random.Float64() > silverShare {
			continue
		}
		w, n := l.learn(&l.docs[i])
		wrong, all = wrong+w, all+n
	}
	return wrong, all
}

// learn goes through one article as the tagger would, and corrects itself after
// each word. The labels before a word are those it gave, right or wrong.
func (l *nameLearner) learn(e *nameExample) (wrong, all int) {
	forms := make([]nameForm, len(e.forms))
	copy(forms, e.forms)
	for t := range forms {
		if l.random.Float64() < wordDropout {
			forms[t].word, forms[t].cased = noForm.word, noForm.cased
		}
		if l.random.Float64() < posDropout {
			forms[t].pos = noForm.pos
		}
	}
	labels := make([]uint8, len(forms))
	memory := nameMemory{}
	for i := range e.d.Sentences {
		c := newNameContext(e.d, forms, i)
		memory.recall(&c)
		for t := c.first; t < c.last; t++ {
			if !c.mayName(t, labels) {
				continue
			}
			before, before2 := c.labelsBefore(t, labels)
			l.features = c.nameFeatures(l.features[:0], t, before, before2)
			scores := l.perceptron.Score(l.features)
			guess := bestAllowed(scores, int(before))
			gold := int(e.gold[t])
			if !allowed(gold, int(before)) {
				gold = int(beginOf(typeOf(e.gold[t]))) // it missed the beginning
			}
			rival := guess
			if guess == gold {
				scores[gold] -= nameMargin
				rival = bestAllowed(scores, int(before))
			}
			l.perceptron.Update(l.features, gold, rival)
			labels[t] = uint8(guess)
			all++
			if guess != gold {
				wrong++
			}
		}
		memory.learn(&c, labels)
	}
	return wrong, all
}
