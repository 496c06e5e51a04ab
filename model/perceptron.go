package model

// Perceptron is an averaged perceptron over hashed features (Collins 2002;
// averaging as in Daumé 2006, section 2.4): where the best class is wrong, the
// right one's weights go up by one and the wrong one's down; the model is the
// mean of the weights over all steps.
//
// Weights are kept by feature, only for classes that were ever touched. An
// update costs as much as a score.
type Perceptron struct {
	classes []string
	index   table
	rows    [][]learnt
	step    uint32
	ids     []int32 // of the features last scored, -1 for unknown
	scores  Scores
}

// learnt is the weight of one class for one feature.
type learnt struct {
	sum    int64  // of the weight over the steps up to stamp
	stamp  uint32 // the step of the last change
	weight int16
	class  uint8
}

// NewPerceptron has all weights zero. It panics if there are more classes than
// MaxClasses.
func NewPerceptron(classes []string) *Perceptron {
	if len(classes) > MaxClasses {
		panic("model: too many classes")
	}
	return &Perceptron{classes: classes, index: newTable()}
}

// Classes are the names of the classes.
func (p *Perceptron) Classes() []string { return p.classes }

// Score gives the scores of the weights as they stand; they are good until the
// next call.
func (p *Perceptron) Score(features []uint64) []int32 {
	scores := p.scores[:len(p.classes)]
	clear(scores)
	p.ids = p.ids[:0]
	for _, f := range features {
		id := p.index.find(f)
		p.ids = append(p.ids, id)
		if id < 0 {
			continue
		}
		for _, w := range p.rows[id] {
			scores[w.class] += int32(w.weight)
		}
	}
	return scores
}

// Learn scores features and, where another class than gold is best, updates the
// weights. It returns the class that was best before.
func (p *Perceptron) Learn(features []uint64, gold int) int {
	guess := Best(p.Score(features))
	p.Update(features, gold, guess)
	return guess
}

// Update moves the weights from guess to gold for features, which must be those
// last given to Score. It counts as a step also where the two are equal.
func (p *Perceptron) Update(features []uint64, gold, guess int) {
	p.step++
	if gold == guess {
		return
	}
	for i, f := range features {
		id := p.ids[i]
		if id < 0 {
			id = p.index.add(f)
			if int(id) == len(p.rows) {
				p.rows = append(p.rows, nil)
			}
		}
		p.nudge(id, gold, 1)
		p.nudge(id, guess, -1)
	}
}

func (p *Perceptron) nudge(id int32, class int, by int16) {
	row := p.rows[id]
	for i := range row {
		w := &row[i]
		if w.class == uint8(class) {
			w.sum += int64(w.weight) * int64(p.step-w.stamp)
			w.stamp = p.step
			w.weight += by
			return
		}
	}
	p.rows[id] = append(row, learnt{stamp: p.step, weight: by, class: uint8(class)})
}

// Freeze is the averaged model as a file, within budget. The weights as they
// stand count as one step, so that an update made last is not lost.
func (p *Perceptron) Freeze(budget Budget) string {
	steps := p.step + 1
	rows := make([]row, 0, len(p.rows))
	for i, f := range p.index.keys() {
		r := row{feature: f}
		for _, w := range p.rows[i] {
			sum := w.sum + int64(w.weight)*int64(steps-w.stamp)
			r.weights = append(r.weights, weight{w.class, float64(sum) / float64(steps)})
		}
		rows = append(rows, r)
	}
	return string(encode(p.classes, rows, budget))
}

// table numbers features in the order they come. Open addressing with linear
// probing; features are hashes already.
type table struct {
	slots []slot
	order []uint64
}

type slot struct {
	feature uint64
	id      int32 // plus one; 0 is free
}

func newTable() table { return table{slots: make([]slot, 1<<12)} }

func (t *table) keys() []uint64 { return t.order }

// find is the number of f, or -1.
func (t *table) find(f uint64) int32 {
	mask := uint64(len(t.slots) - 1)
	for i := f >> 20 & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.id == 0 {
			return -1
		}
		if s.feature == f {
			return s.id - 1
		}
	}
}

// add is the number of f, a new one if it had none.
func (t *table) add(f uint64) int32 {
	if id := t.find(f); id >= 0 {
		return id
	}
	if 2*len(t.order) >= len(t.slots) {
		t.grow()
	}
	t.order = append(t.order, f)
	t.put(f, int32(len(t.order)))
	return int32(len(t.order)) - 1
}

func (t *table) put(f uint64, id int32) {
	mask := uint64(len(t.slots) - 1)
	i := f >> 20 & mask
	for t.slots[i].id != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = slot{f, id}
}

func (t *table) grow() {
	t.slots = make([]slot, 2*len(t.slots))
	for i, f := range t.order {
		t.put(f, int32(i)+1)
	}
}
