package annotate

import "github.com/recount-news/recount/model"

// The features of the parser, one function for learning and for parsing. Names
// follow the literature: s0, s1, s2 are the stack from above, b0, b1 the next
// words; l and r their outermost children on the left and the right.

// form is what is known of node i.
func (t *tree) form(i int) *form {
	switch {
	case i == none:
		return &absent
	case i == len(t.forms):
		return &root
	}
	return &t.forms[i]
}

// word is the form n words to the right of node i.
func (t *tree) word(i, n int) *form {
	i += n
	if i < 0 || i > len(t.forms) {
		return &absent
	}
	return t.form(i)
}

// node is the place of node i in the tree; that of nothing for none.
func (t *tree) node(i int) *node {
	if i == none {
		return &nowhere
	}
	return &t.nodes[i]
}

var nowhere = node{head: none, rel: 63, left: [2]int{none, none}, right: [2]int{none, none}}

// relOf is the relation of child i, hashed.
func (t *tree) relOf(i int) uint64 { return uint64(t.node(i).rel) + 1 }

// distance is how far apart two nodes are, in a few steps.
func distance(a, b int) uint64 {
	if a == none || b == none {
		return 0
	}
	switch d := max(a-b, b-a); {
	case d <= 5:
		return uint64(d)
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}

// actionFeatures appends the features by which the next transition is chosen.
func actionFeatures(f features, s *state) features {
	s0, s1, s2 := s.top(0), s.top(1), s.top(2)
	w0, w1, w2 := s.form(s0), s.form(s1), s.form(s2)
	b0, b1, b2, b3 := s.word(s.next, 0), s.word(s.next, 1), s.word(s.next, 2), s.word(s.next, 3)

	f.one(0)
	f = wordFeatures(f, w0, w1, w2, b0, b1, b2, b3)
	f = pairFeatures(f, w0, w1, b0, b1)
	f.three(b0.tag, b1.tag, b2.tag)
	f.three(w0.tag, b0.tag, b1.tag)
	f.three(w1.tag, w0.tag, b0.tag)
	f.three(w2.tag, w1.tag, w0.tag)
	f.four(w1.tag, w0.tag, b0.tag, b1.tag)
	f.three(w0.word, b0.tag, b1.tag)
	f.three(w1.tag, w0.word, b0.tag)
	f.three(w1.word, w0.tag, b0.tag)
	f.three(w1.tag, w0.tag, b0.word)

	f = gapFeatures(f, s, w0, w1, b0)

	n0, n1, nb := s.node(s0), s.node(s1), s.node(s.next)
	f = childFeatures(f, s, w0, w1, b0, n0, n1, nb)
	f = shapeFeatures(f, s, w0, w1, b0, n0, n1, nb)
	return f
}

// wordFeatures looks at single words.
func wordFeatures(f features, w0, w1, w2, b0, b1, b2, b3 *form) features {
	for _, w := range [...]*form{w0, w1, w2, b0, b1, b2} {
		f.one(w.word)
		f.one(w.tag)
		f.two(w.word, w.tag)
	}
	f.one(b3.tag)
	f.one(w0.suffix[2])
	f.one(b0.suffix[2])
	f.one(w1.suffix[2])
	return f
}

// pairFeatures looks at two words at a time.
func pairFeatures(f features, w0, w1, b0, b1 *form) features {
	for _, p := range [...][2]*form{{w0, b0}, {w1, w0}} {
		a, b := p[0], p[1]
		f.four(a.word, a.tag, b.word, b.tag)
		f.three(a.word, a.tag, b.word)
		f.three(a.word, b.word, b.tag)
		f.three(a.word, a.tag, b.tag)
		f.three(a.tag, b.word, b.tag)
		f.two(a.word, b.word)
		f.two(a.tag, b.tag)
		f.two(a.word, b.tag)
		f.two(a.tag, b.word)
		f.two(a.pos, b.pos)
	}
	f.two(w1.tag, b0.tag)
	f.two(w1.word, b0.word)
	f.two(w1.word, b0.tag)
	f.two(w1.tag, b0.word)
	f.two(w0.tag, b1.tag)
	f.two(w0.word, b1.word)
	f.two(w0.word, b1.tag)
	f.two(b0.tag, b1.tag)
	f.two(b0.word, b1.tag)
	f.two(b0.tag, b1.word)
	return f
}

// gapFeatures looks at what stands between and before the nodes that may be
// joined: the comma before "said", the preposition before a noun.
func gapFeatures(f features, s *state, w0, w1, b0 *form) features {
	last := s.word(s.next, -1)
	before, after := &absent, &absent
	if i := s.top(0); i != none {
		before, after = s.word(i, -1), s.word(i, 1)
	}
	f.one(last.tag)
	f.one(last.word)
	f.three(w0.tag, b0.tag, last.tag)
	f.three(w0.tag, b0.tag, last.word)
	f.three(w0.tag, b0.tag, after.tag)
	f.two(w0.tag, after.word)
	f.three(w1.tag, w0.tag, before.tag)
	f.three(w1.tag, w0.tag, before.word)
	return f
}

// childFeatures looks at the children the nodes have so far.
func childFeatures(f features, s *state, w0, w1, b0 *form, n0, n1, nb *node) features {
	children := [...]int{n0.left[0], n0.right[0], n0.left[1], n0.right[1], n1.left[0], n1.right[0], n1.right[1], nb.left[0], nb.left[1]}
	parents := [...]*form{w0, w0, w0, w0, w1, w1, w1, b0, b0}
	for i, c := range children {
		w, p := s.form(c), parents[i]
		f.one(w.word)
		f.one(w.tag)
		f.one(s.relOf(c))
		f.three(p.tag, w.tag, s.relOf(c))
		f.two(p.tag, w.word)
	}
	f.three(w0.tag, s.form(n0.left[0]).tag, b0.tag)
	f.three(w0.tag, s.form(n0.right[0]).tag, b0.tag)
	f.three(w0.tag, b0.tag, s.form(nb.left[0]).tag)
	f.three(w1.tag, w0.tag, s.form(n0.left[0]).tag)
	f.three(w1.tag, w0.tag, s.form(n0.right[0]).tag)
	f.three(w1.tag, w0.tag, s.form(n1.right[0]).tag)
	f.three(w1.tag, w0.tag, s.form(n1.left[0]).tag)
	f.three(w1.word, w0.tag, s.form(n0.left[0]).word) // a verb, a noun, its preposition
	f.three(w1.tag, w0.tag, s.form(n0.left[0]).word)
	f.three(w0.tag, b0.tag, s.relOf(nb.left[0]))
	f.four(w1.tag, w0.tag, s.relOf(n1.right[0]), s.relOf(n0.left[0]))
	return f
}

// shapeFeatures looks at distances and at the number and kinds of children.
func shapeFeatures(f features, s *state, w0, w1, b0 *form, n0, n1, nb *node) features {
	near := distance(s.top(0), s.next)
	far := distance(s.top(1), s.top(0)) + 16
	f.two(near, w0.word)
	f.two(near, w0.tag)
	f.two(near, b0.word)
	f.two(near, b0.tag)
	f.three(near, w0.tag, b0.tag)
	f.two(far, w1.word)
	f.two(far, w0.word)
	f.three(far, w1.tag, w0.tag)
	f.four(near, w1.tag, w0.tag, b0.tag)

	for i, n := range [...]*node{n0, n1, nb} {
		w := [...]*form{w0, w1, b0}[i]
		lefts, rights := uint64(min(n.lefts, 5)), uint64(min(n.rights, 5))
		f.two(w.word, lefts)
		f.two(w.tag, lefts)
		f.two(w.word, model.Mix(rights, 1))
		f.two(w.tag, model.Mix(rights, 1))
		f.two(w.tag, n.leftRels)
		f.two(w.tag, model.Mix(n.rightRels, 1))
		f.two(w.word, n.leftRels)
		f.two(w.word, model.Mix(n.rightRels, 1))
	}
	f.two(uint64(min(len(s.stack), 4)), b0.tag)
	return f
}

// relationFeatures appends the features by which the arc from head to dependent
// is named, before it is made.
func relationFeatures(f features, s *state, head, dependent int) features {
	h, d := s.form(head), s.form(dependent)
	nh, nd := s.node(head), s.node(dependent)
	side := uint64(0)
	if head > dependent {
		side = 1
	}
	apart := distance(head, dependent)<<1 | side

	f.one(side)
	for _, w := range [...]*form{h, d} {
		f.two(w.word, side)
		f.two(w.tag, side)
		f.three(w.word, w.tag, side)
		f.two(w.suffix[2], side)
		f.two(w.shape, side)
	}
	f.three(h.word, d.word, side)
	f.three(h.tag, d.tag, side)
	f.three(h.pos, d.pos, apart)
	f.three(h.word, d.tag, side)
	f.three(h.tag, d.word, side)
	f.three(h.tag, d.tag, apart)
	f.two(d.word, apart)
	f.two(d.tag, apart)
	f.three(h.tag, d.suffix[2], side)
	f.three(h.suffix[2], d.tag, side)

	f = aroundFeatures(f, s, head, dependent, side)

	for _, c := range [...]int{nd.left[0], nd.left[1], nd.right[0]} {
		w := s.form(c)
		f.two(w.word, side)
		f.two(s.relOf(c), side)
		f.three(h.tag, d.tag, w.tag)
		f.three(h.pos, d.pos, w.word)
		f.three(h.word, d.pos, w.word)
		f.three(h.tag, d.word, w.word)
	}
	for _, c := range [...]int{nh.left[0], nh.right[0], nh.right[1], nh.left[1]} {
		f.three(s.relOf(c), d.tag, side)
		f.three(s.relOf(c), h.tag, d.tag)
		f.three(s.form(c).word, d.tag, side)
	}
	f.three(nh.leftRels, d.tag, side)
	f.three(nh.rightRels, d.tag, side)
	f.four(nh.leftRels, h.tag, d.tag, side)
	f.four(nh.rightRels, h.tag, d.tag, side)
	f.three(nd.leftRels, h.pos, side)
	f.four(nd.leftRels, nd.rightRels, d.tag, side)
	f.four(nd.leftRels, d.tag, h.tag, side)
	f.four(nh.leftRels, h.word, d.tag, side)
	return f
}

// aroundFeatures looks at the neighbours of both ends of an arc.
func aroundFeatures(f features, s *state, head, dependent int, side uint64) features {
	h, d := s.form(head), s.form(dependent)
	f.three(s.word(dependent, -1).tag, d.tag, side)
	f.three(s.word(dependent, 1).tag, d.tag, side)
	f.three(s.word(head, -1).tag, h.tag, side)
	f.three(s.word(head, 1).tag, h.tag, side)
	f.two(s.word(dependent, -1).word, side)
	f.two(s.word(dependent, 1).word, side)
	f.two(s.word(head, 1).word, side)
	f.four(h.tag, d.tag, s.word(dependent, 1).tag, side)
	f.four(h.tag, d.tag, s.word(dependent, -1).tag, side)
	f.four(h.pos, d.pos, s.form(s.next).tag, s.form(s.top(1)).pos)
	return f
}
