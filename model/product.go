package model

// The products and sums that nearly all the time goes into. Everything is an
// integer and no sum can overflow, so the kernels of a processor and the ones
// below give the same numbers to the last bit; a test holds them against each
// other.
//
// A product takes activations of seven bits, 0 to 127, and weights of eight, -127
// to 127: then the sum of two of its terms fits into sixteen bits, which is what
// the instruction of AVX2 (VPMADDUBSW) adds up to. Inputs and outputs are multiples
// of lanes, and the width of a layer is one of twice lanes.

// lanes is how many outputs lie side by side in a packed matrix, group how many
// inputs of one output, and rows how many items a product takes at a time.
const (
	lanes = 16
	group = 4
	rows  = 4
)

// kernels are the inner loops, for this processor.
type kernels struct {
	// product sets out, items × outs, to bias + a·w, where a is items × in and w is
	// packed. Items are a multiple of rows.
	product func(out []int32, a, w []byte, bias []int32, items, in, outs int)
	// scan runs lanes channels of a layer over all items (see layer).
	scan func(h []int16, a []byte, u []int32, items, width, channel int, backward bool)
	// sum adds up rows of the table of inputs for one item.
	sum func(h []int16, a []byte, table string, rows []uint32)
}

// plain are the kernels in Go.
var plain = kernels{productPlain, scanPlain, sumPlain}

// pack is where weight w[o][k] of a matrix with that many inputs lies.
func pack(o, k, in int) int {
	return o/lanes*lanes*in + k/group*lanes*group + o%lanes*group + k%group
}

// A processor without such instructions multiplies three weights at a time, in
// fields of a word of 64 bits. A field of 21 bits holds 64 products and their sign.
const (
	field  = 21
	fields = 64 / field
	filled = lanes / fields // words of a block that hold three; one more holds the last
	most   = 64             // inputs at a time
)

// twoInputs is the weights of two inputs for a block of outputs: a word of one and
// the same word of the other side by side.
type twoInputs [2 * (filled + 1)]int64

// productPlain makes the words of a block once for all items.
func productPlain(out []int32, a, w []byte, bias []int32, items, in, outs int) {
	var words [most / 2]twoInputs
	for block := 0; block < outs; block += lanes {
		for t := range items {
			copy(out[t*outs+block:][:lanes], bias[block:])
		}
		for first := 0; first < in; first += most {
			words := words[:min(most, in-first)/2]
			for k := range words {
				words[k].set(w[pack(block, first+2*k, in):])
			}
			for t := range items {
				addProducts((*[lanes]int32)(out[t*outs+block:]), a[t*in+first:], words)
			}
		}
	}
}

// set takes the weights of two inputs from a packed matrix.
func (p *twoInputs) set(w []byte) {
	w = w[:(lanes-1)*group+2]
	for i := range 2 {
		weight := func(o int) int64 { return int64(int8(w[o*group+i])) }
		for j := range filled {
			p[2*j+i] = weight(fields*j) + weight(fields*j+1)<<field + weight(fields*j+2)<<(2*field)
		}
		p[2*filled+i] = weight(lanes - 1)
	}
}

func addProducts(out *[lanes]int32, a []byte, words []twoInputs) {
	a = a[:2*len(words)]
	var s0, s1, s2, s3, s4, s5 int64
	for k := range words {
		p, v, u := &words[k], int64(a[2*k]), int64(a[2*k+1])
		s0 += v*p[0] + u*p[1]
		s1 += v*p[2] + u*p[3]
		s2 += v*p[4] + u*p[5]
		s3 += v*p[6] + u*p[7]
		s4 += v*p[8] + u*p[9]
		s5 += v*p[10] + u*p[11]
	}
	for j, s := range [filled]int64{s0, s1, s2, s3, s4} {
		low := s << (64 - field) >> (64 - field)
		s = (s - low) >> field
		middle := s << (64 - field) >> (64 - field)
		out[fields*j] += int32(low)
		out[fields*j+1] += int32(middle)
		out[fields*j+2] += int32((s - middle) >> field)
	}
	out[lanes-1] += int32(s5)
}

// A value is kept in units of 1/one, within [-1, 1]; a gate in units of 1/32768.
// What a product is fed is in steps of 1/64, and 64 is added to it so that it is
// never negative; the bias makes up for that.
const (
	one    = 1 << 13
	half   = 1 << 14
	offset = 64
)

// scanPlain: for each channel a value z, a gate g and a gate o of the item, and
// the memory c of the items before (or behind):
//
//	c += g·(z-c)
//	h += o·(c-h)
func scanPlain(h []int16, a []byte, u []int32, items, width, channel int, backward bool) {
	var memory [lanes]int16
	for i := range items {
		t := i
		if backward {
			t = items - 1 - i
		}
		at := t*width + channel
		z, g, o := u[3*t*width+channel:][:lanes], u[(3*t+1)*width+channel:][:lanes], u[(3*t+2)*width+channel:][:lanes]
		h, a := h[at:][:lanes], a[at:][:lanes]
		for k := range lanes {
			c := memory[k]
			c += times(gate(g[k]), int16(min(max(z[k], -one), one))-c)
			memory[k] = c
			h[k] += times(gate(o[k]), c-h[k])
			a[k] = fed(h[k])
		}
	}
}

// gate is a sigmoid made of three lines: 0, u/4 + 1/2, 1.
func gate(u int32) int16 { return int16(min(max(u, -half), half-1) + half) }

// times is the rounded product of a gate and a value.
func times(g, v int16) int16 { return int16((int32(g)*int32(v) + half) >> 15) }

// fed is a value as a product is fed it.
func fed(v int16) byte { return byte(min((v+64)>>7, 63) + offset) }

// sumPlain adds up int8 in units of 1/128.
func sumPlain(h []int16, a []byte, table string, rows []uint32) {
	clear(h)
	for _, r := range rows {
		for k, v := range []byte(table[int(r)*len(h):][:len(h)]) {
			h[k] += int16(int8(v))
		}
	}
	for k, v := range h {
		h[k] = min(max(v, -128), 128) << 6
		a[k] = fed(h[k])
	}
}
