package annotate

import "testing"

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
