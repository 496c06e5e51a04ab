package main

import (
	"cmp"
	"math"
	"slices"
)

// Products are rounded before they are added, float64(x*y), so that no processor
// fuses the two and the tables come out the same everywhere.

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i] * b[i])
	}
	return sum
}

// addScaled adds factor times v to sum.
func addScaled(sum, v []float64, factor float64) {
	for i := range sum {
		sum[i] += float64(v[i] * factor)
	}
}

// unit is v at length 1, or as it is where it has none.
func unit(v []float64) []float64 {
	u := make([]float64, len(v))
	if length := math.Sqrt(dot(v, v)); length > 0 {
		addScaled(u, v, 1/length)
	}
	return u
}

func mean(rows [][]float64) []float64 {
	sum := make([]float64, len(rows[0]))
	for _, r := range rows {
		addScaled(sum, r, 1/float64(len(rows)))
	}
	return sum
}

// principal are the directions in which rows spread, widest first: the
// eigenvectors of their second moments.
func principal(rows [][]float64) [][]float64 {
	d := len(rows[0])
	moments := make([][]float64, d)
	for i := range moments {
		moments[i] = make([]float64, d)
	}
	for _, r := range rows {
		for i, x := range r {
			addScaled(moments[i], r, x)
		}
	}
	return eigenvectors(moments)
}

// eigenvectors of a symmetric matrix by Jacobi's rotations (Golub and Van Loan,
// Matrix Computations, 8.5), largest eigenvalue first, the largest component of
// each positive. It overwrites a.
func eigenvectors(a [][]float64) [][]float64 {
	const sweeps = 12 // it converges quadratically; 8 are enough for a hundred dimensions
	d := len(a)
	v := make([][]float64, d)
	for i := range v {
		v[i] = make([]float64, d)
		v[i][i] = 1
	}
	for range sweeps {
		for p := range d {
			for q := p + 1; q < d; q++ {
				rotate(a, v, p, q)
			}
		}
	}
	order := make([]int, d)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(a[j][j], a[i][i]) })
	sorted := make([][]float64, d)
	for i, k := range order {
		sorted[i] = pointedUp(v[k])
	}
	return sorted
}

// rotate turns the plane of p and q so that a[p][q] becomes 0; the rows of v are
// the directions so far.
func rotate(a, v [][]float64, p, q int) {
	if a[p][q] == 0 {
		return
	}
	theta := (a[q][q] - a[p][p]) / (2 * a[p][q])
	t := math.Copysign(1, theta) / (math.Abs(theta) + math.Sqrt(float64(theta*theta)+1))
	c := 1 / math.Sqrt(float64(t*t)+1)
	s := t * c
	for k := range a {
		x, y := a[k][p], a[k][q]
		a[k][p], a[k][q] = float64(c*x)-float64(s*y), float64(s*x)+float64(c*y)
	}
	turn(a[p], a[q], c, s)
	turn(v[p], v[q], c, s)
}

func turn(p, q []float64, c, s float64) {
	for k := range p {
		x, y := p[k], q[k]
		p[k], q[k] = float64(c*x)-float64(s*y), float64(s*x)+float64(c*y)
	}
}

func pointedUp(v []float64) []float64 {
	largest := slices.MaxFunc(v, func(x, y float64) int { return cmp.Compare(math.Abs(x), math.Abs(y)) })
	if largest < 0 {
		for i := range v {
			v[i] = -v[i]
		}
	}
	return v
}
