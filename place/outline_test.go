package place

import (
	"math"
	"reflect"
	"testing"
)

func TestOutlineFile(t *testing.T) {
	if most := 60 << 10; len(outlineFile) > most {
		t.Errorf("outline.bin has %d bytes, more than %d", len(outlineFile), most)
	}
	coasts, borders := 0, 0
	for i, l := range Outline() {
		if l.Border {
			borders++
		} else {
			coasts++
			if n := len(l.Points); n < 4 || l.Points[0] != l.Points[n-1] {
				t.Errorf("line %d of %d points is a coast and no ring", i, n)
			}
		}
		for _, p := range l.Points {
			if math.Abs(p.Lon) > 540 || math.Abs(p.Lat) > 90 {
				t.Fatalf("line %d: %v is not on the Earth", i, p)
			}
		}
	}
	if coasts < 100 || borders < 200 {
		t.Errorf("%d coasts and %d borders", coasts, borders)
	}
}

// onLand reports whether p lies inside an odd number of coasts.
func onLand(p Point) bool {
	in := false
	for _, l := range Outline() {
		if l.Border {
			continue
		}
		for i := 1; i < len(l.Points); i++ {
			a, b := l.Points[i-1], l.Points[i]
			if (a.Lat > p.Lat) == (b.Lat > p.Lat) {
				continue
			}
			for _, turn := range []float64{-360, 0, 360} {
				if p.Lon < turn+a.Lon+(p.Lat-a.Lat)/(b.Lat-a.Lat)*(b.Lon-a.Lon) {
					in = !in
				}
			}
		}
	}
	return in
}

func TestOutlineIsOfTheEarth(t *testing.T) {
	for _, c := range []struct {
		where string
		p     Point
		land  bool
	}{
		{"Kansas", Point{-98, 38.5}, true},
		{"Bavaria", Point{11.5, 48.8}, true},
		{"the Congo", Point{23, -3}, true},
		{"Chukotka, east of 180 degrees", Point{-175, 66.6}, true},
		{"Chukotka, west of 180 degrees", Point{177, 67}, true},
		{"Sri Lanka", Point{80.7, 7.5}, true},
		{"Malta or its sea", Point{14.4, 35.9}, true},
		{"the Caspian Sea", Point{51, 41}, false},
		{"the Atlantic", Point{-40, 30}, false},
		{"the Black Sea", Point{34, 43.5}, false},
		{"Antarctica", Point{20, -80}, true},
	} {
		if got := onLand(c.p); got != c.land {
			t.Errorf("%s: land %v, want %v", c.where, got, c.land)
		}
	}
}

func TestOutlineForm(t *testing.T) {
	lines := []Line{
		{Points: []Point{{0, 0}, {10.25, 0}, {10.25, -5.5}, {0, 0}}},
		{Border: true, Points: []Point{{-180, 80}, {179.99, -90}}},
	}
	data := EncodeOutline(lines)
	got, err := DecodeOutline(data)
	if err != nil || !reflect.DeepEqual(got, lines) {
		t.Fatalf("got %v, %v", got, err)
	}
	for _, n := range []int{0, 5, len(outlineMagic) + 1, len(data) - 1} {
		if _, err := DecodeOutline(data[:n]); err == nil {
			t.Errorf("%d of %d bytes were read", n, len(data))
		}
	}
}

func FuzzDecodeOutlineNeverPanics(f *testing.F) {
	f.Add(EncodeOutline([]Line{{Border: true, Points: []Point{{1, 2}, {3, 4}}}}))
	f.Add([]byte(outlineMagic + "\xff\xff\xff\xff\xff\xff\xff\xff\x01"))
	f.Fuzz(func(t *testing.T, data []byte) { _, _ = DecodeOutline(data) })
}
