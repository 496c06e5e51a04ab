package timex

import (
	"fmt"
	"strings"
	"time"
)

// unit is a unit of the calendar, from the shortest up.
type unit uint8

const (
	none unit = iota
	second
	minute
	hour
	dayPart // a morning, a night: only as a stretch, never counted
	day
	weekend
	week
	fortnight // only counted
	month
	season
	quarter
	half
	year
	decade
	century
	millennium
)

// unitNames follow the order in which the lexicon lists the names of units.
var unitNames = []unit{second, minute, hour, day, weekend, week, fortnight, month, quarter, year, decade, century, millennium}

// period is one stretch of the calendar: the unit that begins at begin. Where
// the anchor is needed and missing, begin is zero and pattern is what is known
// of the value ("XXXX-05-16").
type period struct {
	unit    unit
	begin   time.Time // UTC
	code    string    // TIMEX3 code of a season or part of a day
	pattern string
}

func (p period) placed() bool { return !p.begin.IsZero() }

// or gives p the pattern where nothing of it is known.
func (p period) or(pattern string) period {
	if !p.placed() && p.pattern == "" {
		p.pattern = pattern
	}
	return p
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// periodOf is the stretch of unit u that holds t.
func periodOf(u unit, t time.Time) period {
	y, m, d := t.Date()
	switch u {
	case week, fortnight:
		return period{unit: week, begin: date(y, m, d-(isoWeekday(t)-1))}
	case weekend:
		return period{unit: weekend, begin: date(y, m, d-(isoWeekday(t)-1)+5)}
	case month:
		d = 1
	case quarter:
		m, d = (m-1)/3*3+1, 1
	case half:
		m, d = (m-1)/6*6+1, 1
	case season:
		return seasonOf(t)
	case year:
		m, d = 1, 1
	case decade:
		y, m, d = y/10*10, 1, 1
	case century:
		y, m, d = y/100*100, 1, 1
	case millennium:
		y, m, d = y/1000*1000, 1, 1
	}
	return period{unit: u, begin: date(y, m, d)}
}

func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// seasons begin with the meteorological months; winter is named after the year
// it begins in.
var seasons = []struct {
	code  string
	month time.Month
}{{"SP", time.March}, {"SU", time.June}, {"FA", time.September}, {"WI", time.December}}

func seasonIn(y int, code string) period {
	for _, s := range seasons {
		if s.code == code {
			return period{unit: season, begin: date(y, s.month, 1), code: code}
		}
	}
	return period{}
}

func seasonOf(t time.Time) period {
	y, m, _ := t.Date()
	if m < time.March {
		return seasonIn(y-1, "WI")
	}
	return seasonIn(y, seasons[(m-time.March)/3].code)
}

// dayParts are the parts of a day in hours from its midnight; a night belongs to
// the day it begins on.
var dayParts = map[string][2]int{
	"MO": {5, 12}, "MI": {11, 14}, "AF": {12, 18}, "EV": {17, 22}, "NI": {18, 30}, "DT": {6, 18},
}

// end is the first moment after p.
func (p period) end() time.Time {
	switch p.unit {
	case dayPart:
		return p.day().Add(time.Duration(dayParts[p.code][1]) * time.Hour)
	case weekend: // two days long, though the next one is a week away
		return p.begin.AddDate(0, 0, 2)
	}
	return later(p.begin, p.unit, 1)
}

// day is the midnight before p.begin.
func (p period) day() time.Time {
	y, m, d := p.begin.Date()
	return date(y, m, d)
}

// part is the part of day p that has a code.
func (p period) part(code string) period {
	q := period{unit: dayPart, code: code}
	if p.placed() {
		q.begin = p.begin.Add(time.Duration(dayParts[code][0]) * time.Hour)
	} else if p.pattern != "" {
		q.pattern = p.pattern + "T" + code
	}
	return q
}

// at is the clock time of day p; s is -1 where seconds are not given.
func (p period) at(h, m, s int) period {
	q := period{unit: minute}
	if s >= 0 {
		q.unit = second
	}
	switch {
	case p.placed():
		q.begin = p.begin.Add(time.Duration(60*(60*h+m)+max(s, 0)) * time.Second)
	case p.pattern != "" && s >= 0:
		q.pattern = fmt.Sprintf("%sT%02d:%02d:%02d", p.pattern, h, m, s)
	case p.pattern != "":
		q.pattern = fmt.Sprintf("%sT%02d:%02d", p.pattern, h, m)
	}
	return q
}

// move is the stretch n units after p. What cannot be placed moves nowhere.
func (p period) move(n int) period {
	if !p.placed() {
		return period{unit: p.unit}
	}
	if n < -maxMove || n > maxMove {
		return period{unit: p.unit}
	}
	p.begin = later(p.begin, p.unit, n)
	if y := p.begin.Year(); y < 1 || y > 9999 {
		return period{unit: p.unit}
	}
	return p
}

// maxMove keeps hostile counts ("999999999 years ago") inside package time.
const maxMove = 100_000

// later is t moved by n units. Seasons count as three months.
func later(t time.Time, u unit, n int) time.Time {
	switch u {
	case second:
		return t.Add(time.Duration(n) * time.Second)
	case minute:
		return t.Add(time.Duration(n) * time.Minute)
	case hour:
		return t.Add(time.Duration(n) * time.Hour)
	case dayPart, day:
		return t.AddDate(0, 0, n)
	case week, weekend:
		return t.AddDate(0, 0, 7*n)
	case fortnight:
		return t.AddDate(0, 0, 14*n)
	}
	return t.AddDate(0, n*months(u), 0)
}

// months is the length of a unit that is made of months.
func months(u unit) int {
	switch u {
	case month:
		return 1
	case season, quarter:
		return 3
	case half:
		return 6
	case year:
		return 12
	case decade:
		return 120
	case century:
		return 1200
	case millennium:
		return 12000
	}
	return 0
}

// value is the TIMEX3 value of p, "" where nothing of it is known.
func (p period) value() string {
	if !p.placed() {
		return p.pattern
	}
	t := p.begin
	y := t.Year()
	switch p.unit {
	case second:
		return t.Format("2006-01-02T15:04:05")
	case minute, hour:
		return t.Format("2006-01-02T15:04")
	case dayPart:
		return p.day().Format("2006-01-02T") + p.code
	case day:
		return t.Format("2006-01-02")
	case week, weekend:
		wy, w := t.ISOWeek()
		v := fmt.Sprintf("%04d-W%02d", wy, w)
		if p.unit == weekend {
			v += "-WE"
		}
		return v
	case month:
		return t.Format("2006-01")
	case season:
		return fmt.Sprintf("%04d-%s", y, p.code)
	case quarter:
		return fmt.Sprintf("%04d-Q%d", y, (t.Month()+2)/3)
	case half:
		return fmt.Sprintf("%04d-H%d", y, (t.Month()+5)/6)
	case year:
		return fmt.Sprintf("%04d", y)
	}
	return fmt.Sprintf("%04d", y)[:map[unit]int{decade: 3, century: 2, millennium: 1}[p.unit]]
}

// blankValue is the value of some unnamed stretch of unit u: "XXXX-XX-XX".
func blankValue(u unit) string {
	switch {
	case u <= day:
		return "XXXX-XX-XX"
	case u == week:
		return "XXXX-WXX"
	case u == weekend:
		return "XXXX-WXX-WE"
	case u == month:
		return "XXXX-XX"
	case u == quarter:
		return "XXXX-QX"
	}
	return strings.Repeat("X", 4)
}
