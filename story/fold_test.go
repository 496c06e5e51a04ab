package story

import (
	"slices"
	"testing"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                    " ",
		"“Stay,” he said.":    " stay he said ",
		"AP’s dedicated line": " ap s dedicated line ",
		"don't":               " don t ",
		"1,000 — no":          " 1 000 no ",
	} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestHouseNames(t *testing.T) {
	tests := []struct {
		name string
		want []string
	}{
		{"", nil},
		{"Northwire", []string{" northwire "}},
		{"The Orle Gazette", []string{" orle gazette ", " og "}},
		{"NSP Sport", []string{" nsp sport ", " nsp ", " ns "}},
		{"USA Courier", []string{" usa courier ", " uc "}},
		{"Agence de la Mer", []string{" agence de la mer "}},
	}
	for _, tt := range tests {
		got, full := houseNames(tt.name)
		if !slices.Equal(got, tt.want) || len(full) != len(got) {
			t.Errorf("houseNames(%q) = %q for %q, want %q", tt.name, got, full, tt.want)
		}
	}
}

func TestQuoted(t *testing.T) {
	quotes := []string{fold("It was green as a frog, and cold")}
	tests := []struct {
		quote   string
		in, cut bool
	}{
		{"it was green as a frog and cold", true, false},
		{"green as a frog", true, true},
		{"so it was green as a frog and cold", true, false},
		{"green as a toad", false, false},
		{"een as a frog", false, false},
	}
	for _, tt := range tests {
		if in, cut := quoted(fold(tt.quote), quotes); in != tt.in || cut != tt.cut {
			t.Errorf("quoted(%q) = %v, %v, want %v, %v", tt.quote, in, cut, tt.in, tt.cut)
		}
	}
}
