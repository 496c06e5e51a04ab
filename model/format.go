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
//	0   magic     "rcnt" "mdl\n"
//	8   version   uint32
//	12  checksum  uint32: CRC-32C of all that follows the header
//	16  names     uint32: bytes of the class names
//	20  buckets   uint32: of the feature table
//	24  names, joined by line feeds
//	    offsets   buckets+1 × uint32, into the entries
//	    entries   by bucket; one a feature:
//	        check   uint16: the low bits of the feature's hash
//	        n       uint8
//	        n ×     class uint8, weight: a byte of sign, exponent and fraction
//
//	    0 uint8
//
// A feature lies in the bucket that the high bits of its hash name; a bucket
// holds about one and a half. A feature that is not in the table is taken for
// one that is in one case of forty thousand.
const (
	magic      = "rcntmdl\n"
	headerSize = 24
	entryHead  = 3
	perBucket  = 1.5
)

// Version of the file format.
//
//	1: first
const Version = 1

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

// encode quantises rows to eight bits and writes the file. To fit the budget it
// leaves out the smallest weights, by a cut found by halving.
func encode(classes []string, rows []row, budget Budget) []byte {
	scale := quantum(rows)
	low, high := 1, largest
	for budget.Bytes > 0 && low < high {
		if size(classes, rows, scale, low) <= budget.Bytes {
			break
		}
		low++
	}
	return write(classes, rows, scale, low)
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

// quantise is the byte nearest to the weight, 0 where it has fewer steps than
// cut.
func quantise(value, scale float64, cut int) byte {
	steps := int32(math.RoundToEven(math.Abs(value) / scale))
	if steps < int32(cut) {
		return 0
	}
	b, _ := slices.BinarySearch(decoded[:127], steps)
	if b > 0 && steps-decoded[b-1] < decoded[b]-steps {
		b--
	}
	if value < 0 {
		b += 128
	}
	return byte(b)
}

// kept is the number of weights of r that survive the cut.
func kept(r row, scale float64, cut int) int {
	n := 0
	for _, w := range r.weights {
		if quantise(w.value, scale, cut) != 0 {
			n++
		}
	}
	return n
}

func size(classes []string, rows []row, scale float64, cut int) int {
	features, bytes := 0, headerSize+1+len(strings.Join(classes, "\n"))
	for _, r := range rows {
		if n := kept(r, scale, cut); n > 0 {
			features++
			bytes += entryHead + 2*n
		}
	}
	return bytes + 4*(int(float64(features)/perBucket)+2)
}

func write(classes []string, rows []row, scale float64, cut int) []byte {
	rows = slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return kept(r, scale, cut) == 0 })
	buckets := uint32(float64(len(rows))/perBucket) + 1
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.feature, b.feature) })

	var entries []byte
	offsets := make([]byte, 0, 4*(buckets+1))
	next := uint32(0)
	for _, r := range rows {
		for b := bucketOf(r.feature, buckets); next <= b; next++ {
			offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(entries)))
		}
		entries = appendEntry(entries, r, scale, cut)
	}
	for ; next <= buckets; next++ {
		offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(entries)))
	}

	entries = append(entries, 0)
	names := strings.Join(classes, "\n")
	rest := append(append([]byte(names), offsets...), entries...)
	out := []byte(magic)
	for _, n := range []uint32{Version, crc32.Checksum(rest, castagnoli), uint32(len(names)), buckets} {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	return append(out, rest...)
}

func appendEntry(to []byte, r row, scale float64, cut int) []byte {
	to = binary.LittleEndian.AppendUint16(to, uint16(r.feature))
	at := len(to)
	to = append(to, 0)
	for _, w := range r.weights {
		if q := quantise(w.value, scale, cut); q != 0 {
			to = append(to, w.class, q)
			to[at]++
		}
	}
	return to
}
