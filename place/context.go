package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

// The neighbours of a name tell whether it names a place at all: "Michael
// Jordan" and "Jordan Baker" are people, "in Nice" is a town. Of the tables only
// names that care.tsv lists are judged, so that an unknown neighbour never costs a
// country. Of the names that only gazetteer.bin has, two hundred thousand towns
// among them that are called like words and people, none is a place unless
// something speaks for it.

// judge reports whether h may be a place, and marks it unsure where only a place
// behind it can tell. shout says that it is written in capitals.
func (f *finder) judge(h *hit, shout bool) bool {
	before, after := f.before(h.span.Start), f.after(h.span.End)
	n := h.name
	switch {
	case compounding[before.word] && before.mark != ',' || after.word == "County" || streets[after.word]:
		return false // "New London", "St. Paris", "Kent County", "Kingston Avenue": other places
	case n.care&withThe != 0 && !strings.EqualFold(before.word, "the"):
		return false
	case n.first == "US" && n.rest == "" && addressing[before.word]:
		return false // "FOLLOW US"
	case n.care&(given|surname) != 0 && f.person(h, before, after):
		return false
	}
	h.unsure = n.care&word != 0 && !(placing[before.word] && !shout)
	return len(n.readings) > 0 && f.abbreviated(n, before)
}

// judgeKey reports whether h, which no table has, may be one of the places p, and
// marks it unsure where only what it lies in can tell.
func (f *finder) judgeKey(h *hit, p postings) bool {
	if f.dateline(h.span) {
		return true
	}
	if hint, ok := f.hintAt(h.span); ok {
		return f.judgeHinted(h, hint)
	}
	before, after := f.before(h.span.Start), f.after(h.span.End)
	words := f.blanksIn(h.span)
	switch {
	case calendar[h.span.Of(f.text)] || titles[before.word] && before.mark != ',' || before.mark == '.' && len(before.word) == 1:
		return false
	case words == 0 && (firstNames[before.word] && before.mark == 0 || streets[after.word]):
		return false
	case words == 0 && after.capital && !calendar[after.word] && !afterPlace[after.word]:
		return false
	case f.hinted:
		h.unsure = true
	case locating[before.word] && before.mark == 0:
		h.unsure = f.largest(p) < wellKnown && words == 0
	default:
		h.unsure = words == 0 || before.initial || f.largest(p) < wellKnown
	}
	return true
}

// judgeHinted is judgeKey where a name is known to stand.
func (f *finder) judgeHinted(h *hit, hint Hint) bool {
	switch {
	case hint.Of == OfPlace && (hint.Span == h.span || f.fills(hint.Span, h.span)):
		return locating[f.before(h.span.Start).word] || !f.isLastName(h.span)
	case hint.Span.Start == h.span.Start && h.span.End < hint.Span.End && hint.Of != OfPerson:
		// "Oakdale County Hospital", "Oakdale Council": named for the place it is of,
		// where it is a county, or a town that the text names elsewhere.
		h.unsure = !countyKinds[lastWordOf(h.span.Of(f.text))]
		return !natural[f.after(h.span.End).word]
	case hint.Of == OfPerson && hint.Span == h.span:
		h.unsure = f.blanksIn(h.span) > 0 || !locating[f.before(h.span.Start).word]
		return true
	}
	h.unsure = true
	return hint.Of != OfPlace && hint.Of != OfPerson && (hint.Span.Start == h.span.Start || hint.Span.End == h.span.End)
}

// isLastName reports whether somebody whom the hints name in full ends in the name
// at s, which then stands for that person where no preposition tells otherwise.
func (f *finder) isLastName(s text.Span) bool {
	name := s.Of(f.text)
	for _, h := range f.everyHint {
		if full := h.Span.Of(f.text); h.Of == OfPerson && len(full) > len(name) && strings.HasSuffix(full, name) && full[len(full)-len(name)-1] == ' ' {
			return true
		}
	}
	return false
}

func (f *finder) blanksIn(s text.Span) int { return strings.Count(s.Of(f.text), " ") }

func lastWordOf(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// dateline reports whether a name in capitals stands before the dash that ends a
// dateline: "OAKDALE — Two men".
func (f *finder) dateline(s text.Span) bool {
	rest := strings.TrimLeft(f.text[s.End:], " \u00a0")
	if len(rest) == len(f.text)-s.End || !strings.HasPrefix(rest, "—") && !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, "-- ") && !strings.HasPrefix(rest, "- ") {
		return false
	}
	capitals := 0
	for _, r := range s.Of(f.text) {
		if unicode.IsUpper(r) {
			capitals++
		} else if unicode.IsLower(r) {
			capitals-- // "DeKALB"
		}
	}
	return capitals > 2 && f.initial(s.Start)
}

// wellKnown is the size of a town that a preposition makes a place.
const wellKnown = 14.3 // twenty thousand people

func (f *finder) largest(p postings) float64 { return f.table.record(p.first()).size }

// hintAt is the hint that a stretch of text touches.
func (f *finder) hintAt(s text.Span) (Hint, bool) {
	for _, h := range f.hints {
		if h.Span.Start >= s.End {
			break
		}
		if h.Span.Overlaps(s) {
			return h, true
		}
	}
	return Hint{}, false
}

// fills reports whether a name fills a hint but for the words that do not belong
// to it: an article, "North", the kind of place behind it.
func (f *finder) fills(hint, name text.Span) bool {
	if hint.Contains(name) {
		for w := range strings.FieldsSeq(f.text[hint.Start:name.Start]) {
			if w != "the" && (!beforePlace[w] || compounding[w]) {
				return false
			}
		}
		for w := range strings.FieldsSeq(f.text[name.End:hint.End]) {
			if !placeKinds[w] {
				return false
			}
		}
		return true
	}
	return name.Contains(hint)
}

// person reports whether a first or last name is somebody's here. Who was named
// in full is meant by the bare name, too, where no preposition tells otherwise.
func (f *finder) person(h *hit, before, after neighbour) bool {
	n := h.name
	full := n.care&surname != 0 && f.named(before) ||
		n.care&given != 0 && !placing[before.word] && surnameLike(after) ||
		aged(f.text[h.span.End:])
	if full && (!f.famous(n) || firstNames[before.word]) {
		if f.people == nil {
			f.people = map[*name]bool{}
		}
		f.people[n] = true
	}
	return full || f.people[n] && !placing[before.word]
}

// famous reports whether n is a country or a capital before anything else; it
// takes a well-known first name to make it a person for the rest of a text.
func (f *finder) famous(n *name) bool {
	first := n.readings[0].place
	return first < len(f.places) && f.places[first].Kind == Country || f.capitals[first]
}

// aged reports whether an age follows, as in "Jordan, 42, said".
func aged(rest string) bool {
	digits, ok := strings.CutPrefix(rest, ", ")
	if !ok {
		return false
	}
	end := len(digits) - len(strings.TrimLeft(digits, "0123456789"))
	return 0 < end && end <= 3 && end < len(digits) && strings.IndexByte(",.;", digits[end]) >= 0
}

// abbreviated reports whether the abbreviation n stands after a comma and a
// name, as in "Erie, Pa."; any other name does not need to.
func (f *finder) abbreviated(n *name, before neighbour) bool {
	for _, r := range n.readings {
		if !r.abbreviation {
			return true
		}
	}
	return before.mark == ',' && before.capital && !interjections[before.word] ||
		before.mark == '-' && (before.word == "D" || before.word == "R") // "Anna Holt, D-Pa."
}

// neighbour is the word next to a name.
type neighbour struct {
	word    string
	capital bool // it begins with a capital
	mark    rune // what stands between besides one blank, 0 for nothing
	initial bool // nothing stands before it in its sentence (only for before)
}

// before is the word that ends right before the byte at.
func (f *finder) before(at int) neighbour {
	var n neighbour
	end := len(strings.TrimRight(f.text[:at], " \u00a0"))
	if last, size := utf8.DecodeLastRuneInString(f.text[:end]); end > 0 && !wordRune(last) {
		n.mark, end = last, end-size
	}
	if n.mark == '.' || n.mark == ',' || n.mark == '-' || n.mark == 0 {
		start := end - lastWord(f.text[:end])
		n.word = f.text[start:end]
		n.capital = capital(n.word)
		n.initial = f.initial(start)
	}
	return n
}

// after is the word that begins right after the byte at and one blank.
func (f *finder) after(at int) neighbour {
	rest := f.text[at:]
	trimmed := strings.TrimLeft(rest, " \u00a0")
	if len(trimmed) == len(rest) {
		return neighbour{mark: '?'}
	}
	w := trimmed[:firstWord(trimmed)]
	return neighbour{word: w, capital: capital(w)}
}

// initial reports whether a word that begins at the byte at begins a sentence.
func (f *finder) initial(at int) bool {
	before := strings.TrimRight(f.text[:at], " \u00a0")
	if before == "" {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?:\n\r\t\"“”‘'(—–-", last)
}

// named reports whether the word before a last name is a first name, an initial
// or a title. At the head of a sentence every word has a capital, so that only
// well-known first names count there.
func (f *finder) named(before neighbour) bool {
	switch {
	case !before.capital || before.mark == ',':
		return false
	case titles[before.word]:
		return true
	case before.mark == '.':
		return utf8.RuneCountInString(before.word) == 1 // "Samuel L. Jackson"
	case before.initial:
		return firstNames[before.word]
	}
	return firstNames[before.word] || !f.partOfPlace(before.word)
}

// partOfPlace reports whether a word with a capital can stand before the name of
// a place without being anybody's name.
func (f *finder) partOfPlace(w string) bool {
	return beforePlace[w] || calendar[w] || shouted(w) || f.names[w] != nil
}

// surnameLike reports whether the word after a first name can be a last name.
func surnameLike(after neighbour) bool {
	return after.capital && !shouted(after.word) && len(after.word) > 1 && !afterPlace[after.word] && !calendar[after.word]
}

// lastWord is the length of the letters that s ends with.
func lastWord(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeLastRuneInString(s[:len(s)-n])
		if !wordRune(r) {
			break
		}
		n += size
	}
	return n
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// shouted reports whether a word of two letters or more is all capitals.
func shouted(w string) bool {
	return len(w) > 1 && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsUpper(r) })
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// placing are the prepositions that a common word needs before it to be a place.
	placing = set(`in at near from outside around across to of into toward towards throughout via
		In At Near From Outside Around Across To`)

	// locating are the prepositions that make a town of an unknown name behind them.
	locating = set(`in near outside around In Near Outside Around`)

	// particles are the small words in names.
	particles = set(`de del della di da do dos das du des la le les el al an as ad ar ash at az of on upon under the and
		y e i in im am an der den bei ob sur sous en lès les aan op van von zu zum pri na nad do af`)

	// placeKinds tell what the place before them is.
	placeKinds = set(`County Parish Province Oblast Region District State Prefecture Governorate Department Township
		Borough Municipality Krai Raion Republic province region oblast district county prefecture governorate state
		department municipality city town village suburb township parish area borough`)

	// countyKinds end the name of a county, which names nothing else.
	countyKinds = set(`County Parish Township Oblast Province Borough`)

	// natural are the words that make something in nature of the name before them,
	// which may be anywhere.
	natural = set(`River Creek Lake Bay Sea Mountain Mountains Mount Hill Hills Valley Island Islands Park Forest Falls
		Canyon Beach Springs Point Peak Pass Trail`)

	// streets make a street of the name before them.
	streets = set("Street Streets Avenue Avenues Ave Road Rd Boulevard Blvd Drive Lane Ln streets avenues")

	// interjections stand before commas at the head of a sentence: "Oh, OK".
	interjections = set("Oh Ok Okay Well Yes No Now Hey So And But")

	// compounding are the words that make another place of the name behind them.
	compounding = set("New Fort Port Lake Mount San Santa St Saint")

	titles = set(`Mr Mrs Ms Miss Dr Sir Lady Lord Dame Prof Professor Judge Justice Sheriff Captain Capt
		Sgt Sergeant Lt Officer Detective Sen Rep Gov Rev Reverend Coach King Queen Prince Princess Saint St`)

	// addressing are the words before "US" in capitals that make it a pronoun.
	addressing = set(`JOIN TELL FOLLOW CONTACT ABOUT GIVE GIVES LET LETS HELP EMAIL CALL TEXT SEND VISIT LIKE
		FIND ASK SHOW BRING TAKE MAKE MAKES SAVE TEACH BEHIND AMONG`)

	// beforePlace are words that begin with a capital before the name of a place.
	beforePlace = set(`The In At From To Near And But Of For With As By On Into Outside Inside Across Around
		North South East West Northern Southern Eastern Western Northeast Northwest Southeast Southwest
		Central Upper Lower Greater Inner Outer Old New Downtown Midtown Uptown Metro Metropolitan
		Port Fort Lake Mount Mt Cape Point Bay Rural Mainland Occupied Royal Great`)

	calendar = set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
		May June July August September October November December Mon Tue Wed Thu Fri Sat Sun
		Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec`)

	// afterPlace are words with a capital that follow the name of a place more often
	// than a first name.
	afterPlace = set(`Police University College School High Department County Valley State City Street Avenue
		Airport Bridge Mayor Governor Senator Senate House Republican Republicans Democrat Democrats Democratic
		Attorney Gov Sen Rep Atty Lt Sgt Dept Supreme Court District Fire Sheriff National International Times Post News Tribune Herald Tech
		Olympics Olympic Games Defense Defence River Lake Bay Beach Island Islands Public Health Hospital Medical
		Center Centre Church Park Stadium Arena Museum Institute Council Commission Committee Board Agency
		Office Ministry Minister President Prime Secretary Legislature Assembly Parliament Congress Army Navy
		Guard Force Forces Air Road Highway Station Square Building Tower Hotel Bank Company Corporation Corp
		Inc Group Union Association Federation League Club United Rovers Festival Marathon Open Cup Conference
		Summit Agreement Accord Convention Treaty Declaration Peninsula Strip Gulf Sea Coast Mountains Hills
		Heights North South East West Central Time Daylight Standard Chamber Commerce Transit Transportation
		Metro Port Gazette Chronicle Journal Daily Weekly Star Sun Observer Mirror Telegraph Independent Review
		And Or But The In On At For From With After Before When While As Is Was Has Had`)

	// firstNames are the most usual first names of the English-speaking world, for
	// the head of a sentence, where a capital says nothing.
	firstNames = set(`James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel
		Matthew Anthony Mark Donald Steven Steve Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald
		Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin
		Samuel Gregory Frank Alexander Raymond Patrick Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry
		Douglas Zachary Peter Kyle Walter Ethan Jeremy Harold Keith Christian Roger Noah Gerald Carl Terry Sean
		Arthur Lawrence Jesse Dylan Bryan Joe Billy Bruce Albert Willie Gabriel Logan Alan Juan Wayne Roy Ralph
		Randy Eugene Vincent Russell Louis Bobby Philip Johnny Simon Ian Neil Graham Stuart Nigel Tony Mike Tom
		Bob Bill Jim Dan Dave Chris Matt Ben Sam Nick Alex Max Leo Luke Oliver Harry Charlie Oscar Liam Mason
		Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra
		Ashley Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura
		Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine
		Debra Rachel Carolyn Janet Catherine Maria Heather Diane Ruth Julie Olivia Joyce Virginia Kelly Lauren
		Christina Joan Evelyn Judith Megan Andrea Cheryl Hannah Jacqueline Martha Gloria Teresa Ann Sara Madison
		Frances Kathryn Janice Jean Abigail Alice Julia Judy Sophia Grace Denise Amber Doris Marilyn Danielle
		Beverly Isabella Theresa Diana Natalie Brittany Charlotte Marie Kayla Alexis Lori Kate Jane Lucy Claire
		Denzel Boris Vanessa Whitney Kathy Jill Jeff Greg Ted Ron Don Ray Dean Glenn Marcus Derek Curtis`)
)
