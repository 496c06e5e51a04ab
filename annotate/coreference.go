package annotate

// Coreference within one article.
//
// Names that are one: equal names, a surname for the whole name, initials for
// the name they stand for, the head of a body's name for the whole ("the
// Observatory"), a country and its demonym. Then descriptions ("the minister"
// for the one minister named) and pronouns (pronoun.go). Rules in the order of
// their precision, after Raghunathan et al. 2010, "A Multi-Pass Sieve for
// Coreference Resolution". A name is held only against the chains that share a
// word or the initials with it, so the cost is near linear in practice.

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// coreference joins the names of d into chains, and adds the pronouns and
// descriptions that stand for them.
func coreference(d *document.Document) {
	joinNames(d)
	addDescriptions(d)
	sortMentions(d)
	addPronouns(d)
	sortMentions(d)
	setKinds(d)
}

// chain is an entity in the making.
type chain struct {
	entity document.Entity
	words  []string
	gender gender
	last   int // token of the latest mention
}

// joiner joins names to chains.
type joiner struct {
	chains  []chain
	byWord  map[string][]int // chains by each word of their names, and by their initials
	byPlace map[string]int
	words   map[string][]string // of each name met so far
}

// joinNames merges the entities of names that are one.
func joinNames(d *document.Document) {
	j := joiner{byWord: map[string][]int{}, byPlace: map[string]int{}, words: map[string][]string{}}
	chainOf := make([]int, len(d.Entities))
	// Full names first: "Peskov" can stand in front of "Dmitry Peskov".
	for _, e := range byLength(d.Entities) {
		m := &d.Mentions[e] // each name has one entity and one mention so far
		chainOf[e] = j.join(&d.Entities[e], genderOfName(d, m.First, m.Last), m.First)
	}
	chains := make([]document.Entity, len(j.chains))
	for c := range j.chains {
		chains[c] = j.chains[c].entity
	}
	for m := range d.Mentions {
		old := d.Mentions[m].Entity
		c := chainOf[old]
		if d.Mentions[m].Form == document.Named && !strings.EqualFold(d.Entities[old].Name, chains[c].Name) {
			d.Mentions[m].Form = document.NamePart
		}
		d.Mentions[m].Entity = c
	}
	d.Entities = chains
	linkMentions(d)
}

// linkMentions lets entities point at the mentions that point at them. Their lists
// are parts of one.
func linkMentions(d *document.Document) {
	size := make([]int, len(d.Entities))
	for m := range d.Mentions {
		size[d.Mentions[m].Entity]++
	}
	list := make([]int, len(d.Mentions))
	for e, n := range size {
		d.Entities[e].Mentions, list = list[:0:n], list[n:]
	}
	for m := range d.Mentions {
		e := &d.Entities[d.Mentions[m].Entity]
		e.Mentions = append(e.Mentions, m)
	}
}

// byLength orders entities by the words of their names, longest first, then by
// place in the text.
func byLength(es []document.Entity) []int {
	order, length := make([]int, len(es)), make([]int, len(es))
	for i := range order {
		order[i], length[i] = i, strings.Count(es[i].Name, " ")
	}
	slices.SortStableFunc(order, func(a, b int) int { return length[b] - length[a] })
	return order
}

// join adds e, at token at, to the chain it belongs to, and returns its number.
func (j *joiner) join(e *document.Entity, g gender, at int) int {
	words, met := j.words[e.Name]
	if !met {
		words = nameWords(make([]string, 0, 4), e.Name)
		j.words[e.Name] = words
	}
	c := j.find(e, words, g, at)
	if c < 0 {
		c = len(j.chains)
		j.chains = append(j.chains, chain{entity: document.Entity{Name: e.Name, Type: e.Type}, words: words, last: at})
		j.index(c, e.Place)
	}
	ch := &j.chains[c]
	if ch.gender == unknown {
		ch.gender = g
	}
	ch.last = max(ch.last, at)
	know(&ch.entity, e)
	return c
}

// index lets chain c be found by its words, initials and place.
func (j *joiner) index(c int, place string) {
	words := j.chains[c].words
	var buffer [16]byte
	initials := buffer[:0]
	for i, w := range words {
		if !slices.Contains(words[:i], w) {
			j.byWord[w] = append(j.byWord[w], c)
		}
		initials = append(initials, w[0])
	}
	if len(words) > 1 {
		j.byWord[string(initials)] = append(j.byWord[string(initials)], c)
	}
	if place != "" {
		j.byPlace[place] = c
	}
}

// find is the chain that e belongs to, or -1. Of several it is the one with the role
// that e has ("President Holt" is not Mayor Holt), else the one named last before e.
func (j *joiner) find(e *document.Entity, words []string, g gender, at int) int {
	if e.Place != "" {
		if c, ok := j.byPlace[e.Place]; ok {
			return c
		}
		return -1
	}
	if len(words) == 0 {
		return -1
	}
	best, bestRole := -1, false
	for _, c := range j.byWord[words[len(words)-1]] {
		ch := &j.chains[c]
		if ch.entity.Place != "" || !compatible(ch.entity.Type, e.Type) || !ch.gender.agrees(g) || !alias(ch.words, words) {
			continue
		}
		switch role := sameOffice(ch.entity.Role, e.Role); {
		case best < 0 || role && !bestRole:
			best, bestRole = c, role
		case role == bestRole && ch.last < at && (j.chains[best].last > at || ch.last > j.chains[best].last):
			best = c
		}
	}
	if best < 0 && len(words) == 1 {
		return j.firstNameOf(words[0])
	}
	return best
}

// sameOffice reports whether two roles end in the same word.
func sameOffice(a, b string) bool {
	return a != "" && strings.EqualFold(a[strings.LastIndexByte(a, ' ')+1:], b[strings.LastIndexByte(b, ' ')+1:])
}

// firstNameOf is the chain of the only person whose name begins with word, or -1.
func (j *joiner) firstNameOf(word string) int {
	found := -1
	for _, c := range j.byWord[word] {
		ch := &j.chains[c]
		if ch.entity.Type != document.PER || len(ch.words) < 2 || ch.words[0] != word {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = c
	}
	return found
}

func compatible(a, b document.EntityType) bool {
	return a == b || a == document.MISC || b == document.MISC ||
		a == document.PER && b == document.LOC || a == document.PER && b == document.ORG
}

// know adds what e knows to entity c.
func know(c, e *document.Entity) {
	if c.Role == "" {
		c.Role = e.Role
	}
	if c.Place == "" {
		c.Place = e.Place
	}
	if c.Type == document.MISC && e.Type != document.MISC {
		c.Type = e.Type
	}
}

// addMention adds a mention of entity to d, out of order.
func addMention(d *document.Document, first, last, head, entity int, form document.Form) {
	d.Mentions = append(d.Mentions, document.Mention{
		Span:  text.Span{Start: d.Tokens[first].Span.Start, End: d.Tokens[last-1].Span.End},
		First: first, Last: last, Head: head, Entity: entity, Form: form,
	})
}

// sortMentions puts mentions into the order of the text and entities into the
// order of their first mention, and lets them point at each other again.
func sortMentions(d *document.Document) {
	slices.SortStableFunc(d.Mentions, func(a, b document.Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.Last - a.Last
	})
	order := make([]int, 0, len(d.Entities))
	at := make([]int, len(d.Entities))
	for i := range at {
		at[i] = -1
	}
	for m := range d.Mentions {
		if e := d.Mentions[m].Entity; at[e] < 0 {
			at[e] = len(order)
			order = append(order, e)
		}
	}
	sorted := make([]document.Entity, len(order))
	for i, e := range order {
		sorted[i] = d.Entities[e]
	}
	for m := range d.Mentions {
		d.Mentions[m].Entity = at[d.Mentions[m].Entity]
	}
	d.Entities = sorted
	linkMentions(d)
}
