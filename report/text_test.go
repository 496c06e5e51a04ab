package report

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

func textOfCase(t testing.TB, c *compare.Comparison, o Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, c, Text, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// checkSheet reports lines that are too wide, end in blanks or hold what a
// terminal would obey, styles apart.
func checkSheet(t testing.TB, out string, width int) {
	t.Helper()
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		bare := sgr.ReplaceAllString(line, "")
		if n := displaywidth.String(bare); n > width {
			t.Errorf("a line of %d cells on a sheet of %d: %q", n, width, line)
		}
		if strings.TrimRight(bare, " ") != bare {
			t.Errorf("a line ends in blanks: %q", line)
		}
		if strings.ContainsFunc(bare, unicode.IsControl) {
			t.Errorf("a line holds control characters: %q", line)
		}
	}
}

func TestText_everyWidth(t *testing.T) {
	for _, name := range []string{"night-train", "three-accounts", "wide-words", "long-list", "unrelated"} {
		c := readCase(t, name)
		for width := 40; width <= 200; width += 4 {
			checkSheet(t, textOfCase(t, c, Options{Width: width}), width)
			checkSheet(t, textOfCase(t, c, Options{Width: width, Color: true, All: true}), width)
		}
	}
}

// Colour adds styles and takes brackets away; it moves no word.
func TestText_colorKeepsWords(t *testing.T) {
	c := readCase(t, "night-train")
	words := func(o Options) string {
		s := sgr.ReplaceAllString(textOfCase(t, c, o), "")
		words := strings.Fields(strings.NewReplacer("[", "", "]", "").Replace(s))
		slices.Sort(words) // brackets take room, so lines may break elsewhere
		return strings.Join(words, " ")
	}
	for _, width := range []int{40, 80, 120} {
		plain, color := words(Options{Width: width, All: true}), words(Options{Width: width, All: true, Color: true})
		if plain != color {
			t.Errorf("width %d: colour shows\n%s\nplain shows\n%s", width, color, plain)
		}
	}
}

// FuzzTextStaysOnSheet: no text is wider than the sheet or commands it.
func FuzzTextStaysOnSheet(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, 40+i*7, i%2 == 0)
	}
	f.Fuzz(func(t *testing.T, s string, width int, all bool) {
		width = 40 + int(uint(width)%161)
		o := Options{Width: width, Color: !all, All: all}
		c := saying(s)
		out := textOfCase(t, c, o)
		checkSheet(t, out, width)
		var explained bytes.Buffer
		if err := Explain(&explained, c, "f1", o); err != nil {
			t.Fatal(err)
		}
		checkSheet(t, explained.String(), width)
	})
}

func TestWrite_options(t *testing.T) {
	c := readCase(t, "night-train")
	for _, f := range []Format{Text, JSON, HTML, Markdown} {
		var all, some bytes.Buffer
		if err := errors.Join(
			Write(&all, c, f, Options{}),
			Write(&some, c, f, Options{Levels: []compare.Level{compare.Contradiction}, Kinds: []compare.Kind{compare.Quantity}}),
		); err != nil {
			t.Fatal(err)
		}
		for summary, shown := range map[string]bool{
			"The wire counts 163 passengers, the copy 136.":                                  true,  // both
			"The wire has a lorry strike the bridge; the copy has the train strike a lorry.": false, // another kind
			"The copy drops the source, signalling inspector Bram Okafor.":                   false, // another level
		} {
			in := func(b *bytes.Buffer) bool {
				return strings.Contains(strings.Join(strings.Fields(b.String()), " "), summary)
			}
			if !in(&all) {
				t.Errorf("%s does not show %q", f, summary)
			}
			if in(&some) != shown {
				t.Errorf("%s with options shows %q: %v, want %v", f, summary, in(&some), shown)
			}
		}
	}
}

// A comparison that breaks its promises is refused, whatever the form.
func TestWrite_refuses(t *testing.T) {
	for name, c := range map[string]struct {
		break_ func(*compare.Comparison)
		want   string
	}{
		"name":     {func(c *compare.Comparison) { c.Findings[2].ID = "x" }, `finding 3 is named "x", want "f3"`},
		"none":     {func(c *compare.Comparison) { c.Findings[1].Evidence = nil }, "finding f2 has no evidence"},
		"account":  {func(c *compare.Comparison) { c.Findings[1].Evidence[0].Account = "a9" }, `finding f2: no account "a9"`},
		"outside":  {func(c *compare.Comparison) { c.Findings[0].Evidence[1].Span.End = 1 << 20 }, "bytes 167-1048576 are not evidence of account a2, which has 524"},
		"backward": {func(c *compare.Comparison) { c.Findings[0].Evidence[1].Span = text.Span{Start: 9, End: 4} }, "bytes 9-4"},
		"rune":     {func(c *compare.Comparison) { c.Findings[8].Evidence[0].Span.Start++ }, "bytes 293-354"},
		"mark":     {func(c *compare.Comparison) { c.Findings[0].Evidence[0].Marks[0].Start = 0 }, "bytes 0-170"},
		"fact":     {func(c *compare.Comparison) { c.Facts[1].ID = "x" }, `fact 2 is named "x", want "t2"`},
		"cells":    {func(c *compare.Comparison) { c.Facts[0].Cells = c.Facts[0].Cells[:2] }, "fact t1 has 2 cells for 3 accounts"},
		"lead":     {func(c *compare.Comparison) { c.Facts[0].Lead = "a3" }, "nobody's words"},
		"cell":     {func(c *compare.Comparison) { c.Facts[0].Cells[1].Span.End = 1 << 20 }, `fact t1: cell 2 is of account "a2"`},
		"shown":    {func(c *compare.Comparison) { c.Facts[0].Cells[1].Findings[0] = "f9" }, `fact t1: no finding "f9"`},
		"derivation": {func(c *compare.Comparison) {
			c.Story.Derivations = []story.Derivation{{Source: "a1", Copy: "a3"}}
		}, `a derivation of "a3" from "a1"`},
	} {
		broken := readCase(t, "night-train")
		if strings.Contains(c.want, "fact") || strings.Contains(c.want, "nobody") {
			broken = readCase(t, "three-accounts")
		}
		c.break_(broken)
		for _, f := range []Format{Text, JSON, HTML, Markdown, CSV, Dot, PROV, SARIF, Annotations} {
			err := Write(io.Discard, broken, f, Options{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s as %s: error %v, want %q", name, f, err, c.want)
			}
		}
	}
}

func TestWrite_unknownFormat(t *testing.T) {
	err := Write(io.Discard, readCase(t, "night-train"), "pdf", Options{})
	if !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), `"pdf"; use text, json, html, md, csv, dot, prov, sarif or annotations`) {
		t.Errorf("format pdf: %v", err)
	}
}

func TestExplain_unknown(t *testing.T) {
	err := Explain(io.Discard, readCase(t, "night-train"), "f12", Options{})
	if err == nil || err.Error() != `report: no finding "f12"; there are 9 findings, f1 and on` {
		t.Errorf("explain f12: %v", err)
	}
}

// What was understood of the evidence is told with it.
func TestExplain_claims(t *testing.T) {
	var out bytes.Buffer
	if err := Explain(&out, understood(t), "1", Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"claim: strike · agent a lorry · patient the bridge", "source the railway, said", "told by: 2 accounts, 1 independent",
	} {
		if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), want) {
			t.Errorf("explanation lacks %q:\n%s", want, out.String())
		}
	}
}

// The same comparison gives the same bytes, every time.
func TestWrite_deterministic(t *testing.T) {
	c := understood(t)
	for _, f := range []Format{Text, JSON, HTML, Markdown, CSV, Dot, PROV, SARIF, Annotations} {
		var first bytes.Buffer
		for range 20 {
			var again bytes.Buffer
			if err := Write(&again, c, f, Options{Color: true}); err != nil {
				t.Fatal(err)
			}
			if first.Len() == 0 {
				first = again
			} else if !bytes.Equal(first.Bytes(), again.Bytes()) {
				t.Fatalf("%s differs between runs", f)
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	c := readCase(b, "long-list")
	for _, f := range []Format{Text, JSON, HTML, Markdown, CSV, Dot, PROV, SARIF, Annotations} {
		b.Run(string(f), func(b *testing.B) {
			for b.Loop() {
				if err := Write(io.Discard, c, f, Options{Color: true}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
