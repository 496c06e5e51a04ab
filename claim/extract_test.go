package claim_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// FuzzClaimsInside holds of any text that what is claimed lies inside it: the
// words of a claim in its sentence, in order; the heads of its participants among
// the tokens; its numbers, times, places and names in their lists. And that the
// same text gives the same rows.
func FuzzClaimsInside(f *testing.F) {
	files, err := filepath.Glob("testdata/claims/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no cases", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range claimCasesOf(string(data)) {
			f.Add(strings.TrimSpace(strings.TrimLeft(c.text, "># ")))
		}
	}
	f.Add("“A “b” said that who which, of of by.")
	f.Add("was was was been given to to to by by")
	f.Add("\x00\xff said")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		d := annotate.Annotate(paragraphs(s))
		_, claims := claim.Extract(d)
		_, again := claim.Extract(d)
		for i := range claims {
			checkInside(t, d, &claims[i])
			if a, b := claim.RowOf(d, &claims[i]), claim.RowOf(d, &again[i]); a != b {
				t.Errorf("claim %d is %v and then %v", i, a, b)
			}
		}
	})
}

// paragraphs is an article of the paragraphs of s.
func paragraphs(s string) article.Article {
	a := article.Article{Name: "text", Text: strings.ToValidUTF8(s, "?")}
	at := 0
	for line := range strings.SplitAfterSeq(a.Text, "\n") {
		if trimmed := strings.TrimFunc(line, document.IsBlank); trimmed != "" {
			start := at + strings.Index(line, trimmed)
			a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: start, End: start + len(trimmed)}, Kind: article.Paragraph})
		}
		at += len(line)
	}
	return a
}

func checkInside(t *testing.T, d *document.Document, c *claim.Claim) {
	t.Helper()
	if c.Sentence < 0 || c.Sentence >= len(d.Sentences) {
		t.Fatalf("sentence %d of %d", c.Sentence, len(d.Sentences))
	}
	sentence := d.Sentences[c.Sentence]
	inside := func(what string, s text.Span) {
		if !s.Valid(d.Article.Text) || !sentence.Span.Contains(s) {
			t.Errorf("%s [%d,%d) lies outside sentence [%d,%d)", what, s.Start, s.End, sentence.Span.Start, sentence.Span.End)
		}
	}
	token := func(what string, i int) {
		if i < sentence.First || i >= sentence.Last {
			t.Errorf("%s %d is not among the tokens [%d,%d) of its sentence", what, i, sentence.First, sentence.Last)
		}
	}
	inside("claim", c.Span)
	inside("predicate", c.Predicate.Span)
	token("predicate", c.Predicate.Token)
	token("core", c.Predicate.Core)
	if c.Predicate.Lemma == "" {
		t.Error("a predicate without a word")
	}
	for i, k := range c.Tokens {
		token("token", k)
		if i > 0 && c.Tokens[i-1] >= k {
			t.Errorf("tokens are not in order: %v", c.Tokens)
		}
	}
	for i := range c.Roles {
		inside(string(c.Roles[i].Name), c.Roles[i].Span)
		token(string(c.Roles[i].Name), c.Roles[i].Head)
		if c.Roles[i].Entity >= len(d.Entities) || c.Roles[i].Name == "" {
			t.Errorf("role %+v of %d entities", c.Roles[i], len(d.Entities))
		}
	}
	for _, list := range []struct {
		what    string
		indexes []int
		of      int
	}{{"time", c.Times, len(d.Times)}, {"quantity", c.Quantities, len(d.Quantities)}, {"place", c.Places, len(d.Places)}} {
		for i, k := range list.indexes {
			if k < 0 || k >= list.of || i > 0 && list.indexes[i-1] >= k {
				t.Errorf("%ss %v of %d", list.what, list.indexes, list.of)
			}
		}
	}
}

// BenchmarkExtract reads the claims of all cases, which are annotated before.
// Bytes are those of the texts.
func BenchmarkExtract(b *testing.B) {
	files, err := filepath.Glob("testdata/claims/*.txtar")
	if err != nil || len(files) == 0 {
		b.Fatal("no cases", err)
	}
	var all strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for _, c := range claimCasesOf(string(data)) {
			all.WriteString(strings.TrimSpace(strings.TrimLeft(c.text, "># ")) + "\n")
		}
	}
	d := annotate.Annotate(paragraphs(all.String()))
	b.SetBytes(int64(len(d.Article.Text)))
	b.ReportAllocs()
	for b.Loop() {
		claim.Extract(d)
	}
}
