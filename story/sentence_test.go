package story

import (
	"math/rand/v2"
	"testing"
)

func TestLongestRise_equalsBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		places := make([]int, rng.IntN(10))
		for i := range places {
			places[i] = rng.IntN(6)
		}
		want := 0
		for set := range 1 << len(places) {
			n, last, rises := 0, -1, true
			for i, p := range places {
				if set>>i&1 == 1 {
					rises = rises && p >= last
					n, last = n+1, p
				}
			}
			if rises {
				want = max(want, n)
			}
		}
		if got := longestRise(places); got != want {
			t.Fatalf("longestRise(%v) = %d, want %d", places, got, want)
		}
	}
}

func TestCounterparts(t *testing.T) {
	source := account("a1", "The ferry Marta sank off Orle at dawn.\nDivers found the bell on a ledge.\nInsurers expect forty claims.")
	tests := []struct {
		name, copy string
		want       []int
	}{
		{"same order", "At dawn, off Orle, the Marta sank.\nInsurers say forty claims may come.", []int{0, 2}},
		{"exchanged", "Forty claims are what insurers expect.\nThe bell lay on a ledge, divers said.", []int{2, 1}},
		{"split", "The ferry Marta sank.\nIt was dawn off Orle.", []int{0, 0}},
		{"other news", "A rye loaf won the medal of the bakers.", nil},
		{"one word is not enough", "Divers!", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rd := newReader()
			x, y := rd.read(account("a2", tt.copy)), rd.read(source)
			got, coverage := rd.counterparts(x, y)
			if len(got) != len(tt.want) || coverage < 0 || coverage > 1 {
				t.Fatalf("counterparts of %q = %v, coverage %v, want %v", tt.copy, got, coverage, tt.want)
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("counterparts of %q = %v, want %v", tt.copy, got, tt.want)
				}
			}
		})
	}
}
