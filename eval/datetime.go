package eval

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// Date and time specifications of Microsoft Recognizers-Text: sentences as they
// are said to an assistant. A case is right if exactly the listed stretches are
// found, each with its kind and, where the file gives values, one of them. What
// another kind of its file is about may be found besides.
//
// These specifications and TIMEX3 do not divide time alike. A day, a clock time, a
// duration and a set are one thing in both; what TIMEX3 takes for two expressions
// that bound a range ("from Monday to Friday") is one here, which timex.Ranges
// gives. A length reckoned from the moment of speech is that length, or the month or
// year it leads to, in TIMEX3 ("in [5 minutes]", "[a month ago]"), and a moment, a
// day or a stretch here: see reckoned.

// dateTimeSpecs are the files that count for the total: one kind of expression
// each. Those of whole models, of time zones and of modes are listed and not
// counted.
var dateTimeSpecs = []string{"Date", "Time", "DateTime", "Duration", "Set", "Holiday", "DatePeriod", "TimePeriod", "DateTimePeriod"}

// dateTimeGroup is the folder of these files, and the group of those that count.
const dateTimeGroup = "DateTime"

// dateTimeCase is one case of a file.
type dateTimeCase struct {
	Input        string
	Context      struct{ ReferenceDateTime string }
	NotSupported string
	Results      []dateTimeResult
}

type dateTimeResult struct {
	Text     string
	Start    *int
	Type     string // of extractors and parsers
	TypeName string // of models
	Value    dateTimeValue
	// Resolution is what models call Value.
	Resolution dateTimeValue
}

// dateTimeValue is what an expression means, in one of two shapes.
type dateTimeValue struct {
	Timex            string
	FutureResolution map[string]string
	PastResolution   map[string]string
	Values           []map[string]string
}

func (r dateTimeResult) kind() string {
	return strings.TrimPrefix(r.Type+r.TypeName, "datetimeV2.")
}

// value is what r means: its parts under the names of models, one map for each
// thing it can mean; nil where the file gives none.
func (r dateTimeResult) values() []map[string]string {
	v := r.Value
	if r.Resolution.Values != nil {
		v = r.Resolution
	}
	if v.Values != nil {
		return v.Values
	}
	var values []map[string]string
	if v.Timex != "" {
		values = append(values, map[string]string{"timex": v.Timex})
	}
	for _, resolution := range []map[string]string{v.FutureResolution, v.PastResolution} {
		parts := map[string]string{"timex": v.Timex}
		for name, value := range resolution {
			switch {
			case strings.HasPrefix(name, "start"):
				parts["start"] = value
			case strings.HasPrefix(name, "end"):
				parts["end"] = value
			default:
				parts["value"] = value
			}
		}
		if len(parts) > 1 {
			values = append(values, parts)
		}
	}
	return values
}

// dateTimeSpec scores one file. Cases that the reference implementation itself does
// not support are left out.
func (card *NumbersCard) dateTimeSpec(name string) error {
	cases, err := readSpec[dateTimeCase](name)
	if err != nil {
		return err
	}
	score := SpecScore{Group: dateTimeGroup, Name: strings.TrimSuffix(filepath.Base(name), ".json")}
	if !countsForDateTime(score.Name) {
		score.Group += ", apart"
	}
	kinds := map[string]bool{}
	for _, c := range cases {
		for _, r := range c.Results {
			kinds[r.kind()] = true
		}
	}
	for _, c := range cases {
		if strings.Contains(strings.ToLower(c.NotSupported), "dotnet") {
			continue
		}
		anchor, err := referenceTime(c.Context.ReferenceDateTime)
		if err != nil {
			return fmt.Errorf("eval: %s: %q: %w", name, c.Input, err)
		}
		got := slices.DeleteFunc(spokenTimes(c.Input, anchor), func(t spokenTime) bool { return !kinds[t.kind] })
		score.Cases++
		if c.right(got) {
			score.Right++
			continue
		}
		card.Wrong = append(card.Wrong, c.wrong(score.Name, got))
	}
	card.Specs = append(card.Specs, score)
	return nil
}

// referenceTime reads the moment a case is said; where it does not matter, any
// will do.
func referenceTime(s string) (time.Time, error) {
	if s == "" {
		return time.Date(2016, 11, 7, 0, 0, 0, 0, time.UTC), nil
	}
	const layout = "2006-01-02T15:04:05"
	return time.Parse(layout, s[:min(len(s), len(layout))]) // without fraction and zone
}

// right reports whether got is what c lists.
func (c dateTimeCase) right(got []spokenTime) bool {
	if len(got) != len(c.Results) {
		return false
	}
	for i, want := range c.Results {
		t := got[i]
		if !strings.EqualFold(t.span.Of(c.Input), want.Text) || t.kind != want.kind() {
			return false
		}
		values := want.values()
		if len(values) > 0 && !slices.ContainsFunc(values, t.means) {
			return false
		}
	}
	return true
}

// wrong is c with what was found in its place.
func (c dateTimeCase) wrong(spec string, got []spokenTime) WrongCase {
	w := WrongCase{Spec: spec, Input: c.Input}
	for _, r := range c.Results {
		value := ""
		if values := r.values(); len(values) > 0 {
			value = fmt.Sprint(" ", values[len(values)-1])
		}
		w.Want = append(w.Want, fmt.Sprintf("%q %s%s", r.Text, r.kind(), value))
	}
	for _, t := range got {
		w.Got = append(w.Got, fmt.Sprintf("%q %s %s", t.span.Of(c.Input), t.kind, t.time.Value))
	}
	return w
}

// spokenTime is an expression as these specifications divide time.
type spokenTime struct {
	span       text.Span
	kind       string // date, time, datetime, daterange, timerange, datetimerange, duration, set
	time       timex.Time
	begin, end time.Time
	last       time.Time // begin of the second bound of a range
}

// spokenTimes are the expressions of s, those that bound a range as one.
func spokenTimes(s string, anchor time.Time) []spokenTime {
	times := timex.Find(s, anchor)
	for i, t := range times {
		if t.Value == presentRef { // a day may bound a range with it: "between January 22 and now"
			times[i].Begin = anchor.Truncate(24 * time.Hour)
			times[i].End = times[i].Begin.AddDate(0, 0, 1)
		}
	}
	bounds := map[int]timex.Range{}
	for _, r := range timex.Ranges(s, times) {
		bounds[r.First] = r
	}
	var spoken []spokenTime
	for i := 0; i < len(times); i++ {
		t := spokenTime{span: times[i].Span, kind: spokenKind(times[i]), time: times[i], begin: times[i].Begin, end: times[i].End}
		if r, ok := bounds[i]; ok {
			t.span, t.begin, t.end, t.last = r.Span, r.Begin, r.End, times[r.Last].Begin
			t.kind = rangeKind(times[r.First : r.Last+1])
			i = r.Last
		}
		if _, last, ok := strings.Cut(times[i].Value, "/"); ok {
			t.last, _, _ = timex.Parse(last)
		}
		t.span = withIn(s, t)
		if x, ok := reckoned(s, t, anchor); ok {
			spoken = append(spoken, x)
			if x.kind == t.kind || t.time.Type != timex.Duration {
				continue
			}
		}
		spoken = append(spoken, t)
	}
	return apposed(s, spoken)
}

// apposed makes one of two names of one day that stand side by side: "this Friday
// (June 15)".
func apposed(s string, times []spokenTime) []spokenTime {
	for i := 0; i+1 < len(times); i++ {
		a, b := &times[i], times[i+1]
		if a.kind != "date" || b.kind != "date" || !a.begin.Equal(b.begin) || a.begin.IsZero() || a.span.End > b.span.Start {
			continue
		}
		between := strings.TrimSpace(s[a.span.End:b.span.Start])
		if between != "(" && between != "-" {
			continue
		}
		a.span.End = b.span.End
		if between == "(" && strings.HasPrefix(s[a.span.End:], ")") {
			a.span.End++
		}
		times = slices.Delete(times, i+1, i+2)
	}
	return times
}

// Words that make a moment or a stretch of a length, with the side they lie on.
var (
	lengthEnds = []struct {
		words string
		sign  int
	}{{" ago", -1}, {" later", 1}, {" hence", 1}, {" from now", 1}, {" in the future", 1}}
	lengthShifts = map[string]int{"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1}
)

// reckoned is what t, or t with the words around it, means where it is a length
// counted from the moment of speech: a moment or a day ("in 5 minutes", "two months
// ago"), or the stretch up to one ("within 5 hours", "the past 3 minutes"). It is a
// moment where the length has hours or less, else a day. The length stays one, too.
func reckoned(s string, t spokenTime, anchor time.Time) (spokenTime, bool) {
	x := t
	low := strings.ToLower(s)
	if len(low) != len(s) { // a letter whose lower case is longer
		low = s
	}
	before := low[:t.span.Start]
	length, sign, stretch := t.time.Value, 0, false
	for _, end := range lengthEnds {
		if cut, ok := strings.CutSuffix(t.span.Of(low), end.words); ok {
			if inner := timex.Find(cut, time.Time{}); len(inner) == 1 && inner[0].Span.Len() == len(cut) {
				length, sign = inner[0].Value, end.sign
			}
		} else if t.time.Type == timex.Duration && strings.HasPrefix(low[t.span.End:], end.words) {
			sign, x.span.End = end.sign, t.span.End+len(end.words)
			stretch = strings.HasSuffix(end.words, "future")
		}
	}
	if x, ok := endOfDay(s, t, anchor); ok {
		return x, true
	}
	shift := lengthShifts[strings.Fields(strings.TrimPrefix(t.span.Of(low), "the ") + " .")[0]]
	switch {
	case sign != 0:
	case t.time.Type != timex.Duration:
		return x, false
	case strings.HasSuffix(before, "within "):
		sign, stretch, x.span.Start = 1, true, t.span.Start-len("within ")
	case shift != 0:
		sign, stretch = shift, true
	case strings.HasSuffix(before, "in "):
		sign, x.span.Start = 1, t.span.Start-len("in ")
	}
	from, clock := anchor, strings.Contains(length, "T")
	if !clock {
		from = from.Truncate(24 * time.Hour)
	}
	to, ok := walkLength(from, length, sign)
	if !ok || sign == 0 {
		return x, false
	}
	x.kind, x.begin, x.end, x.last = "date", to, to, time.Time{}
	if clock {
		x.kind = "datetime"
	}
	if stretch {
		if !clock && shift > 0 && !strings.HasSuffix(before, "within ") { // the days after today
			from, to = from.AddDate(0, 0, 1), to.AddDate(0, 0, 1)
		}
		if sign < 0 {
			from, to = to, from
		}
		x.kind, x.begin, x.end = x.kind+"range", from, to
	}
	x.time = timex.Time{Span: x.span, Type: timex.Date, Value: x.begin.Format("2006-01-02T15:04:05")}
	return x, true
}

// endOfDay is t where it is the end of a day, here its last second, or the rest of
// one, here from the moment of speech to that second.
func endOfDay(s string, t spokenTime, anchor time.Time) (spokenTime, bool) {
	if t.time.Mod != "END" || len(t.time.Value) != len(time.DateOnly) || t.time.Type != timex.Date || t.begin.IsZero() {
		return t, false
	}
	last := t.begin.Truncate(24 * time.Hour).Add(24*time.Hour - time.Second)
	text := strings.TrimPrefix(strings.ToLower(t.span.Of(s)), "the ")
	switch {
	case strings.HasPrefix(text, "rest"):
		t.kind, t.begin, t.end = "datetimerange", anchor, last
	case strings.HasPrefix(text, "end"):
		t.kind, t.begin, t.end = "datetime", last, last
	default:
		return t, false
	}
	return t, true
}

// walkLength moves a moment by a length such as P1Y2M, PT5M or P1DT2H, back for a
// negative sign. A few are three, as these specifications have it.
func walkLength(from time.Time, length string, sign int) (time.Time, bool) {
	date, clock, _ := strings.Cut(strings.TrimPrefix(length, "P"), "T")
	if date == length {
		return from, false
	}
	for i, part := range []string{date, clock} {
		for part != "" {
			end := strings.IndexAny(part, "YMWDHS")
			if end < 1 {
				return from, false
			}
			n, err := strconv.Atoi(part[:end])
			if part[:end] == "X" {
				n, err = 3, nil
			}
			if err != nil {
				return from, false
			}
			n *= sign
			switch unit := part[end]; {
			case unit == 'Y':
				from = from.AddDate(n, 0, 0)
			case unit == 'M' && i == 0:
				from = from.AddDate(0, n, 0)
			case unit == 'W':
				from = from.AddDate(0, 0, 7*n)
			case unit == 'D':
				from = from.AddDate(0, 0, n)
			case unit == 'H':
				from = from.Add(time.Duration(n) * time.Hour)
			case unit == 'M':
				from = from.Add(time.Duration(n) * time.Minute)
			case unit == 'S':
				from = from.Add(time.Duration(n) * time.Second)
			}
			part = part[end+1:]
		}
	}
	return from, true
}

// presentRef is the TIMEX3 value of "now".
const presentRef = "PRESENT_REF"

// rangeKind is the kind of the range that expressions make.
func rangeKind(times []timex.Time) string {
	var kinds []string
	for _, t := range times {
		if t.Value == presentRef {
			kinds = append(kinds, "date")
			continue
		}
		kinds = append(kinds, strings.TrimSuffix(spokenKind(t), "range"))
	}
	switch {
	case slices.Contains(kinds, "datetime"), slices.Contains(kinds, "date") && slices.Contains(kinds, "time"):
		return "datetimerange"
	case kinds[0] == "duration" && len(kinds) > 1:
		return kinds[1] + "range"
	}
	return kinds[0] + "range"
}

// withIn is the span of t with the "in" of "in the morning", the "on" of "on Mondays"
// and "on Friday next week" and the "at" of "at lunchtime", which these specifications
// take in and TIMEX3 leaves out.
func withIn(s string, t spokenTime) text.Span {
	span := t.span
	if t.kind == "set" && strings.HasSuffix(strings.ToLower(s[:span.Start]), " on ") {
		span.Start -= len("on ")
	}
	if (t.kind == "date" || t.kind == "datetimerange") && strings.Contains(span.Of(s), " week") && strings.HasSuffix(s[:span.Start], "on ") {
		span.Start -= len("on ")
	}
	if t.kind == "time" && strings.HasPrefix(strings.ToLower(span.Of(s)), "lunchtime ") && strings.HasSuffix(s[:span.Start], "at ") {
		span.Start -= len("at ")
	}
	if (strings.HasSuffix(t.kind, "timerange") || t.kind == "time") && strings.HasPrefix(strings.ToLower(span.Of(s)), "the ") &&
		strings.HasSuffix(strings.ToLower(s[:span.Start]), "in ") {
		span.Start -= len("in ")
	}
	return span
}

// spokenKind is the kind that a TIMEX3 belongs to.
func spokenKind(t timex.Time) string {
	day, clock, hasClock := strings.Cut(t.Value, "T")
	switch {
	case t.Mod == "MID" && t.Assumed && midParts[clock] != "":
		return "time"
	case t.Type == timex.Duration && t.Placed():
		return "daterange"
	case t.Type == timex.Duration:
		return "duration"
	case t.Type == timex.Set:
		return "set"
	case strings.HasSuffix(t.Value, "_REF"):
		return "datetime"
	case t.Type == timex.Clock && hasClock:
		kind := "datetime"
		if t.Assumed || day == "XXXX-XX-XX" {
			kind = "time"
		}
		if clock != "" && clock[0] >= 'A' {
			kind += "range"
		}
		return kind
	case len(t.Value) == len("2016-11-07") && t.Mod == "" && strings.Count(t.Value, "-") == 2 && !strings.HasSuffix(t.Value, "E"):
		return "date"
	}
	return "daterange"
}

// midParts are the hours that these specifications have for mid-morning and
// mid-afternoon, which they take for moments.
var midParts = map[string]string{"MO": "T10", "AF": "T14"}

// means reports whether t means v, in the terms of these specifications. Parts of
// the day are one if they have one name: hours differ from house to house.
func (t spokenTime) means(v map[string]string) bool {
	if v["timex"] != "" && plainTimex(t.time.Value) == plainTimex(v["timex"]) && t.last.IsZero() {
		return true
	}
	if _, part, ok := strings.Cut(t.time.Value, "T"); ok && t.kind == "time" && t.time.Mod == "MID" {
		return v["timex"] == midParts[part]
	}
	if v["timex"] != "" && t.kind == "duration" && timex.Compare(t.time, timex.Time{Type: timex.Duration, Value: v["timex"], Mod: t.time.Mod}) == timex.Same {
		return true
	}
	if _, part, ok := strings.Cut(t.time.Value, "T"); ok && part != "" && part[0] >= 'A' && strings.HasSuffix(v["timex"], "T"+part) {
		return t.assumedDay() || t.begin.Format(time.DateOnly) == v["start"][:min(len(v["start"]), len(time.DateOnly))]
	}
	if season := v["timex"]; len(season) == 2 && v["start"] == "" && strings.HasSuffix(t.time.Value, "-"+season) {
		return true // of which year they do not say
	}
	switch t.time.Mod { // how long the part of a stretch is differs from house to house
	case "START":
		if t.last.IsZero() && t.at(v["start"], t.begin) {
			return true
		}
	case "END":
		if t.last.IsZero() && t.at(v["end"], t.end) {
			return true
		}
	}
	if v["start"] != "" {
		return t.at(v["start"], t.begin) && (t.at(v["end"], t.end) || t.at(v["end"], t.last) || t.at(v["end"], t.end.AddDate(0, 0, -1)))
	}
	return v["value"] != "" && t.at(v["value"], t.begin)
}

// assumedDay reports whether t is a time of some day that its words do not name.
func (t spokenTime) assumedDay() bool { return strings.HasPrefix(t.kind, "time") }

// at reports whether s, a day or a clock time or both, is the moment m.
func (t spokenTime) at(s string, m time.Time) bool {
	if m.IsZero() || s == "" {
		return false
	}
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02", "15:04:05"} {
		if m.Format(layout) == s {
			return layout != "2006-01-02" || m.Equal(m.Truncate(24*time.Hour))
		}
	}
	return false
}

// plainTimex writes a value in the one of several ways that these specifications
// and TIMEX3 have in common: full hours as T15, no day where none is known.
func plainTimex(value string) string {
	value = strings.TrimPrefix(value, "XXXX-XX-XX")
	return strings.TrimSuffix(value, ":00")
}

// countsForDateTime reports whether the file of a name is one of dateTimeSpecs.
func countsForDateTime(name string) bool {
	kind := strings.TrimSuffix(strings.TrimSuffix(name, "Extractor"), "Parser")
	return kind != name && slices.Contains(dateTimeSpecs, kind)
}
