package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/recount-news/recount/reuse"
	"github.com/recount-news/recount/story"
)

// overlapOf is what two texts share.
func overlapOf(a, b string) Overlap {
	v := Overlap{A: Side{"a.txt", a}, B: Side{"b.txt", b}, Passages: reuse.Pair(a, b)}
	v.OfA, v.OfB = reuse.Shared(a, b, v.Passages)
	return v
}

func TestPassages_marks(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"exact", "Divers found the bell of the wreck.", "Divers found the bell of the wreck!", "Divers found the bell of the wreck"},
		{"replaced", "Divers found the old bell of the wreck Osprey", "Divers found the cracked bell of the wreck Osprey",
			"Divers found the [-old-] {+cracked+} bell of the wreck Osprey"},
		{"left out", "Divers found the old bell of the wreck Osprey", "Divers found the bell of the wreck Osprey",
			"Divers found the [-old-] bell of the wreck Osprey"},
		{"put in", "Divers found the bell of the wreck Osprey", "Divers found the old bell of the wreck Osprey",
			"Divers found the {+old+} bell of the wreck Osprey"},
		{"put in before a mark", "Divers found the bell of the Osprey. It rang once in the storm", "Divers found the bell of the Osprey today. It rang once in the storm",
			"Divers found the bell of the Osprey {+today+}. It rang once in the storm"},
		{"put in behind a mark", "Divers found the bell. It rang once in the storm", "Divers found the bell. Suddenly, it rang once in the storm",
			"Divers found the bell. {+Suddenly+} It rang once in the storm"},
		{"commands", "Divers found the\x1b[31m bell of the wreck Osprey", "Divers found the\x1b[31m bell of the wreck Osprey",
			"Divers found the\uFFFD[31m bell of the wreck Osprey"},
	} {
		var out bytes.Buffer
		if err := Passages(&out, overlapOf(c.a, c.b), Text, Options{Width: 120}); err != nil {
			t.Fatal(err)
		}
		if lines := strings.Split(out.String(), "\n"); strings.TrimSpace(lines[len(lines)-2]) != c.want {
			t.Errorf("%s: got\n%s\nwant %s", c.name, out.String(), c.want)
		}
	}
}

func TestPassages_longStretchesAreCut(t *testing.T) {
	s := strings.TrimSpace(strings.Repeat("one two three four five six seven eight nine ten ", 9))
	var out bytes.Buffer
	if err := Passages(&out, overlapOf(s, s), Text, Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "…") || strings.Count(out.String(), "seven") > 3 {
		t.Error(out.String())
	}
}

func TestPassages_colour(t *testing.T) {
	var out bytes.Buffer
	v := overlapOf("Divers found the old bell of the wreck Osprey", "Divers found the cracked bell of the wreck Osprey")
	v.Derivation = &story.Derivation{Source: "b", Copy: "a", Score: 0.7, Why: []string{"published later"}}
	if err := Passages(&out, v, Text, Options{Color: true}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\x1b[31mold\x1b[0m", "\x1b[32mcracked\x1b[0m", "\x1b[1ma.txt\x1b[0m is likely made from \x1b[1mb.txt\x1b[0m"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in %q", want, out.String())
		}
	}
}

func TestMatches(t *testing.T) {
	near := overlapOf("Divers found the old bell of the wreck Osprey", "Divers found the cracked bell of the wreck Osprey")
	near.Boilerplate = near.Passages
	gone := Overlap{A: near.A, B: Side{Name: "gone.txt"}, Agreeing: 14}
	queries := []Query{{"a.txt", 12, []Overlap{near, gone}}, {"c.txt", 1, nil}}
	var out bytes.Buffer
	if err := Matches(&out, queries, Text, Options{}); err != nil {
		t.Fatal(err)
	}
	const want = ` a.txt: 2 of 12 articles share passages with it.

 b.txt: 100 % of its words, 100 % of those of a.txt.
 1   bytes 0–45, 0–49 · 9 words, 8 equal, 1 edit
     Divers found the [-old-] {+cracked+} bell of the wreck Osprey
     1 passage of boilerplate besides, which many articles have.

 gone.txt: gone or changed since; 14 fingerprints agree.

 c.txt: 0 of 1 article share passages with it.
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	out.Reset()
	if err := Matches(&out, queries, JSON, Options{}); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Schema   string
		Overlaps []struct {
			A, B                  struct{ Name string }
			Agreeing              int
			Passages, Boilerplate []struct {
				A, B struct {
					Start, End int
					Text       string
				}
				Edits []struct{ Op string }
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &read); err != nil || read.Schema != SchemaReuse || len(read.Overlaps) != 2 {
		t.Fatal(err, out.String())
	}
	if p := read.Overlaps[0].Passages[0]; p.B.Text != near.B.Text || p.Edits[0].Op != "replace" || read.Overlaps[1].Agreeing != 14 {
		t.Error(out.String())
	}
	if err := Matches(&out, queries, HTML, Options{}); !errors.Is(err, ErrFormat) {
		t.Error(err)
	}
}
