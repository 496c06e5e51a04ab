package eval

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/recount-news/recount/story"
)

// drawnHalves is how many halves of the stories are drawn by chance. One set of
// stories has few that are hard, and one of them that is found as one with another
// moves the figures of the whole; how they vary tells what to expect of stories
// that nobody has seen.
const drawnHalves = 10

// StoryHalves is how the figures vary over halves of the stories.
type StoryHalves struct {
	F1    Spread `json:"b3_f1"`
	Pairs Spread `json:"pair_precision"`
}

// Spread is the mean of some figures, their standard deviation, and the least.
type Spread struct {
	Mean      float64 `json:"mean"`
	Deviation float64 `json:"deviation"`
	Least     float64 `json:"least"`
}

// String is "B³ F1 0.931 ± 0.020, 0.902 at least; pairs precision …".
func (h StoryHalves) String() string {
	return fmt.Sprintf("B³ F1 %s; pairs precision %s", h.F1, h.Pairs)
}

// String is "0.931 ± 0.020, 0.902 at least".
func (s Spread) String() string {
	return fmt.Sprintf("%.3f ± %.3f, %.3f at least", s.Mean, s.Deviation, s.Least)
}

func spreadOf(figures []float64) (s Spread) {
	if len(figures) == 0 {
		return s
	}
	s.Least = figures[0]
	for _, x := range figures {
		s.Mean += x / float64(len(figures))
		s.Least = min(s.Least, x)
	}
	for _, x := range figures {
		s.Deviation += (x - s.Mean) * (x - s.Mean)
	}
	s.Deviation = math.Sqrt(s.Deviation / float64(max(1, len(figures)-1)))
	return s
}

// storyHalves groups the articles of halves of the stories, each anew.
func storyHalves(ctx context.Context, accounts []story.Account, want []string, seed uint64) (StoryHalves, error) {
	scores := make([]*StoryScore, drawnHalves) // nil where a half of a handful of stories has none
	err := inParallel(ctx, drawnHalves, func(half int) error {
		random := rand.New(rand.NewPCG(seed, uint64(half)))
		in := make(map[string]bool)
		var some []story.Account
		var right []string
		for i, s := range want {
			if _, drawn := in[s]; !drawn {
				in[s] = random.IntN(2) == 0
			}
			if in[s] {
				some, right = append(some, accounts[i]), append(right, s)
			}
		}
		if len(some) > 0 {
			score := scoreStories(storiesOf(some), right)
			scores[half] = &score
		}
		return nil
	})
	var f1, pairs []float64
	for _, s := range scores {
		if s != nil {
			f1, pairs = append(f1, s.F1()), append(pairs, s.Pairs.Share())
		}
	}
	return StoryHalves{spreadOf(f1), spreadOf(pairs)}, err
}
