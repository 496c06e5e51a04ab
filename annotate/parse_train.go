package annotate

import (
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/recount-news/recount/model"
)

// Learning to parse with a dynamic oracle (Goldberg and Nivre 2013): in any
// state, also one that mistakes have led to, the oracle tells what each
// transition would cost, in right arcs that could no longer be made. The model
// learns to prefer the cheapest, and mostly goes on with its own choice, so that
// it learns from the states it will meet.

const (
	parseEpochs = 12
	exploreFrom = 1   // epoch from which the learner goes by its own choices
	explore     = 0.9 // share of the choices it goes by
	rareRel     = 3   // fewest times a relation must occur to be a class
)

// parseLearner is the parser while it learns.
type parseLearner struct {
	actions   *model.Perceptron
	relations *model.Perceptron
	rels      map[string]int
	random    *rand.Rand
	state     state
	heads     []int // of the sentence at hand; the root is node len(heads)
	features  features
}

// trainParser learns from examples whose forms are tagged as the tagger would.
func trainParser(examples []Example, forms [][]form, seed uint64, progress func(epoch int)) (actions, relations *model.Perceptron) {
	names := relationClasses(examples)
	p := &parseLearner{
		actions:   model.NewPerceptron(actionNames),
		relations: model.NewPerceptron(names),
		rels:      numbered(names),
		random:    rand.New(rand.NewPCG(seed, 2)),
	}
	for epoch := range parseEpochs {
		for _, i := range p.random.Perm(len(examples)) {
			p.learn(examples[i], forms[i], epoch >= exploreFrom)
		}
		progress(epoch + 1)
	}
	return p.actions, p.relations
}

// learn goes through one sentence.
func (p *parseLearner) learn(e Example, forms []form, exploring bool) {
	s := &p.state
	p.setHeads(e)
	for s.reset(forms); !s.ended(); {
		a := p.learnAction(exploring)
		rel := 0
		if a != shift {
			rel = p.learnRelation(e, a)
		}
		s.take(a, rel)
	}
}

func (p *parseLearner) setHeads(e Example) {
	p.heads = p.heads[:0]
	for i, t := range e.Tokens {
		if t.Head == i {
			t.Head = len(e.Tokens)
		}
		p.heads = append(p.heads, t.Head)
	}
}

// learnAction updates the model of transitions and tells which to take.
func (p *parseLearner) learnAction(exploring bool) action {
	s := &p.state
	p.features = actionFeatures(p.features[:0], s)
	scores := p.actions.Score(p.features)
	guess := s.choose(scores)
	gold := p.cheapest(scores)
	if p.cost(guess) == p.cost(gold) {
		gold = guess
	}
	p.actions.Update(p.features, int(gold), int(guess))
	if exploring && p.random.Float64() < explore {
		return guess
	}
	return gold
}

// cheapest is the transition that costs least; of equals, the one the model
// likes best.
func (p *parseLearner) cheapest(scores []int32) action {
	best := action(none)
	for a := range action(len(actionNames)) {
		if !p.state.allows(a) {
			continue
		}
		if best == none || p.cost(a) < p.cost(best) || p.cost(a) == p.cost(best) && scores[a] > scores[best] {
			best = a
		}
	}
	return best
}

// cost is the number of right arcs that could still be made and no longer can
// after a.
func (p *parseLearner) cost(a action) int {
	s := &p.state
	if a == shift {
		return p.shiftCost()
	}
	n := 0
	head, top := s.arc(a)
	gold := p.heads[top]
	if gold != head && (gold >= s.next || gold == s.top(1)) {
		n++
	}
	for i := s.next; i < len(p.heads); i++ {
		if p.heads[i] == top {
			n++ // a child on the right that is not there yet
		}
	}
	return n
}

func (p *parseLearner) shiftCost() int {
	s := &p.state
	n := 0
	gold := p.heads[s.next]
	for i, w := range s.stack {
		if p.heads[w] == s.next {
			n++
		}
		if w == gold && i < len(s.stack)-1 {
			n++ // only the word right below can still take it
		}
	}
	if gold == len(p.heads) && len(s.stack) > 0 {
		n++ // only the lowest of the stack can be the root's
	}
	return n
}

// learnRelation updates the model of relations where the arc is right, and
// tells which relation to write.
func (p *parseLearner) learnRelation(e Example, a action) int {
	s := &p.state
	head, dependent := s.arc(a)
	p.features = relationFeatures(p.features[:0], s, head, dependent)
	if gold, ok := p.rels[e.Tokens[dependent].Rel]; ok && p.heads[dependent] == head {
		return p.relations.Learn(p.features, gold)
	}
	return model.Best(p.relations.Score(p.features))
}

// relationClasses are the relations that are not rare, sorted. The root has
// none: who hangs on it is the root.
func relationClasses(examples []Example) []string {
	count := map[string]int{}
	for _, e := range examples {
		for _, t := range e.Tokens {
			count[t.Rel]++
		}
	}
	maps.DeleteFunc(count, func(rel string, n int) bool { return n < rareRel || rel == "root" })
	return slices.Sorted(maps.Keys(count))
}
