package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

// A dateline opens the first paragraph of an agency story:
//
//	HARROW BAY, March 3 (Tideline Wire) — The pier ...
//	Bend, Ore. (AP) - A man ...
//	LONDON, England | Two trains ...
//
// The place is in capitals, or an agency stands in brackets behind it.

// longestDateline bounds the search for the dash, in bytes.
const longestDateline = 110

var (
	datelineDash = regexp.MustCompile(`\s*[—–―]\s*|\s+(?:-{1,2}|\||_)(?:\s+|$)|-{2}\s*|\)\s?(-)\s?`)
	bracket      = regexp.MustCompile(`\s*\(([^()]+)\)`)
	dayOnly      = regexp.MustCompile(`(?i)^` + weekday + `(?:` + monthWord + `\s+\d{1,2}|\d{1,2}\s+` + monthWord + `)$`)
)

// notPlaces are words that stand in capitals before a dash and are no place.
var notPlaces = map[string]bool{
	"BREAKING": true, "BREAKING NEWS": true, "UPDATE": true, "UPDATED": true, "EXCLUSIVE": true,
	"WATCH": true, "LIVE": true, "VIDEO": true, "PHOTOS": true, "OPINION": true, "ANALYSIS": true,
	"CORRECTION": true, "NOTE": true, "EDITOR'S NOTE": true, "FILE": true, "FILE PHOTO": true,
	"REPORT": true, "NEWS": true, "Q": true, "A": true, "I": true, "PRESS RELEASE": true,
}

// dateline takes the dateline that s begins with, and gives the rest.
func (l *layout) dateline(s text.Span) text.Span {
	if l.story > 2 || l.a.Dateline.From == FromText || s.Empty() {
		return s
	}
	str := head(l.a.Text, s, longestDateline)
	if !mayHaveDash(str) {
		return s
	}
	dash := datelineDash.FindStringIndex(str)
	if dash == nil {
		return s
	}
	if str[dash[0]] == ')' { // ")-" has its bracket in the match
		dash[0]++
	}
	if !l.readDateline(text.Span{Start: s.Start, End: s.Start + dash[0]}) {
		return s
	}
	end := s.Start + dash[1]
	l.add(text.Span{Start: s.Start, End: end}, Meta)
	return trim(l.a.Text, text.Span{Start: end, End: s.End})
}

// mayHaveDash spares most paragraphs the pattern.
func mayHaveDash(s string) bool {
	return strings.ContainsAny(s, "—–―|_") || strings.Contains(s, " -") || strings.Contains(s, "--") ||
		strings.Contains(s, "\n-") || strings.Contains(s, "\t-") || strings.Contains(s, ")")
}

// readDateline takes place, day and agency from s, the words before the dash.
func (l *layout) readDateline(s text.Span) bool {
	str := s.Of(l.a.Text)
	place, agency, day, ok := splitDateline(str)
	if !ok {
		return false
	}
	l.learn(&l.a.Dateline, place.Shift(s.Start))
	if !agency.Empty() {
		l.learnAgency(&l.a.Agency, agency.Shift(s.Start))
	}
	if d, n, ok := parseDate(day.Of(str)); ok && n == day.Len() {
		l.publish(d, day.Shift(s.Start), false)
	}
	return true
}

// splitDateline cuts "PLACE, Region, Day (Agency)" into its parts. Agency and
// day may be empty.
func splitDateline(s string) (place, agency, day text.Span, ok bool) {
	place = text.Span{End: len(s)}
	for _, m := range bracket.FindAllStringSubmatchIndex(s, -1) {
		place.End = min(place.End, m[0])
		inner := text.Span{Start: m[2], End: m[3]}
		if isDay(inner.Of(s)) {
			day = inner
		} else {
			agency = inner
		}
	}
	// The day stands behind the first or second last comma: "March 3, 2025" has
	// a comma of its own.
	for end := place.End; ; {
		comma := strings.LastIndex(s[:end], ", ")
		if comma < 0 {
			break
		}
		if tail := (text.Span{Start: comma + 2, End: place.End}); isDay(tail.Of(s)) {
			day, place.End = tail, comma
		}
		end = comma
	}
	if place.Empty() { // "(Reuters) - The pier", where the place was left off
		return place, agency, day, agencyNamed(agency.Of(s)) != ""
	}
	return place, agency, day, isPlace(place.Of(s), !agency.Empty())
}

// isDateline reports whether s is a dateline with nothing behind it.
func isDateline(s string) bool {
	bare := strings.TrimRight(s, "—–-| ")
	if bare == s || len(s) > longestDateline {
		return false
	}
	_, _, _, ok := splitDateline(bare)
	return ok
}

// isDay reports whether s is a date, with or without its year.
func isDay(s string) bool {
	if dayOnly.MatchString(s) {
		return true
	}
	_, n, ok := parseDate(s)
	return ok && n == len(s)
}

// isPlace reports whether s reads like "HARROW BAY", "BEND, Ore." or
// "WASHINGTON/PARIS". With an agency behind it "Bend, Ore." will do.
func isPlace(s string, hasAgency bool) bool {
	town, region, _ := strings.Cut(s, ", ")
	if notPlaces[town] || len(strings.Fields(town)) > 4 || len(strings.Fields(region)) > 4 {
		return false
	}
	letters := 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '/' || r == ',' }) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !isParticle(w) {
			return false
		}
		letters += utf8.RuneCountInString(w)
	}
	return letters > 2 && letters < 60 && (hasAgency || isCapitals(town))
}

// isCapitals reports whether s is written in capitals, but for "Mc" and "St.".
func isCapitals(s string) bool {
	upper, lower := 0, 0
	for _, w := range strings.Fields(s) {
		w = strings.TrimPrefix(strings.TrimPrefix(w, "Mc"), "Mac")
		if w == "St." || w == "Ste." {
			continue
		}
		for _, r := range w {
			switch {
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				lower++
			case unicode.IsDigit(r):
				return false
			}
		}
	}
	return upper > 1 && lower == 0
}

// isParticle reports whether w may stand in lower case inside a name.
func isParticle(w string) bool {
	switch w {
	case "de", "du", "des", "da", "do", "dos", "di", "del", "della", "la", "le", "el", "al", "von", "van",
		"der", "den", "ter", "bin", "ibn", "of", "and", "the", "y", "e", "on", "upon", "sur", "&":
		return true
	}
	return false
}
