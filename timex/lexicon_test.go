package timex

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLexicon_asked holds that the lexicon has every word that a rule asks for by
// name; one that it lacks would never be met.
func TestLexicon_asked(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	asked := regexp.MustCompile(`r\.is\([^"\n]*"([a-z]+)"\)`)
	listed := regexp.MustCompile(`\.lex\.text \{\n((?:[^}]*\n)?)\s*\}`)
	word := regexp.MustCompile(`"([a-z]+)"`)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllStringSubmatch(string(source), -1) {
			if lexicon[m[1]] == nil {
				t.Errorf("%s asks for %q, which the lexicon lacks", name, m[1])
			}
		}
		for _, m := range listed.FindAllStringSubmatch(string(source), -1) {
			for line := range strings.Lines(m[1]) {
				if !strings.HasPrefix(strings.TrimSpace(line), "case ") {
					continue
				}
				for _, w := range word.FindAllStringSubmatch(line, -1) {
					if lexicon[w[1]] == nil {
						t.Errorf("%s asks for %q, which the lexicon lacks", name, w[1])
					}
				}
			}
		}
	}
	for _, h := range holidays {
		for _, w := range strings.Fields(h.name) {
			if lexicon[w] == nil && !strings.Contains(markRunes+"'", w) {
				t.Errorf("the holiday %q has %q, which the lexicon lacks", h.name, w)
			}
		}
	}
	for _, h := range hedges {
		for _, w := range strings.Fields(h.words) {
			if lexicon[w] == nil {
				t.Errorf("the hedge %q has %q, which the lexicon lacks", h.words, w)
			}
		}
	}
}
