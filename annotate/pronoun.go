package annotate

// Pronouns.
//
// He and she stand for the nearest person who can be meant: first the subjects
// of the clauses that the pronoun's own clause is part of, from the inside out,
// then who else was named in the sentence, then the subjects of the sentence
// before, who is quoted there first of all, and so back over three sentences, as
// in Hobbs 1978, "Resolving Pronoun References", and Grosz et al. 1995,
// "Centering". Within a quotation he is not the speaker, and I is. It stands for
// a body only where that is the subject above it.
//
// Somebody who is not named ("his wife", "the driver") can be meant, too: then
// the pronoun stands for nobody we know, as a false link is worse than none.

import (
	"strings"

	"github.com/recount-news/recount/document"
)

// resolver goes once through a document from its beginning.
type resolver struct {
	d       *document.Document
	quote   []int32 // the quotation that holds a token, or 0
	goesOn  []int32 // the quotation that a quotation goes on with, or 0
	speaker []int32 // of each quotation: an entity, or nobody
	subject []int32 // of each token: the token that is its subject, or -1
	owner   []int32 // of each token: its possessor's token, or -1
	entity  []int32 // of each token: the entity it heads a mention of, or nobody
	gender  []gender
	spouse  map[int32]int32
	seen    []candidate
	at      int // sentence
}

// nobody is the entity of those who are not named.
const nobody = -1

// candidate is somebody a pronoun can stand for.
type candidate struct {
	token, sentence int32
	entity          int32 // or nobody
	gender          gender
	rank            int8 // the lower the likelier
}

// addPronouns adds the pronouns of d to the chains of those they stand for.
func addPronouns(d *document.Document) {
	r := newResolver(d)
	for i := range d.Sentences {
		r.at = i
		s := &d.Sentences[i]
		r.read(s, false)
		r.setSpeakers(s)
		r.read(s, true)
	}
}

func newResolver(d *document.Document) *resolver {
	n := len(d.Tokens)
	list := make([]int32, 3*n)
	r := &resolver{d: d, subject: list[:n:n], owner: list[n : 2*n : 2*n], entity: list[2*n:],
		gender: make([]gender, len(d.Entities)), spouse: map[int32]int32{}}
	for i := range list {
		list[i] = -1
	}
	r.quote, r.goesOn = quotes(d)
	r.speaker = make([]int32, len(r.goesOn))
	for q := range r.speaker {
		r.speaker[q] = nobody
	}
	for t := range d.Tokens {
		tok := &d.Tokens[t]
		switch tok.Rel {
		case "nsubj", "nsubj:pass":
			if r.subject[tok.Head] < 0 {
				r.subject[tok.Head] = int32(t)
			}
		case "nmod:poss":
			r.owner[tok.Head] = int32(t)
		}
	}
	for m := range d.Mentions {
		men := &d.Mentions[m]
		if men.Form == document.Demonym {
			continue
		}
		r.entity[men.Head] = int32(men.Entity)
		if d.Entities[men.Entity].Type != document.PER {
			r.introduceBody(men.Head)
			continue
		}
		g := genderOfName(d, men.First, men.Last)
		if noun := r.introducedBy(men.Head); noun >= 0 {
			r.entity[noun] = int32(men.Entity)
			g |= genderOfWord(d.Tokens[noun].Lemma)
		}
		r.gender[men.Entity] |= g
	}
	r.introduceBehind()
	for e := range r.gender {
		if r.gender[e] == both {
			r.gender[e] = unknown
		}
	}
	return r
}

// introducedBy is the noun that says who the name headed by t is, where the name
// hangs on it: "her husband, Richard Holt", "harbour master Anders Lund". -1
// where there is none.
func (r *resolver) introducedBy(t int) int {
	switch r.d.Tokens[t].Rel {
	case "appos", "flat", "nmod:desc", "compound":
		if h := r.d.Tokens[t].Head; r.entity[h] < 0 && isPersonNoun(r.d.Tokens[h].Lemma) {
			return h
		}
	}
	return -1
}

// introduceBehind lets the noun set beside the name of a person stand for the same:
// "Anna Holt, the star of her own show".
func (r *resolver) introduceBehind() {
	for t := range r.d.Tokens {
		tok := &r.d.Tokens[t]
		if tok.Rel != "appos" || tok.UPOS != document.NOUN || tok.Head > t || r.entity[t] >= 0 {
			continue
		}
		if e := r.entity[tok.Head]; e >= 0 && r.d.Entities[e].Type == document.PER && isPersonNoun(tok.Lemma) {
			r.entity[t] = e
			r.gender[e] |= genderOfWord(tok.Lemma)
		}
	}
}

// introduceBody lets the noun that the name of a body headed by t is set beside
// stand for it: "the company that owns it, Harrow Lines".
func (r *resolver) introduceBody(t int) {
	tok := &r.d.Tokens[t]
	if h := tok.Head; tok.Rel == "appos" && r.entity[h] < 0 && r.d.Tokens[h].UPOS == document.NOUN {
		r.entity[h] = r.entity[t]
	}
}

// read goes over the tokens of s that lie in a quotation, or over the others.
func (r *resolver) read(s *document.Sentence, quoted bool) {
	for t := s.First; t < s.Last; t++ {
		if (r.quote[t] != 0) != quoted {
			continue
		}
		tok := &r.d.Tokens[t]
		switch {
		case r.entity[t] >= 0:
			r.marry(t)
			r.see(t, r.entity[t], r.gender[r.entity[t]])
		case tok.UPOS == document.PRON:
			if e := r.resolve(t); e >= 0 {
				addMention(r.d, t, t+1, t, int(e), document.Pronoun)
				r.entity[t] = e
				r.see(t, e, r.gender[e])
			}
		case tok.XPOS == "NN" && isPersonNoun(tok.Lemma):
			e := r.spouseOf(t)
			if e >= 0 {
				addMention(r.d, int(r.owner[t]), t+1, t, int(e), document.Nominal)
				r.entity[t] = e
			}
			r.see(t, e, genderOfWord(tok.Lemma))
		}
	}
}

// see remembers that token t brings somebody in.
func (r *resolver) see(t int, e int32, g gender) {
	if e >= 0 && r.d.Entities[e].Type != document.PER {
		return
	}
	rank := int8(2)
	switch tok := &r.d.Tokens[t]; tok.Rel {
	case "nsubj", "nsubj:pass":
		head := &r.d.Tokens[tok.Head]
		rank = 1
		if head.Rel == "root" || speech[head.Lemma] {
			rank = 0
		}
	case "nmod:poss", "compound", "nmod":
		rank = 3
	}
	if r.quote[t] != 0 {
		rank += 4
	}
	if e < 0 && (rank > 1 || rank == 1 && g == unknown) {
		return // who has no name is hardly taken up again, if not the topic
	}
	r.seen = append(r.seen, candidate{int32(t), int32(r.at), e, g, rank})
}

// resolve is the entity that pronoun t stands for, or nobody.
func (r *resolver) resolve(t int) int32 {
	switch w := wordOf(r.d, t); {
	case is(w, "he") || is(w, "him") || is(w, "his") || is(w, "himself"):
		return r.person(t, male)
	case is(w, "she") || is(w, "her") || is(w, "hers") || is(w, "herself"):
		return r.person(t, female)
	case is(w, "it") || is(w, "its") || is(w, "itself"):
		return r.body(t)
	case w == "I" || is(w, "my") || is(w, "me") || is(w, "myself"):
		if e := r.speaker[r.quote[t]]; r.quote[t] != 0 && e >= 0 && r.d.Entities[e].Type == document.PER {
			return e
		}
	}
	return nobody
}

func is(word, small string) bool { return len(word) == len(small) && strings.EqualFold(word, small) }

// person is the person that he or she at t stands for, or nobody.
func (r *resolver) person(t int, g gender) int32 {
	e, found := r.above(t, func(s int32) (int32, bool) {
		e := r.entity[s]
		switch {
		case e >= 0 && r.d.Entities[e].Type == document.PER && r.gender[e].agrees(g) && !r.isSpeaker(t, e):
			return e, true
		case e < 0 && isPersonNoun(r.d.Tokens[s].Lemma) && genderOfWord(r.d.Tokens[s].Lemma).agrees(g) && r.d.Tokens[s].XPOS == "NN":
			return nobody, true
		}
		return nobody, false
	})
	if !found {
		e = r.before(t, g)
	}
	if e >= 0 {
		r.gender[e] |= g
	}
	return e
}

// body is the organisation or state that it at t stands for, or nobody.
func (r *resolver) body(t int) int32 {
	if r.d.Tokens[t].Rel == "expl" {
		return nobody
	}
	e, _ := r.above(t, func(s int32) (int32, bool) {
		e := r.entity[s]
		if e < 0 || r.d.Entities[e].Type == document.PER {
			return nobody, r.d.Tokens[s].UPOS == document.NOUN
		}
		return e, true
	})
	return e
}

// above asks about the subjects of the clauses around token t, from the inside
// out, until one is taken. Where t is an argument of its clause, that clause's
// subject is somebody else, unless t is reflexive. The speaker of a quotation is
// not asked about from within.
func (r *resolver) above(t int, take func(subject int32) (int32, bool)) (int32, bool) {
	d := r.d
	own := isArgument(d.Tokens[t].Rel) && !strings.HasSuffix(strings.ToLower(wordOf(d, t)), "self")
	for at, steps := t, 0; d.Tokens[at].Head != at && steps < 30; steps++ {
		at = d.Tokens[at].Head
		s := r.subject[at]
		if s < 0 {
			continue
		}
		if own {
			own = false
			continue
		}
		if int(s) >= t || r.quote[s] != r.quote[t] || r.holds(int(s), t) {
			continue
		}
		if e, ok := take(s); ok {
			return e, true
		}
	}
	return nobody, false
}

func isArgument(rel string) bool {
	switch rel {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl":
		return true
	}
	return false
}

// holds reports whether token t lies below token above, or below what above is
// an apposition to: "his" in "his wife", "her" in "her husband, Richard Holt".
func (r *resolver) holds(above, t int) bool {
	d := r.d
	switch d.Tokens[above].Rel {
	case "appos", "flat", "nmod:desc", "compound":
		above = d.Tokens[above].Head
	}
	for steps := 0; steps < 30; steps++ {
		if t == above {
			return true
		}
		if d.Tokens[t].Head == t {
			return false
		}
		t = d.Tokens[t].Head
	}
	return false
}

// before is the likeliest of those seen before t, in this sentence or the three
// before it.
func (r *resolver) before(t int, g gender) int32 {
	const reach = 3
	best := -1
	for i := len(r.seen) - 1; i >= 0; i-- {
		c := &r.seen[i]
		if int(c.sentence) < r.at-reach || best >= 0 && c.sentence < r.seen[best].sentence {
			break
		}
		if int(c.token) >= t || !r.fits(c, t, g) {
			continue
		}
		if best < 0 || c.rank < r.seen[best].rank || c.rank == r.seen[best].rank && c.token < r.seen[best].token {
			best = i
		}
	}
	if best < 0 {
		return nobody
	}
	return r.seen[best].entity
}

// fits reports whether the pronoun at t can stand for c.
func (r *resolver) fits(c *candidate, t int, g gender) bool {
	is := c.gender
	if c.entity >= 0 {
		is = r.gender[c.entity]
	}
	if !is.agrees(g) || r.isSpeaker(t, c.entity) {
		return false
	}
	if int(c.sentence) != r.at {
		return true
	}
	head := r.d.Tokens[t].Head
	sisters := isArgument(r.d.Tokens[t].Rel) && r.d.Tokens[c.token].Head == head && isArgument(r.d.Tokens[c.token].Rel)
	return !sisters && !r.holds(int(c.token), t)
}

// isSpeaker reports whether e says the words around t.
func (r *resolver) isSpeaker(t int, e int32) bool {
	return e >= 0 && r.quote[t] != 0 && r.speaker[r.quote[t]] == e
}

// marry notes whose husband or wife the person named at t is said to be.
func (r *resolver) marry(t int) {
	d := r.d
	h := d.Tokens[t].Head
	if r.entity[h] != r.entity[t] || h == t {
		h = t
	}
	if l := d.Tokens[h].Lemma; l != "husband" && l != "wife" || r.owner[h] < 0 {
		return
	}
	if a, b := r.entity[r.owner[h]], r.entity[t]; a >= 0 && a != b {
		r.spouse[a], r.spouse[b] = b, a
	}
}

// spouseOf is who is meant by a husband or wife at t, or nobody.
func (r *resolver) spouseOf(t int) int32 {
	if l := r.d.Tokens[t].Lemma; l != "husband" && l != "wife" || r.owner[t] < 0 || int(r.owner[t]) >= t {
		return nobody
	}
	a := r.entity[r.owner[t]]
	if e, ok := r.spouse[a]; ok && a >= 0 {
		return e
	}
	return nobody
}

// setSpeakers finds who says the quotations in s: the subject of what they hang
// on, else who spoke the words that a quotation goes on with.
func (r *resolver) setSpeakers(s *document.Sentence) {
	for t := s.First; t < s.Last; t++ {
		q := r.quote[t]
		if q == 0 || r.speaker[q] >= 0 {
			continue
		}
		r.speaker[q] = r.speakerAt(t)
		if r.speaker[q] < 0 {
			r.speaker[q] = r.speaker[r.goesOn[q]]
		}
		if r.speaker[q] < 0 && t == s.First && q > 1 && r.at > 0 && r.d.Sentences[r.at-1].Block == s.Block {
			r.speaker[q] = r.speaker[q-1] // the paragraph goes on with it
		}
	}
}

// speakerAt is the subject of the words outside its quotation that token t hangs
// on, or that hang on it.
func (r *resolver) speakerAt(t int) int32 {
	q := r.quote[t]
	for at, steps := t, 0; steps < 30; steps++ {
		if s := r.subject[at]; r.quote[at] != q && s >= 0 && r.quote[s] != q {
			return r.entity[s]
		}
		if r.d.Tokens[at].Head == at {
			break
		}
		at = r.d.Tokens[at].Head
	}
	if rel := r.d.Tokens[t].Rel; rel != "root" {
		return nobody
	}
	s := r.d.Sentences[r.at]
	for c := s.First; c < s.Last; c++ {
		if r.d.Tokens[c].Head == t && r.quote[c] != q && r.subject[c] >= 0 && r.quote[r.subject[c]] != q {
			return r.entity[r.subject[c]]
		}
	}
	return nobody
}
