package model

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// FuzzKernels holds that all kernels that this processor can run, those in Go among
// them, give the same numbers; products, the right ones.
func FuzzKernels(f *testing.F) {
	f.Add(uint64(1), uint8(1), uint8(0), false)
	f.Add(uint64(2), uint8(4), uint8(3), true)
	f.Add(uint64(3), uint8(30), uint8(11), true)
	f.Fuzz(func(t *testing.T, seed uint64, items, size uint8, extreme bool) {
		random := rand.New(rand.NewPCG(seed, 0))
		width := (1 + int(size)%12) * 2 * lanes
		n := int(items)
		for _, fast := range sets {
			checkProduct(t, fast, random, roundUp(n, rows), width/2, 3*width, extreme)
			checkScan(t, fast, random, n, width, extreme)
			checkSum(t, fast, random, 1+n%12, width)
		}
	})
}

func checkProduct(t *testing.T, fast kernels, random *rand.Rand, items, in, outs int, extreme bool) {
	a, w, bias := make([]byte, items*in), make([]byte, outs*in), make([]int32, outs)
	for i := range a {
		if a[i] = byte(random.IntN(128)); extreme {
			a[i] = 127
		}
	}
	for i := range w {
		if w[i] = byte(random.IntN(255) - 127); extreme {
			w[i] = byte(254*(i/group%2) - 127) // each output has one sign
		}
	}
	for i := range bias {
		bias[i] = random.Int32() >> 8
	}
	want, got := make([]int32, items*outs), make([]int32, items*outs)
	for t := range items {
		for o, b := range bias {
			for k, v := range a[t*in:][:in] {
				b += int32(v) * int32(int8(w[pack(o, k, in)]))
			}
			want[t*outs+o] = b
		}
	}
	fast.product(got, a, w, bias, items, in, outs)
	if !slices.Equal(got, want) {
		t.Fatalf("products of %d × %d × %d differ", items, in, outs)
	}
}

func checkScan(t *testing.T, fast kernels, random *rand.Rand, items, width int, extreme bool) {
	u, h := make([]int32, items*3*width), make([]int16, items*width)
	for i := range u {
		if u[i] = random.Int32N(6*one) - 3*one; extreme {
			u[i] = int32(random.Uint32())
		}
	}
	for i := range h {
		h[i] = int16(random.IntN(2*one+1) - one)
	}
	for channel := 0; channel < width; channel += lanes {
		for _, backward := range []bool{false, true} {
			h1, h2 := slices.Clone(h), slices.Clone(h)
			a1, a2 := make([]byte, len(h)), make([]byte, len(h))
			plain.scan(h1, a1, u, items, width, channel, backward)
			fast.scan(h2, a2, u, items, width, channel, backward)
			if !slices.Equal(h1, h2) || !bytes.Equal(a1, a2) {
				t.Fatalf("scans of %d × %d from channel %d differ", items, width, channel)
			}
		}
	}
}

func checkSum(t *testing.T, fast kernels, random *rand.Rand, n, width int) {
	table := make([]byte, 20*width)
	for i := range table {
		table[i] = byte(random.Uint32())
	}
	list := make([]uint32, n)
	for i := range list {
		list[i] = random.Uint32N(20)
	}
	h1, h2 := make([]int16, width), make([]int16, width)
	a1, a2 := make([]byte, width), make([]byte, width)
	plain.sum(h1, a1, string(table), list)
	fast.sum(h2, a2, string(table), list)
	if !slices.Equal(h1, h2) || !bytes.Equal(a1, a2) {
		t.Fatalf("sums of %d rows of %d differ", n, width)
	}
}

func BenchmarkProduct(b *testing.B) {
	const items, in, outs = 28, 192, 576
	for i, k := range sets {
		b.Run(fmt.Sprint(i), func(b *testing.B) {
			out, a, w, bias := make([]int32, items*outs), make([]byte, items*in), make([]byte, outs*in), make([]int32, outs)
			for b.Loop() {
				k.product(out, a, w, bias, items, in, outs)
			}
			b.ReportMetric(float64(b.N)*items*in*outs/float64(b.Elapsed().Nanoseconds()), "mac/ns")
		})
	}
}
