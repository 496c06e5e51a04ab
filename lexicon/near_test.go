package lexicon

import (
	"fmt"
	"slices"
	"testing"
)

// TestEachNear_tellsWhatRelatedTells holds that no two words near each other are
// missed, for many words of the table as each part of speech.
func TestEachNear_tellsWhatRelatedTells(t *testing.T) {
	words := everySoMany(97)
	var want, got []string
	for j := range words {
		for i := range j {
			if s := Related(words[i].Lemma, words[i].POS, words[j].Lemma, words[j].POS); s >= LeastNear {
				want = append(want, fmt.Sprint(words[i], words[j], s))
			}
		}
	}
	EachNear(words, any2, func(i, j int, s float64) { got = append(got, fmt.Sprint(words[i], words[j], s)) })
	if len(want) < 100 {
		t.Fatalf("only %d near pairs among %d words", len(want), len(words))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d pairs, want %d", len(got), len(want))
	}
}

func any2(i, j int) bool { return true }

// everySoMany are words of the table, n apart, and some that are much used, as all
// parts of speech that they can be.
func everySoMany(n int) []Word {
	table := table(embedded)
	lemmas := []string{"say", "kill", "die", "death", "attack", "strike", "begin", "start", "police", "officer", "nosuchword"}
	for w := 0; w < table.u32(headWords); w += n {
		lemmas = append(lemmas, table.spelling(word(w)))
	}
	var words []Word
	for _, l := range lemmas {
		for pos := range POS(4) {
			if w := (Word{l, pos}); (Known(l, pos) || l == "nosuchword") && !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
	}
	return words
}

func BenchmarkEachNear(b *testing.B) {
	words := everySoMany(97)[:600]
	b.ReportAllocs()
	for b.Loop() {
		EachNear(words, any2, func(i, j int, s float64) {})
	}
}
