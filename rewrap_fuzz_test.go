package recount_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
)

// FuzzCompare_itselfRewrapped holds that a story, set in lines of 60 to 80 runes with
// its blank lines kept, differs nowhere from itself and agrees somewhere.
func FuzzCompare_itselfRewrapped(f *testing.F) {
	for seed := range uint64(12) {
		f.Add(seed, uint8(60+7*seed))
	}
	f.Fuzz(func(t *testing.T, seed uint64, columns uint8) {
		source, _ := editedPair(t, seed)
		holdRewrapped(t, source, 60+int(columns)%21)
	})
}

// TestCompare_rewrapped holds the same of what a printer may break where it misleads: a
// headline, a name, an amount, a dash or a number at the head of a line, a credit.
func TestCompare_rewrapped(t *testing.T) {
	const story = "Harbour of Lem to be closed for eleven weeks while divers clear it, port says\n\n" +
		"The harbour of Lem will be closed for eleven weeks from Monday, Anna Marit Holm said.\n\n" +
		"Divers are to lift the wreck of the ferry Marlin – she sank there in March – before the summer.\n\n" +
		"“It will cost more than 4 million pounds,” said Ms Holm, 41. The port has set aside half of that.\n\n" +
		"The Guild of Lem Pilots and North Sea Ferries had both asked for a later date.\n\n" +
		"Courier writers Ann Marsh and Dan Osei in Orwin contributed to this report.\n"
	for width := 60; width <= 80; width++ {
		holdRewrapped(t, story, width)
	}
}

func holdRewrapped(t *testing.T, source string, width int) {
	t.Helper()
	accounts := []article.Article{tell(t, "a.txt", source), tell(t, "b.txt", rewrapped(source, width))}
	c, err := recount.Compare(t.Context(), accounts, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	agreed := false
	for _, d := range c.Findings {
		agreed = agreed || d.Level == compare.Agreement
		if d.Level != compare.Agreement {
			t.Errorf("%d columns: %s %s %q", width, d.Level, d.Kind, words(c, d))
		}
	}
	if !agreed {
		t.Errorf("%d columns: no agreement", width)
	}
}

// rewrapped is s with each of its lines broken before the word that goes over width.
func rewrapped(s string, width int) string {
	var out strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		at := 0
		for w := range strings.FieldsSeq(line) {
			n := utf8.RuneCountInString(w)
			switch {
			case at > 0 && at+1+n > width:
				out.WriteByte('\n')
				at = 0
			case at > 0:
				out.WriteByte(' ')
				at++
			}
			out.WriteString(w)
			at += n
		}
		out.WriteByte('\n')
	}
	return out.String()
}
