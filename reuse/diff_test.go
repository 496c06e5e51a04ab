package reuse

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

func TestDiff(t *testing.T) {
	tests := []struct{ name, a, b, want string }{
		{"equal", "The ferry sank.", "the ferry — sank", ""},
		{"both empty", "", " … ", ""},
		{"all new", "", "The ferry sank.", `insert "" -> "The ferry sank"`},
		{"all gone", "The ferry sank.", "", `delete "The ferry sank" -> ""`},
		{"replace", "an environmental disaster", "an economic disaster", `replace "environmental" -> "economic"`},
		{"insert inside", "I think she made it", "I don’t think she made it at all", `insert "" -> "don’t"; insert "" -> "at all"`},
		{"marks never align", "Ames, Moor, and Dace left, and nobody stayed.", "Ames and Dace left", `delete "Moor" -> ""; delete "and nobody stayed" -> ""`},
		{"content before stop words", "the harbour of the town", "of the harbour", `insert "" -> "of"; delete "of the town" -> ""`},
		{"edits together", "red boats and blue boats", "red boats and green boats and blue boats", `insert "" -> "green boats and"`},
		{"negation", "The mayor was told.", "The mayor was not told.", `insert "" -> "not"`},
		{"quotation marks", "He called it “a quite slow process”.", `He called it a "quite slow" process.`, ""},
		{"numbers", "53 of 1,000 boats", "35 of 1000 boats", `replace "53" -> "35"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range Diff(tt.a, tt.b) {
				got = append(got, dumpEdit(tt.a, tt.b, e))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("Diff(%q, %q)\n got %s\nwant %s", tt.a, tt.b, s, tt.want)
			}
		})
	}
}

func dumpEdit(a, b string, e Edit) string {
	return fmt.Sprintf("%s %q -> %q", e.Op, e.A.Of(a), e.B.Of(b))
}

// TestDiff_equalsSlow holds the alignment against one that tries every way, on
// all texts of up to four words over two words with content and one without.
func TestDiff_equalsSlow(t *testing.T) {
	texts := allTexts([]string{"x", "y", "the"}, 4)
	for _, a := range texts {
		for _, b := range texts {
			v := newVocabulary(0)
			wa, wb := v.split(a), v.split(b)
			got := alignmentScore(wa, wb, alignAny(wa, wb))
			if want := slowScore(wa, wb, false); got != want {
				t.Fatalf("alignment of %q and %q scores %d, best is %d (edits %v)", a, b, got, want, Diff(a, b))
			}
		}
	}
}

func allTexts(alphabet []string, length int) []string {
	texts := []string{""}
	for from := 0; length > 0; length-- {
		n := len(texts)
		for _, s := range texts[from:n] {
			for _, w := range alphabet {
				texts = append(texts, strings.TrimSpace(s+" "+w))
			}
		}
		from = n
	}
	return texts
}

// alignmentScore is what align.go sets out to make greatest.
func alignmentScore(a, b []word, equal []run) int {
	score, i, j := 0, 0, 0
	for _, r := range append(equal, run{len(a), len(b), 0}) {
		if r.a > i || r.b > j {
			score -= alignBlock
		}
		for _, w := range a[r.a : r.a+r.n] {
			score += int(alignWeight(w))
		}
		i, j = r.a+r.n, r.b+r.n
	}
	return score
}

func slowScore(a, b []word, inEdit bool) int {
	if len(a) == 0 && len(b) == 0 {
		return 0
	}
	open := alignBlock
	if inEdit {
		open = 0
	}
	best := unreached
	if len(a) > 0 && len(b) > 0 && a[0].id == b[0].id {
		best = max(best, int(alignWeight(a[0]))+slowScore(a[1:], b[1:], false))
	}
	if len(a) > 0 {
		best = max(best, slowScore(a[1:], b, true)-open)
	}
	if len(b) > 0 {
		best = max(best, slowScore(a, b[1:], true)-open)
	}
	return best
}

// TestDiff_long takes the way through anchors, beyond maxCells.
func TestDiff_long(t *testing.T) {
	a, b := numbered(0, 3000), numbered(0, 1000)+" something else altogether "+numbered(1010, 3000)
	b = strings.Replace(b, "w2000", "w1", 1)
	edits := Diff(a, b)
	if len(edits) != 2 || edits[0].Op != Replace || edits[1].B.Of(b) != "w1" {
		t.Errorf("got %d edits %v, want two", len(edits), edits)
	}
	checkRebuilds(t, a, b)
	// Nothing in common and too long for a table: replaced whole.
	c := strings.Repeat("other words ", 1000)
	if edits := Diff(a, c); len(edits) != 1 || edits[0].Op != Replace {
		t.Errorf("got %v, want one replacement", edits)
	}
}

// numbered is the text w<from> … w<to-1>.
func numbered(from, to int) string {
	var sb strings.Builder
	for i := from; i < to; i++ {
		fmt.Fprintf(&sb, "w%d ", i)
	}
	return strings.TrimSpace(sb.String())
}

// FuzzDiffRebuilds: the edits, applied to the words of a, give the words of b.
func FuzzDiffRebuilds(f *testing.F) {
	f.Add("", "")
	f.Add("The ferry sank off Orle.", "A ferry, they say, sank.")
	f.Add("x y x y the x", "the y x x")
	f.Add("1,000 don’t U.S. 東京", "U.S. 京 1000")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip("texts are UTF-8")
		}
		checkRebuilds(t, a, b)
	})
}

func checkRebuilds(t *testing.T, a, b string) {
	t.Helper()
	v := newVocabulary(0)
	var rebuilt []int32
	from := 0
	for _, e := range Diff(a, b) {
		checkEdit(t, a, b, e)
		rebuilt = append(rebuilt, idsIn(v, a, text.Span{Start: from, End: e.A.Start})...)
		rebuilt = append(rebuilt, idsIn(v, b, e.B)...)
		from = e.A.End
	}
	rebuilt = append(rebuilt, idsIn(v, a, text.Span{Start: from, End: len(a)})...)
	want := idsIn(v, b, text.Span{Start: 0, End: len(b)})
	if fmt.Sprint(rebuilt) != fmt.Sprint(want) {
		t.Errorf("%q edited by Diff has words %v, %q has %v", a, rebuilt, b, want)
	}
}

// idsIn are the words of s inside sp.
func idsIn(v *vocabulary, s string, sp text.Span) []int32 {
	var ids []int32
	for _, w := range v.split(s) {
		if sp.Contains(w.span) {
			ids = append(ids, w.id)
		}
	}
	return ids
}

func checkEdit(t *testing.T, a, b string, e Edit) {
	t.Helper()
	if !e.A.Valid(a) || !e.B.Valid(b) {
		t.Fatalf("edit %v lies outside %q or %q", e, a, b)
	}
	want := Replace
	switch {
	case e.A.Empty():
		want = Insert
	case e.B.Empty():
		want = Delete
	}
	if e.Op != want || e.A.Empty() && e.B.Empty() {
		t.Fatalf("edit %v of %q and %q: op %s, want %s", e, a, b, e.Op, want)
	}
}
