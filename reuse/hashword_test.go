package reuse

import (
	"slices"
	"testing"
)

// FuzzHashedWordsAreWords holds that a word is the same whether it is numbered or
// hashed.
func FuzzHashedWordsAreWords(f *testing.F) {
	for _, s := range []string{"", "The U.S. mayor said 1,000 cease-fire talks; “so”, she’s", "Zürich—naïve don't 2.5m. A.B. x'", "東京で 1.2. -x- .5", "a\xffb'\xc3", "Don't, 3.5. End"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v := newVocabulary(len(s))
		want, got := v.split(s), splitHashed(nil, s)
		ids := map[int32]int32{}
		same := func(x, y word) bool {
			id, ok := ids[y.id]
			ids[y.id] = x.id
			return x.span == y.span && x.stop == y.stop && x.fresh == y.fresh && (!ok || id == x.id)
		}
		if !slices.EqualFunc(want, got, same) {
			t.Errorf("%q:\n%v\n%v", s, want, got)
		}
	})
}
