package server

import (
	"strings"
	"testing"

	"github.com/recount-news/recount/place"
)

// placesNamed are places, each named by so many accounts.
func placesNamed(t *testing.T, names ...string) (all []mapPlace) {
	t.Helper()
	for _, name := range names {
		name, by, _ := strings.Cut(name, "*")
		p, ok := place.Lookup(name)
		if !ok {
			t.Fatalf("no place %q", name)
		}
		all = append(all, mapPlace{Name: name, Place: p, by: 1 + len(by)})
	}
	return all
}

func TestView(t *testing.T) {
	for _, c := range []struct {
		name   string
		places []string
		shown  []bool
		narrow float64 // degrees of longitude that it is no wider than
	}{
		{"one town", []string{"Bergen"}, []bool{true}, 30},
		{"two towns", []string{"Bergen", "Oslo"}, []bool{true, true}, 30},
		{"a town far off that one account names", []string{"Bergen*xx", "Oslo*xx", "Stavanger*x", "Sydney"}, []bool{true, true, true, false}, 30},
		{"two towns far apart that all name", []string{"Bergen*xx", "Sydney*xx"}, []bool{true, true}, 360},
		{"over the date line", []string{"Auckland", "Suva", "Honolulu"}, []bool{true, true, true}, 120},
		{"a state without its towns", []string{"Chile"}, []bool{true}, 60},
	} {
		places := placesNamed(t, c.places...)
		v := viewOf(places)
		if w := v.width(); w > c.narrow+0.1 {
			t.Errorf("%s: %.0f degrees wide", c.name, w)
		}
		for i, p := range places {
			if got := v.shows(p.Place); got != c.shown[i] {
				t.Errorf("%s: %s is shown: %v", c.name, p.Name, got)
			}
		}
		land, _ := v.outlines()
		if len(land) == 0 || len(land) > 40<<10 {
			t.Errorf("%s: %d bytes of land", c.name, len(land))
		}
	}
}

func TestMapLabels(t *testing.T) {
	places := placesNamed(t, "Oslo*xx", "Drammen*x", "Moss", "Fredrikstad", "Sarpsborg", "Sandefjord", "Skien", "Lillehammer", "Hamar", "Bergen")
	v := viewOf(places)
	m := &atlas{Width: mapWidth, Height: mapHeight}
	m.Land, m.Borders = v.outlines()
	m.label(v, places)
	checkMap(t, m)
	if len(m.Dots) != len(places) || len(labels(m)) < len(places)/2 {
		t.Errorf("%d dots and %d labels of %d places", len(m.Dots), len(labels(m)), len(places))
	}
	if m.Dots[0].Label != "Oslo" {
		t.Errorf("the most named place has the label %q", m.Dots[0].Label)
	}
}

func BenchmarkOutlines(b *testing.B) {
	v := viewport{w: mapWidth, h: mapHeight, perDegree: mapWidth / 360.0, squeeze: 1}
	for b.Loop() {
		v.outlines()
	}
}
