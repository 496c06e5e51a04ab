package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCheck_watch holds that a draft that changes is answered again, and one that
// is away for a while is waited for.
func TestCheck_watch(t *testing.T) {
	dir := t.TempDir()
	draft, wire := filepath.Join(dir, "draft.txt"), filepath.Join(dir, "wire.txt")
	put := func(path, words string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put(wire, "Lifeboats took off 214 passengers on Tuesday.")
	put(draft, "Lifeboats took off 241 passengers on Tuesday.")

	out, to := io.Pipe()
	p := &program{in: strings.NewReader(""), out: to, err: io.Discard}
	f := &checkFlags{against: []string{wire}, watch: true}
	f.output.color = "never"
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		err := p.check(ctx, f, []string{draft})
		to.CloseWithError(err)
		ended <- err
	}()

	lines := bufio.NewScanner(out)
	await := func(want string) {
		t.Helper()
		for lines.Scan() {
			if strings.Contains(lines.Text(), "of 1 sentence supported") {
				if !strings.Contains(lines.Text(), want) {
					t.Errorf("got %q, want %q", lines.Text(), want)
				}
				return
			}
		}
		t.Fatalf("no answer: %v", lines.Err())
	}
	await("1 contradicted")
	if err := os.Remove(draft); err != nil {
		t.Fatal(err)
	}
	put(draft, "On Tuesday, lifeboats took off 214 passengers.")
	await("1 supported")
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
