package reuse

import (
	"fmt"
	"hash/crc32"
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

// TestFingerprints_areThoseOfTheVersion holds that files made before are still read
// rightly: what changes the fingerprints of a text needs another segmentVersion.
func TestFingerprints_areThoseOfTheVersion(t *testing.T) {
	const s = "The U.S. harbourmaster said on Tuesday that 1,250 travellers were waiting for the ferry; “nobody”, she’d told Zürich’s newspaper, \"will be left behind\" in the unusually rough counter-currents."
	prints := fingerprints(nil, splitHashed(nil, s))
	sum := crc32.ChecksumIEEE(fmt.Append(nil, prints))
	if len(prints) < 4 || sum != 0xcaf3d14d || segmentVersion != 2 {
		t.Errorf("version %d of a segment has %d fingerprints of sum %#x here; a new version?", segmentVersion, len(prints), sum)
	}
}
