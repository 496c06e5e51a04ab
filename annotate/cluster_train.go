package annotate

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// WordVector is a word and where it lies among others.
type WordVector struct {
	Word   string
	Vector []float32
}

// TrainClusters parts words into [Clusters] classes by the direction of their
// vectors, and gives the table that Annotate reads. It is k-means on the sphere
// (Dhillon and Modha 2001) from words drawn at random. The classes are numbered
// so that those that lie near each other share their number modulo
// CoarseClusters.
func TrainClusters(words []WordVector, seed uint64) string {
	random := rand.New(rand.NewPCG(seed, 1))
	points := make([][]float32, len(words))
	for i, w := range words {
		points[i] = unit(w.Vector)
	}
	of, centres := kmeans(points, Clusters-CoarseClusters, 12, random)
	coarse, _ := kmeans(centres, CoarseClusters, 30, random)
	return clusterFile(words, of, renumbered(coarse))
}

// renumbered numbers classes from 1 so that those of one coarse class are equal
// modulo CoarseClusters.
func renumbered(coarse []int) []uint16 {
	next := make([]int, CoarseClusters)
	number := make([]uint16, len(coarse))
	for c, k := range coarse {
		number[c] = uint16(k + CoarseClusters*(next[k]+1))
		next[k]++
	}
	return number
}

// clusterFile is the table of classes. Of two words that look alike to it the
// more frequent counts.
func clusterFile(words []WordVector, of []int, number []uint16) string {
	t := newTable(len(words))
	for i, w := range words {
		t.add(wordHash(w.Word), number[of[i]])
	}
	return string(t)
}

// KnownNames is the table of the names of towns, which may be several words, and
// of surnames.
func KnownNames(cities, surnames []string) string {
	classes, order := map[uint64]uint16{}, []uint64{}
	add := func(name string, class uint16) {
		d := document.Document{Article: article.Article{Text: name}}
		d.Sentences = []document.Sentence{{Span: text.Span{End: len(name)}}}
		tokens(&d) // cut as the text will be
		hash := uint64(0)
		for n, t := range d.Tokens {
			hash = joinHash(hash, wordHash(d.Text(t.Span)), n)
		}
		if n := len(d.Tokens); n == 0 || n > cityWords {
			return
		}
		if classes[hash] == 0 {
			order = append(order, hash)
		}
		classes[hash] |= class
	}
	for _, name := range cities {
		add(name, knownCity)
	}
	for _, name := range surnames {
		add(name, knownSurname)
	}
	t := newTable(len(order))
	for _, hash := range order {
		t.add(hash, classes[hash])
	}
	return string(t)
}

// tableBytes is a table in the making.
type tableBytes []byte

// newTable is a table for n words, at most two thirds full.
func newTable(n int) tableBytes {
	slots := 1 << 10
	for 3*n > 2*slots {
		slots *= 2
	}
	return make(tableBytes, tableSlot*slots)
}

func (t tableBytes) add(hash uint64, class uint16) {
	slots := len(t) / tableSlot
	for at := int(hash >> 20 & uint64(slots-1)); ; at = (at + 1) & (slots - 1) {
		s := t[tableSlot*at : tableSlot*at+tableSlot]
		if s[2] == 0 && s[3] == 0 {
			s[0], s[1], s[2], s[3] = byte(hash), byte(hash>>8), byte(class), byte(class>>8)
			return
		}
		if s[0] == byte(hash) && s[1] == byte(hash>>8) {
			return
		}
	}
}

// kmeans gives the class of each point, and the classes' centres.
func kmeans(points [][]float32, k, rounds int, random *rand.Rand) (of []int, centres [][]float32) {
	for _, i := range random.Perm(len(points))[:k] {
		centres = append(centres, slices.Clone(points[i]))
	}
	of = make([]int, len(points))
	for range rounds {
		sums := make([][]float32, k)
		for c := range sums {
			sums[c] = make([]float32, len(points[0]))
		}
		for i, p := range points {
			of[i] = nearest(p, centres)
			for d, x := range p {
				sums[of[i]][d] += x
			}
		}
		for c := range sums {
			if centre := unit(sums[c]); centre != nil {
				centres[c] = centre
			}
		}
	}
	return of, centres
}

func nearest(p []float32, centres [][]float32) int {
	best, most := 0, float32(math.Inf(-1))
	for c, centre := range centres {
		centre = centre[:len(p)]
		dot := float32(0)
		for d, x := range p {
			dot += x * centre[d]
		}
		if dot > most {
			best, most = c, dot
		}
	}
	return best
}

// unit is v with length one, or nil for the null vector.
func unit(v []float32) []float32 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return nil
	}
	u := make([]float32, len(v))
	for i, x := range v {
		u[i] = float32(float64(x) / math.Sqrt(sum))
	}
	return u
}
