package claim_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/text"
)

// TestCasualties counts the casualties of the texts in testdata/casualties.txtar, whose
// head tells how a case is written.
func TestCasualties(t *testing.T) {
	const file = "testdata/casualties.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, section := range archive.Files {
		var now strings.Builder
		for _, c := range claimCasesOf(string(section.Data)) {
			d := annotate.Annotate(c.article())
			_, claims := claim.Extract(d)
			got := claim.CasualtiesOf(d, claims)
			row := fmt.Sprintf("killed %s | injured %s\n", got.Killed, got.Injured)
			if row != c.want && !*update {
				t.Errorf("%s:\n%sgot  %swant %s", section.Name, c.text, row, c.want)
			}
			for _, n := range []claim.Count{got.Killed, got.Injured} {
				for _, s := range n.Evidence {
					if !(text.Span{End: len(d.Article.Text)}).Contains(s) || s.Empty() {
						t.Errorf("%s: evidence %v", section.Name, s)
					}
				}
			}
			now.WriteString(c.text + row)
		}
		archive.Files[i].Data = []byte(now.String())
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkCasualtiesOf(b *testing.B) {
	archive, err := txtar.ParseFile("testdata/casualties.txtar")
	if err != nil {
		b.Fatal(err)
	}
	var all claimCase
	for _, section := range archive.Files {
		for _, c := range claimCasesOf(string(section.Data)) {
			all.text += c.text
		}
	}
	d := annotate.Annotate(all.article())
	_, claims := claim.Extract(d)
	b.ReportAllocs()
	b.ReportMetric(float64(len(d.Tokens)), "words")
	for b.Loop() {
		claim.CasualtiesOf(d, claims)
	}
}
