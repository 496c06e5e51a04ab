package server

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/recount-news/recount/place"
)

// The map of a story has the places that its accounts name, on the outlines of the
// lands. It shows the part of the Earth in which most of the naming is done; what
// lies beyond stands in the list beside it, which has all that the map has.
//
// Projection: equirectangular, true to scale at the middle of the map, turned to its
// middle meridian; good for a country or a continent, and fair for the world.

const (
	mapWidth, mapHeight = 420, 300 // units of the drawing, about a pixel each
	mapMargin           = 34       // between the places and the edge
	leastSpan           = 7.0      // degrees of latitude that a map has at least: outlines are too coarse for less
	keptShare           = 0.75     // of the naming, that a map must have if it leaves places out
	wideSpan            = 40.0     // degrees of longitude beyond which it is worth leaving some out
	manyPlaces          = 12       // in the list before the rest is put away
	mapLetter           = 6.9      // width of a letter of a label, on average
	mapLine             = 15       // height of a line of labels
)

// atlas is the map of a story and the list beside it.
type atlas struct {
	Width, Height int
	Land, Borders string // paths
	Dots          []mapDot
	Names         []mapName // of states and regions, which have no dot
	ScaleLength   int       // of the bar, in units
	ScaleWords    string    // "200 km"
	Whole         string    // path of the lands of the Earth, for the inset; "" where the map is of much of it
	Frame         box       // of the map on the inset
	Alt           string
	Places        []mapPlace
	More          []mapPlace
}

// mapPlace is a place as the list has it.
type mapPlace struct {
	Name     string
	Within   string // "in Texas, United States"
	Accounts string // who names it
	Beyond   bool   // it lies beyond the map

	place.Place
	off          bool // its middle does
	by, mentions int  // accounts, and how often all of them name it
}

// mapDot is a town on the map, with its label where there is room for one.
type mapDot struct {
	X, Y   float64
	Label  string
	LX, LY float64
	Anchor string // "start", "middle", "end"
	Main   bool   // most accounts name it
}

// mapName is the name of a state or region, in its middle.
type mapName struct {
	X, Y  float64
	Label string
}

// box is a rectangle of the drawing.
type box struct{ X, Y, Width, Height float64 }

func (b box) overlaps(o box) bool {
	return b.X < o.X+o.Width && o.X < b.X+b.Width && b.Y < o.Y+o.Height && o.Y < b.Y+b.Height
}

// atlas is nil where the accounts name no place that the gazetteer knows.
func (r *reading) atlas() *atlas {
	places := r.places()
	if len(places) == 0 {
		return nil
	}
	v := viewOf(places)
	m := &atlas{Width: mapWidth, Height: mapHeight}
	for i := range places {
		places[i].off = !v.shows(places[i].Place)
	}
	for i := range places {
		p := &places[i]
		p.Beyond = p.off && !slices.ContainsFunc(places, func(o mapPlace) bool { return !o.off && place.Contains(p.Place, o.Place) })
	}
	m.Land, m.Borders = v.outlines()
	m.scale(v)
	m.label(v, places)
	if v.width() < wideMap {
		m.Whole, m.Frame = wholeLand(), wholeEarth.frame(v)
	}
	m.Alt = "Map: " + listedUpTo(labels(m), 8)
	if len(places) > manyPlaces+2 {
		places, m.More = places[:manyPlaces], places[manyPlaces:]
	}
	m.Places = places
	return m
}

// Fine are the measures of the map in steps of its paths, FineInset those of the inset.
func (m *atlas) Fine() box      { return box{0, 0, mapWidth * perUnit, mapHeight * perUnit} }
func (m *atlas) FineInset() box { return box{0, 0, insetWidth * perUnit, insetHeight * perUnit} }

// InsetX and InsetY are where the inset stands, InsetWidth and InsetHeight its size, FrameX and FrameY where the frame on it.
func (m *atlas) InsetWidth() float64  { return insetWidth }
func (m *atlas) InsetHeight() float64 { return insetHeight }
func (m *atlas) InsetX() float64      { return mapWidth - insetWidth }
func (m *atlas) InsetY() float64      { return mapHeight - insetHeight }
func (m *atlas) FrameX() float64      { return tenth(m.InsetX() + m.Frame.X) }
func (m *atlas) FrameY() float64      { return tenth(m.InsetY() + m.Frame.Y) }

// Inset of the whole Earth, in units.
const insetWidth, insetHeight = 96, 46

// wideMap is how many degrees of longitude a map has that needs no inset.
const wideMap = 120

var wholeEarth = viewport{lon: 0, lat: 15, perDegree: insetWidth / 360.0, squeeze: 1, w: insetWidth, h: insetHeight}

// wholeLand is the path of the lands on the inset.
var wholeLand = sync.OnceValue(func() string {
	land, _ := wholeEarth.outlines()
	return land
})

func labels(m *atlas) (all []string) {
	for _, d := range m.Dots {
		if d.Label != "" {
			all = append(all, d.Label)
		}
	}
	for _, n := range m.Names {
		all = append(all, n.Label)
	}
	return all
}

// places are those that accounts name as places, the most named first. Whose people
// or government alone is spoken of is none: "Moscow said", "British".
func (r *reading) places() []mapPlace {
	var all []mapPlace
	at := map[string]int{}
	for i := range r.Story.Accounts {
		a := &r.Story.Accounts[i]
		named := map[string]bool{}
		for _, m := range a.Document.Places {
			if m.Demonym || m.Metonym || !m.Place.Located() || m.Place.Kind == place.Seat {
				continue
			}
			k, ok := at[m.Place.ID]
			if !ok {
				k = len(all)
				at[m.Place.ID] = k
				all = append(all, mapPlace{Place: m.Place, Name: m.Place.Name, Within: within(m.Place)})
			}
			all[k].mentions++
			if !named[m.Place.ID] {
				named[m.Place.ID] = true
				all[k].by++
				all[k].Accounts += "\n" + r.names[a.ID]
			}
		}
	}
	for i := range all {
		p := &all[i]
		p.Accounts = listedUpTo(strings.Split(p.Accounts[1:], "\n"), 4)
		if p.by == len(r.Story.Accounts) && p.by > 2 {
			p.Accounts = "all accounts"
		}
	}
	slices.SortStableFunc(all, func(x, y mapPlace) int { return cmp.Or(y.by-x.by, y.mentions-x.mentions) })
	return all
}

// within tells what p lies in: "Texas, United States".
func within(p place.Place) string {
	var names []string
	for _, w := range place.Within(p) {
		if w.Kind == place.Country || len(names) == 0 {
			names = append(names, w.Name)
		}
	}
	return strings.Join(names, ", ")
}

// Views.

// viewport is a part of the Earth on a drawing w units wide and h high.
type viewport struct {
	lon, lat  float64 // its middle
	perDegree float64 // units for a degree of latitude
	squeeze   float64 // how much shorter a degree of longitude is
	w, h      float64
}

func (v *viewport) xy(lon, lat float64) (x, y float64) {
	return v.w/2 + (lon-v.lon)*v.perDegree*v.squeeze, v.h/2 - (lat-v.lat)*v.perDegree
}

// near is the x and y of a place, at whichever turn of the Earth lies on the map.
func (v *viewport) near(p place.Place) (x, y float64) {
	return v.xy(v.lon+math.Remainder(p.Lon-v.lon, 360), p.Lat)
}

func (v *viewport) shows(p place.Place) bool {
	x, y := v.near(p)
	return x >= 0 && x <= v.w && y >= 0 && y <= v.h
}

// width is how many degrees of longitude are on the map.
func (v *viewport) width() float64 { return v.w / v.perDegree / v.squeeze }

// viewOf is the view of the places: of all where they lie near each other, and else
// of the nearest ones about the most named that have most of the naming.
func viewOf(places []mapPlace) viewport {
	dots := onMap(places)
	v := fit(dots)
	if v.width() <= wideSpan || len(dots) == 1 {
		return v
	}
	total := 0
	for _, p := range dots {
		total += p.by
	}
	first := dots[0].Place
	near := slices.Clone(dots)
	slices.SortStableFunc(near, func(x, y mapPlace) int {
		return cmp.Compare(place.Kilometres(first, x.Place), place.Kilometres(first, y.Place))
	})
	sum := 0
	for n, p := range near {
		sum += p.by
		if float64(sum) < keptShare*float64(total) {
			continue
		}
		if closer := fit(near[:n+1]); closer.width() < 0.6*v.width() {
			return closer
		}
		break
	}
	return v
}

// onMap are the places that the view is made for: towns, and of states and regions
// those in which no other place lies.
func onMap(places []mapPlace) (out []mapPlace) {
	lands := slices.DeleteFunc(slices.Clone(places), func(p mapPlace) bool { return p.Country == "" }) // seas and continents
	if len(lands) > 0 {
		places = lands
	}
	for _, p := range places {
		if !slices.ContainsFunc(places, func(o mapPlace) bool { return place.Contains(p.Place, o.Place) }) {
			out = append(out, p)
		}
	}
	return out
}

// fit is the least view that has all places, with a margin.
func fit(places []mapPlace) viewport {
	lon := middleMeridian(places)
	west, east, south, north := 0.0, 0.0, 90.0, -90.0
	for _, p := range places {
		r := reach(p.Place)
		d := math.Remainder(p.Lon-lon, 360)
		west, east = min(west, d-r), max(east, d+r)
		south, north = min(south, p.Lat-r/2), max(north, p.Lat+r/2)
	}
	v := viewport{lon: lon + (west+east)/2, lat: (south + north) / 2, w: mapWidth, h: mapHeight}
	v.squeeze = math.Cos(min(math.Abs(v.lat), 60) * math.Pi / 180)
	high := max(north-south, leastSpan)
	v.perDegree = min((v.h-2*mapMargin)/high, (v.w-2*mapMargin)/max((east-west)*v.squeeze, 0.01))
	v.perDegree = max(v.perDegree, v.w/(360*v.squeeze))
	half := v.h / v.perDegree / 2 // degrees from the middle to the upper edge
	if half < 85 {
		v.lat = max(-85+half, min(85-half, v.lat))
	} else {
		v.lat = 0
	}
	return v
}

// reach is how far around a state's or region's middle the map goes, in degrees.
func reach(p place.Place) float64 {
	if isSpot(p) {
		return 0
	}
	return 3
}

// isSpot reports whether a place is so small that a dot marks it: a town, or what lies
// in a region of a state.
func isSpot(p place.Place) bool { return p.Kind == place.City || strings.Count(p.ID, "/") > 1 }

// middleMeridian is that of the arc which has all the places and is shortest.
func middleMeridian(places []mapPlace) float64 {
	var lons []float64
	for _, p := range places {
		lons = append(lons, p.Lon)
	}
	slices.Sort(lons)
	n := len(lons)
	gap, at := lons[0]+360-lons[n-1], 0
	for i := 1; i < n; i++ {
		if g := lons[i] - lons[i-1]; g > gap {
			gap, at = g, i
		}
	}
	return math.Remainder(lons[at]+(360-gap)/2, 360)
}

// Lines.

const (
	beyondEdge = 6   // units by which lines go over the edge of the drawing
	leastStep  = 1.3 // units between two points of a line
	leastLand  = 1.6 // units across, that an island has
	perUnit    = 5   // steps of a path
)

// outlines are the paths of the lands and the borders in v, their numbers perUnit
// to a unit.
func (v *viewport) outlines() (land, borders string) {
	var l, b []byte
	for _, line := range linesOfEarth() {
		for _, turn := range []float64{-360, 0, 360} {
			low, high := v.at(line.low, turn), v.at(line.high, turn) // y goes down
			if low.x > v.w+beyondEdge || high.x < -beyondEdge || high.y > v.h+beyondEdge || low.y < -beyondEdge {
				continue
			}
			if !line.Border && high.x-low.x < leastLand && low.y-high.y < leastLand {
				continue
			}
			inside := low.x >= -beyondEdge && high.y >= -beyondEdge && high.x <= v.w+beyondEdge && low.y <= v.h+beyondEdge
			points := v.project(line.Points, turn)
			switch {
			case line.Border:
				for _, part := range v.partsInside(points) {
					b = appendPath(b, part, false)
				}
			case inside:
				l = appendPath(l, points, true)
			default:
				l = appendPath(l, v.clipped(points), true)
			}
		}
	}
	return string(l), string(b)
}

type xy struct{ x, y float64 }

// bounded is a line with the corners of the box it lies in.
type bounded struct {
	place.Line
	low, high place.Point
}

var linesOfEarth = sync.OnceValue(func() (all []bounded) {
	for _, l := range place.Outline() {
		b := bounded{l, l.Points[0], l.Points[0]}
		for _, p := range l.Points {
			b.low = place.Point{Lon: min(b.low.Lon, p.Lon), Lat: min(b.low.Lat, p.Lat)}
			b.high = place.Point{Lon: max(b.high.Lon, p.Lon), Lat: max(b.high.Lat, p.Lat)}
		}
		all = append(all, b)
	}
	return all
})

// at is where a point lies, some turns about the Earth away.
func (v *viewport) at(p place.Point, turn float64) xy {
	x, y := v.xy(p.Lon+turn, p.Lat)
	return xy{x, y}
}

// project puts a line on the drawing, without the points too near to the one before.
func (v *viewport) project(points []place.Point, turn float64) []xy {
	line := make([]xy, 0, len(points))
	for i, p := range points {
		q := v.at(p, turn)
		if n := len(line); n > 0 && i < len(points)-1 && math.Abs(q.x-line[n-1].x)+math.Abs(q.y-line[n-1].y) < leastStep {
			continue
		}
		line = append(line, q)
	}
	return line
}

// clipped is the part of a ring that lies inside the edge (Sutherland and Hodgman,
// "Reentrant polygon clipping", 1974).
func (v *viewport) clipped(ring []xy) []xy {
	for _, side := range v.sides() {
		if len(ring) == 0 {
			return nil
		}
		out := make([]xy, 0, len(ring))
		last := ring[len(ring)-1]
		was := side(last)
		for _, p := range ring {
			is := side(p)
			if (was >= 0) != (is >= 0) {
				t := was / (was - is)
				out = append(out, xy{last.x + t*(p.x-last.x), last.y + t*(p.y-last.y)})
			}
			if is >= 0 {
				out = append(out, p)
			}
			last, was = p, is
		}
		ring = out
	}
	return ring
}

// sides tell how far inside each edge of the drawing a point lies.
func (v *viewport) sides() []func(xy) float64 {
	return []func(xy) float64{
		func(p xy) float64 { return p.x + beyondEdge },
		func(p xy) float64 { return v.w + beyondEdge - p.x },
		func(p xy) float64 { return p.y + beyondEdge },
		func(p xy) float64 { return v.h + beyondEdge - p.y },
	}
}

// partsInside are the stretches of a line that have a point inside the edge, with
// one more point at either end.
func (v *viewport) partsInside(line []xy) (parts [][]xy) {
	inside := func(p xy) bool {
		return p.x > -beyondEdge && p.x < v.w+beyondEdge && p.y > -beyondEdge && p.y < v.h+beyondEdge
	}
	from := -1
	for i := range line {
		near := inside(line[i]) || i > 0 && inside(line[i-1]) || i+1 < len(line) && inside(line[i+1])
		switch {
		case near && from < 0:
			from = i
		case !near && from >= 0:
			parts, from = append(parts, line[from:i]), -1
		}
	}
	if from >= 0 {
		parts = append(parts, line[from:])
	}
	return parts
}

// appendPath adds a line to a path, each point relative to the one before.
func appendPath(b []byte, line []xy, isClosed bool) []byte {
	if len(line) < 2 || isClosed && len(line) < 3 {
		return b
	}
	pair := func(letter byte, x, y int) {
		b = append(b, letter)
		b = strconv.AppendInt(b, int64(x), 10)
		b = append(b, ' ')
		b = strconv.AppendInt(b, int64(y), 10)
	}
	px, py := 0, 0
	for i, p := range line {
		x, y := int(math.Round(perUnit*p.x)), int(math.Round(perUnit*p.y))
		switch {
		case i == 0:
			pair('M', x, y)
		case x == px && y == py:
			continue
		case i == 1:
			pair('l', x-px, y-py)
		default:
			pair(' ', x-px, y-py)
		}
		px, py = x, y
	}
	if isClosed {
		b = append(b, 'z')
	}
	return b
}

// frame is where the edge of o lies in v.
func (v *viewport) frame(o viewport) box {
	lon := math.Remainder(o.lon, 360)
	x, y := v.xy(lon, o.lat)
	w, h := max(5, o.width()*v.perDegree*v.squeeze), max(4, o.h/o.perDegree*v.perDegree)
	return box{tenth(x - w/2), tenth(y - h/2), tenth(w), tenth(h)}
}

// tenth is x to a tenth.
func tenth(x float64) float64 { return math.Round(10*x) / 10 }

// Labels.

// scale sets the bar: a round number of kilometres, a fifth of the map at most.
func (m *atlas) scale(v viewport) {
	const kilometresPerDegree = 111.2
	perKilometre := v.perDegree / kilometresPerDegree
	best := 1.0
	for _, n := range []float64{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000} {
		if n*perKilometre <= float64(m.Width)/5 {
			best = n
		}
	}
	m.ScaleLength, m.ScaleWords = int(math.Round(best*perKilometre)), fmt.Sprintf("%.0f km", best)
}

// label sets dots and names. The most named are served first; a label that would
// cover another or a dot is left to the list.
func (m *atlas) label(v viewport, places []mapPlace) {
	var taken []box
	take := func(b box) bool {
		if b.X < 2 || b.Y < 2 || b.X+b.Width > v.w-2 || b.Y+b.Height > v.h-20 || slices.ContainsFunc(taken, b.overlaps) {
			return false
		}
		taken = append(taken, b)
		return true
	}
	if v.width() < wideMap {
		taken = append(taken, box{v.w - insetWidth - 2, v.h - insetHeight - 2, insetWidth, insetHeight})
	}
	most := 0
	for _, p := range places {
		most = max(most, p.by)
	}
	for _, p := range places {
		if x, y := v.near(p.Place); !p.off && isSpot(p.Place) {
			m.Dots = append(m.Dots, mapDot{X: tenth(x), Y: tenth(y), Label: p.Name, Main: p.by == most})
			taken = append(taken, box{x - 3, y - 3, 6, 6})
		}
	}
	for i := range m.Dots {
		m.Dots[i].place(take)
	}
	for _, p := range places {
		x, y := v.near(p.Place)
		if width := 1.15 * mapLetter * float64(len([]rune(p.Name))); !p.off && !isSpot(p.Place) && take(box{x - width/2, y - mapLine/2, width, mapLine}) {
			m.Names = append(m.Names, mapName{tenth(x), tenth(y + 4), p.Name})
		}
	}
}

// place puts the label beside its dot: right, left, above, below, or nowhere.
func (d *mapDot) place(take func(box) bool) {
	width := mapLetter * float64(len([]rune(d.Label)))
	for _, at := range []struct {
		dx, dy float64
		anchor string
	}{{7, 4, "start"}, {-7, 4, "end"}, {0, -8, "middle"}, {0, 17, "middle"}, {6, -6, "start"}, {6, 14, "start"}, {-6, -6, "end"}, {-6, 14, "end"}} {
		b := box{d.X + at.dx, d.Y + at.dy - 11, width, mapLine}
		switch at.anchor {
		case "middle":
			b.X -= width / 2
		case "end":
			b.X -= width
		}
		if take(b) {
			d.LX, d.LY, d.Anchor = tenth(d.X+at.dx), tenth(d.Y+at.dy), at.anchor
			return
		}
	}
	d.Label = ""
}
