package eval

import (
	"strconv"
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
)

var precisionForms = []editForm{
	{compare.Precision, "number made vague", (*editSource).vagueNumber},
	{compare.Precision, "number made exact", (*editSource).exactNumber},
	{compare.Precision, "date made vague", (*editSource).vagueDate},
	{compare.Precision, "name made vague", (*editSource).vagueName},
	{compare.Precision, "place made vague", (*editSource).vaguePlace},
}

// vagueNumber says how many only by the size.
func (s *editSource) vagueNumber() (edits []edit) {
	s.tokens(func(_, t int) {
		tok := s.tok(t)
		if tok.UPOS != document.NUM || tok.Rel != "nummod" || tok.Head != t+1 && tok.Head != t+2 || s.tok(tok.Head).XPOS != "NNS" || !s.isAmount(t) || s.hedgedNumber(t) {
			return
		}
		n, err := strconv.Atoi(strings.ReplaceAll(s.word(t), ",", ""))
		if err != nil {
			n = index(numberWords, strings.ToLower(s.word(t))) + 1
		}
		for _, q := range s.d.Quantities {
			if q.Number.Overlaps(tok.Span) && q.Unit != "" {
				return
			}
		}
		with := ""
		switch {
		case n >= 2000:
			with = "thousands of"
		case n >= 200:
			with = "hundreds of"
		case n >= 24 && n < 100:
			with = "dozens of"
		case n >= 3 && n <= 9:
			with = "several"
		}
		if with == "" {
			return
		}
		edits = append(edits, replace(tok.Span, likeCase(with, s.word(t))))
	})
	return edits
}

// hedgedNumber reports whether the number at t is already less than exact, or one
// of a fixed set.
func (s *editSource) hedgedNumber(t int) bool {
	if t == 0 {
		return false
	}
	return s.isWord(t-1, "than", "about", "nearly", "almost", "around", "roughly", "approximately", "some", "least", "over", "the", "these", "those", "all", "other", "his", "her", "their", "last", "first", "past", "every", "to", "or", "and", "between", "under", "another", "up", "by", "of", "only")
}

func (s *editSource) exactNumber() (edits []edit) {
	s.tokens(func(_, t int) {
		if s.isWord(t, "several") && s.tok(t).Rel == "amod" && s.tok(s.tok(t).Head).XPOS == "NNS" && !s.isTimeNoun(s.tok(t).Head) {
			edits = append(edits, replace(s.tok(t).Span, likeCase([]string{"four", "five", "six", "seven"}[s.rng.IntN(4)], s.word(t))))
		}
		if s.isWord(t, "dozens", "hundreds", "thousands") && s.nextIs(t, "of") && t+2 < len(s.d.Tokens) && s.tok(t+2).UPOS == document.NOUN && !s.isTimeNoun(t+2) && (t == 0 || !s.isWord(t-1, "of", "several", "many", "few")) {
			n := map[string]int{"dozens": 40, "hundreds": 300, "thousands": 4000}[strings.ToLower(s.word(t))]
			edits = append(edits, replace(s.spanOf(t, t+1), grouped(n+1+s.rng.IntN(n))))
		}
	})
	return edits
}

func (s *editSource) isTimeNoun(t int) bool {
	return s.isWord(t, "years", "months", "weeks", "days", "hours", "minutes", "decades", "seconds", "times")
}

// vagueDate says only roughly when something happened.
func (s *editSource) vagueDate() (edits []edit) {
	for _, tm := range s.d.Times {
		i := s.sentenceOf(tm.Span.Start)
		if !s.isUsable(i) || s.inMarks(tm.Span) {
			continue
		}
		first, last := s.d.TokensIn(tm.Span)
		words := s.d.Text(tm.Span)
		if last <= first || !hasWeekday(words) && !(hasMonth(words) && strings.ContainsAny(words, "0123456789")) || strings.Contains(words, " and ") {
			continue
		}
		head := first
		for k := first; k < last; k++ {
			if h := s.tok(k).Head; h < first || h >= last {
				head = k
			}
		}
		if rel := s.tok(head).Rel; rel != "obl" && rel != "obl:tmod" && rel != "obl:npmod" {
			continue
		}
		if v := s.tok(s.tok(head).Head); v.XPOS != "VBD" && !(v.XPOS == "VBN" && s.auxOf(s.tok(head).Head) >= 0 && s.isWord(s.auxOf(s.tok(head).Head), "was", "were", "had")) {
			continue
		}
		span := tm.Span
		switch {
		case first > 0 && s.isWord(first-1, "on"):
			span.Start = s.tok(first - 1).Span.Start
		case s.tree.Child(head, "case") >= 0:
			continue
		}
		if s.afterIs(span, " morning", " afternoon", " evening", " night", " and", "'s", "’s", "-") {
			continue
		}
		with := []string{"recently", "some time ago", "at an unspecified time", "lately"}[s.rng.IntN(2)]
		if s.startsSentence(span) {
			with = capital(with)
		}
		edits = append(edits, replace(span, with))
	}
	return edits
}

// vagueName says somebody for a person with a name.
func (s *editSource) vagueName() (edits []edit) {
	s.actors(document.PER, func(m document.Mention) {
		with := []string{"one person", "somebody", "an unnamed person"}[s.rng.IntN(3)]
		if !isName(s.d.Text(m.Span)) {
			return
		}
		if s.startsSentence(m.Span) {
			with = capital(with)
		}
		edits = append(edits, replace(m.Span, with))
	})
	return edits
}

// vaguePlace says a town for one with a name.
func (s *editSource) vaguePlace() (edits []edit) {
	s.standing(func(m place.Mention, t int) {
		if s.goesOn(m.Span) || s.afterIs(m.Span, "'s", "’s", " (", " and ", "-") || s.tree.Child(t, "conj", "appos", "compound", "amod", "det", "nmod", "acl", "acl:relcl") >= 0 {
			return
		}
		switch m.Place.Kind {
		case place.City:
			edits = append(edits, replace(m.Span, []string{"a city", "a town"}[s.rng.IntN(2)]))
		case place.Country:
			edits = append(edits, replace(m.Span, []string{"another country", "a foreign country"}[s.rng.IntN(2)]))
		}
	})
	return edits
}
