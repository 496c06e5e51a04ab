package claim

// Persons told of alone, and which of them are one.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// person is somebody who came to harm.
type person struct {
	entity int // or -1
	age    int // or -1
	sex    byte
	harm   harm
	own    bool      // did it to himself
	by     bool      // somebody did it
	span   text.Span // the words that tell the worst of it
	told   int       // the last toll
	first  int       // the sentence of the first
	vague  bool      // a pronoun alone, which names nobody new
}

// describe is what toll t tells of its one person.
func (h *harmReader) describe(t *toll) person {
	p := person{entity: -1, age: -1, harm: t.harm, own: t.own, by: t.by >= 0, span: t.span}
	if e := h.entityAt(t.head); e >= 0 && h.d.Entities[e].Type == "PER" {
		p.entity = e
	} else if m := h.mentionOf[t.head]; m >= 0 && h.d.Entities[h.d.Mentions[m].Entity].Type == "PER" {
		p.entity = h.d.Mentions[m].Entity
	} else if e := h.personNamed(t.head); e >= 0 {
		p.entity = e
	}
	p.first = t.sentence
	if p.vague = h.d.Tokens[t.head].UPOS == document.PRON; p.vague {
		p.entity, p.sex = -1, h.sexAt(t.head)
		return p
	}
	p.age = h.ageAt(t.head)
	p.sex = h.sexAt(t.head)
	return p
}

// ageAt is the age told with noun t, "a 12-year-old boy", "Marsk, 34,", or -1.
func (h *harmReader) ageAt(t int) int {
	for k := t; k > max(0, t-8); k-- {
		if u := h.d.Tokens[k].UPOS; k < t && (u == document.VERB || u == document.ADP || u == document.PUNCT && h.word(k) != "-") {
			break
		}
		if n := small(h.d.Text(h.d.Tokens[k].Span)); n >= 0 && n < 120 && h.isYears(k) {
			return n
		}
	}
	end := t + 1
	for end < len(h.d.Tokens) && h.d.Tokens[end].Rel == "flat" {
		end++
	}
	if end+1 < len(h.d.Tokens) && h.word(end) == "," {
		if n := small(h.d.Text(h.d.Tokens[end+1].Span)); n > 0 && n < 120 && (end+2 >= len(h.d.Tokens) || h.d.Tokens[end+2].UPOS == document.PUNCT || h.isYears(end+1)) {
			return n
		}
	}
	return -1
}

// isYears reports whether years follow number k: "12-year-old", "12 years old".
func (h *harmReader) isYears(k int) bool {
	for n := k + 1; n < min(k+3, len(h.d.Tokens)); n++ {
		if w := h.word(n); w == "year" || w == "years" || w == "year-old" {
			return true
		}
	}
	return false
}

// small is a number of up to three digits, or -1.
func small(s string) int {
	if len(s) == 0 || len(s) > 3 {
		return -1
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// sexAt is 'm' or 'f', or 0 where the words do not tell.
func (h *harmReader) sexAt(t int) byte {
	if s := sexes[strings.ToLower(h.d.Tokens[t].Lemma)]; s != 0 {
		return s
	}
	if s := sexes[h.word(t)]; s != 0 {
		return s
	}
	for _, c := range h.tree.Children(t) {
		if r := h.d.Tokens[c].Rel; r == "amod" || r == "compound" || r == "nmod:desc" {
			if s := sexes[h.word(int(c))]; s != 0 {
				return s
			}
		}
	}
	return 0
}

var sexes = map[string]byte{"man": 'm', "boy": 'm', "father": 'm', "son": 'm', "brother": 'm', "husband": 'm', "male": 'm', "grandfather": 'm',
	"uncle": 'm', "nephew": 'm', "gunman": 'm', "boyfriend": 'm', "he": 'm', "him": 'm', "himself": 'm', "grandson": 'm', "stepfather": 'm', "dad": 'm', "gentleman": 'm',
	"policeman": 'm', "fireman": 'm', "stepson": 'm', "businessman": 'm', "mr": 'm', "widower": 'm', "priest": 'm', "stepbrother": 'm',
	"woman": 'f', "girl": 'f', "mother": 'f', "daughter": 'f', "sister": 'f', "wife": 'f', "female": 'f', "grandmother": 'f', "aunt": 'f', "niece": 'f',
	"girlfriend": 'f', "she": 'f', "her": 'f', "herself": 'f', "granddaughter": 'f', "stepmother": 'f', "mom": 'f', "mum": 'f', "lady": 'f', "policewoman": 'f',
	"ms": 'f', "mrs": 'f', "widow": 'f', "stepdaughter": 'f', "actress": 'f', "waitress": 'f'}

// gather finds who the tolls of one person are of.
func (h *harmReader) gather() {
	for i := range h.told {
		t := &h.told[i]
		t.person = -1
		if !t.single || t.none() {
			continue
		}
		p := h.describe(t)
		k := h.samePerson(&p, i)
		if k < 0 && p.vague && len(h.persons) > 0 && !t.more && !t.own {
			continue
		}
		if k < 0 {
			k = len(h.persons)
			h.persons = append(h.persons, p)
		} else {
			h.persons[k].join(&p)
		}
		h.persons[k].told = i
		t.person = k
	}
}

// samePerson is the person that p, of toll i, can be: one of that name or age before
// one of whom nothing speaks against it; among these one of whom the same harm is
// told already, then the latest. -1 where there is none.
func (h *harmReader) samePerson(p *person, i int) int {
	best, most := -1, 0
	for k := len(h.persons) - 1; k >= 0; k-- {
		o := &h.persons[k]
		if p.entity >= 0 && p.entity == o.entity && !p.vague {
			return k
		}
		if !p.canBe(o) || p.own && o.by || p.by && o.own || h.toldTogether(i, o.told) || h.told[i].more {
			continue
		}
		fit := 1
		if p.age >= 0 && p.age == o.age {
			fit += 4
		}
		if p.harm == dead && o.harm == dead {
			fit += 2
		}
		if fit > most {
			best, most = k, fit
		}
	}
	return best
}

// toldTogether reports tolls of one claim, which are of several people.
func (h *harmReader) toldTogether(i, j int) bool {
	return h.told[i].token == h.told[j].token && h.told[i].head != h.told[j].head
}

func (p *person) canBe(o *person) bool {
	return (p.entity < 0 || o.entity < 0) && (p.age < 0 || o.age < 0 || p.age == o.age) && (p.sex == 0 || o.sex == 0 || p.sex == o.sex)
}

// join adds to p what o tells of the same person.
func (p *person) join(o *person) {
	if p.entity < 0 && !o.vague {
		p.entity = o.entity
	}
	if p.age < 0 {
		p.age = o.age
	}
	if p.sex == 0 {
		p.sex = o.sex
	}
	if o.harm > p.harm {
		p.harm, p.span = o.harm, o.span
	}
	p.own, p.by = p.own || o.own, p.by || o.by
}
