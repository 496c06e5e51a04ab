package timex

import (
	"strings"
	"time"
)

// class is a set of the parts a word can play in a time expression. Most words
// of a text play none, and cost one look-up.
type class uint32

const (
	isCardinal class = 1 << iota // two, forty, hundred
	isOrdinal                    // second, sixteenth
	isUnit                       // week, hours
	isMonth
	isWeekday
	isSeason
	isPart    // morning, night
	isHand    // noon, midnight
	isShift   // last, next, this, previous
	isDayWord // today, yesterday
	isHoliday
	isVague   // now, recently
	isSet     // every, daily
	isEdge    // early, late, mid, end
	isSome    // few, several, couple: a number nobody gave
	isHedge   // about, nearly, more, less
	isArticle // a, an, the, its
	isDecade  // nineties
	isZone    // gmt, est
	isFuture  // will, shall: a verb that looks ahead
	isPast    // was, said: a verb that looks back
	isOpener  // other words that may begin an expression: half, mid, fiscal
	isCommon  // asked for by name only
)

// lexeme is what the rules know of a word. A word may have several classes and
// then fills several fields: "second" is a unit and an ordinal.
type lexeme struct {
	text    string // lower case
	is      class
	n       int // value of a cardinal or ordinal
	plural  bool
	unit    unit
	month   time.Month
	weekday int    // ISO 8601: Monday is 1
	code    string // TIMEX3 code of a season or part of the day
	ref     string // what a vague word refers to: PAST_REF
	shift   shift  // of "last" and "yesterday"
}

var (
	unknown     lexeme
	dash        = lexeme{text: "-", is: isCommon}
	apostrophe  = lexeme{text: "'", is: isOpener}
	markLexemes = oneEach(markRunes)
	lexicon     = newLexicon()
)

const (
	markRunes   = ".,:/()\"`&;?!$%#"
	longestWord = 14
)

func oneEach(runes string) []lexeme {
	var ls []lexeme
	for _, r := range runes {
		ls = append(ls, lexeme{text: string(r), is: isCommon})
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
	w.addUnits()
	w.addCalendar()
	w.addDecades()
	w.addDays()
	w.addModifiers()
	w.addShifts()
	w.addVague()
	w.addVerbs()
	w.add(isOpener, `q h all full whole entire half quarter fiscal fy mid these those same year right each within`, nil)
	w.add(isCommon, `times at on in of for the since until till from to between and by before after
		during through within as or so than that which old ago day-old o clock am pm a p m s st nd
		rd th half quarter past fiscal year ended ending beginning starting mid following straight
		consecutive row time least most hours hrs olds whole full single entire nearest eve jr luther king fools near least no not us gulf ad bc bce ce now date dated born not trading business working
		many much any same later earlier hence away more less another other few ahead is are sometime beyond right follows longer term
		period c is are sometime beyond
		cents percent dollars euros pounds come ahead other
		long be when back on with but final this ish aged led
		workers women years noughties aughts tens commencing oclock throughout til possible soon patrick saints souls fawkes de mayo gras`, nil)
	return w
}

func (w words) addNumbers() {
	value := func(l *lexeme, i int) { l.n = i }
	w.add(isCardinal, `zero one two three four five six seven eight nine ten eleven twelve thirteen
		fourteen fifteen sixteen seventeen eighteen nineteen`, value)
	w.add(isCardinal, `zero ten twenty thirty forty fifty sixty seventy eighty ninety`,
		func(l *lexeme, i int) { l.n = 10 * i })
	w.add(isCardinal, `hundred thousand million billion`,
		func(l *lexeme, i int) { l.n = []int{100, 1000, 1e6, 1e9}[i] })
	w.add(isCardinal, `dozen`, func(l *lexeme, i int) { l.n = 12 })
	w.add(isOrdinal, `zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh
		twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`, value)
	w.add(isOrdinal, `thirtieth fortieth fiftieth sixtieth hundredth`,
		func(l *lexeme, i int) { l.n = []int{30, 40, 50, 60, 100}[i] })
	w.add(isSome, `few several couple some many dozens scores hundreds thousands numerous`, nil)
}

func (w words) addUnits() {
	unitOf := func(list string) func(*lexeme, int) {
		return func(l *lexeme, i int) { l.unit = unitNames[i] }
	}
	one := `second minute hour day weekend week fortnight month quarter year decade century millennium`
	w.add(isUnit, one, unitOf(one))
	many := `seconds minutes hours days weekends weeks fortnights months quarters years decades centuries millennia`
	w.add(isUnit, many, func(l *lexeme, i int) { l.unit, l.plural = unitNames[i], true })
	w.add(isUnit, `sec min hr`, func(l *lexeme, i int) { l.unit = []unit{second, minute, hour}[i] })
	w.add(isUnit, `secs mins hrs yrs`,
		func(l *lexeme, i int) { l.unit, l.plural = []unit{second, minute, hour, year}[i], true })
	w.add(isOpener, `hourlong daylong weeklong monthlong yearlong decadelong`,
		func(l *lexeme, i int) { l.unit = []unit{hour, day, week, month, year, decade}[i] })
	w.add(isUnit, `semester`, func(l *lexeme, i int) { l.unit = half })
}

func (w words) addCalendar() {
	month := func(l *lexeme, i int) { l.month = time.Month(i + 1) }
	w.add(isMonth, `january february march april may june july august september october november december`, month)
	w.add(isMonth, `jan feb mar apr may jun jul aug sep oct nov dec`, month)
	w.add(isMonth, `sept`, func(l *lexeme, i int) { l.month = time.September })

	weekday := func(l *lexeme, i int) { l.weekday = i + 1 }
	w.add(isWeekday, `monday tuesday wednesday thursday friday saturday sunday`, weekday)
	w.add(isWeekday, `mon tue wed thu fri sat sun`, weekday)
	w.add(isWeekday, `mondays tuesdays wednesdays thursdays fridays saturdays sundays`,
		func(l *lexeme, i int) { l.weekday, l.plural = i+1, true })
	w.add(isWeekday, `tues`, func(l *lexeme, i int) { l.weekday = 2 })
	w.add(isWeekday, `thur thurs`, func(l *lexeme, i int) { l.weekday = 4 })

	w.add(isSeason, `spring summer autumn fall winter`,
		func(l *lexeme, i int) { l.code = []string{"SP", "SU", "FA", "FA", "WI"}[i] })
	w.add(isSeason, `springs summers autumns winters`,
		func(l *lexeme, i int) { l.code, l.plural = []string{"SP", "SU", "FA", "WI"}[i], true })
	w.add(isHoliday, `international saint all guy cinco xmas black cyber inauguration groundhog mlk maundy ascension
		mardi pentecost juneteenth christmas easter thanksgiving halloween new valentine independence election labor labour
		memorial veterans boxing ramadan good palm ash mother father st martin columbus presidents may
		armistice passover hanukkah diwali bastille victory earth april whit remembrance australia anzac canada
		workers`, nil)
}

func (w words) addDays() {
	w.add(isPart, `morning afternoon evening night lunchtime dawn dusk sunrise sunset daybreak nightfall daytime midmorning midafternoon`,
		func(l *lexeme, i int) {
			l.code = []string{"MO", "AF", "EV", "NI", "MI", "MO", "EV", "MO", "EV", "MO", "EV", "DT", "MO", "AF"}[i]
		})
	w.add(isHand, `noon midday midnight`, func(l *lexeme, i int) { l.n = []int{12, 12, 24}[i] })
	w.add(isPart, `mornings afternoons evenings nights`,
		func(l *lexeme, i int) { l.code, l.plural = []string{"MO", "AF", "EV", "NI"}[i], true })
	w.add(isZone, `gmt utc z est edt et cst cdt ct mst mdt pst pdt pt bst ist cet cest eet msk hkt jst
		local eastern central pacific greenwich`, nil)
}

func (w words) addModifiers() {
	w.add(isSet, `each every daily hourly weekly monthly quarterly yearly annually annual nightly biweekly fortnightly per once twice`, nil)
	w.add(isEdge, `early late mid earlier later final start beginning end close middle turn outset first second latter rest remainder`, nil)
	w.add(isHedge, `circa about around nearly almost approximately roughly some more less fewer over under at up
		just within no only exactly well another an additional as`, nil)
	w.add(isArticle, `a an the its their his her our your my`, nil)
}

func (w words) addVague() {
	refs := func(ref string) func(*lexeme, int) { return func(l *lexeme, _ int) { l.ref = ref } }
	w.add(isVague, `recently recent previously formerly lately once past ago earlier`, refs(pastRef))
	w.add(isVague, `now currently current presently nowadays immediately`, refs(presentRef))
	w.add(isVague, `soon future shortly upcoming later eventually`, refs(futureRef))
}

func (w words) addVerbs() {
	w.add(isFuture, `will ll shall wo should would going scheduled expected due slated plans plan planned
		set poised intends aims hopes upcoming payable effective deadline
		begins starts opens ends expires resumes concludes arrives leaves faces`, nil)
	w.add(isPast, `was were had did said told been came went took made gave got found left began held met
		saw won lost ran fell rose struck shot hit cut put sent brought broke spoke wrote drew
		became felt kept led paid sold spent stood thought built bought caught grew knew drove flew
		withdrew overthrew sank`, nil)
}

// The references of expressions that name no stretch of the calendar.
const (
	pastRef    = "PAST_REF"
	presentRef = "PRESENT_REF"
	futureRef  = "FUTURE_REF"
)
