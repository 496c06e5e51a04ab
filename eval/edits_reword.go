package eval

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// Ways of saying the same that need the parse.

// sayings of the same fact, other than those of patterns.
var reshapings = []faithfulForm{
	{"passive for active", (*editSource).toPassive, false},
	{"active for passive", (*editSource).toActive, false},
	{"surname", (*editSource).toSurname, true},
	{"full name", (*editSource).toFullName, true},
	{"date for weekday", (*editSource).weekdayToDate, true},
	{"weekday for date", (*editSource).dateToWeekday, true},
	{"source turned round", (*editSource).turnSource, true},
	{"source to the end", (*editSource).sourceLast, false},
	{"source to the head", (*editSource).sourceFirst, false},
	{"clause as a sentence", (*editSource).splitClause, false},
	{"relative clause as a sentence", (*editSource).splitRelative, false},
	{"partial quotation", (*editSource).partialQuotation, true},
}

// noPassive are verbs that have an object and no passive, or mean something else in it.
var noPassive = wordSet(`have be become cost lack resemble weigh mean contain fit suit want like get let leave lose take make give do play spend face join
 enter remain keep need run see know win hold total last feel love hate near reach top suffer undergo celebrate enjoy await attend fail refuse marry meet`)

// toPassive turns "Police arrested two men in Lem" round.
func (s *editSource) toPassive() (out []rewording) {
	for _, i := range s.usable {
		sentence := s.d.Sentences[i]
		for t := sentence.First; t < sentence.Last; t++ {
			subj, obj := s.tree.Child(t, "nsubj"), s.tree.Child(t, "obj")
			if s.tok(t).XPOS != "VBD" || s.tok(t).Rel != "root" || noPassive[s.tok(t).Lemma] || subj < 0 || obj < 0 || s.hasMarks(i) {
				continue
			}
			if s.hasAux(t) || s.tree.Child(t, "iobj", "xcomp", "ccomp", "compound:prt", "conj", "advmod", "parataxis", "advcl") >= 0 || !s.isPlain(subj) || !s.isPlain(obj) {
				continue
			}
			first, second := s.fullPhrase(subj), s.fullPhrase(obj)
			if first.Start != sentence.Span.Start || first.End+1 != s.tok(t).Span.Start || second.Start != s.tok(t).Span.End+1 {
				continue
			}
			agent := s.d.Text(first)
			if s.tok(sentence.First).UPOS != document.PROPN {
				agent = small(agent)
			}
			with := capital(s.d.Text(second)) + " " + wasOrWere(s.isPlural(obj)) + " " + inflect(s.tok(t).Lemma, "VBN") + " by " + agent
			out = append(out, rewording{{at: text.Span{Start: first.Start, End: second.End}, with: with}})
		}
	}
	return out
}

func wasOrWere(plural bool) string {
	if plural {
		return "were"
	}
	return "was"
}

// isPlain reports whether the noun t stands in a full phrase with no clause,
// pronoun or second noun hanging on it.
func (s *editSource) isPlain(t int) bool {
	if up := s.tok(t).UPOS; up != document.NOUN && up != document.PROPN {
		return false
	}
	for _, c := range s.tree.Children(t) {
		switch s.tok(int(c)).Rel {
		case "acl", "acl:relcl", "appos", "conj", "cc", "parataxis", "punct", "nmod:poss", "dep", "nmod:tmod":
			return false
		}
		if s.isWord(int(c), "no", "any", "each", "every", "few", "all") {
			return false
		}
	}
	return s.fullPhrase(t).Len() < 60
}

// toActive turns "Two men were arrested by police" round.
func (s *editSource) toActive() (out []rewording) {
	for _, i := range s.usable {
		sentence := s.d.Sentences[i]
		for t := sentence.First; t < sentence.Last; t++ {
			subj, agent := s.tree.Child(t, "nsubj:pass"), s.tree.Child(t, "obl:agent")
			aux := s.auxOf(t)
			if s.tok(t).XPOS != "VBN" || s.tok(t).Rel != "root" || subj < 0 || agent < 0 || s.hasMarks(i) || aux != t-1 || !s.isWord(aux, "was", "were") {
				continue
			}
			if s.tree.Child(t, "conj", "xcomp", "ccomp", "compound:prt", "advmod") >= 0 || !s.isPlain(subj) || !s.isPlain(agent) {
				continue
			}
			first, second := s.fullPhrase(subj), s.fullPhrase(agent)
			if first.Start != sentence.Span.Start || first.End+1 != s.tok(aux).Span.Start || !s.nextIs(t, "by") || second.Start != s.tok(t+1).Span.End+1 {
				continue
			}
			patient := s.d.Text(first)
			if s.tok(sentence.First).UPOS != document.PROPN {
				patient = small(patient)
			}
			with := capital(s.d.Text(second)) + " " + inflect(s.tok(t).Lemma, "VBD") + " " + patient
			out = append(out, rewording{{at: text.Span{Start: first.Start, End: second.End}, with: with}})
		}
	}
	return out
}

// personNames calls f for the names of persons whose last part no other bears.
func (s *editSource) personNames(f func(m document.Mention, full string, isFirst bool)) {
	for _, e := range s.d.Entities {
		if e.Type != document.PER || strings.Count(e.Name, " ") != 1 || !isName(e.Name) {
			continue
		}
		surname := s.likeName(e.Name, "x")
		bearers := 0
		for _, other := range s.d.Entities {
			if slices.Contains(strings.Fields(other.Name), surname) {
				bearers++
			}
		}
		if bearers != 1 {
			continue
		}
		seen := false
		for _, k := range e.Mentions {
			m := s.d.Mentions[k]
			words := s.d.Text(m.Span)
			if words == e.Name || words == surname {
				if s.isUsable(s.sentenceOf(m.Span.Start)) && !s.inMarks(m.Span) && !s.inTitle(m) {
					f(m, e.Name, !seen)
				}
				seen = seen || words == e.Name
			}
		}
	}
}

// toSurname names a person who was named in full by the surname.
func (s *editSource) toSurname() (out []rewording) {
	s.personNames(func(m document.Mention, full string, isFirst bool) {
		if !isFirst && s.d.Text(m.Span) == full {
			out = append(out, rewording{{at: m.Span, with: s.likeName(full, "x")}})
		}
	})
	return out
}

// toFullName names a person in full again.
func (s *editSource) toFullName() (out []rewording) {
	s.personNames(func(m document.Mention, full string, isFirst bool) {
		if before := s.tok(max(0, m.First-1)); !isFirst && s.d.Text(m.Span) != full && before.UPOS != document.PROPN {
			out = append(out, rewording{{at: m.Span, with: full}})
		}
	})
	return out
}

// weekdayToDate gives the date of a weekday just past, by the date of the article.
func (s *editSource) weekdayToDate() (out []rewording) {
	published := s.d.Article.Published
	if !published.Known() {
		return nil
	}
	s.tokens(func(i, t int) {
		day := index(weekdays, s.word(t))
		if day < 0 || t == s.d.Sentences[i].First || !s.isWord(t-1, "on") || s.afterIs(s.tok(t).Span, " morning", " afternoon", " evening", " night", ", ", "'s", "’s", " and", " to ") {
			return
		}
		if v := s.tok(s.tok(t).Head); v.XPOS != "VBD" && !(v.XPOS == "VBN" && s.auxOf(s.tok(t).Head) >= 0 && s.isWord(s.auxOf(s.tok(t).Head), "was", "were")) {
			return
		}
		if s.mentionsWord(t, "last ") || s.mentionsWord(t, "next ") || s.mentionsWord(t, "will ") {
			return
		}
		date := published.Time
		for (int(date.Weekday())+6)%7 != day {
			date = date.AddDate(0, 0, -1)
		}
		out = append(out, rewording{{at: s.tok(t).Span, with: s.dateLike(date)}})
	})
	return out
}

// dateLike is a date in the order that the article uses.
func (s *editSource) dateLike(date time.Time) string {
	if strings.Contains(s.d.Article.Text, fmt.Sprintf("%d %s", date.Day(), date.Month())) {
		return date.Format("2 January")
	}
	return date.Format("January 2")
}

// dateToWeekday gives the weekday of a date of the last days.
func (s *editSource) dateToWeekday() (out []rewording) {
	published := s.d.Article.Published
	if !published.Known() {
		return nil
	}
	today := published.Time.Truncate(24 * time.Hour)
	for _, tm := range s.d.Times {
		i := s.sentenceOf(tm.Span.Start)
		if !s.isUsable(i) || s.inMarks(tm.Span) {
			continue
		}
		for _, layout := range []string{"January 2", "2 January"} {
			date, err := time.Parse(layout, s.d.Text(tm.Span))
			if err != nil {
				continue
			}
			date = date.AddDate(today.Year()-date.Year(), 0, 0)
			days := int(today.Sub(date).Hours()) / 24
			first, _ := s.d.TokensIn(tm.Span)
			if days >= 1 && days <= 5 && first > 0 && s.isWord(first-1, "on") && !s.afterIs(tm.Span, ",", " and", "-") {
				out = append(out, rewording{{at: tm.Span, with: date.Format("Monday")}})
			}
		}
	}
	return out
}

// turnSource says ", said Holt" for ", Holt said" at the end of a sentence.
func (s *editSource) turnSource() (out []rewording) {
	s.sayings(func(i, verb, subj int) {
		phrase := s.fullPhrase(subj)
		if !s.isWord(verb, "said") || !s.isPlain(subj) || s.tree.Child(verb, "ccomp") > verb {
			return
		}
		if phrase.End+1 == s.tok(verb).Span.Start && s.tok(verb).Span.End == s.d.Sentences[i].Span.End-1 && strings.HasSuffix(strings.TrimRight(s.d.Article.Text[:phrase.Start], " \"”’'"), ",") {
			out = append(out, rewording{{at: text.Span{Start: phrase.Start, End: s.tok(verb).Span.End}, with: "said " + s.d.Text(phrase)}})
		}
	})
	return out
}

// sourceLast says "It rained, Holt said" for "Holt said that it rained".
func (s *editSource) sourceLast() (out []rewording) {
	s.sayings(func(i, verb, subj int) {
		sentence := s.d.Sentences[i].Span
		start, ok := s.reported(i, verb, subj)
		if !ok || !s.isWord(verb, "said", "says", "added") {
			return
		}
		source := s.d.Text(text.Span{Start: sentence.Start, End: s.tok(verb).Span.End})
		if s.tok(s.d.Sentences[i].First).UPOS != document.PROPN {
			source = small(source)
		}
		head := s.tok(start).Span
		out = append(out, rewording{
			{at: text.Span{Start: sentence.Start, End: head.Start}},
			{at: head, with: capital(s.d.Text(head))},
			{at: text.Span{Start: sentence.End - 1, End: sentence.End - 1}, with: ", " + source},
		})
	})
	return out
}

// reported is the first token of what the sentence i, which begins with its source,
// tells up to its end; false where it is not of this shape.
func (s *editSource) reported(i, verb, subj int) (start int, ok bool) {
	sentence := s.d.Sentences[i].Span
	content := s.tree.Child(verb, "ccomp")
	if s.hasMarks(i) || content < verb || s.tok(verb).Rel != "root" || s.fullPhrase(subj).Start != sentence.Start || !s.isPlain(subj) && s.tok(subj).UPOS != document.PRON {
		return 0, false
	}
	if start = verb + 1; s.isWord(start, "that") {
		start++
	}
	own := s.tree.Child(content, "nsubj", "nsubj:pass", "expl")
	ok = own >= 0 && s.fullPhrase(own).Start == s.tok(start).Span.Start && s.tree.Child(verb, "conj", "advcl", "parataxis") < 0 &&
		s.fullPhrase2(content).End >= sentence.End-1 && strings.HasSuffix(s.d.Text(sentence), ".") && !strings.HasSuffix(s.d.Text(sentence), ".m.")
	return start, ok
}

// sourceFirst says "Holt said it rained" for "It rained, Holt said".
func (s *editSource) sourceFirst() (out []rewording) {
	s.sayings(func(i, verb, subj int) {
		sentence := s.d.Sentences[i].Span
		phrase := s.fullPhrase(subj)
		first, _ := s.d.TokensIn(phrase)
		if s.hasMarks(i) || !s.isWord(verb, "said", "says") || !s.isPlain(subj) || first < 2 || s.word(first-1) != "," || phrase.End+1 != s.tok(verb).Span.Start || s.tok(verb).Span.End != sentence.End-1 {
			return
		}
		head := s.tok(s.d.Sentences[i].First)
		if head.UPOS != document.PROPN && head.UPOS != document.DET && head.UPOS != document.PRON || s.leans(i) {
			return
		}
		word := s.d.Text(head.Span)
		if head.UPOS != document.PROPN && word != "I" {
			word = small(word)
		}
		out = append(out, rewording{
			{at: head.Span, with: capital(s.d.Text(phrase)) + " " + s.word(verb) + " that " + word},
			{at: text.Span{Start: s.tok(first - 1).Span.Start, End: sentence.End - 1}},
		})
	})
	return out
}

// splitClause makes a sentence of what ", and" joins.
func (s *editSource) splitClause() (out []rewording) {
	s.tokens(func(i, t int) {
		tok := s.tok(t)
		if tok.UPOS != document.VERB || tok.Rel != "conj" || s.tok(tok.Head).Rel != "root" || s.hasMarks(i) {
			return
		}
		subj := s.tree.Child(t, "nsubj", "nsubj:pass")
		cc := s.tree.Child(t, "cc")
		if subj < 0 || cc < 1 || !s.isWord(cc, "and", "but") || s.word(cc-1) != "," || s.fullPhrase(subj).Start != s.tok(cc+1).Span.Start || s.isWord(subj, "who", "which", "that") {
			return
		}
		if s.tok(s.tok(tok.Head).Head).Rel == "ccomp" || s.reports(i) {
			return
		}
		at := text.Span{Start: s.tok(cc - 1).Span.Start, End: s.tok(cc + 1).Span.End}
		with := ". " + capital(s.word(cc+1))
		if s.isWord(cc, "but") {
			with = ". But " + s.word(cc+1)
		}
		out = append(out, rewording{{at: at, with: with}})
	})
	return out
}

// splitRelative makes a sentence of what "who" says of a name at the end.
func (s *editSource) splitRelative() (out []rewording) {
	s.tokens(func(i, t int) {
		if !s.isWord(t, "who") || t < 2 || s.word(t-1) != "," || s.tok(t).Rel != "nsubj" && s.tok(t).Rel != "nsubj:pass" || s.hasMarks(i) || s.reports(i) {
			return
		}
		clause := s.tok(t).Head
		name := s.tok(clause).Head
		e := s.entityOf(name)
		if s.tok(clause).Rel != "acl:relcl" || e < 0 || s.d.Entities[e].Type != document.PER || s.tok(name).UPOS != document.PROPN || s.tok(t-2).Span.End != s.fullNameEnd(name) {
			return
		}
		if s.fullPhrase2(clause).End < s.d.Sentences[i].Span.End-1 || strings.Contains(s.d.Article.Text[s.tok(t).Span.Start:s.d.Sentences[i].Span.End], ",") {
			return
		}
		at := text.Span{Start: s.tok(t - 1).Span.Start, End: s.tok(t).Span.End}
		out = append(out, rewording{{at: at, with: ". " + s.likeName(s.d.Entities[e].Name, "x")}})
	})
	return out
}

// fullNameEnd is where the name that token t heads ends.
func (s *editSource) fullNameEnd(t int) int {
	for _, m := range s.d.Mentions {
		if m.Head == t && m.Form == document.Named {
			return m.Span.End
		}
	}
	return -1
}

// partialQuotation closes the marks before the last phrase of what somebody said,
// which has no verb and no pronoun and so is the same inside and outside of them.
func (s *editSource) partialQuotation() (out []rewording) {
	all := s.d.Article.Text
	for _, q := range s.quoted {
		i := s.sentenceOf(q.Start)
		if i < 0 || !s.d.Sentences[i].Span.Contains(q) || q.Len() < 30 {
			continue
		}
		words := q.Of(all)
		mark := words[len(words)-1:]
		if strings.HasSuffix(words, "”") {
			mark = "”"
		}
		if !strings.HasSuffix(words, ","+mark) || mark == "'" {
			continue
		}
		first, last := s.d.TokensIn(q)
		for t := last - 3; t > first+5 && t > last-8; t-- {
			if s.tok(t).UPOS != document.ADP || s.tok(t).Rel != "case" || s.tok(t).Head <= t || s.tok(s.tok(t).Head).Rel != "obl" || s.fullPhrase2(s.tok(t).Head).End != s.tok(last-3).Span.End {
				continue
			}
			if slices.ContainsFunc(s.d.Tokens[t:last-2], func(tok document.Token) bool {
				return tok.UPOS == document.VERB || tok.UPOS == document.PRON || tok.UPOS == document.AUX || tok.UPOS == document.PUNCT
			}) {
				continue
			}
			out = append(out, rewording{
				{at: text.Span{Start: s.tok(t - 1).Span.End, End: s.tok(t - 1).Span.End}, with: mark},
				{at: text.Span{Start: q.End - len(mark), End: q.End}},
			})
			break
		}
	}
	return out
}

// converted is a length in the other system, rounded to whole units.
func converted(_ *editSource, m []string) (string, bool) {
	number, unit, _ := strings.Cut(m[1], " ")
	n, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", ""), 64)
	if err != nil || n < 10 {
		return "", false
	}
	switch unit {
	case "km", "kilometres", "kilometers":
		return grouped(int(math.Round(n*0.621371))) + " miles", true
	case "miles":
		return grouped(int(math.Round(n*1.609344))) + " kilometres", true
	case "metres", "meters":
		return grouped(int(math.Round(n*3.28084))) + " feet", true
	case "kg":
		return grouped(int(math.Round(n*2.204623))) + " pounds", true
	}
	return "", false
}

// reorder changes places of sentences, and of paragraphs, that lean on nothing.
func (w *writing) reorder(share float64, edited map[int]bool) {
	s := w.s
	alone := func(i int) bool {
		return s.isUsable(i) && !edited[i] && !w.drop[i] && !s.leans(i) && !s.hasMarks(i) && !s.refersBack(i)
	}
	runs := s.runs()
	for k, run := range runs {
		for p := run[0]; p+1 < run[1]; p++ {
			if w.order[p] == p && alone(p) && alone(p+1) && (p+2 >= run[1] || alone(p+2)) && s.rng.Float64() < share/2 {
				w.order[p], w.order[p+1] = p+1, p
			}
		}
		if k < 2 || k+2 >= len(runs) || w.blocks[k] != k || s.rng.Float64() >= share/2 {
			continue
		}
		free := true
		for i := run[0]; i < runs[k+1][1]; i++ {
			free = free && alone(i)
		}
		if free && alone(runs[k+2][0]) {
			w.blocks[k], w.blocks[k+1] = k+1, k
		}
	}
}

// refersBack reports whether sentence i speaks of somebody by a noun or a part of
// the name, or begins with "the" and so may go on with what was said.
func (s *editSource) refersBack(i int) bool {
	span := s.d.Sentences[i].Span
	for _, m := range s.d.Mentions {
		if span.Contains(m.Span) && (m.Form == document.Nominal || m.Form == document.NamePart || m.Form == document.Pronoun) {
			return true
		}
	}
	return s.isWord(s.d.Sentences[i].First, "the")
}
