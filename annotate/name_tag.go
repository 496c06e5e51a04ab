package annotate

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
)

// Names are tagged word by word with labels in IOB2 (Tjong Kim Sang and Veenstra
// 1999): B-PER begins the name of a person, I-PER goes on with it, O is no name.
// A linear model scores the labels of each word that could be part of a name,
// given those before it; what the article called a word before is a feature, so
// that it is called the same again. OTH are names of other things.

//go:embed entity.bin
var entityWeights string

// nameLabels are the labels, in the order of the model's classes: O, then B and I
// of each type.
var nameLabels = []string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-OTH", "I-OTH"}

// outside is the label of what is no name.
const outside = 0

// begins and insideOf tell what a label does; typeOf is the number of its type.
func begins(label uint8) bool  { return label%2 == 1 }
func typeOf(label uint8) uint8 { return (label + 1) / 2 }
func beginOf(typ uint8) uint8  { return 2*typ - 1 }
func allowed(label, before int) bool {
	return label == outside || label%2 == 1 || before == label || before == label-1
}

// labelOf is the number of a label.
func labelOf(name string) uint8 { return uint8(slices.Index(nameLabels, name)) }

// labelTypes are the types of entities by the number of a label's type.
var labelTypes = [...]document.EntityType{0: "", 1: document.PER, 2: document.LOC, 3: document.ORG, 4: document.MISC}

// nameTagger labels the tokens of a document.
type nameTagger struct {
	model    *model.Linear
	clusters string
	known    string
	features nameFeatureList
	scores   model.Scores
}

// EntityWeights are the model and the table of the pass that finds names.
type EntityWeights struct {
	Model    string
	Clusters string // classes of words
	Known    string // names of towns, and surnames
}

func newNameTagger(w EntityWeights) (*nameTagger, error) {
	m, err := model.Load(w.Model)
	if err != nil {
		return nil, fmt.Errorf("annotate: entity weights: %w", err)
	}
	if got := strings.Join(m.Classes(), " "); got != strings.Join(nameLabels, " ") {
		return nil, fmt.Errorf("annotate: entity weights: labels %q are not those of this program; run recount-train entities", got)
	}
	return &nameTagger{model: m, clusters: w.Clusters, known: w.Known}, nil
}

// embeddedNames loads the weights of the binary when they are first needed.
var embeddedNames = sync.OnceValue(func() *nameTagger {
	n, err := newNameTagger(EntityWeights{entityWeights, clusterTable, knownTable})
	if err != nil {
		panic(err)
	}
	return n
})

// label labels every token of d.
func (n nameTagger) label(d *document.Document) []uint8 {
	forms := n.forms(d)
	labels := make([]uint8, len(d.Tokens))
	n.features = make(nameFeatureList, 0, 80)
	memory := nameMemory{}
	for i := range d.Sentences {
		c := newNameContext(d, forms, i)
		memory.recall(&c)
		for t := c.first; t < c.last; t++ {
			if c.mayName(t, labels) {
				labels[t] = uint8(n.best(&c, t, labels))
			}
		}
		memory.learn(&c, labels)
	}
	return labels
}

// best is the label with the highest score of those that may follow.
func (n *nameTagger) best(c *nameContext, t int, labels []uint8) int {
	before, before2 := c.labelsBefore(t, labels)
	n.features = c.nameFeatures(n.features[:0], t, before, before2)
	n.model.Score(n.features, &n.scores)
	return bestAllowed(n.scores[:len(nameLabels)], int(before))
}

func bestAllowed(scores []int32, before int) int {
	top := outside
	for l := range scores {
		if scores[l] > scores[top] && allowed(l, before) {
			top = l
		}
	}
	return top
}

// labelsBefore are the labels of the two tokens before t in its sentence.
func (c *nameContext) labelsBefore(t int, labels []uint8) (before, before2 uint64) {
	if t > c.first {
		before = uint64(labels[t-1])
	}
	if t > c.first+1 {
		before2 = uint64(labels[t-2])
	}
	return before, before2
}

// mayName reports whether token t can be part of a name: it begins with a
// capital or is tagged as one, or goes on with one.
func (c *nameContext) mayName(t int, labels []uint8) bool {
	return c.forms[t].upper || c.forms[t].proper || t > c.first && labels[t-1] != outside || c.forms[t].digit && c.at(t+1).upper
}

// forms reads the forms of all tokens.
func (n *nameTagger) forms(d *document.Document) []nameForm {
	forms := make([]nameForm, len(d.Tokens))
	small := map[uint64]bool{} // words that the article writes without a capital
	for t := range d.Tokens {
		tok := &d.Tokens[t]
		forms[t] = readNameForm(d.Text(tok.Span), n.clusters, n.known)
		forms[t].pos = model.Hash(string(tok.UPOS))
		forms[t].glued = t > 0 && t+1 < len(d.Tokens) && d.Text(tok.Span) == "-" && touching(d, t-1, t) && touching(d, t, t+1)
		forms[t].proper = tok.UPOS == document.PROPN
		if !forms[t].upper && tok.UPOS != document.PUNCT {
			small[forms[t].word] = true
		}
	}
	for t := range forms {
		forms[t].plain = forms[t].upper && small[forms[t].word]
	}
	placeForms(d, forms)
	for i := range d.Sentences {
		capitalRuns(forms, d.Sentences[i].First, d.Sentences[i].Last)
		cityForms(forms, n.known, d.Sentences[i].First, d.Sentences[i].Last)
	}
	return forms
}

func touching(d *document.Document, a, b int) bool {
	return d.Tokens[a].Span.End == d.Tokens[b].Span.Start
}

func newNameContext(d *document.Document, forms []nameForm, sentence int) nameContext {
	s := &d.Sentences[sentence]
	c := nameContext{forms: forms, first: s.First, last: s.Last}
	words, capitals := 0, 0
	for t := s.First; t < s.Last; t++ {
		w := d.Text(d.Tokens[t].Span)
		if r, _ := utf8.DecodeRuneInString(w); len(w) >= 4 && unicode.IsLetter(r) {
			words++
			if forms[t].upper {
				capitals++
			}
		}
	}
	if words >= 3 && capitals*5 >= words*4 {
		c.titled = 1
	}
	return c
}

// nameMemory is what an article called its words so far, by hash.
type nameMemory map[uint64]uint8

// recall notes in the forms of a sentence what its words were called before.
func (m nameMemory) recall(c *nameContext) {
	for t := c.first; t < c.last; t++ {
		if f := &c.forms[t]; f.upper && f.word != noForm.word {
			f.known = uint64(m[f.word])
		}
	}
}

// learn remembers what the words of a sentence were called.
func (m nameMemory) learn(c *nameContext, labels []uint8) {
	for t := c.first; t < c.last; t++ {
		if f := &c.forms[t]; f.upper && c.titled == 0 && f.word != noForm.word {
			if labels[t] != outside {
				m[f.word] = labels[t] + 1
			} else if t > c.first && m[f.word] == 0 {
				m[f.word] = 1
			}
		}
	}
}
