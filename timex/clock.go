package timex

// Clock times: "7:20 p.m.", "at 0640 GMT", "6 p.m. Monday", "noon Saturday",
// "half past six", "ten o'clock". Intervals are one minute long and reckoned as
// local time, whatever the zone.

// hand is a time of the clock.
type hand struct {
	hour, minute int
	sure         bool // marked as a clock time by itself: "p.m.", "o'clock", "GMT"
	zulu         bool // in universal time
	next         int
}

func (h hand) ok() bool { return h.next > 0 }

// clock reads a clock time with the day it belongs to, before or after it.
func (r *reader) clock(i int) reading {
	mod, start := r.around(i)
	h := r.hand(start)
	if !h.ok() || !h.sure && !r.clockContext(start, h) {
		return reading{}
	}
	x := reading{next: h.next, typ: Clock, mod: mod, relative: true, assumed: true}
	on := r.dayBefore(i)
	if d := r.dayAfter(h.next); d.ok() {
		on, x.next, x.relative, x.assumed = d.period, d.next, d.relative, false
	} else if second := r.secondHand(h); second.ok() {
		h = h.sameHalf(second)
		if d := r.dayAfter(second.next); d.ok() {
			on, x.relative, x.assumed = d.period, d.relative, false
		}
	}
	return h.on(on, x)
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
func (h hand) on(day period, x reading) reading {
	if day.unit == dayPart && day.placed() {
		day.begin = day.day()
	}
	day = day.or("XXXX-XX-XX")
	x.period = day.at(h.hour, h.minute)
	switch {
	case h.zulu:
		x.value = x.period.value() + "Z"
	case h.hour == 24:
		x.value = day.value() + "T24:00"
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
	if r.is(i, ",") || r.is(i, "on") {
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
	switch {
	case t.kind == number:
		return r.handDigits(i)
	case t.lex.is&isHand != 0 && !(t.capital && r.titled(i+1)):
		return hand{hour: t.lex.n, sure: true, next: i + 1}
	case t.lex.is&isCardinal != 0 && t.lex.n >= 1 && t.lex.n <= 12:
		return r.meridiem(hand{hour: t.lex.n, next: i + 1})
	case r.is(i, "half") && r.is(i+1, "past"), r.is(i, "quarter") && (r.is(i+1, "past") || r.is(i+1, "to")):
		return r.handPast(i)
	}
	return hand{}
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
	h := hand{hour: t.num, next: i + 1}
	switch {
	case t.digits() == 4 && t.num <= 2400:
		h.hour, h.minute = t.num/100, t.num%100
	case t.digits() > 2:
		return hand{}
	case (r.is(i+1, ":") || r.is(i+1, ".")) && r.at(i+1).glued && r.gluedNumber(i+2, 2):
		h.minute, h.next = r.at(i+2).num, i+3
		if r.is(i+3, ":") && r.gluedNumber(i+4, 2) {
			h.next = i + 5
		}
	}
	h = r.meridiem(h)
	if r.is(i+1, ".") && !h.sure || h.hour > 24 || h.minute > 59 || h.hour == 24 && h.minute > 0 {
		return hand{}
	}
	return h
}

// handPast reads "half past six", "quarter to nine".
func (r *reader) handPast(i int) hand {
	n := r.at(i + 2).lex.n
	if t := r.at(i + 2); t.kind == number {
		n = t.num
	}
	if n < 1 || n > 12 {
		return hand{}
	}
	h := hand{hour: n, minute: 30, sure: true, next: i + 3}
	switch {
	case r.is(i, "quarter") && r.is(i+1, "to"):
		h.hour, h.minute = n-1, 45
	case r.is(i, "quarter"):
		h.minute = 15
	}
	return r.meridiem(h)
}

// meridiem reads what marks h as a time of the clock: "p.m.", "o'clock", "in the
// morning", "hours", and a zone.
func (r *reader) meridiem(h hand) hand {
	i := h.next
	switch {
	case r.is(i, "am"), r.is(i, "pm"):
		h = h.half(r.is(i, "pm"), i+1)
	case (r.is(i, "a") || r.is(i, "p")) && r.is(i+1, ".") && r.is(i+2, "m") && r.at(i+2).glued:
		h = h.half(r.is(i, "p"), i+3)
		if r.is(h.next, ".") && r.at(h.next).glued {
			h.next++
		}
	case r.is(i, "o") && r.is(i+1, "'") && r.is(i+2, "clock"):
		h.next, h.sure = i+3, true
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
	if !r.is(i, "in") || !r.is(i+1, "the") || !r.part(i+2) || h.hour > 12 {
		return h
	}
	return h.half(r.at(i+2).lex.code != "MO", i+3)
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
	if h.hour <= 12 && r.secondHand(h).ok() {
		return true
	}
	if r.at(i).kind != number || !r.is(i+1, ":") {
		return false
	}
	if t := r.at(h.next); t.glued && (t.kind == number || r.is(h.next, ":")) {
		return false
	}
	switch r.at(i - 1).lex.text {
	case "at", "by", "about", "around", "until", "till", "from", "before", "after", "since", "to", "between":
		return true
	}
	return r.at(i-1).lex.is&(isWeekday|isMonth|isPart) != 0
}

// secondHand reads the second, marked time of a range that h opens: "between 2
// and 3 a.m.", "2-3 p.m.".
func (r *reader) secondHand(h hand) hand {
	i := h.next
	if !r.is(i, "-") && !r.is(i, "to") && !r.is(i, "and") && !r.is(i, "until") || r.at(i+1).kind != number {
		return hand{}
	}
	if second := r.handDigits(i + 1); second.sure {
		return second
	}
	return hand{}
}

// sameHalf puts h in the half of the day that the end of its range is in.
func (h hand) sameHalf(second hand) hand {
	if !h.sure && h.hour < 12 && h.hour+12 <= second.hour {
		h.hour += 12
	}
	return h
}
