package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadSilver(t *testing.T) {
	const marked = "Mayor <PERSON>Ole Brandt</PERSON> left <LOCATION>Lem</LOCATION>.\nHe was late.\n@@@@\n<ORGANIZATION>Nordline</ORGANIZATION> won.\n@@@@\n"
	name := filepath.Join(t.TempDir(), "silver.txt")
	if err := os.WriteFile(name, []byte(marked), 0o666); err != nil {
		t.Fatal(err)
	}
	articles, err := readSilver(name)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range articles {
		for _, n := range a.Names {
			got = append(got, n.Type+" "+n.Span.Of(a.Article.Text))
		}
	}
	if want := "PER Ole Brandt, LOC Lem, ORG Nordline"; strings.Join(got, ", ") != want || len(articles) != 2 || len(articles[0].Article.Blocks) != 2 {
		t.Errorf("got %v in %d articles, want %s", got, len(articles), want)
	}
}

func TestWriteUnmarked(t *testing.T) {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	writeUnmarked(w, "too short")
	writeUnmarked(w, "A <b> & c.\n\n"+strings.Repeat("word ", 50))
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "A (b) and c.\n"+strings.TrimSpace(strings.Repeat("word ", 50))+"\n@@@@\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
