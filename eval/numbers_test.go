package eval

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// noTime is a clock that stands still.
func noTime() time.Time { return time.Time{} }

// TestNumbers scores the specs in testdata, which are our own; one of their cases
// is wrong on purpose, and one no implementation claims.
func TestNumbers(t *testing.T) {
	card, err := Numbers(t.Context(), Input{Data: filepath.Join("testdata", "numbers"), Now: noTime})
	if err != nil {
		t.Fatal(err)
	}
	cases, right := 0, 0
	for _, s := range card.Specs {
		cases, right = cases+s.Cases, right+s.Right
	}
	if cases != 23 || right != 21 {
		t.Errorf("got %d of %d cases right, want 21 of 23", right, cases)
	}
	gross := slices.IndexFunc(card.Wrong, func(w WrongCase) bool { return w.Spec == "NumberModel" })
	if len(card.Wrong) != 2 || gross < 0 || card.Wrong[gross].Input != "a gross of eggs" || !slices.Equal(card.Wrong[gross].Want, []string{`"a gross" [144]`}) {
		t.Errorf("got %+v wrong, want the gross of eggs and a day", card.Wrong)
	}
	if got, want := Line(card), "number=0.923 unit=1.000 datetime=0.667 mb_per_second=0.000"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var text strings.Builder
	if err := card.WriteText(&text); err != nil || !strings.Contains(text.String(), "NumberModelExperimentalMode             1 of    1  1.000") {
		t.Errorf("got %q, error %v", text.String(), err)
	}
}

func TestNumbers_noSpecs(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "NumberModel.json"), []byte("[{]"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Numbers(t.Context(), Input{Data: dir}); err == nil || !strings.Contains(err.Error(), "NumberModel.json: ") {
		t.Errorf("got error %v, want one that names the file", err)
	}
	if err := os.Rename(filepath.Join(dir, "NumberModel.json"), filepath.Join(dir, "other.json")); err != nil {
		t.Fatal(err)
	}
	if _, err := Numbers(t.Context(), Input{Data: dir}); err == nil || !strings.Contains(err.Error(), "no spec of numbers") {
		t.Errorf("got error %v, want that there is no spec", err)
	}
}

// TestSpecAnswer holds that answers differ in each of their parts.
func TestSpecAnswer(t *testing.T) {
	answer := func(value, unit, code string) specAnswer {
		a := specAnswer{unit: unit, code: code}
		a.value(value)
		return a
	}
	for _, c := range []struct {
		a, b  specAnswer
		equal bool
	}{
		{answer("0.333333333333333", "", ""), answer("0.33333333333333331", "", ""), true},
		{answer("5", "", ""), answer("6", "", ""), false},
		{answer("[20,30)", "", ""), answer("[20,30]", "", ""), false},
		{answer("(,30]", "", ""), answer("(0,30]", "", ""), false},
		{answer("5", "Mile", ""), answer("5", "Meter", ""), false},
		{answer("5", "Dollar", ""), answer("5", "Dollar", "USD"), true},
		{answer("5", "Dollar", "AUD"), answer("5", "Dollar", "USD"), false},
		{answer("61.5%", "", ""), answer("61.5", "", ""), true},
	} {
		if got := c.a.equal(c.b); got != c.equal {
			t.Errorf("%+v and %+v: equal = %v, want %v", c.a, c.b, got, c.equal)
		}
	}
}
