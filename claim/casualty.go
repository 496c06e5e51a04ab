package claim

// Casualties: how many people were killed and injured in the main event.
//
//  1. Tolls (casualty_tell.go): every claim and every noun by which persons come
//     to harm, with the words for these persons. The words are in harms.tsv.
//  2. Each toll counts a group ("two others", casualty_count.go) or one person,
//     with what is known of that one: name, age, sex (casualty_person.go).
//  3. Tolls of other events are left out: statistics, other days, other attacks.
//  4. Persons who can be one are one, and bear the worst harm that is told of them.
//     The killed are the largest group that was, or else the persons who were, and
//     whoever killed himself. The injured are the largest group of injured; or, where
//     the text counts who was shot or struck, those without the killed; or the persons
//     who were hurt and did not die. The title and the lede come first, the rest of the
//     text counts where they say nothing.
//
// What is told is what counts, not what can be reckoned from the silence of a text: a
// count that is not told is not given.
//
// Cost: linear in the claims, and the square of the persons told of, who are few.

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
)

// Casualties are the people killed and injured in the main event of an account,
// according to it.
type Casualties struct {
	Killed, Injured Count
	Struck          Count // shot, stabbed or run over, whether they lived or not
}

// Count is a number of people, as an interval. The zero Count is of what is not told.
type Count struct {
	quantity.Quantity             // Kind, Value, Low, High and the bounds; Span is the first words that tell it
	Evidence          []text.Span // the words that tell it, in order
	Whole             bool        // the title or the lede gives it as the number of all
}

// Told reports whether the account gives the count at all.
func (c Count) Told() bool { return len(c.Evidence) > 0 }

// CasualtiesOf counts the casualties of document d, whose claims are those of
// Extract.
func CasualtiesOf(d *document.Document, claims []Claim) Casualties {
	h := newHarmReader(d, claims)
	h.readTolls()
	h.gather()
	var out Casualties
	out.Killed = h.killed()
	out.Injured = h.injured(out.Killed)
	if k := h.largest(struck, h.ledeEnd()); k >= 0 {
		out.Struck = h.countOf(k)
	}
	return out
}

// harmReader is one document being read for its casualties.
type harmReader struct {
	*reader
	claims  []Claim
	told    []toll
	persons []person
}

// toll is some words that tell of people who came to harm.
type toll struct {
	harm      harm
	head      int // token that heads the words for the people
	token     int // token that tells the harm
	sentence  int
	span      text.Span
	count     quantity.Quantity // how many; Kind is "" where they are not counted
	single    bool              // one person, told of alone
	counted   bool              // by a number, though it be one
	more      bool              // others than those told of just before
	part      bool              // some of those told of before
	ranked    bool              // "a third victim": so many by now
	summed    bool              // put together from several words for people
	own       bool              // did it to oneself
	uncounted bool              // "children": more than one
	event     bool              // only told by the event: "a fatal crash"
	back      bool              // of people told of before: "all three"
	by        int               // token of the person who is said to have done it, or -1
	claim     int               // or -1
	person    int               // index in persons, or -1
}

// none reports a toll that nobody came to harm.
func (t *toll) none() bool { return t.count.Kind != "" && t.count.High == 0 }

// String is the count as "3", "2-4", "12 or more"; "-" where it is not told.
func (c Count) String() string {
	number := func(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
	switch {
	case !c.Told():
		return "-"
	case c.Low == c.High:
		return number(c.Low)
	case math.IsInf(c.High, 1) && c.OpenLow:
		return "more than " + number(c.Low)
	case math.IsInf(c.High, 1):
		return number(c.Low) + " or more"
	case c.Low <= 0:
		return "up to " + number(c.High)
	}
	return number(math.Ceil(c.Low)) + "-" + number(math.Floor(c.High))
}

func newHarmReader(d *document.Document, claims []Claim) *harmReader {
	return &harmReader{reader: newReader(d), claims: claims}
}

// killed counts the dead.
func (h *harmReader) killed() Count {
	end := h.ledeEnd()
	if c := h.killedUntil(end); c.Told() {
		return c
	}
	if h.tells(end, func(t *toll) bool { return t.harm < dead && !t.none() }) && !h.tells(end, func(t *toll) bool { return t.harm == dead }) {
		h.leaveFresh(end)
	}
	if c := h.killedUntil(len(h.d.Sentences)); c.Told() {
		return c
	}
	if c := h.nobody(dead); c.Told() {
		return c
	}
	if c := h.firstOf(func(t *toll) bool { return t.harm == dead && t.count.Vague }); c.Told() {
		return c
	}
	return h.firstOf(func(t *toll) bool { return t.harm == dead && t.event })
}

// killedUntil counts the dead told of before sentence until, and those who killed
// themselves.
func (h *harmReader) killedUntil(until int) Count {
	_, own := h.individuals(dead, len(h.d.Sentences))
	if best := h.largest(dead, until); best >= 0 {
		c := h.countOf(best)
		if h.told[best].by >= 0 {
			c = c.plus(h, own)
		}
		return c
	}
	individuals, _ := h.individuals(dead, until)
	if len(individuals) == 0 {
		return Count{}
	}
	for _, o := range own {
		if !slices.Contains(individuals, o) {
			individuals = append(individuals, o)
		}
	}
	return h.countPersons(individuals)
}

// tells reports whether a toll before sentence until is so.
func (h *harmReader) tells(until int, is func(*toll) bool) bool {
	return slices.ContainsFunc(h.told, func(t toll) bool { return t.sentence < until && is(&t) })
}

// firstOf is the count of the first toll that is so.
func (h *harmReader) firstOf(is func(*toll) bool) Count {
	for i := range h.told {
		if is(&h.told[i]) {
			return h.countOf(i)
		}
	}
	return Count{}
}

// leaveFresh drops the dead behind the lede who are told of as somebody new: those of
// other events.
func (h *harmReader) leaveFresh(end int) {
	fresh := func(t *toll) bool {
		return t.sentence >= end && t.harm == dead && !t.part && !t.back && !t.own && !h.isKnown(t.head, end)
	}
	h.told = slices.DeleteFunc(h.told, func(t toll) bool { return fresh(&t) })
	h.persons = h.persons[:0]
	h.gather()
}

// isKnown reports words for somebody the reader knows of from before sentence end:
// "the boy", "she", "a victim", a name.
func (h *harmReader) isKnown(t, end int) bool {
	tok := &h.d.Tokens[t]
	if m := h.mentionOf[t]; m >= 0 && tok.UPOS == document.PROPN {
		first := h.d.Entities[h.d.Mentions[m].Entity].Mentions[0]
		return h.d.Mentions[first].Span.Start < h.d.Sentences[end-1].Span.End
	}
	return tok.UPOS == document.PRON || tok.Lemma == "victim" || h.hasWord(t, "the")
}

// injured counts the injured, of whom none is among the killed.
func (h *harmReader) injured(killed Count) Count {
	for _, until := range [...]int{h.ledeEnd(), len(h.d.Sentences)} {
		best, hit := h.largest(hurt, until), h.largest(struck, until)
		if hit >= 0 {
			c := h.without(hit, killed)
			if c.Told() && (best < 0 || h.told[best].count.Low < 2 && c.Low > h.told[best].count.High) {
				return c
			}
		}
		if best < 0 {
			best = h.largest(treated, until)
		}
		if best >= 0 {
			return h.countOf(best)
		}
		if individuals, _ := h.individuals(struck, until); len(individuals) > 0 && !h.amongKilled(individuals) {
			return h.countPersons(individuals)
		}
	}
	if c := h.nobody(hurt); c.Told() {
		return c
	}
	return h.firstOf(func(t *toll) bool { return t.harm >= struck && t.harm < dead && t.count.Vague })
}

// lede is how many sentences of the story tell the main event first of all.
const lede = 4

// ledeEnd is the first sentence behind the title and the lede.
func (h *harmReader) ledeEnd() int {
	n := 0
	for i := range h.d.Sentences {
		if h.d.Article.Blocks[h.d.Sentences[i].Block].Kind == article.Paragraph {
			if n++; n == lede {
				return i + 1
			}
		}
	}
	return len(h.d.Sentences)
}

// largest is the toll of the largest group that came to harm before sentence until,
// or -1.
func (h *harmReader) largest(of harm, until int) int {
	best := -1
	for i := range h.told {
		t := &h.told[i]
		if t.harm != of || t.single && !t.counted || t.count.Kind == "" || t.none() || t.sentence >= until || t.event || t.count.Vague {
			continue
		}
		if t.part && of != dead || of == hurt && h.isGrave(t.token) || t.back && of < dead && h.areDead(t) {
			continue
		}
		if best < 0 || t.count.Low > h.told[best].count.Low {
			best = i
		}
	}
	return best
}

// amongKilled reports persons who were struck, of whom no more is told, where as many
// of a group were killed.
func (h *harmReader) amongKilled(persons []int) bool {
	k := h.largest(dead, len(h.d.Sentences))
	if k < 0 || h.told[k].count.High < float64(len(persons)) {
		return false
	}
	for _, p := range persons {
		if h.persons[p].harm > struck {
			return false
		}
	}
	return true
}

// areDead reports that as many as t counts are told to have died.
func (h *harmReader) areDead(t *toll) bool {
	if k := h.largest(dead, len(h.d.Sentences)); k >= 0 {
		return h.told[k].count.High >= t.count.Low
	}
	persons, _ := h.individuals(dead, len(h.d.Sentences))
	return float64(len(persons)) >= t.count.Low
}

// individuals are the persons told of alone who are at least hurt, and not more
// than that where of is less than dead; own are those of them who did it to
// themselves.
func (h *harmReader) individuals(of harm, until int) (all, own []int) {
	for i := range h.persons {
		p := &h.persons[i]
		if p.first >= until {
			continue
		}
		if of == dead && p.harm == dead || of != dead && p.harm >= of && p.harm < dead {
			all = append(all, i)
			if p.own {
				own = append(own, i)
			}
		}
	}
	return all, own
}

// countOf is the count of toll i, in the words of the story rather than of the title
// where both have it.
func (h *harmReader) countOf(i int) Count {
	t := &h.told[i]
	for k := i; k < len(h.told) && h.isHeadline(t.token); k++ {
		if o := &h.told[k]; o.harm == t.harm && o.count.Kind != "" && o.count.Low == t.count.Low && o.count.High == t.count.High && o.by < 0 == (t.by < 0) {
			t = o
		}
	}
	return Count{Quantity: t.count, Evidence: []text.Span{t.span}, Whole: h.isWhole(t)}
}

// isWhole reports a toll of the lede that counts all of one event, not some: people and
// not officers, by nobody in particular, who may be dead himself, in one attack and not in
// several.
func (h *harmReader) isWhole(t *toll) bool {
	if t.sentence >= h.ledeEnd() || t.harm == treated || t.ranked || t.part || t.back || t.event || t.own || t.by >= 0 || t.summed || t.count.Vague || t.single && !t.counted {
		return false
	}
	tok := &h.d.Tokens[t.head]
	if tok.UPOS != document.NUM && !anybody[strings.ToLower(tok.Lemma)] {
		return false
	}
	s := h.d.Sentences[t.sentence]
	if first, _ := h.d.TokensIn(h.tree.Phrase(t.head)); first > s.First && h.isHeadline(first) && h.word(first-1) == "," && !h.isToll(first-2) {
		return false // "Baby, 4 people hurt"
	}
	if h.isGrave(t.token) || t.harm == dead && h.tellsCulprit(t) {
		return false
	}
	for k := s.First; k < s.Last; k++ {
		if several[h.word(k)] {
			return false
		}
	}
	return true
}

// tellsCulprit reports that whoever did it died, and t does not say that it counts him.
func (h *harmReader) tellsCulprit(t *toll) bool {
	s := h.d.Sentences[t.sentence]
	for k := s.First; k < s.Last; k++ {
		if h.word(k) == "including" {
			return false
		}
	}
	return slices.ContainsFunc(h.told, func(o toll) bool {
		return o.harm == dead && (o.own || culprits[h.d.Tokens[o.head].Lemma])
	})
}

var culprits = map[string]bool{"gunman": true, "shooter": true, "suspect": true, "attacker": true, "assailant": true, "bomber": true}

// isToll reports whether token k tells of harm: "3 dead, 2 hurt".
func (h *harmReader) isToll(k int) bool {
	return slices.ContainsFunc(h.told, func(t toll) bool { return t.token == k })
}

// isGrave reports a harm that only some of the injured may have come to: "critically
// hurt".
func (h *harmReader) isGrave(p int) bool {
	for _, k := range h.tree.Children(p) {
		if grave[h.word(int(k))] {
			return true
		}
		for _, g := range h.tree.Children(int(k)) {
			if h.d.Tokens[k].Rel == "obj" && grave[h.word(int(g))] {
				return true
			}
		}
	}
	return false
}

// grave are the words for how badly some of the injured are hurt.
var grave = map[string]bool{"critically": true, "seriously": true, "severely": true, "badly": true, "gravely": true, "slightly": true, "fatally": true,
	"minor": true, "serious": true, "critical": true, "severe": true, "slight": true}

// anybody are the nouns that leave out nobody who was killed or hurt.
var anybody = map[string]bool{"people": true, "person": true, "other": true, "victim": true, "casualty": true, "fatality": true, "death": true,
	"body": true, "dead": true, "life": true, "injury": true}

// several are words by which a sentence sums up more than one event.
var several = map[string]bool{"shootings": true, "attacks": true, "incidents": true, "stabbings": true, "killings": true, "murders": true,
	"homicides": true, "crashes": true, "accidents": true, "blasts": true, "explosions": true, "bombings": true, "raids": true, "strikes": true,
	"fires": true, "clashes": true, "scenes": true, "separate": true, "violence": true, "weekend": true, "month": true, "alone": true, "total": true,
	"airstrikes": true, "cases": true, "so": true}

func (h *harmReader) countPersons(persons []int) Count {
	n := float64(len(persons))
	c := Count{Quantity: quantity.Quantity{Kind: quantity.Cardinal, Value: n, Low: n, High: n, Step: 1}}
	for _, p := range persons {
		c.Evidence = append(c.Evidence, h.persons[p].span)
	}
	slices.SortFunc(c.Evidence, func(a, b text.Span) int { return a.Start - b.Start })
	c.Span = c.Evidence[0]
	return c
}

// plus is c with persons who are not in it.
func (c Count) plus(h *harmReader, persons []int) Count {
	n := float64(len(persons))
	c.Whole = false
	c.Value, c.Low, c.High = c.Value+n, c.Low+n, c.High+n
	for _, p := range persons {
		c.Evidence = append(c.Evidence, h.persons[p].span)
	}
	return c
}

// without is those of the struck that are not among the killed.
func (h *harmReader) without(hit int, killed Count) Count {
	c := h.countOf(hit)
	if c.Whole = false; !killed.Told() || h.told[hit].more {
		return c
	}
	c.Whole = false
	c.Value, c.Low, c.High = c.Value-killed.Value, c.Low-killed.High, c.High-killed.Low
	c.Evidence = append(c.Evidence, killed.Evidence...)
	if c.Low < 0 || c.High == 0 {
		return Count{}
	}
	return c
}

// nobody is the count of none, where that is told.
func (h *harmReader) nobody(of harm) Count {
	for i := range h.told {
		if h.told[i].harm == of && h.told[i].none() {
			return h.countOf(i)
		}
	}
	return Count{}
}
