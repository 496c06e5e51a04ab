package main

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/recount-news/recount/place"
)

// Two states on one island: an arc of coast each, and the border between them, with a
// point in its middle that changes nothing. The coast of the west is used backwards.
const island = `{"arcs": [[[0,0],[10,0],[0,10]], [[0,0],[-10,0],[0,10],[20,0]], [[0,0],[5,5],[5,5]]],
"transform": {"scale": [1,1], "translate": [0,0]},
"objects": {"countries": {"geometries": [
{"type": "Polygon", "arcs": [[0,-3]]},
{"type": "MultiPolygon", "arcs": [[[2,-2]]]}]}}}`

func TestOutlineOfAnIsland(t *testing.T) {
	var top topology
	if err := json.Unmarshal([]byte(island), &top); err != nil {
		t.Fatal(err)
	}
	got, err := top.lines(100)
	if err != nil {
		t.Fatal(err)
	}
	want := []place.Line{
		{Points: []place.Point{{Lon: 0, Lat: 0}, {Lon: 10, Lat: 0}, {Lon: 10, Lat: 10}, {Lon: -10, Lat: 10}, {Lon: -10, Lat: 0}, {Lon: 0, Lat: 0}}},
		{Border: true, Points: []place.Point{{Lon: 0, Lat: 0}, {Lon: 10, Lat: 10}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestOutlineAboutTheEarth(t *testing.T) {
	round := []place.Point{{Lon: -180, Lat: -70}, {Lon: -60, Lat: -75}, {Lon: 60, Lat: -70}, {Lon: 180, Lat: -70}}
	rings := ringsOfLines([][]place.Point{round})
	if len(rings) != 1 || len(rings[0]) != 7 || rings[0][4] != (place.Point{Lon: 180, Lat: -90}) || rings[0][6] != round[0] {
		t.Errorf("a coast about the Earth became %v", rings)
	}
}
