package compare

import (
	"slices"
	"testing"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

func TestBestRivals(t *testing.T) {
	got := bestRivals([]rivals{{0, 0, 0.6}, {0, 1, 0.9}, {1, 1, 0.8}, {1, 0, 0.55}, {2, 2, 0.4}}, leastRival, (&aligned{}).order)
	// 1 is not 0's: each is held to its best, and what is taken is not given twice.
	if want := []rivals{{0, 1, 0.9}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"1 March", "1 May", true}, {"June 25", "June 15", true}, {"three years ago", "two years ago", true},
		{"236", "263", true}, {"6%", "16%", true}, {"27 million", "2.7 million", true}, {"74", "47", true},
		{"35", "35", false}, {"35", "60", false}, {"Monday", "Wednesday", false}, {"last Friday", "1 March", false},
	} {
		if got := slip(c.a, c.b) > 0; got != c.want {
			t.Errorf("slip(%q, %q) = %v", c.a, c.b, got)
		}
		if slip(c.a, c.b) != slip(c.b, c.a) {
			t.Errorf("slip(%q, %q) depends on the order", c.a, c.b)
		}
	}
}

func TestMisspelt(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"William Cowan", "Cowen", true}, {"Petersen", "Petersens", true},
		{"Karsten", "Petersen", false}, {"Frank", "Dukakis", false}, {"Holm", "Helm", false}, {"Norton", "Morton", false},
	} {
		if got := misspelt(c.a, c.b); got != c.want || got != misspelt(c.b, c.a) {
			t.Errorf("misspelt(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestSlides(t *testing.T) {
	w := "We came. We saw them"
	for _, c := range []struct {
		start, end int
		want       bool
	}{
		{3, 11, true}, // "came. We"
		{3, 8, false}, // "came."
		{12, 15, false} /* "saw" */} {
		if got := slides(text.Span{Start: c.start, End: c.end}, w); got != c.want {
			t.Errorf("slides(%q) = %v", w[c.start:c.end], got)
		}
	}
}

func TestInnerGap(t *testing.T) {
	w := "one two three four five"
	covered := make([]bool, len(w))
	for i := range w {
		covered[i] = i < 7 || i > 18 // "one two", "five"
	}
	if got := innerGap(w, covered).Of(w); got != "three four " {
		t.Errorf("got %q", got)
	}
}

func TestMayBeOne(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"South Campbell", "Campbell Avenue", true}, {"Greens", "Green", true}, {"Sun Courier", "Courier", true},
		{"University of Lem", "University of Varn", false}, {"Brack Shipping", "Skarra Lines", false},
	} {
		a, b := &document.Entity{Name: c.a}, &document.Entity{Name: c.b}
		if got := mayBeOne(a, b); got != c.want || got != mayBeOne(b, a) {
			t.Errorf("mayBeOne(%q, %q) = %v", c.a, c.b, got)
		}
	}
}
