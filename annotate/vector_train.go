package annotate

import (
	"math"
	"math/rand/v2"
	"slices"
)

// WordVector is a word and where it lies among others.
type WordVector struct {
	Word   string
	Vector []float32
}

// TrainVectors gives the table of vectors that Annotate reads: each vector, brought
// to length one, is cut into pieces, and each piece kept as the number of the
// nearest of 255 centres (product quantisation, Jégou et al. 2011; k-means from
// points drawn at random). The same words and seed give the same table. Of two
// words that look alike to it the earlier counts.
func TrainVectors(words []WordVector, seed uint64) string {
	random := rand.New(rand.NewPCG(seed, 1))
	codes := make([]vectorCode, len(words))
	size := len(words[0].Vector) / vectorPieces
	for piece := range vectorPieces {
		var points [][]float32
		for _, w := range words {
			points = append(points, unit(w.Vector)[piece*size:][:size])
		}
		for i, c := range kmeans(points, vectorCentres, vectorRounds, random) {
			codes[i][piece] = byte(c + 1)
		}
	}
	return vectorFile(words, codes)
}

const (
	vectorCentres = 255
	vectorRounds  = 12
)

// vectorFile is the table of codes, at most two thirds full.
func vectorFile(words []WordVector, codes []vectorCode) string {
	slots := 1 << 10
	for 3*len(words) > 2*slots {
		slots *= 2
	}
	table := make([]byte, vectorSlot*slots)
	for i, w := range words {
		hash := wordHash(w.Word)
		at, found := vectorSlotOf(string(table), hash)
		if found {
			continue
		}
		s := table[at:][:vectorSlot]
		s[0], s[1] = byte(hash), byte(hash>>8)
		copy(s[2:], codes[i][:])
	}
	return string(table)
}

// kmeans gives the class of each point (Lloyd 1982).
func kmeans(points [][]float32, k, rounds int, random *rand.Rand) (of []int) {
	var centres [][]float32
	for _, i := range random.Perm(len(points))[:k] {
		centres = append(centres, slices.Clone(points[i]))
	}
	of = make([]int, len(points))
	for range rounds {
		sums, counts := make([][]float32, k), make([]float32, k)
		for c := range sums {
			sums[c] = make([]float32, len(points[0]))
		}
		for i, p := range points {
			of[i] = nearest(p, centres)
			counts[of[i]]++
			for d, x := range p {
				sums[of[i]][d] += x
			}
		}
		for c := range sums {
			for d := range sums[c] {
				if counts[c] > 0 {
					centres[c][d] = sums[c][d] / counts[c]
				}
			}
		}
	}
	return of
}

func nearest(p []float32, centres [][]float32) int {
	best, least := 0, float32(math.Inf(1))
	for c, centre := range centres {
		centre = centre[:len(p)]
		sum := float32(0)
		for d, x := range p {
			sum += (x - centre[d]) * (x - centre[d])
		}
		if sum < least {
			best, least = c, sum
		}
	}
	return best
}

// unit is v with length one; the null vector stays as it is.
func unit(v []float32) []float32 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return v
	}
	u := make([]float32, len(v))
	for i, x := range v {
		u[i] = float32(float64(x) / math.Sqrt(sum))
	}
	return u
}
