package recount_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/report"
)

// TestSameBytes holds that neither chance nor the number of processors shows in
// an answer, whatever its form, from the bytes of the files on. Maps are walked
// in another order each time, so a slip shows within a few runs.
func TestSameBytes(t *testing.T) {
	var files [][]byte
	for _, name := range []string{"first.txt", "second.txt", "source.txt"} {
		data, err := os.ReadFile("eval/testdata/cases/tamsel-bridge/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, data)
	}
	runs := 50
	if testing.Short() {
		runs = 6
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first []answer
	for i := range runs {
		runtime.GOMAXPROCS([]int{1, 8}[i%2])
		answers := allAnswers(t, files)
		if i == 0 {
			first = answers
		}
		for k, a := range answers {
			if !bytes.Equal(a.bytes, first[k].bytes) {
				t.Fatalf("%s: run %d, on %d processors, gave other bytes than the first, from byte %d on",
					a.form, i+1, runtime.GOMAXPROCS(0), differsAt(a.bytes, first[k].bytes))
			}
		}
	}
}

// answer is what recount says in one form.
type answer struct {
	form  string
	bytes []byte
}

// allAnswers reads files anew and gives all that can be asked of them.
func allAnswers(t *testing.T, files [][]byte) []answer {
	t.Helper()
	var answers []answer
	add := func(form string, write func(w io.Writer) error) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", form, err)
		}
		answers = append(answers, answer{form, b.Bytes()})
	}
	var articles []article.Article
	for i, data := range files {
		a, err := recount.Read(t.Context(), fmt.Sprintf("%d.txt", i+1), data)
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
		add("article", func(w io.Writer) error { return report.Article(w, &a, report.JSON, report.Options{}) })
	}
	c, err := recount.Compare(t.Context(), articles, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []report.Format{report.JSON, report.Text, report.HTML, report.Markdown} {
		for _, o := range []report.Options{{}, {All: true}, {Color: true, Width: 60}} {
			add(fmt.Sprintf("%s %+v", form, o), func(w io.Writer) error { return report.Write(w, c, form, o) })
		}
	}
	for i := range c.Findings {
		add("explain", func(w io.Writer) error { return report.Explain(w, c, fmt.Sprint(i+1), report.Options{}) })
	}
	account := recount.Account("a1", articles[0])
	for _, form := range []report.Format{report.JSON, report.Text, report.CoNLLU} {
		add("document "+string(form), func(w io.Writer) error { return report.Document(w, &account, form, report.Options{}) })
	}
	return answers
}

// differsAt is the first byte in which a and b differ.
func differsAt(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}
