package model

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"strings"
)

// The file, all numbers little-endian:
//
//	0   magic     "rcntmdl\n"
//	8   version   uint32
//	12  checksum  uint32: CRC-32C of all that follows the header
//	16  names     uint32: bytes of the class names
//	20  buckets   uint32: of the feature table
//	24  names, joined by line feeds
//	    offsets   buckets+1 × uint32, into the entries
//	    entries   by bucket; one a feature, in one of two forms
//	    0         uint8
//
// A model of few classes has entries of one size: the check, and a weight for
// every class but the first, less the weight of the first.
//
//	check   uint16: the low bits of the feature's hash
//	weights (classes-1) × uint8
//
// A model of many classes names those that the feature has weights for.
//
//	check   uint16
//	n       uint8
//	n ×     class uint8, weight uint8
//
// A feature lies in the bucket that the high bits of its hash name. A feature
// that is not in the table is taken for one of its bucket in one case of twenty
// thousand.
const (
	magic      = "rcntmdl\n"
	headerSize = 24
	checkSize  = 2
)

// Version of the file format.
//
//	1: first
//	2: models of few classes have entries of one size
const Version = 2

// fewClasses is the most classes of which all are written.
const fewClasses = 4

// perBucket is how many entries a bucket holds on average: more save space and
// cost time, less so where entries are small.
func perBucket(classes int) float64 {
	if classes <= fewClasses {
		return 4
	}
	return 1.5
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// checksum is the CRC-32C of s, taken in pieces so as not to copy it whole.
func checksum(s string) uint32 {
	var piece [1 << 12]byte
	sum := uint32(0)
	for len(s) > 0 {
		n := copy(piece[:], s)
		sum = crc32.Update(sum, castagnoli, piece[:n])
		s = s[n:]
	}
	return sum
}

type header struct {
	checksum, names, buckets uint32
}

func readHeader(data string) (h header, rest string, err error) {
	if len(data) < headerSize || data[:len(magic)] != magic {
		return h, "", fmt.Errorf("%w: no %q at byte 0", ErrFormat, magic)
	}
	if v := u32(data, 2); v != Version {
		return h, "", fmt.Errorf("%w: version %d at byte 8, want %d", ErrFormat, v, Version)
	}
	h = header{checksum: u32(data, 3), names: u32(data, 4), buckets: u32(data, 5)}
	rest = data[headerSize:]
	if h.buckets == 0 || uint64(h.names)+4*(uint64(h.buckets)+1) > uint64(len(rest)) {
		return h, "", fmt.Errorf("%w: cut off at byte %d", ErrFormat, len(data))
	}
	return h, rest, nil
}

// weight is one averaged weight of a feature.
type weight struct {
	class uint8
	value float64
}

// row is a feature with its weights.
type row struct {
	feature uint64
	weights []weight
}

// Budget bounds a frozen model.
type Budget struct {
	Bytes int // of the file; 0 for no bound
}

// encoder writes rows as a file.
type encoder struct {
	classes []string
	rows    []row
	scale   float64 // value of one step of a weight
	cut     int32   // weights of fewer steps are left out
}

// encode writes the file. To fit the budget it leaves out the smallest weights.
func encode(classes []string, rows []row, budget Budget) []byte {
	e := encoder{classes: classes, rows: rows, cut: 1}
	if e.few() {
		e.rows = relative(rows, len(classes))
	}
	e.scale = quantum(e.rows)
	for budget.Bytes > 0 && e.size() > budget.Bytes && e.cut < largest {
		e.cut++
	}
	return e.write()
}

func (e *encoder) few() bool { return len(e.classes) <= fewClasses }

// relative is rows with the weight of the first class taken from all: which
// class is best stays the same.
func relative(rows []row, classes int) []row {
	out := make([]row, len(rows))
	for i, r := range rows {
		out[i].feature = r.feature
		for c := 1; c < classes; c++ {
			out[i].weights = append(out[i].weights, weight{uint8(c), r.of(uint8(c)) - r.of(0)})
		}
	}
	return out
}

// of is the weight of class.
func (r row) of(class uint8) float64 {
	for _, w := range r.weights {
		if w.class == class {
			return w.value
		}
	}
	return 0
}

// A weight is a byte: sign, three bits of exponent, four of fraction. Steps that
// grow with the weight are what makes eight bits enough: a few features have
// weights a thousand times those of the rest, and a fixed step either cuts the
// former or drops the latter, at a cost of two to six points of accuracy.

// largest is the greatest weight in steps.
const largest = 31 << 6

// decoded is the value of each byte in steps.
var decoded = func() (d [256]int32) {
	for b := range d {
		exponent, fraction := b>>4&7, int32(b&15)
		if d[b] = fraction; exponent > 0 {
			d[b] = (16 + fraction) << (exponent - 1)
		}
		if b >= 128 {
			d[b] = -d[b]
		}
	}
	return d
}()

// quantum is the value of one step: the largest weight is the largest byte.
func quantum(rows []row) float64 {
	top := 0.0
	for _, r := range rows {
		for _, w := range r.weights {
			top = max(top, math.Abs(w.value))
		}
	}
	return max(top, math.SmallestNonzeroFloat32) / largest
}

// steps is the size of a weight.
func (e *encoder) steps(w weight) int32 { return int32(math.RoundToEven(math.Abs(w.value) / e.scale)) }

// code is the byte nearest to the weight.
func (e *encoder) code(w weight) byte {
	steps := e.steps(w)
	b, _ := slices.BinarySearch(decoded[:127], steps)
	if b > 0 && steps-decoded[b-1] < decoded[b]-steps {
		b--
	}
	if w.value < 0 {
		b += 128
	}
	return byte(b)
}

// kept is the number of weights of r that are not under the cut.
func (e *encoder) kept(r row) int {
	n := 0
	for _, w := range r.weights {
		if e.steps(w) >= e.cut {
			n++
		}
	}
	return n
}

// size is the size of the file as it would be written.
func (e *encoder) size() int {
	features, bytes := 0, headerSize+1+len(strings.Join(e.classes, "\n"))
	for _, r := range e.rows {
		n := e.kept(r)
		switch {
		case n == 0:
			continue
		case e.few():
			bytes += checkSize + len(e.classes) - 1
		default:
			bytes += checkSize + 1 + 2*n
		}
		features++
	}
	return bytes + 4*(int(e.buckets(features))+1)
}

func (e *encoder) buckets(features int) uint32 {
	return uint32(float64(features)/perBucket(len(e.classes))) + 1
}

func (e *encoder) write() []byte {
	rows := slices.DeleteFunc(slices.Clone(e.rows), func(r row) bool { return e.kept(r) == 0 })
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.feature, b.feature) })
	buckets := e.buckets(len(rows))

	var entries []byte
	offsets := make([]byte, 0, 4*(buckets+1))
	next := uint32(0)
	for _, r := range rows {
		for b := bucketOf(r.feature, buckets); next <= b; next++ {
			offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(entries)))
		}
		entries = e.appendEntry(entries, r)
	}
	for ; next <= buckets; next++ {
		offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(entries)))
	}

	names := strings.Join(e.classes, "\n")
	rest := append(append([]byte(names), offsets...), entries...)
	rest = append(rest, 0)
	out := []byte(magic)
	for _, n := range []uint32{Version, crc32.Checksum(rest, castagnoli), uint32(len(names)), buckets} {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	return append(out, rest...)
}

func (e *encoder) appendEntry(to []byte, r row) []byte {
	to = binary.LittleEndian.AppendUint16(to, uint16(r.feature))
	if e.few() {
		for _, w := range r.weights {
			to = append(to, e.code(w))
		}
		return to
	}
	at := len(to)
	to = append(to, 0)
	for _, w := range r.weights {
		if e.steps(w) >= e.cut {
			to = append(to, w.class, e.code(w))
			to[at]++
		}
	}
	return to
}
