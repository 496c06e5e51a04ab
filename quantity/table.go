package quantity

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
)

// The tables of units and currencies, embedded; their heads explain them.

//go:embed units.tsv
var unitTable string

//go:embed currencies.tsv
var currencyTable string

// unit is a unit of measure.
type unit struct {
	base   string  // "m", "m2", "kg" …
	name   string  // in the singular: "mile"
	factor float64 // base units in one
	offset float64 // of a temperature: what 0 of it is, in K
}

// unitName is a name of a unit.
type unitName struct {
	words  phrase
	symbol string // of an abbreviation: how it is written
	glued  bool   // only where no blank parts it from the number: "5in"
	unit   *unit
}

// currency is a currency or a part of one.
type currency struct {
	code  string // ISO 4217
	name  string
	worth float64
}

// moneyName is a name of a currency, or the sign of one before a number.
type moneyName struct {
	words  phrase
	before bool
	money  *currency
}

// rows are the rows of a table with that many columns.
func rows(table string, columns int) (all [][]string) {
	for line := range strings.Lines(table) {
		if !strings.HasPrefix(line, "#") {
			row := strings.Split(strings.TrimRight(line, "\n"), "\t")
			all = append(all, append(row, make([]string, columns)...)[:columns])
		}
	}
	return all
}

// quotient reads "2.5" and "5/9". The tables are ours: what is no number in them
// fails a test.
func quotient(s string) float64 {
	a, b, ok := strings.Cut(s, "/")
	x, _ := strconv.ParseFloat(a, 64)
	if !ok {
		return x
	}
	y, _ := strconv.ParseFloat(b, 64)
	return x / y
}

// Units that the rules ask for by name.
var (
	degree  = &unit{base: "deg", name: "degree", factor: 1}
	degrees = &unit{base: "°", name: "degree", factor: 1} // of a temperature, of a scale that is not named
	turn    = &unit{base: "deg", name: "turn", factor: 360}
)

func (w words) addUnits() {
	for _, row := range rows(unitTable, 5) {
		factor, offset, _ := strings.Cut(row[1], "+")
		u := &unit{base: row[0], name: row[2], factor: quotient(factor), offset: quotient(offset)}
		for _, name := range strings.Fields(row[3]) {
			w.addUnit(name, unitName{unit: u})
			w.addUnit(plural(name), unitName{unit: u})
		}
		for _, symbol := range strings.Fields(row[4]) {
			name, glued := strings.CutSuffix(symbol, "!")
			name = strings.ReplaceAll(name, "_", " ")
			w.addUnit(name, unitName{unit: u, symbol: name, glued: glued})
		}
	}
	for _, l := range w {
		slices.SortStableFunc(l.units, func(a, b unitName) int { return b.words.size() - a.words.size() })
	}
}

func (w words) addUnit(name string, n unitName) {
	phrase, first := w.phrase(isUnit, name)
	n.words = phrase
	first.units = append(first.units, n)
}

// plural is name with an s, unless it ends in one.
func plural(name string) string { return strings.TrimSuffix(name, "s") + "s" }

func (w words) addMoney() {
	for _, row := range rows(currencyTable, 5) {
		c := &currency{code: row[0], worth: quotient(row[1]), name: row[2]}
		for _, name := range strings.Fields(row[3]) {
			w.addMoneyName(isMoney, name, moneyName{money: c})
			w.addMoneyName(isMoney, plural(name), moneyName{money: c})
		}
		for _, sign := range strings.Fields(row[4]) {
			w.addMoneyName(isBefore, sign, moneyName{money: c, before: true})
		}
		if l := w[strings.ToLower(c.code)]; len(c.code) == 3 && c.worth == 1 && (l == nil || l.money == nil || strings.Contains(c.name, " ")) {
			w.add(isCode, strings.ToLower(c.code), func(l *lexeme, _ int) { l.money = c })
		}
	}
	w.add(0, "marks pounds pound", nil)
	w["marks"].money = w["dem"].money
	for _, l := range w {
		slices.SortStableFunc(l.monies, func(a, b moneyName) int { return b.words.size() - a.words.size() })
	}
}

func (w words) addMoneyName(is class, name string, n moneyName) {
	phrase, first := w.phrase(is, name)
	n.words = phrase
	first.monies = append(first.monies, n)
}
