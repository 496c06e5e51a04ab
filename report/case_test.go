package report

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
	"github.com/rogpeppe/go-internal/txtar"
)

// The cases are testdata/*.txtar; testdata/README.md tells how to write one.

var update = flag.Bool("update", false, "rewrite the goldens of testdata")

func TestCases(t *testing.T) {
	for _, file := range caseFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c := parseCase(t, archive)
			for i, section := range archive.Files {
				if !isGolden(section.Name) {
					continue
				}
				got := printable(render(t, c, section.Name))
				if *update {
					archive.Files[i].Data = []byte(got)
				} else if got != string(section.Data) {
					t.Errorf("section %q:\n%s\nwant:\n%s", section.Name, got, section.Data)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func caseFiles(t testing.TB) []string {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	return files
}

// readCase is the comparison of one case file.
func readCase(t testing.TB, name string) *compare.Comparison {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return parseCase(t, archive)
}

func isGolden(section string) bool {
	form, _, _ := strings.Cut(section, " ")
	return form == "text" || form == "md" || form == "csv" || form == "explain"
}

// render gives the form that a section's name asks for: "text 80 color all",
// "md only=change", "explain f2".
func render(t testing.TB, c *compare.Comparison, section string) string {
	t.Helper()
	fields := strings.Fields(section)
	var o Options
	id := ""
	for _, f := range fields[1:] {
		only, isOnly := strings.CutPrefix(f, "only=")
		width, err := strconv.Atoi(f)
		switch {
		case f == "color":
			o.Color = true
		case f == "all":
			o.All = true
		case isOnly:
			o.Levels = append(o.Levels, compare.Level(only))
		case err == nil:
			o.Width = width
		default:
			id = f
		}
	}
	var out bytes.Buffer
	err := error(nil)
	if fields[0] == "explain" {
		err = Explain(&out, c, id, o)
	} else {
		err = Write(&out, c, Format(fields[0]), o)
	}
	if err != nil {
		t.Fatalf("section %q: %v", section, err)
	}
	return out.String()
}

// printable shows the escape that begins a terminal's commands.
func printable(s string) string { return strings.ReplaceAll(s, "\x1b", "␛") }

func parseCase(t testing.TB, archive *txtar.Archive) *compare.Comparison {
	t.Helper()
	c := &compare.Comparison{Reference: "a1"}
	for _, f := range archive.Files {
		name, isAccount := strings.CutPrefix(f.Name, "account ")
		switch {
		case isAccount:
			id := fmt.Sprintf("a%d", len(c.Story.Accounts)+1)
			c.Story.Accounts = append(c.Story.Accounts, parseAccount(t, id, name, string(f.Data)))
		case f.Name == "story":
			parseStory(t, c, string(f.Data))
		case f.Name == "findings":
			parseFindings(t, c, string(f.Data))
		case f.Name == "facts":
			parseFacts(t, c, string(f.Data))
		case f.Name == "corrections":
			parseCorrections(t, c, string(f.Data))
		case !isGolden(f.Name):
			t.Fatalf("unknown section %q", f.Name)
		}
	}
	return c
}

// parseAccount reads "key: value" lines, a blank line, and the text: a title
// and paragraphs, with blank lines between.
func parseAccount(t testing.TB, id, name, data string) story.Account {
	t.Helper()
	head, body, _ := strings.Cut("\n"+data, "\n\n")
	a := article.Article{Name: name, Format: "text", Encoding: "utf-8", Text: strings.TrimSpace(body) + "\n"}
	a.ID = article.ID(fmt.Sprintf("%064x", len(a.Text)))
	for line := range strings.Lines(strings.TrimSpace(head)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "publisher":
			a.Publisher = article.Field{Value: value, From: article.FromMetadata}
		case "published":
			a.Published = parseDate(t, value)
		default:
			t.Fatalf("account %s: unknown key %q", name, key)
		}
	}
	d := &document.Document{}
	for _, s := range pieces(a.Text, "\n\n") {
		kind := article.Paragraph
		if len(a.Blocks) == 0 {
			kind = article.Title
			a.Title = article.Field{Value: s.Of(a.Text), Span: s, From: article.FromText}
		}
		a.Blocks = append(a.Blocks, article.Block{Span: s, Kind: kind})
		for _, sentence := range sentences(a.Text, s) {
			d.Sentences = append(d.Sentences, document.Sentence{Span: sentence, Block: len(a.Blocks) - 1})
		}
	}
	d.Article = a
	return story.Account{ID: id, Document: d}
}

// pieces are the spans of s between separators, without blanks at their ends.
func pieces(s, separator string) []text.Span {
	var spans []text.Span
	at := 0
	for _, part := range strings.SplitAfter(s, separator) {
		if trimmed := strings.TrimSpace(part); trimmed != "" {
			start := at + strings.Index(part, trimmed)
			spans = append(spans, text.Span{Start: start, End: start + len(trimmed)})
		}
		at += len(part)
	}
	return spans
}

var sentenceEnd = regexp.MustCompile(`[.!?]”?\s+`)

// sentences cuts a block after full stops, which is enough for the cases.
func sentences(s string, block text.Span) []text.Span {
	var spans []text.Span
	start := block.Start
	for _, m := range sentenceEnd.FindAllStringIndex(block.Of(s), -1) {
		end := block.Start + m[0] + len(strings.TrimSpace(s[block.Start+m[0]:block.Start+m[1]]))
		spans = append(spans, text.Span{Start: start, End: end})
		start = block.Start + m[1]
	}
	if start < block.End {
		spans = append(spans, text.Span{Start: start, End: block.End})
	}
	return spans
}

func parseDate(t testing.TB, s string) article.Date {
	t.Helper()
	d := article.Date{From: article.FromMetadata}
	if rest, ok := strings.CutSuffix(s, " assumed"); ok {
		s, d.From = rest, article.FromAssumed
	}
	layout := "2006-01-02"
	if len(s) > len(layout) {
		layout, d.HasClock = "2006-01-02 15:04", true
	}
	var err error
	if d.Time, err = time.Parse(layout, s); err != nil {
		t.Fatal(err)
	}
	return d
}

// parseStory reads lines "made a2 from a1 0.97 0.41: why; why", "unseen u1 0.8 a1 a2:
// why" and "note: …".
func parseStory(t testing.TB, c *compare.Comparison, data string) {
	t.Helper()
	for line := range strings.Lines(data) {
		head, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if head == "note" {
			c.Notes = append(c.Notes, rest)
			continue
		}
		if fields := strings.Fields(head); fields[0] == "unseen" {
			u := story.Unseen{ID: fields[1], Copies: fields[3:], Why: strings.Split(rest, "; ")}
			if _, err := fmt.Sscan(fields[2], &u.Score); err != nil {
				t.Fatalf("story: %q: %v", head, err)
			}
			c.Story.Unseen = append(c.Story.Unseen, u)
			continue
		}
		d := story.Derivation{Why: strings.Split(rest, "; ")}
		if _, err := fmt.Sscanf(head, "made %s from %s %f %f", &d.Copy, &d.Source, &d.Score, &d.Shared); err != nil {
			t.Fatalf("story: %q: %v", head, err)
		}
		c.Story.Derivations = append(c.Story.Derivations, d)
	}
}

// parseFindings reads findings, with blank lines between:
//
//	contradiction quantity 0.9 certainty=0.95
//	a1 All [163] passengers
//	a2 Some [136] passengers
//	The copy has 136 where the wire has 163.
func parseFindings(t testing.TB, c *compare.Comparison, data string) {
	t.Helper()
	for _, s := range pieces(data, "\n\n") {
		lines := strings.Split(s.Of(data), "\n")
		f := compare.Finding{ID: fmt.Sprintf("f%d", len(c.Findings)+1), Reference: "a1"}
		parseHead(t, &f, strings.Fields(lines[0]))
		for _, line := range lines[1:] {
			id, snippet, _ := strings.Cut(line, " ")
			if a := accountOf(c, id); a != nil {
				f.Evidence = append(f.Evidence, evidenceOf(t, a, snippet))
			} else {
				f.Summary = line
			}
		}
		c.Findings = append(c.Findings, f)
	}
}

func parseHead(t testing.TB, f *compare.Finding, fields []string) {
	t.Helper()
	f.Level, f.Kind = compare.Level(fields[0]), compare.Kind(fields[1])
	if _, err := fmt.Sscan(fields[2], &f.Severity); err != nil {
		t.Fatalf("finding %s: severity %q", f.ID, fields[2])
	}
	for _, score := range fields[3:] {
		name, value, _ := strings.Cut(score, "=")
		x, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatalf("finding %s: score %q", f.ID, score)
		}
		f.Scores = append(f.Scores, compare.Score{Name: name, Value: x})
	}
}

// parseFacts reads facts, with blank lines between: who tells it, independently and
// at all, and what each account says, the one whose words stand for it first.
//
//	1/2
//	a1 says Some 40 hives stood inside
//	a2 contradicts f1 All 40 hives were lost
//	a3 silent
func parseFacts(t testing.TB, c *compare.Comparison, data string) {
	t.Helper()
	for _, s := range pieces(data, "\n\n") {
		lines := strings.Split(s.Of(data), "\n")
		f := compare.Fact{ID: fmt.Sprintf("t%d", len(c.Facts)+1)}
		if _, err := fmt.Sscanf(lines[0], "%d/%d", &f.Independent, &f.Accounts); err != nil {
			t.Fatalf("fact %s: %q: %v", f.ID, lines[0], err)
		}
		for _, a := range c.Story.Accounts {
			f.Cells = append(f.Cells, compare.Cell{Account: a.ID, Stance: compare.Silent, Claim: -1})
		}
		for _, line := range lines[1:] {
			id, rest, _ := strings.Cut(line, " ")
			stance, words, _ := strings.Cut(rest, " ")
			cell := f.Cell(id)
			for cell.Stance = compare.Stance(stance); strings.HasPrefix(words, "f"); {
				var finding string
				finding, words, _ = strings.Cut(words, " ")
				cell.Findings = append(cell.Findings, finding)
			}
			if cell.Stance != compare.Silent {
				cell.Span = evidenceOf(t, accountOf(c, id), words).Span
			}
			if f.Lead == "" {
				f.Lead = id
			}
		}
		c.Facts = append(c.Facts, f)
	}
}

// parseCorrections reads corrections, with blank lines between: what shows it, which
// account is corrected and the kind, or "-", and words of accounts.
//
//	note a1 quantity
//	note a3 Correction: It was 214, not 241.
//	old a1 241
//	new a3 214
//	kept a2 before 241
//	took a4 after 214
func parseCorrections(t testing.TB, c *compare.Comparison, data string) {
	t.Helper()
	for _, s := range pieces(data, "\n\n") {
		lines := strings.Split(s.Of(data), "\n")
		head := strings.Fields(strings.ReplaceAll(lines[0], "-", " - "))
		x := compare.Correction{ID: fmt.Sprintf("x%d", len(c.Corrections)+1), By: compare.CorrectionBy(head[0])}
		if head[1] != "-" {
			x.Of = head[1]
		}
		if head[2] != "-" {
			x.Kind = compare.Kind(head[2])
		}
		for _, line := range lines[1:] {
			what, rest, _ := strings.Cut(line, " ")
			id, words, _ := strings.Cut(rest, " ")
			h := compare.Holder{}
			if what == "kept" || what == "took" {
				var when string
				when, words, _ = strings.Cut(words, " ")
				h.When = compare.When(when)
			}
			h.Wording = compare.Wording{Account: id, Span: evidenceOf(t, accountOf(c, id), words).Span}
			switch what {
			case "note":
				x.Account, x.Note = id, h.Span
			case "old":
				x.Old = h.Wording
			case "new":
				x.New = h.Wording
			case "kept":
				x.Kept = append(x.Kept, h)
			case "took":
				x.Took = append(x.Took, h)
			}
		}
		c.Corrections = append(c.Corrections, x)
	}
}

func accountOf(c *compare.Comparison, id string) *story.Account {
	for i := range c.Story.Accounts {
		if c.Story.Accounts[i].ID == id {
			return &c.Story.Accounts[i]
		}
	}
	return nil
}

// evidenceOf finds a snippet in an account. Brackets in it mark words.
func evidenceOf(t testing.TB, a *story.Account, snippet string) compare.Evidence {
	t.Helper()
	plain := strings.NewReplacer("[", "", "]", "").Replace(snippet)
	start := strings.Index(a.Document.Article.Text, plain)
	if start < 0 {
		t.Fatalf("account %s does not say %q", a.ID, plain)
	}
	e := compare.Evidence{Account: a.ID, Span: text.Span{Start: start, End: start + len(plain)}}
	at, open := start, 0
	for _, r := range snippet {
		switch r {
		case '[':
			open = at
		case ']':
			e.Marks = append(e.Marks, text.Span{Start: open, End: at})
		default:
			at += len(string(r))
		}
	}
	return e
}
