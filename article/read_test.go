package article_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/text"
)

var update = flag.Bool("update", false, "rewrite the dumps in testdata")

// TestRead runs the cases of testdata; README.md there explains them.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			testCase(t, file)
		})
	}
}

// testCase reads the file before each "dump" in one archive and compares.
func testCase(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(archive.Files); i += 2 {
		in, dump := archive.Files[i-1], &archive.Files[i]
		if dump.Name != "dump" {
			t.Fatalf("%s: %q stands where a dump should", path, dump.Name)
		}
		a, err := article.Read(context.Background(), in.Name, in.Data)
		got := "error: " + fmt.Sprint(err) + "\n"
		if err == nil {
			got = dumpArticle(a)
			checkArticle(t, a)
		}
		if *update {
			dump.Data = []byte(got)
		} else if got != string(dump.Data) {
			t.Errorf("%s: got\n%s\nwant\n%s", in.Name, got, dump.Data)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// dumpArticle writes what was read, one line a field and a block.
func dumpArticle(a article.Article) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", a.Format, a.Encoding)
	if a.URL != "" {
		fmt.Fprintf(&b, "url %s\n", a.URL)
	}
	for _, f := range fields(a) {
		if f.From != "" {
			fmt.Fprintf(&b, "%s %q %s %s\n", f.name, f.Value, f.From, place(a, f.Span))
		}
	}
	if d := a.Published; d.Known() {
		fmt.Fprintf(&b, "published %s %s %s\n", d, d.From, place(a, d.Span))
	}
	for _, n := range a.Notes {
		fmt.Fprintf(&b, "note %s\n", n)
	}
	for _, k := range a.Blocks {
		fmt.Fprintf(&b, "%s %s\n", k.Kind, place(a, k.Span))
	}
	return b.String()
}

// place is a span with its words, the middle of long ones left out.
func place(a article.Article, s text.Span) string {
	if s.Empty() {
		return "-"
	}
	w := []rune(s.Of(a.Text))
	if len(w) > 90 {
		return fmt.Sprintf("%d-%d %q … %q", s.Start, s.End, string(w[:45]), string(w[len(w)-35:]))
	}
	return fmt.Sprintf("%d-%d %q", s.Start, s.End, string(w))
}

type named struct {
	name string
	article.Field
}

func fields(a article.Article) []named {
	return []named{
		{"title", a.Title}, {"byline", a.Byline}, {"dateline", a.Dateline},
		{"publisher", a.Publisher}, {"agency", a.Agency},
	}
}

// checkArticle holds what is true of every article: spans inside the text,
// blocks in order that hold all that is not blank, and no byte that would
// trouble a reader's terminal.
func checkArticle(t *testing.T, a article.Article) {
	t.Helper()
	for _, f := range append(fields(a), named{"published", article.Field{Span: a.Published.Span, From: a.Published.From}}) {
		if !f.Span.Valid(a.Text) {
			t.Errorf("%s: %v is no span of the text", f.name, f.Span)
		}
		if f.From == article.FromText && f.Span.Empty() {
			t.Errorf("%s comes from the text and has no place there", f.name)
		}
	}
	at := 0
	for _, b := range a.Blocks {
		if !b.Span.Valid(a.Text) || b.Span.Empty() || b.Span.Start < at {
			t.Fatalf("block %v, after %d, is empty, out of order or outside the text", b, at)
		}
		if gap := a.Text[at:b.Span.Start]; !isBlank(gap) {
			t.Errorf("no block holds %q", gap)
		}
		at = b.Span.End
	}
	if gap := a.Text[at:]; !isBlank(gap) {
		t.Errorf("no block holds %q", gap)
	}
	if i := strings.IndexAny(a.Text, "\r\x00\x1b\x7f\ufffe"); i >= 0 {
		t.Errorf("byte %d of the text is %q", i, a.Text[i])
	}
}

// isBlank knows of more blanks than unicode.IsSpace: zero-width spaces and byte
// order marks, which pages put on lines of their own.
func isBlank(s string) bool {
	return strings.Trim(strings.TrimSpace(s), "\u200b\ufeff \t\n\u00a0") == ""
}

func TestRead_refuses(t *testing.T) {
	for _, c := range []struct {
		name string
		data string
		want error
		says string
	}{
		{"empty", "", article.ErrEmpty, "there is no text of an article"},
		{"blank", " \n\t\u00a0\r\n", article.ErrEmpty, "there is no text of an article"},
		{"only front matter", "---\ntitle: Pier shut\n---\n", article.ErrEmpty, "no text"},
		{"empty page", "<html><body></body></html>", article.ErrEmpty, "no text of its own"},
		{"page drawn by script", "<!doctype html><title>Soon</title><body><script>1</script>", article.ErrEmpty, "no text of its own"},
		{"page too deep", "<html>" + strings.Repeat("<div>", 600) + "Deep", article.ErrFormat, "cannot be parsed"},
		{"NUL", "The mayor\x00 said", article.ErrBinary, "byte 9: NUL"},
		{"UTF-16 without mark", "T\x00h\x00e\x00", article.ErrBinary, "UTF-16"},
		{"control characters", "The\x01\x02\x03\x04 pier", article.ErrBinary, "byte 3: the first of 4"},
		{"PDF", "%PDF-1.7\n%âãÏÓ", article.ErrBinary, "PDF"},
		{"office", "PK\x03\x04\x14", article.ErrBinary, "office"},
		{"image", "\x89PNG\r\n\x1a\n", article.ErrBinary, "image"},
		{"feed", "\ufeff <?xml version=\"1.0\"?>\n<rss/>", article.ErrFormat, "byte 4: an XML document"},
		{"JSON", `{"title": "Pier shut"}`, article.ErrFormat, "JSON"},
		{"too large", strings.Repeat("x", article.MaxBytes+1), article.ErrTooLarge, "32 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := article.Read(context.Background(), "in.txt", []byte(c.data))
			var e *article.Error
			if !errors.Is(err, c.want) || !errors.As(err, &e) {
				t.Fatalf("got error %v, want %v", err, c.want)
			}
			if !strings.Contains(err.Error(), "in.txt") || !strings.Contains(err.Error(), c.says) || e.Remedy == "" {
				t.Errorf("error %q does not say in.txt, %q and a remedy", err, c.says)
			}
		})
	}
}

func TestRead_stopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := article.Read(ctx, "in.txt", []byte("Pier shut")); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want that of the context", err)
	}
}

func TestRead_encodings(t *testing.T) {
	const want = "Café “Pier” shut\n\nIt rained — all day.\n"
	utf16 := func(s string, big bool) string {
		out := []byte{0xff, 0xfe}
		for _, r := range s {
			out = append(out, byte(r), byte(r>>8))
		}
		for i := 0; big && i < len(out); i += 2 {
			out[i], out[i+1] = out[i+1], out[i]
		}
		if big {
			out = append([]byte{0xfe, 0xff}, out[2:]...)
		}
		return string(out)
	}
	for _, c := range []struct{ name, data, want, encoding, note string }{
		{"utf-8", want, want, "utf-8", ""},
		{"byte order mark", "\ufeff" + want, want, "utf-8", ""},
		{"CRLF", strings.ReplaceAll(want, "\n", "\r\n"), want, "utf-8", ""},
		{"CR", strings.ReplaceAll(want, "\n", "\r"), want, "utf-8", ""},
		{"windows-1252", "Caf\xe9 \x93Pier\x94 shut\n\nIt rained \x97 all day.\n", want, "windows-1252", "byte 3 "},
		{"pasted", "Caf\xe9 “Pier” shut\n\nIt rained — all day.\n", want, "utf-8", "1 byte is not UTF-8"},
		{"cut", "Café “Pier” \xe2\x80shut", "Café “Pier” \ufffd\ufffdshut", "utf-8", "2 bytes are not UTF-8"},
		{"utf-16le", utf16(want, false), want, "utf-16le", ""},
		{"utf-16be", utf16(want, true), want, "utf-16be", ""},
		{"taken for Latin-1", "Café \u0093Pier\u0094 shut\n\nIt rained \u0097 all day.\n", want, "utf-8", "3 control characters"},
		{"escape", strings.Repeat("It rained all day. ", 10) + "\x1b[31m", strings.Repeat("It rained all day. ", 10) + " [31m", "utf-8", "1 control character"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := article.Read(context.Background(), "in.txt", []byte(c.data))
			if err != nil {
				t.Fatal(err)
			}
			if a.Text != c.want || a.Encoding != c.encoding {
				t.Errorf("got %q in %s, want %q in %s", a.Text, a.Encoding, c.want, c.encoding)
			}
			if notes := strings.Join(a.Notes, " "); !strings.Contains(notes, c.note) || (c.note == "") != (notes == "") {
				t.Errorf("got notes %q, want %q", notes, c.note)
			}
		})
	}
}

func TestRead_pageEncodings(t *testing.T) {
	page := func(meta, story string) string {
		return "<html><head>" + meta + "</head><body><p>" + story + "</p></body></html>"
	}
	for _, c := range []struct{ name, data, want, encoding string }{
		{"meta", page("<meta charset=iso-8859-2>", "\xa3\xf3d\xbc has a pier."), "Łódź has a pier.", "iso-8859-2"},
		{"no meta", page("", "A caf\xe9 on a pier."), "A café on a pier.", "windows-1252"},
		{"utf-8 without meta", page("", "A café on a pier."), "A café on a pier.", "utf-8"},
		{"meta is wrong", page("<meta charset=iso-8859-2>", "A café on a pier."), "A café on a pier.", "utf-8"},
		{"meta is half right", page("<meta charset=utf-8>", "A caf\xe9 on a pi\xe9r."), "A café on a piér.", "windows-1252"},
		{"controls by reference", page("", "A pier&#27;[31m, &#150; red."), "A pier [31m, – red.", "utf-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := article.Read(context.Background(), "in.html", []byte(c.data))
			if err != nil {
				t.Fatal(err)
			}
			if a.Text != c.want || a.Encoding != c.encoding {
				t.Errorf("got %q in %s, want %q in %s", a.Text, a.Encoding, c.want, c.encoding)
			}
		})
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "pier.txt")
	if err := os.WriteFile(path, []byte("The pier is shut.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	huge := filepath.Join(dir, "huge.txt")
	if err := os.WriteFile(huge, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, 200<<20); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path string
		want error
	}{
		{path, nil},
		{dir, article.ErrFormat},
		{huge, article.ErrTooLarge},
		{filepath.Join(dir, "none.txt"), os.ErrNotExist},
	} {
		if _, err := article.Open(context.Background(), c.path); !errors.Is(err, c.want) {
			t.Errorf("Open(%s): got error %v, want %v", filepath.Base(c.path), err, c.want)
		}
	}
}

func TestReadFrom_stopsReading(t *testing.T) {
	r := &endless{}
	_, err := article.ReadFrom(context.Background(), "-", r)
	if !errors.Is(err, article.ErrTooLarge) || r.read > article.MaxBytes+1 {
		t.Errorf("got error %v after %d bytes, want %v after %d", err, r.read, article.ErrTooLarge, article.MaxBytes+1)
	}
}

type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	e.read += len(p)
	return len(p), nil
}

func TestArticle_WithDate(t *testing.T) {
	a := article.Article{Name: "pier.txt"}
	day := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
	b := a.WithDate(day, false, article.FromFlag)
	if a.Published.Known() {
		t.Error("WithDate changed the article it was called on")
	}
	if got, want := b.Published, (article.Date{Time: day, From: article.FromFlag}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func ExampleRead() {
	const page = `Ferry service halted after collision
By Ann Marsh

HARROW BAY, March 3, 2025 (Tideline Wire) — Two ferries collided on Monday.
`
	a, err := article.Read(context.Background(), "ferry.txt", []byte(page))
	if err != nil {
		panic(err)
	}
	fmt.Println(a.Title.Value, "|", a.Byline.Value, "|", a.Dateline.Value, "|", a.Agency.Value, "|", a.Published)
	fmt.Println(a.Blocks[len(a.Blocks)-1].Span.Of(a.Text))
	// Output:
	// Ferry service halted after collision | Ann Marsh | HARROW BAY | Tideline Wire | 2025-03-03
	// Two ferries collided on Monday.
}

// Any bytes give an article that holds its promises, or an error.
func FuzzReadNeverPanics(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for i := 0; i < len(archive.Files); i += 2 {
			f.Add(archive.Files[i].Data)
		}
	}
	f.Add([]byte("\xff\xfeT\x00h"))
	f.Add([]byte("Caf\xe9 \x97\r\rBy A\n\n(Photo: é\xe2"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := article.Read(context.Background(), "in", data)
		if err != nil {
			return
		}
		checkArticle(t, a)
		again, err := article.Read(context.Background(), "in", data)
		if err != nil || again.ID != a.ID || dumpArticle(again) != dumpArticle(a) {
			t.Errorf("a second reading differs: %v", err)
		}
	})
}

func BenchmarkRead_text(b *testing.B) {
	story := "The pier closes\nBy Ann Marsh\n\nHARROW BAY (Tideline Wire) — " +
		strings.Repeat("“We will rebuild it,” the mayor said on Monday of the pier.\n\nThe storm hit at night.\n\n", 40)
	benchmark(b, []byte(story))
}

func BenchmarkRead_html(b *testing.B) {
	story := "<html><head><title>The pier closes</title></head><body><nav>" + strings.Repeat("<li><a href=/x>Elsewhere</a>", 200) + "</nav><article>" +
		strings.Repeat("<p>“We will rebuild it,” the mayor said on Monday of the pier, which the storm hit at night.</p>\n", 40) + "</article></body></html>"
	benchmark(b, []byte(story))
}

func benchmark(b *testing.B, data []byte) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := article.Read(context.Background(), "in", bytes.Clone(data)); err != nil {
			b.Fatal(err)
		}
	}
}
