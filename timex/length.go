package timex

import (
	"math"
	"strconv"
	"strings"
)

// length is a length of time: n units, or some where the number is not given.
type length struct {
	n      float64
	some   bool
	unit   unit
	extra  string // value of further parts: "and three months"
	months int    // and their length
	days   int
	least  unit // the shortest unit of all, where there are several
	mod    string
	joined bool // with a hyphen: "two-week"
	next   int  // token after it; 0 where there is none
}

// unitCodes are the letters of ISO 8601 and how many of them a unit is. TIMEX3
// has letters of its own for units whose number is not known: PXQ.
var unitCodes = map[unit]struct {
	code string
	n    float64
	some string
}{
	second:     {"TS", 1, "TS"},
	minute:     {"TM", 1, "TM"},
	hour:       {"TH", 1, "TH"},
	day:        {"D", 1, "D"},
	weekend:    {"WE", 1, "WE"},
	week:       {"W", 1, "W"},
	fortnight:  {"W", 2, "W"},
	month:      {"M", 1, "M"},
	quarter:    {"M", 3, "Q"},
	half:       {"M", 6, "M"},
	year:       {"Y", 1, "Y"},
	decade:     {"Y", 10, "DE"},
	century:    {"Y", 100, "CE"},
	millennium: {"Y", 1000, "ML"},
}

// value is the TIMEX3 value of l: P3D, PT15M, PXW.
func (l length) value() string {
	u := unitCodes[l.unit]
	if l.some {
		code, clock := strings.CutPrefix(u.some, "T")
		return prefix(clock) + "X" + code
	}
	code, clock := strings.CutPrefix(u.code, "T")
	return wholeParts(prefix(clock), l.n*u.n, code) + strings.TrimPrefix(l.extra, strings.TrimPrefix(prefix(clock), "P"))
}

func prefix(clock bool) string {
	if clock {
		return "PT"
	}
	return "P"
}

// smaller are the units that the fraction of a longer one is written in: ISO 8601
// allows "P2.5Y", TIMEX3 prefers P2Y6M.
var smaller = map[string]struct {
	code string
	n    float64
}{"PTH": {"M", 60}, "PTM": {"S", 60}, "PY": {"M", 12}, "PW": {"D", 7}}

// wholeParts writes n units without a fraction where it can.
func wholeParts(prefix string, n float64, code string) string {
	whole, rest := math.Modf(n)
	if rest == 0 {
		return prefix + strconv.Itoa(int(n)) + code
	}
	if prefix+code == "PD" {
		return wholeParts("PT", n*24, "H")
	}
	s, ok := smaller[prefix+code]
	part := rest * s.n
	switch {
	case !ok || part != math.Trunc(part):
		return prefix + strconv.FormatFloat(n, 'g', 6, 64) + code
	case whole == 0:
		return prefix + strconv.Itoa(int(part)) + s.code
	}
	return prefix + strconv.Itoa(int(whole)) + code + strconv.Itoa(int(part)) + s.code
}
