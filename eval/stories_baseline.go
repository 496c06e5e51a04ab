package eval

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// mostBaseline is how many articles the baseline is reckoned for at most: it holds
// every two of them against each other, in a matrix.
const mostBaseline = 6000

// storiesBaseline groups by the cosine of TF-IDF vectors of all words, with average
// link; its threshold is the one with the best F1 on the set itself.
func storiesBaseline(texts []storyText, want []string) (best StoryScore) {
	mergers := chainAverageLink(cosines(texts))
	slices.SortStableFunc(mergers, func(x, y baseMerger) int {
		switch {
		case x.mean > y.mean:
			return -1
		case x.mean < y.mean:
			return 1
		}
		return 0
	})
	story := make([]string, len(texts))
	into := make([]int, len(texts))
	for i := range into {
		into[i] = i
	}
	root := func(i int) int {
		for into[i] != i {
			i = into[i]
		}
		return i
	}
	for k := 0; k < len(mergers); {
		threshold := math.Floor(mergers[k].mean*100) / 100
		for ; k < len(mergers) && mergers[k].mean >= threshold; k++ {
			into[root(mergers[k].b)] = root(mergers[k].a)
		}
		for i := range story {
			story[i] = texts[root(i)].article.Name
		}
		if s := scoreStories(story, want); s.F1() > best.F1() {
			best = s
		}
	}
	return best
}

// cosines are those of every two texts.
func cosines(texts []storyText) [][]float32 {
	type posting struct {
		text   int
		weight float32
	}
	holders := make(map[string][]posting)
	for i, t := range texts {
		count := make(map[string]int)
		for word := range strings.FieldsFuncSeq(strings.ToLower(t.article.Text), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}) {
			count[word]++
		}
		for word, n := range count {
			holders[word] = append(holders[word], posting{i, float32(1 + math.Log(float64(n)))})
		}
	}
	n := len(texts)
	products := make([][]float32, n)
	for i := range products {
		products[i] = make([]float32, n)
	}
	for _, held := range holders {
		idf := float32(math.Log(float64(n) / float64(len(held))))
		for _, x := range held {
			for _, y := range held {
				products[x.text][y.text] += x.weight * y.weight * idf * idf
			}
		}
	}
	norm := make([]float32, n)
	for i := range norm {
		norm[i] = float32(math.Sqrt(float64(products[i][i])))
	}
	for i := range products {
		for j := range products[i] {
			if norm[i] > 0 && norm[j] > 0 {
				products[i][j] /= norm[i] * norm[j]
			}
		}
	}
	return products
}

// baseMerger is two groups, each by one text of it, that become one.
type baseMerger struct {
	a, b int
	mean float64
}

// chainAverageLink is average link by chains of nearest neighbours (Murtagh 1983),
// which takes time quadratic in the number of texts. It overwrites likeness.
func chainAverageLink(likeness [][]float32) (mergers []baseMerger) {
	n := len(likeness)
	size := make([]float32, n)
	for i := range size {
		size[i] = 1
	}
	var chain []int
	for first := 0; len(mergers) < n-1; {
		if len(chain) == 0 {
			for size[first] == 0 {
				first++
			}
			chain = append(chain, first)
		}
		top := chain[len(chain)-1]
		next := -1
		if len(chain) > 1 {
			next = chain[len(chain)-2] // of equals, lest the chain go on for ever
		}
		for j := range n {
			if j != top && size[j] > 0 && (next < 0 || likeness[top][j] > likeness[top][next]) {
				next = j
			}
		}
		if len(chain) < 2 || next != chain[len(chain)-2] {
			chain = append(chain, next)
			continue
		}
		chain = chain[:len(chain)-2]
		mergers = append(mergers, baseMerger{top, next, float64(likeness[top][next])})
		for j := range n {
			if j != top && j != next && size[j] > 0 {
				mean := (size[top]*likeness[top][j] + size[next]*likeness[next][j]) / (size[top] + size[next])
				likeness[top][j], likeness[j][top] = mean, mean
			}
		}
		size[top] += size[next]
		size[next] = 0
	}
	return mergers
}
