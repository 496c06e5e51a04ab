package timex

import (
	"strings"
	"time"

	"github.com/recount-news/recount/text"
)

// Range is a stretch of the calendar that two expressions bound: "from January to
// March", "between 2 and 3 a.m.". TimeML would say that its begin and end points
// are two TIMEX3.
type Range struct {
	Span        text.Span // with the "from" or "between"
	First, Last int       // indexes of the expressions; one for "from 3 to 5 May", three for "Friday from 3 to 5 p.m."
	Begin, End  time.Time // [Begin, End), in UTC
}

// Ranges lists the ranges that times, which Find gave for s, bound. Each
// expression is part of one range at most; only such as are on the calendar and in
// order make one. It takes time linear in the number of expressions.
func Ranges(s string, times []Time) []Range {
	var ranges []Range
	for i := 0; i < len(times); i++ {
		first := times[i]
		opener := rangeOpener(s[:first.Span.Start])
		if first.Placed() && strings.Contains(first.Value, "/") && opener > 0 {
			ranges = append(ranges, Range{
				Span: text.Span{Start: first.Span.Start - opener, End: first.Span.End}, First: i, Last: i, Begin: first.Begin, End: first.End,
			})
			continue
		}
		if i+1 == len(times) {
			break
		}
		last := times[i+1]
		if r, ok := lasting(s, first, last); ok {
			r.First, r.Last = i, i+1
			if i > 0 {
				r = within(s, times[i-1], r, ranges)
			}
			ranges = append(ranges, r)
			i++
			continue
		}
		if first.Type == Clock && last.Assumed && first.Placed() && last.Begin.Before(first.Begin) { // past midnight
			last.Begin, last.End = last.Begin.AddDate(0, 0, 1), last.End.AddDate(0, 0, 1)
		}
		if !bound(s, first, last, opener) {
			continue
		}
		end := last.End
		if last.End.Sub(last.Begin) <= time.Minute { // until 3 p.m. is not until a minute past
			end = last.Begin
		}
		r := Range{Span: text.Span{Start: first.Span.Start - opener, End: last.Span.End}, First: i, Last: i + 1, Begin: first.Begin, End: end}
		if i > 0 {
			r = within(s, times[i-1], r, ranges)
		}
		ranges = append(ranges, r)
		i++
	}
	return ranges
}

// lasting is the range of a point and a duration: "from 2 p.m. for two hours", "for
// three days from Monday".
func lasting(s string, first, second Time) (Range, bool) {
	if first.Span.End > second.Span.Start {
		return Range{}, false
	}
	between := strings.ToLower(strings.Trim(s[first.Span.End:second.Span.Start], " ,"))
	point, length := first, second
	opener := "from"
	switch between {
	case "for":
	case "from", "starting", "starting from", "beginning", "starting on", "beginning on":
		point, length = second, first
		opener = "for"
	default:
		return Range{}, false
	}
	d, ok := exactly(length)
	if !ok || !point.Placed() || point.Type == Date && point.End.Sub(point.Begin) != 24*time.Hour {
		return Range{}, false
	}
	start := first.Span.Start
	if before := strings.TrimRight(s[:start], " "); strings.HasSuffix(strings.ToLower(before), " "+opener) && (opener == "from" || between == "from") {
		start = len(before) - len(opener)
	} else if opener == "from" {
		return Range{}, false // "on Monday for two hours" says when, not from when on
	}
	return Range{Span: text.Span{Start: start, End: second.Span.End}, Begin: point.Begin, End: point.Begin.Add(d)}, true
}

// exactly is the length of a duration that has one: in weeks, days or shorter
// units.
func exactly(t Time) (time.Duration, bool) {
	date, _, _ := strings.Cut(t.Value, "T")
	if t.Type != Duration || strings.ContainsAny(date, "YMX") || strings.Contains(t.Value, "X") {
		return 0, false
	}
	n, err := seconds(t.Value)
	if err != nil || n.high > 400*daySeconds {
		return 0, false
	}
	return time.Duration(n.high * float64(time.Second)), n.high > 0
}

// within takes t, which stands before r, into r where it is the day or week that r is
// part of and none of ranges has it.
func within(s string, t Time, r Range, ranges []Range) Range {
	if free := len(ranges) == 0 || ranges[len(ranges)-1].Last < r.First-1; free && holds(s, t, r) {
		r.Span.Start, r.First = t.Span.Start, r.First-1
	}
	return r
}

// holds reports whether t stands right before r and is the day or the week that r is
// part of: "Friday from 3 to 5 p.m."
func holds(s string, t Time, r Range) bool {
	return t.Placed() && t.Type != Duration && t.Span.End <= r.Span.Start && strings.Trim(s[t.Span.End:r.Span.Start], " ,") == "" &&
		!t.Begin.After(r.Begin) && !t.End.Before(r.End)
}

// bound reports whether two expressions bound a range.
func bound(s string, first, last Time, opener int) bool {
	if first.Span.End > last.Span.Start || first.Type != last.Type || !first.Placed() || !last.Placed() || !first.Begin.Before(last.Begin) {
		return false
	}
	between := strings.ToLower(strings.TrimSpace(s[first.Span.End:last.Span.Start]))
	switch between {
	case "to", "until", "till", "til", "through", "thru", "-", "\u2013", "\u2014":
		return true
	case "and":
		return opener > 0 && strings.EqualFold(strings.TrimSpace(s[first.Span.Start-opener:first.Span.Start]), "between")
	}
	return false
}

// rangeOpener is the length of the "from " or "between " that s ends with.
func rangeOpener(s string) int {
	trimmed := strings.TrimRight(s, " ")
	for _, w := range []string{"from", "between"} {
		n := len(trimmed) - len(w)
		if n >= 0 && strings.EqualFold(trimmed[n:], w) && (n == 0 || !letter(trimmed[n-1])) {
			return len(s) - n
		}
	}
	return 0
}
