package lexicon

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata/words.txtar")

const casesFile = "testdata/words.txtar"

// questions are the sections of testdata/words.txtar and how to answer them.
var questions = map[string]func(words []string) string{
	"lemma":      func(w []string) string { p, at := last(w); return Lemma(join(w[:at]), p) },
	"known":      func(w []string) string { p, at := last(w); return yes(Known(join(w[:at]), p)) },
	"verb of":    func(w []string) string { return orNone(VerbOf(join(w))) },
	"noun of":    func(w []string) string { return orNone(NounOf(join(w))) },
	"antonyms":   func(w []string) string { p, _ := last(w); return yes(Antonyms(w[0], w[1], p)) },
	"similarity": func(w []string) string { p, _ := last(w); return fmt.Sprintf("%.2f", Similarity(w[0], w[1], p)) },
	"related": func(w []string) string {
		return fmt.Sprintf("%.2f", Related(w[0], partOf(w[1]), w[2], partOf(w[3])))
	},
}

func partOf(letter string) POS { return POS(strings.Index("nvar", letter)) }

// last is the part of speech that words end with, and where it stands.
func last(words []string) (POS, int) { return partOf(words[len(words)-1]), len(words) - 1 }

func join(words []string) string { return strings.Join(words, " ") }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func orNone(w string, ok bool) string {
	if !ok {
		return "none"
	}
	return w
}

// TestWords reads testdata/words.txtar, which explains its format.
func TestWords(t *testing.T) {
	archive, err := txtar.ParseFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	for i := range archive.Files {
		f := &archive.Files[i]
		ask := questions[f.Name]
		if ask == nil {
			t.Fatalf("%s: nobody answers %q", casesFile, f.Name)
		}
		var out strings.Builder
		for line := range strings.Lines(string(f.Data)) {
			question, want, _ := strings.Cut(strings.TrimSpace(line), " =")
			got := ask(strings.Fields(question))
			if want = strings.TrimSpace(want); got != want && !*update {
				t.Errorf("%s: %s = %s, want %s", f.Name, question, got, want)
			}
			fmt.Fprintf(&out, "%s = %s\n", question, got)
		}
		f.Data = []byte(out.String())
	}
	if *update {
		if err := os.WriteFile(casesFile, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRarity holds the order of words, not their figures, which change with the
// texts that are counted.
func TestRarity(t *testing.T) {
	order := []string{"the", "say", "police", "drone", "zorb"}
	for i, w := range order[1:] {
		if a, b := Rarity(order[i]), Rarity(w); a >= b {
			t.Errorf("Rarity(%q) = %.2f, not below Rarity(%q) = %.2f", order[i], a, w, b)
		}
	}
	if got, most := Rarity("zorb"), math.Log1p(float64(table(embedded).u32(headDocuments))); got != most {
		t.Errorf("Rarity of an unknown word is %v, want %v", got, most)
	}
}

func TestLookups_doNotAllocate(t *testing.T) {
	for name, f := range map[string]func(){
		"Lemma":      func() { Lemma("wounded", Verb); Lemma("zorbs", Noun); Lemma("shot down", Verb) },
		"Rarity":     func() { Rarity("ceasefire") },
		"Similarity": func() { Similarity("make", "take", Verb) },
		"Antonyms":   func() { Antonyms("rise", "fall", Verb) },
		"VerbOf":     func() { VerbOf("destruction") },
		"Related":    func() { Related("death", Noun, "perish", Verb) },
	} {
		if n := testing.AllocsPerRun(10, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

// FuzzSymmetric: relations do not depend on the order of the words, and stay in
// their range.
func FuzzSymmetric(f *testing.F) {
	f.Add("start", "begin", uint8(Verb), uint8(Verb))
	f.Add("death", "perish", uint8(Noun), uint8(Verb))
	f.Add("moist", "dry", uint8(Adjective), uint8(Adjective))
	f.Add("", "\xff", uint8(9), uint8(200))
	f.Fuzz(func(t *testing.T, a, b string, pa, pb uint8) {
		p, q := POS(pa), POS(pb)
		if x, y := Similarity(a, b, p), Similarity(b, a, p); x != y || x < 0 || x > 1 {
			t.Errorf("Similarity(%q, %q, %d) = %v, other way %v", a, b, p, x, y)
		}
		if x, y := Related(a, p, b, q), Related(b, q, a, p); x != y || x < 0 || x > 1 {
			t.Errorf("Related(%q, %d, %q, %d) = %v, other way %v", a, p, b, q, x, y)
		}
		if Antonyms(a, b, p) != Antonyms(b, a, p) {
			t.Errorf("Antonyms(%q, %q, %d) depends on the order", a, b, p)
		}
	})
}

// FuzzLemmaIsKnown: a lemma other than the word itself is in the table, or the
// word without its last letters.
func FuzzLemmaIsKnown(f *testing.F) {
	for _, w := range []string{"wounded", "mice", "shot down", "airstrikes", "s", "ies", " down", "men"} {
		f.Add(w, uint8(Noun))
		f.Add(w, uint8(Verb))
	}
	f.Fuzz(func(t *testing.T, w string, pos uint8) {
		l := Lemma(w, POS(pos))
		if _, ok := table(embedded).find(l, ""); !ok && !strings.HasPrefix(w, l) {
			t.Errorf("Lemma(%q, %d) = %q, which is neither of the table nor of the word", w, pos, l)
		}
	})
}

func BenchmarkLemma(b *testing.B) {
	words := strings.Fields("the ministers denied that soldiers had launched airstrikes on zorbs")
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			Lemma(w, Noun)
			Lemma(w, Verb)
		}
	}
}

func BenchmarkRarity(b *testing.B) {
	for b.Loop() {
		Rarity("ceasefire")
	}
}

func BenchmarkSimilarity(b *testing.B) {
	for b.Loop() {
		Similarity("start", "begin", Verb)
	}
}

func BenchmarkSimilarity_worst(b *testing.B) {
	for b.Loop() {
		Similarity("make", "take", Verb)
	}
}
