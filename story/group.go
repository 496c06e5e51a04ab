package story

import (
	"cmp"
	"slices"
	"strconv"
	"time"

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
// What is kept of an article is forgotten when its story is closed (group_close.go),
// so that a stream may go on for ever; and a Grouper may be put to rest between two
// articles (group_state.go).
//
// The zero Grouper is ready for use, by one goroutine at a time. An article costs its
// words times mostCandidates, and the links of the stories it might belong to: a
// millisecond, and some ten kilobytes until its story is closed.
type Grouper struct {
	// Open is how long a story waits for its next article, by the dates that the
	// articles bear; 0 stands for [DefaultOpen]. It is set before the first article
	// and left alone.
	Open time.Duration

	words   *vocabulary
	held    []held
	holders [][]int32 // of each word, the last held articles with it
	members map[int][]int
	latest  map[string]int // of each ID without its number, the highest number held
	dates   []int32        // of the last dated articles, the oldest first
	came    int            // articles since the stream began
	swept   int            // how many had come when stories were last closed
	touched []int          // held articles whose stories have changed
	closed  []Group        // since Changed was last called
	gone    []string       // the IDs of stories that were no more when their articles were dropped
	shared  []float64      // all 0 but while candidates are looked for
}

// held is an article whose story is open. Within a Grouper an article is known by
// its place among those held; they stand in the order they came.
type held struct {
	*sketch
	number  int    // of the article in the stream
	links   []link // to earlier ones and later ones
	story   int    // the first article of its story
	touched bool   // is in Grouper.touched
	told    bool   // Changed has given a story with this first article
}

// DefaultOpen is how long a story waits for its next article. Trials, inquiries and
// anniversaries come months later, and with a month a twentieth of the articles of
// real stories were lost to them; after a year what comes is nearly always another
// event of the same place. A program that cannot hold a year of articles, at some six
// kilobytes each, sets less.
const DefaultOpen = 365 * 24 * time.Hour

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
	// ID is made from the text of the first article that came, and stays as others
	// come. No two open stories have the same; where a text comes again after its
	// story was closed, and begins one, that has the same ID.
	ID      string
	Members []Member // by order of coming; none where the story is no more
	Closed  bool     // nothing joins it any more
}

// Member is an article in a story.
type Member struct {
	Article int      // by order of coming, from 0
	Like    int      // the article of the story that it is most like, or -1 where it is alone
	Score   float64  // 0..1, how sure it is that these two tell one story
	Why     []string // plain phrases, strongest first
}

// Add takes an article and gives the ID of its story, which may change as others
// come: see [Grouper.Changed].
func (g *Grouper) Add(a Account) string {
	if g.words == nil {
		g.words, g.members, g.latest = newVocabulary(), make(map[int][]int), make(map[string]int)
	}
	g.sweep()
	s := g.words.sketch(a)
	g.words.count(s)
	g.latest[s.id]++
	s.nth = g.latest[s.id]
	g.date(s)
	n := len(g.held)
	g.held = append(g.held, held{sketch: s, number: g.came, story: n})
	g.came++
	g.members[n] = []int{n}
	g.touch(n)
	for _, c := range g.candidates(s, n) {
		g.connect(n, c.article)
	}
	g.hold(s, n)
	g.place(n)
	return g.held[g.held[n].story].name()
}

// connect links two articles if they are at all alike.
func (g *Grouper) connect(a, b int) {
	k := g.words.kin(g.held[a].sketch, g.held[b].sketch)
	if score := k.score(); score > leastKin {
		g.link(link{a, b, score})
	}
}

func (g *Grouper) link(l link) {
	g.held[l.a].links = append(g.held[l.a].links, l)
	g.held[l.b].links = append(g.held[l.b].links, l)
}

// hold notes the words of article n.
func (g *Grouper) hold(s *sketch, n int) {
	for len(g.holders) < len(g.words.shown) {
		g.holders = append(g.holders, nil)
	}
	for _, t := range s.terms {
		holders := g.holders[t.word]
		if len(holders) == mostHolders {
			copy(holders, holders[1:])
			holders = holders[:len(holders)-1]
		}
		g.holders[t.word] = append(holders, int32(n))
	}
}

// candidates are the articles before n that share the most of its telling words,
// by weight, and whose stories are open to it.
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
	found = slices.DeleteFunc(found, func(c candidate) bool { return g.isClosedTo(g.held[c.article].story, s) })
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
	for _, l := range g.held[n].links {
		sums[g.held[l.a+l.b-n].story] += l.score - leastKin
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
		g.held[n].story = best
		g.members[best] = append(g.members[best], n)
		g.touch(best)
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
		for _, l := range g.held[a].links {
			if i, ok := number[l.b]; ok && l.a == a {
				links = append(links, link{number[a], i, l.score})
			}
		}
	}
	before := make(map[int][]int)
	for _, a := range region {
		if of, ok := g.members[a]; ok {
			before[a] = of
			delete(g.members, a)
		}
	}
	for i, first := range averageLink(len(region), links) {
		a, s := region[i], region[first]
		g.held[a].story = s
		g.members[s] = append(g.members[s], a)
	}
	for _, a := range region {
		if !slices.Equal(before[a], g.members[a]) {
			g.touch(a)
		}
	}
}

// touch notes that the story with first article a has changed.
func (g *Grouper) touch(a int) {
	if !g.held[a].touched {
		g.held[a].touched = true
		g.touched = append(g.touched, a)
	}
}

// Groups are the stories so far, by their first articles: the open ones, and those
// closed since [Grouper.Changed] was last called, which are all where it never was.
// A story keeps its ID as long as its first article stays in it; where two become
// one, the older ID stays; where one becomes two, the part without its first article
// takes that of its own. It costs some hundredths of a millisecond an article.
func (g *Grouper) Groups() []Group {
	groups := slices.Clone(g.closed)
	for n := range g.held {
		if g.held[n].story == n {
			groups = append(groups, g.group(n))
		}
	}
	slices.SortFunc(groups, func(x, y Group) int { return cmp.Compare(x.Members[0].Article, y.Members[0].Article) })
	return groups
}

// Changed are the stories that have changed since it was last called, by their first
// articles: new ones, those with other members, and those closed. Before them come
// the stories that are no more, as others took their articles; these have no members.
// It costs what [Grouper.Groups] does, for the stories that changed. A program whose
// stream goes on for ever calls it now and then, for closed stories are kept until it
// does.
func (g *Grouper) Changed() []Group {
	slices.Sort(g.touched)
	groups := g.closed
	for _, n := range g.touched {
		h := &g.held[n]
		if h.story == n {
			groups = append(groups, g.group(n))
		} else if h.told {
			g.gone = append(g.gone, h.name())
		}
		h.touched, h.told = false, h.story == n
	}
	var gone []Group
	for _, id := range g.gone {
		gone = append(gone, Group{ID: id})
	}
	g.touched, g.closed, g.gone = nil, nil, nil
	slices.SortFunc(groups, func(x, y Group) int { return cmp.Compare(x.Members[0].Article, y.Members[0].Article) })
	return append(gone, groups...)
}

// group is the story with first article n.
func (g *Grouper) group(n int) Group {
	group := Group{ID: g.held[n].name()}
	for _, a := range g.members[n] {
		group.Members = append(group.Members, g.member(a))
	}
	return group
}

// member tells why article a is in its story.
func (g *Grouper) member(a int) Member {
	h := &g.held[a]
	m := Member{Article: h.number, Like: -1}
	like, best := -1, 0.0
	for _, l := range h.links {
		other := l.a + l.b - a
		if g.held[other].story == h.story && (like < 0 || l.score > best || l.score == best && other < like) {
			like, best = other, l.score
		}
	}
	if like >= 0 {
		x, y := h.sketch, g.held[like].sketch
		k := g.words.kin(x, y)
		m.Like, m.Score, m.Why = g.held[like].number, sigmoid(k.score()), phrases(g.words.kinReasons(&k, x, y))
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

// name is the ID of the story whose first article s is.
func (s *sketch) name() string {
	if s.nth == 1 {
		return s.id
	}
	return s.id + "-" + strconv.Itoa(s.nth)
}
