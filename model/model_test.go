package model_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/recount-news/recount/model"
)

// parity is a made-up task: the class of a number is told by its last digit,
// through features of which one tells and two mislead.
func parity(n int) (features []uint64, class int) {
	for i, f := range []string{
		fmt.Sprint("last ", n%10), fmt.Sprint("first ", n/100), fmt.Sprint("all ", n),
	} {
		features = append(features, model.Mix(model.Hash(f), uint64(i)))
	}
	return features, n % 10 % 3
}

func learnt() *model.Perceptron {
	p := model.NewPerceptron([]string{"none", "one", "two"})
	random := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		p.Learn(parity(random.IntN(1000)))
	}
	return p
}

func TestPerceptron_learns(t *testing.T) {
	m, err := model.Load(learnt().Freeze(model.Budget{}))
	if err != nil {
		t.Fatal(err)
	}
	var scores model.Scores
	for n := 1000; n < 2000; n++ { // numbers never seen
		features, want := parity(n)
		if got := m.Best(features, &scores); got != want {
			t.Errorf("%d: got class %d, want %d", n, got, want)
		}
	}
}

func TestFreeze_keepsBudget(t *testing.T) {
	p := learnt()
	whole := len(p.Freeze(model.Budget{}))
	if got := len(p.Freeze(model.Budget{Bytes: whole / 2})); got > whole/2 || got < whole/10 {
		t.Errorf("got %d bytes of %d, want at most half, and something", got, whole)
	}
}

func TestFreeze_deterministic(t *testing.T) {
	first, second := learnt().Freeze(model.Budget{}), learnt().Freeze(model.Budget{})
	if first != second {
		t.Error("the same examples gave different bytes")
	}
}

func TestLoad_refuses(t *testing.T) {
	good := learnt().Freeze(model.Budget{})
	for _, test := range []struct{ name, data, want string }{
		{"nothing", "", "at byte 0"},
		{"something else", strings.Repeat("x", 100), "at byte 0"},
		{"another version", good[:8] + "\xff" + good[9:], "version 255 at byte 8"},
		{"cut in the head", good[:26], "cut off"},
		{"cut in the body", good[:len(good)-1], "checksum"},
		{"a bit flipped", good[:60] + string(good[60]^1) + good[61:], "checksum"},
	} {
		_, err := model.Load(test.data)
		if !errors.Is(err, model.ErrFormat) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got error %v, want one of format with %q", test.name, err, test.want)
		}
	}
}

// FuzzLoadNeverPanics holds that no file, whatever it says, makes loading or
// scoring panic. The sum is put right so that damage gets past it.
func FuzzLoadNeverPanics(f *testing.F) {
	good := learnt().Freeze(model.Budget{})
	f.Add(good)
	f.Add(good[:50])
	f.Add("")
	f.Fuzz(func(t *testing.T, data string) {
		m, err := model.Load(model.Reseal(data))
		if err != nil {
			return
		}
		var scores model.Scores
		for n := range 50 {
			features, _ := parity(n)
			m.Score(features, &scores)
		}
	})
}

// FuzzWeightsRoundTrip holds that what Freeze writes prefers the class that the
// perceptron did, whatever the feature and however large its weight.
func FuzzWeightsRoundTrip(f *testing.F) {
	f.Add(uint64(1), uint16(3))
	f.Add(uint64(0), uint16(900))
	f.Fuzz(func(t *testing.T, feature uint64, times uint16) {
		p := model.NewPerceptron([]string{"a", "b"})
		features := []uint64{feature, model.Mix(feature, 7)}
		for range times%1000 + 1 {
			p.Score(features)
			p.Update(features, 1, 0)
		}
		m, err := model.Load(p.Freeze(model.Budget{}))
		if err != nil {
			t.Fatal(err)
		}
		var scores model.Scores
		m.Score(features, &scores)
		if scores[1] <= scores[0] {
			t.Errorf("got scores %v, want the second above the first", scores[:2])
		}
	})
}

func BenchmarkScore(b *testing.B) {
	m, err := model.Load(learnt().Freeze(model.Budget{}))
	if err != nil {
		b.Fatal(err)
	}
	var features []uint64
	for n := range 40 {
		f, _ := parity(n)
		features = append(features, f...)
	}
	var scores model.Scores
	b.ReportAllocs()
	for b.Loop() {
		m.Score(features, &scores)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(features)), "ns/feature")
}
