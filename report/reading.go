package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// What a time, an amount or a place was read as, in words for a reader. Every
// form takes the words from here.

// Reading is what a stretch of an account was read as.
type Reading struct {
	Kind  string // "time", "quantity" or "place"
	Words string // "Friday 16 May 2025"
	Span  text.Span
}

// Readings are those of a document, in the order of its text; of two that begin
// together, the longer comes first.
func Readings(d *document.Document) []Reading {
	var out []Reading
	for _, t := range d.Times {
		out = append(out, Reading{"time", timeWords(t), t.Span})
	}
	for _, q := range d.Quantities {
		out = append(out, Reading{"quantity", quantityWords(q, clean(d.Text(q.Counted))), q.Span})
	}
	for _, m := range d.Places {
		out = append(out, Reading{"place", placeWords(m), m.Span})
	}
	slices.SortStableFunc(out, func(a, b Reading) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	return out
}

// Times.

// modWords go before a time that has a TIMEX3 mod.
var modWords = map[string]string{
	"APPROX": "about ", "BEFORE": "before ", "AFTER": "after ", "START": "the start of ", "MID": "the middle of ",
	"END": "the end of ", "LESS_THAN": "less than ", "MORE_THAN": "more than ",
}

// timeWords is a time for a reader: "the evening of Friday 16 May 2025". A value
// that has no plain words stands as it is.
func timeWords(t timex.Time) string {
	from, until, both := strings.Cut(t.Value, "/")
	words := valueWords(from, t.Type)
	if both {
		words += " to " + valueWords(until, t.Type)
	}
	return modWords[t.Mod] + words
}

// refWords are the values that lie nowhere on the calendar.
var refWords = map[string]string{
	"": "not on the calendar", "PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future",
}

func valueWords(value string, typ timex.Type) string {
	words, known := refWords[value]
	switch {
	case known:
	case value[0] == 'P':
		words = durationWords(value)
		if typ == timex.Set && words != "" {
			words = "every " + strings.TrimPrefix(words, "1 ")
		}
	case strings.Contains(value, "X"):
		words = patternWords(value, typ == timex.Set)
	default:
		words = dateWords(value)
	}
	return cmp.Or(words, value)
}

// partWords are the codes of TIMEX3 for parts of a day and of a year.
var partWords = map[string]string{
	"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
	"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter", "WE": "weekend",
	"Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter",
	"H1": "first half", "H2": "second half",
}

const dayLayout = "Monday 2 January 2006"

// dateLayouts read the values that package time can, and say them.
var dateLayouts = []struct{ value, words string }{
	{"2006-01-02T15:04Z", dayLayout + ", 15:04 UTC"},
	{"2006-01-02T15:04", dayLayout + ", 15:04"},
	{"2006-01-02", dayLayout},
	{"2006-01", "January 2006"},
	{"2006", "2006"},
}

// dateWords is a value that lies on the calendar, or "" where it has no words.
func dateWords(value string) string {
	for _, l := range dateLayouts {
		if t, err := time.Parse(l.value, value); err == nil {
			return t.Format(l.words)
		}
	}
	if day, part, ok := strings.Cut(value, "T"); ok {
		return partOf(part, dateWords(day))
	}
	begin, _, err := timex.Parse(value)
	year, part, parted := strings.Cut(value, "-")
	switch {
	case err != nil:
		return ""
	case parted && partWords[part] != "":
		return partOf(part, year)
	case strings.HasSuffix(part, "-WE"):
		return "the weekend of " + begin.Format(dayLayout)
	case strings.HasPrefix(part, "W"):
		return "the week of " + begin.Format(dayLayout)
	case len(value) == 3:
		return "the " + value + "0s"
	case len(value) == 2:
		return "the years " + value + "00 to " + value + "99"
	}
	return ""
}

// partOf is "the morning of Friday", or "" where either has no words.
func partOf(part, whole string) string {
	if partWords[part] == "" || whole == "" {
		return ""
	}
	return "the " + partWords[part] + " of " + whole
}

// blankWords are stretches of which nothing but the length is known.
var blankWords = map[string]string{
	"XXXX-XX-XX": "day", "XXXX-WXX": "week", "XXXX-WXX-WE": "weekend", "XXXX-XX": "month", "XXXX-QX": "quarter", "XXXX": "year",
}

// patternWords is a value some parts of which are unknown: "a Friday", "every
// Tuesday night". It is "" where it has no words.
func patternWords(value string, every bool) string {
	day, clock, clocked := strings.Cut(value, "T")
	part := cmp.Or(partWords[clock], clock)
	if clocked && blankWords[day] == "day" {
		return one(part, every)
	}
	words := oneOf(day, every)
	if clocked && words != "" {
		words += " " + part
	}
	return words
}

func oneOf(value string, every bool) string {
	rest := strings.TrimPrefix(value, "XXXX-")
	for _, l := range []struct{ value, words string }{{"01-02", "2 January"}, {"01", "January"}} {
		t, err := time.Parse(l.value, rest)
		switch {
		case err == nil && every:
			return "every " + t.Format(l.words)
		case err == nil:
			return t.Format(l.words) + ", year not known"
		}
	}
	weekday, ok := strings.CutPrefix(rest, "WXX-")
	if n, err := strconv.Atoi(weekday); ok && err == nil && 1 <= n && n <= 7 {
		return one(time.Weekday(n%7).String(), every)
	}
	return one(cmp.Or(blankWords[value], partWords[rest]), every)
}

// one is a word behind an article; a clock time has none.
func one(word string, every bool) string {
	switch {
	case word == "":
		return ""
	case every:
		return "every " + word
	case strings.ContainsRune("AEIOUaeiou", rune(word[0])):
		return "an " + word
	case '0' <= word[0] && word[0] <= '9':
		return word
	}
	return "a " + word
}

// lengthWords are the units of durations, those of clocks behind a T.
var lengthWords = map[string]string{
	"Y": "year", "M": "month", "W": "week", "D": "day", "WE": "weekend", "Q": "quarter", "DE": "decade",
	"CE": "century", "ML": "millennium", "TH": "hour", "TM": "minute", "TS": "second",
}

// durationWords is the length of a TIMEX3 duration: "1 hour 30 minutes", "some
// days". It is "" for what is none.
func durationWords(value string) string {
	var out []string
	clock := ""
	for rest := value[1:]; rest != ""; {
		if rest[0] == 'T' {
			clock, rest = "T", rest[1:]
		}
		n := strings.IndexFunc(rest, func(r rune) bool { return r != '.' && r != 'X' && (r < '0' || r > '9') })
		if n < 1 {
			return ""
		}
		end := n
		for end < len(rest) && 'A' <= rest[end] && rest[end] <= 'Z' && rest[end] != 'T' {
			end++
		}
		unit := lengthWords[clock+rest[n:end]]
		if unit == "" {
			return ""
		}
		out = append(out, lengthOf(rest[:n], unit))
		rest = rest[end:]
	}
	return strings.Join(out, " ")
}

func lengthOf(number, unit string) string {
	if number == "1" {
		return "1 " + unit
	}
	if number == "X" {
		number = "some"
	}
	switch unit {
	case "century":
		return number + " centuries"
	case "millennium":
		return number + " millennia"
	}
	return number + " " + unit + "s"
}

// Quantities.

// scales are the units that a reader knows for a base unit, the largest first:
// one is worth factor base units.
var scales = map[string][]struct {
	factor float64
	name   string
}{
	"m":    {{1000, "km"}, {1, "m"}, {0.01, "cm"}, {0.001, "mm"}},
	"m2":   {{1e6, "km²"}, {1, "m²"}},
	"m3":   {{1, "m³"}, {0.001, "litres"}},
	"kg":   {{1000, "tonnes"}, {1, "kg"}, {0.001, "g"}},
	"s":    {{31556952, "years"}, {86400, "days"}, {3600, "hours"}, {60, "minutes"}, {1, "seconds"}},
	"m/s":  {{1 / 3.6, "km/h"}},
	"J":    {{3.6e6, "kWh"}, {1, "J"}},
	"W":    {{1e9, "GW"}, {1e6, "MW"}, {1000, "kW"}, {1, "W"}},
	"B":    {{1e12, "TB"}, {1e9, "GB"}, {1e6, "MB"}, {1000, "kB"}, {1, "bytes"}},
	"year": {{1, "years old"}},
}

const zeroCelsius = 273.15

// quantityWords is an amount for a reader, with what is counted: "160 or more
// (flights)", "990 to 1,010 km".
func quantityWords(q quantity.Quantity, counted string) string {
	low, high, unit := q.Low, q.High, q.Unit
	switch {
	case q.Kind == quantity.Score:
		return amountWords(high) + " to " + amountWords(low)
	case q.Kind == quantity.Ordinal:
		return "number " + amountWords(q.Value)
	case q.Kind == quantity.Ratio:
		low, high, unit = 100*low, 100*high, "%"
	case unit == "K":
		low, high, unit = low-zeroCelsius, high-zeroCelsius, "°C"
	default:
		size := low
		if size <= 0 {
			size = high
		}
		for i, s := range scales[unit] {
			if size >= s.factor || i == len(scales[unit])-1 {
				low, high, unit = low/s.factor, high/s.factor, s.name
				break
			}
		}
	}
	words := intervalWords(q, low, high, unit)
	if counted != "" {
		words += " (" + counted + ")"
	}
	return words
}

// intervalWords is "5 km", "5 km or more", "more than 5 km", "up to 5 km" or "4.5 to
// 5.5 km". Low and high are the bounds of q in the unit.
func intervalWords(q quantity.Quantity, low, high float64, unit string) string {
	if unit != "" {
		unit = " " + unit
	}
	switch {
	case amountWords(low) == amountWords(high):
		return amountWords(low) + unit
	case math.IsInf(high, 1) && q.OpenLow:
		return "more than " + amountWords(low) + unit
	case math.IsInf(high, 1):
		return amountWords(low) + unit + " or more"
	case low <= 0 && high > 0 && q.OpenHigh:
		return "less than " + amountWords(high) + unit
	case low <= 0 && high > 0:
		return "up to " + amountWords(high) + unit
	}
	return amountWords(low) + " to " + amountWords(high) + unit
}

// amountWords is a number as a newspaper prints it: "1,234,567", "0.62". What has
// a fraction is rounded to three digits or to a whole.
func amountWords(x float64) string {
	if math.IsInf(x, 0) || math.IsNaN(x) || math.Abs(x) >= 1e18 {
		return strconv.FormatFloat(x, 'g', 3, 64)
	}
	if x != math.Trunc(x) {
		if math.Abs(x) < 1000 {
			return plainDigits(x)
		}
		x = math.Round(x)
	}
	s := strconv.FormatFloat(math.Abs(x), 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if x < 0 {
		return "−" + s
	}
	return s
}

// plainDigits is x to three digits, without an exponent.
func plainDigits(x float64) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 3, 64), 64)
	s := strconv.FormatFloat(rounded, 'f', -1, 64)
	return strings.Replace(s, "-", "−", 1)
}

// Places.

// placeWords is a place with its kind and what it lies in: "Houston, a city in
// Texas, United States".
func placeWords(m place.Mention) string {
	p := m.Place
	words := clean(p.Name)
	if m.Demonym {
		words = "of " + words
	}
	if p.Kind == place.Seat {
		words += ", a seat of government"
	} else if p.Kind != "" {
		words += ", a " + clean(string(p.Kind))
	}
	sep := " in "
	for id := p.ID; ; sep = ", " {
		i := strings.LastIndexByte(id, '/')
		if i < 0 {
			return words
		}
		id = id[:i]
		if within, ok := place.ByID(id); ok {
			words += sep + withArticle(within.Name)
		}
	}
}

// withArticle is the name of a state as it stands behind "in": "the United States".
func withArticle(name string) string {
	for _, w := range strings.Fields(name) {
		switch w {
		case "United", "Republic", "Islands", "Netherlands", "Philippines", "Bahamas", "Gambia", "Comoros", "Maldives", "Seychelles":
			return "the " + name
		}
	}
	return name
}
