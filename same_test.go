package recount_test

import (
	"bytes"
	"runtime"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/report"
)

// TestCompare_sameBytes holds that neither chance nor the number of processors
// shows in an answer.
func TestCompare_sameBytes(t *testing.T) {
	articles := readArticles(t, "examples/ferry/wire.txt", "examples/ferry/rewrite.txt")
	runs := 50
	if testing.Short() {
		runs = 6
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first []byte
	for i := range runs {
		runtime.GOMAXPROCS([]int{1, 8}[i%2])
		c, err := recount.Compare(t.Context(), articles, recount.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var answer bytes.Buffer
		for _, form := range []report.Format{report.JSON, report.Text, report.HTML, report.Markdown} {
			if err := report.Write(&answer, c, form, report.Options{All: true}); err != nil {
				t.Fatal(err)
			}
		}
		if first == nil {
			first = answer.Bytes()
		}
		if !bytes.Equal(first, answer.Bytes()) {
			t.Fatalf("run %d, on %d processors, gave another answer than the first", i+1, runtime.GOMAXPROCS(0))
		}
	}
}
