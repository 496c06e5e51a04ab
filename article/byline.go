package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

// byline takes the writers' names from a line like
//
//	By JANE DOE and John Roe, Staff Writers
//	By Jane Doe | Tideline Wire
//	By Jane Doe on May 22, 2025
func (l *layout) byline(s text.Span) bool {
	if str := s.Of(l.a.Text); strings.HasPrefix(str, "*") || strings.HasPrefix(str, "_") { // emphasis in Markdown
		s.Start += len(str) - len(strings.TrimLeft(str, "*_"))
		s.End -= len(str) - len(strings.TrimRight(str, "*_"))
	}
	if s.End <= s.Start {
		return false
	}
	str := s.Of(l.a.Text)
	if len(str) > longestByline {
		return false
	}
	names := bylineNames(str)
	if names.Empty() {
		return false
	}
	l.learn(&l.a.Byline, names.Shift(s.Start))
	behind := trim(str, text.Span{Start: names.End, End: len(str)})
	behind.Start += len(bylineGap.FindString(behind.Of(str)))
	if d, at, isUpdate, ok := stamp(behind.Of(str)); ok {
		l.publish(d, at.Shift(s.Start+behind.Start), isUpdate)
	}
	if agencyNamed(behind.Of(str)) != "" {
		l.learnAgency(&l.a.Agency, behind.Shift(s.Start))
	}
	if agencyNamed(names.Of(str)) != "" {
		l.learnAgency(&l.a.Agency, names.Shift(s.Start))
	}
	return true
}

// longestByline bounds a byline, in bytes.
const longestByline = 160

var (
	byWord     = regexp.MustCompile(`^(?:By|BY|by|Written by|Story by|Words by|Author):?\s+`)
	bylineRule = regexp.MustCompile(`\s+[|·•–—-]\s+|\s*\|\s*|\s+on\s+|\s+(?:in|for|of|at)\s+\p{Lu}|\s+\(|\n`)
	bylineGap  = regexp.MustCompile(`^[\s,|·•/–—-]*(?:on\s+)?`)
	office     = regexp.MustCompile(`(?i)\b(?:writers?|reporters?|correspondents?|editors?|staff|press|news|newspapers?|bureau|times|post|agency|contributors?|journal|tribune|herald|chief|photographer|columnists?|wire|media|today|gazette|courier|radio|tv|weekly|daily|review)\b`)
	staffTail  = regexp.MustCompile(`(?i),\s+(?:(?:chief|senior|staff|special|foreign|crime|political|business)\s+)*(?:writers?|reporters?|correspondents?|editors?)(?:,.*)?$`)
)

// bylineNames is the place of the names in a byline, empty if s is none.
func bylineNames(s string) text.Span {
	if len(s) > longestByline {
		return text.Span{}
	}
	names := text.Span{Start: len(byWord.FindString(s)), End: len(s)}
	if names.Start == 0 { // "Jane Doe, Staff Writer"
		if len(s) > 80 || !isOpen(s) || !strings.Contains(s, ", ") {
			return text.Span{}
		}
		at := staffTail.FindStringIndex(s)
		if at == nil {
			return text.Span{}
		}
		names.End = at[0]
	}
	if at := bylineRule.FindStringIndex(names.Of(s)); at != nil {
		names.End = names.Start + at[0]
	}
	for { // drop offices and papers behind the names
		comma := strings.LastIndex(names.Of(s), ",")
		if comma < 0 {
			break
		}
		last := strings.TrimSpace(names.Of(s)[comma+1:])
		if !office.MatchString(last) && agencyNamed(last) == "" && len(strings.Fields(last)) > 1 {
			break
		}
		names.End = names.Start + comma
	}
	names = trim(s, names)
	if !areNames(names.Of(s)) {
		return text.Span{}
	}
	return names
}

// areNames reports whether every word of s could be part of a name, and there
// are enough of them: two, or one that is known to sign articles.
func areNames(s string) bool {
	list := strings.FieldsFunc(s, func(r rune) bool { return isBlank(r) || r == ',' })
	if len(list) == 1 {
		return agencyNamed(s) != "" || strings.EqualFold(s, "staff") || strings.EqualFold(s, "reuters")
	}
	if len(list) == 0 || len(list) > 16 || strings.HasSuffix(s, ".") && !nameStop.MatchString(s) {
		return false
	}
	capital := 0
	for _, w := range list {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !isParticle(w) && w != "with" {
			return false
		}
		if strings.ContainsAny(w, ":;?!\"“”0123456789") {
			return false
		}
		if unicode.IsUpper(r) && w != "The" {
			capital++
		}
	}
	return capital > 0
}

// nameStop is a full stop that belongs to a name.
var nameStop = regexp.MustCompile(`(?:\b\p{Lu}|Jr|Sr)\.$`)
