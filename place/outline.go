package place

// The outlines of the lands and the borders of the states, for small maps. They
// are embedded in outline.bin, whose card outline.md tells what they were made from.
//
// Its form: the line "recount outline 1\n", then for each line a count of points n
// as a varint of 2n, or of 2n+1 for a border, and the points: longitude and latitude
// in hundredths of a degree, the first as they are, each other as its difference from
// the one before, all as signed varints.

import (
	"bytes"
	_ "embed" // the outlines
	"encoding/binary"
	"errors"
	"math"
	"sync"
)

//go:embed outline.bin
var outlineFile []byte

const outlineMagic = "recount outline 1\n"

// perDegree is how finely outlines are kept.
const perDegree = 100

// Point is a place on the Earth, in degrees east and north.
type Point struct{ Lon, Lat float64 }

// Line is a coast or a border. A coast is a ring, whose last point is its first: land
// is what lies inside an odd number of them. A line that crosses 180 degrees east
// goes on beyond: a map draws each line three times, 360 degrees apart.
type Line struct {
	Border bool
	Points []Point
}

var outline = sync.OnceValue(func() []Line {
	lines, err := DecodeOutline(outlineFile)
	if err != nil {
		panic(err) // the file is ours
	}
	return lines
})

// Outline is the coasts and borders of the world. It is read once, and not to be
// changed.
func Outline() []Line { return outline() }

// EncodeOutline gives lines the form of outline.bin, to a hundredth of a degree.
// Points that fall together are kept once.
func EncodeOutline(lines []Line) []byte {
	out := []byte(outlineMagic)
	for _, l := range lines {
		var points [][2]int64
		for _, p := range l.Points {
			q := [2]int64{int64(math.Round(p.Lon * perDegree)), int64(math.Round(p.Lat * perDegree))}
			if n := len(points); n == 0 || points[n-1] != q {
				points = append(points, q)
			}
		}
		head := uint64(2 * len(points))
		if l.Border {
			head++
		}
		out = binary.AppendUvarint(out, head)
		var last [2]int64
		for _, q := range points {
			out = binary.AppendVarint(out, q[0]-last[0])
			out = binary.AppendVarint(out, q[1]-last[1])
			last = q
		}
	}
	return out
}

// errOutline says that a file of outlines is none, or is cut short.
var errOutline = errors.New("place: not a file of outlines, or cut short; make it anew with recount-train outline")

// DecodeOutline reads what EncodeOutline wrote.
func DecodeOutline(data []byte) (lines []Line, err error) {
	rest, ok := bytes.CutPrefix(data, []byte(outlineMagic))
	if !ok {
		return nil, errOutline
	}
	number := func() int64 {
		v, n := binary.Varint(rest)
		if n <= 0 {
			err = errOutline
			return 0
		}
		rest = rest[n:]
		return v
	}
	for len(rest) > 0 {
		head, n := binary.Uvarint(rest)
		if n <= 0 || head/2 > uint64(len(rest)) { // a point takes two bytes or more
			return nil, errOutline
		}
		rest = rest[n:]
		l := Line{Border: head%2 == 1, Points: make([]Point, head/2)}
		var lon, lat int64
		for i := range l.Points {
			lon, lat = lon+number(), lat+number()
			l.Points[i] = Point{float64(lon) / perDegree, float64(lat) / perDegree}
		}
		if err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}
