package place

import (
	"bytes"
	"slices"
	"testing"
)

func TestKey(t *testing.T) {
	for name, want := range map[string]string{
		"Saint-Étienne": "st etienne", "ST. ETIENNE": "st etienne", "Xi’an": "xian", "Coeur d'Alene": "coeur dalene",
		"Łódź": "lodz", "Fort  Worth": "ft worth", "": "", "-": "", "Al-Ḥasakah": "al hasakah", "Trinidad & Tobago": "trinidad and tobago",
	} {
		if got := key(name); got != want {
			t.Errorf("key(%q) = %q, want %q", name, got, want)
		}
	}
}

func entriesForTest() []Entry {
	return []Entry{
		{GeoNames: 1, Name: "Ruritania", People: 1_000_000, Country: "RU", Rank: State},
		{GeoNames: 2, Name: "Zenda Province", Others: []string{"Zenda"}, People: 50_000, Country: "RU", Rank: FirstLevel, In: 1, Lat: 50, Lon: 12},
		{GeoNames: 3, Name: "Zenda", People: 20_000, Country: "RU", Rank: Town, In: 2, Lat: 50.1234, Lon: -12.5},
		{GeoNames: 4, Name: "Zenda Mills", People: 200, Country: "RU", Rank: Town, In: 2, Lat: 50, Lon: 12},
		{GeoNames: 5, Name: "Zenda Mills", People: 100, Country: "RU", Rank: Town, In: 2, Lat: 50, Lon: 12},
	}
}

func TestEncode(t *testing.T) {
	entries := entriesForTest()
	encoded, err := Encode(entries)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(entries)
	again, err := Encode(entries)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(encoded.Data, again.Data) {
		t.Error("the order of the entries changes the bytes")
	}
	table := openTable(string(encoded.Data))
	if encoded.Places != 4 || table.records() != 4 {
		t.Errorf("%d places, want 4: two that nothing tells apart are one", table.records())
	}
	for _, c := range []struct {
		key           string
		found, longer bool
		places        int
	}{
		{"zenda", true, true, 2}, {"zenda mills", true, false, 1}, {"zend", false, false, 0}, {"zz", false, false, 0}, {"a", false, false, 0},
		{"zenda province", true, false, 1},
	} {
		p, found, longer := table.lookup([]byte(c.key))
		if found != c.found || longer != c.longer || p.n != c.places {
			t.Errorf("lookup(%q) = %d places, %v, %v", c.key, p.n, found, longer)
		}
	}
	p, _, _ := table.lookup([]byte("zenda"))
	var towns []record
	p.each(func(i int, other bool) {
		if r := table.record(i); r.kind == levelTown {
			towns = append(towns, r)
		}
	})
	if len(towns) != 1 || towns[0].lat != 50.1234 || towns[0].lon != -12.5 || towns[0].geonames != 3 || table.label(towns[0].label) != "Zenda" {
		t.Errorf("the town is %+v", towns)
	}
}

func TestOpenTable_panicsOnAnotherVersion(t *testing.T) {
	for _, data := range []string{"", "RPLC", "RPLC\x02\x00\x00\x00" + string(make([]byte, 100))} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q opens", data)
				}
			}()
			openTable(data)
		}()
	}
}
