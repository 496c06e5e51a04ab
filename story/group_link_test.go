package story

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestAverageLink holds the heap against trying every two stories at each step.
func TestAverageLink(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n := 1 + random.IntN(9)
		var links []link
		for a := range n {
			for b := range a {
				if random.IntN(3) > 0 {
					links = append(links, link{a, b, leastKin + random.Float64()*(mostKin-leastKin)})
				}
			}
		}
		if got, want := averageLink(n, links), plainLink(n, links); !slices.Equal(got, want) {
			t.Fatalf("%d articles, links %v: got %v, want %v", n, links, got, want)
		}
	}
}

func plainLink(n int, links []link) []int {
	of := make([]int, n)
	for i := range of {
		of[i] = i
	}
	for {
		best, a, b := 0.0, -1, -1
		for x := range n {
			for y := x + 1; y < n; y++ {
				if mean := meanLink(of, links, x, y); mean > best {
					best, a, b = mean, x, y
				}
			}
		}
		if a < 0 {
			return of
		}
		for i := range of {
			if of[i] == b {
				of[i] = a
			}
		}
	}
}

func meanLink(of []int, links []link, x, y int) float64 {
	sum, a, b := 0.0, 0, 0
	for _, s := range of {
		if s == x {
			a++
		} else if s == y {
			b++
		}
	}
	if a == 0 || b == 0 {
		return math.Inf(-1)
	}
	for _, l := range links {
		if p, q := of[l.a], of[l.b]; p == x && q == y || p == y && q == x {
			sum += l.score - leastKin
		}
	}
	return sum/float64(a*b) + leastKin
}

// TestPart: a story whose halves have drifted apart becomes two; the half without
// its first article takes the ID of its own first.
func TestPart(t *testing.T) {
	g := &Grouper{members: map[int][]int{0: {0, 1, 2, 3}}}
	for i := range 4 {
		g.held = append(g.held, held{sketch: &sketch{id: string(rune('a' + i))}})
	}
	for _, l := range []link{{2, 0, 3}, {3, 1, 3}, {1, 0, -1}, {3, 2, -1}} {
		g.link(l)
	}
	g.part([]int{3, 2, 1, 0})
	for i, want := range []int{0, 1, 0, 1} {
		if got := g.held[i].story; got != want {
			t.Errorf("article %d is of story %d, want %d", i, got, want)
		}
	}
	if want := []int{1, 3}; !slices.Equal(g.members[1], want) {
		t.Errorf("story b has %v, want %v", g.members[1], want)
	}
}
