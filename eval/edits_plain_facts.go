package eval

import (
	"strconv"
	"strings"

	"github.com/recount-news/recount/compare"
)

// Numbers, times, places and participants by patterns.

const (
	somePeople = `people|men|women|children|students|workers|residents|soldiers|officers|passengers|protesters|patients|victims|migrants|refugees|voters|members|jobs|homes|houses|schools|shops|cars|vehicles|flights|votes|seats|players|pupils|civilians|prisoners|tourists|doctors|nurses|police|troops|fans|cases|deaths|bodies|companies|countries|cities|species|animals|birds|dogs|horses|ships|boats|trees|buildings|bombs|rockets|missiles|shots|arrests`
	numberList = `two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty`
	monthNames = `January|February|March|April|June|July|August|September|October|November|December`
	dayNames   = `Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday`
)

// another is a number well apart, written alike.
func another(s *editSource, m []string) (string, bool) {
	digits := strings.ReplaceAll(m[1], ",", "")
	if whole, part, ok := strings.Cut(digits, "."); ok {
		n, err := strconv.Atoi(whole)
		return strconv.Itoa(n+1+s.rng.IntN(n+3)) + "." + part, err == nil
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 2 || len(digits) == 4 && !strings.Contains(m[1], ",") {
		return "", false
	}
	to := n*2 + s.rng.IntN(n) + 1
	if s.rng.IntN(2) == 0 && n > 3 {
		to = n / 2
	}
	return grouped(to), true
}

var plainNumbers = []editForm{
	pattern(compare.Quantity, "count in digits", `\s(\d{1,3}(?:,\d{3})*|\d{2,3}) (?:[a-z]+ )?(?:`+somePeople+`)\b`, another),
	pattern(compare.Quantity, "count in words", `(?i)\b(`+numberList+`) (?:[a-z]+ )?(?:`+somePeople+`)\b`, other(strings.Split(numberList, "|")...)),
	pattern(compare.Quantity, "money", `[$£€](\d+(?:,\d{3})*(?:\.\d+)?)\b`, another),
	pattern(compare.Quantity, "share", `\s(\d+(?:\.\d+)?)(?:%| percent\b| per cent\b)`, another),
	pattern(compare.Quantity, "fraction", `(?i)(?:[^me] |^)(half|a third|a quarter|two-thirds|three-quarters|most) of\b`, other("half", "a third", "a quarter", "two-thirds", "three-quarters")),
	pattern(compare.Quantity, "scale word", `\d (million|billion)\b`, other("million", "billion")),
	pattern(compare.Quantity, "bound turned", `(?i)\b(more than|less than|fewer than|at least|up to) [$£€]?\d`, table("more than=less than,less than=more than,fewer than=more than,at least=at most,up to=at least")),
	pattern(compare.Quantity, "length", `\s(\d+(?:\.\d+)?) (?:miles|kilometres|kilometers|km|feet|metres|meters|inches|yards|pounds|kilograms|kg|tonnes|tons|acres|hectares)\b`, another),
	pattern(compare.Quantity, "two for one", `\b(?:killed|injured|wounded|arrested|charged|hit|shot|by|with|of|from) (a (?:man|woman|boy|girl|student|soldier|driver|teenager|policeman|passenger|gunman))\b[^-]`, func(s *editSource, m []string) (string, bool) {
		return []string{"two ", "three ", "four "}[s.rng.IntN(3)] + plural(m[1][2:]), true
	}),
}

var plainTimes = []editForm{
	pattern(compare.Time, "day name", `\b(?:on|last|next|since|until|by|this|said|early|late|late on) (`+dayNames+`)\b(?:[.,;]? [a-z]|\.$|'s)`, other("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")),
	pattern(compare.Time, "month name", `\b(`+monthNames+`) (?:\d{1,2}|\d{4})\b`, capitals(strings.Split(monthNames, "|")...)),
	pattern(compare.Time, "month alone", `\b(?:in|since|until|last|from|by|early|late|next) (`+monthNames+`)\b(?:[.,;]? [a-z]|\.$)`, capitals(strings.Split(monthNames, "|")...)),
	pattern(compare.Time, "day of a month", `\b(?:`+monthNames+`|May) (\d{1,2})\b(?:[,.]? [a-z]|\.$|, \d{4})`, otherDayOfMonth),
	pattern(compare.Time, "day before month", `\b(\d{1,2}) (?:`+monthNames+`|May)\b`, otherDayOfMonth),
	pattern(compare.Time, "year alone", `\b(?:in|since|until|from|of|by|before|during) ((?:19|20)\d\d)\b[^-–/s]`, func(s *editSource, m []string) (string, bool) {
		n, err := strconv.Atoi(m[1])
		return strconv.Itoa(n - 1 - s.rng.IntN(9)), err == nil
	}),
	pattern(compare.Time, "this day", `\b(yesterday|tonight|tomorrow|last week|last month|last year|next week|next month|next year|last night|this week|this month|this year)\b[^']`, table("yesterday=last week,tonight=tomorrow night,tomorrow=next month,last week=last month,last month=last week,last year=two years ago,next week=next month,next month=next week,next year=next month,last night=last week,this week=last month,this month=last year,this year=last year")),
	pattern(compare.Time, "hour", `\b(\d{1,2})(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)`, func(s *editSource, m []string) (string, bool) {
		n, err := strconv.Atoi(m[1])
		return strconv.Itoa((n+s.rng.IntN(9))%11 + 1), err == nil && n >= 1 && n <= 12
	}),
	pattern(compare.Time, "half of the day", `\d ?(am|pm|a\.m\.|p\.m\.)`, table("am=pm,pm=am,a.m.=p.m.,p.m.=a.m.")),
	pattern(compare.Time, "span ago", `\b((?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days|weeks|months|years|hours)) (?:ago|earlier|later)\b`, oneOf("three days", "two weeks", "five months", "eleven years", "six years", "ten hours")),
	pattern(compare.Time, "season", `\b(?:in|last|this|next) (?:the )?(spring|summer|autumn|winter)\b(?:[.,;]? [a-z]|\.$)`, other("spring", "summer", "autumn", "winter")),
	pattern(compare.Time, "decade", `\bin the (?:early |late |mid-)?((?:19|20)\d0s)\b`, oneOf("1950s", "1960s", "1970s", "1980s", "1990s")),
	pattern(compare.Time, "part of the day", `\b(?:`+dayNames+`|yesterday|this|the following) (morning|afternoon|evening|night)\b`, table("morning=afternoon,afternoon=morning,evening=morning,night=afternoon")),
}

func otherDayOfMonth(s *editSource, m []string) (string, bool) {
	n, err := strconv.Atoi(m[1])
	return strconv.Itoa((n+2+s.rng.IntN(20))%28 + 1), err == nil && n <= 28 && n > 0
}

// capitals puts another of a list of names.
func capitals(list ...string) with {
	return func(s *editSource, m []string) (string, bool) {
		for {
			if to := list[s.rng.IntN(len(list))]; to != m[1] {
				return to, true
			}
		}
	}
}

const (
	townNames  = `London|Paris|Berlin|Rome|Madrid|Brussels|Vienna|Athens|Moscow|Beijing|Tokyo|Sydney|Toronto|Chicago|Boston|Houston|Dallas|Atlanta|Miami|Seattle|Denver|Detroit|Philadelphia|Baltimore|Los Angeles|San Francisco|San Diego|New York|Las Vegas|Manchester|Liverpool|Birmingham|Glasgow|Edinburgh|Dublin|Belfast|Cairo|Baghdad|Kabul|Damascus|Delhi|Geneva|Munich|Barcelona|Milan|Istanbul|Cleveland|Phoenix|Orlando|Milwaukee|Pittsburgh|Cincinnati|Nashville|Charlotte|Indianapolis|Newark|Oakland|Sacramento|Portland|Bristol|Leeds|Sheffield|Newcastle|Nottingham|Cardiff|Swansea`
	landNames  = `France|Germany|Italy|Spain|Poland|Greece|Egypt|Iraq|Iran|Syria|Afghanistan|Pakistan|India|China|Japan|Australia|Canada|Mexico|Brazil|Argentina|Nigeria|Kenya|Somalia|Sudan|Yemen|Libya|Tunisia|Sweden|Denmark|Norway|Finland|Belgium|Austria|Hungary|Romania|Russia|Ukraine|Indonesia|Malaysia|Thailand|Vietnam|Cuba|Scotland|Wales|Ireland|England`
	stateNames = `California|Texas|Florida|Ohio|Michigan|Illinois|Georgia|Virginia|Indiana|Tennessee|Missouri|Wisconsin|Colorado|Alabama|Louisiana|Kentucky|Oregon|Oklahoma|Iowa|Kansas|Utah|Nevada|Arizona|Nebraska|Maine|Montana|Idaho`
	there      = `(?:in|near|outside|from|to|across|throughout|around|into)`
	ends       = `(?:[.;]? [a-z(]|\.$| on [A-Z]|, (?:where|but|and|a|the|which|who|after|when)\b)`
)

// elsewhere puts another name of a list that the article does not have.
func elsewhere(names string) with { return oneOf(strings.Split(names, "|")...) }

var plainPlaces = []editForm{
	pattern(compare.Place, "town by list", `\b`+there+` (`+townNames+`)`+ends, elsewhere(townNames)),
	pattern(compare.Place, "country by list", `\b`+there+` (`+landNames+`)`+ends, elsewhere(landNames)),
	pattern(compare.Place, "state by list", `\b`+there+` (`+stateNames+`)`+ends, elsewhere(stateNames)),
	pattern(compare.Place, "town and state by list", `\b`+there+` ((?:[A-Z][a-z]+ )?[A-Z][a-z]+, (?:`+stateNames+`))\b`, oneOf("Topeka, Kansas", "Mobile, Alabama", "Reno, Nevada", "Eugene, Oregon", "Macon, Georgia", "Dayton, Ohio", "Provo, Utah")),
	pattern(compare.Place, "side", `\b(north|south|east|west) of [A-Zt]`, table("north=south,south=north,east=west,west=east")),
	pattern(compare.Place, "side of a land", `\b(northern|southern|eastern|western) (?:`+landNames+`|`+stateNames+`)\b`, table("northern=southern,southern=northern,eastern=western,western=eastern")),
}

const (
	roleWords = `driver=passenger,passenger=driver,mother=father,father=mother,brother=sister,sister=brother,husband=wife,wife=husband,son=daughter,daughter=son,boy=girl,girl=boy,boys=girls,girls=boys,
soldiers=civilians,teacher=pupil,teachers=students,students=teachers,doctors=nurses,nurses=doctors,defendant=judge,landlord=tenant,owner=tenant,prosecutors=defence lawyers,prosecutor=defence lawyer,
firefighters=soldiers,police officer=soldier,police officers=soldiers,victim=suspect,suspect=victim,lawyer=doctor,pilot=mechanic,coach=referee,manager=chairman,boyfriend=brother,girlfriend=sister,uncle=grandfather,grandmother=aunt`
	nations     = `Russian|Ukrainian|French|German|British|Chinese|Japanese|Iranian|Iraqi|Syrian|Turkish|Israeli|Egyptian|Pakistani|Indian|Afghan|Mexican|Canadian|Australian|Spanish|Italian|Polish|Greek|Saudi|Nigerian`
	nationParts = `troops|army|soldiers|forces|president|prime minister|government|officials|police|navy|authorities|rebels|fighters|parliament|court|company|team|tourists|citizens|man|woman|student|students`
	firmNames   = `Google|Apple|Microsoft|Facebook|Amazon|Twitter|Toyota|Boeing|Airbus|Tesco|Barclays`
	clubNames   = `Arsenal|Chelsea|Everton|Barcelona|Real Madrid|Juventus|Fulham|Burnley`
)

var plainParticipants = []editForm{
	pattern(compare.Participant, "role", `\b(?:[Tt]he|[Hh]is|[Hh]er|[Aa]|[Tt]heir|two|three|[Tt]wo) (`+strings.ReplaceAll(keys(roleWords), "\n", "")+`) (?:was|were|is|had|has|who|of|and|in|at|with|on|from)\b`, table(strings.ReplaceAll(roleWords, "\n", ""))),
	pattern(compare.Participant, "nationality", `\b(`+nations+`) (?:`+nationParts+`)\b`, elsewhere(nations)),
	pattern(compare.Participant, "firm by list", `(?:^|[a-z,] )(`+firmNames+`) (?:will|has|have|had|is|are|was|were|bought|won|beat|launched|signed|lost|agreed|refused|wants|plans)\b`, elsewhere(firmNames)),
	pattern(compare.Participant, "club by list", `(?:^|(?:and|but|when|that|as) )(`+clubNames+`) (?:will|have|had|are|were|won|beat|signed|lost|drew|play)\b`, elsewhere(clubNames)),
	pattern(compare.Participant, "titled name", `\b(?:Mr|Mrs|Ms|Mr\.|Mrs\.|Ms\.|Sen\.|Rep\.|Gov\.|Dr|Dr\.|President|Senator|Secretary|Mayor|Judge) ([A-Z][a-z]+) (?:was|is|had|has|will|would|went|came|met|won|lost|left|signed|visited|took|made|gave|became|died|also [a-z]+ed)\b`, oneOf("Holloway", "Prescott", "Whitcombe", "Lindqvist", "Delaney", "Almeida", "Thackeray")),
	pattern(compare.Participant, "full name", `\b([A-Z][a-z]+ [A-Z][a-z]+) (?:was|had been|has been|will|won|died|joined|left|signed|scored|bought|arrived|pleaded|became|resigned|appeared|returned)\b`, personForPerson),
	pattern(compare.Participant, "names exchanged", `\b([A-Z][a-z]+(?: [A-Z][a-z]+)? (?:beat|defeated|attacked|sued|accused|criticised|criticized|praised|shot|killed|hit|hired|fired|bought|invaded|bombed|arrested|backed|endorsed|blamed|thanked) [A-Z][a-z]+(?: [A-Z][a-z]+)?)\b[^'-]`, exchangeNames),
}

// firstNames are common first names, without those that are words or places.
var firstNames = wordSet(`James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Donald Steven Stephen Paul Andrew
 Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Larry Justin Scott Brandon Benjamin Samuel Gregory
 Alexander Patrick Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Peter Kyle Simon Martin Ian Alan Colin Neil Graham Stuart Gareth Darren Craig Nigel Trevor
 Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda
 Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Rachel
 Janet Catherine Maria Heather Diane Ruth Julie Olivia Joyce Kelly Lauren Megan Andrea Hannah Jacqueline Martha Gloria Teresa Ann Sara Alice Jean Claire Fiona
 Hillary Barack Mike Tim Tom Bill Bob Jim Joe Steve Chris Dave Dan Matt Ben Sam Nick Alex Tony Andy Ted Greg Jeff Rick Ron Ken Phil Carl Frank Raymond Philip Louise Jane
 Mohammed Ahmed Ali Vladimir Dmitry Sergei Ivan Boris Angela Francois Emmanuel Nicolas Marine Silvio Mario Carlos Juan Luis Pedro Diego Miguel Fernando Marco Bernie Jeb Ellen Kate Katie Amber`)

// personForPerson puts an invented name for what looks like a person's name, with
// first name or title, or is the last part of such a name elsewhere.
func personForPerson(s *editSource, m []string) (string, bool) {
	words := strings.Fields(m[1])
	last := words[len(words)-1]
	to := s.unnamed([]string{"Martin Holloway", "Ellen Prescott", "Laura Whitcombe", "Peter Lindqvist", "Karen Delaney", "Victor Almeida"})
	_, surname, ok := strings.Cut(to, " ")
	switch {
	case !ok:
		return "", false
	case len(words) == 2 && isTitle(words[0]):
		return words[0] + " " + surname, true
	case len(words) == 2 && firstNames[words[0]]:
		return to, true
	case len(words) == 1 && s.isSurname(last):
		return surname, true
	}
	return "", false
}

func isTitle(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Sgt", "Lt", "Capt":
		return true
	}
	return false
}

// isSurname reports whether the article has the name after a first name or a title.
func (s *editSource) isSurname(name string) bool {
	all := s.d.Article.Text
	for at := 0; ; {
		i := strings.Index(all[at:], " "+name)
		if i < 0 {
			return false
		}
		at += i
		before := all[strings.LastIndexAny(all[:at], " \n\"“(")+1 : at]
		if firstNames[before] || isTitle(before) {
			return true
		}
		at++
	}
}

func exchangeNames(_ *editSource, m []string) (string, bool) {
	words := strings.Fields(m[1])
	for i, w := range words {
		if i > 0 && w == strings.ToLower(w) {
			first := strings.Join(words[:i], " ")
			switch words[0] {
			case "The", "He", "She", "They", "It", "Who", "We", "I", "But", "And", "When", "Then", "A", "An", "This":
				return "", false
			}
			last := strings.Join(words[i+1:], " ")
			return last + " " + w + " " + first, first != last
		}
	}
	return "", false
}
