package main

import "testing"

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"wire", "wire", 0},
		{"wire", "wires", 1},
		{"kitten", "sitting", 3},
		{"change", "chagne", 2},
	} {
		if got := distance(test.a, test.b); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
		if got := distance(test.b, test.a); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.b, test.a, got, test.want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	known := []string{"wire.txt", "rewrite.txt", "notes.md"}
	for _, test := range []struct{ word, want string }{
		{"wire.tx", "; did you mean wire.txt?"},
		{"WIRE.TXT", "; did you mean wire.txt?"},
		{"rewite.txt", "; did you mean rewrite.txt?"},
		{"budget.xlsx", ""},
		{"a", ""},
	} {
		if got := didYouMean(test.word, known); got != test.want {
			t.Errorf("didYouMean(%q) = %q, want %q", test.word, got, test.want)
		}
	}
}
