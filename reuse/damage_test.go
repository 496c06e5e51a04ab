package reuse

import (
	"bytes"
	"context"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var complaint = regexp.MustCompile(`(?s)byte \d+: .+; (restore it|use the program)`)

// complete holds that an error tells at which byte what is wrong, and what to do.
func complete(t *testing.T, complained string) {
	t.Helper()
	if !complaint.MatchString(complained) {
		t.Errorf("no byte, or no remedy: %s", complained)
	}
}

// FuzzBrokenFoldersAreToldOf opens folders in which a file is replaced: the error, or
// the note, names file, byte and remedy, and what is left is searched.
func FuzzBrokenFoldersAreToldOf(f *testing.F) {
	texts := sample(2)
	o := Options{Texts: reader(texts)}
	good := f.TempDir()
	x, err := WriteIndex(good, o)
	if err != nil {
		f.Fatal(err)
	}
	names, err := WriteNames(x)
	if err != nil {
		f.Fatal(err)
	}
	for from := 0; from < len(texts); from += 3 {
		if err := addNamed(x, names, texts, from, from+3); err != nil {
			f.Fatal(err)
		}
		if err := x.Commit(); err != nil {
			f.Fatal(err)
		}
	}
	if err := x.Close(); err != nil {
		f.Fatal(err)
	}
	files := []string{manifestName, namesName, "0" + segmentSuffix, "1" + segmentSuffix}
	content := map[string][]byte{}
	for _, name := range files {
		if content[name], err = os.ReadFile(filepath.Join(good, name)); err != nil {
			f.Fatal(err)
		}
	}
	for i, name := range files {
		f.Add(byte(i), content[name], false)
		f.Add(byte(i), content[name][:len(content[name])-9], false)
		f.Add(byte(i), []byte(nil), false)
	}
	for _, line := range []string{
		"{}", "[", `{"version":1,"docs":4294967295,"next":0,"segments":[{"file":"..","records":1}]}`,
		`{"version":1,"docs":6,"next":-1}`, `{"version":1,"docs":-6}`,
		`{"version":1,"docs":6,"segments":[{"file":"0.segment","records":1},{"file":"0.segment","records":1}],"gone":[7,7]}`,
	} {
		f.Add(byte(0), []byte(line), true)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, which byte, data []byte, sealed bool) {
		broken := files[int(which)%len(files)]
		if sealed && broken == manifestName { // with the checksum that it should have
			line, _, _ := bytes.Cut(data, []byte{'\n'})
			data = fmt.Appendf(slices.Clone(line), "\n%08x\n", crc32.Checksum(line, castagnoli))
		}
		for _, name := range files {
			bytes := content[name]
			if name == broken {
				bytes = data
			}
			if err := os.WriteFile(filepath.Join(dir, name), bytes, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		x, err := OpenIndex(dir, o)
		if err != nil {
			namesFile(t, err.Error(), dir)
			return
		}
		defer x.Close()
		for _, note := range x.lost() {
			namesFile(t, note, dir)
		}
		if _, err := x.Search(texts[0]); err != nil && !strings.HasPrefix(err.Error(), "no document") {
			t.Error(err)
		}
		if err := x.Verify(); err != nil {
			namesFile(t, err.Error(), dir)
		}
		names, err := OpenNames(x)
		if err == nil {
			err = names.Verify()
		}
		if err != nil {
			namesFile(t, err.Error(), dir)
		}
	})
}

func namesFile(t *testing.T, complained, dir string) {
	t.Helper()
	complete(t, complained)
	if !strings.Contains(complained, dir) {
		t.Errorf("no file: %s", complained)
	}
}

// addNamed adds the texts from one to another, called by their numbers.
func addNamed(x *Index, names *Names, texts []string, from, to int) error {
	var docs []Named
	for i := from; i < to; i++ {
		docs = append(docs, Named{fmt.Sprint("text ", i), SumOf([]byte(texts[i]))})
	}
	return names.AddAll(context.Background(), x, docs, func(i int) (string, error) { return texts[from+i], nil })
}

// TestNames holds what the list of names tells, and that a writer who comes after a
// crash takes away the names of documents that were lost.
func TestNames(t *testing.T) {
	texts := sample(2)
	texts[5] = "a \"quoted\"\nname\xff"
	dir, o := t.TempDir(), Options{Texts: reader(texts)}
	open := func() (*Index, *Names) {
		x, err := WriteIndex(dir, o)
		if err != nil {
			t.Fatal(err)
		}
		names, err := WriteNames(x)
		if err != nil {
			t.Fatal(err)
		}
		return x, names
	}
	x, names := open()
	if err := addNamed(x, names, texts, 0, 4); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	lost := Named{"lost", Sum{1}}
	if _, err := names.file.WriteAt([]byte(lost.line()+"half a li"), int64(len(names.data))); err != nil {
		t.Fatal(err)
	}
	names.Close()
	x, names = open()
	if names.Len() != 4 {
		t.Fatal(names.Len())
	}
	if _, ok, err := names.Find(lost.Sum); ok || err != nil {
		t.Error("a lost document is held to be in: ", err)
	}
	if err := addNamed(x, names, texts, 4, 6); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	names.Close()
	x, err := OpenIndex(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	read, err := OpenNames(x)
	if err != nil || read.Verify() != nil || read.Len() != 6 {
		t.Fatal(err, read)
	}
	for i, s := range texts {
		d, err := read.Of(uint32(i))
		doc, ok, _ := read.Find(SumOf([]byte(s)))
		if err != nil || d.Name != fmt.Sprint("text ", i) || !ok || int(doc) != i {
			t.Errorf("%d: %+v %v %d %v", i, d, err, doc, ok)
		}
	}
	if _, err := read.Of(6); err == nil {
		t.Error("a name of no document")
	}
	for _, name := range []string{"", "a \"b\" c", "two\nlines", "\xff\x00", strings.Repeat("long ", 1000)} {
		want := Named{name, Sum{7, 8}}
		if got, err := parseNamed(strings.TrimSuffix(want.line(), "\n")); err != nil || got != want {
			t.Errorf("%q: %+v %v", name, got, err)
		}
	}
}

// TestIndex_noText holds that a document whose text is gone is still found, by its
// fingerprints, and another not.
func TestIndex_noText(t *testing.T) {
	texts := sample(3)
	gone := map[uint32]bool{}
	read := reader(texts)
	x := NewIndex(Options{Texts: func(doc uint32) (string, error) {
		if gone[doc] {
			return "", fmt.Errorf("document %d: %w", doc, ErrNoText)
		}
		return read(doc)
	}})
	addAll(t, x, texts)
	gone[1], gone[2], gone[4] = true, true, true
	ms, err := x.Search(texts[0])
	if err != nil || len(ms) != 3 {
		t.Fatalf("%v %+v", err, ms)
	}
	for i, m := range ms {
		if m.Doc != uint32(i) || (m.Agreeing >= minAgreeing) != gone[m.Doc] || (len(m.Passages) > 0) == gone[m.Doc] {
			t.Errorf("%+v", m)
		}
	}
	if got, want := links(t, x), "3-5 4-5 6-7 6-8 7-8 "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
