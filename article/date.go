package article

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Dates as publications print them beside a headline. Dates in running text
// are another matter, and package timex's.

const (
	monthWord = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?`
	weekday   = `(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|sday|rsday|urday)?\.?,?\s+)?`
	clockText = `(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2}(?:\.\d+)?)?\s*([ap]\.?m\b\.?)?`
	zoneText  = `(?:\s*\(?(z\b|[+-]\d{2}:?\d{2}|(?:utc|gmt|bst|cest|cet|eest|eet|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt)\b|local time|hrs|ist\b)\)?)?`
)

var (
	isoDate   = regexp.MustCompile(`(?i)^` + weekday + `(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`)
	isoClock  = regexp.MustCompile(`(?i)^t(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?()` + zoneText)
	mdyDate   = regexp.MustCompile(`(?i)^` + weekday + monthWord + `\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	dmyDate   = regexp.MustCompile(`(?i)^` + weekday + `(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?` + monthWord + `,?\s+(\d{4})\b`)
	numDate   = regexp.MustCompile(`(?i)^` + weekday + `(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b`)
	clock     = regexp.MustCompile(`(?i)^(?:,|\s+at|\s*[|–—-])?\s+` + clockText + zoneText)
	clockHead = regexp.MustCompile(`(?i)^` + weekday + clockText + zoneText + `,?\s+(?:on\s+)?`)
)

// parseDate reads the written date that s begins with, with its time of day
// before or behind it, and gives its length in bytes. "05/06/2025" gives the
// zero Date, since it could be two days.
func parseDate(s string) (d Date, n int, ok bool) {
	if d, n, ok = parseDay(s); ok {
		if !d.Known() {
			return d, n, true
		}
		m := clock.FindStringSubmatch(s[n:])
		if m == nil {
			m = isoClock.FindStringSubmatch(s[n:])
		}
		if c, ok := newClock(m, d.Time); ok {
			return c, n + len(m[0]), true
		}
		return d, n, true
	}
	m := clockHead.FindStringSubmatch(s)
	if m == nil {
		return Date{}, 0, false
	}
	if d, n, ok = parseDay(s[len(m[0]):]); !ok || !d.Known() {
		return Date{}, 0, false
	}
	if c, ok := newClock(m, d.Time); ok {
		return c, n + len(m[0]), true
	}
	return Date{}, 0, false
}

// parseDay reads the calendar day that s begins with.
func parseDay(s string) (Date, int, bool) {
	if m := isoDate.FindStringSubmatch(s); m != nil && !startsWithDigit(s[len(m[0]):]) {
		return newDay(m[1], m[2], m[3], len(m[0]))
	}
	if m := mdyDate.FindStringSubmatch(s); m != nil {
		return newDay(m[3], m[1], m[2], len(m[0]))
	}
	if m := dmyDate.FindStringSubmatch(s); m != nil {
		return newDay(m[3], m[2], m[1], len(m[0]))
	}
	if m := numDate.FindStringSubmatch(s); m != nil {
		first, second := number(m[1]), number(m[2])
		switch {
		case first == second, second > 12:
			return newDay(m[3], m[1], m[2], len(m[0]))
		case first > 12:
			return newDay(m[3], m[2], m[1], len(m[0]))
		}
		return Date{}, len(m[0]), true
	}
	return Date{}, 0, false
}

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

var months = []string{"", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// newDay is the day that its written parts name, if the calendar has it.
func newDay(year, month, day string, length int) (Date, int, bool) {
	m := number(month)
	for i, name := range months {
		if i > 0 && strings.EqualFold(month, name) {
			m = i
		}
	}
	y, d := number(year), number(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1600 || y > 2300 || t.Day() != d || int(t.Month()) != m {
		return Date{}, 0, false
	}
	return Date{Time: t}, length, true
}

// newClock adds the time of day in m (hour, minute, a.m. or p.m., zone) to day.
func newClock(m []string, day time.Time) (Date, bool) {
	if m == nil || m[2] == "" && m[3] == "" {
		return Date{}, false // a bare number is no time of day
	}
	h, minute := number(m[1]), number(m[2])
	if m[3] != "" {
		if h < 1 || h > 12 {
			return Date{}, false
		}
		h %= 12
		if m[3][0] == 'p' || m[3][0] == 'P' {
			h += 12
		}
	}
	if h > 23 || minute > 59 {
		return Date{}, false
	}
	y, mon, d := day.Date()
	return Date{Time: time.Date(y, mon, d, h, minute, 0, 0, zone(m[4], day)), HasClock: true}, true
}

// zone is the fixed offset that a written zone means on day; UTC where it is
// not known or could mean several.
func zone(s string, day time.Time) *time.Location {
	s = strings.ToUpper(s)
	if s != "" && (s[0] == '+' || s[0] == '-') {
		digits := strings.Replace(s[1:], ":", "", 1)
		sec := number(digits[:2])*3600 + number(digits[2:])*60
		if s[0] == '-' {
			sec = -sec
		}
		return time.FixedZone("", sec)
	}
	if len(s) == 2 && s[1] == 'T' { // ET, CT, MT, PT: whichever holds that day
		if isUSSummer(day) {
			s = s[:1] + "DT"
		} else {
			s = s[:1] + "ST"
		}
	}
	hours := map[string]int{
		"BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
		"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
	}[s]
	if hours == 0 {
		return time.UTC
	}
	return time.FixedZone(s, hours*3600)
}

// isUSSummer reports whether daylight time holds in the United States on day:
// from the second Sunday of March to the first of November (Energy Policy Act
// of 2005, in force since 2007; close enough before).
func isUSSummer(day time.Time) bool {
	sunday := func(m time.Month, nth int) time.Time {
		first := time.Date(day.Year(), m, 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, 0, (7-int(first.Weekday()))%7+7*(nth-1))
	}
	return !day.Before(sunday(time.March, 2)) && day.Before(sunday(time.November, 1))
}

// number is the value of a string of digits that a pattern has let through.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0 // an absent group
	}
	return n
}
