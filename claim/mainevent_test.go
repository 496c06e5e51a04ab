package claim_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

const mainCases = "testdata/mainevent.txtar"

// TestMainEvent checks the main event of the articles in testdata/mainevent.txtar, which
// tells at its head how a case is written.
func TestMainEvent(t *testing.T) {
	archive, err := txtar.ParseFile(mainCases)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range archive.Files {
		source, want, _ := strings.Cut(string(c.Data), "\n= ")
		want = "= " + want
		got := answers(t, source)
		switch name, isUnsolved := strings.CutPrefix(c.Name, "unsolved: "); {
		case isUnsolved && got == want:
			t.Errorf("%s is solved: leave out \"unsolved: \"", name)
		case !isUnsolved && got != want && !*update:
			t.Errorf("%s:\ngot\n%swant\n%s", name, got, want)
		case !isUnsolved:
			archive.Files[i].Data = []byte(source + "\n" + got)
		}
	}
	if *update {
		if err := os.WriteFile(mainCases, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// answers are the main event of an article, a line an answer.
func answers(t *testing.T, source string) string {
	t.Helper()
	a, err := article.Read(context.Background(), "test", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	d := annotate.Annotate(a)
	quotes, claims := claim.Extract(d)
	e := claim.Main(d, quotes, claims)
	var who []string
	for _, r := range e.Who {
		who = append(who, r.Text)
	}
	var b strings.Builder
	line := func(question string, parts ...string) {
		var known []string
		for _, p := range parts {
			if p != "" {
				known = append(known, p)
			}
		}
		if len(known) > 0 {
			b.WriteString("= " + question + " " + strings.Join(known, "; ") + "\n")
		}
	}
	line("topic", d.Text(e.Topic))
	line("who", who...)
	line("what", d.Text(e.What))
	line("when", d.Text(e.When.Span), e.When.Time.Value)
	line("where", d.Text(e.Where.Span), e.Where.Place.Name)
	return b.String()
}

func FuzzMainInside(f *testing.F) {
	for _, s := range []string{
		"", "Three dead in fire", "Corvane: we will rebuild\n\nThe firm said so on Monday in Leeds.",
		"A, B accused\n\nThere was a storm. He and she met at Tamsel Tower in Lyon.", "Says he\n\nit", "1 dead - X | Y",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := article.Read(context.Background(), "fuzz", []byte(s))
		if err != nil {
			return
		}
		d := annotate.Annotate(a)
		quotes, claims := claim.Extract(d)
		e := claim.Main(d, quotes, claims)
		inside := func(what string, s text.Span) {
			if !s.Empty() && (s.Start < 0 || s.End > len(a.Text) || s.Start > s.End) {
				t.Errorf("%s is at %v of %d bytes", what, s, len(a.Text))
			}
		}
		inside("span", e.Span)
		inside("topic", e.Topic)
		inside("what", e.What)
		inside("when", e.When.Span)
		inside("where", e.Where.Span)
		for _, r := range e.Who {
			inside("who", r.Span)
			if r.Span.Empty() || r.Entity >= len(d.Entities) {
				t.Errorf("who is %+v", r)
			}
		}
		if (e.Predicate < 0) != e.What.Empty() {
			t.Errorf("predicate %d, but what at %v", e.Predicate, e.What)
		}
	})
}

func BenchmarkMain(b *testing.B) {
	d := longStory(b)
	quotes, claims := claim.Extract(d)
	b.ReportAllocs()
	for b.Loop() {
		claim.Main(d, quotes, claims)
	}
}

// longStory is an article of about 600 words, made of the cases.
func longStory(b *testing.B) *document.Document {
	archive, err := txtar.ParseFile(mainCases)
	if err != nil {
		b.Fatal(err)
	}
	var source strings.Builder
	source.WriteString("Three dead in Leeds warehouse fire\n\n")
	for _, c := range archive.Files {
		story, _, _ := strings.Cut(string(c.Data), "\n= ")
		_, story, _ = strings.Cut(story, "\n---\n\n")
		source.WriteString(story + "\n\n")
	}
	a, err := article.Read(context.Background(), "bench", []byte(source.String()))
	if err != nil {
		b.Fatal(err)
	}
	return annotate.Annotate(a)
}
