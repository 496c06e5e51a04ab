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

// nameReader reads the labels of a document off scores. It holds scratch space.
type nameReader struct {
	labels []NameLabel
	scores []int32           // words × labels
	words  []uint64          // hashes of words that may be a name; 0 for others
	ends   []int             // of the pieces that were read at once
	votes  map[uint64]ballot // by word
	best   []pathTo          // of a piece: words × labels
}

// ballot is what the places of an article where a word stands tell of it.
type ballot struct {
	sums  [len(nameTypes)]int64
	count int64
}

// labelScorer scores the labels of item i (model.Reader).
type labelScorer interface{ LabelScores(set, i int) []int32 }

func (v *nameReader) begin() {
	v.labels, v.scores, v.words, v.ends = v.labels[:0], v.scores[:0], v.words[:0], v.ends[:0]
}

// read takes in the scores of a piece that r has read. capitals tells whether they
// mean something there.
func (v *nameReader) read(r labelScorer, forms []form, capitals bool) {
	for i := range forms {
		v.scores = append(v.scores, r.LabelScores(nameSet, i)...)
		v.words = append(v.words, 0)
		told := capitals && forms[i].upper
		if told {
			v.words[len(v.words)-1] = forms[i].word
		}
		if !told || i == 0 || i == 1 && forms[0].mark {
			v.scoresOf(len(v.words) - 1)[outside] += doubt
		}
	}
	v.ends = append(v.ends, len(v.words))
}

// finish decides on the labels of all that was read.
func (v *nameReader) finish() []NameLabel {
	v.vote()
	v.labels = slices.Grow(v.labels, len(v.words))[:len(v.words)]
	first := 0
	for _, end := range v.ends {
		v.decode(first, end)
		first = end
	}
	return v.labels
}

// doubt is added to the score of no name where capitals tell nothing: an invented name costs more than a missed
// one. Chosen on the dev part of Universal NER.
const doubt = 7000

// vote adds to the scores of each word what its other places tell on average, so
// that an article calls the same by the same type (after Finkel et al. 2005).
func (v *nameReader) vote() {
	if v.votes == nil {
		v.votes = map[uint64]ballot{}
	}
	clear(v.votes)
	for i, word := range v.words {
		if word != 0 {
			b := v.votes[word]
			b.count++
			for t, s := range typeScores(v.scoresOf(i)) {
				b.sums[t] += int64(s)
			}
			v.votes[word] = b
		}
	}
	for i, word := range v.words {
		b := v.votes[word]
		if b.count < 2 {
			continue
		}
		scores := v.scoresOf(i)
		own := typeScores(scores)
		for l := range scores {
			t := NameLabel(l).typ()
			scores[l] += int32((b.sums[t] - int64(own[t])) / (b.count - 1))
		}
	}
}

// scoresOf are the scores of word i.
func (v *nameReader) scoresOf(i int) []int32 { return v.scores[i*len(nameLabels):][:len(nameLabels)] }

// typeScores are the scores of the types: the better of a type's labels.
func typeScores(scores []int32) (types [len(nameTypes)]int32) {
	types[noName] = scores[outside]
	for t := person; int(t) < len(nameTypes); t++ {
		types[t] = max(scores[t.begin()], scores[t.inside()])
	}
	return types
}

// pathTo is the best row of labels that ends in some label.
type pathTo struct {
	sum    int64
	before NameLabel
}

// decode labels the words of one piece.
func (v *nameReader) decode(first, end int) {
	many := len(nameLabels)
	v.best = slices.Grow(v.best[:0], (end-first)*many)[:(end-first)*many]
	for i := first; i < end; i++ {
		for l, score := range v.scoresOf(i) {
			v.best[(i-first)*many+l] = v.step(i-first, NameLabel(l), int64(score))
		}
	}
	label := v.last(end - first)
	for i := end - 1; i >= first; i-- {
		v.labels[i] = label
		label = v.best[(i-first)*many+int(label)].before
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
