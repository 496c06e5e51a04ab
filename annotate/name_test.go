package annotate

import (
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

// scoresOf are scores of labels, item by item.
type scoresOf [][]int32

func (s scoresOf) LabelScores(_, i int) []int32 { return s[i] }

// scored gives the named labels of each item a score, in units that make little of
// doubt, all others none.
func scored(items ...map[string]int32) (s scoresOf) {
	for _, item := range items {
		scores := make([]int32, len(nameLabels))
		for name, score := range item {
			scores[slices.Index(nameLabels, name)] = 10 * doubt * score
		}
		s = append(s, scores)
	}
	return s
}

func TestNameReader(t *testing.T) {
	for _, test := range []struct {
		about  string
		scores scoresOf
		want   string
	}{
		{"nothing", nil, ""},
		{"the best of each", scored(map[string]int32{"B-PER": 9}, map[string]int32{"I-PER": 9}, map[string]int32{"O": 9}), "B-PER I-PER O"},
		{"no name goes on that has not begun", scored(map[string]int32{"I-PER": 9, "B-PER": 8}), "B-PER"},
		{"nor as another type", scored(map[string]int32{"B-PER": 9}, map[string]int32{"I-ORG": 9, "I-PER": 5}), "B-PER I-PER"},
		{"what follows decides", scored(map[string]int32{"B-PER": 9, "B-ORG": 8}, map[string]int32{"I-ORG": 9, "I-PER": 5}), "B-ORG I-ORG"},
	} {
		var v nameReader
		v.begin()
		v.read(test.scores, make([]form, len(test.scores)), false)
		var got []string
		for _, l := range v.finish() {
			got = append(got, nameLabels[l])
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %v, want %s", test.about, got, test.want)
		}
	}
}

func TestNameReader_articleAgrees(t *testing.T) {
	unsure := map[string]int32{"O": 5, "B-LOC": 4}
	sure := map[string]int32{"B-LOC": 9}
	lem, other := form{word: 1, upper: true}, form{word: 2, upper: true}
	var v nameReader
	v.begin()
	v.read(scored(unsure), []form{lem}, true)
	v.read(scored(sure), []form{lem}, true)
	v.read(scored(unsure), []form{other}, true)
	v.read(scored(unsure), []form{lem}, false)
	place := location.begin()
	if got, want := v.finish(), []NameLabel{place, place, outside, outside}; !slices.Equal(got, want) {
		t.Errorf("got labels %v, want %v: a place where it may be what it surely is elsewhere", got, want)
	}
}

// TestNameReader_doubts holds that a name is doubted where its capital tells
// nothing, and only there.
func TestNameReader_doubts(t *testing.T) {
	scores := make([]int32, len(nameLabels))
	scores[person.begin()] = doubt / 2
	lem := form{word: 1, upper: true}
	var v nameReader
	v.begin()
	v.read(scoresOf{scores, scores}, []form{{word: 2, upper: true}, lem}, true)
	v.read(scoresOf{scores, scores}, []form{{word: 3}, {word: 4}}, true)
	if got, want := v.finish(), []NameLabel{outside, person.begin(), outside, outside}; !slices.Equal(got, want) {
		t.Errorf("got labels %v, want %v", got, want)
	}
}

func TestMendLabels_bodies(t *testing.T) {
	d := Annotate(articleOf(article.Paragraph, "He told Merrow Bank and Brandt Hospital of it."))
	labels := make([]NameLabel, len(d.Tokens))
	labels[2], labels[5], labels[6] = location.begin(), location.begin(), location.inside()
	mendLabels(d, labels)
	want := []NameLabel{0, 0, organisation.begin(), organisation.inside(), 0, location.begin(), location.inside(), 0, 0, 0}
	if !slices.Equal(labels, want) {
		t.Errorf("got labels %v, want %v: a bank is a body, a hospital may be a place", labels, want)
	}
}

func TestTownEnd(t *testing.T) {
	var r reader
	forms := r.forms(nil, []string{"The", "Buenos", "Aires", "mayor", "aires"})
	var towns townEnd
	for i, want := range []uint64{noTown, townBegins, townGoesOn, noTown, noTown} {
		if got := towns.at(forms, i); got != want {
			t.Errorf("word %d: got %d, want %d", i, got, want)
		}
	}
}

func TestNameRuns(t *testing.T) {
	var labels []NameLabel
	for _, name := range strings.Fields("B-PER I-PER O B-LOC B-ORG I-ORG O") {
		l, ok := ParseNameLabel(name)
		if !ok {
			t.Fatalf("%s is no label", name)
		}
		labels = append(labels, l)
	}
	want := []NameRun{{0, 2, document.PER}, {3, 4, document.LOC}, {4, 6, document.ORG}}
	if got := NameRuns(labels); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if l, ok := ParseNameLabel("B-DATE"); ok {
		t.Errorf("got %v for a label that is none of ours", l)
	}
}

// Whoever is called a spokeswoman or an aunt is a person, whatever the network makes
// of an unusual name.
func TestEntities_somebody(t *testing.T) {
	for sentence, want := range map[string]document.EntityType{
		"The sluice is shut, coastguard spokeswoman Lotte Veenstra said.": document.PER,
		"The sluice is shut, Veenstra Shipping said.":                     document.ORG,
	} {
		d := Annotate(articleOf(article.Paragraph, sentence))
		if len(d.Entities) != 1 || d.Entities[0].Type != want {
			t.Errorf("%q has the entities %+v, want one that is %s", sentence, d.Entities, want)
		}
	}
}
