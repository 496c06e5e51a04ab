package quantity

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what is found in testdata/*.txtar")

// The cases in testdata: what is found in them, and the format, are explained at
// the head of news.txtar.
func TestFind(t *testing.T)    { testCases(t, amountLines, "news.txtar", "issues.txtar", "amounts.txtar") }
func TestNumbers(t *testing.T) { testCases(t, numberLines, "numbers.txtar") }
func TestUnits(t *testing.T)   { testCases(t, unitLines, "units.txtar") }

// testCases holds the sections of files against what describe makes of their
// texts.
func testCases(t *testing.T, describe func(s string) []string, files ...string) {
	for _, file := range files {
		file = filepath.Join("testdata", file)
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := range archive.Files {
			f := &archive.Files[i]
			t.Run(f.Name, func(t *testing.T) {
				got := answer(string(f.Data), describe)
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

// answer is a section of cases with what is made of them.
func answer(section string, describe func(s string) []string) string {
	var out strings.Builder
	for line := range strings.Lines(section) {
		s, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "> ")
		if !ok {
			continue
		}
		fmt.Fprintf(&out, "> %s\n", s)
		for _, found := range describe(s) {
			fmt.Fprintln(&out, found)
		}
	}
	return out.String()
}

func amountLines(s string) (lines []string) {
	for _, q := range Find(s) {
		lines = append(lines, quantityLine(s, q))
	}
	return lines
}

func numberLines(s string) (lines []string) {
	for _, n := range Numbers(s) {
		line := fmt.Sprintf("%q %s %.15g", n.Span.Of(s), n.Form, n.Value)
		if n.Form == Place {
			line += " from " + string(n.From)
		}
		lines = append(lines, line)
	}
	return lines
}

func unitLines(s string) (lines []string) {
	for _, u := range Units(s) {
		lines = append(lines, fmt.Sprintf("%q %s %s %s", u.Span.Of(s), u.Kind, u.Unit, u.Name))
	}
	return lines
}

func quantityLine(s string, q Quantity) string {
	d := fmt.Sprintf("%q %s %.6g", q.Span.Of(s), q.Kind, q.Value)
	if q.Low != q.Value || q.High != q.Value {
		d += fmt.Sprintf(" %s%.6g, %.6g%s", bracket(q.OpenLow || math.IsInf(q.Low, -1), "(", "["), q.Low, q.High, bracket(q.OpenHigh || math.IsInf(q.High, 1), ")", "]"))
	}
	if q.Unit != "" {
		d += " " + q.Unit
	}
	if q.Named != "" && q.Stated != q.Value {
		d += fmt.Sprintf(" stated %.6g %s", q.Stated, q.Named)
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

func bracket(open bool, yes, no string) string {
	if open {
		return yes
	}
	return no
}

// mostSteps is how many phrases and terms may be tried for each token. A reading
// whose cost is quadratic tries thousands.
const mostSteps = 50

// TestFind_hostile holds that texts made to be read again and again are read in
// linear time.
func TestFind_hostile(t *testing.T) {
	for _, s := range []string{
		"5 km (", "1,", "1-", "1/", "1.", "7", "zero ", "hundred ", "thousands of ", "1 a's ", "one in ", "$", "a ", "2 to ", "5 feet ",
		"11:11:", "half ", "two and ", "or ", "between 1 and ", "-", "½", "1 000 ",
		"hundred and ", "million and ", "one third of ", "a mile and ", "5 dollars and ", "one over ", "more than 5 and less than ", "1 and 1/2 ",
		"5 ft 2 in ", "aged 5, ", "1.1.1,", "1'000", "hundredth ", "one hundred thousand million ", "1^", "rotate 90 turns ", "http://",
	} {
		again := strings.Repeat(s, 1<<15/len(s))
		r := newReader(again, false)
		r.paragraph(0)
		r.find(nil)
		for i := range r.toks {
			r.number(i)
			r.unitName(i)
		}
		if most := mostSteps * len(r.toks); r.steps > most {
			t.Errorf("%q again and again took %d steps, more than %d", s, r.steps, most)
		}
	}
}
