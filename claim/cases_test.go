package claim_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

var update = flag.Bool("update", false, "rewrite what is found in testdata, but for unsolved.txtar")

// unsolved is the file of a folder with what is not read right yet.
const unsolved = "unsolved.txtar"

// TestClaims checks the claims of the texts in testdata/claims, one file a family
// of constructions. How a case is written is told at the head of clause.txtar.
func TestClaims(t *testing.T) { checkFolder(t, "testdata/claims", claimCase.rows) }

// TestQuotations checks the quotations of the texts in testdata/quotations. How a
// case is written is told at the head of speech.txtar.
func TestQuotations(t *testing.T) { checkFolder(t, "testdata/quotations", claimCase.quotations) }

// checkFolder holds the cases of a folder against what read makes of them, and that
// those of its unsolved.txtar still fail: one that is solved moves to the file of its
// family.
func checkFolder(t *testing.T, folder string, read func(claimCase) string) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(files) < 2 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Base(file) == unsolved {
				checkUnsolved(t, archive, read)
				return
			}
			checkSolved(t, archive, read)
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// checkSolved leaves in archive what was read.
func checkSolved(t *testing.T, archive *txtar.Archive, read func(claimCase) string) {
	for i, section := range archive.Files {
		var now strings.Builder
		for _, c := range claimCasesOf(string(section.Data)) {
			got := read(c)
			if got != c.want && !*update {
				t.Errorf("%s:\n%sgot\n%swant\n%s", section.Name, c.text, got, c.want)
			}
			now.WriteString(c.text + got)
		}
		archive.Files[i].Data = []byte(now.String())
	}
}

func checkUnsolved(t *testing.T, archive *txtar.Archive, read func(claimCase) string) {
	for _, section := range archive.Files {
		for _, c := range claimCasesOf(string(section.Data)) {
			if got := read(c); got == c.want {
				t.Errorf("%s: solved, move it to the file of its family:\n%s%s", section.Name, c.text, got)
			} else if testing.Verbose() {
				t.Logf("%s:\n%sgot\n%swant\n%s", section.Name, c.text, got, c.want)
			}
		}
	}
}

// claimCase is a text and its claims, one a line.
type claimCase struct {
	text string // its lines with their ">"
	want string
}

func claimCasesOf(section string) []claimCase {
	var cases []claimCase
	for line := range strings.Lines(section) {
		if strings.HasPrefix(line, ">") {
			if !strings.HasPrefix(line, ">>") {
				cases = append(cases, claimCase{})
			}
			cases[len(cases)-1].text += line
			continue
		}
		if cells := strings.Split(line, "|"); len(cases) > 0 && len(cells) > 1 {
			for i := range cells {
				cells[i] = strings.Join(strings.Fields(cells[i]), " ")
			}
			cases[len(cases)-1].want += strings.Join(cells, " | ") + "\n"
		}
	}
	return cases
}

// document is the text annotated.
func (c claimCase) document() *document.Document { return annotate.Annotate(c.article()) }

// article is the text, in paragraphs and headings.
func (c claimCase) article() article.Article {
	a := article.Article{Name: "case"}
	for line := range strings.Lines(c.text) {
		words, kind := strings.TrimSpace(strings.TrimLeft(line, ">")), article.Paragraph
		if title, ok := strings.CutPrefix(words, "# "); ok {
			words, kind = title, article.Heading
		}
		if a.Text != "" {
			a.Text += "\n\n"
		}
		start := len(a.Text)
		a.Text += words
		a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: start, End: len(a.Text)}, Kind: kind})
	}
	return a
}

// rows are the claims that say something of what they mention.
func (c claimCase) rows() string {
	d := c.document()
	_, claims := claim.Extract(d)
	var b strings.Builder
	for i := range claims {
		if claims[i].IsMention() {
			continue
		}
		b.WriteString(claim.RowOf(d, &claims[i]).String() + "\n")
	}
	return b.String()
}
