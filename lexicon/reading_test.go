package lexicon_test

import (
	"testing"

	"github.com/recount-news/recount/lexicon"
)

func TestReadingOf(t *testing.T) {
	const (
		noun, verb, adj = lexicon.Noun, lexicon.Verb, lexicon.Adjective
	)
	for _, test := range []struct {
		word    string
		yes, no lexicon.Reading
	}{
		{"flee", verb.Lemma(), noun.Lemma() | verb.Form()},
		{"fled", verb.Form(), verb.Lemma() | noun.Form()},
		{"capsized", verb.Form(), noun.Form() | noun.Lemma()},
		{"kills", noun.Form() | verb.Form(), adj.Form()},
		{"higher", adj.Form(), verb.Form()},
		{"left", verb.Form() | adj.Lemma() | noun.Lemma(), noun.Form()},
		{"children", noun.Form(), verb.Form()},
		{"women", noun.Form(), adj.Form()},
		{"qzxt", 0, 255},
		{"", 0, 255},
	} {
		got := lexicon.ReadingOf(test.word)
		if got&test.yes != test.yes || got&test.no != 0 {
			t.Errorf("%q: got %08b, want all of %08b and none of %08b", test.word, got, test.yes, test.no)
		}
	}
}

func BenchmarkReadingOf(b *testing.B) {
	words := []string{"the", "capsized", "ferry", "nordline", "officials", "said", "highest", "of"}
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			lexicon.ReadingOf(w)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
}
