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
