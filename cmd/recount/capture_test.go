package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// capture is a place in a document that shows what a command prints:
//
//	<!-- capture: recount version -->
//	```console
//	$ recount version
//	…
//	```
var capture = regexp.MustCompile("(?s)<!-- capture: recount ([^\n]*) -->\n```console\n(.*?)```\n")

// TestCaptures holds that documents show what commands print, word for word.
// With -update it writes them anew.
func TestCaptures(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	documents, err := filepath.Glob("doc/*.md")
	if err != nil {
		t.Fatal(err)
	}
	captures := 0
	for _, name := range append(documents, "README.md") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		current := capture.ReplaceAllStringFunc(string(data), func(shown string) string {
			captures++
			printed := captured(t, capture.FindStringSubmatch(shown)[1])
			if printed != shown && !*update {
				t.Errorf("%s shows what recount no longer prints; run go test ./cmd/recount -run TestCaptures -update\ngot:\n%s\nwant:\n%s", name, shown, printed)
			}
			return printed
		})
		if *update && current != string(data) {
			if err := os.WriteFile(name, []byte(current), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if captures == 0 {
		t.Error("no document shows a command: is the pattern right?")
	}
}

// captured runs a command line and gives the passage of a document that shows
// it.
func captured(t *testing.T, line string) string {
	var out, failure bytes.Buffer
	if code := run(strings.Fields(line), strings.NewReader(""), &out, &failure); code == exitUnusable {
		t.Fatalf("recount %s: %s", line, failure.String())
	}
	var b strings.Builder
	b.WriteString("<!-- capture: recount " + line + " -->\n```console\n$ recount " + line + "\n")
	for text := range strings.Lines(out.String()) {
		b.WriteString(strings.TrimRight(text, " \n") + "\n")
	}
	b.WriteString("```\n")
	return b.String()
}
