package store_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/store"
)

var update = flag.Bool("update", false, "write the store of the newest schema, where it is missing")

// schemaNow is the newest schema. With a new one goes a new file in testdata, which
// -update writes; the ones of older schemas are never written again.
const schemaNow = 1

func schemaFile(schema int) string {
	return filepath.Join("testdata", fmt.Sprintf("schema-%d.db", schema))
}

// TestSchema_oldFilesOpen opens a store of each schema there ever was.
func TestSchema_oldFilesOpen(t *testing.T) {
	if _, err := os.Stat(schemaFile(schemaNow)); err != nil && *update {
		s := openAt(t, schemaFile(schemaNow), store.Options{})
		fillStore(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for schema := 1; schema <= schemaNow; schema++ {
		data, err := os.ReadFile(schemaFile(schema))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "old.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s := openAt(t, path, store.Options{})
		a := read(t, "marlin.txt", marlin)
		got, err := s.Article(t.Context(), store.ID(a))
		if err != nil || !reflect.DeepEqual(got, a) {
			t.Errorf("schema %d: %+v %v", schema, got, err)
		}
		page, err := s.Search(t.Context(), store.Query{Words: "lifeboats", Speaker: "strake"})
		if err != nil || len(page.Hits) != 1 || page.Hits[0].Story != "s-1" {
			t.Errorf("schema %d: %+v %v", schema, page, err)
		}
		if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
			t.Errorf("schema %d: %v %v", schema, wrong, err)
		}
	}
}

// fillStore puts something into each table.
func fillStore(t *testing.T, s *store.Store) {
	t.Helper()
	a, b := read(t, "marlin.txt", marlin), read(t, "bank.txt", "Bank waits\n\nThe bank of Ostrava left its rate at 4.25 percent.\n")
	ids := []string{add(t, s, a), add(t, s, b)}
	err := errors.Join(
		s.PutDocument(t.Context(), annotate.Annotate(a), "v1"),
		s.PutFacets(t.Context(), ids[0], []store.Facet{{Kind: store.SpeakerFacet, Value: "Ewan Strake", Name: "Ewan Strake"}}),
		s.PutStories(t.Context(), []store.Story{{
			ID: "s-1", Title: "A ferry", Members: []store.Member{{Article: ids[0]}, {Article: ids[1], Like: ids[0]}},
			Derivations: []store.Derivation{{Source: ids[0], Copy: ids[1]}},
		}}, nil, now),
		s.PutComparison(t.Context(), store.ComparisonKey{Accounts: ids, Version: "v1"}, []byte("they differ")),
		s.PutState(t.Context(), "grouper", []byte("state")))
	if err != nil {
		t.Fatal(err)
	}
}

func TestOpen_whatIsNoStore(t *testing.T) {
	dir := t.TempDir()
	file := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	newer := filepath.Join(dir, "newer.db")
	openAt(t, newer, store.Options{}).Close()
	change(t, newer, "PRAGMA user_version = 4711")
	other := filepath.Join(dir, "other.db")
	change(t, other, "CREATE TABLE recipes (name)")
	text := file("notes.txt", bytes.Repeat([]byte("These are notes. "), 100))

	for _, test := range []struct {
		path string
		opts store.Options
		want error
		says string
	}{
		{newer, store.Options{}, store.ErrNewer, "schema is 4711"},
		{newer, store.Options{ReadOnly: true}, store.ErrNewer, "update recount"},
		{other, store.Options{}, store.ErrFormat, "another program"},
		{text, store.Options{}, store.ErrFormat, "not an SQLite file"},
		{text, store.Options{ReadOnly: true}, store.ErrFormat, "name another file"},
		{dir, store.Options{}, store.ErrFormat, "folder"},
		{filepath.Join(dir, "none.db"), store.Options{ReadOnly: true}, store.ErrNotFound, "none.db"},
		{filepath.Join(dir, "no", "such", "folder.db"), store.Options{}, nil, "see that its folder is there"},
		{file("empty.db", nil), store.Options{ReadOnly: true}, store.ErrOlder, "open it for writing once"},
	} {
		s, err := store.Open(t.Context(), test.path, test.opts)
		if err == nil {
			s.Close()
			t.Errorf("%s opened", test.path)
			continue
		}
		if test.want != nil && !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), test.path) {
			t.Errorf("%s: %v", test.path, err)
		}
	}
	if got, err := os.ReadFile(text); err != nil || len(got) != 1700 {
		t.Errorf("notes.txt was touched: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "none.db")); err == nil {
		t.Error("reading made a file")
	}
}

// TestOpen_readOnly opens a file that may not be written in a folder that may not
// either.
func TestOpen_readOnly(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "recount.db")
	s := openAt(t, path, store.Options{})
	id := add(t, s, read(t, "marlin.txt", marlin))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Chmod(path, 0o400), os.Chmod(dir, 0o500)); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o700)
	s = openAt(t, path, store.Options{ReadOnly: true})
	if _, err := s.Article(t.Context(), id); err != nil {
		t.Error(err)
	}
	if page, err := s.Search(t.Context(), store.Query{Words: "ferry"}); err != nil || len(page.Hits) != 1 {
		t.Error(page, err)
	}
	if err := s.Remove(t.Context(), id); !errors.Is(err, store.ErrReadOnly) {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() != 0 {
		if s, err := store.Open(t.Context(), path, store.Options{}); !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("opened for writing: %v", err)
			s.Close()
		}
	}
}

// TestCheck_tellsWhatIsWrong changes a file behind the store's back.
func TestCheck_tellsWhatIsWrong(t *testing.T) {
	path := filepath.Join(t.TempDir(), "recount.db")
	s := openAt(t, path, store.Options{})
	fillStore(t, s)
	for _, test := range []struct{ statement, says string }{
		{"UPDATE article SET text = replace(text, '214', '241')", "not the SHA-256 of its text"},
		{"UPDATE article SET text = replace(text, '241', '214'), url = 'https://news.example/' WHERE title LIKE 'Ferry%'", "another than it was"},
		{"UPDATE article SET url = ''; DELETE FROM story WHERE id = 's-1'", "what it names in story"},
		{"DELETE FROM story_member; DELETE FROM derivation; UPDATE article SET detail = '{' WHERE title LIKE 'Ferry%'", "damaged"},
	} {
		change(t, path, test.statement)
		wrong, err := s.Check(t.Context())
		if err != nil || !strings.Contains(strings.Join(wrong, "\n"), test.says) {
			t.Errorf("%s: %q %v", test.statement, wrong, err)
		}
	}
}

func TestExport_comesBackEqual(t *testing.T) {
	s := open(t)
	fillStore(t, s)
	var first, second bytes.Buffer
	if err := s.Export(t.Context(), &first); err != nil {
		t.Fatal(err)
	}
	copied := openAt(t, store.Memory, store.Options{})
	err := store.ReadExport(t.Context(), bytes.NewReader(first.Bytes()), func(e store.Exported) error {
		_, _, err := copied.Add(t.Context(), e.Article, e.Added)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := copied.Export(t.Context(), &second); err != nil || first.String() != second.String() {
		t.Errorf("%v\n%s\n%s", err, &first, &second)
	}
	if n := strings.Count(first.String(), "\n"); n != 2 || !store.IsExport(first.Bytes()) {
		t.Errorf("%d lines: %s", n, &first)
	}
	for _, bad := range []string{
		"{", `{"schema":"recount.stored/9"}`,
		strings.Replace(first.String(), "214", "241", 1),
		strings.Replace(first.String(), `"name"`, `"url":"https://news.example/","name"`, 1),
	} {
		err := store.ReadExport(t.Context(), strings.NewReader(bad), func(store.Exported) error { return nil })
		if !errors.Is(err, store.ErrInvalid) || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%.60s: %v", bad, err)
		}
	}
}
