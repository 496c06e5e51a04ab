package quantity

import (
	"slices"
	"strings"
	"unicode"
)

// class is a set of the parts a word can play in an amount. Most words of a
// text play none, and cost one look-up.
type class uint32

const (
	isDigit    class = 1 << iota // one … nineteen, twenty … ninety
	isScale                      // hundred, thousand, million
	isScales                     // hundreds, thousands: a scale behind a number
	isDozen                      // dozen, score
	isOrdinal                    // second, sixteenth
	isFraction                   // half, third, quarters
	isParts                      // of these the plurals
	isVague                      // dozens, several, few
	isHedge                      // begins a phrase of hedges
	isUnit                       // begins the name of a unit
	isMoney                      // begins the name of a currency
	isCode                       // an ISO 4217 code
	isBefore                     // a sign or letters that stand before money
	isArticle                    // a, an
	isTime                       // month, weekday: a number beside it is a date
	isStop                       // ends the phrase of what is counted
	isVerb                       // likewise
	isBeing                      // forms of "be"
	isPlural                     // plural nouns that do not end in s: people
	isOpener                     // other words that may begin an amount
	isPlace                      // begins a place in an order that no number names: "last"
	isDesigned                   // Flight, Route: a number after it is a name
	isWarm                       // tells that degrees are of heat
	isTurning                    // tells that degrees are of an angle
)

// lexeme is what the rules know of a word.
type lexeme struct {
	id     uint16 // its place among lexemes
	text   string // lower case
	is     class
	n      float64    // value of a number, ordinal or scale; of a fraction the denominator
	high   float64    // of a vague number the upper bound; n is the lower
	hedges []hedge    // that begin with the word, longest first
	after  []hedge    // likewise, behind a number
	units  []unitName // the units whose names begin with the word, longest name first
	monies []moneyName
	money  *currency // of a code or a sign
	places []placeName
}

var (
	unknown     lexeme
	apostrophe  = lexeme{text: "'"}
	dash        = lexeme{text: "-", is: isOpener}
	vulgar      = lexeme{text: "½", is: isOpener} // any fraction in one sign
	lexicon     = newLexicon()
	markLexemes = newMarks()
)

// newMarks has the marks that rules ask for. A sign of money has the words that
// name it.
func newMarks() map[rune]*lexeme {
	ls := map[rune]*lexeme{}
	for _, r := range ".,:/()\"`&;?!%+^°²³" {
		ls[r] = &lexeme{text: string(r)}
	}
	for _, r := range "#." {
		ls[r] = &lexeme{text: string(r), is: isOpener}
	}
	for s, l := range lexicon {
		if r := []rune(s); len(r) == 1 && !unicode.IsLetter(r[0]) {
			if m := ls[r[0]]; m != nil {
				l.is |= m.is
			}
			ls[r[0]] = l
		}
	}
	dash.after = ls['-'].after
	delete(ls, '-')
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

// phrase is words and marks that stand behind each other, whatever parts them.
type phrase []*lexeme

// size is the length of the phrase with a blank between any two words.
func (p phrase) size() int {
	n := len(p) - 1
	for _, l := range p {
		n += len(l.text)
	}
	return n
}

// phrase enters the words of a phrase and returns it with the lexeme of its first
// word.
func (w words) phrase(is class, s string) (p phrase, first *lexeme) {
	parts := split(strings.ToLower(s))
	for _, part := range parts {
		w.add(0, part, nil)
		switch l := w[part]; part {
		case dash.text:
			p = append(p, &dash)
		case apostrophe.text:
			p = append(p, &apostrophe)
		default:
			p = append(p, l)
		}
	}
	w.add(is, parts[0], nil)
	return p, w[parts[0]]
}

// split cuts a phrase as the scanner does: into runs of letters and single marks.
func split(s string) (parts []string) {
	glue := false
	for _, r := range s {
		isLetter := unicode.IsLetter(r)
		switch {
		case r == ' ' || r == '_':
		case isLetter && glue:
			parts[len(parts)-1] += string(r)
		default:
			parts = append(parts, string(r))
		}
		glue = isLetter
	}
	return parts
}

func (w words) sorted() []*lexeme {
	var all []*lexeme
	for _, l := range w {
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b *lexeme) int { return strings.Compare(a.text, b.text) })
	return all
}

func newLexicon() words {
	w := words{}
	w.addNumbers()
	w.addVague()
	w.addHedges()
	w.addUnits()
	w.addMoney()
	w.addPlaces()
	w.addTimes()
	w.addStops()
	w.add(isArticle, `a an`, nil)
	w.add(isOpener, `number no between from aged age ages nos ranked minus negative percents per point`, nil)
	w.add(0, `early mid late deg st nd rd th old olds year month week day and of or so to in out point points percentage
		per cent percent pc pct square sq cubic degrees degree hour second minute millisecond turn turns
		h hr s sec ms min through over into x e
		the his her their its our my your all won lost beat win draw lead
		drew led victory defeat loss score scored one another this that which every each any
		am pm m p o clock gmt est edt bst utc k bn tn trn mn mil b g t mm c f us u hundreds`, nil)
	w.add(isWarm, `temperature temperatures heat warm warmer hot hotter cold colder cool cooler weather thermometer thermometers
		fever freezing thermostat`, nil)
	w.add(isTurning, `rotate rotates rotated rotating rotation angle angles turned tilt tilted spin spun spins latitude longitude north south
		east west spinning make makes made`, nil)
	w.add(isDesigned, `flight route channel chapter article section boeing airbus apollo highway interstate gate
		platform room building windows iphone image photo picture slide page volume vol figure fig table title resolution formula
		district ward precinct class grade type mark line track lane pier terminal unit station phase
		psalm matthew luke john catch area studio world`, nil)
	return w
}

func (w words) addNumbers() {
	w.add(isDigit, `zero one two three four five six seven eight nine ten eleven twelve thirteen
		fourteen fifteen sixteen seventeen eighteen nineteen`, func(l *lexeme, i int) { l.n = float64(i) })
	w.add(isDigit, `nought naught`, nil)
	w.add(isDigit, `twenty thirty forty fifty sixty seventy eighty ninety`,
		func(l *lexeme, i int) { l.n = float64(10*i + 20) })
	w.add(isDigit, `fourty`, func(l *lexeme, _ int) { l.n = 40 })
	scales := []float64{100, 1e3, 1e6, 1e9, 1e12, 1e15, 1e18, 1e5, 1e7, 1e6, 1e9, 1e12, 1e12}
	w.add(isScale, `hundred thousand million billion trillion quadrillion quintillion lakh crore mln bln trln tln`,
		func(l *lexeme, i int) { l.n = scales[i] })
	w.add(isScales, `hundreds thousands millions billions trillions quadrillions quintillions lakhs crores`, nil)
	w.add(isDozen, `dozen dozens doz dozs dz dzs`, func(l *lexeme, _ int) { l.n = 12 })
	w.add(isOrdinal, `zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh
		twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`,
		func(l *lexeme, i int) { l.n = float64(i) })
	w.add(isOrdinal, `twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth`,
		func(l *lexeme, i int) { l.n = float64(10*i + 20) })
	w.add(isOrdinal, `hundredth thousandth millionth billionth trillionth quadrillionth quintillionth`,
		func(l *lexeme, i int) { l.n = scales[i] })
	w.add(isFraction, `half quarter`, func(l *lexeme, i int) { l.n = float64(2 + 2*i) })
	w.add(isFraction|isParts, `halves quarters`, func(l *lexeme, i int) { l.n = float64(2 + 2*i) })
	for _, l := range w.sorted() {
		if l.is&isOrdinal != 0 && l.n > 2 {
			l.is |= isFraction
			w.add(isFraction|isParts, l.text+"s", func(parts *lexeme, _ int) { parts.n = l.n })
		}
	}
}

// addVague lists the numbers nobody gave, with the bounds they suggest.
func (w words) addVague() {
	bounds := [][2]float64{{24, 100}, {40, 120}, {200, 1e3}, {2e3, 1e4}, {2e6, 1e9}, {2e9, 1e12}, {2e12, 1e15}, {3, 10}, {2, 6}, {2, 3}, {10, 1e3}, {4, 1e4}, {20, 100}}
	w.add(isVague, `dozens scores hundreds thousands millions billions trillions several few couple numerous many tens`,
		func(l *lexeme, i int) {
			l.high = bounds[i][1]
			if l.n == 0 {
				l.n = bounds[i][0]
			}
		})
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
	w.add(isBeing, `is are was were be been being`, nil)
	w.add(isPlural, `people men women children police personnel troops cattle aircraft sheep fish deer feet teeth
		mice geese media data staff crew crews seats lives wives dead wounded injured missing homeless fatalities`, nil)
}
