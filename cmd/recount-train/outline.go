package main

// The outlines of lands and borders for small maps, from a file of TopoJSON: arcs
// that countries share are borders, the others coasts. Each arc is made simpler by
// leaving out, one by one, the points that change its course least (Visvalingam and
// Whyatt, "Line generalisation by repeated elimination of points", 1993); its ends
// stay, so that arcs still meet. Coasts are then put together to rings.
//
// Cost: the square of the points of the longest arc.

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/place"
)

func outlineCommand() *cobra.Command {
	job := outlineJob{}
	cmd := &cobra.Command{
		Use:   "outline",
		Short: "Make the outlines of lands and borders that small maps are drawn from",
		Long: `Make the outlines of lands and borders of package place, and their card, from the countries of Natural Earth
as TopoJSON: countries-50m.json of npm world-atlas 2.0.2. The same file gives the same outlines.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return job.run(cmd.OutOrStdout()) },
	}
	cmd.Flags().StringVar(&job.countries, "countries", "countries-50m.json", "countries as TopoJSON")
	cmd.Flags().Float64Var(&job.least, "least", 75, "square kilometres by which a point must change a line to stay")
	cmd.Flags().StringVarP(&job.out, "out", "o", "place/outline.bin", "file to write, its card beside it")
	cmd.Flags().StringVar(&job.date, "date", time.Now().Format(time.DateOnly), "day to write on the card")
	return cmd
}

type outlineJob struct {
	countries string
	least     float64
	out, date string
}

// topology is what is read of a TopoJSON file.
type topology struct {
	Arcs      [][][2]int
	Transform struct{ Scale, Translate [2]float64 }
	Objects   struct {
		Countries struct {
			Geometries []struct {
				Type string
				Arcs json.RawMessage
			}
		}
	}
}

func (j outlineJob) run(progress io.Writer) error {
	data, err := os.ReadFile(j.countries)
	if err != nil {
		return fmt.Errorf("outline: %w", err)
	}
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return fmt.Errorf("outline: %s: %w", j.countries, err)
	}
	lines, err := t.lines(j.least)
	if err != nil {
		return fmt.Errorf("outline: %s: %w", j.countries, err)
	}
	encoded := place.EncodeOutline(lines)
	if err := os.WriteFile(j.out, encoded, 0o644); err != nil {
		return err
	}
	points := 0
	for _, l := range lines {
		points += len(l.Points)
	}
	card := fmt.Sprintf(outlineCard, len(lines), points, j.least, len(encoded), j.date)
	fmt.Fprintf(progress, "%s: %d lines, %d points, %d bytes\n", j.out, len(lines), points, len(encoded))
	return os.WriteFile(strings.TrimSuffix(j.out, ".bin")+".md", []byte(card), 0o644)
}

const outlineCard = `# outline.bin

Made by "recount-train outline". Its form is told in outline.go.

| | |
|---|---|
| what it holds | %d coasts and borders of %d points |
| source | countries of [Natural Earth](https://www.naturalearthdata.com) at 1:50,000,000, as countries-50m.json of npm world-atlas 2.0.2 has them |
| left out | points that change a line by less than %g square kilometres, and islands smaller than that |
| licence | public domain |
| bytes | %d |
| made on | %s |

Borders are those that Natural Earth draws: who holds a place, not who says that he owns it.
`

// use is how the countries use an arc.
type use struct {
	country  int // that used it first
	shared   bool
	backward bool // it is run through from its end
	used     bool
}

// lines are the coasts, as rings, then the borders.
func (t *topology) lines(least float64) ([]place.Line, error) {
	uses := make([]use, len(t.Arcs))
	for country, g := range t.Objects.Countries.Geometries {
		rings, err := ringsOf(g.Type, g.Arcs)
		if err != nil {
			return nil, err
		}
		for _, a := range slices.Concat(rings...) {
			n, backward := a, a < 0
			if backward {
				n = ^a
			}
			if n >= len(uses) {
				return nil, fmt.Errorf("no arc %d", n)
			}
			u := &uses[n]
			u.shared = u.shared || u.used
			if !u.used {
				*u = use{country, false, backward, true}
			}
		}
	}
	var coasts, borders [][]place.Point
	for i, u := range uses {
		points := simpler(t.points(i), least)
		switch {
		case !u.used:
		case u.shared:
			borders = append(borders, points)
		default:
			if u.backward {
				slices.Reverse(points)
			}
			coasts = append(coasts, points)
		}
	}
	var out []place.Line
	for _, ring := range ringsOfLines(coasts) {
		if math.Abs(areaOf(ring)) >= least {
			out = append(out, place.Line{Points: ring})
		}
	}
	for _, b := range borders {
		out = append(out, place.Line{Border: true, Points: b})
	}
	return out, nil
}

// ringsOf are the arcs of the rings of a geometry.
func ringsOf(kind string, arcs json.RawMessage) (rings [][]int, err error) {
	switch kind {
	case "Polygon":
		err = json.Unmarshal(arcs, &rings)
	case "MultiPolygon":
		var polygons [][][]int
		err = json.Unmarshal(arcs, &polygons)
		rings = slices.Concat(polygons...)
	default:
		err = fmt.Errorf("countries of type %q", kind)
	}
	return rings, err
}

// points are those of an arc in degrees. One that crosses 180 degrees goes on beyond
// it.
func (t *topology) points(arc int) []place.Point {
	x, y := 0, 0
	out := make([]place.Point, len(t.Arcs[arc]))
	for i, d := range t.Arcs[arc] {
		x, y = x+d[0], y+d[1]
		out[i] = place.Point{
			Lon: float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
			Lat: float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
		}
		if i > 0 {
			out[i].Lon = near(out[i].Lon, out[i-1].Lon)
		}
	}
	return out
}

// near is the longitude lon, some turns about the Earth away, nearest to other.
func near(lon, other float64) float64 { return lon - 360*math.Round((lon-other)/360) }

// kilometres is how long a degree of latitude is.
const kilometres = 111.2

// triangle is twice the area, in square kilometres, that three points span, signed.
func triangle(a, b, c place.Point) float64 {
	wide := math.Cos(b.Lat * math.Pi / 180)
	return ((b.Lon-a.Lon)*(c.Lat-a.Lat) - (c.Lon-a.Lon)*(b.Lat-a.Lat)) * kilometres * kilometres * wide
}

// simpler leaves out the point whose triangle with its neighbours is smallest, as
// long as that is less than least. The first and the last stay, and two more of a
// ring.
func simpler(points []place.Point, least float64) []place.Point {
	fewest := 2
	if points[0] == points[len(points)-1] {
		fewest = 4
	}
	for len(points) > fewest {
		at, smallest := -1, least
		for i := 1; i < len(points)-1; i++ {
			if area := math.Abs(triangle(points[i-1], points[i], points[i+1])) / 2; area < smallest {
				at, smallest = i, area
			}
		}
		if at < 0 {
			break
		}
		points = slices.Delete(points, at, at+1)
	}
	return points
}

// ringsOfLines puts lines together to rings: each goes on where another ends. A
// ring about the Earth is closed by way of the pole.
func ringsOfLines(lines [][]place.Point) (rings [][]place.Point) {
	from := map[place.Point][]int{}
	for i, l := range lines {
		from[onEarth(l[0])] = append(from[onEarth(l[0])], i)
	}
	done := make([]bool, len(lines))
	for i := range lines {
		if done[i] {
			continue
		}
		done[i] = true
		ring := slices.Clone(lines[i])
		for onEarth(ring[len(ring)-1]) != onEarth(ring[0]) {
			end := ring[len(ring)-1]
			next := from[onEarth(end)]
			k := slices.IndexFunc(next, func(n int) bool { return !done[n] })
			if k < 0 {
				break
			}
			done[next[k]] = true
			turn := near(lines[next[k]][0].Lon, end.Lon) - lines[next[k]][0].Lon
			for _, p := range lines[next[k]][1:] {
				ring = append(ring, place.Point{Lon: p.Lon + turn, Lat: p.Lat})
			}
		}
		rings = append(rings, closed(ring))
	}
	return rings
}

// onEarth is p by its longitude between -180 and 180, to the digits that are kept.
func onEarth(p place.Point) place.Point {
	lon := math.Mod(math.Round(p.Lon*1000)/1000+540, 360) - 180
	return place.Point{Lon: math.Round(lon * 1000), Lat: math.Round(p.Lat * 1000)}
}

func closed(ring []place.Point) []place.Point {
	first, last := ring[0], ring[len(ring)-1]
	if math.Abs(last.Lon-first.Lon) > 180 {
		pole := math.Copysign(90, first.Lat)
		ring = append(ring, place.Point{Lon: last.Lon, Lat: pole}, place.Point{Lon: first.Lon, Lat: pole})
	}
	if ring[len(ring)-1] != first {
		ring = append(ring, first)
	}
	return ring
}

// areaOf is the area of a ring in square kilometres, signed.
func areaOf(ring []place.Point) float64 {
	sum := 0.0
	for i := 2; i < len(ring); i++ {
		sum += triangle(ring[0], ring[i-1], ring[i])
	}
	return sum / 2
}
