package eval

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

// faithfulForm is one way of saying the same.
type faithfulForm struct {
	name string
	find func(s *editSource) []rewording
	// isLocal says that the order of the sentence stays, so that more may be said anew
	// in it.
	isLocal bool
}

// rewording is splices that belong together.
type rewording []splice

var faithfulForms = slices.Concat(reshapings, []faithfulForm{
	samePattern("number in words", `\b(\d{1,2}) (?:[a-z]+ )?(?:`+somePeople+`)\b`, numberInWords),
	samePattern("number in digits", `\b(`+numberList+`) (?:[a-z]+ )?(?:`+somePeople+`)\b`, numberInDigits),
	samePattern("thousands without a comma", `(?:^|[ (£$€])(\d{1,3}(?:,\d{3})+) [a-z]`, func(_ *editSource, m []string) (string, bool) { return strings.ReplaceAll(m[1], ",", ""), true }),
	samePattern("percent", `\b\d+(?:\.\d+)?(%| percent| per cent)(?:[ .,])`, func(s *editSource, m []string) (string, bool) {
		if m[1] == "%" {
			return []string{" percent", " per cent"}[s.rng.IntN(2)], true
		}
		return "%", true
	}),
	samePattern("millions written out", `(?:^|[ (£$€])(\d{1,3}(?:\.\d)? million) [a-z]`, func(_ *editSource, m []string) (string, bool) { return writtenOut(m[1]) }),
	samePattern("unit name", `\d(?: |-)?(km|kilometres|kilometers|kg|kilograms|mph|metres|meters)\b`, table("km=kilometres,kilometres=km,kilometers=km,kg=kilograms,kilograms=kg,mph=miles per hour,metres=meters,meters=metres")),
	samePattern("reporting verb", `\b(said|told reporters|stated|says) (?:that|the|it|he|she|they|there|in a statement|on [A-Z])\b`, table("said=stated,told reporters=said,stated=said,says=states")),
	samePattern("alias", `(?:^|(?:^|[ "“(])[a-z]+,? )(U\.S\.|United States|U\.K\.|United Kingdom|UK|UN|U\.N\.|United Nations|EU|European Union)(?: [a-z])`, table("u.s.=United States,united states=U.S.,u.k.=United Kingdom,united kingdom=UK,uk=United Kingdom,un=United Nations,u.n.=United Nations,united nations=UN,eu=European Union,european union=EU")),
	samePattern("spelling", `\b(`+keys(both(spellings))+`)\b`, table(both(spellings))),
	samePattern("contraction", `\b((?:did|does|do|is|was|were|are|has|have|had|would|should|could) not) [a-z]`, func(_ *editSource, m []string) (string, bool) { return strings.TrimSuffix(m[1], " not") + "n't", true }),
	samePattern("that", `\b(?:said|says|announced|told [a-z]+|believe|claimed)( that) (?:the|it|he|she|they|there|[A-Z])`, fixed("")),
	samePattern("unit converted", `[a-z] (\d+(?:,\d{3})* (?:km|kilometres|kilometers|miles|metres|meters|kg))(?:[.,]| [a-z])`, converted),
	samePattern("according to", `(, according to (?:police|officials|prosecutors|witnesses|the [a-z]+))\.$`, func(_ *editSource, m []string) (string, bool) {
		return ", " + m[1][len(", according to "):] + " said", true
	}),
	{"marks", (*editSource).otherMarks, true},
})

const spellings = `colour=color,centre=center,honour=honor,labour=labor,favour=favor,neighbour=neighbor,neighbours=neighbors,defence=defense,offence=offense,theatre=theater,metres=meters,organise=organize,organised=organized,organisation=organization,recognise=recognize,recognised=recognized,realise=realize,realised=realized,criticised=criticized,apologised=apologized,travelled=traveled,cancelled=canceled,programme=program,tonnes=tons,grey=gray,towards=toward,licence=license,behaviour=behavior,authorised=authorized,emphasised=emphasized,jewellery=jewelry,tyres=tires,kilometres=kilometers,catalogue=catalog,ageing=aging,enquiry=inquiry,amongst=among,whilst=while`

// samePattern is a faithful form that puts other words in the place of the first
// group of a regular expression.
func samePattern(name, expr string, put with) faithfulForm {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
	find := func(s *editSource) (out []rewording) {
		for _, sentence := range s.plain {
			words := sentence.Of(s.d.Article.Text)
			for _, at := range compiled().FindAllStringSubmatchIndex(words, -1) {
				group := text.Span{Start: at[2], End: at[3]}.Shift(sentence.Start)
				if s.inMarks(group) {
					continue
				}
				if to, ok := put(s, groups(words, at)); ok && !s.halfWord(group) {
					out = append(out, rewording{{at: group, with: to}})
				}
			}
		}
		return out
	}
	return faithfulForm{name, find, true}
}

var teens = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")

var tens = strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")

// numberInWords says a number below a hundred.
func numberInWords(_ *editSource, m []string) (string, bool) {
	n := 0
	for _, c := range m[1] {
		n = 10*n + int(c-'0')
	}
	switch {
	case n < 2:
		return "", false
	case n < 20:
		return teens[n], true
	case n%10 == 0:
		return tens[n/10], true
	}
	return tens[n/10] + "-" + teens[n%10], true
}

func numberInDigits(_ *editSource, m []string) (string, bool) {
	for n := 2; n < 100; n++ {
		if words, _ := numberInWords(nil, []string{"", grouped(n)}); words == m[1] {
			return grouped(n), true
		}
	}
	return "", false
}

// writtenOut is "1.5 million" in digits.
func writtenOut(words string) (string, bool) {
	digits, _, _ := strings.Cut(words, " ")
	whole, part, _ := strings.Cut(digits, ".")
	return whole + "," + part + "000"[len(part):] + ",000", true
}

// otherMarks sets straight marks for curly ones in a paragraph.
func (s *editSource) otherMarks() (out []rewording) {
	for _, run := range s.runs() {
		var r rewording
		for i := run[0]; i < run[1]; i++ {
			span := s.d.Sentences[i].Span
			for k, c := range s.d.Text(span) {
				with := map[rune]string{'“': `"`, '”': `"`, '’': `'`, '‘': `'`}[c]
				if at := span.Start + k; with != "" {
					r = append(r, splice{at: text.Span{Start: at, End: at + utf8.RuneLen(c)}, with: with})
				}
			}
		}
		if len(r) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// reword says some of the sentences anew that the edit leaves alone, leaves some
// out, and settles what is spliced.
func (w *writing) reword(h house, edits []splice, edited map[int]bool) {
	var taken rewording
	var names []string
	reshaped := map[int]bool{}
	for _, k := range w.s.rng.Perm(len(h.forms)) {
		f := &h.forms[k]
		for _, r := range f.find(w.s) {
			i := w.s.sentenceOf(r[0].at.Start)
			likely := h.share
			if edited[i] {
				likely = manyPlaces
			}
			if w.s.rng.Float64() >= likely || clashes(r, taken) || clashes(r, edits) || !f.isLocal && reshaped[i] {
				continue
			}
			if !f.isLocal {
				reshaped[i] = true
			}
			taken = append(taken, r...)
			names = append(names, slices.Repeat([]string{f.name}, len(r))...)
		}
	}
	w.reorder(h.share, edited)
	for _, i := range w.s.usable {
		if w.s.rng.Float64() < h.lost && w.order[i] == i && !edited[i] && w.s.mayDrop(i) {
			w.drop[i] = true
		}
	}
	w.settle(edits, taken, names)
}

// mayDrop reports whether no sentence beside i needs it, to know who is meant or who
// speaks.
func (s *editSource) mayDrop(i int) bool {
	return !s.needed(i) && !s.hasMarks(i) && (i == 0 || !s.hasMarks(i-1))
}

// clashes reports whether any of r overlaps any of others.
func clashes(r rewording, others []splice) bool {
	for _, a := range r {
		for _, b := range others {
			if a.at.Start <= b.at.End+1 && b.at.Start <= a.at.End+1 {
				return true
			}
		}
	}
	return false
}
