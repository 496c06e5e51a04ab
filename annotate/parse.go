package annotate

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
)

// Dependency parsing, greedy and left to right: the arc-hybrid transition
// system (Kuhlmann, Gómez-Rodríguez and Satta 2011) with a linear model that
// chooses each transition (features after Zhang and Nivre 2011) and a second
// one that names each arc as it is made.
//
//	SHIFT  the next word goes onto the stack
//	LEFT   the next word becomes head of the top of the stack, which leaves it
//	RIGHT  the second of the stack becomes head of the top, which leaves it
//
// The root stands behind the last word and takes its one dependent when nothing
// else is left on the stack, so what comes out is always a tree. Each word is
// pushed and popped once: 2n transitions, linear.

// action is a transition. Its value is the class of the model.
type action int

const (
	shift action = iota
	left
	right
)

// actionNames are the classes of the model of transitions.
var actionNames = []string{"shift", "left", "right"}

// none is the node that is not there.
const none = -1

// tree is a sentence being parsed: the forms, and what is known of each node.
// Node len(forms) is the root.
type tree struct {
	forms []form
	nodes []node
}

// node is the place of a word in the tree so far. Children are counted from the
// outside in: left[0] is the leftmost.
type node struct {
	head        int
	rel         int // class of the model of relations
	left, right [2]int
	lefts       int // number of children on the left
	rights      int
	leftRels    uint64 // set of their relations, hashed to bits
	rightRels   uint64
}

// state is a tree with a stack and the next word.
type state struct {
	tree
	stack []int
	next  int
}

// reset makes s the start for forms.
func (s *state) reset(forms []form) {
	s.forms = forms
	s.stack = s.stack[:0]
	s.next = 0
	s.nodes = s.nodes[:0]
	for range len(forms) + 1 {
		s.nodes = append(s.nodes, node{head: none, left: [2]int{none, none}, right: [2]int{none, none}})
	}
}

// top is the i-th node of the stack from above, or none.
func (s *state) top(i int) int {
	if i >= len(s.stack) {
		return none
	}
	return s.stack[len(s.stack)-1-i]
}

// ended reports whether the root has its dependent.
func (s *state) ended() bool { return s.next == len(s.forms) && len(s.stack) == 0 }

// allows reports whether a may be taken. At least one may until the end.
func (s *state) allows(a action) bool {
	atRoot := s.next == len(s.forms)
	switch a {
	case shift:
		return !atRoot
	case left:
		return len(s.stack) > 1 && !atRoot || len(s.stack) == 1
	}
	return len(s.stack) > 1
}

// arc is the head and the dependent that a would join.
func (s *state) arc(a action) (head, dependent int) {
	if a == left {
		return s.next, s.top(0)
	}
	return s.top(1), s.top(0)
}

// take makes transition a; rel is the relation of the arc it makes.
func (s *state) take(a action, rel int) {
	if a == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	head, dependent := s.arc(a)
	s.stack = s.stack[:len(s.stack)-1]
	d, h := &s.nodes[dependent], &s.nodes[head]
	d.head, d.rel = head, rel
	bit := uint64(1) << (uint(rel) % 64)
	if a == left {
		h.left = [2]int{dependent, h.left[0]}
		h.lefts++
		h.leftRels |= bit
		return
	}
	h.right = [2]int{dependent, h.right[0]}
	h.rights++
	h.rightRels |= bit
}

// parser parses one sentence at a time.
type parser struct {
	actions   *model.Linear
	relations *model.Linear
	state     state
	features  features
	scores    model.Scores
}

// parse writes head and relation to tokens, which are those of forms; the first
// of them is number first of the document.
func (p *parser) parse(forms []form, tokens []document.Token, first int) {
	s := &p.state
	for s.reset(forms); !s.ended(); {
		a := p.action()
		rel := 0
		if a != shift {
			head, dependent := s.arc(a)
			p.features = relationFeatures(p.features[:0], s, head, dependent)
			rel = p.relations.Best(p.features, &p.scores)
		}
		s.take(a, rel)
	}
	for i := range tokens {
		n := &s.nodes[i]
		tokens[i].Head, tokens[i].Rel = first+n.head, p.relations.Classes()[n.rel]
		if n.head == len(forms) {
			tokens[i].Head, tokens[i].Rel = first+i, "root"
		}
	}
}

// action is the next transition. The model is asked only where there is a
// choice.
func (p *parser) action() action {
	s := &p.state
	switch {
	case len(s.stack) == 0:
		return shift
	case s.next == len(s.forms) && len(s.stack) > 1:
		return right
	case s.next == len(s.forms):
		return left
	}
	p.features = actionFeatures(p.features[:0], s)
	p.actions.Score(p.features, &p.scores)
	return s.choose(p.scores[:len(actionNames)])
}

// choose is the best action that s allows.
func (s *state) choose(scores []int32) action {
	best := action(none)
	for a := range action(len(actionNames)) {
		if s.allows(a) && (best == none || scores[a] > scores[best]) {
			best = a
		}
	}
	return best
}
