package eval

import (
	"strings"
	"time"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// agrees reports whether the answer to question q agrees with one of the marked
// phrases, and whether it does by the strict measure.
func (a answer) agrees(d *document.Document, tree *document.Tree, gold goldMain, q int) (right, strict bool) {
	for _, g := range gold.phrases[q] {
		var p readPhrase
		if g.text != "" {
			p = readPhraseIn(d, tree, g.text)
		}
		r, s := false, false
		switch questions[q] {
		case "who":
			r, s = a.agreesWho(d, p)
		case "what":
			r, s = a.agreesWhat(d, p)
		case "when":
			r, s = a.agreesWhen(p, g.day)
		case "where":
			r, s = a.agreesWhere(d, p)
		}
		right, strict = right || r, strict || s
	}
	return right, strict
}

// agreesWho: by name or in the words of the clause, the same entity; a head in common; or the head of the answer is
// among the words of the phrase and more than half of these in the answer.
// Strictly, at least half of the words of either are in the other.
func (a answer) agreesWho(d *document.Document, p readPhrase) (right, strict bool) {
	if p.d == nil || len(a.who) == 0 {
		return false, false
	}
	right, strict = agreesOn(d, p, a.who)
	if r, s := agreesOn(d, p, a.subject); r {
		right, strict = true, strict || s
	}
	return right, strict
}

func agreesOn(d *document.Document, p readPhrase, who []claim.Role) (right, strict bool) {
	want := contentOf(p.d, p.span)
	var got []content
	headed := false
	heads := p.heads()
	for _, r := range who {
		got = append(got, contentOf(d, r.Span)...)
		if r.Entity >= 0 {
			got = append(got, contentWords(d.Entities[r.Entity].Name)...)
		}
		headed = headed || shared([]content{contentAt(d, r.Head)}, want) == 1
		for _, h := range heads {
			if sameEntity(d, p, h, r) || sameHead(d, p, h, r) {
				right = true
			}
		}
	}
	covered, back := shared(want, got), shared(got, want)
	right = right || headed && 2*covered > len(want)
	return right, right && 2*covered >= len(want) && 2*back >= len(got)
}

func sameEntity(d *document.Document, p readPhrase, h int, r claim.Role) bool {
	if p.d != d || r.Entity < 0 {
		return false
	}
	for _, i := range d.Entities[r.Entity].Mentions {
		if m := &d.Mentions[i]; m.First <= h && h < m.Last {
			return true
		}
	}
	return false
}

// sameHead reports whether the head h of the phrase is the head of r, or part of
// the name that is.
func sameHead(d *document.Document, p readPhrase, h int, r claim.Role) bool {
	want := wordOf(p.d, h)
	if p.d.Tokens[h].UPOS == document.NUM {
		return false
	}
	if wordOf(d, r.Head) == want {
		return true
	}
	if r.Entity < 0 || p.d.Tokens[h].UPOS != document.PROPN {
		return false
	}
	for _, w := range contentWords(d.Entities[r.Entity].Name) {
		if w.word == want {
			return true
		}
	}
	return false
}

// agreesWhat: a head of the phrase is among the words of what happened, its
// topic included, or is derived from one of them; and at least half of the
// phrase's words are among those of the clause that tells the event. Strictly, the head is that of
// the answer.
func (a answer) agreesWhat(d *document.Document, p readPhrase) (right, strict bool) {
	if p.d == nil || a.what.Empty() {
		return false, false
	}
	told := contentOf(d, a.what)
	if !a.topic.Empty() {
		told = append(told, contentOf(d, a.topic)...)
	}
	all := append(contentOf(d, a.told), told...)
	head, own := false, false
	for _, h := range p.predicates() {
		w := contentAt(p.d, h)
		head = head || shared([]content{w}, told) == 1
		if a.predicate >= 0 {
			own = own || shared([]content{w}, []content{contentAt(d, a.predicate)}) == 1
		}
	}
	want := contentOf(p.d, p.span)
	right = head && 2*shared(want, all) >= len(want)
	return right, right && own
}

// agreesWhen: the answer and the day of the gold standard, or the answer and
// what the phrase is read as here, lie in each other, and the answer is no
// longer than the other or a day. Strictly, only what the phrase is read as
// counts where it is read as a time at all. A time of day whose day is not told
// is not read.
func (a answer) agreesWhen(p readPhrase, day time.Time) (right, strict bool) {
	if !a.when.Known() {
		return false, false
	}
	parsed := !day.IsZero() && nested(a.when.Time, day, day.AddDate(0, 0, 1))
	phrase, read := false, false
	if p.d != nil {
		for _, t := range p.d.Times {
			if p.span.Overlaps(t.Span) && t.Placed() && !t.Assumed && t.Type != timex.Duration {
				read = true
				phrase = phrase || nested(a.when.Time, t.Begin, t.End)
			}
		}
	}
	return parsed || phrase, phrase || parsed && !read
}

// nested reports whether t agrees with [begin, end) at the coarser of the two.
func nested(t timex.Time, begin, end time.Time) bool {
	if length := t.End.Sub(t.Begin); length > 24*time.Hour && length > end.Sub(begin) {
		return false
	}
	// Hours are held against each other as days.
	from, until := t.Begin.Truncate(24*time.Hour), t.End.Add(24*time.Hour-1).Truncate(24*time.Hour)
	begin, end = begin.Truncate(24*time.Hour), end.Add(24*time.Hour-1).Truncate(24*time.Hour)
	return !from.Before(begin) && !until.After(end) || !begin.Before(from) && !end.After(until)
}

// agreesWhere: the place is that of the phrase or lies in it, or the phrase's
// lies in it and it is no country; or a head of the phrase that is no common
// preposition's is among the words of the answer. Strictly, the same place or
// one in it, or the same head.
func (a answer) agreesWhere(d *document.Document, p readPhrase) (right, strict bool) {
	if p.d == nil || !a.where.Known() {
		return false, false
	}
	for _, m := range p.d.Places {
		if !p.span.Overlaps(m.Span) || a.where.Place.ID == "" {
			continue
		}
		switch {
		case place.Same(m.Place, a.where.Place), place.Contains(m.Place, a.where.Place):
			right, strict = true, true
		case place.Contains(a.where.Place, m.Place) && a.where.Place.Kind != place.Country:
			right = true
		}
	}
	got := contentOf(d, a.where.Span)
	for _, h := range p.heads() {
		if shared([]content{contentAt(p.d, h)}, got) == 1 {
			right, strict = true, true
		}
	}
	return right, strict
}

// content is a word that carries meaning.
type content struct {
	word string // lemma in lower case
	form string // as it is written, in lower case
	upos document.UPOS
}

func contentAt(d *document.Document, t int) content {
	return content{wordOf(d, t), strings.ToLower(d.Text(d.Tokens[t].Span)), d.Tokens[t].UPOS}
}

// contentOf are the words of a stretch that carry meaning, without "least" and
// the like.
func contentOf(d *document.Document, s text.Span) (words []content) {
	first, last := d.TokensIn(s)
	for t := first; t < last; t++ {
		if tok := &d.Tokens[t]; isContent(tok.UPOS) && wordOf(d, t) != "least" {
			words = append(words, contentAt(d, t))
		}
	}
	return words
}

func contentWords(name string) (words []content) {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		words = append(words, content{w, w, document.PROPN})
	}
	return words
}

// wordOf is the lemma of token t in lower case, a small number as its digits.
func wordOf(d *document.Document, t int) string {
	w := strings.ToLower(d.Tokens[t].Lemma)
	if n, ok := smallNumbers[w]; ok {
		return n
	}
	return w
}

var smallNumbers = map[string]string{"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
	"seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12"}

// derived is from where on two words are one in different word classes.
const derived = 0.8

// shared is how many of a are among b, or derived from one of them.
func shared(a, b []content) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x.word == y.word || x.form == y.form || related(x, y) >= derived {
				n++
				break
			}
		}
	}
	return n
}

func related(x, y content) float64 {
	xp, ok := lexicalClass(x.upos)
	yp, also := lexicalClass(y.upos)
	if !ok || !also {
		return 0
	}
	return lexicon.Related(x.word, xp, y.word, yp)
}

func lexicalClass(u document.UPOS) (lexicon.POS, bool) {
	switch u {
	case document.NOUN:
		return lexicon.Noun, true
	case document.VERB:
		return lexicon.Verb, true
	case document.ADJ:
		return lexicon.Adjective, true
	}
	return 0, false
}
