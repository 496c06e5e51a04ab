package place

import "math"

// earthRadius is the mean radius of the Earth in kilometres.
const earthRadius = 6371

// vector is a point on the unit sphere.
type vector struct{ x, y, z float64 }

func unit(lat, lon float64) vector {
	const degree = math.Pi / 180
	c := math.Cos(lat * degree)
	return vector{c * math.Cos(lon*degree), c * math.Sin(lon*degree), math.Sin(lat * degree)}
}

// dot is the cosine of the angle between two points.
func (v vector) dot(w vector) float64 { return v.x*w.x + v.y*w.y + v.z*w.z }
