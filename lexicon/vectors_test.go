package lexicon

import (
	"crypto/sha256"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

// mostVectors is the size that the embedded vectors must stay under.
const mostVectors = 3_500_000

// TestEmbeddedVectors holds that vectors.bin is whole, of this version, as large
// as its header says, and in order.
func TestEmbeddedVectors(t *testing.T) {
	v := vectors(embeddedVectors)
	if got, want := embeddedVectors[:vecDigest], vectorMagic+string(rune(vectorVersion)); got != want {
		t.Fatalf("vectors.bin begins with %q, want %q", got, want)
	}
	digest := sha256.Sum256([]byte(v[vecBody:]))
	if string(v[vecDigest:vecBody]) != string(digest[:]) {
		t.Fatal("vectors.bin does not match its checksum: make it again with recount-train vectors")
	}
	card, err := os.ReadFile("vectors.md")
	if hex := fmt.Sprintf("%x", sha256.Sum256([]byte(v))); err != nil || !strings.Contains(string(card), hex) {
		t.Errorf("vectors.md is not the card of the vectors %s: %v", hex, err)
	}
	n, d := v.u32(vecCount), v.u32(vecDimensions)
	if want := vecKeys + n*(4+d); len(v) != want || len(v) > mostVectors {
		t.Errorf("vectors.bin has %d bytes, want %d, and less than %d", len(v), want, mostVectors)
	}
	for i := 1; i < n; i++ {
		if v.key(i-1) >= v.key(i) {
			t.Fatalf("key %d is not above the one before", i)
		}
	}
}

func TestEncodeVectors(t *testing.T) {
	b, err := EncodeVectors([]Vector{
		{"truce", Noun, []float64{3, 4}},
		{"war", Noun, []float64{-0.4, 0.3}},
		{"peace", Noun, []float64{-3, -4}},
		{"strike", Verb, []float64{0, 0}},
	})
	if err != nil {
		t.Fatal(err)
	}
	v := vectors(b)
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"truce", "truce", 1},
		{"truce", "war", 0},    // at a right angle
		{"truce", "peace", 0},  // the other way
		{"truce", "strike", 0}, // has no direction
		{"truce", "zorb", 0},   // has no vector
	} {
		if got := v.cosine(c.a, c.b, Noun); math.Abs(got-c.want) > 0.01 {
			t.Errorf("cosine(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
	if _, err := EncodeVectors([]Vector{{"war", Noun, []float64{1}}, {"peace", Noun, []float64{1, 2}}}); err == nil {
		t.Error("vectors of two lengths are taken")
	}
}
