package eval

import (
	"testing"
	"time"
)

func frozen() time.Time { return time.Time{} }

// TestReuse_findsWhatWasPlanted holds the goals on a small collection of our own
// sentences: every kind found, nothing invented.
func TestReuse_findsWhatWasPlanted(t *testing.T) {
	c, err := Reuse(t.Context(), Input{Docs: 100, Seed: 5, Now: frozen})
	if err != nil {
		t.Fatal(err)
	}
	sc := c.(*ReuseCard)
	for _, kind := range reuseKinds {
		if r := sc.Kinds[kind]; r.Of != 10 || r.Right != r.Of {
			t.Errorf("%s: found %s", kind, r)
		}
	}
	if sc.Precision.wrong() > 0 || sc.Direction.wrong() > 0 {
		t.Error(sc.Precision, sc.Direction, sc.Invented)
	}
	if sc.Off > 2*sc.Ends {
		t.Errorf("%d ends are off by %d words", sc.Ends, sc.Off)
	}
	again, err := Reuse(t.Context(), Input{Docs: 100, Seed: 5, Now: frozen})
	if err != nil || Line(again) != Line(c) {
		t.Error("another time, another figure: ", err)
	}
}

// BenchmarkReuse pairs a collection of a thousand articles.
func BenchmarkReuse(b *testing.B) {
	for b.Loop() {
		if _, err := Reuse(b.Context(), Input{Docs: 1000, Seed: 1, Now: frozen}); err != nil {
			b.Fatal(err)
		}
	}
}
