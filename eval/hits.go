package eval

// Hits counts what was found: how many of those expected, of how many, and of
// how many that were reported.
type Hits struct {
	Right int `json:"right"`
	Got   int `json:"got"`
	Want  int `json:"want"`
}

// Precision is the part of the reported that is right, and 1 where nothing was
// reported.
func (h Hits) Precision() float64 { return Ratio{h.Right, h.Got}.Share() }

// Recall is the part of the expected that was found, and 1 where nothing was
// expected.
func (h Hits) Recall() float64 { return Ratio{h.Right, h.Want}.Share() }

// F1 is the harmonic mean of precision and recall, and 1 where there was nothing
// to find and nothing was reported.
func (h Hits) F1() float64 { return Ratio{2 * h.Right, h.Got + h.Want}.Share() }

func (h *Hits) add(other Hits) {
	h.Right += other.Right
	h.Got += other.Got
	h.Want += other.Want
}
