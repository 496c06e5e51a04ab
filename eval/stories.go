package eval

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/story"
)

// StoriesCard is what the evaluation "stories" gives.
type StoriesCard struct {
	Articles int           `json:"articles"`
	Stories  int           `json:"stories"` // as people have them
	Found    int           `json:"found"`
	Score    StoryScore    `json:"score"`
	Baseline StoryScore    `json:"baseline"` // TF-IDF with average link, its threshold the best there is for this set
	Halves   StoryHalves   `json:"halves"`
	Read     time.Duration `json:"-"` // to understand the articles
	Grouped  time.Duration `json:"-"`
	Merged   []StoryMiss   `json:"merged"` // stories that hold articles of several
	Split    []StoryMiss   `json:"split"`  // stories of which articles are in several
}

// StoryScore is how well articles are grouped: B³ (Bagga and Baldwin 1998), over
// articles, and pairs of articles in one story.
type StoryScore struct {
	Precision float64 `json:"b3_precision"`
	Recall    float64 `json:"b3_recall"`
	Pairs     Ratio   `json:"pairs"`       // of the pairs put together, those that belong together
	PairsHad  Ratio   `json:"pairs_found"` // of the pairs that belong together, those put together
}

// F1 is the harmonic mean of precision and recall.
func (s StoryScore) F1() float64 {
	if s.Precision+s.Recall == 0 {
		return 0
	}
	return 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
}

// String is the figures in words.
func (s StoryScore) String() string {
	return fmt.Sprintf("B³ precision %.3f recall %.3f F1 %.3f, pairs precision %.3f recall %.3f",
		s.Precision, s.Recall, s.F1(), s.Pairs.Share(), s.PairsHad.Share())
}

// StoryMiss is a story that was not found as it is.
type StoryMiss struct {
	Story string         `json:"story"`
	Parts map[string]int `json:"parts"` // how many articles of each story, the other way
}

// Stories scores how articles are put into stories: what lies at or below root,
// in the layouts that readStories knows.
func Stories(ctx context.Context, in Input) (*StoriesCard, error) {
	texts, err := readStories(ctx, in.Data)
	if err != nil {
		return nil, err
	}
	card := &StoriesCard{Articles: len(texts)}
	begun := in.Now()
	accounts := make([]story.Account, len(texts))
	if err := inParallel(ctx, len(texts), func(i int) error {
		d := annotate.Annotate(texts[i].article)
		quotations, claims := claim.Extract(d)
		accounts[i] = story.Account{ID: d.Article.Name, Document: d, Quotations: quotations, Claims: claims}
		return nil
	}); err != nil {
		return nil, err
	}
	card.Read = in.Now().Sub(begun)
	begun = in.Now()
	got := storiesOf(accounts)
	card.Grouped = in.Now().Sub(begun)
	want := make([]string, len(texts))
	for i, t := range texts {
		want[i] = t.story
	}
	card.Score = scoreStories(got, want)
	card.list(got, want)
	if card.Halves, err = storyHalves(ctx, accounts, want, in.Seed); err != nil {
		return nil, err
	}
	if len(texts) <= mostBaseline {
		card.Baseline = storiesBaseline(texts, want)
	}
	return card, ctx.Err()
}

// storiesOf is the ID of the story of each article; where two articles have one
// text, so have their stories one ID, and a number parts them.
func storiesOf(accounts []story.Account) []string {
	var g story.Grouper
	for _, a := range accounts {
		g.Add(a)
	}
	stories := make([]string, len(accounts))
	for i, group := range g.Groups() {
		for _, m := range group.Members {
			stories[m.Article] = fmt.Sprintf("%s/%d", group.ID, i)
		}
	}
	return stories
}

// scoreStories holds the stories of articles against the right ones.
func scoreStories(got, want []string) (s StoryScore) {
	both, g, w := make(map[[2]string]int), make(map[string]int), make(map[string]int)
	for i := range got {
		both[[2]string{got[i], want[i]}]++
		g[got[i]]++
		w[want[i]]++
	}
	for i := range got {
		n := float64(both[[2]string{got[i], want[i]}])
		s.Precision += n / float64(g[got[i]]) / float64(len(got))
		s.Recall += n / float64(w[want[i]]) / float64(len(got))
	}
	pairs := func(counts map[string]int) (sum int) {
		for _, n := range counts {
			sum += n * (n - 1) / 2
		}
		return sum
	}
	right := 0
	for _, n := range both {
		right += n * (n - 1) / 2
	}
	s.Pairs, s.PairsHad = Ratio{right, pairs(g)}, Ratio{right, pairs(w)}
	return s
}

// list notes the stories that were not found as they are, the largest first.
func (card *StoriesCard) list(got, want []string) {
	card.Merged, card.Found = mixtures(got, want)
	card.Split, card.Stories = mixtures(want, got)
}

// mixtures are the groups of a that hold articles of several of b, and how many
// groups there are.
func mixtures(a, b []string) (mixed []StoryMiss, groups int) {
	parts := make(map[string]map[string]int)
	for i := range a {
		if parts[a[i]] == nil {
			parts[a[i]] = make(map[string]int)
		}
		parts[a[i]][b[i]]++
	}
	for name, p := range parts {
		if len(p) > 1 {
			mixed = append(mixed, StoryMiss{name, p})
		}
	}
	slices.SortFunc(mixed, func(x, y StoryMiss) int {
		if d := y.size() - x.size(); d != 0 {
			return d
		}
		return strings.Compare(x.Story, y.Story)
	})
	return mixed, len(parts)
}

func (m StoryMiss) size() (n int) {
	for _, k := range m.Parts {
		n += k
	}
	return n
}

// counts are the sizes of the parts, the largest first: "9 + 4".
func (m StoryMiss) counts() string {
	var sizes []int
	for _, n := range m.Parts {
		sizes = append(sizes, n)
	}
	slices.SortFunc(sizes, func(x, y int) int { return y - x })
	var words []string
	for _, n := range sizes {
		words = append(words, fmt.Sprint(n))
	}
	return strings.Join(words, " + ")
}

// Values implements [Scorecard].
func (card *StoriesCard) Values() []Value {
	return []Value{
		{Name: "b3_precision", Value: card.Score.Precision},
		{Name: "b3_recall", Value: card.Score.Recall},
		{Name: "b3_f1", Value: card.Score.F1()},
		{Name: "pair_precision", Value: card.Score.Pairs.Share()},
		{Name: "docs_per_second", Value: articlesPerSecond(card.Articles, card.Read+card.Grouped), IsCount: true},
	}
}

func articlesPerSecond(n int, took time.Duration) float64 {
	return float64(n) / max(took.Seconds(), 1e-9)
}

// mostMixtures is how many stories of a kind are told.
const mostMixtures = 20

// WriteText implements [Scorecard].
func (card *StoriesCard) WriteText(w io.Writer) error {
	b := &strings.Builder{}
	write := func(title string, misses []StoryMiss) {
		if len(misses) > 0 {
			fmt.Fprintf(b, "%s (%d)\n", title, len(misses))
		}
		for _, m := range misses[:min(mostMixtures, len(misses))] {
			fmt.Fprintf(b, "  %s: %s\n", m.Story, m.counts())
		}
	}
	write("found as one, of several stories", card.Merged)
	write("stories in parts", card.Split)
	fmt.Fprintf(b, "%d articles of %d stories; found %d\n", card.Articles, card.Stories, card.Found)
	fmt.Fprintf(b, "recount   %s\n", card.Score)
	if card.Articles <= mostBaseline {
		fmt.Fprintf(b, "baseline  %s (TF-IDF, average link, the best threshold for this set)\n", card.Baseline)
	}
	fmt.Fprintf(b, "%d halves of the stories, drawn by chance: %s\n", drawnHalves, card.Halves)
	fmt.Fprintf(b, "%.0f articles a second grouped, once they are understood\n", articlesPerSecond(card.Articles, card.Grouped))
	_, err := io.WriteString(w, b.String())
	return err
}
