package main

import (
	"slices"
	"strings"
	"testing"
)

func TestUnparsedSentences(t *testing.T) {
	got := unparsedSentences("The ferry left Lem at noon.\n\nYes.\n\nSHARE TWEET MAIL PRINT SAVE\n\n" + strings.Repeat("a boat and ", 40) + "a raft.")
	want := []string{"The", "ferry", "left", "Lem", "at", "noon", "."}
	if len(got) != 1 || !slices.Equal(got[0], want) {
		t.Errorf("got %q, want %q alone: what is very short, very long or in capitals is left out", got, want)
	}
}
