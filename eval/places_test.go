package eval

import (
	"path/filepath"
	"testing"
)

// TestReadPlaces holds that offsets of each form are read: every label names the
// words it stands on.
func TestReadPlaces(t *testing.T) {
	texts, err := readPlaces(filepath.Join("testdata", "places"))
	if err != nil {
		t.Fatal(err)
	}
	type label struct {
		name    string
		located bool
	}
	want := map[string][]label{
		"local.xml#0": {{"Paris", true}, {"Texas", true}, {"Lamar County", true}, {"Texan", true}, {"Mill Street", false}, {"Paris", true}},
		"world.xml#0": {{"Odesa", true}, {"Istanbul", true}, {"Turkey", true}},
		"web.ann":     {{"Kyiv", true}, {"Geneva", true}, {"France", true}, {"Moscow", true}, {"Swiss", false}},
	}
	if len(texts) != len(want) {
		t.Errorf("%d texts, want %d", len(texts), len(want))
	}
	for _, text := range texts {
		labels := want[text.file]
		if len(labels) != len(text.toponyms) {
			t.Errorf("%s has %d labels, want %d", text.file, len(text.toponyms), len(labels))
			continue
		}
		for i, g := range text.toponyms {
			if got := (label{g.span.Of(text.text), g.located}); got != labels[i] {
				t.Errorf("%s: label %d is %v, want %v", text.file, i, got, labels[i])
			}
		}
	}
}

func TestRunesSpan(t *testing.T) {
	r := runeOffsets("Émile saw Köln.")
	for _, c := range []struct {
		start, end int
		phrase     string
		want       string
	}{
		{10, 14, "Köln", "Köln"},
		{12, 16, "Köln", "Köln"}, // slipped
		{10, 14, "Bonn", ""},
		{-3, 1, "Émile", "Émile"},
		{400, 404, "Köln", ""},
	} {
		if got := r.span(c.start, c.end, c.phrase).Of(r.text); got != c.want {
			t.Errorf("%d to %d, %s: %q, want %q", c.start, c.end, c.phrase, got, c.want)
		}
	}
}

func TestKilometres(t *testing.T) {
	for _, c := range []struct{ lat1, lon1, lat2, lon2, want float64 }{
		{0, 0, 0, 0, 0}, {0, 0, 0, 90, 10007.5}, {90, 0, -90, 0, 20015.1}, {51.5, -0.12, 48.85, 2.35, 343},
	} {
		if got := kilometres(c.lat1, c.lon1, c.lat2, c.lon2); got < c.want-2 || got > c.want+2 {
			t.Errorf("kilometres(%v) = %.1f", c, got)
		}
	}
}
