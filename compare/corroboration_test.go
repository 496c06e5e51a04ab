package compare

import (
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// TestCount tells, of accounts named by a letter each, which say a thing and in
// which words, and which was made from which.
func TestCount(t *testing.T) {
	for _, c := range []struct {
		name        string
		says        map[string]string // words, by account; the others are silent
		changes     map[string]string
		contradicts map[string]string
		made        string // "ab bc": b from a, c from b
		unseen      string // "bc": b and c from one unseen source
		accounts    int
		independent int
	}{
		{name: "each alone", says: map[string]string{"a": "Rain fell.", "b": "It rained."}, accounts: 2, independent: 2},
		{name: "copy", says: map[string]string{"a": "Rain fell.", "b": "It rained."}, made: "ab", accounts: 2, independent: 1},
		{name: "copy of a copy that left it out", says: map[string]string{"a": "Rain fell.", "c": "It rained."}, made: "ab bc", accounts: 2, independent: 1},
		{name: "copy alone", says: map[string]string{"b": "It rained."}, made: "ab", accounts: 1, independent: 1},
		{name: "two copies, each with words of its own", says: map[string]string{"b": "It rained.", "c": "Rain fell."}, made: "ab ac", accounts: 2, independent: 2},
		{name: "two copies of an unseen source", says: map[string]string{"b": "It rained.", "c": "Rain fell."}, made: "ab ac", unseen: "abc", accounts: 2, independent: 1},
		{name: "a copy of an unseen source and a copy of its other copy", says: map[string]string{"a": "It rained.", "c": "Rain fell."}, made: "ab bc", unseen: "ab", accounts: 2, independent: 1},
		{name: "a copy of an unseen source and a copy of another account", says: map[string]string{"a": "It rained.", "c": "Rain fell."}, made: "bc", unseen: "a", accounts: 2, independent: 2},
		{name: "a copy of an unseen source and a stranger", says: map[string]string{"a": "It rained.", "c": "Rain fell."}, made: "ab", unseen: "ab", accounts: 2, independent: 2},
		{name: "another tree", says: map[string]string{"a": "Rain fell.", "b": "It rained.", "c": "It was wet."}, made: "ab", accounts: 3, independent: 2},
		{name: "one sentence of a third", says: map[string]string{"a": "Rain fell for two days in all the valley.", "b": "Rain fell for two days\nin all the valley."}, accounts: 2, independent: 1},
		{name: "a short sentence comes twice by chance", says: map[string]string{"a": "Rain fell.", "b": "Rain fell."}, accounts: 2, independent: 2},
		{name: "one who changes it tells it", says: map[string]string{"a": "Rain fell."}, changes: map[string]string{"b": "Rain may have fallen."}, accounts: 2, independent: 2},
		{name: "one who contradicts it does not", says: map[string]string{"a": "Rain fell."}, contradicts: map[string]string{"b": "No rain fell."}, accounts: 1, independent: 1},
		{name: "a copy of one who contradicts it", says: map[string]string{"a": "Rain fell.", "c": "It rained."}, contradicts: map[string]string{"b": "No rain fell."}, made: "bc", accounts: 2, independent: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			tb := &table{out: &Comparison{}}
			r := &row{}
			for _, id := range []string{"a", "b", "c"} {
				cell := Cell{Account: id, Stance: Silent, Claim: -1}
				words := ""
				for stance, said := range map[Stance]map[string]string{Says: c.says, Changes: c.changes, Contradicts: c.contradicts} {
					if w, ok := said[id]; ok {
						words, cell.Stance, cell.Span = w, stance, text.Span{End: len(w)}
					}
				}
				tb.out.Story.Accounts = append(tb.out.Story.Accounts, story.Account{ID: id, Document: &document.Document{Article: article.Article{Text: words}}})
				r.fact.Cells = append(r.fact.Cells, cell)
			}
			for i := 0; i+1 < len(c.made); i += 3 {
				tb.out.Story.Derivations = append(tb.out.Story.Derivations, story.Derivation{Source: c.made[i : i+1], Copy: c.made[i+1 : i+2]})
			}
			if c.unseen != "" {
				tb.out.Story.Unseen = []story.Unseen{{ID: "u1", Copies: strings.Split(c.unseen, "")}}
			}
			if accounts, independent := tb.count(r); accounts != c.accounts || independent != c.independent {
				t.Errorf("%d accounts, %d independent; want %d, %d", accounts, independent, c.accounts, c.independent)
			}
		})
	}
}
