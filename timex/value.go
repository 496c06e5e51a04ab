package timex

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// errValue is returned for what is no TIMEX3 value.
var errValue = errors.New("timex: not a TIMEX3 value")

// Parse gives the calendar interval [begin, end) of a TIMEX3 value, in UTC.
// Both are zero for values that name none: durations, references and dates with
// an X in them. The error says that the value is malformed.
func Parse(value string) (begin, end time.Time, err error) {
	if a, b, ok := strings.Cut(value, "/"); ok {
		begin, _, err = Parse(a)
		if err == nil {
			_, end, err = Parse(b)
		}
		return begin, end, err
	}
	switch {
	case value == "", value == pastRef, value == presentRef, value == futureRef:
		return begin, end, nil
	case value[0] == 'P':
		_, err = seconds(value)
		return begin, end, err
	case strings.Contains(value, "X"):
		return begin, end, pattern(value)
	}
	p, err := parsePeriod(value)
	if err != nil {
		return begin, end, err
	}
	return p.begin, p.end(), nil
}

func malformed(value string) error { return fmt.Errorf("%w: %q", errValue, value) }

// pattern checks a value some parts of which are unknown.
func pattern(value string) error {
	for _, r := range value {
		if !strings.ContainsRune("0123456789X-:TWEQHSPUFAINMOVDZ", r) {
			return malformed(value)
		}
	}
	return nil
}

// layouts of values that package time can read, with the unit they name.
var layouts = []struct {
	layout string
	unit   unit
}{
	{"2006-01-02T15:04:05Z", second}, {"2006-01-02T15:04:05", second},
	{"2006-01-02T15:04Z", minute}, {"2006-01-02T15:04", minute},
	{"2006-01-02", day}, {"2006-01", month}, {"2006", year},
}

func parsePeriod(value string) (period, error) {
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, value); err == nil {
			return period{unit: l.unit, begin: t}, nil
		}
	}
	if d, code, ok := strings.Cut(value, "T"); ok {
		t, err := time.Parse("2006-01-02", d)
		if err == nil && code == "24:00" {
			return period{unit: minute, begin: t.AddDate(0, 0, 1)}, nil
		}
		if _, known := dayParts[code]; err == nil && known {
			return period{unit: day, begin: t}.part(code), nil
		}
		return period{}, malformed(value)
	}
	if y, rest, ok := strings.Cut(value, "-"); ok {
		if n, err := strconv.Atoi(y); err == nil && len(y) == 4 && n > 0 {
			return parseYearPart(value, n, rest)
		}
		return period{}, malformed(value)
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || len(value) > 3 {
		return period{}, malformed(value)
	}
	switch len(value) {
	case 3:
		return period{unit: decade, begin: date(10*n, 1, 1)}, nil
	case 2:
		return period{unit: century, begin: date(100*n, 1, 1)}, nil
	}
	return period{unit: millennium, begin: date(1000*n, 1, 1)}, nil
}

// parseYearPart reads what follows a year: W21, W21-WE, W21-4, Q3, H1, SU.
func parseYearPart(value string, y int, rest string) (period, error) {
	if p := seasonIn(y, rest); p.placed() {
		return p, nil
	}
	if len(rest) < 2 {
		return period{}, malformed(value)
	}
	n, err := strconv.Atoi(rest[1:min(len(rest), 3)])
	switch {
	case err != nil || n < 1:
	case rest[0] == 'Q' && len(rest) == 2 && n <= 4:
		return period{unit: quarter, begin: date(y, time.Month(3*n-2), 1)}, nil
	case rest[0] == 'H' && len(rest) == 2 && n <= 2:
		return period{unit: half, begin: date(y, time.Month(6*n-5), 1)}, nil
	case rest[0] == 'W' && n <= 53 && len(rest) == 3:
		return isoWeek(y, n), nil
	case rest[0] == 'W' && n <= 53 && rest[3:] == "-WE":
		return periodOf(weekend, isoWeek(y, n).begin), nil
	}
	return period{}, malformed(value)
}

// isoWeek is week w of ISO 8601 year y: week 1 holds 4 January.
func isoWeek(y, w int) period { return periodOf(week, date(y, 1, 4)).move(w - 1) }

// Lengths of units in seconds; months and years are mean Gregorian ones.
const (
	daySeconds  = 86400
	yearSeconds = 365.2425 * daySeconds
)

// secondsIn are the units that may follow a number after P or, for T, after PT.
var secondsIn = map[string]float64{
	"Y": yearSeconds, "M": yearSeconds / 12, "W": 7 * daySeconds, "D": daySeconds, "WE": 2 * daySeconds,
	"Q": yearSeconds / 4, "DE": 10 * yearSeconds, "CE": 100 * yearSeconds, "ML": 1000 * yearSeconds,
	"TH": 3600, "TM": 60, "TS": 1,
}

// span is the length of a duration in seconds, [low, high].
type span struct{ low, high float64 }

// seconds reads the length of a duration value. An X stands for two to nine.
func seconds(value string) (span, error) {
	rest, prefix := strings.TrimPrefix(value, "P"), ""
	if rest == value || rest == "" {
		return span{}, malformed(value)
	}
	var sum span
	for rest != "" {
		if rest[0] == 'T' {
			prefix, rest = "T", rest[1:]
		}
		n := 0
		for n < len(rest) && (rest[n] == '.' || rest[n] == 'X' || '0' <= rest[n] && rest[n] <= '9') {
			n++
		}
		u := n
		for u < len(rest) && 'A' <= rest[u] && rest[u] <= 'Z' && rest[u] != 'T' {
			u++
		}
		size, ok := secondsIn[prefix+rest[n:u]]
		if !ok || n == 0 {
			return span{}, malformed(value)
		}
		if rest[:n] == "X" {
			sum.low, sum.high = sum.low+2*size, sum.high+9*size
		} else {
			v, err := strconv.ParseFloat(rest[:n], 64)
			if err != nil {
				return span{}, malformed(value)
			}
			sum.low, sum.high = sum.low+v*size, sum.high+v*size
		}
		rest = rest[u:]
	}
	return sum, nil
}
