package eval

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/story"
)

// TestScoreStories: by hand, and where nothing is together or all is.
func TestScoreStories(t *testing.T) {
	want := []string{"a", "a", "a", "b"}
	for _, test := range []struct {
		name                     string
		got                      []string
		precision, recall, pairs float64
	}{
		{"all right", []string{"x", "x", "x", "y"}, 1, 1, 1},
		{"all in one", []string{"x", "x", "x", "x"}, (3*0.75 + 0.25) / 4, 1, 0.5},
		{"all apart", []string{"w", "x", "y", "z"}, 1, 0.5, 1},
		{"one astray", []string{"x", "x", "y", "y"}, (2 + 2*0.5) / 4, (2*2.0/3 + 1.0/3 + 1) / 4, 0.5},
	} {
		s := scoreStories(test.got, want)
		if math.Abs(s.Precision-test.precision) > 1e-9 || math.Abs(s.Recall-test.recall) > 1e-9 || math.Abs(s.Pairs.Share()-test.pairs) > 1e-9 {
			t.Errorf("%s: got %s, want %.3f %.3f %.3f", test.name, s, test.precision, test.recall, test.pairs)
		}
	}
}

// storyLayouts are the three layouts, each with the stories of its articles in the
// order of their dates.
var storyLayouts = []struct {
	name  string
	files map[string]string
	want  []string
}{
	{"incidents", map[string]string{
		"reports.jsonl": `{"id": "7/p", "incident": "7", "title": "Barn burns in Oxley", "dct": "2026-03-05", "text": "A barn burned down in Oxley."}
{"id": "7/q", "incident": "7", "title": "Farmer mourns barn", "dct": "2026-03-06", "text": "The farmer of Oxley mourned his barn."}
{"id": "8/r", "incident": "8", "title": "Bus hits kiosk", "dct": "2026-03-04", "text": "A bus hit a kiosk in Denby."}
{"id": "8/s", "incident": "8", "title": "A week of mishaps", "dct": "2026-03-08", "text": "A bus, a barn and a boat."}
{"id": "7/s", "incident": "7", "title": "A week of mishaps", "dct": "2026-03-08", "text": "A bus, a barn and a boat."}
`}, []string{"8", "7", "7"}},
	{"ECB+", map[string]string{
		"1/1_1ecb.xml":     ecbText("1_1ecb.xml", "A barn burned down ."),
		"1/1_2ecb.xml":     ecbText("1_2ecb.xml", "The barn is gone ."),
		"1/1_1ecbplus.xml": ecbText("1_1ecbplus.xml", "A bus hit a kiosk ."),
	}, []string{"1ecb", "1ecbplus", "1ecb"}},
	{"Giveme5W1H", map[string]string{
		"gold_standard/p.json": `{"dId": "p", "category": "barn", "date_publish": "2026-03-05 08:00:00", "title": "Barn burns", "text": "A barn burned down.", "fiveWoneH": {}}`,
		"news_cluster/p.json":  `{"dId": "p", "date_publish": "2026-03-05T08:00:00", "title": "Barn burns", "text": "A barn burned down.", "newsCluster": {"Event": "barn_fire"}}`,
		"news_cluster/q.json":  `{"dId": "q", "date_publish": "2026-03-04T08:00:00", "title": "Barn burns", "text": "The barn is gone.", "newsCluster": {"Event": "barn_fire"}}`,
		"news_cluster/r.json":  `{"dId": "r", "date_publish": "2026-03-06T08:00:00", "title": "Bus hits kiosk", "text": "A bus hit a kiosk.", "newsCluster": {"Event": "bus"}}`,
	}, []string{"barn", "barn", "bus"}},
	{"a stream of two sets", map[string]string{
		"longtail/reports.jsonl": `{"id": "7/p", "incident": "7", "title": "Barn burns in Oxley", "dct": "2026-03-05", "text": "A barn burned down in Oxley."}
`,
		"giveme5w1h/q.json":  `{"dId": "q", "date_publish": "2026-03-04T08:00:00", "title": "Barn burns", "text": "The barn is gone.", "newsCluster": {"Event": "7"}}`,
		"polnear/other.json": `[]`,
	}, []string{"giveme5w1h/7", "longtail/7"}},
}

// ecbText is a file of ECB+ with one sentence, numbered 1: 0 is an address.
func ecbText(name, sentence string) string {
	var b strings.Builder
	b.WriteString(`<Document doc_name="` + name + `">`)
	for _, word := range strings.Fields(sentence) {
		b.WriteString(`<token t_id="1" sentence="1" number="0">` + word + `</token>`)
	}
	return b.String() + `</Document>`
}

func writeLayout(t *testing.T, files map[string]string) (root string) {
	root = t.TempDir()
	for name, data := range files {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestReadStories(t *testing.T) {
	for _, layout := range storyLayouts {
		texts, err := readStories(t.Context(), writeLayout(t, layout.files))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, text := range texts {
			got = append(got, text.story)
		}
		if !slices.Equal(got, layout.want) {
			t.Errorf("%s: got %v, want %v", layout.name, got, layout.want)
		}
	}
}

// TestStories: the figures are those of the contract, in their order.
func TestStories(t *testing.T) {
	card, err := Stories(context.Background(), Input{Data: writeLayout(t, storyLayouts[0].files), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, v := range card.Values() {
		names = append(names, v.Name)
	}
	if got, want := strings.Join(names, " "), "b3_precision b3_recall b3_f1 pair_precision docs_per_second"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if card.Articles != 3 || card.Stories != 2 || card.Score.F1() != 1 {
		t.Errorf("got %d articles of %d stories, %s; want 3 of 2, all right", card.Articles, card.Stories, card.Score)
	}
}

func TestSpreadOf(t *testing.T) {
	if got, want := spreadOf([]float64{1, 2, 3}), (Spread{2, 1, 1}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := spreadOf([]float64{4}), (Spread{4, 0, 4}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestStoryHalves: one seed draws the same halves, another others.
func TestStoryHalves(t *testing.T) {
	var accounts []story.Account
	var want []string
	for i := range 24 {
		accounts = append(accounts, story.Account{ID: fmt.Sprint(i)})
		want = append(want, fmt.Sprint(i/2)) // found apart, as they have no words
	}
	want[0] = "alone"
	draw := func(seed uint64) StoryHalves {
		h, err := storyHalves(t.Context(), accounts, want, seed)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	first := draw(1)
	if first != draw(1) {
		t.Error("one seed gives two answers")
	}
	if first == draw(2) {
		t.Error("two seeds give one answer")
	}
	if f := first.F1; f.Least > f.Mean || f.Mean < 2./3 || f.Mean > 0.8 || f.Deviation == 0 {
		t.Errorf("F1 is %v, want about 2/3", f)
	}
}
