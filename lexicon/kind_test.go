package lexicon

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestEmbeddedKinds holds that kinds.bin is whole, of this version, and made for
// the words of words.bin.
func TestEmbeddedKinds(t *testing.T) {
	if got, want := embeddedKinds[:kindDigest], kindMagic+string(rune(kindVersion)); got != want {
		t.Fatalf("kinds.bin begins with %q, want %q", got, want)
	}
	if digest := sha256.Sum256([]byte(embeddedKinds[kindBody:])); embeddedKinds[kindDigest:kindBody] != string(digest[:]) {
		t.Fatal("kinds.bin does not match its checksum: make it again with recount-train kinds")
	}
	card, err := os.ReadFile("kinds.md")
	if hex := fmt.Sprintf("%x", sha256.Sum256([]byte(embeddedKinds))); err != nil || !strings.Contains(string(card), hex) {
		t.Errorf("kinds.md is not the card of the table %s: %v", hex, err)
	}
	if embeddedKinds[kindWords:kindCount] != embedded[headDigest:headBody] {
		t.Error("kinds.bin was made for another words.bin: make it again with recount-train kinds")
	}
	n := table(embedded).u32(headWords)
	if got := table(embeddedKinds).u32(kindCount); got != n || len(embeddedKinds) != kindShares+4*n {
		t.Errorf("kinds.bin is for %d words in %d bytes, want %d words in %d", got, len(embeddedKinds), n, kindShares+4*n)
	}
}

func TestKindShare(t *testing.T) {
	for _, test := range []struct {
		word        string
		kind        Kind
		least, most float64
	}{
		{"earthquake", Act, 0.9, 1},
		{"attack", Act, 0.8, 1},
		{"custody", State, 0.5, 0.9},
		{"minister", Person, 0.9, 1},
		{"crowd", Group, 0.9, 1},
		{"hospital", Place, 0.9, 1},
		{"hill", Place, 0.9, 1},
		{"knife", Instrument, 0.9, 1},
		{"attack", Transitive, 0.9, 1},
		{"report", Message, 0.5, 1},
		{"arrive", Transitive, 0, 0},
		{"knife", Person, 0, 0},
		{"nosuchword", Act, 0, 0},
	} {
		if got := KindShare(test.word, test.kind); got < test.least || got > test.most {
			t.Errorf("KindShare(%q, %d) = %.2f, want %v to %v", test.word, test.kind, got, test.least, test.most)
		}
	}
}

func BenchmarkKindShare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		KindShare("earthquake", Act)
	}
}
