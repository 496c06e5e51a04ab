package story

import (
	"cmp"
	"slices"

	"github.com/recount-news/recount/article"
)

// Grouper puts articles into the stories they tell, as they come.
//
//  1. Each article is boiled down to a sketch (group_sketch.go): its words, those of
//     its beginning, names, figures, places, days, and the toll of its main event.
//  2. Candidates are the earlier articles that share most of its rare words.
//  3. The kinship of two articles is one score of log-odds (group_kin.go), in which
//     other places, days and tolls count against.
//  4. The stories of the candidates are parted anew, with the new article among
//     them, by average link (group_link.go): it may join one of them or begin one,
//     two may prove to be one, and one may prove to be two.
//
// A story that joins by mistake invents corroboration, one that is missed only
// loses some, so the threshold is on the careful side. The answer depends on the
// articles and their order alone.
//
// The zero Grouper is ready for use. An article costs its words times
// mostCandidates, and the links of the stories it might belong to.
type Grouper struct {
	words    *vocabulary
	sketches []*sketch
	holders  [][]int32 // of each word, the last articles with it
	links    [][]link  // of each article, to earlier ones and later ones
	story    []int     // of each article, the first article of its story
	members  map[int][]int
	shared   []float64 // all 0 but while candidates are looked for
}

const (
	// mostCandidates is how many earlier articles a new one is held against.
	mostCandidates = 60

	// mostHolders is how many articles are kept for a word, the latest; it bounds
	// what a common word costs.
	mostHolders = 100

	// leastTelling is the weight from which on a word finds candidates.
	leastTelling = 2

	// mostParted is how many articles are parted anew at most. A new article of a
	// larger story is held against its mean alone.
	mostParted = 400
)

// Group is the articles of one story.
type Group struct {
	ID      string // made from the text of the first article that came; it keeps it as others come
	Members []Member
}

// Member is an article in a story.
type Member struct {
	Article int      // by order of coming, from 0
	Like    int      // the article of the story that it is most like, or -1 where it is alone
	Score   float64  // 0..1, how sure it is that these two tell one story
	Why     []string // plain phrases, strongest first
}

// Add takes an article and gives the ID of its story, which may change as others
// come: see [Grouper.Groups].
func (g *Grouper) Add(a Account) string {
	if g.words == nil {
		g.words, g.members = newVocabulary(), make(map[int][]int)
	}
	s := g.words.sketch(a)
	g.words.count(s)
	n := len(g.sketches)
	g.sketches = append(g.sketches, s)
	g.links = append(g.links, nil)
	g.story = append(g.story, n)
	g.members[n] = []int{n}
	for _, c := range g.candidates(s, n) {
		g.connect(n, c.article)
	}
	g.hold(s, n)
	g.place(n)
	return g.sketches[g.story[n]].id
}

// connect links two articles if they are at all alike.
func (g *Grouper) connect(a, b int) {
	k := g.words.kin(g.sketches[a], g.sketches[b])
	if score := k.score(); score > leastKin {
		g.links[a] = append(g.links[a], link{a, b, score})
		g.links[b] = append(g.links[b], link{a, b, score})
	}
}

// hold notes the words of article n.
func (g *Grouper) hold(s *sketch, n int) {
	for len(g.holders) < len(g.words.shown) {
		g.holders = append(g.holders, nil)
	}
	for _, t := range s.terms {
		held := g.holders[t.word]
		if len(held) == mostHolders {
			copy(held, held[1:])
			held = held[:len(held)-1]
		}
		g.holders[t.word] = append(held, int32(n))
	}
}

// candidates are the articles before n that share the most of its telling words,
// by weight.
func (g *Grouper) candidates(s *sketch, n int) []candidate {
	for len(g.shared) < n {
		g.shared = append(g.shared, 0)
	}
	var found []candidate
	for _, t := range s.terms {
		if int(t.word) >= len(g.holders) {
			continue
		}
		w := g.words.weight(t.word)
		if w < leastTelling {
			continue
		}
		for _, other := range g.holders[t.word] {
			if g.shared[other] == 0 {
				found = append(found, candidate{article: int(other)})
			}
			g.shared[other] += w * w * damped(t.times)
		}
	}
	for i := range found {
		c := &found[i]
		c.weight, g.shared[c.article] = g.shared[c.article], 0
	}
	slices.SortFunc(found, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.article, y.article))
	})
	return found[:min(mostCandidates, len(found))]
}

// candidate is an earlier article and the weight of the words that it shares.
type candidate struct {
	article int
	weight  float64
}

// place parts the stories that article n may belong to.
func (g *Grouper) place(n int) {
	sums := make(map[int]float64) // of each story, counted from leastKin
	for _, l := range g.links[n] {
		sums[g.story[l.a+l.b-n]] += l.score - leastKin
	}
	var stories []int
	var best, bestMean = -1, 0.0
	for s, sum := range sums {
		mean := sum/float64(len(g.members[s])) + leastKin
		if mean > leastKin/2 {
			stories = append(stories, s)
		}
		if mean > bestMean || mean == bestMean && s < best {
			best, bestMean = s, mean
		}
	}
	slices.Sort(stories)
	region := []int{n}
	for _, s := range stories {
		region = append(region, g.members[s]...)
	}
	switch {
	case len(region) <= mostParted:
		g.part(region)
	case best >= 0:
		delete(g.members, n)
		g.story[n] = best
		g.members[best] = append(g.members[best], n)
	}
}

// part puts the articles of a region, which are all of some stories, into stories
// anew.
func (g *Grouper) part(region []int) {
	slices.Sort(region)
	number := make(map[int]int, len(region))
	for i, a := range region {
		number[a] = i
	}
	var links []link
	for _, a := range region {
		for _, l := range g.links[a] {
			if i, ok := number[l.b]; ok && l.a == a {
				links = append(links, link{number[a], i, l.score})
			}
		}
	}
	for _, a := range region {
		delete(g.members, a)
	}
	for i, first := range averageLink(len(region), links) {
		a, s := region[i], region[first]
		g.story[a] = s
		g.members[s] = append(g.members[s], a)
	}
}

// Groups are the stories so far, by their first articles. A story keeps its ID as
// long as its first article stays in it; where two become one, the older ID stays;
// where one becomes two, the part without its first article takes that of its own.
func (g *Grouper) Groups() []Group {
	var groups []Group
	for n, s := range g.story {
		if s != n {
			continue
		}
		members := slices.Sorted(slices.Values(g.members[s]))
		group := Group{ID: g.sketches[n].id}
		for _, a := range members {
			group.Members = append(group.Members, g.member(a))
		}
		groups = append(groups, group)
	}
	return groups
}

// member tells why article a is in its story.
func (g *Grouper) member(a int) Member {
	m := Member{Article: a, Like: -1}
	best := 0.0
	for _, l := range g.links[a] {
		other := l.a + l.b - a
		if g.story[other] == g.story[a] && (m.Like < 0 || l.score > best || l.score == best && other < m.Like) {
			m.Like, best = other, l.score
		}
	}
	if m.Like >= 0 {
		x, y := g.sketches[a], g.sketches[m.Like]
		k := g.words.kin(x, y)
		m.Score, m.Why = sigmoid(k.score()), phrases(g.words.kinReasons(&k, x, y))
	}
	return m
}

// idLength is how many digits of an article's hash make the ID of a story: of ten
// million stories, two have one ID by chance once in a hundred thousand streams.
const idLength = 16

func storyID(id article.ID, otherwise string) string {
	if id == "" {
		return "s-" + otherwise
	}
	return "s-" + string(id[:min(idLength, len(id))])
}
