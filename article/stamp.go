package article

import (
	"regexp"
	"strings"

	"github.com/recount-news/recount/text"
)

// A stamp is a date with what it is the date of: "Published: 22 May 2025",
// "Last updated at 14:05 GMT on May 22, 2025", "date 2025-05-22".

var (
	stampLabel = regexp.MustCompile(`(?i)^(?:(?:first |originally |story )?(published|posted|created|issued|released|dated?)|((?:last |story )?(?:updated|modified|revised)))\b(?:\s+(?:on|at))?\s*[:|–—-]?\s*`)
	stampGap   = regexp.MustCompile(`^[\s|,;·•/()–—-]*`)
	vagueStamp = regexp.MustCompile(`(?i)^(?:(?:an?|\d+) (?:minute|hour|day|week|month)s? ago|` + weekday + `(?:` + monthWord + `\s+\d{1,2}|\d{1,2}\s+` + monthWord + `|\d{1,2}:\d{2})\b)`)
)

// longestStamp bounds a line of dates, in bytes.
const longestStamp = 120

// stamp reads the label and date that s begins with. An update is a date that
// is not the first.
func stamp(s string) (d Date, date text.Span, isUpdate, ok bool) {
	label := stampLabel.FindStringSubmatch(s)
	start := 0
	if label != nil {
		start = len(label[0])
		isUpdate = label[2] != ""
	}
	d, n, ok := parseDate(s[start:])
	return d, text.Span{Start: start, End: start + n}, isUpdate, ok
}

// isStampLine reports whether s holds stamps and nothing else, and lists them
// to each. A label with less than a date behind it ("Updated 3 hours ago") makes
// it one, too, though nothing can be taken from it.
func isStampLine(s string, each func(d Date, at text.Span, isUpdate bool)) bool {
	if len(s) > longestStamp || !strings.ContainsAny(s, "0123456789") {
		return false
	}
	found := false
	for at := len(stampGap.FindString(s)); at < len(s); {
		d, span, isUpdate, ok := stamp(s[at:])
		if !ok {
			label := stampLabel.FindString(s[at:])
			return label != "" && vagueStamp.MatchString(s[at+len(label):]) && isOpen(s)
		}
		found = true
		if each != nil {
			each(d, span.Shift(at), isUpdate)
		}
		at += span.End
		at += len(stampGap.FindString(strings.TrimPrefix(s[at:], ".")))
		if at < len(s) && s[at] == '.' {
			at++
		}
	}
	return found
}

// dateLine takes the dates of a line that holds nothing else. Deep in the story
// an unlabelled date is a heading of its own, as in a chronology.
func (l *layout) dateLine(s text.Span, i int) bool {
	str := s.Of(l.a.Text)
	if l.story > 1 && i+1 < len(l.pieces) && !stampLabel.MatchString(str) {
		return false
	}
	if !isStampLine(str, nil) {
		return false
	}
	isStampLine(str, func(d Date, at text.Span, isUpdate bool) {
		l.publish(d, at.Shift(s.Start), isUpdate)
	})
	return true
}

// sourceLine takes the date of a line like
//
//	Nordkant News, January 9, 2026 05:30
//	The Morning Gazette | 9 Jan 2026
//	Kyiv, 9 January 2026
//
// between a title and its story, and the publisher, where the name says that it is
// one.
func (l *layout) sourceLine(s text.Span) bool {
	str := s.Of(l.a.Text)
	if !l.titled || l.story > 0 || len(str) > longestStamp {
		return false
	}
	first := strings.IndexAny(str, ",|·•/(–—-")
	if first < 0 {
		return false
	}
	name := trim(str, text.Span{End: first})
	at := first + len(stampGap.FindString(str[first:]))
	d, date, isUpdate, ok := stamp(str[at:])
	if !ok || strings.Trim(str[at+date.End:], ".) ") != "" || !areNames("The "+name.Of(str)) {
		return false
	}
	l.publish(d, date.Shift(s.Start+at), isUpdate)
	if office.MatchString(name.Of(str)) {
		l.learn(&l.a.Publisher, name.Shift(s.Start))
	}
	return true
}

// datePrefix takes a date that the piece s begins with, and gives the rest. It
// needs the word "date" before it, or a dash, bar or colon behind it.
func (l *layout) datePrefix(s text.Span) text.Span {
	if l.story > 0 {
		return s
	}
	str := head(l.a.Text, s, longestStamp)
	d, at, isUpdate, ok := stamp(str)
	if !ok {
		return s
	}
	behind := dateRule.FindString(str[at.End:])
	if behind == "" && !strings.HasPrefix(strings.ToLower(str), "date") {
		return s
	}
	l.publish(d, at.Shift(s.Start), isUpdate)
	end := s.Start + at.End + len(behind)
	l.add(text.Span{Start: s.Start, End: end}, Meta)
	return trim(l.a.Text, text.Span{Start: end, End: s.End})
}

var dateRule = regexp.MustCompile(`^\s*(?:[–—|:]|-+\s)`)

// publish takes d, at s, for the date of publication unless a better one is
// known: the first that is given, but any other before that of an update.
func (l *layout) publish(d Date, s text.Span, isUpdate bool) {
	if !d.Known() {
		l.a.note("The date %q could be two days, so it was not used.", s.Of(l.a.Text))
		return
	}
	if l.a.Published.Known() && (!l.updated || isUpdate) {
		return
	}
	d.Span, d.From = s, FromText
	l.a.Published, l.updated = d, isUpdate
}

// isMetaLine reports whether a line of plain text can only be a date or byline.
func isMetaLine(s string) bool {
	if len(s) > longestStamp {
		return false
	}
	return isStampLine(s, nil) || !bylineNames(s).Empty()
}
