package annotate

import (
	"slices"

	"github.com/recount-news/recount/document"
)

// Names are told by a label for each word, in IOB2 (Tjong Kim Sang and Veenstra
// 1999): B-PER begins the name of a person, I-PER goes on with it, O is no name.
// OTH are names of other things. The network scores the labels of each word by
// itself; of the rows of labels that follow upon each other, that with the
// highest sum is taken (Viterbi 1967).

// NameLabel is the label of a word, by its number among nameLabels.
type NameLabel uint8

// nameLabels are the labels as the network and IOB2 files name them: O, then B and
// I of each type.
var nameLabels = []string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-OTH", "I-OTH"}

// nameType is what a label says a name is of.
type nameType uint8

const (
	noName nameType = iota
	person
	location
	organisation
	other
)

// nameTypes are the types of entities by their numbers.
var nameTypes = [...]document.EntityType{person: document.PER, location: document.LOC, organisation: document.ORG, other: document.MISC}

// outside is the label of what is no name.
const outside NameLabel = 0

func (l NameLabel) begins() bool  { return l%2 == 1 }
func (l NameLabel) typ() nameType { return nameType((l + 1) / 2) }

// follows reports whether l may stand behind before.
func (l NameLabel) follows(before NameLabel) bool {
	return l == outside || l.begins() || before == l || before == l-1
}

func (t nameType) begin() NameLabel  { return NameLabel(2*t - 1) }
func (t nameType) inside() NameLabel { return NameLabel(2 * t) }

// ParseNameLabel is the label that an IOB2 file calls name.
func ParseNameLabel(name string) (NameLabel, bool) {
	for l, n := range nameLabels {
		if n == name {
			return NameLabel(l), true
		}
	}
	return outside, false
}

// nameReader reads labels off scores. It holds scratch space.
type nameReader struct {
	labels []NameLabel // of all that was read
	best   []pathTo    // words × labels
}

// pathTo is the best row of labels that ends in some label.
type pathTo struct {
	sum    int64
	before NameLabel
}

// labelScorer scores the labels of item i (model.Reader).
type labelScorer interface{ LabelScores(set, i int) []int32 }

// read appends the labels of the n items that r has read.
func (v *nameReader) read(r labelScorer, n int) {
	many := len(nameLabels)
	v.best = slices.Grow(v.best[:0], n*many)[:n*many]
	for i := range n {
		for l, score := range r.LabelScores(nameSet, i) {
			v.best[i*many+l] = v.step(i, NameLabel(l), int64(score))
		}
	}
	at := len(v.labels) + n
	v.labels = slices.Grow(v.labels, n)[:at]
	label := v.last(n)
	for i := n - 1; i >= 0; i-- {
		at--
		v.labels[at] = label
		label = v.best[i*many+int(label)].before
	}
}

// step is the best path to label l of item i, whose score is given.
func (v *nameReader) step(i int, l NameLabel, score int64) pathTo {
	if i == 0 {
		if !l.follows(outside) {
			score = never
		}
		return pathTo{sum: score}
	}
	many := len(nameLabels)
	p := pathTo{sum: never}
	for before, b := range v.best[(i-1)*many : i*many] {
		if b.sum > p.sum && l.follows(NameLabel(before)) {
			p = pathTo{b.sum, NameLabel(before)}
		}
	}
	p.sum += score
	return p
}

// never is less than the sum of any path.
const never = -1 << 60

// last is the label that the best path through n items ends in.
func (v *nameReader) last(n int) (label NameLabel) {
	if n == 0 {
		return outside
	}
	ends := v.best[(n-1)*len(nameLabels):]
	for l := range ends {
		if ends[l].sum > ends[label].sum {
			label = NameLabel(l)
		}
	}
	return label
}

// NameRun is a name among the words of a sentence.
type NameRun struct {
	First, Last int // words [First, Last)
	Type        document.EntityType
}

// NameRuns are the names that labels tell.
func NameRuns(labels []NameLabel) (runs []NameRun) {
	for i := 0; i < len(labels); {
		end := labelledEnd(labels, i, len(labels))
		if end > i {
			runs = append(runs, NameRun{i, end, nameTypes[labels[i].typ()]})
		}
		i = max(end, i+1)
	}
	return runs
}
