//go:build unix

package reuse

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// crashFolder tells a copy of the test that it is the one to be killed.
const crashFolder = "RECOUNT_TEST_CRASH"

// TestIndex_sigkill starts a process that adds documents to an index, tells of each
// commit, merges and compacts, and kills it at moments that chance picks. Whenever the
// index is opened again it is whole, and all is found that a commit was told of.
func TestIndex_sigkill(t *testing.T) {
	if dir := os.Getenv(crashFolder); dir != "" {
		if err := addForever(dir); err != nil {
			fmt.Println("failed:", err)
		}
		return
	}
	kills := 40
	if testing.Short() {
		kills = 4
	}
	rng := rand.New(rand.NewPCG(11, 13))
	texts := crashTexts()
	dir := t.TempDir()
	for range kills {
		committed, output := killed(t, dir, rng)
		docs, err := whole(dir, texts, committed)
		if err != nil {
			t.Fatalf("%v\nof a process that had said:\n%s", err, output)
		}
		if docs == len(texts) {
			dir = t.TempDir()
		}
	}
}

func crashTexts() []string { return sample(120) }

// killed runs the process on dir until it is killed: what it said last was committed.
func killed(t *testing.T, dir string, rng *rand.Rand) (committed int, output string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestIndex_sigkill$")
	cmd.Env = append(os.Environ(), crashFolder+"="+dir)
	var failure bytes.Buffer
	cmd.Stderr = &failure
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := 1 + rng.IntN(12)
	pause := time.Duration(rng.IntN(6000)) * time.Microsecond
	var said strings.Builder
	for in := bufio.NewScanner(out); in.Scan(); lines-- {
		said.WriteString(in.Text() + "\n")
		if n, ok := strings.CutPrefix(in.Text(), "committed "); ok {
			if committed, err = strconv.Atoi(n); err != nil {
				t.Fatal(err)
			}
		}
		if lines == 0 {
			go func() {
				time.Sleep(pause)
				_ = cmd.Process.Kill() // it may have ended
			}()
		}
	}
	_ = cmd.Wait() // it was killed
	if failure.Len() > 0 || strings.Contains(said.String(), "failed") {
		t.Fatal(said.String(), failure.String())
	}
	return committed, said.String()
}

// addForever adds to the index in dir what it has not yet, a few documents a commit.
func addForever(dir string) error {
	texts := crashTexts()
	x, err := WriteIndex(dir, Options{Texts: reader(texts)})
	if err != nil {
		return err
	}
	names, err := WriteNames(x)
	if err != nil {
		return err
	}
	for round := 0; x.Docs() < len(texts); round++ {
		if err := addNamed(x, names, texts, x.Docs(), min(x.Docs()+3, len(texts))); err != nil {
			return err
		}
		if err := x.Commit(); err != nil {
			return err
		}
		fmt.Println("committed", x.Docs())
		switch round % 4 {
		case 1:
			err = x.Merge()
		case 3:
			err = x.Compact()
		}
		if err != nil {
			return err
		}
		fmt.Println("merged")
	}
	return errors.Join(x.Close(), names.Close())
}

// whole opens the index as a reader and as a writer: nothing of it may be broken, and
// it must hold the first documents, committed of them at least, with their names.
func whole(dir string, texts []string, committed int) (docs int, err error) {
	o := Options{Texts: reader(texts)}
	for _, open := range []func(string, Options) (*Index, error){OpenIndex, WriteIndex} {
		x, err := open(dir, o)
		if err != nil {
			return 0, err
		}
		if lost := x.lost(); len(lost) > 0 {
			return 0, errors.New(lost[0])
		}
		if docs = x.Docs(); docs < committed {
			return 0, fmt.Errorf("%d documents are in it, %d were committed", docs, committed)
		}
		names, err := OpenNames(x)
		if err == nil {
			err = names.Verify()
		}
		if err = errors.Join(err, x.Verify()); err != nil {
			return 0, err
		}
		var got, want strings.Builder
		if err := x.Pairs(context.Background(), 0, func(doc uint32, ms []Match) error {
			for _, m := range ms {
				fmt.Fprintf(&got, "%d-%d ", m.Doc, doc)
			}
			return nil
		}); err != nil {
			return 0, err
		}
		for doc := range docs {
			for before := doc - doc%3; before < doc; before++ {
				fmt.Fprintf(&want, "%d-%d ", before, doc)
			}
			if d, err := names.Of(uint32(doc)); err != nil || d.Name != fmt.Sprint("text ", doc) {
				return 0, fmt.Errorf("document %d is called %q: %w", doc, d.Name, err)
			}
		}
		if got.String() != want.String() {
			return 0, fmt.Errorf("got  %s\nwant %s", &got, &want)
		}
		if err := x.Close(); err != nil {
			return 0, err
		}
	}
	return docs, nil
}
