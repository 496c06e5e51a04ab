package quantity

import "strings"

// Units of measure, their spellings and their worth in the base unit, by the SI
// brochure (9th edition) and NIST SP 811, appendix B.

// unit is a unit of measure.
type unit struct {
	base   string  // "m", "m2", "kg" …
	factor float64 // base units in one
	offset float64 // K: what 0 of it is
	glue   bool    // only where no blank parts it from the number: "5in"
}

// unitTable lists spellings; each line is a base unit, a factor and names.
var unitTable = []struct {
	base   string
	factor float64
	names  string
}{
	{"m", 1, "metre metres meter meters"},
	{"m", 1000, "kilometre kilometres kilometer kilometers"},
	{"m", .01, "centimetre centimetres centimeter centimeters"},
	{"m", .001, "millimetre millimetres millimeter millimeters"},
	{"m", 1e-6, "micron microns micrometre micrometres micrometer micrometers"},
	{"m", 1e-9, "nanometre nanometres nanometer nanometers"},
	{"m", 1609.344, "mile miles"},
	{"m", .3048, "foot feet"},
	{"m", .9144, "yard yards"},
	{"m", .0254, "inch inches"},
	{"m2", 1e4, "hectare hectares"},
	{"m2", 4046.8564224, "acre acres"},
	{"m3", .001, "litre litres liter liters"},
	{"m3", 1e-6, "millilitre millilitres milliliter milliliters"},
	{"m3", .003785411784, "gallon gallons"},
	{"m3", .000473176473, "pint pints"},
	{"m3", .000946352946, "quart quarts"},
	{"kg", 1, "kilogram kilograms kilogramme kilogrammes kilo kilos"},
	{"kg", .001, "gram grams gramme grammes"},
	{"kg", 1e-6, "milligram milligrams"},
	{"kg", 1000, "tonne tonnes ton tons"}, // news says ton for both; they differ by less than a tenth
	{"kg", 1e6, "kiloton kilotons kilotonne kilotonnes"},
	{"kg", 1e9, "megaton megatons"},
	{"kg", .45359237, "pound pounds"},
	{"kg", .028349523125, "ounce ounces"},
	{"kg", 6.35029318, "stone"},
	{"s", 1, "second seconds"},
	{"s", 60, "minute minutes"},
	{"s", 3600, "hour hours"},
	{"s", 86400, "day days"},
	{"s", 7 * 86400, "week weeks"},
	{"s", 14 * 86400, "fortnight fortnights"},
	{"s", 2629746, "month months"},
	{"s", 31556952, "year years"},
	{"s", 315569520, "decade decades"},
	{"s", 3155695200, "century centuries"},
	{"m/s", 1852. / 3600, "knot knots"},
	{"J", 1, "joule joules"},
	{"J", 1000, "kilojoule kilojoules"},
	{"J", 4184, "kilocalorie kilocalories"},
	{"J", 4.184, "calorie calories"},
	{"W", 1, "watt watts"},
	{"W", 1000, "kilowatt kilowatts"},
	{"W", 1e6, "megawatt megawatts"},
	{"W", 1e9, "gigawatt gigawatts"},
	{"W", 745.69987158227022, "horsepower"},
	{"B", 1, "byte bytes"},
	{"B", 1e3, "kilobyte kilobytes"},
	{"B", 1e6, "megabyte megabytes"},
	{"B", 1e9, "gigabyte gigabytes"},
	{"B", 1e12, "terabyte terabytes"},
	{"V", 1, "volt volts"},
	{"Hz", 1, "hertz"},
	{"Hz", 1e6, "megahertz"},
	{"Hz", 1e9, "gigahertz"},
}

// symbols are the abbreviations, in the case they are written in.
var symbols = map[string]unit{
	"m": {base: "m", factor: 1}, "km": {base: "m", factor: 1000}, "cm": {base: "m", factor: .01}, "mm": {base: "m", factor: .001},
	"mi": {base: "m", factor: 1609.344}, "ft": {base: "m", factor: .3048}, "yd": {base: "m", factor: .9144}, "yds": {base: "m", factor: .9144},
	"in": {base: "m", factor: .0254, glue: true}, "nm": {base: "m", factor: 1e-9},
	"ha": {base: "m2", factor: 1e4}, "sqm": {base: "m2", factor: 1}, "sqft": {base: "m2", factor: .09290304},
	"l": {base: "m3", factor: .001, glue: true}, "L": {base: "m3", factor: .001}, "ml": {base: "m3", factor: 1e-6}, "mL": {base: "m3", factor: 1e-6},
	"kg": {base: "kg", factor: 1}, "kgs": {base: "kg", factor: 1}, "g": {base: "kg", factor: .001, glue: true}, "mg": {base: "kg", factor: 1e-6},
	"t": {base: "kg", factor: 1000}, "lb": {base: "kg", factor: .45359237}, "lbs": {base: "kg", factor: .45359237}, "oz": {base: "kg", factor: .028349523125},
	"s": {base: "s", factor: 1, glue: false}, "sec": {base: "s", factor: 1}, "secs": {base: "s", factor: 1}, "min": {base: "s", factor: 60}, "mins": {base: "s", factor: 60},
	"h": {base: "s", factor: 3600}, "hr": {base: "s", factor: 3600}, "hrs": {base: "s", factor: 3600}, "yrs": {base: "s", factor: 31556952}, "yr": {base: "s", factor: 31556952},
	"mph": {base: "m/s", factor: .44704}, "kph": {base: "m/s", factor: 1 / 3.6}, "kmh": {base: "m/s", factor: 1 / 3.6}, "kts": {base: "m/s", factor: 1852. / 3600},
	"J": {base: "J", factor: 1}, "kJ": {base: "J", factor: 1000}, "kWh": {base: "J", factor: 3.6e6}, "MWh": {base: "J", factor: 3.6e9}, "GWh": {base: "J", factor: 3.6e12}, "TWh": {base: "J", factor: 3.6e15}, "kcal": {base: "J", factor: 4184},
	"W": {base: "W", factor: 1}, "kW": {base: "W", factor: 1000}, "MW": {base: "W", factor: 1e6}, "GW": {base: "W", factor: 1e9}, "hp": {base: "W", factor: 745.69987158227022},
	"C": {base: "K", factor: 1, offset: 273.15, glue: true}, "F": {base: "K", factor: 5. / 9, offset: 459.67 * 5 / 9, glue: true},
	"KB": {base: "B", factor: 1e3}, "kB": {base: "B", factor: 1e3}, "MB": {base: "B", factor: 1e6}, "GB": {base: "B", factor: 1e9}, "TB": {base: "B", factor: 1e12},
	"kV": {base: "V", factor: 1e3}, "V": {base: "V", factor: 1}, "Hz": {base: "Hz", factor: 1}, "MHz": {base: "Hz", factor: 1e6}, "GHz": {base: "Hz", factor: 1e9},
}

func (w words) addUnits() {
	for _, line := range unitTable {
		u := &unit{base: line.base, factor: line.factor}
		w.add(isUnit, line.names, func(l *lexeme, _ int) { l.unit = u })
	}
	for s := range symbols {
		w.add(isCommon, strings.ToLower(s), nil)
	}
	w.add(isUnit, `celsius centigrade`, func(l *lexeme, _ int) { l.unit = &celsius })
	w.add(isUnit, `fahrenheit`, func(l *lexeme, _ int) { l.unit = &fahrenheit })
	w.add(isUnit, `kelvin`, func(l *lexeme, _ int) { l.unit = &kelvin })
}

var (
	celsius    = unit{base: "K", factor: 1, offset: 273.15}
	fahrenheit = unit{base: "K", factor: 5. / 9, offset: 459.67 * 5 / 9}
	kelvin     = unit{base: "K", factor: 1}
)

// unitAt reads the unit at i: the token after it, 0 where there is none.
func (r *reader) unitAt(i int) (unit, int) {
	switch r.at(i).lex.text {
	case "square", "sq", "cubic":
		return r.power(i)
	case "degrees", "degree", "deg":
		if u, next := r.degrees(i + 1); next > 0 {
			return u, next
		}
		return unit{base: "deg", factor: 1}, i + 1
	case "nautical":
		if u, next := r.plainUnit(i + 1); u.factor == 1609.344 {
			u.factor = 1852
			return u, next
		}
	case "metric":
		return r.plainUnit(i + 1)
	}
	if r.word(i) == "°" {
		return r.degrees(i + 1)
	}
	return r.plainUnit(i)
}

// plainUnit reads a unit of one word, with what squares it behind: km2, km².
func (r *reader) plainUnit(i int) (unit, int) {
	t := r.at(i)
	if t.kind != word {
		return unit{}, 0
	}
	if t.lex.unit != nil {
		return *t.lex.unit, i + 1
	}
	u, ok := symbols[r.word(i)]
	if !ok || u.glue && !t.glued || u.base == "K" && r.noun(i+1) {
		return unit{}, 0
	}
	next := i + 1
	if r.is(next, ".") && r.at(next).glued && !r.at(next+1).capital && r.at(next+1).kind == word {
		next++
	}
	if w := r.word(next); u.base == "m" && r.at(next).glued {
		switch w {
		case "2", "²":
			return unit{base: "m2", factor: u.factor * u.factor}, next + 1
		case "3", "³":
			return unit{base: "m3", factor: u.factor * u.factor * u.factor}, next + 1
		}
	}
	return u, next
}

// power reads square and cubic units.
func (r *reader) power(i int) (unit, int) {
	j := i + 1
	if r.is(j, ".") && r.at(j).glued {
		j++
	}
	u, next := r.plainUnit(r.hyphen(j))
	if next == 0 || u.base != "m" {
		return unit{}, 0
	}
	if r.is(i, "cubic") {
		return unit{base: "m3", factor: u.factor * u.factor * u.factor}, next
	}
	return unit{base: "m2", factor: u.factor * u.factor}, next
}

// degrees reads the scale of a temperature. Degrees without one are an angle, or
// of a scale the reader is thought to know: a unit of their own.
func (r *reader) degrees(i int) (unit, int) {
	if u := r.at(i).lex.unit; u != nil && u.base == "K" {
		return *u, i + 1
	}
	switch r.word(i) {
	case "C", "c":
		return celsius, i + 1
	case "F", "f":
		return fahrenheit, i + 1
	}
	return unit{}, 0
}

// perHour reads what makes a length a speed: "per hour", "an hour", "/h".
func (r *reader) perHour(i int) (seconds float64, next int) {
	j := i
	switch {
	case r.is(j, "per"), r.is(j, "an"), r.is(j, "a"), r.is(j, "/") && r.at(j).glued:
		j++
	default:
		return 0, 0
	}
	switch r.at(j).lex.text {
	case "hour", "h", "hr":
		return 3600, j + 1
	case "second", "s", "sec":
		return 1, j + 1
	}
	return 0, 0
}

// withUnit gives a number the unit, percent sign or currency behind it.
func (r *reader) withUnit(n numeral, start int) amount {
	a := amount{kind: Cardinal, value: n.value, low: n.value, high: n.value, step: n.step, scale: n.scale,
		factor: 1, numStart: start, numEnd: n.next, next: n.next}
	if p := r.percent(a); p.ok() {
		return p
	}
	if m := r.moneyAfter(a); m.ok() {
		return m
	}
	j := r.hyphen(n.next)
	u, next := r.unitAt(j)
	if next == 0 || r.at(start).lex.is&isArticle != 0 && n.next == start+1 {
		if r.millions(a) {
			return a.times(1e6, n.next+1)
		}
		a.adjectival = j > n.next
		return a
	}
	if r.millions(a) && r.counts(n.next+1) {
		return a.times(1e6, n.next+1)
	}
	a.adjectival = j > n.next
	return r.speed(r.andLess(a.in(u, next)))
}

// speed turns a length into a speed where "per hour" follows it.
func (r *reader) speed(a amount) amount {
	if secs, end := r.perHour(a.next); end > 0 && a.unit == "m" {
		return a.per(secs, end)
	}
	return a
}

// andLess adds a smaller unit: "5 feet 2 inches", "two hours and 30 minutes".
func (r *reader) andLess(a amount) amount {
	j := a.next
	if r.is(j, "and") {
		j++
	}
	n := r.unsigned(j)
	if !n.ok() || n.scale > 1 || a.adjectival {
		return a
	}
	u, next := r.unitAt(r.hyphen(n.next))
	if next == 0 || u.base != a.unit || a.unit == "m2" || a.unit == "m3" || u.factor >= a.factor || n.value*u.factor >= a.factor {
		return a
	}
	v := n.value * u.factor
	a.value, a.low, a.high, a.step, a.next = a.value+v, a.low+v, a.high+v, n.step*u.factor, next
	return a
}

// millions reports a glued "m" that can be short for million: "35m people".
func (r *reader) millions(a amount) bool {
	t := r.at(a.next)
	return t.glued && r.word(a.next) == "m" && a.scale == 1 && a.value < 10000 && a.numEnd > a.numStart
}

// counts reports whether a plural noun follows at i.
func (r *reader) counts(i int) bool {
	t := r.at(i)
	return t.kind == word && !t.glued && t.lex.is&(isStop|isVerb) == 0 && r.plural(i)
}

// noun reports whether token i may be what a number and a letter before it
// describe: "13F filing".
func (r *reader) noun(i int) bool {
	return r.at(i).kind == word && r.at(i).lex.is&(isStop|isVerb) == 0
}

func (a amount) times(scale float64, next int) amount {
	a.value, a.low, a.high, a.step, a.scale = a.value*scale, a.low*scale, a.high*scale, a.step*scale, a.scale*scale
	a.numEnd, a.next = next, next
	return a
}

// in reckons a in the base unit of u.
func (a amount) in(u unit, next int) amount {
	a.kind, a.unit, a.factor, a.offset, a.next = Measure, u.base, u.factor, u.offset, next
	a.value, a.low, a.high = a.value*u.factor+u.offset, a.low*u.factor+u.offset, a.high*u.factor+u.offset
	a.step *= u.factor
	return a
}

// per turns a length into a speed.
func (a amount) per(seconds float64, next int) amount {
	a.unit, a.next = "m/s", next
	a.value, a.low, a.high, a.step, a.factor = a.value/seconds, a.low/seconds, a.high/seconds, a.step/seconds, a.factor/seconds
	return a
}

// twice reads an amount that may be said again in another unit, "1,000 km (620
// miles)", "12 miles (19 kilometres) per hour".
func (r *reader) twice(a amount) amount {
	if !a.ok() || a.kind == Cardinal {
		return a
	}
	b := r.restated(a)
	if b.next > a.next && a.unit == "m" {
		return r.restated(r.speed(b))
	}
	return b
}

// restated reads the same amount in another unit: "(620 miles)", ", or 620
// miles,". It belongs to the quantity; what it says is left to the reader.
func (r *reader) restated(a amount) amount {
	i := a.next
	open := r.is(i, "(")
	if !open && !(r.is(i, "or") || r.is(i, ",") && r.is(i+1, "or")) {
		return a
	}
	i++
	if r.is(i, "or") {
		i++
	}
	_, i = r.hedgeBefore(i)
	b := r.plainAmount(i)
	if !b.ok() || b.kind != a.kind || b.unit != a.unit && a.kind != Money && !(a.unit == "m" && b.unit == "m/s") || b.kind == Cardinal {
		return a
	}
	if !open {
		if ratio := b.value / a.value; a.kind == Money || b.factor == a.factor || ratio < .8 || ratio > 1.25 {
			return a
		}
		a.next = b.next
		return a
	}
	if r.is(b.next, ")") {
		a.next = b.next + 1
		if !a.adjectival {
			return a
		}
	}
	return a
}

// plainAmount reads a number and its unit and no more.
func (r *reader) plainAmount(i int) amount {
	if m := r.signedMoney(i); m.ok() {
		return m
	}
	n := r.numeral(i)
	if !n.ok() {
		return amount{}
	}
	return r.withUnit(n, i)
}

// percent reads "%", "percent", "per cent", "percentage points".
func (r *reader) percent(a amount) amount {
	j := r.hyphen(a.next)
	switch {
	case r.is(a.next, "%"):
		j = a.next + 1
	case r.is(j, "percent"), r.is(j, "pct"), r.is(j, "pc"):
		j++
	case r.is(j, "per") && r.is(j+1, "cent"):
		j += 2
	case r.is(j, "percentage") && (r.is(j+1, "points") || r.is(j+1, "point")):
		a.kind, a.unit, a.next = Percent, "pp", j+2
		return a
	default:
		return amount{}
	}
	a.kind, a.unit, a.next = Percent, "%", j
	return a
}
