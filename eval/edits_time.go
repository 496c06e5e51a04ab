package eval

import (
	"strconv"
	"strings"

	"github.com/recount-news/recount/compare"
)

var timeForms = []editForm{
	{compare.Time, "weekday", (*editSource).otherWeekday},
	{compare.Time, "month", (*editSource).otherMonth},
	{compare.Time, "day of month", (*editSource).otherDay},
	{compare.Time, "year", (*editSource).otherYear},
	{compare.Time, "clock", (*editSource).otherClock},
	{compare.Time, "how long ago", (*editSource).otherDistance},
	{compare.Time, "relative day", (*editSource).otherRelativeDay},
}

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// timeWords calls f for the words of each time that may be edited, outside names,
// and puts what it gives in their place.
func (s *editSource) timeWords(f func(t int, word, time string) (string, bool)) (edits []edit) {
	s.tokens(func(_, t int) {
		span := s.tok(t).Span
		for _, tm := range s.d.Times {
			if !tm.Span.Contains(span) {
				continue
			}
			for _, m := range s.d.Mentions {
				if m.Span.Overlaps(span) {
					return
				}
			}
			if with, ok := f(t, s.word(t), s.d.Text(tm.Span)); ok && with != s.word(t) {
				edits = append(edits, replace(span, with))
			}
		}
	})
	return edits
}

func index(list []string, word string) int {
	for i, w := range list {
		if w == word {
			return i
		}
	}
	return -1
}

// otherWeekday puts another day of the week, where no date would contradict it.
func (s *editSource) otherWeekday() []edit {
	return s.timeWords(func(t int, word, time string) (string, bool) {
		i := index(weekdays, word)
		if i < 0 || strings.ContainsAny(time, "0123456789") || s.nextIs(t, ",", "(") && isDigit(s.afterNext(t)) {
			return "", false
		}
		return weekdays[(i+1+s.rng.IntN(5))%7], true
	})
}

func (s *editSource) afterNext(t int) byte {
	if t+2 < len(s.d.Tokens) {
		return s.word(t + 2)[0]
	}
	return ' '
}

func (s *editSource) otherMonth() []edit {
	return s.timeWords(func(t int, word, time string) (string, bool) {
		i := index(months, word)
		if i < 0 || hasWeekday(time) {
			return "", false
		}
		return months[(i+1+s.rng.IntN(10))%12], true
	})
}

func hasWeekday(words string) bool {
	for _, day := range weekdays {
		if strings.Contains(words, day) {
			return true
		}
	}
	return false
}

func (s *editSource) otherDay() []edit {
	return s.timeWords(func(t int, word, time string) (string, bool) {
		day := strings.TrimRight(word, "sthndr")
		n, err := strconv.Atoi(day)
		if err != nil || n > 28 || n < 1 || hasWeekday(time) || !hasMonth(time) {
			return "", false
		}
		with := (n+1+s.rng.IntN(20))%27 + 1
		if day != word {
			return strconv.Itoa(with) + ordinalEnding(with), true
		}
		return strconv.Itoa(with), true
	})
}

func hasMonth(words string) bool {
	for _, m := range months {
		if strings.Contains(words, m) || strings.Contains(words, m[:3]+".") || strings.Contains(words, m[:3]+" ") {
			return true
		}
	}
	return false
}

func ordinalEnding(n int) string {
	switch {
	case n/10%10 == 1:
		return "th"
	case n%10 == 1:
		return "st"
	case n%10 == 2:
		return "nd"
	case n%10 == 3:
		return "rd"
	}
	return "th"
}

func (s *editSource) otherYear() []edit {
	return s.timeWords(func(t int, word, time string) (string, bool) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1900 || n > 2100 || hasWeekday(time) || s.nextIs(t, "-", "–") {
			return "", false
		}
		return strconv.Itoa(n + []int{-7, -4, -3, -2, -1, 1, 2, 3}[s.rng.IntN(8)]), true
	})
}

func (s *editSource) otherClock() []edit {
	return s.timeWords(func(t int, word, time string) (string, bool) {
		low := strings.ToLower(time)
		isClock := strings.Contains(low, "m.") || strings.HasSuffix(low, "am") || strings.HasSuffix(low, "pm") || strings.Contains(low, ":") || strings.Contains(low, "o'clock")
		if !isClock {
			return "", false
		}
		switch strings.ToLower(word) {
		case "a.m.", "am":
			return strings.Replace(word, word[:1], map[bool]string{true: "P", false: "p"}[word[0] == 'A'], 1), true
		case "p.m.", "pm":
			return strings.Replace(word, word[:1], map[bool]string{true: "A", false: "a"}[word[0] == 'P'], 1), true
		}
		hour, rest := word, ""
		if i := strings.IndexAny(word, ":.apAP"); i > 0 {
			hour, rest = word[:i], word[i:]
		}
		n, err := strconv.Atoi(hour)
		if err != nil || n < 1 || n > 12 {
			return "", false
		}
		return strconv.Itoa((n+1+s.rng.IntN(8))%12+1) + rest, true
	})
}

// otherDistance changes how far in the past or the future something lies.
func (s *editSource) otherDistance() (edits []edit) {
	others := map[string]string{"days": "weeks", "weeks": "months", "months": "years", "years": "months", "hours": "days", "minutes": "hours",
		"day": "week", "week": "month", "month": "year", "year": "month"}
	for _, tm := range s.d.Times {
		words := s.d.Text(tm.Span)
		if !strings.HasSuffix(words, " ago") && !strings.HasSuffix(words, " earlier") && !strings.HasSuffix(words, " later") {
			continue
		}
		if i := s.sentenceOf(tm.Span.Start); !s.isUsable(i) || s.inMarks(tm.Span) {
			continue
		}
		first, last := s.d.TokensIn(tm.Span)
		for t := first; t < last; t++ {
			if with, ok := others[s.word(t)]; ok {
				edits = append(edits, replace(s.tok(t).Span, with))
			}
			if n, err := strconv.Atoi(s.word(t)); err == nil && n > 1 {
				edits = append(edits, replace(s.tok(t).Span, strconv.Itoa(n+1+s.rng.IntN(n+2))))
			}
			if n := index(numberWords, s.word(t)); n > 0 {
				edits = append(edits, replace(s.tok(t).Span, numberWords[1+(n+1+s.rng.IntN(8))%14]))
			}
		}
	}
	return edits
}

func (s *editSource) isUsable(sentence int) bool {
	for _, i := range s.usable {
		if i == sentence {
			return true
		}
	}
	return false
}

func (s *editSource) otherRelativeDay() []edit {
	return s.timeWords(func(t int, word, time string) (string, bool) {
		low := strings.ToLower(time)
		others := map[string]string{"yesterday": "last week", "tomorrow": "next week", "tonight": "tomorrow night", "today": "yesterday"}
		with, ok := others[strings.ToLower(word)]
		if ok && low == strings.ToLower(word) && (s.tok(t).Rel == "obl:tmod" || s.tok(t).Rel == "advmod" || s.tok(t).Rel == "obl:npmod" || s.tok(t).Rel == "obl") {
			return likeCase(with, word), true
		}
		if strings.HasPrefix(low, "last ") || strings.HasPrefix(low, "next ") {
			with, ok = map[string]string{"week": "month", "month": "year", "year": "month", "night": "week"}[word]
			return with, ok
		}
		if strings.HasPrefix(low, "this ") {
			with, ok = map[string]string{"week": "month", "month": "week"}[word]
			return with, ok
		}
		switch word {
		case "morning":
			return "evening", true
		case "afternoon":
			return "morning", true
		case "evening":
			return "morning", true
		}
		return "", false
	})
}
