package annotate

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

// TestCoreference checks testdata/coreference.txt: what follows ">" is a
// paragraph, and each line below the paragraphs a chain: its name and role, and the words
// of each mention with the sentence they stand in. Add a case by writing its ">"
// lines and running "go test ./annotate -run Coreference -update".
func TestCoreference(t *testing.T) {
	const name = "testdata/coreference.txt"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var now strings.Builder
	for part := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		var paragraphs []string
		var head, want strings.Builder
		for line := range strings.Lines(part + "\n") {
			if p, ok := strings.CutPrefix(line, "> "); ok {
				paragraphs = append(paragraphs, strings.TrimSpace(p))
				head.WriteString(line)
			} else {
				want.WriteString(line)
			}
		}
		if paragraphs == nil {
			now.WriteString(part + "\n\n") // a comment
			continue
		}
		d := Annotate(articleOf(article.Paragraph, paragraphs...))
		if err := document.Check(d); err != nil {
			t.Error(err)
		}
		got := chainsOf(d)
		if got != want.String() && !*update {
			t.Errorf("%sgot\n%swant\n%s", head.String(), got, want.String())
		}
		now.WriteString(head.String() + got + "\n")
	}
	if *update {
		if err := os.WriteFile(name, []byte(now.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func chainsOf(d *document.Document) string {
	var b strings.Builder
	for _, e := range d.Entities {
		fmt.Fprintf(&b, "%s %s", e.Type, e.Name)
		if e.Role != "" {
			fmt.Fprintf(&b, ", %s", e.Role)
		}
		b.WriteByte(':')
		for i, m := range e.Mentions {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, " %s (%d)", d.Text(d.Mentions[m].Span), d.SentenceAt(d.Mentions[m].Span.Start)+1)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
