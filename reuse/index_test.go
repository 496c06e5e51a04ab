package reuse

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sample is a collection of texts with planted pairs: document 3k+1 is an edited copy
// of 3k, document 3k+2 holds a paragraph of it.
func sample(groups int) []string {
	rng := rand.New(rand.NewPCG(3, 4))
	var texts []string
	for range groups {
		source, host := jumble(rng, 300), jumble(rng, 250)
		paragraph := source[100:150]
		texts = append(texts, strings.Join(source, " "),
			strings.Join(rewrite(rng, source, 0.15), " "),
			strings.Join(slices.Concat(host[:120], paragraph, host[120:]), " "))
	}
	return texts
}

func reader(texts []string) func(uint32) (string, error) {
	return func(doc uint32) (string, error) {
		if int(doc) >= len(texts) {
			return "", fmt.Errorf("no document %d", doc)
		}
		return texts[doc], nil
	}
}

// links is the pairs of an index as "a-b" words.
func links(t *testing.T, x *Index) string {
	t.Helper()
	var b strings.Builder
	if err := x.Pairs(t.Context(), 0, func(doc uint32, ms []Match) error {
		for _, m := range ms {
			fmt.Fprintf(&b, "%d-%d ", m.Doc, doc)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func wantLinks(groups int) string {
	var b strings.Builder
	for g := range groups {
		fmt.Fprintf(&b, "%d-%d %d-%d %d-%d ", 3*g, 3*g+1, 3*g, 3*g+2, 3*g+1, 3*g+2)
	}
	return b.String()
}

func addAll(t *testing.T, x *Index, texts []string) {
	t.Helper()
	for _, s := range texts {
		if _, err := x.Add(s); err != nil {
			t.Fatal(err)
		}
	}
}

func TestIndex_findsPlantedPairs(t *testing.T) {
	texts := sample(20)
	x := NewIndex(Options{Texts: reader(texts)})
	addAll(t, x, texts)
	if got, want := links(t, x), wantLinks(20); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestIndex_folder holds that an index in a folder finds the same however its
// segments are cut, joined and opened again.
func TestIndex_folder(t *testing.T) {
	texts := sample(20)
	dir := filepath.Join(t.TempDir(), "index")
	o := Options{Texts: reader(texts), Memory: 200_000}
	want := wantLinks(20)
	steps := []struct {
		name string
		do   func(x *Index) error
	}{
		{"commit", (*Index).Commit}, {"merge", (*Index).Merge}, {"again", (*Index).Merge}, {"compact", (*Index).Compact}, {"verify", (*Index).Verify},
	}
	x, err := WriteIndex(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	addAll(t, x, texts)
	for _, step := range steps {
		if err := step.do(x); err != nil {
			t.Fatal(step.name, err)
		}
		if got := links(t, x); got != want {
			t.Errorf("%s: got  %s\nwant %s", step.name, got, want)
		}
		read, err := OpenIndex(dir, o)
		if err != nil {
			t.Fatal(step.name, err)
		}
		if got := links(t, read); got != want || len(read.Notes()) > 0 {
			t.Errorf("%s, opened again: %v got  %s\nwant %s", step.name, read.Notes(), got, want)
		}
		if _, err := read.Add("more"); err == nil {
			t.Error("a reader could add")
		}
		if err := read.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := WriteIndex(dir, o); err == nil {
		t.Error("a second writer was let in")
	}
	if err := x.Remove(1); err != nil {
		t.Fatal(err)
	}
	if err := x.Compact(); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*"+segmentSuffix))
	read, err := OpenIndex(dir, o)
	if err != nil || len(names) != 1 || read.Docs() != len(texts) {
		t.Fatal(err, names)
	}
	if got := links(t, read); strings.Contains(got, "0-1 ") || !strings.Contains(got, "0-2 ") || strings.Contains(got, " 1-2 ") {
		t.Error("document 1 was removed, and 2 not: ", got)
	}
}

// TestIndex_killed cuts what a writer wrote last off at every few bytes, as a crash
// would have: before the manifest names it, it is no part of the index; the manifest
// itself is old or new.
func TestIndex_killed(t *testing.T) {
	texts := sample(4)
	dir := t.TempDir()
	o := Options{Texts: reader(texts)}
	write := func(texts []string) {
		x, err := WriteIndex(dir, o)
		if err != nil {
			t.Fatal(err)
		}
		addAll(t, x, texts)
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
	write(texts[:6])
	before, _ := os.ReadFile(filepath.Join(dir, manifestName))
	write(texts[6:])
	after, _ := os.ReadFile(filepath.Join(dir, manifestName))
	segment, err := os.ReadFile(filepath.Join(dir, "1"+segmentSuffix))
	if err != nil {
		t.Fatal(err)
	}
	states := 0
	check := func(files map[string][]byte) {
		states++
		crashed := t.TempDir()
		first, _ := os.ReadFile(filepath.Join(dir, "0"+segmentSuffix))
		files["0"+segmentSuffix] = first
		for name, data := range files {
			if err := os.WriteFile(filepath.Join(crashed, name), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		read, err := OpenIndex(crashed, o)
		if err != nil || len(read.Notes()) == 0 {
			t.Fatal("not told of: ", err, len(files))
		}
		if got := links(t, read); got != wantLinks(2) {
			t.Fatal(got)
		}
		read.Close()
		x, err := WriteIndex(crashed, o)
		if err != nil {
			t.Fatal(err)
		}
		addAll(t, x, texts[6:])
		if got := links(t, x); got != wantLinks(4) {
			t.Fatal(got)
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		if left, _ := filepath.Glob(filepath.Join(crashed, "*"+partSuffix)); len(left) > 0 {
			t.Fatal(left)
		}
	}
	for n := 0; n < len(segment); n += 1 + len(segment)/40 {
		check(map[string][]byte{manifestName: before, "1" + segmentSuffix + partSuffix: segment[:n]})
	}
	check(map[string][]byte{manifestName: before, "1" + segmentSuffix: segment})
	for n := 0; n < len(after); n += 7 {
		check(map[string][]byte{manifestName: before, "1" + segmentSuffix: segment, manifestName + partSuffix: after[:n]})
	}
	if states < 50 {
		t.Error(states)
	}
}

// TestIndex_lost holds that a broken segment that the manifest names is told of, that
// the rest is still searched, and that no writer goes on with it.
func TestIndex_lost(t *testing.T) {
	texts := sample(2)
	dir := t.TempDir()
	o := Options{Texts: reader(texts)}
	for i := range 2 {
		x, err := WriteIndex(dir, o)
		if err != nil {
			t.Fatal(err)
		}
		addAll(t, x, texts[3*i:3*i+3])
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(filepath.Join(dir, "0"+segmentSuffix), 1000); err != nil {
		t.Fatal(err)
	}
	x, err := OpenIndex(dir, o)
	if err != nil || len(x.Notes()) != 1 {
		t.Fatal(err, x.Notes())
	}
	if got := links(t, x); got != "3-4 3-5 4-5 " {
		t.Error(got)
	}
	if _, err := WriteIndex(dir, o); err == nil {
		t.Error("a writer went on")
	}
	if err := os.WriteFile(filepath.Join(dir, manifestName), []byte("{}\n00000000\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenIndex(dir, o); err == nil {
		t.Error("a damaged manifest was taken")
	}
}

// TestIndex_boilerplate holds that a tail that many articles carry makes no match.
func TestIndex_boilerplate(t *testing.T) {
	tail := " Subscribe to the Harbour Courier for local reporting, follow our pages on every network, and write to the newsroom with tips about ferries, schools or markets."
	texts := sample(4)
	for i := range texts {
		texts[i] += tail
	}
	x := NewIndex(Options{Texts: reader(texts)})
	addAll(t, x, texts)
	if got, want := links(t, x), wantLinks(4); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	ms, err := x.Search(texts[0])
	if err != nil || len(ms) != 3 || len(ms[2].Boilerplate) != 1 {
		t.Fatalf("%v %+v", err, ms)
	}
}

// TestIndex_quotation holds that one quotation suffices, in however many articles it
// stands, and that as many words that nobody said do not.
func TestIndex_quotation(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	said := strings.Join(jumble(rng, minSaid), " ")
	for _, c := range []struct {
		name, before, after string
		articles, found     int
	}{
		{"straight", `"`, `"`, 2, 1},
		{"curly", "“", "”", 2, 1},
		{"begun before", "“I am told that ", "”", 2, 1},
		{"many", "“", "”", 3 * manyDocs, 3*manyDocs - 1},
		{"ended before", "“Aye.” ", "", 2, 0},
		{"nobody said it", "", "", 2, 0},
	} {
		var texts []string
		for range c.articles {
			host := jumble(rng, 200)
			texts = append(texts, strings.Join(host[:90], " ")+"\n\n"+c.before+said+c.after+" "+strings.Join(host[90:], " "))
		}
		x := NewIndex(Options{Texts: reader(texts)})
		addAll(t, x, texts)
		ms, err := x.Search(texts[0])
		if err != nil || len(ms)-1 != c.found { // itself
			t.Errorf("%s: %v, %d found, want %d", c.name, err, len(ms)-1, c.found)
		}
	}
}

// TestIndex_readersAndWriter has many search, each in the writer's index and in one
// that it opens anew, while one adds, commits, merges, compacts and removes; the race
// detector looks on. What was there before all that is found all the time.
func TestIndex_readersAndWriter(t *testing.T) {
	texts := sample(12)
	dir, o := t.TempDir(), Options{Texts: reader(texts)}
	x, err := WriteIndex(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	addAll(t, x, texts[:3])
	if err := x.Commit(); err != nil {
		t.Fatal(err)
	}
	search := func(x *Index) error {
		ms, err := x.Search(texts[0])
		if err == nil && (len(ms) < 3 || ms[0].Doc != 0 || ms[1].Doc != 1 || ms[2].Doc != 2) {
			err = fmt.Errorf("found %d documents", len(ms))
		}
		return err
	}
	done := make(chan error)
	for range 4 {
		go func() {
			var failed error
			for range 25 {
				read, err := OpenIndex(dir, o)
				if err != nil {
					failed = errors.Join(failed, err)
					continue
				}
				failed = errors.Join(failed, search(x), search(read), read.Verify(), read.Close())
			}
			done <- failed
		}()
	}
	steps := []func(i int) error{
		func(int) error { return x.Commit() },
		func(int) error { return x.Merge() },
		func(int) error { return x.Compact() },
		func(i int) error { return x.Remove(uint32(i)) },
	}
	for i, s := range texts[3:] {
		doc, err := x.Add(s)
		if err != nil {
			t.Error(err)
		}
		if i%2 == 1 {
			if err := steps[i/2%len(steps)](int(doc)); err != nil {
				t.Error(err)
			}
		}
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if err := errors.Join(x.Verify(), x.Close()); err != nil {
		t.Error(err)
	}
}

// FuzzBrokenSegmentsAreHarmless searches segments of any bytes.
func FuzzBrokenSegmentsAreHarmless(f *testing.F) {
	texts := sample(2)
	x := NewIndex(Options{Texts: reader(texts)})
	for _, s := range texts {
		if _, err := x.Add(s); err != nil {
			f.Fatal(err)
		}
	}
	segs, _ := x.snapshot()
	good := slices.Concat(segs[0].header(), segs[0].records, segs[0].directory)
	f.Add(good, uint32(0), byte(0))
	f.Add(good, uint32(headerBytes+8), byte(0xff))
	f.Add(good[:200], uint32(20), byte(1))
	f.Fuzz(func(t *testing.T, data []byte, at uint32, with byte) {
		data = slices.Clone(data)
		if len(data) > 0 {
			data[int(at)%len(data)] ^= with
		}
		s, err := readSegment(data)
		if err != nil {
			complete(t, err.Error())
			return
		}
		if s.name = "0" + segmentSuffix; s.verify() != nil {
			complete(t, s.verify().Error())
		}
		_ = merged(s, s)
		var q searcher
		if _, err := q.search([]*segment{s}, nil, 1<<32-1, texts[0], reader(texts)); err != nil && !strings.HasPrefix(err.Error(), "no document") {
			t.Error(err)
		}
	})
}

// TestIndex_massReprint holds that what very many have printed is still found, alone
// or within another article.
func TestIndex_massReprint(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	wire, host := jumble(rng, 250), jumble(rng, 300)
	texts := slices.Repeat([]string{strings.Join(wire, " ")}, 3*commonDocs)
	x := NewIndex(Options{Texts: reader(texts)})
	addAll(t, x, texts)
	for _, s := range []string{texts[0], strings.Join(slices.Concat(host, wire), " ")} {
		ms, err := x.Search(s)
		if err != nil || len(ms) < commonDocs || len(ms) > commonDocs+1 || ms[0].OfDoc < 0.99 {
			t.Errorf("%v, %d matches", err, len(ms))
		}
	}
}

// TestIndex_openedWhileWritten opens an index again and again while another process
// would commit and compact it: what is opened is whole.
func TestIndex_openedWhileWritten(t *testing.T) {
	texts := sample(10)
	dir := t.TempDir()
	o := Options{Texts: reader(texts)}
	x, err := WriteIndex(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		var failed error
		for range 200 {
			r, err := OpenIndex(dir, o)
			if err == nil && len(r.lost()) > 0 {
				err = errors.New(r.lost()[0])
			}
			if err == nil {
				_, err = r.Search(texts[0])
				err = errors.Join(err, r.Close())
			}
			failed = errors.Join(failed, err)
		}
		done <- failed
	}()
	for i, s := range texts {
		if _, err := x.Add(s); err != nil {
			t.Error(err)
		}
		if err := x.Commit(); err != nil {
			t.Error(err)
		}
		if i%3 == 2 {
			if err := x.Compact(); err != nil {
				t.Error(err)
			}
		}
	}
	if err := errors.Join(<-done, x.Close()); err != nil {
		t.Error(err)
	}
}
