package quantity

import "strings"

// class is a set of the parts a word can play in an amount. Most words of a
// text play none, and cost one look-up.
type class uint32

const (
	isDigit    class = 1 << iota // one … nineteen, twenty … ninety
	isScale                      // hundred, thousand, million
	isDozen                      // dozen, score
	isOrdinal                    // second, sixteenth
	isFraction                   // half, third, quarters
	isVague                      // dozens, several, few
	isHedge                      // begins a phrase of hedges
	isUnit
	isMoney    // begins the name of a currency
	isArticle  // a, an
	isTime     // month, weekday: a number beside it is a date
	isStop     // ends the phrase of what is counted
	isVerb     // likewise
	isPlural   // plural nouns that do not end in s: people
	isOpener   // other words that may begin an amount
	isDesigned // Flight, Route: a number after it is a name
	isCommon   // asked for by name only
)

// lexeme is what the rules know of a word.
type lexeme struct {
	text     string // lower case
	is       class
	n        float64 // value of a number, ordinal or scale; of a fraction the denominator
	high     float64 // of a vague number the upper bound; n is the lower
	unit     *unit
	currency string
	cents    bool // a hundredth of the currency
	hedges   []hedge
}

var (
	unknown     lexeme
	dash        = lexeme{text: "-", is: isOpener}
	apostrophe  = lexeme{text: "'", is: isCommon}
	sign        = lexeme{text: "€", is: isMoney}  // any sign of a currency but the dollar's
	vulgar      = lexeme{text: "½", is: isOpener} // any fraction in one sign
	markLexemes = newMarks()
	lexicon     = newLexicon()
)

const (
	markRunes   = ".,:/()\"`&;?!$%#+<>~"
	longestWord = 16
)

func newMarks() []lexeme {
	var ls []lexeme
	for _, r := range markRunes {
		l := lexeme{text: string(r), is: isCommon}
		switch r {
		case '$':
			l.is, l.currency = isMoney, "USD"
		case '#', '.':
			l.is = isOpener
		case '~':
			l.is, l.hedges = isHedge, []hedge{{"~", about}}
		case '<':
			l.is, l.hedges = isHedge, []hedge{{"<", below}}
		case '>':
			l.is, l.hedges = isHedge, []hedge{{">", above}}
		}
		ls = append(ls, l)
	}
	return ls
}

type words map[string]*lexeme

// add gives each of the blank-separated words a class and hands its lexeme and
// its place in the list to set, which may be nil.
func (w words) add(is class, list string, set func(l *lexeme, i int)) {
	for i, s := range strings.Fields(list) {
		l := w[s]
		if l == nil {
			l = &lexeme{text: s}
			w[s] = l
		}
		l.is |= is
		if set != nil {
			set(l, i)
		}
	}
}

func newLexicon() words {
	w := words{}
	w.addNumbers()
	w.addVague()
	w.addHedges()
	w.addUnits()
	w.addMoney()
	w.addTimes()
	w.addStops()
	w.add(isArticle, `a an`, nil)
	w.add(isOpener, `number no between from aged age nos ranked minus negative`, nil)
	w.add(isCommon, `early mid late deg mil st nd rd th old year month week day and of or so to in out point points percentage
		per cent percent pc pct square sq cubic degrees degree nautical metric hour second minute
		more less fewer plus odd the his her their its our my your all won lost beat win draw lead
		drew led victory defeat loss score scored one another this that which every each any
		s am pm m p o clock gmt est edt bst utc k bn tn mn b`, nil)
	w.add(isDesigned, `flight route channel chapter article section boeing airbus apollo highway interstate gate
		platform room building windows iphone page volume vol figure fig table title resolution formula
		district ward precinct class grade type mark line track lane pier terminal unit station phase
		psalm matthew luke john catch area studio world`, nil)
	return w
}

func (w words) addNumbers() {
	w.add(isDigit, `zero one two three four five six seven eight nine ten eleven twelve thirteen
		fourteen fifteen sixteen seventeen eighteen nineteen`, func(l *lexeme, i int) { l.n = float64(i) })
	w.add(isDigit, `twenty thirty forty fifty sixty seventy eighty ninety`,
		func(l *lexeme, i int) { l.n = float64(10*i + 20) })
	w.add(isScale, `hundred thousand million billion trillion quadrillion`,
		func(l *lexeme, i int) { l.n = []float64{100, 1e3, 1e6, 1e9, 1e12, 1e15}[i] })
	w.add(isScale, `lakh crore mln bln trln`, func(l *lexeme, i int) { l.n = []float64{1e5, 1e7, 1e6, 1e9, 1e12}[i] })
	w.add(isDozen, `dozen`, func(l *lexeme, i int) { l.n = 12 })
	w.add(isOrdinal, `zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh
		twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`,
		func(l *lexeme, i int) { l.n = float64(i) })
	w.add(isOrdinal, `twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth`,
		func(l *lexeme, i int) {
			l.n = []float64{20, 30, 40, 50, 60, 70, 80, 90, 100, 1000, 1e6}[i]
		})
	denominators := []float64{2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 100, 1000}
	set := func(l *lexeme, i int) {
		if l.n == 0 {
			l.n = denominators[i]
		}
	}
	w.add(isFraction, `half third quarter fourth fifth sixth seventh eighth ninth tenth hundredth thousandth`, set)
	w.add(isFraction, `halves thirds quarters fourths fifths sixths sevenths eighths ninths tenths hundredths thousandths`, set)
}

// addVague lists the numbers nobody gave, with the bounds they suggest.
func (w words) addVague() {
	bounds := [][2]float64{{24, 100}, {40, 120}, {200, 1e3}, {2e3, 1e4}, {2e6, 1e9}, {2e9, 1e12}, {2e12, 1e15}, {3, 10}, {2, 6}, {2, 3}, {10, 1e3}, {4, 1e4}, {20, 100}}
	w.add(isVague, `dozens scores hundreds thousands millions billions trillions several few couple numerous many tens`,
		func(l *lexeme, i int) { l.n, l.high = bounds[i][0], bounds[i][1] })
}

func (w words) addTimes() {
	w.add(isTime|isStop, `january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec`, nil)
	w.add(isStop, `monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
		overnight ago earlier later now last next`, nil)
}

// addStops lists the words at which the phrase of what is counted ends: a small
// closed class, for there is no tagger here.
func (w words) addStops() {
	w.add(isStop, `about above across after against along amid among around as at before behind below beneath
		beside between beyond by despite down during except for from in inside into like near of off on
		onto or out outside over past per since than that the through throughout to toward towards under
		until up upon via when where which while who whom whose why with within without and but if
		because so though although unless whether he she it they we you i his her its their our my your
		him them us me this these those there here not also still already even only just then too very
		a an each every both either neither such each apiece altogether respectively combined`, nil)
	w.add(isVerb, `is are was were be been being am has have had having do does did done will would shall should
		can could may might must said says say saying told tells took takes take came comes come went goes go
		got gets made makes make gave gives left began begins held holds met meets saw sees won wins lost
		loses ran runs fell falls rose rises hit hits cut cuts put sent brought broke spoke wrote led paid
		sold spent stood thought built bought caught grew knew shot struck fled died dies killed injured
		wounded hurt arrested detained`, nil)
	w.add(isPlural, `people men women children police personnel troops cattle aircraft sheep fish deer feet teeth
		mice geese media data staff crew crews seats lives wives dead wounded injured missing homeless fatalities`, nil)
}
