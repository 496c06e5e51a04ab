package annotate

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestTrainVectors(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	var words []WordVector
	for i := range 600 {
		v := make([]float32, 3*vectorPieces)
		for d := range v {
			v[d] = random.Float32() - 0.5
		}
		words = append(words, WordVector{fmt.Sprintf("word%c%c", 'a'+i/26, 'a'+i%26), v})
	}
	words = append(words, WordVector{"twin", words[7].Vector})
	table := TrainVectors(words, 1)
	if again := TrainVectors(words, 1); again != table {
		t.Error("the same words gave another table")
	}
	for _, w := range words {
		if vectorOf(table, wordHash(w.Word))[0] == 0 {
			t.Fatalf("%s has no vector", w.Word)
		}
	}
	if a, b := vectorOf(table, wordHash("twin")), vectorOf(table, wordHash(words[7].Word)); a != b {
		t.Errorf("equal vectors have the codes %v and %v", a, b)
	}
	if got := vectorOf(table, wordHash("unseen")); got != (vectorCode{}) {
		t.Errorf("got %v for a word that was not there, want nothing", got)
	}
}
