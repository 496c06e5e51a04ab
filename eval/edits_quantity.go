package eval

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

var quantityForms = []editForm{
	{compare.Quantity, "digits exchanged", (*editSource).exchangeDigits},
	{compare.Quantity, "tenfold", (*editSource).tenfold},
	{compare.Quantity, "other number", (*editSource).otherNumber},
	{compare.Quantity, "other number word", (*editSource).otherNumberWord},
	{compare.Quantity, "scale", (*editSource).otherScale},
	{compare.Quantity, "unit", (*editSource).otherUnit},
	{compare.Quantity, "several for one", (*editSource).severalForOne},
}

// amounts calls f for the numbers in digits that count or measure something: no
// dates, ages, scores, or parts of names.
func (s *editSource) amounts(f func(t int, digits string) (string, bool)) (edits []edit) {
	s.tokens(func(_, t int) {
		tok := s.tok(t)
		words := s.word(t)
		if tok.UPOS != document.NUM || words[0] < '1' || words[0] > '9' || !s.isAmount(t) {
			return
		}
		if with, ok := f(t, words); ok && with != words {
			edits = append(edits, replace(tok.Span, with))
		}
	})
	return edits
}

// isAmount reports whether token t is the number of a quantity, in no name and
// beside no hyphen or slash.
func (s *editSource) isAmount(t int) bool {
	span := s.tok(t).Span
	all := s.d.Article.Text
	if span.Start > 0 && strings.ContainsAny(all[span.Start-1:span.Start], "-/:.#+") || span.End < len(all) && strings.ContainsAny(all[span.End:span.End+1], "-/:") {
		return false
	}
	if len(all) > span.End+1 && all[span.End] == ',' && isDigit(all[span.End+1]) || span.Start > 1 && all[span.Start-1] == ',' && isDigit(all[span.Start-2]) {
		return false // half of a number
	}
	if strings.HasPrefix(all[span.Start:], "911") || strings.HasPrefix(all[span.Start:], "9/11") {
		return false
	}
	if strings.ContainsRune("–—−", firstRune(all[span.End:])) {
		return false
	}
	for _, m := range s.d.Mentions {
		if m.Span.Contains(span) && m.Form == document.Named {
			return false
		}
	}
	for _, tm := range s.d.Times {
		if tm.Span.Overlaps(span) {
			return false
		}
	}
	for _, q := range s.d.Quantities {
		if q.Number.Contains(span) && q.Unit != "year" {
			h := s.tok(t).Head
			// Without a noun or unit it is a score, a room, the number of a bus.
			return q.Unit != "" || !q.Counted.Empty() && s.tok(h).UPOS == document.NOUN && s.tok(t).Rel == "nummod"
		}
	}
	return false
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func (s *editSource) exchangeDigits() []edit {
	return s.amounts(func(_ int, digits string) (string, bool) {
		var places []int
		for i := 0; i+1 < len(digits); i++ {
			a, b := digits[i], digits[i+1]
			if a != b && isDigit(a) && isDigit(b) && (i > 0 || b != '0') {
				places = append(places, i)
			}
		}
		if len(places) == 0 {
			return "", false
		}
		i := places[0]
		return digits[:i] + digits[i+1:i+2] + digits[i:i+1] + digits[i+2:], true
	})
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (s *editSource) tenfold() []edit {
	return s.amounts(func(t int, digits string) (string, bool) {
		n, err := strconv.Atoi(strings.ReplaceAll(digits, ",", ""))
		if err != nil || n >= 1e6 || s.nextIs(t, "%", "percent", "per", "million", "billion", "thousand", "hundred") && n >= 10 {
			return "", false
		}
		return grouped(n * 10), true
	})
}

// nextIs reports whether the token after t is one of words.
func (s *editSource) nextIs(t int, words ...string) bool {
	return t+1 < len(s.d.Tokens) && s.isWord(t+1, words...)
}

// grouped is n with commas between thousands.
func grouped(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}

func (s *editSource) otherNumber() []edit {
	return s.amounts(func(t int, digits string) (string, bool) {
		plain := strings.ReplaceAll(digits, ",", "")
		if n, err := strconv.Atoi(plain); err == nil {
			if n < 2 {
				return "", false
			}
			with := n + 1 + n/3 + s.rng.IntN(n)
			if strings.Contains(digits, ",") || with < 1000 {
				return grouped(with), true
			}
			return strconv.Itoa(with), true
		}
		whole, part, ok := strings.Cut(digits, ".")
		n, err := strconv.Atoi(whole)
		if !ok || err != nil {
			return "", false
		}
		return strconv.Itoa(n+2+s.rng.IntN(5)) + "." + part, true
	})
}

var numberWords = []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"}

func (s *editSource) otherNumberWord() (edits []edit) {
	s.tokens(func(_, t int) {
		for n, word := range numberWords {
			if n > 0 && s.isWord(t, word) && s.tok(t).Rel == "nummod" && s.isAmount(t) {
				with := numberWords[1+(n+1+s.rng.IntN(len(numberWords)-4))%(len(numberWords)-1)]
				edits = append(edits, replace(s.tok(t).Span, likeCase(with, s.word(t))))
			}
		}
	})
	return edits
}

func (s *editSource) otherScale() (edits []edit) {
	others := map[string]string{"million": "billion", "billion": "million", "thousand": "million", "hundreds": "thousands", "thousands": "hundreds", "dozens": "hundreds"}
	return s.otherWords(others, func(t int) bool {
		for _, q := range s.d.Quantities {
			if q.Span.Contains(s.tok(t).Span) {
				return true
			}
		}
		return false
	})
}

// otherWords puts other words for those that pass.
func (s *editSource) otherWords(others map[string]string, pass func(t int) bool) (edits []edit) {
	s.tokens(func(_, t int) {
		if with, ok := others[strings.ToLower(s.word(t))]; ok && pass(t) {
			edits = append(edits, replace(s.tok(t).Span, likeCase(with, s.word(t))))
		}
	})
	return edits
}

func (s *editSource) otherUnit() (edits []edit) {
	others := map[string]string{"miles": "kilometres", "mile": "kilometre", "kilometres": "miles", "kilometers": "miles", "km": "miles", "feet": "metres", "metres": "feet", "meters": "feet",
		"inches": "feet", "yards": "feet", "pounds": "euros", "dollars": "pounds", "euros": "dollars", "tons": "kilograms", "tonnes": "kilograms", "kilograms": "tonnes",
		"acres": "hectares", "hectares": "acres", "degrees": "percent", "£": "€", "$": "£", "€": "$"}
	return s.otherWords(others, func(t int) bool {
		for _, q := range s.d.Quantities {
			if q.Span.Contains(s.tok(t).Span) && !q.Number.Empty() {
				// An amount said twice would not agree with itself.
				return !strings.Contains(s.d.Text(q.Span), "(") && !s.nextIs(t, "(", "[") && s.charBefore(t) < 0x80
			}
		}
		return false
	})
}

// charBefore is the character before token t.
func (s *editSource) charBefore(t int) rune {
	r, _ := utf8.DecodeLastRuneInString(s.d.Article.Text[:s.tok(t).Span.Start])
	return r
}

// severalForOne makes one person or thing several, where no verb must agree.
func (s *editSource) severalForOne() (edits []edit) {
	s.tokens(func(_, t int) {
		h := s.tok(t).Head
		noun := s.tok(h)
		if !s.isWord(t, "a", "an", "one") || noun.XPOS != "NN" || noun.Head == h || h < t || h-t > 3 {
			return
		}
		if noun.Rel != "obj" && noun.Rel != "obl" && noun.Rel != "obl:agent" {
			return
		}
		if !countable[noun.Lemma] || s.tree.Child(h, "acl:relcl", "acl", "appos", "conj", "nmod") >= 0 {
			return
		}
		with := []string{"two", "three", "several"}[s.rng.IntN(3)]
		edits = append(edits, edit{drop: -1, splices: []splice{
			{at: s.tok(t).Span, with: with},
			{at: noun.Span, with: plural(s.word(h))},
		}})
	})
	return edits
}

// countable are nouns of which there is one or many, whatever is told of them.
var countable = wordSet(`man woman boy girl child person soldier officer policeman gunman driver student teacher doctor nurse patient passenger
 resident tourist worker journalist reporter protester civilian suspect victim witness friend colleague neighbour neighbor
 car truck bus van train plane helicopter boat ship house home school shop store church hospital hotel restaurant bridge
 bomb gun knife rifle missile rocket bullet weapon letter book film movie song bag box dog cat
 country bank club vehicle motorcycle bicycle house apartment family firm village town city`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// spanOf is the span from token a to token b.
func (s *editSource) spanOf(a, b int) text.Span {
	return text.Span{Start: s.tok(a).Span.Start, End: s.tok(b).Span.End}
}
