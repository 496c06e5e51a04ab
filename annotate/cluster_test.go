package annotate

import (
	"fmt"
	"strings"
	"testing"
)

func TestKnownNames(t *testing.T) {
	table := KnownNames([]string{"Lem", "Port Lem"}, []string{"BRANDT", "Lem"})
	for _, test := range []struct {
		words []string
		want  uint16
	}{
		{[]string{"Lem"}, knownCity | knownSurname}, {[]string{"lem"}, knownCity | knownSurname},
		{[]string{"Brandt"}, knownSurname}, {[]string{"Port", "Lem"}, knownCity}, {[]string{"Port"}, 0}, {[]string{"Holt"}, 0},
	} {
		hash := uint64(0)
		for n, w := range test.words {
			hash = joinHash(hash, wordHash(w), n)
		}
		if got := tableOf(table, hash); got != test.want {
			t.Errorf("%v: got %d, want %d", test.words, got, test.want)
		}
	}
}

func TestTrainClusters(t *testing.T) {
	const directions, many = 8, 600
	var words []WordVector
	for i := range many {
		v := make([]float32, directions)
		v[i%directions] = 1
		words = append(words, WordVector{fmt.Sprint("word", strings.Repeat("x", i)), v})
	}
	table := TrainClusters(words, 1)
	for i := range words {
		a, b := tableOf(table, wordHash(words[i].Word)), tableOf(table, wordHash(words[i%directions].Word))
		if a == 0 || a != b {
			t.Fatalf("words %d and %d lie in one direction and have classes %d and %d", i, i%directions, a, b)
		}
	}
	if got := tableOf(table, wordHash("unseen")); got != 0 {
		t.Errorf("got class %d for a word that was not there", got)
	}
}
