package model

import "slices"

// Network reads a sequence and scores three things: labels for each item, one of
// each set, every item (or the root) as the head of every other, and a relation for
// each pair that the caller decides on. Items are given as rows of a table: the sum of the rows is
// what it knows of an item. Layers of recurrent cells, each read from both ends, let
// items know of each other. It is read-only and safe for use by many goroutines.
//
// The cells are those of a quasi-recurrent network (Bradbury et al. 2017; Lei et
// al. 2018): gates depend on the layer below alone, so that all products of a
// layer are one. Heads are scored by the products of two vectors an item (Dozat
// and Manning 2017, without the matrix between).
type Network struct {
	shape
	labels       [][]string // sets of labels
	relations    []string
	vocabulary   vocabulary
	table        string  // rows of width int8
	layers       []dense // width to 3·width: value, gate, gate
	heads        dense   // width to labels, dependent, head, relation of either
	root         []byte  // the root as a head, as a product is fed it
	rootRelation []int32 // and in a relation
	name         dense   // joint vector to relations
	kernels      kernels
}

// dense is a packed matrix with its bias.
type dense struct {
	in, out int
	weights []byte
	bias    []int32
}

// Inputs is how many rows an item is given as.
func (n *Network) Inputs() int { return n.inputs }

// Rows is how many rows the table has.
func (n *Network) Rows() uint32 { return n.rows }

// Labels are the names of the labels, set by set.
func (n *Network) Labels() [][]string { return n.labels }

// RelationNames are the names of the relations.
func (n *Network) RelationNames() []string { return n.relations }

// Row is the row of the word with that hash: 0 for one that is not known.
func (n *Network) Row(hash uint64) uint32 { return n.vocabulary.row(hash) }

// Reader reads one sequence at a time. It serves one goroutine.
type Reader struct {
	net    *Network
	items  int     // of the sequence
	padded int     // items, filled up to what a product takes
	hidden []int16 // items × width
	fed    []byte  // hidden, as a product is fed it
	sums   []int32 // of the layer at hand, and of the heads in the end
	roots  []byte  // the heads' vectors, the root's first
	packed []byte  // the dependents' vectors, as a packed matrix
	scores []int32
	zeros  []int32
	joint  []byte
	named  []int32
	rels   []int
}

// Reader makes a reader.
func (n *Network) Reader() *Reader { return &Reader{net: n} }

func roundUp(n, to int) int { return (n + to - 1) / to * to }

// grown is s with n elements, whatever they hold.
func grown[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// Read reads a sequence: Inputs rows an item, each less than Rows.
func (r *Reader) Read(rowsOf []uint32) {
	n := r.net
	k := &n.kernels
	r.items = len(rowsOf) / n.inputs
	for _, row := range rowsOf {
		if row >= n.rows {
			panic("model: a row outside the table") // the kernels do not look
		}
	}
	r.padded = roundUp(r.items, rows)
	r.hidden = grown(r.hidden, r.padded*n.width)
	r.fed = grown(r.fed, r.padded*n.width)
	clear(r.fed[r.items*n.width:])
	for i := range r.items {
		at := i * n.width
		k.sum(r.hidden[at:at+n.width], r.fed[at:at+n.width], n.table, rowsOf[i*n.inputs:(i+1)*n.inputs])
	}
	for i := range n.layers {
		r.multiply(&r.sums, r.fed, &n.layers[i])
		for channel := 0; channel < n.width; channel += lanes {
			k.scan(r.hidden, r.fed, r.sums, r.items, n.width, channel, channel >= n.width/2)
		}
	}
	r.multiply(&r.sums, r.fed, &n.heads)
}

func (r *Reader) multiply(out *[]int32, a []byte, d *dense) {
	*out = grown(*out, r.padded*d.out)
	r.net.kernels.product(*out, a, d.weights, d.bias, r.padded, d.in, d.out)
}

// sumsOf is the sums of one item for the heads.
func (r *Reader) sumsOf(i int) []int32 { return r.sums[i*r.net.heads.out:][:r.net.heads.out] }

// Label is the label of item i in a set.
func (r *Reader) Label(set, i int) int { return Best(r.LabelScores(set, i)) }

// LabelScores are the scores of the labels of a set for item i, logarithms of what
// is proportional to their probabilities. They are good until the next call of
// Read.
func (r *Reader) LabelScores(set, i int) []int32 {
	from := 0
	for _, names := range r.net.labels[:set] {
		from += len(names)
	}
	return r.sumsOf(i)[from:][:len(r.net.labels[set])]
}

// HeadScores tell how well each item would do as the head of each.
type HeadScores struct {
	Scores []int32
	Stride int // dependents, filled up
}

// Of is the score of head for dependent. Head 0 is the root, head i+1 is item i.
// It is to be held against that of other heads of the same dependent, or summed
// over a tree.
func (s HeadScores) Of(head, dependent int) int32 { return s.Scores[head*s.Stride+dependent] }

// Heads scores all pairs. The scores are good until the next call of Read.
//
// The dependents' vectors take the place of weights in the product; that they are
// scored with heads to which the offset is added moves all heads of a dependent
// alike.
func (r *Reader) Heads() HeadScores {
	n := r.net
	stride, heads := roundUp(r.items, lanes), roundUp(r.items+1, rows)
	r.roots = grown(r.roots, heads*n.arc)
	r.packed = grown(r.packed, stride*n.arc)
	r.zeros = grown(r.zeros, max(stride, n.arc))
	clear(r.zeros)
	clear(r.roots[(r.items+1)*n.arc:])
	copy(r.roots, n.root)
	for i := range stride {
		if i >= r.items {
			r.packDependent(i, r.zeros[:n.arc])
			continue
		}
		sums := r.sumsOf(i)
		r.packDependent(i, sums[n.labelsOut:][:n.arc])
		for k, u := range sums[n.labelsOut+n.arc:][:n.arc] {
			r.roots[(i+1)*n.arc+k] = fedSum(u)
		}
	}
	r.scores = grown(r.scores, heads*stride)
	n.kernels.product(r.scores, r.roots, r.packed, r.zeros[:stride], heads, n.arc, stride)
	return HeadScores{r.scores, stride}
}

// fedSum is a sum as a product is fed it.
func fedSum(u int32) byte { return fed(int16(min(max(u, -one), one))) }

// packDependent writes a dependent's vector as column i of a packed matrix.
func (r *Reader) packDependent(i int, sums []int32) {
	to := r.packed[pack(i, 0, len(sums)):]
	for k := 0; k < len(sums); k += group {
		to := to[k*lanes:][:group]
		for j, u := range sums[k:][:group] {
			to[j] = fedSum(u) - offset
		}
	}
}

// Relations names the arcs to heads, numbered as in HeadScores. The result is good
// until the next call.
func (r *Reader) Relations(heads []int) []int {
	n := r.net
	from := n.labelsOut + 2*n.arc // of the sums: the dependents' part, then the heads'
	r.joint = grown(r.joint, r.padded*n.relation)
	for i, head := range heads {
		hung := n.rootRelation
		if head > 0 {
			hung = r.sumsOf(head - 1)[from+n.relation:]
		}
		joint := r.joint[i*n.relation:][:n.relation]
		for k, u := range r.sumsOf(i)[from:][:n.relation] {
			joint[k] = byte(min(max((u+hung[k]+64)>>7, 0), 127))
		}
	}
	clear(r.joint[len(heads)*n.relation:])
	r.multiply(&r.named, r.joint, &n.name)
	r.rels = grown(r.rels, len(heads))
	for i := range heads {
		r.rels[i] = Best(r.named[i*n.name.out:][:len(n.relations)])
	}
	return r.rels
}
