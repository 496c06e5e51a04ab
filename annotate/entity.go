package annotate

// Names.
//
// The network says which words are names, and of what sort (name.go). Rules do the rest: titles in front are cut off and kept as
// the entity's role, with what else stands in front of the name or is set beside
// it ("Kremlin spokesman", "a nurse"); the gazetteer says which place is meant
// and knows demonyms, which are no names.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

// name is a name before it joins a chain.
type name struct {
	first, last int // tokens [first, last)
	typ         document.EntityType
	role        string // title or role in front: "Kremlin spokesman"
	place       string // place.Place.ID
	demonym     bool
}

// entities finds the names of d and writes one mention and one entity for each;
// coreference joins them.
func entities(d *document.Document, labels []NameLabel) {
	d.Mentions, d.Entities = d.Mentions[:0], d.Entities[:0]
	mendLabels(d, labels)
	nameAcronyms(d, labels)
	p := 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for t := s.First; t < s.Last; {
			for p < len(d.Places) && d.Places[p].Span.Start < d.Tokens[t].Span.Start {
				p++
			}
			var here *place.Mention
			if p < len(d.Places) && d.Places[p].Span.Start == d.Tokens[t].Span.Start {
				here = &d.Places[p]
			}
			n := nameAt(d, s, t, labels, here)
			if n.last > n.first {
				addName(d, n)
			}
			t = max(n.last, t+1)
		}
	}
}

// nameAt is the name that begins at token t, or an empty one. here is the place
// that the gazetteer sees there, if any.
func nameAt(d *document.Document, s *document.Sentence, t int, labels []NameLabel, here *place.Mention) name {
	end := labelledEnd(labels, t, s.Last)
	placeEnd := t
	if here != nil {
		_, placeEnd = d.TokensIn(here.Span)
	}
	switch {
	case here != nil && here.Demonym && placeEnd >= end:
		return name{first: t, last: placeEnd, typ: document.LOC, place: here.Place.ID, demonym: true}
	case end == t && placeEnd > t && isOutside(labels[t:placeEnd]):
		return name{first: t, last: placeEnd, typ: document.LOC, place: here.Place.ID}
	case end == t:
		return name{first: t, last: t}
	case here != nil && placeEnd > end && labels[t].typ() == location:
		end = placeEnd
	}
	n := name{first: t, last: end, typ: nameTypes[labels[t].typ()]}
	if n.typ != document.PER && here == nil && end == t+2 && t > s.First && isSomebody(wordOf(d, t-1)) {
		n.typ = document.PER
	}
	if n.typ == document.ORG {
		n.last = afterSuffix(d, s, end)
	}
	if n.typ == document.PER {
		n.first = afterTitles(d, t, end)
		if n.role = roleBefore(d, s, n.first, n.last); n.role == "" {
			n.role = roleBehind(d, s, n.last)
		}
	}
	if here != nil && placeEnd == end && !here.Demonym {
		settle(&n, here.Place)
	}
	return n
}

// isSomebody reports whether a word in small letters can only stand before the name
// of a person: "spokeswoman", "aunt".
func isSomebody(w string) bool {
	return !isUpperWord(w) && (genderOfWord(w) != unknown || w == "spokesperson" || w == "chairperson")
}

// settle gives a name that is wholly that of p its place. A state is a place
// whatever the model calls it; a seat of government is one or the body in it.
func settle(n *name, p place.Place) {
	switch {
	case p.Kind == place.Country && n.typ != document.PER, n.typ == document.MISC:
		n.typ = document.LOC
	case p.Kind == place.Seat && n.typ != document.LOC:
		n.typ = document.ORG
	case n.typ != document.LOC:
		return
	}
	n.place = p.ID
}

// mendLabels puts together what the model took apart: the parts of "al-Sham" and
// of "Holt-Brandt", and a name and the "Hospital"
// or "Bank" behind it.
func mendLabels(d *document.Document, labels []NameLabel) {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for t := s.First + 1; t < s.Last; t++ {
			switch {
			case t+1 < s.Last && wordOf(d, t) == "-" && lookup(particles, wordOf(d, t-1)) && touching(d, t-1, t) && touching(d, t, t+1):
				mendParticle(labels, s.First, t)
			case t+1 < s.Last && labels[t-1].typ() == person && wordOf(d, t) == "-" && isUpperWord(wordOf(d, t+1)) &&
				(labels[t+1] == outside || labels[t+1].typ() == person) && touching(d, t-1, t) && touching(d, t, t+1):
				labels[t], labels[t+1] = person.inside(), person.inside()
			case labels[t] == organisation.begin() && labels[t-1] != outside && labelledEnd(labels, t, s.Last) == t+1 &&
				lookup(generic, wordOf(d, t)) && lookup(bodies, wordOf(d, t)):
				retype(labels, s.First, t, organisation)
				labels[t]++
			case headsBody(d, t) && labels[t] == location.begin() && labelledEnd(labels, t, s.Last) == t+1:
				labels[t] = organisation.begin()
			case headsBody(d, t) && labels[t-1] != outside && labels[t-1].typ() != other && labelledEnd(labels, t, s.Last) <= t+1:
				retype(labels, s.First, t, organisation)
				labels[t] = organisation.inside()
			}
		}
	}
}

// headsBody reports whether token t is the head of the name of a body that is no
// building: the "Bank" of "Merrow Bank".
func headsBody(d *document.Document, t int) bool {
	w := wordOf(d, t)
	return isUpperWord(w) && lookup(bodies, w) && !lookup(buildings, w) && d.Tokens[t].UPOS != document.VERB
}

// mendParticle makes one name of the particle before the hyphen t, the word behind
// it, and the name that ends right before them.
func mendParticle(labels []NameLabel, first, t int) {
	typ := labels[t+1].typ()
	if labels[t+1] == outside {
		typ = labels[t-1].typ()
	}
	if t-2 >= first && labels[t-2] != outside {
		typ = labels[t-2].typ()
	}
	if typ == noName {
		return
	}
	inside := typ.inside()
	if labels[t-1] = inside; t-2 < first || labels[t-2] == outside {
		labels[t-1]--
	}
	labels[t], labels[t+1] = inside, inside
}

// retype gives the name that ends before token end another type.
func retype(labels []NameLabel, first, end int, typ nameType) {
	for t := end - 1; t >= first && labels[t] != outside; t-- {
		begun := labels[t].begins()
		if labels[t] = typ.inside(); begun {
			labels[t]--
			return
		}
	}
}

// nameAcronyms calls by the name of a body what the model passed over: a word in
// capitals that the article uses several times, once at least behind "the".
func nameAcronyms(d *document.Document, labels []NameLabel) {
	type use struct{ times, withThe int }
	uses := map[string]use{}
	each := func(visit func(t int, w string)) {
		for t := 1; t < len(d.Tokens); t++ {
			if w := wordOf(d, t); labels[t] == outside && isAcronym(w) && !lookup(plainAcronyms, w) {
				visit(t, w)
			}
		}
	}
	each(func(t int, w string) {
		u := uses[w]
		u.times++
		if strings.EqualFold(wordOf(d, t-1), "the") {
			u.withThe++
		}
		uses[w] = u
	})
	each(func(t int, w string) {
		if u := uses[w]; u.times > 1 && u.withThe > 0 {
			labels[t] = organisation.begin()
		}
	})
}

// isAcronym reports whether w is three to six capitals.
func isAcronym(w string) bool {
	for i := range len(w) {
		if w[i] < 'A' || 'Z' < w[i] {
			return false
		}
	}
	return len(w) >= 3 && len(w) <= 6
}

// plainAcronyms are words in capitals that name no body.
var plainAcronyms = set(`the and for not you are but all was dvd cds gdp gnp dna rna hiv aids ceo cfo coo cto gps usb
	html pdf url faq vat cpi ppi ira ipo suv atm adhd ptsd sars covid mri usd eur gbp gmt bst est edt utc pst
	lgbt lgbtq nhs phd mba lng lpg uav icbm`)

// labelledEnd is one past the last token of the name that labels begin at t; t
// where they begin none.
func labelledEnd(labels []NameLabel, t, last int) int {
	if !labels[t].begins() {
		return t
	}
	end := t + 1
	for end < last && labels[end] == labels[t]+1 {
		end++
	}
	return end
}

func isOutside(labels []NameLabel) bool {
	for _, l := range labels {
		if l != outside {
			return false
		}
	}
	return true
}

// afterSuffix is one past the "Inc." behind the name of a company that ends at
// end.
func afterSuffix(d *document.Document, s *document.Sentence, end int) int {
	next := end
	if next+1 < s.Last && wordOf(d, next) == "," {
		next++
	}
	if next < s.Last && isUpperWord(wordOf(d, next)) && lookup(bodySuffixes, strings.TrimSuffix(wordOf(d, next), ".")) {
		return next + 1
	}
	return end
}

// afterTitles is the first token of the person's name [t, end) that is no title.
func afterTitles(d *document.Document, t, end int) int {
	for t < end-1 && isTitle(wordOf(d, t)) {
		t++
	}
	return t
}

func addName(d *document.Document, n name) {
	form := document.Named
	if n.demonym {
		form = document.Demonym
	}
	span := text.Span{Start: d.Tokens[n.first].Span.Start, End: d.Tokens[n.last-1].Span.End}
	full := d.Text(span)
	if strings.Contains(full, "\n") {
		full = strings.Join(strings.Fields(full), " ") // a line ends inside
	}
	if n.place != "" {
		if p, ok := place.ByID(n.place); ok && n.demonym {
			full = p.Name
		}
	}
	d.Mentions = append(d.Mentions, document.Mention{
		Span: span, First: n.first, Last: n.last, Head: headOf(d, n.first, n.last),
		Entity: len(d.Entities), Form: form,
	})
	d.Entities = append(d.Entities, document.Entity{
		Name: full, Type: n.typ, Role: n.role, Place: n.place,
	})
}

// headOf is the token of [first, last) whose head lies outside it.
func headOf(d *document.Document, first, last int) int {
	for t := first; t < last; t++ {
		if h := d.Tokens[t].Head; h < first || h >= last || h == t {
			return t
		}
	}
	return last - 1
}

func wordOf(d *document.Document, t int) string { return d.Text(d.Tokens[t].Span) }

func words(d *document.Document, first, last int) string {
	return d.Article.Text[d.Tokens[first].Span.Start:d.Tokens[last-1].Span.End]
}

func isUpperWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func touching(d *document.Document, a, b int) bool {
	return d.Tokens[a].Span.End == d.Tokens[b].Span.Start
}
