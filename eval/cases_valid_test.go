package eval

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount/compare"
)

// A label that points nowhere, or at two places, would count against the
// program and not against whoever wrote it.
func TestCasesAreValid(t *testing.T) {
	for _, root := range []string{"testdata/cases", "../examples"} {
		dirs, err := FindCases(root)
		if err != nil {
			t.Fatal(err)
		}
		for _, dir := range dirs {
			t.Run(filepath.Base(dir), func(t *testing.T) { checkCase(t, dir) })
		}
	}
}

func checkCase(t *testing.T, dir string) {
	c, err := ReadCase(dir)
	if err != nil {
		t.Fatal(err)
	}
	texts := make([]string, len(c.Accounts))
	for i, account := range c.Accounts {
		data, err := os.ReadFile(filepath.Join(dir, account.File))
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(data)
		if want := "\ndate " + account.Published + "\n\n"; account.Published != "" && !strings.Contains(texts[i], want) {
			t.Errorf("%s does not have the date that expected.json gives it, %s", account.File, account.Published)
		}
	}
	checkLabels(t, c, texts, c.Findings)
	checkLabels(t, c, texts, c.Agreements)
	for _, e := range c.Findings {
		if slices.Contains([]compare.Level{compare.Contradiction, compare.Change}, e.Level) && len(e.Snippets) < 2 {
			t.Errorf("%s: a %s needs words of two accounts", e.ID, e.Level)
		}
		if len(c.Accounts) > 2 && e.FirstAppears == "" {
			t.Errorf("%s: first_appears is missing", e.ID)
		}
	}
}

// checkLabels holds that ids differ and that each snippet stands once in its text.
func checkLabels(t *testing.T, c *Case, texts []string, labels []Expected) {
	seen := make(map[string]bool)
	for _, e := range labels {
		if seen[e.ID] {
			t.Errorf("%s: the id is used twice", e.ID)
		}
		seen[e.ID] = true
		for _, s := range e.Snippets {
			if n := strings.Count(texts[s.Account], s.Text); n != 1 {
				t.Errorf("%s: %q stands %d times in %s, want once", e.ID, s.Text, n, c.Accounts[s.Account].File)
			}
		}
	}
}
