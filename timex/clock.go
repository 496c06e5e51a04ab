package timex

// Clock times: "7:20 p.m.", "at 0640 GMT", "6 p.m. Monday", "noon Saturday",
// "half past six", "ten o'clock". Intervals are one minute long and reckoned as
// local time, whatever the zone.

// hand is a time of the clock.
type hand struct {
	hour, minute int
	second       int  // -1 where it is not given
	sure         bool // marked as a clock time by itself: "p.m.", "o'clock", "GMT"
	zulu         bool // in universal time
	next         int
}

func (h hand) ok() bool { return h.next > 0 }

// clock reads a clock time with the day it belongs to, before or after it.
func (r *reader) clock(i int) reading {
	mod, start := r.around(i)
	if r.at(i).glued && r.at(i-1).kind == word { // inside an address: "x3pm"
		return reading{}
	}
	h := r.hand(start)
	if r.goesOn(start, h) {
		if d := r.dayAfter(h.next); !d.ok() || d.period.begin.Equal(r.lastHandDay) {
			h = h.after(r.lastHand)
		}
	} else if !h.ok() || !h.sure && !r.clockContext(start, h) {
		return reading{}
	}
	x := reading{next: h.next, typ: Clock, mod: mod, relative: true, assumed: true}
	on := r.dayBefore(i)
	if d := r.dayAfter(h.next); d.ok() {
		on, x.next, x.relative, x.assumed = d.period, d.next, d.relative, false
		if on.unit == dayPart {
			h = r.inPart(h, on)
		}
	} else if second := r.hoursOfDay(i, h); second.ok() {
		d := r.dayAfter(second.next)
		on, x.relative, x.assumed = d.period, d.relative, false
	} else if second := r.secondHand(h); second.ok() {
		h = h.sameHalf(second)
		if d := r.dayAfter(second.next); d.ok() {
			on, x.relative, x.assumed = d.period, d.relative, false
		}
	}
	x = h.on(on, x)
	x.hand = h
	return x
}

// goesOn reports whether the time h at i, which does not say which half of the day
// it is in, is the second of a range whose first
// was just read: "from 1 p.m. to 4".
func (r *reader) goesOn(i int, h hand) bool {
	if !h.ok() || r.lastHand.next == 0 || r.lastHand.next != i-1 || h.hour > 23 || r.halved(h) || !h.sure && !r.closes(h.next) {
		return false
	}
	if r.rangeWord(i - 1) {
		return !r.is(i-1, "-") || r.at(i).kind == number
	}
	return r.betweenAnd(i - 1)
}

// after puts a bare hour in the half of the day that follows first.
func (h hand) after(first hand) hand {
	minutes, from := h.hour%12*60+h.minute, first.hour*60+first.minute
	if h.hour <= 12 && from > minutes && minutes+12*60 >= from {
		h.hour = h.hour%12 + 12
	}
	return h
}

// withHand adds the clock time that follows a day or a part of one: "June 6 at 9
// a.m.", "tomorrow morning at 7", "2025-05-16T08:30".
func (r *reader) withHand(x reading) reading {
	p := x.period
	if !x.ok() || p.unit != day && p.unit != dayPart || x.value != "" || x.mod != "" || !x.begin.IsZero() {
		return x
	}
	j := x.next
	if t := r.at(j); t.glued && t.kind == word && t.end-t.start == 1 && r.s[t.start] == 'T' {
		if h := r.handDigits(j + 1); h.ok() && r.is(j+2, ":") {
			return h.on(p, reading{next: h.next, typ: Clock, relative: x.relative})
		}
	}
	if r.is(j, ",") {
		j++
	}
	if r.is(j, "at") {
		j++
	}
	mod, k := r.around(j)
	h := r.hand(k)
	if !h.ok() || !h.sure && !(r.is(k+1, ":") && h.next == k+3) && !r.clockContext(k, h) || r.dayAfter(h.next).ok() || r.secondHand(h).ok() {
		return x
	}
	if p.unit == dayPart {
		h = r.inPart(h, p)
	}
	return h.on(p, reading{next: h.next, typ: Clock, mod: mod, relative: x.relative, assumed: x.assumed, hand: h})
}

// inPart puts h, which has been read, in the half of the day that p is in, unless it
// says which itself.
func (r *reader) inPart(h hand, p period) hand {
	if p.code != "MO" && p.code != "MI" && h.hour < 12 && !r.halved(h) {
		h.hour += 12
	}
	return h
}

// halved reports whether h, which has been read, says "a.m." or "p.m." itself.
func (r *reader) halved(h hand) bool {
	return r.is(h.next-1, "am") || r.is(h.next-1, "pm") || r.is(h.next-1, "m") || r.is(h.next-1, ".") && r.is(h.next-2, "m")
}

// around reads the hedge before a clock time: "about 6 p.m."
func (r *reader) around(i int) (mod string, next int) {
	switch r.at(i).lex.text {
	case "about", "around", "approximately", "roughly":
		return "APPROX", i + 1
	}
	return "", i
}

// on puts h on a day.
func (h hand) on(d period, x reading) reading {
	if d.unit == dayPart && d.placed() {
		d = period{unit: day, begin: d.day()}
	}
	d = d.or("XXXX-XX-XX")
	x.period = d.at(h.hour, h.minute, h.second)
	switch {
	case h.zulu:
		x.value = x.period.value() + "Z"
	case h.hour == 24:
		x.value = d.value() + "T24:00"
	}
	if x.period.placed() {
		x.begin, x.end = x.period.begin, x.period.end()
	}
	return x
}

// dayBefore is the day that a clock time without one belongs to: the last named
// in its sentence, "on Friday, at 9 a.m.", else that of publication.
func (r *reader) dayBefore(i int) period {
	if r.last.unit > day || !r.inSentence(i) {
		return r.anchor
	}
	return periodOf(day, r.last.begin)
}

// dayAfter reads the day that follows a clock time: "Monday", "on May 16",
// ", Nov. 6", "today". The comma and "on" belong to the expression.
func (r *reader) dayAfter(i int) reading {
	if r.is(i, ",") || r.is(i, "on") || r.is(i, "of") {
		if d := r.dayOnly(i + 1); d.ok() {
			return d
		}
	}
	return r.dayOnly(i)
}

// dayOnly reads an expression for one day or part of one.
func (r *reader) dayOnly(i int) reading {
	d := r.calendarDate(i).longer(r.dayDate(i))
	if d.ok() && d.period.unit != day && d.period.unit != dayPart {
		return reading{}
	}
	return d
}

// hand reads the time itself.
func (r *reader) hand(i int) hand {
	t := r.at(i)
	h := r.handPast(i)
	switch {
	case h.ok():
	case t.kind == number:
		return r.handDigits(i)
	case t.lex.is&isHand != 0 && !(t.capital && r.titled(i+1)):
		return hand{hour: t.lex.n, second: -1, sure: true, next: i + 1}
	case r.is(i, "mid") && (r.is(r.hyphen(i+1), "day") || r.is(r.hyphen(i+1), "night")):
		h = hand{hour: 12, second: -1, sure: true, next: r.hyphen(i+1) + 1}
		if r.is(h.next-1, "night") {
			h.hour = 24
		}
	case t.lex.is&isCardinal != 0 && t.lex.n >= 1 && t.lex.n <= 23:
		h = r.handWords(i)
	}
	return h
}

// handWords reads a time in words: "seven", "seven thirty", "ten forty-five". The
// minutes must be marked as such, or follow "at".
func (r *reader) handWords(i int) hand {
	n := r.at(i).lex.n
	hour := hand{hour: n, second: -1, next: i + 1}
	if l := r.at(i + 1).lex; l.is&isCardinal != 0 && l.n < 60 {
		c := r.numberWords(i + 1)
		full := hand{hour: n, minute: int(c.n), second: -1, next: c.next}
		if c.n < 1 || c.n >= 60 || c.n != float64(full.minute) {
			return hand{}
		}
		if full = r.meridiem(full); full.sure {
			return full
		}
		full.sure = (r.is(i-1, "at") || (r.is(i-1, "for") || r.part(i-1)) && full.minute >= 10) && (r.closes(full.next) || r.at(full.next) == &outside)
		return full
	}
	if n > 12 {
		return hand{}
	}
	hour = r.meridiem(hour)
	hour.sure = hour.sure || r.bareHour(i, hour.next)
	return hour
}

// bareHour reports whether a number from i to next is an hour though nothing but
// an "at" before it says so: "at 7", "until nine".
func (r *reader) bareHour(i, next int) bool {
	around := r.is(i-1, "around") && (r.part(i-2) || r.at(i-2).lex.is&isDayWord != 0) // "tonight around 7"
	if !r.is(i-1, "at") && !around || r.is(i-2, "aged") || !r.closes(next) {
		return false
	}
	switch r.at(next).lex.text {
	case ".", ",", ";", "?", "!", "on", "in", "to", "until", "till", "til", "-", "with", "when", "after", "before", "by", "at":
		return true
	}
	return r.at(next) == &outside // the end of the text
}

// titled reports whether token i makes a name of a capital word before it: "the
// Midnight Club".
func (r *reader) titled(i int) bool {
	t := r.at(i)
	return t.capital && t.lex.is&(isWeekday|isMonth) == 0
}

// handDigits reads 6, 6:20, 6.20, 18:20:05 and 0640 with what marks them.
func (r *reader) handDigits(i int) hand {
	t := r.at(i)
	h := hand{hour: t.num, second: -1, next: i + 1}
	short := false // "340pm": only what follows makes it a time
	switch {
	case t.digits() == 4 && t.num <= 2400, t.digits() == 3:
		h.hour, h.minute = t.num/100, t.num%100
		short = t.digits() == 3
	case t.digits() > 2:
		return hand{}
	case (r.is(i+1, ":") || r.is(i+1, ".")) && r.at(i+1).glued && r.gluedNumber(i+2, 2):
		h.minute, h.next = r.at(i+2).num, i+3
		if r.is(i+3, ":") && r.gluedNumber(i+4, 2) {
			h.second, h.next = r.at(i+4).num, i+5
		}
	case h.hour == 12 && r.at(i+1).lex.is&isHand != 0: // "12 noon"
		return hand{hour: r.at(i + 1).lex.n, second: -1, sure: true, next: i + 2}
	}
	h = r.meridiem(h)
	if (r.is(i+1, ".") && h.next > i+2 || short) && !h.sure || h.hour > 24 || h.minute > 59 || h.second > 59 || h.hour == 24 && h.minute > 0 {
		return hand{}
	}
	if h.next == i+1 && h.hour >= 1 && h.hour <= 12 && t.digits() <= 2 {
		h.sure = h.sure || r.bareHour(i, h.next)
	}
	return h
}

// handPast reads "half past six", "a quarter to nine", "ten past 9", "three minutes
// to eight".
func (r *reader) handPast(i int) hand {
	j, n := i, 0
	if r.is(i-1, "-") { // "one-quarter to one-third"
		return hand{}
	}
	if r.is(j, "a") {
		j++
	}
	switch t := r.at(j); {
	case r.is(j, "half"):
		n = 30
	case r.is(j, "quarter"):
		n = 15
	case j > i:
		return hand{}
	case t.kind == number && t.digits() <= 2:
		n = t.num
	case t.lex.is&isCardinal != 0:
		n = t.lex.n
	}
	j++
	units := r.at(j).lex.unit == minute
	if units {
		j++
	}
	past := r.is(j, "past")
	if n < 1 || n > 59 || !past && (!r.is(j, "to") || !units && n != 15) || n == 30 && !past {
		return hand{}
	}
	hour := r.at(j + 1)
	h := hand{hour: hour.lex.n, minute: n, second: -1, sure: true, next: j + 2}
	if hour.kind == number {
		h.hour = hour.num
	} else if l := r.at(j + 2).lex; l.is&isCardinal != 0 && l.n >= 10 && l.n < 60 {
		c := r.numberWords(j + 2) // "three minutes to five thirty"
		h.minute, h.next = int(c.n)+n, c.next
		if !past {
			h.minute = int(c.n) - n
		}
		if h.minute >= 0 && h.minute < 60 && h.hour >= 1 && h.hour <= 12 {
			return r.meridiem(h)
		}
		return hand{}
	}
	if h.hour < 1 || h.hour > 12 {
		return hand{}
	}
	if !past {
		h.hour, h.minute = h.hour-1, 60-n
	}
	return r.meridiem(h)
}

// meridiem reads what marks h as a time of the clock: "p.m.", "o'clock", "in the
// morning", "hours", and a zone.
func (r *reader) meridiem(h hand) hand {
	i := h.next
	switch {
	case r.is(i, "am"), r.is(i, "pm"):
		h = r.partAgain(h.half(r.is(i, "pm"), i+1))
	case (r.is(i, "a") || r.is(i, "p")) && r.is(i+1, ".") && r.is(i+2, "m"):
		h = h.half(r.is(i, "p"), i+3)
		if r.is(h.next, ".") && r.at(h.next).glued {
			h.next++
		}
		h = r.partAgain(h)
	case (r.is(i, "a") || r.is(i, "p")) && r.at(i).glued && r.at(i-1).kind == number && r.is(i-2, "at") && (!r.at(i+1).glued || !r.at(i+2).glued && r.at(i+1).kind == mark): // "at 9a"
		h = h.half(r.is(i, "p"), i+1)
	case (r.is(i, "a") || r.is(i, "p")) && r.is(i+1, "m"):
		h = h.half(r.is(i, "p"), i+2)
	case r.is(i, "ish"), r.is(i, "-") && r.is(i+1, "ish"):
		h.next, h.sure = r.hyphen(i)+1, true
	case r.is(i, "o") && r.is(i+1, "'") && r.is(i+2, "clock"):
		h.next, h.sure = i+3, true
		h = r.partAfter(h)
	case r.is(i, "oclock"):
		h.next, h.sure = i+1, true
		h = r.partAfter(h)
	case r.is(i, "hours") || r.is(i, "hrs"):
		if t := r.at(i - 1); t.kind == number && t.digits() == 4 {
			h.next, h.sure = i+1, true
		}
	default:
		h = r.partAfter(h)
	}
	return r.zone(h)
}

// partAfter reads the "in the morning" behind h.
func (r *reader) partAfter(h hand) hand {
	i := h.next
	switch {
	case h.hour > 12:
		return h
	case r.is(i, "in") && r.is(i+1, "the") && r.part(i+2):
		i += 2
	case r.is(i, "at") && r.is(i+1, "night"):
		i++
	case h.sure && r.part(i):
	default:
		return h
	}
	code := r.at(i).lex.code
	return h.half(code != "MO" && (code != "MI" || h.hour < 10 || h.hour == 12), i+1)
}

// partAgain skips the "in the evening" of "8 p.m. in the evening".
func (r *reader) partAgain(h hand) hand {
	if i := h.next; r.is(i, "in") && r.is(i+1, "the") && r.part(i+2) {
		h.next = i + 3
	}
	return h
}

// half puts h before noon or after it; "18:00 p.m." stays what it is.
func (h hand) half(pm bool, next int) hand {
	h.next, h.sure = next, true
	if h.hour > 12 {
		return h
	}
	h.hour %= 12
	if pm {
		h.hour += 12
	}
	return h
}

// zone reads a time zone after h: "GMT", "EST", "local time", "Eastern time".
func (r *reader) zone(h hand) hand {
	i := h.next
	t := r.at(i)
	switch {
	case t.lex.is&isZone == 0:
		return h
	case r.is(i+1, "time"):
		h.next, h.sure = i+2, true
	case t.capital && r.s[t.end-1] < 'a': // "Et" and "pt" are words
		h.next, h.sure = i+1, true
		h.zulu = r.is(i, "gmt") || r.is(i, "utc") || r.is(i, "z")
	}
	return h
}

// clockContext reports whether the bare time h, such as 6:20 or 9, at i stands
// where only a clock time can: after "at", or first of "2 to 3 p.m.".
func (r *reader) clockContext(i int, h hand) bool {
	opened := r.is(i-1, "from") || r.is(i-1, "between")
	if (h.hour <= 12 || opened && h.hour < 24) && r.secondHand(h).ok() || opened && (r.hoursOfDay(i, h).ok() || r.lastingHour(i, h)) {
		return true
	}
	if r.at(i).kind != number || !r.is(i+1, ":") {
		return false
	}
	if t := r.at(h.next); t.glued && (t.kind == number || r.is(h.next, ":")) {
		return false
	}
	if r.at(i+2).digits() != 2 { // a score
		return false
	}
	before := r.at(i - 1)
	switch before.lex.text {
	case "in", "of", "by", "a", "the", "led", "won":
		return false
	case "at", "about", "around", "until", "till", "from", "before", "after", "since", "to", "between":
		return true
	}
	if before.lex.is&(isWeekday|isMonth|isPart|isDayWord) != 0 {
		return true
	}
	return h.hour < 24 && before.kind == word && !before.capital && r.closes(h.next) // not "John 3:16"
}

// hoursOfDay is the second time of a range of hours that h at i opens after "from" or
// "between", and that only the day behind it tells from other numbers: "from 5 to 6
// on Sunday". Prices rose so, too: the clause must not look back.
func (r *reader) hoursOfDay(i int, h hand) hand {
	j := h.next
	if !r.is(i-1, "from") && !r.is(i-1, "between") || h.sure || h.hour > 12 || !r.rangeWord(j) && !r.is(j, "and") || r.is(j, "-") {
		return hand{}
	}
	second := r.hand(j + 1)
	if !second.ok() || second.sure || second.hour > 12 || r.dayAfter(second.next).period.unit != day || r.tenseAt(i, second.next) == Past {
		return hand{}
	}
	return second
}

// lastingHour reports whether the bare hour h at i begins a length of hours or
// minutes: "from 9 for 2 hours", "for 2 hours from 9".
func (r *reader) lastingHour(i int, h hand) bool {
	if h.hour > 12 || h.next != i+1 || !r.is(i-1, "from") {
		return false
	}
	if u := r.at(i - 2).lex; u.is&isUnit != 0 && (u.unit == hour || u.unit == minute) {
		return r.at(h.next) == &outside || r.is(h.next, ".") || r.is(h.next, ",")
	}
	if !r.is(h.next, "for") {
		return false
	}
	l := r.bareLength(h.next + 1)
	return l.next > 0 && (l.unit == hour || l.unit == minute)
}

// secondHand reads the second, marked time of a range that h opens: "between 2
// and 3 a.m.", "2-3 p.m.".
func (r *reader) secondHand(h hand) hand {
	i := h.next
	if !r.rangeWord(i) && !r.is(i, "and") {
		return hand{}
	}
	if second := r.hand(i + 1); second.sure || second.ok() && r.is(i+2, ":") && second.next == i+4 {
		return second
	}
	return hand{}
}

// sameHalf puts h in the half of the day that the end of its range is in.
func (h hand) sameHalf(second hand) hand {
	if !h.sure && h.hour < 12 && (h.hour+12 <= second.hour || h.hour > second.hour) { // "2 to 4 p.m.", "10 to 2 a.m."
		h.hour += 12
	}
	return h
}
