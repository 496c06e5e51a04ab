package reuse

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/text"
)

var update = flag.Bool("update", false, "rewrite the passages of testdata/*.txtar")

// TestPair reads testdata/*.txtar: the texts a and b, and the passages that
// Pair finds in them.
func TestPair(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(ar.Files) != 3 {
				t.Fatalf("%s: want the sections a, b and passages", file)
			}
			a, b := string(ar.Files[0].Data), string(ar.Files[1].Data)
			got := dumpPassages(a, b, Pair(a, b))
			if *update {
				ar.Files[2].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(ar.Files[2].Data); got != want {
				t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
			}
		})
	}
}

func dumpPassages(a, b string, ps []Passage) string {
	var sb strings.Builder
	ofA, ofB := Shared(a, b, ps)
	fmt.Fprintf(&sb, "shared %.2f %.2f\n", ofA, ofB)
	for _, p := range ps {
		moved := ""
		if p.Moved {
			moved = " moved"
		}
		fmt.Fprintf(&sb, "passage %d/%d%s\n  a %d-%d %q\n  b %d-%d %q\n", p.Same, p.Words, moved,
			p.A.Start, p.A.End, p.A.Of(a), p.B.Start, p.B.End, p.B.Of(b))
		for _, e := range p.Edits {
			fmt.Fprintf(&sb, "  %s\n", dumpEdit(a, b, e))
		}
	}
	return sb.String()
}

// FuzzPairSpansInText: passages lie in both texts, begin and end on equal words,
// are in order, and their edits lie in them, in order.
func FuzzPairSpansInText(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if ar, err := txtar.ParseFile(file); err == nil && len(ar.Files) == 3 {
			f.Add(string(ar.Files[0].Data), string(ar.Files[1].Data))
		}
	}
	f.Add(strings.Repeat("alpha beta gamma ", 20), strings.Repeat("beta gamma alpha ", 20))
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip("texts are UTF-8")
		}
		ps := Pair(a, b)
		for i, p := range ps {
			checkPassage(t, a, b, p)
			if i > 0 && ps[i-1].A.Start > p.A.Start {
				t.Fatalf("passage %d begins before the one before it", i)
			}
		}
		ofA, ofB := Shared(a, b, ps)
		if ofA < 0 || ofA > 1 || ofB < 0 || ofB > 1 || len(ps) > 0 && (ofA == 0 || ofB == 0) {
			t.Fatalf("shared %v and %v in %d passages", ofA, ofB, len(ps))
		}
	})
}

func checkPassage(t *testing.T, a, b string, p Passage) {
	t.Helper()
	if !p.A.Valid(a) || !p.B.Valid(b) || p.A.Empty() || p.B.Empty() {
		t.Fatalf("passage %+v lies outside %q or %q", p, a, b)
	}
	v := newVocabulary(0)
	wa, wb := v.split(p.A.Of(a)), v.split(p.B.Of(b))
	if wa[0].id != wb[0].id || wa[len(wa)-1].id != wb[len(wb)-1].id {
		t.Fatalf("passage %q, %q: edges differ", p.A.Of(a), p.B.Of(b))
	}
	same := len(wa)
	last := Edit{A: text.Span{End: p.A.Start}, B: text.Span{End: p.B.Start}}
	for _, e := range p.Edits {
		checkEdit(t, a, b, e)
		if !p.A.Contains(e.A) || !p.B.Contains(e.B) || e.A.Start < last.A.End || e.B.Start < last.B.End {
			t.Fatalf("passage %+v: edit %+v out of place", p, e)
		}
		same -= len(idsIn(v, a, e.A))
		last = e
	}
	if same != p.Same || len(wa) != p.Words || p.Same < minSame {
		t.Fatalf("passage %+v: want %d of %d words the same", p, same, len(wa))
	}
}

// TestPair_survivesRewriting plants a paragraph, of which three words in ten
// are taken out, exchanged or followed by another, in an unlike text.
func TestPair_survivesRewriting(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	const tries = 200
	whole, edges := 0, 0
	for range tries {
		source, host := jumble(rng, 300), jumble(rng, 300)
		from := rng.IntN(240)
		copied := rewrite(rng, source[from:from+60], 0.3)
		a := strings.Join(source, " ")
		b := strings.Join(slices.Concat(host[:100], copied, host[100:]), " ")
		ps := Pair(a, b)
		if len(ps) != 1 {
			continue
		}
		whole++
		start, end := len(strings.Fields(a[:ps[0].A.Start])), len(strings.Fields(a[:ps[0].A.End]))
		if start >= from-2 && start <= from+5 && end <= from+62 && end >= from+55 {
			edges++
		}
	}
	if whole < tries*97/100 || edges < tries*85/100 {
		t.Errorf("of %d passages %d came in one piece, %d with their edges; want 97 %% and 85 %%", tries, whole, edges)
	}
}

// TestPair_exactEdges plants paragraphs that nobody changed.
func TestPair_exactEdges(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		source, host := jumble(rng, 300), jumble(rng, 300)
		from, n := rng.IntN(200), 12+rng.IntN(80)
		a := strings.Join(source, " ")
		b := strings.Join(slices.Concat(host[:100], source[from:from+n], host[100:]), " ")
		ps := Pair(a, b)
		if len(ps) != 1 || !ps[0].Exact() || ps[0].Words < n || ps[0].Words > n+2 {
			t.Fatalf("%d words planted: got %s", n, dumpPassages(a, b, ps))
		}
	}
}

// jumble is n words drawn from a vocabulary whose frequencies fall as those of
// English do, one in three a stop word.
func jumble(rng *rand.Rand, n int) []string {
	stop := []string{"the", "of", "to", "and", "a", "in", "that", "was", "on", "he"}
	words := make([]string, n)
	for i := range words {
		if rng.IntN(3) == 0 {
			words[i] = stop[rng.IntN(len(stop))]
		} else {
			words[i] = fmt.Sprintf("w%d", int(3000*rng.Float64()*rng.Float64()))
		}
	}
	return words
}

func rewrite(rng *rand.Rand, words []string, share float64) []string {
	var out []string
	for _, w := range words {
		if rng.Float64() >= share {
			out = append(out, w)
			continue
		}
		switch rng.IntN(3) {
		case 0: // taken out
		case 1:
			out = append(out, jumble(rng, 1)...)
		case 2:
			out = append(out, w)
			out = append(out, jumble(rng, 1)...)
		}
	}
	return out
}

// TestPair_repetition feeds texts whose windows all repeat: candidates stay
// bounded, and a copy is still found whole.
func TestPair_repetition(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       float64 // share of a in passages, at least
	}{
		{"one word", strings.Repeat("alpha ", 20000), strings.Repeat("alpha ", 20000), 1},
		{"a cycle", strings.Repeat("alpha beta gamma delta ", 5000), strings.Repeat("beta gamma delta alpha ", 5000), 0.99},
		{"a line", strings.Repeat("all rights reserved by the Example Press of Orle\n", 2000), strings.Repeat("again all rights reserved by the Example Press of Orle\n", 2000), 0.99},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := newVocabulary(0)
			if wa, wb := v.split(tt.a), v.split(tt.b); len(runs(wa, wb)) > maxOccurrences*len(wa) {
				t.Errorf("%d runs in %d words", len(runs(wa, wb)), len(wa))
			}
			if ofA, _ := Shared(tt.a, tt.b, Pair(tt.a, tt.b)); ofA < tt.want {
				t.Errorf("shared %.3f, want %.3f", ofA, tt.want)
			}
		})
	}
}

func TestPair_nothing(t *testing.T) {
	for _, tt := range [][2]string{
		{"", ""},
		{"", "The ferry sank off Orle in the night."},
		{"It was to have been that they would have done so.", "It was to have been that they would have done so."},
		{"The ferry sank off Orle.", "The ferry sank off Orle."},
	} {
		if ps := Pair(tt[0], tt[1]); len(ps) != 0 {
			t.Errorf("Pair(%q, %q) = %v, want none: too few words", tt[0], tt[1], ps)
		}
	}
}
