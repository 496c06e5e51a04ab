package eval

import (
	"testing"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
)

// TestAgrees holds what counts as a right answer, and what does not.
func TestAgrees(t *testing.T) {
	in := goldMainJSON{
		Title: "Corvane to close zinc mine near Leeds", Published: "2024-05-16",
		Text: "Corvane will close its zinc mine near Leeds on Friday, union leader Ruth Almond said.\n\n" +
			"The company lost money last year. Hundreds of workers marched through London on Monday.",
	}
	a, err := in.article(t.Context(), "mine.json")
	if err != nil {
		t.Fatal(err)
	}
	d := annotate.Annotate(a)
	quotes, claims := claim.Extract(d)
	tree := document.NewTree(d)
	ours := answerOf(claim.Main(d, quotes, claims))
	for _, test := range []struct {
		question, phrase, day string
		right, strict         bool
	}{
		{"who", "Corvane", "", true, true},
		{"who", "Ruth Almond", "", false, false},
		{"who", "workers", "", false, false},
		{"what", "close its zinc mine", "", true, true},
		{"what", "mine that closes", "", true, false},
		{"what", "lost money", "", false, false},
		{"what", "zinc mine", "", true, false}, // no more than its object
		{"when", "on Friday", "2024-05-17", true, true},
		{"when", "", "2024-05-17", true, true},
		{"when", "on Monday", "2024-05-17", true, false},
		{"when", "on Monday", "2024-05-13", false, false},
		{"where", "Leeds", "", true, true},
		{"where", "England", "", true, true}, // ours is sharper
		{"where", "London", "", false, false},
	} {
		gold := goldMain{article: a}
		phrase := goldPhrase{text: test.phrase}
		phrase.day, _ = time.Parse(time.DateOnly, test.day)
		for q := range questions {
			if questions[q] != test.question {
				continue
			}
			gold.phrases[q] = []goldPhrase{phrase}
			if right, strict := ours.agrees(d, tree, gold, q); right != test.right || strict != test.strict {
				t.Errorf("%s %q %s: got %v, strictly %v; the answer is %q",
					test.question, test.phrase, test.day, right, strict, ours.words(d, q))
			}
		}
	}
}
