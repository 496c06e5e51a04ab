package claim_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
)

const eventsFile = "testdata/events.txtar"

// TestEvents reads every sentence of testdata/events.txtar and holds the events
// of its claims: predicate | class code | source | target.
func TestEvents(t *testing.T) {
	archive, err := txtar.ParseFile(eventsFile)
	if err != nil {
		t.Fatal(err)
	}
	for i := range archive.Files {
		f := &archive.Files[i]
		var got strings.Builder
		for line := range strings.Lines(string(f.Data)) {
			if line = strings.TrimSpace(line); line == "" || strings.Contains(line, " | ") {
				continue
			}
			got.WriteString(line + "\n" + eventRows(t, line))
		}
		if got.String() != string(f.Data) {
			if !*update {
				t.Errorf("%s: got\n%swant\n%s", f.Name, got.String(), f.Data)
			}
			f.Data = []byte(got.String())
		}
	}
	if *update {
		if err := os.WriteFile(eventsFile, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// eventRows are the claims of a sentence that tell of an event, a line each.
func eventRows(t *testing.T, sentence string) string {
	t.Helper()
	a, err := article.Read(t.Context(), "case.txt", []byte(sentence))
	if err != nil {
		t.Fatal(err)
	}
	d := annotate.Annotate(a)
	_, claims := claim.Extract(d)
	var b strings.Builder
	for i := range claims {
		c := &claims[i]
		if c.Event.Class == "" {
			continue
		}
		source, target := claim.Actors(d, claims, i)
		not := ""
		if c.Polarity == claim.Negative {
			not = "not "
		}
		fmt.Fprintf(&b, "  %s%s | %s %s | %s | %s\n", not, c.Predicate.Lemma, c.Event.Class, c.Event.Code, texts(source), texts(target))
	}
	return b.String()
}

func texts(roles []claim.Role) string {
	var list []string
	for _, r := range roles {
		list = append(list, r.Text)
	}
	return strings.Join(list, "; ")
}
