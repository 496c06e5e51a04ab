package timex

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
				got := answer(t, f.Name, string(f.Data))
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

// TestFind_spansWithoutDate holds that which words are times does not depend on the
// day of publication: callers that learn the day later reckon anew, and keep the
// rest of what they know of the text.
func TestFind_spansWithoutDate(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	anchor := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			s, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "> ")
			if !ok {
				continue
			}
			dated, undated := Find(s, anchor), Find(s, time.Time{})
			for i := range max(len(dated), len(undated)) {
				if i >= len(dated) || i >= len(undated) || dated[i].Span != undated[i].Span {
					t.Errorf("%q: %d times with a date and %d without; the first that differs is number %d", s, len(dated), len(undated), i+1)
					break
				}
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
func answer(t *testing.T, name, section string) string {
	anchor := anchorOf(t, name)
	var out strings.Builder
	for line := range strings.Lines(section) {
		s, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "> ")
		if !ok {
			continue
		}
		fmt.Fprintf(&out, "> %s\n", s)
		for _, x := range Find(s, anchor) {
			fmt.Fprintln(&out, describe(s, x))
		}
	}
	return out.String()
}

// anchorOf reads the day that a section's name ends in.
func anchorOf(t *testing.T, name string) time.Time {
	_, day, _ := strings.Cut(name, " ")
	if day == "undated" {
		return time.Time{}
	}
	anchor, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatalf("section %q: %v", name, err)
	}
	return anchor
}

func describe(s string, x Time) string {
	d := fmt.Sprintf("%q %s", x.Span.Of(s), x.Type)
	if x.Value != "" {
		d += " " + x.Value
	}
	if x.Mod != "" {
		d += " " + x.Mod
	}
	if x.Placed() {
		d += fmt.Sprintf(" [%s, %s)", moment(x.Begin), moment(x.End))
	}
	if x.Relative {
		d += " relative"
	}
	return d
}

func moment(t time.Time) string {
	if t.Equal(midnight(t)) {
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02T15:04")
}

// mostSteps is how many rules and numbers may be tried for each token. A reading
// whose cost is quadratic tries thousands.
const mostSteps = 50

// TestFind_hostile holds that texts made to be read again and again are read in
// linear time.
func TestFind_hostile(t *testing.T) {
	anchor := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
	for _, s := range []string{
		"the day before ", "the week after ", "just over ", "zero ", "hundred and ", "9 a.m. ", "1,", "1-", "12:00:", "May ", "the ", "a ",
		"early ", "last ", "each of the past ", "Monday, ", "two to ", "7", "two years and ", "year-ago ", "(", "half ",
		"in the early ", "the rest of ", "1 year 1 month ", "two days after today ", "every Monday at 9 ", "between 1 p.m. and ", "at 9, ",
		"the month of May of ", "May 3-", "1/2/", "quarter past ", "in the morning of ", "the morning of the ", "on the 3rd of ",
		"the first Friday of the ", "2008-", "3 p.m., Monday at ", "two weeks from Friday ",
		"from 5 to 6 on ", "the rest of the day ", "on 15 at ", "mid-morning at 7 ", "from 9 for 2 hours ", "May 15 08:30:12 ",
	} {
		again := strings.Repeat(s, 1<<15/len(s))
		r := reader{s: again, anchor: period{unit: day, begin: anchor}}
		r.toks = scan(again, nil)
		r.paragraph(nil)
		if most := mostSteps * len(r.toks); r.steps > most {
			t.Errorf("%q again and again took %d steps, more than %d", s, r.steps, most)
		}
	}
}
