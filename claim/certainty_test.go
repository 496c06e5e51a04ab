package claim_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

const certaintyCases = "certainty.txtar"

// TestCertainty holds polarity, certainty, stances and genericity of the claims
// in testdata/certainty.txtar, whose head explains the format.
func TestCertainty(t *testing.T) {
	file := filepath.Join("testdata", certaintyCases)
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range archive.Files {
		f := &archive.Files[i]
		var out strings.Builder
		t.Run(f.Name, func(t *testing.T) {
			for _, c := range certaintyCasesOf(string(f.Data)) {
				got := c.answer()
				if got != c.text && !*update {
					t.Errorf("-want +got\n-%s\n+%s", strings.TrimSpace(c.text), strings.TrimSpace(got))
				}
				out.WriteString(got)
			}
		})
		f.Data = []byte(out.String())
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// certaintyCase is a sentence and the lines below it.
type certaintyCase struct {
	sentence string
	lines    []string
	text     string // all of it, as it stands in the file
}

func certaintyCasesOf(section string) (cases []certaintyCase) {
	for line := range strings.Lines(section) {
		plain := strings.TrimRight(line, "\n")
		if s, ok := strings.CutPrefix(plain, "> "); ok {
			cases = append(cases, certaintyCase{sentence: s})
		} else if len(cases) > 0 && plain != "" {
			c := &cases[len(cases)-1]
			c.lines = append(c.lines, plain)
		}
		if len(cases) > 0 {
			cases[len(cases)-1].text += line
		}
	}
	return cases
}

// answer is the case with what is found now: of the claims that it lists, or of
// all where it lists none.
func (c *certaintyCase) answer() string {
	d, claims := read(c.sentence)
	out := "> " + c.sentence + "\n"
	if len(c.lines) == 0 {
		for i := range claims {
			out += certaintyLine(d, &claims[i]) + "\n"
		}
		return out + "\n"
	}
	for _, line := range c.lines {
		lemma, _, ok := strings.Cut(line, " | ")
		i := slices.IndexFunc(claims, func(c claim.Claim) bool { return c.Predicate.Lemma == lemma })
		switch {
		case !ok:
			out += line + "\n"
		case i < 0:
			out += lemma + " | is no claim\n"
		default:
			columns := strings.Split(certaintyLine(d, &claims[i]), " | ")
			out += strings.Join(columns[:min(len(columns), strings.Count(line, " | ")+1)], " | ") + "\n"
		}
	}
	if strings.HasSuffix(c.text, "\n\n") {
		out += "\n"
	}
	return out
}

// read is a text of one paragraph, and its claims.
func read(s string) (*document.Document, []claim.Claim) {
	d := annotate.Annotate(article.Article{Text: s,
		Blocks: []article.Block{{Span: text.Span{End: len(s)}, Kind: article.Paragraph}}})
	_, claims := claim.Extract(d)
	return d, claims
}

func certaintyLine(d *document.Document, c *claim.Claim) string {
	line := fmt.Sprintf("%s | %s | %s | %s | %s", c.Predicate.Lemma, c.Polarity, c.Certainty, d.Text(c.Hedge), c.Genericity)
	var held []string
	for _, a := range c.Attribution {
		held = append(held, fmt.Sprintf("%s %s %s", d.Text(a.Source.Span), a.Polarity, a.Certainty))
	}
	if held != nil {
		held = append(held, fmt.Sprintf("writer %s %s", c.Writer.Polarity, c.Writer.Certainty))
		line += " | " + strings.Join(held, "; ")
	}
	return line
}
