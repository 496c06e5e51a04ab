package eval

import "math"

// assign pairs rows with columns one to one so that the sum of the pairs' values
// is greatest, and gives that sum. It is the Hungarian method in the form of
// shortest augmenting paths (Jonker and Volgenant 1987), cubic in the larger side.
func assign(value [][]float64) float64 {
	n := len(value)
	if n == 0 {
		return 0
	}
	n = max(n, len(value[0]))
	cost := func(row, column int) float64 {
		if row < len(value) && column < len(value[row]) {
			return -value[row][column]
		}
		return 0 // a row or column without a partner
	}
	rowOf := shortestPaths(n, cost)
	total := 0.0
	for column, row := range rowOf {
		total -= cost(row, column)
	}
	return total
}

// shortestPaths is the row of each of n columns in the cheapest assignment. Row
// and column 0 of the arrays stand for nothing.
func shortestPaths(n int, cost func(row, column int) float64) []int {
	u, v := make([]float64, n+1), make([]float64, n+1) // potentials
	rowOf, from := make([]int, n+1), make([]int, n+1)
	for row := 1; row <= n; row++ {
		rowOf[0] = row
		least, used := make([]float64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		column := 0
		for rowOf[column] != 0 {
			used[column] = true
			i, next, delta := rowOf[column], 0, math.Inf(1)
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost(i-1, j-1) - u[i] - v[j]; c < least[j] {
					least[j], from[j] = c, column
				}
				if least[j] < delta {
					next, delta = j, least[j]
				}
			}
			for j := range least {
				if used[j] {
					u[rowOf[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			column = next
		}
		for column != 0 {
			rowOf[column] = rowOf[from[column]]
			column = from[column]
		}
	}
	rows := make([]int, n)
	for j := range rows {
		rows[j] = rowOf[j+1] - 1
	}
	return rows
}
