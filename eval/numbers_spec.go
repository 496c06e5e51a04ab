package eval

import (
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
)

// What each spec of Recognizers-Text asks for, in terms of ours. A spec has one
// model of theirs, which sees one sort of thing: for NumberModel the 2000 of
// "$2000" is a number, for CurrencyModel it is money.

// spec reads a text as one model does. The mode is what the name of the file has
// behind that of the model: "ExperimentalMode", "" for the default.
type spec struct {
	model, group string
	read         func(s, mode string) []specAnswer
}

var specs = []spec{
	{"NumberRangeModel", "Number", readRanges},
	{"NumberModel", "Number", readNumbers},
	{"OrdinalModel", "Number", readOrdinals},
	{"PercentModel", "Number", readPercents},
	{"CurrencyModel", "NumberWithUnit", readUnits(isCurrency)},
	{"DimensionModel", "NumberWithUnit", readUnits(isDimension)},
	{"TemperatureModel", "NumberWithUnit", readUnits(isTemperature)},
	{"AgeModel", "NumberWithUnit", readUnits(isAge)},
}

// findSpec is the spec that a file holds, by its name.
func findSpec(name string) (spec, bool) {
	for _, s := range specs {
		if strings.HasPrefix(filepath.Base(name), s.model) {
			return s, true
		}
	}
	return spec{}, false
}

// readNumbers lists the numbers but for places in an order. By default "one in
// twenty" is one number; in the other modes it is two.
func readNumbers(s, mode string) (all []specAnswer) {
	for _, n := range quantity.Numbers(s) {
		switch {
		case n.Form == quantity.Place:
		case n.Form == quantity.Share && mode != "":
			all = append(all, halves(s, n.Span)...)
		default:
			all = append(all, specAnswer{span: n.Span, values: []float64{n.Value}})
		}
	}
	return all
}

// halves are the two numbers of a share.
func halves(s string, share text.Span) (all []specAnswer) {
	words := share.Of(s)
	middle := max(strings.Index(words, " in "), strings.Index(words, " of ")) + 1
	for _, part := range []text.Span{{Start: share.Start, End: share.Start + middle}, {Start: share.Start + middle, End: share.End}} {
		for _, n := range quantity.Numbers(part.Of(s)) {
			all = append(all, specAnswer{span: n.Span.Shift(part.Start), values: []float64{n.Value}})
		}
	}
	return all
}

// readOrdinals lists places in an order. Those that no number names ("last") are
// left out where the mode says so.
func readOrdinals(s, mode string) (all []specAnswer) {
	origins := map[quantity.Origin]string{quantity.FromEnd: "end", quantity.FromHere: "current"}
	for _, n := range quantity.Numbers(s) {
		if n.Form == quantity.Place && (n.From == quantity.FromStart || mode == "") {
			all = append(all, specAnswer{span: n.Span, values: []float64{n.Value}, unit: origins[n.From]})
		}
	}
	return all
}

// readPercents lists percentages, and the word alone. In the mode for percent
// shares are percentages, too, fractions where it is said of what.
func readPercents(s, mode string) (all []specAnswer) {
	for _, q := range quantity.Find(s) {
		if q.Kind == quantity.Percent {
			all = append(all, specAnswer{span: core(s, q), values: []float64{q.Value}})
		}
	}
	if mode != "" {
		for _, n := range quantity.Numbers(s) {
			of := strings.HasPrefix(s[n.Span.End:], " of")
			if n.Form == quantity.Fraction && of {
				n.Span.End += len(" of")
			}
			if n.Form == quantity.Share || n.Form == quantity.Fraction && of {
				all = append(all, specAnswer{span: n.Span, values: []float64{100 * n.Value}})
			}
		}
	}
	for _, u := range quantity.Units(s) {
		if u.Kind == quantity.Percent && !covered(all, u.Span) {
			all = append(all, specAnswer{span: u.Span})
		}
	}
	return inOrder(all)
}

func covered(all []specAnswer, span text.Span) bool {
	return slices.ContainsFunc(all, func(a specAnswer) bool { return a.span.Overlaps(span) })
}

// approximate are hedges that theirs do not take for bounds.
var approximate = map[string]bool{"about": true, "around": true, "roughly": true, "approximately": true, "some": true, "~": true, "exactly": true,
	"nearly": true, "almost": true}

// readRanges lists what bounds a number. By default a range of two numbers
// leaves out its upper end. Nothing of ours is less than nothing unless it is
// said; theirs go on to minus infinity.
func readRanges(s, mode string) (all []specAnswer) {
	for _, q := range quantity.Find(s) {
		if q.Kind == quantity.Score || q.Vague {
			continue
		}
		span := q.Span
		hedge := strings.ToLower(q.Hedge)
		before := strings.ToLower(strings.TrimSpace(s[q.Span.Start:max(q.Span.Start, q.Number.Start)]))
		if approximate[before] {
			span.Start = q.Number.Start
		}
		if approximate[hedge] {
			if q = inside(s, q); q.Span.Empty() {
				continue
			}
			hedge = ""
		}
		if tail := s[q.Number.End:q.Span.End]; !strings.HasSuffix(tail, q.Hedge) && !strings.Contains(tail, "equal") {
			span.End = q.Number.End
		}
		low, high := q.Low, q.High
		switch {
		case hedge == "" && low == high:
			continue
		case hedge == "":
			q.OpenHigh = mode == ""
		case low == 0 && q.Value == high:
			low = math.Inf(-1)
		}
		open := [2]bool{q.OpenLow || math.IsInf(low, -1), q.OpenHigh || math.IsInf(high, 1)}
		all = append(all, specAnswer{span: span, values: []float64{low, high}, open: open})
	}
	return all
}

// inside is the first amount of q's number, without the hedge before it.
func inside(s string, q quantity.Quantity) quantity.Quantity {
	for _, in := range quantity.Find(q.Number.Of(s)) {
		in.Span = in.Span.Shift(q.Number.Start)
		in.Number = in.Number.Shift(q.Number.Start)
		return in
	}
	return quantity.Quantity{}
}

// readUnits lists the amounts of one sort, and units of that sort that stand
// alone.
func readUnits(sort func(kind quantity.Kind, unit string) bool) func(s, mode string) []specAnswer {
	return func(s, _ string) (all []specAnswer) {
		for _, q := range quantity.Find(s) {
			if sort(q.Kind, q.Unit) {
				a := specAnswer{span: core(s, q), values: []float64{q.Stated}, code: q.Unit}
				a.unit = theirUnit(q.Named, a.span.Of(s))
				if q.Low != q.High && q.Hedge == "" {
					a.upper(s, q)
				}
				all = append(all, a)
			}
		}
		for _, u := range quantity.Units(s) {
			if sort(u.Kind, u.Unit) && standsAlone(u) && !covered(all, u.Span) {
				all = append(all, specAnswer{span: u.Span, unit: theirUnit(u.Name, ""), code: u.Unit})
			}
		}
		return inOrder(all)
	}
}

// upper makes of a range what theirs see of it: its last number with the unit.
func (a *specAnswer) upper(s string, q quantity.Quantity) {
	numbers := quantity.Numbers(q.Number.Of(s))
	if n := len(numbers); n > 0 {
		a.span.Start = q.Number.Start + numbers[n-1].Span.Start
		a.values = []float64{numbers[n-1].Value}
	}
}

// standsAlone reports a unit that theirs list without a number, too: all
// currencies and temperatures, and of the others those of several words, which
// mean nothing else.
func standsAlone(u quantity.UnitName) bool {
	return u.Kind == quantity.Money || u.Unit == "K" || u.Kind == quantity.Measure && strings.Contains(u.Name, " ") && u.Unit != "m/s"
}

// core is the span of q without its hedge.
func core(s string, q quantity.Quantity) text.Span {
	words := q.Span.Of(s)
	if q.Hedge == "" {
		return q.Span
	}
	if rest, ok := strings.CutPrefix(words, q.Hedge); ok {
		return text.Span{Start: q.Span.End - len(strings.TrimLeft(rest, " ")), End: q.Span.End}
	}
	rest, _ := strings.CutSuffix(words, q.Hedge)
	return text.Span{Start: q.Span.Start, End: q.Span.Start + len(strings.TrimRight(rest, " "))}
}

func isCurrency(kind quantity.Kind, _ string) bool { return kind == quantity.Money }
func isAge(kind quantity.Kind, _ string) bool      { return kind == quantity.Age }

func isTemperature(_ quantity.Kind, unit string) bool { return unit == "K" || unit == "°" }

// isDimension has the bases of their sorts of dimensions: length, area, volume,
// weight, speed, information and angle.
func isDimension(_ quantity.Kind, unit string) bool {
	return slices.Contains([]string{"m", "m2", "m3", "kg", "m/s", "b", "deg"}, unit)
}

// theirUnits are the units that the specs call otherwise than by our name with a
// capital, in American spelling.
var theirUnits = map[string]string{"degree Celsius": "C", "degree Fahrenheit": "F", "kelvin": "K", "US dollar": "United States dollar", "US cent": "Cent",
	"short ton": "Short ton (US)", "tonne": "Ton", "long ton": "Long ton (British)"}

// theirUnit is the name that the specs have for a unit of ours, read in words.
func theirUnit(name, words string) string {
	if strings.HasPrefix(words, "age") {
		return "Age"
	}
	if theirs, ok := theirUnits[name]; ok {
		return theirs
	}
	name = strings.ReplaceAll(strings.ReplaceAll(name, "metre", "meter"), "litre", "liter")
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
