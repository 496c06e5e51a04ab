package annotate

import "github.com/recount-news/recount/model"

// nameContext is one sentence while its names are tagged. Features of training
// and of tagging are made here, by the same function.
type nameContext struct {
	forms       []nameForm // of the whole article
	first, last int        // tokens of the sentence
	titled      uint64     // whether nearly all its words are capitalised
}

func (c *nameContext) at(t int) *nameForm {
	if t < c.first || t >= c.last {
		return &noForm
	}
	return &c.forms[t]
}

// nameFeatures appends the features of token t after the labels one and two
// tokens before.
func (c *nameContext) nameFeatures(to nameFeatureList, t int, before, before2 uint64) nameFeatureList {
	f, l, r, ll, rr := c.at(t), c.at(t-1), c.at(t+1), c.at(t-2), c.at(t+2)
	initial := uint64(0)
	if t == c.first || t == c.first+1 && !l.upper && l.list == 0 && l.cluster == 0 {
		initial = 1
	}
	to.one(before)
	to.two(before, before2)
	to.two(f.word, before)
	to.one(f.word)
	to.one(f.cased)
	to.one(l.word)
	to.one(r.word)
	to.one(ll.word)
	to.one(rr.word)
	to.two(l.word, f.word)
	to.two(f.word, r.word)
	to.two(l.word, f.shape)
	to.two(f.shape, r.word)
	to.one(f.suffix)
	to.one(f.ending)
	to.one(f.prefix)
	to.two(f.suffix, f.shape)
	to.three(l.shape, f.shape, r.shape)
	to.two(f.shape, before)
	to.three(f.shape, initial, c.titled)
	to.one(f.cluster)
	to.two(f.cluster, before)
	to.one(l.cluster)
	to.one(r.cluster)
	to.one(ll.cluster)
	to.one(rr.cluster)
	to.two(l.cluster, f.cluster)
	to.two(f.cluster, r.cluster)
	to.two(f.coarse, f.shape)
	to.three(l.coarse, f.coarse, r.coarse)
	to.three(f.coarse, before, r.coarse)
	to.two(f.list, before)
	to.two(f.list, f.shape)
	to.one(l.list)
	to.one(r.list)
	to.three(l.list, f.list, r.list)
	to.two(l.list, f.shape)
	to.one(f.place)
	to.two(f.place, before)
	to.two(l.place, before)
	to.three(bit(l.glued), ll.word, before)
	to.three(bit(r.glued), rr.word, f.word)
	to.three(bit(l.glued), ll.list, before2)
	to.two(f.place, r.place)
	to.two(f.place, r.list)
	to.three(f.place, l.word, r.shape)
	to.three(f.city, before, f.shape)
	to.three(f.city, l.word, r.list)
	to.three(f.city, f.coarse, r.city)
	to.two(f.pos, before)
	to.three(l.pos, f.pos, r.pos)
	to.two(f.pos, f.shape)
	to.three(f.pos, initial, c.titled)
	head, open, after, ahead := c.at(int(f.last)), c.at(int(f.first)-1), c.at(int(f.last)+1), c.at(int(f.first))
	length, place := uint64(min(f.last-f.first, 4)), uint64(min(int32(t)-f.first, 4))
	to.two(head.word, before)
	to.two(head.list, before)
	to.two(head.cluster, before)
	to.three(open.word, length, place)
	to.three(after.word, length, place)
	to.three(open.cluster, length, place)
	to.three(after.cluster, length, place)
	to.three(ahead.list, length, place)
	to.three(ahead.list, head.list, place)
	to.two(open.word, after.word)
	to.three(open.coarse, head.coarse, after.coarse)
	to.two(f.known, before)
	to.three(f.known, f.shape, r.known)
	to.two(head.known, before)
	to.three(bit(f.plain), initial, f.shape)
	to.three(bit(f.plain), f.pos, c.titled)
	return to
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// nameFeatureList is the features of one decision. Every template adds one, so
// that its place in the list tells it from the others.
type nameFeatureList []uint64

func (f *nameFeatureList) one(a uint64) { *f = append(*f, model.Mix(a, uint64(len(*f)))) }

func (f *nameFeatureList) two(a, b uint64) { f.one(model.Mix(a, b)) }

func (f *nameFeatureList) three(a, b, c uint64) { f.one(model.Mix(model.Mix(a, b), c)) }
