package quantity

// Units of measure. Their names are in units.tsv; what multiplies or divides
// them is read here: "square miles", "miles an hour", "km²".

// unitAt reads the unit at i: the token after it, 0 where there is none.
func (r *reader) unitAt(i int) (unit, int) {
	l := r.at(i).lex()
	switch l.text {
	case "":
		return unit{}, 0
	case "square", "sq", "cubic":
		if u, next := r.power2(i); next > 0 {
			return u, next
		}
	case "degrees", "degree", "deg", "°":
		return r.degrees(i)
	case "metric":
		if u, next := r.plainUnit(i); next > 0 {
			return u, next
		}
		return r.plainUnit(i + 1)
	case "turn", "turns":
		if r.turning(i) {
			return *turn, i + 1
		}
	}
	return r.plainUnit(i)
}

// plainUnit reads a unit that stands in the table, with what squares it behind:
// km2, km².
func (r *reader) plainUnit(i int) (unit, int) {
	t := r.at(i)
	if t.lex().is&isUnit == 0 {
		return unit{}, 0
	}
	for k := range t.lex().units {
		name := &t.lex().units[k]
		next := r.phrase(i, name.words)
		if next == 0 || name.symbol != "" && !r.symbol(i, next, name) {
			continue
		}
		u := *name.unit
		if name.symbol == "" {
			return u, next
		}
		if r.is(next, ".") && r.at(next).glued && !r.at(next+1).capital && r.at(next+1).kind == word {
			next++
		}
		if u.base == "m" && r.at(next).glued {
			switch r.word(next) {
			case "2", "²":
				return u.squared(), next + 1
			case "3", "³":
				return u.cubed(), next + 1
			case "^":
				if n := r.at(next + 1); n.glued && n.num == 2 {
					return u.squared(), next + 2
				} else if n.glued && n.num == 3 {
					return u.cubed(), next + 2
				}
			}
		}
		return u, next
	}
	return unit{}, 0
}

// symbol reports whether tokens [i, next) are written as the symbol is.
func (r *reader) symbol(i, next int, name *unitName) bool {
	t := r.at(i)
	if name.glued && !t.glued && !(name.symbol == "in" && r.at(next).kind == mark && r.at(next).lex().text != "(") || t.glued && r.at(i-1).kind == word {
		return false
	}
	if n := r.at(next); len(name.symbol) == 1 && t.glued && n.glued && n.kind == number && n.num != 2 && n.num != 3 {
		return false // of a name or key: "5m4"
	}
	return r.s[t.start:r.at(next-1).end] == name.symbol
}

func (u unit) squared() unit {
	return unit{base: "m2", name: "square " + u.name, factor: u.factor * u.factor}
}

func (u unit) cubed() unit {
	return unit{base: "m3", name: "cubic " + u.name, factor: u.factor * u.factor * u.factor}
}

// power2 reads square and cubic units.
func (r *reader) power2(i int) (unit, int) {
	j := i + 1
	if r.is(j, ".") && r.at(j).glued {
		j++
	}
	u, next := r.plainUnit(r.hyphen(j))
	if next == 0 || u.base != "m" {
		return unit{}, 0
	}
	if r.is(i, "cubic") {
		return u.cubed(), next
	}
	return u.squared(), next
}

// degrees reads "degrees" and what it is of. Without a scale it is heat, unless
// words near it tell of turning.
func (r *reader) degrees(i int) (unit, int) {
	j := r.hyphen(i + 1)
	if r.is(j, ".") && r.at(j).glued && r.is(i, "deg") {
		j++
	}
	if l := r.at(j).lex(); l.is&isUnit != 0 && len(l.units) > 0 && l.units[0].unit.base == "K" {
		return *l.units[0].unit, j + 1
	}
	switch r.word(j) {
	case "C", "c":
		return *look("celsius").units[0].unit, j + 1
	case "F", "f":
		return *look("fahrenheit").units[0].unit, j + 1
	case "K":
		return *look("kelvin").units[0].unit, j + 1
	}
	if r.near(i, isTurning) && !r.near(i, isWarm) {
		return *degree, j
	}
	return *degrees, j
}

// belowZero turns degrees below zero into negative ones.
func (r *reader) belowZero(a amount) amount {
	if (a.unit == "°" || a.unit == "K") && r.is(a.next, "below") && r.is(a.next+1, "zero") {
		v := 2*a.offset - a.value
		a.value, a.low, a.high, a.next = v, v, v, a.next+2
	}
	return a
}

// nearby is how many tokens around an amount tell what it is of.
const nearby = 8

// near reports whether a word of that class stands near token i.
func (r *reader) near(i int, is class) bool {
	for j := max(0, i-nearby); j <= i+nearby; j++ {
		if r.at(j).lex().is&is != 0 {
			return true
		}
	}
	return false
}

// turning reports whether turns at i are an angle: "a half turn", "rotate three
// turns".
func (r *reader) turning(i int) bool {
	return r.is(i-1, "half") || r.is(i-1, "quarter") || r.at(i-2).lex().is&isTurning != 0
}

// perTime reads what makes a length a speed: "per hour", "an hour", "/h".
func (r *reader) perTime(i int) (u unit, next int) {
	j := i
	switch {
	case r.is(j, "per"), r.at(j).lex().is&isArticle != 0, r.is(j, "/") && r.at(j).glued:
		j++
	default:
		return unit{}, 0
	}
	switch r.at(j).lex().text {
	case "hour", "h", "hr", "second", "s", "sec", "minute", "min", "millisecond", "ms":
		return r.plainUnit(j)
	}
	return unit{}, 0
}

// withUnit gives a number the unit, percent sign or currency behind it.
func (r *reader) withUnit(n numeral, start int) amount {
	return r.ofUnit(n.amount(start))
}

// ofUnit is withUnit for a number that is an amount already.
func (r *reader) ofUnit(a amount) amount {
	if j := r.hyphen(a.next); r.at(j).id == 0 && !(r.at(j).kind == word && r.at(j).capital) { // most words are no unit
		a.adjectival = j > a.next
		return a
	}
	n, start := numeral{value: a.value, scale: a.scale, next: a.next}, a.numStart
	if r.percent(&a) || r.moneyAfter(&a) {
		return a
	}
	j := r.hyphen(n.next)
	u, next := r.unitAt(j)
	if next == 0 {
		u, next = r.bareDegrees(n, j)
	}
	if next == 0 || r.at(start).lex().is&isArticle != 0 && n.next == start+1 || r.monthFollows(j, next) {
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
	return r.belowZero(r.speed(r.andLess(a.in(u, next))))
}

// monthFollows reports the "in" of "2 in April" and "50,000 in 2020", which is no
// inch.
func (r *reader) monthFollows(i, next int) bool {
	return r.is(i, "in") && (r.at(next).lex().is&isTime != 0 || r.at(next).kind == number)
}

// bareDegrees reads 20C and 68F, where the number can be of the weather and no
// noun follows.
func (r *reader) bareDegrees(n numeral, i int) (unit, int) {
	t := r.at(i)
	if t.kind != word || !t.glued && !r.near(i, isWarm) || n.value > 150 || n.scale > 1 || r.at(i-1).lex() == &dash || r.at(i+1).glued && (r.at(i+1).lex() == &dash || r.is(i+1, "/")) {
		return unit{}, 0
	}
	if r.at(n.next-1).glued && r.at(n.next-2).lex() == &dash && r.at(n.next-3).kind == word && r.at(n.next-2).glued { // SCP-173C
		return unit{}, 0
	}
	if l := r.at(i + 1).lex(); r.at(i+1).kind == word && (l.is&isStop == 0 || l.is&isVerb != 0) {
		return unit{}, 0
	}
	switch r.word(i) {
	case "C":
		return *look("celsius").units[0].unit, i + 1
	case "F":
		return *look("fahrenheit").units[0].unit, i + 1
	}
	return unit{}, 0
}

// unitAndPart reads "a mile and a half", which no number begins.
func (r *reader) unitAndPart(i int) amount {
	if r.at(i).lex().is&isArticle == 0 || r.at(i+1).lex().is&isUnit == 0 {
		return amount{}
	}
	u, next := r.unitAt(i + 1)
	if next == 0 || !r.is(next, "and") || !r.part(next+1).ok() {
		return amount{}
	}
	n := numeral{value: 1, step: 1, scale: 1, next: i + 1}
	return r.andLess(n.amount(i).in(u, next))
}

// speed turns a length into a speed where "per hour" follows it.
func (r *reader) speed(a amount) amount {
	if a.unit != "m" {
		return a
	}
	if u, end := r.perTime(a.next); end > 0 {
		return a.per(u, end)
	}
	return a
}

// andLess adds a smaller unit: "5 feet 2 inches", "two hours and 30 minutes".
func (r *reader) andLess(a amount) amount {
	j := a.next
	if r.is(j, "and") {
		if p := r.part(j + 1); p.ok() && a.offset == 0 && !r.unitFollows(p.next) { // "two miles and a half"
			v := p.value * a.factor
			a.value, a.low, a.high, a.step, a.next = a.value+v, a.low+v, a.high+v, v, p.next
			return a
		}
		j++
	}
	n := r.unsigned(r.hyphen(j))
	if n.ok() && a.named == "foot" && r.hyphen(j) > j && n.value < 12 && n.step == 1 && !r.unitFollows(r.hyphen(n.next)) { // "6-foot-3"
		v := n.value * .0254
		a.value, a.low, a.high, a.step, a.next = a.value+v, a.low+v, a.high+v, .0254, n.next
		return a
	}
	if !n.ok() || n.scale > 1 || a.adjectival {
		return a
	}
	u, next := r.unitAt(r.hyphen(n.next))
	if next == 0 && a.unit == "m" && r.is(n.next, "in") && r.at(n.next+1).kind != number {
		u, next = *look("inch").units[0].unit, n.next+1
	}
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
	return t.kind == word && !t.glued && t.lex().is&(isStop|isVerb) == 0 && r.plural(i)
}

func (a amount) times(scale float64, next int) amount {
	a.value, a.low, a.high, a.step, a.scale = a.value*scale, a.low*scale, a.high*scale, a.step*scale, a.scale*scale
	a.numEnd, a.next = next, next
	return a
}

// in reckons a in the base unit of u.
func (a amount) in(u unit, next int) amount {
	a.kind, a.unit, a.factor, a.offset, a.named, a.next = Measure, u.base, u.factor, u.offset, u.name, next
	a.value, a.low, a.high = a.value*u.factor+u.offset, a.low*u.factor+u.offset, a.high*u.factor+u.offset
	a.step *= u.factor
	return a
}

// per turns a length into a speed.
func (a amount) per(u unit, next int) amount {
	a.unit, a.next, a.named = "m/s", next, a.named+" per "+u.name
	a.value, a.low, a.high, a.step, a.factor = a.value/u.factor, a.low/u.factor, a.high/u.factor, a.step/u.factor, a.factor/u.factor
	return a
}

// twice reads an amount that may be said again in another unit, "1,000 km (620
// miles)", "12 miles (19 kilometres) per hour".
func (r *reader) twice(a amount) amount {
	if !a.ok() || a.kind == Cardinal {
		return a
	}
	next := r.restated(&a)
	if next > a.next && a.unit == "m" {
		a.next = next
		a = r.speed(a)
		next = r.restated(&a)
	}
	a.next = next
	return a
}

// restated reads the same amount in another unit: "(620 miles)", ", or 620
// miles,". It belongs to the quantity; what it says is left to the reader. It
// gives the token after it, or after a where nothing is said again.
func (r *reader) restated(a *amount) (next int) {
	i := a.next
	open := r.is(i, "(")
	if !open && !(r.is(i, "or") || r.is(i, ",") && r.is(i+1, "or")) {
		return a.next
	}
	i++
	if r.is(i, "or") {
		i++
	}
	_, i = r.hedgeBefore(i)
	b := r.plainAmount(i)
	if !b.ok() || b.kind != a.kind || b.unit != a.unit && a.kind != Money && !(a.unit == "m" && b.unit == "m/s") || b.kind == Cardinal {
		return a.next
	}
	if !open {
		if ratio := b.value / a.value; a.kind == Money || b.factor == a.factor || ratio < .8 || ratio > 1.25 {
			return a.next
		}
		return b.next
	}
	if r.is(b.next, ")") {
		return b.next + 1
	}
	return a.next
}

// plainAmount reads a number and its unit and no more.
func (r *reader) plainAmount(i int) amount {
	if m := r.moneyBefore(i); m.ok() {
		return m
	}
	n := r.numeral(i)
	if !n.ok() {
		return amount{}
	}
	return r.withUnit(n, i)
}

// percent makes a percentage of a where "%", "percent", "per cent" or "percentage
// points" follow.
func (r *reader) percent(a *amount) bool {
	j := r.hyphen(a.next)
	switch {
	case r.is(a.next, "%"):
		j = a.next + 1
	case r.is(j, "percentage") && (r.is(j+1, "points") || r.is(j+1, "point")):
		a.kind, a.unit, a.next, a.named = Percent, "pp", j+2, "percentage point"
		return true
	case r.is(j, "percent"), r.is(j, "pct"), r.is(j, "pc"), r.is(j, "percentage"):
		j++
	case r.is(j, "per") && r.is(j+1, "cent"):
		j += 2
	default:
		return false
	}
	a.kind, a.unit, a.next, a.named = Percent, "%", j, "percent"
	return true
}
