package eval

import (
	"cmp"
	"math"
	"slices"
)

// residuals are xs less the mean of their group: what is left of a measure once
// which system wrote a text is known (Pagnoni, Balachandran and Tsvetkov 2021).
func residuals(xs []float64, group []string) []float64 {
	sum, n := map[string]float64{}, map[string]float64{}
	for i, x := range xs {
		sum[group[i]] += x
		n[group[i]]++
	}
	out := make([]float64, len(xs))
	for i, x := range xs {
		out[i] = x - sum[group[i]]/n[group[i]]
	}
	return out
}

// partialPearson is the correlation of xs and ys that their groups do not explain.
func partialPearson(xs, ys []float64, group []string) float64 {
	return pearson(residuals(xs, group), residuals(ys, group))
}

// partialSpearman is the same of their ranks.
func partialSpearman(xs, ys []float64, group []string) float64 {
	return partialPearson(ranks(xs), ranks(ys), group)
}

// pearson is the correlation of xs and ys, 0 where one of them does not vary.
func pearson(xs, ys []float64) float64 {
	mx, my := mean(xs), mean(ys)
	var xy, xx, yy float64
	for i := range xs {
		dx, dy := xs[i]-mx, ys[i]-my
		xy, xx, yy = xy+dx*dy, xx+dx*dx, yy+dy*dy
	}
	if xx < 1e-12 || yy < 1e-12 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(max(1, len(xs)))
}

// ranks are the places of xs in order, from 1; equals share the mean of theirs.
func ranks(xs []float64) []float64 {
	order := make([]int, len(xs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(xs[a], xs[b]) })
	out := make([]float64, len(xs))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && xs[order[j]] == xs[order[i]] {
			j++
		}
		for _, k := range order[i:j] {
			out[k] = float64(i+j+1) / 2
		}
		i = j
	}
	return out
}

// balanced is the mean of the share of the true that have threshold or more and
// of the share of the others that have less.
func balanced(xs []float64, truth []bool, threshold float64) float64 {
	var yes, no Ratio
	for i, x := range xs {
		if truth[i] {
			yes.count(x >= threshold)
		} else {
			no.count(x < threshold)
		}
	}
	return (yes.Share() + no.Share()) / 2
}

// bestThreshold is the value of xs at which balanced is greatest, the least of
// equals; 0 where there is none.
func bestThreshold(xs []float64, truth []bool) (threshold float64) {
	best := -1.0
	for _, x := range slices.Sorted(slices.Values(xs)) {
		if b := balanced(xs, truth, x); b > best {
			best, threshold = b, x
		}
	}
	return threshold
}

// auc is the share of pairs of a true and another one in which the true one has
// more, equals counting half: the area under the ROC curve.
func auc(xs []float64, truth []bool) float64 {
	var sum float64
	var yes, no int
	for i, r := range ranks(xs) {
		if truth[i] {
			yes++
			sum += r
		} else {
			no++
		}
	}
	if yes == 0 || no == 0 {
		return 0
	}
	return (sum - float64(yes*(yes+1))/2) / float64(yes*no)
}
