package recount_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
)

// TestGroup: stories come newest first and their accounts oldest first, whatever the
// order of the articles, which are known by their places in it.
func TestGroup(t *testing.T) {
	var articles []article.Article
	for i, text := range []string{
		"Inquiry opens into Marlin stranding\ndate 2026-03-06\n\nInvestigators boarded the ferry Marlin on Friday to learn why it ran aground off Harrow Bay. Captain Ewan Strake will be heard next week.\n",
		"Potters strike in Brackwell\ndate 2026-03-09\n\nPotters of Brackwell began a strike on Monday over pay, their union said.\n",
		"Ferry Marlin runs aground off Harrow Bay\ndate 2026-03-03\n\nThe ferry Marlin ran aground off Harrow Bay on Tuesday. Captain Ewan Strake had steered by radar in thick fog.\n",
	} {
		a, err := recount.Read(t.Context(), fmt.Sprintf("n%d.txt", i), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	for range 2 {
		stories, err := recount.Group(t.Context(), articles, recount.GroupOptions{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, s := range stories {
			for i, m := range s.Members {
				got += articles[m.Article].Name + " "
				if want := fmt.Sprintf("a%d", m.Article+1); s.Accounts[i].ID != want {
					t.Errorf("article %d is account %s, want %s", m.Article, s.Accounts[i].ID, want)
				}
			}
			if (s.Comparison != nil) != (len(s.Accounts) > 1) {
				t.Errorf("%d accounts, comparison %v", len(s.Accounts), s.Comparison)
			}
			got += "| "
		}
		if want := "n1.txt | n2.txt n0.txt | "; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		slices.Reverse(articles)
	}
}
