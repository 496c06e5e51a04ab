package model

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"sort"
	"strings"
)

// The file, all numbers little-endian and every part filled up to four bytes:
//
//	0   magic     "rcntnet\n"
//	8   version   uint32
//	12  checksum  uint32: CRC-32C of all that follows the header
//	16  inputs, width, layers, arc, relation: uint32 each (shape)
//	36  words, rows: uint32: of the vocabulary, and of the whole table
//	44  sets: uint32: of labels
//	    names of the labels of each set, names of the relations: uint32 bytes,
//	    and the names joined by line feeds
//	    vocabulary  words × uint64, sorted; the n-th has row n+1
//	    table       rows × width × int8, in units of 1/128
//	    layers      each: 3·width × int32 bias, packed 3·width × width × int8
//	    heads       the same, for labels (all sets, filled up to lanes), 2·arc,
//	                2·relation
//	    root        arc × uint8
//	    root        relation × int32
//	    relations   like a layer, relation to relations (filled up to lanes)
//
// Weights are in units of 1/128, biases in units of 1/one.
const networkMagic = "rcntnet\n"

// NetworkVersion is the version of the file format of networks.
//
//	1: first
//	2: several sets of labels
const NetworkVersion = 2

// shape is the sizes of a network.
type shape struct {
	inputs    int    // rows an item
	width     int    // of an item, both directions together
	depth     int    // layers
	arc       int    // of the vectors that score heads
	relation  int    // of those that name relations
	labelsOut int    // labels, filled up
	rows      uint32 // of the table
}

// mostSize bounds every size in a file, so that no product of them overflows.
const mostSize = 1 << 24

// mostSets bounds the sets of labels.
const mostSets = 16

// LoadNetwork reads a network. It keeps data and must be given bytes that do not
// change: an embedded file.
func LoadNetwork(data string) (*Network, error) {
	if len(data) < len(networkMagic) || data[:len(networkMagic)] != networkMagic {
		return nil, fmt.Errorf("%w: no %q at byte 0", ErrFormat, networkMagic)
	}
	d := decoder{rest: data[len(networkMagic):]}
	if v := d.size(); v != NetworkVersion {
		return nil, fmt.Errorf("%w: version %d at byte 8, want %d", ErrFormat, v, NetworkVersion)
	}
	want := d.number()
	if sum := checksum(d.rest); sum != want {
		return nil, fmt.Errorf("%w: checksum %08x, want %08x: the file is damaged, build it again", ErrFormat, sum, want)
	}
	n := d.network()
	if d.err == nil && len(d.rest) != 0 {
		d.fail("bytes are left over")
	}
	if d.err != nil {
		return nil, d.err
	}
	return n, nil
}

// decoder takes a file apart. After a failure it gives empty parts.
type decoder struct {
	rest string
	err  error
}

func (d *decoder) fail(what string) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %s, %d bytes before the end", ErrFormat, what, len(d.rest))
	}
	d.rest = ""
}

// bytes takes n bytes and what fills them up.
func (d *decoder) bytes(n int) string {
	if n < 0 || n > len(d.rest) || roundUp(n, 4) > len(d.rest) {
		d.fail("cut off")
		return ""
	}
	b := d.rest[:n]
	d.rest = d.rest[roundUp(n, 4):]
	return b
}

func (d *decoder) number() uint32 {
	b := d.bytes(4)
	if b == "" {
		return 0
	}
	return u32(b, 0)
}

func (d *decoder) size() int {
	n := d.number()
	if n > mostSize {
		d.fail("a size is too large")
		return 0
	}
	return int(n)
}

func (d *decoder) names() []string { return strings.Split(d.bytes(d.size()), "\n") }

func (d *decoder) int32s(n int) []int32 {
	b := d.bytes(4 * n)
	list := make([]int32, len(b)/4)
	for i := range list {
		list[i] = int32(u32(b, i))
	}
	return list
}

func (d *decoder) dense(in, out int) dense {
	m := dense{in: in, out: out, bias: d.int32s(out)}
	m.weights = []byte(d.bytes(in * out))
	return m
}

func (d *decoder) network() *Network {
	n := &Network{kernels: sets[len(sets)-1]}
	n.inputs, n.width, n.depth, n.arc, n.relation = d.size(), d.size(), d.size(), d.size(), d.size()
	words, tableRows := d.size(), d.size()
	sets, labels := d.size(), 0
	for range min(sets, mostSets) {
		n.labels = append(n.labels, d.names())
		labels += len(n.labels[len(n.labels)-1])
	}
	n.relations = d.names()
	n.labelsOut = roundUp(labels, lanes)
	if n.inputs == 0 || n.width == 0 || n.width%(2*lanes) != 0 || n.arc == 0 || n.arc%lanes != 0 ||
		n.relation == 0 || n.relation%lanes != 0 || n.width+n.arc+n.relation+n.depth > 1<<12 || n.inputs > 1<<8 || words >= tableRows || sets == 0 || sets > mostSets {
		d.fail("sizes that do not fit each other")
		return nil
	}
	n.rows = uint32(tableRows)
	n.vocabulary = newVocabulary(d.bytes(8 * words))
	n.table = d.bytes(tableRows * n.width)
	for range n.depth {
		n.layers = append(n.layers, d.dense(n.width, 3*n.width))
	}
	n.heads = d.dense(n.width, n.labelsOut+2*n.arc+2*n.relation)
	n.root = []byte(d.bytes(n.arc))
	n.rootRelation = d.int32s(n.relation)
	n.name = d.dense(n.relation, roundUp(len(n.relations), lanes))
	return n
}

// vocabulary is the sorted hashes of the words, and where those begin that share
// their highest bits.
type vocabulary struct {
	hashes string
	starts [1<<vocabularyBits + 1]uint32
}

const vocabularyBits = 12

func newVocabulary(hashes string) vocabulary {
	v := vocabulary{hashes: hashes}
	n := v.len()
	at := 0
	for b := range v.starts {
		for at < n && v.at(at)>>(64-vocabularyBits) < uint64(b) {
			at++
		}
		v.starts[b] = uint32(at)
	}
	return v
}

func (v *vocabulary) len() int { return len(v.hashes) / 8 }

func (v *vocabulary) at(i int) uint64 {
	return uint64(u32(v.hashes, 2*i)) | uint64(u32(v.hashes, 2*i+1))<<32
}

// row is the row of the word with that hash, or 0.
func (v *vocabulary) row(hash uint64) uint32 {
	b := hash >> (64 - vocabularyBits)
	first, last := int(v.starts[b]), int(v.starts[b+1])
	i := first + sort.Search(last-first, func(i int) bool { return v.at(first+i) >= hash })
	if i < last && v.at(i) == hash {
		return uint32(i + 1)
	}
	return 0
}

// SealNetwork completes a file: rest is all that stands behind the checksum.
func SealNetwork(rest []byte) []byte {
	out := []byte(networkMagic)
	out = binary.LittleEndian.AppendUint32(out, NetworkVersion)
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(rest, castagnoli))
	return append(out, rest...)
}
