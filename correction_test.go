package recount_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// TestCorrections holds the corrections of several accounts, for each file of
// testdata/corrections. The section "corrections" tells of each who corrects whom, by
// what, what is withdrawn and what is right, and a line for each account that has the
// withdrawn words still and for each that has the right ones.
func TestCorrections(t *testing.T) {
	for file, archive := range archives(t, "testdata/corrections/*.txtar") {
		t.Run(nameOf(file), func(t *testing.T) {
			accounts := accountsBut(t, archive, "corrections")
			got := strings.Join(correctionsOf(t, accounts), "")
			reversed := slices.Clone(accounts)
			slices.Reverse(reversed)
			if other := strings.Join(correctionsOf(t, reversed), ""); other != got {
				t.Errorf("in another order the corrections are\n%swant\n%s", other, got)
			}
			holdSection(t, file, archive, "corrections", got)
		})
	}
}

// correctionsOf are the corrections among accounts, one string each.
func correctionsOf(t *testing.T, accounts []article.Article) []string {
	t.Helper()
	c, err := recount.Compare(t.Context(), accounts, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	of := func(id string) *article.Article {
		for i := range c.Story.Accounts {
			if c.Story.Accounts[i].ID == id {
				return &c.Story.Accounts[i].Document.Article
			}
		}
		t.Fatalf("no account %q", id)
		return nil
	}
	words := func(id string, s text.Span) string { return firstWords(s.Of(of(id).Text)) }
	var out []string
	for _, x := range c.Corrections {
		s := fmt.Sprintf("%s by %s", of(x.Account).Name, x.By)
		if x.Of != "" {
			s += ", of " + of(x.Of).Name
		}
		s += fmt.Sprintf(" “%s”\n", words(x.Account, x.Note))
		if x.Kind != "" {
			s += fmt.Sprintf("  %s: “%s”", x.Kind, words(x.Old.Account, x.Old.Span))
			if x.New.Account != "" {
				s += fmt.Sprintf(" is “%s”", words(x.New.Account, x.New.Span))
			}
			s += "\n"
		}
		var holders []string
		for _, h := range x.Kept {
			holders = append(holders, fmt.Sprintf("  kept %s %s “%s”\n", of(h.Account).Name, h.When, words(h.Account, h.Span)))
		}
		for _, h := range x.Took {
			holders = append(holders, fmt.Sprintf("  took %s %s “%s”\n", of(h.Account).Name, h.When, words(h.Account, h.Span)))
		}
		slices.Sort(holders)
		out = append(out, s+strings.Join(holders, ""))
	}
	return out
}

// TestCorrections_always: evidence lies in its account, no account both keeps and
// takes, none follows itself, and a story without a note or a newer version has no
// correction.
func TestCorrections_always(t *testing.T) {
	for name, accounts := range stories(t) {
		if got := correctionsOf(t, accounts); len(got) > 0 {
			t.Errorf("%s has no correction; got %q", name, got)
		}
	}
	for file, archive := range archives(t, "testdata/corrections/*.txtar") {
		c, err := recount.Compare(t.Context(), accountsBut(t, archive, "corrections"), recount.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i, x := range c.Corrections {
			if want := fmt.Sprintf("x%d", i+1); x.ID != want {
				t.Errorf("%s: correction %d is named %q", file, i+1, x.ID)
			}
			seen := map[string]bool{x.Account: true, x.Of: true}
			for _, h := range slices.Concat(x.Kept, x.Took) {
				if seen[h.Account] || h.Span.Empty() {
					t.Errorf("%s: %s is twice a part of %s, or without words", file, h.Account, x.ID)
				}
				seen[h.Account] = true
			}
		}
		checkNotesAreNoClaims(t, file, c)
	}
}

// checkNotesAreNoClaims: no claim, and no evidence of a finding, lies in a note.
func checkNotesAreNoClaims(t *testing.T, file string, c *compare.Comparison) {
	for _, x := range c.Corrections {
		if x.By != compare.ByNote {
			continue
		}
		for _, a := range c.Story.Accounts {
			if a.ID != x.Account || a.Document.Article.Title.Span == x.Note {
				continue
			}
			for _, cl := range a.Claims {
				if x.Note.Overlaps(cl.Span) {
					t.Errorf("%s: the note of %s makes a claim: %q", file, a.Document.Article.Name, cl.Span.Of(a.Document.Article.Text))
				}
			}
		}
		for _, f := range c.Findings {
			for _, e := range f.Evidence {
				if e.Account == x.Account && f.Level == compare.Contradiction && e.Span.Overlaps(x.Note) {
					t.Errorf("%s: %s rests on the note: %s", file, f.ID, f.Summary)
				}
			}
		}
	}
}

// TestCorrections_wordings: a note is read whatever the house's way of writing one.
// The account says 214 passengers, Tuesday night and Astrid Lunde, its copy 241,
// Monday night and Astrid Lande.
func TestCorrections_wordings(t *testing.T) {
	const story = `title: Ferry runs aground at Harrow Bay
publisher: %s
date: 2026-03-%s

The ferry Marlin ran aground in Harrow Bay on %s night with %s passengers on board, the coastguard said.

Lifeboats had taken all of them ashore by half past midnight, when the bay was calm.

“She came to rest on sand, which is the best that could happen,” said %s, the coastguard's duty officer.

Two trawlers had crossed the ferry's bow shortly before, according to her.
`
	for _, c := range []struct{ note, want string }{
		{"Correction: There were 214 passengers on the ferry, not 241.", "241 214"},
		{"Correction: An earlier version of this story said 241 passengers were on board. There were 214.", "241 214"},
		{"This story has been corrected to say there were 214 passengers on board instead of 241.", "241 214"},
		{"This story has been corrected. An earlier version said 241 passengers were aboard rather than 214.", "241 214"},
		{"(Corrects number of passengers in paragraph 1 to 214, not 241)", "241 214"},
		{"(Corrects the number of passengers from 241 to 214)", "241 214"},
		{"CORRECTS number of passengers to 214", "241 214"},
		{"CORRECTS number of passengers", "241 214"},
		{"This article was amended on 5 March 2026 because 241 passengers were mentioned in an earlier version.", "241 214"},
		{"In a story March 3, 2026, about a ferry, Tideline Wire erroneously reported the number of passengers. There were 214 passengers, not 241.", "241 214"},
		{"Editor's note: A previous version of this article incorrectly gave the number of passengers as 241; it is 214.", "241 214"},
		{"This story was first published on March 3, 2026. It was updated on March 4 to correct that 214 passengers, not 241, were on board. An earlier version of this story was wrong.", "241 214"},
		{"An earlier version of this article, published on Tuesday, misstated the number of passengers. It is 214.", "241 214"},
		{"An earlier version of this article misspelled the name of Astrid Lunde as Astrid Lande.", "Astrid Lande Astrid Lunde"},
		{"Correction: The duty officer is Astrid Lunde, not Astrid Lande.", "Astrid Lande Astrid Lunde"},
		{"Correction: The ferry ran aground on Tuesday night, not on Monday night.", "Monday night Tuesday night"},
		{"This story has been corrected to fix the spelling of the duty officer's name from Astrid Lande to Astrid Lunde.", "Astrid Lande Astrid Lunde"},
		{"This story has been corrected to show that the ferry ran aground on Tuesday night, not Monday night.", "Monday night Tuesday night"},
		{"This story has been corrected to show that the ferry ran aground on Tuesday night, not Monday.", "Monday Tuesday night"},

		{"Correction: An earlier version of this article misspelled the name of the coastguard's duty officer.", "Astrid Lande Astrid Lunde"},
		{"This story has been corrected to fix a broken link.", ""},
		{"Clarification: An earlier version of this article did not make clear who had been asked.", ""},
	} {
		accounts := []article.Article{
			tell(t, "wire.txt", fmt.Sprintf(story, "Tideline Wire", "04", "Tuesday", "214", "Astrid Lunde")+"\n"+c.note+"\n"),
			tell(t, "copy.txt", fmt.Sprintf(story, "Shore Daily", "05", "Monday", "241", "Astrid Lande")),
		}
		got, err := recount.Compare(t.Context(), accounts, recount.Options{})
		if err != nil {
			t.Fatal(err)
		}
		words := ""
		for _, x := range got.Corrections {
			if x.Kind != "" {
				w := x.Old.Span.Of(accounts[x.Old.Account[1]-'1'].Text)
				words += w + " " + x.New.Span.Of(accounts[0].Text)
				if len(x.Kept) != 1 || x.Kept[0].Account != "a2" || x.Kept[0].When != compare.Later {
					t.Errorf("%q: still carried by %+v", c.note, x.Kept)
				}
			}
		}
		if words != c.want || len(got.Corrections) != 1 {
			t.Errorf("%q:\n%d corrections, %q, want %q", c.note, len(got.Corrections), words, c.want)
		}
	}
}

// FuzzCorrections_evidence: whatever a note says, what is told of it are words of the
// accounts, and no account both has the old words and the new.
func FuzzCorrections_evidence(f *testing.F) {
	f.Add("Correction: There were 214 passengers, not 241.")
	f.Add("(Corrects Monday to Tuesday; from 3 to instead of as 4 not.)")
	f.Add("CORRECTS paragraph not from as rather than instead of")
	f.Fuzz(func(t *testing.T, note string) {
		const body = "title: Ferry aground\ndate: 2026-03-0%d\n\nThe ferry Marlin ran aground off Orle on %s with %d passengers on board, the coastguard said.\n\nNobody was hurt.\n\n"
		texts := []string{fmt.Sprintf(body, 4, "Tuesday", 214) + note + "\n", fmt.Sprintf(body, 5, "Monday", 241)}
		var accounts []article.Article
		for i, words := range texts {
			a, err := recount.Read(t.Context(), fmt.Sprintf("%d.txt", i), []byte(words))
			if err != nil {
				t.Skip()
			}
			accounts = append(accounts, a)
		}
		c, err := recount.Compare(t.Context(), accounts, recount.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range c.Corrections {
			words := []compare.Wording{{Account: x.Account, Span: x.Note}, x.Old, x.New}
			for _, h := range slices.Concat(x.Kept, x.Took) {
				words = append(words, h.Wording)
			}
			for _, w := range words {
				if w.Account != "" && (w.Span.Empty() || !w.Span.Valid(accounts[w.Account[1]-'1'].Text)) {
					t.Errorf("%+v is not of its account", w)
				}
			}
			if len(x.Kept)+len(x.Took) > 1 || x.Kind == "" && len(x.Kept) > 0 {
				t.Errorf("%+v", x)
			}
		}
	})
}
