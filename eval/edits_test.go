package eval

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// TestForms makes every edit of a form in a text, and every rewording. A case is a
// file of testdata/forms/*.txtar, called by the generator and the form; what follows
// the line "becomes" is written by -update, and then read by whoever wrote the case.
func TestForms(t *testing.T) {
	archives, err := filepath.Glob(filepath.Join("testdata", "forms", "*.txtar"))
	if err != nil || len(archives) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		changed := false
		for i := range archive.Files {
			f := &archive.Files[i]
			input, want, _ := strings.Cut(string(f.Data), "\nbecomes\n")
			got := allForms(t, f.Name, strings.TrimSpace(input))
			if got == want {
				continue
			}
			if !*update {
				t.Errorf("%s: %s\n%s\ngot\n%swant\n%s", filepath.Base(name), f.Name, strings.TrimSpace(input), got, want)
			}
			f.Data = []byte(strings.TrimSpace(input) + "\nbecomes\n" + got)
			changed = true
		}
		if changed && *update {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// allForms is the text after each edit or rewording that the form called name
// finds, a line each.
func allForms(t *testing.T, name, words string) string {
	t.Helper()
	s, err := newEditSource(t.Context(), newsText{Name: "case", Text: words, Date: "2024-03-14"}, "", rand.New(rand.NewPCG(1, 1)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	line := func(splices []splice) {
		at := 0
		for _, sp := range splices {
			out.WriteString(words[at:sp.at.Start] + sp.with)
			at = sp.at.End
		}
		out.WriteString(words[at:] + "\n")
	}
	generator, form, _ := strings.Cut(name, " ")
	known := false
	for _, f := range faithfulForms {
		if generator == "faithful" && f.name == form {
			known = true
			for _, r := range f.find(s) {
				line(r)
			}
		}
	}
	for _, g := range generators {
		for _, f := range g.forms {
			if g.name != generator || string(f.kind)+" "+f.name != form {
				continue
			}
			known = true
			for _, e := range f.find(s) {
				switch {
				case !s.sound(e):
				case e.drop >= 0:
					out.WriteString("without: " + s.d.Text(s.d.Sentences[e.drop].Span) + "\n")
				default:
					line(e.splices)
				}
			}
		}
	}
	if !known {
		t.Errorf("no form %q", name)
	}
	if out.Len() == 0 {
		return "nothing\n"
	}
	return out.String()
}

// TestEdits_sameOnAnyThreads holds that a seed gives the same card however many
// articles are worked on at a time.
func TestEdits_sameOnAnyThreads(t *testing.T) {
	run := func(procs int) []byte {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		card, err := Edits(context.Background(), Input{Data: filepath.Join("testdata", "edits"), Seed: 3, Sample: 2})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := WriteJSON(&b, card); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	if one, many := run(1), run(4); !bytes.Equal(one, many) {
		t.Error("one thread and four give different cards")
	}
}

// TestVariant_bytes holds that what is not edited keeps its bytes, and that the
// spans of a variant say where the edit is.
func TestVariant_bytes(t *testing.T) {
	texts, err := readNews(filepath.Join("testdata", "edits"))
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	for _, n := range texts {
		s, err := newEditSource(t.Context(), n, "", rand.New(rand.NewPCG(5, 5)))
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range generators {
			for k := range g.forms {
				for _, e := range g.forms[k].find(s) {
					if !s.sound(e) {
						continue
					}
					e.form = &g.forms[k]
					if err := checkVariant(s, &e); err != nil {
						t.Errorf("%s: %s %s: %v", n.Name, e.form.kind, e.form.name, err)
					}
					made++
				}
			}
		}
	}
	if made < 300 {
		t.Errorf("%d edits made, want 300 or more: the slice tests little", made)
	}
}

func checkVariant(s *editSource, e *edit) error {
	v := s.variant(e)
	if len(v.edits) == 0 {
		return fmt.Errorf("no edited words")
	}
	for _, w := range v.edits {
		if !w.is.Valid(v.text) || !w.was.Valid(s.d.Article.Text) {
			return fmt.Errorf("edited words at %v and %v lie outside", w.was, w.is)
		}
	}
	for _, sp := range e.splices {
		found := false
		for _, w := range v.edits {
			found = found || w.was == sp.at && w.is.Of(v.text) == sp.with
		}
		if !found && !sp.aside {
			return fmt.Errorf("%q is not where the variant says", sp.with)
		}
	}
	for _, sentence := range v.sentences {
		own := s.d.Text(s.d.Sentences[sentence.index].Span)
		if len(sentence.forms) == 0 && !sentence.edited && sentence.span.Of(v.text) != own {
			return fmt.Errorf("%q became %q by no form", own, sentence.span.Of(v.text))
		}
	}
	return nil
}

func TestQuotedInLine(t *testing.T) {
	for _, test := range []struct {
		line string
		want string // the stretches, or "odd"
	}{
		{`He said "no" and "yes".`, `"no"|"yes"`},
		{`“One,” she said, “two.”`, `“One,”|“two.”`},
		{`It's the ship's 'last' trip.`, `'last'`},
		{`“It goes on in the next paragraph.`, "odd"},
		{`and ends here.” He left.`, "odd"},
		{`‘It goes on.`, "odd"},
		{`Nothing is quoted.`, ""},
	} {
		spans, ok := quotedInLine(test.line)
		var got []string
		for _, s := range spans {
			got = append(got, s.Of(test.line))
		}
		joined := strings.Join(got, "|")
		if !ok {
			joined = "odd"
		}
		if joined != test.want {
			t.Errorf("%s: got %s, want %s", test.line, joined, test.want)
		}
	}
}

func TestTouches_place(t *testing.T) {
	var v variant
	v.edits = []editedWords{{was: text.Span{Start: 4, End: 9}, is: text.Span{Start: 4, End: 4}}}
	if !v.onEdit(evidenceOn("a1", 0, 5)) {
		t.Error("an omission that rests on words taken out was not counted")
	}
	if v.onEdit(evidenceOn("a1", 10, 20)) || v.onEdit(evidenceOn("a2", 10, 20)) {
		t.Error("a finding beside the edit was counted")
	}
}

func evidenceOn(account string, start, end int) *compare.Finding {
	return &compare.Finding{Level: compare.Omission, Kind: compare.Claim, Evidence: []compare.Evidence{{Account: account, Span: text.Span{Start: start, End: end}}}}
}
