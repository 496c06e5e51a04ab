package story

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

var update = flag.Bool("update", false, "rewrite the derivations of testdata/*.txtar")

// TestDerive reads testdata/*.txtar; testdata/README.md explains them.
func TestDerive(t *testing.T) {
	for _, file := range caseFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, accounts := readCase(t, file)
			got := dump(Derive(accounts))
			last := &ar.Files[len(ar.Files)-1]
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(last.Data); got != want {
				t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
			}
		})
	}
}

// TestDerive_mirrored: the order in which accounts are given decides nothing but
// the order of the answer.
func TestDerive_mirrored(t *testing.T) {
	for _, file := range caseFiles(t) {
		_, accounts := readCase(t, file)
		want := Derive(accounts)
		slices.Reverse(accounts)
		got := Derive(accounts)
		slices.Reverse(got)
		if dump(got) != dump(want) {
			t.Errorf("%s: reversed accounts give\n%s\nwant\n%s", file, dump(got), dump(want))
		}
	}
}

// FuzzDeriveForest: whatever the accounts say, each has at most one source, none
// descends from itself, and scores and shares are shares.
func FuzzDeriveForest(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if ar, err := txtar.ParseFile(file); err == nil && len(ar.Files) > 2 {
			n := len(ar.Files) - 2
			f.Add(string(ar.Files[0].Data), string(ar.Files[1].Data), string(ar.Files[n].Data))
		}
	}
	f.Add("", " … ", "“” ’")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if !utf8.ValidString(a + b + c) {
			t.Skip("texts are UTF-8")
		}
		accounts := []Account{account("a1", a), account("a2", b), account("a3", c), {ID: "a4"}}
		source := make(map[string]string)
		for _, d := range Derive(accounts) {
			if _, twice := source[d.Copy]; twice {
				t.Fatalf("%s has two sources", d.Copy)
			}
			source[d.Copy] = d.Source
			if !(d.Score >= 0 && d.Score <= 1 && d.Shared >= 0 && d.Shared <= 1) || len(d.Why) == 0 {
				t.Fatalf("derivation %+v: want shares and reasons", d)
			}
		}
		for id := range source {
			steps := 0
			for at, ok := id, true; ok; at, ok = source[at] {
				if steps++; steps > len(accounts) {
					t.Fatalf("%s descends from itself", id)
				}
			}
		}
	})
}

func TestDerive_none(t *testing.T) {
	for _, accounts := range [][]Account{nil, {{ID: "a1"}}, {{ID: "a1"}, {ID: "a2"}}, {account("a1", ""), account("a2", "")}} {
		if got := Derive(accounts); len(got) != 0 {
			t.Errorf("Derive of %d empty accounts = %v, want none", len(accounts), got)
		}
	}
}

func caseFiles(t *testing.T) []string {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	return files
}

func readCase(t *testing.T, file string) (*txtar.Archive, []Account) {
	t.Helper()
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	n := len(ar.Files) - 1
	if n < 1 || ar.Files[n].Name != "derivations" {
		t.Fatalf("%s: the last section must be derivations", file)
	}
	var accounts []Account
	for _, f := range ar.Files[:n] {
		accounts = append(accounts, account(f.Name, string(f.Data)))
	}
	return ar, accounts
}

func dump(ds []Derivation) string {
	var sb strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&sb, "%s made from %s, score %.2f, shared %.2f\n", d.Copy, d.Source, d.Score, d.Shared)
		for _, w := range d.Why {
			fmt.Fprintf(&sb, "  %s\n", w)
		}
	}
	return sb.String()
}

var (
	headerLine = regexp.MustCompile(`^(published|publisher|agency|sources): (.+)\n`)
	sentence   = regexp.MustCompile(`[^\n.!?]*[^\n.!?“”\s][^\n.!?]*(?:[.!?](?:[.!?”]+|$|\b)|[.!?]|\n|$)`)
	token      = regexp.MustCompile(`[\pL\pN]+(?:[’'.,&-][\pL\pN]+)*|[^\s\pL\pN]`)
	quotation  = regexp.MustCompile(`“([^”]*)”`)
)

// account makes an account from the form that testdata/README.md describes,
// with as much annotation as Derive looks at.
func account(id, source string) Account {
	a := Account{ID: id, Document: &document.Document{}}
	for m := headerLine.FindStringSubmatch(source); m != nil; m = headerLine.FindStringSubmatch(source) {
		setHeader(&a, m[1], m[2])
		source = source[len(m[0]):]
	}
	d := a.Document
	d.Article.Name = id
	d.Article.Text = source
	for _, s := range sentence.FindAllStringIndex(source, -1) {
		first := len(d.Tokens)
		for _, w := range token.FindAllStringIndex(source[s[0]:s[1]], -1) {
			span := text.Span{Start: s[0] + w[0], End: s[0] + w[1]}
			word := span.Of(source)
			d.Tokens = append(d.Tokens, document.Token{Span: span, Lemma: strings.ToLower(word), UPOS: upos(word, len(d.Tokens) == first)})
		}
		d.Sentences = append(d.Sentences, document.Sentence{Span: text.Span{Start: s[0], End: s[1]}, First: first, Last: len(d.Tokens)})
	}
	for _, m := range quotation.FindAllStringSubmatchIndex(source, -1) {
		a.Quotations = append(a.Quotations, claim.Quotation{Span: text.Span{Start: m[0], End: m[1]}, Content: text.Span{Start: m[2], End: m[3]}, Type: claim.Direct,
			Marked: []claim.Words{{Span: text.Span{Start: m[0], End: m[1]}, Content: text.Span{Start: m[2], End: m[3]}, Type: claim.Direct}}})
	}
	return a
}

func setHeader(a *Account, name, value string) {
	art := &a.Document.Article
	switch name {
	case "publisher":
		art.Publisher = article.Field{Value: value, From: article.FromFlag}
	case "agency":
		art.Agency = article.Field{Value: value, From: article.FromFlag}
	case "published":
		art.Published = date(value)
	case "sources":
		for _, s := range strings.Split(value, "; ") {
			at := claim.Attribution{Source: claim.Source{Name: s, Kind: claim.Named}}
			a.Claims = append(a.Claims, claim.Claim{Attribution: []claim.Attribution{at}})
		}
	}
}

func date(value string) article.Date {
	if t, err := time.Parse("2006-01-02T15:04", value); err == nil {
		return article.Date{Time: t, HasClock: true, From: article.FromFlag}
	}
	t, err := time.Parse("2006-01-02", value)
	if err != nil {
		return article.Date{}
	}
	return article.Date{Time: t, From: article.FromFlag}
}

func upos(word string, first bool) document.UPOS {
	switch r, _ := utf8.DecodeRuneInString(word); {
	case unicode.IsDigit(r):
		return document.NUM
	case unicode.IsUpper(r) && !first:
		return document.PROPN
	case unicode.IsLetter(r):
		return document.NOUN
	}
	return document.PUNCT
}

func TestAssumedDates(t *testing.T) {
	dated, undated := "published: 2031-03-04\n\nA text.", "A text."
	accounts := []Account{account("a1", undated), account("a2", undated), account("a3", dated), account("a4", undated), account("a5", dated), {ID: "a6"}}
	// a3 -> a2 -> a1; a5 derives from a1; a4 stands alone.
	derivations := []Derivation{{Source: "a2", Copy: "a1"}, {Source: "a3", Copy: "a2"}, {Source: "a1", Copy: "a5"}}
	got := AssumedDates(accounts, derivations)
	if len(got) != 2 {
		t.Errorf("AssumedDates = %v, want those of a1 and a2", got)
	}
	for _, id := range []string{"a1", "a2"} {
		if d := got[id]; d.String() != "2031-03-04" || d.From != article.FromAssumed {
			t.Errorf("date of %s = %v from %q, want that of a3, assumed", id, d, d.From)
		}
	}
	// A cycle is nobody's doing, but must not hang.
	if got := AssumedDates(accounts[:2], []Derivation{{Source: "a1", Copy: "a2"}, {Source: "a2", Copy: "a1"}}); len(got) != 0 {
		t.Errorf("AssumedDates of a cycle = %v, want none", got)
	}
}

func almost(x, y float64) bool { return math.Abs(x-y) < 1e-9 }
