package eval

import (
	"math/bits"
	"slices"
	"testing"
)

func TestPair(t *testing.T) {
	tests := []struct {
		name    string
		allowed []string // one row for each left item; x where the right item will do
		want    []int
	}{
		{"nothing", nil, []int{}},
		{"each its own", []string{"x.", ".x"}, []int{0, 1}},
		{"one right item, two claim it", []string{"x", "x"}, []int{0, -1}},
		{"the first moves to make room", []string{"xx", "x."}, []int{1, 0}},
		{"a chain of moves", []string{"xx.", ".xx", "x.."}, []int{1, 2, 0}},
		{"more right items than left", []string{"..x"}, []int{2}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			width := 0
			if len(test.allowed) > 0 {
				width = len(test.allowed[0])
			}
			got := pair(len(test.allowed), width, func(i, j int) bool { return test.allowed[i][j] == 'x' })
			if !slices.Equal(got, test.want) {
				t.Errorf("pair(%q) = %v, want %v", test.allowed, got, test.want)
			}
		})
	}
}

// FuzzPairIsLargest holds pair against a search through all pairings of up to
// five items with five.
func FuzzPairIsLargest(f *testing.F) {
	f.Add(uint32(0))
	f.Add(uint32(0x1ffffff))
	f.Add(uint32(0b00001_00011_00110_01100_11000))
	f.Fuzz(func(t *testing.T, edges uint32) {
		const n = 5
		allowed := func(i, j int) bool { return edges>>(i*n+j)&1 == 1 }
		got := pair(n, n, allowed)
		taken := uint(0)
		for i, j := range got {
			if j < 0 {
				continue
			}
			if !allowed(i, j) || taken>>j&1 == 1 {
				t.Fatalf("edges %b: %v pairs %d with %d, which is not allowed or taken", edges, got, i, j)
			}
			taken |= 1 << j
		}
		if want := largest(n, 0, 0, allowed); bits.OnesCount(taken) != want {
			t.Errorf("edges %b: %v pairs %d, could pair %d", edges, got, bits.OnesCount(taken), want)
		}
	})
}

// largest tries everything: the most pairs of left items from i on with right
// items that are not taken.
func largest(n, i int, taken uint, allowed func(i, j int) bool) int {
	if i == n {
		return 0
	}
	best := largest(n, i+1, taken, allowed)
	for j := range n {
		if taken>>j&1 == 0 && allowed(i, j) {
			best = max(best, 1+largest(n, i+1, taken|1<<j, allowed))
		}
	}
	return best
}
