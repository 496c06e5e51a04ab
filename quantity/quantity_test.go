package quantity

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what is found in testdata/*.txtar")

// TestFind reads testdata/*.txtar; the first of them explains the format.
func TestFind(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := range archive.Files {
			f := &archive.Files[i]
			t.Run(f.Name, func(t *testing.T) {
				got := answer(string(f.Data))
				if want := string(f.Data); got != want && !*update {
					t.Errorf("%s: -want +got\n%s", file, firstDiff(want, got))
				}
				f.Data = []byte(got)
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// firstDiff shows the first case of which two answers differ, by lines.
func firstDiff(want, got string) string {
	w, g := strings.Split(want, "> "), strings.Split(got, "> ")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "-" + w[i] + "+" + g[i]
		}
	}
	return "one has more cases"
}

// answer is a section of cases with what Find makes of them.
func answer(section string) string {
	var out strings.Builder
	for line := range strings.Lines(section) {
		s, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "> ")
		if !ok {
			continue
		}
		fmt.Fprintf(&out, "> %s\n", s)
		for _, q := range Find(s) {
			fmt.Fprintln(&out, describe(s, q))
		}
	}
	return out.String()
}

func describe(s string, q Quantity) string {
	d := fmt.Sprintf("%q %s %.6g", q.Span.Of(s), q.Kind, q.Value)
	if q.Low != q.Value || q.High != q.Value {
		d += fmt.Sprintf(" [%.6g, %.6g]", q.Low, q.High)
	}
	if q.Unit != "" {
		d += " " + q.Unit
	}
	if q.Vague {
		d += " vague"
	}
	if q.Hedge != "" {
		d += fmt.Sprintf(" hedge %q", q.Hedge)
	}
	if !q.Counted.Empty() {
		d += fmt.Sprintf(" of %q", q.Counted.Of(s))
	}
	return d
}

// TestFind_hostile holds that texts made to be read again and again are read in
// linear time: at a quadratic cost each would take minutes.
func TestFind_hostile(t *testing.T) {
	for _, s := range []string{
		"5 km (", "1,", "1-", "1/", "1.", "7", "zero ", "hundred ", "thousands of ", "1 a's ", "one in ", "$", "a ", "2 to ", "5 feet ",
		"11:11:", "half ", "two and ", "or ", "between 1 and ", "-", "½", "1 000 ",
	} {
		begin := time.Now()
		Find(strings.Repeat(s, 1<<15/len(s)))
		if d := time.Since(begin); d > 2*time.Second {
			t.Errorf("%q again and again took %v", s, d)
		}
	}
}
