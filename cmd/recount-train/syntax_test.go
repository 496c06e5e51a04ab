package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRunTrainer(t *testing.T) {
	j := syntaxJob{work: t.TempDir(), python: filepath.Join(t.TempDir(), "no-python")}
	if err := j.runTrainer("student.py", "network.bin", io.Discard); err == nil || !strings.Contains(err.Error(), "requirements.txt") {
		t.Errorf("got error %v, want one that names what is needed", err)
	}
	if err := os.WriteFile(filepath.Join(j.work, "network.bin"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := j.runTrainer("student.py", "network.bin", io.Discard); err != nil {
		t.Errorf("got error %v, want none: what it makes is there", err)
	}
}

func TestSyntax_namesTheRemedy(t *testing.T) {
	var out, errs strings.Builder
	if code := run([]string{"syntax", "--data", t.TempDir(), "-o", t.TempDir()}, nil, &out, &errs); code != 2 {
		t.Errorf("got exit code %d, want 2", code)
	}
	if !strings.Contains(errs.String(), "train.conllu") || !strings.Contains(errs.String(), "--data") {
		t.Errorf("got %q, want the file that is missing and the flag that names it", errs.String())
	}
}
